from __future__ import annotations

from html import escape
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, Graph, URIRef
from rdflib.namespace import SKOS
from rdflib.term import Node

from accordgraph.model import CLAIM_KINDS, ENTITY_TYPES, MEASURES, STANCES, STATUSES
from accordgraph.query import questions
from accordgraph.vocabulary import AG, ontology, ontology_folder, prefixes
from example_graph import example_graph

NAMESPACE = prefixes()["ag"]
ALIGNED = (
    RDFS.subClassOf, RDFS.subPropertyOf, RDFS.seeAlso,
    SKOS.closeMatch, SKOS.exactMatch, SKOS.relatedMatch,
)  # fmt: skip
TERMS = sorted({URIRef(str(s)) for s in ontology().subjects(RDF.type) if str(s).startswith(NAMESPACE)})


def name(term: Node) -> str:
    return str(term).removeprefix(NAMESPACE)


@pytest.mark.parametrize("term", TERMS, ids=name)
def test_ontology_every_term_is_documented(term: URIRef) -> None:
    graph = ontology()
    for predicate in (RDFS.label, RDFS.comment, SKOS.example, RDFS.isDefinedBy):
        assert graph.value(term, predicate), f"{name(term)} has no {predicate}"
    targets = [o for p in ALIGNED for o in graph.objects(term, p) if not str(o).startswith(NAMESPACE)]
    assert targets, f"{name(term)} is aligned with nothing"


def test_ontology_and_namespace_hold_the_same_terms() -> None:
    assert {name(term) for term in TERMS} == set(AG.__annotations__)


@pytest.mark.parametrize(
    "term",
    [*STANCES, *MEASURES, *STATUSES, *ENTITY_TYPES, *(f"{kind.capitalize()}Claim" for kind in CLAIM_KINDS)],
)
def test_ontology_has_the_terms_of_the_model(term: str) -> None:
    assert (AG[term], RDF.type, None) in ontology()


@pytest.mark.parametrize(("parent", "terms"), [(AG.stance, STANCES), (AG.measure, MEASURES)])
def test_ontology_groups_stances_and_measures(parent: URIRef, terms: tuple[str, ...]) -> None:
    assert {name(s) for s in ontology().subjects(RDFS.subPropertyOf, parent)} == set(terms)


@pytest.mark.parametrize("kind", [OWL.ObjectProperty, OWL.DatatypeProperty])
def test_ontology_properties_have_domain_and_range(kind: URIRef) -> None:
    anything = {AG.object, AG.claim, AG.decided}
    for term in set(ontology().subjects(RDF.type, kind)) - anything:
        assert ontology().value(term, RDFS.domain), term
        assert ontology().value(term, RDFS.range), term


def test_ontology_closed_sets_list_their_members() -> None:
    for scheme in ontology().subjects(RDF.type, SKOS.ConceptScheme):
        members = set(ontology().subjects(SKOS.inScheme, scheme))
        assert members == set(ontology().objects(scheme, SKOS.hasTopConcept))


def test_ontology_is_consistent_with_a_graph_by_owl_2_rl() -> None:
    from owlrl import DeductiveClosure, OWLRL_Semantics

    graph = Graph()
    for part in (ontology(), example_graph()):
        for triple in part:
            graph.add(triple)
    DeductiveClosure(OWLRL_Semantics).expand(graph)
    errors = [
        str(o) for o in graph.objects(None, URIRef("http://www.daml.org/2002/03/agents/agent-ont#error"))
    ]
    assert errors == []
    assert (URIRef(f"{prefixes()['country']}FR"), RDF.type, AG.Actor) in graph


def test_ontology_contradictions_are_found_by_owl_2_rl() -> None:
    from owlrl import DeductiveClosure, OWLRL_Semantics

    graph = Graph()
    for triple in ontology():
        graph.add(triple)
    for class_ in (AG.Person, AG.Agreement):
        graph.add((URIRef("https://x.example/both"), RDF.type, class_))
    DeductiveClosure(OWLRL_Semantics).expand(graph)
    errors = [
        str(o) for o in graph.objects(None, URIRef("http://www.daml.org/2002/03/agents/agent-ont#error"))
    ]
    assert errors


def test_ontology_readme_names_every_class_of_the_graph() -> None:
    text = (ontology_folder() / "README.md").read_text(encoding="utf-8")
    used = {name(o) for o in example_graph().objects(None, RDF.type) if str(o).startswith(NAMESPACE)}
    assert sorted(class_ for class_ in used if class_ not in text) == []


def test_ontology_readme_lists_every_question_and_reason() -> None:
    text = (ontology_folder() / "README.md").read_text(encoding="utf-8")
    for question in questions():
        assert f"| `{question.name}` | {question.answers} |" in text
    for reason in ontology().subjects(RDF.type, AG.Reason):
        assert name(reason) in text


def test_ontology_page_documents_every_class_property_and_value(checkout: Path) -> None:
    page = (checkout / "docs" / "ontology.html").read_text(encoding="utf-8")
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.NamedIndividual)
    terms = [term for term in TERMS if any((term, RDF.type, kind) in ontology() for kind in kinds)]
    assert [name(term) for term in terms if f"<code>{term}</code>" not in page] == []
    comments = (escape(str(ontology().value(term, RDFS.comment)), quote=False) for term in terms)
    assert [comment for comment in comments if comment not in page] == []
