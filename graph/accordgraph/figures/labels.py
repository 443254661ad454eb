"""Reads the counts that a line or the cells of a table give behind a label: "Signatories: 137"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from accordgraph.annotate import TokenBlock
from accordgraph.figures.about import ABOUT
from accordgraph.figures.context import Scene
from accordgraph.figures.counted import reading_of, singular
from accordgraph.figures.numbers import lexicon
from accordgraph.figures.reading import Numeral, Reading, numerals

LONGEST = 5
"""Tokens at most in a label, inclusive."""


def labelled(scene: Scene) -> Iterator[Reading]:
    """Yield the counts of what a document is about from "Signatories: 137" and from a label's next cell."""
    annotation = scene.linked.annotation
    blocks = annotation.blocks
    for number, block in enumerate(blocks):
        noun = _label(scene, block)
        if noun is None:
            continue
        value = _value(scene, noun.i + 1, block.end)
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        if value is None and noun.i + 1 == block.end and following and following.kind == block.kind == "item":
            value = _value(scene, following.start, following.end)
        measure = lexicon("measures")["self"][singular(noun)]
        about = scene.main(ABOUT[measure])
        if value is not None and about is not None:
            yield reading_of(
                (about, None), measure, value, None, noun, "figure.labelled", 0.75, unit_text=noun.lower_
            )


def _label(scene: Scene, block: TokenBlock) -> Token | None:
    """The noun of a label at a block's beginning: "Number of signatories", "Parties"."""
    for token in scene.linked.annotation.doc[block.start : min(block.end, block.start + LONGEST)]:
        if token.tag_ in ("NNS", "NNPS") and singular(token) in lexicon("measures")["self"]:
            ends = token.i + 1 == block.end or token.nbor().text in (":", "–", "—", "-", "|")
            return token if ends else None
        if token.pos_ not in ("NOUN", "PROPN", "ADP", "ADJ", "DET"):
            return None
    return None


def _value(scene: Scene, start: int, end: int) -> Numeral | None:
    """The number that stands between two tokens with nothing but marks."""
    doc = scene.linked.annotation.doc
    while start < end and doc[start].is_punct:
        start += 1
    if start >= end:
        return None
    for numeral in numerals(doc[start].sent):
        if numeral.start == start and all(token.is_punct for token in doc[numeral.end : end]):
            return numeral if not numeral.number.ordinal else None
    return None
