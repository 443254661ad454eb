"""The lexicon of words and phrases that report what somebody said or thought."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from spacy.tokens import Token

from accordgraph.data import table
from accordgraph.model import Act

Part = Literal["verb", "noun", "adjective", "phrase"]
PARTS: Mapping[str, Part] = {
    "VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adjective", "PROPN": "verb",
}  # fmt: skip
"""The lexicon's part of speech for spaCy's; in headlines it takes verbs for proper nouns."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry: `takes` names the constructions that hold the content ("clause", "object", "for").

    `act` is that of a clause, `other_act` that of the other constructions.
    """

    lemma: str
    part: Part
    takes: frozenset[str]
    act: Act
    other_act: Act


@cache
def cues() -> Mapping[tuple[str, Part], Cue]:
    """The lexicon by lemma and part of speech.

    >>> deny = cues()["deny", "verb"]
    >>> "clause" in deny.takes, deny.act
    (True, 'speech')
    """
    entries = map(_cue, table("lexicons/reporting_cues.csv"))
    return {(entry.lemma, entry.part): entry for entry in entries}


def _cue(row: Mapping[str, str]) -> Cue:
    act, *other = cast("list[Act]", row["act"].split())
    takes, part = frozenset(row["takes"].split()), cast("Part", row["part"])
    return Cue(row["lemma"], part, takes, act, other[0] if other else act)


@cache
def phrases() -> tuple[tuple[tuple[str, ...], Cue], ...]:
    """The lexicon's phrases as their words, the longest first."""
    found = [(tuple(cue.lemma.split()), cue) for cue in cues().values() if cue.part == "phrase"]
    return tuple(sorted(found, key=lambda item: (-len(item[0]), item[0])))


_MISTAKEN = {"hop": "hope", "tweete": "tweet", "retweete": "retweet", "pledg": "pledge"}


def cue_of(token: Token) -> Cue | None:
    """The lexicon's entry for a word as it is used here, None for a word that reports nothing."""
    part = PARTS.get(token.pos_)
    if part is None or (token.pos_ == "AUX" and token.dep_ in ("aux", "auxpass")):
        return None
    lemma = token.lemma_.lower()
    return cues().get((_MISTAKEN.get(lemma, lemma), part))


Kind = Literal["Person", "Group", "Organization", "text"]


@cache
def speaking_nouns() -> Mapping[str, Kind]:
    """Nouns for those who speak and for what is read, by lemma."""
    return {row["noun"]: row["kind"] for row in table("lexicons/speaking_nouns.csv")}  # type: ignore[misc]
