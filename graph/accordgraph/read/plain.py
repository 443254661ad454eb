"""Finds the blocks of a plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from accordgraph.model import Block, BlockKind, Span
from accordgraph.read.inline import Mask, blocks, mask_markup
from accordgraph.read.lines import joined, line_spans

ITEM = re.compile(r"\s*(?:[-*+•‣◦▪●–]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+(?=\S)")
HASHES = re.compile(r"\s*#{1,6}\s+(?=\S)")
RULE = re.compile(r"\s*(?:[-=_*~]\s*){3,}$")


def plain_blocks(text: str, start: int, mask: Mask) -> Iterator[Block]:
    """The blocks of `text[start:]`, in order; a blank line ends a paragraph, wrapped lines are joined."""
    mask_markup(text, mask, start, len(text))
    for paragraph in _paragraphs(text, line_spans(text, start)):
        for group in _items(text, paragraph):
            kind, lines = _kind(text, group)
            yield from blocks(text, mask, lines, kind)


def _paragraphs(text: str, lines: list[Span]) -> Iterator[list[Span]]:
    group: list[Span] = []
    for line in lines:
        raw = text[line.start : line.end]
        if not raw.strip() or RULE.match(raw.strip()):
            if group:
                yield group
            group = []
        else:
            group.append(line)
    if group:
        yield group


def _items(text: str, lines: list[Span]) -> Iterator[list[Span]]:
    """The groups of wrapped lines; the mark of a list item begins a group."""
    for group in joined(text, lines):
        begin = 0
        for at, line in enumerate(group):
            if at > begin and ITEM.match(text, line.start, line.end):
                yield group[begin:at]
                begin = at
        yield group[begin:]


def _kind(text: str, lines: list[Span]) -> tuple[BlockKind, list[Span]]:
    first = lines[0]
    for pattern, kind in ((ITEM, "item"), (HASHES, "heading")):
        if match := pattern.match(text, first.start, first.end):
            found: BlockKind = "item" if kind == "item" else "heading"
            return found, [Span(match.end(), first.end), *lines[1:]]
    return "paragraph", lines
