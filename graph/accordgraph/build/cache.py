"""Keeps what was extracted from each document, so that only new and changed documents are read again."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from accordgraph.build import records
from accordgraph.build.records import Record
from accordgraph.model import short_hash


class Cache:
    """Records by the digest of the document's source and the fingerprint of what extracted them."""

    def __init__(self, folder: Path, fingerprint: str) -> None:
        self.folder = folder
        self.fingerprint = fingerprint
        folder.mkdir(parents=True, exist_ok=True)

    def get(self, source: str) -> Record | None:
        """The record of the source with this digest; None where there is none or it is damaged."""
        try:
            return records.load(self._file(source).read_bytes().decode("utf-8"))
        except (OSError, ValueError):
            return None

    def put(self, record: Record) -> None:
        """Keep a record, at once and whole or not at all."""
        file = self._file(record.source)
        half = file.with_suffix(".half")
        half.write_bytes(records.dump(record).encode("utf-8", "surrogatepass"))
        half.replace(file)

    def keep_only(self, sources: Collection[str]) -> None:
        """Drop all other records."""
        kept = {self._file(source) for source in sources}
        for file in self.folder.iterdir():
            if file not in kept:
                file.unlink()

    def _file(self, source: str) -> Path:
        return self.folder / f"{short_hash(source, self.fingerprint)}.json"
