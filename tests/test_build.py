"""Building: what a dossier holds, what is extracted again, one dossier whatever happens, the same bytes."""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest
from spacy.language import Language

import accordgraph
from accordgraph import jsonl
from accordgraph.build import BuildReport, Settings, build, derive
from accordgraph.build import dossier as dossiers
from accordgraph.build.cache import Cache
from accordgraph.build.records import Record, dump, load
from accordgraph.build.workspace import workspace
from accordgraph.errors import DossierError, ModelError, NothingToBuildError, OverridesError
from accordgraph.model import Document
from accordgraph.rdf import ntriples
from accordgraph.read import read
from accordgraph.validate import verify

TEXTS = {
    "chile.txt": "Lake talks end\n\nChile signed the Lakes Accord today. “We are glad,” said Ana Rojas.\n",
    "peru.md": "---\ntitle: Peru stays out\ndate: 2024-05-03\nurl: https://example.org/peru\n---\n"
    "Peru refused to sign the Lakes Accord.\n",
    "sub/kenya.txt": "Kenya will sign the Lakes Accord. So far 12 countries have signed it.\n",
    "sub/spain.txt": "Spain and Chile signed the Lakes Accord in Lima.\n",
}


@pytest.fixture(autouse=True)
def one_model(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("accordgraph.build.extraction"), "load_model", lambda _name: nlp)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    for name, text in TEXTS.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "dossier"


@pytest.fixture
def extracted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the documents that were extracted."""
    paths: list[str] = []
    module = import_module("accordgraph.build.extraction")
    extract: Callable[..., Iterator[object]] = module.extract

    def listening(documents: list[Document], nlp: Language) -> Iterator[object]:
        paths.extend(document.path for document in documents)
        return extract(documents, nlp)

    monkeypatch.setattr(module, "extract", listening)
    return paths


def contents(folder: Path) -> dict[str, bytes]:
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def test_build_dossier_holds_graph_page_claims_and_snapshots(corpus: Path, out: Path) -> None:
    report = build([corpus], out)
    files = contents(out)
    manifest = json.loads(files.pop("manifest.json"))
    assert {name: hashlib.sha256(data).hexdigest() for name, data in files.items()} == manifest["files"]
    assert {"graph.ttl", "graph.html", "claims.jsonl"} < files.keys()
    assert [entry["path"] for entry in manifest["documents"]] == [f"corpus/{name}" for name in TEXTS]
    for entry in manifest["documents"]:
        snapshot = files[f"documents/{entry['id'].rpartition('/')[2]}.txt"]
        assert snapshot.decode() == TEXTS[entry["path"].removeprefix("corpus/")]
        assert hashlib.sha256(snapshot).hexdigest() == entry["snapshot"]
    claims = list(jsonl.loads(files["claims.jsonl"].decode().splitlines()))
    assert [claim.sort_key for claim in claims] == sorted(claim.sort_key for claim in claims)
    assert (report.documents, report.extracted, sum(report.claims.values())) == (4, 4, len(claims))
    assert report.claims["position"] >= 4


def test_build_dossier_says_nothing_of_place_or_time(corpus: Path, out: Path) -> None:
    build([corpus], out)
    for name, data in contents(out).items():
        assert str(corpus.parent).encode() not in data, name


def test_build_records_read_back(corpus: Path, out: Path) -> None:
    build([corpus], out)
    records = dossiers.read_records(out)
    assert [record.document for record in records] == [
        Document(f"corpus/{name}", d.text, d.media_type, d.metadata, d.blocks)
        for name in TEXTS
        for d in [read(corpus / name)]
    ]
    assert all(load(dump(record)) == record for record in records)
    assert records[0].at("x.txt").claims[0].path == "x.txt"


def test_build_extracts_only_what_is_new_or_changed(corpus: Path, out: Path, extracted: list[str]) -> None:
    build([corpus], out)
    extracted.clear()
    (corpus / "peru.md").write_text("Peru signed the Lakes Accord.\n")
    (corpus / "ghana.txt").write_text("Ghana signed the Lakes Accord.\n")
    (corpus / "chile.txt").rename(corpus / "moved.txt")
    report = build([corpus], out)
    assert extracted == ["corpus/ghana.txt", "corpus/peru.md"]
    assert (report.extracted, report.reused, report.documents) == (2, 3, 5)
    paths = {claim.path for record in dossiers.read_records(out) for claim in record.claims}
    assert "corpus/moved.txt" in paths and "corpus/chile.txt" not in paths


def test_build_leaves_an_up_to_date_dossier_alone(corpus: Path, out: Path) -> None:
    first = build([corpus], out)
    before = (out / "graph.ttl").stat()
    second = build([corpus], out)
    assert (first.unchanged, second.unchanged, second.claims) == (False, True, first.claims)
    assert (out / "graph.ttl").stat().st_mtime_ns == before.st_mtime_ns


@pytest.mark.parametrize("harm", ["graph.ttl", "claims.jsonl", "manifest.json"])
def test_build_mends_a_damaged_dossier(corpus: Path, out: Path, harm: str) -> None:
    build([corpus], out)
    whole = contents(out)
    (out / harm).write_bytes(b"{" if harm == "manifest.json" else whole[harm][:-9])
    assert not build([corpus], out).unchanged
    assert contents(out) == whole


@pytest.mark.parametrize("damage", [b"", b"{}", b"\xff", b'{"source": 1, "document": {}}'])
def test_build_extracts_again_where_the_cache_is_damaged(
    corpus: Path, out: Path, extracted: list[str], damage: bytes
) -> None:
    build([corpus], out)
    whole = contents(out)
    for file in (out.parent / ".dossier.build" / "cache").iterdir():
        file.write_bytes(damage)
    extracted.clear()
    build([corpus], out)
    assert len(extracted) == 4
    assert contents(out) == whole


def test_build_extracts_again_with_other_code(
    corpus: Path, out: Path, extracted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    build([corpus], out)
    extracted.clear()
    monkeypatch.setattr(import_module("accordgraph.build"), "extraction_version", lambda: "other")
    build([corpus], out)
    assert len(extracted) == 4


def test_build_cache_keeps_what_is_asked(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache", "1")
    (tmp_path / "a.txt").write_text("Chile signed.")
    for digest in ("a", "b"):
        cache.put(Record(digest, read(tmp_path / "a.txt"), ()))
    cache.keep_only(["a"])
    kept = cache.get("a")
    assert kept and kept.document == read(tmp_path / "a.txt")
    assert cache.get("b") is None
    assert Cache(tmp_path / "cache", "2").get("a") is None


@pytest.mark.parametrize("name", ["corpus/peru.md", "https://example.org/peru"])
def test_build_removes_a_document_and_what_rests_on_it(corpus: Path, out: Path, name: str) -> None:
    build([corpus], out)
    assert "refusedToSign" in (out / "claims.jsonl").read_text()
    report = build([], out, remove=[name])
    assert (report.removed, report.documents, report.extracted) == (("corpus/peru.md",), 3, 0)
    after = contents(out)
    assert not any(b"refusedToSign" in data for file, data in after.items() if file != "graph.html")
    (corpus / "peru.md").unlink()
    build([corpus], out)
    assert contents(out) == after


def test_build_removes_a_folder_of_those_that_are_read(corpus: Path, out: Path) -> None:
    report = build([corpus], out, remove=["corpus/sub"])
    assert report.removed == ("corpus/sub/kenya.txt", "corpus/sub/spain.txt")
    assert report.documents == 2


def test_build_removing_what_is_not_there_is_reported(corpus: Path, out: Path) -> None:
    build([corpus], out)
    before = contents(out)
    assert [error.path for error in build([], out, remove=["no.txt"]).errors] == ["no.txt"]
    assert contents(out) == before
    with pytest.raises(DossierError, match="no dossier"):
        build([], out.parent / "none", remove=["no.txt"])


def test_build_same_text_counts_once(corpus: Path, out: Path) -> None:
    (corpus / "zebra.txt").write_text(TEXTS["chile.txt"], encoding="utf-8")
    report = build([corpus], out)
    assert report.same_text == (("corpus/zebra.txt", "corpus/chile.txt"),)
    assert (report.extracted, report.reused) == (report.documents, 0)
    assert report.documents == 4


def test_build_goes_on_without_documents_that_cannot_be_read(corpus: Path, out: Path) -> None:
    good = build([corpus], out)
    before = contents(out)
    (corpus / "empty.txt").write_bytes(b"")
    (corpus / "broken.md").write_text("---\ntitle: a: b\n---\n")
    report = build([corpus, corpus / "missing.txt"], out)
    assert [Path(error.path).name for error in report.errors] == ["broken.md", "empty.txt", "missing.txt"]
    assert (report.documents, contents(out)) == (good.documents, before)


def test_build_goes_on_where_a_document_breaks_an_extractor(
    corpus: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = import_module("accordgraph.build.extraction")
    extract: Callable[..., Iterator[object]] = module.extract

    def broken(documents: list[Document], nlp: Language) -> Iterator[object]:
        if documents[0].path.endswith("peru.md"):
            raise RecursionError("too deep")
        return extract(documents, nlp)

    monkeypatch.setattr(module, "extract", broken)
    report = build([corpus], out)
    assert [error.reason for error in report.errors] == ["cannot be processed: RecursionError: too deep"]
    assert report.documents == 3


def test_build_without_documents_leaves_the_dossier(corpus: Path, out: Path) -> None:
    build([corpus], out)
    before = contents(out)
    with pytest.raises(NothingToBuildError) as caught:
        build([corpus / "missing.txt"], out)
    assert [error.reason for error in caught.value.errors] == ["no such file or folder"]
    assert contents(out) == before


def test_build_that_fails_leaves_the_dossier(
    corpus: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([corpus], out)
    before = contents(out)
    (corpus / "peru.md").unlink()
    monkeypatch.setattr(
        "accordgraph.explorer.write", lambda *_: (_ for _ in ()).throw(OSError(28, "No space"))
    )
    with pytest.raises(OSError, match="No space"):
        build([corpus], out)
    assert contents(out) == before


def test_build_of_a_large_graph_says_the_same_in_ntriples(
    corpus: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([corpus], out)
    small = contents(out)
    monkeypatch.setattr(dossiers, "TURTLE_LIMIT", 10)
    build([corpus], large := out.with_name("large"))
    files = contents(large)
    assert "graph.ttl" not in files
    assert files["graph.html"] == small["graph.html"]
    assert files["graph.nt"].decode() == ntriples(accordgraph.load(out))
    assert not verify(large)


def test_build_unknown_model_leaves_the_dossier(corpus: Path, out: Path) -> None:
    build([corpus], out)
    before = contents(out)
    with pytest.raises(ModelError, match="en_core_none"):
        build([corpus], out, Settings(model="en_core_none"))
    assert contents(out) == before


@pytest.mark.parametrize("target", ["file", "folder"])
def test_build_takes_the_place_of_dossiers_alone(corpus: Path, tmp_path: Path, target: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "thesis.txt").write_text("Years of work.")
    (tmp_path / "file").write_text("Years of work.")
    with pytest.raises(DossierError, match="no dossier"):
        build([corpus], tmp_path / target)
    assert (tmp_path / "folder" / "thesis.txt").exists() and (tmp_path / "file").is_file()


def test_build_into_an_empty_folder(corpus: Path, out: Path) -> None:
    out.mkdir()
    assert build([corpus], out).documents == 4


def test_build_two_at_once_the_second_refuses(corpus: Path, out: Path) -> None:
    with workspace(out), pytest.raises(DossierError, match="another build"):
        build([corpus], out)
    assert build([corpus], out).documents == 4


@pytest.mark.slow
def test_build_two_processes_at_once_one_refuses_or_both_agree(corpus: Path, out: Path) -> None:
    script = corpus.parent / "script.py"
    script.write_text(SCRIPT)
    command = [sys.executable, str(script), str(out), "1", str(corpus)]
    both = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    errors = [process.communicate()[1] for process in both]
    assert 0 in [process.returncode for process in both]
    for process, error in zip(both, errors, strict=True):
        assert process.returncode == 0 or "another build is writing this dossier" in error
    assert verify(out) == []


def test_build_without_exchange_mends_a_kill_between_two_steps(
    corpus: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("accordgraph.build.workspace"), "_exchange", lambda _one, _other: False)
    build([corpus], out)
    (corpus / "peru.md").unlink()
    build([corpus], out)
    whole = contents(out)
    with workspace(out) as work:
        out.rename(work.replaced)
    with workspace(out):
        assert contents(out) == whole


def test_build_overrides_are_applied_kept_and_reported_when_stale(corpus: Path, out: Path) -> None:
    build([corpus], out)
    (claim,) = (c for r in dossiers.read_records(out) for c in r.claims if c.predicate == "refusedToSign")
    decisions = corpus.parent / "decisions.jsonl"
    lines = [{"action": "reject", "claim": claim.id}, {"action": "reject", "claim": f"{claim.id}0"}]
    decisions.write_text("".join(json.dumps(line) + "\n" for line in lines))
    report = build([corpus], out, Settings(overrides=decisions))
    assert [decision.line for decision in report.stale] == [2]
    assert "refusedToSign" not in (out / "graph.ttl").read_text()
    assert "refusedToSign" in (out / "claims.jsonl").read_text()
    (corpus / "ghana.txt").write_text("Ghana signed the Lakes Accord.\n")
    build([corpus], out)
    assert "refusedToSign" not in (out / "graph.ttl").read_text()
    decisions.write_text("{")
    with pytest.raises(OverridesError, match="line 1"):
        build([corpus], out, Settings(overrides=decisions))


def test_build_reports_progress(corpus: Path, out: Path) -> None:
    told: list[tuple[str, int, int]] = []
    build([corpus], out, progress=lambda *step: told.append(step))
    assert told[:5] == [("extracting", done, 4) for done in range(5)]
    assert [step for step, _, _ in told[5:]] == ["reconciling", "writing"]


def test_build_damaged_dossiers_are_named(corpus: Path, out: Path) -> None:
    build([corpus], out)
    (out / "claims.jsonl").write_text("{}\n")
    with pytest.raises(DossierError, match="damaged"):
        dossiers.read_records(out)
    (out / "manifest.json").write_text('{"format": 99, "accordgraph": "9.0"}')
    with pytest.raises(DossierError, match=r"made by accordgraph 9\.0"):
        dossiers.read_records(out)


def test_build_derives_the_same_from_any_order(corpus: Path, out: Path) -> None:
    build([corpus], out)
    records = dossiers.read_records(out)
    assert derive(records) == derive(records[::-1])


SCRIPT = """
import sys
from accordgraph.build import Settings, build
if __name__ == "__main__":
    report = build(sys.argv[3:], sys.argv[1], Settings(workers=int(sys.argv[2])))
    print(*report.errors)
"""
ENVIRONMENTS = (
    {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Asia/Tokyo"},
    {"PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "TZ": "America/Lima"},
)


def test_build_same_bytes_in_any_order_environment_and_number_of_workers(corpus: Path, out: Path) -> None:
    (corpus / "broken.md").write_text("---\ntitle: a: b\n---\n")
    build([corpus], out)
    expected = contents(out)
    inputs = [f"corpus/{name}" for name in [*reversed(TEXTS), "broken.md"]]
    script = corpus.parent / "script.py"
    script.write_text(SCRIPT)
    for workers, environment in enumerate(ENVIRONMENTS, 1):
        other = corpus.parent / f"other{workers}"
        done = subprocess.run(
            [sys.executable, str(script), str(other), str(workers), *inputs],
            env={**os.environ, **environment}, check=True, cwd=corpus.parent, capture_output=True, text=True,
        )  # fmt: skip
        assert done.stdout.startswith("corpus/broken.md: broken front matter")
        assert contents(other) == expected


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_build_killed_at_any_moment_leaves_a_whole_dossier_and_goes_on(corpus: Path, out: Path) -> None:
    build([corpus], out)
    old = contents(out)
    for name in TEXTS:
        (corpus / name).write_text(TEXTS[name].replace("Lakes", "Rivers"), encoding="utf-8")
    began = time.monotonic()
    build([corpus], corpus.parent / "other")
    duration = time.monotonic() - began
    new = contents(corpus.parent / "other")
    cache = out.parent / ".dossier.build" / "cache"
    moments = random.Random(20250211)
    for _ in range(20):
        for file in cache.iterdir():
            file.unlink()
        kill_build_after(moments.uniform(0, 1.2 * duration), corpus, out)
        assert contents(out) in (old, new)
        kept = {file.name for file in cache.iterdir() if file.suffix == ".json"}
        report: BuildReport = build([corpus], out)
        assert contents(out) == new
        assert (report.reused, report.extracted) == (len(kept), len(TEXTS) - len(kept))
        build([corpus], out, remove=["corpus/peru.md", "corpus/sub"])
        old = contents(out)


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="looks for processes in /proc")
def test_build_killed_takes_its_workers_along(corpus: Path, out: Path) -> None:
    script = corpus.parent / "script.py"
    script.write_text(SCRIPT)
    started = subprocess.Popen([sys.executable, str(script), str(out), "2", str(corpus)])
    children = Path(f"/proc/{started.pid}/task/{started.pid}/children")
    while len(workers := [pid for pid in children.read_text().split() if is_worker(pid)]) < 2:
        assert started.poll() is None, "the build ended before it could be killed"
        time.sleep(0.02)
    started.kill()
    started.wait()
    for _ in range(300):
        if not any(is_worker(pid) for pid in workers):
            return
        time.sleep(0.1)
    pytest.fail("workers outlive their build")


def is_worker(pid: str) -> bool:
    try:
        return b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


def kill_build_after(seconds: float, corpus: Path, out: Path) -> None:
    child = os.fork()
    if child == 0:
        try:
            build([corpus], out)
        finally:
            os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
