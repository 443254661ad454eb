"""The noun that a number counts, and the reading of a count."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from accordgraph.figures.numbers import lexicon
from accordgraph.figures.reading import Numeral, Reading
from accordgraph.mentions import Mention
from accordgraph.model import Entity, Figure, Status

UNIT_WINDOW = 8
"""Tokens after a number within which the noun that it counts ends."""
INNER = ("ADJ", "NOUN", "PROPN", "ADV", "VERB", "NUM")
CONDITIONS = frozenset(("once", "after", "when", "upon", "if"))
FORCE = re.compile(r"\b(?:tak\w+\seffect|(?:into|in)\sforce|effective)\b", re.I)
"""What waits for a number of ratifications."""
WITHIN = frozenset(("+", "-", "–", "plus", "more", "other", "or"))


def unit_of(numeral: Numeral) -> Token | None:
    """The noun that a number counts: the last of the words behind it within one noun phrase."""
    doc, found = numeral.sentence.doc, None
    index = numeral.end
    end = min(numeral.sentence.end, index + UNIT_WINDOW)
    if doc[index : index + 2].text.lower() in ("or so", "or more", "or fewer", "or less"):
        index += 2
    if index < end and doc[index].lower_ in ("of", "or"):
        return None
    while index < end:
        token = doc[index]
        counted = is_counted(token)
        settled = found is not None and is_counted(found)
        if token.pos_ in ("NOUN", "PROPN"):
            if counted or found is None or (token.dep_ != "compound" and not settled):
                found = token
            if counted and not _goes_on(doc, index, end):
                break
        elif token.lower_ in (",", "and", "&"):
            if found is None or settled:
                break
        elif token.pos_ not in INNER and token.lower_ not in WITHIN:
            break
        index += 1
    return found


def _goes_on(doc: Doc, index: int, end: int) -> bool:
    """Whether a counted noun only modifies the next: "member states", "government ministers"."""
    following = doc[index + 1] if index + 1 < end else None
    return (
        following is not None
        and following.pos_ in ("NOUN", "PROPN")
        and (doc[index].dep_ == "compound" or is_counted(following))
    )


def is_counted(token: Token) -> bool:
    """Whether a noun is one of those that are counted as signing, joining or attending."""
    words, lemma = lexicon("measures"), singular(token)
    return lemma in words["populations"] or lemma in words["self"]


def singular(token: Token) -> str:
    """A noun's singular in lower case, of capitalised nouns, too."""
    lemma = token.lemma_.lower()
    if token.pos_ == "PROPN" and lemma.endswith("s"):
        return re.sub(r"ies$", "y", lemma) if lemma.endswith("ies") else lemma.removesuffix("s")
    return lemma


def is_year(numeral: Numeral) -> bool:
    """Whether four digits are more likely a year: "her 2005 vote"."""
    return (
        re.fullmatch(r"(?:19|20)\d\d", numeral.sentence.text[numeral.number.start : numeral.number.end])
        is not None
    )


def hypothetical(numeral: Numeral) -> bool:
    """Whether the number is a threshold, a wish or a condition, by the words around it."""
    doc, sentence = numeral.sentence.doc, numeral.sentence
    cues = lexicon("measures")["hypothetical"]
    window = doc[max(sentence.start, numeral.start - 6) : min(numeral.end + 8, sentence.end)]
    if any(token.lemma_.lower() in cues for token in window):
        return True
    before = {token.lower_ for token in doc[max(sentence.start, numeral.start - 6) : numeral.start]}
    return bool(before & CONDITIONS) and FORCE.search(sentence.text) is not None


def reading_of(
    about: tuple[Entity, Mention | None],
    measure: str,
    numeral: Numeral,
    unit: Token | None,
    cue: Token,
    rule: str,
    confidence: float,
    *,
    unit_text: str | None = None,
    status: Status = "asserted",
) -> Reading:
    """The reading of a count, in the words of the noun that it counts."""
    number = numeral.number
    end = max(numeral.end, unit.i + 1) if unit is not None else numeral.end
    counted = unit_text or (phrase_of(unit, numeral) if unit is not None else "")
    figure = Figure(int(number.value), counted, number.approximate, number.bound)
    return Reading(
        about[0],
        about[1],
        measure,
        figure,
        numeral.sentence,
        numeral.start,
        end,
        cue,
        rule,
        confidence,
        status,
    )


def phrase_of(unit: Token, numeral: Numeral) -> str:
    """The counted noun with its compounds and the nouns joined to it: "nations and organizations".

    Behind an ordinal, which ranks one of them, it is put into the plural.
    """
    if numeral.number.ordinal:
        return re.sub(r"(?<=[^aeiou])y$", "ie", singular(unit)) + "s"
    first = unit.i
    while first > numeral.end and unit.doc[first - 1].dep_ == "compound":
        first -= 1
    last = unit
    for noun in unit.conjuncts:
        between = unit.doc[last.i + 1 : noun.i]
        if noun.pos_ == "NOUN" and 0 < len(between) <= 4 and not any(token.like_num for token in between):
            last = noun
    return str(unit.doc[first : last.i + 1].text)
