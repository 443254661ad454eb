"""The questions that ship, as SPARQL files whose comments say what they answer and what can be set.

A file begins with `# title: …`, `# answers: …` and, for each thing that can be set, `# parameter NAME: …`;
its query then holds the default as `VALUES ?NAME { "…" }`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rdflib import Literal

from accordgraph.errors import QueryError
from accordgraph.vocabulary import ontology_folder


@dataclass(frozen=True, slots=True)
class Question:
    """A ready query: `parameters` maps what can be set to what it means, `defaults` to its value."""

    name: str
    title: str
    answers: str
    parameters: Mapping[str, str]
    defaults: Mapping[str, str]
    sparql: str

    def with_values(self, values: Mapping[str, str]) -> str:
        """The query with values set.

        :raises QueryError: where there is no such parameter
        """
        sparql = self.sparql
        for name, value in values.items():
            if name not in self.parameters:
                known = ", ".join(self.parameters) or "none"
                raise QueryError(f"the question {self.name!r} has no parameter {name!r} (it has: {known})")
            before, after = _values(name).split(sparql)[::2]
            sparql = f"{before}VALUES ?{name} {{ {Literal(value).n3()} }}{after}"
        return sparql


def questions() -> list[Question]:
    """All questions, by name."""
    return [_read(path) for path in sorted((ontology_folder() / "questions").glob("*.rq"))]


def question(name: str) -> Question:
    """The question with this name.

    :raises QueryError: where there is none
    """
    known = {entry.name: entry for entry in questions()}
    if name not in known:
        raise QueryError(f"there is no question {name!r}; there are: {', '.join(known)}")
    return known[name]


def _values(name: str) -> re.Pattern[str]:
    return re.compile(rf'VALUES \?{name} \{{ "((?:[^"\\]|\\.)*)" \}}')


def _read(path: Path) -> Question:
    text = path.read_text(encoding="utf-8")
    comments = dict(re.findall(r"^# ([\w -]+): (.*)$", text, re.MULTILINE))
    parameters = {
        key.removeprefix("parameter "): meaning
        for key, meaning in comments.items()
        if key.startswith("parameter ")
    }
    defaults = {name: found[1] for name in parameters if (found := _values(name).search(text))}
    return Question(path.stem, comments["title"], comments["answers"], parameters, defaults, text)
