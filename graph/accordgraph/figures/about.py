"""Finds what a figure is about: the agreement, event or organisation named in its sentence or just before."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from accordgraph.figures.context import NOWHERE, Governor, Scene
from accordgraph.mentions import Mention
from accordgraph.model import Entity, EntityType

ABOUT: dict[str, tuple[EntityType, ...]] = {
    "signatories": ("Agreement",),
    "participants": ("Event",),
    "members": ("Agreement", "Organization"),
    "partners": ("Organization", "Agreement"),
    "votesFor": ("Agreement", "Event"),
    "votesAgainst": ("Agreement", "Event"),
    "abstentions": ("Agreement", "Event"),
}
"""Of which types of entity a measure is told."""


def owner(
    scene: Scene, noun: Token, types: Iterable[str], avoid: range = NOWHERE
) -> tuple[Entity, Mention] | None:
    """The entity whose members a noun names: "the bloc's 27 members", "signatories to the pact"."""
    wanted = set(types)
    for child in noun.children:
        candidates = [child] if child.dep_ in ("poss", "compound", "nmod") else []
        if child.dep_ == "prep" and child.lower_ in ("of", "to", "in"):
            candidates = [grand for grand in child.children if grand.dep_ == "pobj"]
        for candidate in candidates:
            found = scene.entity_at(candidate)
            if found and found[0].type in wanted and found[1].start not in avoid:
                return found
    return None


def object_of(scene: Scene, governor: Governor, types: Iterable[str]) -> tuple[Entity, Mention] | None:
    """The entity that the verb acts on: "signed the pact", "the pact signed by"."""
    wanted = set(types)
    verb = governor.token
    reached = [
        child
        for child in verb.children
        if child.dep_ in ("dobj", "nsubjpass", "prep", "prt", "xcomp", "acomp")
    ]
    for child in reached:
        for token in [child, *child.children]:
            found = scene.entity_at(token)
            if found and found[0].type in wanted:
                return found
    if verb.dep_ in ("acl", "relcl"):
        found = scene.entity_at(verb.head)
        if found and found[0].type in wanted:
            return found
    return None


def find_about(
    scene: Scene,
    sentence: TokenSpan,
    cue: Token,
    types: Iterable[str],
    *,
    allow_main: bool = False,
    avoid: range = NOWHERE,
) -> tuple[Entity, Mention | None] | None:
    """What a figure is about: named in the sentence, just before it, or what the document is about."""
    types = tuple(types)
    found = scene.nearest(cue, sentence, types, avoid) or scene.before(sentence, types)
    if found is None and allow_main:
        main = scene.main(types)
        return (main, None) if main else None
    return found
