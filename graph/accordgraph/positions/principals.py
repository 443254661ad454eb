"""Finds whom an actor stands for: the state whose minister signs, those whom a clause lists for "those"."""

from __future__ import annotations

from spacy.tokens import Token

from accordgraph.positions.arguments import Arguments, Referent, acts_for_state
from accordgraph.positions.phrases import conjuncts

LISTING = ("include", "be", "comprise")
"""Verbs whose object says who their subject is."""


def parties(arguments: Arguments, token: Token) -> list[Referent]:
    """The actors of a phrase, the states of those whom only their offices tell."""
    found: dict[str, Referent] = {}
    for part in conjuncts(token):
        for referent in arguments.named_by(part):
            unnamed = referent.entity.type == "Person" and referent.entity.id not in arguments.named
            for party in arguments.states_within(part) if unnamed else [referent]:
                found.setdefault(party.entity.id, party)
    return [referent for referent in found.values() if not arguments.is_generic(referent)]


def principals(arguments: Arguments, actors: list[Referent]) -> list[Referent]:
    """The actors, the states of those put in their place whom only their offices tell."""
    found: dict[tuple[str, bool], Referent] = {}
    for actor in actors:
        mention = arguments.mention_of(actor)
        head = arguments.doc[mention.head] if mention is not None else None
        unnamed = actor.entity.type in ("Person", "Group") and actor.entity.id not in arguments.named
        states = (
            arguments.states_within(head) if head is not None and unnamed and acts_for_state(head) else []
        )
        countries = [state for state in states if state.entity.type == "Country"]
        for referent in countries or [actor]:
            found.setdefault((referent.entity.id, referent.excepted), referent)
    return list(found.values())


def bearers(arguments: Arguments, head: Token) -> list[Referent]:
    """The actors of a phrase, or those that "are" or "include" gives for it ("those signing include …")."""
    found = arguments.actors(head)
    among = head.dep_ == "pobj" and head.head.lower_ == "among"
    verb = head.head.head if among else head.head
    if found or not (among or head.dep_ in ("nsubj", "attr")) or verb.lemma_ not in LISTING:
        return found
    return [
        referent
        for child in verb.children
        if child.dep_ in ("dobj", "attr", "nsubj", "prep") and child.i not in (head.i, head.head.i)
        for referent in arguments.actors(child)
    ]
