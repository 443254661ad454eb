"""Gives the clusters of mentions of a document their entities with stable ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from accordgraph.annotate import Annotation
from accordgraph.mentions import Mention
from accordgraph.model import Entity


@dataclass(frozen=True, slots=True)
class LinkedDocument:
    """A parsed document with its mentions and the entity that each refers to: what the extractors read."""

    annotation: Annotation
    mentions: tuple[Mention, ...]
    entities: Mapping[Mention, Entity]

    def mention_at(self, token: int) -> Mention | None:
        """The largest mention that the token with this index stands in."""
        raise NotImplementedError

    def mention_headed(self, token: int) -> Mention | None:
        """The largest mention whose syntactic head is the token with this index."""
        raise NotImplementedError

    def entity_headed(self, token: int) -> Entity | None:
        """The entity of the largest mention whose head is this token, resolved through pronouns."""
        raise NotImplementedError


def link(annotation: Annotation) -> LinkedDocument:
    """Find the mentions, resolve them and give each its entity."""
    raise NotImplementedError
