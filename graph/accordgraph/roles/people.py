"""The persons of a document with their names' tokens, and the countries and organisations it names."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc

from accordgraph.data import table
from accordgraph.gazetteers import known_by_key, known_forms, state_of_address
from accordgraph.link import LinkedDocument
from accordgraph.link.names import slug
from accordgraph.mentions import Mention
from accordgraph.model import BASE, Entity
from accordgraph.roles.phrases import is_head, is_organisational, offices

AHEAD = 1.5
"""How many times more often than any other a document names the country that it is about, inclusive."""
HOLDERS = ("Country", "Organization", "Group")
"""Types of entity that offices belong to."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person's name in the text without titles: tokens `start` to `end`, half-open."""

    entity: Entity
    mention: Mention
    start: int
    end: int


@dataclass(frozen=True)
class Stage:
    """A document's persons and organisations by where they stand."""

    linked: LinkedDocument

    @property
    def doc(self) -> Doc:
        """The parsed tokens."""
        return self.linked.annotation.doc

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """The mentions of persons by name, in order."""
        found = []
        for mention in self.linked.mentions:
            entity = self.linked.entities.get(mention)
            if entity and entity.type == "Person" and mention.kind == "name":
                start = self._bare(mention)
                if start < mention.end and not self._field(mention) and not self._title(mention):
                    found.append(Person(entity, mention, start, mention.end))
        return tuple(found)

    def _title(self, mention: Mention) -> bool:
        """Whether words are the name of an office or body with no name: "Assistant Secretary", "Assembly"."""
        words = self.doc[mention.start : mention.end]
        if len(words) == 1:
            return words[0].lemma_.lower() in offices().organisations
        return all(is_head(token) or token.lower_ in offices().ranks for token in words)

    def _field(self, mention: Mention) -> bool:
        """Whether a word is the field of an office rather than a name: "Minister for Foreign Affairs"."""
        word, before = self.doc[mention.start], self.doc[max(0, mention.start - 1)]
        common = self.linked.annotation.common
        return (
            len(self.doc[mention.start : mention.end]) == 1
            and word.lower_ in common
            and before.lower_ in common
            and before.text[:1].isupper()
            and before.pos_ in ("ADJ", "PROPN")
            and not is_head(before)
            and before.lower_ not in offices().honorifics | offices().ranks
            and self.doc[max(0, mention.start - 2)].lower_ in ("of", "for")
        )

    def _bare(self, mention: Mention) -> int:
        start = mention.start
        while start < mention.end - 1:
            lowered = self.doc[start].lower_
            ranked = lowered in offices().ranks and is_head(self.doc[start + 1])
            if not (is_head(self.doc[start]) or lowered in offices().honorifics or ranked):
                break
            start += 1
        return start

    @cached_property
    def holders(self) -> tuple[tuple[Mention, Entity], ...]:
        """The mentions of countries and organisations, the longest first."""
        found = [
            (mention, entity)
            for mention in self.linked.mentions
            if mention.kind != "pronoun"
            and (entity := self.linked.entities.get(mention))
            and entity.type in HOLDERS
            and not self._department(mention)
        ]
        return tuple(sorted(found, key=lambda pair: (pair[0].start - pair[0].end, pair[0].start)))

    def _department(self, mention: Mention) -> bool:
        """Whether words only tell what an officer is for: "Press Officer"."""
        words = [self.doc[index].lower_ for index in self._without_heads(mention)]
        return bool(words) and offices().departments.issuperset(words)

    @cached_property
    def barred(self) -> frozenset[int]:
        """Tokens of names that no office's name contains."""
        found: set[int] = set()
        for mention, _ in self.holders:
            if mention.kind == "name":
                found.update(self._without_heads(mention))
        for person in self.people:
            found.update(range(person.start, person.end))
        return frozenset(found)

    def _without_heads(self, mention: Mention) -> range:
        end = mention.end
        while end > mention.start and is_head(self.doc[end - 1]):
            end -= 1
        return range(mention.start, end)

    def in_person(self, token: int) -> bool:
        """Whether a token belongs to the name of a person."""
        return token in self._in_people

    @cached_property
    def _in_people(self) -> frozenset[int]:
        return frozenset(token for person in self.people for token in range(person.start, person.end))

    @cached_property
    def starts(self) -> dict[int, Person]:
        """The persons by their name's first token."""
        return {person.start: person for person in self.people}

    @cached_property
    def ends(self) -> dict[int, Person]:
        """The persons by the token behind their name."""
        return {person.end: person for person in self.people}

    def ending(self, end: int) -> tuple[Mention, Entity] | None:
        """The longest name or description of a country or organisation that ends before a token."""
        return self._ends.get(end)

    @cached_property
    def _ends(self) -> dict[int, tuple[Mention, Entity]]:
        found: dict[int, tuple[Mention, Entity]] = {}
        for pair in self.holders:
            found.setdefault(pair[0].end, pair)
        for pair in self.holders:
            bare = self._without_heads(pair[0])
            if any(self.doc[index].pos_ != "DET" for index in bare):
                found.setdefault(bare.stop, pair)
        return found

    @cached_property
    def _starts(self) -> dict[int, tuple[Mention, Entity]]:
        found: dict[int, tuple[Mention, Entity]] = {}
        for pair in self.holders:
            if pair[0].kind == "name":
                found.setdefault(pair[0].start, pair)
        return found

    def beginning(self, start: int) -> tuple[Mention, Entity] | None:
        """The longest name of a country or organisation that begins with a token."""
        return self._starts.get(start)

    def describing(self, start: int) -> tuple[Mention, Entity] | None:
        """The party or the like whose name and kind begin with a token: "the First Peru party"."""
        for pair in self.holders:
            mention, entity = pair
            begins = mention.start == start or (
                mention.start == start - 1 and self.doc[start - 1].pos_ == "DET"
            )
            if mention.kind == "description" and entity.type == "Organization" and begins:
                words = self.doc[start : mention.head]
                if (
                    words
                    and is_organisational(self.doc[mention.head])
                    and all(word.text.istitle() for word in words)
                ):
                    return pair
        return None

    def inside(self, start: int, end: int) -> Iterator[tuple[Mention, Entity]]:
        """Countries and organisations mentioned between two tokens, in order."""
        found = [pair for pair in self.holders if start <= pair[0].start and pair[0].end <= end]
        yield from sorted(found, key=lambda pair: (pair[0].start, -pair[0].end))

    @cached_property
    def countries(self) -> list[Entity]:
        """The countries of the document, the most frequent first."""
        counts = Counter(entity for _, entity in self.holders if entity.iso)
        return [entity for entity, _ in counts.most_common()]

    @cached_property
    def home(self) -> Entity | None:
        """The country that the document is mostly about, None where no one country stands out."""
        counts = Counter(entity for _, entity in self.holders if entity.iso)
        opening = self.linked.annotation.blocks[0].end if self.linked.annotation.blocks else 0
        counts.update({entity for mention, entity in self.holders if entity.iso and mention.end <= opening})
        ranked = counts.most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] < AHEAD * ranked[1][1]):
            return None
        return ranked[0][0]

    @cached_property
    def publisher(self) -> Entity | None:
        """The paper or station that publishes the document, as its front matter names it."""
        name = self.linked.annotation.document.metadata.publisher
        if not name:
            return None
        for _, entity in self.holders:
            if entity.type == "Organization" and plain(name) in {plain(each) for each in entity.names}:
                return entity
        return made(name, "Organization")

    @cached_property
    def issuer(self) -> Entity | None:
        """The country whose government publishes the document, by its address."""
        code = state_of_address(self.linked.annotation.document.metadata.url or "")
        return self.known(code) if code is not None else None

    def seat(self, name: str) -> Entity | None:
        """The country whose government a place stands for: the Kremlin."""
        known = next((known for form, known in known_forms() if form == name and known.sense == "seat"), None)
        return self.known(known.key.rpartition("/")[2]) if known else None

    def known(self, key: str) -> Entity | None:
        """The entity with an ISO code or an organisation's id, as this document or the gazetteers name it."""
        for _, entity in self.holders:
            if entity.iso == key or entity.id.endswith(f"/{key}"):
                return entity
        known = known_by_key().get(f"country/{key}") or known_by_key().get(f"organization/{key}")
        if known is None:
            return None
        return Entity(f"{BASE}entity/{known.key}", known.label, known.type, (known.label,), known.iso)


def made(text: str, kind: str) -> Entity:
    """An entity for an organisation or place that only its office's name mentions."""
    label = " ".join(text.split())
    if kind == "Group":
        return Entity(f"{BASE}entity/group/{slug(label)}", label, "Group", (label,))
    return Entity(f"{BASE}entity/organization/{slug(label)}", label, "Organization", (label,))


def plain(text: str) -> str:
    """A text in lower case without accents."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(character for character in decomposed if not unicodedata.combining(character)).lower()


def holder_of(stage: Stage, person: Entity, role: str) -> Entity | None:
    """Whose office a title without a country is, by the list of heads of state and government."""
    short = offices().abbreviations
    words = {part for word in re.findall(r"\w+", plain(role)) for part in short.get(word, word).split()}
    names = {plain(name) for name in (person.label, *person.names)}
    lasts = {name.split()[-1] for name in names if name}
    for row in table("gazetteers/office_holders.csv"):
        name, full = plain(row["name"]), plain(row["full"])
        same = full in names or (
            name in names | lasts and not any(_contradicts(other, full) for other in names)
        )
        if same and any(word.startswith(row["office"].removesuffix("t")) for word in words):
            return stage.known(row["of"])
    return None


def _contradicts(name: str, full: str) -> bool:
    """Whether a longer name has another first name than the known one."""
    words, known = name.split(), full.split()
    if len(words) < 2 or words[-1] != known[-1]:
        return False
    firsts = [word for word in words[:-1] if len(word) > 2]
    return bool(firsts) and known[0] not in firsts and not is_title(firsts[0])


def is_title(word: str) -> bool:
    """Whether a word is the name of an office or an honorific."""
    return word in offices().heads or word in offices().honorifics or word in ("vice", "prime")
