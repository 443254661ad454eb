"""Composes the steps from documents to a dossier on disk, extracting again only what is new or changed."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from accordgraph.annotate import DEFAULT_MODEL, model_version
from accordgraph.build import dossier
from accordgraph.build.cache import Cache
from accordgraph.build.extraction import records_of
from accordgraph.build.records import Json, Record
from accordgraph.build.versions import code_version, extraction_version
from accordgraph.build.workspace import MANIFEST, Workspace, workspace
from accordgraph.data import data_folder
from accordgraph.errors import DossierError, InputError, NothingToBuildError
from accordgraph.merge import Merged, Override, merge, parse_overrides, read_overrides
from accordgraph.model import BASE, CLAIM_KINDS, short_hash
from accordgraph.read import Source, sources
from accordgraph.reconcile import Merge, Reconciled, reconcile

__all__ = ["BuildReport", "Progress", "Settings", "build", "derive", "shipped_corpus"]

DEFAULT_DOSSIER = "dossier"
Progress = Callable[[str, int, int], None]
"""Told the step, how many documents are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What decides a build besides its documents; `workers` decides only how fast it is."""

    model: str = DEFAULT_MODEL
    workers: int = 1
    overrides: Path | None = None
    base: str = BASE


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: `extracted` and `reused` documents, and what it left out and why.

    `same_text` pairs the documents that were left out with those whose text they have; `stale` are decisions
    of people that nothing in the documents answers to any more.
    """

    out: Path
    documents: int
    entities: int
    claims: Mapping[str, int]
    findings: int
    disagreements: int
    extracted: int
    reused: int
    unchanged: bool = False
    removed: tuple[str, ...] = ()
    same_text: tuple[tuple[str, str], ...] = ()
    errors: tuple[InputError, ...] = ()
    stale: tuple[Override, ...] = ()


def build(
    inputs: Iterable[str | os.PathLike[str]],
    out: str | os.PathLike[str] = DEFAULT_DOSSIER,
    settings: Settings | None = None,
    *,
    remove: Sequence[str] = (),
    progress: Progress | None = None,
) -> BuildReport:
    """Build the dossier `out` of the documents in `inputs`, or of its own without those that `remove` names.

    The dossier is replaced in one step when the new one is complete. Documents that cannot be read are left
    out and reported.

    :raises DossierError: where no document is left, another build holds the dossier, or writing fails
    :raises ModelError: where the model is missing or does not fit
    """
    chosen = settings or Settings()
    tell = progress or (lambda _step, _done, _total: None)
    given = list(inputs)
    with workspace(Path(out)) as work:
        if remove and not given:
            read, errors, new = dossier.read_records(work.target), list[InputError](), frozenset[str]()
        else:
            read, errors, new = _extracted(given, work, chosen, tell)
        kept, removed, unknown = _without(read, remove)
        records, same = _distinct(kept)
        errors += [InputError(name, "names no document that could be removed") for name in unknown]
        if not records:
            raise NothingToBuildError(sorted(errors, key=lambda error: error.path))
        manifest, merged = _written(records, work, chosen, tell)
    extracted = sum(record.source in new for record in records)
    return BuildReport(
        out=Path(out),
        **manifest["counts"],
        extracted=extracted,
        reused=len(records) - extracted,
        unchanged=merged is None,
        removed=removed,
        same_text=same,
        errors=tuple(sorted(errors, key=lambda error: error.path)),
        stale=merged.stale if merged else (),
    )


def shipped_corpus() -> Path:
    """The folder of reports that ships with the package."""
    return data_folder("sources") / "reports"


def _extracted(
    given: Iterable[str | os.PathLike[str]], work: Workspace, settings: Settings, tell: Progress
) -> tuple[list[Record], list[InputError], frozenset[str]]:
    """The records of all documents, the errors of those that cannot be read, the digests of new ones."""
    found = list(sources(given))
    errors = [error for error in found if isinstance(error, InputError)]
    read = [source for source in found if isinstance(source, Source)]
    cache = Cache(work.cache, short_hash(extraction_version(), model_version(settings.model)))
    records = {digest: cache.get(digest) for digest in {source.digest: None for source in read}}
    new = {source.digest: source for source in read if records[source.digest] is None}
    tell("extracting", 0, len(new))
    extracted = records_of(list(new.values()), settings.model, settings.workers)
    for done, result in enumerate(extracted, 1):
        if isinstance(result, InputError):
            errors.append(result)
        else:
            cache.put(result)
            records[result.source] = result
        tell("extracting", done, len(new))
    cache.keep_only(records)
    kept = [record.at(source.path) for source in read if (record := records[source.digest])]
    return kept, errors, frozenset(new)


def _without(
    records: Iterable[Record], remove: Iterable[str]
) -> tuple[list[Record], tuple[str, ...], list[str]]:
    """The records that stay, the paths of those that go, and the names that mean none."""
    kept, removed, unknown = list(records), [], []
    for name in remove:
        going = [record for record in kept if _is_named(record, name)]
        if not going:
            unknown.append(name)
        removed += [record.document.path for record in going]
        kept = [record for record in kept if record not in going]
    return kept, tuple(sorted(removed)), unknown


def _is_named(record: Record, name: str) -> bool:
    path = record.document.path
    folder = name.replace("\\", "/").rstrip("/")
    return name == record.document.metadata.url or path == folder or path.startswith(f"{folder}/")


def _distinct(records: Iterable[Record]) -> tuple[list[Record], tuple[tuple[str, str], ...]]:
    """The records in order of path, each text once; the paths that were left out, with those they repeat."""
    first: dict[str, Record] = {}
    same = []
    for record in sorted(records, key=lambda record: (record.document.path, record.source)):
        kept = first.setdefault(record.document.id, record)
        if kept is not record:
            same.append((record.document.path, kept.document.path))
    return list(first.values()), tuple(same)


def _written(
    records: list[Record], work: Workspace, settings: Settings, tell: Progress
) -> tuple[Json, Merged | None]:
    """Write and commit the dossier; its manifest, and None where it was there already."""
    decisions = _overrides(settings, work.target)
    stated: Json = {
        "code": code_version(),
        "extraction": extraction_version(),
        "model": model_version(settings.model),
        "base": settings.base,
        "overrides": hashlib.sha256(decisions).hexdigest() if decisions else None,
    }
    if (manifest := _up_to_date(work.target, records, stated)) is not None:
        return manifest, None
    tell("reconciling", 0, len(records))
    merged, reconciled = derive(records, decisions)
    tell("writing", 0, len(records))
    stated["counts"] = _counts(reconciled, records)
    manifest = dossier.write(work.staging, records, reconciled, stated, decisions)
    work.commit()
    return manifest, merged


def derive(records: Sequence[Record], overrides: bytes = b"") -> tuple[Merged, Reconciled]:
    """What the claims of the documents say together, with one entity for each thing."""
    documents = [record.document for record in records]
    decisions = parse_overrides(overrides.decode("utf-8").splitlines())
    merged = merge((claim for record in records for claim in record.claims), documents, decisions)
    merges = tuple(Merge(each.kept, each.merged, each.reason) for each in merged.merges)
    return merged, replace(reconcile(merged.claims, documents), merges=merges, decisions=merged.applied)


def _overrides(settings: Settings, target: Path) -> bytes:
    """The decisions of people: those that are given, else those that the dossier has."""
    if settings.overrides:
        read_overrides(settings.overrides)
        return settings.overrides.read_bytes()
    kept = target / dossier.OVERRIDES
    return kept.read_bytes() if kept.is_file() else b""


def _up_to_date(target: Path, records: list[Record], stated: Json) -> Json | None:
    """The manifest of the dossier where it is whole and the same as would be written."""
    if not (target / MANIFEST).is_file():
        return None
    try:
        manifest = dossier.read_manifest(target)
    except DossierError:
        return None
    same = {key: manifest.get(key) for key in stated} == stated
    if same and manifest["documents"] == dossier.entries(records) and dossier.is_whole(target, manifest):
        return manifest
    return None


def _counts(reconciled: Reconciled, records: list[Record]) -> Json:
    kinds = Counter(claim.kind for record in records for claim in record.claims)
    return {
        "documents": len(records),
        "entities": len(reconciled.entities),
        "claims": {kind: kinds[kind] for kind in CLAIM_KINDS},
        "findings": len(reconciled.findings),
        "disagreements": len(reconciled.disagreements),
    }
