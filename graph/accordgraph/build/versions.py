"""What decides the result of a build besides the documents: code, lexicons, the model."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path

from accordgraph.data import data_folder
from accordgraph.model import short_hash

AFTER = frozenset(
    {
        "__init__", "__main__", "build", "cli", "explorer", "export", "merge", "network", "query", "rdf",
        "reconcile", "serve", "store", "validate", "vocabulary",
    }
)  # fmt: skip
"""The rooms that have no part in which claims a document yields."""
LIBRARIES = ("charset-normalizer", "dateparser", "markdown-it-py", "number-parser", "spacy", "trafilatura")
"""Libraries whose versions have a part in it."""
LISTS = ("lexicons", "gazetteers")


@cache
def extraction_version() -> str:
    """A fingerprint of the code, libraries and word lists that decide which claims a document yields."""
    files = [*(file for file in _code() if _room(file) not in AFTER), *_files(LISTS)]
    return short_hash(_fingerprint(files), *map(version, LIBRARIES))


@cache
def code_version() -> str:
    """A fingerprint of all code and data of the package."""
    ontology = sorted(file for file in data_folder("ontology").rglob("*") if file.is_file())
    return _fingerprint([*_code(), *_files(LISTS), *ontology])


def _package() -> Path:
    return Path(__file__).parents[1]


def _room(file: Path) -> str:
    return file.relative_to(_package()).parts[0].removesuffix(".py")


def _code() -> list[Path]:
    return sorted(file for file in _package().rglob("*.py") if "ontology" not in file.parts)


def _files(folders: Iterable[str]) -> list[Path]:
    return sorted(
        file for name in folders for file in (data_folder("sources") / name).rglob("*") if file.is_file()
    )


def _fingerprint(files: Iterable[Path]) -> str:
    return short_hash(*(f"{file.name} {hashlib.sha256(file.read_bytes()).hexdigest()}" for file in files))
