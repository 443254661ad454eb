"""Finds whom a plural stands for that names nobody: "both countries", "the energy ministers"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Token

from accordgraph.link import LinkedDocument
from accordgraph.mentions import Mention
from accordgraph.positions.lexicon import words

OFFICES_REACH = 200
"""How many tokens back the holders of an office may be named that a plural means."""
PAIR_REACH = 120
"""How many tokens back the two may be named together that "both" means, unless they are leaders."""
BETWEEN = ("and", ",", "with", "between", "the")
"""Words that may stand between the names of two that are named together."""


def meant_by(linked: LinkedDocument, token: Token, issuers: list[Mention]) -> list[Mention]:
    """The mentions of those whom a plural means: a pair, the two issuers, the holders of an office."""
    if token.tag_ not in ("NNS", "NNPS"):
        return []
    if len(issuers) == 2 and _of_two(token) and token.lemma_.lower() in words("paired_states"):
        return issuers
    return _pair(linked, token) or _holders(linked, token)


def _pair(linked: LinkedDocument, token: Token) -> list[Mention]:
    """The two that "both countries" or "the two ministers" means: those named last as "A and B"."""
    lemma = token.lemma_.lower()
    if not _of_two(token) or lemma not in words("paired_states") | words("offices") | {"leader"}:
        return []
    wanted = "Country" if lemma in words("paired_states") else "Person"
    reach = len(token.doc) if lemma == "leader" else PAIR_REACH
    before = [
        mention
        for mention in linked.mentions
        if mention.type == wanted
        and mention.kind == "name"
        and token.i - reach < mention.start < token.i
        and mention in linked.entities
    ]
    for first, second in reversed(list(pairwise(before))):
        if linked.entities[first] != linked.entities[second] and _together(linked, first, second):
            third = [m for m in before if m.start > second.end and token.i - m.start < PAIR_REACH]
            pair = {linked.entities[first], linked.entities[second]}
            return [first, second] if all(linked.entities[m] in pair for m in third) else []
    return []


def _of_two(token: Token) -> bool:
    others = {child.lower_ for child in token.children}
    return "both" in others or ("two" in others and bool(others & words("definite")))


def _together(linked: LinkedDocument, first: Mention, second: Mention) -> bool:
    """Whether two names are coordinated with no third beside them."""
    doc = linked.annotation.doc
    one, other = doc[first.head], doc[second.head]
    if one.sent != other.sent or second.start - first.end > 12:
        return False
    coordinated = other.dep_ == "conj" and other.head == one
    between = {token.lower_ for token in doc[first.end : second.start]}
    adjacent = "and" in between and between <= set(BETWEEN)
    more = any(child.dep_ == "conj" for child in other.children)
    return (coordinated or adjacent) and one.dep_ != "conj" and not more


def _holders(linked: LinkedDocument, token: Token) -> list[Mention]:
    """The persons of one office, named before, that a plural means ("the energy ministers")."""
    if token.lemma_.lower() not in words("offices"):
        return []
    determiners = [child.lower_ for child in token.children if child.dep_ == "det"]
    if not determiners or determiners[0] not in ("the", "both", "these"):
        return []
    office = [t.lower_ for t in token.doc[token.i - 1 : token.i] if t.dep_ == "compound"]
    office.append(token.lemma_.lower())
    found = {linked.entities[mention]: mention for mention in _of_office(linked, token, office)}
    return list(found.values()) if len(found) > 1 else []


def _of_office(linked: LinkedDocument, token: Token, office: list[str]) -> Iterator[Mention]:
    doc = linked.annotation.doc
    for mention in linked.mentions:
        before = [t.lemma_.lower() for t in doc[max(0, mention.start - len(office)) : mention.start]]
        near = token.i - OFFICES_REACH < mention.start < token.i
        if near and mention.type == "Person" and mention.kind == "name" and before == office:
            yield mention
