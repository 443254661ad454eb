"""The interactive page: one HTML file that opens by double click, without any network."""

from __future__ import annotations

from pathlib import Path

from accordgraph.explorer.page import Page
from accordgraph.explorer.view import view
from accordgraph.network import Triples, to_networkx

__all__ = ["page", "write"]


def page(graph: Triples) -> str:
    """The page that shows a graph, given as such or as its triples; the same graph gives the same text.

    >>> page([]).startswith("<!doctype html>")
    True
    """
    return Page(view(to_networkx(graph))).generate_html()


def write(graph: Triples, path: str | Path) -> None:
    """Write the page that shows a graph into a file."""
    Path(path).write_bytes(page(graph).encode())
