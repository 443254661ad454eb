"""Finds who backs an agreement by a promise to keep it: "Peru vowed to uphold the pact"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from accordgraph.model import EntityType
from accordgraph.positions.arguments import Arguments
from accordgraph.positions.candidates import Candidate
from accordgraph.positions.climb import standing_of
from accordgraph.positions.lexicon import words
from accordgraph.positions.objects import direct_object
from accordgraph.positions.phrases import attached
from accordgraph.positions.standing import is_infinitive

TEXTS: tuple[EntityType, ...] = ("Agreement",)


def keeping_positions(arguments: Arguments, token: Token) -> Iterator[Candidate]:
    """Yield that those back an agreement who promise to keep it."""
    if token.lemma_ not in words("keeping") | words("complying") or not is_infinitive(token):
        return
    direct = direct_object(token)
    heads = [direct] if direct is not None else attached(token, ("by", "with", "to"))
    objects = [target for head in heads for target in arguments.objects(head, TEXTS)]
    state = standing_of(token)
    promised = any(word.lemma_ in words("promising_words") for word in state.trace)
    if not objects or state.void or not state.positive or state.modality != "planned" or not promised:
        return
    for actor in (actor for head in state.actors for actor in arguments.actors(head)):
        for target in objects:
            if actor.entity.id != target.entity.id and not actor.excepted:
                yield Candidate(
                    actor,
                    *("endorsed", target, "asserted", token, "promise"),
                    speaker=state.speaker,
                    trace=tuple(state.trace),
                )
