"""What merging takes and yields: people's decisions, and which entity was taken for which and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from accordgraph.model import Claim, Entity

Action = Literal["merge", "split", "rename", "accept", "reject", "correct"]


@dataclass(frozen=True, slots=True)
class Override:
    """A decision of a person, one line of an overrides file; `line` counts from 1.

    - `merge`: the entity `entity` is the entity `into`;
    - `split`: the entity `entity` is not the entity `into`, or, where `document` is given, the entity
      `entity` of that document is another than that of the rest and is named `label` where that is given;
    - `rename`: the entity `entity` is called `label`;
    - `accept`, `reject`: the claim `claim` holds, or is to be left out;
    - `correct`: in the claim `claim` the predicate, status, subject or object is another one (`changes`).

    `by`, `on` and `note` say who decided, when (ISO 8601) and why.
    """

    action: Action
    line: int
    entity: str | None = None
    into: str | None = None
    document: str | None = None
    label: str | None = None
    claim: str | None = None
    changes: tuple[tuple[str, str], ...] = ()
    by: str | None = None
    on: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class EntityMerge:
    """The entity `merged` was taken for the entity `kept`, for a reason that a reader can check."""

    kept: Entity
    merged: Entity
    reason: str
    override: Override | None = None


@dataclass(frozen=True, slots=True)
class Merged:
    """Claims whose entities are one over all documents; `stale` are decisions that nothing answers to now."""

    claims: tuple[Claim, ...]
    merges: tuple[EntityMerge, ...]
    applied: tuple[Override, ...] = ()
    stale: tuple[Override, ...] = field(default=())
