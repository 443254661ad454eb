"""Finds whom a plural stands for that names nobody: "both countries", "the pair", "the energy ministers"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from itertools import groupby, pairwise

from spacy.tokens import Token

from accordgraph.link import LinkedDocument
from accordgraph.mentions import Mention
from accordgraph.model import EntityType
from accordgraph.positions.lexicon import words

OFFICES_REACH = 200
"""How many tokens back the holders of an office may be named that a plural means."""
PAIR_REACH = 120
"""How many tokens back the two may be named together that "both" means."""
APART = 12
"""The most tokens between the names of two that are named together."""
BETWEEN = ("and", ",", "with", "between", "the", "-", "–", "/")
"""Words that may stand between the names of two that are named together."""
JOINTS = ("and", "-", "–", "/")
"""Of these, the ones that join them."""
OFTEN = 2
"""How often two are named together at the least of whom the document is, where others are, too."""
NUMBERS = {"three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
STATES: tuple[EntityType, ...] = ("Country",)
PERSONS: tuple[EntityType, ...] = ("Person",)


def meant_by(linked: LinkedDocument, token: Token, issuers: list[Mention]) -> list[Mention]:
    """The mentions of those whom a plural means: a pair, the two issuers, the holders of an office."""
    if token.tag_ not in ("NNS", "NNPS"):
        return _pair(linked, token, PERSONS) if _is_pair(token) else _all(linked, token)
    if len(issuers) == 2 and _of_two(token) and _singular(token) in words("paired_states"):
        return issuers
    return _two(linked, token) or _several(linked, token) or _holders(linked, token)


def _two(linked: LinkedDocument, token: Token) -> list[Mention]:
    """The two that "both countries" or "the two ministers" means, or "the leaders" in a report of two."""
    lemma = _singular(token)
    types = STATES if lemma in words("paired_states") else PERSONS
    if lemma not in words("paired_states") | words("offices") | {"leader"}:
        return []
    if _of_two(token):
        return _pair(linked, token, types) or _usual_pair(linked, token, types)
    described = any(child.dep_ in ("prep", "amod", "compound", "nummod", "poss") for child in token.children)
    definite = any(child.lower_ == "the" for child in token.children)
    return _usual_pair(linked, token, types) if lemma == "leader" and definite and not described else []


def _all(linked: LinkedDocument, token: Token) -> list[Mention]:
    """Those just named together whom "both", "neither" or "all three" means as a subject."""
    if token.dep_ not in ("nsubj", "nsubjpass") or any(child.lower_ == "of" for child in token.children):
        return []
    every = any(child.lower_ in ("all", "the") for child in token.children)
    size = NUMBERS.get(token.lower_, 0) if every else 2 if token.lower_ in ("both", "neither") else 0
    return (_pair(linked, token, STATES, size) or _pair(linked, token, PERSONS, size)) if size else []


def _several(linked: LinkedDocument, token: Token) -> list[Mention]:
    """The states just named together that "the three countries" means."""
    if _singular(token) not in words("paired_states"):
        return []
    every = any(child.lower_ in words("definite") | {"all"} for child in token.children)
    size = next((NUMBERS[child.lower_] for child in token.children if child.lower_ in NUMBERS), 0)
    return _pair(linked, token, STATES, size) if every and size else []


def _singular(token: Token) -> str:
    """The lemma of a plural, also where a capital keeps the tagger from finding it ("Both Leaders")."""
    if token.tag_ != "NNPS" or token.lemma_.lower() != token.lower_:
        return token.lemma_.lower()
    return token.lower_[:-3] + "y" if token.lower_.endswith("ies") else token.lower_.removesuffix("s")


def _is_pair(token: Token) -> bool:
    """Whether a noun in the singular means two: "the pair", "the duo"."""
    return token.lower_ in words("pairs") and any(child.lower_ == "the" for child in token.children)


def _of_two(token: Token) -> bool:
    others = {child.lower_ for child in token.children}
    return "both" in others or ("two" in others and bool(others & words("definite")))


def _names(linked: LinkedDocument, types: Collection[EntityType]) -> list[Mention]:
    return [
        mention
        for mention in linked.mentions
        if mention.type in types and mention.kind == "name" and mention in linked.entities
    ]


def _pair(
    linked: LinkedDocument, token: Token, types: Collection[EntityType], size: int = 2
) -> list[Mention]:
    """The only two, or so many, that a sentence before names, where no others are named from there on."""
    near = [m for m in _names(linked, types) if token.i - PAIR_REACH < m.start < token.i]
    later: set[str] = set()
    sentences = groupby(reversed(near), key=lambda mention: token.doc[mention.start].sent.start)
    for _, mentions in sentences:
        named = {linked.entities[mention].id: mention for mention in mentions}
        later.update(named)
        if len(later) > size:
            break
        if len(named) == size:
            return sorted(named.values(), key=lambda mention: mention.start)
    return []


def _usual_pair(linked: LinkedDocument, token: Token, types: Collection[EntityType]) -> list[Mention]:
    """The two of whom the document is: named together more often than any others, or the only such."""
    together = [
        (first, second)
        for first, second in pairwise(_names(linked, types))
        if linked.entities[first] != linked.entities[second] and _together(linked, first, second)
    ]
    entities = [frozenset(linked.entities[mention].id for mention in pair) for pair in together]
    counts = Counter(entities)
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) == 2 and (ranked[0][1] < OFTEN or ranked[0][1] == ranked[1][1])):
        return []
    usual = [pair for pair, both in zip(together, entities, strict=True) if both == ranked[0][0]]
    before = [pair for pair in usual if pair[1].start < token.i]
    if before:
        return list(before[-1])
    return list(usual[0]) if len(usual) >= OFTEN else []


def _together(linked: LinkedDocument, first: Mention, second: Mention) -> bool:
    """Whether two names are coordinated with no third beside them."""
    doc = linked.annotation.doc
    one, other = doc[first.head], doc[second.head]
    if one.sent != other.sent or second.start - first.end > APART:
        return False
    coordinated = other.dep_ == "conj" and other.head == one
    between = {token.lower_ for token in doc[first.end : second.start] if token.pos_ != "PROPN"}
    adjacent = bool(between & set(JOINTS)) and between <= set(BETWEEN)
    more = any(child.dep_ == "conj" for child in other.children)
    return (coordinated or adjacent) and one.dep_ != "conj" and not more


def _holders(linked: LinkedDocument, token: Token) -> list[Mention]:
    """The persons of one office, named before, that a plural means ("the energy ministers")."""
    if _singular(token) not in words("offices"):
        return []
    determiners = [child.lower_ for child in token.children if child.dep_ == "det"]
    if not determiners or determiners[0] not in ("the", "both", "these"):
        return []
    office = [t.lower_ for t in token.doc[token.i - 1 : token.i] if t.dep_ == "compound"]
    office.append(_singular(token))
    found = {linked.entities[mention]: mention for mention in _of_office(linked, token, office)}
    return list(found.values()) if len(found) > 1 else []


def _of_office(linked: LinkedDocument, token: Token, office: list[str]) -> Iterator[Mention]:
    doc = linked.annotation.doc
    for mention in linked.mentions:
        before = [t.lemma_.lower() for t in doc[max(0, mention.start - len(office)) : mention.start]]
        near = token.i - OFFICES_REACH < mention.start < token.i
        if near and mention.type == "Person" and mention.kind == "name" and before == office:
            yield mention
