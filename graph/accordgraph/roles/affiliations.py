"""Finds whom a person belongs to by what stands beside the name: parties, states, organisations, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from accordgraph.model import Entity
from accordgraph.roles.people import Person, Stage, made
from accordgraph.roles.phrases import is_head, is_organisational, offices
from accordgraph.roles.statement import Statement

Place = tuple[Entity, int, int]
"""An organisation or place with the tokens that name it, half-open."""
STATE = 3
"""Tokens at most in the name of a state."""
LINKS = ("of", "from", "with", "at")
BEHALF = re.compile(r"(?:(?:speaking |signing )?on behalf of|(?:speaking|signing) for|representing)(?= )")
"""Words before the country or organisation that somebody stands for, beside a name."""
BEHALF_PARTED = re.compile(BEHALF.pattern + "|for(?= )")
"""The same behind a comma: "Jane Doe, for Peru"."""
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
    """The state behind the letter of a party: "(R-Ohio)", ", D-Ohio"."""
    doc = stage.doc
    if doc[start].text not in ("(", ","):
        return None
    for end in range(start + 2, min(start + 7, limit + 1)):
        letter, _, name = doc[start + 1 : end].text.partition("-")
        full = offices().state_abbreviations.get(name.strip(), name.strip())
        if letter.strip() in ("R", "D", "I") and full in offices().us_states:
            return made(full, "Group"), start + 1, end
    return None


def partisan(stage: Stage, person: Person) -> tuple[Place, int] | None:
    """The state of a party's politician and the word for the party: ", a Democrat from Ohio"."""
    doc, limit = stage.doc, stage.linked.annotation.block(person.start).end
    start = person.end
    if start + 3 >= limit or doc[start].text not in (",", "("):
        return None
    start += 2 if doc[start + 1].lower_ in ("a", "an", "the") else 1
    native = _state(stage, start, limit)
    if native is not None and native[2] < limit and doc[native[2]].lower_ in offices().partisans:
        return native, native[2]
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
    pair = stage.describing(start) or stage.beginning(start)
    return (pair[1], pair[0].start, pair[0].end) if pair and pair[0].end <= limit else None


def affiliations(stage: Stage, person: Person, titled: bool) -> Iterator[Statement]:
    """Yield what a person without a title belongs to: "Jane Doe of Oxfam", "Jane Doe (Kenya)"."""
    doc, limit = stage.doc, stage.linked.annotation.block(person.start).end
    party = partisan(stage, person)
    if party is not None and not titled:
        place, word = party
        yield _belonging(person, place, doc[word].text, word, word + 1, "role.partisan", 0.8)
        return
    yield from _spoken_for(stage, person, limit)
    yield from _from_state(stage, person)
    yield from _of_party(stage, person, limit)
    if titled or person.end + 1 >= limit:
        return
    yield from _byline(stage, person, limit)
    start = person.end
    state = _lettered(stage, start, limit)
    if state is not None:
        yield _belonging(person, state, "", start, state[2], "role.partisan", 0.75)
        return
    if doc[start].text == "(":
        close = _holder(stage, start + 1, limit)
        if close and close[2] < limit and doc[close[2]].text == ")":
            yield _belonging(person, close, "", start, close[2], "role.affiliation", 0.75)
        return
    start += doc[start].text == ","
    if start < limit and doc[start].lower_ in LINKS:
        found = _holder(stage, start + 1, limit)
        kinds = ("Organization", "Country") if doc[start].lower_ == "of" else ("Organization",)
        if doc[start].lower_ == "at" and found and not is_organisational(doc[found[2] - 1]):
            return
        if found and found[0].type in kinds and not _goes_on(stage, found[2], limit):
            before = doc[max(0, person.start - 1)]
            role = before.text if is_head(before) and person.start else ""
            yield _belonging(person, found, role, start, found[2], "role.affiliation", 0.7)


def _spoken_for(stage: Stage, person: Person, limit: int) -> Iterator[Statement]:
    """For whom a name is given: "Jane Doe, on behalf of Oxfam", "Speaking for Peru, Jane Doe"."""
    doc, start = stage.doc, person.end
    parted = start < limit and doc[start].text in (",", "(")
    first = _behind_words(stage, start + parted, limit, parted)
    place = _holder(stage, first, limit) if first is not None else None
    if place and not _goes_on(stage, place[2], limit):
        yield _belonging(person, place, "", start, place[2], "role.behalf", 0.7)
    block, end = stage.linked.annotation.block(person.start).start, person.start - 1
    pair = stage.ending(end) if end > block and doc[end].text == "," else None
    if pair and pair[0].kind == "name":
        opening = int(doc[end].sent.start)
        first = _behind_words(stage, opening, limit, False)
        if first is not None and pair[0].start - first in (0, 1):
            place = (pair[1], pair[0].start, pair[0].end)
            yield _belonging(person, place, "", opening, end, "role.behalf", 0.7)


def _behind_words(stage: Stage, start: int, limit: int, parted: bool) -> int | None:
    """The token behind words for whom somebody stands in for, if such words begin with a token."""
    words = " ".join(token.lower_ for token in stage.doc[start : min(start + 5, limit)])
    match = (BEHALF_PARTED if parted else BEHALF).match(words)
    return start + len(match[0].split()) if match else None


def _from_state(stage: Stage, person: Person) -> Iterator[Statement]:
    """A party's politician by the state before the name: "Ohio Republican Jane Doe"."""
    doc, word = stage.doc, person.start - 1
    if word < 1 or doc[word].lower_ not in offices().partisans or len(doc[word]) < 2:
        return
    for width in range(STATE, 0, -1):
        text = doc[max(0, word - width) : word].text
        if text in offices().us_states:
            place = (made(text, "Group"), word - width, word)
            yield _belonging(person, place, doc[word].text, word, word + 1, "role.partisan", 0.75)
            return


def _of_party(stage: Stage, person: Person, limit: int) -> Iterator[Statement]:
    """The party of one whom a word for its members tells of: "Jane Doe, also a Republican, objected"."""
    doc, index = stage.doc, person.end
    if index >= limit or (doc[index].text not in (",", "(") and doc[index].lemma_ != "be"):
        return
    index += 1
    while index < limit and doc[index].lower_ in ("a", "an", "the", "also", "himself", "herself"):
        index += 1
    key = offices().parties.get(doc[index].lower_) if index < limit else None
    party = stage.known(key) if key else None
    ends = index + 1 == limit or doc[index + 1].is_punct or doc[index + 1].lower_ in ("and", "who")
    if party is not None and ends and doc[index + 1 - (index + 1 == limit)].text != "-":
        yield _belonging(
            person, (party, index, index + 1), doc[index].text, index, index + 1, "role.party", 0.75
        )


def _byline(stage: Stage, person: Person, limit: int) -> Iterator[Statement]:
    """The paper of an author whom a line names with nothing else: "By Jane Doe, Reuters"."""
    doc, block = stage.doc, stage.linked.annotation.block(person.start)
    if doc[block.start].lower_ != "by" or person.start > block.start + 2:
        return
    if doc[person.end].text in (",", "|", "/", "-", "–", "—") or doc[person.end].lower_ == "for":
        place = _holder(stage, person.end + 1, limit)
        if place and place[0].type == "Organization" and limit - place[2] <= 2:
            yield _belonging(person, place, "", person.end, place[2], "role.byline", 0.75)


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
        return alone(stage, cell.start, cell.end) if cell and cell.kind == "item" else None
    start = person.start
    while start > block.start and stage.doc[start - 1].lower_ in honorifics:
        start -= 1
    if stage.doc[start - 1].text not in MARKS:
        return None
    return alone(stage, block.start, start - 1)


def alone(stage: Stage, start: int, end: int) -> Place | None:
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
    full = person.end - person.start > 1 and person.end + 1 < block.end
    behind = alone(stage, person.end + 1, block.end) if full else None
    if behind and stage.doc[person.end].text in (",", "–", "—", "-") and _opens(stage, person, block.start):
        yield _belonging(person, behind, "", person.end, behind[2], "role.affiliation", 0.65)


def _opens(stage: Stage, person: Person, start: int) -> bool:
    """Whether nothing but honorifics and marks of a list stand before a name."""
    words = stage.doc[start : person.start]
    return all(token.lower_ in offices().honorifics or token.is_punct for token in words)


def _belonging(
    person: Person, place: Place, role: str, start: int, end: int, rule: str, confidence: float
) -> Statement:
    return Statement(
        person, place[0], role, start, end, "current", (place[1], place[2]), rule, confidence,
        person.start, role.lower(),
    )  # fmt: skip


def paired(stage: Stage, person: Person) -> Iterator[Statement]:
    """Yield offices that several hold in order: "her Thai and Fijian counterparts, Jane Doe and Ann Roe"."""
    row = _row_of_names(stage, person)
    for head, places in _rows_beside(stage, row) if len(row) > 1 else ():
        if len(places) != len(row) or stage.doc[head].tag_ != "NNS" or not is_head(stage.doc[head]):
            continue
        first = head
        while (
            first and stage.doc[first - 1].text[:1].islower() and stage.doc[first - 1].pos_ in ("NOUN", "ADJ")
        ):
            first -= 1
        for someone, place in zip(row, places, strict=True):
            role = stage.doc[first : head + 1].text
            yield _belonging(someone, place, role, first, head + 1, "role.paired", 0.75)
        return


def _row_of_names(stage: Stage, person: Person) -> list[Person]:
    """The names that follow one another from a person on."""
    doc, row = stage.doc, [person]
    while row[-1].end + 1 < len(doc) and doc[row[-1].end].lower_ in (",", "and"):
        index = row[-1].end + 1
        while doc[index].lower_ in {"and", *offices().honorifics} and index + 1 < len(doc):
            index += 1
        if index not in stage.starts:
            break
        row.append(stage.starts[index])
    return row


def _rows_beside(stage: Stage, row: list[Person]) -> Iterator[tuple[int, list[Place]]]:
    """Nouns of offices beside names, with the countries and organisations in a row before or behind them."""
    doc, end = stage.doc, row[-1].end
    before = row[0].start - (doc[row[0].start - 1].text == ",")
    noun = before - 1
    while noun > 0 and doc[noun - 1].text[:1].islower() and doc[noun - 1].pos_ in ("NOUN", "ADJ"):
        noun -= 1
    yield before - 1, _row_before(stage, noun)
    places = _row_before(stage, before)
    if places:
        yield _behind_of(stage, places[0][1]), places
    if end < len(doc) and doc[end].text == ",":
        stop = min(len(doc), end + 12)
        link = next((token.i for token in doc[end:stop] if token.lower_ == "of"), stop)
        after = next((token.i for token in doc[link:] if token.text in (",", ".", ")")), len(doc))
        places = _row_before(stage, after)
        if places and _behind_of(stage, places[0][1]) == link - 1:
            yield link - 1, places


def _behind_of(stage: Stage, start: int) -> int:
    """The token before the "of" that introduces some names."""
    start -= stage.doc[start - 1].lower_ == "the"
    return start - 2 if stage.doc[start - 1].lower_ == "of" else start - 1


def _row_before(stage: Stage, end: int) -> list[Place]:
    """The countries and organisations that stand in a row before a token, in order."""
    found: list[Place] = []
    while end and (pair := stage.ending(end)):
        found.insert(0, (pair[1], pair[0].start, pair[0].end))
        end = pair[0].start
        while end and stage.doc[end - 1].lower_ in (",", "and", "the"):
            end -= 1
    return found
