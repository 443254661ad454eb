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
from accordgraph.positions.presence import events_at, places_of, presence, stands
from accordgraph.positions.principals import principals
from accordgraph.positions.standing import Standing, is_passive, subject_of

HOSTS: tuple[EntityType, ...] = ("Organization",)
SEAT = "headquarters"
"""What the place of an event is called that belongs to its host."""


def attendance_positions(arguments: Arguments, context: Context, token: Token) -> Iterator[Candidate]:
    """Yield that the subject of a verb was at the event at which it acted, or held it for its guests."""
    guests = _guests(arguments, token)
    if guests:
        yield from _reception(arguments, context, token, guests)
        return
    events = events_at(arguments, _event_heads(token))
    heads = _present(token) if events else []
    if not events or not (heads or subject_of(token) is not None):
        return
    state = standing_of(token)
    absent = token.lemma_ == "be" and not state.void and state.modality == "asserted"
    if not (stands(state) or absent):
        return
    heads = heads or ([] if is_passive(token) else [*state.actors, *_met(token)])
    people = principals(arguments, [actor for head in heads for actor in arguments.actors(head)])
    everybody = token.lemma_ in words("representing")
    present = [actor for actor in people if everybody or _in_person(actor, heads)]
    yield from presence(present, events, token, state)


def _in_person(actor: Referent, heads: list[Token]) -> bool:
    """Whether those who act are persons, or the ministers or delegates of a state."""
    sent = [head for head in heads if head.lemma_.lower() in words("governments") - {"government"}]
    within = any(head.left_edge.i <= actor.start <= head.right_edge.i for head in sent)
    return actor.entity.type == "Person" or (actor.entity.type == "Country" and within)


def seat_positions(arguments: Arguments, token: Token) -> Iterator[Candidate]:
    """Yield that a body held the event that took place at its headquarters."""
    if token.lower_ != SEAT or token.dep_ != "pobj" or token.head.lower_ != "at":
        return
    holders = [child for child in token.children if child.dep_ in ("poss", "compound", "nmod")]
    hosts = [host for head in holders if (host := arguments.at(head, HOSTS)) is not None]
    above = token.head.head
    verb = next((node for node in (above, *above.ancestors) if node.pos_ in ("VERB", "AUX")), None)
    events = events_at(arguments, [above])
    if not events and above == verb:
        events = events_at(arguments, _event_heads(above))
    state = standing_of(verb) if verb is not None else Standing()
    if stands(state):
        yield from presence(hosts, events, token, state, "hosted")


def _event_heads(token: Token) -> list[Token]:
    """What a verb, its object, its predicate or its adverbial is said to be at."""
    heads = places_of(token)
    for child in token.children:
        nouns = [child] if child.dep_ in ("dobj", "attr") else []
        if nouns and child.lemma_ in words("attendances"):
            return []
        if nouns and child.lemma_ not in words("encounters") | {"stage"}:
            heads += attached(child, ("at", "during"))
            continue
        if child.dep_ == "prep" and child.lower_ in ("in", "on", "with", "among", *words("comitative")):
            nouns = [noun for noun in child.children if noun.dep_ == "pobj"]
        heads += [head for noun in nouns for head in places_of(noun)]
    return heads


def _present(token: Token) -> list[Token]:
    """Who was there by a passive: "was followed by", "was represented by", "was joined by"."""
    if not is_passive(token):
        return []
    received = token.lemma_ in words("representing") | words("encountering")
    moved = [child for child in token.children if child.dep_ == "nsubjpass"] if received else []
    agents = attached(token, ("by",))
    beside = [node for agent in agents for along in agent.children for node in attached(along, ("with",))]
    return [*moved, *agents, *beside]


def _met(token: Token) -> list[Token]:
    """Whom the subject of a verb met where it was: "met Anna Roe", "spoke alongside Anna Roe"."""
    if token.lemma_ not in words("encountering") | words("representing"):
        return []
    direct = [child for child in token.children if child.dep_ == "dobj"]
    places = [token, *(noun for noun in direct if noun.lemma_ in words("encounters") | {"stage"})]
    beside = [node for place in places for node in attached(place, words("comitative"))]
    return [*direct, *beside]


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
    events = events_at(arguments, heads)
    if not heads and token.lemma_ == "host":
        near = context.event_near(token)
        events = [near] if near is not None else []
    state = standing_of(token)
    if not events or not stands(state):
        return
    hosts = [actor for head in state.actors for actor in arguments.actors(head)]
    held = [host for host in hosts if all(host.entity.id != guest.entity.id for guest in guests)]
    yield from presence(held, events, token, state, "hosted")
    yield from presence(guests, events, token, state)
