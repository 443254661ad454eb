"""Reads the numbers of running English: digits and words, multipliers, ranges, ordinals and their hedges."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml
from number_parser import parse_ordinal

from accordgraph.data import data_folder
from accordgraph.model import Bound

DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[  ]\d{3})+(?![\d.,])|\d+(?:\.\d+)?"
ORDINAL_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:st|nd|rd|th)\b"
ROUND = r"(?:a\s+(?=(?:hundred|thousand)\sand\s))?"
"""The article of a number in words: "a hundred and forty"."""
LARGEST = 10**18
"""Numbers above this, exclusive, are no figures that a document reports."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text, `start` and `end` its half-open characters without the hedges around it.

    Of a range ("50–60") `value` is the lower end, `approximate` and bounded from below.
    """

    start: int
    end: int
    value: int | float
    ordinal: bool = False
    approximate: bool = False
    bound: Bound | None = None


@cache
def lexicon(name: str) -> dict[str, Any]:
    """A word list that ships with the package, by the name of its file."""
    text = (data_folder("sources") / "lexicons" / f"{name}.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.safe_load(text)
    return data


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first, white space folded."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


def parse_number(text: str) -> int | float | None:
    """The value of a number in digits or words with its multipliers; None where it is no definite number.

    >>> parse_number("20,000"), parse_number("1.7 billion"), parse_number("one hundred sixty-two")
    (20000, 1700000000, 162)
    >>> parse_number("a dozen"), parse_number("half a million"), parse_number("dozens") is None
    (12, 500000, True)
    """
    match = _whole().fullmatch(text.strip().lower())
    if match is None:
        return None
    value: int | float | None
    if match["digits"]:
        plain = re.sub(r"[,  ]", "", match["digits"])
        value = float(plain) if "." in plain else int(plain)
    elif match["words"]:
        value = _spelled(match["words"])
    else:
        value = 0.5 if match["article"].startswith("half") else 1
    if value is None:
        return None
    for word in re.findall(r"[a-z]+", match["multipliers"] or ""):
        value *= lexicon("numbers")["multipliers"][word.removesuffix("s")]
    value = round(value, 6)
    if value >= LARGEST:
        return None
    return int(value) if value == int(value) else value


def parse_ordinal_number(text: str) -> int | None:
    """The rank that an ordinal in digits or words gives, or None.

    >>> parse_ordinal_number("40th"), parse_ordinal_number("twenty-first"), parse_ordinal_number("last")
    (40, 21, None)
    """
    lowered = text.strip().lower().replace(",", "")
    digits = re.fullmatch(r"(\d+)(?:st|nd|rd|th)", lowered)
    if digits:
        return int(digits[1]) if int(digits[1]) < LARGEST else None
    return _spelled(lowered) if re.search(_ordinal_words() + "$", lowered) else None


def find_numbers(text: str) -> Iterator[Number]:
    """Yield the numbers of a text in order, with approximation and bound.

    >>> [(n.value, n.bound) for n in find_numbers("more than 60 states, up to 1.2 million people")]
    [(60, 'atLeast'), (1200000, 'atMost')]
    """
    for match in _number().finditer(text):
        if match["ordinal"]:
            rank = parse_ordinal_number(match["ordinal"])
            if rank is not None:
                yield Number(match.start(), match.end(), rank, ordinal=True)
        elif match["number"]:
            yield from _hedged(text, match.span("number"))
        else:
            yield from _range(text, match)


def _range(text: str, match: re.Match[str]) -> Iterator[Number]:
    names = ("least", "most") if match["least"] else ("low", "high")
    low, high = (parse_number(match[name]) for name in names)
    scale = re.search(r"[a-z]+$", match[names[1]].lower())
    if low is not None and scale and match[names[0]][-1].isdigit():
        low = parse_number(f"{match[names[0]]} {scale[0]}")
    if low is not None and high is not None and low < high:
        yield Number(match.start(), match.end(), low, approximate=True, bound="atLeast")
    else:
        for name in names:
            yield from _hedged(text, match.span(name))


def _hedged(text: str, span: tuple[int, int]) -> Iterator[Number]:
    start, end = span
    value = parse_number(text[start:end])
    if value is not None:
        approximate, bound = _hedges(text[:start], text[end:])
        yield Number(start, end, value, approximate=approximate, bound=bound)


def _hedges(before: str, after: str) -> tuple[bool, Bound | None]:
    kinds = []
    match = _cue("before").search(before[-40:])
    if match:
        kinds.append(_kind("before", match["cue"]))
    match = _cue("after").match(after)
    if match:
        kinds.append(_kind("after", match["cue"]))
    bounds: list[Bound] = [kind for kind in kinds if kind in ("atLeast", "atMost")]
    return bool(kinds), bounds[0] if bounds else None


def _kind(place: str, cue: str) -> Any:
    folded = " ".join(cue.lower().split())
    return next(kind for kind, cues in lexicon("numbers")[place].items() if folded in cues)


@cache
def _spelled(words: str) -> int | None:
    value = parse_ordinal(re.sub(r"^a\s", "one ", words.replace("-", " ")))
    return value if isinstance(value, int) and value < LARGEST else None


@cache
def _ordinal_words() -> str:
    return rf"(?:{alternatives(lexicon('numbers')['ordinals'])})"


@cache
def _words() -> str:
    return rf"(?:{alternatives(lexicon('numbers')['words'])})"


@cache
def _scales() -> str:
    return rf"(?:{alternatives(lexicon('numbers')['multipliers'])})"


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<digits>{DIGITS})|(?P<words>{ROUND}{_words()}(?:(?:[\s-]+(?:and\s+)?){_words()})*)"
        rf"|(?P<article>half\s+an?|half|an?)(?=\s+{_scales()}\b))"
        rf"(?P<multipliers>(?:[\s-]*{_scales()}s?\b)*)"
    )


@cache
def _number() -> re.Pattern[str]:
    digits = rf"(?:{DIGITS})(?:[\s-]?{_scales()}s?\b)*"
    words = rf"{ROUND}{_words()}(?:[\s-]+(?:and\s+)?{_words()}\b)*(?:[\s-]{_scales()}\b)*"
    article = rf"(?:half\s+an?|half|an?)(?:\s{_scales()}\b)+"
    number = rf"(?:{digits}|{words}|{article})"
    ordinal = rf"{ORDINAL_DIGITS}|(?:{_words()}[\s-]+)*{_ordinal_words()}\b"
    return re.compile(
        rf"(?:(?<![\w.,-])|(?<=\b(?!COP)[A-Z]{{3}}))(?:(?P<ordinal>{ordinal})"
        rf"|between\s+(?P<least>{number})\s+and\s+(?P<most>{number})\b"
        rf"|(?P<low>{digits})(?:\s?[–—-]\s?|\s+to\s+)(?P<high>{digits})(?![\w-])"
        rf"|(?P<number>{number})(?!\w|[.,]\d|-\d|\s?%))",
        re.IGNORECASE,
    )


@cache
def _cue(place: str) -> re.Pattern[str]:
    cues = alternatives(cue for cues in lexicon("numbers")[place].values() for cue in cues)
    if place == "after":
        return re.compile(rf"\s?(?P<cue>(?ai:{cues}))(?!\w)")
    sign = r"(?:[A-Za-z]{0,3}[$€£¥₹₩]|[A-Z]{3})?"
    return re.compile(rf"(?<!\w)(?P<cue>(?ai:{cues}))\s*(?:the\s+)?{sign}\s?$")
