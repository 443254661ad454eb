"""Finds who went to an event, was sent or asked there: "is in Lima for the summit"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from accordgraph.positions.arguments import Arguments, Referent
from accordgraph.positions.candidates import Candidate
from accordgraph.positions.climb import standing_of
from accordgraph.positions.lexicon import words
from accordgraph.positions.phrases import attached
from accordgraph.positions.presence import events_at, presence
from accordgraph.positions.standing import is_passive, subject_of

PLACES = ("in", "to", "at", "into")


def journey_positions(arguments: Arguments, token: Token) -> Iterator[Candidate]:
    """Yield the presence of those whom a verb brings to an event."""
    lemma = token.lemma_
    if lemma in words("travelling"):
        yield from _travels(arguments, token)
    elif lemma in words("sending") or lemma == "invite":
        yield from _brought(arguments, token)


def invitation_positions(arguments: Arguments, token: Token) -> Iterator[Candidate]:
    """Yield what somebody made of an invitation to an event: accepted it, declined it, got it."""
    verb = token.head
    if token.dep_ != "dobj" or subject_of(verb) is None:
        return
    events = events_at(arguments, attached(token, ("to",)))
    invited = verb.lemma_ in words("getting")
    accepted, declined = verb.lemma_ in words("accepting"), verb.lemma_ in words("declining")
    if not events or not (invited or accepted or declined):
        return
    state = standing_of(verb)
    if state.void or state.modality != "asserted" or (invited and not state.positive):
        return
    state.weaken("urged" if invited else "planned", token)
    state.positive ^= declined
    yield from presence(_people(arguments, state.actors), events, token, state)


def _travels(arguments: Arguments, token: Token) -> Iterator[Candidate]:
    places = attached(token, PLACES)
    heads = [event for place in places for event in attached(place, ("for",))]
    if token.lemma_ == "be" and places:
        heads += attached(token, ("for",))
    events = events_at(arguments, heads)
    if events:
        state = standing_of(token)
        if not state.void:
            yield from presence(_people(arguments, state.actors), events, token, state)


def _brought(arguments: Arguments, token: Token) -> Iterator[Candidate]:
    """Those who are sent or invited, and those who send them."""
    passive = is_passive(token)
    moved = [child for child in token.children if child.dep_ == ("nsubjpass" if passive else "dobj")]
    events = events_at(arguments, [head for node in (token, *moved) for head in _goals(node)])
    if not events or not moved:
        return
    state = standing_of(token)
    if state.void:
        return
    guests = _people(arguments, moved)
    if token.lemma_ == "invite" and state.positive:
        state.weaken("urged", token)
    elif guests and state.positive:
        senders = attached(token, ("by",)) if passive else state.actors
        yield from presence(_people(arguments, senders), events, token, state)
    yield from presence(guests, events, token, state)


def _goals(node: Token) -> list[Token]:
    return [
        noun
        for child in node.children
        if child.dep_ in ("prep", "dative") and child.lower_ in ("to", "at", "for")
        for noun in child.children
        if noun.dep_ == "pobj"
    ]


def _people(arguments: Arguments, heads: list[Token]) -> list[Referent]:
    return [actor for head in heads for actor in arguments.actors(head)]
