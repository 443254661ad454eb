"""The findings of a graph as a networkx multigraph: what is claimed between whom, on which words.

>>> from rdflib import Graph
>>> network = to_networkx(Graph())
>>> network.number_of_nodes(), network.graph["documents"]
(0, ())
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import networkx as nx
from rdflib import Graph
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
Resource = Mapping[Node, list[Node]]
Index = Mapping[Node, Resource]


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


def to_networkx(graph: Graph) -> Network:
    """The findings as edges between entities and values, all with their evidence.

    Nodes are IRIs. Nodes and edges carry `label`, `type`, `status`, `sources` (a tuple of `Source`) and
    `evidence` (a tuple of `Testimony`); edges also `finding` (their key as well), `source_count`, `first`,
    `last`, `disputed` and `established`. A role has an edge to what it is a role in. The graph's own
    attributes are `documents`, `conflicts` and `sayings`.
    """
    index = _indexed(graph)
    of_type = _by_type(index)
    network: Network = nx.MultiDiGraph()
    _add_nodes(network, index, of_type)
    sources = {id_: _source(id_, index[id_]) for id_ in of_type[AG.Document]}
    testimonies = {claim: _testimony(index, claim, sources) for claim in of_type[AG.Claim]}
    for finding in of_type[AG.Finding]:
        _add_finding(network, finding, index[finding], testimonies)
    _sum_up_nodes(network)
    network.graph["documents"] = tuple(sources.values())
    network.graph["conflicts"] = tuple(_conflict(i, index[i]) for i in of_type[AG.Disagreement])
    network.graph["sayings"] = tuple(_saying(i, index[i]) for i in of_type[AG.Utterance])
    return network


def wording(term: str) -> str:
    """A name in camel case as words.

    >>> wording("refusedToSign")
    'refused to sign'
    """
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", term).lower()


def _indexed(graph: Graph) -> Index:
    index: defaultdict[Node, defaultdict[Node, list[Node]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value in graph:
        index[subject][predicate].append(value)
    return index


def _by_type(index: Index) -> Mapping[Node, list[Node]]:
    """The resources of each class, in the order of their IRIs."""
    found: defaultdict[Node, list[Node]] = defaultdict(list)
    for subject in sorted(index, key=str):
        for type_ in index[subject].get(RDF.type, ()):
            found[type_].append(subject)
    return found


def _text(resource: Resource, predicate: Node) -> str | None:
    values = resource.get(predicate)
    return min(map(str, values)) if values else None


def _texts(resource: Resource, *predicates: Node) -> tuple[str, ...]:
    return tuple(value for predicate in predicates for value in sorted(map(str, resource.get(predicate, ()))))


def _term(resource: Resource, predicate: Node) -> str:
    """The local name of a term of the ontology, empty where the resource has none."""
    return (_text(resource, predicate) or "").removeprefix(_NAMESPACE)


def _flag(resource: Resource, predicate: Node) -> bool:
    return any(isinstance(value, Literal) and value.value is True for value in resource.get(predicate, ()))


def _add_nodes(network: Network, index: Index, of_type: Mapping[Node, list[Node]]) -> None:
    details = {AG[name]: name for name in _DETAILS}
    for name in NODE_TYPES:
        for subject in of_type.get(AG[name], ()):
            resource = index[subject]
            extra = {detail: _term(resource, term) for term, detail in details.items() if term in resource}
            label = _text(resource, RDFS.label) or str(subject)
            names = _texts(resource, SKOS.altLabel)
            network.add_node(str(subject), label=label, type=name, names=names, **extra)
            if AG.roleIn in resource:
                network.nodes[str(subject)]["role_in"] = _text(resource, AG.roleIn)


def _source(id_: Node, resource: Resource) -> Source:
    return Source(
        id=str(id_),
        label=_text(resource, SDO.headline) or _text(resource, RDFS.label) or str(id_),
        path=_text(resource, AG.path) or "",
        digest=_text(resource, AG.digest) or "",
        group=_text(resource, AG.source) or str(id_),
        date=_text(resource, SDO.datePublished),
        publisher=_text(resource, SDO.publisher),
        author=_text(resource, SDO.author),
        url=_text(resource, SDO.url),
    )


def _testimony(index: Index, claim: Node, sources: Mapping[Node, Source]) -> Testimony:
    resource = index[claim]
    (document,) = resource[AG.document]
    marked = _texts(resource, AG.subjectWords, AG.cueWords, AG.objectWords)
    for value in resource[AG.object]:
        parts = _words(index, index.get(value, {}).get(AG.part, ()), document)
        marked = tuple(part.exact for part in parts) or marked
    return Testimony(
        claim=str(claim),
        source=sources[document],
        words=_words(index, resource[AG.evidence], document),
        status=_term(resource, AG.status),
        confidence=float(_text(resource, AG.confidence) or 0),
        rule=_text(resource, AG.rule) or "",
        marked=marked,
        attributed_to=_text(resource, AG.attributedTo),
    )


def _words(index: Index, passages: Iterable[Node], document: Node) -> tuple[Words, ...]:
    """The words of those of the passages that stand in the document, in its order."""
    found = set()
    for passage in passages:
        resource = index[passage]
        if document not in resource[OA.hasSource]:
            continue
        selectors: dict[Node, list[Node]] = {}
        for selector in resource[OA.hasSelector]:
            selectors.update(index[selector])
        exact = _text(selectors, OA.exact) or ""
        start = int(_text(selectors, OA.start) or 0)
        end = int(_text(selectors, OA.end) or 0)
        found.add(
            Words(start, end, exact, _text(selectors, OA.prefix) or "", _text(selectors, OA.suffix) or "")
        )
    return tuple(sorted(found))


def _add_finding(
    network: Network, finding: Node, resource: Resource, testimonies: Mapping[Node, Testimony]
) -> None:
    ((subject,), (value,)) = resource[AG.subject], resource[AG.object]
    predicate = _term(resource, AG.predicate)
    evidence = tuple(sorted((testimonies[c] for c in resource[AG.claim]), key=_by_date))
    attributes = {
        "finding": str(finding),
        "status": _term(resource, AG.status),
        "evidence": evidence,
        "sources": _sources(evidence),
        "source_count": int(_text(resource, AG.sourceCount) or 0),
        "first": _text(resource, AG.firstReported),
        "last": _text(resource, AG.lastReported),
        "disputed": _flag(resource, AG.disputed),
        "established": _flag(resource, AG.established),
    }
    network.add_edge(
        str(subject), str(value), str(finding), type=predicate, label=wording(predicate), **attributes
    )
    role_in = network.nodes[str(value)].get("role_in")
    if role_in:
        network.add_edge(str(value), role_in, str(finding), type="roleIn", label="role in", **attributes)


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


def _conflict(id_: Node, resource: Resource) -> Conflict:
    return Conflict(
        id=str(id_),
        label=_text(resource, RDFS.label) or "",
        about=_text(resource, AG.about),
        kind=_term(resource, AG.kind),
        reason=_term(resource, AG.reason),
        comment=_text(resource, RDFS.comment) or "",
        findings=_texts(resource, AG.finding),
    )


def _saying(id_: Node, resource: Resource) -> Saying:
    return Saying(str(id_), _text(resource, AG.speaker), _texts(resource, AG.variant))
