"""Extracts the quotations of a document: who said or thought what, in which words.

Quoted stretches are paired over the whole document, reporting words and their sources are read off the parse,
and both are joined into attributions; each becomes a claim whose subject is the speaker's entity.
"""

from __future__ import annotations

from collections.abc import Iterator

from accordgraph.issuer import Issuer
from accordgraph.link import LinkedDocument
from accordgraph.model import Claim
from accordgraph.quotations.attribution import attributions
from accordgraph.quotations.claims import claims_of
from accordgraph.quotations.layout import Layout
from accordgraph.quotations.repeated import once
from accordgraph.quotations.speakers import Previous

__all__ = ["quotations"]


def quotations(linked: LinkedDocument) -> Iterator[Claim]:
    """Yield a claim for each quotation of the document and each of its speakers, in order of their words."""
    yield from once(linked.annotation.document, _found(linked))


def _found(linked: LinkedDocument) -> Iterator[Claim]:
    layout, issuer = Layout(linked.annotation), Issuer(linked)
    previous = None
    for attribution in attributions(layout):
        for claim in claims_of(linked, layout, issuer, attribution, previous):
            yield claim
            named = claim.subject.type == "Person" and claim.subject.label[:1].isupper()
            if named and attribution.source is not None:
                previous = Previous(claim.subject, attribution.source.head)
