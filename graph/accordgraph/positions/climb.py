"""Climbs from a cue to the root of its sentence and collects what the words above it say of the act.

The walk composes the effects of negation, auxiliaries, adverbs and governing words into one standing.
"""

from __future__ import annotations

from spacy.tokens import Token

from accordgraph.positions.control import controlled, own_or_passive_subject, to_governor, void
from accordgraph.positions.effects import (
    apply,
    operator_of,
    report,
    report_above,
    reporting,
)
from accordgraph.positions.gerunds import due, from_gerund, from_ground, from_noun
from accordgraph.positions.infinitives import from_infinitive, topic
from accordgraph.positions.lexicon import words
from accordgraph.positions.standing import (
    Standing,
    auxiliary,
    bidden,
    has_auxiliary,
    is_infinitive,
    is_passive,
    modify,
    negates,
    own_subject,
    subject_of,
)
from accordgraph.positions.writings import from_writing

GERUND = 3
"""How many tokens behind its verb a gerund is still its object ("held off signing")."""
ASKED = 6
"""How many tokens into a question stands the word that takes its content for granted ("why did …")."""


def standing_of(cue: Token) -> Standing:
    """What the sentence says of the act of a verb."""
    state = Standing(passive=is_passive(cue))
    modify(state, cue)
    if bidden(cue):
        return state
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
    if node.dep_ in ("advcl", "xcomp", "ccomp") and _wished(node) and topic(node.head) is None:
        return _from_wish(state, node)
    if (time := due(node)) is not None:
        state.weaken("urged", time)
        return report_above(state, node)
    match node.dep_:
        case "conj":
            return _from_conjunct(state, node)
        case "xcomp":
            return from_infinitive(state, node)
        case "ccomp" | "parataxis":
            return _from_complement(state, node)
        case "advcl":
            return _from_adverbial(state, node)
        case "relcl":
            return _from_relative(state, node)
        case "acl":
            return _from_adnominal(state, node)
        case "pcomp":
            return from_gerund(state, node)
        case "pobj" if node.tag_ == "VBG" and node.pos_ == "VERB":
            return from_gerund(state, node)
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


def _from_complement(state: Standing, node: Token) -> Token | None:
    head = node.head
    if _clause_of_its_own(node):
        return None
    mark = next((child.lower_ for child in node.children if child.dep_ == "mark"), "")
    if mark in ("whether", "if"):
        state.void = True
        return None
    if node.i < head.i and any(token.text == ";" for token in head.doc[node.i : head.i]):
        return None
    own = subject_of(node) is not None
    _doubted(state, head)
    if head.lemma_ == "know" and head.head.lemma_ == "let":
        head = head.head
    operator = (None if is_infinitive(node) else reporting(head)) or operator_of(head, own)
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
            return void(state)
        if not state.actors:
            own_subject(state, head)
        return head
    if operator.effect in ("plain", "fail", "refuse", "choose"):
        return head
    apply(state, operator, head, node)
    if not state.actors:
        return to_governor(state, operator, head, controlled(head, node))
    if head.pos_ in ("VERB", "AUX"):
        modify(state, head)
    return head


def _doubted(state: Standing, verb: Token) -> None:
    """Apply what a copula says of its clause: "it is false that …", "it is likely that …"."""
    for child in verb.children if verb.lemma_ == "be" else ():
        operator = operator_of(child, False) if child.dep_ == "acomp" else None
        if operator and operator.effect in ("possible", "unlikely", "unreal", "hedge"):
            apply(state, operator, child, verb)
        state.void |= child.dep_ == "attr" and child.lemma_ in words("doubtful")


def _clause_of_its_own(node: Token) -> bool:
    """Whether a semicolon parts a clause from the one that the parser has put it under."""
    first, last = sorted((node.i, node.head.i))
    return any(token.text == ";" for token in node.doc[first:last])


def _from_adverbial(state: Standing, node: Token) -> Token | None:
    head = node.head
    mark = next(
        (child for child in node.children if child.dep_ in ("mark", "advmod") and child.i < node.i), None
    )
    if mark is not None and mark.lower_ in words("conditional_marks"):
        state.void = True
        return None
    if is_infinitive(node):
        return from_infinitive(state, node)
    if mark is None and node.tag_ == "VBG" and node.i - head.i <= GERUND:
        operator = operator_of(head, False)
        if any(child.dep_ == "prt" and child.lower_ == "off" for child in head.children):
            return void(state)
        if operator and operator.effect in ("fail", "refuse", "hedge"):
            return from_infinitive(state, node)
    if mark is not None and mark.lower_ in ("rather", "than"):
        state.negate(mark)
    absolute = _absolute(node)
    if absolute is not None and not state.actors:
        state.actors.append(absolute)
    if state.actors or node.tag_ not in ("VBG", "VB", "VBN") or is_passive(node):
        return report_above(state, node)
    own_or_passive_subject(state, head)
    if any(child.dep_ == "aux" and child.lemma_ == "have" for child in node.children):
        return report_above(state, node)
    for child in head.children:
        if child.dep_ == "aux":
            auxiliary(state, child)
    return head if head.dep_ in ("ccomp", "conj", "xcomp") else report_above(state, node)


def _absolute(node: Token) -> Token | None:
    """Who acts in a clause after "with": "was adopted with Peru voting against"."""
    first = node.left_edge.i
    before = node.doc[first - 1] if first > node.sent.start and node.tag_ == "VBG" else None
    joined = before is not None and before.dep_ in ("pobj", "conj")
    while joined and before is not None and before.dep_ == "conj":
        before = before.head
    return before if before is not None and before.head.lower_ == "with" and joined else None


def _wished(node: Token) -> bool:
    """Whether a clause says what somebody is to do ("for Peru to sign")."""
    return (
        is_infinitive(node)
        and subject_of(node) is not None
        and any(child.lower_ == "for" and child.dep_ == "mark" for child in node.children)
    )


def _from_wish(state: Standing, node: Token) -> Token | None:
    """What is said of an act that somebody is to do: "it is time for Peru to sign", "a mistake for Peru"."""
    told = [node.head, *(child for child in node.head.children if child.dep_ in ("acomp", "attr"))]
    wished = next((word for word in told if word.lemma_.lower() in words("desirable")), None)
    denied = any(child.lower_ in ("no", "not", "n't") for word in told for child in word.children)
    if wished is not None and not denied:
        state.weaken("urged", wished)
        return report_above(state, node)
    return from_infinitive(state, node) if operator_of(told[-1], False) and wished is None else void(state)


def _from_relative(state: Standing, node: Token) -> Token | None:
    if node.head.lemma_ in words("grounds") and not (is_infinitive(node) and operator_of(node.head, False)):
        return from_ground(state, node)
    if is_infinitive(node):
        if is_passive(node):
            state.weaken("planned", node)
            return report_above(state, node)
        return from_noun(state, node, node.head)
    if state.gap is None:
        state.gap = node.head
    if not state.actors or state.actors == [node.head]:
        state.actors = [node.head]
        state.construction = "relative"
        state.gap = None
        return _from_group(state, node)
    return report_above(state, node)


def _from_group(state: Standing, node: Token) -> Token | None:
    """Go on from what a group did to who is said to be one of it: "is not among the states that signed"."""
    verb = _belonging(node.head)
    subject = subject_of(verb) if verb is not None else None
    if verb is None or subject is None or subject.i == node.head.i:
        return report_above(state, node)
    before, modality = state.positive, state.modality
    modify(state, verb)
    state.void |= state.modality != modality
    state.actors = [subject] if state.positive != before else [subject, *state.actors]
    return verb


def _belonging(group: Token) -> Token | None:
    """The verb by which somebody belongs to a group: "is among the …", "joined the list of …"."""
    node = group
    while node.dep_ == "pobj" and node.head.lower_ in ("of", "among"):
        node = node.head.head
    if node.i == group.i and node.dep_ == "attr":
        return None
    if node.pos_ in ("VERB", "AUX"):
        listed = node.tag_ == "VBN" and node.lemma_ in ("list", "name", "count")
        return node if listed or node.lemma_ in ("join", "be", "remain", "become") else None
    joined = node.dep_ == "dobj" and node.head.lemma_ == "join"
    return node.head if joined or node.dep_ == "attr" else None


def _from_adnominal(state: Standing, node: Token) -> Token | None:
    noun = node.head
    if is_passive(node):
        report_above(state, node)
        return None
    if noun.lemma_.lower() in words("doubtful") and any(child.dep_ == "mark" for child in node.children):
        return void(state)
    infinitive = is_infinitive(node)
    if not infinitive:
        if not state.actors:
            verb = from_writing(state, noun)
            if verb is not None or state.actors:
                return verb
            state.actors.append(noun)
            state.construction = "participle"
            return _from_group(state, node)
        if noun.lemma_ in words("carriers") and state.would and state.modality == "possible":
            state.modality = "planned"
        report_above(state, node)
        return None
    return from_noun(state, node, noun)


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
