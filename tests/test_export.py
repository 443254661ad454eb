from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pyoxigraph
import pytest
from nanopub.nanopub import Nanopub
from rdflib import ConjunctiveGraph, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import PROV, RDF
from rdflib.term import Node

from accordgraph.export import FORMATS, NP, Format, export, facts
from accordgraph.rdf import to_graph, turtle
from accordgraph.reconcile import reconcile
from accordgraph.store import from_oxigraph
from accordgraph.vocabulary import AG, OA
from example_graph import CHARTER, CLAIMS, DOCUMENTS, GB, US, WIRE, claim, document, example_graph

PARSERS: dict[Format, pyoxigraph.RdfFormat] = {
    "turtle": pyoxigraph.RdfFormat.TURTLE,
    "ntriples": pyoxigraph.RdfFormat.N_TRIPLES,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    "trig": pyoxigraph.RdfFormat.TRIG,
    "rdf12": pyoxigraph.RdfFormat.TURTLE,
    "nanopubs": pyoxigraph.RdfFormat.TRIG,
}


@pytest.fixture(scope="module")
def graph() -> Graph:
    return example_graph()


def graphs(text: str, format_: Format) -> dict[str, Graph]:
    """The named graphs of what was written, the default graph under the empty name; triple terms left out."""
    found: defaultdict[str, Graph] = defaultdict(Graph)
    for quad in pyoxigraph.parse(text.encode(), PARSERS[format_]):
        if not isinstance(quad.object, pyoxigraph.Triple):
            name = "" if isinstance(quad.graph_name, pyoxigraph.DefaultGraph) else quad.graph_name.value
            terms = (from_oxigraph(term) for term in (quad.subject, quad.predicate, quad.object))
            found[name].add(tuple(terms))  # type: ignore[arg-type]
    return found


def reread(text: str, format_: Format) -> Graph:
    union = Graph()
    for part in graphs(text, format_).values():
        union += part
    return union


@pytest.mark.parametrize("format_", FORMATS)
def test_export_holds_the_same_facts(graph: Graph, format_: Format) -> None:
    expected = facts(graph)
    assert len(expected) >= 10
    assert set(facts(reread(export(graph, format_), format_))) == set(expected)


@pytest.mark.parametrize("format_", ["turtle", "ntriples", "jsonld", "rdf12"])
def test_export_loses_no_triple(graph: Graph, format_: Format) -> None:
    assert isomorphic(reread(export(graph, format_), format_), graph)


@pytest.mark.parametrize("format_", FORMATS)
def test_export_survives_hostile_text(format_: Format) -> None:
    text = 'The US signed "it" \\ \u2028 \r\n\t <b>&amp; \U0001f4dc }.'
    hostile = document('a"b<c>.txt', text, title='"\\\n{}', url="https://x.example/a b<>")
    graph = to_graph(
        reconcile([claim(hostile, "position", US, "signed", CHARTER, text)], [hostile]), [hostile]
    )
    back = reread(export(graph, format_), format_)
    assert Literal(text) in set(back.objects(None, OA.exact))


def test_export_takes_a_dossier(graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text(turtle(graph), encoding="utf-8")
    assert export(tmp_path, "turtle") == turtle(graph)


@pytest.mark.slow
def test_export_writes_the_same_bytes_in_every_process() -> None:
    code = (
        "from example_graph import example_graph; from accordgraph.export import *; g = example_graph(); "
        "print(*(export(g, f) for f in FORMATS))"
    )
    here = str(Path(__file__).parent)
    written = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": here, "PYTHONUTF8": "1"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(written) == 1


def test_export_jsonld_reads_well(graph: Graph) -> None:
    data = json.loads(export(graph, "jsonld"))
    nodes = {node["id"]: node for node in data["@graph"]}
    assert nodes["country:US"] == {
        "id": "country:US",
        "type": ["Country", "Entity"],
        "label": "United States",
        "alternateName": "Washington",
        "exactMatch": "wd:Q30",
        "iso": "US",
        "refusedToSign": "agreement:harbour-charter",
    }
    assert not [key for node in nodes.values() for key in node if ":" in key]
    wire = next(node for node in nodes.values() if node.get("headline") == "Two powers stay away")
    assert (wire["publisher"], wire["length"]) == ("Coastal Wire", len(WIRE.text))
    kenya = next(node for node in nodes.values() if "Claim" in node["type"] and node["status"] == "planned")
    assert (kenya["predicate"], kenya["object"]) == ("signed", "agreement:harbour-charter")


def test_export_trig_has_a_graph_for_each_document(graph: Graph) -> None:
    found = graphs(export(graph, "trig"), "trig")
    for source in DOCUMENTS:
        name = f"{source.id}#claims"
        inside = found[name]
        said = {URIRef(each.id) for each in CLAIMS if each.document == source.id}
        assert set(inside.subjects(RDF.type, AG.Claim)) == said
        assert set(inside.objects(None, OA.hasSource)) == {URIRef(source.id)}
        assert (URIRef(name), PROV.wasDerivedFrom, URIRef(source.id)) in found[""]
        assert found[""].value(URIRef(name), PROV.wasGeneratedBy)
    assert not list(found[""].subjects(RDF.type, AG.Claim))
    assert (URIRef(GB.id), AG.refusedToSign, URIRef(CHARTER.id)) in found[""]


def test_export_rdf12_annotates_each_proposition(graph: Graph) -> None:
    parsed = pyoxigraph.parse(export(graph, "rdf12").encode(), pyoxigraph.RdfFormat.TURTLE)
    terms = {q.subject.value: q.object for q in parsed if isinstance(q.object, pyoxigraph.Triple)}
    stated = {*graph.subjects(RDF.type, AG.Finding), *graph.subjects(RDF.type, AG.Claim)}
    assert set(terms) == {str(node) for node in stated}
    for node, term in terms.items():
        for predicate, part in zip((AG.subject, AG.predicate, AG.object), term, strict=True):
            assert graph.value(URIRef(node), predicate) == from_oxigraph(part)


def test_export_nanopubs_are_well_formed(graph: Graph) -> None:
    """The requirements of the nanopublication guidelines on the four graphs."""
    found = graphs(export(graph, "nanopubs"), "nanopubs")
    pubs = [
        (this, name) for name, part in found.items() for this in part.subjects(RDF.type, NP.Nanopublication)
    ]
    assert len(pubs) == len(list(graph.subjects(AG.established, Literal(True))))
    used = set()
    for this, name in pubs:
        head = found[name]
        assertion, provenance, pubinfo = (
            only(head, this, predicate)
            for predicate in (NP.hasAssertion, NP.hasProvenance, NP.hasPublicationInfo)
        )
        assert len({this, URIRef(name), assertion, provenance, pubinfo}) == 5
        assert len(facts(found[assertion])) == 1
        assert list(found[provenance].objects(URIRef(assertion), PROV.wasQuotedFrom))
        assert list(found[pubinfo].predicate_objects(this))
        used |= {name, assertion, provenance, pubinfo}
    assert used == set(found)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_export_nanopubs_are_valid_for_the_library_of_nanopubs(graph: Graph) -> None:
    """The library takes one nanopublication at a time; each has the graphs whose names it begins."""
    parts: defaultdict[str, list[pyoxigraph.Quad]] = defaultdict(list)
    for quad in pyoxigraph.parse(export(graph, "nanopubs").encode(), pyoxigraph.RdfFormat.TRIG):
        parts[str(quad.graph_name).rpartition(".")[0]].append(quad)
    assert len(parts) == len(list(graph.subjects(AG.established, Literal(True))))
    for quads in parts.values():
        one = ConjunctiveGraph()
        one.parse(data=pyoxigraph.serialize(quads, format=pyoxigraph.RdfFormat.TRIG), format="trig")
        assert Nanopub(rdf=one).is_valid


def only(graph: Graph, subject: Node, predicate: Node) -> str:
    [found] = graph.objects(subject, predicate)
    return str(found)
