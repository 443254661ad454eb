"""Extracts the roles of a document."""

from __future__ import annotations

from collections.abc import Iterator

from accordgraph.link import LinkedDocument
from accordgraph.model import Claim


def roles(linked: LinkedDocument) -> Iterator[Claim]:
    """Yield a claim for each of the document's roles."""
    yield from ()
