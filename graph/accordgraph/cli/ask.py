"""The commands that ask a dossier: query, questions and view."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import TextIO

import click

from accordgraph.cli.command import Command
from accordgraph.cli.output import put, table, width
from accordgraph.errors import DossierError

FORMATS = ("table", "csv", "tsv", "json", "xml", "turtle")
DOSSIER = "dossier"


dossier_argument = click.argument("dossier", default=DOSSIER, metavar="[DOSSIER]")


@click.command(cls=Command)
@click.argument("arguments", nargs=-1, metavar="[SPARQL] [DOSSIER]")
@click.option(
    "-f", "--file", type=click.File("r", encoding="utf-8"), metavar="FILE", help="A file with the query."
)
@click.option("--question", metavar="NAME", help="A question that ships; `accordgraph questions` lists them.")
@click.option("--set", "values", multiple=True, metavar="NAME=VALUE", help="A parameter of the question.")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="table", show_default=True,
    help="How the result is written; CONSTRUCT and DESCRIBE always give Turtle.",
)  # fmt: skip
def query(
    arguments: tuple[str, ...],
    file: TextIO | None,
    question: str | None,
    values: tuple[str, ...],
    form: str,
) -> None:
    """Ask a dossier with SPARQL.

    All prefixes are bound. In place of a dossier an RDF file will do, too.

    Examples:
      accordgraph query --question who-signed
      accordgraph query 'SELECT ?who { ?who ag:refusedToSign ?agreement }' dossier
      accordgraph query -f my.rq --format csv > rows.csv
    """
    from accordgraph.query import ask, write
    from accordgraph.query import query as run

    sparql, dossier = _query_and_dossier(arguments, bool(file or question))
    if file and question:
        raise click.UsageError("give either --file or --question")
    if values and not question:
        raise click.UsageError("--set goes with --question")
    if question:
        answer = ask(dossier, question, _parameters(values))
    else:
        answer = run(dossier, file.read() if file else sparql)
    try:
        put(write(answer, form, width()))  # type: ignore[arg-type]
    except ValueError as error:
        raise click.UsageError(str(error)) from None


def _query_and_dossier(arguments: tuple[str, ...], given: bool) -> tuple[str, str]:
    """The query on the line, empty where it is given otherwise, and the dossier."""
    most = 1 if given else 2
    if len(arguments) > most:
        raise click.UsageError(f"too many arguments: {' '.join(arguments[most:])}")
    if given:
        return "", arguments[0] if arguments else DOSSIER
    if not arguments:
        raise click.UsageError("what is the question? Give SPARQL, --file or --question")
    return arguments[0], arguments[1] if len(arguments) > 1 else DOSSIER


def _parameters(values: tuple[str, ...]) -> dict[str, str]:
    pairs = [value.partition("=") for value in values]
    for name, sign, _ in pairs:
        if not sign:
            raise click.UsageError(f"--set takes NAME=VALUE, not {name!r}")
    return {name: value for name, _, value in pairs}


@click.command(cls=Command)
@click.argument("name", required=False)
def questions(name: str | None) -> None:
    """List the questions that ship, or print one.

    Examples:
      accordgraph questions
      accordgraph questions who-signed > my.rq
    """
    from accordgraph.query import question
    from accordgraph.query import questions as all_questions

    if name:
        put(question(name).sparql.rstrip("\n") + "\n")
        return
    rows = [(entry.name, entry.answers, ", ".join(entry.parameters)) for entry in all_questions()]
    put(table(("question", "what it answers", "parameters"), rows))


@click.command(cls=Command)
@dossier_argument
def view(dossier: str) -> None:
    """Open a dossier's page in the browser.

    Example:
      accordgraph view dossier
    """
    page = Path(dossier) / "graph.html"
    if not page.is_file():
        raise DossierError(f"{dossier}: there is no graph.html in it; `accordgraph build` makes one")
    if not webbrowser.open(page.resolve().as_uri()):
        put(f"There is no browser here; open {page}\n")
