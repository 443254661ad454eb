"""Finds the markup within running text and hides it from the parser."""

from __future__ import annotations

import html
import re

from accordgraph.model import Block, BlockKind, Cell, Span
from accordgraph.read.lines import CREDIT_TAIL

Mask = bytearray
"""One byte for each code point of a text: what the parser makes of it."""
KEPT, HIDDEN, BREAK, SPELLED = 0, 1, 2, 3
"""Words; markup; markup that ends a block; an entity, which the parser reads as what it stands for."""

COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
DROPPED_ELEMENT = re.compile(r"<(script|style|svg|iframe|video|audio|form|button)\b.*?</\1\s*>", re.S | re.I)
BLOCK_TAG = re.compile(
    r"</?(?:address|article|aside|blockquote|br|caption|dd|div|dl|dt|fieldset|figcaption|footer|h[1-6]|header|hr|li|"
    r"main|nav|ol|p|pre|section|summary|details|table|tbody|td|tfoot|th|thead|tr|ul|center)\b[^<>]*>",
    re.I,
)
INLINE_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*|/)?>")
TEMPLATE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{:\s?[.#][^{}\n]*\}", re.S)
URL_PART = r"(?:<[^<>\n]*>|(?:[^\s()\\]|\\.|\((?:[^\s()]|\([^\s()]*\))*\))*)"
TARGET = rf"\(\s*{URL_PART}(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*\)"
IMAGE = re.compile(rf"!\[((?:[^\[\]]|\[[^\[\]]*\])*)\](?:{TARGET}|\[[^\[\]\n]*\])")
LINK_TAIL = re.compile(rf"\]{TARGET}(?:\{{[^{{}}\n]*\}})?")
LINK = re.compile(rf"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]({TARGET}(?:\{{[^{{}}\n]*\}})?|\[[^\[\]\n]*\])")
FOOTNOTE = re.compile(r"\[\^[^\[\]\s]+\]:?|(?<=[\w.,;:!?\"”’)])\[\d{1,3}\]")
AUTOLINK = re.compile(r"<(?:https?://|mailto:|www\.)[^<>\s]*>", re.I)
BARE_URL = re.compile(r"(?:\bhttps?://|\bwww\.)[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]'’*_]", re.I)
STRONG = re.compile(r"(?<!\\)(\*{1,3}|~~)(?=\S)|(?<=\S)(?<!\\)(\*{1,3}|~~)")
UNDERSCORE = re.compile(r"(?<![\w\\])_{1,3}(?=[^\s_])|(?<=[^\s_\\])_{1,3}(?!\w)")
CODE_MARK = re.compile(r"`+")
ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
HARD_BREAK = re.compile(r"\\(?=\r?\n)")


def mask_markup(text: str, mask: Mask, start: int, end: int) -> None:
    """Mark the markup of `text[start:end]` in `mask`; the words of links stay, images go.

    The alternative text of an image stays as a block of its own where it ends in a credit: that is a caption.
    """
    _hide(COMMENT, text, mask, start, end)
    _hide(DROPPED_ELEMENT, text, mask, start, end, BREAK)
    _hide(TEMPLATE, text, mask, start, end)
    _hide(AUTOLINK, text, mask, start, end)
    _hide(BLOCK_TAG, text, mask, start, end, BREAK)
    _hide(INLINE_TAG, text, mask, start, end)
    for match in IMAGE.finditer(text, start, end):
        if mask[match.start()] == KEPT and CREDIT_TAIL.search(match[1]):
            _set(mask, match.start(), match.start(1), BREAK)
            _set(mask, match.end(1), match.end(), BREAK)
    _hide(IMAGE, text, mask, start, end)
    for match in LINK.finditer(text, start, end):
        if mask[match.start()] == KEPT and not match[1].startswith("^"):
            _set(mask, match.start(), match.start() + 1)
            _set(mask, match.start(2) - 1, match.end())
    for pattern in (FOOTNOTE, BARE_URL, CODE_MARK, ESCAPE, HARD_BREAK, UNSEEN):
        _hide(pattern, text, mask, start, end)
    for match in ENTITY.finditer(text, start, end):
        character = html.unescape(match[0])
        if character != match[0] and mask[match.start()] == KEPT:
            seen = any(c.isprintable() or c.isspace() for c in character)
            _set(mask, match.start(), match.end(), SPELLED if seen else HIDDEN)
    for pattern in (STRONG, UNDERSCORE):
        for match in pattern.finditer(text, start, end):
            if not _between_digits(text, match.start(), match.end()):
                _set(mask, match.start(), match.end())


def blocks(
    text: str, mask: Mask, lines: list[Span], kind: BlockKind, cell: Cell | None = None
) -> list[Block]:
    """The words of the lines as blocks, which are parted where markup ends a block."""
    found: list[Block] = []
    pieces: list[Span] = []
    for line in [*lines, None]:
        for value, run in _runs(mask, line) if line else [(BREAK, Span(0, 0))]:
            if value == BREAK and pieces:
                found.append(Block(kind, tuple(pieces), _spelled(text, mask, pieces), cell))
                pieces = []
            elif value in (KEPT, SPELLED):
                pieces.append(run)
    return found


def words(text: str, block: Block) -> str:
    """What the parser will read of a block, near enough to tell its kind."""
    return " ".join(html.unescape("".join(text[p.start : p.end] for p in block.pieces)).split())


def _runs(mask: Mask, line: Span) -> list[tuple[int, Span]]:
    runs: list[tuple[int, Span]] = []
    at = line.start
    while at < line.end:
        begin = at
        while at < line.end and mask[at] == mask[begin]:
            at += 1
        runs.append((mask[begin], Span(begin, at)))
    return runs


def _spelled(text: str, mask: Mask, pieces: list[Span]) -> tuple[tuple[Span, str], ...]:
    return tuple(
        (Span(*match.span()), html.unescape(match[0]))
        for piece in pieces
        if mask[piece.start] == SPELLED
        for match in ENTITY.finditer(text, piece.start, piece.end)
    )


def _hide(pattern: re.Pattern[str], text: str, mask: Mask, start: int, end: int, value: int = HIDDEN) -> None:
    for match in pattern.finditer(text, start, end):
        if mask[match.start()] == KEPT:
            _set(mask, match.start(), match.end(), value)


def _set(mask: Mask, start: int, end: int, value: int = HIDDEN) -> None:
    for at in range(start, end):
        mask[at] = max(mask[at], value)


def _between_digits(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start].isdigit() and text[end : end + 1].isdigit()
