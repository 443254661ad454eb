"""What a figure counts: two units name one population where they mean the same."""

from __future__ import annotations

import re
from functools import cache

SAME = {
    "nation": "country", "state": "country", "government": "country",
    "organisation": "organization", "institution": "organization", "body": "organization",
    "firm": "company", "corporation": "company", "business": "company",
    "delegate": "participant", "attendee": "participant",
    "ballot": "vote",
}  # fmt: skip
"""Nouns of what is counted that stand for another."""
IDLE = frozenset(
    ("the", "a", "an", "other", "others", "more", "further", "additional", "different", "member")
)
"""Words that do not change what is counted."""


@cache
def population(unit: str) -> str:
    """The unit in a form that is equal for two units of one population.

    >>> population("nations") == population("member states")
    True
    >>> population("nations and organizations")
    'country, organization'
    """
    if is_currency(unit):
        return unit
    parts = (part.split() for part in re.split(r",|/|&|\band\b|\bor\b", unit.casefold()))
    return ", ".join(sorted({name for words in parts if (name := _named(words))}))


def is_currency(unit: str) -> bool:
    """Whether a unit is an ISO 4217 code."""
    return re.fullmatch("[A-Z]{3}", unit) is not None


def is_described(one: str, other: str) -> bool:
    """Whether two units name one population, or one of them the other with words before it.

    >>> is_described("companies", "energy companies"), is_described("companies", "states and companies")
    (True, False)
    """
    short, long = sorted(map(population, (one, other)), key=len)
    return short == long or ("," not in long and long.endswith(f" {short}"))


def _named(words: list[str]) -> str:
    kept = [_singular(word) for word in words if word not in IDLE] or words[-1:]
    return " ".join(SAME.get(word, word) for word in kept)


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
