"""Composes the steps from documents to claims."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from spacy.language import Language

from accordgraph.annotate import annotate
from accordgraph.events import events
from accordgraph.figures import figures
from accordgraph.link import LinkedDocument, link
from accordgraph.model import Claim, Document, in_order
from accordgraph.positions import positions
from accordgraph.quotations import quotations
from accordgraph.roles import roles

EXTRACTORS: tuple[Callable[[LinkedDocument], Iterator[Claim]], ...] = (
    positions,
    quotations,
    figures,
    roles,
    events,
)


def extract(documents: Iterable[Document], nlp: Language) -> Iterator[Claim]:
    """Yield the claims of the documents, each document's in the order of every output."""
    for annotation in annotate(documents, nlp):
        linked = link(annotation)
        yield from in_order(claim for extractor in EXTRACTORS for claim in extractor(linked))
