"""Tells what is known about a document besides its text."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping, Sequence
from datetime import datetime

import dateparser

from accordgraph.model import Metadata

TITLE_KEYS = ("title", "headline", "name")
DATE_KEYS = (
    "published_time", "date", "published", "publication_date", "date_published", "datepublished", "pubdate",
    "publish_date", "published_at", "created",
)  # fmt: skip
AUTHOR_KEYS = ("author", "authors", "byline", "creator", "creators")
PUBLISHER_KEYS = (
    "publisher",
    "publication",
    "outlet",
    "site",
    "site_name",
    "sitename",
    "source",
    "organisation",
    "program",
    "programme",
    "show",
    "station",
)
URL_KEYS = ("url", "source_url", "canonical", "canonical_url", "link", "original_url", "source", "permalink")
LANGUAGE_KEYS = ("lang", "language", "locale")

ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?!\d)")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?!\d)")
MONTH = rf"(?:{'|'.join(calendar.month_abbr[1:])}|sept)[a-z]*\.?"
WEEKDAY = rf"(?:{'|'.join(calendar.day_abbr)})[a-z]*\.?,?\s+"
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
WRITTEN = re.compile(
    rf"\b(?:(?:{WEEKDAY})?(?:(?:the\s+)?{DAY}(?:\s+of)?\s+{MONTH},?\s+\d{{4}}|{MONTH}\s+{DAY},?\s+\d{{4}})"
    rf"|{MONTH}\s+\d{{4}})\b",
    re.I,
)
HEAD_LINES = 12
"""Lines at the start of a text among which its own date line and its agency are looked for."""
DATE_LINE = 120
"""The longest line (in characters) that is taken for a date line."""
DATE_LINE_WORDS = 6
"""The most words that stand around the date in a date line ("Published on …", "By … in …")."""
WORD = re.compile(r"[^\W\d_]+")
DATELINE = re.compile(
    r"(?P<place>[A-Z][\w.'’-]*(?:[ /][A-Z][\w.'’-]*){0,3})(?:,\s*[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,2})?"
    rf"(?P<date>,?\s*\(?(?:{WEEKDAY})?(?i:{MONTH}\s+{DAY}|{DAY}\s+{MONTH})(?:,?\s+\d{{4}})?\)?)?"
    r"(?P<agency>,?\s*\((?P<name>[A-Z][\w.'’&/ -]{1,40})\))?"
    r"\s*(?:[-–—]{1,2}|(?<=\d)[.:])\s+(?=[\"“‘'(]?[A-Z0-9])"
)
"""The place, perhaps the date, and the agency before a report's first words, as agencies write them."""
SOURCE_LINE = re.compile(
    r"\[(?P<name>[^\[\]]{1,60})\]\((?P<url>https?://[^\s()]+)\)|<?(?P<bare>https?://[^\s/<>]+/[^\s<>]{12,}?)>?"
)
"""A last line that holds nothing but a link to the page that the text was taken from."""
GENERIC = re.compile(
    r"(?:source|original|here|link|read more|permalink|full (?:article|story|text)|article|more).*", re.I
)
URL = re.compile(r"https?://[^\s<>\"')\]]+")


def from_front_matter(values: Mapping[str, Sequence[str]]) -> Metadata:
    """What front matter says; its keys are in lower case with underscores."""
    urls = [value for value in _all(values, URL_KEYS) if URL.match(value)]
    publishers = [value for value in _all(values, PUBLISHER_KEYS) if not URL.match(value)]
    dates = [date for value in _all(values, DATE_KEYS) if (date := iso_date(value))]
    authors = next((values[key] for key in AUTHOR_KEYS if values.get(key)), [])
    return Metadata(
        title=next(iter(_all(values, TITLE_KEYS)), None),
        date=next(iter(dates), None),
        author=", ".join(authors) or None,
        publisher=next(iter(publishers), None),
        url=next(iter(urls), None),
        language=next(iter(_all(values, LANGUAGE_KEYS)), None),
    )


def iso_date(value: str) -> str | None:
    """The date that a text gives, in ISO 8601, to the day or to the month.

    >>> iso_date("Feb 11, 2025"), iso_date("2020-09-01-07-06-05"), iso_date("March 2015")
    ('2025-02-11', '2020-09-01', '2015-03')
    """
    for pattern in (ISO, COMPACT):
        if match := pattern.match(value.strip()):
            return _valid(*match.groups())
    if re.fullmatch(r"\d{4}", value.strip()):
        return value.strip()
    if match := ISO.search(value):
        return _valid(*match.groups())
    match = WRITTEN.search(value)
    return _written(match[0]) if match else None


def from_text(text: str, start: int = 0) -> Metadata:
    """What the first lines and the last line of a text say: its date line, its agency, its address."""
    lines = [line.strip() for line in text[start:].splitlines() if line.strip()]
    head = lines[:HEAD_LINES]
    found = [match for line in head if (match := dateline(line))]
    publisher = next((match["name"] for match in found if match["name"]), None)
    url = None
    if lines and (match := SOURCE_LINE.fullmatch(lines[-1])):
        url = match["url"] or match["bare"]
        name = (match["name"] or "").strip()
        publisher = publisher or (name if name and not GENERIC.fullmatch(name) else None)
    dates = [match["date"] for match in found if match["date"]] + [
        line for line in head if _is_date_line(line)
    ]
    return Metadata(date=next(filter(None, map(iso_date, dates)), None), publisher=publisher, url=url)


def dateline(text: str, start: int = 0) -> re.Match[str] | None:
    """The dateline with which a report begins at `start`.

    >>> dateline("LIMA, May 3 (Example Wire) - Ministers met.").end()
    29
    """
    match = DATELINE.match(text, start)
    if match and (match["date"] or match["agency"] or match["place"].isupper()):
        return match
    return None


def _is_date_line(line: str) -> bool:
    match = ISO.search(line) or WRITTEN.search(line)
    if not match or len(line) > DATE_LINE:
        return False
    return len(WORD.findall(line[: match.start()] + line[match.end() :])) <= DATE_LINE_WORDS


def _all(values: Mapping[str, Sequence[str]], keys: Sequence[str]) -> list[str]:
    return [value for key in keys for value in values.get(key, ())]


def _valid(year: str, month: str, day: str | None) -> str | None:
    try:
        found = datetime(int(year), int(month), int(day or 1))
    except ValueError:
        return None
    return f"{found:%Y-%m-%d}" if day else f"{found:%Y-%m}"


def _written(value: str) -> str | None:
    found = dateparser.parse(
        value, languages=["en"], settings={"RELATIVE_BASE": datetime(2000, 1, 1), "TIMEZONE": "UTC"}
    )
    if not found:
        return None
    return f"{found:%Y-%m-%d}" if re.search(r"\b\d{1,2}(?:st|nd|rd|th)?\b", value) else f"{found:%Y-%m}"
