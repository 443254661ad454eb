"""Climbs from acts that are the content of a noun or a gerund: "the refusal to sign", "by signing"."""

from __future__ import annotations

from spacy.tokens import Token

from accordgraph.positions.acts import bearer_of, is_ordinal, noun_actors, settle_noun
from accordgraph.positions.control import own_or_passive_subject, to_governor, void
from accordgraph.positions.effects import REFUSAL, apply, operator_of, rebuffs, report, report_above
from accordgraph.positions.lexicon import words
from accordgraph.positions.phrases import attached
from accordgraph.positions.standing import Standing, is_infinitive, modify, subject_of, take_actor

INSTEAD = ("instead", "rather", "short")
"""Adverbs before "of" and a gerund that say that the act was not done."""


def from_noun(state: Standing, node: Token, noun: Token) -> Token | None:
    """The act is the content of a noun: "the refusal to sign", "the first country to sign"."""
    operator = operator_of(noun, False)
    if noun.lemma_ in words("desirable") and any(child.lower_ == "for" for child in node.children):
        state.weaken("urged", noun)
        return report_above(state, noun)
    if noun.lemma_ in words("orders"):
        state.weaken("planned", noun)
        return report_above(state, node)
    if noun.dep_ == "ROOT" and noun.ent_type_ and not state.actors:
        state.actors.append(noun)
        state.weaken("planned", node)
        return None
    if (
        operator is None
        or noun.lemma_ in words("holders")
        or noun.lower_ in ("first", "last", "only", "latest")
    ):
        return _from_role(state, node, noun)
    if noun.dep_ == "pobj" and noun.head.lower_ == "to" and noun.head.head.lemma_ in words("yielding"):
        return to_governor(state, None, noun.head.head, None)
    if noun.dep_ == "dobj" and rebuffs(noun.head):
        apply(state, REFUSAL, noun.head, node)
        return to_governor(state, None, noun.head, None)
    apply(state, operator, noun, node)
    state.construction = "nominal"
    if not state.actors:
        state.actors += noun_actors(noun)
    placed = noun.head if noun.dep_ == "pobj" and noun.head.lower_ in ("under", "on", "in", "at") else None
    if not state.actors and placed is not None and placed.head.pos_ in ("VERB", "AUX"):
        own_or_passive_subject(state, placed.head)
        modify(state, placed.head)
        state.void |= operator.effect == "urge" and any(child.lower_ == "no" for child in noun.children)
        return placed.head
    return settle_noun(state, noun)


def _from_role(state: Standing, node: Token, noun: Token) -> Token | None:
    """The act is what a bearer does: "the first country to sign", "a country to sign"."""
    if noun.lower_ in ("one", "some", "those", "first", "last", "only", "latest"):
        partitive = True
    else:
        partitive = noun.dep_ == "pobj" and noun.head.lower_ in ("of", "among")
    ordinal = any(
        child.dep_ in ("amod", "nummod") and (child.tag_ == "JJS" or is_ordinal(child))
        for child in noun.children
    )
    if not ordinal and not partitive:
        state.weaken("planned", noun)
    state.construction = "comparison"
    if not state.actors:
        bearer = bearer_of(noun)
        if bearer is None:
            state.void = True
            return None
        state.actors.append(bearer)
    if noun.dep_ == "attr" or (noun.dep_ == "nsubj" and noun.head.lemma_ == "be"):
        modify(state, noun.head)
        return noun.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "as" and noun.head.head.pos_ == "VERB":
        modify(state, noun.head.head)
        return noun.head.head
    return report_above(state, node)


def from_ground(state: Standing, node: Token) -> Token | None:
    """Go on from what there is no way that somebody does: he will not; a reason to do it says nothing."""
    noun = node.head
    if is_infinitive(node) or not any(child.lower_ == "no" for child in noun.children):
        return void(state)
    state.negate(noun)
    state.weaken("planned", noun)
    return report_above(state, noun)


def due(node: Token) -> Token | None:
    """The time for an act that a clause with a subject of its own tells: "it is time we signed"."""
    if node.dep_ not in ("relcl", "ccomp") or subject_of(node) is None:
        return None
    told = (node.head, *(child for child in node.head.children if child.dep_ == "attr"))
    return next((word for word in told if word.lemma_ == "time" and word.dep_ == "attr"), None)


def from_gerund(state: Standing, node: Token) -> Token | None:
    """Go on from a gerund by its preposition: "without signing", "the idea of signing", "succeeded in …"."""
    preposition = node.head
    while preposition.dep_ in ("prep", "pcomp", "advmod") and preposition.head.pos_ in (
        "ADP",
        "ADV",
        "SCONJ",
    ):
        preposition = preposition.head
    governor = preposition.head
    lower = next((c.lower_ for c in preposition.children if c.lower_ in INSTEAD), preposition.lower_)
    if lower == "without":
        state.negate(preposition)
    elif lower in INSTEAD:
        state.positive = not state.positive
        state.trace.append(preposition)
    if governor.pos_ in ("VERB", "AUX"):
        return _gerund_of_verb(state, node, preposition, governor)
    if governor.pos_ in ("NOUN", "PROPN"):
        if lower in ("of", "for", "to", "in", "against", "about"):
            if lower == "against":
                state.negate(preposition)
            return from_noun(state, node, governor) if operator_of(governor, False) else void(state)
        if not state.actors:
            state.actors.append(governor)
        return report_above(state, node)
    if governor.pos_ == "ADJ":
        operator = operator_of(governor, False)
        if operator is None:
            return void(state)
        apply(state, operator, governor, node)
        return to_governor(state, operator, governor, None)
    return None


def _gerund_of_verb(state: Standing, node: Token, preposition: Token, verb: Token) -> Token | None:
    lower = preposition.lower_
    if lower in ("from", "back", "off", "away") and verb.lemma_ in words("shrinking"):
        apply(state, REFUSAL, verb, node)
        return to_governor(state, None, verb, None)
    target = next((child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")), None)
    operator = operator_of(verb, target is not None)
    if lower == "about" and (operator is None or operator.effect in ("urge", "report")):
        return void(state)
    if (
        lower in ("for", "of", "on", "over")
        and target is not None
        and operator
        and operator.control == "object"
    ):
        apply(state, operator, verb, node)
        if not state.actors:
            take_actor(state, target, verb)
        if operator.effect == "report":
            report(state, verb)
        return verb
    if lower == "from" and target is not None and operator and operator.effect == "prevent":
        apply(state, operator, verb, node)
        if not state.actors:
            take_actor(state, target, verb)
        modify(state, verb)
        return verb
    if lower == "against" and operator and operator.effect in ("urge", "report", "want"):
        state.positive = False
        state.weaken("urged", verb)
        state.actors += [target] if target is not None and not state.actors else []
        modify(state, verb)
        return verb
    if lower in ("against", "from", "out", "at", "to", "about", "on", "of") and operator:
        if lower == "against" or (lower == "out" and operator.effect == "refuse"):
            state.positive = False
            state.refused = operator.effect in ("choose", "plan", "refuse")
        else:
            apply(state, operator, verb, node)
    elif lower in ("before", "until") and verb.tag_ != "VBD":
        state.weaken("planned", preposition)
    elif lower in ("about", "towards", "toward"):
        state.void = True
    if not state.actors:
        own_or_passive_subject(state, verb)
        if lower == "in" and verb.lemma_ in ("follow", "join") and target is not None:
            state.actors += [target, *attached(verb, ("by",))]
    if operator is None and lower in ("in", "after", "upon", "since", "on", "with", "despite"):
        return report_above(state, verb)
    modify(state, verb)
    return verb
