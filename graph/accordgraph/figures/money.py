"""Reads the currency of an amount of money as an ISO 4217 code."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from babel import Locale
from babel.numbers import get_currency_name, get_territory_currencies

from accordgraph.figures.numbers import alternatives, lexicon

RETIRED = re.compile(r"\(\d{4}")
"""How CLDR marks the names of currencies that are no longer in use."""


def currency_around(before: str, after: str, countries: Sequence[str] = ()) -> tuple[str, int, int] | None:
    """The currency of a number from the text on its two sides, with how many characters of each it takes.

    `countries` are the ISO 3166 codes of the countries that the document names, the most frequent first: they
    decide what a sign or name that several currencies share stands for.

    >>> currency_around("a fund of €", " for research"), currency_around("worth ", " Australian dollars")
    (('EUR', 1, 0), ('AUD', 0, 19))
    >>> currency_around("invest $", "", ["CA", "FR"]), currency_around("invest $", "", ["CA", "US"])
    (('CAD', 1, 0), ('USD', 1, 0))
    """
    sign = _signs_pattern().search(before)
    if sign:
        written = sign["sign"]
        return _code(written, countries), len(before) - sign.start(), 0
    name = _names_pattern().match(after)
    if name:
        return _code(name["name"], countries), 0, name.end()
    return None


def resolve(name: str, countries: Sequence[str] = ()) -> str:
    """The code of a currency's shared name: the usual one, or that of the first country which has another."""
    default: str = lexicon("currencies")["shared"][name]
    own = [code for iso in countries for code in _currencies_of(iso, name)]
    return default if default in own or not own else own[0]


@cache
def _currencies_of(iso: str, name: str) -> tuple[str, ...]:
    endings = (f" {name}", f" {name}s")
    called = {code for full, code in _names().items() if full.endswith(endings)}
    return tuple(code for code in get_territory_currencies(iso) if code in called)


def _code(written: str, countries: Sequence[str]) -> str:
    folded = " ".join(written.split())
    if folded == "$":
        return resolve("dollar", countries)
    if folded in _signs():
        return _signs()[folded]
    plain = folded.lower()
    if plain in _names():
        return _names()[plain]
    return resolve(_shared()[plain], countries)


@cache
def _codes() -> frozenset[str]:
    return frozenset(
        str(code) for code in Locale("en").currencies if code not in ("XXX", "ALL", "TOP", "COP", "LAK")
    )


@cache
def _signs() -> dict[str, str]:
    known = {sign: code for code, sign in Locale("en").currency_symbols.items() if not sign.isalpha()}
    return {**known, **lexicon("currencies")["signs"], **{code: code for code in sorted(_codes())}}


@cache
def _names() -> dict[str, str]:
    names = {}
    for code in sorted(_codes()):
        if not RETIRED.search(Locale("en").currencies[code]):
            for count in (1, 2):
                names[str(get_currency_name(code, count, "en")).lower()] = code
    for name, code in lexicon("currencies")["qualified"].items():
        names[name.lower()] = names[f"{name.lower()}s"] = code
    return names


@cache
def _shared() -> dict[str, str]:
    regular = {form: name for name in lexicon("currencies")["shared"] for form in (name, f"{name}s")}
    return {**regular, **lexicon("currencies")["plurals"]}


@cache
def _signs_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z])(?P<sign>{alternatives(_signs())})\s?$")


@cache
def _names_pattern() -> re.Pattern[str]:
    names = alternatives([*_names(), *_shared()])
    return re.compile(
        rf"[\s-]*(?:(?:of|in)\s)?(?P<name>(?ai:{names})|{alternatives(sorted(_codes()))}|€|\$)(?!\w)"
    )
