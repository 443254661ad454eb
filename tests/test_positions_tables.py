"""Tables in, positions out: what a column's head says of the rows, and what the cells say themselves."""

from __future__ import annotations

import pytest
from spacy.language import Language

from accordgraph import extract
from accordgraph.read.text import text_document

HEADED = "| State | Signed | Ratified | Withdrawal |\n|---|---|---|---|\n"
STANDS = "| State | Position |\n|---|---|\n"
VOTES = "| Member | Vote |\n|---|---|\n"
TOLD = [
    (HEADED + "| Peru | 3 May 2019 | 4 June 2021 | – |", "Peru signed; Peru ratified"),
    (HEADED + "| Peru | 3 May 2019 |  |  |", "Peru signed"),
    (HEADED + "| Peru |  | 4 June 2021 |  |", "Peru ratified"),
    (HEADED + "| Peru | yes | not yet | |", "Peru signed; Peru ratified denied"),
    (HEADED + "| Peru | ✓ | due in 2027 | |", "Peru signed; Peru ratified planned"),
    (HEADED + "| Peru | 2019 | 2020 | 2024 |", "Peru signed; Peru ratified; Peru withdrewFrom"),
    (HEADED + "| Peru | unknown | n/a | – |", ""),
    (HEADED + "| All | 12 | 9 | 1 |", ""),
    (STANDS + "| Peru | Signed |\n| Chile | Refused to sign |", "Peru signed; Chile refusedToSign"),
    (STANDS + "| Peru | Did not sign |\n| Chile | Not signed |", "Peru refusedToSign; Chile signed denied"),
    (STANDS + "| Peru | Refused to ratify |\n| Chile | Acceded in 2020 |",
     "Peru ratified denied; Chile ratified"),
    (STANDS + "| Peru | Will sign |\n| Chile | Expected to sign |",
     "Peru signed planned; Chile signed possible"),
    (STANDS + "| Peru | Unclear |\n| Chile | Silent |", ""),
    (STANDS + "| Peru | Left the room when the chair asked whether anybody had signed |", ""),
    (VOTES + "| Peru | For |\n| Chile | Against |\n| Kenya | Abstained |\n| Spain | Absent |",
     "Peru endorsed; Chile opposed; Kenya abstained"),
    ("| Text | Peru | Chile |\n|---|---|---|\n| Lakes Pact | signed | rejected |",
     "Peru signed; Chile opposed"),
    ("| State | Capital | Area |\n|---|---|---|\n| Peru | Lima | 1285216 |", ""),
]  # fmt: skip


@pytest.mark.parametrize(("table", "expected"), TOLD)
def test_positions_in_tables(nlp: Language, table: str, expected: str) -> None:
    text = f"# Who is in the Lakes Pact\n\nThe Lakes Pact is open to all.\n\n{table}\n"
    claims = extract([text_document("d.md", text, "text/markdown", "d.md")], nlp)
    told = {
        f"{c.subject.label} {c.predicate} {c.status}".removesuffix(" asserted")
        for c in claims
        if c.kind == "position"
    }
    assert told == set(filter(None, expected.split("; ")))


def test_positions_in_tables_cite_the_cells(nlp: Language) -> None:
    text = f"# The Lakes Pact\n\n{HEADED}| Peru | 3 May 2019 | | |\n"
    (claim,) = extract([text_document("d.md", text, "text/markdown", "d.md")], nlp)
    assert [evidence.text for evidence in claim.evidence] == ["Signed", "Peru", "3 May 2019"]


def test_positions_in_tables_name_their_agreement(nlp: Language) -> None:
    head = "| State | Lakes Pact | Harbour Convention |\n|---|---|---|\n"
    text = f"# Who signed what\n\n{head}| Peru | signed | refused to sign |\n"
    claims = extract([text_document("d.md", text, "text/markdown", "d.md")], nlp)
    assert {(c.predicate, getattr(c.object, "label", "")) for c in claims} == {
        ("signed", "Lakes Pact"),
        ("refusedToSign", "Harbour Convention"),
    }
