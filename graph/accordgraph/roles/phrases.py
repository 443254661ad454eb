"""Cuts the names of offices out of the words around a person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml
from spacy.tokens import Doc, Token

from accordgraph.data import data_folder
from accordgraph.model import Tenure

MODIFIERS = ("ADJ", "NOUN", "PROPN")
TOPICS = ("to", "on", "assisting")
"""Words between an office and its task, or whom it is sent to."""
LINKS = ("of", "for", "at", "in", "from", "with", *TOPICS)
"""Words between an office and what it is of or about."""
COMPLEMENT = 14
"""Tokens at most in the phrase behind such a preposition."""


@dataclass(frozen=True, slots=True)
class Offices:
    """The lexicon of offices, each list as a set of lower-case forms."""

    heads: frozenset[str]
    private: frozenset[str]
    public: frozenset[str]
    owned: frozenset[str]
    ranks: frozenset[str]
    fields: frozenset[str]
    joined_after: frozenset[str]
    former: frozenset[str]
    acting: frozenset[str]
    passing: frozenset[str]
    honorifics: frozenset[str]
    postnominals: frozenset[str]
    organisations: frozenset[str]
    kinds: frozenset[str]
    terms: frozenset[str]
    copulas: frozenset[str]
    appointing: frozenset[str]
    heading: frozenset[str]
    judging: frozenset[str]
    us_states: frozenset[str]
    partisans: frozenset[str]
    departments: frozenset[str]
    press: frozenset[str]
    desks: frozenset[str]
    relative: frozenset[str]
    local: frozenset[str]
    speaking: frozenset[str]
    envoys: frozenset[str]
    national: frozenset[str]
    styles: frozenset[str]
    leading: frozenset[str]
    working: frozenset[str]
    representing: frozenset[str]
    state_abbreviations: dict[str, str]
    belonging: dict[str, str]
    parties: dict[str, str]
    abbreviations: dict[str, str]


@cache
def offices() -> Offices:
    """The lexicon of offices that ships with the package."""
    text = (data_folder("sources") / "lexicons" / "offices.yaml").read_text(encoding="utf-8")
    data = yaml.safe_load(text)
    values: dict[str, Any] = {
        name: words if isinstance(words, dict) else frozenset(words) for name, words in data.items()
    }
    return Offices(**values)


@dataclass(frozen=True, slots=True)
class Phrase:
    """The name of an office: its tokens `start` to `end` (half-open), with the complement that belongs to it.

    `head` is the noun's index; `left` the index before which the words left of it lie that may name the
    organisation; `complement` the half-open tokens behind a preposition, empty where there is none.
    """

    start: int
    end: int
    head: int
    left: int
    tenure: Tenure
    complement: tuple[int, int]


def is_head(token: Token) -> bool:
    """Whether a token heads the name of an office, in singular or plural."""
    heads = offices().heads
    if token.lower_ in heads:
        return True
    return token.pos_ in ("NOUN", "PROPN") and (
        token.lemma_.lower() in heads or token.lower_.removesuffix("s") in heads
    )


def is_organisational(token: Token) -> bool:
    """Whether a noun ends the name of an organisation."""
    return token.lemma_.lower() in offices().organisations


def phrases(doc: Doc, start: int, end: int, barred: frozenset[int]) -> Iterator[Phrase]:
    """Yield the names of offices between two tokens, in order.

    `barred` are the tokens of names of countries, organisations and persons.
    """
    index = floor = start
    while index < end:
        if index in barred or not is_head(doc[index]):
            index += 1
            continue
        head = _last_head(doc, index, end, barred)
        first, left, tenure = _left(doc, head, floor, barred)
        complement = _complement(doc, head + 1, end) or _field(doc, head, end, barred)
        yield Phrase(first, head + 1, head, left, tenure, complement)
        index = floor = max(head + 1, complement[1])


def _last_head(doc: Doc, index: int, end: int, barred: frozenset[int]) -> int:
    """The last of adjoining heads: of "deputy director general" the third word."""
    while index + 1 < end:
        following = doc[index + 1]
        if (
            following.text == "-"
            and index + 2 < end
            and (doc[index + 2].lower_ in offices().joined_after or is_head(doc[index + 2]))
        ):
            index += 2
        elif following.lower_ in offices().styles:
            break
        elif following.lower_ in offices().joined_after or (
            is_head(following) and index + 1 not in barred and following.lower_ not in offices().postnominals
        ):
            index += 1
        elif (
            following.pos_ in MODIFIERS
            and index + 2 < end
            and is_head(doc[index + 2])
            and not {index + 1, index + 2} & barred
            and doc[index].lower_ in ("deputy", "chief", "vice", "foreign", "lead", "general")
        ):
            index += 2
        else:
            break
    return index


def _left(doc: Doc, head: int, floor: int, barred: frozenset[int]) -> tuple[int, int, Tenure]:
    words = offices()
    first = head
    tenure: Tenure = "current"
    index = head - 1
    while index >= floor and index not in barred:
        token = doc[index]
        lowered = token.lower_
        if lowered in words.former or lowered in words.acting:
            tenure = "former" if lowered in words.former else "acting"
        elif lowered in words.passing or lowered in words.honorifics - {"the", "his", "her"}:
            pass
        elif token.ent_type_ == "GPE" or token.text in words.us_states:
            break
        elif _modifies(doc, index, head):
            first = index
        elif lowered not in ("-", "–") or index - 1 < floor:
            break
        index -= 1
    return first, index + 1, tenure


def tenure_before(doc: Doc, start: int) -> Tenure:
    """Whether a word before the organisation says that the office is past: "former French president"."""
    words = offices()
    while start and doc[start - 1].lower_ in words.passing | {"-"}:
        start -= 1
    lowered = doc[start - 1].lower_ if start else ""
    return "former" if lowered in words.former else "acting" if lowered in words.acting else "current"


def _modifies(doc: Doc, index: int, head: int) -> bool:
    """Whether a word belongs to the name of an office: in capitals where the office is."""
    token = doc[index]
    if token.lower_ == "under":
        return doc[index + 1 + (doc[index + 1].text == "-")].lower_.startswith("secretar")
    if token.lower_ in ("vice", "prime", "deputy", "managing", "leading"):
        return True
    if token.pos_ not in MODIFIERS:
        return False
    return token.text[:1].isupper() or not doc[head].text[:1].isupper()


def _field(doc: Doc, head: int, end: int, barred: frozenset[int]) -> tuple[int, int]:
    """The field in capitals that lists put straight behind an office: "Director Public Policy, Example"."""
    index = start = head + 1
    while index < end and index not in barred and (_titled(doc[index]) or doc[index].lower_ in ("and", "&")):
        index += 1
    listed = index > start and index < end and doc[index].text == "," and doc[head].text.istitle()
    return (start, index) if listed else (start, start)


def _titled(token: Token) -> bool:
    return token.pos_ in MODIFIERS and token.text[:1].isupper() and not is_head(token)


def _complement(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """The tokens behind "of", "for" or "at", up to a verb or a comma that no further name follows."""
    link = _linked(doc, start, end)
    if link + 1 >= end or doc[link].lower_ not in LINKS or doc[link + 1].ent_type_ == "DATE":
        return None
    start = link
    index = start + 1
    last = index
    while index < min(end, start + COMPLEMENT):
        token = doc[index]
        if token.pos_ in MODIFIERS or token.lower_ in ("'s", "’s") or token.lower_ in offices().kinds:
            last = index + 1
        elif token.pos_ in ("DET", "NUM", "ADV", "PRON") or token.lower_ in ("&", "-"):
            if token.text == "All" and doc[index - 1].lower_ == "for":
                last = index + 1
        elif token.lower_ in ("of", "for", "at", "with", "the", "and", "on") and index + 1 < end:
            if token.lower_ == "and" and _new_phrase(doc, index + 1, end):
                break
        elif token.text == "(" and (close := bracket_end(doc, index)) < end:
            index = close
        elif token.text == "," and _goes_on(doc, index + 1, end):
            pass
        elif doc[index : index + 2].text.lower() == "known as" or token.lower_ in ("called", "named"):
            index += token.lower_ == "known"
        else:
            break
        index += 1
    inside = doc[link].lower_ != "in" or any(
        token.lemma_.lower() in offices().organisations for token in doc[start + 1 : last]
    )
    return (start + 1, last) if last > start + 1 and inside else None


def _linked(doc: Doc, start: int, end: int) -> int:
    """Where the preposition behind an office stands, over words for a duty: "minister responsible for"."""
    words = [token.lower_ for token in doc[start : min(start + 3, end)]]
    if words[:2] in (["responsible", "for"], ["accredited", "to"]):
        return start + 1
    return start


def bracket_end(doc: Doc, start: int) -> int:
    """The token that closes the bracket at `start`, the document's end where none soon does."""
    near = range(start + 1, min(start + 5, len(doc)))
    return next((index for index in near if doc[index].text == ")"), len(doc))


def _new_phrase(doc: Doc, start: int, end: int) -> bool:
    """Whether another office begins: "… and Minister of the Interior"."""
    for token in doc[start : min(end, start + 5)]:
        if is_head(token):
            return True
        if token.pos_ not in (*MODIFIERS, "DET", "ADV"):
            return False
    return False


def _goes_on(doc: Doc, start: int, end: int) -> bool:
    """Whether a comma stands in a list of subjects in capitals: "Economic Affairs, Education & Research"."""
    for seen, token in enumerate(doc[start : min(end, start + 4)]):
        if token.lower_ in ("&", "and"):
            return seen > 0
        if not token.text[:1].isupper() or is_head(token):
            return False
    return False
