"""The commands that check a dossier."""

from __future__ import annotations

import click

from accordgraph.cli.ask import dossier_argument
from accordgraph.cli.command import BAD_INPUT, Command
from accordgraph.cli.output import put


@click.command(cls=Command)
@dossier_argument
@click.pass_context
def validate(ctx: click.Context, dossier: str) -> None:
    """Check a dossier against the shapes.

    Prints what breaks the shapes of the ontology in plain words; the exit status is 1 where something does.

    Example:
      accordgraph validate dossier
    """
    from accordgraph.validate import validate as violations_of

    violations = violations_of(dossier)
    put("".join(f"{violation}\n" for violation in violations))
    _conclude(ctx, dossier, len(violations), "keeps to the shapes", "violations of the shapes")


@click.command(cls=Command)
@dossier_argument
@click.pass_context
def verify(ctx: click.Context, dossier: str) -> None:
    """Check that a dossier is as it was built.

    Reads every file and snapshot again, and looks whether each claim still rests on the exact words that it
    quotes; the exit status is 1 where a byte has changed.

    Example:
      accordgraph verify dossier
    """
    from accordgraph.validate import verify as failures_of

    failures = failures_of(dossier)
    put("".join(f"{failure}\n" for failure in failures))
    _conclude(ctx, dossier, len(failures), "is as it was built", "differences from what was built")


def _conclude(ctx: click.Context, dossier: str, count: int, good: str, bad: str) -> None:
    put(f"{dossier}: {f'{bad}: {count}' if count else f'all {good}'}.\n")
    if count:
        ctx.exit(BAD_INPUT)
