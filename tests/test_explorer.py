from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

from accordgraph import explorer
from example_graph import US, example_graph

ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-quic",
)  # fmt: skip
SCREENSHOTS = Path(__file__).parent / "screenshots"


@dataclass
class Opened:
    """A page in the browser, with what it wrote to the console and asked of the network."""

    page: Page
    console: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def shot(self, name: str) -> None:
        SCREENSHOTS.mkdir(exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"{name}.png")


@pytest.fixture(scope="module")
def html() -> str:
    return explorer.page(example_graph())


@pytest.fixture(scope="module")
def file(html: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "graph.html"
    path.write_text(html, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield browser
        browser.close()


Opener = Callable[..., Opened]


@pytest.fixture
def opener(browser: Browser) -> Iterator[Opener]:
    """Opens files; after the test nothing may have been asked of the network or written to the console."""
    contexts = []
    all_opened = []

    def open_(
        file: Path, fragment: str = "", size: tuple[int, int] = (1440, 900), dark: bool = False
    ) -> Opened:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            accept_downloads=True,
        )
        contexts.append(context)
        opened = Opened(context.new_page())
        all_opened.append(opened)

        def blocked(route: Route) -> None:
            if route.request.url.startswith(("file:", "blob:")):
                route.continue_()
            else:
                opened.requests.append(route.request.url)
                route.abort()

        context.route("**/*", blocked)
        opened.page.on("console", lambda message: opened.console.append(message.text))
        opened.page.on("pageerror", lambda error: opened.console.append(str(error)))
        opened.page.on("dialog", lambda dialog: opened.console.append(dialog.message))
        opened.page.goto(file.as_uri() + fragment)
        opened.page.wait_for_selector("html[data-ready]")
        return opened

    yield open_
    for opened in all_opened:
        assert opened.requests == []
        assert opened.console == []
    for context in contexts:
        context.close()


@pytest.fixture
def opened(opener: Opener, file: Path) -> Opened:
    return opener(file)


def click_node(page: Page, id_: str) -> None:
    box = page.locator(".canvas canvas").bounding_box()
    assert box
    at = page.evaluate(
        """id => {
            const graph = document.querySelector(".canvas").graph;
            return graph.canvasToDOM(graph.getPositions([id])[id]);
        }""",
        id_,
    )
    page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])


def short(iri: str) -> str:
    return iri.removeprefix("https://w3id.org/accordgraph/")


def test_explorer_page_is_the_same_for_the_same_graph(html: str) -> None:
    assert explorer.page(example_graph()) == html


def test_explorer_page_forbids_all_but_its_own_scripts(html: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    assert policy[1].startswith("default-src &#39;none&#39;; script-src &#39;sha256-")
    assert "unsafe" not in policy[1]


def test_explorer_write_writes_the_page(html: str, tmp_path: Path) -> None:
    explorer.write(example_graph(), tmp_path / "graph.html")
    assert (tmp_path / "graph.html").read_text(encoding="utf-8") == html


@pytest.mark.browser
def test_explorer_opens_with_title_counts_and_legend(opened: Opened) -> None:
    page = opened.page
    assert "who refused" in page.title()
    assert "15 claims from 3 documents" in page.inner_text("#summary")
    legend = page.inner_text("#filters")
    assert all(word in legend for word in ("Country", "Agreement", "refused to sign", "Coastal Wire"))
    assert page.evaluate("document.querySelector('.canvas canvas').clientWidth") > 900
    opened.shot("graph")


@pytest.mark.browser
def test_explorer_click_on_a_node_shows_its_claims_with_the_exact_words(opener: Opener, file: Path) -> None:
    opened = opener(file)
    page = opened.page
    click_node(page, short(US.id))
    panel = page.locator("#panel")
    assert panel.locator("h2").inner_text() == "United States"
    assert f"selected={short(US.id)}".replace("/", "%2F") in page.url
    panel.locator(".stance.refusal summary").click()
    evidence = panel.locator(".stance.refusal .evidence").first
    assert "Coastal Wire" in evidence.inner_text()
    assert evidence.locator("mark").all_inner_texts() == ["refused"]
    opened.shot("node")
