"""The findings of a graph as a networkx multigraph: what is claimed between whom, on which words.

>>> network = to_networkx([])
>>> network.number_of_nodes(), network.graph["documents"]
(0, ())
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import networkx as nx
from rdflib.namespace import RDF, RDFS, SDO, SKOS
from rdflib.term import Literal, Node

from accordgraph.model import STATUSES
from accordgraph.vocabulary import AG, OA

NODE_TYPES = (
    "Country", "Organization", "Person", "Agreement", "Event", "Group", "Purpose",
    "Quotation", "Figure", "Role", "Occurrence",
)  # fmt: skip
"""Types of nodes: the entities, then the values that are stated of them."""

_DETAILS = (
    "iso", "text", "form", "act", "value", "unit", "approximate", "bound",
    "title", "tenure", "place", "startDate", "endDate",
)  # fmt: skip
_NAMESPACE = str(AG._NS)

Network: TypeAlias = "nx.MultiDiGraph[str]"
Triples: TypeAlias = Iterable[tuple[Node, Node, Node]]
"""A graph of rdflib, or its triples, which may come several times."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document as a place where something is claimed; documents of one `group` count as one source."""

    id: str
    label: str
    path: str
    digest: str
    group: str
    date: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Words:
    """Exact words of a document's snapshot, with what stands before and after; offsets in code points."""

    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Testimony:
    """One claim: which source says it, in which words, on whose word and how sure the reading is.

    `marked` are the words for subject, cue and object within the passages, or the parts of a quotation.
    """

    claim: str
    source: Source
    words: tuple[Words, ...]
    status: str
    confidence: float
    rule: str
    marked: tuple[str, ...] = ()
    attributed_to: str | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two findings that differ: what about, of which kind, for which reason, and the explanation."""

    id: str
    label: str
    about: str | None
    kind: str
    reason: str
    comment: str
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Saying:
    """One utterance that documents quote in several cuts: its speaker and the quotations."""

    id: str
    speaker: str | None
    variants: tuple[str, ...]


def to_networkx(graph: Triples) -> Network:
    """The findings of a graph as edges between entities and values, all with their evidence.

    Nodes are IRIs. Nodes and edges carry `label`, `type`, `status`, `sources` (a tuple of `Source`) and
    `evidence` (a tuple of `Testimony`); edges also `finding` (their key as well), `source_count`, `first`,
    `last`, `disputed` and `established`. A role has an edge to what it is a role in. The graph's own
    attributes are `documents`, `conflicts` and `sayings`.
    """
    index = _Index(graph)
    network: Network = nx.MultiDiGraph()
    _add_nodes(network, index)
    sources = {id_: _source(index, id_) for id_ in index.of_type(AG.Document)}
    testimonies = {claim: _testimony(index, claim, sources) for claim in index.of_type(AG.Claim)}
    for finding in index.of_type(AG.Finding):
        _add_finding(network, index, finding, testimonies)
    _sum_up_nodes(network)
    network.graph["documents"] = tuple(sources.values())
    network.graph["conflicts"] = tuple(_conflict(index, id_) for id_ in index.of_type(AG.Disagreement))
    network.graph["sayings"] = tuple(_saying(index, id_) for id_ in index.of_type(AG.Utterance))
    return network


def wording(term: str) -> str:
    """A name in camel case as words.

    >>> wording("refusedToSign")
    'refused to sign'
    """
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", term).lower()


class _Index:
    """The values of each property and resource as plain text, which takes far less memory than terms."""

    def __init__(self, graph: Triples) -> None:
        values: defaultdict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
        for subject, predicate, value in graph:
            text = str(value) if isinstance(value, Literal) else sys.intern(str(value))
            of_property, resource = values[str(predicate)], sys.intern(str(subject))
            of_property[resource] = (*of_property.get(resource, ()), text)
        self.values = values
        self.types: defaultdict[str, list[str]] = defaultdict(list)
        for resource, types in values[str(RDF.type)].items():
            for type_ in set(types):
                self.types[type_].append(resource)

    def of_type(self, class_: Node) -> list[str]:
        """The resources of a class, in order."""
        return sorted(self.types.get(str(class_), ()))

    def texts(self, resource: str, *predicates: Node) -> tuple[str, ...]:
        """The values of the properties, those of each in order and once."""
        found = (self.values[str(predicate)].get(resource, ()) for predicate in predicates)
        return tuple(text for texts in found for text in sorted(set(texts)))

    def text(self, resource: str, predicate: Node) -> str | None:
        """The least value of a property, None where there is none."""
        return min(self.values[str(predicate)].get(resource, ()), default=None)

    def term(self, resource: str, predicate: Node) -> str:
        """The local name of a term of the ontology, empty where the resource has none."""
        return (self.text(resource, predicate) or "").removeprefix(_NAMESPACE)


def _add_nodes(network: Network, index: _Index) -> None:
    for name in NODE_TYPES:
        for id_ in index.of_type(AG[name]):
            extra = {detail: term for detail in _DETAILS if (term := index.term(id_, AG[detail]))}
            label, names = index.text(id_, RDFS.label) or id_, index.texts(id_, SKOS.altLabel)
            network.add_node(id_, label=label, type=name, names=names, **extra)
            if role_in := index.text(id_, AG.roleIn):
                network.nodes[id_]["role_in"] = role_in


def _source(index: _Index, id_: str) -> Source:
    return Source(
        id=id_,
        label=index.text(id_, SDO.headline) or index.text(id_, RDFS.label) or id_,
        path=index.text(id_, AG.path) or "",
        digest=index.text(id_, AG.digest) or "",
        group=index.text(id_, AG.source) or id_,
        date=index.text(id_, SDO.datePublished),
        publisher=index.text(id_, SDO.publisher),
        author=index.text(id_, SDO.author),
        url=index.text(id_, SDO.url),
    )


def _testimony(index: _Index, claim: str, sources: Mapping[str, Source]) -> Testimony:
    (document,) = index.texts(claim, AG.document)
    marked = index.texts(claim, AG.subjectWords, AG.cueWords, AG.objectWords)
    for value in index.texts(claim, AG.object):
        parts = _words(index, index.texts(value, AG.part), document)
        marked = tuple(part.exact for part in parts) or marked
    return Testimony(
        claim=claim,
        source=sources[document],
        words=_words(index, index.texts(claim, AG.evidence), document),
        status=index.term(claim, AG.status),
        confidence=float(index.text(claim, AG.confidence) or 0),
        rule=index.text(claim, AG.rule) or "",
        marked=marked,
        attributed_to=index.text(claim, AG.attributedTo),
    )


def _words(index: _Index, passages: Iterable[str], document: str) -> tuple[Words, ...]:
    """The words of those of the passages that stand in the document, in its order."""
    found = set()
    for passage in passages:
        if document in index.texts(passage, OA.hasSource):
            selectors = index.texts(passage, OA.hasSelector)
            start, end, exact, prefix, suffix = (
                next((text for selector in selectors if (text := index.text(selector, name))), "")
                for name in (OA.start, OA.end, OA.exact, OA.prefix, OA.suffix)
            )
            found.add(Words(int(start or 0), int(end or 0), exact, prefix, suffix))
    return tuple(sorted(found))


def _add_finding(network: Network, index: _Index, finding: str, testimonies: Mapping[str, Testimony]) -> None:
    (subject, value) = index.texts(finding, AG.subject, AG.object)
    predicate = index.term(finding, AG.predicate)
    evidence = tuple(sorted((testimonies[c] for c in index.texts(finding, AG.claim)), key=_by_date))
    attributes = {
        "finding": finding,
        "status": index.term(finding, AG.status),
        "evidence": evidence,
        "sources": _sources(evidence),
        "source_count": int(index.text(finding, AG.sourceCount) or 0),
        "first": index.text(finding, AG.firstReported),
        "last": index.text(finding, AG.lastReported),
        "disputed": index.text(finding, AG.disputed) == "true",
        "established": index.text(finding, AG.established) == "true",
    }
    network.add_edge(subject, value, finding, type=predicate, label=wording(predicate), **attributes)
    if role_in := network.nodes[value].get("role_in"):
        network.add_edge(value, role_in, finding, type="roleIn", label="role in", **attributes)


def _by_date(testimony: Testimony) -> tuple[str, str, tuple[Words, ...], str]:
    source = testimony.source
    return (source.date or "9999", source.path, testimony.words, testimony.claim)


def _sources(evidence: Iterable[Testimony]) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(testimony.source for testimony in evidence))


def _sum_up_nodes(network: Network) -> None:
    """Give each node the evidence of the findings that it takes part in, and the firmest status of them."""
    for node, attributes in network.nodes(data=True):
        edges = {
            key: edge
            for pairs in (network.out_edges, network.in_edges)
            for _, _, key, edge in pairs(node, keys=True, data=True)
        }
        evidence = dict.fromkeys(testimony for edge in edges.values() for testimony in edge["evidence"])
        attributes["evidence"] = tuple(sorted(evidence, key=_by_date))
        attributes["sources"] = _sources(attributes["evidence"])
        found = {edge["status"] for edge in edges.values()}
        attributes["status"] = next((status for status in STATUSES if status in found), None)


def _conflict(index: _Index, id_: str) -> Conflict:
    return Conflict(
        id=id_,
        label=index.text(id_, RDFS.label) or "",
        about=index.text(id_, AG.about),
        kind=index.term(id_, AG.kind),
        reason=index.term(id_, AG.reason),
        comment=index.text(id_, RDFS.comment) or "",
        findings=index.texts(id_, AG.finding),
    )


def _saying(index: _Index, id_: str) -> Saying:
    return Saying(id_, index.text(id_, AG.speaker), index.texts(id_, AG.variant))
