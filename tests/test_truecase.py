"""Headlines in, the case of running text out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from accordgraph.annotate import annotate
from accordgraph.model import Block, BlockKind, Document, Metadata, Span
from accordgraph.truecase import Casing, is_headline, is_shouted, truecased

BODY = """On Monday Peru signed the Lima Rivers pact. The rivers of Peru, the UN says, are clean;
in May they may not be."""
COMMON = frozenset(
    [
        "refuses",
        "to",
        "sign",
        "pact",
        "on",
        "clean",
        "water",
        "as",
        "leaders",
        "meet",
        "may",
        "new",
        "the",
        "two",
    ]
)


def restored(headline: str, body: str = BODY) -> str:
    casing = Casing()
    casing.learn(body)
    return truecased(
        headline, casing, COMMON.__contains__, {"Chile", "US", "UN"}, {"Geneva": ("Geneva Pact",)}
    )


@pytest.mark.parametrize(
    ("headline", "wanted"),
    [
        ("Peru Refuses to Sign Pact on Clean Water", "Peru refuses to sign pact on clean water"),
        ("Peru Signs Lima Rivers Pact", "Peru Signs Lima Rivers pact"),
        ("Chile and Peru Sign New Pact", "Chile and Peru sign new pact"),
        ("US Refuses to Sign Clean Water Pact", "US refuses to sign clean water pact"),
        ("PERU AND US REFUSES TO SIGN PACT", "Peru and US refuses to sign pact".replace(" and ", " AND ")),
        ("Leaders Meet: Two Sign New Pact", "Leaders meet: Two sign new pact"),
        ("Peru Leaders May Sign Geneva Pact", "Peru leaders may sign Geneva Pact"),
        ("OpenRivers Leaders Meet on the UN Pact", "OpenRivers leaders meet on the UN pact"),
    ],
)
def test_truecase_restores(headline: str, wanted: str) -> None:
    assert restored(headline) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Peru Refuses to Sign the Pact", True),
        ("Peru refuses to sign the pact", False),
        ("PERU REFUSES TO SIGN", True),
        ("Emma Lindqvist, ambassador to the neighbouring country", False),
        ("Related Articles", False),
        ("12 34 56 78", False),
    ],
)
def test_truecase_knows_headlines(text: str, wanted: bool) -> None:
    assert is_headline(text) is wanted


def test_truecase_knows_capitals() -> None:
    assert is_shouted("PERU SIGNS")
    assert not is_shouted("Peru SIGNS")


@given(st.text())
def test_truecase_keeps_the_length(text: str) -> None:
    found = restored(text)
    assert len(found) == len(text)
    assert found.lower() == text.lower()


def test_truecase_is_for_headings_only(nlp: Language) -> None:
    text = "Peru Refuses To Sign Water Pact\n\nChile Now Dislikes That Fish Plan\n\nThe pact is about water."
    cuts = [(0, 31), (33, 66), (68, len(text))]
    kinds: tuple[BlockKind, ...] = ("heading", "paragraph", "paragraph")
    blocks = tuple(Block(kind, (Span(*cut),)) for kind, cut in zip(kinds, cuts, strict=True))
    (annotation,) = annotate([Document("d.txt", text, "text/plain", Metadata(), blocks)], nlp)
    heading, paragraph = (
        [token.text for token in annotation.doc[b.start : b.end]] for b in annotation.blocks[:2]
    )
    assert heading == ["Peru", "refuses", "to", "sign", "water", "pact"]
    assert paragraph == ["Chile", "Now", "Dislikes", "That", "Fish", "Plan"]
    assert annotation.evidence(0, 6).text == "Peru Refuses To Sign Water Pact"
