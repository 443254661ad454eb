"""Finds the pronouns that may stand for an entity."""

from __future__ import annotations

from collections.abc import Iterator

from accordgraph.annotate import Annotation
from accordgraph.mentions.mention import Mention

PRONOUNS = frozenset(
    ["he", "she", "it", "they", "him", "her", "them", "his", "hers", "its", "their", "theirs", "himself",
     "herself", "itself", "themselves", "i", "me", "my", "we", "us", "our", "ours"]
)  # fmt: skip


def pronouns(annotation: Annotation) -> Iterator[Mention]:
    """Personal, possessive and reflexive pronouns of the first and third person."""
    for token in annotation.tokens:
        if token.pos_ == "PRON" and token.lower_ in PRONOUNS:
            yield Mention(token.i, token.i + 1, token.i, None, "pronoun", token.text)
