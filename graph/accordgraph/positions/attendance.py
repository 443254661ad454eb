"""Finds that a person took part in an event from what he or she did there."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from accordgraph.model import EntityType
from accordgraph.positions.arguments import Arguments, attached
from accordgraph.positions.candidates import Candidate
from accordgraph.positions.climb import standing_of
from accordgraph.positions.standing import is_passive, subject_of

EVENTS: tuple[EntityType, ...] = ("Event",)


def attendance_positions(arguments: Arguments, token: Token) -> Iterator[Candidate]:
    """Yield that the subject of a verb was at the event at or during which it acted."""
    heads = [*attached(token, ("at", "during"))]
    for child in token.children:
        if child.dep_ == "dobj" or (child.dep_ == "prep" and child.lower_ in ("in", "on")):
            nouns = [child] if child.dep_ == "dobj" else [n for n in child.children if n.dep_ == "pobj"]
            heads += [head for noun in nouns for head in attached(noun, ("at", "during"))]
    events = [event for head in heads for event in arguments.objects(head, EVENTS)]
    agents = attached(token, ("by",)) if is_passive(token) else []
    if not events or not (agents or (subject_of(token) is not None and not is_passive(token))):
        return
    state = standing_of(token)
    if state.void or not state.positive or state.modality not in ("asserted", "planned"):
        return
    for head in agents or state.actors:
        for actor in arguments.actors(head):
            if actor.entity.type == "Person":
                for event in events:
                    yield Candidate(
                        actor,
                        "attended",
                        event,
                        state.modality,
                        token,
                        "presence",
                        trace=tuple(state.trace),
                    )
