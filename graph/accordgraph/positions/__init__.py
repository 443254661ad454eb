"""Extracts who signed, refused, ratified, backed, opposed, left, proposed, hosted or attended what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from accordgraph.link import LinkedDocument
from accordgraph.model import Claim
from accordgraph.positions.extraction import positions_of


def positions(linked: LinkedDocument, known: Iterable[Claim] = ()) -> Iterator[Claim]:
    """Yield a claim for each of the document's positions, expanded to one actor and one object each.

    `known` are the document's claims of quotations and of roles: they tell who "I" and "we" are.

    Evidence is the sentence; the mentions tell the actor, the cue and the object within it. The confidence of
    a construction is the share of right claims that it had on annotated documents.
    """
    yield from positions_of(linked, known)


__all__ = ["positions"]
