"""Finds who met in what an event is said to have brought together, or in talks with one another."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from accordgraph.positions.acts import settle_noun
from accordgraph.positions.arguments import Arguments, Referent
from accordgraph.positions.candidates import Candidate
from accordgraph.positions.climb import standing_of
from accordgraph.positions.lexicon import words
from accordgraph.positions.phrases import attached
from accordgraph.positions.presence import EVENTS, events_at, presence, stands
from accordgraph.positions.standing import Standing, antecedent, is_passive, subject_of

HYPHENS = ("-", "–", "‑", "/")
LONG = 3
"""The most tokens of each name of a pair."""
BEFORE = ("before", "until", "for")
DURING = ("at", "during", "in", "after", "following", "before", "until")
"""Prepositions by which a clause tells that its subject was, or is to be, in talks with somebody."""


def gathering_positions(arguments: Arguments, token: Token) -> Iterator[Candidate]:
    """Yield that those met whom an event "brought together", "drew" or "heard from"."""
    if token.lemma_ not in words("assembling") or is_passive(token):
        return
    if token.lemma_ == "bring" and not any(child.lower_ == "together" for child in token.children):
        return
    subject = antecedent(subject_of(token), token)
    events = events_at(arguments, [subject]) if subject is not None else []
    guests = [child for child in token.children if child.dep_ == "dobj"]
    guests = attached(token, ("from",)) if token.lemma_ == "hear" else guests
    if events and guests:
        state = standing_of(token)
        if stands(state):
            people = [actor for guest in guests for actor in arguments.actors(guest)]
            yield from presence(people, events, token, state)


def between_positions(arguments: Arguments, token: Token) -> Iterator[Candidate]:
    """Yield that those met between whom an event "took place" or "was held"."""
    parties = attached(token, ("between", "among")) if token.lemma_ in words("occurring") else []
    subject = antecedent(subject_of(token), token) if parties else None
    events = events_at(arguments, [subject]) if subject is not None else []
    state = standing_of(token) if events else Standing(void=True)
    if stands(state):
        people = [actor for head in parties for actor in arguments.actors(head)]
        yield from presence(people, events, token, state)


def pair_positions(arguments: Arguments, token: Token) -> Iterator[Candidate]:
    """Yield that the two met whom the name of an event joins by a hyphen: "the Peru-Chile summit"."""
    event = arguments.at(token, EVENTS)
    if event is None:
        return
    parties = _joined(arguments, token)
    state = Standing(construction="presence")
    settle_noun(state, token)
    if len(parties) > 1 and stands(state):
        yield from presence(parties, [event], token, state)


def _joined(arguments: Arguments, token: Token) -> list[Referent]:
    """The two whose names, with a hyphen between, stand before the head of an event's phrase."""
    doc, start = token.doc, token.left_edge.i
    for at in range(start + 1, token.i - 1):
        if doc[at].text in HYPHENS:
            before = (arguments.called(first, at) for first in range(max(start, at - LONG), at))
            after = (
                arguments.called(at + 1, last) for last in range(min(at + 1 + LONG, token.i), at + 1, -1)
            )
            sides = [next(filter(None, before), None), next(filter(None, after), None)]
            return [side for side in sides if side is not None]
    return []


def talk_positions(arguments: Arguments, token: Token) -> Iterator[Candidate]:
    """Yield that both sides were in talks that one of them had with the other."""
    event = arguments.at(token, EVENTS)
    others = attached(token, ("with",)) if event is not None else []
    told = token.lemma_ in words("talks") and token.dep_ == "dobj"
    verb = _teller(token) if others or told else None
    if event is None or verb is None:
        return
    state = standing_of(verb)
    settle_noun(state, token)
    if token.dep_ == "pobj" and token.head.lower_ in BEFORE:
        state.weaken("planned", token.head)
    if stands(state):
        own = [] if verb.lemma_ in words("hosting") else _own_side(token, verb)
        people = [actor for head in (*own, *others) for actor in arguments.actors(head)]
        yield from presence(people, [event], token, state)


def speech_positions(arguments: Arguments, token: Token) -> Iterator[Candidate]:
    """Yield that those were at an event whose speech to it is told: "in her address to the summit, …"."""
    events = events_at(arguments, attached(token, ("at", "to", "before", "during")))
    speakers = [child for child in token.children if child.dep_ == "poss"] + attached(token, ("by", "from"))
    verb = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "in" else None
    if verb is not None and verb.pos_ == "VERB":
        subject = antecedent(subject_of(verb), verb)
        speakers = [subject] if subject is not None else speakers
    state = Standing(construction="presence")
    settle_noun(state, token)
    if events and stands(state):
        people = [actor for head in speakers for actor in arguments.actors(head)]
        yield from presence(people, events, token, state)


def talks_with(token: Token) -> bool:
    """Whether a verb tells only that its subject had talks with somebody ("held talks with Peru")."""
    held = [child for child in token.children if child.dep_ == "dobj" and child.lemma_ in words("encounters")]
    talks = [child for child in held if child.lemma_ in words("talks") or attached(child, ("with",))]
    return token.lemma_ in words("conducting") and bool(talks)


def _teller(token: Token) -> Token | None:
    """The verb that tells of talks as of a thing that happens."""
    if token.dep_ in ("nsubj", "nsubjpass"):
        return token.head if token.head.pos_ == "VERB" or token.head.tag_ == "VBD" else None
    if token.dep_ == "dobj":
        return token.head if token.head.lemma_ in words("conducting") | words("hosting") else None
    verb = token.head.head if token.dep_ == "pobj" else token
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    travelling = verb.lemma_ in words("travelling") and token.head.lower_ in ("for", "to")
    return verb if travelling or token.head.lower_ in DURING else None


def _own_side(token: Token, verb: Token) -> list[Token]:
    """Who has the talks: whose they are said to be, else the subject of the verb that tells of them."""
    owners = [child for child in token.children if child.dep_ == "poss" and child.tag_ != "PRP$"]
    if owners or token.dep_ in ("nsubj", "nsubjpass"):
        return owners
    subject = antecedent(subject_of(verb), verb)
    return [subject] if subject is not None else []
