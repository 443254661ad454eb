"""Reconciles the claims of all documents into findings, disagreements and sources that copy one another."""

from __future__ import annotations

from collections.abc import Iterable

from accordgraph.model import Claim, Document, in_order
from accordgraph.reconcile.copies import copies
from accordgraph.reconcile.disagreements import disagreements
from accordgraph.reconcile.findings import find, is_fact, judge, unify, with_entities
from accordgraph.reconcile.values import (
    Copy,
    Disagreement,
    Finding,
    Merge,
    Reconciled,
)

__all__ = ["Copy", "Disagreement", "Finding", "Merge", "Reconciled", "is_fact", "reconcile"]


def reconcile(claims: Iterable[Claim], documents: Iterable[Document]) -> Reconciled:
    """What the documents say together; the order of claims and documents does not matter."""
    from accordgraph.quotations.identity import group_utterances  # loads spaCy, which the values do not need

    known = {document.id: document for document in sorted(documents, key=lambda d: (d.path, d.id))}
    copied, sources = copies(list(known.values()))
    ordered = in_order(claims)
    entities = unify(ordered)
    ordered = with_entities(ordered, {entity.id: entity for entity in entities})
    found = find(ordered, known, sources.count)
    findings, differing = judge(found, disagreements(found))
    return Reconciled(
        claims=tuple(ordered),
        entities=tuple(entities),
        findings=tuple(findings),
        disagreements=tuple(differing),
        copies=tuple(copied),
        sources=sources.of,
        utterances=tuple(group_utterances(ordered)),
    )
