"""Resolves the noun phrases at a cue to the entities that act and to what they act on."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from accordgraph.link import LinkedDocument
from accordgraph.mentions import Mention
from accordgraph.model import Entity, EntityType
from accordgraph.positions.contents import content, laid_down
from accordgraph.positions.enumerations import LINKS, OFFICE, Enumerations
from accordgraph.positions.first_person import FirstPerson
from accordgraph.positions.groups import specific_group
from accordgraph.positions.lexicon import words
from accordgraph.positions.phrases import alternative, attached, conjuncts, exceptions
from accordgraph.positions.plurals import meant_by
from accordgraph.positions.pronouns import FIRST, is_first_person
from accordgraph.positions.standing import subject_of
from accordgraph.positions.voices import Voices

ACTORS: frozenset[EntityType] = frozenset(("Country", "Organization", "Person", "Group"))
STATES: frozenset[EntityType] = frozenset(("Country", "Organization"))
PLURALS = ("they", "them", "their")
DESCRIBED = 120
"""How many tokens back office holders may be told of that a plural means."""
NEARBY = 30
"""How many tokens back a body may be named that "they" means."""


@dataclass(frozen=True, slots=True)
class Referent:
    """An entity at the tokens `start` to `end`; `excepted` where the phrase leaves it out."""

    entity: Entity
    start: int
    end: int
    excepted: bool = False


class Arguments:
    """Resolves noun phrases of one document."""

    def __init__(self, linked: LinkedDocument, voices: Voices) -> None:
        self.linked = linked
        self.doc = linked.annotation.doc
        self.first_person = FirstPerson(linked, voices)
        self.lists = Enumerations(linked)
        self._mentions = {(mention.start, mention.end): mention for mention in linked.mentions}
        self._actors: dict[int, list[Referent]] = {}
        self._objects: dict[tuple[int, frozenset[EntityType]], list[Referent]] = {}
        self.named = {entity.id for mention, entity in linked.entities.items() if mention.kind == "name"}

    def mention_of(self, referent: Referent) -> Mention | None:
        """The mention that a referent was read from; none for a first person."""
        return self._mentions.get((referent.start, referent.end))

    def at(self, token: Token, types: Collection[EntityType]) -> Referent | None:
        """The entity of a noun phrase's head, if it is of one of the types."""
        first_person = self.first_person.of(token) if token.lower_ in FIRST else None
        if first_person is not None and first_person.type in types:
            return Referent(first_person, token.i, token.i + 1)
        mention = self.linked.mention_headed(token.i)
        if mention is None:
            mention = self.linked.mention_at(token.i)
            if mention is None or not _covers_head(self.doc[mention.head], token):
                return None
        entity = self.linked.entities.get(mention)
        if entity is None or entity.type not in types or token.text in words("not_texts"):
            return None
        first = self.doc[mention.start].lower_
        whichever = words("open_determiners") - ({"each"} if entity.type == "Event" else set())
        if first in whichever and entity.type in ("Agreement", "Event"):
            return None
        if token.lower_ in PLURALS and entity.type != "Group" and not self._said_near(entity, token):
            return None
        return Referent(entity, mention.start, mention.end)

    def _said_near(self, entity: Entity, token: Token) -> bool:
        """Whether an entity was named as a subject shortly before a plural pronoun that is to mean it."""
        return any(
            mention.kind == "name" and self.doc[mention.head].dep_ in ("nsubj", "nsubjpass")
            for mention, other in self.linked.entities.items()
            if other.id == entity.id and token.i - NEARBY < mention.start < token.i
        )

    def called(self, start: int, end: int) -> Referent | None:
        """Who has the words of some tokens for a name elsewhere in the document."""
        text = self.doc[start:end].text
        for mention, entity in self.linked.entities.items():
            named = mention.kind == "name" and entity.type in ACTORS - {"Group"}
            if named and self.doc[mention.start : mention.end].text == text:
                return Referent(entity, start, end)
        return None

    def actors(self, token: Token) -> list[Referent]:
        """The entities that a noun phrase names as actors, lists and conjunctions expanded."""
        if token.i not in self._actors:
            self._actors[token.i] = self._acting(token)
        return list(self._actors[token.i])

    def _acting(self, token: Token) -> list[Referent]:
        found: dict[tuple[str, bool], Referent] = {}
        excluded = False
        for part in self.lists.parts(token, ACTORS):
            excluded = self._after_not(part) or (excluded and alternative(part))
            for own in self.named_by(part):
                referent = replace(own, excepted=True) if excluded else own
                found.setdefault((referent.entity.id, referent.excepted), referent)
        named = any(r.entity.type == "Person" and r.entity.id in self.named for r in found.values())
        return [
            referent
            for referent in found.values()
            if not self.is_generic(referent) and not (named and self._bare_office(referent))
        ]

    def _after_not(self, token: Token) -> bool:
        """Whether a name of a list is left out by a "not" right before it ("but not Peru")."""
        start = token.left_edge.i
        places = [at for at in (start, start - 1) if at >= 0 and self.doc[at].lower_ == "not"]
        places = [at for at in places if at >= token.sent.start]
        only = any(self.doc[at + 1].lower_ in ("only", "just", "merely", "simply") for at in places)
        return bool(places) and not only and token.dep_ in ("nsubj", "conj", "pobj")

    def _bare_office(self, referent: Referent) -> bool:
        """Whether a person is told by an office without an article, as in a list of somebody's offices."""
        if referent.entity.type != "Person" or referent.entity.id in self.named:
            return False
        mention = self.mention_of(referent)
        return mention is not None and not any(
            c.dep_ in ("det", "poss") for c in self.doc[mention.head].children
        )

    def objects(self, token: Token, types: Collection[EntityType]) -> list[Referent]:
        """The agreements, events or bodies that a noun phrase names."""
        key = (token.i, frozenset(types))
        if key not in self._objects:
            self._objects[key] = self._objects_of(token, types)
        return list(self._objects[key])

    def _objects_of(self, token: Token, types: Collection[EntityType]) -> list[Referent]:
        found: dict[str, Referent] = {}

        def at(node: Token) -> Referent | None:
            return self.at(node, types)

        for part in self.lists.parts(token, types):
            own = at(part)
            texts = laid_down(at, part)
            if not texts and (own is None or own.entity.type == "Event"):
                texts = content(at, part)
            own = own if not texts else None
            members = texts or [
                referent
                for member in self.lists.members(part)
                for node in self.lists.parts(member, types)
                if (referent := self.at(node, types)) is not None
            ]
            if own and members and self._named_apart(own, members):
                members.insert(0, own)
            for referent in members or ([own] if own else []):
                found.setdefault(referent.entity.id, referent)
        return list(found.values())

    def _named_apart(self, own: Referent, members: list[Referent]) -> bool:
        """Whether names that the parser takes for appositions are further members of a list."""
        mentions = [self.mention_of(referent) for referent in (own, *members)]
        return all(mention is not None and mention.kind == "name" for mention in mentions)

    def named_between(self, start: int, end: int) -> Iterator[Referent]:
        """The named actors between two tokens, outermost first, none within another."""
        at = start
        for mention in sorted(self.linked.mentions, key=lambda m: (m.start, -m.end)):
            entity = self.linked.entities.get(mention)
            if mention.start < at or mention.end > end or entity is None or mention.kind != "name":
                continue
            if entity.type in ACTORS:
                yield Referent(entity, mention.start, mention.end)
                at = mention.end

    def names_from(self, start: int, end: int) -> Iterator[Referent]:
        """The names of a list that begins at a token."""
        while start < end and self.doc[start].lower_ in LINKS:
            start += 1
        first = self.lists.list_member(start) if start < end else None
        if first is None:
            return
        for node in (self.doc[first.head], *self.lists.list_after(self.doc[first.head], ACTORS)):
            yield from self.named_by(node)

    def named_by(self, token: Token) -> list[Referent]:
        """Whom one noun phrase names or means, lists not expanded."""
        members = [
            Referent(referent.entity, referent.start, referent.end, excepted)
            for member, excepted in (
                *((member, False) for member in self.lists.members(token)),
                *((member, True) for member in exceptions(token)),
            )
            for node in self.lists.parts(member, ACTORS)
            for referent in self.named_by(node)
        ]
        issuers = self.first_person.issuers(token)
        if issuers:
            return [Referent(self.linked.entities[m], m.start, m.end) for m in issuers]
        body = self.first_person.body(token)
        if body is not None:
            return [Referent(body, token.i, token.i + 1)]
        speakers = self.first_person.several(token)
        if speakers:
            return [Referent(entity, token.i, token.i + 1) for entity in speakers]
        own = self.at(token, ACTORS)
        if own is None or own.entity.type == "Group":
            meant = self._meant(token)
            if meant:
                return meant
        if token.lower_ in ("they", "them"):
            several = self._continued(token)
            if several:
                return several
        holder = self._person_within(token, own)
        if holder:
            after = self.lists.list_after(self.doc[holder[0].end - 1], ACTORS)
            return holder + [r for node in after if (r := self.at(node, ACTORS)) is not None]
        if token.lemma_.lower() in words("states") and any(member.excepted for member in members):
            return members
        if own is not None and not self.is_generic(own) and (own.entity.type != "Group" or not members):
            return [own, *(member for member in members if member.excepted)]
        if members:
            return members
        office = token.tag_ in ("NN", "NNP") and token.lemma_.lower() in words("offices")
        if token.lemma_.lower() in words("governments") | words("states") and not office:
            inner = self.states_within(token)
            if inner:
                return inner
        if token.lemma_.lower() in words("groups") | words("quantities"):
            inner = [
                r
                for head in attached(token, ("of",))
                for node in self.lists.parts(head, ACTORS)
                for r in self.named_by(node)
            ]
            if inner:
                return inner
        return self._meant(token) or ([own] if own else [])

    def _continued(self, token: Token) -> list[Referent]:
        """The pair or the list that was the subject of the sentence before, which "they" goes on with."""
        start = token.sent.start
        before = subject_of(self.doc[start - 1].sent.root) if start else None
        if before is None or (before.tag_ not in ("NNS", "NNPS") and not before.conjuncts):
            return []
        several = self.actors(before)
        if len(several) < 2 and acts_for_state(before):
            several = self.states_within(before)
        return several if len(several) > 1 else []

    def _described(self, token: Token) -> list[Referent]:
        """The states whose office holders a plural means that were told of before: "the ministers"."""
        if token.tag_ != "NNS" or token.lemma_.lower() not in words("offices"):
            return []
        if [child.lower_ for child in token.children if child.dep_ != "compound"] not in (["the"], ["these"]):
            return []
        for earlier in reversed(self.doc[max(0, token.i - DESCRIBED) : token.i]):
            if earlier.lemma_ == token.lemma_ and earlier.tag_ == "NNS":
                states = self.states_within(earlier)
                return states if len(states) > 1 else []
        return []

    def _meant(self, token: Token) -> list[Referent]:
        return self._described(token) or [
            Referent(self.linked.entities[mention], mention.start, mention.end)
            for mention in meant_by(self.linked, token, self.first_person.joint)
        ]

    def _person_within(self, token: Token, own: Referent | None) -> list[Referent]:
        """The person whose office a phrase begins with ("the Minister for Trade Anne Roe")."""
        if own is not None and (own.entity.type != "Person" or own.entity.id in self.named):
            return []
        if token.tag_ not in ("NN", "NNP") or (own is None and token.lemma_.lower() not in words("offices")):
            return []
        end = min(token.right_edge.i + 1, token.i + OFFICE)
        if token.i + 1 < len(self.doc) and token.nbor().text == ",":
            end = max(end, token.i + 3)
        for index in range(token.i + 1, min(end, len(self.doc))):
            mention = self.linked.mention_at(index)
            if mention is not None and mention.type == "Person" and mention.kind == "name":
                entity = self.linked.entities.get(mention)
                return [Referent(entity, mention.start, mention.end)] if entity is not None else []
            if self.doc[index].pos_ in ("VERB", "AUX") or self.doc[index].text in (";", ":"):
                return []
        return []

    def states_within(self, token: Token) -> list[Referent]:
        """The states that a phrase for their governments names: "the UK and US governments"."""
        found: dict[str, Referent] = {}
        before = self.doc[token.left_edge.i : token.i]
        counted = any(node.like_num or node.lower_ in words("partial") for node in before)
        if counted or any(True for _ in exceptions(token)):
            return []
        heads = [child for child in token.children if child.dep_ in ("compound", "amod", "nmod", "poss")]
        heads += attached(token, ("of", "from", "for") if acts_for_state(token) else ("of", "from"))
        for head in heads:
            for node in conjuncts(head):
                own = self.at(node, STATES)
                for referent in [own] if own else self._meant(node):
                    if referent.entity.type in STATES:
                        found.setdefault(referent.entity.id, referent)
        return list(found.values())

    def is_generic(self, referent: Referent) -> bool:
        """Whether a phrase names nobody in particular: "40 other countries", "leaders", "they"."""
        if referent.entity.id in self.named and referent.entity.type != "Group":
            return False
        mention = self.mention_of(referent)
        if mention is None or mention.kind == "pronoun":
            return not is_first_person(self.doc[referent.start])
        if mention.type == "Person" and self.doc[mention.head].tag_ in ("NN", "NNP"):
            return self.doc[mention.start].lower_ in ("a", "an", "any", "no", "every", "another")
        head = self.doc[mention.head]
        return head.lemma_.lower() in words("generic") and not specific_group(head)


def acts_for_state(head: Token) -> bool:
    """Whether a word means somebody by an office of a state or a task that a state gives."""
    return head.lemma_.lower() in words("governments") | words("offices") | words("envoys")


def _covers_head(head: Token, token: Token) -> bool:
    """Whether a token stands for the mention with this head, also where a sentence was cut."""
    return head.head.i == token.i or head.i == token.i or head.sent.start > token.i
