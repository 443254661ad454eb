"""What governing words make of an act: refused, planned, asked for, reported."""

from __future__ import annotations

from spacy.tokens import Token

from accordgraph.positions.lexicon import Operator, lexicon, words
from accordgraph.positions.standing import Standing, subject_of

REFUSAL = Operator("refuse", "subject")
"""What it is to rebuff those who ask for an act."""


LASTING = ("participate", "take", "belong")
"""Verbs for what goes on until somebody stops it, not what he has failed to do."""
KNOWN = ("clear", "known", "plain")
MADE_KNOWN = (("make", "clear"), ("make", "known"), ("make", "plain"), ("let", "known"))
"""Verbs with the word that makes them tell something."""


def rebuffs(verb: Token) -> bool:
    """Whether a verb says that its subject gave nothing on being asked ("rejected calls to …")."""
    if verb.lemma_ not in words("rebuffing"):
        return False
    for child in verb.children:
        operator = operator_of(child, False) if child.dep_ == "dobj" and child.pos_ == "NOUN" else None
        if operator is not None and operator.effect == "urge":
            return True
    return False


def operator_of(token: Token, complement_has_object: bool) -> Operator | None:
    """What a word says of the act that it governs, read by whether that act has a doer of its own."""
    pos = "verb" if token.pos_ in ("VERB", "AUX") else "adj" if token.pos_ == "ADJ" else "noun"
    found = lexicon().operators.get((token.lemma_.lower(), pos), ())
    if not found and token.tag_ == "VBN":
        found = lexicon().operators.get((token.lower_, "adj"), ())
    if len(found) > 1:
        wanted = "object" if complement_has_object else "subject"
        found = tuple(operator for operator in found if operator.control == wanted) or found
    return found[0] if found else None


def reporting(verb: Token) -> Operator | None:
    """The reading of a verb as a report, which a finite clause asks for ("warned that", "told them that")."""
    if (verb.lemma_, *sorted(child.lower_ for child in verb.children if child.lower_ in KNOWN)) in MADE_KNOWN:
        return Operator("report", "subject")
    found = lexicon().operators.get((verb.lemma_.lower(), "verb"), ()) if verb.pos_ == "VERB" else ()
    return next((operator for operator in found if operator.effect in ("report", "deny")), None)


def apply(state: Standing, operator: Operator, token: Token, node: Token) -> None:
    """Compose the effect of a governing word with the standing so far."""
    state.trace.append(token)
    match operator.effect:
        case "refuse":
            if not state.positive:
                state.void = True
            state.positive, state.refused = False, True
        case "fail" if token.lemma_ == "stop" and node.tag_ == "VBG" and node.lemma_ in LASTING:
            state.void = state.ended = True
        case "fail":
            state.positive = not state.positive
        case "prevent":
            state.positive, state.denied = not state.positive, True
        case "choose":
            state.refused |= not state.positive
            if token.lemma_ in ("decide", "decision", "choice") and state.positive:
                state.weaken("planned", token)
        case "plan":
            state.weaken("planned", token)
        case "possible" | "enable":
            state.weaken("possible", token)
        case "want" if _performative(token, node):
            pass
        case "want":
            other = subject_of(node) is not None or state.caused
            state.weaken("urged" if other else "possible", token)
        case "urge":
            state.weaken("urged", token)
        case "unlikely":
            state.positive = not state.positive
            state.weaken("possible", token)
        case "cause":
            state.caused = True
            if token.dep_ == "ROOT" and token.tag_ == "VB" and subject_of(token) is None:
                state.weaken("urged", token)
        case "deny":
            state.void |= state.refused
            state.positive, state.denied = not state.positive, True
        case "end":
            state.void = state.ended = True
        case "unreal" | "hedge":
            state.void = True
        case _:
            pass


def _performative(token: Token, node: Token) -> bool:
    """Whether somebody does a thing by saying that he wants to: "I want to thank …"."""
    subject = subject_of(token)
    return (
        subject is not None
        and subject.lower_ in ("i", "we")
        and node.lemma_.lower() in words("performatives")
        and subject_of(node) is None
    )


def report(state: Standing, verb: Token) -> None:
    """Take the subject of a verb of saying for the speaker."""
    if any(child.dep_ == "neg" for child in verb.children):
        state.void = True
        return
    if state.would and state.modality == "possible":
        state.modality = "planned"
    if state.speaker is None:
        speaker = subject_of(verb)
        if speaker is not None and speaker.dep_ == "nsubj":
            state.speaker = speaker
    state.trace.append(verb)


def report_above(state: Standing, node: Token) -> Token | None:
    """Look only for a report around an embedded phrase, whose own standing is settled."""
    for ancestor in (node, *node.ancestors):
        if ancestor.dep_ in ("ccomp", "parataxis"):
            operator = operator_of(ancestor.head, True)
            if operator and operator.effect == "report" and ancestor.head.pos_ == "VERB":
                report(state, ancestor.head)
                return None
    return None
