"""Finds positions that a preposition tells: "Peru is against the pact", "they came out in favour of it"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from accordgraph.positions.arguments import Arguments, Referent
from accordgraph.positions.candidates import Candidate, outcome
from accordgraph.positions.climb import standing_within
from accordgraph.positions.lexicon import Cue, lexicon
from accordgraph.positions.phrases import attached
from accordgraph.positions.standing import Standing, antecedent, modify, subject_of

COPULAS = ("be", "remain", "stand")


def standpoint_positions(arguments: Arguments, token: Token) -> Iterator[Candidate]:
    """Yield the positions of the subject of a copula that a preposition with its object tells."""
    subject = antecedent(subject_of(token), token) if token.lemma_ in COPULAS else None
    if subject is None or any(child.dep_ == "attr" and child.lower_ != "all" for child in token.children):
        return
    for child in token.children:
        for cue, objects in _told(arguments, child):
            state = Standing(construction="copular", actors=[subject], perfect=cue.predicate == "signed")
            modify(state, token)
            result = outcome(cue.predicate, cue.positive, standing_within(state, token))
            if result is None:
                continue
            for actor in arguments.actors(subject):
                for target in objects:
                    if actor.entity.id != target.entity.id:
                        yield Candidate(
                            actor,
                            *(result[0], target, result[1], child, "copular"),
                            speaker=state.speaker,
                            trace=tuple(state.trace),
                        )


def _told(arguments: Arguments, child: Token) -> Iterator[tuple[Cue, list[Referent]]]:
    if child.dep_ not in ("prep", "advmod") or (child.lower_ in ("for", "in") and not _next_to(child)):
        return
    for cue in lexicon().cues.get((child.lower_, "prep"), ()):
        nouns = [noun for noun in child.children if noun.dep_ == "pobj"]
        if cue.prepositions and not cue.nouns:
            nouns = attached(child, cue.prepositions)
        if cue.nouns:
            nouns = [
                head
                for noun in nouns
                if noun.lemma_.lower() in cue.nouns
                for head in attached(noun, cue.prepositions)
            ]
        objects = [target for noun in nouns for target in arguments.objects(noun, cue.objects)]
        if objects:
            yield cue, objects


def _next_to(preposition: Token) -> bool:
    """Whether nothing but adverbs stand between a copula and a preposition ("is all for", "is not for")."""
    between = preposition.doc[preposition.head.i + 1 : preposition.i]
    return preposition.i > preposition.head.i and all(
        node.lower_ == "all" or node.pos_ in ("ADV", "PART") for node in between
    )
