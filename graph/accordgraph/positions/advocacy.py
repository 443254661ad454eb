"""Finds who backs an agreement by asking or moving others to sign or ratify it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from accordgraph.positions.acts import noun_actors
from accordgraph.positions.arguments import Arguments, Referent, attached
from accordgraph.positions.candidates import Candidate
from accordgraph.positions.lexicon import Cue, words
from accordgraph.positions.standing import Standing, modify, subject_of

JOINING = ("signed", "ratified")


def advocates(arguments: Arguments, cue: Cue, state: Standing, found: list[Candidate]) -> Iterator[Candidate]:
    """Those who ask others to sign or ratify an agreement back it."""
    if state.modality != "urged" or not state.positive or cue.predicate not in JOINING:
        return
    objects = {c.object.entity.id: c.object for c in found if isinstance(c.object, Referent)}
    acting = {candidate.actor.entity.id for candidate in found}
    for governor in state.trace:
        if governor.lemma_ not in words("advocating"):
            continue
        heads = _advocating(governor)
        actors = {r.entity.id: r for head in heads for r in arguments.actors(head)}
        for actor in (actor for key, actor in actors.items() if key not in acting):
            for target in objects.values():
                yield Candidate(
                    actor,
                    "endorsed",
                    target,
                    "asserted",
                    governor,
                    "advocate",
                    state.speaker,
                    trace=(found[0].cue,),
                )
        if heads:
            return


def _advocating(governor: Token) -> list[Token]:
    """Who asks, tries or joins others to make somebody sign: nobody where that is denied or only planned."""
    node = governor
    while subject_of(node) is None and node.dep_ in ("advcl", "xcomp") and node.head.pos_ == "VERB":
        node = node.head
    if node.dep_ == "acl" and node.head.lemma_ in words("advocacies"):
        return [actor for actor in noun_actors(node.head) if actor.pos_ != "PRON"]
    above = Standing()
    modify(above, node)
    subject = subject_of(node)
    if subject is None or subject.dep_ != "nsubj" or not above.positive or above.modality != "asserted":
        return []
    return [subject, *(attached(node, ("with",)) if node.lemma_ in words("teaming") else [])]
