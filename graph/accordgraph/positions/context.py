"""What a document is about where a phrase does not say it: the agreement that a bare "signed" means."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection

from spacy.tokens import Doc, Token

from accordgraph.link import LinkedDocument
from accordgraph.model import EntityType
from accordgraph.positions.arguments import Referent
from accordgraph.positions.candidates import Candidate
from accordgraph.positions.lexicon import words

TEXTS: tuple[EntityType, ...] = ("Agreement",)
JOINED = ("signed", "ratified", "withdrewFrom")
STANCES = ("signed", "refusedToSign", "ratified", "withdrewFrom", "endorsed", "opposed")
REACH = 80
"""How many tokens back the agreement of a bare verb may stand."""
REACH_OF_BODY = 40
"""How many tokens back the body of bare "members" may stand."""
COPULAR = ("copular", "member")
NEXT_SENTENCE = 45
"""How many tokens back a position may be told to which a bare "refused" replies."""
REACH_OF_EVENT = 40
"""How many tokens back the event of a bare "took part" may stand."""
NEXT = 12
"""How many tokens after "this one" an "it" still means the same."""


class Context:
    """The agreements of one document by place and by weight."""

    def __init__(self, linked: LinkedDocument) -> None:
        self._doc = linked.annotation.doc
        self._mentions = [
            mention
            for mention in linked.mentions
            if (entity := linked.entities.get(mention)) is not None and entity.type == "Agreement"
        ]
        self._events = [
            mention
            for mention in linked.mentions
            if (entity := linked.entities.get(mention)) is not None
            and entity.type == "Event"
            and not _outcome(self._doc, mention.start)
            and self._doc[mention.head].lemma_.lower() not in words("upheavals")
        ]
        self._bodies = [
            mention
            for mention in linked.mentions
            if (entity := linked.entities.get(mention)) is not None
            and entity.type in ("Agreement", "Organization")
        ]
        self._starts = [mention.start for mention in self._mentions]
        self._entities = linked.entities
        self._told: list[tuple[int, Referent]] = []
        self._said: list[Candidate] = []
        self._last: list[Candidate] = []
        self._shown: tuple[int, Referent] | None = None
        self._counts = Counter(
            linked.entities[mention].id for mention in self._mentions if mention.kind != "pronoun"
        )

    def note(self, candidate: Candidate) -> None:
        """Remember that an agreement's signing or ratification was told."""
        same = self._last and self._last[-1].cue == candidate.cue
        self._last = [*self._last, candidate] if same else [candidate]
        if candidate.construction in COPULAR:
            same = self._said and self._said[-1].cue == candidate.cue
            self._said = [*self._said, candidate] if same else [candidate]
        target = candidate.object
        if candidate.predicate not in STANCES or not isinstance(target, Referent) or not candidate.near:
            return
        body = target.entity.type == "Organization" and candidate.predicate in JOINED
        if (target.entity.type == "Agreement" or body) and not _open(candidate.cue.doc, target):
            self._told.append((candidate.cue.i, target))

    def agreement_before(self, token: Token, *, ratified: bool = False) -> Referent | None:
        """The agreement that a bare "signed" means.

        That is one named before in the sentence, else the one that a position was last told on, else the one
        that was named last, else the one that the document names most. What is `ratified` is no statement.
        """
        start = token.sent.start
        told = next(
            (
                target
                for at, target in reversed(self._told)
                if at < token.i
                and target.entity.type == "Agreement"
                and not (ratified and _no_treaty(token.doc, target.start, target.end))
            ),
            None,
        )
        if told is not None and not any(start <= at < token.i for at in self._starts):
            return told
        place = bisect_left(self._starts, token.i)
        for mention in reversed(self._mentions[:place]):
            if token.i - mention.start > REACH:
                break
            if ratified and _no_treaty(token.doc, mention.start, mention.end):
                continue
            found = Referent(self._entities[mention], mention.start, mention.end)
            if mention.kind == "name" or not _open(token.doc, found):
                return found
        return self.main()

    def told_before(
        self, token: Token, reach: int = REACH, types: Collection[EntityType] = TEXTS
    ) -> Referent | None:
        """The agreement, or body, that a position was told on at most so many tokens before a word.

        Where there is none, it is the one that the document names most if a position was told on it.
        """
        for at, target in reversed(self._told):
            if 0 < token.i - at < reach:
                return target if target.entity.type in types else None
        main = self.main()
        return (
            main if main is not None and any(t.entity.id == main.entity.id for _, t in self._told) else None
        )

    def just_said(self, token: Token) -> list[Candidate]:
        """The positions that a copula told right before a word, one of each kind."""
        near = [said for said in self._said if 0 < token.i - said.cue.i < NEXT_SENTENCE]
        return list({(said.predicate, said.status, said.object): said for said in near}.values())

    def last_told(self, token: Token) -> list[Candidate]:
        """The positions told last, shortly before a word, one of each kind."""
        near = [told for told in self._last if 0 < token.i - told.cue.i < NEXT_SENTENCE]
        return list({(told.predicate, told.status, told.object): told for told in near}.values())

    def just_told(self, token: Token) -> Referent | None:
        """The agreement that a position was told on right before a word."""
        at, target = self._told[-1] if self._told else (0, None)
        near = target is not None and 0 < token.i - at < NEXT_SENTENCE
        return target if near and target is not None and target.entity.type == "Agreement" else None

    def event_near(self, token: Token) -> Referent | None:
        """The event that was named last, shortly before a word."""
        before = self.event_before(token)
        return before if before is not None and token.i - before.start < REACH else None

    def event_before(self, token: Token) -> Referent | None:
        """The event that was named last before a word."""
        for mention in reversed(self._events):
            if mention.start < token.i:
                return Referent(self._entities[mention], mention.start, mention.end)
        return None

    def event_meant(self, token: Token) -> Referent | None:
        """The event that a bare "took part" means: one told just before, by name if any, or the main one."""
        near = [mention for mention in self._events if 0 < token.i - mention.start < REACH_OF_EVENT]
        named = [mention for mention in near if mention.kind == "name"]
        for mention in reversed(named or near):
            return Referent(self._entities[mention], mention.start, mention.end)
        ranked = Counter(self._entities[mention].id for mention in self._events).most_common(2)
        if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
            return None
        mention = next(m for m in self._events if self._entities[m].id == ranked[0][0])
        return Referent(self._entities[mention], mention.start, mention.end)

    def event_named_for(self, place: str) -> Referent | None:
        """The event that bears the name of a place ("the Lima Summit")."""
        for mention in self._events:
            following = self._doc[mention.end : mention.end + 2]
            located = (
                len(following) == 2 and following[0].lower_ in ("in", "at") and following[1].text == place
            )
            if located or place in self._entities[mention].label.split():
                return Referent(self._entities[mention], mention.start, mention.end)
        return None

    def show(self, at: Token, target: Referent) -> None:
        """Remember what "this one" meant, as an "it" right after goes on with it."""
        self._shown = (at.i, target)

    def shown_before(self, token: Token) -> Referent | None:
        """What a "this one" shortly before a word meant."""
        if self._shown is None or not 0 < token.i - self._shown[0] < NEXT:
            return None
        return self._shown[1]

    def body_before(self, token: Token) -> Referent | None:
        """The agreement or organisation that was spoken of last before a word."""
        for mention in reversed(self._bodies):
            if token.i - REACH_OF_BODY < mention.start and mention.end <= token.i:
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


def _outcome(doc: Doc, start: int) -> bool:
    """Whether a phrase tells of no event in particular: "in the event", "every meeting"."""
    if doc[start].lower_ in words("open_determiners"):
        return True
    return doc[start : start + 2].text.lower() == "the event" and start > 0 and doc[start - 1].lower_ == "in"


def _no_treaty(doc: Doc, start: int, end: int) -> bool:
    """Whether a phrase is of a kind of text that nobody ratifies."""
    return any(token.lemma_.lower() in words("not_ratified") for token in doc[start:end])


def _open(doc: Doc, target: Referent) -> bool:
    """Whether a phrase leaves open of which text it tells, or tells of a law: "other pacts", "any bill"."""
    first, last = doc[target.start], doc[target.end - 1]
    if last.tag_ == "NNS" and first.lower_ not in words("definite"):
        return True
    law = last.lemma_ in words("orders") | words("laws")
    return last.tag_ in ("NN", "NNS") and (law or first.lower_ in words("open_determiners") | {"one"})
