"""Reads what layout alone attributes: headlines with a colon, turns, block quotations, signatures."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import takewhile

from spacy.tokens import Token

from accordgraph.quotations.attributed import BLOCK, TURN, Attribution
from accordgraph.quotations.frames import Frame
from accordgraph.quotations.layout import Layout, Stretch
from accordgraph.quotations.sources import Source
from accordgraph.quotations.tags import WINDOW, introducer
from accordgraph.quotations.transcript import Turn, turns

NAME = 4
"""Tokens of the name that a headline's colon parts from the words, at the most."""
QUESTIONERS = frozenset(("question", "q", "reporter", "journalist", "press"))
"""Labels of a turn whose speaker is told by what stands in brackets behind them."""
SIGNATURE = 30
"""Tokens of a signature below a quotation, at the most: a dash, a name and what its bearer is."""
_DASHES = frozenset(("—", "–", "―", "--", "-", "~"))
_SIGNED = 7
"""Words of a name with an office before it in a signature, at the most."""


def headlines(layout: Layout, taken: Collection[int]) -> Iterator[Attribution]:
    """Yield what headlines give to a person by a colon: "Ruiz: It will open"; `taken` are cues and labels."""
    doc = layout.annotation.doc
    for number, block in enumerate(layout.annotation.blocks):
        tokens = doc[block.start : block.end]
        colons = [token.i for token in tokens if token.text == ":"]
        if (block.kind != "heading" and number) or len(tokens) > WINDOW or len(colons) != 1:
            continue
        before, after = doc[block.start : colons[0]], doc[colons[0] + 1 : block.end]
        for name, words in ((before, after), (after, before)):
            verbal = any(token.pos_ in ("VERB", "AUX") for token in words)
            if verbal and name and len(name) <= NAME and all(t.ent_type_ == "PERSON" for t in name):
                inside = {token.i for token in words}
                if not any(token in taken for token in (*inside, *colons)):
                    source = Source(name.start, name.end, name.root.i)
                    yield Attribution(source, (colons[0],), "speech", "headline", inside)


def spoken_turns(layout: Layout) -> Iterator[Attribution]:
    """Yield what each turn of a transcript gives to its speaker."""
    for turn in turns(layout.annotation):
        words = set(range(turn.colon + 1, turn.end))
        yield Attribution(_label(layout, turn), (turn.colon,), "speech", TURN, words)


def _label(layout: Layout, turn: Turn) -> Source:
    """The label of a turn; its head is the last word of the name, what the bearer is left out."""
    doc = layout.annotation.doc
    aside = next((t.i for t in doc[turn.start : turn.colon] if t.text in ("(", ",")), turn.colon)
    asks = {t.lemma_.lower() for t in doc[turn.start : aside]} & QUESTIONERS
    start, end = (aside, turn.colon) if asks and aside < turn.colon else (turn.start, aside)
    names = [t.i for t in doc[start:end] if t.text[:1].isalnum()]
    return Source(turn.start, turn.colon, names[-1] if names else aside - 1)


def block_quotations(
    layout: Layout, frames: Mapping[int, Frame], known: Mapping[int, Attribution]
) -> Iterator[Attribution]:
    """Yield what is set apart without marks, where the block before or a signature says whose words it is."""
    blocks = layout.annotation.blocks
    for number, block in enumerate(blocks):
        if block.kind != "quotation" or (number and blocks[number - 1].kind == "quotation"):
            continue
        last = next((n for n in range(number, len(blocks)) if blocks[n].kind != "quotation"), len(blocks))
        if any(block.start <= s.start < block.start + 2 for s in layout.stretches):
            continue
        found = introducer(layout, frames, number)
        end = blocks[last - 1].end
        if found is None:
            signed = _signed(layout, block.start, end, last)
            if signed is not None:
                source, dash = signed
                yield Attribution(source, (dash,), "speech", BLOCK, set(range(block.start, min(dash, end))))
        elif found[1].i not in known or not known[found[1].i].tokens:
            yield Attribution(found[0], (found[1].i,), "speech", BLOCK, set(range(block.start, end)))


def _signed(layout: Layout, start: int, end: int, after: int) -> tuple[Source, int] | None:
    """The signature in the last words of a quotation or in the block after it, and its dash."""
    doc = layout.annotation.doc
    for at in range(max(start + 1, end - SIGNATURE), end):
        if doc[at].text in _DASHES and doc[at - 1].is_punct and (source := _name_behind(layout, at)):
            return source, at
    return _signing_block(layout, after)


def signature(layout: Layout, stretch: Stretch) -> tuple[Source, Token] | None:
    """The name behind a dash that follows a quoted stretch or begins the block after it, and the dash."""
    number = layout.annotation.block_index(stretch.start)
    if any(
        token.is_alpha for token in layout.annotation.doc[stretch.end : layout.annotation.blocks[number].end]
    ):
        source = _name_behind(layout, stretch.end)
        found = (source, stretch.end) if source is not None else None
    else:
        found = _signing_block(layout, number + 1)
    return (found[0], layout.annotation.doc[found[1]]) if found is not None else None


def _signing_block(layout: Layout, number: int) -> tuple[Source, int] | None:
    blocks = layout.annotation.blocks
    if number >= len(blocks) or not 0 < blocks[number].end - blocks[number].start <= SIGNATURE:
        return None
    source = _name_behind(layout, blocks[number].start)
    return (source, blocks[number].start) if source is not None else None


def _name_behind(layout: Layout, dash: int) -> Source | None:
    """The person's name that stands behind a dash, also behind an office; nothing else signs a quotation."""
    doc, block = layout.annotation.doc, layout.annotation.block(dash)
    if doc[dash].text not in _DASHES:
        return None
    rest = [token for token in doc[dash + 1 : block.end] if token.text not in ("*", "_", "**")]
    words = list(takewhile(lambda t: t.pos_ in ("NOUN", "PROPN", "ADJ") and t.text[0].isalnum(), rest))
    name = [token for token in words if token.pos_ == "PROPN"]
    stops = len(words) == len(rest) or rest[len(words)].text in (",", "(", "/")
    if not stops or words[-1:] != name[-1:] or len(name) < 2 or len(words) > _SIGNED:
        return None
    return Source(name[0].i, name[-1].i + 1, name[-1].i)
