"""Tells running text from what pages carry around it: menus, share buttons, comment forms, contacts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import yaml

from accordgraph.data import data_folder
from accordgraph.model import BlockKind

LONG = 250
"""Characters from which a block counts as running text, which no rule about its neighbours removes."""
TAIL_FROM = 0.4
"""Only after this share of the text may a heading such as "Related posts" begin the page's end matter."""
CONTACT = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\+?\(?\d[\d\s().-]{6,}\d|https?://\S+|www\.\S+|[@#]\w+", re.I
)
CONTACT_WORDS = re.compile(
    r"\b(?:tel|telephone|phone|fax|e-?mail|mobile|twitter|web|website|visit|contacts?|and|or)\b", re.I
)
WORD = re.compile(r"[^\W\d_]{2,}")


def running_text(blocks: Sequence[tuple[BlockKind, str]]) -> list[bool]:
    """For each block, given as its kind and its words, whether it belongs to the document's own text."""
    keep = [not (_matches("line", words) or _only_contact(words)) for _, words in blocks]
    total = sum(len(words) for _, words in blocks)
    before = 0
    for at, (_, words) in enumerate(blocks):
        if _matches("end", words) and all(len(after) < LONG for _, after in blocks[at + 1 :]):
            keep[at:] = [False] * (len(blocks) - at)
            break
        if before >= TAIL_FROM * total and _matches("tail", words):
            end = next((i for i in range(at + 1, len(blocks)) if _own(*blocks[i])), len(blocks))
            keep[at:end] = [False] * (end - at)
        before += len(words)
    _drop_breadcrumbs(blocks, keep)
    return keep


def _drop_breadcrumbs(blocks: Sequence[tuple[BlockKind, str]], keep: list[bool]) -> None:
    """Drop the short items at the very start, where the last of them repeats the heading that follows."""
    start = next((i for i, (kind, _) in enumerate(blocks) if kind != "item"), len(blocks))
    headings = {words.casefold() for kind, words in blocks[start : start + 6] if kind == "heading"}
    if any(words.casefold() in headings for _, words in blocks[:start]):
        keep[:start] = [False] * start
    seen: set[str] = set()
    for at, (kind, words) in enumerate(blocks):
        if kind == "heading" and keep[at]:
            keep[at] = words.casefold() not in seen
            seen.add(words.casefold())


def _own(kind: BlockKind, words: str) -> bool:
    return len(words) >= LONG or (
        kind == "heading" and not _matches("line", words) and not _matches("tail", words)
    )


def _only_contact(words: str) -> bool:
    rest, found = CONTACT.subn(" ", words)
    return found > 0 and not WORD.search(CONTACT_WORDS.sub(" ", rest))


def _matches(name: str, words: str) -> bool:
    return len(words) < LONG and bool(_patterns()[name].fullmatch(words.strip()))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    text = (data_folder("sources") / "lexicons" / "boilerplate.yaml").read_text(encoding="utf-8")
    lists: dict[str, list[str]] = yaml.safe_load(text)
    return {name: re.compile("|".join(f"(?:{p})" for p in found), re.I) for name, found in lists.items()}
