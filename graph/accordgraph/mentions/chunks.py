"""Finds runs of capitals and cuts names out of them, without countries, titles and offices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from accordgraph.annotate import Annotation
from accordgraph.gazetteers import given_names, head_nouns, heads_of_state, words
from accordgraph.mentions.tokens import (
    CALENDAR,
    FORMS_OF_ADDRESS,
    OFFICES,
    capital,
    hyphenated,
    opens_sentence,
    within_place,
)
from accordgraph.mentions.trie import known_names

PARTICLES = frozenset(
    ["von", "der", "van", "de", "den", "la", "le", "da", "di", "al", "el", "bin", "ibn", "ter", "du", "dos",
     "del", "della", "zu", "af", "bint", "abu", "ben", "do", "das", "ten"]
)  # fmt: skip
DEGREES = frozenset(["MP", "MEP", "MSP", "MLA", "TD", "PhD"])
INITIAL = re.compile(r"[A-Z]\.$")
OFFICE_LENGTH = 10
"""Tokens over which an office can stretch before the name of who holds it."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A run of capitalised tokens; `titled` where a title or office stands before it."""

    start: int
    end: int
    titled: bool


def runs(annotation: Annotation) -> Iterator[Chunk]:
    """The names that the text may hold, each without the titles and offices before it."""
    doc = annotation.doc
    for block in annotation.blocks:
        position = block.start
        while position < block.end:
            if not _begins_name(doc[position]):
                position += 1
                continue
            start = position
            position = _run_end(doc, start, block.end)
            yield from _split(doc, start, position)


def _begins_name(token: Token) -> bool:
    if (
        not capital(token)
        or token.lower_ in CALENDAR
        or not any(character.isalpha() for character in token.text)
    ):
        return False
    if token.pos_ in ("DET", "PRON", "ADP", "SCONJ", "CCONJ", "AUX", "INTJ", "PART"):
        return False
    if token.pos_ == "PROPN" or not opens_sentence(token):
        return True
    return bool(token.ent_type_) and token.pos_ not in ("VERB", "ADV")


def _run_end(doc: Doc, start: int, limit: int) -> int:
    position = start + 1
    while position < limit:
        if hyphenated(doc, position) and position + 1 < limit:
            position += 2
        elif _continues(doc, position, limit):
            position += 1
        else:
            break
    return position


def _continues(doc: Doc, position: int, limit: int) -> bool:
    token = doc[position]
    if capital(token):
        return token.pos_ not in ("DET", "PRON", "ADP", "SCONJ", "CCONJ") and token.lower_ not in CALENDAR
    if position + 1 == limit:
        return False
    if token.lower_ in PARTICLES:
        return _after_particles(doc, position, limit)
    return token.text == "&" and capital(doc[position + 1]) and not _of_two_persons(doc, position)


def _of_two_persons(doc: Doc, ampersand: int) -> bool:
    """Whether given names stand on both sides: "Ann & Peter"."""
    return {doc[ampersand - 1].text, doc[ampersand + 1].text} <= given_names()


def _after_particles(doc: Doc, position: int, limit: int) -> bool:
    while position < limit and (doc[position].lower_ in PARTICLES or hyphenated(doc, position)):
        position += 1
    return position < limit and capital(doc[position]) and doc[position].pos_ == "PROPN"


def in_office_of(doc: Doc, start: int) -> bool:
    """Whether an office with what it is for stands before: "Secretary of" Labor Ann Low."""
    position = start - 1
    if position < 0 or doc[position].lower_ not in ("of", "for", "and", "&"):
        return False
    persons = head_nouns()["Person"]
    while position >= 0 and start - position <= OFFICE_LENGTH:
        token = doc[position]
        if token.lower_ in persons:
            return True
        if not capital(token) and token.lower_ not in ("of", "for", "and", "&", "the", ","):
            return False
        position -= 1
    return False


def _split(doc: Doc, start: int, end: int) -> Iterator[Chunk]:
    """The names in a run of capitals, without countries, offices and degrees: "U.S. Senator Anna Lind"."""
    for part_start, part_end in _parts(doc, start, end):
        texts = [token.text for token in doc[part_start:part_end]]
        position, titled = (0, False) if _colonial(doc, part_start) else _after_titles(texts)
        before = doc[part_start - 1] if part_start else None
        if position == 0 and before is not None and before.pos_ in ("NOUN", "PROPN"):
            titled = is_title(before.text) or _is_calling(before)
        if position == 0 and len(texts) > 2 and in_office_of(doc, part_start):
            position, titled = _last_two_words(texts), True
        position = _at_given_name(texts, position)
        while len(texts) > position and texts[-1] in DEGREES:
            texts.pop()
        rest = texts[position:]
        if rest and not all(is_title(text) for text in rest) and not _common(rest[-1]):
            yield Chunk(part_start + position, part_start + len(texts), titled)


def _parts(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Parts a person from what follows directly: "the Lind Geneva plan", "Obama Clean Power Plan"."""
    leader = start + 1 < end and doc[start].text in heads_of_state() and capital(doc[start + 1])
    leader = leader and doc[start].text not in words("family_names.txt")
    for position in range(start + 1, end):
        person = doc[position - 1].ent_type_ == "PERSON" and doc[position].ent_type_ in (
            "GPE",
            "NORP",
            "DATE",
        )
        person = person and doc[position - 1].lower_ not in PARTICLES
        if person or (leader and position == start + 1):
            yield start, position
            yield position, end
            return
    yield start, end


def _colonial(doc: Doc, start: int) -> bool:
    """Whether the name is of a place and begins with a people: "British Columbia"."""
    found = known_names().longest([doc[start].text], 0)
    return found is not None and found[1].sense == "demonym" and within_place(doc, start + 1)


def _after_titles(texts: list[str]) -> tuple[int, bool]:
    """Where the name begins after countries, organisations and titles, and whether a title was among them."""
    names = known_names()
    position, titled, portfolio = 0, False, None
    while position < len(texts):
        found = names.longest(texts, position)
        if is_title(texts[position]) and position + 1 < len(texts):
            portfolio = position if portfolio is None else portfolio
            titled = titled or texts[position].lower() not in words("portfolios.txt")
            position += 1
        elif found and found[0] < len(texts) and found[1].type in ("Country", "Organization") and not titled:
            position = found[0]
        elif texts[position] in ("-", "–", "&") or texts[position].islower():
            position += 1
        else:
            break
    if portfolio is not None and not titled:
        position = portfolio
    for later in range(len(texts) - 2, position, -1):
        if texts[later].lower() in OFFICES | FORMS_OF_ADDRESS:
            return later + 1, True
    return position, titled


def is_title(text: str) -> bool:
    """Whether the word stands before names as a title, or as part of an office."""
    return text.lower() in words("titles.txt") and text.lower() not in PARTICLES


def _is_calling(token: Token) -> bool:
    """Whether the noun, in the plural too, says what persons are: "co-founders", "activist"."""
    persons = head_nouns()["Person"]
    return token.is_lower and (token.lower_ in persons or token.lemma_.lower() in persons)


def _at_given_name(texts: list[str], position: int) -> int:
    """Skip what stands before a given name that begins a name of up to four words: "Police Peter Low"."""
    given = given_names()
    if position < len(texts) and texts[position] in given:
        return position
    for later in range(position + 1, len(texts) - 1):
        before = texts[later - 1]
        if (
            texts[later] in given
            and len(texts) - later <= 4
            and not INITIAL.match(before)
            and len(before) > 2
        ):
            return later if later - position > 1 or before.lower() in words("before_names.txt") else position
    return position


def _last_two_words(texts: list[str]) -> int:
    """Where given name and surname begin, an initial and hyphens counted to them."""
    position = len(texts)
    for _ in range(2):
        position -= 1
        while position > 1 and (INITIAL.match(texts[position]) or texts[position - 1] in ("-", "–")):
            position -= 2 if texts[position - 1] in ("-", "–") else 1
    return max(0, position)


def _common(word: str) -> bool:
    """Whether the word is a noun for agreements or events, which other finders see to."""
    return any(word.lower() in head_nouns()[kind] for kind in ("Agreement", "Event"))
