"""Five real articles on one summit, built as a dossier: what a reader must find in the graph."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph

import accordgraph

pytestmark = pytest.mark.shared

STATEMENT = "Statement on Inclusive and Sustainable Artificial Intelligence for People and the Planet"


@pytest.fixture(scope="module")
def graph(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    out = tmp_path_factory.mktemp("seeds") / "dossier"
    report = accordgraph.build([shared / "seeds"], out)
    assert (report.documents, report.errors) == (5, ())
    return accordgraph.load(out)


def facts(graph: Graph, predicate: str) -> set[tuple[str, str]]:
    """Who stands in the relation to what, by their labels."""
    sparql = f"SELECT ?who ?what {{ ?a ag:{predicate} ?b . ?a rdfs:label ?who . ?b rdfs:label ?what }}"
    return {(str(who), str(what)) for who, what in accordgraph.query(graph, sparql).rows}


def test_seeds_refusals(graph: Graph) -> None:
    assert facts(graph, "refusedToSign") == {("United States", STATEMENT), ("United Kingdom", STATEMENT)}


@pytest.mark.parametrize("country", ["China", "India", "Japan", "Australia", "Canada"])
def test_seeds_signatories(graph: Graph, country: str) -> None:
    assert {what for who, what in facts(graph, "signed") if who == country} == {STATEMENT}


def test_seeds_withdrawals(graph: Graph) -> None:
    assert facts(graph, "withdrewFrom") == {
        ("United States", "World Health Organization"),
        ("United States", "Paris Agreement"),
    }


@pytest.mark.parametrize(
    ("speaker", "words"),
    [
        ("JD Vance", "free from ideological bias"),
        ("JD Vance", "is the leader in AI"),
        ("Ursula von der Leyen", "cut red tape"),
        ("Emmanuel Macron", "avoiding fragmentation"),
        ("Dario Amodei", "missed opportunity"),
    ],
)
def test_seeds_quotations(graph: Graph, speaker: str, words: str) -> None:
    sparql = "SELECT ?who ?text { ?a ag:stated/ag:text ?text ; rdfs:label ?who }"
    rows = accordgraph.query(graph, sparql).rows
    assert {str(who) for who, text in rows if words in str(text)} == {speaker}


def test_seeds_figures_of_one_agreement_with_their_units(graph: Graph) -> None:
    sparql = """SELECT ?what ?value ?unit {
      ?a ag:signatories ?f ; rdfs:label ?what . ?f ag:value ?value ; ag:unit ?unit }"""
    rows = {
        (str(what), int(str(value)), str(unit)) for what, value, unit in accordgraph.query(graph, sparql).rows
    }
    assert rows == {
        (STATEMENT, 61, "countries"),
        (STATEMENT, 61, "nations and organizations"),
        (STATEMENT, 64, "nations and organizations"),
    }
