"""Joins lines that an editor wrapped, and tells headings and captions from paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from accordgraph.model import BlockKind, Span

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
OPEN_END = re.compile(
    r"\b(?:an?|and|as|at|between|but|by|for|from|has|have|in|into|is|its|not|of|on|or|our|over|than|that|the|their|this|"
    r"to|under|was|were|which|while|who|will|with)$",
    re.I,
)
"""Words that do not end a sentence or a heading: the next line goes on."""
WRAP_MIN = 45
"""A line shorter than this (in characters) was not ended by wrapping."""
WRAP_MAX = 130
"""Where a line is longer than this, lines are not wrapped."""
UNBROKEN = re.compile(r"\S{50,}")
"""What no editor wraps, so that it says nothing about the width of the lines."""
HEADING_MAX = 120
"""The longest line (in characters) that is taken for a heading."""
CAPTION = re.compile(
    r"^\W*(?:(?:image|photo|photograph|picture|video|illustration|file photo|graphic)s?"
    r"(?:\s*(?:source|credit|courtesy|by|via|caption)\b|\s*[:/|])"
    r"|(?:image|photo|video)?\s*credits?\s*:|(?:caption|getty images|source|pictured)\s*[:/|])",
    re.I,
)
CREDIT_TAIL = re.compile(
    r"(?:\b(?:(?:photo|image|picture|video)?\s*(?:credits?|courtesy)|photo|photograph|image)\s*:"
    r"|\((?:photo|image|ap photo|file photo)\s*[:/])"
    r".{0,80}$",
    re.I,
)


def line_spans(text: str, start: int = 0) -> list[Span]:
    """The lines of `text[start:]` with their line ends."""
    return [Span(*m.span()) for m in LINE.finditer(text, start) if m.end() > m.start()]


def joined(text: str, lines: list[Span]) -> Iterator[list[Span]]:
    """The lines in groups: those that wrapping parted stand together, each other line alone."""
    width = max((len(UNBROKEN.sub("", text[line.start : line.end]).strip()) for line in lines), default=0)
    group: list[Span] = []
    for line in lines:
        if group and not _continues(text, group[-1], line, width):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def line_kind(line: str, headings: bool = True) -> BlockKind:
    """Whether a line of words reads like a heading, a caption or a paragraph.

    `headings` tells whether a line without a mark may be a heading: not in the body of a text that
    marks its own ones.
    """
    if CAPTION.search(line) or CREDIT_TAIL.search(line):
        return "caption"
    if headings and line and len(line) <= HEADING_MAX and line[-1] not in ".!?:;,…\"”'’)":
        return "heading"
    return "paragraph"


def lists_of_lines(kinds: list[BlockKind], lines: list[str], guessed: list[bool]) -> list[BlockKind]:
    """The kinds, where lines that only look like headings and stand in a row become items of a list.

    A row is three such lines, or two after a line that ends in a colon; it does not stand above the first
    paragraph. The last line of a row that no colon opened heads the paragraph after it.
    """
    result = list(kinds)
    at = next((i for i, kind in enumerate(kinds) if kind == "paragraph"), len(kinds))
    while at < len(kinds):
        end = at
        while end < len(kinds) and kinds[end] == "heading" and guessed[end]:
            end += 1
        opened = at > 0 and lines[at - 1].endswith(":")
        if end - at >= (2 if opened else 3):
            heads = not opened and end < len(kinds) and kinds[end] == "paragraph"
            result[at : end - heads] = ["item"] * (end - heads - at)
        at = max(end, at + 1)
    return result


def _continues(text: str, before: Span, line: Span, width: int) -> bool:
    upper = text[before.start : before.end].strip()
    lower = text[line.start : line.end].strip()
    if not upper or not lower:
        return False
    if lower[0].islower() or upper[-1] in ",;" or OPEN_END.search(upper):
        return True
    if len(upper) > HEADING_MAX and upper[-1].isalnum():
        return True
    word = lower.split()[0]
    return len(upper) >= WRAP_MIN and width <= WRAP_MAX and len(upper) + 1 + len(word) > width
