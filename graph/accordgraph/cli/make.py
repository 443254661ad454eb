"""The commands that read documents: extract and build."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from accordgraph.cli.command import BAD_INPUT, TRACEBACK, Command
from accordgraph.cli.output import complain, put, table

if TYPE_CHECKING:
    from accordgraph.build import BuildReport, Progress
    from accordgraph.errors import InputError
    from accordgraph.link import LinkedDocument
    from accordgraph.model import Claim, Document

DEFAULT_MODEL = "en_core_web_sm"
WORDS = 100
"""Characters of evidence that the table of claims shows."""

model_option = click.option(
    "--model",
    default=DEFAULT_MODEL,
    show_default=True,
    metavar="NAME",
    help="An installed English spaCy pipeline.",
)


@click.command(cls=Command)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format", "form", type=click.Choice(["jsonl", "table"]), default="jsonl", show_default=True,
    help="JSON Lines for programs, a table for people.",
)  # fmt: skip
@click.option("--explain", "explained", is_flag=True, help="Tell of each claim why it was made.")
@model_option
@click.pass_context
def extract(ctx: click.Context, paths: tuple[str, ...], form: str, explained: bool, model: str) -> None:
    """Print the claims of documents.

    PATH is a file, a folder, a glob, or - for standard input.

    Examples:
      accordgraph extract report.md --format table
      accordgraph extract reports/ > claims.jsonl
      accordgraph extract report.md --explain
      curl -s https://example.org/report.html | accordgraph extract -
    """
    from accordgraph import jsonl
    from accordgraph.errors import InputError
    from accordgraph.explain import explain
    from accordgraph.model import Document
    from accordgraph.read import gather

    gathered = list(gather(paths))
    documents = sorted((d for d in gathered if isinstance(d, Document)), key=lambda d: (d.path, d.id))
    errors = [error for error in gathered if isinstance(error, InputError)]
    for error in errors:
        complain(str(error))
    found = _extracted(documents, model, errors)
    claims = (claim for _, of_document in found for claim in of_document)
    if explained:
        for linked, of_document in found:
            put("".join(f"{linked.annotation.document.path}: {explain(c, linked)}\n\n" for c in of_document))
    elif form == "jsonl":
        for line in jsonl.dumps(claims):
            put(f"{line}\n")
    else:
        put(_claims_table(claims))
    if errors:
        ctx.exit(BAD_INPUT)


def _extracted(
    documents: Sequence[Document], model: str, errors: list[InputError]
) -> Iterator[tuple[LinkedDocument, list[Claim]]]:
    """Each document with its claims; one that breaks the extraction is named and joins the errors."""
    from accordgraph.annotate import load_model
    from accordgraph.errors import InputError
    from accordgraph.extract import extract_linked

    nlp = load_model(model) if documents else None
    for document in documents:
        try:
            found = list(extract_linked([document], nlp))
        except Exception as error:
            if os.environ.get(TRACEBACK):
                raise
            errors.append(InputError(document.path, f"cannot be processed: {type(error).__name__}: {error}"))
            complain(str(errors[-1]))
        else:
            yield from found


def _claims_table(claims: Iterator[Claim]) -> str:
    from accordgraph.rdf import label

    rows = []
    for claim in claims:
        words = " ".join(claim.evidence[0].text.split())
        source = claim.attributed_to.label if claim.attributed_to else ""
        cut = words if len(words) <= WORDS else words[: WORDS - 1] + "…"
        rows.append((claim.path, claim.kind, label(claim), source, cut))
    return table(("document", "kind", "claim", "on the word of", "evidence"), rows)


@click.command(cls=Command)
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@click.option(
    "-o", "--output", default="dossier", show_default=True, metavar="DIR",
    help="The dossier's folder; it is replaced when the new dossier is complete.",
)  # fmt: skip
@model_option
@click.option(
    "--workers", type=click.IntRange(1, 256), default=1, show_default=True, metavar="N",
    help="Processes that extract; they change the speed, never the result.",
)  # fmt: skip
@click.option(
    "--remove", multiple=True, metavar="PATH|URL",
    help="Leave out a document or folder; without PATH, take it out of the dossier. May be repeated.",
)  # fmt: skip
@click.option(
    "--overrides",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Decisions of people to apply; without it, those that the dossier has.",
)
@click.pass_context
def build(
    ctx: click.Context,
    paths: tuple[str, ...],
    output: str,
    model: str,
    workers: int,
    remove: tuple[str, ...],
    overrides: Path | None,
) -> None:
    """Build a dossier of documents.

    It holds the graph, the page, the claims and the documents' snapshots. Without PATH it is that of the
    corpus that ships. Only new and changed documents are extracted again.

    Examples:
      accordgraph build
      accordgraph build reports/ more/*.html -o dossier --workers 4
      accordgraph build --remove reports/old.txt -o dossier
    """
    from accordgraph.build import Settings, shipped_corpus
    from accordgraph.build import build as make

    inputs = list(paths) if paths or remove else [str(shipped_corpus())]
    with _progress() as progress:
        report = make(inputs, output, Settings(model, workers, overrides), remove=remove, progress=progress)
    for error in report.errors:
        complain(str(error))
    for decision in report.stale:
        complain(f"overrides, line {decision.line}: not applied, its claim or entity is gone or has changed")
    put(_summary(report))
    if report.errors:
        ctx.exit(BAD_INPUT)


@contextmanager
def _progress() -> Iterator[Progress | None]:
    """A bar on standard error while it is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task("reading", total=None)
        yield lambda step, done, total: bars.update(task, description=step, completed=done, total=total)


def _summary(report: BuildReport) -> str:
    rows = [("documents", str(report.documents)), ("entities", str(report.entities))]
    rows += [(f"{kind} claims", str(number)) for kind, number in report.claims.items()]
    rows += [("findings", str(report.findings)), ("disagreements", str(report.disagreements))]
    lines = [table(("", report.out.as_posix()), rows)]
    if report.unchanged:
        lines.append("Nothing has changed; the dossier stays as it is.\n")
    else:
        lines.append(f"{report.extracted} documents extracted, {report.reused} taken from the cache.\n")
    lines += [f"{path} is left out: its text is that of {same}.\n" for path, same in report.same_text]
    lines += [f"{path} is removed.\n" for path in report.removed]
    where = "" if report.out.as_posix() == "dossier" else f" {report.out.as_posix()}"
    lines.append(
        f"\nLook next: accordgraph view{where}\n"
        f"           accordgraph query --question who-signed{where}\n"
        f"           accordgraph disagreements{where}\n"
    )
    return "".join(lines)
