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
"""Lines at the start of a text among which its own date line is looked for."""
DATE_LINE = 120
"""The longest line (in characters) that is taken for a date line."""
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


def date_line(text: str, start: int = 0) -> str | None:
    """The date in the short lines with which the text begins."""
    lines = [line for line in text[start : start + 6000].splitlines() if line.strip()]
    for line in lines[:HEAD_LINES]:
        if len(line) <= DATE_LINE and (match := ISO.search(line) or WRITTEN.search(line)):
            return iso_date(match[0])
    return None


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
