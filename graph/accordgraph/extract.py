"""Composes the steps from documents to claims."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.language import Language

from accordgraph.annotate import annotate, load_model
from accordgraph.events import events
from accordgraph.figures import figures
from accordgraph.link import LinkedDocument, link
from accordgraph.model import Claim, Document, Quotation, in_order
from accordgraph.positions import positions
from accordgraph.quotations import quotations
from accordgraph.roles import roles

EXTRACTORS: tuple[Callable[[LinkedDocument], Iterator[Claim]], ...] = (
    quotations,
    figures,
    roles,
    events,
)
"""What reads a document by itself; positions also ask who speaks and for whom."""


STATED_ROLES = ("role.copula", "role.heads")
"""Rules of roles that a sentence says rather than takes for granted."""


def extract(documents: Iterable[Document], nlp: Language | None = None) -> Iterator[Claim]:
    """Yield the claims of the documents, each document's in the order of every output.

    `nlp` is a pipeline that `load_model` gave; without one the default model is loaded.
    """
    for _, claims in extract_linked(documents, nlp):
        yield from claims


def extract_linked(
    documents: Iterable[Document], nlp: Language | None = None
) -> Iterator[tuple[LinkedDocument, list[Claim]]]:
    """Yield each document, parsed and with its mentions resolved, and its claims."""
    for annotation in annotate(documents, load_model() if nlp is None else nlp):
        linked = link(annotation)
        claims = [claim for extractor in EXTRACTORS for claim in extractor(linked)]
        yield linked, in_order(on_whose_word([*positions(linked, claims), *claims]))


def on_whose_word(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the claims, those figures and roles that a quotation alone states attributed to its speaker.

    A title before a name is the document's own, whomever it quotes.
    """
    quotes = [
        (claim.mentions.object, claim.subject) for claim in claims if isinstance(claim.object, Quotation)
    ]
    for claim in claims:
        cues = claim.mentions.cue
        stated = claim.kind == "figure" or claim.rule in STATED_ROLES
        if stated and claim.attributed_to is None and cues:
            speakers = [
                (sum(map(len, spans)), speaker)
                for spans, speaker in quotes
                if all(any(cue in span for span in spans) for cue in cues)
            ]
            if speakers:
                claim = replace(claim, attributed_to=min(speakers, key=lambda pair: pair[0])[1])
        yield claim
