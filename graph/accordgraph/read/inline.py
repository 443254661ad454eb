"""Finds the markup within running text: what it marks as masked is hidden from the parser."""

from __future__ import annotations

import re

from accordgraph.model import Span

Mask = bytearray
"""One byte for each code point of a text: 0 for words, 1 for markup, 2 for markup that ends a block."""
KEPT, HIDDEN, BREAK = 0, 1, 2

COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
DROPPED_ELEMENT = re.compile(
    r"<(script|style|svg|iframe|figure|video|audio|form|button)\b.*?</\1\s*>", re.S | re.I
)
BLOCK_TAG = re.compile(
    r"</?(?:address|article|aside|blockquote|br|caption|dd|div|dl|dt|fieldset|figcaption|footer|h[1-6]|header|hr|li|"
    r"main|nav|ol|p|pre|section|summary|details|table|tbody|td|tfoot|th|thead|tr|ul|center)\b[^<>]*>",
    re.I,
)
INLINE_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*|/)?>")
TEMPLATE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{:\s?[.#][^{}\n]*\}", re.S)
URL_PART = r"(?:<[^<>\n]*>|(?:[^\s()\\]|\\.|\((?:[^\s()]|\([^\s()]*\))*\))*)"
TARGET = rf"\(\s*{URL_PART}(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*\)"
IMAGE = re.compile(rf"!\[(?:[^\[\]]|\[[^\[\]]*\])*\](?:{TARGET}|\[[^\[\]\n]*\])")
LINK_TAIL = re.compile(rf"\]{TARGET}(?:\{{[^{{}}\n]*\}})?")
LINK = re.compile(rf"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]({TARGET}(?:\{{[^{{}}\n]*\}})?|\[[^\[\]\n]*\])")
FOOTNOTE = re.compile(r"\[\^[^\[\]\s]+\]:?|(?<=[\w.,;:!?\"”’)])\[\d{1,3}\]")
AUTOLINK = re.compile(r"<(?:https?://|mailto:|www\.)[^<>\s]*>", re.I)
BARE_URL = re.compile(r"(?:\bhttps?://|\bwww\.)[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]'’*_]", re.I)
STRONG = re.compile(r"(?<!\\)(\*{1,3}|~~)(?=\S)|(?<=\S)(?<!\\)(\*{1,3}|~~)")
UNDERSCORE = re.compile(r"(?<![\w\\])_{1,3}(?=[^\s_])|(?<=[^\s_\\])_{1,3}(?!\w)")
CODE_MARK = re.compile(r"`+")
ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
HARD_BREAK = re.compile(r"\\(?=\r?\n)")


def mask_markup(text: str, mask: Mask, start: int, end: int) -> None:
    """Mark the markup of `text[start:end]` in `mask`; the words of links stay, images go."""
    for pattern in (COMMENT, DROPPED_ELEMENT):
        _hide(pattern, text, mask, start, end, BREAK)
    _hide(TEMPLATE, text, mask, start, end)
    _hide(AUTOLINK, text, mask, start, end)
    _hide(BLOCK_TAG, text, mask, start, end, BREAK)
    _hide(INLINE_TAG, text, mask, start, end)
    _hide(IMAGE, text, mask, start, end)
    for match in LINK.finditer(text, start, end):
        if mask[match.start()] == KEPT and not match[1].startswith("^"):
            _set(mask, match.start(), match.start() + 1)
            _set(mask, match.start(2) - 1, match.end())
    for pattern in (FOOTNOTE, BARE_URL, CODE_MARK, ESCAPE, HARD_BREAK):
        _hide(pattern, text, mask, start, end)
    for pattern in (STRONG, UNDERSCORE):
        for match in pattern.finditer(text, start, end):
            if not _between_digits(text, match.start(), match.end()):
                _set(mask, match.start(), match.end())


def pieces(mask: Mask, lines: list[Span]) -> list[tuple[Span, ...]]:
    """The unmasked runs of the lines, in groups that are parted where markup ends a block."""
    groups: list[list[Span]] = [[]]
    for line in lines:
        at = line.start
        while at < line.end:
            value, begin = mask[at], at
            while at < line.end and mask[at] == value:
                at += 1
            if value == KEPT:
                groups[-1].append(Span(begin, at))
            elif value == BREAK and groups[-1]:
                groups.append([])
    return [tuple(group) for group in groups if group]


def _hide(pattern: re.Pattern[str], text: str, mask: Mask, start: int, end: int, value: int = HIDDEN) -> None:
    for match in pattern.finditer(text, start, end):
        if mask[match.start()] == KEPT:
            _set(mask, match.start(), match.end(), value)


def _set(mask: Mask, start: int, end: int, value: int = HIDDEN) -> None:
    for at in range(start, end):
        mask[at] = max(mask[at], value)


def _between_digits(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start].isdigit() and text[end : end + 1].isdigit()
