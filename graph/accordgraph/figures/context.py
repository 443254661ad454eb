"""How a counted noun stands in its sentence: by which verb or noun it is governed, and what that is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from accordgraph.link import LinkedDocument
from accordgraph.mentions import Mention
from accordgraph.model import Entity

NOWHERE = range(0)
NEAR = 2
"""How many sentences back a thing that is not named again may have been named."""


@dataclass(frozen=True, slots=True)
class Governor:
    """A verb or noun and how the counted noun stands to it: `subject`, `agent`, `object` or a preposition."""

    token: Token
    relation: str


def governors(token: Token) -> Iterator[Governor]:
    """Yield what governs a noun, the nearest first, through conjunctions and collective nouns."""
    for child in token.children:
        if child.dep_ in ("relcl", "acl"):
            yield Governor(child, "relative")
            yield from _complements(child, "relative")
    head = token.head
    if token.dep_ == "nsubj":
        yield Governor(head, "subject")
        yield from _complements(head, "subject")
    elif token.dep_ == "nsubjpass":
        yield Governor(head, "patient")
        yield from _complements(head, "subject")
    elif token.dep_ == "pobj":
        yield Governor(head.head, "agent" if head.lower_ == "by" else head.lower_)
        yield from (
            Governor(child, head.lower_)
            for child in head.head.children
            if child.dep_ in ("dobj", "nsubjpass") and child.i < head.i and head.head.pos_ == "VERB"
        )
        if head.head.pos_ in ("NOUN", "PROPN") and head.lower_ in ("from", "of", "representing", "for", "in"):
            yield from governors(head.head)
    elif token.dep_ in ("dobj", "attr", "oprd"):
        yield Governor(head, "object")
    elif token.dep_ in ("compound", "nmod", "amod", "nummod", "npadvmod"):
        yield Governor(head, "modifier")
    elif token.dep_ in ("conj", "appos", "dep") and head is not token:
        yield from governors(head)


def _complements(verb: Token, relation: str) -> Iterator[Governor]:
    for child in verb.children:
        aim = child.dep_ == "advcl" and child.tag_ == "VB" and verb.lemma_ == "go"
        if (child.dep_ in ("xcomp", "conj") or aim) and child.pos_ in ("VERB", "AUX"):
            if any(grand.dep_ in ("nsubj", "nsubjpass") for grand in child.children):
                continue
            yield Governor(child, relation)
            yield from _complements(child, relation)


@dataclass(frozen=True, slots=True)
class Scene:
    """A document's entities in order of their mentions, to find what a number is about."""

    linked: LinkedDocument

    def entity_at(self, token: Token) -> tuple[Entity, Mention] | None:
        """The entity that a token heads or stands in."""
        mention = self.linked.mention_headed(token.i) or self.linked.mention_at(token.i)
        entity = self.linked.entities.get(mention) if mention else None
        return (entity, mention) if entity and mention else None

    def within(self, start: int, end: int, types: Iterable[str]) -> list[tuple[Entity, Mention]]:
        """The entities of some types mentioned between two tokens, in order."""
        wanted = set(types)
        return [
            (self.linked.entities[mention], mention)
            for mention in self.linked.mentions
            if start <= mention.start
            and mention.end <= end
            and mention in self.linked.entities
            and self.linked.entities[mention].type in wanted
        ]

    def nearest(
        self, around: Token, sentence: TokenSpan, types: Iterable[str], avoid: range = NOWHERE
    ) -> tuple[Entity, Mention] | None:
        """The entity of these types nearest to a token in its sentence, not named by the tokens `avoid`."""
        found = [
            pair
            for pair in self.within(sentence.start, sentence.end, types)
            if pair[1].end <= avoid.start or pair[1].start >= avoid.stop
        ]
        return min(found, key=lambda pair: _distance(pair[1], around.i), default=None)

    def before(self, sentence: TokenSpan, types: Iterable[str]) -> tuple[Entity, Mention] | None:
        """The entity of these types that was mentioned last in the sentences just before."""
        start = sentence.start
        for _ in range(NEAR):
            if start:
                start = sentence.doc[start - 1].sent.start
        return self.last(start, sentence.start, types)

    def last(self, start: int, end: int, types: Iterable[str]) -> tuple[Entity, Mention] | None:
        """The last entity of these types mentioned between two tokens."""
        found = self.within(start, end, types)
        return found[-1] if found else None

    def main(self, types: Iterable[str]) -> Entity | None:
        """The entity of these types that the document names most often."""
        wanted = set(types)
        counts = Counter(
            entity
            for mention in self.linked.mentions
            if (entity := self.linked.entities.get(mention)) and entity.type in wanted
        )
        return max(counts, key=lambda entity: counts[entity], default=None)

    def countries(self) -> list[str]:
        """ISO codes of the countries that the document names, the most frequent first."""
        counts = Counter(entity.iso for entity in self.linked.entities.values() if entity.iso)
        return [iso for iso, _ in counts.most_common() if iso]


def _distance(mention: Mention, token: int) -> float:
    if mention.start > token:
        return mention.start - token - 0.5
    return float(max(0, token - mention.end + 1))
