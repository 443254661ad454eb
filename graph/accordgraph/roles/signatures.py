"""Finds offices on lines beside a line with a name: signatures and the heads of press releases."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from accordgraph.model import Entity
from accordgraph.roles.affiliations import alone
from accordgraph.roles.organisations import organisation
from accordgraph.roles.people import Person, Stage
from accordgraph.roles.phrases import Phrase, is_head, offices, phrases
from accordgraph.roles.statement import Statement, stated, trailing, with_organisation

COMPACT = 16
"""Tokens at most in a line that is the name of an office alone."""


def signatures(stage: Stage) -> Iterator[Statement]:
    """Names on lines of their own beside lines with offices: signatures and the heads of press releases.

    Several names in a row that as many offices follow are paired in order.
    """
    lines = [_line(stage, block.start, block.end) for block in stage.linked.annotation.blocks]
    number = 0
    while number < len(lines):
        names = list(takewhile(lambda line: isinstance(line, Person), lines[number:]))
        if not names:
            number += 1
            continue
        after = number + len(names)
        titles = list(takewhile(lambda line: isinstance(line, list), lines[after:]))
        if not titles and len(names) == 1:
            titles = lines[max(0, number - 1) : number]
        if len(titles) == len(names):
            for name, title in zip(names, titles, strict=True):
                if isinstance(name, Person) and isinstance(title, list):
                    yield from _signed(stage, name, title)
        number = after


def _line(stage: Stage, start: int, end: int) -> Person | list[Phrase] | None:
    """The person or the offices that a line consists of."""
    if end - start > COMPACT:
        return None
    people = [person for person in stage.people if start <= person.start and person.end <= end]
    if len(people) == 1 and _name_line(stage, people[0], start, end):
        return people[0]
    found = list(phrases(stage.doc, start, end, stage.barred))
    return found if 0 < len(found) <= 2 and _whole_line(stage, found, start, end) else None


def _signed(stage: Stage, person: Person, title: list[Phrase]) -> Iterator[Statement]:
    for phrase in title:
        statement = stated(stage, person, phrase, "role.signature", 0.75)
        limit = stage.linked.annotation.block(phrase.head).end
        place = None
        if statement.of is None:
            place = trailing(stage, max(phrase.end, phrase.complement[1]), limit) or _below(stage, phrase)
        yield with_organisation(statement, place[0], 0.75, place[1:]) if place else statement


def _below(stage: Stage, phrase: Phrase) -> tuple[Entity, int, int] | None:
    """The body that the line below an office names with nothing else, or None."""
    annotation = stage.linked.annotation
    number = annotation.block_index(phrase.head) + 1
    if number >= len(annotation.blocks):
        return None
    line = annotation.blocks[number]
    return alone(stage, line.start, line.end)


def _name_line(stage: Stage, person: Person, start: int, end: int) -> bool:
    rest = [
        token for token in stage.doc[start:end]
        if not person.start <= token.i < person.end and not token.is_punct
        and token.lower_ not in offices().honorifics | offices().postnominals
        and not (token.i < person.start and is_head(token))
    ]  # fmt: skip
    return not rest


def _whole_line(stage: Stage, found: list[Phrase], start: int, end: int) -> bool:
    if any(person for person in stage.people if start <= person.start < end):
        return False
    named = organisation(stage, found[0])
    left = min(found[0].start, found[0].left, named[1] if named else found[0].left)
    return left - start <= 1 and not any(token.pos_ in ("VERB", "AUX") for token in stage.doc[start:end])
