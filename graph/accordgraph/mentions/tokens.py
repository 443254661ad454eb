"""Small questions about tokens that several finders ask."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from accordgraph.annotate import Annotation
from accordgraph.gazetteers import MONTHS
from accordgraph.mentions.mention import Mention, MentionKind
from accordgraph.model import EntityType

CALENDAR = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    + ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    + [month.lower() for month in MONTHS]
)
CHAMBERS = frozenset(["lower", "upper"])
"""What tells one house of a parliament from the other."""
YEAR = re.compile(r"(1[6-9]|20)\d\d$")
POSSESSIVE = frozenset(["'s", "’s", "'", "’"])


def capital(token: Token) -> bool:
    """Whether the token begins with a capital letter, or with a lower-case one before a capital ("xAI")."""
    text = token.text
    return text[0].isupper() or (len(text) > 2 and text[0].islower() and text[1].isupper())


OFFICES = frozenset(
    ["deputy", "assistant", "secretary", "minister", "president", "director", "chair", "chairman", "mayor",
     "spokesperson", "administrator", "ambassador", "commissioner", "senator", "undersecretary", "ceo"]
)  # fmt: skip
"""Nouns for offices at which the name of an organisation ends and before which that of a person begins."""
FORMS_OF_ADDRESS = frozenset(
    ["mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "mp", "mep", "sen.", "rep."]
)


def opens_sentence(token: Token) -> bool:
    """Whether only marks stand between the token and the beginning of its sentence."""
    doc = token.doc
    position = token.i
    while position > 0 and not doc[position].is_sent_start:
        position -= 1
        if not doc[position].is_punct and not doc[position].is_space:
            return False
    return True


def hyphenated(doc: Doc, position: int) -> bool:
    """Whether the token is a hyphen or dash that joins its neighbours without white space."""
    token = doc[position]
    return (
        token.text in ("-", "–", "‑")
        and position > 0
        and not doc[position - 1].whitespace_
        and not token.whitespace_
    )


def within_place(doc: Doc, position: int) -> bool:
    """Whether the name of a place goes on here: "British" Columbia."""
    token = doc[position] if position < len(doc) else None
    return token is not None and capital(token) and token.ent_type_ == "GPE" and token.ent_iob_ == "I"


def mention(
    annotation: Annotation,
    start: int,
    end: int,
    kind: EntityType | None,
    form: MentionKind = "name",
    key: str | None = None,
    head: int | None = None,
) -> Mention:
    """The tokens `start` to `end` as a mention; its head is their syntactic root unless it is given."""
    span = annotation.doc[start:end]
    return Mention(start, end, span.root.i if head is None else head, kind, form, span.text, key)
