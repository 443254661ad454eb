"""The command in which a person decides on claims."""

from __future__ import annotations

import getpass
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from accordgraph.cli.ask import dossier_argument
from accordgraph.cli.command import Command
from accordgraph.errors import OverridesError

if TYPE_CHECKING:
    from accordgraph.build.review import Case, Review
    from accordgraph.model import Entity

Decision = Mapping[str, str]
CHOICES = "[a]ccept, [r]eject, [m]erge, [s]plit, [c]orrect, [n]ext, [q]uit"


@click.command(cls=Command)
@dossier_argument
@click.option(
    "--overrides", type=click.Path(path_type=Path, dir_okay=False), default="overrides.jsonl",
    show_default=True, metavar="FILE", help="Where decisions are added.",
)  # fmt: skip
@click.option("--by", default=getpass.getuser, show_default="your user name", help="Who decides.")
@click.option("--below", type=float, default=0.6, show_default=True, help="Ask about less sure claims.")
def review(dossier: str, overrides: Path, by: str, below: float) -> None:
    """Decide on disputed and uncertain claims.

    Each is shown in its sentence, and what you decide is kept in a file. The next build with these
    overrides applies the decisions, and the graph says that they are yours.

    Examples:
      accordgraph review dossier
      accordgraph build reports/ --overrides overrides.jsonl
    """
    from accordgraph.build.review import review as cases_of
    from accordgraph.build.review import write_decision

    found = cases_of(Path(dossier), overrides, below)
    decided = 0
    for number, case in enumerate(found.cases, 1):
        click.echo(_shown(case, f"{number} of {len(found.cases)}"))
        while (
            choice := click.prompt(CHOICES, default="n", show_default=False).strip().lower()[:1]
        ) not in "nq":
            try:
                decision = _decision(choice, case, found)
                write_decision(overrides, {**decision, "by": by, "on": date.today().isoformat()})
            except OverridesError as error:
                click.echo(f"  {error}")
                continue
            decided += 1
            break
        if choice == "q":
            break
    plural = "" if decided == 1 else "s"
    click.echo(f"{decided} decision{plural} in {overrides}." if decided else "Nothing was decided.")


def _shown(case: Case, place: str) -> str:
    from accordgraph.explain import marked
    from accordgraph.rdf import label

    metadata = case.document.metadata
    source = ", ".join(filter(None, (metadata.publisher, metadata.date, case.claim.path)))
    lines = [f"\n{place}: {label(case.claim)}", f"  {source}"]
    lines += [f"  {marked(case.claim, evidence)}" for evidence in case.claim.evidence]
    return "\n".join(lines + [f"  ? {reason}" for reason in case.reasons])


def _decision(choice: str, case: Case, found: Review) -> Decision:
    claim = case.claim
    match choice:
        case "a":
            return {"action": "accept", "claim": claim.id}
        case "r":
            return {"action": "reject", "claim": claim.id}
        case "m":
            return {
                "action": "merge",
                "entity": _asked("which entity", found).id,
                "into": _asked("is really", found).id,
            }
        case "s":
            entity = _asked("which entity is another one in this document", found)
            name = click.prompt("  its name here", default=entity.label)
            return {"action": "split", "entity": entity.id, "document": claim.document, "label": name}
        case "c":
            return {"action": "correct", "claim": claim.id, **_corrections(case)}
        case _:
            raise OverridesError(f"choose one of {CHOICES}")


def _corrections(case: Case) -> Decision:
    from accordgraph.model import STATUSES

    status = f"  status, {_either(STATUSES)}"
    asked = {
        "predicate": (click.prompt("  predicate", default=case.claim.predicate), case.claim.predicate),
        "status": (click.prompt(status, default=case.claim.status), case.claim.status),
    }
    changed = {name: new for name, (new, old) in asked.items() if new != old}
    if not changed:
        raise OverridesError("nothing is corrected: predicate and status stay as they are")
    return changed


def _either(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"


def _asked(what: str, found: Review) -> Entity:
    name = click.prompt(f"  {what}")
    entity = found.entity(name)
    if entity is None:
        raise OverridesError(f"no one entity has the name or IRI {name!r}")
    return entity
