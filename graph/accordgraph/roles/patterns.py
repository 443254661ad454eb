"""Applies the patterns by which a document states that a person holds an office."""

from __future__ import annotations

from collections.abc import Iterator

from accordgraph.roles.affiliations import affiliations, in_lists, listed, paired, seat
from accordgraph.roles.beside import appositions, possessives, postnominals, premodifiers
from accordgraph.roles.clauses import copulas, headings, introductions, working
from accordgraph.roles.people import Person, Stage
from accordgraph.roles.signatures import signatures
from accordgraph.roles.statement import Statement, with_organisation


def statements(stage: Stage) -> Iterator[Statement]:
    """Yield what each pattern finds, person by person."""
    before: Statement | None = None
    for person in stage.people:
        titles = [_seated(stage, person, each) for each in premodifiers(stage, person, before)]
        behind = [_listed(stage, person, each) for each in appositions(stage, person, bool(titles))]
        found = [*titles, *behind]
        yield from found
        before = found[0] if found else None
        yield from affiliations(stage, person, bool(found))
        if not found:
            yield from in_lists(stage, person)
        yield from paired(stage, person)
        yield from possessives(stage, person)
        yield from postnominals(stage, person)
    yield from copulas(stage)
    yield from headings(stage)
    yield from introductions(stage)
    yield from working(stage)
    yield from signatures(stage)


def _seated(stage: Stage, person: Person, statement: Statement) -> Statement:
    """A title with the state or body behind the name: "Senator Jane Doe of Ohio"."""
    place = seat(stage, person) if statement.of is None else None
    return with_organisation(statement, place[0], 0.8, place[1:]) if place else statement


def _listed(stage: Stage, person: Person, statement: Statement) -> Statement:
    """An office with the country that the cell before the name names."""
    place = listed(stage, person) if statement.of is None else None
    return with_organisation(statement, place[0], 0.75, place[1:]) if place else statement
