"""Finds the blocks of a Markdown text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from accordgraph.model import Block, BlockKind, Span
from accordgraph.read.inline import Mask, blocks, mask_markup
from accordgraph.read.lines import joined, line_spans

MAX_HEADING = 200
"""Characters above which an underlined line is a paragraph with a rule below rather than a heading."""


def markdown_blocks(text: str, start: int, mask: Mask) -> Iterator[Block]:
    """The blocks of `text[start:]`, in order."""
    mask_markup(text, mask, start, len(text))
    spans = line_spans(text, start)
    for kind, lines in _groups(text[start:], text, spans):
        for group in joined(text, lines) if kind == "paragraph" else [lines]:
            yield from blocks(text, mask, group, kind)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return parser.disable(["code", "html_block", "inline", "text_join", "balance_pairs", "emphasis"], True)


def _groups(body: str, text: str, spans: list[Span]) -> Iterator[tuple[BlockKind, list[Span]]]:
    kind: BlockKind = "paragraph"
    depth = 0
    for token in _parser().parse(body):
        depth += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        if token.type == "heading_open":
            kind = "heading"
        elif token.type in ("th_open", "td_open"):
            kind = "item"
        elif token.type.endswith("_close"):
            kind = "item" if depth else "paragraph"
        elif token.type == "list_item_open":
            kind = "item"
        elif token.type == "inline" and token.map:
            found = list(_content_lines(token, text, spans))
            long = kind == "heading" and sum(len(line) for line in found) > MAX_HEADING
            yield "paragraph" if long else kind, found


def _content_lines(token: Token, text: str, spans: list[Span]) -> Iterator[Span]:
    """The spans of the lines of an inline token's content, with their line ends; a cell is part of one."""
    first, last = token.map or (0, 0)
    contents = re.split(r"\r?\n|\r", token.content)
    for content, line in zip(contents, spans[first:last], strict=False):
        raw = text[line.start : line.end]
        at = raw.find(content.strip())
        if at >= 0 and content.strip():
            end = at + len(content.strip())
            yield Span(line.start + at, line.end if not raw[end:].strip() else line.start + end)
