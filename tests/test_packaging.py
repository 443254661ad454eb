"""What an installation gets: versions, dependencies, data."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import accordgraph
from accordgraph.data import data_folder

CHECKOUT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def imported(node: ast.AST) -> list[str]:
    """The modules that an import statement names."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []


REQUIREMENTS = [
    Requirement(line) for line in [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"]]
]
PINS = [
    Requirement(line)
    for line in (CHECKOUT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


DECLARED = {canonicalize_name(Requirement(line).name) for line in PROJECT["dependencies"]}
IMPORTED = sorted(
    {
        name.split(".")[0]
        for path in (CHECKOUT / "graph").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in imported(node)
    }
    - {"accordgraph", *sys.stdlib_module_names}
)


@pytest.mark.parametrize("name", IMPORTED)
def test_packaging_imports_are_declared(name: str) -> None:
    owners = importlib.metadata.packages_distributions()[name]
    assert DECLARED & {canonicalize_name(owner) for owner in owners}


def test_packaging_installed_version_is_the_modules() -> None:
    assert importlib.metadata.version("accordgraph") == accordgraph.__version__


@pytest.mark.parametrize("requirement", REQUIREMENTS, ids=str)
def test_packaging_constraints_pin_every_dependency(requirement: Requirement) -> None:
    name = canonicalize_name(requirement.name)
    (version,) = (str(pin.specifier)[2:] for pin in PINS if canonicalize_name(pin.name) == name)
    assert version in requirement.specifier


def test_packaging_constraints_pin_exactly_and_name_no_index() -> None:
    for pin in PINS:
        assert re.fullmatch(r"==[\w.]+", str(pin.specifier)), pin
        assert pin.url is None


@pytest.mark.parametrize("name", ["ontology/accordgraph.ttl", "ontology/questions", "sources/reports"])
def test_packaging_data_is_found(name: str) -> None:
    folder, _, rest = name.partition("/")
    assert (data_folder(folder) / rest).exists()


def test_packaging_wheel_carries_the_data_folders() -> None:
    configuration = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = configuration["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["force-include"] == {name: f"accordgraph/{name}" for name in ("ontology", "sources")}
