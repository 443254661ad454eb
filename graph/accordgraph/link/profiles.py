"""Reads what each name and description of an agreement or event says of its referent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from accordgraph.gazetteers import MONTHS, HeadNoun, head_nouns, known_by_key, words
from accordgraph.link.clusters import Clusters
from accordgraph.link.names import content, normal
from accordgraph.mentions import Mention
from accordgraph.mentions.tokens import CALENDAR
from accordgraph.model import EntityType

DAY = re.compile(r"([12]?\d|3[01])(?:st|nd|rd|th)?")
DATE_WORDS = CALENDAR | {"on", "of", ",", "(", "the", "held", "from", "-", "–"}
DATE_LENGTH = 6
"""Tokens after an event in which its date is looked for."""
MONTH = 31
LONGEST_EVENT = 14
"""Days that an event lasts at the most (inclusive)."""
NUMBER = re.compile(r"\d+$")
YEAR = re.compile(r"(?:19|20)\d\d")
PLURAL_BY_FORM = frozenset(
    ["commitments", "accords", "principles", "guidelines", "talks", "negotiations", "hearings"]
)
TIMES_NEAR = CALENDAR | {"week", "month", "weekend"}
TOPIC_PREPOSITIONS = frozenset(["on", "for", "about", "against", "regarding", "concerning"])
TOPIC_LENGTH = 9
"""Tokens, the preposition among them, in which the topic of an agreement is looked for."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What a mention says of its referent: its noun, its distinctive words, its topic and its events."""

    lemma: str
    noun: HeadNoun | None
    words: frozenset[str]
    topic: frozenset[str]
    numbers: frozenset[str]
    plural: bool
    events: frozenset[int]
    former: bool
    days: frozenset[int]


@dataclass
class Profiles:
    """The profiles of a document's mentions of one type, each worked out once."""

    clusters: Clusters
    kind: EntityType
    known: dict[Mention, Profile] = field(default_factory=dict)

    def of(self, mention: Mention) -> Profile:
        """What the mention says, worked out once."""
        if mention not in self.known:
            self.known[mention] = self._profile(mention)
        return self.known[mention]

    def former(self, mention: Mention) -> bool:
        """Whether the phrase means an agreement or event of another time, or another one."""
        return self.of(mention).former or bool(self.modifiers(mention) & words("other_modifiers.txt"))

    def indefinite(self, mention: Mention) -> bool:
        """Whether the phrase begins with an indefinite article."""
        return self.clusters.annotation.doc[mention.start].lower_ in ("a", "an")

    def modifiers(self, mention: Mention) -> frozenset[str]:
        """The words of a phrase, without "last" and "next" where they are a week's: "last week's summit"."""
        tokens = self.clusters.annotation.doc[mention.start : mention.end]
        return frozenset(
            token.lower_
            for token in tokens
            if not (token.i + 1 < mention.end and token.nbor().lower_ in TIMES_NEAR)
        )

    def _profile(self, mention: Mention) -> Profile:
        doc = self.clusters.annotation.doc
        head = doc[mention.head]
        nouns = head_nouns()[self.kind]
        lemma = head.lower_ if head.lower_ in nouns else head.lemma_.lower()
        if lemma not in nouns:
            inside = [token.lower_ for token in doc[mention.start : mention.end] if token.lower_ in nouns]
            lemma = inside[-1] if inside else lemma
        distinct = head.is_upper and head.lower_ not in nouns
        text = " ".join(
            token.text for token in doc[mention.start : mention.end] if distinct or token.i != mention.head
        )
        noun = nouns.get(lemma)
        known = known_by_key().get(mention.key) if mention.key else None
        if known is not None:
            text = f"{text} {known.label}"
            noun = next(
                (nouns[word] for word in reversed(normal(known.label).split()) if word in nouns), noun
            )
        times, modifiers = words("former_modifiers.txt"), self.modifiers(mention)
        former = mention.kind == "description" and bool(modifiers & times)
        found = (content(text) | self._place(mention)) - words("generic_modifiers.txt") - (times - modifiers)
        numbers = frozenset(word for word in found if NUMBER.match(word) or word in words("ordinals.txt"))
        plural = head.tag_ in ("NNS", "NNPS") and head.lower_ not in PLURAL_BY_FORM
        events = self._events(head) if self.kind == "Agreement" else frozenset()
        return Profile(
            lemma,
            noun,
            found - numbers,
            self._topic(head),
            numbers,
            plural,
            events,
            former,
            self.days(mention),
        )

    def days(self, mention: Mention) -> frozenset[int]:
        """The days of the year that stand in the name of an event or right after it: "meeting on 3 May"."""
        if self.kind != "Event":
            return frozenset()
        doc, last = self.clusters.annotation.doc, mention.end
        while last < len(doc) and last - mention.end < DATE_LENGTH and _of_date(doc[last]):
            last += 1
        months = [token for token in doc[mention.start : last] if token.text in MONTHS]
        beside = ((month, near) for month in months for near in doc[max(0, month.i - 1) : month.i + 2])
        return frozenset(
            MONTHS.index(month.text) * MONTH + int(found[1])
            for month, near in beside
            if mention.start <= near.i < last and (found := DAY.fullmatch(near.text))
        )

    def _place(self, mention: Mention) -> frozenset[str]:
        """The place or year that follows the name of an event: "the Rivers Summit in Geneva"."""
        doc, end = self.clusters.annotation.doc, mention.end
        if self.kind != "Event" or end + 1 >= len(doc) or doc[end].lower_ not in ("in", "at", "of", "("):
            return frozenset()
        year = YEAR.fullmatch(doc[end + 1].text)
        place = doc[end + 1].ent_type_ == "GPE" and doc[end].lower_ in ("in", "at")
        return content(doc[end + 1].text) if place or year else frozenset()

    def _topic(self, head: Token) -> frozenset[str]:
        """The words of what follows the noun: "a declaration on rivers and lakes"."""
        for child in head.rights:
            if child.dep_ == "prep" and child.lower_ in TOPIC_PREPOSITIONS:
                end = min(child.right_edge.i + 1, child.i + TOPIC_LENGTH)
                return content(head.doc[child.i : end].text) - words("generic_modifiers.txt")
        return frozenset()

    def _events(self, head: Token) -> frozenset[int]:
        """The events that the noun phrase names, or that do what its verb says.

        "The declaration adopted at the summit", "the summit ended with a declaration".
        """
        tokens = {token.i for token in head.subtree} - {head.i}
        verb = next((token for token in head.ancestors if token.pos_ in ("VERB", "AUX")), None)
        while verb is not None:
            tokens |= {child.i for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass")}
            verb = verb.head if verb.dep_ == "xcomp" else None
        return frozenset(
            number
            for number, cluster in enumerate(self.clusters.of("Event"))
            if any(mention.head in tokens for mention in cluster.mentions)
        )


def alike(one: Profile, other: Profile, circumstances: frozenset[str]) -> bool:
    """Whether one name only leaves out words of the other, or puts the circumstances for some of them."""
    if (one.numbers and other.numbers and one.numbers != other.numbers) or days_apart(one.days, other.days):
        return False
    if not (one.words and other.words) or one.plural != other.plural:
        return False
    related = refers_back(one.noun, other.noun) or refers_back(other.noun, one.noun)
    if related and (one.words <= other.words or other.words <= one.words):
        return True
    short, long = sorted((one, other), key=lambda profile: len(profile.words))
    shared = short.words & long.words
    return bool(shared) and short.words <= circumstances and one.lemma == other.lemma


def days_apart(one: Iterable[int], other: Iterable[int]) -> bool:
    """Whether all days of the one lie further from those of the other than an event lasts."""
    distances = [abs(mine - yours) for mine in one for yours in other]
    return bool(distances) and LONGEST_EVENT < min(distances) < 12 * MONTH - LONGEST_EVENT


def _of_date(token: Token) -> bool:
    return token.text in MONTHS or bool(DAY.fullmatch(token.text)) or token.lower_ in DATE_WORDS


def numbers_agree(profile: Profile, others: Sequence[Profile]) -> bool:
    """Whether no other years and ordinals stand in what the others say."""
    numbers = frozenset(word for other in others for word in other.numbers)
    return not (profile.numbers and numbers) or bool(profile.numbers & numbers)


def refers_back(noun: HeadNoun | None, other: HeadNoun | None) -> bool:
    """Whether the noun can refer to what the other noun names."""
    if noun is None or other is None or noun.family == other.family:
        return True
    return bool({"*", other.family} & noun.refers)
