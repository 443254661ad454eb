"""Finds whom a person belongs to by what stands beside the name: parties, states, organisations, tables."""

from __future__ import annotations

from collections.abc import Iterator

from accordgraph.model import Entity
from accordgraph.roles.people import Person, Stage, made
from accordgraph.roles.phrases import is_head, offices
from accordgraph.roles.statement import Statement

Place = tuple[Entity, int, int]
"""An organisation or place with the tokens that name it, half-open."""
STATE = 3
"""Tokens at most in the name of a state."""
LINKS = ("of", "from", "with")
MARKS = frozenset("|:–—-")
"""What stands between the name of a country and that of a person in a list."""


def seat(stage: Stage, person: Person) -> Place | None:
    """The state or body behind the name of an office holder: "Jane Doe of Ohio", "Jane Doe (R-Ohio)"."""
    doc, limit = stage.doc, stage.linked.annotation.block(person.start).end
    start = person.end
    if start + 1 >= limit:
        return None
    if doc[start].lower_ in ("of", "from"):
        return _state(stage, start + 1, limit) or _holder(stage, start + 1, limit)
    if doc[start].lower_ == "for":
        near = [pair for pair in stage.inside(start + 1, min(start + 5, limit)) if pair[0].start <= start + 2]
        return (near[0][1], near[0][0].start, near[0][0].end) if near else None
    party = partisan(stage, person)
    if party is not None:
        return party[0]
    return _lettered(stage, start, limit)


def _lettered(stage: Stage, start: int, limit: int) -> Place | None:
    """The state in the brackets of a party's politician: "(R-Ohio)"."""
    if stage.doc[start].text != "(":
        return None
    text = stage.doc[start + 1 : min(start + 6, limit)].text.split(")")[0]
    letter, _, name = text.partition("-")
    full = offices().state_abbreviations.get(name.strip(), name.strip())
    party = letter.strip() in ("R", "D", "I") and full in offices().us_states
    return (made(full, "Group"), start + 1, start + 2) if party else None


def partisan(stage: Stage, person: Person) -> tuple[Place, int] | None:
    """The state of a party's politician and where the word for the party stands: ", a Democrat from Ohio"."""
    doc, limit = stage.doc, stage.linked.annotation.block(person.start).end
    start = person.end
    if start + 3 >= limit or doc[start].text not in (",", "("):
        return None
    start += 2 if doc[start + 1].lower_ in ("a", "the") else 1
    if start + 1 >= limit or doc[start].lower_ not in offices().partisans:
        return None
    if doc[start + 1].lower_ not in ("of", "from"):
        return None
    state = _state(stage, start + 2, limit)
    return (state, start) if state else None


def _state(stage: Stage, start: int, limit: int) -> Place | None:
    for width in range(STATE, 0, -1):
        text = stage.doc[start : min(start + width, limit)].text
        if text in offices().us_states:
            return made(text, "Group"), start, start + width
    return None


def _holder(stage: Stage, start: int, limit: int) -> Place | None:
    while start < limit and stage.doc[start].lower_ == "the":
        start += 1
    pair = stage.beginning(start)
    return (pair[1], pair[0].start, pair[0].end) if pair and pair[0].end <= limit else None


def affiliations(stage: Stage, person: Person, titled: bool) -> Iterator[Statement]:
    """Yield what a person without a title belongs to: "Jane Doe of Oxfam", "Jane Doe (Kenya)"."""
    doc, limit = stage.doc, stage.linked.annotation.block(person.start).end
    party = partisan(stage, person)
    if party is not None and not titled:
        place, word = party
        yield _belonging(person, place, doc[word].text, word, word + 1, "role.partisan", 0.8)
        return
    if titled or person.end + 1 >= limit:
        return
    start = person.end
    if doc[start].text == "(":
        state = _lettered(stage, start, limit)
        if state is not None:
            yield _belonging(person, state, "", start, start + 2, "role.partisan", 0.75)
            return
        close = _holder(stage, start + 1, limit)
        if close and close[2] < limit and doc[close[2]].text == ")":
            yield _belonging(person, close, "", start, close[2], "role.affiliation", 0.75)
        return
    start += doc[start].text == ","
    if start < limit and doc[start].lower_ in LINKS:
        found = _holder(stage, start + 1, limit)
        if found and found[0].type == "Organization" and not _goes_on(stage, found[2], limit):
            yield _belonging(person, found, "", start, found[2], "role.affiliation", 0.7)


def _goes_on(stage: Stage, end: int, limit: int) -> bool:
    """Whether a name only modifies a noun: "of Oxfam fame"."""
    return end < limit and stage.doc[end].pos_ in ("NOUN", "PROPN", "PART")


def listed(stage: Stage, person: Person) -> Place | None:
    """The country or organisation that a cell or item names before a person: "Peru: Ms Jane Doe"."""
    annotation = stage.linked.annotation
    number = annotation.block_index(person.start)
    block = annotation.blocks[number]
    honorifics = offices().honorifics
    if all(token.lower_ in honorifics for token in stage.doc[block.start : person.start]):
        cell = annotation.blocks[number - 1] if number and block.kind == "item" else None
        return _alone(stage, cell.start, cell.end) if cell and cell.kind == "item" else None
    start = person.start
    while start > block.start and stage.doc[start - 1].lower_ in honorifics:
        start -= 1
    if stage.doc[start - 1].text not in MARKS:
        return None
    return _alone(stage, block.start, start - 1)


def _alone(stage: Stage, start: int, end: int) -> Place | None:
    """The country or organisation that some tokens name with nothing else."""
    while start < end and (stage.doc[start].is_punct or stage.doc[start].lower_ in ("for", "the")):
        start += 1
    pair = stage.beginning(start)
    return (pair[1], pair[0].start, pair[0].end) if pair and pair[0].end == end else None


def in_lists(stage: Stage, person: Person) -> Iterator[Statement]:
    """Yield what a person belongs to whom a cell or item names with nothing else: "Peru | Ms Jane Doe"."""
    place, block = listed(stage, person), stage.linked.annotation.block(person.start)
    if place and person.end == block.end:
        yield _belonging(person, place, "", person.start, person.end, "role.affiliation", 0.7)


def _belonging(
    person: Person, place: Place, role: str, start: int, end: int, rule: str, confidence: float
) -> Statement:
    return Statement(
        person, place[0], role, start, end, "current", (place[1], place[2]), rule, confidence,
        person.start, role.lower(),
    )  # fmt: skip


def paired(stage: Stage, person: Person) -> Iterator[Statement]:
    """Yield offices that several hold in order: "her Thai and Fijian counterparts, Jane Doe and Ann Roe"."""
    doc, row = stage.doc, [person]
    while row[-1].end + 1 < len(doc) and doc[row[-1].end].lower_ in (",", "and"):
        index = row[-1].end + 1
        while doc[index].lower_ in {"and", *offices().honorifics} and index + 1 < len(doc):
            index += 1
        if index not in stage.starts:
            break
        row.append(stage.starts[index])
    head = person.start - 2 if doc[person.start - 1].text == "," else person.start - 1
    if len(row) < 2 or head < 2 or doc[head].tag_ != "NNS" or not is_head(doc[head]):
        return
    first = head
    while first and doc[first - 1].text[:1].islower() and doc[first - 1].pos_ in ("NOUN", "ADJ"):
        first -= 1
    places = _row_before(stage, first)
    if len(places) == len(row):
        for someone, place in zip(row, places, strict=True):
            role = doc[first : head + 1].text
            yield _belonging(someone, place, role, first, head + 1, "role.paired", 0.75)


def _row_before(stage: Stage, end: int) -> list[Place]:
    """The countries and organisations that stand in a row before a token, in order."""
    found: list[Place] = []
    while end and (pair := stage.ending(end)):
        found.insert(0, (pair[1], pair[0].start, pair[0].end))
        end = pair[0].start
        while end and stage.doc[end - 1].lower_ in (",", "and"):
            end -= 1
    return found
