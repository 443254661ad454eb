"""Tells groups that act though they name nobody ("16 companies", "industry leaders") from mere plurals."""

from __future__ import annotations

from spacy.tokens import Token

from accordgraph.positions.lexicon import words


def specific_group(head: Token) -> bool:
    """Whether a plural says by a number or a modifier of its own who the group is.

    States that are only counted ("61 countries") are nobody, nor are those of a row of counts ("22 regions,
    40 cities and 90 firms"): their number is a figure.
    """
    if head.tag_ not in ("NNS", "NNPS"):
        return False
    lemma = head.lemma_.lower()
    kinds = [
        child
        for child in head.children
        if child.dep_ in ("amod", "compound", "nmod")
        and child.i < head.i
        and child.lower_ not in words("unspecific") | words("partial")
        and child.tag_ not in ("VBN", "JJS", "JJR")
    ]
    if lemma in words("states") | words("blank_groups"):
        return any(child.lower_ in words("classes_of_states") for child in kinds)
    return bool(kinds) or (_counted(head) and not any(_counted(other) for other in head.conjuncts))


def _counted(head: Token) -> bool:
    """Whether a number that is no reference to those named before counts a group."""
    if any(child.lower_ in words("definite") | {"other"} for child in head.children):
        return False
    return any(c.dep_ == "nummod" and c.i < head.i and c.lower_ not in ("two", "2") for c in head.children)
