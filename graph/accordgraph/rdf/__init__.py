"""Claims and findings as an RDF graph, the only conversion: facts, findings, claims with their evidence.

The graph has no blank nodes, and the same documents give the same triples. `turtle` and `ntriples` write it
in a stable order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rdflib import Graph

from accordgraph.model import BASE, Document
from accordgraph.rdf.files import lines, ntriples, turtle
from accordgraph.rdf.triples import Triples
from accordgraph.rdf.values import Triple
from accordgraph.rdf.words import label
from accordgraph.reconcile import Reconciled
from accordgraph.vocabulary import prefixes

__all__ = ["label", "lines", "ntriples", "to_graph", "triples", "turtle"]


def to_graph(reconciled: Reconciled, documents: Iterable[Document], base: str = BASE) -> Graph:
    """The graph of what the documents say, in its three layers; see `triples`.

    :raises ValueError: where the document of a claim is not among the documents
    """
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in prefixes(base).items():
        graph.bind(prefix, namespace)
    for triple in triples(reconciled, documents, base):
        graph.add(triple)
    return graph


def triples(reconciled: Reconciled, documents: Iterable[Document], base: str = BASE) -> Iterator[Triple]:
    """Yield the triples of the graph, some of them several times.

    `documents` are those that the claims come from; `base` is what the IRIs of the data begin with.

    :raises ValueError: where the document of a claim is not among the documents
    """
    return Triples(base, {document.id: document for document in documents}).triples(reconciled)
