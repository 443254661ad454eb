"""A document and its claims as JSON: what the cache and the dossier keep of each document."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, astuple, dataclass, replace
from typing import Any

from accordgraph import jsonl
from accordgraph.model import Block, Cell, Claim, Document, Metadata, Span

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Record:
    """A document with the claims found in it; `source` is the digest of what it was read from."""

    source: str
    document: Document
    claims: tuple[Claim, ...]

    def at(self, path: str) -> Record:
        """The same, of a document with this path."""
        if path == self.document.path:
            return self
        claims = tuple(replace(claim, path=path) for claim in self.claims)
        return replace(self, document=replace(self.document, path=path), claims=claims)


def dump(record: Record) -> str:
    """The record as one line of JSON."""
    return json.dumps(
        {
            "source": record.source,
            "document": {**document_json(record.document), "text": record.document.text},
            "claims": [jsonl.to_json(claim) for claim in record.claims],
        },
        ensure_ascii=False,
    )


def load(text: str) -> Record:
    """The record that `dump` made this text of.

    :raises ValueError: where it is damaged
    """
    try:
        data = json.loads(text)
        document = read_document(data["document"], data["document"]["text"])
        return Record(data["source"], document, tuple(map(jsonl.from_json, data["claims"])))
    except (KeyError, TypeError) as error:
        raise ValueError(f"no record of a document: {error!r}") from error


def document_json(document: Document) -> Json:
    """All of a document but its text, as plain JSON values."""
    return {
        "id": document.id,
        "path": document.path,
        "mediaType": document.media_type,
        "metadata": asdict(document.metadata),
        "blocks": [_block_json(block) for block in document.blocks],
    }


def read_document(data: Json, text: str) -> Document:
    """The document that `document_json` made these values of."""
    metadata = Metadata(**data["metadata"])
    return Document(data["path"], text, data["mediaType"], metadata, tuple(map(_block, data["blocks"])))


def _block_json(block: Block) -> Json:
    data: Json = {"kind": block.kind, "pieces": _pairs(block.pieces)}
    if block.spelled:
        data["spelled"] = [[*span, characters] for span, characters in block.spelled]
    if block.cell:
        data["cell"] = astuple(block.cell)
    return data


def _block(data: Json) -> Block:
    pieces = tuple(Span(start, end) for start, end in data["pieces"])
    spelled = tuple((Span(start, end), text) for start, end, text in data.get("spelled", ()))
    cell = Cell(*data["cell"]) if "cell" in data else None
    return Block(data["kind"], pieces, spelled, cell)


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
