"""Finds who is missing among those who signed: "absent from the list of signatories are Peru and Chile"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from accordgraph.model import EntityType
from accordgraph.positions.arguments import Arguments, Referent
from accordgraph.positions.candidates import Candidate, outcome
from accordgraph.positions.climb import standing_within
from accordgraph.positions.context import Context
from accordgraph.positions.lexicon import Cue, lexicon, words
from accordgraph.positions.objects import objects_of
from accordgraph.positions.phrases import attached
from accordgraph.positions.standing import Standing, modify, subject_of

TEXTS: tuple[EntityType, ...] = ("Agreement",)
MISSING = ("absent", "missing")
NAMED = ("name", "signature", "flag")
"""What stands under a text for somebody."""
ROLL = ("list", "roll", "group")


def absence_positions(arguments: Arguments, context: Context, token: Token) -> Iterator[Candidate]:
    """Yield that those did not take a position whom the text misses among the ones that did."""
    if token.lower_ not in MISSING:
        return
    verb = token.head if token.dep_ == "acomp" else token
    subject = subject_of(verb) or _after(verb)
    if subject is None:
        return
    if subject.lemma_ in NAMED:
        subject = next((child for child in subject.children if child.dep_ == "poss"), subject)
    for head in attached(token, ("from", "among")):
        predicate, objects = _missed(arguments, context, head)
        state = Standing(construction="copular", actors=[subject])
        modify(state, verb)
        result = outcome(predicate, False, standing_within(state, verb)) if objects else None
        if result is None:
            continue
        for actor in arguments.actors(subject):
            for target in objects:
                if actor.entity.id != target.entity.id:
                    yield Candidate(
                        actor, result[0], target, result[1], token, "copular", trace=tuple(state.trace)
                    )


def _after(verb: Token) -> Token | None:
    """Who stands after the verb where the sentence begins with what is said of them."""
    above = verb.head if verb.dep_ == "csubj" else verb.head.head if verb.dep_ == "acl" else verb
    for holder in (verb, above, *(child for child in verb.children if child.lemma_ == "be")):
        for child in holder.children:
            if child.dep_ == "attr" and holder.lemma_ in ("be", verb.lemma_):
                return child
    return None


def _missed(arguments: Arguments, context: Context, head: Token) -> tuple[str, list[Referent]]:
    """The position that the others took, and on what."""
    own = arguments.objects(head, TEXTS)
    if own:
        return "signed", own
    nodes = [head, *(attached(head, ("of",)) if head.lemma_ in ROLL else [])]
    for node in nodes:
        for clause in node.children:
            if clause.dep_ in ("relcl", "acl"):
                for cue, objects in objects_of(arguments, context, clause):
                    return cue.predicate, objects
        role = _role(node)
        if role is not None:
            placed = [
                target
                for place in (*attached(node, ("to", "of")), *attached(node.head, ("to", "of")))
                for target in arguments.objects(place, role.objects)
            ]
            return role.predicate, placed or _told(context, head)
    bare = head.lemma_ in ROLL and len(nodes) == 1
    return "signed", _told(context, head) if bare and _definite(head) else []


def _role(node: Token) -> Cue | None:
    lemma = node.lemma_.lower()
    return (
        next(iter(lexicon().cues.get((lemma, "noun"), ())), None) if lemma in words("agent_nouns") else None
    )


def _told(context: Context, token: Token) -> list[Referent]:
    told = context.told_before(token)
    return [told] if told is not None else []


def _definite(head: Token) -> bool:
    return any(child.lower_ in words("definite") for child in head.children)
