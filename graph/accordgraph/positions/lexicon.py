"""Loads the words that report positions and the words that change their standing.

The classes of the operators follow Karttunen, "Implicative verbs" (Language 47, 1971) and Saurí and
Pustejovsky, "FactBank" (Language Resources and Evaluation 43, 2009).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from accordgraph.data import table
from accordgraph.model import EntityType

OBJECT_TYPES: Mapping[str, EntityType] = {"A": "Agreement", "E": "Event", "O": "Organization"}


@dataclass(frozen=True, slots=True)
class Cue:
    """A word, with the fixed words that go with it, that reports a position.

    `positive` is False for words that say by themselves that the position was not taken ("boycott").
    """

    lemma: str
    pos: str
    particles: tuple[str, ...]
    nouns: tuple[str, ...]
    prepositions: tuple[str, ...]
    predicate: str
    objects: frozenset[EntityType]
    positive: bool


@dataclass(frozen=True, slots=True)
class Operator:
    """What a word says about the act that it governs, and whether its subject or its object acts."""

    effect: str
    control: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Cues and operators by lemma and part of speech."""

    cues: Mapping[tuple[str, str], tuple[Cue, ...]]
    operators: Mapping[tuple[str, str], tuple[Operator, ...]]
    words: Mapping[str, frozenset[str]]


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships with the package."""
    cues: dict[tuple[str, str], list[Cue]] = defaultdict(list)
    for row in table("lexicons/position_cues.csv"):
        cues[row["lemma"], row["pos"]].append(_cue(row))
    operators: dict[tuple[str, str], list[Operator]] = defaultdict(list)
    for row in table("lexicons/position_operators.csv"):
        operators[row["lemma"], row["pos"]].append(Operator(row["effect"], row["control"]))
    words: dict[str, set[str]] = defaultdict(set)
    for row in table("lexicons/position_words.csv"):
        words[row["set"]].update(row["words"].split())
    return Lexicon(
        {key: tuple(sorted(found, key=lambda cue: not cue.nouns)) for key, found in cues.items()},
        {key: tuple(found) for key, found in operators.items()},
        {name: frozenset(found) for name, found in words.items()},
    )


@cache
def words(name: str) -> frozenset[str]:
    """The set of function words with this name."""
    return lexicon().words[name]


def _cue(row: Mapping[str, str]) -> Cue:
    return Cue(
        row["lemma"],
        row["pos"],
        _alternatives(row["particle"]),
        _alternatives(row["noun"]),
        _alternatives(row["preposition"]),
        row["predicate"],
        frozenset(OBJECT_TYPES[letter] for letter in row["objects"] if letter in OBJECT_TYPES),
        row["polarity"] == "+",
    )


def _alternatives(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()
