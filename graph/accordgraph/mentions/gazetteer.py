"""Names that are known beforehand, in a trie over tokens.

Countries are named by the Common Locale Data Repository (through Babel) and by
`sources/gazetteers/countries.csv`, organisations and agreements by the files beside it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from babel import Locale
from spacy.lang.en import English

from accordgraph.data import data_folder
from accordgraph.model import EntityType


@dataclass(frozen=True, slots=True)
class Known:
    """An entity of a gazetteer: the end of its IRI, its usual name, its type; `sense` is how a name means it."""

    key: str
    label: str
    type: EntityType
    sense: str = "name"
    iso: str | None = None
    wikidata: str | None = None


@dataclass(slots=True)
class _Node:
    following: dict[str, _Node] = field(default_factory=dict)
    known: Known | None = None


class Gazetteer:
    """A trie over the tokens of names."""

    def __init__(self) -> None:
        self._root = _Node()
        self._tokenizer = English().tokenizer
        self.by_key: dict[str, Known] = {}

    def add(self, name: str, known: Known) -> None:
        """Make the name mean the entity, unless an earlier one has it."""
        node = self._root
        for token in self._tokenizer(name):
            node = node.following.setdefault(token.text, _Node())
        if node.known is None:
            node.known = known
        self.by_key.setdefault(known.key, known)

    def longest(self, words: Sequence[str], start: int) -> tuple[int, Known] | None:
        """The longest name that begins at `start`: where it ends and what it means."""
        node = self._root
        found = None
        for position in range(start, len(words)):
            following = node.following.get(words[position])
            if following is None:
                break
            node = following
            if node.known is not None:
                found = (position + 1, node.known)
        return found

    def matches(self, words: Sequence[str]) -> Iterator[tuple[int, int, Known]]:
        """The longest names from left to right, none overlapping."""
        position = 0
        while position < len(words):
            found = self.longest(words, position)
            if found is None:
                position += 1
            else:
                end, known = found
                yield position, end, known
                position = end


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a gazetteer by column; lines that begin with # are comments."""
    path = data_folder("sources") / "gazetteers" / name
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(line for line in file if not line.startswith("#")))


def listed(cell: str | None) -> list[str]:
    """The entries of a cell that | separates."""
    return [part for part in (cell or "").split("|") if part]


@cache
def gazetteer() -> Gazetteer:
    """All that the gazetteers know."""
    known = Gazetteer()
    _add_countries(known)
    for name, kind in (("organizations.csv", "Organization"), ("agreements.csv", "Agreement")):
        for row in rows(name):
            entity = Known(
                f"{kind.lower()}/{row['id']}",
                row["label"],
                kind,
                wikidata=row["wikidata"] or None,  # type: ignore[arg-type]
            )
            for form in (row["label"], *listed(row["names"])):
                known.add(form, entity)
    return known


def _add_countries(known: Gazetteer) -> None:
    territories = Locale("en").territories
    for row in rows("countries.csv"):
        iso = row["iso"]
        for sense, forms in (
            ("name", [row["label"], territories.get(iso, row["label"]), *listed(row["names"])]),
            ("demonym", listed(row["demonyms"])),
            ("seat", listed(row["seats"])),
        ):
            entity = Known(f"country/{iso}", row["label"], "Country", sense, iso, row["wikidata"] or None)
            for form in forms:
                known.add(form, entity)
