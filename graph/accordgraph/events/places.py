"""Finds the place of an event: beside its mention, at its verb, or in its own name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from accordgraph.events.dates import MONTHS
from accordgraph.gazetteers import known_forms
from accordgraph.link import LinkedDocument
from accordgraph.mentions import Mention

PLACES = ("GPE", "LOC", "FAC")
HOLDING = frozenset(
    (
        "hold", "take", "meet", "gather", "convene", "host", "open", "begin", "start", "conclude", "end",
        "attend", "occur", "stage", "launch", "run",
        "co-host", "cohost", "reconvene", "resume", "reopen", "wrap", "close",
        "adjourn", "collapse", "commence",
    )
)  # fmt: skip
"""Verbs whose adverbials of place and time are those of the event."""
Place = tuple[int, int]
"""The tokens of a place: the first, and the one behind the last."""


def venue_beside(linked: LinkedDocument, mention: Mention, verb: Token | None) -> Place | None:
    """The place that a preposition joins to the event, or to the verb that says that it is held."""
    head = linked.annotation.doc[mention.head]
    if verb is not None and verb.lemma_ == "host" and head.dep_ == "dobj":
        hosts = [child for child in verb.children if child.dep_ == "nsubj" and child.text in _cities(linked)]
        hosts = [child for child in hosts if child.text not in _countries()]
        if hosts:
            return _extent(hosts[0])
    holders = [head, *([verb] if verb is not None else [])]
    holders += [
        child for child in head.children if child.dep_ in ("acl", "relcl") and child.lemma_ in HOLDING
    ]
    for noun in _located(holders):
        if noun.i in range(mention.start, mention.end):
            continue
        if is_place(linked, noun):
            return _extent(noun)
        wider = next((place for place in _located([noun]) if is_place(linked, place)), None)
        if wider is not None and noun.pos_ == "NOUN":
            return _extent(wider)
        if noun.pos_ == "NOUN" and any(_names(child) for child in noun.children):
            return _extent(noun)
    return None


def _names(token: Token) -> bool:
    """Whether a word names the building or grounds that it stands before: "the Bluewater resort"."""
    return token.dep_ in ("compound", "nmod") and token.pos_ == "PROPN" and token.text[:1].isupper()


def _located(holders: list[Token]) -> Iterator[Token]:
    """What "in" and "at" join to the words."""
    for holder in holders:
        for child in holder.children:
            if child.dep_ == "prep" and child.lower_ in ("in", "at"):
                yield from (noun for noun in child.children if noun.dep_ == "pobj")


def venue_named(linked: LinkedDocument, mention: Mention) -> Place | None:
    """The place in the event's own name: the city, else the only country ("the Chad-Mali talks" have two)."""
    known = _cities(linked)
    words = linked.annotation.doc[mention.start : mention.end]
    found = [token for token in words if token.text in known]
    cities = [token for token in found if token.text not in _countries()]
    if cities:
        return cities[0].i, cities[0].i + 1
    joined = any(token.text in ("-", "–") for token in words)
    return (found[0].i, found[0].i + 1) if len(found) == 1 and not joined else None


def exactness(linked: LinkedDocument, place: Place) -> bool:
    """Whether the place is more exact than a country."""
    return linked.annotation.doc[slice(*place)].text not in _countries()


def _cities(linked: LinkedDocument) -> set[str]:
    """Places of one word that the document names by themselves, to know them in an event's name."""
    found = {ent.text for ent in linked.annotation.doc.ents if ent.label_ == "GPE" and len(ent) == 1}
    return {text for text in found if not text.isupper() and text[:1].isupper()} | _capitals()


@cache
def _capitals() -> frozenset[str]:
    return frozenset(name for name, known in known_forms() if known.sense == "seat" and " " not in name)


@cache
def _countries() -> frozenset[str]:
    return frozenset(name for name, known in known_forms() if known.type == "Country") - _capitals()


def is_place(linked: LinkedDocument, noun: Token) -> bool:
    """Whether a noun names a place rather than a month, an agreement or a person."""
    if noun.ent_type_ == "DATE" or noun.lower_.strip(".") in MONTHS or noun.text.isupper():
        return False
    mention = linked.mention_at(noun.i)
    if mention is not None and mention.type not in ("Country", "Organization", "Group"):
        return False
    return noun.ent_type_ in (*PLACES, "ORG") or (noun.pos_ == "PROPN" and noun.text[:1].isupper())


def _extent(noun: Token) -> Place:
    """The place's name with a wider place behind it: "the town hall in Exampleville"."""
    doc, start, end = noun.doc, noun.i, noun.i + 1
    while (
        start and doc[start - 1].dep_ in ("compound", "nmod", "amod") and doc[start - 1].head.i >= start - 1
    ):
        start -= 1
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("in", "of"):
            for grand in child.children:
                if grand.dep_ == "pobj" and grand.ent_type_ in (*PLACES, "ORG"):
                    end = grand.i + 1
        elif child.dep_ == "appos" and child.ent_type_ in PLACES and child.i - end <= 1:
            end = child.i + 1
    return start, end
