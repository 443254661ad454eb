"""Claims and findings as an RDF graph, the only conversion: facts, findings, claims with their evidence.

The graph has no blank nodes, and the same documents give the same triples. `turtle` and `ntriples` write it
in a stable order.
"""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import Graph

from accordgraph.model import BASE, Document
from accordgraph.rdf.files import ntriples, turtle
from accordgraph.rdf.triples import Triples
from accordgraph.rdf.words import label
from accordgraph.reconcile import Reconciled
from accordgraph.vocabulary import prefixes

__all__ = ["label", "ntriples", "to_graph", "turtle"]


def to_graph(reconciled: Reconciled, documents: Iterable[Document], base: str = BASE) -> Graph:
    """The graph of what the documents say, in its three layers.

    `documents` are those that the claims come from; `base` is what the IRIs of the data begin with.

    :raises ValueError: where a claim's document is not among them
    """
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in prefixes(base).items():
        graph.bind(prefix, namespace)
    writer = Triples(base, {document.id: document for document in documents})
    for triple in writer.triples(reconciled):
        graph.add(triple)
    return graph
