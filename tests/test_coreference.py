"""Which mention a pronoun goes back to."""

from __future__ import annotations

import pytest
from spacy.language import Language

from accordgraph.annotate import annotate
from accordgraph.link import link
from accordgraph.model import Block, Document, Metadata, Span


def antecedents(text: str, nlp: Language) -> dict[str, str]:
    """Each pronoun of the text that refers to something, with the label of that."""
    document = Document("d.txt", text, "text/plain", Metadata(), (Block("paragraph", (Span(0, len(text)),)),))
    (annotation,) = annotate([document], nlp)
    linked = link(annotation)
    pronouns = [m for m in linked.mentions if m.kind == "pronoun" and m in linked.entities]
    return {mention.text: linked.entities[mention].label for mention in pronouns}


@pytest.mark.parametrize(
    ("text", "pronoun", "expected"),
    [
        ("Maria Lopez met Peter Novak in Oslo. She praised the plan.", "She", "Maria Lopez"),
        ("Maria Lopez met Peter Novak in Oslo. He praised the plan.", "He", "Peter Novak"),
        ("Peru joined the Lakes Accord last year. It ratified the text in May.", "It", "Peru"),
        ("The Lakes Accord is modest. Both Peru and Chile refused to sign it.", "it", "Lakes Accord"),
        (
            "Although the Lakes Accord is weaker than the Oslo Declaration, Chile declined to sign it.",
            "it",
            "Lakes Accord",
        ),
    ],
)
def test_coreference_pronoun_has_the_fitting_antecedent(
    text: str, pronoun: str, expected: str, nlp: Language
) -> None:
    assert antecedents(text, nlp)[pronoun] == expected


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("Peru has joined. It is clear that more will follow.", "It"),
        ("Peru refused to sign it.", "it"),
        ("Maria Lopez spoke first. He left early.", "He"),
    ],
)
def test_coreference_pronoun_without_antecedent(text: str, pronoun: str, nlp: Language) -> None:
    assert pronoun not in antecedents(text, nlp)
