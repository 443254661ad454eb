"""Finds who speaks in the first person: the one quoted, or the one who issues the document."""

from __future__ import annotations

import re

from spacy.tokens import Token

from accordgraph.link import LinkedDocument
from accordgraph.model import Entity, EntityType
from accordgraph.positions.lexicon import lexicon
from accordgraph.positions.standing import subject_of

ISSUERS: tuple[EntityType, ...] = ("Person", "Country", "Organization")
SINGULAR = ("i", "me", "my")
FIRST_PERSON = (*SINGULAR, "we", "us", "our")
ISSUED = re.compile(
    r"\b(?:statements?|remarks|speech|address|message|letter|proclamation|declaration|comments?|op-ed|interview)"
    r"\s+(?:by|from|of|with)\b",
    re.I,
)
"""What the title of a document says that a person or a body utters."""
TITLE = 25
"""The most characters between "statement by" and the name, for a title."""
OPENING = 3
"""How many of the first blocks may say who issues the document."""


class Issuer:
    """Resolves the first person within one document."""

    def __init__(self, linked: LinkedDocument) -> None:
        self._linked = linked
        self._issuer = self._find()

    def of(self, token: Token) -> Entity | None:
        """The entity that a pronoun of the first person stands for, None where nothing says so."""
        if token.lower_ not in FIRST_PERSON or token.text == "US" or token.pos_ == "PROPN":
            return None
        speaker = self._reporter(token)
        if speaker is not None:
            return speaker
        if token.lower_ not in SINGULAR and self._issuer is not None and self._issuer.type == "Person":
            return None
        return None if _quoted(token) else self._issuer

    def _reporter(self, token: Token) -> Entity | None:
        for node in token.ancestors:
            if node.pos_ != "VERB" or node.i == token.head.i:
                continue
            operators = lexicon().operators.get((node.lemma_.lower(), "verb"), ())
            if any(operator.effect == "report" for operator in operators):
                subject = subject_of(node)
                entity = self._linked.entity_headed(subject.i) if subject is not None else None
                if entity is not None and entity.type in ISSUERS:
                    return entity
        return None

    def _find(self) -> Entity | None:
        annotation = self._linked.annotation
        for block in annotation.blocks[:OPENING]:
            text = annotation.doc[block.start : block.end]
            found = ISSUED.search(text.text)
            if found is None:
                continue
            at = text.start_char + found.end()
            for token in text:
                mention = self._linked.mention_at(token.i) if at <= token.idx <= at + TITLE else None
                entity = self._linked.entities.get(mention) if mention else None
                if entity is not None and entity.type in ISSUERS:
                    return entity
        return None


def _quoted(token: Token) -> bool:
    """Whether an odd number of quotation marks stands before a token in its sentence."""
    before = [node.text for node in token.doc[token.sent.start : token.i]]
    opened = sum(text in ("“", '"', "``", "«") for text in before)
    closed = sum(text in ("”", "''", "»") for text in before)
    return opened > closed if closed or "“" in before else opened % 2 == 1
