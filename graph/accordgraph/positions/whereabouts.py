"""Finds who was at the event of which a text tells, in clauses that name none: "Peru took part"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from accordgraph.positions.arguments import Arguments, Referent
from accordgraph.positions.candidates import Candidate
from accordgraph.positions.climb import standing_of
from accordgraph.positions.context import Context
from accordgraph.positions.lexicon import words
from accordgraph.positions.objects import direct_object
from accordgraph.positions.phrases import attached
from accordgraph.positions.presence import events_at, presence
from accordgraph.positions.standing import is_passive

LINKS = ("in", "at", "to", "from", "for", "on", "with", "during", "of")
"""Prepositions behind which stands what a verb of attending is about."""


def whereabouts_positions(arguments: Arguments, context: Context, token: Token) -> Iterator[Candidate]:
    """Yield who was, or was not, at the event of which the text before tells, or at the place of one."""
    events = _at_place_of_event(arguments, context, token)
    if not events and (_bare(token) or _speaks(token)):
        event = context.event_meant(token)
        events = [event] if event is not None else []
    if not events:
        return
    state = standing_of(token)
    if token.lemma_ == "stay":
        state.negate(token)
    if token.lemma_ == "invite" and state.positive:
        state.weaken("urged", token)
    heads = [child for child in token.children if child.dep_ == "nsubjpass"] if is_passive(token) else []
    people = [actor for head in heads or state.actors for actor in arguments.actors(head)]
    if _speaks(token):
        people = [actor for actor in people if actor.entity.type != "Organization"]
    if not state.void:
        yield from presence(people, events, token, state)


def _speaks(token: Token) -> bool:
    """Whether a verb tells of speaking to those at an event ("told delegates"), or of being about to."""
    if token.lemma_ not in words("addressing") | {"give", "deliver", "speak"}:
        return False
    direct = direct_object(token)
    heard = [child for child in token.children if child.dep_ in ("dobj", "dative")]
    if any(node.lemma_.lower() in words("audiences") for node in heard):
        return token.lemma_ in words("addressing")
    speech = direct is not None and token.lemma_ in ("give", "deliver") and direct.lemma_ in words("speeches")
    spoken = (token.lemma_ == "speak" and not attached(token, ("of", "about"))) or speech
    above = token.head
    return spoken and token.dep_ == "xcomp" and above.lemma_ in words("scheduling")


def _bare(token: Token) -> bool:
    """Whether a verb tells of attending without saying what."""
    if token.lemma_ not in words("bare_attending") or attached(token, LINKS):
        return False
    direct, following = direct_object(token), {child.lower_ for child in token.children if child.i > token.i}
    negated = any(child.dep_ == "neg" or child.lower_ == "never" for child in token.children)
    match token.lemma_:
        case "take":
            return direct is not None and direct.lower_ == "part" and not attached(direct, LINKS)
        case "stay":
            return "away" in following
        case "show" | "turn":
            return "up" in following and direct is None
        case "send":
            return direct is not None and direct.lemma_.lower() in words("sent")
        case "invite":
            return is_passive(token) and not any(child.dep_ == "xcomp" for child in token.children)
        case "come":
            as_guest = [noun for noun in attached(token, ("as",)) if noun.lemma_ in words("guests")]
            return bool(as_guest) or (negated and following <= {".", ",", ";", "either"})
    return direct is None and not is_passive(token)


def _at_place_of_event(arguments: Arguments, context: Context, token: Token) -> list[Referent]:
    """The event that has its name from the place to which somebody went, or for which ("the occasion")."""
    if token.lemma_ not in words("going") or is_passive(token):
        return []
    if any(head.lemma_ == "occasion" for head in attached(token, ("for",))):
        event = context.event_meant(token)
        return [event] if event is not None else []
    places = [place for place in attached(token, ("to", "in", "into")) if place.pos_ == "PROPN"]
    if events_at(arguments, [*places, *attached(token, ("for", "at"))]):
        return []
    found = [event for place in places if (event := context.event_named_for(place.text)) is not None]
    return found[:1]
