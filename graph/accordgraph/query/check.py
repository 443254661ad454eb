"""Reads a query before it runs: points at errors and refuses what would leave the graph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pyparsing import ParseBaseException, ParseResults
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery, parseUpdate
from rdflib.plugins.sparql.parserutils import CompValue

from accordgraph.errors import QueryError

REFUSED = {
    "ServiceGraphPattern": ("SERVICE", "SERVICE would ask another server; queries stay in the graph"),
    "DatasetClause": ("FROM", "FROM would load another graph; queries stay in the graph"),
}
"""Nodes of the parse tree that are refused, with their keyword and the reason."""


def check(sparql: str, bound: Mapping[str, str]) -> str:
    """The query as it may run, its line ends made one kind, so that all parsers see the same comments.

    :raises QueryError: where it is no SPARQL query, uses an unknown prefix, is an update, or names
        another source with SERVICE or FROM
    """
    text = sparql.replace("\r\n", "\n").replace("\r", "\n")
    try:
        tree = parseQuery(text)
    except ParseBaseException as error:
        if _is_update(text):
            raise error_at(text, "updates are refused: the graph is read only", 1, 1) from error
        raise error_at(text, _unexpected(text, error), error.lineno, error.column) from error
    for name in _names(tree):
        if name in REFUSED:
            keyword, reason = REFUSED[name]
            raise error_at(text, reason, *_place(text, rf"\b{keyword}\b"))
    try:
        translateQuery(tree, initNs=dict(bound))
    except Exception as error:  # rdflib raises plain exceptions for what its algebra does not take
        unknown = re.match("Unknown namespace prefix : (.*)", str(error))
        place = _place(text, rf"(?<![\w.-]){re.escape(unknown[1])}:") if unknown else (None, None)
        message = f"unknown prefix {unknown[1] + ':'!r}" if unknown else str(error)
        raise error_at(text, message, *place) from error
    return text


def error_at(text: str, message: str, line: int | None, column: int | None) -> QueryError:
    """An error that shows the line of the query with a mark under the place."""
    if line is None or column is None:
        return QueryError(message)
    lines = text.split("\n")
    shown = lines[line - 1] if line <= len(lines) else ""
    mark = " " * (column - 1) + "^"
    return QueryError(f"line {line}, column {column}: {message}\n  {shown}\n  {mark}", line, column)


def _is_update(text: str) -> bool:
    try:
        parseUpdate(text)
    except ParseBaseException:
        return False
    return bool(re.search(r"\w", re.sub(r"#.*", "", text)))


def _unexpected(text: str, error: ParseBaseException) -> str:
    rest = text[error.loc :].strip()
    return f"unexpected {rest.split(maxsplit=1)[0]!r}" if rest else "unexpected end of the query"


def _names(node: object) -> Iterator[str]:
    """The names of all nodes of a parse tree."""
    if isinstance(node, CompValue):
        yield node.name
        for value in node.values():
            yield from _names(value)
    elif isinstance(node, ParseResults | list | tuple):
        for value in node:
            yield from _names(value)


def _place(text: str, pattern: str) -> tuple[int, int] | tuple[None, None]:
    found = re.search(pattern, text, re.IGNORECASE)
    if found is None:
        return None, None
    before = text[: found.start()]
    return before.count("\n") + 1, found.start() - before.rfind("\n")
