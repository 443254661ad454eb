"""Passes an act from a governing word to the one above it, and finds whose act that word makes it."""

from __future__ import annotations

from spacy.tokens import Token

from accordgraph.positions.lexicon import Operator, words
from accordgraph.positions.standing import Standing, modify, own_subject, subject_of, take_actor


def controlled(verb: Token, node: Token) -> Token | None:
    """Whom a verb makes act: its passive subject, its object, the object of its preposition."""
    passive = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    if passive is not None:
        return passive
    for child in verb.children:
        if child.dep_ in ("dobj", "dative") and child.i != node.i:
            return child
        if child.dep_ == "prep" and child.lower_ in ("on", "upon", "for", "to", "with") and child.i < node.i:
            for deeper in child.children:
                if deeper.dep_ == "pobj":
                    return deeper
    return None


def to_governor(
    state: Standing, operator: Operator | None, head: Token, patient: Token | None
) -> Token | None:
    """Go on from a governing word, its subject or the one that it makes act being the actor."""
    if not state.actors:
        if operator and operator.control == "object":
            own = patient if patient is not None else _headline_passive(head)
            if own is None and not state.passive:
                state.void = True
                return None
            if own is not None:
                take_actor(state, own, head)
        elif head.pos_ in ("VERB", "AUX"):
            own_or_passive_subject(state, head)
    if head.pos_ in ("VERB", "AUX"):
        modify(state, head)
    elif head.pos_ == "ADJ" and head.dep_ in ("acomp", "oprd", "ccomp", "ROOT", "conj"):
        _adjective(state, head)
        verb = head.head if head.dep_ in ("acomp", "oprd") else head
        if _of_the_act(head, verb):
            return void(state)
        if verb.i != head.i:
            own_subject(state, verb)
            modify(state, verb)
            return verb
    return head


def _headline_passive(verb: Token) -> Token | None:
    """The subject of a participle that a headline leaves without its auxiliary ("Peru urged to ratify …")."""
    if verb.tag_ in ("VBD", "VBN") and verb.lemma_ in words("headline_passives"):
        return subject_of(verb)
    return None


def _of_the_act(adjective: Token, verb: Token) -> bool:
    """Whether an adjective is said of the act alone: "it is wrong to sign"."""
    subject = subject_of(verb)
    judges = adjective.lemma_ in words("praising") | words("damning")
    return judges and subject is not None and subject.lower_ == "it"


def _adjective(state: Standing, adjective: Token) -> None:
    for child in adjective.children:
        if child.dep_ == "neg":
            state.negate(child)


def own_or_passive_subject(state: Standing, verb: Token) -> None:
    """Take the subject of a verb for the actor, of a passive, too."""
    subject = subject_of(verb)
    if subject is not None:
        take_actor(state, subject, verb)


def void(state: Standing) -> Token | None:
    """Let nothing be claimed, and stop."""
    state.void = True
    return None
