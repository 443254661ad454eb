"""What the steps together make of a document: order, and on whose word a claim stands."""

from __future__ import annotations

import pytest
from spacy.language import Language

from accordgraph import extract
from accordgraph.model import Block, Claim, Document, Metadata, Span


def claims(text: str, nlp: Language) -> list[Claim]:
    """The claims of a text of one paragraph."""
    document = Document(
        "note.txt", text, "text/plain", Metadata(), (Block("paragraph", (Span(0, len(text)),)),)
    )
    return list(extract([document], nlp))


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The Lisbon Declaration was signed by 61 countries,” Maria Lopez said.", "Maria Lopez"),
        ("Maria Lopez said that 61 countries had signed the Lisbon Declaration.", "Maria Lopez"),
        ("The Lisbon Declaration was signed by 61 countries.", None),
        ("The Lisbon Declaration was signed by 61 countries. Maria Lopez said that it was weak.", None),
    ],
)
def test_extract_attributes_figures_to_speakers(text: str, speaker: str | None, nlp: Language) -> None:
    found = [claim.attributed_to for claim in claims(text, nlp) if claim.kind == "figure"]
    assert [entity and entity.label for entity in found] == [speaker]


def test_extract_gives_claims_in_order_once(nlp: Language) -> None:
    text = "Peru and Chile signed the Lisbon Declaration. Ghana refused to sign the Lisbon Declaration."
    found = claims(text, nlp)
    assert found == sorted(found, key=lambda claim: claim.sort_key)
    assert len({claim.id for claim in found}) == len(found) >= 3


def test_extract_without_a_model_loads_the_default(nlp: Language) -> None:
    text = "Ghana signed the Lisbon Declaration."
    document = Document(
        "note.txt", text, "text/plain", Metadata(), (Block("paragraph", (Span(0, len(text)),)),)
    )
    assert list(extract([document])) == list(extract([document], nlp))
