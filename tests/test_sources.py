"""The corpus that ships: each report has a descriptor, and the words in it are our own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from accordgraph.data import data_folder
from accordgraph.read import gather, read

REPORTS = data_folder("sources") / "reports"
DOCUMENTS = sorted(path for path in REPORTS.iterdir() if path.suffix != ".yaml")
QUOTED = re.compile(r"“([^”]+)”|(?<![=\w])\"([^\"<>=]+)\"(?!\w)")


def descriptor(path: Path) -> dict[str, object]:
    values = yaml.safe_load(path.with_suffix(".yaml").read_text(encoding="utf-8"))
    assert isinstance(values, dict)
    return values


def test_sources_hold_reports_of_every_format() -> None:
    assert 10 <= len(DOCUMENTS) <= 12
    assert {path.suffix for path in DOCUMENTS} == {".txt", ".md", ".html"}
    assert {path.stem for path in REPORTS.glob("*.yaml")} == {path.stem for path in DOCUMENTS}


def test_sources_reports_are_all_read() -> None:
    documents = list(gather([str(REPORTS)]))
    assert [Path(document.path).name for document in documents] == [path.name for path in DOCUMENTS]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_sources_descriptor_says_what_the_report_is(path: Path) -> None:
    values = descriptor(path)
    assert list(values) == ["title", "date", "what", "outlet", "facts_from"]
    assert str(values["outlet"]).startswith("Example ")
    assert values["facts_from"]
    assert f"`{path.name}`" in (REPORTS.parent / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_sources_metadata_agree_with_the_descriptor(path: Path) -> None:
    metadata, values = read(path).metadata, descriptor(path)
    assert metadata.date == str(values["date"])
    assert metadata.publisher == values["outlet"]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_sources_quotations_are_fragments(path: Path) -> None:
    for block in read(path).blocks:
        text = "".join(read(path).text[piece.start : piece.end] for piece in block.pieces)
        for match in QUOTED.finditer(text):
            assert len((match[1] or match[2]).split()) < 8, match[0]
