"""Pronouns and offices in, antecedents out."""

from __future__ import annotations

import pytest
from spacy.language import Language

from accordgraph.annotate import annotate
from accordgraph.link import link
from accordgraph.model import Block, Document, Metadata, Span


def antecedent(nlp: Language, text: str, word: str) -> str | None:
    """The label of the entity that the last occurrence of a word refers to; None where it refers to none."""
    blocks, at = [], 0
    for part in text.split("\n\n"):
        blocks.append(Block("paragraph", (Span(at, at + len(part)),)))
        at += len(part) + 2
    document = Document("d.txt", text, "text/plain", Metadata(), tuple(blocks))
    (annotation,) = annotate([document], nlp)
    linked = link(annotation)
    index = max(token.i for token in annotation.doc if token.text == word)
    entity = linked.entity_headed(index)
    return entity.label if entity else None


RESOLVED = [
    ("Maria Lopez met Peter Schmidt. She left early.", "She", "Maria Lopez"),
    ("Maria Lopez met Peter Schmidt. He left early.", "He", "Peter Schmidt"),
    ("Peter Schmidt met Paul Meyer. He left early.", "He", "Peter Schmidt"),
    ("Mr. Onyango met Ms. Achieng. She left early.", "She", "Achieng"),
    ("Spokeswoman Robin Oduya met Tom Berg. She left early.", "She", "Robin Oduya"),
    ("Peter Schmidt spoke in Oslo.\n\nThe room was full.\n\nHe left early.", "He", "Peter Schmidt"),
    ("Peter Schmidt said that he would leave early.", "he", "Peter Schmidt"),
    ("The European Commission met on Monday. It left the plan as it was.", "It", "European Commission"),
    ("Norway signed the Oslo Treaty in May. In June it left.", "it", "Norway"),
    ("Norway left. The Oslo Treaty limits cod. It ratified last summer.", "It", "Norway"),
    ("President Maria Lopez met Peter Schmidt. The president left early.", "president", "Maria Lopez"),
    ("Norway signed the Oslo Treaty. The council of Lima met, and Peru opposed it.", "it", "Oslo Treaty"),
    (
        "The Oslo Treaty limits cod. " + "The rain fell on the town. " * 8 + "Peru quit it.",
        "it",
        "Oslo Treaty",
    ),
    ("The Oslo Treaty limits cod. Peru runs the Rivers Club. In May Chile left it.", "it", "Oslo Treaty"),
    ("The Oslo Treaty limits cod. The Rivers Club met. Its chair hailed it.", "Its", "Rivers Club"),
    ("While the treaty is weaker than the Oslo Pact, Peru refused to sign it.", "it", "treaty"),
    ("Peru runs the Rivers Club. In May Chile joined it.", "it", "Rivers Club"),
    ("Maria Lopez, the minister, met Peter Schmidt. The minister left early.", "minister", "Maria Lopez"),
]


@pytest.mark.parametrize(("text", "word", "label"), RESOLVED)
def test_coreference_resolves(nlp: Language, text: str, word: str, label: str) -> None:
    assert antecedent(nlp, text, word) == label


OPEN = [
    ("She left early.", "She"),
    ("Peter Schmidt left early. She stayed.", "She"),
    ("Norway signed the treaty. It is clear that others will follow.", "It"),
    ("Norway signed the treaty. It seems that others will follow.", "It"),
    ("Maria Lopez left. " + "The rain fell on the town. " * 8 + "She stayed.", "She"),
]


@pytest.mark.parametrize(("text", "word"), OPEN)
def test_coreference_leaves_open(nlp: Language, text: str, word: str) -> None:
    assert antecedent(nlp, text, word) is None


def test_coreference_keeps_arguments_of_one_verb_apart(nlp: Language) -> None:
    assert antecedent(nlp, "Peter Schmidt came. Paul Meyer thanked him.", "him") == "Peter Schmidt"


def test_coreference_does_not_bind_words_within_quotation_marks(nlp: Language) -> None:
    text = "Maria Lopez spoke first. “I trust Anna Weber,” said Peter Schmidt. Then she left."
    assert antecedent(nlp, text, "she") == "Maria Lopez"
