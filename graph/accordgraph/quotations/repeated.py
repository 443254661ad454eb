"""Takes once what a document gives twice: in its headline or summary and in its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from accordgraph.model import Claim, Document, Quotation, Span
from accordgraph.quotations.content import normal_words, wording

SHARED = 0.5
"""Share of a headline's words, from which on (inclusive) a quotation in the text is the same."""
LEAST = 40
"""Characters of a stretch of the text that may hold a summary, at the least."""
_LETTERS = 4
"""Letters of a word that counts for it, at the least: shorter ones are mostly grammar."""


def once(document: Document, claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield the quotations without headlines that the text gives again, each at its first place.

    The place is that of the words (`object.spans`); what they were read with (mentions, evidence) stays.
    """
    found = list(claims)
    headings = [piece for block in document.blocks if block.kind == "heading" for piece in block.pieces]
    unread = _unread(document)
    for claim in found:
        assert isinstance(claim.object, Quotation)
        above = any(claim.object.spans[0] in heading for heading in headings)
        if above and any(_gives_again(claim, other) for other in found):
            continue
        places = _first_places(document.text, claim.object.spans, unread)
        if places:
            said = replace(claim.object, spans=places, text=wording(document.text, places))
            claim = replace(claim, object=said)
        yield claim


def _gives_again(headline: Claim, other: Claim) -> bool:
    assert isinstance(headline.object, Quotation)
    assert isinstance(other.object, Quotation)
    if other.object.spans[0] <= headline.object.spans[-1] or headline.subject.id != other.subject.id:
        return False
    words = _words(headline.object.text)
    return len(words & _words(other.object.text)) >= SHARED * len(words) > 0


def _words(text: str) -> set[str]:
    return {word for word in normal_words(text).split() if len(word) >= _LETTERS}


def _unread(document: Document) -> list[Span]:
    """The stretches between what is read of the document, such as a summary that the text repeats."""
    read = sorted(piece for block in document.blocks for piece in block.pieces)
    ends = [0, *(piece.end for piece in read)]
    starts = [*(piece.start for piece in read), len(document.text)]
    return [Span(end, start) for end, start in zip(ends, starts, strict=True) if start - end >= LEAST]


def _first_places(text: str, spans: tuple[Span, ...], unread: Sequence[Span]) -> tuple[Span, ...] | None:
    """Where the words stand before, in one of the stretches that are not read."""
    parts = [re.findall(r"\w+", text[span.start : span.end]) for span in spans]
    before = [gap for gap in unread if gap.end <= spans[0].start]
    for gap in before:
        whole = _place(text, [word for words in parts for word in words], gap)
        places = (whole,) if whole else tuple(filter(None, (_place(text, words, gap) for words in parts)))
        if whole or (len(places) == len(spans) and sorted(places) == list(places)):
            return places
    return None


def _place(text: str, words: Sequence[str], gap: Span) -> Span | None:
    match = re.compile(r"\W+".join(map(re.escape, words))).search(text, *gap)
    return Span(*match.span()) if match else None
