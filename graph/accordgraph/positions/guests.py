"""Finds who was at an event, told behind the verb or as a witness: "Also attending were Peru and Chile"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from accordgraph.positions.arguments import Arguments, Referent
from accordgraph.positions.candidates import Candidate
from accordgraph.positions.climb import standing_of
from accordgraph.positions.context import Context
from accordgraph.positions.lexicon import lexicon, words
from accordgraph.positions.listed import listed_after
from accordgraph.positions.objects import objects_of
from accordgraph.positions.phrases import attached
from accordgraph.positions.presence import EVENTS, events_told, presence, stands
from accordgraph.positions.standing import Standing, antecedent, is_passive, modify, subject_of

LOOKING = {"look": "on", "stand": "by"}
"""Verbs, with their particle, of those in whose presence something is done."""
SEATED = {"attendance": "attended", "chair": "hosted"}
"""What those did of whom it is said that they are "in" it."""
FRONTED = ("advmod", "prep", "pobj", "det", "amod", "punct", "cc")
"""Dependencies of what may stand before the word with which such a sentence begins."""


def guest_positions(arguments: Arguments, context: Context, token: Token) -> Iterator[Candidate]:
    """Yield that those were at an event whom a sentence names behind "attending were"."""
    copula = _copula_after(token)
    if copula is None:
        return
    events = _attended(arguments, context, token)
    state = Standing(construction="presence")
    modify(state, copula)
    if not events or state.void or not state.positive:
        return
    named = [
        node
        for node in token.sent
        if node.i > copula.i and node.dep_ in ("attr", "nsubj", "dep") and node.head in (copula, token)
    ]
    yield from presence(_guests(arguments, named[:1]), events, token, state)


def witness_positions(arguments: Arguments, context: Context, token: Token) -> Iterator[Candidate]:
    """Yield that those were at an event in whose presence something was done there."""
    if token.lower_ == "presence" and token.dep_ == "pobj" and token.head.lower_ == "in":
        witnesses = attached(token, ("of",))
        verb = next((node for node in token.ancestors if node.pos_ == "VERB"), None)
    elif token.lemma_ == "witness" and is_passive(token):
        witnesses, verb = attached(token, ("by",)), token
    elif token.lemma_ in LOOKING and _looks_on(token):
        witnesses, verb = [child for child in token.children if child.dep_ == "nsubj"], token.head
    else:
        return
    state = standing_of(verb) if verb is not None else Standing(void=True)
    if not witnesses or not stands(state):
        return
    events = events_told(arguments, context, token)
    yield from presence(_guests(arguments, witnesses), events, token, state)


def _looks_on(verb: Token) -> bool:
    """Whether a verb stands with its particle alone ("looked on"), not with a preposition."""
    return any(child.lower_ == LOOKING[verb.lemma_] and not any(child.children) for child in verb.children)


def seated_positions(arguments: Arguments, context: Context, token: Token) -> Iterator[Candidate]:
    """Yield that those were at an event, or held it, who are "in attendance" or "in the chair"."""
    predicate = SEATED.get(token.lower_)
    if predicate is None or token.dep_ != "pobj" or token.head.lower_ != "in":
        return
    above = token.head.head
    state = standing_of(above) if above.pos_ == "AUX" else Standing()
    subject = above if above.pos_ in ("NOUN", "PROPN") else antecedent(subject_of(above), above)
    events = events_told(arguments, context, token)
    if subject is not None and not state.void:
        yield from presence(_guests(arguments, [subject]), events, token, state, predicate)


def invited_positions(arguments: Arguments, context: Context, token: Token) -> Iterator[Candidate]:
    """Yield that those are to be at an event who are on the list of its guests or speakers."""
    kinds = {c.lemma_.lower() for c in (*token.children, *attached(token, ("of",)))}
    if not words("rolls_of") & kinds:
        return
    verb = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "on" else None
    while verb is not None and verb.dep_ == "nsubj":
        verb = verb.head
    found, teller = listed_after(arguments, token)
    told = teller or verb
    if told is None or told.lemma_ not in ("be", "include", "feature", "appear"):
        return
    subject = subject_of(told) if not found else None
    state = Standing(construction="presence")
    modify(state, told)
    if not stands(state):
        return
    state.weaken("planned", token)
    guests = found or (_guests(arguments, [subject]) if subject is not None else [])
    yield from presence(guests, events_told(arguments, context, token), token, state)


def _guests(arguments: Arguments, heads: list[Token]) -> list[Referent]:
    """Those whom phrases name, without those whom only an office tells."""
    return [
        actor
        for head in heads
        for actor in arguments.actors(head)
        if actor.entity.type != "Person" or actor.entity.id in arguments.named
    ]


def _copula_after(token: Token) -> Token | None:
    """The "were" behind a word that opens its sentence and that tells somebody's presence."""
    if token.tag_ != "VBG" and token.pos_ != "ADJ" and token.lower_ != "attendance":
        return None
    start = token.sent.start
    if any(node.dep_ not in FRONTED or node.ent_type_ for node in token.doc[start : token.i]):
        return None
    following = token.doc[token.i + 1 : token.sent.end]
    finite = next((node for node in following if node.tag_ in ("VBD", "VBZ", "VBP", "MD")), None)
    return finite if finite is not None and finite.lemma_ == "be" else None


def _attended(arguments: Arguments, context: Context, token: Token) -> list[Referent]:
    told = [
        event
        for cue, events in objects_of(arguments, context, token)
        if cue.predicate == "attended" and cue.positive
        for event in events
    ]
    for cue in lexicon().cues.get((token.lower_, "adj"), ()):
        if cue.predicate == "attended" and cue.positive:
            places = attached(token, cue.prepositions)
            told += [event for place in places for event in arguments.objects(place, EVENTS)]
    near = context.event_near(token) if token.lemma_ in words("attending") else None
    bare = not any(child.dep_ in ("dobj", "prep") and child.i > token.i for child in token.children)
    return told or ([near] if near is not None and bare else [])
