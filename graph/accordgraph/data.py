"""Where the data that ships with the package lies: the ontology, the sources with their lexicons."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def data_folder(name: str) -> Path:
    """The folder `ontology` or `sources`, of the installed package or of the checkout it is run from.

    >>> (data_folder("sources") / "lexicons").is_dir()
    True
    """
    inside = Path(str(files("accordgraph"))) / name
    return inside if inside.is_dir() else Path(__file__).resolve().parents[2] / name
