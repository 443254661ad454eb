"""Takes the pictures of the page in docs/: python tests/benchmarks/screenshot.py.

Builds the corpus that ships, opens its page and pictures who refused to sign the main agreement, the matrix
of its positions, a path between two people in dark colours, and the first view of a phone.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

CHECKOUT = Path(__file__).resolve().parents[2]
DOCS = CHECKOUT / "docs"
PATH = ("Emmanuel Macron", "JD Vance")
"""The two people between whom a path is shown."""


def take(file: Path, folder: Path) -> None:
    """Take the pictures of the page in the file."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = _opened(browser, file, "#view=matrix")
        page.screenshot(path=folder / "explorer-positions.png")
        page.locator("td button.refusal").last.click()
        finding = page.url.partition("selected=")[2].partition("&")[0]
        _opened(browser, file, f"#selected={finding}").screenshot(path=folder / "explorer.png")
        page = _opened(browser, file, "#dark=true")
        for name in PATH:
            page.fill("#search", name)
            page.keyboard.press("Enter")
            if name == PATH[0]:
                page.get_by_role("button", name="Path to").click()
        page.locator("#panel summary").nth(2).click()
        page.locator("#panel .path").click(position={"x": 1, "y": 1})
        page.screenshot(path=folder / "explorer-path.png")
        _opened(browser, file, "", 390, 700).screenshot(path=folder / "explorer-phone.png")
        browser.close()


def _opened(browser: Browser, file: Path, fragment: str, width: int = 1380, height: int = 700) -> Page:
    page = browser.new_page(
        viewport={"width": width, "height": height}, color_scheme="light", reduced_motion="reduce"
    )
    page.goto(file.as_uri() + fragment)
    page.wait_for_selector("html[data-ready]")
    page.wait_for_timeout(300)
    return page


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        dossier = Path(temporary) / "dossier"
        subprocess.run([sys.executable, "-m", "accordgraph", "build", "-o", str(dossier)], check=True)
        DOCS.mkdir(exist_ok=True)
        take(dossier / "graph.html", DOCS)
