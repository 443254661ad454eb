"""Graphs as text, in an order that the same graph always has."""

from __future__ import annotations

from rdflib import Graph


def ntriples(graph: Graph) -> str:
    """The graph as N-Triples, sorted."""
    lines = graph.serialize(format="nt").split("\n")
    return "".join(f"{line}\n" for line in sorted(lines) if line)


def turtle(graph: Graph) -> str:
    """The graph as Turtle; subjects, predicates and objects are sorted."""
    return graph.serialize(format="turtle")
