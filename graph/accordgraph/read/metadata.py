"""Tells what is known about a document besides its text."""

from __future__ import annotations

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
)
URL_KEYS = ("url", "source_url", "canonical", "canonical_url", "link", "original_url", "source", "permalink")
LANGUAGE_KEYS = ("lang", "language", "locale")

ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?!\d)")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?!\d)")
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
WRITTEN = re.compile(
    rf"\b(?:(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
    rf"(?:(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+{MONTH},?\s+\d{{4}}|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}})"
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
LEAD = re.compile(r"\W*(?:[A-Z][\w.'’-]*[ ,/(]*){0,6}")
DASH = re.compile(r"\)?(?:\s*\([^()]{2,40}\))?\s*(?:[-–—:]|\|)")
DATELINE = re.compile(
    r"[A-Z][\w.'’ /-]{1,40}(?:,[^()]{1,40})?\s\((?P<agency>[A-Z][\w.'’& -]{1,30})\)\s*[-–—]{1,2}\s"
)
"""The place, perhaps the date, and the agency before a report's first words."""
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
    if match := WRITTEN.search(value):
        return _written(match[0])
    return None


def from_text(text: str, start: int = 0) -> Metadata:
    """What the first lines and the last line of a text say: its date line, its agency, its address."""
    lines = [line.strip() for line in text[start:].splitlines() if line.strip()]
    head = lines[:HEAD_LINES]
    publisher = next((match["agency"] for line in head if (match := DATELINE.match(line))), None)
    url = None
    if lines and (match := SOURCE_LINE.fullmatch(lines[-1])):
        url = match["url"] or match["bare"]
        name = (match["name"] or "").strip()
        publisher = publisher or (name if name and not GENERIC.fullmatch(name) else None)
    date = next((date for line in head if (date := _date_of(line))), None)
    return Metadata(date=date, publisher=publisher, url=url)


def _date_of(line: str) -> str | None:
    """The date of a line that is a date line or begins with a dateline."""
    match = ISO.search(line) or WRITTEN.search(line)
    if not match:
        return None
    around = line[: match.start()] + line[match.end() :]
    is_line = len(line) <= DATE_LINE and len(WORD.findall(around)) <= DATE_LINE_WORDS
    begins = (
        match.end() <= DATE_LINE and LEAD.fullmatch(line[: match.start()]) and DASH.match(line[match.end() :])
    )
    return iso_date(match[0]) if is_line or begins else None


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
