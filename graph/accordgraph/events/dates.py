"""Resolves the dates of running English to ISO 8601, against the date of the document."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

import dateparser

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
WEEKDAYS = [name.lower() for name in calendar.day_name]
EARLIEST, LATEST = 1600, 2199
"""Years that are read as such, inclusive."""

MONTH = r"(?P<month>{})\.?".format("|".join(sorted(MONTHS, key=len, reverse=True)))
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\d:%])"
LAST = (
    r"(?:(?:\s?(?:[-–—/&]|to|and|until|through)\s?|,\s(?=\d{1,2}(?:st|nd|rd|th)))(?:(?P<month2>[A-Z][a-z]{2,8})\.?\s)?"
    r"(?P<day2>\d{1,2})(?:st|nd|rd|th)?(?![\d:%]))?"
)
SECOND = r"(?P<day2>\d{1,2})(?:st|nd|rd|th)?\s(?P<month2>[A-Z][a-z]{2,8})\.?"
FORMS = ("iso", "mdy", "dmdm", "dmy", "my", "m", "y", "w", "r")
YEAR = r"(?P<year>1[6-9]\d\d|2[01]\d\d)"
YEARS = re.compile(YEAR)
TO = re.compile(r"\s(?:to|until|till|through)\s|\s?[-–—]\s?", re.I)
SPANNING = (
    (re.compile(r"\bfrom\s$", re.I), TO),
    (re.compile(r"\bbetween\s$", re.I), re.compile(r"\sand\s")),
    (re.compile(r""), re.compile(r"\s?[–—]\s?|\s(?:until|through)\s")),
)
"""What stands before and between the first and last day of a stretch."""
WEEKDAY = "|".join(WEEKDAYS)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time: characters `at` to `stop` of a text, ISO dates as exact as the text gives them.

    `vague` marks those that only count from the document's date ("last week", "on Monday").
    """

    at: int
    stop: int
    start: str
    end: str | None = None
    vague: bool = False


def find_periods(
    text: str, base: str | None = None, *, ahead: bool = False, year: int | None = None
) -> Iterator[Period]:
    """Yield the dates in a text in order; relative ones need `base`, the document's own date.

    `ahead` reads a month or weekday without a year as one to come rather than one past; `year` is that of
    days and months that stand without one.

    >>> [(p.start, p.end) for p in find_periods("held on February 10–11, 2025 and again in May 2026")]
    [('2025-02-10', '2025-02-11'), ('2026-05', None)]
    >>> [p.start for p in find_periods("met on Tuesday and last year", "2025-02-13")]
    ['2025-02-11', '2024']
    """
    today = parse_base(base)
    last: Period | None = None
    for match in _pattern().finditer(text):
        found = _period(match, today, ahead, year)
        if found:
            vague = match["w"] is not None or match["r"] is not None
            following = Period(match.start(), match.end(), *found, vague)
            joined = _joined(text, last, following) if last else None
            if last and not joined:
                yield last
            last = joined or following
    if last:
        yield last


def _joined(text: str, first: Period, last: Period) -> Period | None:
    """The stretch between two whole days: "from 3 March to 7 March", "between Monday and Friday"."""
    between, before = text[first.stop : last.at], text[: first.at]
    pair = next((pair for pair in SPANNING if pair[0].search(before) and pair[1].fullmatch(between)), None)
    exact = len(first.start) == len(last.start) == len("2025-02-10")
    if pair is None or not exact or first.end or last.end:
        return None
    own = YEARS.search(text[first.at : first.stop]), YEARS.search(text[last.at : last.stop])
    start = last.start[:4] + first.start[4:] if own[1] and not own[0] else first.start
    week = first.vague and last.vague and last.start <= start
    end = last_day(last.start, 8) if week else last.start
    if end is None or start >= end or first.vague != last.vague:
        return None
    return Period(first.at, last.stop, start, end, first.vague)


def parse_base(base: str | None) -> date | None:
    """The document's date; the first day of a month or year where nothing more exact is known."""
    if not base:
        return None
    match = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", base)
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return None


@cache
def _pattern() -> re.Pattern[str]:
    def renamed(pattern: str, suffix: str) -> str:
        return re.sub(r"\(\?P<(\w+)>", rf"(?P<\g<1>_{suffix}>", pattern)

    near = r"(?P<this>this\syear)|(?P<prior>last\syear)"
    year = rf"(?:,?\s(?:of\s)?(?:{YEAR}|{near}))"
    counted = r"(?!\s(?:km|kilomet|people|million|billion|countries))"
    forms = [
        ("iso", r"(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?"),
        ("mdy", rf"{MONTH}\s{DAY}{LAST}{year}?"),
        ("dmdm", rf"{DAY}\s{MONTH}\s?(?:[-–—]|to|until|through)\s?{SECOND}{year}?"),
        ("dmy", rf"{DAY}{LAST}\s(?:of\s)?{MONTH}{year}?"),
        ("my", rf"(?:(?P<which>last|this|next|of|in)\s)?{MONTH}{year}"),
        (
            "m",
            r"(?:(?P<which>last|this|next|in|since|by)\s(?:(?:early|mid|late)[\s-])?|(?:early|mid|late)[\s-])"
            rf"{MONTH}(?!\s\d)",
        ),
        ("y", rf"{YEAR}(?:\s?[–-]\s?(?P<year2>1[6-9]\d\d|2[01]\d\d))?{counted}"),
        ("w", rf"(?:(?P<which>last|this|next)\s)?(?P<weekday>{WEEKDAY})"),
        (
            "r",
            r"(?P<relative>today|yesterday|tomorrow|(?:last|this|next|this\spast)\s(?:week|month|year|weekend)"
            r"|(?:one|two|three|four|five|six|seven|\d{1,2})\s(?:days?|weeks?|months?|years?)\sago)",
        ),
    ]
    parts = "|".join(rf"(?P<{name}>{renamed(pattern, name)})" for name, pattern in forms)
    return re.compile(rf"(?<![\w$€£.,/-])(?:{parts})(?![\w%])(?!,\d)", re.IGNORECASE)


def last_day(start: str, days: int) -> str | None:
    """The last of some days from an exact day on, None where the day is not known."""
    first = parse_base(start) if len(start) == len("2025-02-10") else None
    return (first + timedelta(days - 1)).isoformat() if first else None


def _period(
    match: re.Match[str], today: date | None, ahead: bool, own: int | None
) -> tuple[str, str | None] | None:
    form = next(name for name in FORMS if match[name])
    groups = {
        name.rsplit("_", 1)[0]: value
        for name, value in match.groupdict().items()
        if name.endswith(f"_{form}")
    }
    if form == "r":
        return _relative(groups["relative"], today)
    if form == "w":
        return _weekday(groups, today, ahead)
    if form == "y":
        return groups["year"], groups.get("year2")
    if form == "iso":
        return _valid(int(groups["year"]), int(groups["month"]), groups.get("day"))
    month = MONTHS[groups["month"].lower()]
    stated = any(groups.get(name) for name in ("year", "this", "prior"))
    day = int(groups["day"]) if groups.get("day") else None
    year = own if own and not stated else _year(groups, month, day, today, ahead)
    if year is None:
        return None
    first = _valid(year, month, groups.get("day"))
    if first is None or not groups.get("day2"):
        return first
    other = MONTHS.get((groups.get("month2") or "").lower(), month)
    if form == "dmy":
        other = month
    last = _valid(year + (other < month), other, groups["day2"])
    return (first[0], last[0]) if last and last[0] > first[0] else first


def _year(
    groups: dict[str, str | None], month: int, day: int | None, today: date | None, ahead: bool
) -> int | None:
    if groups.get("year"):
        return int(str(groups["year"]))
    if today is None:
        return None
    if groups.get("this"):
        return today.year
    if groups.get("prior"):
        return today.year - 1
    if groups.get("which") == "next" or (ahead and groups.get("which") != "last"):
        return today.year + (month < today.month)
    later = month > today.month or (month == today.month and day is not None and day > today.day)
    if groups.get("which") == "last":
        return today.year - (month >= today.month)
    near = month - today.month <= 1
    return today.year - (later and not near)


def _valid(year: int, month: int, day: str | None) -> tuple[str, None] | None:
    if not 1 <= month <= 12 or not EARLIEST <= year <= LATEST:
        return None
    if not day:
        return f"{year:04}-{month:02}", None
    if not 1 <= int(day) <= calendar.monthrange(year, month)[1]:
        return None
    return f"{year:04}-{month:02}-{int(day):02}", None


def _weekday(groups: dict[str, str | None], today: date | None, ahead: bool) -> tuple[str, None] | None:
    if today is None:
        return None
    wanted = WEEKDAYS.index(str(groups["weekday"]).lower())
    which = (groups.get("which") or "").lower()
    if ahead and which != "next":
        return (today + timedelta((wanted - today.weekday()) % 7)).isoformat(), None
    if which == "next":
        return (today + timedelta((wanted - today.weekday() - 1) % 7 + 1)).isoformat(), None
    back = (today.weekday() - wanted) % 7
    if which == "last" and back < 2:
        back += 7
    return (today - timedelta(back)).isoformat(), None


def _relative(words: str, today: date | None) -> tuple[str, str | None] | None:
    if today is None:
        return None
    folded = " ".join(words.lower().split()).replace("this past", "last")
    which, _, unit = folded.partition(" ")
    step = {"last": -1, "this": 0, "next": 1}.get(which)
    if step is not None:
        return _whole(unit, step, today)
    found = dateparser.parse(
        folded, languages=["en"], settings={"RELATIVE_BASE": datetime(today.year, today.month, today.day)}
    )
    if found is None:
        return None
    precision = 4 if "year" in folded else 7 if "month" in folded else 10
    return found.date().isoformat()[:precision], None


def _whole(unit: str, step: int, today: date) -> tuple[str, str | None]:
    if unit == "year":
        return f"{today.year + step:04}", None
    if unit == "month":
        months = today.year * 12 + today.month - 1 + step
        return f"{months // 12:04}-{months % 12 + 1:02}", None
    monday = today - timedelta(today.weekday()) + timedelta(7 * step)
    if unit == "weekend":
        return (monday + timedelta(5)).isoformat(), (monday + timedelta(6)).isoformat()
    return monday.isoformat(), (monday + timedelta(6)).isoformat()
