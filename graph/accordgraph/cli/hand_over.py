"""The command that writes a dossier's graph in the forms that other programs read."""

from __future__ import annotations

from pathlib import Path

import click

from accordgraph.cli.ask import dossier_argument
from accordgraph.cli.command import Command
from accordgraph.cli.output import put

FORMATS = ("turtle", "ntriples", "jsonld", "trig", "rdf12", "nanopubs")


@click.command(cls=Command)
@dossier_argument
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="turtle", show_default=True,
    help="trig has a graph for each document, rdf12 annotated triples, nanopubs a fact each.",
)  # fmt: skip
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="Where it is written, instead of standard output.",
)  # fmt: skip
def export(dossier: str, form: str, output: Path | None) -> None:
    """Write a dossier's graph for other programs.

    Examples:
      accordgraph export dossier --format jsonld > graph.jsonld
      accordgraph export dossier --format nanopubs -o facts.trig
    """
    from accordgraph.export import export as exported

    text = exported(dossier, form)  # type: ignore[arg-type]
    if output:
        output.write_bytes(text.encode("utf-8"))
    else:
        put(text)
