"""Finds positions in what a thing is called: "the pact between Peru and Chile"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from accordgraph.model import EntityType
from accordgraph.positions.acts import settle_noun
from accordgraph.positions.arguments import Arguments, Referent
from accordgraph.positions.candidates import Candidate
from accordgraph.positions.lexicon import words
from accordgraph.positions.phrases import attached
from accordgraph.positions.principals import parties
from accordgraph.positions.standing import SUBJECTS, Standing, modify, subject_of

KINDS: tuple[EntityType, ...] = ("Agreement", "Event")
YEAR = re.compile(r"(?:19|20)\d\d")


def joint_positions(arguments: Arguments, token: Token) -> Iterator[Candidate]:
    """Yield that those took part in a thing which its phrase names as its parties, two at the least."""
    told = _identified(arguments, token)
    target = told if told is not None else arguments.at(token, KINDS)
    if target is None:
        return
    agreement = target.entity.type == "Agreement"
    joint = any(child.lower_ in ("joint", "bilateral", "trilateral") for child in token.children)
    prepositions = ["between", *(["by", "of"] if joint or not agreement else [])]
    actors = [
        actor
        for head in attached(token, prepositions)
        for actor in parties(arguments, head)
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
    if token.dep_ == "dobj" and told is not None:
        modify(state, token.head)
    if state.void or not state.positive or not (told is not None or _stands(token)):
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


def uniting_positions(arguments: Arguments, token: Token) -> Iterator[Candidate]:
    """Yield that states belong to an agreement that joins them: "the pact groups Peru and Chile"."""
    subject, joined = subject_of(token), next((c for c in token.children if c.dep_ == "dobj"), None)
    if token.lemma_ not in words("uniting") or subject is None or joined is None:
        return
    state = Standing(construction="joint")
    modify(state, token)
    states = [actor for actor in arguments.actors(joined) if actor.entity.type == "Country"]
    if len(states) < 2 or state.void or not state.positive:
        return
    for target in arguments.objects(subject, KINDS[:1]):
        for actor in states:
            trace = tuple(state.trace)
            yield Candidate(actor, "signed", target, state.modality, token, state.construction, trace=trace)


def _identified(arguments: Arguments, token: Token) -> Referent | None:
    """The named thing that a phrase says to be another: "the pact is a treaty between Peru and Chile"."""
    if token.dep_ == "appos":
        named = token.head
    else:
        subject = subject_of(token.head) if token.dep_ in ("attr", "dobj") else None
        amounts = token.head.lemma_ in words("amounting") and token.lemma_ in words("understandings")
        if subject is None or not (token.head.lemma_ == "be" or amounts):
            return None
        named = subject
    found = arguments.at(named, KINDS)
    return found if found is not None and found.entity.id in arguments.named else None


def _stands(token: Token) -> bool:
    """Whether the phrase speaks of a thing that there is, not of "an agreement between …".

    An agreement is there, too, that something is done under, that an account includes or that has a year.
    """
    determiners = [child for child in token.children if child.dep_ == "det"]
    if any(child.lower_ == "joint" for child in token.children) or all(
        child.lower_ in words("definite") for child in determiners
    ):
        return True
    if token.dep_ in SUBJECTS and token.head.lemma_ in words("occurring") | words("scheduling"):
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
