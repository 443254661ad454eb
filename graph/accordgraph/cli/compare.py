"""The command that compares dossiers."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from accordgraph.cli.command import Command
from accordgraph.cli.output import put

if TYPE_CHECKING:
    from accordgraph.build.differences import Differences


@click.command(cls=Command)
@click.argument("old", type=click.Path(path_type=Path), metavar="OLD")
@click.argument("new", type=click.Path(path_type=Path), metavar="NEW")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="Text for people, JSON for programs.",
)  # fmt: skip
def diff(old: Path, new: Path, form: str) -> None:
    """Show which documents and findings of two dossiers were added, removed and changed.

    Examples:
      accordgraph diff dossier-monday dossier-tuesday
      accordgraph diff old new --format json
    """
    from accordgraph.build.differences import differences

    found = differences(old, new)
    put(json.dumps(asdict(found), ensure_ascii=False, indent=1) + "\n" if form == "json" else _text(found))


def _text(found: Differences) -> str:
    lines = [f"+ document {path}" for path in found.documents_added]
    lines += [f"- document {path}" for path in found.documents_removed]
    lines += [f"~ document {path}" for path in found.documents_changed]
    lines += [f"+ {state.label}" for state in found.added]
    lines += [f"- {state.label}" for state in found.removed]
    for before, after in found.changed:
        changes = (
            f"{name} {old or 'none'} → {new or 'none'}" for name, (old, new) in before.changes(after).items()
        )
        lines.append(f"~ {after.label}: {', '.join(changes)}")
    lines.append(
        f"{len(found.added)} findings added, {len(found.removed)} removed, {len(found.changed)} changed; "
        f"{len(found.documents_added)} documents added, {len(found.documents_removed)} removed, "
        f"{len(found.documents_changed)} changed."
    )
    return "".join(f"{line}\n" for line in lines)
