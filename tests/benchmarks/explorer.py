"""Times the page on graphs of given sizes: python tests/benchmarks/explorer.py 10000 50000.

Each actor takes two positions on agreements and is quoted once, each claim in a sentence of its own.
Prints how long the page takes to be made, its bytes a claim beyond 2 MB, how long it takes to open in
headless Chromium (from the navigation to the drawn graph) and the slowest of some searches.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

from accordgraph import explorer
from accordgraph.model import (
    BASE,
    STANCES,
    Claim,
    ClaimKind,
    Document,
    Entity,
    Evidence,
    Mentions,
    Metadata,
    Quotation,
    Span,
    short_hash,
)
from accordgraph.rdf import to_graph
from accordgraph.reconcile import Reconciled
from accordgraph.reconcile.findings import find

SYLLABLES = ("ka", "lo", "mi", "ren", "sta", "vor", "li", "du", "por", "ne")
SEARCHES = ("ka", "kalo", "porne", "treaty 12", "we will vor", "nothing like this")


def name(number: int) -> str:
    """A name of its own for each number.

    >>> name(7), name(42)
    ('Dukakakaka', 'Mistakakaka')
    """
    digits = f"{number:05}"[::-1]
    return "".join(SYLLABLES[int(digit)] for digit in digits[:5]).capitalize()


def corpus(size: int) -> tuple[list[Document], list[Claim]]:
    """Documents and claims about `size` entities, one in twenty of them an agreement."""
    agreements = [
        Entity(f"{BASE}entity/agreement/{n}", f"{name(n)} Treaty {n}", "Agreement") for n in range(size // 20)
    ]
    actors = [
        Entity(f"{BASE}entity/person/{n}", f"{name(n)} {n}", "Person") for n in range(size - size // 20)
    ]
    documents, claims = [], []
    for first in range(0, len(actors), 20):
        sentences = list(_sentences(actors[first : first + 20], agreements, first))
        text = " ".join(words for words, *_ in sentences)
        date = f"2031-{first % 12 + 1:02}-{first % 28 + 1:02}"
        outlet = f"Outlet {first % 97}"
        metadata = Metadata(f"Report {first}", date, None, outlet, f"https://example.org/{first}")
        document = Document(f"reports/{first}.txt", text, "text/plain", metadata, ())
        documents.append(document)
        at = 0
        for words, subject, predicate, other in sentences:
            claims.append(_claim(document, at, words, subject, predicate, other))
            at += len(words) + 1
    return documents, claims


def _sentences(
    actors: list[Entity], agreements: list[Entity], first: int
) -> Iterator[tuple[str, Entity, str, Entity | None]]:
    for offset, actor in enumerate(actors):
        number = first + offset
        for step in (1, 7):
            agreement = agreements[(number * step) ** 2 % len(agreements)]
            stance = STANCES[(number + step) % len(STANCES)]
            words = f"On that day {actor.label} {stance} {agreement.label}, said two who were in the room."
            yield words, actor, stance, agreement
        yield (
            f"We will {name(number)[::-1]} and not wait, come what may in the year {number}.",
            actor,
            "stated",
            None,
        )


def _claim(
    document: Document, at: int, words: str, subject: Entity, predicate: str, other: Entity | None
) -> Claim:
    evidence = (Evidence(Span(at, at + len(words)), words),)
    place = (Span(at, at + len(words)),)
    said = Quotation(f"{BASE}quotation/{short_hash(document.id, words)}", "direct", "speech", words, place)
    cue = (
        ()
        if other is None
        else (Span(at + words.index(predicate), at + words.index(predicate) + len(predicate)),)
    )
    kind: ClaimKind = "position" if other else "quotation"
    said_in, rule = (document.id, document.path), f"{kind}.example"
    return Claim(
        kind, *said_in, subject, predicate, other or said, "asserted", evidence, 0.8, rule, Mentions(cue=cue)
    )


def measure(size: int, browser_path: str) -> None:
    """Make, open and search a page of this many entities, and print a line."""
    documents, claims = corpus(size)
    known = {document.id: document for document in documents}
    findings = find(claims, known, lambda group: len({claim.document for claim in group}))
    entities = {
        entity.id: entity for c in claims for entity in (c.subject, c.object) if isinstance(entity, Entity)
    }
    sources = {id_: id_.replace("/document/", "/source/") for id_ in known}
    reconciled = Reconciled(tuple(claims), tuple(entities.values()), tuple(findings), (), (), sources)
    graph = to_graph(reconciled, documents)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "graph.html"
        start = time.perf_counter()
        explorer.write(graph, file)
        made = time.perf_counter() - start
        each = (file.stat().st_size - 2_000_000) / len(claims)
        opened, searched = _opened(file, browser_path)
    print(
        f"{size} entities, {len(claims)} claims: made in {made:.1f} s, {each:.0f} bytes a claim beyond 2 MB, "
        f"opened in {opened:.2f} s, slowest search {searched:.0f} ms"
    )


def _opened(file: Path, browser_path: str) -> tuple[float, float]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        start = time.perf_counter()
        page.goto(file.as_uri(), timeout=120_000)
        page.wait_for_selector("html[data-drawn]", timeout=120_000)
        page.evaluate("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
        opened = time.perf_counter() - start
        page.wait_for_selector("html[data-ready]", timeout=120_000)
        searched = page.evaluate(
            """asked => Math.max(...asked.map(text => {
                const box = document.getElementById("search");
                box.value = text;
                const start = performance.now();
                box.dispatchEvent(new Event("input"));
                return performance.now() - start;
            }))""",
            list(SEARCHES),
        )
        browser.close()
        return opened, searched


if __name__ == "__main__":
    for argument in sys.argv[1:] or ["10000"]:
        measure(int(argument), "/usr/bin/chromium")
