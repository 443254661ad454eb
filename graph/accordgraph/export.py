"""Writes a graph in the forms that other programs read; each holds the same facts.

turtle, ntriples   the graph as it is
jsonld             the same with a context of short names, those of schema.org where it has one
trig               what each document says in a graph of its own, with its provenance
rdf12              the same with the proposition of every finding and claim as a triple term (RDF 1.2)
nanopubs           each fact as a nanopublication with its evidence as provenance
"""

from __future__ import annotations

import json
import typing
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rdflib import OWL, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, PROV, RDF, RDFS, SDO, SKOS
from rdflib.term import Node

from accordgraph.model import BASE, MEASURES, STANCES
from accordgraph.rdf import ntriples, turtle
from accordgraph.store import load, to_oxigraph
from accordgraph.vocabulary import AG, OA, STANDARD_PREFIXES, ontology

if TYPE_CHECKING:
    import pyoxigraph

Format = typing.Literal["turtle", "ntriples", "jsonld", "trig", "rdf12", "nanopubs"]
FORMATS: tuple[Format, ...] = typing.get_args(Format)
"""Names of the formats."""
SUFFIXES: Mapping[Format, str] = {
    "turtle": ".ttl",
    "ntriples": ".nt",
    "jsonld": ".jsonld",
    "trig": ".trig",
    "rdf12": ".ttl",
    "nanopubs": ".trig",
}
"""How the names of files of each format end."""
FACTS = (*(AG[name] for name in (*STANCES, *MEASURES)), AG.stated, AG.holdsRole, AG.heldRole, AG.tookPlace)
"""The properties of facts."""
NP = Namespace("http://www.nanopub.org/nschema#")
REIFIES = f"{RDF}reifies"
"""The property of RDF 1.2 that rdflib does not have yet."""
LICENSE = URIRef("https://spdx.org/licenses/MIT")

VALUED = (AG.predicate, AG.status, AG.form, AG.act, AG.bound, AG.tenure, AG.kind, AG.reason, AG.alteration)
"""Properties whose values JSON-LD names by the short names of the ontology."""
DECIMALS = (AG.confidence, AG.share, AG.originalShare)
"""Properties whose values are always decimal numbers, which JSON does not tell from others."""

Quad = tuple[Node, Node, Node, URIRef | None]


def export(source: Graph | str | Path, format: Format) -> str:  # noqa: A002
    """A graph or dossier in a format; the same graph gives the same text.

    :raises DossierError: where the dossier is missing or cannot be read
    """
    graph = source if isinstance(source, Graph) else load(source)
    return WRITERS[format](graph)


def facts(graph: Graph) -> Graph:
    """The facts alone: the short triples of a graph."""
    found = Graph(bind_namespaces="none")
    for predicate in FACTS:
        for subject, object_ in graph.subject_objects(predicate):
            found.add((subject, predicate, object_))
    return found


def context(graph: Graph) -> dict[str, Any]:
    """The JSON-LD context: the graph's prefixes and a short name for each property and class.

    >>> context(Graph())["signed"]
    {'@id': 'ag:signed', '@type': '@id'}
    """
    names: dict[str, Any] = {"@base": _base(graph)}
    names |= {prefix: str(namespace) for prefix, namespace in sorted(graph.namespaces())}
    names |= STANDARD_PREFIXES | {"id": "@id", "type": "@type"}
    for class_ in _terms(OWL.Class):
        names[_local(class_)] = f"ag:{_local(class_)}"
    for property_ in _terms(OWL.ObjectProperty):
        kind = "@vocab" if property_ in VALUED else "@id"
        names[_local(property_)] = {"@id": f"ag:{_local(property_)}", "@type": kind}
    for value in _terms(OWL.NamedIndividual):
        names[_local(value)] = f"ag:{_local(value)}"
    for property_ in _terms(OWL.DatatypeProperty):
        name = f"ag:{_local(property_)}"
        names[_local(property_)] = {"@id": name, "@type": "xsd:decimal"} if property_ in DECIMALS else name
    for term in (
        SDO.headline,
        SDO.author,
        SDO.publisher,
        SDO.inLanguage,
        SDO.encodingFormat,
        SDO.datePublished,
        SDO.softwareVersion,
    ):
        names[_local(term)] = f"schema:{_local(term)}"
    names["url"] = {"@id": "schema:url", "@type": "xsd:anyURI"}
    names |= {"label": "rdfs:label", "comment": "rdfs:comment", "alternateName": "skos:altLabel"}
    names["exactMatch"] = {"@id": "skos:exactMatch", "@type": "@id"}
    names |= {key: f"oa:{key}" for key in ("exact", "prefix", "suffix", "start", "end")}
    names |= {key: {"@id": f"oa:{key}", "@type": "@id"} for key in ("hasSource", "hasSelector")}
    names |= {key: f"oa:{key}" for key in ("TextPositionSelector", "TextQuoteSelector")}
    for key in ("used", "wasGeneratedBy", "wasAssociatedWith"):
        names[key] = {"@id": f"prov:{key}", "@type": "@id"}
    names |= {key: f"prov:{key}" for key in ("Activity", "SoftwareAgent", "endedAtTime")}
    return names


def _base(graph: Graph) -> str:
    """What the IRIs of the graph's data begin with."""
    countries = dict(graph.namespaces()).get("country", f"{BASE}entity/country/")
    return str(countries).removesuffix("entity/country/")


def _terms(kind: URIRef) -> list[URIRef]:
    return sorted(term for term in ontology().subjects(RDF.type, kind) if isinstance(term, URIRef))


def _local(term: Node | None) -> str:
    return str(term).replace("#", "/").rpartition("/")[2]


def _jsonld(graph: Graph) -> str:
    names = context(graph)
    short = _Shortener(names)
    nodes: defaultdict[str, defaultdict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, object_ in graph:
        key, value = short.pair(predicate, object_)
        nodes[short.iri(str(subject))][key].append(value)
    listed = [
        {"id": id_, **{key: _values(nodes[id_][key]) for key in sorted(nodes[id_])}} for id_ in sorted(nodes)
    ]
    return json.dumps({"@context": names, "@graph": listed}, ensure_ascii=False, indent=1) + "\n"


def _values(found: list[Any]) -> Any:
    ordered = sorted(found, key=lambda value: json.dumps(value, ensure_ascii=False))
    return ordered[0] if len(ordered) == 1 else ordered


class _Shortener:
    """Puts triples into the words of a JSON-LD context."""

    def __init__(self, names: Mapping[str, Any]) -> None:
        self.base = names["@base"]
        plain = {key: value for key, value in names.items() if isinstance(value, str) and key != "@base"}
        self.prefixes = {value: key for key, value in plain.items() if value.endswith(("/", "#"))}
        self.kinds = {key: value["@type"] for key, value in names.items() if isinstance(value, dict)}
        ids = {key: value if isinstance(value, str) else value["@id"] for key, value in names.items()}
        self.words = {value: key for key, value in ids.items() if ":" in value and "/" not in value}

    def iri(self, iri: str) -> str:
        """The IRI with a prefix, or as it is relative to the base."""
        end = max(iri.rfind("/"), iri.rfind("#")) + 1
        if prefix := self.prefixes.get(iri[:end]):
            return f"{prefix}:{iri[end:]}"
        return iri.removeprefix(self.base)

    def pair(self, predicate: Node, value: Node) -> tuple[str, Any]:
        """The key and value of a triple."""
        name = self.iri(str(predicate))
        key = "type" if predicate == RDF.type else self.words.get(name, name)
        if not isinstance(value, Literal):
            short = self.iri(str(value))
            worded = predicate == RDF.type or self.kinds.get(key) == "@vocab"
            return key, self.words.get(short, short) if worded else short
        kind = value.datatype and self.iri(str(value.datatype))
        if kind == self.kinds.get(key):
            return key, str(value)
        if kind in ("xsd:integer", "xsd:boolean"):
            return key, json.loads(str(value))
        return key, {"@value": str(value), "@type": kind}


def _trig(graph: Graph) -> str:
    return _serialized(_by_document(graph), "TRIG", graph)


def _by_document(graph: Graph) -> Iterator[Quad]:
    """The triples with the graph of the document that says them; what is reconciled has none."""
    home = _homes(graph)
    for subject, predicate, object_ in graph:
        yield subject, predicate, object_, home.get(subject)
    for document in graph.subjects(RDF.type, AG.Document):
        name = _claims_of(document)
        yield name, RDF.type, PROV.Entity, None
        yield name, PROV.wasDerivedFrom, document, None
        for extraction in graph.subjects(PROV.used, document):
            yield name, PROV.wasGeneratedBy, extraction, None


def _claims_of(document: Node) -> URIRef:
    return URIRef(f"{document}#claims")


def _homes(graph: Graph) -> dict[Node, URIRef]:
    """The graphs in TriG of claims, passages and selectors."""
    home = {claim: _claims_of(document) for claim, document in graph.subject_objects(AG.document)}
    for passage, document in graph.subject_objects(OA.hasSource):
        for node in (passage, *graph.objects(passage, OA.hasSelector)):
            home[node] = _claims_of(document)
    return home


def _rdf12(graph: Graph) -> str:
    stated = {*graph.subjects(RDF.type, AG.Finding), *graph.subjects(RDF.type, AG.Claim)}
    reifying = (_reifying(graph, node) for node in stated)
    return _written((*_quads((*triple, None) for triple in graph), *reifying), "TURTLE", graph)


def _reifying(graph: Graph, node: Node) -> pyoxigraph.Quad:
    """That a finding or claim reifies the triple it states."""
    import pyoxigraph

    subject, predicate, object_ = (graph.value(node, name) for name in (AG.subject, AG.predicate, AG.object))
    assert isinstance(subject, URIRef) and isinstance(predicate, URIRef) and isinstance(object_, URIRef)
    stated = pyoxigraph.Triple(*map(pyoxigraph.NamedNode, (subject, predicate, object_)))
    return pyoxigraph.Quad(pyoxigraph.NamedNode(str(node)), pyoxigraph.NamedNode(REIFIES), stated)


def _nanopubs(graph: Graph) -> str:
    quads = (
        quad for finding in graph.subjects(AG.established, Literal(True)) for quad in _nanopub(graph, finding)
    )
    more = {"np": str(NP), "dcterms": str(DCTERMS), "nanopub": f"{_base(graph)}nanopub/"}
    return _serialized(quads, "TRIG", graph, more)


def _nanopub(graph: Graph, finding: Node) -> Iterator[Quad]:
    """One fact as a nanopublication, after the guidelines of nanopub.net."""
    this = URIRef(str(finding).replace("/finding/", "/nanopub/"))
    head, assertion, provenance, pubinfo = (
        URIRef(f"{this}.{part}") for part in ("Head", "assertion", "provenance", "pubinfo")
    )
    yield this, RDF.type, NP.Nanopublication, head
    yield this, NP.hasAssertion, assertion, head
    yield this, NP.hasProvenance, provenance, head
    yield this, NP.hasPublicationInfo, pubinfo, head
    subject, predicate, object_ = (graph.value(finding, p) for p in (AG.subject, AG.predicate, AG.object))
    assert subject and predicate and object_
    yield subject, predicate, object_, assertion
    for node in (subject, object_):
        for description in (RDF.type, RDFS.label, *VALUES):
            for value in graph.objects(node, description):
                yield node, description, value, assertion
    yield assertion, PROV.wasDerivedFrom, finding, provenance
    for claim in graph.objects(finding, AG.claim):
        yield assertion, PROV.wasDerivedFrom, claim, provenance
        for passage in graph.objects(claim, AG.evidence):
            yield from _quoted(graph, assertion, passage, provenance)
    for software in graph.subjects(RDF.type, PROV.SoftwareAgent):
        yield this, DCTERMS.creator, software, pubinfo
    yield this, DCTERMS.license, LICENSE, pubinfo


def _quoted(graph: Graph, assertion: URIRef, passage: Node, provenance: URIRef) -> Iterator[Quad]:
    yield assertion, PROV.wasQuotedFrom, passage, provenance
    for document in graph.objects(passage, OA.hasSource):
        yield passage, OA.hasSource, document, provenance
    for selector in graph.objects(passage, OA.hasSelector):
        yield passage, OA.hasSelector, selector, provenance
        for predicate, value in graph.predicate_objects(selector):
            yield selector, predicate, value, provenance


VALUES = (
    AG.value, AG.unit, AG.approximate, AG.bound, AG.text, AG.form, AG.act, AG.title, AG.roleIn, AG.tenure,
    AG.place, AG.startDate, AG.endDate, SKOS.exactMatch,
)  # fmt: skip
"""What describes the subject and object of a fact in its nanopublication."""


def _serialized(quads: Iterable[Quad], name: str, graph: Graph, more: Mapping[str, str] | None = None) -> str:
    return _written(_quads(quads), name, graph, more)


def _quads(quads: Iterable[Quad]) -> Iterator[pyoxigraph.Quad]:
    import pyoxigraph

    for subject, predicate, object_, name in quads:
        yield pyoxigraph.Quad(
            pyoxigraph.NamedNode(str(subject)),
            pyoxigraph.NamedNode(str(predicate)),
            to_oxigraph(object_),
            pyoxigraph.NamedNode(name) if name else pyoxigraph.DefaultGraph(),
        )


def _written(
    quads: Iterable[pyoxigraph.Quad], name: str, graph: Graph, more: Mapping[str, str] | None = None
) -> str:
    import pyoxigraph

    bound = {prefix: str(namespace) for prefix, namespace in graph.namespaces()} | dict(more or {})
    ordered = sorted(dict.fromkeys(quads), key=lambda quad: (str(quad.graph_name), str(quad)))
    data = pyoxigraph.serialize(ordered, format=getattr(pyoxigraph.RdfFormat, name), prefixes=bound)
    assert data is not None
    prefixes, _, rest = data.decode().rpartition("@prefix")
    first, _, body = rest.partition("\n")
    lines = sorted(f"{prefixes}@prefix{first}".split("\n"))
    return "\n".join([*lines, body])


WRITERS: Mapping[Format, Callable[[Graph], str]] = {
    "turtle": turtle,
    "ntriples": ntriples,
    "jsonld": _jsonld,
    "trig": _trig,
    "rdf12": _rdf12,
    "nanopubs": _nanopubs,
}
"""What writes each format."""
