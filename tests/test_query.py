from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef

from accordgraph.errors import DossierError, QueryError
from accordgraph.model import Figure
from accordgraph.query import (
    FORMATS,
    Format,
    Question,
    as_json,
    ask,
    disputes,
    query,
    question,
    questions,
    report,
    tallies,
    write,
)
from accordgraph.query.disagreements import Dispute, Said, Side
from accordgraph.rdf import ntriples, to_graph, turtle
from accordgraph.reconcile import reconcile
from accordgraph.store import EngineName, engine, load
from accordgraph.vocabulary import prefixes
from example_graph import CHARTER, FRANCE, GB, UNION, US, claim, document, example_graph

ENGINES: tuple[EngineName, ...] = ("pyoxigraph", "rdflib")


@pytest.fixture(scope="module")
def graph() -> Graph:
    return example_graph()


@pytest.fixture(autouse=True)
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a query reached for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def words(graph: Graph, name: str, **values: str) -> list[tuple[str, ...]]:
    return [tuple(str(term) for term in row) for row in ask(graph, name, values).rows]


@pytest.mark.parametrize("name", ENGINES)
def test_query_all_prefixes_are_bound(graph: Graph, name: EngineName) -> None:
    for prefix in prefixes():
        query(graph, f"ASK {{ ?s ?p {prefix}:x }}", engine_name=name)


@pytest.mark.parametrize("name", ENGINES)
def test_query_select(graph: Graph, name: EngineName) -> None:
    answer = query(graph, "SELECT ?who ?none { ?who ag:refusedToSign ?what } ORDER BY ?who", engine_name=name)
    assert answer.variables == ("who", "none")
    assert answer.rows == ((URIRef(GB.id), None), (URIRef(US.id), None))


@pytest.mark.parametrize("name", ENGINES)
def test_query_ask(graph: Graph, name: EngineName) -> None:
    assert query(graph, "ASK { country:FR ag:signed ?x }", engine_name=name).truth
    assert not query(graph, "ASK { country:US ag:signed ?x }", engine_name=name).truth


@pytest.mark.parametrize("name", ENGINES)
def test_query_construct_and_describe(graph: Graph, name: EngineName) -> None:
    made = query(graph, "CONSTRUCT WHERE { ?who ag:refusedToSign ?what }", engine_name=name).graph
    assert len(made) == 2
    described = query(graph, "DESCRIBE country:GB", engine_name=name).graph
    assert (URIRef(GB.id), None, Literal("United Kingdom")) in described


@pytest.mark.parametrize("name", ENGINES)
def test_query_terms_are_the_same_in_both_engines(graph: Graph, name: EngineName) -> None:
    every = "SELECT DISTINCT ?o { ?s ?p ?o FILTER(isLiteral(?o)) }"
    assert {row[0] for row in query(graph, every, engine_name=name).rows} == {
        o for o in graph.objects() if isinstance(o, Literal)
    }


@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize(
    ("sparql", "message"),
    [
        ("SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }", "SERVICE would ask"),
        ("SELECT * { { SELECT * { FILTER EXISTS { SERVICE ?x { ?s ?p ?o } } } } }", "SERVICE would ask"),
        ("SELECT * { ?s ?p ?o MINUS { service silent <http://x.example/> {} } }", "SERVICE would ask"),
        ("SELECT * { # remark\rSERVICE <http://x.example/> { ?s ?p ?o } }", "SERVICE would ask"),
        ("SELECT * { \\u0053ERVICE <http://x.example/> { ?s ?p ?o } }", "SERVICE would ask"),
        ("SELECT * FROM <http://x.example/> { ?s ?p ?o }", "FROM would load"),
        ("SELECT * FROM NAMED <file:///etc/passwd> { GRAPH ?g { ?s ?p ?o } }", "FROM would load"),
        ("ASK FROM <http://x.example/> { ?s ?p ?o }", "FROM would load"),
        ("LOAD <http://x.example/>", "updates are refused"),
        ("INSERT DATA { country:US ag:signed agreement:x }", "updates are refused"),
        ("DELETE WHERE { ?s ?p ?o }", "updates are refused"),
        ("CLEAR ALL", "updates are refused"),
        ("SELECT ?s { ?s foo:bar ?o }", "unknown prefix 'foo:'"),
        ("", "unexpected end of the query"),
        ("SELECT", "unexpected end of the query"),
    ],
)
def test_query_refuses(graph: Graph, name: EngineName, sparql: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        query(graph, sparql, engine_name=name)


@pytest.mark.parametrize(
    ("sparql", "line", "column"),
    [
        ("SELECT ?s {\n  ?s foo:bar ?o }", 2, 6),
        ("SELECT ?s {\n  ?s a ?o }\nORDER", 3, 1),
        ("ASK {\n\n  SERVICE <http://x.example/> {} }", 3, 3),
        ("SELECT ?s\nFROM <http://x.example/> { ?s ?p ?o }", 2, 1),
    ],
)
def test_query_errors_point_at_the_place(graph: Graph, sparql: str, line: int, column: int) -> None:
    with pytest.raises(QueryError) as caught:
        query(graph, sparql)
    assert (caught.value.line, caught.value.column) == (line, column)
    shown, mark = str(caught.value).split("\n")[1:]
    assert shown == "  " + sparql.split("\n")[line - 1]
    assert mark == "  " + " " * (column - 1) + "^"


def test_query_words_in_strings_and_names_are_no_keywords(graph: Graph) -> None:
    text = 'SELECT ?service { ?service rdfs:label "SERVICE FROM LOAD" } # SERVICE <http://x.example/> {}'
    assert query(graph, text).rows == ()


def test_query_errors_of_the_engine_are_located(graph: Graph) -> None:
    with pytest.raises(QueryError, match="unbound") as caught:
        query(graph, "SELECT ?s (COUNT(?o) AS ?n) { ?s ?p ?o }", engine_name="pyoxigraph")
    assert caught.value.line == 1


@pytest.mark.parametrize("format_", FORMATS[:-1])
def test_query_writes_rows(graph: Graph, format_: Format) -> None:
    sparql = "SELECT ?who ?name ?none { ?who ag:refusedToSign ?what ; rdfs:label ?name } ORDER BY ?name"
    written = write(query(graph, sparql), format_, width=80)
    assert "United Kingdom" in written
    assert written.index("United Kingdom") < written.index("United States")


def test_query_csv_and_tsv_have_their_headers(graph: Graph) -> None:
    answer = query(graph, 'SELECT ?a ?b { VALUES (?a ?b) { ("x,\\t\\n\\"y" 1) } }')
    assert write(answer, "csv") == 'a,b\r\n"x,\t\n""y",1\r\n'
    assert write(answer, "tsv") == '?a\t?b\n"x,\\t\\n\\"y"\t"1"^^<http://www.w3.org/2001/XMLSchema#integer>\n'


def test_query_json_follows_the_recommendation(graph: Graph) -> None:
    data = json.loads(write(query(graph, "SELECT ?s { ?s ag:refusedToSign ?o } ORDER BY ?s"), "json"))
    assert data["head"]["vars"] == ["s"]
    assert data["results"]["bindings"][0] == {"s": {"type": "uri", "value": GB.id}}


@pytest.mark.parametrize(("format_", "written"), [("table", "true\n"), ("csv", "true\n"), ("tsv", "true\n")])
def test_query_writes_a_truth(graph: Graph, format_: Format, written: str) -> None:
    assert write(query(graph, "ASK { ?s ?p ?o }"), format_) == written


def test_query_writes_triples_as_turtle(graph: Graph) -> None:
    written = write(query(graph, "CONSTRUCT WHERE { ?s ag:refusedToSign ?o }"))
    assert "country:GB ag:refusedToSign agreement:harbour-charter" in written


def test_query_rows_are_no_turtle(graph: Graph) -> None:
    with pytest.raises(ValueError, match="CONSTRUCT"):
        write(query(graph, "SELECT * { ?s ?p ?o }"), "turtle")


@pytest.mark.parametrize("name", ["graph.ttl", "graph.nt"])
def test_query_opens_files_and_dossiers(graph: Graph, tmp_path: Path, name: str) -> None:
    written = turtle(graph) if name.endswith("ttl") else ntriples(graph)
    (tmp_path / name).write_text(written, encoding="utf-8")
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    for source in (tmp_path, tmp_path / name, str(tmp_path), [tmp_path]):
        for engine_name in ENGINES:
            assert query(source, count, engine_name=engine_name).rows == ((Literal(len(graph)),),)
    assert len(load(tmp_path)) == len(graph)


@pytest.mark.parametrize("name", ENGINES)
def test_query_says_what_cannot_be_opened(tmp_path: Path, name: EngineName) -> None:
    for path, message in ((tmp_path, "no dossier"), (tmp_path / "x.ttl", "no such")):
        with pytest.raises(DossierError, match=message):
            engine(path, name)
    bad = tmp_path / "bad.ttl"
    bad.write_text("<a> <b> oh no")
    with pytest.raises(DossierError, match=r"bad\.ttl: cannot be read as RDF: .*[^:]$"):
        engine(bad, name)
    (tmp_path / "claims.csv").write_text("a,b")
    with pytest.raises(DossierError, match="not an RDF file"):
        engine(tmp_path / "claims.csv", name)


@pytest.mark.parametrize("entry", questions(), ids=lambda entry: entry.name)
def test_query_questions_run_on_both_engines_alike(graph: Graph, entry: Question) -> None:
    one, other = (query(graph, entry.sparql, engine_name=name) for name in ENGINES)
    assert entry.title.endswith("?")
    assert entry.answers
    assert set(entry.defaults) == set(entry.parameters)
    assert sorted(map(str, one.rows)) == sorted(map(str, other.rows))
    assert one.rows or entry.name in {"who-copies-whom", "pledges-by-amount"}


def test_query_question_who_signed(graph: Graph) -> None:
    rows = words(graph, "who-signed", agreement="harbour")
    assert [row[0] for row in rows] == ["France", "India", "Japan"]
    assert rows[0] == ("France", "Harbour Charter", "1", "2031-03-04", "false")
    assert words(graph, "who-signed", agreement="no such thing") == []


def test_query_question_who_refused(graph: Graph) -> None:
    rows = words(graph, "who-refused")
    assert [(row[0], row[2], row[4]) for row in rows] == [
        ("United States", "2", "true"),
        ("United Kingdom", "1", "false"),
    ]


def test_query_question_what_a_person_said(graph: Graph) -> None:
    rows = words(graph, "what-a-person-said", person="LIND")
    assert [(row[1], row[3]) for row in rows] == [
        ("Ports belong to everybody who sails.", "2031-03-04"),
        ("Ports belong to everybody,", "2031-03-09"),
    ]


def test_query_question_what_each_source_says(graph: Graph) -> None:
    rows = words(graph, "what-each-source-says", agreement="charter")
    assert {row[0] for row in rows} == {
        "Two powers stay away",
        "What I heard at the quay",
        "reports/bulletin.txt",
    }
    kenya = next(row for row in rows if row[2] == "Kenya")
    assert kenya[4] == f"{prefixes()['ag']}planned"
    assert kenya[6] == "Kenya is set to sign the charter"


def test_query_question_figures_and_sources(graph: Graph) -> None:
    rows = words(graph, "figures-and-sources", agreement="charter")
    assert [(row[2], row[3]) for row in rows] == [
        ("61 countries", "Two powers stay away"),
        ("58 countries", "What I heard at the quay"),
    ]


def test_query_question_where_sources_disagree(graph: Graph) -> None:
    rows = words(graph, "where-sources-disagree")
    assert [row[1].removeprefix(prefixes()["ag"]) for row in rows] == [
        "figureDisagreement",
        "stanceDisagreement",
    ]
    assert {row[0] for row in rows} == {CHARTER.label}


@pytest.mark.parametrize("country", ["US", "us", "united states", "Washington"])
def test_query_question_positions_of_a_country(graph: Graph, country: str) -> None:
    rows = words(graph, "positions-of-a-country", country=country)
    assert [(row[1].removeprefix(prefixes()["ag"]), row[7]) for row in rows] == [
        ("refusedToSign", "true"),
        ("signed", "false"),
    ]


def test_query_question_named_and_counted(graph: Graph) -> None:
    rows = words(graph, "named-and-counted")
    assert ("Harbour Charter", "61 countries", "1", "61", "3", "58") in rows


def test_query_question_pledges_by_amount() -> None:
    text = document("pledges.txt", "The Port Union pledged 2 million euros, France 30 million.")
    claims = [
        claim(text, "figure", who, "pledgedAmount", Figure(amount, "EUR"), words)
        for who, amount, words in ((UNION, 2_000_000, "2 million"), (FRANCE, 30_000_000, "30 million"))
    ]
    pledges = to_graph(reconcile(claims, [text]), [text])
    assert [row[:3] for row in words(pledges, "pledges-by-amount")] == [
        ("France", "30000000", "EUR"),
        ("Port Union", "2000000", "EUR"),
    ]
    assert len(words(pledges, "pledges-by-amount", pledger="FR")) == 1


def test_query_question_who_copies_whom() -> None:
    words_ = " ".join(f"word{n}" for n in range(60))
    texts = [document(f"{day}.txt", f"{words_} {day}", date=f"2031-03-0{day}") for day in (1, 2)]
    copied = to_graph(reconcile([], texts), texts)
    [row] = words(copied, "who-copies-whom")
    assert (row[0], row[2], row[6]) == ("2.txt", "1.txt", "true")


def test_query_question_on_whose_word(graph: Graph) -> None:
    assert [row[:2] for row in words(graph, "on-whose-word")] == [("Port Union", "United States")]


def test_query_question_values_cannot_break_out(graph: Graph) -> None:
    for value in ('" } UNION { ?x ?y ?z', "\\", '\\"', "\n}", "?x", "$1 \\1"):
        assert words(graph, "who-signed", agreement=value) == []


def test_query_disagreements_show_both_sides(graph: Graph) -> None:
    figures, stances = disputes(graph)
    assert (figures.kind, stances.kind) == ("figureDisagreement", "stanceDisagreement")
    refused, signed = stances.sides
    assert (refused.sources, refused.fact, signed.sources, signed.fact) == (2, True, 1, False)
    assert signed.said == (
        Said(
            "Washington has signed the charter after all",
            "What I heard at the quay",
            "reports/blog.txt",
            "Quay Notes",
            "2031-03-09",
            "Port Union",
        ),
    )


def test_query_disagreements_read_well(graph: Graph) -> None:
    text = report(disputes(graph), tallies(graph))
    assert "signatories: 58 countries against 61 countries" in text
    assert "Harbour Charter: true conflict\n" in text
    assert (
        "“About 58 states signed the charter”\n        What I heard at the quay, Quay Notes, 2031-03-09"
        in text
    )
    assert "reports/blog.txt, on the word of Port Union\n" in text
    assert "Harbour Charter: 61 countries signed; 3 named; 58 not named in these documents" in text
    assert report([]) == "The documents do not disagree.\n"


def test_query_disagreements_show_words_once_and_some_of_many() -> None:
    def side(number: int, *words: str) -> Side:
        paths = ("blog.txt" if each == "e" else "wire.txt" for each in words)
        said = tuple(
            Said(each, path, path, None, None, None) for each, path in zip(words, paths, strict=True)
        )
        return Side(f"Harbour Charter signatories {number} countries", 1, True, said)

    def between(one: Side, other: Side) -> Dispute:
        numbers = " against ".join(each.finding.split(" ", 3)[-1] for each in (one, other))
        about = "Harbour Charter"
        explanation = f"{about}, signatories: {numbers}; they differ"
        return Dispute("", about, "figureDisagreement", "trueConflict", explanation, (other, one))

    many, few, last = side(61, "a", "b", "c", "d", "e"), side(58, "f"), side(57, "g")
    assert report([between(many, few), between(many, last)]).splitlines() == [
        "Harbour Charter: true conflict",
        "  signatories: 61 countries against 58 countries; they differ",
        "  - signatories 61 countries (1 independent source, stands as a fact)",
        *("      “a”", "        wire.txt", "      “e”", "        blog.txt", "      “b”", "        wire.txt"),
        "      and 2 more passages",
        "  - signatories 58 countries (1 independent source, stands as a fact)",
        "      “f”",
        "        wire.txt",
        "",
        "Harbour Charter: true conflict",
        "  signatories: 61 countries against 57 countries; they differ",
        "  - signatories 61 countries (1 independent source, stands as a fact, in the words above)",
        "  - signatories 57 countries (1 independent source, stands as a fact)",
        "      “g”",
        "        wire.txt",
    ]


def test_query_disagreements_are_plain_json(graph: Graph) -> None:
    data = as_json(disputes(graph), tallies(graph))
    assert json.loads(json.dumps(data))["disagreements"][1]["sides"][0]["fact"] is True
    assert data["signatories"][0] == {
        "agreement": "Harbour Charter", "reported": "58 countries", "counted": 58, "named": 3,
        "not_named": 55,
    }  # fmt: skip


def test_query_unknown_questions_and_parameters_are_errors(graph: Graph) -> None:
    with pytest.raises(QueryError, match=r"there are: .*who-signed"):
        question("who-sneezed")
    with pytest.raises(QueryError, match=r"no parameter 'land' \(it has: country\)"):
        ask(graph, "positions-of-a-country", {"land": "US"})
