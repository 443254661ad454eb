"""What a pattern finds: that a person holds an office."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Doc

from accordgraph.model import Entity, Tenure
from accordgraph.roles.organisations import organisation
from accordgraph.roles.people import Person, Stage
from accordgraph.roles.phrases import TOPICS, Phrase, tenure_before

FIELDED = ("minister", "secretary", "undersecretary", "commissioner", "ambassador", "councillor", "envoy")
"""Heads behind which a field may stand before the country."""
STATES = ("republic", "kingdom", "state", "states", "government", "union", "people")
"""Nouns that begin the full name of a country."""


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


def stated(stage: Stage, person: Person | Entity, phrase: Phrase, rule: str, confidence: float) -> Statement:
    """The statement that an office's phrase makes of a person."""
    doc = stage.doc
    named = organisation(stage, phrase)
    start, end = phrase.start, phrase.end
    if named and named[1] < phrase.head and named[2] > phrase.start:
        start = min(named[2], phrase.head)
    if phrase.complement[0] < phrase.complement[1]:
        link = doc[phrase.complement[0] - 1].lower_
        outside = named is None or named[1] < phrase.complement[0]
        if link in TOPICS or (outside and link != "at"):
            end = phrase.complement[1]
        elif named is not None and not outside:
            links = [index for index in range(phrase.end, named[1]) if _breaks(doc, index, phrase)]
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


def _breaks(doc: Doc, index: int, phrase: Phrase) -> bool:
    """Whether a preposition stands between a field and the organisation: "Minister of Trade of Example"."""
    fields = doc[phrase.head].lemma_.lower() in FIELDED and doc[index - 1].lower_ not in STATES
    return doc[index].lower_ in ("at", "with", "on") or (doc[index].lower_ in ("of", "for", "in") and fields)


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


def with_organisation(
    statement: Statement, of: Entity, confidence: float, place: tuple[int, int] | None = None
) -> Statement:
    """The statement with its organisation, which the tokens `place` name where any do."""
    return replace(statement, of=of, confidence=confidence, place=place)


def trailing(stage: Stage, start: int, limit: int) -> tuple[Entity, int, int] | None:
    """An organisation that follows an office after a comma: "director, University of Example"."""
    doc = stage.doc
    if start >= limit or doc[start].text not in {",", "-", "–", "—", "|"}:
        return None
    first = start + 1
    while first < limit and doc[first].lower_ == "the":
        first += 1
    pair = stage.beginning(first)
    return (pair[1], pair[0].start, pair[0].end) if pair and pair[0].end <= limit else None
