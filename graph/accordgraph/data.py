"""The data that ships with the package: the ontology, the sources with their lexicons and gazetteers."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from pathlib import Path


def data_folder(name: str) -> Path:
    """The folder `ontology` or `sources`, of the installed package or of the checkout it is run from.

    >>> (data_folder("sources") / "lexicons").is_dir()
    True
    """
    inside = Path(str(files("accordgraph"))) / name
    return inside if inside.is_dir() else Path(__file__).resolve().parents[2] / name


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows, by column, of a table in `sources`; lines that begin with # are comments.

    >>> table("lexicons/gendered_words.csv")[0]
    {'word': 'actress', 'gender': 'female'}
    """
    with (data_folder("sources") / name).open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(line for line in lines if not line.startswith("#")))
