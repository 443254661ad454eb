"""Settles the kinds of a text's blocks and leaves out those that are not its own text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from accordgraph.model import Block, BlockKind, Span
from accordgraph.read.boilerplate import running_text
from accordgraph.read.inline import words
from accordgraph.read.lines import HEADING_MAX, line_kind, lists_of_lines
from accordgraph.read.metadata import SOURCE_LINE, dateline

LEAD = 6
"""Blocks at the start among which a dateline is looked for."""
WORDS = re.compile(r"[\w#✓✔✅✗✘❌]")


def own_text(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks that belong to the document's own text, with headings, captions and lists told apart."""
    told = [(block, line) for block in blocks if WORDS.search(line := words(text, block))]
    lines = [line for _, line in told]
    guessed = [block.kind == "paragraph" for block, _ in told]
    first = next((at for at, line in enumerate(lines) if len(line) > HEADING_MAX), len(lines))
    marked = any(block.kind == "heading" for block, _ in told)
    kinds: list[BlockKind] = [
        line_kind(line, headings=at < first or not marked) if guess else block.kind
        for at, ((block, line), guess) in enumerate(zip(told, guessed, strict=True))
    ]
    kinds = lists_of_lines(kinds, lines, guessed)
    keep = running_text(list(zip(kinds, lines, strict=True)))
    if told and _is_source_link(text, told[-1][0]):
        keep[-1] = False
    own = [
        replace(block, kind=kind) for (block, _), kind, kept in zip(told, kinds, keep, strict=True) if kept
    ]
    return (*(_without_dateline(text, block) for block in own[:LEAD]), *own[LEAD:])


def _without_dateline(text: str, block: Block) -> Block:
    match = dateline(text, block.pieces[0].start) if block.kind == "paragraph" else None
    if not match:
        return block
    end = match.end()
    pieces = tuple(Span(max(end, piece.start), piece.end) for piece in block.pieces if piece.end > end)
    return replace(block, pieces=pieces) if pieces else block


def _is_source_link(text: str, block: Block) -> bool:
    start = text.rfind("\n", 0, block.pieces[0].start) + 1
    return bool(SOURCE_LINE.fullmatch(text[start:].strip()))
