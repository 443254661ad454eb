"""The values that the rooms hand to one another: documents, entities, claims and findings.

All are frozen. Offsets count Unicode code points into `Document.text`, half-open.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

BASE = "https://w3id.org/accordgraph/"

EntityType = Literal["Country", "Organization", "Person", "Agreement", "Event", "Group"]
ClaimKind = Literal["position", "quotation", "figure", "role", "event"]
Status = Literal["asserted", "planned", "possible", "urged", "denied"]
BlockKind = Literal["heading", "paragraph", "quotation", "item", "caption"]
QuotationForm = Literal["direct", "mixed", "indirect"]
Act = Literal["speech", "thought"]
Bound = Literal["atLeast", "atMost"]
Tenure = Literal["current", "former", "acting"]

ENTITY_TYPES: tuple[EntityType, ...] = ("Country", "Organization", "Person", "Agreement", "Event", "Group")
CLAIM_KINDS: tuple[ClaimKind, ...] = ("position", "quotation", "figure", "role", "event")
STATUSES: tuple[Status, ...] = ("asserted", "planned", "possible", "urged", "denied")
STANCES = (
    "signed", "refusedToSign", "ratified", "endorsed", "opposed", "abstained",
    "withdrewFrom", "proposed", "hosted", "attended", "pledged",
)  # fmt: skip
"""Predicates of positions, as the annotation manual defines them."""
MEASURES = (
    "signatories", "participants", "members", "votesFor", "votesAgainst",
    "abstentions", "pledgedAmount", "partners",
)  # fmt: skip
"""Predicates of figures."""


def short_hash(*parts: str) -> str:
    """Sixteen hexadecimal digits of the SHA-256 of the parts, each ended by a zero byte.

    >>> short_hash("a", "b") != short_hash("ab")
    True
    """
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode("utf-8", "surrogatepass") + b"\0")
    return digest.hexdigest()[:16]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points of a document's text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[int]:
        yield self.start
        yield self.end

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share a code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Cell:
    """The place of a cell: its table's number in the document, its row and its column, each from 0.

    Row 0 holds the heads of the columns.
    """

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of running text that is parsed by itself: a heading, a paragraph, a quotation, an item.

    `pieces` are the spans of the document's text that are words rather than markup, in order. The
    parser reads them joined, runs of white space folded; every offset leads back through them.
    `spelled` lists what stands for other characters than its own, such as `&amp;`, with these. An item of a
    table has its `cell`.
    """

    kind: BlockKind
    pieces: tuple[Span, ...]
    spelled: tuple[tuple[Span, str], ...] = ()
    cell: Cell | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about a document besides its text; None where nothing says so.

    `date` is the date of publication in ISO 8601 (year, year-month or full date), `language` a BCP 47 tag.
    """

    title: str | None = None
    date: str | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One document as it was read: its path, its text snapshot and where the running text lies in it.

    `text` is the file's own decoded text for plain text and Markdown, the converted text for other formats.
    """

    path: str
    text: str
    media_type: str
    metadata: Metadata
    blocks: tuple[Block, ...]

    @property
    def digest(self) -> str:
        """SHA-256 of the snapshot in UTF-8, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def id(self) -> str:
        """The document's IRI, which follows from its text alone."""
        return f"{BASE}document/{self.digest[:16]}"


@dataclass(frozen=True, slots=True)
class Entity:
    """A country, organisation, person, agreement, event or group, with its names in one document or all."""

    id: str
    label: str
    type: EntityType
    names: tuple[str, ...] = ()
    iso: str | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of a document that stand for the object of a pledge which is no entity."""

    label: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """What was said: `spans` are its parts without the outer quotation marks, `text` joins them by " … "."""

    id: str
    form: QuotationForm
    act: Act
    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A reported number; `unit` is what is counted ("countries") or an ISO 4217 code for money in full."""

    value: int | float
    unit: str
    approximate: bool = False
    bound: Bound | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """A role in an organisation or country, `role` as it is written."""

    of: Entity
    role: str
    tenure: Tenure = "current"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Where and when an event took place; dates in ISO 8601, None where the document does not say."""

    place: str | None = None
    start: str | None = None
    end: str | None = None


ClaimObject = Entity | Phrase | Quotation | Figure | Office | Occurrence


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact words a claim rests on: `text` is the snapshot between the offsets of `span`."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Mentions:
    """Where subject, cue and object of a claim stand in the document."""

    subject: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    object: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that one document says, with the words it rests on.

    `confidence` is between 0 and 1; `rule` names the rule that found the claim; `attributed_to` is the one on
    whose word the document puts it, None where the document says so itself.
    """

    kind: ClaimKind
    document: str
    path: str
    subject: Entity
    predicate: str
    object: ClaimObject
    status: Status
    evidence: tuple[Evidence, ...]
    confidence: float
    rule: str
    mentions: Mentions = field(default_factory=Mentions)
    attributed_to: Entity | None = None

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"a claim needs evidence: {self.subject.label} {self.predicate} ({self.rule})")

    @property
    def id(self) -> str:
        """The claim's IRI: what it says and where, so that the same document gives the same ids."""
        spans = " ".join(f"{e.span.start}-{e.span.end}" for e in self.evidence)
        parts = (self.document, self.kind, self.subject.id, self.predicate, object_key(self.object))
        return f"{BASE}claim/{short_hash(*parts, self.status, spans)}"

    @property
    def sort_key(self) -> tuple[str, int, str, int, str]:
        """Order of claims in every output: path, first evidence, kind, place of the subject, id."""
        place = min((span.start for span in self.mentions.subject), default=-1)
        return (self.path, self.evidence[0].span.start, self.kind, place, self.id)


def object_key(value: ClaimObject) -> str:
    """A text that is equal for two objects of claims exactly where they say the same.

    >>> object_key(Figure(61, "countries"))
    'figure 61 countries False None'
    """
    match value:
        case Entity() | Quotation():
            return value.id
        case Phrase(label):
            return f"phrase {label}"
        case Figure(number, unit, approximate, bound):
            return f"figure {number} {unit} {approximate} {bound}"
        case Office(of, role, tenure):
            return f"office {of.id} {role} {tenure}"
        case Occurrence(place, start, end):
            return f"occurrence {place} {start} {end}"


def in_order(claims: Iterable[Claim]) -> list[Claim]:
    """The claims without repetition in the order of every output."""
    return sorted({claim.id: claim for claim in claims}.values(), key=lambda claim: claim.sort_key)
