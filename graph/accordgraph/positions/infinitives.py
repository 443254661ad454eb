"""Climbs from infinitives to what governs them: "plans to sign", "is to sign", "has yet to sign"."""

from __future__ import annotations

from spacy.tokens import Token

from accordgraph.positions.acts import noun_actors
from accordgraph.positions.control import controlled, own_or_passive_subject, to_governor, void
from accordgraph.positions.effects import REFUSAL, apply, operator_of, rebuffs, report_above
from accordgraph.positions.gerunds import from_noun
from accordgraph.positions.lexicon import Operator, words
from accordgraph.positions.standing import Standing, is_infinitive, subject_of

PLANS = ("plan", "want", "possible")


def from_infinitive(state: Standing, node: Token) -> Token | None:
    """The act is what a word governs with "to": "refused to sign", "is to sign", "has yet to sign"."""
    head = node.head
    infinitive = is_infinitive(node)
    if infinitive and (purpose := _purpose(head)) is not None:
        return from_noun(state, node, purpose)
    patient = controlled(head, node) if head.pos_ in ("VERB", "AUX") else None
    if patient is not None and patient.lower_ in words("reflexives") and head.lemma_ in ("bring", "force"):
        return to_governor(state, None, head, None)
    operator = operator_of(head, patient is not None)
    if head.lemma_ == "get" and any(child.lemma_ == "have" for child in head.children):
        state.weaken("urged", head)
        operator = None
    elif head.lemma_ == "have" and any(child.lower_ == "yet" for child in head.children):
        state.perfect = True
        state.negate(head)
        operator = None
    elif infinitive and (negation := _indisposed(head, node)) is not None:
        state.void |= state.refused
        state.perfect = True
        state.negate(negation)
        return to_governor(state, None, head, None)
    elif head.lemma_ == "be" and infinitive and not _has_predicate(head, node):
        state.weaken("planned", head)
        operator = None
    elif rebuffs(head):
        operator = REFUSAL
    elif infinitive and (planned := _planned(head)) is not None:
        operator, patient = planned, None
    elif operator is None and infinitive and (about := _about(state, head)) is not None:
        apply(state, about, head, node)
    elif operator is None and infinitive:
        state.weaken("urged" if state.caused else "planned", head)
    if operator and operator.effect == "report" and not infinitive and node.tag_ == "VB":
        return void(state)
    if operator is REFUSAL:
        patient = None
    if head.lemma_ == "rule" and any(child.dep_ == "neg" for child in head.children):
        state.weaken("possible", head)
        own_or_passive_subject(state, head)
        return report_above(state, head)
    if operator:
        apply(state, operator, head, node)
    return to_governor(state, operator, head, patient)


def _purpose(verb: Token) -> Token | None:
    """The noun whose content an infinitive behind "it" is: "it is the policy of Peru to sign"."""
    subject = subject_of(verb) if verb.lemma_ in ("be", "remain") else None
    if subject is None or subject.lower_ != "it":
        return None
    nouns = (child for child in verb.children if child.dep_ == "attr" and child.pos_ == "NOUN")
    return next((noun for noun in nouns if operator_of(noun, False) is not None and noun_actors(noun)), None)


def _planned(verb: Token) -> Operator | None:
    """What the object of a verb says of an act that is its content: "started the process to withdraw"."""
    plan = next((child for child in verb.children if child.dep_ == "dobj" and child.pos_ == "NOUN"), None)
    operator = operator_of(plan, False) if plan is not None else None
    return operator if operator and operator.control == "subject" and operator.effect in PLANS else None


def topic(verb: Token) -> Operator | None:
    """What the noun that is the subject of a verb says of an act that the verb has for its content."""
    subject = subject_of(verb)
    return operator_of(subject, False) if subject is not None and subject.pos_ == "NOUN" else None


def _about(state: Standing, verb: Token) -> Operator | None:
    """What the subject of a verb says of the act: "pressure is growing on Peru to …", "the plan is to …"."""
    subject, operator = subject_of(verb), topic(verb)
    if operator is None or subject is None:
        return None
    if not state.actors:
        places = [
            node
            for node in (subject, verb)
            for child in node.children
            if child.lower_ == "on"
            for node in child.children
            if node.dep_ == "pobj"
        ]
        state.actors += places or noun_actors(subject)
        state.void |= not state.actors
    return operator


def _indisposed(verb: Token, node: Token) -> Token | None:
    """The "no" of the mood in which somebody is for an act: "is in no mood to sign"."""
    for child in verb.children if verb.lemma_ == "be" else ():
        for noun in child.children if child.lower_ == "in" and child.i < node.i else ():
            if noun.lemma_ in words("moods"):
                return next((word for word in noun.children if word.lower_ == "no"), None)
    return None


def _has_predicate(verb: Token, node: Token) -> bool:
    """Whether a form of "be" says what its subject is or where, rather than what it is to do."""
    return any(
        child.dep_ in ("attr", "acomp")
        or (child.dep_ == "prep" and child.lower_ == "among" and child.i < node.i)
        for child in verb.children
    )
