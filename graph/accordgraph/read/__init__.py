"""Reads documents: plain text, Markdown and web pages, in files, folders, globs and from standard input."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace

from accordgraph.errors import InputError
from accordgraph.model import Document
from accordgraph.read.decode import decode
from accordgraph.read.frontmatter import front_values
from accordgraph.read.html import html_document
from accordgraph.read.metadata import from_front_matter
from accordgraph.read.sources import DESCRIPTOR, Source, source, sources
from accordgraph.read.text import text_document

__all__ = ["Source", "gather", "read", "sources", "to_document"]

MAX_BLOCK = 500_000
"""Characters of a paragraph above which no parser takes it; real ones are a hundredth of that."""


def read(path: str | os.PathLike[str]) -> Document:
    """Read one document.

    :raises InputError: where it cannot be read
    """
    return to_document(source(path))


def gather(inputs: Iterable[str | os.PathLike[str]]) -> Iterator[Document | InputError]:
    """Read files, folders (with all that is in them, in order of path), globs, and standard input for `-`.

    Each file is read once. A document that cannot be read is yielded as the error.
    """
    for found in sources(inputs):
        if isinstance(found, InputError):
            yield found
            continue
        try:
            yield to_document(found)
        except InputError as error:
            yield error


def to_document(found: Source) -> Document:
    """Read the bytes of a document.

    :raises InputError: where they are no text, or hold no text, or their front matter is broken
    """
    text = decode(found.data, found.shown)
    if found.media_type == "text/html":
        document = html_document(found.path, text, found.shown)
    else:
        document = text_document(found.path, text, found.media_type, found.shown)
    longest = max((sum(map(len, block.pieces)) for block in document.blocks), default=0)
    if longest > MAX_BLOCK:
        raise InputError(found.shown, f"holds a paragraph of {longest} characters, the limit is {MAX_BLOCK}")
    return _described(document, found) if found.descriptor else document


def _described(document: Document, found: Source) -> Document:
    """The document with what its descriptor says where the document itself says nothing."""
    shown = os.path.splitext(found.shown)[0] + DESCRIPTOR  # noqa: PTH122
    said = from_front_matter(front_values(decode(found.descriptor or b"", shown), shown))
    stated = {name: value for name, value in asdict(document.metadata).items() if value is not None}
    return replace(document, metadata=replace(said, **stated))
