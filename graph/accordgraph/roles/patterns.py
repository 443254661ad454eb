"""Applies the patterns by which a document states that a person holds an office."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from accordgraph.roles.affiliations import affiliations, in_lists, listed, paired, seat
from accordgraph.roles.beside import appositions, possessives, postnominals, premodifiers
from accordgraph.roles.clauses import copulas, headings, introductions, working
from accordgraph.roles.people import Person, Stage
from accordgraph.roles.phrases import offices
from accordgraph.roles.signatures import signatures
from accordgraph.roles.statement import Statement, with_organisation

REACH = 3
"""Tokens at most between a name in a row and that of its country."""


def statements(stage: Stage) -> Iterator[Statement]:
    """Yield what each pattern finds, person by person."""
    before: Statement | None = None
    pairs = [statement for person in stage.people for statement in paired(stage, person)]
    in_pairs = {(statement.entity, statement.head) for statement in pairs}
    yield from pairs
    for person in stage.people:
        titles = [_seated(stage, person, each) for each in premodifiers(stage, person, before)]
        behind = [_listed(stage, person, each) for each in appositions(stage, person, bool(titles))]
        titles = [_sharing(stage, person, each) for each in titles]
        found = [*titles, *behind]
        yield from (each for each in found if (each.entity, each.role.lower()) not in in_pairs)
        yield from _row(stage, person, titles)
        before = found[0] if found else None
        yield from affiliations(stage, person, bool(found))
        if not found:
            yield from in_lists(stage, person)
        yield from possessives(stage, person)
        yield from postnominals(stage, person)
    yield from copulas(stage)
    yield from headings(stage)
    yield from introductions(stage)
    yield from working(stage)
    yield from signatures(stage)


def _row(stage: Stage, person: Person, titles: list[Statement]) -> Iterator[Statement]:
    """The title of several for those behind the first: "Presidents Doe of Peru and Roe of Chile"."""
    plural = [each for each in titles if _plural(stage, each)]
    last: Person | None = person
    while plural and last is not None:
        last = _next_in_row(stage, last)
        for title in plural if last is not None else ():
            assert last is not None
            shared = title.place is None or title.place[0] < title.start
            alone = replace(title, person=last, at=last.start)
            yield (
                alone if shared and title.place else _seated(stage, last, replace(alone, of=None, place=None))
            )


def _sharing(stage: Stage, person: Person, statement: Statement) -> Statement:
    """A title of several with the body behind the last name: "Professors Doe and Roe of Example"."""
    last = _next_in_row(stage, person) if statement.of is None and _plural(stage, statement) else None
    while last is not None:
        place = seat(stage, last)
        if place is not None and place[0].type == "Organization":
            return with_organisation(statement, place[0], 0.75, place[1:])
        last = _next_in_row(stage, last) if place is None else None
    return statement


def _plural(stage: Stage, statement: Statement) -> bool:
    last = stage.doc[statement.end - 1]
    return last.tag_ in ("NNS", "NNPS") or statement.role.rstrip(".").endswith("s")


def _next_in_row(stage: Stage, person: Person) -> Person | None:
    """The next name of a row, over what each is of: "Doe of Peru, Roe of Chile and Poe"."""
    place = seat(stage, person)
    index = place[2] if place and place[1] - person.end <= REACH else person.end
    while index < len(stage.doc) and stage.doc[index].lower_ in {"and", ",", "&", ")", *offices().honorifics}:
        index += 1
    return stage.starts.get(index) if index > person.end else None


def _seated(stage: Stage, person: Person, statement: Statement) -> Statement:
    """A title with the state or body behind the name: "Senator Jane Doe of Ohio"."""
    place = seat(stage, person) if statement.of is None else None
    return with_organisation(statement, place[0], 0.8, place[1:]) if place else statement


def _listed(stage: Stage, person: Person, statement: Statement) -> Statement:
    """An office with the country that the cell before the name names."""
    place = listed(stage, person) if statement.of is None else None
    return with_organisation(statement, place[0], 0.75, place[1:]) if place else statement
