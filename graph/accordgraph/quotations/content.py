"""Finds the stretches of the document that hold the words of an attribution, without its source and cue."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from accordgraph.model import Span
from accordgraph.quotations.attributed import BLOCK, TURN, Attribution
from accordgraph.quotations.layout import Layout

JOINT = " … "
"""What joins the parts of a split quotation."""
_EDGES = " \t\r\n\u00a0,;:–—-“”„‟«»\"‘’‚‹›'`"


def parts(layout: Layout, attribution: Attribution) -> list[Span]:
    """The content's spans in order, without its source, cue and outer quotation marks."""
    annotation = layout.annotation
    banned = set(attribution.cue)
    if attribution.source:
        banned |= set(range(attribution.source.start, attribution.source.end))
        banned |= {attribution.source.relative} if attribution.source.relative is not None else set()
    spans = [annotation.span(*run) for run in _runs(layout, attribution.tokens - banned)]
    spans += [stretch.quoted.inner for stretch in attribution.stretches]
    text = annotation.document.text
    joined: list[Span] = []
    for span in sorted(spans):
        if (
            joined
            and not any(c.isalnum() for c in text[joined[-1].end : span.start])
            and not _apart(text, joined[-1], span)
        ):
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    blocked = [annotation.span(token, token + 1) for token in sorted(banned)]
    blocked += _masked(layout, joined)
    cut = [piece for span in joined for piece in _without(span, sorted(blocked))]
    stops = "" if attribution.stretches or attribution.rule in (BLOCK, TURN) else "."
    trimmed = [_trim(text, span, stops) for span in cut]
    return [span for span in trimmed if any(c.isalnum() for c in text[span.start : span.end])]


def _masked(layout: Layout, spans: Sequence[Span]) -> list[Span]:
    """Stretches with letters within the spans that are markup, such as the address of a link."""
    document = layout.annotation.document
    pieces = sorted(piece for block in document.blocks for piece in block.pieces)
    gaps = (Span(one.end, other.start) for one, other in pairwise(pieces))
    return [
        gap
        for gap in gaps
        if any(gap in span for span in spans) and any(c.isalnum() for c in document.text[gap.start : gap.end])
    ]


def _apart(text: str, one: Span, other: Span) -> bool:
    return re.search(r"\n[ \t>]*\n", text[one.end : other.start]) is not None


def _runs(layout: Layout, tokens: Iterable[int]) -> Iterator[tuple[int, int]]:
    start = before = -1
    for token in sorted(tokens):
        if (
            before >= 0
            and token == before + 1
            and layout.annotation.block_index(token) == layout.annotation.block_index(before)
        ):
            before = token
            continue
        if before >= 0:
            yield start, before + 1
        start = before = token
    if before >= 0:
        yield start, before + 1


def _without(span: Span, blocked: Sequence[Span]) -> Iterator[Span]:
    start = span.start
    for gap in blocked:
        if gap.overlaps(Span(start, span.end)):
            if start < gap.start:
                yield Span(start, gap.start)
            start = max(start, gap.end)
    if start < span.end:
        yield Span(start, span.end)


def _trim(text: str, span: Span, stops: str) -> Span:
    """The span without marks, dashes and an introducing "that" at its edges; `stops` may go from its end."""
    start, end = span
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES + stops:
        end -= 1
    if re.match(r"that\s", text[start:end]):
        return _trim(text, Span(start + 4, end), stops)
    return Span(start, end)


def wording(text: str, spans: Sequence[Span]) -> str:
    """The words that the spans hold, white space folded."""
    return JOINT.join(" ".join(text[span.start : span.end].split()) for span in spans)


def normal_words(text: str) -> str:
    """The words of a quotation without case, punctuation and typographic variants.

    >>> normal_words("We’ll  “win” — again.")
    'we ll win again'
    """
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))
