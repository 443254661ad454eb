"""JSON Lines: reading gives back what was written, and wrong lines are named."""

from __future__ import annotations

import json
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordgraph import jsonl
from accordgraph.model import (
    CLAIM_KINDS,
    ENTITY_TYPES,
    STATUSES,
    Claim,
    ClaimObject,
    Entity,
    Evidence,
    Figure,
    Mentions,
    Occurrence,
    Office,
    Phrase,
    Quotation,
    Span,
)

words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
ids = st.text(string.ascii_lowercase, min_size=1, max_size=8)
spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 999), st.integers(1, 99))
span_lists = st.lists(spans, max_size=3).map(tuple)
entities = st.builds(
    Entity,
    ids,
    words,
    st.sampled_from(ENTITY_TYPES),
    st.lists(words, max_size=3).map(tuple),
    st.none() | words,
)
objects: dict[str, st.SearchStrategy[ClaimObject]] = {
    "position": entities | st.builds(Phrase, words),
    "quotation": st.builds(
        Quotation,
        ids,
        st.sampled_from(["direct", "mixed", "indirect"]),
        st.sampled_from(["speech", "thought"]),
        words,
        span_lists,
    ),
    "figure": st.builds(
        Figure, st.integers(0, 10**12), words, st.booleans(), st.sampled_from([None, "atLeast", "atMost"])
    ),
    "role": st.builds(Office, entities, words, st.sampled_from(["current", "former", "acting"])),
    "event": st.builds(Occurrence, st.none() | words, st.none() | words, st.none() | words),
}


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    kind = draw(st.sampled_from(CLAIM_KINDS))
    return Claim(
        kind=kind,
        document=draw(ids),
        path=draw(words),
        subject=draw(entities),
        predicate=draw(ids),
        object=draw(objects[kind]),
        status=draw(st.sampled_from(STATUSES)),
        evidence=tuple(draw(st.lists(st.builds(Evidence, spans, words), min_size=1, max_size=3))),
        confidence=draw(st.floats(0, 1)),
        rule=draw(ids),
        mentions=draw(st.builds(Mentions, span_lists, span_lists, span_lists)),
        attributed_to=draw(st.none() | entities),
    )


@given(st.lists(claims(), max_size=4))
def test_jsonl_round_trip(written: list[Claim]) -> None:
    assert list(jsonl.loads(jsonl.dumps(written))) == written


@given(claims())
def test_jsonl_one_line_with_the_public_keys(claim: Claim) -> None:
    (line,) = jsonl.dumps([claim])
    assert len(line.split("\n")) == 1
    assert list(json.loads(line)) == [
        "id", "kind", "document", "path", "subject", "predicate", "object",
        "status", "attributedTo", "evidence", "mentions", "confidence", "rule",
    ]  # fmt: skip


@pytest.mark.parametrize("line", ["{", "[]", '{"kind": "position"}', '"text"'])
def test_jsonl_names_the_line_that_is_no_claim(line: str) -> None:
    with pytest.raises(ValueError, match="line 2 is no claim"):
        list(jsonl.loads(["", line]))
