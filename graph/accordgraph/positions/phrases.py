"""Walks noun phrases: those coordinated, those that hang on by a preposition, those left out."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from accordgraph.positions.lexicon import words

EXCEPTING = (("apart", "from"), ("aside", "from"), ("other", "than"), ("with", "the", "exception", "of"))
"""Phrases right behind a noun that leave somebody out."""


def conjuncts(token: Token) -> list[Token]:
    """A noun phrase's head and the heads of those coordinated with it."""
    found = [token]
    if _all_but(token):
        return found
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"):
            found += conjuncts(child)
    return found


def _all_but(token: Token) -> bool:
    """Whether "but" after a noun leaves something out: "all members but Peru"."""
    return any(child.dep_ == "cc" and child.lower_ == "but" for child in token.children) and any(
        child.lower_ in ("all", "every", "everyone", "everybody", "no", "none", "nobody")
        for child in (token, *token.children)
    )


def attached(token: Token, prepositions: Collection[str]) -> list[Token]:
    """The heads of the phrases that hang on a word by one of the prepositions."""
    return [
        deeper
        for child in token.children
        if child.dep_ in ("prep", "agent") and child.lower_ in prepositions
        for deeper in child.children
        if deeper.dep_ in ("pobj", "pcomp")
    ]


def exceptions(token: Token) -> list[Token]:
    """The heads of those whom a noun phrase leaves out: "all members but Peru", "every state except Peru"."""
    found = [
        deeper
        for child in token.children
        if child.dep_ in ("prep", "cc") and child.lower_ in words("exceptions")
        for deeper in child.children
        if deeper.dep_ == "pobj"
    ]
    if _all_but(token):
        found += [child for child in token.children if child.dep_ == "conj"]
    found += [child for child in token.children if child.dep_ == "appos" and _after_not(child)]
    opening = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    for phrase in (phrase for phrase in EXCEPTING if phrase[0] == opening):
        following = token.doc[token.i + 1 : token.i + 1 + len(phrase)]
        if tuple(node.lower_ for node in following) == phrase:
            found += [child for child in following[-1].children if child.dep_ == "pobj"]
    return found + [node for node in _left_out(token) if node != token]


def _after_not(token: Token) -> bool:
    """Whether a "but not" stands right before a noun phrase: "Peru, but not Chile"."""
    first = token.left_edge.i
    return first > 1 and [node.lower_ for node in token.doc[first - 2 : first]] == ["but", "not"]


def _left_out(subject: Token) -> list[Token]:
    """The heads of those whom a clause leaves out of its subject: "apart from Peru, all members signed"."""
    if subject.dep_ not in ("nsubj", "nsubjpass") or not any(
        child.lower_ in ("all", "every", "everyone", "everybody") for child in (subject, *subject.children)
    ):
        return []
    found: list[Token] = []
    verb = subject.head
    for child in (c for node in (verb, *verb.children) for c in node.children if node.dep_ != subject.dep_):
        opening = tuple(node.lower_ for node in subject.doc[child.i : child.i + 4])
        if child.lower_ in words("exceptions") or any(opening[: len(p)] == p for p in EXCEPTING):
            named = (n for n in child.subtree if n.dep_ == "pobj" and n.lower_ != "exception")
            found += [next(named, subject)]
    return found


def alternative(token: Token) -> bool:
    """Whether a conjunct is joined by "or" or "nor"."""
    return token.dep_ == "conj" and any(
        c.dep_ == "cc" and c.lower_ in ("or", "nor") for c in token.head.children
    )
