"""Finds who issues a document: whose statement it is, or whose together."""

from __future__ import annotations

import re
from functools import cached_property

from accordgraph.annotate import TokenBlock
from accordgraph.link import LinkedDocument
from accordgraph.mentions import Mention
from accordgraph.model import Entity, EntityType
from accordgraph.positions.pronouns import SINGULAR, is_first_person, is_quoted
from accordgraph.positions.voices import Voices
from accordgraph.positions.writers import writer

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
"""The most tokens of a title."""
OPENING = 3
"""How many of the first blocks may say who issues the document."""
HEAD = 8
"""How many of them may say who issues it together."""


class Issuer:
    """Whose words one document is where it quotes nobody."""

    def __init__(self, linked: LinkedDocument, voices: Voices) -> None:
        self._linked = linked
        self._voices = voices

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
    def entity(self) -> Entity | None:
        """The one whose statement a document is by its opening, else who writes it in the first person."""
        return self._announced() or self._writer()

    def _writer(self) -> Entity | None:
        """Who writes the document, which is no transcript of several."""
        if self._voices.take_turns:
            return None
        said = [token for token in self._linked.annotation.doc if is_first_person(token)]
        own = [token for token in said if not self._voices.quoted(token) and not is_quoted(token)]
        singular = [token for token in own if token.lower_ in SINGULAR]
        return writer(self._linked, singular, [token for token in own if token.lower_ not in SINGULAR])

    def _announced(self) -> Entity | None:
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
                if entity.type in PARTIES and _is_title(block) and OWN.match(spaced):
                    return entity
        return None


def _is_title(block: TokenBlock) -> bool:
    """Whether a block is a heading or as short as one."""
    return block.kind == "heading" or block.end - block.start <= LINE


def _tells_who(mention: Mention) -> bool:
    """Whether a mention names somebody, if only in the small letters of a headline ("the green alliance")."""
    described = mention.text.lower().removeprefix("the ").split()
    return mention.kind == "name" or (mention.type == "Organization" and len(described) > 1)
