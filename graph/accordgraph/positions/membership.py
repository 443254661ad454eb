"""Finds who belongs to a treaty or to a body that a treaty founded: "Peru is not a member of the court"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from accordgraph.model import EntityType
from accordgraph.positions.acts import bearer_of, is_ordinal
from accordgraph.positions.arguments import Arguments, Referent
from accordgraph.positions.candidates import Candidate, outcome
from accordgraph.positions.climb import standing_within
from accordgraph.positions.context import Context
from accordgraph.positions.kinds import is_signable
from accordgraph.positions.lexicon import words
from accordgraph.positions.objects import objects_of
from accordgraph.positions.phrases import attached
from accordgraph.positions.standing import Standing, antecedent, modify

BODIES: frozenset[EntityType] = frozenset(("Agreement", "Organization"))


def membership_positions(arguments: Arguments, context: Context, token: Token) -> Iterator[Candidate]:
    """Yield that states belong, or do not, to what a phrase with "member" names."""
    if any(child.lower_ in words("not_members") or child.tag_ == "PRP$" for child in token.children):
        return
    bearer, state = _bearer(token)
    if bearer is None or (state.void and not state.ended):
        return
    actors = [referent for referent in arguments.actors(bearer) if referent.entity.type == "Country"]
    named = attached(token, ("of", "in")) + [
        child for child in token.children if child.dep_ in ("poss", "compound", "nmod")
    ]
    objects = [target for head in named for target in arguments.objects(head, BODIES)]
    near = bool(objects)
    if actors and not named:
        objects = _left_out(arguments, context, token)
    result = outcome("signed", True, state)
    if result is None:
        return
    for actor in actors:
        for target in objects:
            if is_signable(arguments, target) and not actor.excepted:
                yield Candidate(
                    actor,
                    *(result[0], target, result[1], token, "member"),
                    speaker=state.speaker,
                    near=near,
                    trace=tuple(state.trace),
                )


def _bearer(noun: Token) -> tuple[Token | None, Standing]:
    """Who is said to be a member, and how; a denial says that it has not joined, not that it refused."""
    state = Standing(construction="member", perfect=True)
    holder = noun.head
    if noun.dep_ in ("compound", "nmod", "amod"):
        state_noun = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
        if state_noun.lower_ not in ("state", "country", "nation"):
            return None, state
        named = holder.head if holder == state_noun and holder.dep_ in ("compound", "nmod") else holder
        return (named if named.pos_ == "PROPN" else bearer_of(named)), state
    if noun.dep_ == "attr":
        subject = bearer_of(noun)
        modify(state, holder)
        standing_within(state, holder)
        return antecedent(subject, holder) or next(iter(state.actors), None), state
    if noun.dep_ in ("appos", "nsubj") and (noun.dep_ == "appos" or any(map(is_ordinal, noun.children))):
        return bearer_of(noun) or _beside(noun), state
    return None, state


def _beside(noun: Token) -> Token | None:
    """A name in apposition that the parser has taken for an adverbial."""
    return next((child for child in noun.children if child.dep_ == "npadvmod" and child.i > noun.i), None)


def _left_out(arguments: Arguments, context: Context, noun: Token) -> list[Referent]:
    """The treaty or body that a bare "members" means.

    That is the treaty that others are said to have signed ("are not members, but others have signed …"),
    else the body or treaty that was named last, if it is one that states join.
    """
    verb = noun.head
    if noun.dep_ == "attr":
        for clause in verb.children:
            if clause.dep_ == "conj" and clause.i > noun.i:
                for cue, objects in objects_of(arguments, context, clause):
                    if cue.predicate in ("signed", "ratified"):
                        return objects
    last = context.body_before(noun)
    return [last] if last is not None else []
