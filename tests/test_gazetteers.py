"""The gazetteers: every row is whole, every id is one, every form means one thing."""

from __future__ import annotations

import re
from typing import get_args

import pytest
from babel import Locale

from accordgraph.data import table
from accordgraph.gazetteers import (
    Known,
    given_names,
    head_nouns,
    heads_of_state,
    known_by_key,
    known_forms,
    name_phrases,
    organization_class,
    seats,
    words,
)
from accordgraph.model import EntityType

FORMER = {"SU", "YU", "CS", "DD"}
LISTED = ("countries.csv", "organizations.csv", "agreements.csv")


def test_gazetteers_countries_are_territories() -> None:
    isos = [row["iso"] for row in table("gazetteers/countries.csv")]
    assert len(isos) == len(set(isos)) > 190
    assert set(isos) - FORMER <= set(Locale("en").territories)


@pytest.mark.parametrize("name", LISTED)
def test_gazetteers_rows_are_whole(name: str) -> None:
    for row in table(f"gazetteers/{name}"):
        assert None not in row.values(), row
        assert row["label"], row
        assert re.fullmatch(r"(Q[1-9]\d*)?", row["wikidata"]), row


@pytest.mark.parametrize(
    ("name", "column"), [(name, "wikidata") for name in LISTED] + [(n, "id") for n in LISTED[1:]]
)
def test_gazetteers_ids_are_one(name: str, column: str) -> None:
    ids = [row[column] for row in table(f"gazetteers/{name}") if row[column]]
    assert sorted(ids) == sorted(set(ids))


def test_gazetteers_names_mean_one_thing() -> None:
    meant: dict[str, Known] = {}
    for form, known in known_forms():
        if known.sense != "seat":
            assert meant.setdefault(form, known).key == known.key, form


@pytest.mark.parametrize(
    ("form", "key"),
    [
        ("Cabo Verde", "country/CV"),
        ("Cape Verde", "country/CV"),
        ("Holland", "country/NL"),
        ("USSR", "country/SU"),
        ("Filipino", "country/PH"),
        ("Downing Street", "country/GB"),
        ("EU", "organization/european-union"),
        ("NPT", "agreement/npt"),
    ],
)
def test_gazetteers_know(form: str, key: str) -> None:
    assert key in {known.key for found, known in known_forms() if found == form}
    assert known_by_key()[key].label


def test_gazetteers_head_nouns_have_types() -> None:
    assert set(head_nouns()) <= set(get_args(EntityType))
    families = {noun.family for nouns in head_nouns().values() for noun in nouns.values()}
    for nouns in head_nouns().values():
        for noun in nouns.values():
            assert noun.refers <= families | {"*"}


def test_gazetteers_leaders_lead_known_countries() -> None:
    isos = {row["iso"] for row in table("gazetteers/countries.csv")}
    assert set(heads_of_state().values()) <= isos


def test_gazetteers_word_lists() -> None:
    assert "president" in words("titles.txt")
    assert not any(word.startswith("#") for word in words("titles.txt"))
    assert "Ursula" in given_names()
    assert "Chad" not in given_names()
    assert "Washington" in seats()
    assert organization_class("organization/nato") == "alliance"
    assert organization_class(None) is None
    assert name_phrases()["United"][0] == max(name_phrases()["United"], key=len)
