"""Finds who writes a document in the first person: its author or who signs it, the body that publishes it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from spacy.tokens import Token

from accordgraph.gazetteers import state_of_address
from accordgraph.link import LinkedDocument
from accordgraph.link.names import normal, slug
from accordgraph.mentions import Mention
from accordgraph.model import BASE, Entity, EntityType
from accordgraph.positions.enumerations import FINITE
from accordgraph.positions.lexicon import words
from accordgraph.positions.standing import subject_of

BODIES: tuple[EntityType, ...] = ("Organization",)
PERSONS: tuple[EntityType, ...] = ("Person",)
NAME = re.compile(r"[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|de|van|von|der|al|bin)){0,3} [A-Z][\w'’-]+")
"""What the name of one author looks like: no handle, no list."""
CLOSING = 6
"""How many of the last blocks may hold a signature."""
OPENING = 4
"""How many of the first blocks may hold a by-line."""
STATES: tuple[EntityType, ...] = ("Country",)
LETTERHEAD = 14
"""The most tokens of a line that a document begins with of whose it is."""
LINE = 8
"""The most tokens of a line that holds a signature or a by-line."""


def writer(linked: LinkedDocument, singular: Collection[Token], plural: Collection[Token]) -> Entity | None:
    """Who says "I", or else for whom "we" is said, where a document quotes nobody.

    `singular` and `plural` are the pronouns of the first person outside of quotations.
    """
    found = _presented(linked, singular)
    if found is None and singular:
        found = _author(linked) or _signed(linked)
    return found or (_body(linked, plural) if plural else None)


def _presented(linked: LinkedDocument, singular: Collection[Token]) -> Entity | None:
    """The person who names himself: "I, Anne Roe, President of Peru, …"."""
    for token in singular:
        if token.lower_ == "i" and token.i + 2 < len(token.doc) and token.nbor().text == ",":
            found = _at(linked, token.i + 2, PERSONS)
            if found is not None:
                return found
    return None


def _author(linked: LinkedDocument) -> Entity | None:
    """The one author whom the front matter or a by-line names."""
    stated = linked.annotation.document.metadata.author or ""
    name = " ".join(reversed(stated.split(", "))) if stated.count(", ") == 1 else stated
    if NAME.fullmatch(name):
        return _person(linked, name)
    doc = linked.annotation.doc
    for block in linked.annotation.blocks[:OPENING]:
        if doc[block.start].lower_ == "by" and block.end - block.start <= LINE:
            found = _at(linked, block.start + 1, PERSONS)
            if found is not None:
                return found
    return None


def _person(linked: LinkedDocument, name: str) -> Entity:
    """The person of the document with a name, else one whom only the front matter names."""
    for entity in linked.entities.values():
        if entity.type == "Person" and normal(name) in {normal(each) for each in entity.names}:
            return entity
    return Entity(f"{BASE}entity/person/{slug(name)}", name, "Person", (name,))


def _signed(linked: LinkedDocument) -> Entity | None:
    """The person whose name stands alone on one of the last lines."""
    for block in reversed(linked.annotation.blocks[-CLOSING:]):
        mention = linked.mention_at(block.start) if block.end - block.start <= LINE else None
        entity = linked.entities.get(mention) if mention is not None else None
        if mention is not None and entity is not None and entity.type == "Person" and mention.kind == "name":
            rest = [token for token in linked.annotation.doc[mention.end : block.end] if token.is_alpha]
            if not rest:
                return entity
    return None


def _body(linked: LinkedDocument, plural: Collection[Token]) -> Entity | None:
    """The body that a "we" names ("we at Acme"), that publishes the text or that its title tells of."""
    for token in plural:
        found = next(_beside(linked, token), None)
        if found is not None:
            return found
    metadata = linked.annotation.document.metadata
    code = state_of_address(metadata.url or "")
    state = next((entity for entity in linked.entities.values() if code and entity.iso == code), None)
    state = state or _letterhead(linked)
    if state is not None or metadata.author is not None:
        return state
    return _publisher(linked, metadata.publisher) or _titled(linked)


def _letterhead(linked: LinkedDocument) -> Entity | None:
    """The state with the name of whose ministry a document begins: "Ministry of Trade, Republic of Peru"."""
    doc = linked.annotation.doc
    for block in linked.annotation.blocks[:OPENING]:
        line = doc[block.start : block.end]
        official = any(token.lemma_.lower() in words("letterheads") for token in line)
        if official and len(line) <= LETTERHEAD and not any(token.tag_ in FINITE for token in line):
            states = [_at(linked, token.i, STATES) for token in line]
            found = next((state for state in states if state is not None), None)
            if found is not None:
                return found
    return None


def _beside(linked: LinkedDocument, pronoun: Token) -> Iterator[Entity]:
    """The body named in "we at Acme", "we, Acme, …" or "at Acme, we …"."""
    doc = pronoun.doc
    after = doc[pronoun.i + 1 : pronoun.i + 3]
    if len(after) == 2 and after[0].lower_ in ("at", "in", ","):
        start = pronoun.i + (3 if after[1].lower_ == "the" else 2)
        entity = _at(linked, start, BODIES)
        if entity is not None:
            yield entity
    before = doc[pronoun.sent.start : pronoun.i]
    if len(before) > 2 and before[0].lower_ == "at" and before[-1].text == ",":
        entity = _at(linked, before[1].i, BODIES)
        mention = linked.mention_at(before[1].i)
        if entity is not None and mention is not None and mention.end == pronoun.i - 1:
            yield entity


def _publisher(linked: LinkedDocument, name: str | None) -> Entity | None:
    """The body of the text that publishes it, no paper that only the front matter names."""
    for entity in linked.entities.values() if name else ():
        if entity.type == "Organization" and normal(name or "") in {normal(each) for each in entity.names}:
            return entity
    return None


def _titled(linked: LinkedDocument) -> Entity | None:
    """The body that does what the heading tells: "Acme joins the Lima Pledge"."""
    doc = linked.annotation.doc
    for block in linked.annotation.blocks[:1]:
        if block.kind == "heading":
            first = linked.mention_at(block.start)
            if first is not None and first.kind == "name" and doc[first.end].text == ":":
                return _at(linked, block.start, BODIES)
            root = doc[block.start].sent.root
            subject = subject_of(root)
            mention = linked.mention_at(subject.i) if subject is not None else None
            entity = linked.entities.get(mention) if mention is not None else None
            if entity is not None and entity.type == "Organization" and mention and mention.kind == "name":
                return entity if root.tag_ in ("VBZ", "VBP") and root.lemma_ not in words("calling") else None
    return None


def _at(linked: LinkedDocument, index: int, types: Collection[EntityType]) -> Entity | None:
    mention: Mention | None = linked.mention_at(index)
    entity = linked.entities.get(mention) if mention is not None and mention.kind == "name" else None
    return entity if entity is not None and entity.type in types else None
