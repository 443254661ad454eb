"""The values: identity, order and what they refuse."""

from __future__ import annotations

import dataclasses

import pytest

from accordgraph.model import Block, Claim, Document, Entity, Evidence, Figure, Metadata, Span, in_order

ACCORD = Entity("https://example.org/accord", "Lakes Accord", "Agreement")


def claim(start: int = 0, value: int = 12, path: str = "a.txt") -> Claim:
    evidence = (Evidence(Span(start, start + 9), "12 states"),)
    return Claim(
        "figure", "d", path, ACCORD, "signatories", Figure(value, "states"), "asserted", evidence, 0.9, "r"
    )


def test_model_claim_needs_evidence() -> None:
    with pytest.raises(ValueError, match="needs evidence: Lakes Accord signatories"):
        dataclasses.replace(claim(), evidence=())


@pytest.mark.parametrize("other", [claim(start=5), claim(value=13)])
def test_model_claim_id_follows_from_what_and_where(other: Claim) -> None:
    assert claim().id == claim().id
    assert other.id != claim().id


def test_model_claim_id_ignores_path_and_confidence() -> None:
    assert dataclasses.replace(claim(path="b.txt"), confidence=0.1).id == claim().id


def test_model_in_order_sorts_and_drops_repetitions() -> None:
    first, second, other = claim(3), claim(40), claim(0, path="b.txt")
    assert in_order([other, second, first, second]) == [first, second, other]


def test_model_document_id_follows_from_the_text_alone() -> None:
    def document(path: str, text: str) -> Document:
        return Document(path, text, "text/plain", Metadata(title=path), (Block("paragraph", (Span(0, 1),)),))

    assert document("a", "text").id == document("b", "text").id != document("a", "text ").id


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [((0, 3), (3, 5), False), ((0, 4), (3, 5), True), ((3, 5), (0, 9), True), ((0, 0), (0, 3), False)],
)
def test_model_span_overlaps(one: tuple[int, int], other: tuple[int, int], expected: bool) -> None:
    assert Span(*one).overlaps(Span(*other)) is expected
