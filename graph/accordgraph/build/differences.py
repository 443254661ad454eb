"""What changed between two dossiers: documents and findings that are new, gone or different."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from accordgraph.build.dossier import read_manifest
from accordgraph.query import query

FINDINGS = """
SELECT ?finding ?label ?documents ?sources ?disputed ?established ?first ?last {
  ?finding a ag:Finding ; rdfs:label ?label ; ag:documentCount ?documents ; ag:sourceCount ?sources ;
    ag:disputed ?disputed ; ag:established ?established .
  OPTIONAL { ?finding ag:firstReported ?first }
  OPTIONAL { ?finding ag:lastReported ?last }
}
"""


@dataclass(frozen=True, slots=True, order=True)
class FindingState:
    """A finding as one dossier has it; dates are empty where no document gives one."""

    label: str
    id: str
    documents: str
    sources: str
    disputed: str
    established: str
    first: str
    last: str

    def changes(self, later: FindingState) -> dict[str, tuple[str, str]]:
        """The fields that differ in a later state, with both values."""
        pairs = {f.name: (getattr(self, f.name), getattr(later, f.name)) for f in fields(self)}
        return {name: (old, new) for name, (old, new) in pairs.items() if old != new}


@dataclass(frozen=True, slots=True)
class Differences:
    """What a later dossier has that an earlier one had not, and the other way round."""

    documents_added: tuple[str, ...]
    documents_removed: tuple[str, ...]
    documents_changed: tuple[str, ...]
    added: tuple[FindingState, ...]
    removed: tuple[FindingState, ...]
    changed: tuple[tuple[FindingState, FindingState], ...]

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))


def differences(old: Path, new: Path) -> Differences:
    """Compare two dossiers, each part in order of path or label.

    :raises DossierError: where one is missing or damaged
    """
    old_paths, new_paths = _paths(old), _paths(new)
    before, after = _findings(old), _findings(new)
    both = sorted(before[id_] for id_ in before.keys() & after.keys())
    return Differences(
        documents_added=tuple(sorted(new_paths.keys() - old_paths.keys())),
        documents_removed=tuple(sorted(old_paths.keys() - new_paths.keys())),
        documents_changed=tuple(
            sorted(path for path in old_paths.keys() & new_paths.keys() if old_paths[path] != new_paths[path])
        ),
        added=tuple(sorted(after[id_] for id_ in after.keys() - before.keys())),
        removed=tuple(sorted(before[id_] for id_ in before.keys() - after.keys())),
        changed=tuple((state, after[state.id]) for state in both if state != after[state.id]),
    )


def _paths(folder: Path) -> Mapping[str, list[str]]:
    """The digests of the snapshots of each path."""
    paths: dict[str, list[str]] = {}
    for entry in read_manifest(folder)["documents"]:
        paths.setdefault(entry["path"], []).append(entry["snapshot"])
    return {path: sorted(digests) for path, digests in paths.items()}


def _findings(folder: Path) -> dict[str, FindingState]:
    answer = query(folder, FINDINGS)
    states = {}
    for row in answer.rows:
        id_, label, *rest = ("" if term is None else str(term) for term in row)
        states[id_] = FindingState(label, id_, *rest)
    return states
