"""Reads the results of votes: "by 120 votes to 3 with five abstentions", "voted down 61 to 38"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from accordgraph.figures.about import ABOUT, find_about
from accordgraph.figures.context import Scene
from accordgraph.figures.counted import hypothetical, is_year, reading_of, unit_of
from accordgraph.figures.numbers import Number, lexicon
from accordgraph.figures.reading import Numeral, Reading

GAP = r"\s(?:[^\s,;]+\s){0,6}?"
"""What may stand between the parts of a verb: a few words without a comma."""
PAIR = re.compile(r"\s?(?:votes?\s)?(?:to|[-–—])\s?")
FROM = re.compile(r"\bfrom\s$", re.I)
"""Before two numbers that a thing changes between."""
BETWEEN = re.compile(r"(?P<first>\d+)\s?(?:[-–—]|to)\s?(?P<second>\d+)")
FOR = re.compile(
    r"\s(?:votes?\s|members\s|states\s)?for\b|\s(?:\w+\s){0,2}?(?:votes?\s)?(?:in\s(?:its\s)?favou?r|yes\b|ayes\b|voted\s(?:in\sfavou?r|for|yes|to\s))",
    re.I,
)
AGAINST = re.compile(
    r"\s(?:\w+\s){0,2}?(?:votes?\s)?(?:against|no\svotes|nays|noes|opposed|voted\s(?:against|no))\b", re.I
)
SIDED = re.compile(
    r"(?:\s\w+){0,2}?\s(?:votes?\s)?(?:(?:voted\s)?in\sfavou?r\b|for\s*$|yes\b|yeas\b|ayes\b|voted\s(?:for|yes|to)\b)",
    re.I,
)
"""Behind a number, that it counts those in favour."""
OPPOSED = re.compile(r"(?:\s\w+){0,2}?\s(?:votes?\s)?(?:voted\s)?(?:against|opposed|nays|noes|no)\b", re.I)
NOTHING = re.compile(r"\s(?:votes?\s)?to\s(?P<none>nothing|nil|zero|none)\b", re.I)
"""Behind the votes for a text against which none was cast."""
NOBODY = re.compile(
    r"\b(?:none|nobody|no\sone|nil|zero|no\s(?:country|state|member|vote)s?)(?=\s(?:\w+\s)?against)", re.I
)
TRIPLE = re.compile(
    r"(?<![\w–-])(?P<votesFor>\d{1,3})[-–—](?P<votesAgainst>\d{1,3})[-–—](?P<abstentions>\d{1,3})(?![\w–-])"
)
UNANIMOUS = re.compile(
    r"\bunanimous(?:ly)?(?:\s(?:vote|consent))?\s(?:by|of|from)\s(?:all\s)?(?:of\s)?(?:the\s|its\s)?$", re.I
)
RESULT = re.compile(
    r"\W*(?:it|that|the\s(?:final\s)?(?:vote|result|count|tally|score|margin))\s(?:was|is|were|stood\sat|came\sto)\s",
    re.I,
)
"""The opening of a sentence that gives a result."""
PERCENT = re.compile(r"\s(?:per\s?cent|percentage)", re.I)
ABSTAINED = re.compile(r"\s(?:\w+\s){0,3}?(?:abstentions?|abstain(?:ed|ing)?|abstained)\b", re.I)


def votes(scene: Scene, sentence: TokenSpan, numbers: Sequence[Numeral]) -> Iterator[Reading]:
    """Yield the results of a vote: "by 120 votes to 3 with five abstentions", "nine voted against"."""
    numbers = [numeral for numeral in numbers if not PERCENT.match(numeral.after)]
    yield from _unanimous(scene, numbers)
    yield from _triples(scene, sentence)
    labelled = _labelled(sentence, numbers)
    if labelled:
        for numeral, measure in labelled:
            yield from _read(scene, numeral, measure, numeral.last)
        return
    if (
        not _decision().search(sentence.text)
        and not ABSTAINED.search(sentence.text)
        and not _counted(sentence)
    ):
        return
    taken: set[int] = set()
    for first, second in _pairs(sentence, numbers):
        taken |= {first.start, second.start}
        if _rejected(first) and first.number.value > second.number.value:
            first, second = second, first
        yield from _read(scene, first, "votesFor", first.last)
        yield from _read(scene, second, "votesAgainst", first.last)
    reported = _vote().search(sentence.text)
    for numeral in numbers:
        if numeral.start in taken or numeral.number.ordinal or is_year(numeral) or hypothetical(numeral):
            continue
        for measure, pattern in (("abstentions", ABSTAINED), ("votesAgainst", AGAINST), ("votesFor", FOR)):
            if reported or measure == "abstentions":
                match = pattern.match(numeral.after.split(",")[0].split(" and ")[0])
                added = " vote" * (measure == "abstentions")
                if match and _vote().search(match[0] + added + _nearby(numeral)):
                    yield from _read(scene, numeral, measure, numeral.last)
                    break


def _unanimous(scene: Scene, numbers: Sequence[Numeral]) -> Iterator[Reading]:
    """How many were of one mind: "adopted unanimously by the 27 members"."""
    for numeral in numbers:
        if UNANIMOUS.search(numeral.before) and not hypothetical(numeral):
            yield from _read(scene, numeral, "votesFor", numeral.last)


def _triples(scene: Scene, sentence: TokenSpan) -> Iterator[Reading]:
    """Three sides of a vote in one word: "adopted 100-2-11"."""
    for match in TRIPLE.finditer(sentence.text):
        near = sentence.text[max(0, match.start() - 60) : match.start()]
        if not _words("held", "passed", "failed", "fell").search(near):
            continue
        for measure in ("votesFor", "votesAgainst", "abstentions"):
            numeral = _at(sentence, match.start(measure), match.end(measure), int(match[measure]))
            if numeral is not None:
                yield from _read(scene, numeral, measure, numeral.last)


def _labelled(sentence: TokenSpan, numbers: Sequence[Numeral]) -> list[tuple[Numeral, str]]:
    """Numbers each with its side: "120 for, none against, 21 abstaining"; none where a side is missing."""
    nobody = (_at(sentence, match.start(), match.end(), 0) for match in NOBODY.finditer(sentence.text))
    found: list[tuple[Numeral, str]] = []
    for numeral in (*numbers, *filter(None, nobody)):
        if numeral.number.ordinal or hypothetical(numeral):
            continue
        clause = re.split(r"[,;]|\sand\s", numeral.after)[0]
        for measure, pattern in (("abstentions", ABSTAINED), ("votesAgainst", OPPOSED), ("votesFor", SIDED)):
            if pattern.match(clause):
                found.append((numeral, measure))
                break
    sides = {measure for _, measure in found}
    return found if {"votesFor", "votesAgainst"} <= sides else []


def _at(sentence: TokenSpan, start: int, end: int, value: int) -> Numeral | None:
    """The numeral between two characters of a sentence."""
    span = sentence.doc.char_span(
        sentence.start_char + start, sentence.start_char + end, alignment_mode="expand"
    )
    return Numeral(Number(start, end, value), sentence, span.start, span.end) if span is not None else None


def _counted(sentence: TokenSpan) -> bool:
    """Whether a sentence gives the result of the vote that the one before tells of: "It was 71 to 26."."""
    if not RESULT.match(sentence.text) or not sentence.start:
        return False
    return _vote().search(sentence.doc[sentence.start - 1].sent.text) is not None


def _pairs(sentence: TokenSpan, numbers: Sequence[Numeral]) -> Iterator[tuple[Numeral, Numeral]]:
    """Two numbers that are the sides of a vote, also where they look like a range: "41–52"."""
    if not _decision().search(sentence.text) and not _counted(sentence):
        return
    for first, second in itertools.pairwise(numbers):
        between = sentence.text[first.number.end : second.number.start]
        if PAIR.fullmatch(between) and not FROM.search(first.before) and not hypothetical(first):
            yield first, second
    for numeral in numbers:
        nothing = NOTHING.match(numeral.after)
        if nothing and not hypothetical(numeral):
            start = numeral.number.end
            none = _at(sentence, start + nothing.start("none"), start + nothing.end("none"), 0)
            yield from [(numeral, none)] if none is not None else ()
        match = BETWEEN.fullmatch(sentence.text[numeral.number.start : numeral.number.end])
        near = sentence.text[max(0, numeral.number.start - 60) : numeral.number.end + 12]
        if match and _decided().search(near) and not hypothetical(numeral):
            yield _side(numeral, match, "first"), _side(numeral, match, "second")


def _side(numeral: Numeral, match: re.Match[str], name: str) -> Numeral:
    start = numeral.number.start
    number = replace(
        numeral.number, start=start + match.start(name), end=start + match.end(name),
        value=int(match[name]), approximate=False, bound=None,
    )  # fmt: skip
    return replace(numeral, number=number)


def _rejected(first: Numeral) -> bool:
    """Whether the last word on the outcome before the numbers says that a text failed."""
    failed = [match.start() for match in _failed().finditer(first.before)]
    passed = [match.start() for match in _passed().finditer(first.before)]
    return bool(failed) and max(failed) > max(passed, default=-1)


def _nearby(numeral: Numeral) -> str:
    return numeral.before[-80:] + numeral.after[:40]


def _read(scene: Scene, numeral: Numeral, measure: str, cue: Token) -> Iterator[Reading]:
    about = find_about(scene, numeral.sentence, cue, ABOUT[measure], allow_main=True)
    if about:
        unit = unit_of(numeral)
        yield reading_of(about, measure, numeral, unit, cue, "figure.vote", 0.85, unit_text="votes")


def _words(*kinds: str) -> re.Pattern[str]:
    phrases = [phrase for kind in kinds for phrase in lexicon("measures")["votes"][kind]]
    forms = (GAP.join(map(re.escape, phrase.split(" … "))) for phrase in phrases)
    return re.compile(rf"\b(?:{'|'.join(forms)})\b", re.I)


@cache
def _vote() -> re.Pattern[str]:
    return _words("held", "passed", "failed")


@cache
def _decision() -> re.Pattern[str]:
    return _words("held", "passed", "failed", "fell")


@cache
def _decided() -> re.Pattern[str]:
    return _words("passed", "failed", "fell")


@cache
def _passed() -> re.Pattern[str]:
    return _words("passed")


@cache
def _failed() -> re.Pattern[str]:
    return _words("failed", "fell")
