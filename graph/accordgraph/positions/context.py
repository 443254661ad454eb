"""What a document is about where a phrase does not say it: the agreement that a bare "signed" means."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from spacy.tokens import Token

from accordgraph.link import LinkedDocument
from accordgraph.positions.arguments import Referent
from accordgraph.positions.candidates import Candidate

STANCES = ("signed", "refusedToSign", "ratified", "withdrewFrom", "endorsed", "opposed")
REACH = 80
"""How many tokens back the agreement of a bare verb may stand."""


class Context:
    """The agreements of one document by place and by weight."""

    def __init__(self, linked: LinkedDocument) -> None:
        self._mentions = [
            mention
            for mention in linked.mentions
            if (entity := linked.entities.get(mention)) is not None and entity.type == "Agreement"
        ]
        self._events = [
            mention
            for mention in linked.mentions
            if (entity := linked.entities.get(mention)) is not None and entity.type == "Event"
        ]
        self._starts = [mention.start for mention in self._mentions]
        self._entities = linked.entities
        self._told: list[tuple[int, Referent]] = []
        self._counts = Counter(linked.entities[mention].id for mention in self._mentions)

    def note(self, candidate: Candidate) -> None:
        """Remember that an agreement's signing or ratification was told."""
        if candidate.predicate in STANCES and isinstance(candidate.object, Referent) and candidate.near:
            self._told.append((candidate.cue.i, candidate.object))

    def agreement_before(self, token: Token) -> Referent | None:
        """The agreement that a bare "signed" means.

        That is one named before in the sentence, else the one that a position was last told on, else the one
        that was named last, else the one that the document names most.
        """
        start = token.sent.start
        told = next((target for at, target in reversed(self._told) if at < token.i), None)
        if told is not None and not any(start <= at < token.i for at in self._starts):
            return told
        place = bisect_left(self._starts, token.i)
        for mention in reversed(self._mentions[:place]):
            if token.i - mention.start > REACH:
                break
            return Referent(self._entities[mention], mention.start, mention.end)
        return self.main()

    def event_before(self, token: Token) -> Referent | None:
        """The event that was named last before a word."""
        for mention in reversed(self._events):
            if mention.start < token.i:
                return Referent(self._entities[mention], mention.start, mention.end)
        return None

    def main(self) -> Referent | None:
        """The agreement that the document names most, if one stands out."""
        ranked = self._counts.most_common(2)
        if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
            return None
        for mention in self._mentions:
            if self._entities[mention].id == ranked[0][0]:
                return Referent(self._entities[mention], mention.start, mention.end)
        return None
