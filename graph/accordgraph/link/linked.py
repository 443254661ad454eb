"""What the extractors read: a parsed document whose mentions have entities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from accordgraph.annotate import Annotation
from accordgraph.mentions import Mention
from accordgraph.model import Entity


@dataclass(frozen=True)
class LinkedDocument:
    """A parsed document with its mentions and the entity that each refers to."""

    annotation: Annotation
    mentions: tuple[Mention, ...]
    entities: Mapping[Mention, Entity]

    @cached_property
    def _by_token(self) -> dict[int, Mention]:
        found: dict[int, Mention] = {}
        for mention in sorted(self.mentions, key=_size):
            for token in range(mention.start, mention.end):
                found.setdefault(token, mention)
        return found

    @cached_property
    def _by_head(self) -> dict[int, Mention]:
        found: dict[int, Mention] = {}
        for mention in sorted(self.mentions, key=_size):
            found.setdefault(mention.head, mention)
        return found

    def mention_at(self, token: int) -> Mention | None:
        """The largest mention that the token with this index stands in."""
        return self._by_token.get(token)

    def mention_headed(self, token: int) -> Mention | None:
        """The largest mention whose syntactic head is the token with this index."""
        return self._by_head.get(token)

    def entity_headed(self, token: int) -> Entity | None:
        """The entity of the largest mention whose head is this token, resolved through pronouns."""
        mention = self.mention_headed(token)
        return self.entities.get(mention) if mention else None


def _size(mention: Mention) -> tuple[int, int]:
    return (mention.start - mention.end, mention.start)
