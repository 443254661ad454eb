"""Extracts the figures of a document."""

from __future__ import annotations

from collections.abc import Iterator

from accordgraph.link import LinkedDocument
from accordgraph.model import Claim


def figures(linked: LinkedDocument) -> Iterator[Claim]:
    """Yield a claim for each of the document's figures."""
    yield from ()
