from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import PROV, RDF, RDFS, SDO, SKOS, XSD

from accordgraph.merge import parse_overrides
from accordgraph.model import Office
from accordgraph.rdf import lines, ntriples, to_graph, turtle
from accordgraph.reconcile import reconcile
from accordgraph.validate import validate
from accordgraph.vocabulary import AG, OA, WD, ontology, prefixes
from example_graph import (
    BLOG,
    CHARTER,
    CLAIMS,
    DOCUMENTS,
    FRANCE,
    MARA,
    US,
    WIRE,
    claim,
    document,
    example_graph,
)

DECISION = URIRef("https://w3id.org/accordgraph/shape/Decision")


@pytest.fixture(scope="module")
def graph() -> Graph:
    return example_graph()


def test_rdf_facts_stand_as_short_triples(graph: Graph) -> None:
    charter = URIRef(CHARTER.id)
    assert (URIRef(US.id), AG.refusedToSign, charter) in graph
    assert (URIRef(US.id), AG.signed, charter) not in graph
    assert (URIRef(FRANCE.id), AG.signed, charter) in graph


def test_rdf_plans_are_findings_but_no_facts(graph: Graph) -> None:
    kenya = URIRef("https://w3id.org/accordgraph/entity/country/KE")
    [finding] = [s for s in graph.subjects(AG.subject, kenya) if (s, RDF.type, AG.Finding) in graph]
    assert (finding, AG.status, AG.planned) in graph
    assert (finding, AG.established, Literal(False)) in graph
    assert not list(graph.objects(kenya, AG.signed))


def test_rdf_former_offices_are_held_no_more() -> None:
    former = claim(
        WIRE, "role", MARA, "holdsRole", Office(FRANCE, "Minister", "former"), "Minister Mara Lind"
    )
    graph = to_graph(reconcile([former], [WIRE]), [WIRE])
    [role] = graph.objects(URIRef(MARA.id), AG.heldRole)
    assert (role, AG.tenure, AG.former) in graph
    assert not list(graph.objects(URIRef(MARA.id), AG.holdsRole))


def test_rdf_affiliations_without_office_have_no_title() -> None:
    member = claim(WIRE, "role", MARA, "holdsRole", Office(FRANCE, ""), "Minister Mara Lind of France")
    graph = to_graph(reconcile([member], [WIRE]), [WIRE])
    [role] = graph.objects(URIRef(MARA.id), AG.holdsRole)
    assert not list(graph.objects(role, AG.title))
    assert (role, RDFS.label, Literal("affiliated, France")) in graph


def test_rdf_evidence_quotes_the_snapshot_with_its_surroundings(graph: Graph) -> None:
    texts = {URIRef(document.id): document.text for document in DOCUMENTS}
    passages = list(graph.subjects(RDF.type, AG.Passage))
    assert len(passages) > 10
    for passage in passages:
        text = texts[graph.value(passage, OA.hasSource)]  # type: ignore[index]
        values = {p: o.toPython() for s in graph.objects(passage, OA.hasSelector) for p, o in graph[s]}
        start, end = values[OA.start], values[OA.end]
        assert text[start:end] == values[OA.exact]
        assert text[:start].endswith(values[OA.prefix])
        assert text[end:].startswith(values[OA.suffix])
        assert len(values[OA.prefix]) == min(32, start)


def test_rdf_utterances_say_where_their_variants_differ(graph: Graph) -> None:
    [utterance] = graph.subjects(RDF.type, AG.Utterance)
    found = {
        str(graph.value(difference, RDFS.label)): graph.value(difference, AG.alteration)
        for difference in graph.objects(utterance, AG.difference)
    }
    assert found == {
        "without “who sails”": AG.omitted,
        "“to all” for “to everybody”": AG.altered,
        "with “indeed”": AG.added,
    }
    variants = set(graph.objects(utterance, AG.variant))
    assert {graph.value(d, AG.inVariant) for d in graph.subjects(RDF.type, AG.Difference)} < variants


def test_rdf_documents_carry_their_metadata(graph: Graph) -> None:
    wire = URIRef(WIRE.id)
    assert (wire, SDO.headline, Literal("Two powers stay away")) in graph
    assert (wire, SDO.datePublished, Literal("2031-03-04", datatype=XSD.date)) in graph
    assert (wire, SDO.publisher, Literal("Coastal Wire")) in graph
    assert (wire, AG.digest, Literal(WIRE.digest)) in graph
    assert (wire, AG.path, Literal("reports/wire.txt")) in graph
    assert (URIRef(BLOG.id), SDO.url, Literal("javascript:alert(1)", datatype=XSD.anyURI)) in graph


def test_rdf_entities_carry_their_names_and_codes(graph: Graph) -> None:
    us = URIRef(US.id)
    assert (us, RDF.type, AG.Country) in graph
    assert (us, RDFS.label, Literal("United States")) in graph
    assert (us, SKOS.altLabel, Literal("Washington")) in graph
    assert (us, AG.iso, Literal("US")) in graph


def test_rdf_has_no_blank_nodes_and_only_declared_terms(graph: Graph) -> None:
    for triple in graph:
        for node in triple:
            assert not isinstance(node, BNode)
            if str(node).startswith(prefixes()["ag"]):
                assert (node, RDF.type, None) in ontology()


def test_rdf_writes_the_same_bytes_for_any_order() -> None:
    shuffled, documents = list(CLAIMS), list(DOCUMENTS)
    Random(5).shuffle(shuffled)
    one = to_graph(reconcile(CLAIMS, DOCUMENTS), DOCUMENTS)
    other = to_graph(reconcile(shuffled, documents[::-1]), documents[::-1])
    assert turtle(one) == turtle(other)
    assert ntriples(one) == ntriples(other)


@pytest.mark.slow
def test_rdf_writes_the_same_bytes_for_any_hash_seed() -> None:
    code = (
        "from example_graph import example_graph; from accordgraph.rdf import *; "
        "g = example_graph(); print(turtle(g), ntriples(g))"
    )
    here = str(Path(__file__).parent)
    written = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": here, "PYTHONUTF8": "1", "TZ": zone},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert len(written) == 1


@pytest.mark.parametrize(("write", "format_"), [(turtle, "turtle"), (ntriples, "nt")])
def test_rdf_what_is_written_reads_back(graph: Graph, write: object, format_: str) -> None:
    assert isomorphic(Graph().parse(data=write(graph), format=format_), graph)  # type: ignore[operator]


@given(text=st.text(), language=st.sampled_from([None, "en", "pt-BR"]))
def test_rdf_ntriples_are_those_of_rdflib(text: str, language: str | None) -> None:
    graph = Graph()
    for value in (Literal(text, lang=language), Literal(61), BNode("b"), URIRef("urn:é")):
        graph.add((URIRef("urn:a"), RDFS.label, value))
    theirs = graph.serialize(format="nt").split("\n")
    assert ntriples(graph) == "".join(sorted(f"{line}\n" for line in theirs if line))


def test_rdf_lines_stand_once_in_order(graph: Graph) -> None:
    written = lines([*graph, *graph])
    assert written == sorted(set(written))
    assert len(written) == len(graph)


def test_rdf_survives_hostile_text() -> None:
    text = 'The US signed "it" \\ \u2028 \x85 \r\n <b> \U0001f4dc {x} \ud7ff.'
    hostile = document('a"b<c>.txt', text, title='"\\\n', url="https://x.example/a b<>")
    found = claim(hostile, "position", replace(US, names=("U\nS", '"US"')), "signed", CHARTER, text)
    graph = to_graph(reconcile([found], [hostile]), [hostile])
    for written, format_ in ((turtle(graph), "turtle"), (ntriples(graph), "nt")):
        back = Graph().parse(data=written, format=format_)
        assert Literal(text) in set(back.objects(None, OA.exact))
        assert isomorphic(back, graph)


def test_rdf_takes_another_base() -> None:
    graph = to_graph(reconcile(CLAIMS, DOCUMENTS), DOCUMENTS, base="https://graph.example/")
    ours = {str(s).startswith("https://graph.example/") for s in graph.subjects()}
    assert ours == {True}
    assert "@prefix country: <https://graph.example/entity/country/>" in turtle(graph)


def test_rdf_records_the_decisions_of_people() -> None:
    lines = [
        {"action": "reject", "claim": CLAIMS[0].id, "by": "Ada", "on": "2031-03-05", "note": "misread"},
        {"action": "rename", "entity": CHARTER.id, "label": "Charter of the Harbours"},
        {"action": "merge", "entity": f"{CHARTER.id}-2", "into": CHARTER.id, "on": "2031-03-05T10:00:00Z"},
        {"action": "correct", "claim": CLAIMS[1].id, "status": "planned", "on": "some day"},
    ]
    decisions = parse_overrides(map(json.dumps, lines))
    graph = to_graph(replace(reconcile(CLAIMS, DOCUMENTS), decisions=decisions), DOCUMENTS)
    found = {
        str(graph.value(d, AG.action)).rpartition("#")[2]: d for d in graph.subjects(RDF.type, AG.Decision)
    }
    assert sorted(found) == ["correct", "merge", "reject", "rename"]
    assert (found["reject"], AG.decided, URIRef(CLAIMS[0].id)) in graph
    assert (found["reject"], PROV.endedAtTime, Literal("2031-03-05", datatype=XSD.date)) in graph
    assert (found["reject"], RDFS.comment, Literal("misread")) in graph
    [ada] = graph.objects(found["reject"], PROV.wasAssociatedWith)
    assert (ada, RDFS.label, Literal("Ada")) in graph
    assert (found["rename"], AG.change, Literal("label: Charter of the Harbours")) in graph
    assert (found["merge"], AG.into, URIRef(CHARTER.id)) in graph
    assert (found["correct"], AG.change, Literal("status: planned")) in graph
    messages = [violation.message for violation in validate(graph, [DECISION])]
    assert messages == ["A decision is dated by a day or a time."]


def test_rdf_matches_known_entities_with_wikidata(graph: Graph) -> None:
    assert (URIRef(US.id), SKOS.exactMatch, WD.Q30) in graph


def test_rdf_refuses_claims_of_unknown_documents() -> None:
    with pytest.raises(ValueError, match=r"reports/wire\.txt"):
        to_graph(reconcile(CLAIMS, DOCUMENTS), DOCUMENTS[1:])
