"""Settles the kinds of a text's blocks and leaves out those that are not its own text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from accordgraph.model import Block, BlockKind
from accordgraph.read.boilerplate import running_text
from accordgraph.read.inline import words
from accordgraph.read.lines import line_kind, lists_of_lines
from accordgraph.read.metadata import SOURCE_LINE

WORDS = re.compile(r"\w|#")


def own_text(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks that belong to the document's own text, with headings, captions and lists told apart."""
    told = [(block, line) for block in blocks if WORDS.search(line := words(text, block))]
    lines = [line for _, line in told]
    guessed = [block.kind == "paragraph" for block, _ in told]
    kinds: list[BlockKind] = [
        line_kind(line) if block.kind == "paragraph" else block.kind for block, line in told
    ]
    kinds = lists_of_lines(kinds, lines, guessed)
    keep = running_text(list(zip(kinds, lines, strict=True)))
    if told and _is_source_link(text, told[-1][0]):
        keep[-1] = False
    return tuple(
        replace(block, kind=kind) for (block, _), kind, kept in zip(told, kinds, keep, strict=True) if kept
    )


def _is_source_link(text: str, block: Block) -> bool:
    start = text.rfind("\n", 0, block.pieces[0].start) + 1
    return bool(SOURCE_LINE.fullmatch(text[start:].strip()))
