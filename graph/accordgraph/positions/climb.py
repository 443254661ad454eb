"""Climbs from a cue to the root of its sentence and collects what the words above it say of the act.

The walk composes the effects of negation, auxiliaries, adverbs and governing words into one standing.
"""

from __future__ import annotations

from spacy.tokens import Token

from accordgraph.positions.acts import bearer_of, is_ordinal, noun_actors, settle_noun
from accordgraph.positions.effects import apply, operator_of, report, report_above
from accordgraph.positions.lexicon import Operator, words
from accordgraph.positions.standing import (
    Standing,
    auxiliary,
    has_auxiliary,
    is_infinitive,
    is_passive,
    modify,
    negates,
    own_subject,
    subject_of,
    take_actor,
)

ASKED = 6
"""How many tokens into a question stands the word that takes its content for granted ("why did …")."""


def standing_of(cue: Token) -> Standing:
    """What the sentence says of the act of a verb."""
    state = Standing()
    modify(state, cue)
    if _inverted(cue):
        state.void = True
        return state
    _agents(state, cue)
    own_subject(state, cue)
    _climb(state, cue)
    _question(state, cue)
    return state


def _inverted(verb: Token) -> bool:
    """Whether the clause is a condition by its order: "Had Peru signed, …"."""
    subject = subject_of(verb)
    first = next((child for child in verb.children if child.dep_ == "aux"), None)
    return (
        subject is not None
        and first is not None
        and first.i < subject.i
        and first.lower_ in ("had", "should", "were")
        and verb.sent[-1].text != "?"
    )


def _agents(state: Standing, verb: Token) -> None:
    """Turn the polarity of a passive with "by neither … nor …" or "by no …"."""
    for child in verb.children:
        if child.dep_ == "agent":
            for agent in child.children:
                for word in (agent, *agent.children):
                    if word.lower_ in ("neither", "no", "none", "nobody"):
                        state.negate(word)
                        state.perfect |= any(aux.lemma_ == "have" for aux in verb.children)
                        return


def standing_within(state: Standing, node: Token) -> Standing:
    """Go on climbing from a word that has already been dealt with."""
    _climb(state, node)
    _question(state, node)
    return state


def _climb(state: Standing, start: Token) -> None:
    node: Token | None = start
    seen = 0
    while node is not None and not state.void and node.dep_ != "ROOT" and seen < 40:
        seen += 1
        node = _step(state, node)


def _step(state: Standing, node: Token) -> Token | None:
    match node.dep_:
        case "conj":
            return _from_conjunct(state, node)
        case "xcomp":
            return _from_infinitive(state, node)
        case "ccomp" | "parataxis":
            return _from_complement(state, node)
        case "advcl":
            return _from_adverbial(state, node)
        case "relcl":
            return _from_relative(state, node)
        case "acl":
            return _from_adnominal(state, node)
        case "pcomp":
            return _from_gerund(state, node)
        case "csubj" | "csubjpass":
            return _from_clausal_subject(state, node)
        case _:
            return report_above(state, node)


def _from_conjunct(state: Standing, node: Token) -> Token | None:
    head = node.head
    if head.pos_ not in ("VERB", "AUX"):
        return report_above(state, node) if state.actors else head
    if subject_of(node) is not None:
        return head if head.dep_ in ("ccomp", "conj", "parataxis") else report_above(state, node)
    if not has_auxiliary(node):
        _inherit(state, node, head)
    if not is_passive(node):
        own_subject(state, head)
    return head


def _inherit(state: Standing, node: Token, head: Token) -> None:
    """Let a bare conjunct share the auxiliaries and the negation of the first ("did not sign or ratify")."""
    conjunction = next((child.lower_ for child in head.children if child.dep_ == "cc"), "and")
    for child in head.children:
        if child.i >= node.i:
            break
        if child.dep_ == "aux" and node.tag_ in ("VB", "VBN", "VBG", "VBP"):
            auxiliary(state, child)
        if negates(child, head) and conjunction in ("or", "nor") and state.positive:
            state.perfect |= any(aux.lemma_ == "have" for aux in head.children if aux.dep_ == "aux")
            state.negate(child)


def _controlled(verb: Token, node: Token) -> Token | None:
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


def _from_infinitive(state: Standing, node: Token) -> Token | None:
    head = node.head
    infinitive = is_infinitive(node)
    controlled = _controlled(head, node) if head.pos_ in ("VERB", "AUX") else None
    operator = operator_of(head, controlled is not None)
    if head.lemma_ == "have" and any(child.lower_ == "yet" for child in head.children):
        state.perfect = True
        state.negate(head)
        operator = None
    elif head.lemma_ == "be" and infinitive and not _has_predicate(head, node):
        state.weaken("planned", head)
        operator = None
    elif operator is None and infinitive:
        state.weaken("urged" if state.caused else "planned", head)
    if operator and operator.effect == "report" and not infinitive and node.tag_ == "VB":
        return _void(state)
    if operator:
        apply(state, operator, head, node)
    return _to_governor(state, operator, head, controlled)


def _has_predicate(verb: Token, node: Token) -> bool:
    """Whether a form of "be" says what its subject is or where, rather than what it is to do."""
    return any(
        child.dep_ in ("attr", "acomp")
        or (child.dep_ == "prep" and child.lower_ == "among" and child.i < node.i)
        for child in verb.children
    )


def _to_governor(
    state: Standing, operator: Operator | None, head: Token, controlled: Token | None
) -> Token | None:
    if not state.actors:
        if operator and operator.control == "object":
            own = controlled if controlled is not None else _headline_passive(head)
            if own is None:
                state.void = True
                return None
            take_actor(state, own, head)
        elif head.pos_ in ("VERB", "AUX"):
            _own_or_passive_subject(state, head)
    if head.pos_ in ("VERB", "AUX"):
        modify(state, head)
    elif head.pos_ == "ADJ" and head.dep_ in ("acomp", "oprd", "ccomp", "ROOT", "conj"):
        _adjective(state, head)
        verb = head.head if head.dep_ in ("acomp", "oprd") else head
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


def _adjective(state: Standing, adjective: Token) -> None:
    for child in adjective.children:
        if child.dep_ == "neg":
            state.negate(child)


def _own_or_passive_subject(state: Standing, verb: Token) -> None:
    subject = subject_of(verb)
    if subject is not None:
        take_actor(state, subject, verb)


def _from_complement(state: Standing, node: Token) -> Token | None:
    head = node.head
    mark = next((child.lower_ for child in node.children if child.dep_ == "mark"), "")
    if mark in ("whether", "if"):
        state.void = True
        return None
    own = subject_of(node) is not None
    operator = operator_of(head, own)
    if head.pos_ not in ("VERB", "AUX", "ADJ"):
        return report_above(state, node)
    if operator is None:
        return head if head.dep_ != "ROOT" else None
    if operator.effect in ("report", "deny"):
        report(state, head)
        if operator.effect == "deny":
            apply(state, operator, head, node)
        if state.void:
            return None
        if not state.actors and node.tag_ == "VB" and not has_auxiliary(node):
            return _void(state)
        if not state.actors:
            own_subject(state, head)
        return head
    if operator.effect in ("plain", "fail", "refuse", "choose"):
        return head
    apply(state, operator, head, node)
    if not state.actors:
        return _to_governor(state, operator, head, _controlled(head, node))
    if head.pos_ in ("VERB", "AUX"):
        modify(state, head)
    return head


def _from_adverbial(state: Standing, node: Token) -> Token | None:
    head = node.head
    mark = next(
        (child for child in node.children if child.dep_ in ("mark", "advmod") and child.i < node.i), None
    )
    if mark is not None and mark.lower_ in words("conditional_marks"):
        state.void = True
        return None
    if is_infinitive(node):
        return _from_infinitive(state, node)
    if mark is not None and mark.lower_ in ("rather", "than"):
        state.negate(mark)
    if state.actors or node.tag_ not in ("VBG", "VB", "VBN") or is_passive(node):
        return report_above(state, node)
    _own_or_passive_subject(state, head)
    for child in head.children:
        if child.dep_ == "aux":
            auxiliary(state, child)
    return head if head.dep_ in ("ccomp", "conj", "xcomp") else report_above(state, node)


def _from_relative(state: Standing, node: Token) -> Token | None:
    if is_infinitive(node):
        return _from_noun(state, node, node.head)
    if state.gap is None:
        state.gap = node.head
    if not state.actors:
        state.actors.append(node.head)
        state.construction = "relative"
        state.gap = None
    return report_above(state, node)


def _from_adnominal(state: Standing, node: Token) -> Token | None:
    noun = node.head
    if is_passive(node):
        report_above(state, node)
        return None
    if noun.lemma_.lower() in words("doubtful") and any(child.dep_ == "mark" for child in node.children):
        return _void(state)
    infinitive = is_infinitive(node)
    if not infinitive:
        if not state.actors:
            state.actors.append(noun)
            state.construction = "participle"
        report_above(state, node)
        return None
    return _from_noun(state, node, noun)


def _from_noun(state: Standing, node: Token, noun: Token) -> Token | None:
    """The act is the content of a noun: "the refusal to sign", "the first country to sign"."""
    operator = operator_of(noun, False)
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
    apply(state, operator, noun, node)
    state.construction = "nominal"
    if any(child.dep_ == "det" and child.lower_ == "no" for child in noun.children):
        state.negate(noun)
    if not state.actors:
        state.actors += noun_actors(noun)
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
    if noun.dep_ == "attr":
        modify(state, noun.head)
        return noun.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "as" and noun.head.head.pos_ == "VERB":
        modify(state, noun.head.head)
        return noun.head.head
    return report_above(state, node)


def _from_gerund(state: Standing, node: Token) -> Token | None:
    preposition = node.head
    while preposition.dep_ in ("prep", "pcomp", "advmod") and preposition.head.pos_ in (
        "ADP",
        "ADV",
        "SCONJ",
    ):
        preposition = preposition.head
    governor = preposition.head
    lower = preposition.lower_
    if lower == "without":
        state.negate(preposition)
    elif lower in ("instead", "rather", "short"):
        state.positive = not state.positive
        state.trace.append(preposition)
    if governor.pos_ in ("VERB", "AUX"):
        return _gerund_of_verb(state, node, preposition, governor)
    if governor.pos_ in ("NOUN", "PROPN"):
        if lower in ("of", "for", "to", "in", "against", "about"):
            if lower == "against":
                state.negate(preposition)
            return _from_noun(state, node, governor) if operator_of(governor, False) else _void(state)
        if not state.actors:
            state.actors.append(governor)
        return report_above(state, node)
    if governor.pos_ == "ADJ":
        operator = operator_of(governor, False)
        if operator is None:
            return _void(state)
        apply(state, operator, governor, node)
        return _to_governor(state, operator, governor, None)
    return None


def _void(state: Standing) -> Token | None:
    state.void = True
    return None


def _gerund_of_verb(state: Standing, node: Token, preposition: Token, verb: Token) -> Token | None:
    lower = preposition.lower_
    target = next((child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")), None)
    operator = operator_of(verb, target is not None)
    if lower in ("for", "of") and target is not None and operator and operator.control == "object":
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
        _own_or_passive_subject(state, verb)
    if operator is None and lower in ("in", "after", "upon", "since", "on", "with", "despite"):
        return report_above(state, verb)
    modify(state, verb)
    return verb


def _from_clausal_subject(state: Standing, node: Token) -> Token | None:
    if not state.actors:
        topic = next(
            (
                deeper
                for child in node.head.children
                if child.dep_ == "prep" and child.lower_ == "for"
                for deeper in child.children
                if deeper.dep_ == "pobj"
            ),
            None,
        )
        if topic is None:
            state.void = True
            return None
        state.actors.append(topic)
    if any(child.tag_ == "MD" for child in node.head.children):
        state.void = True
    return None


def _question(state: Standing, node: Token) -> None:
    sentence = node.sent
    if sentence[-1].text != "?" and not any(token.text == "?" for token in sentence[-2:]):
        return
    if not any(token.lower_ in ("why", "how", "when") for token in sentence[:ASKED]):
        state.void = True
