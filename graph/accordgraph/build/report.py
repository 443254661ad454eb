"""Where the documents of a dossier disagree, with both sides' sentences, sources and dates."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from accordgraph.build import derive
from accordgraph.build.dossier import OVERRIDES, read_records
from accordgraph.model import Claim, Document
from accordgraph.query import ask
from accordgraph.rdf import label
from accordgraph.reconcile import Disagreement, Finding


@dataclass(frozen=True, slots=True)
class Passage:
    """What one document says, in its words, and on whose word."""

    path: str
    publisher: str | None
    date: str | None
    words: str
    on_the_word_of: str | None


@dataclass(frozen=True, slots=True)
class Side:
    """One of two findings that differ, with the number of its independent sources and its passages."""

    says: str
    sources: int
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Two findings that differ: of which kind, about what, and the reason why."""

    kind: str
    about: str
    reason: str
    explanation: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many signatories are reported, how many the documents name, and how many they do not name."""

    agreement: str
    counted: str
    unit: str
    named: str
    not_named: str


@dataclass(frozen=True, slots=True)
class DisagreementReport:
    """Where documents disagree, true conflicts first, and how far they name the signatories they count."""

    differences: tuple[Difference, ...]
    counts: tuple[Count, ...]


def disagreements(folder: Path) -> DisagreementReport:
    """Where the documents of a dossier disagree.

    :raises DossierError: where it is missing or damaged
    """
    records = read_records(folder)
    kept = folder / OVERRIDES
    _, reconciled = derive(records, kept.read_bytes() if kept.is_file() else b"")
    documents = {record.document.id: record.document for record in records}
    found = sorted(reconciled.disagreements, key=lambda each: (not each.conflict, each.about.label, each.id))
    rows = ([str(term) for term in row] for row in ask(folder, "named-and-counted").rows)
    return DisagreementReport(
        tuple(_difference(each, documents) for each in found),
        tuple(Count(name, counted, unit, named, rest) for name, counted, unit, _, named, rest in rows),
    )


def _difference(found: Disagreement, documents: dict[str, Document]) -> Difference:
    sides = tuple(_side(finding, documents) for finding in found.findings)
    return Difference(found.kind, found.about.label, found.reason, found.explanation, sides)


def _side(finding: Finding, documents: dict[str, Document]) -> Side:
    passages = dict.fromkeys(_passage(claim, documents[claim.document]) for claim in finding.claims)
    ordered = sorted(passages, key=lambda passage: (passage.date or "9999", passage.path, passage.words))
    return Side(label(finding), finding.sources, tuple(ordered))


def _passage(claim: Claim, document: Document) -> Passage:
    words = " … ".join(" ".join(evidence.text.split()) for evidence in claim.evidence)
    source = claim.attributed_to.label if claim.attributed_to else None
    return Passage(claim.path, document.metadata.publisher, document.metadata.date, words, source)
