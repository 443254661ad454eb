"""Parsing: tokens lead back to the snapshot, blocks stay apart, models that do not fit are named."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from accordgraph.annotate import annotate, load_model, parser_text
from accordgraph.errors import ModelError
from accordgraph.model import Block, Document, Metadata, Span


def document(text: str, *blocks: Block) -> Document:
    return Document("d.txt", text, "text/plain", Metadata(), blocks)


def test_annotate_offsets_lead_back_over_markup_and_white_space(nlp: Language) -> None:
    text = "## Lakes accord\n\nPeru   signed\nthe [Lakes Accord](https://example.org) today.\n"
    link = text.index("[")
    after = text.index(" today")
    blocks = (
        Block("heading", (Span(3, 15),)),
        Block("paragraph", (Span(17, link), Span(link + 1, link + 13), Span(after, len(text)))),
    )
    (annotation,) = annotate([document(text, *blocks)], nlp)
    words = [text[start:end] for start, end in zip(annotation.starts, annotation.ends, strict=True)]
    assert words == ["Lakes", "accord", "Peru", "signed", "the", "Lakes", "Accord", "today", "."]
    assert [annotation.block(i).kind for i in (0, 1, 2, 8)] == [
        "heading",
        "heading",
        "paragraph",
        "paragraph",
    ]
    assert annotation.evidence(2, 7).text == "Peru   signed\nthe [Lakes Accord"
    assert annotation.sentence(1).end == 2


def test_annotate_document_without_words(nlp: Language) -> None:
    (annotation,) = annotate([document("  \n ", Block("paragraph", (Span(0, 4),)))], nlp)
    assert len(annotation.doc) == 0
    assert annotation.blocks == ()


@given(st.text(max_size=60), st.lists(st.integers(0, 60), max_size=6))
def test_annotate_parser_text_maps_every_character(text: str, cuts: list[int]) -> None:
    edges = sorted({min(cut, len(text)) for cut in cuts})
    pieces = tuple(Span(start, end) for start, end in zip(edges[::2], edges[1::2], strict=False))
    parsed, offsets = parser_text(document(text), Block("paragraph", pieces))
    assert len(parsed) == len(offsets)
    assert offsets == sorted(set(offsets))
    assert all(
        c == text[at] or (c == " " and text[at].isspace()) for c, at in zip(parsed, offsets, strict=True)
    )
    assert parsed == " ".join(parsed.split())


@pytest.mark.parametrize(
    ("text", "word", "tag", "lemma"),
    [
        ("The United States hereby withdraws from the convention.", "withdraws", "VBZ", "withdraw"),
        ("The withdraws from the fund were many.", "withdraws", "NNS", "withdraw"),
    ],
)
def test_annotate_takes_what_has_a_subject_for_a_verb(
    nlp: Language, text: str, word: str, tag: str, lemma: str
) -> None:
    (annotation,) = annotate([document(text, Block("paragraph", (Span(0, len(text)),)))], nlp)
    assert [(token.tag_, token.lemma_) for token in annotation.doc if token.text == word] == [(tag, lemma)]


def test_annotate_missing_model_says_how_to_get_it() -> None:
    with pytest.raises(ModelError, match=r"en_core_web_missing.*python -m spacy download"):
        load_model("en_core_web_missing")


def test_annotate_model_without_parser_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy, "load", lambda name: spacy.blank("en"))
    with pytest.raises(ModelError, match="has no tagger, parser"):
        load_model("blank")


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It came at the end of PM Lund's visit to Lima.", 1),
        ("The bill was read by Rep. Orla Finn and Gov. Sten Voss.", 1),
        ("Tuvalu backed Protocol No. 14 and Art. 6 of it.", 1),
        ("Was it Peru vs. Chile? No. 61 did not vote.", 2),
        ("Were they there? No. Peru signed.", 3),
        ("Peru signed in the U.S. capital.", 1),
        ("Peru signed the accord (it took a year.) Chile did not.", 2),
    ],
)
def test_annotate_sentences_go_on_after_abbreviations(nlp: Language, text: str, sentences: int) -> None:
    (annotation,) = annotate([document(text, Block("paragraph", (Span(0, len(text)),)))], nlp)
    assert len(list(annotation.doc.sents)) == sentences
