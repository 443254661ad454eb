"""Finds whose act a writing's is: "issued a letter opposing the pact", "in a statement condemning it"."""

from __future__ import annotations

from spacy.tokens import Token

from accordgraph.positions.enumerations import MODIFIERS
from accordgraph.positions.lexicon import words
from accordgraph.positions.phrases import attached
from accordgraph.positions.standing import Standing, antecedent, is_passive, modify, own_subject, subject_of

MAKERS = ("by", "from")


def from_writing(state: Standing, noun: Token) -> Token | None:
    """Take for the actors those whose writing a noun names, and go on to the verb that tells of it.

    Returns None where the noun names no writing, or one of which the sentence says only that it exists.
    """
    if noun.lemma_.lower() not in words("writings"):
        return None
    state.actors += [child for child in noun.children if child.dep_ in MODIFIERS and child.ent_type_]
    state.actors += attached(noun, MAKERS)
    state.actors += [
        maker
        for child in noun.children
        if child.dep_ == "acl" and child.lemma_ in words("writing")
        for maker in attached(child, ("by",))
    ]
    verb = _teller(noun)
    if verb is None or state.actors:
        return None
    modify(state, verb)
    if is_passive(verb):
        state.actors += attached(verb, ("by",))
    else:
        own_subject(state, verb)
    return verb


def _teller(noun: Token) -> Token | None:
    """The verb that tells who wrote or signed a writing, or what those say in it."""
    verb = noun.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "in":
        verb = noun.head.head
        subject = antecedent(subject_of(verb), verb) if verb.pos_ == "VERB" else None
        return verb if subject is not None and not is_passive(verb) else None
    return verb if noun.dep_ in ("dobj", "nsubjpass") and verb.lemma_ in words("writing") else None
