"""Finds offices beside a name: titles before it, appositions behind it, affiliations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from accordgraph.model import Entity
from accordgraph.roles.affiliations import partisan
from accordgraph.roles.organisations import organisation
from accordgraph.roles.people import Person, Stage
from accordgraph.roles.phrases import Phrase, is_head, offices, phrases
from accordgraph.roles.statement import Statement, stated, trailing, with_organisation

QUOTES = frozenset("\"“”'‘’*_")
OPENERS = frozenset(["(", "–", "—", "-", ","])
LEAD = frozenset(("and", "&", ",", "the", "a", "an", "also", "'s", "’s", "their", "his", "its", "her"))
JOINTS = frozenset(("and", "&"))
DEPUTISING = frozenset(("performing", "discharging", "exercising", "fulfilling"))
LINKED = re.compile(r"\s(?:of|for|to|on|at)\s")
"""Prepositions that give an office a complement."""
OWN = re.compile(r"\sof\s")
"""The one behind which an office has what it is of itself, though it be no body."""
REACH = 30
"""Tokens before or behind a name within which its office is looked for."""


def premodifiers(stage: Stage, person: Person, previous: Statement | None) -> Iterator[Statement]:
    """Yield the offices before a name: "foreign minister Jane Doe"; `previous` is of the name before."""
    doc, end = stage.doc, person.start
    floor = max(_opening(stage, person), end - REACH)
    comma = False
    while end > floor and (
        doc[end - 1].lower_ in offices().honorifics or doc[end - 1].text in QUOTES | {","}
    ):
        comma = comma or doc[end - 1].text == ","
        end -= 1
    if end == floor:
        return
    start = _back(stage, end, floor)
    found = list(phrases(doc, start, end, stage.barred))
    inner = found[-1].complement[0] if found else end
    if found and not comma and inner < found[-1].complement[1] == end and is_head(doc[end - 1]):
        found = list(phrases(doc, inner, end, stage.barred))
    chosen: list[Phrase] = []
    edge = end
    for phrase in reversed(found):
        stop = max(phrase.end, phrase.complement[1])
        styled = bool(chosen) and doc[chosen[-1].head].lower_ in offices().styles
        if any(
            doc[index].lower_ not in (JOINTS | {","} if styled else JOINTS) for index in range(stop, edge)
        ):
            break
        if not chosen and stop != end:
            break
        if chosen and stop == edge and not styled:
            break
        if styled and doc[chosen[-1].head].lower_ not in offices().public and stop == edge:
            chosen.pop()
        if comma and doc[phrase.head].tag_ in ("NNS", "NNPS"):
            break
        chosen.append(phrase)
        edge = _edge(stage, phrase)
    if comma and chosen and not _noun_phrase_start(stage, chosen[-1], floor):
        return
    rule = "role.title" if not comma else "role.title-comma"
    for statement in _shared([stated(stage, person, phrase, rule, 0.9) for phrase in reversed(chosen)]):
        joinable = statement.of is None and statement.head not in offices().press
        if joinable and previous is not None and previous.of is not None:
            linking = doc[_person_end(previous) : statement.start]
            if len(linking) <= 2 and all(token.lower_ in ("and", ",", "&") for token in linking):
                statement = with_organisation(statement, previous.of, 0.8)
        yield statement


def _opening(stage: Stage, person: Person) -> int:
    """Where the sentence of a name begins, over breaks that the parser saw where no sentence ends."""
    block = stage.linked.annotation.block(person.start).start
    start = int(stage.doc[person.start].sent.start)
    while start > block and start == person.start and stage.doc[start - 1].text.isalpha():
        start = int(stage.doc[start - 1].sent.start)
    return max(start, block)


def _person_end(statement: Statement) -> int:
    return statement.person.end if isinstance(statement.person, Person) else statement.end


def _edge(stage: Stage, phrase: Phrase) -> int:
    """Where the words of an office begin, with its organisation and what is said of its term."""
    named = organisation(stage, phrase)
    left = min(phrase.left, named[1] if named else phrase.left)
    words = offices()
    while left and stage.doc[left - 1].lower_ in words.former | words.acting | words.passing:
        left -= 1
    return left


def _noun_phrase_start(stage: Stage, phrase: Phrase, floor: int) -> bool:
    """Whether a title before a comma opens a clause or follows a verb, a preposition or an article."""
    left = _edge(stage, phrase)
    if left <= floor:
        return True
    token = stage.doc[left - 1]
    return token.pos_ in ("DET", "PRON", "VERB", "ADP", "CCONJ", "AUX", "SCONJ") or token.text in {
        ",",
        ":",
        *QUOTES,
    }


def _back(stage: Stage, end: int, floor: int) -> int:
    doc, index = stage.doc, end
    while index > floor:
        token = doc[index - 1]
        if index in stage.ends and index != end:
            break
        if (
            token.pos_ in ("VERB", "AUX")
            and token.tag_ not in ("VBN", "VBG")
            and index - 1 not in stage.barred
            and not _misread(stage, index - 1)
        ):
            break
        if token.text in {".", ";", ":", "?", "!", "|"}:
            break
        index -= 1
    return index


def _misread(stage: Stage, index: int) -> bool:
    """Whether the parser took the noun of an office behind its body for a verb: "UNESCO head Jane Doe"."""
    token, pair = stage.doc[index], stage.ending(index)
    return token.tag_ == "VB" and is_head(token) and pair is not None and pair[1].type == "Organization"


def appositions(stage: Stage, person: Person, titled: bool) -> Iterator[Statement]:
    """Yield the offices behind a name: "Jane Doe, head of …"; a `titled` one has another before it."""
    doc, start = stage.doc, person.end
    block = stage.linked.annotation.block(person.start)
    limit = min(block.end, start + REACH)
    deputising, party = False, partisan(stage, person)
    start = party[0][2] if party else start
    while start < limit and doc[start].lower_ in offices().postnominals:
        start += 1
    if start >= limit:
        return
    rule = "role.apposition"
    if doc[start].text in OPENERS or (party and doc[start].lower_ == "and"):
        start += 1
        if start + 1 < limit and doc[start].lower_ == "who" and doc[start + 1].lemma_ in offices().copulas:
            start += 2
            rule = "role.relative"
        while start < limit and doc[start].lower_ in offices().honorifics - {"the"}:
            start += 1
        start, deputising = _after_duties(stage, _after_age(stage, start, limit), limit)
    elif (
        doc[start].lower_ == "as"
        and not {doc[start].head.lemma_, doc[max(block.start, person.start - 1)].lemma_} & offices().judging
        and doc[person.end - 1].head.lemma_ not in ("succeed", "replace", "follow")
    ):
        start += 1
        rule = "role.as"
    else:
        return
    stop = _forward(stage, start, limit)
    found = list(phrases(doc, start, stop, stage.barred))
    edge = start
    people = [person]
    said: list[Statement] = []
    owner: tuple[Entity, int, int] | None = None
    for phrase in found:
        named = organisation(stage, phrase)
        left = min(phrase.start, phrase.left, named[1] if named else phrase.left)
        if not _only_lead(stage, edge, left):
            break
        close = max(phrase.end, phrase.complement[1])
        if close + 1 < stop and doc[close].lower_ in ("'s", "’s"):
            owner, edge = named, close + 1
            continue
        listed = titled and close < limit and doc[close].text == ","
        if _person_follows(stage, close + listed, limit):
            break
        if doc[phrase.head].tag_ in ("NNS", "NNPS"):
            people = [*_joined(stage, person), person]
            if len(people) == 1:
                break
        for someone in people:
            statement = stated(stage, someone, phrase, rule, 0.88)
            if deputising and statement.tenure == "current":
                statement = replace(statement, tenure="acting")
            place = (owner or trailing(stage, close, limit)) if statement.of is None else None
            said.append(with_organisation(statement, place[0], 0.85, place[1:]) if place else statement)
        edge, owner = close, None
    yield from _shared(said)


def _after_age(stage: Stage, start: int, limit: int) -> int:
    """Where the office begins behind an age: "Jane Doe, 61, head of …"."""
    index = start + (stage.doc[start].lower_ in ("aged", "age")) if start < limit else start
    aged = index + 1 < limit and stage.doc[index].like_num and stage.doc[index + 1].text == ","
    return index + 2 if aged else start


def _after_duties(stage: Stage, start: int, limit: int) -> tuple[int, bool]:
    """Where the office begins behind "performing the duties of", and whether such words stand there."""
    words = [token.lower_ for token in stage.doc[start : min(start + 6, limit)]]
    if words[:1] and words[0] in DEPUTISING and "of" in words and {"duties", "functions"} & set(words):
        return start + words.index("of") + 1, True
    return start, False


def _shared(said: list[Statement]) -> Iterator[Statement]:
    """Offices with what another beside them is of: "founder and director of it", "its chair and director"."""
    of = said[0] if said and said[0].place and said[0].place[0] < said[0].start else None
    for statement in reversed(said):
        link = LINKED if of is said[0] else OWN
        bare = statement.of is None and not link.search(statement.role)
        if bare and of is not None and of.of is not None:
            yield with_organisation(statement, of.of, 0.8, of.place)
        else:
            of = statement if statement.of is not None else of
            yield statement


def _only_lead(stage: Stage, start: int, end: int) -> bool:
    """Whether nothing but articles, joints and passing adjectives stand between two tokens."""
    words = offices()
    passing = LEAD | words.former | words.acting | words.passing
    for token in stage.doc[start:end]:
        organisation_name = token.i in stage.barred and not stage.in_person(token.i)
        if not (organisation_name or token.lower_ in passing or token.pos_ in ("ADJ", "ADV", "NOUN")):
            return False
    return True


def _forward(stage: Stage, start: int, limit: int) -> int:
    doc, index = stage.doc, start
    opened = 0
    while index < limit:
        token = doc[index]
        opened += token.text == "("
        if token.text == ")" and opened:
            opened -= 1
        elif token.text in {")", ";", "—", "|", ":"} and index > start:
            break
        if token.text == "." and token.is_sent_end:
            break
        noun = is_head(token) or token.lower_ in offices().kinds
        if token.pos_ in ("VERB", "AUX") and token.tag_ in ("VBD", "VBZ", "VBP", "MD") and not noun:
            break
        if index in stage.starts and index > start:
            break
        index += 1
    return index


def _person_follows(stage: Stage, start: int, limit: int) -> bool:
    index = start
    while index < limit and stage.doc[index].lower_ in offices().honorifics:
        index += 1
    return index < limit and index in stage.starts


def _joined(stage: Stage, person: Person) -> list[Person]:
    found = []
    start = person.start
    while start >= 2 and stage.doc[start - 1].lower_ in ("and", ",", "&"):
        other = stage.ends.get(start - 1)
        if other is None:
            break
        found.append(other)
        start = other.start
    return found


def possessives(stage: Stage, person: Person) -> Iterator[Statement]:
    """Yield affiliations: "the agency's Jane Doe", and terms of office: "Doe's presidency"."""
    doc, block = stage.doc, stage.linked.annotation.block(person.start)
    if person.start - 1 > block.start and doc[person.start - 1].lower_ in ("'s", "’s"):
        pair = stage.ending(person.start - 1)
        if pair and pair[0].kind == "name":
            yield Statement(
                person, pair[1], "", pair[0].start, person.start, "current", (pair[0].start, pair[0].end),
                "role.affiliation", 0.75, person.start,
            )  # fmt: skip
    if person.end + 1 < block.end and doc[person.end].lower_ in ("'s", "’s", "'", "’"):
        owned = stage.beginning(person.end + 1)
        if owned and owned[0].key and owned[1].type == "Organization":
            mention, entity = owned
            yield Statement(
                person, entity, "", person.start, mention.end, "current", (mention.start, mention.end),
                "role.affiliation", 0.6, person.start,
            )  # fmt: skip
        for token in doc[person.end + 1 : min(person.end + 4, block.end)]:
            if token.lower_ in offices().terms:
                yield Statement(
                    person, None, token.text, token.i, token.i + 1, "current", None, "role.term", 0.75,
                    person.start, token.lower_,
                )  # fmt: skip


def postnominals(stage: Stage, person: Person) -> Iterator[Statement]:
    """Yield the letters behind a name: "Jane Doe MP"."""
    block = stage.linked.annotation.block(person.start)
    if person.end < block.end and stage.doc[person.end].text.lower() in offices().postnominals:
        token = stage.doc[person.end]
        if token.text[:1].isupper():
            yield Statement(
                person, None, token.text, token.i, token.i + 1, "current", None, "role.postnominal", 0.75,
                person.start, token.lower_,
            )  # fmt: skip
