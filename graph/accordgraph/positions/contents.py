"""Finds the texts and events behind a noun for a part or an act of theirs: "the launch of the accord"."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from spacy.tokens import Token

from accordgraph.positions.lexicon import words
from accordgraph.positions.phrases import attached, conjuncts

R = TypeVar("R")
"""What a noun stands for."""


def content(at: Callable[[Token], R | None], token: Token) -> list[R]:
    """What `at` finds behind a part or an act: "the text of the treaty", "its ratification"."""
    if token.tag_ == "VBG" and token.lemma_ in words("keeping"):
        places = [child for child in token.children if child.dep_ == "dobj"]
    elif token.lemma_.lower() in words("aspects") | words("quantities"):
        places = attached(token, ("of", "to", "in", "from"))
        places += [child for child in token.children if child.dep_ == "poss"]
        following = token.doc[token.i + 1 : token.i + 3]
        if following.text.lower() == "into force":
            places += attached(following[1], ("of",))
    else:
        return []
    found: list[R] = []
    for node in (node for place in places for node in conjuncts(place)):
        own = at(node)
        found += [own] if own is not None else content(at, node)
    return found


def laid_down(at: Callable[[Token], R | None], token: Token) -> list[R]:
    """What `at` finds to lay down principles: "the goals set out in the treaty"."""
    if token.lemma_.lower() not in words("principles"):
        return []
    clauses = [child for child in token.children if child.dep_ == "acl" and child.tag_ == "VBN"]
    places = [place for clause in clauses for place in attached(clause, ("by", "in", "under"))]
    return [found for place in places if (found := at(place)) is not None]
