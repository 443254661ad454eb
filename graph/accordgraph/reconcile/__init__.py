"""Reconciles the claims of all documents into findings, disagreements and sources that copy one another."""

from __future__ import annotations

from collections.abc import Iterable

from accordgraph.model import Claim, Document, in_order
from accordgraph.reconcile.disagreements import disagreements
from accordgraph.reconcile.findings import find, is_fact, judge, unify, with_entities
from accordgraph.reconcile.values import (
    Copy,
    Disagreement,
    Finding,
    Merge,
    Reconciled,
    Utterance,
)

__all__ = ["Copy", "Disagreement", "Finding", "Merge", "Reconciled", "Utterance", "is_fact", "reconcile"]


def reconcile(claims: Iterable[Claim], documents: Iterable[Document]) -> Reconciled:
    """What the documents say together; the order of claims and documents does not matter."""
    known = {document.id: document for document in sorted(documents, key=lambda d: (d.path, d.id))}
    sources = {id_: id_.replace("/document/", "/source/") for id_ in known}
    ordered = in_order(claims)
    entities = unify(ordered)
    ordered = with_entities(ordered, {entity.id: entity for entity in entities})
    found = find(ordered, known, lambda group: len({claim.document for claim in group}))
    findings, differing = judge(found, disagreements(found))
    return Reconciled(tuple(ordered), tuple(entities), tuple(findings), tuple(differing), (), sources)
