"""Finds who speaks in the first person: the one quoted, or the one who issues the document."""

from __future__ import annotations

import re
from functools import cached_property

from spacy.tokens import Token

from accordgraph.annotate import TokenBlock
from accordgraph.link import LinkedDocument
from accordgraph.mentions import Mention
from accordgraph.model import Entity, EntityType
from accordgraph.positions.lexicon import lexicon, words
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
OWN = re.compile(
    r"(?:['’]s?)?\s+(?:statement|response|position|comments?|remarks)\s+(?:on|to|regarding)\b", re.I
)
"""What follows in a title the name of the one who utters it ("Peru's statement on …")."""
JOINT = re.compile(r"\bjoint\s+(?:statement|declaration|communiqu[eé]|press release)\b", re.I)
"""What the title of a document says that several utter."""
WE = re.compile(r"\W*We, (?=the\b|[A-Z])")
"""How a text begins whose authors name themselves."""
PARTIES: tuple[EntityType, ...] = ("Country", "Organization")
FINITE = ("VBD", "VBZ", "VBP", "MD", "VBG")
ENDING = ("witnessed", "on", "at", "in")
"""Words behind which no more of the authors are named."""
TITLE = 25
"""The most characters between "statement by" and the name, for a title."""
TURN = 5
"""The most tokens of a turn's name with its colon."""
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
        turn = self._turn(token)
        if turn is not None:
            return turn
        if token.lower_ not in SINGULAR and self._issuer is not None and self._issuer.type == "Person":
            return None
        return None if _quoted(token) else self._issuer

    def several(self, token: Token) -> list[Mention]:
        """The issuers of a joint statement that a "we" of theirs stands for; none where there is but one.

        "Our governments" means them, too.
        """
        if token.tag_ == "NNS" and token.lemma_.lower() in words("paired_states"):
            token = next((child for child in token.children if child.lower_ == "our"), token)
        if token.lower_ not in FIRST_PERSON or token.lower_ in SINGULAR or token.text == "US":
            return []
        return [] if self._reporter(token) is not None or _quoted(token) else self.joint

    @cached_property
    def joint(self) -> list[Mention]:
        """The states or bodies that issue a document together: of its title or of a "we" that names them."""
        for block in self._linked.annotation.blocks[:OPENING]:
            found = self._parties(block)
            if len(found) > 1:
                return found
        return []

    def _parties(self, block: TokenBlock) -> list[Mention]:
        doc = self._linked.annotation.doc
        text = doc[block.start : block.end].text
        title = JOINT.search(text)
        opening = WE.match(text)
        if title is None and opening is None:
            return []
        at = doc[block.start].idx + (opening.end() if opening else 0)
        found: dict[str, Mention] = {}
        for token in doc[block.start : block.end]:
            mention = self._linked.mention_at(token.i)
            if token.idx < at or mention is None or mention.kind != "name":
                if opening and (token.tag_ in FINITE or token.lower_ in ENDING):
                    break
                continue
            entity = self._linked.entities.get(mention)
            if entity is not None and entity.type in PARTIES:
                found.setdefault(entity.id, mention)
            if title and not opening and token.lower_ == "on":
                break
        return list(found.values())

    def _reporter(self, token: Token) -> Entity | None:
        for node in token.ancestors:
            if node.pos_ != "VERB" or node.i == token.head.i:
                continue
            operators = lexicon().operators.get((node.lemma_.lower(), "verb"), ())
            if any(operator.effect == "report" for operator in operators):
                return self._named(subject_of(node)) if subject_of(node) is not None else None
        return None

    def _named(self, subject: Token | None) -> Entity | None:
        """The speaker that a phrase names itself or by an apposition ("the minister, Anne Roe")."""
        apposed = (
            [child for child in subject.children if child.dep_ == "appos"] if subject is not None else []
        )
        for token in (*apposed, subject):
            entity = self._linked.entity_headed(token.i) if token is not None else None
            if entity is not None and entity.type in ISSUERS:
                return entity
        return None

    def _turn(self, token: Token) -> Entity | None:
        """The one whose turn it is in a transcript, where the block begins "NAME:"."""
        block = self._linked.annotation.block(token.i)
        if token.lower_ not in SINGULAR:
            return None
        for at in range(block.start, min(block.start + TURN, block.end)):
            if token.doc[at].text == ":":
                mention = self._linked.mention_at(at - 1) if at > block.start else None
                entity = self._linked.entities.get(mention) if mention else None
                return entity if entity is not None and entity.type == "Person" else None
        return None

    def _find(self) -> Entity | None:
        annotation = self._linked.annotation
        for block in annotation.blocks[:OPENING]:
            text = annotation.doc[block.start : block.end]
            found = ISSUED.search(text.text)
            if found is None:
                owner = self._owner(block)
                if owner is not None:
                    return owner
                continue
            at = text.start_char + found.end()
            for token in text:
                mention = self._linked.mention_at(token.i) if at <= token.idx <= at + TITLE else None
                entity = self._linked.entities.get(mention) if mention else None
                if entity is not None and entity.type in ISSUERS and mention and _tells_who(mention):
                    return entity
        return None

    def _owner(self, block: TokenBlock) -> Entity | None:
        """Whose statement the first line of a document announces by a name right before the word."""
        doc = self._linked.annotation.doc
        for mention, entity in self._linked.entities.items():
            if block.start <= mention.start and mention.end <= block.end and mention.kind == "name":
                rest = doc[mention.end : block.end].text
                spaced = doc[mention.end - 1].whitespace_ + rest
                if entity.type in PARTIES and block.kind == "heading" and OWN.match(spaced):
                    return entity
        return None


def _tells_who(mention: Mention) -> bool:
    """Whether a mention names somebody, if only in the small letters of a headline ("the green alliance")."""
    described = mention.text.lower().removeprefix("the ").split()
    return mention.kind == "name" or (mention.type == "Organization" and len(described) > 1)


def _quoted(token: Token) -> bool:
    """Whether an odd number of quotation marks stands before a token in its sentence."""
    before = [node.text for node in token.doc[token.sent.start : token.i]]
    opened = sum(text in ("“", '"', "``", "«") for text in before)
    closed = sum(text in ("”", "''", "»") for text in before)
    return opened > closed if closed or "“" in before else opened % 2 == 1
