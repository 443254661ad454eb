"""What the rules for positions hand over: an actor, what it did to which object, and how the text puts it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from accordgraph.model import Phrase, Status
from accordgraph.positions.arguments import Arguments, Referent
from accordgraph.positions.lexicon import Cue
from accordgraph.positions.principals import principals
from accordgraph.positions.standing import Standing

CORE = ("signed", "ratified", "withdrewFrom", "proposed")
"""Predicates of acts that an unnamed office holder does for the state."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One position as a rule found it; token ranges are half-open."""

    actor: Referent
    predicate: str
    object: Referent | Phrase
    status: Status
    cue: Token
    construction: str
    speaker: Token | None = None
    near: bool = True
    trace: tuple[Token, ...] = field(default=())
    object_span: tuple[int, int] | None = None


def outcome(predicate: str, positive: bool, state: Standing) -> tuple[str, Status] | None:
    """Predicate and status that follow from a cue's own polarity and its standing.

    "Did not sign" is a refusal to sign; "has not signed" only says that it has not happened.

    >>> outcome("signed", False, Standing())
    ('refusedToSign', 'asserted')
    >>> outcome("ratified", True, Standing(positive=False))
    ('ratified', 'denied')
    """
    if state.ended and predicate == "signed" and positive and state.positive:
        return "withdrewFrom", state.modality
    if state.void:
        return None
    if predicate == "signed" and not positive and not state.positive:
        return None
    if positive == state.positive:
        return predicate, state.modality
    if state.modality == "urged":
        return None
    if predicate == "signed" and state.would and state.modality == "possible" and _only_would(state):
        return "refusedToSign", "asserted"
    pending = state.perfect and state.modality == "asserted"
    if predicate == "signed" and not state.denied and (state.refused or not pending):
        return "refusedToSign", state.modality
    if state.modality == "possible":
        return None
    return predicate, "denied"


def _only_would(state: Standing) -> bool:
    """Whether nothing but "would not" weakens an act: told of the past, that is a refusal."""
    return all(token.dep_ == "neg" or token.lower_ in ("would", "'d") for token in state.trace)


def combined(
    arguments: Arguments,
    actors: list[Referent],
    objects: list[Referent],
    token: Token,
    cue: Cue,
    state: Standing,
    near: bool = True,
) -> Iterator[Candidate]:
    """Yield the position that a cue tells, as it stands, for each of the actors on each of the objects."""
    result = outcome(cue.predicate, cue.positive, state)
    if result is None:
        return
    if cue.predicate in CORE:
        actors = principals(arguments, actors)
    for actor in actors:
        for target in objects:
            if actor.entity.id != target.entity.id and not actor.excepted:
                yield Candidate(
                    actor,
                    *(result[0], target, result[1], token, state.construction),
                    *(state.speaker, near, tuple(state.trace)),
                )
