"""Runs queries after reading them: wrong and forbidden ones never reach an engine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from rdflib import Graph

from accordgraph.errors import QueryError
from accordgraph.model import BASE
from accordgraph.query.check import check, error_at
from accordgraph.query.questions import question
from accordgraph.store import Answer, Engine, EngineName, engine
from accordgraph.vocabulary import prefixes

Source = Graph | Engine | str | Path | Iterable[str | Path]


def query(source: Source, sparql: str, *, engine_name: EngineName | None = None, base: str = BASE) -> Answer:
    """Run a SELECT, ASK, CONSTRUCT or DESCRIBE query on a graph, a dossier or RDF files.

    Never reaches for the network or other files. `base` is what the prefixes of the data begin with.

    :raises QueryError: where the query is wrong or forbidden, with line and column where known
    :raises DossierError: where the source is missing or cannot be read
    """
    bound = prefixes(base)
    text = check(sparql, bound)
    runs = source if isinstance(source, Engine) else engine(source, engine_name)
    try:
        return runs.run(text, bound)
    except QueryError as error:
        raise error_at(text, str(error), error.line, error.column) from error


def ask(source: Source, name: str, values: Mapping[str, str] | None = None) -> Answer:
    """The answer to one of the questions that ship, with values set for its parameters.

    :raises QueryError: where there is no such question or parameter
    """
    return query(source, question(name).with_values(values or {}))
