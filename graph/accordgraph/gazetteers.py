"""What is known beforehand: the entities and words that `sources/gazetteers` list.

Countries are named by the Common Locale Data Repository (through Babel) and by `countries.csv`, organisations
and agreements by the files beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from babel import Locale

from accordgraph.data import data_folder, table
from accordgraph.model import EntityType

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
FIRST_WORD = re.compile(r"[^\W\d_]+")
STATE_ADDRESS = re.compile(
    r"(?:\.|^)(?:gov|gob|gouv|govt|go|parl|parliament|gc|mil)\.(\w\w)$|(?:\.|^)(?:gov|mil)$|(?:\.|^)(europa\.eu)$"
)
"""The end of the host names of governments, with the country where it is told."""
UNCOUNTED = ("sh", "ch", "ese", "ss", "x")
"""Endings of demonyms that are adjectives alone: Danish, French, Maltese."""
Sense = Literal["name", "demonym", "seat"]


@dataclass(frozen=True, slots=True)
class Known:
    """An entity of a gazetteer: the end of its IRI, its usual name and type, and the sense of a form."""

    key: str
    label: str
    type: EntityType
    sense: Sense = "name"
    iso: str | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class HeadNoun:
    """A noun that heads phrases for entities of a type; `refers` are the families it can refer back to."""

    type: EntityType
    family: str
    refers: frozenset[str]


@cache
def words(name: str) -> frozenset[str]:
    """The lines of a word list; those that begin with # are comments."""
    text = (data_folder("sources") / "gazetteers" / name).read_text(encoding="utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def known_forms() -> tuple[tuple[str, Known], ...]:
    """Every form of a name with what it means; where two entities share a form the first has it."""
    return tuple(_countries()) + tuple(
        pair
        for kind, name in (("Organization", "organizations.csv"), ("Agreement", "agreements.csv"))
        for pair in _listed_entities(cast(EntityType, kind), name)
    )


@cache
def known_by_key() -> Mapping[str, Known]:
    """The entities of all gazetteers by the end of their IRI."""
    found: dict[str, Known] = {}
    for _, known in known_forms():
        found.setdefault(known.key, known)
    return found


@cache
def head_nouns() -> Mapping[EntityType, Mapping[str, HeadNoun]]:
    """For each type the nouns that head phrases for its entities."""
    found: dict[EntityType, dict[str, HeadNoun]] = {}
    for row in table("gazetteers/head_nouns.csv"):
        kind = cast(EntityType, row["type"])
        noun = HeadNoun(kind, row["family"], frozenset(_entries(row["refers"])))
        found.setdefault(kind, {})[row["lemma"]] = noun
    return found


def _entries(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


def _countries() -> Iterator[tuple[str, Known]]:
    territories = Locale("en").territories
    for row in table("gazetteers/countries.csv"):
        forms: tuple[tuple[Sense, list[str]], ...] = (
            ("name", [row["label"], territories.get(row["iso"], row["label"]), *_entries(row["names"])]),
            ("demonym", _entries(row["demonyms"])),
            ("seat", _entries(row["seats"])),
        )
        key, wikidata = f"country/{row['iso']}", row["wikidata"] or None
        for sense, names in forms:
            for name in names:
                yield name, Known(key, row["label"], "Country", sense, row["iso"], wikidata)


def _listed_entities(kind: EntityType, name: str) -> Iterator[tuple[str, Known]]:
    for row in table(f"gazetteers/{name}"):
        key, wikidata = f"{kind.lower()}/{row['id']}", row["wikidata"] or None
        for form in (row["label"], *_entries(row["names"])):
            yield form, Known(key, row["label"], kind, "name", None, wikidata)
        for form in _entries(row.get("seats") or ""):
            yield form, Known(key, row["label"], kind, "seat", None, wikidata)


@cache
def _organization_classes() -> Mapping[str, str]:
    return {
        f"organization/{row['id']}": row["class"]
        for row in table("gazetteers/organizations.csv")
        if row["class"]
    }


def organization_class(key: str | None) -> str | None:
    """Which noun refers to a known organisation: bloc, alliance, agency or company."""
    return _organization_classes().get(key) if key else None


@cache
def government_words() -> Mapping[str, frozenset[str]]:
    """The words of `government_words.csv` by kind."""
    found: dict[str, set[str]] = {}
    for row in table("gazetteers/government_words.csv"):
        found.setdefault(row["kind"], set()).add(row["word"])
    return {kind: frozenset(entries) for kind, entries in found.items()}


@cache
def given_names() -> frozenset[str]:
    """The given names that are no other word, by which a person's name is told."""
    return frozenset(row["name"] for row in table("gazetteers/given_names.csv") if not row["also"])


@cache
def name_words() -> frozenset[str]:
    """The words that stay capitalised in a headline: of countries and their people, and names of one word."""
    found: set[str] = set()
    for form, known in known_forms():
        parts = form.split()
        if known.type == "Country" or len(parts) == 1:
            found.update(part for part in parts if part[:1].isupper())
    return frozenset(found | given_names() | set(MONTHS))


@cache
def name_phrases() -> Mapping[str, tuple[str, ...]]:
    """Names of several words by their first word, the longest first."""
    found: dict[str, list[str]] = {}
    for form, _ in known_forms():
        first, *rest = FIRST_WORD.findall(form)
        if rest and form[:1].isupper():
            found.setdefault(first, []).append(form)
    return {first: tuple(sorted(forms, key=len, reverse=True)) for first, forms in found.items()}


@cache
def seats() -> frozenset[str]:
    """The places that can stand for a government."""
    return frozenset(form for form, known in known_forms() if known.sense == "seat")


@cache
def peoples() -> Mapping[str, Known]:
    """The countries by the plurals of demonyms: Norwegians, Saudis."""
    return {
        f"{form}s": known
        for form, known in known_forms()
        if known.sense == "demonym" and (form == "Czech" or not form.endswith(UNCOUNTED))
    }


@cache
def heads_of_state() -> Mapping[str, str]:
    """The ISO codes of countries by the names of those who lead or led them."""
    return {row["name"]: row["of"] for row in table("gazetteers/office_holders.csv") if len(row["of"]) == 2}


def state_of_address(url: str) -> str | None:
    """The ISO code of the country whose government publishes at an address.

    >>> state_of_address("https://www.gov.uk/news"), state_of_address("https://example.org")
    ('GB', None)
    """
    host = re.sub(r"^\w+://", "", url).split("/")[0].split(":")[0].lower()
    match = STATE_ADDRESS.search(host)
    if match is None:
        return None
    code = "EU" if match[2] else (match[1] or "us").upper()
    return {"UK": "GB"}.get(code, code)
