"""Pairs the quotation marks of a document into quoted stretches.

Marks are paired within a block. A pair that a paragraph leaves open goes on in the next one where that opens
with a mark again, as printers do with quotations of several paragraphs; a mark that is never closed reaches
to the end of its block at the most.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from accordgraph.model import Block, Document, Span

OPENING, CLOSING, EITHER = "open", "close", "either"
_MARKS = re.compile(r"``|''|’’|‘‘|[“”„‟«»\"‘’‚‹›']")
_CURLY = {
    "“": OPENING, "„": OPENING, "``": OPENING, "‘‘": OPENING, "‟": OPENING, "”": CLOSING, "’’": CLOSING,
}  # fmt: skip
_SINGLE = frozenset("‘’‚‹›'")
_ELISION = re.compile(r"['‘’](?:\d\ds?\b|(?:em|til|tis|twas|cause|n|bout|round)\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class Quoted:
    """A quoted stretch of one block: `outer` with its marks, `inner` without.

    `closed` is false where the block ends before the closing mark, `resumed` true where the stretch re-opens
    the one that the block before left open, `single` true for single marks.
    """

    outer: Span
    inner: Span
    block: int
    closed: bool = True
    resumed: bool = False
    single: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    role: str
    single: bool


def quoted_stretches(document: Document) -> list[Quoted]:
    """The outermost quoted stretches of the document in order; none overlaps another.

    >>> from accordgraph.model import Metadata
    >>> text = "He said: “It “works”.” She nodded."
    >>> whole = Block("paragraph", (Span(0, len(text)),))
    >>> found = quoted_stretches(Document("a.txt", text, "text/plain", Metadata(), (whole,)))
    >>> [text[quoted.inner.start : quoted.inner.end] for quoted in found]
    ['It “works”.']
    """
    found: list[Quoted] = []
    open_before = False
    for number, block in enumerate(document.blocks):
        stretches = _pair(document.text, block, number, _opens_next(document, number))
        if open_before and stretches and stretches[0].outer.start == _first(document.text, block):
            stretches[0] = replace(stretches[0], resumed=True)
        open_before = bool(stretches) and not stretches[-1].closed
        found += stretches
    return found


def _first(text: str, block: Block) -> int:
    return next((i for piece in block.pieces for i in range(*piece) if not text[i].isspace()), -1)


def _opens_next(document: Document, number: int) -> bool:
    """Whether the block after this one begins with a mark that may open."""
    if number + 1 >= len(document.blocks):
        return False
    first = _first(document.text, document.blocks[number + 1])
    return first >= 0 and document.text[first] in "“\"«„‘'"


def _marks(text: str, block: Block) -> Iterator[_Mark]:
    for piece in block.pieces:
        for match in _MARKS.finditer(text, piece.start, piece.end):
            if role := _role(text, match, piece):
                yield _Mark(match.start(), match.end(), role, match.group() in _SINGLE)


def _role(text: str, match: re.Match[str], piece: Span) -> str | None:
    """Whether a mark opens or closes, by its shape and its neighbours; None for an apostrophe."""
    mark = match.group()
    before = text[match.start() - 1] if match.start() > piece.start else " "
    after = text[match.end()] if match.end() < piece.end else " "
    may_open = not before.isalnum() and not after.isspace() and before not in ".,!?;%"
    may_close = not after.isalnum() and not before.isspace()
    if mark in _SINGLE:
        if (before.isalnum() and after.isalnum()) or _ELISION.match(text, match.start()):
            return None
        if mark in "‘‚‹'" and may_open and not (may_close and mark == "'"):
            return OPENING if mark != "'" or after.isalpha() or after in "[…" else None
        return CLOSING if mark in "’'›‘" and may_close else None
    if mark in _CURLY and not (mark == "“" and may_close and not may_open):
        return _CURLY[mark]
    if mark == '"' and before.isdigit() and not after.isalnum():
        return CLOSING
    if may_open == may_close:
        return EITHER
    return OPENING if may_open else CLOSING


def _pair(text: str, block: Block, number: int, opens_next: bool) -> list[Quoted]:
    marks = list(_marks(text, block))
    last = max((piece.end for piece in block.pieces), default=0)
    doubles, rest = _pair_doubles([mark for mark in marks if not mark.single])
    found = [_quoted(start, end, number) for start, end in doubles]
    if rest is not None and _reaches_end(text, block, rest, found, opens_next):
        end = last - len(text[:last]) + len(text[:last].rstrip())
        found = [quoted for quoted in found if quoted.outer.end <= rest.start]
        found.append(Quoted(Span(rest.start, end), Span(rest.end, end), number, closed=False))
    singles, left = _pair_singles(text, [mark for mark in marks if mark.single])
    if left is not None and opens_next and left.start == _first(text, block):
        end = last - len(text[:last]) + len(text[:last].rstrip())
        found.append(Quoted(Span(left.start, end), Span(left.end, end), number, closed=False, single=True))
    found += [
        _quoted(start, end, number, single=True)
        for start, end in singles
        if not any(Span(start.start, end.end).overlaps(other.outer) for other in found)
    ]
    return sorted(quoted for quoted in found if text[quoted.inner.start : quoted.inner.end].strip())


def _quoted(start: _Mark, end: _Mark, number: int, single: bool = False) -> Quoted:
    return Quoted(Span(start.start, end.end), Span(start.end, end.start), number, single=single)


def _pair_doubles(marks: Sequence[_Mark]) -> tuple[list[tuple[_Mark, _Mark]], _Mark | None]:
    """The outermost pairs, and the mark that stays open."""
    pairs: list[tuple[_Mark, _Mark]] = []
    stack: list[_Mark] = []
    for mark in marks:
        if mark.role == OPENING or (mark.role == EITHER and not stack):
            stack.append(mark)
        elif stack:
            pairs.append((stack.pop(), mark))
    outermost = [
        pair
        for pair in pairs
        if not any(other[0].start < pair[0].start and pair[1].end < other[1].end for other in pairs)
    ]
    return outermost, stack[0] if stack else None


def _reaches_end(text: str, block: Block, rest: _Mark, found: Sequence[Quoted], opens_next: bool) -> bool:
    """Whether a mark without a partner opens a quotation that the rest of the block belongs to."""
    if rest.start == _first(text, block) and (
        opens_next or not any(q.outer.start > rest.start for q in found)
    ):
        return True
    before = text[: rest.start].rstrip()[-1:]
    introduced = before in (",", ":") or (opens_next and before in (".", "!", "?"))
    return introduced and not any(quoted.outer.start > rest.start for quoted in found)


def _pair_singles(text: str, marks: Sequence[_Mark]) -> tuple[list[tuple[_Mark, _Mark]], _Mark | None]:
    """Pairs of single marks, and the mark that stays open.

    A closing one that may be a plural's apostrophe waits for a better one.
    """
    pairs: list[tuple[_Mark, _Mark]] = []
    opening: _Mark | None = None
    for number, mark in enumerate(marks):
        if mark.role == OPENING:
            opening = opening or mark
        elif opening is not None:
            later = next((m for m in marks[number + 1 :]), None)
            plural = text[mark.start - 1] in "sS" and text[mark.end : mark.end + 2].strip()[:1].isalpha()
            if plural and later is not None and later.role == CLOSING:
                continue
            pairs.append((opening, mark))
            opening = None
    return pairs, opening
