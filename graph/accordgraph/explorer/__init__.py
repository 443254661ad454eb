"""The interactive page: one HTML file that opens by double click, without any network."""

from __future__ import annotations

from pathlib import Path

from rdflib import Graph

from accordgraph.explorer.page import Page
from accordgraph.explorer.view import view
from accordgraph.network import to_networkx

__all__ = ["page", "write"]


def page(graph: Graph) -> str:
    """The page that shows the graph; the same graph gives the same text.

    >>> page(Graph()).startswith("<!doctype html>")
    True
    """
    return Page(view(to_networkx(graph))).generate_html()


def write(graph: Graph, path: str | Path) -> None:
    """Write the page into a file."""
    Path(path).write_bytes(page(graph).encode())
