"""Finds who held an event by words beside the verb: "under Peru's presidency", "Peru's summit"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from accordgraph.positions.acts import bearer_of, noun_actors
from accordgraph.positions.arguments import STATES, Arguments
from accordgraph.positions.candidates import Candidate
from accordgraph.positions.climb import standing_of
from accordgraph.positions.context import Context
from accordgraph.positions.lexicon import words
from accordgraph.positions.phrases import attached
from accordgraph.positions.presence import EVENTS, events_at, events_told, named, presence, stands
from accordgraph.positions.standing import Standing, subject_of


def hosting_positions(arguments: Arguments, context: Context, token: Token) -> Iterator[Candidate]:
    """Yield who held an event, as a noun tells it."""
    lemma = token.lemma_.lower()
    if lemma in words("presiding") and token.dep_ == "pobj" and token.head.lower_ == "under":
        yield from _under(arguments, token)
    elif lemma == "host" and token.dep_ in ("compound", "nmod", "amod"):
        yield from _named_host(arguments, context, token)
    elif lemma == "host" and not attached(token, ("of", "for", "to")):
        yield from _bare_host(arguments, context, token)
    elif lemma in words("summits"):
        yield from _owner(arguments, token)


def _under(arguments: Arguments, token: Token) -> Iterator[Candidate]:
    """Under whose chairmanship an event is said to have been held."""
    above = token.head.head
    verb = above if above.pos_ in ("VERB", "AUX") else None
    subject = subject_of(verb) if verb is not None else above
    events = events_at(arguments, [subject] if subject is not None else [])
    state = standing_of(verb) if verb is not None else Standing()
    if events and stands(state):
        hosts = [actor for head in noun_actors(token) for actor in arguments.actors(head)]
        yield from presence(hosts, events[:1], token, state, "hosted")


def _named_host(arguments: Arguments, context: Context, token: Token) -> Iterator[Candidate]:
    """Whom a sentence calls an event's host right before the name ("summit host Anna Roe")."""
    named = token.head
    while named.dep_ in ("compound", "nmod") and named.head.i > named.i:
        named = named.head
    hosts = arguments.actors(named)[:1]
    before = token.nbor(-1).lower_ if token.i > token.sent.start else ""
    if before in words("summits") or all(host.entity.type == "Country" for host in hosts):
        yield from presence(hosts, events_told(arguments, context, token), token, Standing(), "hosted")


def _bare_host(arguments: Arguments, context: Context, token: Token) -> Iterator[Candidate]:
    """Which state is called "the host" of an event that the text before tells of."""
    kinds = [child for child in token.children if child.dep_ in ("poss", "compound", "amod")]
    summit = any(child.lower_ in words("summits") for child in kinds)
    if kinds and not summit:
        return
    bearer = bearer_of(token)
    hosts = arguments.actors(bearer) if bearer is not None else []
    hosts = [host for host in hosts if summit or host.entity.type == "Country"]
    event = context.event_meant(token)
    if hosts and event is not None:
        yield from presence(hosts, [event], token, Standing(), "hosted")


def _owner(arguments: Arguments, token: Token) -> Iterator[Candidate]:
    """Whose summit a named one is said to be."""
    event = arguments.at(token, EVENTS)
    if event is None:
        return
    owners = [
        child for child in token.children if child.dep_ == "poss" and not event.start <= child.i < event.end
    ]
    hosts = [host for owner in owners if (host := arguments.at(owner, STATES)) is not None]
    hosts = [host for host in hosts if named(arguments, event) or host.entity.type == "Organization"]
    state = Standing()
    if any(child.lower_ in words("planned_adjectives") for child in token.children):
        state.weaken("planned", token)
    elif token.dep_ in ("nsubj", "nsubjpass") and token.head.pos_ in ("VERB", "AUX"):
        told = standing_of(token.head)
        state = told if told.modality == "planned" and stands(told) else state
    yield from presence(hosts, [event], token, state, "hosted")
