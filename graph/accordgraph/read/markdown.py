"""Finds the blocks of a Markdown text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from accordgraph.model import Block, BlockKind, Cell, Span
from accordgraph.read.inline import Mask, blocks, mask_markup
from accordgraph.read.lines import joined, line_spans
from accordgraph.read.tables import Cells

MAX_HEADING = 120
"""Characters above which an underlined line is a paragraph with a rule below rather than a heading."""
MARKS = re.compile(r"(?:\s*(?:>|[-+*](?=\s)|\d{1,9}[.)](?=\s)|#{1,6}(?=\s)))*\s*")
"""What may stand before the words of a line."""
UNDERLINES = ("=", "-")


def markdown_blocks(text: str, start: int, mask: Mask) -> Iterator[Block]:
    """The blocks of `text[start:]`, in order."""
    mask_markup(text, mask, start, len(text))
    spans = line_spans(text, start)
    for kind, lines, cell in _groups(text[start:], text, spans):
        for group in joined(text, lines) if kind in ("paragraph", "quotation") else [lines]:
            yield from blocks(text, mask, group, kind, cell)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return parser.disable(["code", "html_block", "inline", "text_join", "balance_pairs", "emphasis"], True)


def _groups(body: str, text: str, spans: list[Span]) -> Iterator[tuple[BlockKind, list[Span], Cell | None]]:
    kind: BlockKind = "paragraph"
    depth = quoted = 0
    read: dict[Span, int] = {}
    cells, cell = Cells(), None
    for token in _parser().parse(body):
        if token.nesting:
            cell = cells.meet(token.tag) if token.nesting > 0 else None
        depth += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        quoted += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        if token.type == "heading_open":
            kind = "heading"
            underlined = token.markup in UNDERLINES
        elif token.type in ("th_open", "td_open"):
            kind = "item"
        elif token.type.endswith("_close"):
            kind = "item" if depth else "paragraph"
        elif token.type == "list_item_open":
            kind = "item"
        elif token.type == "inline" and token.map:
            found = list(_content_lines(token, text, spans, read))
            if kind == "heading" and underlined and not _is_heading(text, found):
                kind = "paragraph"
            yield "quotation" if quoted and kind == "paragraph" else kind, found, cell
        elif token.type == "fence" and not _is_closed(token, text, spans):
            yield from (("paragraph", [line], None) for line in spans[slice(*token.map or (0, 0))][1:])


def _is_heading(text: str, lines: list[Span]) -> bool:
    words = "".join(text[line.start : line.end] for line in lines).strip()
    return len(words) <= MAX_HEADING and not words.endswith(".")


def _is_closed(token: Token, text: str, spans: list[Span]) -> bool:
    """Whether a fence has its end; a lone row of marks is no code but a rule."""
    last = spans[slice(*token.map or (0, 0))][-1]
    return text[last.start : last.end].strip(" \t\r\n>") == token.markup and len(token.content) > 0


def _content_lines(token: Token, text: str, spans: list[Span], read: dict[Span, int]) -> Iterator[Span]:
    """The spans of the lines of an inline token's content, with their line ends; a cell is part of one.

    `read` tells up to which offset a line was read already.
    """
    first, last = token.map or (0, 0)
    contents = re.split(r"\r?\n|\r", token.content)
    for content, line in zip(contents, spans[first:last], strict=False):
        words = content.strip()
        if not words:
            continue
        at = text.find(words, read.get(line, line.start), line.end)
        if at < 0:
            marks = MARKS.match(text, line.start, line.end)
            at, words = (marks.end() if marks else line.start), ""
        end = at + len(words) if words else line.end
        read[line] = end
        if at < end:
            yield Span(at, end if text[end : line.end].strip() else line.end)
