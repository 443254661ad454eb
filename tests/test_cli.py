"""The command line: what each command prints, where, and with which exit status."""

from __future__ import annotations

import csv
import json
import os
import pty
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from spacy.language import Language

import accordgraph
from accordgraph import __version__, jsonl
from accordgraph.annotate import DEFAULT_MODEL, Annotation
from accordgraph.cli import main

Run = Callable[..., Result]
GOOD = "Chile signed the Lakes Accord on Monday. Peru refused to sign the Lakes Accord.\n"


@pytest.fixture
def run(nlp: Language, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs a command in an empty folder."""
    load = accordgraph.load_model

    def loaded(name: str) -> Language:
        return nlp if name == DEFAULT_MODEL else load(name)

    for module in [import_module(f"accordgraph.{name}") for name in ("annotate", "build.extraction")]:
        monkeypatch.setattr(module, "load_model", loaded)
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(main, arguments, input=stdin)

    return run


@pytest.fixture
def good(tmp_path: Path) -> Path:
    (tmp_path / "good.txt").write_text(GOOD)
    return tmp_path / "good.txt"


@pytest.mark.parametrize("name", sorted(main.commands))
def test_cli_help_shows_examples_as_they_are_written(run: Run, name: str) -> None:
    done = run(name, "--help")
    assert done.exit_code == 0
    assert f"\n    accordgraph {name}" in done.stdout
    assert "\b" not in done.stdout and "\\b" not in done.stdout


@pytest.mark.parametrize("command", [["accordgraph"], [sys.executable, "-m", "accordgraph"]])
def test_cli_version(command: list[str]) -> None:
    command = [shutil.which(command[0], path=f"{Path(sys.executable).parent}") or command[0], *command[1:]]
    done = subprocess.run([*command, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"accordgraph, version {__version__}\n"


def test_cli_extract_prints_json_lines_in_order(run: Run, good: Path) -> None:
    Path("also.md").write_text("# Lakes\n\nSpain signed the Lakes Accord.\n")
    done = run("extract", "good.txt", "also.md")
    claims = list(jsonl.loads(done.stdout.splitlines()))
    assert [claim.path for claim in claims] == sorted(claim.path for claim in claims)
    assert {("Chile", "signed"), ("Peru", "refusedToSign"), ("Spain", "signed")} <= {
        (claim.subject.label, claim.predicate) for claim in claims
    }
    assert (done.exit_code, done.stderr) == (0, "")


def test_cli_extract_prints_a_table(run: Run, good: Path) -> None:
    lines = run("extract", "good.txt", "--format", "table").stdout.splitlines()
    assert any("good.txt" in line and "Peru refused to sign Lakes Accord" in line for line in lines)


def test_cli_extract_reads_standard_input(run: Run) -> None:
    done = run("extract", "-", stdin=GOOD.encode())
    assert '"path": "-"' in done.stdout


BAD = {
    "missing.txt": (None, "no such file or folder"),
    "empty.txt": (b"", "empty: holds no text"),
    "binary.md": (bytes(range(256)) * 20, "binary data"),
    "encoding.txt": (b"\xff\xfeA", "broken UTF-16-LE"),
    "front.md": (b"---\ntitle: a: b\n---\nText.\n", "broken front matter in line 2"),
    "large.txt": (50_000_000, "too large: 50 MB"),
    "report.docx": (b"PK\x03\x04", "unknown format .docx"),
}


@pytest.mark.parametrize("command", ["extract", "build"])
@pytest.mark.parametrize("name", BAD)
def test_cli_bad_input_is_named_and_the_rest_is_done(run: Run, good: Path, command: str, name: str) -> None:
    data, reason = BAD[name]
    if isinstance(data, int):
        with Path(name).open("wb") as file:
            file.truncate(data)
    elif data is not None:
        Path(name).write_bytes(data)
    done = run(command, name, "good.txt")
    assert done.exit_code == 1
    assert done.stderr.startswith(f"accordgraph: {name}: {reason}")
    assert done.stderr.count("\n") == 1
    if command == "build":
        assert "refusedToSign" in Path("dossier/claims.jsonl").read_text()
    else:
        assert "refusedToSign" in done.stdout


def test_cli_build_of_bad_inputs_alone_keeps_the_dossier(run: Run, good: Path) -> None:
    run("build", "good.txt")
    before = Path("dossier/manifest.json").read_bytes()
    done = run("build", "missing.txt", "none")
    assert done.exit_code == 1
    assert done.stderr.splitlines() == [
        "accordgraph: missing.txt: no such file or folder",
        "accordgraph: none: no such file or folder",
        "accordgraph: no document could be read, nothing was built",
    ]
    assert Path("dossier/manifest.json").read_bytes() == before


def test_cli_build_ends_with_a_summary(run: Run, good: Path) -> None:
    first = run("build", "good.txt", "-o", "out")
    rows = [line.split() for line in first.stdout.splitlines()]
    assert ["documents", "1"] in rows
    assert ["position", "claims", "2"] in rows
    assert "1 documents extracted, 0 taken from the cache." in first.stdout
    assert "accordgraph view out" in first.stdout
    assert first.stderr == ""
    assert "Nothing has changed" in run("build", "good.txt", "-o", "out").stdout


def test_cli_build_remove(run: Run, good: Path) -> None:
    Path("also.txt").write_text("Spain signed the Lakes Accord.\n")
    run("build", "good.txt", "also.txt")
    done = run("build", "--remove", "also.txt")
    assert "also.txt is removed." in done.stdout
    assert "Spain" not in Path("dossier/claims.jsonl").read_text()
    assert run("build", "--remove", "also.txt").exit_code == 1


def test_cli_build_draws_a_bar_on_terminals_alone(good: Path, nlp: Language) -> None:
    shown, terminal = pty.openpty()
    command = [sys.executable, "-m", "accordgraph", "build", "good.txt"]
    done = subprocess.run(
        command, cwd=good.parent, stdout=subprocess.PIPE, stderr=terminal, text=True, check=True
    )
    os.close(terminal)
    assert "extracting" in os.read(shown, 1 << 16).decode(errors="replace")
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["SELECT ?who { ?who ag:refusedToSign ?what }", "dossier"], "country:PE"),
        (["--question", "who-refused"], "Peru"),
        (["--question", "who-refused", "--set", "agreement=Lakes Accord", "dossier"], "Peru"),
        (["-f", "my.rq"], "country:PE"),
        (["ASK { country:PE ag:refusedToSign ?what }"], "true"),
        (["CONSTRUCT { ?s ag:signed ?o } WHERE { ?s ag:signed ?o }"], "country:CL ag:signed"),
    ],
)
def test_cli_query(run: Run, good: Path, arguments: list[str], expected: str) -> None:
    run("build", "good.txt")
    Path("my.rq").write_text("SELECT ?who { ?who ag:refusedToSign ?what }")
    done = run("query", *arguments)
    assert (done.exit_code, done.stderr) == (0, "")
    assert expected in done.stdout


def test_cli_query_formats(run: Run, good: Path) -> None:
    run("build", "good.txt")
    query = "SELECT ?who { ?who ag:refusedToSign ?what }"
    peru = "https://w3id.org/accordgraph/entity/country/PE"
    assert list(csv.reader(run("query", query, "--format", "csv").stdout.splitlines())) == [["who"], [peru]]
    assert run("query", query, "--format", "tsv").stdout == f"?who\n<{peru}>\n"
    data = json.loads(run("query", query, "--format", "json").stdout)
    assert data["results"]["bindings"] == [{"who": {"type": "uri", "value": peru}}]
    assert f"<uri>{peru}</uri>" in run("query", query, "--format", "xml").stdout.replace("ns0:", "")


def test_cli_query_syntax_error_points_at_the_place(run: Run, good: Path) -> None:
    run("build", "good.txt")
    done = run("query", "SELECT ?who\n{ ?who ag:signed ")
    assert done.exit_code == 2
    assert done.stderr.startswith("accordgraph: line 2")
    assert "^" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["query"],
        ["query", "SELECT", "dossier", "other"],
        ["query", "--question", "who-signed", "-f", "my.rq"],
        ["query", "--question", "none-such"],
        ["query", "--question", "who-signed", "--set", "agreement"],
        ["query", "SELECT ?x {?x ?y ?z}", "--set", "a=b"],
        ["query", "SELECT ?x {?x ?y ?z}", "--format", "turtle"],
        ["query", "-f", "none.rq"],
        ["build", "--workers", "0"],
        ["build", "--model", "en_core_none", "good.txt"],
        ["build", "--overrides", "none.jsonl", "good.txt"],
        ["extract"],
        ["extract", "--format", "yaml", "good.txt"],
        ["diff", "dossier"],
        ["none-such"],
    ],
)
def test_cli_bad_usage(run: Run, good: Path, arguments: list[str]) -> None:
    run("build", "good.txt")
    Path("my.rq").write_text("SELECT ?who { ?who ag:refusedToSign ?what }")
    done = run(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["query", "--question", "who-signed"],
        ["view"],
        ["diff", "a", "b"],
        ["validate"],
        ["review"],
        ["disagreements"],
    ],
)
def test_cli_missing_dossier_says_how_to_make_one(run: Run, arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.exit_code == 1
    assert "`accordgraph build` makes one" in done.stderr
    assert done.stderr.count("\n") == 1


def test_cli_questions(run: Run) -> None:
    listed = run("questions").stdout
    assert "who-signed" in listed and "who-refused" in listed
    assert "SELECT" in run("questions", "who-signed").stdout
    assert run("questions", "none").exit_code == 2


def test_cli_view_opens_the_page(run: Run, good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda url: not opened.append(url))  # type: ignore[func-returns-value]
    run("build", "good.txt")
    assert run("view").stdout == ""
    assert opened == [Path("dossier/graph.html").resolve().as_uri()]
    monkeypatch.setattr("webbrowser.open", lambda url: False)
    assert "dossier/graph.html" in run("view").stdout


def test_cli_diff(run: Run, good: Path) -> None:
    Path("also.txt").write_text("Spain signed the Lakes Accord. Peru refused to sign the Lakes Accord.\n")
    run("build", "good.txt", "-o", "old")
    run("build", "good.txt", "also.txt", "-o", "new")
    shown = run("diff", "old", "new").stdout.splitlines()
    assert "+ document also.txt" in shown
    assert "+ Spain signed Lakes Accord" in shown
    assert "~ Peru refused to sign Lakes Accord: documents 1 → 2, sources 1 → 2" in shown
    assert shown[-1].startswith("1 findings added, 0 removed,")
    data = json.loads(run("diff", "new", "old", "--format", "json").stdout)
    assert [state["label"] for state in data["removed"]] == ["Spain signed Lakes Accord"]
    assert run("diff", "old", "old").stdout.startswith("0 findings added, 0 removed, 0 changed")


def test_cli_extract_goes_on_where_a_document_breaks_it(
    run: Run, good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = import_module("accordgraph.extract")
    link = module.link

    def broken(annotation: Annotation) -> object:
        if annotation.document.path == "bad.txt":
            raise RecursionError("too deep")
        return link(annotation)

    monkeypatch.setattr(module, "link", broken)
    Path("bad.txt").write_text(GOOD)
    done = run("extract", "bad.txt", "good.txt")
    assert done.exit_code == 1
    assert done.stderr == "accordgraph: bad.txt: cannot be processed: RecursionError: too deep\n"
    assert "refusedToSign" in done.stdout


def test_cli_extract_explains(run: Run, good: Path) -> None:
    lines = run("extract", "good.txt", "--explain").stdout.splitlines()
    assert "good.txt: Peru refusedToSign Lakes Accord (asserted)" in lines
    assert any(line.strip().startswith("rule ") for line in lines)


def test_cli_validate_and_verify(run: Run, good: Path) -> None:
    run("build", "good.txt")
    assert run("validate").stdout == "dossier: all keeps to the shapes.\n"
    assert run("verify", "dossier").stdout == "dossier: all is as it was built.\n"
    graph = Path("dossier/graph.ttl")
    graph.write_text(graph.read_text().replace("ag:status ag:asserted", "ag:status ag:sure"))
    for command, found in (
        ("validate", "violations of the shapes"),
        ("verify", "differences from what was built"),
    ):
        done = run(command)
        assert done.exit_code == 1
        *listed, summary = done.stdout.splitlines()
        assert summary == f"dossier: {found}: {len(listed)}."
        assert listed


@pytest.mark.parametrize("name", ["graph.html", "claims.jsonl", "graph.ttl", "manifest.json", "documents"])
def test_cli_verify_sees_any_changed_byte(run: Run, good: Path, name: str) -> None:
    run("build", "good.txt")
    file = next(Path("dossier", name).glob("*.json")) if name == "documents" else Path("dossier", name)
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    done = run("verify")
    assert done.exit_code == 1
    assert file.name in done.stdout


@pytest.fixture
def disputed(run: Run) -> None:
    """A dossier in which Peru both signed and refused."""
    Path("good.txt").write_text(GOOD)
    Path("also.txt").write_text("Peru signed the Lakes Accord on Monday. Spain signed it, too.\n")
    assert run("build", "good.txt", "also.txt").exit_code == 0


def test_cli_disagreements(run: Run, disputed: None) -> None:
    shown = run("disagreements").stdout
    assert "Lakes Accord: true conflict" in shown
    assert "“Peru signed the Lakes Accord on Monday.”" in shown
    assert "“Peru refused to sign the Lakes Accord.”" in shown
    data = json.loads(run("disagreements", "--format", "json").stdout)
    assert [len(found["sides"]) for found in data["disagreements"]] == [2]
    run("build", "good.txt", "-o", "calm")
    assert "do not disagree" in run("disagreements", "calm").stdout


def test_cli_disagreements_counts_signatories(run: Run) -> None:
    Path("a.txt").write_text(
        "Chile and Peru signed the Lakes Accord. So far 12 countries have signed the Lakes Accord."
    )
    run("build", "a.txt")
    line = "Lakes Accord: 12 countries signed; 2 named; 10 not named in these documents"
    assert line in run("disagreements").stdout


def test_cli_review_keeps_decisions_and_the_next_build_applies_them(run: Run, disputed: None) -> None:
    shown = run("review", "--below", "0", "--by", "Ada", stdin=b"r\nq\n").stdout
    assert "[Peru] {signed} the <Lakes Accord> on Monday." in shown
    assert "1 decision in overrides.jsonl." in shown
    (decision,) = map(json.loads, Path("overrides.jsonl").read_text().splitlines())
    assert (decision["action"], decision["by"]) == ("reject", "Ada")
    asked = "ASK { country:PE ag:signed ?what }"
    assert (
        run("query", asked).stdout
        == run("query", asked.replace("signed", "refusedToSign")).stdout
        == "false\n"
    )
    run("build", "good.txt", "also.txt", "--overrides", "overrides.jsonl")
    assert run("query", asked.replace("signed", "refusedToSign")).stdout == "true\n"
    assert run("verify").exit_code == 0
    assert "also.txt" not in run("review", "--below", "0").stdout


@pytest.mark.parametrize(
    ("answers", "decision"),
    [
        ("a\nq\n", {"action": "accept"}),
        ("m\nSpain\nPeru\nq\n", {"action": "merge"}),
        (
            "m\nSpain\nNowhere\ns\nPeru\nPeru of the north\nq\n",
            {"action": "split", "label": "Peru of the north"},
        ),
        ("x\nc\n\nplanned\nq\n", {"action": "correct", "status": "planned"}),
        ("c\nsinged\n\nr\nq\n", {"action": "reject"}),
        ("c\n\n\nr\nq\n", {"action": "reject"}),
        ("n\nn\n", None),
        ("q\n", None),
    ],
)
def test_cli_review_decisions(
    run: Run, disputed: None, answers: str, decision: dict[str, str] | None
) -> None:
    assert run("review", "--below", "0", stdin=answers.encode()).exit_code == 0
    file = Path("overrides.jsonl")
    written = [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []
    assert [{key: line[key] for key in decision or {}} for line in written] == (
        [decision] if decision else []
    )


def test_cli_export(run: Run, good: Path) -> None:
    from accordgraph.cli.hand_over import FORMATS
    from accordgraph.export import FORMATS as known

    assert known == FORMATS
    run("build", "good.txt")
    for form in FORMATS:
        done = run("export", "--format", form)
        assert (done.exit_code, done.stderr) == (0, "")
        assert "refusedToSign" in done.stdout
        run("export", "--format", form, "-o", "out.rdf")
        assert Path("out.rdf").read_text() == done.stdout
    done = run("export", "-o", "none/out.ttl")
    assert (done.exit_code, done.stderr) == (1, "accordgraph: none/out.ttl: No such file or directory\n")


def test_cli_unexpected_errors_are_one_line(run: Run, good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("odd")

    monkeypatch.setattr(import_module("accordgraph.build"), "build", broken)
    done = run("build", "good.txt")
    assert done.exit_code == 1
    assert done.stderr.startswith("accordgraph: unexpected RuntimeError: odd")
    assert done.stderr.count("\n") == 1
    monkeypatch.setenv("ACCORDGRAPH_TRACEBACK", "1")
    assert isinstance(run("build", "good.txt").exception, RuntimeError)


def test_cli_output_is_utf8_in_any_locale(good: Path) -> None:
    good.write_text("Chile signed the Málaga Accord.\n")
    command = [sys.executable, "-m", "accordgraph", "extract", "good.txt"]
    environment = {**os.environ, "LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run(command, cwd=good.parent, env=environment, capture_output=True, check=True)
    assert "Málaga Accord" in done.stdout.decode()
    assert done.stderr == b""


def test_cli_reader_that_goes_away_is_no_error(good: Path) -> None:
    good.write_text(GOOD * 200)
    command = f"'{sys.executable}' -m accordgraph extract good.txt | head -c 1"
    done = subprocess.run(command, shell=True, cwd=good.parent, capture_output=True, check=True)
    assert done.stderr == b""
