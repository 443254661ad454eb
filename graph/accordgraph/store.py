"""Loads dossiers and RDF files and runs SPARQL on them: pyoxigraph where it is installed, else rdflib.

The engines do not look at what a query asks for: `query` refuses what must not run before it comes here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol, cast, runtime_checkable

from rdflib import BNode, Graph, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.term import Identifier, Node

from accordgraph.errors import DossierError, QueryError
from accordgraph.rdf import ntriples
from accordgraph.vocabulary import prefixes

if TYPE_CHECKING:
    import pyoxigraph

EngineName = Literal["pyoxigraph", "rdflib"]
Row = tuple[Identifier | None, ...]

GRAPH_FILES = ("graph.ttl", "graph.nt")
"""Names of the graph in a dossier, of which it holds one."""
FORMATS = {
    ".ttl": "turtle", ".nt": "nt", ".rdf": "xml", ".xml": "xml", ".jsonld": "json-ld", ".n3": "n3",
}  # fmt: skip
"""Suffixes of RDF files with one graph and the names that rdflib has for their formats."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gives: rows of terms for SELECT, a truth for ASK, triples for CONSTRUCT and DESCRIBE."""

    form: Literal["select", "ask", "graph"]
    variables: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    truth: bool = False
    graph: Graph = field(default_factory=Graph)


@runtime_checkable
class Engine(Protocol):
    """Triples that can be asked with SPARQL."""

    def run(self, sparql: str, bound: Mapping[str, str]) -> Answer:
        """Run a query with these prefixes bound."""
        ...


def graph_file(path: Path) -> Path:
    """The RDF file that a path means: itself, or the graph of the dossier that it is.

    :raises DossierError: where there is none, or its format is unknown
    """
    if not path.exists():
        raise DossierError(f"{path}: there is no such dossier or file; `accordgraph build` makes one")
    if path.is_file():
        if path.suffix not in FORMATS:
            raise DossierError(f"{path}: not an RDF file; its name ends with none of {', '.join(FORMATS)}")
        return path
    for name in GRAPH_FILES:
        if (path / name).is_file():
            return path / name
    raise DossierError(f"{path}: no dossier, there is no {' or '.join(GRAPH_FILES)} in it")


def load(*paths: str | Path) -> Graph:
    """The graph of dossiers or RDF files, joined, as an rdflib graph.

    :raises DossierError: where one is missing or cannot be read
    """
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in prefixes().items():
        graph.bind(prefix, namespace)
    for path in paths:
        file = graph_file(Path(path))
        try:
            graph.parse(file, format=FORMATS[file.suffix])
        except Exception as error:  # rdflib's parsers raise errors of many kinds
            raise DossierError(f"{file}: cannot be read as RDF: {_first_line(error)}") from error
    return graph


def engine(source: Graph | str | Path | Iterable[str | Path], name: EngineName | None = None) -> Engine:
    """What answers queries on a graph, a dossier or RDF files; the engine is pyoxigraph where installed.

    :raises DossierError: where a path is missing or cannot be read
    """
    chosen = name or ("pyoxigraph" if find_spec("pyoxigraph") else "rdflib")
    if chosen == "pyoxigraph":
        return Oxigraph(source if isinstance(source, Graph) else _paths(source))
    return Rdflib(source if isinstance(source, Graph) else load(*_paths(source)))


def _paths(source: str | Path | Iterable[str | Path]) -> list[str | Path]:
    return [source] if isinstance(source, str | Path) else list(source)


class Rdflib:
    """Runs queries on an rdflib graph."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph

    def run(self, sparql: str, bound: Mapping[str, str]) -> Answer:
        """Run a query with these prefixes bound."""
        result = self.graph.query(sparql, initNs=dict(bound))
        if result.type == "ASK":
            return Answer("ask", truth=bool(result.askAnswer))
        if result.type == "SELECT":
            names = tuple(str(variable) for variable in result.vars or ())
            rows = tuple(tuple(cast("Iterable[Identifier | None]", row)) for row in result)
            return Answer("select", names, rows)
        return Answer("graph", graph=result.graph or Graph())


class Oxigraph:
    """Runs queries on a pyoxigraph store in memory."""

    def __init__(self, source: Graph | Iterable[str | Path]) -> None:
        import pyoxigraph

        self.store = pyoxigraph.Store()
        if isinstance(source, Graph):
            self.store.bulk_load(ntriples(source).encode(), pyoxigraph.RdfFormat.N_TRIPLES)
            return
        for path in source:
            file = graph_file(Path(path))
            suffix = "rdf" if file.suffix == ".xml" else file.suffix[1:]
            try:
                self.store.bulk_load(
                    path=file,
                    format=pyoxigraph.RdfFormat.from_extension(suffix),
                    base_iri=file.resolve().as_uri(),
                )
            except (SyntaxError, ValueError, OSError) as error:
                raise DossierError(f"{file}: cannot be read as RDF: {_first_line(error)}") from error

    def run(self, sparql: str, bound: Mapping[str, str]) -> Answer:
        """Run a query with these prefixes bound."""
        import pyoxigraph

        try:
            result = self.store.query(sparql, prefixes=dict(bound))
        except SyntaxError as error:
            raise _located(error) from error
        if isinstance(result, pyoxigraph.QueryBoolean):
            return Answer("ask", truth=bool(result))
        if isinstance(result, pyoxigraph.QuerySolutions):
            names = tuple(variable.value for variable in result.variables)
            rows = tuple(
                tuple(None if term is None else from_oxigraph(term) for term in row) for row in result
            )
            return Answer("select", names, rows)
        graph = Graph(bind_namespaces="none")
        for prefix, namespace in bound.items():
            graph.bind(prefix, namespace)
        for triple in result:
            graph.add(
                (from_oxigraph(triple.subject), from_oxigraph(triple.predicate), from_oxigraph(triple.object))
            )
        return Answer("graph", graph=graph)


def from_oxigraph(
    term: pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple,
) -> Identifier:
    """The rdflib term of a pyoxigraph term.

    :raises ValueError: for a triple term, which RDF 1.1 does not have
    """
    import pyoxigraph

    match term:
        case pyoxigraph.NamedNode(value):
            return URIRef(value)
        case pyoxigraph.BlankNode(value):
            return BNode(value)
        case pyoxigraph.Literal() if term.language:
            return RdfLiteral(term.value, lang=term.language)
        case pyoxigraph.Literal() if term.datatype.value.endswith("#string"):
            return RdfLiteral(term.value)
        case pyoxigraph.Literal():
            return RdfLiteral(term.value, datatype=URIRef(term.datatype.value), normalize=False)
        case _:
            raise ValueError(f"no term of RDF 1.1: {term!r}")


def to_oxigraph(term: Node) -> pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal:
    """The pyoxigraph term of an rdflib term.

    :raises ValueError: for what is no term of RDF 1.1
    """
    import pyoxigraph

    match term:
        case URIRef():
            return pyoxigraph.NamedNode(str(term))
        case BNode():
            return pyoxigraph.BlankNode(str(term))
        case RdfLiteral() if term.language:
            return pyoxigraph.Literal(str(term), language=term.language)
        case RdfLiteral() if term.datatype:
            return pyoxigraph.Literal(str(term), datatype=pyoxigraph.NamedNode(str(term.datatype)))
        case RdfLiteral():
            return pyoxigraph.Literal(str(term))
        case _:
            raise ValueError(f"no term of RDF 1.1: {term!r}")


def _located(error: SyntaxError) -> QueryError:
    found = re.match(r"error at (\d+):(\d+): (.*)", str(error), re.DOTALL)
    if found is None:
        return QueryError(_first_line(error))
    return QueryError(_first_line(Exception(found[3])), int(found[1]), int(found[2]))


def _first_line(error: Exception) -> str:
    """The first line of an error's message, with the next where that tells only the place."""
    lines = str(error).strip().split("\n")
    shown = " ".join(lines[: 2 if lines[0].endswith(":") else 1]).removesuffix(" at ^ in:")
    return shown or type(error).__name__
