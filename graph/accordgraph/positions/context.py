"""What a document is about where a phrase does not say it: the agreement that a bare "signed" means."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from spacy.tokens import Token

from accordgraph.link import LinkedDocument
from accordgraph.positions.arguments import Referent

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
        self._counts = Counter(linked.entities[mention].id for mention in self._mentions)

    def agreement_before(self, token: Token) -> Referent | None:
        """The agreement that was named last before a word, else the one that the document names most."""
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
