"""The dossier on disk: what a build leaves, and reading it back.

graph.ttl        the graph (graph.nt above `TURTLE_LIMIT` triples)
graph.html       the page
claims.jsonl     the claims as extraction found them
documents/       each document's snapshot, and its path, metadata and blocks
overrides.jsonl  the decisions of people, where there are any
manifest.json    the documents and files with their hashes, versions and settings
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from accordgraph import __version__, explorer, jsonl, rdf
from accordgraph.build.records import Json, Record, document_json, read_document
from accordgraph.build.workspace import MANIFEST
from accordgraph.errors import DossierError
from accordgraph.model import Claim, Document, in_order
from accordgraph.reconcile import Reconciled

FORMAT = 1
"""Of the folder's layout; other numbers are not read."""
OVERRIDES = "overrides.jsonl"
TURTLE_LIMIT = 200_000
"""Triples above which the graph is written as N-Triples, which large stores load faster."""


def write(
    folder: Path, records: Sequence[Record], reconciled: Reconciled, settings: Json, overrides: bytes
) -> Json:
    """Write a dossier into an empty folder; the same arguments give the same bytes. Returns its manifest."""
    documents = folder / "documents"
    documents.mkdir(parents=True)
    for record in records:
        stem = _stem(record)
        _write(documents / f"{stem}.txt", record.document.text)
        _write(documents / f"{stem}.json", _dump(document_json(record.document)))
    claims = in_order(claim for record in records for claim in record.claims)
    _write(folder / "claims.jsonl", "".join(f"{line}\n" for line in jsonl.dumps(claims)))
    if overrides:
        (folder / OVERRIDES).write_bytes(overrides)
    _write_graph(folder, reconciled, [record.document for record in records], settings["base"])
    manifest = _sealed(_manifest(folder, records, settings))
    _write(folder / MANIFEST, _dump(manifest))
    return manifest


def _write_graph(folder: Path, reconciled: Reconciled, documents: Sequence[Document], base: str) -> None:
    """Write the graph and its page; a large graph is never in memory as a whole."""
    written = rdf.lines(rdf.triples(reconciled, documents, base))
    if len(written) <= TURTLE_LIMIT:
        graph = rdf.to_graph(reconciled, documents, base)
        _write(folder / "graph.ttl", rdf.turtle(graph))
        explorer.write(graph, folder / "graph.html")
        return
    with (folder / "graph.nt").open("w", encoding="utf-8", newline="") as file:
        file.writelines(written)
    del written
    explorer.write(rdf.triples(reconciled, documents, base), folder / "graph.html")


def read_manifest(folder: Path) -> Json:
    """The manifest of a dossier.

    :raises DossierError: where the folder is none, or of another version's layout
    """
    try:
        manifest: Json = json.loads((folder / MANIFEST).read_bytes())
        if manifest["format"] != FORMAT:
            raise DossierError(f"{folder}: made by accordgraph {manifest['accordgraph']}; build it again")
    except FileNotFoundError:
        raise DossierError(f"{folder}: no dossier; `accordgraph build` makes one") from None
    except (OSError, ValueError, KeyError, TypeError):
        raise DossierError(f"{folder}: the manifest is damaged; build the dossier again") from None
    return manifest


def read_records(folder: Path) -> list[Record]:
    """The documents and claims of a dossier, in order of path.

    :raises DossierError: where it is missing or damaged
    """
    manifest = read_manifest(folder)
    try:
        claims: dict[str, list[Claim]] = defaultdict(list)
        with (folder / "claims.jsonl").open(encoding="utf-8", newline="\n") as lines:
            for claim in jsonl.loads(lines):
                claims[claim.document].append(claim)
        return [_record(folder, entry, claims[entry["id"]]) for entry in manifest["documents"]]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DossierError(f"{folder}: the dossier is damaged, build it again: {error}") from error


def is_whole(folder: Path, manifest: Json) -> bool:
    """Whether the manifest and every file that it names are as they were written."""
    try:
        return _sealed(manifest) == manifest and all(
            _sha256(folder / name) == digest for name, digest in manifest["files"].items()
        )
    except OSError:
        return False


def entries(records: Iterable[Record]) -> list[Json]:
    """What the manifest says of the documents."""
    return [
        {
            "id": record.document.id,
            "path": record.document.path,
            "source": record.source,
            "snapshot": record.document.digest,
            "claims": len(record.claims),
        }
        for record in records
    ]


def _manifest(folder: Path, records: Iterable[Record], settings: Json) -> Json:
    return {
        "format": FORMAT,
        "accordgraph": __version__,
        **settings,
        "documents": entries(records),
        "files": {name: _sha256(folder / name) for name in _names(folder)},
    }


def _sealed(manifest: Json) -> Json:
    """The manifest with the SHA-256 of all else in it."""
    bare = {key: value for key, value in manifest.items() if key != "sha256"}
    return {**bare, "sha256": hashlib.sha256(_dump(bare).encode("utf-8")).hexdigest()}


def _names(folder: Path) -> Iterator[str]:
    return iter(sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()))


def _record(folder: Path, entry: Json, claims: list[Claim]) -> Record:
    stem = folder / "documents" / entry["id"].rpartition("/")[2]
    data = json.loads(stem.with_suffix(".json").read_bytes())
    document = read_document(data, stem.with_suffix(".txt").read_bytes().decode("utf-8"))
    return Record(entry["source"], document, tuple(claims))


def _stem(record: Record) -> str:
    return record.document.id.rpartition("/")[2]


def _dump(data: Json) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _write(file: Path, text: str) -> None:
    file.write_bytes(text.encode("utf-8"))


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
