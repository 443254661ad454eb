"""Reads the tag beside a quoted stretch: the words of its sentence that name who is quoted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from accordgraph.quotations.cues import speaking_nouns
from accordgraph.quotations.frames import Frame
from accordgraph.quotations.layout import Layout
from accordgraph.quotations.sources import FINITE, SUBJECTS, Source, source_at

WINDOW = 30
"""Tokens beside a quoted stretch within which its speaker tag must begin."""
TAG = 7
"""Tokens of a tag, at the most, whose verb is no reporting word ("she deadpanned")."""


def window_after(layout: Layout, number: int) -> list[Token]:
    """The tokens of the same sentence after a quoted stretch, up to the next one."""
    annotation, stretch = layout.annotation, layout.stretches[number]
    block = annotation.block(stretch.start)
    following = layout.stretches[number + 1 : number + 2]
    end = min(block.end, stretch.end + WINDOW, following[0].start if following else block.end)
    found = []
    for token in annotation.doc[stretch.end : end]:
        if token.text in (".", "!", "?", ";"):
            break
        found.append(token)
    return found


def window_before(layout: Layout, number: int) -> list[Token]:
    """The tokens of the same sentence before a quoted stretch, the nearest first, down to the one before."""
    annotation, stretch = layout.annotation, layout.stretches[number]
    block = annotation.block(stretch.start)
    previous = layout.stretches[number - 1].end if number else 0
    start = max(block.start, stretch.start - WINDOW, previous)
    found = []
    for token in reversed(list(annotation.doc[start : stretch.start])):
        if token.text in (".", "!", "?", ";"):
            break
        found.append(token)
    return found


def source_of(token: Token, window: Sequence[Token], frame: Frame | None) -> Source | None:
    """The source of a word that may tag a quoted stretch, None where it tags none."""
    if frame is not None:
        return frame.source or _nearby(token, window)
    near = [t for t in window[:3] if not t.is_punct and t.dep_ not in ("prt", "advmod")]
    beside = token in near[:1] or token.i == window[-1].i or len(window) <= TAG
    if beside and token.pos_ == "VERB" and token.tag_ in ("VBD", "VBZ", "VBP"):
        own = next((c for c in token.children if c.dep_ in SUBJECTS), None)
        return source_at(own)
    return None


def _nearby(verb: Token, window: Sequence[Token]) -> Source | None:
    """A noun right beside a reporting verb whose subject the parser has missed."""
    doc, at = verb.doc, verb.i
    around = {token.i for token in window}
    before = doc[at - 1] if at - 1 in around else None
    if before is not None and before.pos_ in ("PROPN", "PRON", "NOUN"):
        return source_at(before)
    finite = verb.tag_ in FINITE or verb.tag_ == "VBN"
    after = next(
        (t for t in doc[at + 1 : at + 12 if finite else at] if t.pos_ in ("PROPN", "NOUN", "PRON")), None
    )
    if after is None or after.i not in around:
        return None
    while after.dep_ in ("compound", "nmod", "poss") and after.head.i > after.i and after.head.i in around:
        after = after.head
    return source_at(after)


def named_alone(layout: Layout, window: Sequence[Token]) -> Source | None:
    """The name that stands alone between a dash or the block's start and a colon."""
    if len(window) < 2 or window[1].pos_ != "PROPN":
        return None
    source = source_at(window[1])
    if source is None:
        return None
    before = window[0].doc[source.start - 1] if source.start else None
    alone = source.start == layout.annotation.block(source.start).start
    return source if alone or (before is not None and before.text in ("-", "–", "—")) else None


def introducer(layout: Layout, frames: Mapping[int, Frame], number: int) -> tuple[Source, Token] | None:
    """The source that the end of the block before introduces a block with, and its cue."""
    doc, before = layout.annotation.doc, layout.annotation.blocks[number - 1]
    if number == 0 or before.end == before.start or doc[before.end - 1].text not in (":", ","):
        return None
    window = list(reversed(list(doc[before.end - 1].sent)))
    for token in window:
        if token.i in layout.inside:
            continue
        tag = source_of(token, window, frames.get(token.i))
        if tag:
            return tag, token
    last = window[min(1, len(window) - 1)]
    readable = last.pos_ == "NOUN" and speaking_nouns().get(last.lemma_.lower()) == "text"
    named = next((t for t in window if t.pos_ == "PROPN" and t.dep_ == "ROOT"), None)
    source = source_at(named or last) if named or last.pos_ == "PROPN" or readable else None
    return (source, window[0]) if source else None
