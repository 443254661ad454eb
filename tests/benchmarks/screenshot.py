"""Takes the picture of the page that the README shows: python tests/benchmarks/screenshot.py.

Builds the corpus that ships, opens its page, picks who refused to sign the main agreement, and writes
docs/explorer.png.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

CHECKOUT = Path(__file__).resolve().parents[2]
PICTURE = CHECKOUT / "docs" / "explorer.png"


def take(page_file: Path, picture: Path) -> None:
    """Open the page, select the first refusal in the panel of the main agreement and take the picture."""
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1380, "height": 700}, color_scheme="light")
        page.goto(page_file.as_uri() + "#view=matrix")
        page.wait_for_selector("html[data-ready]")
        page.locator("td button.refusal").last.click()
        finding = page.url.partition("selected=")[2].partition("&")[0]
        page.goto(page_file.as_uri() + f"#selected={finding}")
        page.reload()
        page.wait_for_selector("html[data-ready]")
        page.wait_for_timeout(500)
        page.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        dossier = Path(folder) / "dossier"
        subprocess.run([sys.executable, "-m", "accordgraph", "build", "-o", str(dossier)], check=True)
        PICTURE.parent.mkdir(exist_ok=True)
        take(dossier / "graph.html", PICTURE)
