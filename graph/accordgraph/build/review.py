"""What a person should look at in a dossier, and the file in which decisions are kept."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from accordgraph.build import derive
from accordgraph.build.dossier import OVERRIDES, read_records
from accordgraph.merge import Override, parse_overrides
from accordgraph.model import Claim, Document, Entity
from accordgraph.reconcile import Reconciled

UNSURE = 0.6
"""Claims with a lower confidence are worth a look."""


@dataclass(frozen=True, slots=True)
class Case:
    """A claim that is worth a look, the document that it stands in, and why."""

    claim: Claim
    document: Document
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """The claims of a dossier that nobody has decided on yet, disputed ones first, and its entities."""

    cases: tuple[Case, ...]
    entities: tuple[Entity, ...]

    def entity(self, name: str) -> Entity | None:
        """The entity with this IRI, label or name; None where there is none or more than one."""
        found = [entity for entity in self.entities if name == entity.id] or [
            entity for entity in self.entities if name.casefold() == entity.label.casefold()
        ]
        named = found or [entity for entity in self.entities if name in entity.names]
        return named[0] if len(named) == 1 else None


def review(folder: Path, overrides: Path, unsure: float = UNSURE) -> Review:
    """The cases of a dossier on which the overrides decide nothing yet.

    :raises DossierError: where the dossier is missing or damaged
    :raises OverridesError: where a line of the overrides is no decision
    """
    records = read_records(folder)
    text = b"".join(file.read_bytes() for file in (folder / OVERRIDES, overrides) if file.is_file())
    decided = {decision.claim for decision in parse_overrides(text.decode("utf-8").splitlines())}
    _, reconciled = derive(records)
    documents = {record.document.id: record.document for record in records}
    reasons = _disputes(reconciled)
    cases = [
        Case(claim, documents[claim.document], tuple(_reasons(claim, reasons, unsure)))
        for claim in reconciled.claims
        if claim.id not in decided
    ]
    worth = sorted((case for case in cases if case.reasons), key=lambda case: case.claim.id not in reasons)
    return Review(tuple(worth), reconciled.entities)


def write_decision(file: Path, decision: Mapping[str, str]) -> Override:
    """Add a decision to the file, on a line of its own.

    :raises OverridesError: where it is none
    """
    line = json.dumps(decision, ensure_ascii=False)
    (override,) = parse_overrides([line])
    with file.open("a", encoding="utf-8", newline="\n") as lines:
        lines.write(f"{line}\n")
    return override


def _disputes(reconciled: Reconciled) -> dict[str, Sequence[str]]:
    """Why claims are disputed, by their IRIs."""
    found: dict[str, list[str]] = {}
    for disagreement in reconciled.disagreements:
        if disagreement.conflict:
            for finding in disagreement.findings:
                for claim in finding.claims:
                    found.setdefault(claim.id, []).append(disagreement.explanation)
    return {id_: sorted(set(reasons)) for id_, reasons in found.items()}


def _reasons(claim: Claim, disputes: Mapping[str, Sequence[str]], unsure: float) -> Iterator[str]:
    yield from disputes.get(claim.id, ())
    if claim.confidence < unsure:
        yield f"confidence {claim.confidence:.2f} ({claim.rule})"
