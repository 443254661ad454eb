"""Finds who backs or opposes an agreement from what they call it: "Peru described the pact as a mistake"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from accordgraph.model import EntityType
from accordgraph.positions.arguments import Arguments, Referent
from accordgraph.positions.candidates import Candidate
from accordgraph.positions.climb import standing_within
from accordgraph.positions.lexicon import words
from accordgraph.positions.phrases import attached
from accordgraph.positions.standing import Standing, modify, subject_of

TEXTS: tuple[EntityType, ...] = ("Agreement",)
VERDICTS = {"damning": "opposed", "praising": "endorsed"}
"""What those think of a text who use a word of a set for it."""


def judgement_positions(arguments: Arguments, token: Token) -> Iterator[Candidate]:
    """Yield that those back or oppose an agreement who call it, or say that it is, something good or bad."""
    if token.lemma_ in words("calling"):
        yield from _called(arguments, token)
    elif token.lemma_ == "be":
        yield from _said(arguments, token)


def _called(arguments: Arguments, verb: Token) -> Iterator[Candidate]:
    """What is called something: "called the pact a sham", "sees it as bad for farmers"."""
    subject = subject_of(verb)
    things = [child for child in verb.children if child.dep_ == "dobj"]
    if subject is None or subject.dep_ != "nsubj" or not things:
        return
    first = things[0].i
    words_for = [child for child in verb.children if child.dep_ in ("oprd", "xcomp") and child.i > first]
    words_for += [head for node in (verb, *things) for head in attached(node, ("as",))]
    words_for += [
        node
        for parent in (verb, *things, *(child for child in verb.children if child.dep_ == "prep"))
        for node in parent.children
        if node.dep_ in ("amod", "pcomp", "advcl") and node.i > first and _after_as(node)
    ]
    targets = [target for thing in things for target in arguments.objects(thing, TEXTS)]
    yield from _judged(arguments, subject, targets, words_for, verb, verb)


def _after_as(node: Token) -> bool:
    return node.i > 0 and node.doc[node.left_edge.i].lower_ == "as"


def _said(arguments: Arguments, verb: Token) -> Iterator[Candidate]:
    """What is said to be something: "Peru says that the pact is a sham"."""
    above, subject = verb.head, subject_of(verb)
    speaker = subject_of(above) if verb.dep_ == "ccomp" and above.lemma_ in words("judging") else None
    if speaker is None or subject is None or speaker.dep_ != "nsubj":
        return
    words_for = [child for child in verb.children if child.dep_ in ("attr", "acomp")]
    state = Standing()
    modify(state, verb)
    if state.positive and not state.void:
        targets = arguments.objects(subject, TEXTS)
        yield from _judged(arguments, speaker, targets, words_for, above, verb)


def _judged(
    arguments: Arguments,
    subject: Token,
    targets: list[Referent],
    words_for: list[Token],
    verb: Token,
    cue: Token,
) -> Iterator[Candidate]:
    predicate = next((found for word in words_for if (found := _verdict(word)) is not None), None)
    if predicate is None or not targets:
        return
    state = Standing(actors=[subject], construction="judgement")
    modify(state, verb)
    standing_within(state, verb)
    if state.void or not state.positive or state.modality != "asserted":
        return
    for actor in arguments.actors(subject):
        for target in targets:
            if actor.entity.id != target.entity.id and not actor.excepted:
                yield Candidate(
                    actor,
                    *(predicate, target, "asserted", cue, "judgement"),
                    speaker=state.speaker,
                    trace=tuple(words_for[:1]),
                )


def _verdict(word: Token) -> str | None:
    """What a word, or an adjective of it, makes of a thing; nothing where it is negated."""
    if any(child.dep_ == "neg" or child.lower_ in ("no", "not", "hardly") for child in word.children):
        return None
    told = (word, *(child for child in word.children if child.dep_ in ("amod", "conj", "compound")))
    for name, predicate in VERDICTS.items():
        if any(node.lemma_.lower() in words(name) for node in told):
            return predicate
    return None
