"""Applies the patterns by which a document states that a person holds an office."""

from __future__ import annotations

from collections.abc import Iterator

from accordgraph.roles.beside import appositions, possessives, postnominals, premodifiers
from accordgraph.roles.clauses import copulas, headings, introductions
from accordgraph.roles.people import Stage
from accordgraph.roles.signatures import signatures
from accordgraph.roles.statement import Statement


def statements(stage: Stage) -> Iterator[Statement]:
    """Yield what each pattern finds, person by person."""
    before: Statement | None = None
    for person in stage.people:
        titles = list(premodifiers(stage, person, before))
        found = [*titles, *appositions(stage, person, bool(titles))]
        yield from found
        before = found[0] if found else None
        yield from possessives(stage, person)
        yield from postnominals(stage, person)
    yield from copulas(stage)
    yield from headings(stage)
    yield from introductions(stage)
    yield from signatures(stage)
