"""Reads what words make of a text or an act: good, bad or harmful."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from accordgraph.positions.lexicon import words
from accordgraph.positions.standing import Standing, modify

VERDICTS = {"damning": "opposed", "praising": "endorsed"}
"""What those think of a text who use a word of a set for it."""
DIRECTIONS = ("forward", "right", "backward", "backwards", "wrong")
"""Words that say of a step whether it is a good one."""
EVIL_AT = ("dobj", "pobj", "conj", "compound")
"""Where in what a text is said to cause an evil may be told."""
NEGATIONS = ("no", "not", "hardly", "little", "least", "less")
CONTENTS = ("acl", "relcl", "xcomp", "ccomp", "advcl", "csubj", "conj")
"""Relations by which an act hangs on the word that judges it."""
PREDICATIVE = ("attr", "acomp", "oprd", "dobj")
LIGHT = ("be", "make", "see", "seem", "have", "remain")
"""Verbs that a judgement goes with."""


def first_verdict(words_for: Iterable[Token]) -> str | None:
    """What the first of the words that judges makes of a text."""
    return next((found for word in words_for if (found := verdict(word)) is not None), None)


def verdict(word: Token) -> str | None:
    """What a word, or an adjective of it, makes of a thing; a negated praise is a blame."""
    negated = any(child.dep_ == "neg" or child.lower_ in NEGATIONS for child in word.children)
    if word.tag_ in ("JJR", "RBR"):
        return None
    told = (word, *(child for child in word.children if child.dep_ in ("amod", "conj", "compound")))
    if word.lemma_ == "step":
        told = (*told, *(node for node in word.subtree if node.lower_ in DIRECTIONS))
    if word.lemma_ == "worth":
        return "endorsed" if any(child.dep_ == "neg" for child in word.head.children) else None
    for name, predicate in VERDICTS.items():
        if any(node.lemma_.lower() in words(name) for node in told):
            return predicate if not negated else "opposed" if predicate == "endorsed" else None
    return None


def harms(verb: Token) -> bool:
    """Whether a verb says that its subject does harm or goes too far: not "the treaty would collapse"."""
    if verb.lemma_ not in words("causing") | words("harming") | {"go", "fall"}:
        return False
    modifiers = {child.lower_ for child in verb.children if child.dep_ in ("advmod", "acomp", "prt")}
    modifiers |= {deep.lower_ for child in verb.children if child.dep_ == "advmod" for deep in child.children}
    negated = any(child.dep_ == "neg" for child in verb.children)
    if verb.lemma_ == "go" and "far" in modifiers:
        return ("enough" in modifiers) if negated else ("too" in modifiers)
    if verb.lemma_ == "fall":
        return "short" in modifiers and not negated
    if verb.lemma_ in words("causing") and not negated:
        return any(_evil(child) for child in verb.children)
    suffers = any(child.dep_ in ("dobj", "dative", "prep", "xcomp") for child in verb.children)
    return verb.lemma_ in words("harming") and suffers and not negated


def _evil(part: Token) -> bool:
    """Whether a verb's object or its phrase with a preposition tells an evil: "to chaos", "at risk"."""
    told = (node for node in part.subtree if node.dep_ in EVIL_AT)
    return part.dep_ in ("dobj", "prep") and any(node.lemma_.lower() in words("evils") for node in told)


def act_verdict(act: Token) -> tuple[Token, bool] | None:
    """The clause that judges an act, and whether well: "it is a mistake to leave", "no need to sign"."""
    if should_have(act):
        return act, True
    word = act
    while word.dep_ == "conj" and word.head.pos_ in ("VERB", "AUX"):
        word = word.head
    if word.dep_ == "pcomp" and word.head.head.pos_ == "NOUN":
        word = word.head.head
    elif word.dep_ in CONTENTS and not any(child.tag_ == "WRB" for child in word.children):
        word = word.head
    else:
        return None
    if word.lemma_ == "be":
        if act.dep_ != "csubj" and act.i < word.i:
            return None
        word = next((child for child in word.children if child.dep_ in ("acomp", "attr")), word)
    verb = word.head
    if word.dep_ not in PREDICATIVE or verb.lemma_ not in LIGHT:
        return None
    good = _good(word)
    above = Standing()
    modify(above, verb)
    if good is None or above.void or not (above.positive or good):
        return None
    return verb, good and above.positive


def should_have(act: Token) -> bool:
    """Whether somebody is said to have been wrong not to do what he did not: "should have signed"."""
    auxiliaries = [child for child in act.children if child.dep_ == "aux"]
    duty = any(aux.lower_ in words("duty_modals") for aux in auxiliaries)
    return duty and any(aux.lemma_ == "have" for aux in auxiliaries)


def _good(word: Token) -> bool | None:
    """Whether a word speaks for an act, None where it does not say."""
    if word.lemma_ in words("grounds"):
        against = any(child.lower_ in NEGATIONS for child in word.children)
        all_for = any(child.lower_ in ("every", "much", "good") for child in word.children)
        return all_for if against or all_for else None
    found = verdict(word)
    return None if found is None else found == "endorsed"
