from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import RDF, RDFS, SDO, SKOS
from rdflib.term import Node

from accordgraph.errors import DossierError
from accordgraph.merge.values import Override
from accordgraph.query.results import short
from accordgraph.rdf import to_graph
from accordgraph.reconcile import Merge, reconcile
from accordgraph.validate import SH, Failure, _files, validate, verify
from accordgraph.vocabulary import AG, OA, ontology, shapes
from example_graph import CHARTER, CLAIMS, DOCUMENTS, FRANCE, US, WIRE, document, example_graph

SHAPE = "https://w3id.org/accordgraph/shape/"
STRANGE = (Literal("no such value"), URIRef("https://x.example/nothing"))


def full_graph() -> Graph:
    """The example with a copy, a merge and a lower bound too, so that every shape has a node."""
    words = " ".join(f"word{number}" for number in range(60))
    documents = [*DOCUMENTS, *(document(f"{day}.txt", words, date=f"2031-03-0{day}") for day in (1, 2))]
    documents[-1] = replace(documents[-1], text=documents[-1].text + " end")
    merge = Merge(CHARTER, replace(CHARTER, id=f"{CHARTER.id}-2", label="Ports Charter"), "one title")
    decisions = (Override("reject", 1, claim=CLAIMS[0].id, by="Ada", on="2031-03-05"),)
    reconciled = replace(reconcile(CLAIMS, documents), merges=(merge,), decisions=decisions)
    graph = to_graph(reconciled, documents)
    for triple in example_graph():
        graph.add(triple)
    figure = graph.value(predicate=RDF.type, object=AG.Figure)
    assert figure
    graph.add((figure, AG.bound, AG.atLeast))
    return graph


@pytest.fixture(scope="module")
def whole() -> Graph:
    return full_graph()


@pytest.fixture
def graph(whole: Graph) -> Graph:
    copy = Graph()
    copy += whole
    return copy


def messages(graph: Graph, shape: Node) -> set[str]:
    return {violation.message for violation in validate(graph, [URIRef(str(shape))])}


def property_shapes() -> list[tuple[URIRef, str]]:
    return sorted(
        (URIRef(str(shape)), str(shapes().value(rule, SH.message)))
        for shape, rule in shapes().subject_objects(SH.property)
    )


def test_validate_the_example_conforms(whole: Graph) -> None:
    assert validate(whole) == []


def test_validate_portions_find_the_same(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    graph.remove((None, AG.evidence, None))
    together = validate(graph)
    monkeypatch.setattr(import_module("accordgraph.validate"), "PORTION", 3)
    assert validate(graph) == together != []


def test_validate_every_shape_has_a_node(whole: Graph) -> None:
    for target in shapes().objects(None, SH.targetClass):
        assert (None, RDF.type, target) in whole, target


def test_validate_a_dossier_conforms_and_verifies(dossier: Path) -> None:
    assert validate(dossier) == []
    assert verify(dossier) == []


@pytest.mark.parametrize(("shape", "message"), property_shapes(), ids=lambda value: value[-60:])
def test_validate_each_property_shape_can_be_violated(graph: Graph, shape: URIRef, message: str) -> None:
    rule = shapes().value(predicate=SH.message, object=Literal(message))
    assert rule
    path = shapes().value(rule, SH.path)
    target = shapes().value(shape, SH.targetClass)
    assert path and target
    nodes = sorted(graph.subjects(RDF.type, target), key=str)
    node = next((n for n in nodes if (n, path, None) in graph), nodes[0])
    old = list(graph.objects(node, path))
    if path != RDF.type:
        graph.remove((node, path, None))
    if shapes().value(rule, SH.minCount) is None:
        if other := shapes().value(rule, SH.disjoint):
            graph.add((node, path, graph.value(node, other)))  # type: ignore[arg-type]
        elif limit := shapes().value(rule, SH.lessThan) or shapes().value(rule, SH.lessThanOrEquals):
            graph.add((node, path, Literal(int(str(graph.value(node, limit))) + 1)))
        else:
            for value in STRANGE if old or not shapes().value(rule, SH.qualifiedMinCount) else ():
                graph.add((node, path, value))
    if path == RDF.type:
        graph.add((node, path, AG.Copy))
    assert message in messages(graph, shape)


WRONG = [
    ("Claim", AG.Claim, AG.status, AG.Status),
    ("Claim", AG.Claim, AG.predicate, AG.status),
    ("Claim", AG.Claim, AG.confidence, Literal(2)),
    ("Claim", AG.Claim, AG.evidence, AG.signed),
    ("Claim", AG.Claim, AG.subject, AG.signed),
    ("Finding", AG.Finding, AG.status, Literal("asserted")),
    ("Finding", AG.Finding, AG.sourceCount, Literal(0)),
    ("Document", AG.Document, AG.digest, Literal("abc")),
    ("Quotation", AG.Quotation, AG.form, AG.asserted),
    ("Figure", AG.Figure, AG.value, Literal("61")),
    ("Role", AG.Role, AG.tenure, AG.planned),
    ("Entity", AG.Country, AG.iso, Literal("USA")),
    ("Quote", OA.TextQuoteSelector, OA.prefix, Literal("x" * 33)),
    ("Position", OA.TextPositionSelector, OA.start, Literal(-1)),
    ("Copy", AG.Copy, AG.share, Literal("1.5")),
    ("Difference", AG.Difference, AG.alteration, AG.planned),
    ("Disagreement", AG.Disagreement, AG.reason, AG.planned),
]
"""Shape, class, property and a value that is none of those it may have."""


@pytest.mark.parametrize(("shape", "class_", "path", "value"), WRONG)
def test_validate_closed_sets_and_types_are_kept(
    graph: Graph, shape: str, class_: URIRef, path: URIRef, value: Node
) -> None:
    node = min(graph.subjects(RDF.type, class_), key=str)
    graph.set((node, path, value))
    violations = validate(graph, [URIRef(SHAPE + shape)])
    assert {violation.node for violation in violations} == {short(URIRef(str(node)))}


def difference_without_words(graph: Graph) -> None:
    graph.remove((min(graph.subjects(AG.alteration, AG.altered), key=str), AG.longestWords, None))


def established_plan(graph: Graph) -> None:
    [plan] = [s for s in graph.subjects(AG.status, AG.planned) if (s, RDF.type, AG.Finding) in graph]
    graph.set((plan, AG.established, Literal(True)))
    fact = (graph.value(plan, name) for name in (AG.subject, AG.predicate, AG.object))
    graph.add(tuple(fact))  # type: ignore[arg-type]


def untyped_date(graph: Graph) -> None:
    graph.set((URIRef(WIRE.id), SDO.datePublished, Literal("4 March")))


def date_of_a_resource(graph: Graph) -> None:
    graph.set((min(graph.subjects(RDF.type, AG.Finding), key=str), AG.lastReported, AG.signed))


def end_beyond_snapshot(graph: Graph) -> None:
    graph.set((min(graph.subjects(RDF.type, OA.TextPositionSelector), key=str), OA.end, Literal(10**6)))


def foreign_passage(graph: Graph) -> None:
    passage = next(p for p in graph.subjects(OA.hasSource, URIRef(WIRE.id)))
    claim = next(c for c in graph.subjects(AG.document) if (c, AG.document, URIRef(WIRE.id)) not in graph)
    graph.add((claim, AG.evidence, passage))


def lost_fact(graph: Graph) -> None:
    graph.remove((URIRef(FRANCE.id), AG.signed, None))


def unfounded_fact(graph: Graph) -> None:
    graph.add((URIRef(US.id), AG.ratified, URIRef(CHARTER.id)))


@pytest.mark.parametrize(
    ("change", "shape", "message"),
    [
        (difference_without_words, "Graph", "A difference has the words of what it omits, adds or alters."),
        (untyped_date, "Graph", "A date is a year, a month or a day."),
        (date_of_a_resource, "Graph", "A date is a year, a month or a day."),
        (established_plan, "Graph", "Only what is asserted is established as a fact."),
        (end_beyond_snapshot, "Graph", "A passage ends within its document's snapshot."),
        (foreign_passage, "Graph", "A claim's passages lie in its document."),
        (lost_fact, "Graph", "An established finding stands among the facts."),
        (unfounded_fact, "Graph", "A fact rests on an established finding."),
    ],
)
def test_validate_what_hangs_together_is_kept(
    graph: Graph, change: Callable[[Graph], None], shape: str, message: str
) -> None:
    change(graph)
    assert messages(graph, URIRef(SHAPE + shape)) == {message}


def test_validate_speaks_plainly(graph: Graph) -> None:
    graph.remove((None, AG.evidence, None))
    violations = list(map(str, validate(graph, [URIRef(SHAPE + "Claim")])))
    assert len(violations) == len(CLAIMS)
    ending = "(United States refused to sign Harbour Charter): A claim rests on at least one passage."
    assert any(line.endswith(ending) for line in violations)


def test_validate_closed_sets_are_those_of_the_ontology() -> None:
    for rule in set(shapes().subjects(SH["in"])):
        listed = shapes().value(rule, SH["in"])
        assert listed
        for member in Collection(shapes(), listed):
            assert (member, RDFS.label, None) in ontology(), member
    for path in (AG.alteration, AG.status, AG.reason, AG.form, AG.act, AG.tenure, AG.bound, AG.kind):
        set_ = ontology().value(path, RDFS.range)
        declared = {s for s in ontology().subjects(RDF.type, set_) if (s, SKOS.inScheme, None) in ontology()}
        for rule in shapes().subjects(SH.path, path):
            if (listed := shapes().value(rule, SH["in"])) is not None:
                assert set(Collection(shapes(), listed)) == declared


@pytest.fixture
def copied(dossier: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(dossier, tmp_path / "dossier"))


def test_verify_finds_any_changed_byte(copied: Path) -> None:
    for path in sorted(file for file in copied.rglob("*") if file.is_file() and file.name != "manifest.json"):
        before = path.read_bytes()
        middle = len(before) // 2
        path.write_bytes(before[:middle] + bytes([before[middle] ^ 1]) + before[middle + 1 :])
        name = path.relative_to(copied).as_posix()
        assert _files_only(copied) == [Failure(name, "changed since the build")]
        path.write_bytes(before)


def _files_only(folder: Path) -> list[Failure]:
    return list(_files(folder))


def test_verify_finds_a_snapshot_that_was_rewritten_with_its_hash(copied: Path) -> None:
    snapshot = max((copied / "documents").glob("*.txt"), key=lambda path: path.stat().st_size)
    snapshot.write_text("¶" + snapshot.read_text(encoding="utf-8"), encoding="utf-8")
    failures = [str(failure) for failure in verify(copied)]
    assert f"document:{snapshot.stem}: its snapshot has another SHA-256 than the graph says" in failures
    assert any(line.startswith(f"passage:{snapshot.stem}-") and "exact words" in line for line in failures)
    assert any("/claim/" in line and "its evidence is not what stands" in line for line in failures)


def test_verify_finds_changed_selectors(copied: Path) -> None:
    file = copied / "graph.ttl"
    graph = Graph().parse(file)
    quotes = sorted(graph.subjects(RDF.type, OA.TextQuoteSelector), key=str)
    for quote, name in zip(quotes, ("exact", "prefix", "suffix"), strict=False):
        graph.set((quote, OA[name], Literal("something else")))
    positions = sorted(graph.subjects(RDF.type, OA.TextPositionSelector), key=str)
    graph.remove((positions[3], OA.start, None))
    graph.set((positions[4], OA.end, Literal("the end")))
    file.unlink()
    graph.serialize(copied / "graph.nt", format="nt", encoding="utf-8")
    found = {failure.what.partition(" at ")[0] for failure in verify(copied) if "passage:" in failure.where}
    assert found == {
        "its selectors are damaged",
        "the exact words are not those",
        "the prefix is not what stands before",
        "the suffix is not what stands after",
    }


def test_verify_finds_missing_and_strange_files(copied: Path) -> None:
    snapshot = min((copied / "documents").glob("*.txt"))
    snapshot.unlink()
    (copied / "notes.txt").write_text("mine")
    failures = [str(failure) for failure in verify(copied)]
    assert "notes.txt: is not part of the dossier" in failures
    assert f"documents/{snapshot.name}: cannot be read: No such file or directory" in failures
    assert f"document:{snapshot.stem}: its snapshot is missing" in failures


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"files": 3}', "\ud800"])
def test_verify_reports_a_damaged_manifest(copied: Path, text: str) -> None:
    (copied / "manifest.json").write_bytes(text.encode("utf-8", "surrogatepass"))
    assert any(failure.where == "manifest.json" for failure in verify(copied))


def test_verify_needs_a_dossier(tmp_path: Path) -> None:
    with pytest.raises(DossierError, match="no dossier"):
        verify(tmp_path)
