"""The commands that compare: documents within a dossier, and dossiers."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from accordgraph.cli.ask import dossier_argument
from accordgraph.cli.command import Command
from accordgraph.cli.output import put

if TYPE_CHECKING:
    from accordgraph.build.differences import Differences

format_option = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="Text for people, JSON for programs.",
)  # fmt: skip


@click.command(cls=Command)
@dossier_argument
@format_option
def disagreements(dossier: str, form: str) -> None:
    """Show where a dossier's documents disagree.

    Gives the reason, and of both sides the sentences, sources and dates. Ends with how many signatories
    are counted and how many of them are named.

    Examples:
      accordgraph disagreements dossier
      accordgraph disagreements dossier --format json
    """
    from accordgraph.query import as_json, disputes, report, tallies
    from accordgraph.store import engine

    graph = engine(dossier)
    found, counted = disputes(graph), tallies(graph)
    put(_json(as_json(found, counted)) if form == "json" else report(found, counted))


@click.command(cls=Command)
@click.argument("old", type=click.Path(path_type=Path), metavar="OLD")
@click.argument("new", type=click.Path(path_type=Path), metavar="NEW")
@format_option
def diff(old: Path, new: Path, form: str) -> None:
    """Show what changed between two dossiers.

    Lists the documents and findings that were added, removed and changed.

    Examples:
      accordgraph diff dossier-monday dossier-tuesday
      accordgraph diff old new --format json
    """
    from accordgraph.build.differences import differences

    found = differences(old, new)
    put(_json(asdict(found)) if form == "json" else _differences(found))


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _differences(found: Differences) -> str:
    lines = [f"+ document {path}" for path in found.documents_added]
    lines += [f"- document {path}" for path in found.documents_removed]
    lines += [f"~ document {path}" for path in found.documents_changed]
    lines += [f"+ {state.label}" for state in found.added]
    lines += [f"- {state.label}" for state in found.removed]
    for before, after in found.changed:
        changes = before.changes(after).items()
        said = (f"{name} {old or 'none'} → {new or 'none'}" for name, (old, new) in changes)
        lines.append(f"~ {after.label}: {', '.join(said)}")
    lines.append(
        f"{len(found.added)} findings added, {len(found.removed)} removed, {len(found.changed)} changed; "
        f"{len(found.documents_added)} documents added, {len(found.documents_removed)} removed, "
        f"{len(found.documents_changed)} changed."
    )
    return "".join(f"{line}\n" for line in lines)
