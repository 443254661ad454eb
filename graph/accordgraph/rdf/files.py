"""Graphs as text, in an order that the same graph always has."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import Graph, Literal, URIRef
from rdflib.term import Node


def lines(triples: Iterable[tuple[Node, Node, Node]]) -> list[str]:
    r"""A graph or its triples as the lines of N-Triples, sorted and each once.

    >>> lines([(URIRef("urn:a"), URIRef("urn:b"), Literal(61))])
    ['<urn:a> <urn:b> "61"^^<http://www.w3.org/2001/XMLSchema#integer> .\n']
    """
    return sorted({f"{_term(s)} {_term(p)} {_term(o)} .\n" for s, p, o in triples})


def ntriples(graph: Graph) -> str:
    """The graph as N-Triples, sorted."""
    return "".join(lines(graph))


def turtle(graph: Graph) -> str:
    """The graph as Turtle; subjects, predicates and objects are sorted."""
    return graph.serialize(format="turtle")


def _term(term: Node) -> str:
    if isinstance(term, URIRef):
        return f"<{term}>"
    if not isinstance(term, Literal):
        return term.n3()
    text = term.replace("\\", r"\\").replace("\n", r"\n").replace('"', r"\"").replace("\r", r"\r")
    if term.language:
        return f'"{text}"@{term.language}'
    return f'"{text}"^^<{term.datatype}>' if term.datatype else f'"{text}"'
