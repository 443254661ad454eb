"""Finds who took part in an event, or held it, from what is said to have been done there."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from accordgraph.model import EntityType
from accordgraph.positions.arguments import Arguments, Referent
from accordgraph.positions.candidates import Candidate
from accordgraph.positions.climb import standing_of
from accordgraph.positions.context import Context
from accordgraph.positions.lexicon import words
from accordgraph.positions.phrases import attached
from accordgraph.positions.standing import Standing, is_passive, subject_of

EVENTS: tuple[EntityType, ...] = ("Event",)
HOSTS: tuple[EntityType, ...] = ("Organization",)
SEAT = "headquarters"
"""What the place of an event is called that belongs to its host."""


def attendance_positions(arguments: Arguments, context: Context, token: Token) -> Iterator[Candidate]:
    """Yield that the subject of a verb was at the event at which it acted, or held it for its guests."""
    guests = _guests(arguments, token)
    if guests:
        yield from _reception(arguments, context, token, guests)
        return
    events = [event for head in _event_heads(token) for event in arguments.objects(head, EVENTS)]
    agents = attached(token, ("by",)) if is_passive(token) else []
    if not events or not (agents or (subject_of(token) is not None and not is_passive(token))):
        return
    state = standing_of(token)
    if not _stands(state):
        return
    people = [actor for head in agents or state.actors for actor in arguments.actors(head)]
    yield from _at(
        [actor for actor in people if actor.entity.type == "Person"], events, "attended", token, state
    )


def seat_positions(arguments: Arguments, token: Token) -> Iterator[Candidate]:
    """Yield that a body held the event that took place at its headquarters."""
    if token.lower_ != SEAT or token.dep_ != "pobj" or token.head.lower_ != "at":
        return
    holders = [child for child in token.children if child.dep_ in ("poss", "compound", "nmod")]
    hosts = [host for head in holders if (host := arguments.at(head, HOSTS)) is not None]
    above = token.head.head
    verb = next((node for node in (above, *above.ancestors) if node.pos_ in ("VERB", "AUX")), None)
    events = arguments.objects(above, EVENTS)
    if not events and above == verb:
        events = [event for head in _event_heads(above) for event in arguments.objects(head, EVENTS)]
    state = standing_of(verb) if verb is not None else Standing()
    if _stands(state):
        yield from _at(hosts, events, "hosted", token, state)


def _event_heads(token: Token) -> list[Token]:
    """What a verb, its object or its adverbial is said to be at."""
    heads = [*attached(token, ("at", "during"))]
    for child in token.children:
        if child.dep_ == "dobj" or (child.dep_ == "prep" and child.lower_ in ("in", "on")):
            nouns = [child] if child.dep_ == "dobj" else [n for n in child.children if n.dep_ == "pobj"]
            heads += [head for noun in nouns for head in attached(noun, ("at", "during"))]
    return heads


def _guests(arguments: Arguments, token: Token) -> list[Referent]:
    """Whom a verb of receiving has for its object, and those who come along."""
    if token.lemma_ not in words("receiving") or is_passive(token):
        return []
    direct = next((child for child in token.children if child.dep_ == "dobj"), None)
    guests = arguments.actors(direct) if direct is not None else []
    for child in token.children:
        if guests and child.dep_ in ("prep", "advmod") and child.lower_ in ("along", "together", "alongside"):
            heads = (*attached(child, ("with",)), *(d for d in child.children if d.dep_ == "pobj"))
            guests += [actor for head in heads for actor in arguments.actors(head)]
    return guests


def _reception(
    arguments: Arguments, context: Context, token: Token, guests: list[Referent]
) -> Iterator[Candidate]:
    heads = [*attached(token, ("to", "for")), *_event_heads(token)]
    heads += [
        n for node in token.subtree if node.lower_ == "during" for n in node.children if n.dep_ == "pobj"
    ]
    events = [event for head in heads for event in arguments.objects(head, EVENTS)]
    if not events and token.lemma_ == "host":
        near = context.event_near(token)
        events = [near] if near is not None else []
    state = standing_of(token)
    if not events or not _stands(state):
        return
    hosts = [actor for head in state.actors for actor in arguments.actors(head)]
    held = [host for host in hosts if all(host.entity.id != guest.entity.id for guest in guests)]
    yield from _at(held, events, "hosted", token, state)
    yield from _at(guests, events, "attended", token, state)


def _stands(state: Standing) -> bool:
    return not state.void and state.positive and state.modality in ("asserted", "planned")


def _at(
    actors: list[Referent], events: list[Referent], predicate: str, cue: Token, state: Standing
) -> Iterator[Candidate]:
    for actor in actors:
        for event in events:
            if actor.entity.id != event.entity.id:
                trace = tuple(state.trace)
                yield Candidate(actor, predicate, event, state.modality, cue, "presence", trace=trace)
