"""The library's public face."""

from __future__ import annotations

import subprocess
import sys
from types import ModuleType

import pytest

import accordgraph

HEAVY = ("click", "networkx", "rdflib", "rich", "spacy", "trafilatura", "yaml")


def loaded_by(statement: str) -> set[str]:
    """The heavy packages that a fresh interpreter has loaded after the statement."""
    code = f"import sys\n{statement}\nprint(*sys.modules)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(result.stdout.split()) & set(HEAVY)


def test_init_exports_few_sorted_names() -> None:
    assert sorted(accordgraph.__all__) == accordgraph.__all__
    assert len(accordgraph.__all__) <= 15


@pytest.mark.parametrize("name", accordgraph.__all__)
def test_init_resolves_every_name_to_something_documented(name: str) -> None:
    value = getattr(accordgraph, name)
    assert not isinstance(value, ModuleType)
    assert callable(value)
    assert value.__doc__


def test_init_lists_its_names() -> None:
    assert set(accordgraph.__all__) < set(dir(accordgraph))


def test_init_refuses_unknown_names() -> None:
    with pytest.raises(AttributeError, match="no attribute 'sign'"):
        accordgraph.sign  # type: ignore[attr-defined]  # noqa: B018


def test_init_keeps_functions_whose_module_has_the_same_name() -> None:
    code = "import accordgraph.read, accordgraph.extract; print(type(accordgraph.read), accordgraph.extract)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.startswith("<class 'function'> <function extract")


def test_init_loads_nothing_heavy() -> None:
    assert loaded_by("import accordgraph") == set()
    assert loaded_by("import accordgraph.__main__") <= {"click", "rich", "yaml"}
