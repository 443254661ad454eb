"""Finds who is glad or sorry of an act: "is delighted that Peru has signed", "thanked Peru for signing"."""

from __future__ import annotations

from spacy.tokens import Token

from accordgraph.positions.acts import noun_actors
from accordgraph.positions.effects import operator_of
from accordgraph.positions.lexicon import words
from accordgraph.positions.standing import Standing, is_infinitive, modify, subject_of
from accordgraph.positions.writings import from_writing

ATTITUDES = (("approving", True), ("gladdened", True), ("regretting", False), ("grieved", False))
"""Sets of words that tell how somebody takes an act, and whether as a good one."""
DOWNWARD = ("ccomp", "xcomp", "pcomp", "advcl", "acl", "prep", "dobj", "pobj", "agent", "relcl", "conj")
"""Relations by which an act hangs on the word that tells how it is taken."""
STEPS = 5
"""The most words from an act to the one that tells how it is taken (inclusive)."""


def attitude_above(act: Token) -> tuple[Token, bool] | None:
    """The word that tells how somebody takes an act, and whether as a good one."""
    node = act
    for _ in range(STEPS):
        felt = with_feeling(node.head)
        if felt is not None:
            return felt
        if node.dep_ not in DOWNWARD or (node.dep_ == "conj" and subject_of(node) is not None):
            return None
        if node.dep_ == "relcl" and not _several(node.head):
            return None
        if node.dep_ == "advcl" and not (is_infinitive(node) or node.tag_ == "VBG"):
            return None
        if any(child.tag_ == "WRB" for child in node.children):
            return None
        head = node.head
        good = next((good for name, good in ATTITUDES if head.lemma_.lower() in words(name)), None)
        if good is None and head.lower_ in words("gladdened") | words("grieved"):
            good = head.lower_ in words("gladdened")
        if good is not None and _received(node, head):
            return None
        if good is not None and (good or node.dep_ != "relcl"):
            return head, good
        if head.pos_ in ("VERB", "AUX") and not _passes(head):
            return None
        node = head
    return None


def with_feeling(word: Token) -> tuple[Token, bool] | None:
    """The verb of noticing that goes with a feeling, and whether it is a good one: "notes with regret".

    The word is the verb or, as parsers read what is noticed there, the feeling.
    """
    verb = word.head.head if word.dep_ in ("pobj", "pcomp") and word.head.lower_ == "with" else word
    if verb.lemma_ not in words("noticing"):
        return None
    for child in verb.children:
        for feeling in child.children if child.dep_ == "prep" and child.lower_ == "with" else ():
            if feeling.lemma_ in words("joys") | words("sorrows"):
                return verb, feeling.lemma_ in words("joys")
    return None


def _received(node: Token, verb: Token) -> bool:
    """Whether an act is only the occasion of a welcome: "welcomed Peru's minister for the signing"."""
    return node.dep_ in ("prep", "agent") and (
        verb.lemma_ in words("welcoming")
        or (verb.pos_ == "VERB" and node.lower_ not in ("for", "on", "over"))
    )


def _passes(verb: Token) -> bool:
    """Whether how somebody takes a verb is how he takes the act below it ("for refusing to sign")."""
    operator = operator_of(verb, False)
    own = operator is not None and operator.effect in ("refuse", "fail", "choose", "plan", "plain")
    return own or verb.lemma_ in words("noticing")


def _several(noun: Token) -> bool:
    """Whether a relative clause tells what those have in common who are praised for it."""
    return noun.tag_ in ("NNS", "NNPS") or noun.lower_ in ("those", "all", "everyone", "everybody")


def holders(governor: Token) -> list[Token]:
    """Whose the attitude or the demand is that a word tells: nobody's where it is denied or only planned."""
    node = governor
    while (
        subject_of(node) is None
        and node.dep_ in ("advcl", "xcomp", "acomp", "oprd", "conj")
        and node.head.pos_ in ("VERB", "AUX")
    ):
        node = node.head
    if node.dep_ == "acl" and node.head.lemma_ in words("advocacies"):
        return [actor for actor in noun_actors(node.head) if actor.pos_ != "PRON"]
    if node.dep_ == "acl" and node.tag_ == "VBG":
        written = Standing()
        from_writing(written, node.head)
        return written.actors if written.positive and written.modality == "asserted" else []
    subject = subject_of(node)
    above = Standing()
    modify(above, node)
    if subject is None or not above.positive or above.modality != "asserted":
        return []
    felt = governor.pos_ == "ADJ" or governor.lower_ in words("gladdened") | words("grieved")
    return [subject] if subject.dep_ == "nsubj" or felt else []
