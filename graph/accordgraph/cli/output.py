"""Writes what commands print: UTF-8 whatever the locale, tables as wide as the terminal."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Iterable, Sequence

import click

WIDTH = 120
"""Columns of a table where there is no terminal."""


def put(text: str) -> None:
    """Write text to standard output: to a terminal as it takes it, else in UTF-8."""
    if sys.stdout.isatty():
        click.echo(text, nl=False)
        return
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def complain(message: str) -> None:
    """Write a message to standard error."""
    click.echo(f"accordgraph: {message}", err=True)


def width() -> int:
    """Columns that a table may take."""
    return shutil.get_terminal_size((WIDTH, 24)).columns if sys.stdout.isatty() else WIDTH


def table(columns: Sequence[str], rows: Iterable[Sequence[str]], title: str | None = None) -> str:
    """Rows as a table for people."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(title=title, box=SIMPLE_HEAD, title_justify="left", pad_edge=False)
    for number, column in enumerate(columns):
        drawn.add_column(column, overflow="fold", no_wrap=number == 0)
    for row in rows:
        drawn.add_row(*(Text(cell) for cell in row))
    out = io.StringIO()
    Console(file=out, width=width()).print(drawn)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())
