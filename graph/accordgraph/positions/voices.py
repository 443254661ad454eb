"""Tells whose words a token is among, and for which state or body somebody speaks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from spacy.tokens import Token

from accordgraph.link import LinkedDocument
from accordgraph.model import Claim, Entity, EntityType, Office, Quotation, Span

SPEAKERS: tuple[EntityType, ...] = ("Person", "Country", "Organization", "Group")
BODIES: tuple[EntityType, ...] = ("Country", "Organization")
TURN = "quotation.turn"
"""The rule that finds the turns of a transcript."""
SURE = 0.6
"""From which confidence on a quotation tells whose first person its own is (inclusive)."""


class Voices:
    """The speakers of one document, by its claims of quotations and of roles."""

    def __init__(self, linked: LinkedDocument, known: Iterable[Claim] = ()) -> None:
        self._linked = linked
        self._words: list[tuple[tuple[Span, ...], Claim]] = []
        self._bodies: dict[str, dict[str, Entity]] = {}
        for claim in known:
            if isinstance(claim.object, Office):
                held = self._bodies.setdefault(claim.subject.id, {})
                held[claim.object.of.id] = claim.object.of
            elif isinstance(claim.object, Quotation) and claim.object.form != "indirect":
                self._words.append((claim.object.spans, claim))

    def quoted(self, token: Token) -> list[Claim]:
        """The quotations whose words a token is among, of the innermost one for each of its speakers."""
        at = self._linked.annotation.starts[token.i]
        around = [(sum(map(len, spans)), claim) for spans, claim in self._words if _covers(spans, at)]
        least = min((size for size, _ in around), default=0)
        return [claim for size, claim in around if size == least]

    def speakers(self, token: Token) -> list[Entity]:
        """Who speaks in the quotation that a token stands in; nobody where that is not sure."""
        found = {
            claim.subject.id: claim.subject
            for claim in self.quoted(token)
            if claim.subject.type in SPEAKERS and claim.confidence >= SURE
        }
        return list(found.values())

    @property
    def take_turns(self) -> bool:
        """Whether the document is a transcript."""
        return any(claim.rule == TURN for _, claim in self._words)

    def in_turn(self, token: Token) -> bool:
        """Whether a token stands in a turn of a transcript, whose "we" may be anybody's."""
        return any(claim.rule == TURN for claim in self.quoted(token))

    def asks(self, person: Entity) -> bool:
        """Whether somebody asks a question in most of his turns of a transcript."""
        turns = [c for _, c in self._words if c.rule == TURN and c.subject.id == person.id]
        questions = [c for c in turns if isinstance(c.object, Quotation) and "?" in c.object.text]
        return len(questions) * 2 > len(turns)

    def body(self, person: Entity) -> Entity | None:
        """The state, or else the only body, that somebody speaks for by office or by description."""
        held = self._bodies.get(person.id) or self._described(person)
        states = [body for body in held.values() if body.type == "Country"]
        bodies = states or [body for body in held.values() if body.type in BODIES]
        return bodies[0] if len(bodies) == 1 else None

    def _described(self, person: Entity) -> dict[str, Entity]:
        """The states and bodies that the words for an unnamed speaker name ("a Peruvian official")."""
        starts = self._linked.annotation.starts
        found: dict[str, Entity] = {}
        for _, claim in self._words:
            for span in claim.mentions.subject if claim.subject.id == person.id else ():
                for index in range(bisect_right(starts, span.start) - 1, bisect_right(starts, span.end - 1)):
                    mention = self._linked.mention_headed(index)
                    entity = self._linked.entities.get(mention) if mention is not None else None
                    if entity is not None and entity.type in BODIES:
                        found[entity.id] = entity
        return found


def _covers(spans: Iterable[Span], at: int) -> bool:
    return any(span.start <= at < span.end for span in spans)
