"""Finds where a document states that a person holds an office or belongs to an organisation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from spacy.tokens import Token

from accordgraph.model import Entity, Tenure
from accordgraph.roles.people import Person, Stage, made, organisation
from accordgraph.roles.phrases import Phrase, is_head, offices, phrases, tenure_before

QUOTES = frozenset("\"“”'‘’*_")
OPENERS = frozenset(["(", "–", "—", "-", ","])
LEAD = frozenset(("and", "&", ",", "the", "a", "an", "also", "'s", "’s", "their", "his", "its", "her"))
REACH = 30
"""Tokens before or behind a name within which its office is looked for."""


@dataclass(frozen=True, slots=True)
class Statement:
    """That a person holds an office; `of` is None where the words name no organisation.

    `start` to `end` are the tokens of the role as it is written, `place` those of the organisation's name.
    """

    person: Person | Entity
    of: Entity | None
    role: str
    start: int
    end: int
    tenure: Tenure
    place: tuple[int, int] | None
    rule: str
    confidence: float
    at: int
    head: str = ""
    through: Entity | None = None

    @property
    def entity(self) -> Entity:
        """The person."""
        return self.person.entity if isinstance(self.person, Person) else self.person


def statements(stage: Stage) -> Iterator[Statement]:
    """Yield what each pattern finds, person by person."""
    before: Statement | None = None
    for person in stage.people:
        titles = list(_premodifiers(stage, person, before))
        found = [*titles, *_appositions(stage, person, bool(titles))]
        yield from found
        before = found[0] if found else None
        yield from _possessives(stage, person)
        yield from _postnominals(stage, person)
    yield from _copulas(stage)
    yield from _headings(stage)
    yield from _blocks(stage)


def _premodifiers(stage: Stage, person: Person, previous: Statement | None) -> Iterator[Statement]:
    doc, end = stage.doc, person.start
    floor = max(doc[person.start].sent.start, end - REACH, stage.linked.annotation.block(end).start)
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
    chosen: list[Phrase] = []
    edge = end
    for phrase in reversed(found):
        stop = max(phrase.end, phrase.complement[1])
        if any(doc[index].lower_ not in ("and", "&") for index in range(stop, edge)):
            break
        if not chosen and stop != end:
            break
        if comma and doc[phrase.head].tag_ in ("NNS", "NNPS"):
            break
        chosen.append(phrase)
        edge = _edge(stage, phrase)
    if comma and chosen and not _noun_phrase_start(stage, chosen[-1], floor):
        return
    for phrase in chosen:
        statement = _statement(stage, person, phrase, "role.title" if not comma else "role.title-comma", 0.9)
        if statement.of is None and previous is not None and previous.of is not None:
            linking = doc[_person_end(previous) : phrase.left]
            if len(linking) <= 2 and all(token.lower_ in ("and", ",", "&") for token in linking):
                statement = _with_organisation(statement, previous.of, 0.8)
        yield statement


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
        ):
            break
        if token.text in {".", ";", ":", "?", "!", "|"}:
            break
        index -= 1
    return index


def _appositions(stage: Stage, person: Person, titled: bool) -> Iterator[Statement]:
    doc, start = stage.doc, person.end
    block = stage.linked.annotation.block(person.start)
    limit = min(block.end, start + REACH)
    while start < limit and doc[start].lower_ in offices().postnominals:
        start += 1
    if start >= limit:
        return
    rule = "role.apposition"
    if doc[start].text in OPENERS:
        start += 1
        if start + 1 < limit and doc[start].lower_ == "who" and doc[start + 1].lemma_ in offices().copulas:
            start += 2
            rule = "role.relative"
        while start < limit and doc[start].lower_ in offices().honorifics - {"the"}:
            start += 1
    elif (
        doc[start].lower_ == "as"
        and not {doc[start].head.lemma_, doc[max(block.start, person.start - 1)].lemma_} & offices().judging
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
    for phrase in found:
        named = organisation(stage, phrase)
        left = min(phrase.start, phrase.left, named[1] if named else phrase.left)
        if not _only_lead(stage, edge, left):
            break
        close = max(phrase.end, phrase.complement[1])
        listed = titled and close < limit and doc[close].text == ","
        if _person_follows(stage, close + listed, limit):
            break
        if doc[phrase.head].tag_ in ("NNS", "NNPS"):
            people = [*_joined(stage, person), person]
            if len(people) == 1:
                break
        for someone in people:
            statement = _statement(stage, someone, phrase, rule, 0.88)
            place = _trailing(stage, close, limit) if statement.of is None else None
            said.append(_with_organisation(statement, place[0], 0.85, place[1:]) if place else statement)
        edge = close
    yield from _shared(said)


def _shared(said: list[Statement]) -> Iterator[Statement]:
    """Of "founder and director of the institute" the first office, too, is of the institute."""
    of: Statement | None = None
    for statement in reversed(said):
        if statement.of is None and of is not None and of.of is not None:
            yield _with_organisation(statement, of.of, 0.8, of.place)
        else:
            of = statement
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
    while index < limit:
        token = doc[index]
        if token.text in {")", ";", "—", "|", ":"} and index > start:
            break
        if token.text == "." and token.is_sent_end:
            break
        if token.pos_ in ("VERB", "AUX") and token.tag_ in ("VBD", "VBZ", "VBP", "MD") and not is_head(token):
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


def _trailing(stage: Stage, start: int, limit: int) -> tuple[Entity, int, int] | None:
    """An organisation that follows an office after a comma: "director, University of Example"."""
    doc = stage.doc
    if start >= limit or doc[start].text not in {",", "-", "–", "—", "|"}:
        return None
    first = start + 1
    while first < limit and doc[first].lower_ == "the":
        first += 1
    pair = stage.beginning(first)
    return (pair[1], pair[0].start, pair[0].end) if pair and pair[0].end <= limit else None


def _possessives(stage: Stage, person: Person) -> Iterator[Statement]:
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


def _postnominals(stage: Stage, person: Person) -> Iterator[Statement]:
    block = stage.linked.annotation.block(person.start)
    if person.end < block.end and stage.doc[person.end].text.lower() in offices().postnominals:
        token = stage.doc[person.end]
        if token.text[:1].isupper():
            yield Statement(
                person, None, token.text, token.i, token.i + 1, "current", None, "role.postnominal", 0.75,
                person.start, token.lower_,
            )  # fmt: skip


def _copulas(stage: Stage) -> Iterator[Statement]:
    """Offices said of a subject: "he is chairman of the committee", "was elected president"."""
    doc = stage.doc
    for token in doc:
        if token.i in stage.barred or not is_head(token):
            continue
        subject = _subject_of(token)
        if subject is None:
            continue
        entity = stage.linked.entity_headed(subject)
        if (
            entity is None
            or entity.type != "Person"
            or not any(person.entity == entity for person in stage.people)
        ):
            continue
        start = doc[token.i].left_edge.i
        end = min(doc[token.i].sent.end, token.i + REACH)
        for phrase in phrases(doc, start, end, stage.barred):
            if phrase.head == token.i:
                yield _statement(stage, entity, phrase, "role.copula", 0.82)
                break


def _subject_of(token: Token) -> int | None:
    head = token.head
    words = offices()
    if token.dep_ == "attr" and (head.lemma_ in words.copulas or head.lower_ in words.copulas):
        subjects = [child for child in head.children if child.dep_ == "nsubj"]
        if any(child.dep_ == "neg" for child in head.children):
            return None
    elif token.dep_ in ("oprd", "xcomp", "dobj") and head.lemma_ in words.appointing:
        subjects = [child for child in head.children if child.dep_ == "nsubjpass"]
    elif token.dep_ == "pobj" and head.lower_ == "as":
        return _subject_above(head.head)
    else:
        return None
    return _antecedent(subjects[0]) if subjects else None


def _subject_above(verb: Token) -> int | None:
    """The subject of a verb, or of the verb that it depends on: of whom "as the leader of …" is said."""
    if verb.lemma_ in offices().judging:
        return None
    for token in (verb, *verb.ancestors):
        for child in token.children:
            if child.dep_ in ("nsubj", "nsubjpass"):
                return _antecedent(child)
        if token.dep_ not in ("xcomp", "pcomp", "prep", "conj", "advcl"):
            return None
    return None


def _antecedent(subject: Token) -> int:
    """Whom a relative pronoun stands for; the token itself otherwise."""
    if subject.lower_ in ("who", "which", "that") and subject.head.dep_ == "relcl":
        return int(subject.head.head.i)
    return int(subject.i)


def _headings(stage: Stage) -> Iterator[Statement]:
    """A person who heads an organisation: "Doe heads the northern branch of the agency"."""
    doc = stage.doc
    for token in doc:
        if (
            token.lemma_ not in offices().heading
            or token.pos_ != "VERB"
            or token.tag_ not in ("VBZ", "VBP", "VBD")
        ):
            continue
        subjects = [child for child in token.children if child.dep_ == "nsubj"]
        objects = [child for child in token.children if child.dep_ == "dobj"]
        if not subjects or not objects:
            continue
        subject = _antecedent(subjects[0])
        entity = stage.linked.entity_headed(subject)
        if entity is None or entity.type != "Person":
            continue
        edge = objects[0].right_edge.i + 1
        pairs = list(stage.inside(objects[0].left_edge.i, edge))
        if pairs:
            mention, of = next((pair for pair in pairs if pair[0].kind == "name"), pairs[0])
            place = (mention.start, mention.end)
        else:
            of, place = (
                made(doc[objects[0].left_edge.i : objects[0].i + 1].text, "Organization"),
                (objects[0].i, edge),
            )
        end = min(objects[0].i + 1, max(place[0], token.i + 1))
        while doc[end - 1].pos_ == "DET":
            end -= 1
        yield Statement(
            entity,
            of,
            doc[token.i : end].text,
            token.i,
            end,
            "current",
            place,
            "role.heads",
            0.7,
            subject,
            "head",
        )


def _blocks(stage: Stage) -> Iterator[Statement]:
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
        if len(titles) != len(names) and len(names) == 1:
            titles = [*titles[:1], *lines[max(0, number - 1) : number]][:1]
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
        statement = _statement(stage, person, phrase, "role.signature", 0.75)
        limit = stage.linked.annotation.block(phrase.head).end
        place = None
        if statement.of is None:
            place = _trailing(stage, max(phrase.end, phrase.complement[1]), limit)
        yield _with_organisation(statement, place[0], 0.75, place[1:]) if place else statement


COMPACT = 16
"""Tokens at most in a line that is the name of an office alone."""


def _name_line(stage: Stage, person: Person, start: int, end: int) -> bool:
    rest = [
        token for token in stage.doc[start:end]
        if not person.start <= token.i < person.end and not token.is_punct
        and token.lower_ not in offices().honorifics | offices().postnominals
    ]  # fmt: skip
    return not rest


def _whole_line(stage: Stage, found: list[Phrase], start: int, end: int) -> bool:
    if any(person for person in stage.people if start <= person.start < end):
        return False
    named = organisation(stage, found[0])
    left = min(found[0].start, found[0].left, named[1] if named else found[0].left)
    return left - start <= 1 and not any(token.pos_ in ("VERB", "AUX") for token in stage.doc[start:end])


def _statement(
    stage: Stage, person: Person | Entity, phrase: Phrase, rule: str, confidence: float
) -> Statement:
    doc = stage.doc
    named = organisation(stage, phrase)
    start, end = phrase.start, phrase.end
    if named and named[1] < phrase.head and named[2] > phrase.start:
        start = min(named[2], phrase.head)
    if phrase.complement[0] < phrase.complement[1]:
        link = doc[phrase.complement[0] - 1].lower_
        if named is None or named[1] < phrase.complement[0] or link == "to":
            end = phrase.complement[1]
        else:
            links = [index for index in range(phrase.end, named[1]) if doc[index].lower_ in ("at", "with")]
            end = max(phrase.end, links[-1]) if links else end
    head = doc[phrase.head].lemma_.lower()
    tenure = phrase.tenure
    if named and named[2] <= phrase.left + 1 and tenure == "current":
        tenure = tenure_before(doc, named[1])
    at = person.start if isinstance(person, Person) else phrase.head
    place = (named[1], named[2]) if named else None
    return Statement(
        person, named[0] if named else None, doc[start:end].text, start, end, tenure, place, rule,
        confidence, at, head, _possessor(stage, phrase),
    )  # fmt: skip


def _possessor(stage: Stage, phrase: Phrase) -> Entity | None:
    """The person whose minister or deputy an office is: "Doe and her deputy"."""
    if not phrase.left:
        return None
    token = stage.doc[phrase.left - 1]
    if token.lower_ in ("his", "her", "their"):
        if token.i and stage.doc[token.i - 1].lower_ == "and" and token.i - 1 in stage.ends:
            return stage.ends[token.i - 1].entity
        entity = stage.linked.entity_headed(token.i)
        nearest = [person.entity for person in stage.people if person.end <= token.i]
        return entity if entity and entity.type == "Person" else nearest[-1] if nearest else None
    owner = stage.ends.get(phrase.left - 1) if token.lower_ in ("'s", "’s") else None
    return owner.entity if owner else None


def _with_organisation(
    statement: Statement, of: Entity, confidence: float, place: tuple[int, int] | None = None
) -> Statement:
    return Statement(
        statement.person, of, statement.role, statement.start, statement.end, statement.tenure, place,
        statement.rule, confidence, statement.at, statement.head, statement.through,
    )  # fmt: skip
