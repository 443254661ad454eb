"""The house rules of DESIGN: data flows one way, each library has its room, all data names its origin."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from itertools import takewhile
from pathlib import Path

import click
import pytest

from accordgraph.cli import main

PACKAGE = Path(__file__).resolve().parents[1] / "graph" / "accordgraph"
SOURCES = Path(__file__).resolve().parents[1] / "sources"
ORDER = (
    {"errors"},
    {"model"},
    {"data"},
    {"gazetteers"},
    {"jsonl"},
    {"vocabulary"},
    {"read"},
    {"truecase"},
    {"annotate"},
    {"mentions"},
    {"coreference"},
    {"link"},
    {"issuer"},
    {"quotations", "positions", "figures", "roles", "events"},
    {"extract"},
    {"explain"},
    {"merge"},
    {"reconcile"},
    {"rdf"},
    {"store"},
    {"query"},
    {"validate"},
    {"network"},
    {"explorer"},
    {"export"},
    {"build"},
    {"serve"},
    {"cli"},
    {"__main__"},
)
"""Rooms, earliest first; those of one step do not know one another."""
HOMES = {
    "click": {"cli"},
    "networkx": {"network", "explorer"},
    "pyvis": {"explorer"},
    "rdflib": {"vocabulary", "rdf", "store", "query", "validate", "network", "explorer", "export", "build"},
    "spacy": {
        "annotate", "mentions", "coreference", "link", "issuer", "quotations", "positions", "figures",
        "roles", "events", "extract", "build",
    },
    "trafilatura": {"read"},
}  # fmt: skip
"""The only rooms that may name a library."""


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE or path.stem != "__init__")
STEP = {room: step for step, rooms in enumerate(ORDER) for room in rooms}


@cache
def statements(path: Path) -> tuple[ast.Import | ast.ImportFrom, ...]:
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return tuple(node for node in nodes if isinstance(node, ast.Import | ast.ImportFrom))


def imports(path: Path) -> Iterator[str]:
    for node in statements(path):
        prefix = f"{node.module}." if isinstance(node, ast.ImportFrom) else ""
        yield from (f"{prefix}{alias.name}" for alias in node.names)


def names(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


@pytest.mark.parametrize("path", MODULES, ids=names)
def test_architecture_every_module_has_a_room(path: Path) -> None:
    assert room_of(path) in STEP


@pytest.mark.parametrize("path", MODULES, ids=names)
def test_architecture_modules_import_only_earlier_rooms(path: Path) -> None:
    here = room_of(path)
    for name in imports(path):
        if name.startswith("accordgraph."):
            there = name.split(".")[1]
            if there in STEP:
                assert there == here or STEP[there] < STEP[here], f"{here} imports {there}"


@pytest.mark.parametrize("path", MODULES, ids=names)
def test_architecture_libraries_stay_in_their_rooms(path: Path) -> None:
    for name in imports(path):
        homes = HOMES.get(name.split(".")[0])
        assert homes is None or room_of(path) in homes, f"{room_of(path)} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=names)
def test_architecture_no_room_imports_relatively(path: Path) -> None:
    assert not [node for node in statements(path) if isinstance(node, ast.ImportFrom) and node.level]


def data_files() -> list[Path]:
    return sorted(p for kind in ("lexicons", "gazetteers") for p in (SOURCES / kind).iterdir())


@pytest.mark.parametrize("path", data_files(), ids=lambda path: path.name)
def test_architecture_data_files_name_their_origin(path: Path) -> None:
    head = takewhile(lambda line: line.startswith("#"), path.read_text(encoding="utf-8").splitlines())
    origin = " ".join(line.removeprefix("#").strip() for line in head)
    assert "Compiled by the accordgraph maintainers, MIT" in origin
    readme = (SOURCES / "README.md").read_text(encoding="utf-8")
    assert f"`{path.relative_to(SOURCES).as_posix()}`" in readme


def test_architecture_no_code_lies_among_the_data() -> None:
    assert not [path for name in ("ontology", "sources") for path in (PACKAGE / name).rglob("*")]


@pytest.mark.parametrize("name", sorted(main.commands))
def test_architecture_every_command_explains_itself(name: str) -> None:
    help_text = main.commands[name].help or ""
    assert re.search(rf"^\s*Examples?:\n\s+accordgraph {name}\b", help_text, re.M), help_text
    for option in main.commands[name].params:
        assert not isinstance(option, click.Option) or option.help, f"{name} {option.opts}"
