"""What reconciling yields: findings, disagreements, copies, merges and utterances."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from accordgraph.model import BASE, Claim, ClaimKind, ClaimObject, Entity, Status, short_hash

if TYPE_CHECKING:
    from accordgraph.merge.values import Override
    from accordgraph.quotations.identity import Utterance

DisagreementKind = Literal["figureDisagreement", "stanceDisagreement"]
Reason = Literal[
    "trueConflict",
    "differentPopulation",
    "differentTime",
    "unknownTime",
    "approximation",
    "separateCounts",
    "notYet",
]


@dataclass(frozen=True, slots=True)
class Finding:
    """A proposition reconciled over all documents, with the claims it rests on.

    `sources` counts independent sources, `own_sources` those that say it in their own words rather than on
    another's. `first` and `last` are the dates of publication, None where unknown. `established` tells
    whether it stands among the facts.
    """

    id: str
    kind: ClaimKind
    subject: Entity
    predicate: str
    object: ClaimObject
    status: Status
    claims: tuple[Claim, ...]
    documents: int
    sources: int
    own_sources: int
    first: str | None = None
    last: str | None = None
    disputed: bool = False
    established: bool = False


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two findings that differ, and why; `yields` is the one that gives way whatever its sources."""

    kind: DisagreementKind
    reason: Reason
    about: Entity
    findings: tuple[Finding, Finding]
    explanation: str
    yields: str | None = None

    @property
    def id(self) -> str:
        """The disagreement's IRI, which follows from its two findings."""
        return f"{BASE}disagreement/{short_hash(*(finding.id for finding in self.findings))}"

    @property
    def conflict(self) -> bool:
        """Whether nothing in the documents reconciles the two."""
        return self.reason == "trueConflict"


@dataclass(frozen=True, slots=True)
class Copy:
    """One document shares passages with another.

    `share` of the copier's text stands in the original too, which is `original_share` of the original;
    `directed` where dates tell which of the two copies.
    """

    copier: str
    original: str
    share: float
    original_share: float
    directed: bool

    @property
    def id(self) -> str:
        """The copy's IRI, which follows from the two documents."""
        return f"{BASE}copy/{short_hash(self.copier, self.original)}"


@dataclass(frozen=True, slots=True)
class Merge:
    """The entity with the IRI `merged` was taken for `kept`."""

    kept: Entity
    merged: Entity
    reason: str

    @property
    def id(self) -> str:
        """The merge's IRI, which follows from the two entities."""
        return f"{BASE}merge/{short_hash(self.kept.id, self.merged.id)}"


@dataclass(frozen=True, slots=True)
class Reconciled:
    """All that the documents say; `sources` gives the IRI of each document that of its independent source."""

    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...]
    findings: tuple[Finding, ...]
    disagreements: tuple[Disagreement, ...]
    copies: tuple[Copy, ...]
    sources: Mapping[str, str]
    merges: tuple[Merge, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    decisions: tuple[Override, ...] = ()
