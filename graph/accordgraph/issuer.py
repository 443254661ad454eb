"""Finds who issues a document: whose statement it is, or whose together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from spacy.tokens import Doc

from accordgraph.annotate import TokenBlock
from accordgraph.link import LinkedDocument
from accordgraph.mentions import Mention
from accordgraph.model import Entity, EntityType

ISSUERS: tuple[EntityType, ...] = ("Person", "Country", "Organization")
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
WE = re.compile(r"[\W\d]*We, (?=the\b|[A-Z])")
"""How a text begins whose authors name themselves."""
PARTIES: tuple[EntityType, ...] = ("Country", "Organization")
FINITE = ("VBD", "VBZ", "VBP", "MD", "VBG")
ENDING = ("witnessed", "on", "at", "in")
"""Words behind which no more of the authors are named."""
TITLE = 25
"""The most characters between "statement by" and the name, for a title."""
LINE = 16
"""The most tokens of a title or of a line of a letterhead."""
OPENING = 3
"""How many of the first blocks may say who issues the document."""
HEAD = 8
"""How many of them may be a letterhead or say who issues it together."""
RELEASE = re.compile(
    r"\b(?:(?:press|media|public)\s+(?:statement|release|communiqu[eé])|communiqu[eé]|note verbale"
    r"|for immediate release|statement)\b",
    re.I,
)
"""What a letterhead says of a document that a body gives out."""
DATELINE = re.compile(r"(?:,[^.–—]{2,60})?,? (?:[^.–—]{0,20}\d{4})\W{0,4}\s*[–—-]")
"""What follows in a dateline the name of a body ("Acme, Oslo, 5 May 2025 –")."""


class Issuer:
    """Whose words one document is where it quotes nobody."""

    def __init__(self, linked: LinkedDocument) -> None:
        self._linked = linked

    @cached_property
    def joint(self) -> list[Mention]:
        """The states or bodies that issue a document together: of its title or of a "we" that names them."""
        for block in self._linked.annotation.blocks[:HEAD]:
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

    @cached_property
    def announced(self) -> Entity | None:
        """The one whose statement a document is by its opening, its dateline or its letterhead."""
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
        return self._in_dateline() or self._in_letterhead()

    def _names(self, block: TokenBlock) -> Iterator[tuple[Mention, Entity]]:
        """The parties that a block names, in order."""
        for mention in self._linked.mentions:
            entity = self._linked.entities.get(mention)
            inside = block.start <= mention.start and mention.end <= block.end and mention.kind == "name"
            if inside and entity is not None and entity.type in PARTIES:
                yield mention, entity

    def _in_dateline(self) -> Entity | None:
        """The body whose name a dateline begins with; a place alone tells who reports."""
        annotation = self._linked.annotation
        for block in annotation.blocks[:HEAD]:
            for mention, entity in self._names(block):
                rest = annotation.doc[mention.end : block.end].text
                first = not any(token.is_alpha for token in annotation.doc[block.start : mention.start])
                if first and entity.type == "Organization" and DATELINE.match(rest):
                    return entity
        return None

    def _in_letterhead(self) -> Entity | None:
        """The body that stands alone on a line above a statement, or before the colon of its title.

        A state that is named so speaks through the ministry that is named with it.
        """
        doc = self._linked.annotation.doc
        lines = [b for b in self._linked.annotation.blocks[:HEAD] if 0 < b.end - b.start <= LINE]
        if not any(RELEASE.search(doc[line.start : line.end].text) for line in lines):
            return None
        named = [
            entity for line in lines for mention, entity in self._names(line) if _heads(doc, line, mention)
        ]
        return next((one for one in named if one.type == "Country"), next(iter(named), None))

    def _owner(self, block: TokenBlock) -> Entity | None:
        """Whose statement the first line of a document announces by a name right before the word."""
        doc = self._linked.annotation.doc
        for mention, entity in self._names(block):
            spaced = doc[mention.end - 1].whitespace_ + doc[mention.end : block.end].text
            first = not any(token.is_alpha for token in doc[block.start : mention.start])
            if _is_title(block) and first and OWN.match(spaced):
                return entity
        return None


def _is_title(block: TokenBlock) -> bool:
    """Whether a block is a heading or as short as one."""
    return block.kind == "heading" or block.end - block.start <= LINE


def _tells_who(mention: Mention) -> bool:
    """Whether a mention names somebody, if only in the small letters of a headline ("the green alliance")."""
    described = mention.text.lower().removeprefix("the ").split()
    return mention.kind == "name" or (mention.type == "Organization" and len(described) > 1)


def _heads(doc: Doc, line: TokenBlock, mention: Mention) -> bool:
    """Whether a name begins a line that holds nothing else, or a title that gives what is said as its own."""
    before, after = doc[line.start : mention.start], doc[mention.end : line.end]
    if any(token.is_alpha for token in before):
        return False
    own = OWN.match(doc[mention.end - 1].whitespace_ + after.text)
    return after.text[:1] == ":" or bool(own) or not any(token.is_alpha for token in after)
