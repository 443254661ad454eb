"""The persons of a document with their names' tokens, and the organisations that stand beside them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Token

from accordgraph.data import table
from accordgraph.gazetteers import known_by_key
from accordgraph.link import LinkedDocument
from accordgraph.mentions import Mention
from accordgraph.model import BASE, Entity
from accordgraph.roles.phrases import MODIFIERS, Phrase, is_head, offices

HOLDERS = ("Country", "Organization", "Group")
"""Types of entity that offices belong to."""
TOPICAL = frozenset(
    (
        "minister",
        "secretary",
        "undersecretary",
        "commissioner",
        "councillor",
        "envoy",
        "deputy",
        "representative",
        "mp",
    )
)
"""Heads whose complement is their field rather than their organisation, unless it is one by name."""


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
                if start < mention.end:
                    found.append(Person(entity, mention, start, mention.end))
        return tuple(found)

    def _bare(self, mention: Mention) -> int:
        start = mention.start
        while start < mention.end - 1:
            lowered = self.doc[start].lower_
            if not (
                is_head(self.doc[start]) or lowered in offices().honorifics or lowered in ("vice", "prime")
            ):
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
        ]
        return tuple(sorted(found, key=lambda pair: (pair[0].start - pair[0].end, pair[0].start)))

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
            found.setdefault(self._without_heads(pair[0]).stop, pair)
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
    def issuer(self) -> Entity | None:
        """The country whose government publishes the document, by its address."""
        url = self.linked.annotation.document.metadata.url or ""
        host = re.sub(r"^\w+://", "", url).split("/")[0].split(":")[0].lower()
        match = re.search(
            r"(?:\.|^)(?:gov|gob|gouv|govt|go|parl|parliament|gc|mil)\.(\w\w)$|\.(gov|mil)$", host
        )
        if match is None:
            return None
        return self.known({"UK": "GB"}.get(code := (match[1] or "us").upper(), code))

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
    slug = re.sub(r"[^a-z0-9]+", "-", plain(label)).strip("-")
    if kind == "Group":
        return Entity(f"{BASE}entity/group/{slug}", label, "Group", (label,))
    return Entity(f"{BASE}entity/organization/{slug}", label, "Organization", (label,))


def plain(text: str) -> str:
    """A text in lower case without accents."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(character for character in decomposed if not unicodedata.combining(character)).lower()


def organisation(stage: Stage, phrase: Phrase) -> tuple[Entity, int, int] | None:
    """What an office is of by the words of its phrase: left of it, behind a preposition, or within.

    Gives the entity with the tokens that name it, half-open.
    """
    return (
        _behind(stage, phrase) or _within(stage, phrase) or _before(stage, phrase) or _leading(stage, phrase)
    )


def _before(stage: Stage, phrase: Phrase) -> tuple[Entity, int, int] | None:
    doc, end = stage.doc, phrase.left
    floor = stage.linked.annotation.block(phrase.head).start
    end = _over_parenthesis(doc, end)
    if end and doc[end - 1].lower_ in ("'s", "’s", "'", "’", "-"):
        end -= 1
    if end <= floor:
        return None
    pair = stage.ending(end)
    if pair and pair[0].end > end:
        return made(doc[pair[0].start : end].text, "Organization"), pair[0].start, end
    private = doc[phrase.head].lemma_.lower() in offices().private
    if pair and not (pair[1].type == "Country" and private):
        return pair[1], pair[0].start, end
    token = doc[end - 1]
    if token.dep_ == "poss" and token.pos_ == "PRON":
        entity = stage.linked.entity_headed(token.i)
        if entity and entity.type in HOLDERS:
            return entity, token.i, token.i + 1
    if token.ent_type_ in ("GPE", "LOC") and not private:
        start = token.i
        while start and doc[start - 1].ent_type_ == token.ent_type_ and doc[start - 1].text[:1].isupper():
            start -= 1
        return made(doc[start:end].text, "Group"), start, end
    return None


def _over_parenthesis(doc: Doc, end: int) -> int:
    if end and doc[end - 1].text == ")":
        for index in range(end - 2, max(-1, end - 10), -1):
            if doc[index].text == "(":
                return index
    return end


def _behind(stage: Stage, phrase: Phrase) -> tuple[Entity, int, int] | None:
    start, end = phrase.complement
    if start >= end:
        return None
    doc = stage.doc
    link = doc[start - 1].lower_
    if link == "to" or doc[start:end].text.lower() in offices().fields:
        return None
    first = start
    while first < end and doc[first].pos_ in ("DET", "ADJ") and first not in stage.barred:
        first += 1
    named = [pair for pair in stage.inside(start, end) if pair[0].kind == "name"]
    topical = doc[phrase.head].lemma_.lower() in TOPICAL and link in ("of", "for")
    for mention, entity in named:
        solid = entity.type == "Country" or bool(mention.key) or _organisational(doc[mention.end - 1])
        if solid or not topical:
            if _organisational_between(doc, mention.end, end):
                break
            if not _modifying(doc, mention):
                return entity, mention.start, mention.end
    noun = _first_noun(doc, start, end)
    if noun is not None and not topical and (_organisational(noun) or _proper(doc, start, end)):
        last = _name_end(doc, noun.i, end)
        begin = noun.i + 1 if noun.text.islower() and last > noun.i + 1 and _name(doc, noun.i + 1) else start
        return made(doc[_after_articles(doc, begin) : last].text, "Organization"), begin, last
    for mention, entity in stage.inside(start, end):
        if not topical and not _modifying(doc, mention):
            return entity, mention.start, mention.end
    return _text_behind(stage, start)


def _name(doc: Doc, index: int) -> bool:
    return doc[index].text[:1].isupper() and doc[index].pos_ in ("NOUN", "PROPN")


def _text_behind(stage: Stage, start: int) -> tuple[Entity, int, int] | None:
    """A treaty whose secretariat an office belongs to: "executive secretary of the Convention"."""
    for mention in stage.linked.mentions:
        entity = stage.linked.entities.get(mention)
        if (
            entity
            and entity.type == "Agreement"
            and mention.kind == "name"
            and start <= mention.start <= start + 1
        ):
            return entity, mention.start, mention.end
    return None


def _modifying(doc: Doc, mention: Mention) -> bool:
    """Whether a name only modifies the noun behind it: the first of "AB startup Example"."""
    following = doc[mention.end] if mention.end < len(doc) else None
    return following is not None and following.pos_ in MODIFIERS and not is_head(following)


def _organisational(token: Token) -> bool:
    return token.lemma_.lower() in offices().organisations


def _organisational_between(doc: Doc, start: int, end: int) -> bool:
    """Whether an adjective of place goes on into an organisation's name: "the Greek Energy Forum"."""
    for token in doc[start:end]:
        if _organisational(token):
            return True
        if token.pos_ not in MODIFIERS:
            return False
    return False


def _first_noun(doc: Doc, start: int, end: int) -> Token | None:
    found = None
    for token in doc[start:end]:
        if token.pos_ in ("NOUN", "PROPN"):
            found = token
        elif found is not None:
            return found
    return found


def _proper(doc: Doc, start: int, end: int) -> bool:
    return any(token.pos_ == "PROPN" and token.text[:1].isupper() for token in doc[start:end])


def _after_articles(doc: Doc, start: int) -> int:
    while doc[start].pos_ == "DET":
        start += 1
    return start


def _name_end(doc: Doc, noun: int, end: int) -> int:
    last = noun + 1
    while last < end and (
        doc[last].text[:1].isupper() or doc[last].lower_ in ("of", "for", "and", "the", "&")
    ):
        last += 1
    while doc[last - 1].lower_ in ("of", "for", "and", "the", "&"):
        last -= 1
    return last


def _within(stage: Stage, phrase: Phrase) -> tuple[Entity, int, int] | None:
    """An organisation among the words before the head: "football federation president"."""
    doc = stage.doc
    for index in range(phrase.head - 1, phrase.start - 1, -1):
        token = doc[index]
        if _organisational(token) and not is_head(token) and token.lower_ != "state":
            start = phrase.start
            pair = stage.ending(phrase.start)
            if pair:
                start = pair[0].start
            if any(word.text[:1].isupper() for word in doc[start : index + 1]):
                return made(doc[start : index + 1].text, "Organization"), start, index + 1
    return None


def _leading(stage: Stage, phrase: Phrase) -> tuple[Entity, int, int] | None:
    """A company or town that no list knows, before a head that needs one: "Example CEO"."""
    words = offices()
    head = stage.doc[phrase.head]
    if head.lower_ not in words.owned and not (head.text.islower() and head.lemma_ in words.private):
        return None
    end = phrase.start
    while end < phrase.head and stage.doc[end].pos_ == "PROPN" and stage.doc[end].text[:1].isupper():
        if stage.doc[end].lower_ in words.ranks or is_head(stage.doc[end]):
            break
        end += 1
    if end == phrase.start:
        return None
    kind = "Group" if head.lower_ in ("mayor", "governor") else "Organization"
    return made(stage.doc[phrase.start : end].text, kind), phrase.start, end


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
