"""Finds positions in what a thing is called: "the pact between Peru and Chile"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from accordgraph.positions.acts import settle_noun
from accordgraph.positions.arguments import Arguments
from accordgraph.positions.candidates import Candidate
from accordgraph.positions.lexicon import words
from accordgraph.positions.phrases import attached
from accordgraph.positions.standing import Standing, modify

YEAR = re.compile(r"(?:19|20)\d\d")


def joint_positions(arguments: Arguments, token: Token) -> Iterator[Candidate]:
    """Yield that those took part in a thing which its phrase names as its parties, two at the least."""
    target = arguments.at(token, ("Agreement", "Event"))
    if target is None:
        return
    agreement = target.entity.type == "Agreement"
    joint = any(child.lower_ in ("joint", "bilateral", "trilateral") for child in token.children)
    prepositions = ["between", *(["by", "of"] if joint or not agreement else [])]
    actors = [
        actor
        for head in attached(token, prepositions)
        for actor in arguments.parties(head)
        if actor.entity.type in ("Country", "Organization", "Person")
    ]
    if joint and token.dep_ == "pobj" and token.head.lower_ == "in":
        actors += [
            actor
            for child in token.head.head.children
            if child.dep_ == "agent"
            for head in child.children
            for actor in arguments.actors(head)
        ]
    if len(actors) < 2:
        return
    state = Standing(construction="joint")
    settle_noun(state, token)
    if state.void or not state.positive or not _stands(token):
        return
    for actor in actors:
        yield Candidate(
            actor,
            "signed" if agreement else "attended",
            target,
            state.modality,
            token,
            state.construction,
            trace=tuple(state.trace),
        )


def _stands(token: Token) -> bool:
    """Whether the phrase speaks of a thing that there is, not of "an agreement between …".

    An agreement is there, too, that something is done under, that an account includes or that has a year.
    """
    determiners = [child for child in token.children if child.dep_ == "det"]
    if any(child.lower_ == "joint" for child in token.children) or all(
        child.lower_ in words("definite") for child in determiners
    ):
        return True
    if token.dep_ == "pobj" and token.head.lower_ == "under":
        return True
    if token.dep_ == "pobj" and token.head.head.lemma_ in words("concluded"):
        return True
    dated = any(YEAR.fullmatch(child.text) for child in token.children)
    return dated or (token.dep_ == "dobj" and token.head.lemma_ in words("accounts") and _told(token.head))


def _told(verb: Token) -> bool:
    above = Standing()
    modify(above, verb)
    return above.positive and above.modality == "asserted"
