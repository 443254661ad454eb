"""The kind of command that all of them are: its errors are one line on standard error."""

from __future__ import annotations

import os
import re
import sys
from typing import Any

import click

from accordgraph.cli.output import complain
from accordgraph.errors import (
    AccordGraphError,
    ModelError,
    NothingToBuildError,
    OverridesError,
    QueryError,
)

BAD_INPUT, BAD_USAGE = 1, 2
"""Exit statuses."""
TRACEBACK = "ACCORDGRAPH_TRACEBACK"
"""The environment variable that lets an unexpected error show where it arose."""


EXAMPLES = re.compile(r"\n\n( *)(Examples?:\n)")


class Command(click.Command):
    """A command whose help shows its examples as they are written."""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help, with the examples line by line."""
        keep_examples(self)
        super().format_help_text(ctx, formatter)


def keep_examples(command: click.Command) -> None:
    """Mark the examples of a command's help for click, which wraps what is not marked."""
    command.help = EXAMPLES.sub("\n\n\\1\b\n\\1\\2", command.help or "")


class Group(click.Group):
    """Runs a command and turns errors into messages and exit statuses."""

    command_class = Command

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help, with the examples line by line."""
        keep_examples(self)
        super().format_help_text(ctx, formatter)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The commands in the order in which they are used."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that the line names."""
        try:
            return super().invoke(ctx)
        except NothingToBuildError as error:
            for each in error.errors:
                complain(str(each))
            _end(str(error), BAD_INPUT)
        except (QueryError, ModelError, OverridesError) as error:
            _end(_placed(error), BAD_USAGE)
        except AccordGraphError as error:
            _end(str(error), BAD_INPUT)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise SystemExit(0) from None
        except OSError as error:
            _end(f"{error.filename or 'input or output'}: {error.strerror or error}", BAD_INPUT)
        except (click.exceptions.Exit, click.ClickException, click.Abort):
            raise
        except Exception as error:
            if os.environ.get(TRACEBACK):
                raise
            _end(f"unexpected {type(error).__name__}: {error} ({TRACEBACK}=1 shows where)", BAD_INPUT)


def _placed(error: AccordGraphError) -> str:
    line = getattr(error, "line", None)
    column = getattr(error, "column", None)
    place = f"line {line}" + (f", column {column}" if column else "") if line else ""
    return f"{place}: {error}" if place and not str(error).startswith("line") else str(error)


def _end(message: str, status: int) -> None:
    complain(message)
    raise SystemExit(status)
