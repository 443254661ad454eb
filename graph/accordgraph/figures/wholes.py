"""Reads how many make up a body or text, or are drawn to an event: "the 27-nation bloc"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from accordgraph.figures.about import ABOUT, owner
from accordgraph.figures.context import Governor, Scene, governors
from accordgraph.figures.counted import reading_of, singular
from accordgraph.figures.numbers import lexicon
from accordgraph.figures.reading import Numeral, Reading
from accordgraph.mentions import Mention
from accordgraph.model import Entity, EntityType

BODIES: tuple[EntityType, ...] = ("Organization", "Agreement", "Group")
COMPOUND = 7
"""Tokens behind a number within which stands what it is a compound of: "27-nation"."""
PARTICLES = {"bring": ["together"], "make": ["up"]}
"""Verbs that tell of what a whole consists only with a particle."""


def owned(scene: Scene, numeral: Numeral, unit: Token | None) -> Iterator[Reading]:
    """Yield those that a body or text has by the words itself: "40 of the 193 members of the body"."""
    measure = lexicon("measures")["self"].get(singular(unit)) if unit is not None else None
    if unit is None or measure is None or any(token.dep_ == "amod" for token in unit.children):
        return
    about = owner(scene, unit, ABOUT[measure], range(numeral.start, unit.i + 1))
    if about:
        yield reading_of(about, measure, numeral, unit, unit, f"figure.counted-{singular(unit)}", 0.8)


def composite(scene: Scene, numeral: Numeral) -> Iterator[Reading]:
    """Yield how many make up a body by a word with a hyphen: "the 27-nation bloc"."""
    match = re.match(r"[-–](\w+)", numeral.after)
    if match is None or match[1].lower() not in lexicon("measures")["constituents"]:
        return
    stop = min(numeral.end + COMPOUND, numeral.sentence.end)
    about = next(iter(scene.within(numeral.start, stop, BODIES)), None)
    about = about or next((pair for pair in _covering(scene, numeral)), None)
    if about:
        yield reading_of(
            about, "members", numeral, None, numeral.last, "figure.composite", 0.8, unit_text=match[1]
        )


def _covering(scene: Scene, numeral: Numeral) -> Iterator[tuple[Entity, Mention]]:
    """The body or text whose mention a number stands in: "the 27-nation bloc"."""
    found = scene.entity_at(numeral.last)
    if found and found[0].type in BODIES:
        yield found


def constituents(scene: Scene, numeral: Numeral, unit: Token) -> Iterator[Reading]:
    """Yield the countries that a body or text consists of: "the twelve economies of the pact"."""
    words, before = lexicon("measures"), unit.doc[max(0, numeral.start - 1)].lower_
    owning = None
    if before in ("the", "all", "its") and singular(unit) in words["constituents"]:
        plain = not any(token.dep_ in ("amod", "acl", "relcl") for token in unit.children)
        owning = owner(scene, unit, BODIES, range(numeral.start, unit.i + 1)) if plain else None
    if owning:
        yield reading_of(owning, "members", numeral, unit, unit, "figure.constituents", 0.75)
        return
    if unit.dep_ == "pobj" and unit.head.lower_ in ("in", "from", "across"):
        for about in _sending(scene, unit):
            yield reading_of(about, "participants", numeral, unit, unit, "figure.drawn", 0.8)
        return
    for governor in governors(unit):
        if governor.token.lemma_ == "have" and singular(unit) not in words["constituents"]:
            continue
        for about in (*_grown(scene, governor), *contained(scene, governor)):
            yield reading_of(about, "members", numeral, unit, unit, "figure.constituents", 0.75)
            return
        for about in drawn(scene, governor):
            yield reading_of(about, "participants", numeral, unit, unit, "figure.drawn", 0.8)
            return


def _sending(scene: Scene, unit: Token) -> Iterator[tuple[Entity, Mention]]:
    """The event whose guests come from the counted ones: "drew delegates from 60 countries"."""
    above = unit.head.head
    verb = above.head if above.dep_ == "dobj" else above
    words = lexicon("measures")
    for child in verb.children:
        if child.dep_ == "dobj" and singular(child) in (*words["self"], *words["populations"]):
            yield from drawn(scene, Governor(verb, "object"))


def contained(scene: Scene, governor: Governor) -> Iterator[tuple[Entity, Mention]]:
    """The organisation that a verb says to comprise the counted ones."""
    particles = PARTICLES.get(governor.token.lemma_, [])
    if not _with(governor.token, particles):
        return
    if governor.relation in ("object", "of") and governor.token.lemma_ in lexicon("measures")["containing"]:
        for child in governor.token.children:
            found = scene.entity_at(child) if child.dep_ in ("nsubj", "nsubjpass") else None
            if found and found[0].type in ("Organization", "Group"):
                yield found


def _grown(scene: Scene, governor: Governor) -> Iterator[tuple[Entity, Mention]]:
    """The organisation that has become as many: "has grown to 45 countries"."""
    if governor.relation == "to" and governor.token.lemma_ in lexicon("measures")["growing"]:
        yield from _subject(scene, governor.token, ("Organization", "Group"))


def drawn(scene: Scene, governor: Governor) -> Iterator[tuple[Entity, Mention]]:
    """The event that has the counted ones come: "the summit drew 40 leaders"."""
    particles = lexicon("measures")["drawing"].get(governor.token.lemma_)
    if governor.relation == "object" and particles is not None and _with(governor.token, particles):
        yield from _subject(scene, governor.token, ("Event",))


def _with(verb: Token, particles: list[str]) -> bool:
    return not particles or any(child.lower_ in particles for child in verb.children)


def _subject(scene: Scene, verb: Token, types: tuple[str, ...]) -> Iterator[tuple[Entity, Mention]]:
    for child in verb.children:
        found = scene.entity_at(child) if child.dep_ in ("nsubj", "nsubjpass") else None
        if found and found[0].type in types:
            yield found
