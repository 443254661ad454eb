"""The command line: parses, calls one function of the library, prints."""

from __future__ import annotations

import click

from accordgraph import __version__
from accordgraph.cli import ask, check, compare, decide, hand_over, make
from accordgraph.cli.command import Group

__all__ = ["main"]


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="accordgraph")
def main() -> None:
    """Build and ask a knowledge graph of who signed, refused and said what.

    Examples:
      accordgraph build                              build the corpus that ships
      accordgraph view                               open its page
      accordgraph query --question who-refused       ask it
    """


for command in (
    make.extract,
    make.build,
    ask.query,
    ask.questions,
    ask.view,
    check.validate,
    check.verify,
    compare.disagreements,
    compare.diff,
    decide.review,
    hand_over.export,
):
    main.add_command(command)
