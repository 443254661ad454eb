"""Dates, times and numbers as typed literals of RDF."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from rdflib import Literal
from rdflib.namespace import XSD


def date_literal(text: str) -> Literal:
    """An ISO 8601 year, month or day with its datatype.

    >>> date_literal("2025-02").n3()
    '"2025-02"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'
    """
    return Literal(text, datatype=(XSD.gYear, XSD.gYearMonth, XSD.date)[text.count("-")], normalize=False)


def time_literal(text: str) -> Literal:
    """An ISO 8601 date, or date and time, with its datatype; any other text as it is.

    >>> time_literal("2031-03-04T10:00:00Z").datatype.fragment
    'dateTime'
    """
    for form, datatype in (
        (r"\d{4}-\d\d-\d\d", XSD.date),
        (r"\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-].*)?", XSD.dateTime),
    ):
        if re.fullmatch(form, text):
            return Literal(text, datatype=datatype, normalize=False)
    return Literal(text)


@lru_cache(maxsize=1 << 16)
def number_literal(value: float) -> Literal:
    """An integer or decimal; never a float, whose form depends on its size.

    >>> number_literal(1.5e9).n3()
    '"1500000000"^^<http://www.w3.org/2001/XMLSchema#integer>'
    """
    return Literal(int(value)) if value == int(value) else Literal(Decimal(str(value)))


@lru_cache(maxsize=1 << 10)
def decimal_literal(text: str) -> Literal:
    """A decimal number with the digits that are written.

    >>> decimal_literal("0.90").n3()
    '"0.90"^^<http://www.w3.org/2001/XMLSchema#decimal>'
    """
    return Literal(Decimal(text))
