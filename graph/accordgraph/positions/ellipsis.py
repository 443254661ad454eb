"""Finds positions at auxiliaries that stand for a verb said before: "France signed; Britain did not"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from accordgraph.model import Status
from accordgraph.positions.arguments import Arguments, Referent
from accordgraph.positions.candidates import Candidate, outcome
from accordgraph.positions.lexicon import lexicon, words
from accordgraph.positions.standing import Standing, modify, subject_of

REACH = 40
"""How many tokens may lie between the verb and the auxiliary that stands for it."""


def ellipsis_positions(
    arguments: Arguments, token: Token, before: Sequence[Candidate]
) -> Iterator[Candidate]:
    """Yield the positions of a bare auxiliary, read from the last position before it.

    `before` are the document's positions so far, in order.
    """
    if not _stands_alone(token):
        return
    model = next((found for found in reversed(before) if found.cue.i < token.i), None)
    if model is None or token.i - model.cue.i > REACH or isinstance(model.object, str):
        return
    subject = subject_of(token) or _name_before(arguments, token)
    if subject is None:
        return
    state = Standing(construction="ellipsis", actors=[subject])
    modify(state, token)
    if token.tag_ == "MD":
        modality: Status = "planned" if token.lower_ in words("future_modals") else "possible"
        state.weaken(modality, token)
    cue = next(
        (
            cue
            for cue in lexicon().cues.get((model.cue.lemma_.lower(), "verb"), ())
            if model.predicate in (cue.predicate, "refusedToSign")
        ),
        None,
    )
    if cue is None:
        return
    result = outcome(cue.predicate, cue.positive, state)
    if result is None:
        return
    objects = {
        c.object.entity.id: c.object for c in before if c.cue is model.cue and isinstance(c.object, Referent)
    }
    for actor in arguments.actors(subject):
        for target in objects.values():
            yield Candidate(
                actor, result[0], target, result[1], token, "ellipsis", near=False, trace=tuple(state.trace)
            )


def _name_before(arguments: Arguments, token: Token) -> Token | None:
    mention = arguments.linked.mention_at(token.i - 1) if token.i else None
    return token.doc[mention.head] if mention is not None and mention.kind == "name" else None


def _stands_alone(token: Token) -> bool:
    """Whether a form of "do", "have" or a modal has no verb or complement of its own."""
    if token.lemma_ not in ("do", "have") and token.tag_ != "MD":
        return False
    if token.dep_ in ("aux", "auxpass"):
        return False
    return all(
        child.dep_
        in ("nsubj", "neg", "punct", "cc", "advmod", "mark", "conj", "ccomp", "aux", "advcl", "parataxis")
        and not (child.dep_ in ("ccomp",) and child.i > token.i)
        for child in token.children
    )
