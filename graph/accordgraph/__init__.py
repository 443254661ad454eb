"""A knowledge graph of who signed, refused and said what, built from documents about diplomacy.

The names below are the library's public face; each is loaded when it is first used.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from accordgraph.annotate import load_model as load_model
    from accordgraph.build import Settings as Settings
    from accordgraph.build import build as build
    from accordgraph.errors import AccordGraphError as AccordGraphError
    from accordgraph.export import export as export
    from accordgraph.extract import extract as extract
    from accordgraph.model import Claim as Claim
    from accordgraph.model import Document as Document
    from accordgraph.network import to_networkx as to_networkx
    from accordgraph.query import query as query
    from accordgraph.read import gather as gather
    from accordgraph.read import read as read
    from accordgraph.store import load as load
    from accordgraph.validate import validate as validate
    from accordgraph.validate import verify as verify

__version__ = "0.1.0"

_ROOMS = {
    "AccordGraphError": "errors",
    "Claim": "model",
    "Document": "model",
    "Settings": "build",
    "build": "build",
    "export": "export",
    "extract": "extract",
    "gather": "read",
    "load": "store",
    "load_model": "annotate",
    "query": "query",
    "read": "read",
    "to_networkx": "network",
    "validate": "validate",
    "verify": "validate",
}
__all__ = list(_ROOMS)


if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        if name not in _ROOMS:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(importlib.import_module(f"{__name__}.{_ROOMS[name]}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _Package(ModuleType):
    """Keeps a public name for its function where the module that holds it has the same name."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _ROOMS and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
