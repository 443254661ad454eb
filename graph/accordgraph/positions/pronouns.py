"""Tells the pronouns of the first person, and what stands within quotation marks."""

from __future__ import annotations

from spacy.tokens import Token

SINGULAR = ("i", "me", "my", "mine", "myself")
PLURAL = ("we", "us", "our", "ours", "ourselves")
FIRST = frozenset(SINGULAR + PLURAL)


def is_first_person(token: Token) -> bool:
    """Whether a token is a pronoun of the first person, not the United States in capitals."""
    return token.lower_ in FIRST and token.text != "US" and token.pos_ != "PROPN"


def is_quoted(token: Token) -> bool:
    """Whether an odd number of quotation marks stands before a token in its sentence."""
    before = [node.text for node in token.doc[token.sent.start : token.i]]
    opened = sum(text in ("“", '"', "``", "«") for text in before)
    closed = sum(text in ("”", "''", "»") for text in before)
    return opened > closed if closed or "“" in before else opened % 2 == 1
