from __future__ import annotations

import csv
import io
import json
import re
import runpy
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright
from rdflib import Graph

from accordgraph import explorer
from accordgraph.explorer.page import Page as PyvisPage
from accordgraph.explorer.view import view
from accordgraph.model import Claim, Document, Figure, Occurrence, Office, Phrase
from accordgraph.network import to_networkx
from accordgraph.query import query
from accordgraph.rdf import to_graph
from accordgraph.reconcile import reconcile
from accordgraph.reconcile.values import Reason
from example_graph import (
    CHARTER,
    FRANCE,
    GB,
    INDIA,
    JAPAN,
    KENYA,
    MARA,
    SUMMIT,
    UNION,
    US,
    WIRE,
    claim,
    document,
    entity,
    example_graph,
    quotation,
)

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
def graph() -> Graph:
    return example_graph()


@pytest.fixture(scope="module")
def html(graph: Graph) -> str:
    return explorer.page(graph)


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


def place(page: Page, id_: str) -> dict[str, float]:
    """Where a node is drawn, in pixels of the canvas."""
    at: dict[str, float] = page.evaluate(
        """id => {
            const graph = document.querySelector(".canvas").graph;
            return graph.canvasToDOM(graph.getPositions([id])[id]);
        }""",
        id_,
    )
    return at


def click_node(page: Page, id_: str) -> None:
    box = page.locator(".canvas canvas").bounding_box()
    assert box
    at = place(page, id_)
    page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])


def canvas(page: Page) -> Any:
    """Labels of the nodes that are drawn, by id."""
    return page.evaluate(
        """() => Object.fromEntries(document.querySelector(".canvas").graph.body.data.nodes.get()
            .map(node => [node.id, node.label.replaceAll("\\n", " ")]))"""
    )


def saved(page: Page, take: Callable[[], None]) -> bytes:
    with page.expect_download() as download:
        take()
    return Path(download.value.path()).read_bytes()


def rows(page: Page, take: Callable[[], None]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(saved(page, take).decode())))


def take(page: Page, kind: str) -> None:
    page.get_by_text("Save", exact=True).click()
    page.locator(f"[data-take={kind}]").click()


def taken_text(page: Page) -> str:
    text = page.locator("#dialog-text").input_value()
    page.locator("#dialog-close").click()
    return text


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


def test_explorer_page_is_a_pyvis_network(html: str) -> None:
    page = PyvisPage(view(to_networkx(example_graph())))
    assert page.num_nodes() == 11
    assert page.get_node(short(US.id))["label"] == "United States"
    assert page.generate_html() == html


def test_explorer_vendored_scripts_are_unchanged() -> None:
    obtain = runpy.run_path(str(Path(__file__).parent / "vendor" / "obtain.py"))
    assert list(obtain["wrong"]()) == []


def test_explorer_view_of_a_large_graph_holds_its_best_connected_part() -> None:
    data = view(to_networkx(example_graph()), embedded=3)
    assert data["counts"]["entities"] == 11
    assert data["nodes"][0][0] == short(CHARTER.id)
    assert len(data["nodes"]) == 3
    assert all(row[1] < 3 for row in data["findings"])


def test_explorer_view_tells_equal_labels_apart() -> None:
    published = [("Coastal Wire", "2031-03-04"), ("Coastal Wire", "2032-05-06"), ("Quay Notes", "2032-06-07")]
    sources = [
        document(f"{n}.txt", f"Text {n}.", publisher=publisher, date=date)
        for n, (publisher, date) in enumerate(published)
    ]
    names = ["0 final text", "1 Final text", "1 joint note", "2 joint note", "0 plain", "0 plain", "2 other"]
    claims = [
        claim(source, "position", FRANCE, "signed", agreement, source.text, "Text")
        for number, name in enumerate(names)
        for source in [sources[int(name[0])]]
        for agreement in [entity("Agreement", str(number), name[2:])]
    ]
    shown = view(to_networkx(to_graph(reconcile(claims, sources), sources)))
    assert sorted(row[2] for row in shown["nodes"] if row[1] == 3) == [
        "Final text (2032)",
        "final text (2031)",
        "joint note (Coastal Wire)",
        "joint note (Quay Notes)",
        "other",
        "plain (1)",
        "plain (2)",
    ]


def test_explorer_words_every_reason_of_a_disagreement(html: str) -> None:
    worded = re.search(r"const REASON_WORDS = \{(.*?)\};", html, re.DOTALL)
    assert worded
    assert set(re.findall(r"(\w+): \"", worded[1])) == set(get_args(Reason))


@pytest.mark.browser
def test_explorer_opens_with_title_counts_and_legend(opened: Opened) -> None:
    page = opened.page
    assert "who refused" in page.title()
    assert "15 claims from 3 documents" in page.inner_text("#summary")
    legend = page.inner_text("#filters")
    assert all(word in legend for word in ("Country", "Agreement", "refused to sign", "Coastal Wire"))
    assert page.evaluate("document.querySelector('.canvas canvas').clientWidth") > 900
    assert canvas(page)[short(GB.id)] == "United Kingdom"


@pytest.mark.browser
def test_explorer_click_on_a_node_shows_its_claims_with_the_exact_words(opened: Opened) -> None:
    page = opened.page
    click_node(page, short(US.id))
    panel = page.locator("#panel")
    assert panel.locator("h2").inner_text() == "United States"
    assert f"selected={short(US.id)}".replace("/", "%2F") in page.url
    panel.locator(".stance.refusal summary").click()
    evidence = panel.locator(".stance.refusal .evidence").first
    assert "Coastal Wire" in evidence.inner_text()
    assert "2031-03-04" in evidence.inner_text()
    assert evidence.locator("mark").all_inner_texts() == ["refused"]
    assert evidence.get_by_text("Original").get_attribute("href") == "https://wire.example/a?b=1&c=2"
    snapshot = evidence.get_by_text("Passage in the snapshot").get_attribute("href")
    assert snapshot and snapshot.startswith(
        f"documents/{WIRE.id.rpartition('/')[2]}.txt#:~:text=The%20United"
    )
    opened.shot("node")


@pytest.mark.browser
def test_explorer_legend_gives_way_to_the_panel_in_a_middle_window(opener: Opener, file: Path) -> None:
    page = opener(file, size=(1024, 768)).page
    assert page.locator("#filters").is_visible()
    page.evaluate("id => { location.hash = `selected=${id}`; }", short(US.id))
    page.wait_for_selector("#panel h2")
    assert not page.locator("#filters").is_visible()
    page.get_by_role("button", name="Filters").click()
    page.locator("input[data-filter=statuses][value=planned]").uncheck()
    assert "14 claims" in page.inner_text("#status")


@pytest.mark.browser
def test_explorer_drawing_stays_in_place_when_the_panel_opens(opened: Opened) -> None:
    page = opened.page
    before = place(page, short(FRANCE.id))
    click_node(page, short(FRANCE.id))
    assert place(page, short(FRANCE.id)) == pytest.approx(before, abs=2)
    click_node(page, short(CHARTER.id))
    assert place(page, short(FRANCE.id)) == pytest.approx(before, abs=2)


@pytest.mark.browser
def test_explorer_brings_what_the_panel_would_cover_into_view(opened: Opened) -> None:
    page = opened.page
    click_node(page, short(US.id))
    box = page.locator(".canvas canvas").bounding_box()
    assert box
    assert 0 < place(page, short(US.id))["x"] < box["width"]


@pytest.mark.browser
def test_explorer_click_on_an_edge_shows_its_claims(opened: Opened) -> None:
    page = opened.page
    box = page.locator(".canvas canvas").bounding_box()
    assert box
    at = page.evaluate(
        """([from, to]) => {
            const graph = document.querySelector(".canvas").graph;
            const points = graph.getPositions([from, to]);
            const middle = ["x", "y"].map(axis => (points[from][axis] + points[to][axis]) / 2);
            return graph.canvasToDOM({ x: middle[0], y: middle[1] });
        }""",
        [short(GB.id), short(CHARTER.id)],
    )
    page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])
    heading = page.locator("#panel h2").inner_text()
    assert heading == "United Kingdom refused to sign Harbour Charter"
    assert "1 independent source" in page.inner_text("#panel")


@pytest.mark.browser
def test_explorer_hint_says_what_is_under_the_pointer(opened: Opened) -> None:
    page = opened.page
    box = page.locator(".canvas canvas").bounding_box()
    assert box
    at = place(page, short(US.id))
    page.mouse.move(box["x"] + at["x"], box["y"] + at["y"])
    page.wait_for_selector(".tip", state="visible")
    assert page.inner_text(".tip") == "United States · Country · 3 claims"


@pytest.mark.browser
def test_explorer_drawing_moves_and_zooms_with_the_keyboard(opened: Opened) -> None:
    page = opened.page
    before = place(page, short(US.id))
    page.locator(".canvas .vis-network").focus()
    page.keyboard.press("ArrowRight")
    moved = place(page, short(US.id))
    assert round(moved["x"] - before["x"]) == -60
    page.keyboard.press("+")
    page.get_by_role("button", name="Zoom out").click()
    page.get_by_role("button", name="Main", exact=True).click()
    assert place(page, short(US.id)) == pytest.approx(before, abs=2)


def edges_drawn(page: Page) -> set[str]:
    """The findings whose edges are drawn."""
    return set(
        page.evaluate(
            """() => document.querySelector(".canvas").graph.body.data.edges.get()
                .filter(edge => !edge.hidden).map(edge => edge.id)"""
        )
    )


@pytest.mark.browser
def test_explorer_draws_one_line_for_a_block_on_a_phone(opener: Opener, file: Path) -> None:
    wide = edges_drawn(opener(file).page)
    page = opener(file, size=(390, 844)).page
    narrow = edges_drawn(page)
    assert narrow < wide
    drawing = ElementTree.fromstring(saved(page, lambda: take(page, "svg")))
    lines = {f"{{http://www.w3.org/2000/svg}}{name}" for name in ("line", "polyline")}
    assert len([element for element in drawing.iter() if element.tag in lines]) == len(narrow) + 3
    page.evaluate("id => { location.hash = `selected=${id}`; }", short(US.id))
    page.wait_for_selector("#panel h2")
    assert narrow < edges_drawn(page)


@pytest.mark.browser
def test_explorer_shows_both_sides_of_a_disagreement(opener: Opener, file: Path) -> None:
    opened = opener(file, f"#selected={short(CHARTER.id)}")
    panel = opened.page.locator("#panel")
    assert "disagreement" in panel.locator(".kind .badge").inner_text()
    conflict = panel.locator(".conflict", has_text="United States")
    assert conflict.locator(".sides li").count() == 2
    assert "Coastal Wire" in conflict.inner_text()
    assert "Quay Notes" in conflict.inner_text()
    opened.shot("disagreement")


@pytest.mark.browser
def test_explorer_compares_variants_of_a_quotation(opener: Opener, file: Path) -> None:
    opened = opener(file, f"#selected={short(MARA.id)}")
    variants = opened.page.locator("#panel .variants")
    assert "2 versions" in variants.inner_text()
    texts = variants.locator(".what").all_inner_texts()
    assert [text.strip("“” ") for text in texts] == [
        "Ports belong to everybody who sails.",
        "Ports belong to everybody, who sails.",
    ]
    assert variants.locator("del").all_inner_texts() == ["who sails."]


@pytest.mark.browser
def test_explorer_link_to_an_original_is_http_only(opener: Opener, file: Path) -> None:
    opened = opener(file, f"#selected={short(UNION.id)}")
    opened.page.locator("#panel .stance summary").click()
    assert "Quay Notes" in opened.page.inner_text("#panel .evidence")
    assert opened.page.locator("#panel a", has_text="Original").count() == 0


@pytest.mark.browser
def test_explorer_search_works_with_the_keyboard(opened: Opened) -> None:
    page = opened.page
    page.keyboard.press("/")
    page.keyboard.type("united")
    options = page.locator("#results [role=option]")
    assert options.count() == 2
    page.keyboard.press("ArrowDown")
    chosen = options.nth(1).inner_text()
    assert options.nth(1).get_attribute("aria-selected") == "true"
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() in chosen
    assert not page.locator("#results").is_visible()
    page.keyboard.press("Escape")
    page.locator("#panel .close").click()
    assert not page.locator("#panel").is_visible()


@pytest.mark.browser
@pytest.mark.parametrize(
    ("query", "heading"),
    [
        ("washington", "United States"),
        ("harbour ch", "Harbour Charter"),
        ("everybody who sails", "Mara Lind stated “Ports belong to everybody who sails.”"),
    ],
)
def test_explorer_search_finds_names_agreements_and_quotes(opened: Opened, query: str, heading: str) -> None:
    opened.page.fill("#search", query)
    opened.page.keyboard.press("Enter")
    assert opened.page.locator("#panel h2").inner_text() == heading


@pytest.mark.browser
def test_explorer_search_says_that_nothing_is_found(opened: Opened) -> None:
    opened.page.fill("#search", "zzz")
    assert opened.page.inner_text("#results") == "Nothing found"


FILTERS = [
    ("types", "Person", lambda row: row["Subject"] != "Mara Lind"),
    ("predicates", "refusedToSign", lambda row: row["Predicate"] != "refused to sign"),
    ("statuses", "planned", lambda row: row["Status"] != "planned"),
    ("outlets", "Coastal Wire", lambda row: row["Source"] != "Coastal Wire"),
]


@pytest.mark.browser
@pytest.mark.parametrize(("key", "value", "kept"), FILTERS)
def test_explorer_legend_filters(
    opened: Opened, key: str, value: str, kept: Callable[[dict[str, str]], bool]
) -> None:
    page = opened.page
    everything = rows(page, lambda: take(page, "csv"))
    box = page.locator(f"input[data-filter={key}][value='{value}']")
    box.uncheck()
    left = rows(page, lambda: take(page, "csv"))
    assert left == [row for row in everything if kept(row)]
    assert 0 < len(left) < len(everything)
    box.check()
    assert rows(page, lambda: take(page, "csv")) == everything


@pytest.mark.browser
def test_explorer_finds_a_source_among_many_in_the_legend(opener: Opener, tmp_path: Path) -> None:
    sources = [document(f"{n}.txt", f"Text {n}.", publisher=f"Outlet {n}") for n in range(130)]
    claims = [claim(source, "position", FRANCE, "signed", CHARTER, source.text, "Text") for source in sources]
    explorer.write(to_graph(reconcile(claims, sources), sources), tmp_path / "graph.html")
    page = opener(tmp_path / "graph.html").page
    page.locator("#filters summary", has_text="Sources").click()
    boxes = page.locator("[data-filter=outlets]")
    assert boxes.count() == 100
    assert "and 30 more" in page.inner_text("#filters")
    page.get_by_label("Find in: Sources").fill("outlet 127")
    assert boxes.count() == 1
    boxes.uncheck()
    assert "129 claims" in page.inner_text("#status")
    page.get_by_label("Find in: Sources").fill("")
    page.get_by_label("Find in: Sources").fill("127")
    assert not boxes.is_checked()


@pytest.mark.browser
def test_explorer_panel_counts_documents_that_share_text_as_one_source(
    opener: Opener, tmp_path: Path
) -> None:
    words = " ".join(f"word{number}" for number in range(60))
    copied = [document(f"{n}.txt", f"France signed it. {words} {n}") for n in range(2)]
    sources = [*copied, document("own.txt", "France signed it, we hear.")]
    claims = [claim(each, "position", FRANCE, "signed", CHARTER, each.text[:16]) for each in sources]
    for count, expected in (
        (2, "1 independent source, in 2 documents that share text"),
        (3, "2 independent"),
    ):
        graph = to_graph(reconcile(claims[:count], sources[:count]), sources[:count])
        explorer.write(graph, tmp_path / f"{count}.html")
        page = opener(tmp_path / f"{count}.html", f"#selected={short(FRANCE.id)}").page
        assert expected in page.inner_text("#panel")


@pytest.mark.browser
def test_explorer_legend_leaves_one_of_many(opened: Opened) -> None:
    page = opened.page
    page.get_by_role("button", name="None: What is claimed").click()
    assert "0 claims" in page.inner_text("#status")
    page.locator("input[data-filter=predicates][value=refusedToSign]").check()
    assert set(canvas(page)) == {short(entity.id) for entity in (US, GB, CHARTER)}
    page.get_by_role("button", name="All: What is claimed").click()
    assert len(canvas(page)) == 11


@pytest.mark.browser
def test_explorer_filtering_a_type_takes_its_nodes_off_the_drawing(opened: Opened) -> None:
    assert short(MARA.id) in canvas(opened.page)
    opened.page.locator("input[data-filter=types][value=Person]").uncheck()
    assert short(MARA.id) not in canvas(opened.page)
    assert short(FRANCE.id) in canvas(opened.page)


@pytest.mark.browser
def test_explorer_sliders_narrow_dates_and_confidence(opened: Opened) -> None:
    page = opened.page
    page.locator("#from").focus()
    page.keyboard.press("ArrowRight")
    assert {row["Date"] for row in rows(page, lambda: take(page, "csv"))} == {"2031-03-09"}
    page.locator("#from").focus()
    page.keyboard.press("ArrowLeft")
    page.locator("#confidence").fill("0.8")
    confidences = [float(row["Confidence"]) for row in rows(page, lambda: take(page, "csv"))]
    assert len(confidences) == 13
    assert min(confidences) >= 0.8


@pytest.mark.browser
def test_explorer_shows_only_the_neighbours_and_all_again(opener: Opener, file: Path) -> None:
    page = opener(file, f"#selected={short(FRANCE.id)}").page
    page.get_by_role("button", name="Only its 2 neighbours").click()
    assert set(canvas(page)) == {short(e.id) for e in (FRANCE, MARA, CHARTER)}
    page.get_by_role("button", name="Show the others again").click()
    assert len(canvas(page)) == 11


@pytest.mark.browser
def test_explorer_adds_hidden_neighbours_on_demand(opener: Opener, file: Path) -> None:
    page = opener(file, "#limit=1").page
    assert set(canvas(page)) == {short(CHARTER.id)}
    assert "Showing 1 of 11" in page.inner_text("#status")
    click_node(page, short(CHARTER.id))
    page.get_by_role("button", name="Add hidden neighbours").click()
    assert set(canvas(page)) == {short(e.id) for e in (CHARTER, US, GB, FRANCE, JAPAN, INDIA, KENYA)}
    page.get_by_role("button", name="Show more").click()
    assert len(canvas(page)) == 11


@pytest.mark.browser
def test_explorer_gathers_the_neighbours_around_the_one_they_belong_to(opener: Opener, file: Path) -> None:
    page = opener(file, f"#around={short(CHARTER.id)}").page
    charter = place(page, short(CHARTER.id))
    ring = [place(page, id_) for id_ in canvas(page) if id_ != short(CHARTER.id)]
    assert len(ring) == 6
    assert min(at["x"] for at in ring) < charter["x"] < max(at["x"] for at in ring)
    assert min(at["y"] for at in ring) < charter["y"] < max(at["y"] for at in ring)


@pytest.mark.browser
def test_explorer_finds_the_shortest_path_between_two(opener: Opener, file: Path) -> None:
    opened = opener(file, f"#selected={short(MARA.id)}")
    page = opened.page
    page.get_by_role("button", name="Path to").click()
    page.fill("#search", "japan")
    page.keyboard.press("Enter")
    panel = page.locator("#panel")
    assert panel.locator("h2").inner_text() == "From Mara Lind to Japan"
    steps = panel.locator("li .what").all_inner_texts()
    assert steps == [
        "Mara Lind holds the role Minister, France",
        "France signed Harbour Charter",
        "Japan signed Harbour Charter",
    ]
    assert set(canvas(page)) == {short(e.id) for e in (MARA, FRANCE, CHARTER, JAPAN)}
    assert "Showing the path" in page.inner_text("#status")
    opened.shot("path")
    page.locator("#panel .close").click()
    assert len(canvas(page)) == 11


@pytest.mark.browser
def test_explorer_says_where_no_path_leads(opener: Opener, file: Path) -> None:
    page = opener(file, f"#path={short(MARA.id)}&path={short(UNION.id)}").page
    assert page.locator("#panel h2").inner_text() == "No path"


@pytest.mark.browser
def test_explorer_state_comes_back_with_the_link(opener: Opener, file: Path) -> None:
    first = opener(file).page
    first.locator("input[data-filter=outlets][value='Quay Notes']").uncheck()
    first.locator("#confidence").fill("0.7")
    first.get_by_role("button", name="Table").click()
    first.get_by_role("group", name="Table").get_by_role("button", name="Claims").click()
    first.locator("[data-column=Subject]").click()
    first.locator("tbody button").first.click()
    first.get_by_role("button", name="Dark").click()
    again = opener(file, "#" + first.url.partition("#")[2]).page
    for selector in ("#view", "#panel", "#filters", "#status"):
        assert again.locator(selector).inner_text() == first.locator(selector).inner_text()
    assert again.evaluate("document.documentElement.dataset.theme") == "dark"
    assert not again.locator("input[data-filter=outlets][value='Quay Notes']").is_checked()
    first.reload()
    first.wait_for_selector("html[data-ready]")
    assert first.locator("#view").inner_text() == again.locator("#view").inner_text()


@pytest.mark.browser
def test_explorer_reset_shows_everything_again(opener: Opener, file: Path) -> None:
    page = opener(
        file, f"#types=Person&predicates=signed&confidence=0.9&selected={short(US.id)}&from=2031-03-05"
    ).page
    assert len(canvas(page)) < 11
    page.get_by_role("button", name="Reset").click()
    assert len(canvas(page)) == 11
    assert not page.locator("#panel").is_visible()
    assert page.url.endswith("#")


@pytest.mark.browser
def test_explorer_ignores_a_fragment_that_means_nothing(opener: Opener, file: Path) -> None:
    fragment = (
        "#selected=entity/none&view=x&sort=99&limit=-4&confidence=abc&path=1&types=%00&table=constructor&%%"
    )
    assert len(canvas(opener(file, fragment).page)) == 11


@pytest.mark.browser
def test_explorer_table_sorts_with_the_keyboard_and_saves_what_it_shows(opener: Opener, file: Path) -> None:
    opened = opener(file, "#view=table")
    page = opened.page
    heads = page.locator("thead button")
    assert heads.all_inner_texts()[:3] == ["Name", "Type", "Findings"]
    page.locator("[data-column=Name]").focus()
    page.keyboard.press("Enter")
    names = page.locator("tbody th").all_inner_texts()
    assert names == sorted(names, key=str.casefold)
    assert page.locator("th[aria-sort=ascending]").count() == 1
    page.keyboard.press("Enter")
    assert page.locator("tbody th").all_inner_texts() == names[::-1]
    csv_rows = rows(page, lambda: page.get_by_role("button", name="Save as CSV").click())
    assert [row["Name"] for row in csv_rows] == names[::-1]
    opened.shot("table")


@pytest.mark.browser
def test_explorer_table_of_quotes_names_speakers_and_sources(opener: Opener, file: Path) -> None:
    page = opener(file, "#view=table&table=quotes").page
    assert page.locator("tbody tr").count() == 2
    page.get_by_role("button", name="Copy", exact=True).click()
    lines = taken_text(page).splitlines()
    assert lines[0].split("\t")[:2] == ["Speaker", "Words"]
    assert len(lines) == 3


@pytest.mark.browser
def test_explorer_timeline_counts_claims_by_day(opener: Opener, file: Path) -> None:
    opened = opener(file, "#view=timeline")
    page = opened.page
    days = page.locator(".timeline summary")
    assert [day.split("\n")[0] for day in days.all_inner_texts()] == ["2031-03-04", "2031-03-09", "undated"]
    assert "10 claims" in days.first.inner_text()
    days.first.click()
    page.get_by_role("button", name="France signed Harbour Charter").click()
    assert "France signed" in page.locator("#panel h2").inner_text()
    opened.shot("timeline")


@pytest.mark.browser
def test_explorer_timeline_of_many_days_goes_by_month(opener: Opener, tmp_path: Path) -> None:
    days = [f"2031-{month:02}-{day:02}" for month in (3, 4) for day in range(1, 31)] + ["2031-05-01"]
    sources = [document(f"{day}.txt", f"Text of {day}.", date=day) for day in days]
    claims = [claim(source, "position", FRANCE, "signed", CHARTER, source.text, "Text") for source in sources]
    explorer.write(to_graph(reconcile(claims, sources), sources), tmp_path / "graph.html")
    page = opener(tmp_path / "graph.html", "#view=timeline").page
    months = page.locator(".timeline summary")
    assert [month.split("\n")[0] for month in months.all_inner_texts()] == ["2031-03", "2031-04", "2031-05"]
    months.first.click()
    assert page.locator(".timeline li li").first.inner_text().endswith("2031-03-01")


@pytest.mark.browser
def test_explorer_matrix_shows_actors_by_position(opener: Opener, file: Path) -> None:
    opened = opener(file, "#view=matrix")
    page = opened.page
    assert page.locator("#agreement").input_value() == short(CHARTER.id)
    assert page.locator("thead th").all_inner_texts() == ["Actor", "signed", "refused to sign"]
    row = page.locator("tbody tr", has_text="United States")
    assert row.locator("td button").all_inner_texts() == ["● 1 claim ≠", "● 2 claims ≠"]
    assert "Quay Notes" in row.locator("td").first.inner_text()
    assert "planned" in page.locator("tbody tr", has_text="Kenya").inner_text()
    opened.shot("matrix")
    page.locator("#agreement").select_option(label="deeper quays")
    assert page.locator("tbody th").all_inner_texts() == ["Port Union"]


@pytest.mark.browser
def test_explorer_saves_pictures(opened: Opened) -> None:
    page = opened.page
    assert saved(page, lambda: take(page, "png")).startswith(b"\x89PNG")
    drawing = ElementTree.fromstring(saved(page, lambda: take(page, "svg")))
    texts = ["".join(element.itertext()) for element in drawing.iter("{http://www.w3.org/2000/svg}text")]
    assert {"Japan", "Harbour Charter ≠"} <= set(texts)


SELECTIONS = [
    "",
    "types=Person",
    "types=Agreement",
    "predicates=signed&predicates=stated",
    "statuses=planned",
    "outlets=Quay+Notes",
    "from=2031-03-05",
    "to=2031-03-04",
    "confidence=0.8",
    f"around={short(FRANCE.id)}",
    f"around={short(CHARTER.id)}&statuses=planned&confidence=0.65&from=2031-01-01&outlets=Quay+Notes",
    "predicates=refusedToSign&types=Event&types=Person&to=2031-03-09",
]


@pytest.mark.browser
@pytest.mark.parametrize("selection", SELECTIONS)
def test_explorer_query_behind_the_selection_returns_the_same(
    opener: Opener, file: Path, graph: Graph, selection: str
) -> None:
    page = opener(file, f"#{selection}").page
    shown = sorted(row["Claim IRI"] for row in rows(page, lambda: take(page, "csv")))
    take(page, "sparql")
    answer = query(graph, taken_text(page))
    assert answer.variables[0] == "claim"
    assert sorted(str(row[0]) for row in answer.rows) == shown
    assert shown


@pytest.mark.browser
def test_explorer_query_behind_one_entity_returns_its_claims(
    opener: Opener, file: Path, graph: Graph
) -> None:
    page = opener(file, f"#selected={short(US.id)}").page
    page.locator("#panel").get_by_role("button", name="Copy as SPARQL").click()
    answer = query(graph, taken_text(page))
    assert len(answer.rows) == 3


VIEWS = ("graph", "table", "timeline", "matrix")
SIZES = {"wide": (1440, 900), "middle": (1024, 768), "phone": (390, 844)}


@pytest.mark.browser
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", VIEWS)
def test_explorer_is_accessible_and_fits(opener: Opener, file: Path, name: str, dark: bool) -> None:
    for size, (width, height) in SIZES.items():
        opened = opener(file, f"#view={name}", (width, height), dark)
        page = opened.page
        shot = f"{name}-{size}-{'dark' if dark else 'light'}"
        opened.shot(shot)
        page.fill("#search", "united")
        page.keyboard.press("Enter")
        for summary in page.locator("#panel summary").all():
            summary.click()
        opened.shot(f"{shot}-panel")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert _violations(page) == []


def _violations(page: Page) -> list[str]:
    """What axe-core finds that is serious or critical, with the elements."""
    page.evaluate((Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("axe.run({ resultTypes: ['violations'] })")["violations"]
    return [
        f"{violation['id']}: {violation['help']}: {[node['html'][:200] for node in violation['nodes']]}"
        for violation in found
        if violation["impact"] in ("serious", "critical")
    ]


@pytest.mark.browser
@pytest.mark.parametrize("name", VIEWS)
def test_explorer_keyboard_goes_through_the_whole_page_and_out_again(
    opener: Opener, file: Path, name: str
) -> None:
    page = opener(file, f"#view={name}&selected={short(US.id)}").page
    seen: list[list[Any]] = []
    for _ in range(200):
        page.keyboard.press("Tab")
        at = page.evaluate(
            """() => {
                const focused = document.activeElement;
                if (focused === document.body) return null;
                focused.dataset.stop ??= String(document.querySelectorAll("[data-stop]").length);
                const style = getComputedStyle(focused);
                const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
                return [focused.dataset.stop, outlined, focused.outerHTML.slice(0, 80)];
            }"""
        )
        if at is None or (seen and at[0] == seen[0][0]):
            break
        seen.append(at)
    else:
        pytest.fail("the focus never leaves the page")
    assert len({stop for stop, *_ in seen}) == len(seen) > 20
    assert [html for _, outlined, html in seen if not outlined] == []


@pytest.mark.browser
@pytest.mark.parametrize("name", VIEWS)
def test_explorer_shows_hostile_text_as_text(
    opener: Opener, tmp_path: Path, checkout: Path, name: str
) -> None:
    injections = json.loads((checkout / "tests" / "data" / "injections.json").read_text(encoding="utf-8"))
    texts, graph = injections["texts"], hostile_graph(**injections)
    explorer.write(graph, tmp_path / "graph.html")
    opened = opener(tmp_path / "graph.html", f"#view={name}&limit=1000&table=claims")
    page = opened.page
    assert page.evaluate("document.querySelectorAll('script').length") == 4
    assert (
        page.evaluate("document.querySelectorAll('img, svg, iframe, link, form, base, object, embed').length")
        == 0
    )
    opened.shot(f"hostile-{name}")
    for number in range(len(texts) if name == "graph" else 3):
        page.evaluate(
            "fragment => { location.hash = fragment; }", f"view={name}&selected=entity/person/{number}"
        )
        page.wait_for_function(
            "number => document.querySelector('#panel h2')?.textContent.length", arg=number
        )
        if texts[number].isprintable():
            assert page.locator("#panel h2").text_content() == texts[number]
        for summary in page.locator("#panel summary").all():
            summary.click()
    for link in page.locator("#panel a").all():
        assert (link.get_attribute("href") or "").startswith(("http://", "https://", "documents/"))
    take(page, "svg")
    take(page, "sparql")
    query(graph, taken_text(page))
    assert page.evaluate("document.querySelectorAll('script').length") == 4


def hostile_graph(texts: list[str], urls: list[str]) -> Graph:
    """A graph in which each text is a name, a title, a path, a quote and the words of a claim."""
    documents: list[Document] = []
    claims: list[Claim] = []
    for number, text in enumerate(texts):
        url = urls[number % len(urls)]
        source = document(
            text,
            f"{text} {number} {text}",
            title=text,
            publisher=text,
            author=text,
            url=url,
            date="2031-03-04",
        )
        person = entity("Person", str(number), text, text + " again")
        documents.append(source)
        claims += [
            claim(source, "position", person, "signed", CHARTER, source.text, text),
            claim(source, "position", person, "pledged", Phrase(text), source.text, text),
            claim(source, "quotation", person, "stated", quotation(source, text), source.text),
            claim(source, "role", person, "holdsRole", Office(UNION, text), source.text, text),
            claim(source, "figure", person, "members", Figure(number, text), source.text, text),
            claim(source, "event", SUMMIT, "tookPlace", Occurrence(text), source.text, text),
        ]
    return to_graph(reconcile(claims, documents), documents)
