"""Writes what a query gives: for people as a table, for programs as CSV, TSV, JSON, XML or Turtle."""

from __future__ import annotations

import io
import typing

from rdflib import Literal, URIRef
from rdflib.query import Result
from rdflib.term import Identifier, Variable
from rich.console import Console
from rich.table import Table
from rich.text import Text

from accordgraph.rdf import turtle
from accordgraph.store import Answer
from accordgraph.vocabulary import prefixes

Format = typing.Literal["table", "csv", "tsv", "json", "xml", "turtle"]
FORMATS: tuple[Format, ...] = typing.get_args(Format)
"""Names of the formats."""


TSV_ESCAPES = str.maketrans({"\\": r"\\", '"': r"\"", "\t": r"\t", "\n": r"\n", "\r": r"\r"})
"""How the characters that end a field or a string are written in TSV."""


def write(answer: Answer, format: Format = "table", width: int | None = None) -> str:  # noqa: A002
    """The answer in a format; `width` is the number of columns of a table's longest line.

    CSV, TSV, JSON and XML are those of the SPARQL 1.1 recommendations. Triples are always written as Turtle,
    and Turtle is for triples alone.

    :raises ValueError: where rows or a truth are to be written as Turtle
    """
    if answer.form == "graph":
        return turtle(answer.graph)
    if format == "turtle":
        raise ValueError("Turtle is for CONSTRUCT and DESCRIBE; choose table, csv, tsv, json or xml")
    if answer.form == "ask" and format in ("table", "csv", "tsv"):
        return "true\n" if answer.truth else "false\n"
    if format == "table":
        return _table(answer, width)
    if format == "tsv":
        return _tsv(answer)
    return _standard(answer).serialize(format=format, encoding="utf-8").decode()  # type: ignore[union-attr]


def short(term: Identifier | None) -> str:
    """A term as people read it: the text of a literal, an IRI with its prefix, nothing for nothing.

    >>> short(URIRef("https://w3id.org/accordgraph/entity/country/US"))
    'country:US'
    """
    if isinstance(term, URIRef):
        fitting = [(name, base) for name, base in prefixes().items() if term.startswith(base)]
        if fitting:
            name, base = max(fitting, key=lambda pair: len(pair[1]))
            return f"{name}:{term[len(base) :]}"
    return "" if term is None else str(term)


def _table(answer: Answer, width: int | None) -> str:
    table = Table()
    for name in answer.variables:
        table.add_column(Text(name), overflow="fold")
    for row in answer.rows:
        table.add_row(*(Text(short(term)) for term in row))
    out = io.StringIO()
    Console(file=out, width=width).print(table)
    return out.getvalue()


def _tsv(answer: Answer) -> str:
    rows = ["\t".join(f"?{name}" for name in answer.variables)]
    rows += ["\t".join(_tsv_term(term) for term in row) for row in answer.rows]
    return "\n".join(rows) + "\n"


def _tsv_term(term: Identifier | None) -> str:
    if isinstance(term, Literal):
        quoted = str(term).translate(TSV_ESCAPES)
        kind = f"@{term.language}" if term.language else f"^^<{term.datatype}>" if term.datatype else ""
        return f'"{quoted}"{kind}'
    return "" if term is None else term.n3()


def _standard(answer: Answer) -> Result:
    result = Result("ASK" if answer.form == "ask" else "SELECT")
    result.askAnswer = answer.truth
    result.vars = [Variable(name) for name in answer.variables]
    result.bindings = [
        {variable: term for variable, term in zip(result.vars, row, strict=True) if term is not None}
        for row in answer.rows
    ]
    return result
