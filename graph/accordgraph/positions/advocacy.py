"""Finds who backs or opposes an agreement by asking others for an act on it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from accordgraph.positions.acts import noun_actors
from accordgraph.positions.arguments import Arguments, Referent
from accordgraph.positions.bearers import is_role
from accordgraph.positions.candidates import Candidate
from accordgraph.positions.lexicon import Cue, lexicon, words
from accordgraph.positions.phrases import attached
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


def advocacy_positions(arguments: Arguments, token: Token) -> Iterator[Candidate]:
    """Yield that those back or oppose an agreement who call for an act on it ("urged rejection of …")."""
    verb = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "for" else token.head
    if token.dep_ not in ("dobj", "pobj") or verb.lemma_ not in words("advocating") or verb.pos_ != "VERB":
        return
    if is_role(token.lemma_.lower()) or (token.dep_ == "dobj" and verb.lemma_ == "call"):
        return
    for cue in lexicon().cues.get((token.lemma_.lower(), "noun"), ()):
        predicate = {"signed": "endorsed", "ratified": "endorsed", "withdrewFrom": "opposed"}.get(
            cue.predicate, cue.predicate
        )
        places = attached(token, cue.prepositions or ("of", "to", "for", "from"))
        objects = [target for head in places for target in arguments.objects(head, cue.objects)]
        if predicate not in ("endorsed", "opposed") or not objects:
            continue
        for actor in (actor for head in _advocating(verb) for actor in arguments.actors(head)):
            for target in objects:
                yield Candidate(actor, predicate, target, "asserted", token, "advocate", trace=(verb,))
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
