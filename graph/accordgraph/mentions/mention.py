"""What the finders of mentions hand on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from accordgraph.model import EntityType

MentionKind = Literal["name", "description", "pronoun"]


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """Tokens that refer to an entity: `start` to `end` half-open, `head` the syntactic head's index.

    `kind` tells a name ("JD Vance", "U.S.") from a definite or indefinite description ("the declaration",
    "a UK government spokesperson") and a pronoun ("he", "it", "they"). `key` is the end of the entity's IRI
    where a gazetteer knows it ("country/US", "organization/european-commission"), else None.
    """

    start: int
    end: int
    head: int
    type: EntityType | None
    kind: MentionKind
    text: str
    key: str | None = None
