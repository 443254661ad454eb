"""What can go wrong, as one tree of exceptions.

AccordGraphError
├── InputError            a document cannot be read; carries its path and the reason
├── ModelError            the language model is missing or does not fit
├── QueryError            a SPARQL query is wrong or forbidden; carries line and column where known
├── DossierError          a dossier is missing, incomplete, damaged or locked
│   └── NothingToBuildError   no document is left to build it of
└── OverridesError        a line of an overrides file cannot be applied
"""

from __future__ import annotations

from collections.abc import Sequence


class AccordGraphError(Exception):
    """The root of all errors that accordgraph raises on purpose."""


class InputError(AccordGraphError):
    """A document that cannot be read: `path` as the user gave it and a one-line `reason`."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str]]:
        return (type(self), (self.path, self.reason))


class ModelError(AccordGraphError):
    """The language model cannot be loaded; the message says how to get it."""


class QueryError(AccordGraphError):
    """A SPARQL query that cannot be run; `line` and `column` count from 1 and are None where unknown."""

    def __init__(self, message: str, line: int | None = None, column: int | None = None) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


class DossierError(AccordGraphError):
    """A dossier that is missing, incomplete, damaged or in use by another build."""


class NothingToBuildError(DossierError):
    """No document is left to build a dossier of; `errors` says for each why it could not be read."""

    def __init__(self, errors: Sequence[InputError]) -> None:
        super().__init__("no document could be read, nothing was built")
        self.errors = tuple(errors)


class OverridesError(AccordGraphError):
    """A line of an overrides file that cannot be applied; `line` counts from 1."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line
