"""Finds sums of money, and what they are said to be for."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from accordgraph.model import EntityType, Phrase
from accordgraph.positions.arguments import Arguments, Referent
from accordgraph.positions.lexicon import words
from accordgraph.positions.phrases import attached
from accordgraph.positions.standing import is_passive

TARGETS: tuple[EntityType, ...] = ("Agreement", "Event", "Organization")
SIGNS = ("$", "€", "£", "¥")
PURPOSES = ("for", "in", "into", "to", "toward", "towards", "on", "through")
UNITS = ("DATE", "MONEY", "TIME", "PERCENT", "CARDINAL")
"""What no purpose is, by the labels of the named-entity recogniser."""


def is_money(token: Token) -> bool:
    """Whether a word tells a currency or an amount."""
    return token.text in SIGNS or token.lower_ in words("currencies")


def has_money(tokens: Collection[Token]) -> bool:
    """Whether some words hold a sum."""
    return any(map(is_money, tokens))


def sum_at(verb: Token) -> Token | None:
    """The sum in a verb's object, in the subject of a passive, or on which the clause hangs."""
    for child in verb.children:
        told = child.dep_ == "ccomp" and any(mark.dep_ in ("mark", "nsubj") for mark in child.children)
        relation = child.dep_ in ("dobj", "nsubjpass", "npadvmod", "ccomp")
        if relation and not told and has_money(list(child.subtree)):
            return child
    own = (verb.head, *verb.head.lefts)
    if (verb.dep_ == "relcl" or (verb.dep_ == "acl" and is_passive(verb))) and has_money(own):
        return verb.head
    return None


def purposes_of(places: Collection[Token], verb: Token) -> list[Token]:
    """What money is for by the words around it, the nearest first."""
    found = [node for preposition in PURPOSES for place in places for node in attached(place, (preposition,))]
    found += [
        child for place in places for child in place.children if _is_infinitive(child) and child.i > verb.i
    ]
    found = found or [
        node
        for node in verb.subtree
        if node.i > verb.i
        and ((node.dep_ == "pobj" and node.head.lower_ in ("for", "in", "to")) or _is_infinitive(node))
    ]
    return [node for node in found if node.pos_ != "PRON" and node.ent_type_ not in UNITS]


def target_of(arguments: Arguments, head: Token) -> tuple[Referent | Phrase, tuple[int, int] | None]:
    """What a purpose names, or else its phrase with the tokens that it spans."""
    if head.pos_ in ("NOUN", "PROPN", "PRON"):
        found = arguments.at(head, TARGETS)
        if found is not None:
            return found, None
    start, end = _phrase(head)
    return Phrase(head.doc[start:end].text), (start, end)


def _is_infinitive(token: Token) -> bool:
    """Whether a clause says what something is to do."""
    return token.dep_ in ("xcomp", "advcl", "acl", "relcl") and any(
        mark.dep_ == "aux" and mark.lower_ == "to" for mark in token.children
    )


def _phrase(head: Token) -> tuple[int, int]:
    """The tokens of a phrase up to the first clause or list that hangs on it."""
    start = head.left_edge.i if head.pos_ in ("NOUN", "PROPN") else head.i
    end = head.right_edge.i + 1
    for node in head.doc[head.i + 1 : end]:
        if (
            (node.dep_ in ("punct",) and node.text in (",", ";", "—", "–", "("))
            or node.dep_
            in (
                "relcl",
                "advcl",
            )
            or (node.dep_ == "cc" and node.head == head and node.nbor().pos_ == "PROPN" != head.pos_)
        ):
            end = node.left_edge.i
            break
    while end > head.i + 1 and head.doc[end - 1].is_punct:
        end -= 1
    return start, max(end, head.i + 1)
