"""Joins lines that an editor wrapped, and tells headings and captions from paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from accordgraph.model import BlockKind, Span

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
WRAP_MIN = 45
"""A line shorter than this (in characters) was not ended by wrapping."""
WRAP_MAX = 130
"""Where a line is longer than this, lines are not wrapped."""
HEADING_MAX = 120
"""The longest line (in characters) that is taken for a heading."""
CAPTION = re.compile(
    r"^\W*(?:(?:image|photo|photograph|picture|video|illustration|file photo|graphic)s?(?:\s*(?:source|credit|courtesy|by|via|"
    r"caption)\b|\s*[:/|])|(?:image|photo|video)?\s*credits?\s*:|(?:caption|getty images|source)\s*[:/|])",
    re.I,
)
CREDIT_TAIL = re.compile(
    r"(?:\b(?:photo|image|picture|video)?\s*(?:credits?|courtesy)\s*:|\((?:photo|image|ap photo|file photo)\s*[:/]).{0,80}$",
    re.I,
)


def line_spans(text: str, start: int = 0) -> list[Span]:
    """The lines of `text[start:]` with their line ends."""
    return [Span(*m.span()) for m in LINE.finditer(text, start) if m.end() > m.start()]


def joined(text: str, lines: list[Span]) -> Iterator[list[Span]]:
    """The lines in groups: those that wrapping parted stand together, each other line alone."""
    width = max((len(text[line.start : line.end].strip()) for line in lines), default=0)
    group: list[Span] = []
    for line in lines:
        if group and not _continues(text, group[-1], line, width):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def line_kind(text: str, words: tuple[Span, ...]) -> BlockKind:
    """Whether the words of a line read like a heading, a caption or a paragraph."""
    line = " ".join("".join(text[p.start : p.end] for p in words).split())
    if CAPTION.search(line) or CREDIT_TAIL.search(line):
        return "caption"
    if len(line) <= HEADING_MAX and line and line[-1] not in ".!?:;,…\"”'’)":
        return "heading"
    return "paragraph"


def _continues(text: str, before: Span, line: Span, width: int) -> bool:
    upper = text[before.start : before.end].strip()
    lower = text[line.start : line.end].strip()
    if not upper or not lower:
        return False
    if lower[0].islower() or upper[-1] in ",;":
        return True
    word = lower.split()[0]
    return len(upper) >= WRAP_MIN and width <= WRAP_MAX and len(upper) + 1 + len(word) > width
