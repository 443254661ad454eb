"""Joins the names and descriptions of agreements and events."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from spacy.tokens import Token

from accordgraph.gazetteers import HeadNoun, head_nouns, known_by_key, words
from accordgraph.link.clusters import Cluster, Clusters, country_words, definite
from accordgraph.link.names import content, initials, normal
from accordgraph.mentions import Mention
from accordgraph.mentions.tokens import CALENDAR
from accordgraph.model import EntityType

NUMBER = re.compile(r"\d+$")
YEAR = re.compile(r"(?:19|20)\d\d")
PLURAL_BY_FORM = frozenset(
    ["commitments", "accords", "principles", "guidelines", "talks", "negotiations", "hearings"]
)
DETERMINERS = ("det", "poss", "nummod")
TIMES_NEAR = CALENDAR | {"week", "month", "weekend"}
TOPIC_PREPOSITIONS = frozenset(["on", "for", "about", "against", "regarding", "concerning"])
TOPIC_LENGTH = 9
"""Tokens, the preposition among them, in which the topic of an agreement is looked for."""
SAME_NOUN = 2.0
SHARED_WORD = 3.0
MOST_SHARED = 2
SALIENCE = 0.3
"""What each of the first five mentions of a cluster adds to its score."""
NEAREST = 2.5
"""What a mention in the same sentence adds to the score; every sentence further away takes `DISTANCE` off."""
DISTANCE = 0.25
STEM = 5
"""Letters by which a word of a headline is told in the sentence below: "fish deal", a fisheries agreement."""
TAKEN_UP = 2
"""Sentences after which an indefinite phrase is no longer what a definite one takes up (inclusive)."""
LEAST = 1.0
"""Score from which a description refers to a cluster."""


@dataclass(frozen=True, slots=True)
class _Profile:
    """What a mention says of its referent: its noun, its distinctive words, its topic and its events."""

    lemma: str
    noun: HeadNoun | None
    words: frozenset[str]
    topic: frozenset[str]
    numbers: frozenset[str]
    plural: bool
    events: frozenset[int]
    former: bool


def join_texts(clusters: Clusters, mentions: Sequence[Mention], kind: EntityType) -> None:
    """Join the agreements, or the events, of a document; agreements are known by events, so these go first.

    Names are joined first, each with those that only leave out words of it. Then every description goes, in
    order, to the cluster that its noun can refer to, whose names share its modifiers and which was mentioned
    last; with an indefinite article, or with modifiers that contradict, it begins a cluster of its own.
    Several agreements that are not named ("other treaties") are no entity.
    """
    own = [mention for mention in mentions if mention.type == kind]
    joiner = _Joiner(clusters, kind)
    for mention in sorted((m for m in own if m.kind == "name"), key=lambda m: (-len(m.text), m.start)):
        clusters.add(mention, clusters.same_name(mention) or joiner.named_alike(mention))
    for mention in own:
        if mention.kind == "description":
            cluster = joiner.equated(mention) or joiner.referent(mention)
            if cluster is not None or kind == "Event" or not joiner.profile(mention).plural:
                clusters.add(mention, cluster)
    joiner.join_introductions()
    joiner.join_headlines()


@dataclass
class _Joiner:
    clusters: Clusters
    kind: EntityType
    profiles: dict[Mention, _Profile] = field(default_factory=dict)

    def named_alike(self, mention: Mention) -> Cluster | None:
        """The cluster with a name that differs only in words left out, or that the mention abbreviates."""
        profile = self.profile(mention)
        acronym = mention.text.replace(".", "").upper()
        for cluster in self.clusters.of(self.kind):
            if cluster.key and mention.key and cluster.key != mention.key:
                continue
            for other in cluster.mentions:
                if other.kind == "name" and _alike(profile, self.profile(other), self.circumstances):
                    return cluster
                if " " not in mention.text and " " in other.text and acronym in initials(other.text):
                    return cluster
        return None

    @cached_property
    def circumstances(self) -> frozenset[str]:
        """Words of an agreement's name that say only where it was made: those of events and places."""
        if self.kind == "Event":
            return frozenset()
        return self.clusters.event_words | self.clusters.places

    def equated(self, mention: Mention) -> Cluster | None:
        """The cluster of what the description is in apposition to, or is said to be.

        "The Lakes Accord, a joint text on fishing"; "a second text, the Lakes Accord"; "the Lakes Accord is
        the first text on fishing".
        """
        head = self.clusters.annotation.doc[mention.head]
        if head.dep_ == "appos":
            others = {head.head.i}
        elif head.dep_ == "attr" and not any(child.dep_ in ("neg", "aux") for child in head.head.children):
            others = {child.i for child in head.head.lefts if child.dep_ == "nsubj"}
        elif head.dep_ == "nsubj" and head.head.lemma_ == "be":
            others = {child.i for child in head.head.rights if child.dep_ == "attr" and child.pos_ == "PROPN"}
        elif self._indefinite(mention) or self._of_several(mention):
            others = {child.i for child in head.rights if child.dep_ == "appos"} | self._named_after(mention)
        else:
            return None
        for cluster in self.clusters.of(self.kind):
            for other in cluster.mentions:
                if other.head in others and self.profile(other).plural == self.profile(mention).plural:
                    return cluster
        return None

    def _of_several(self, mention: Mention) -> bool:
        """Whether it introduces several undertakings that are one text: "a set of voluntary commitments"."""
        head = self.clusters.annotation.doc[mention.head]
        return head.lower_ in PLURAL_BY_FORM and not any(child.dep_ in DETERMINERS for child in head.children)

    def _named_after(self, mention: Mention) -> set[int]:
        """The heads of what a comma and "the" join to the phrase, whatever the parser makes of it."""
        doc, end = self.clusters.annotation.doc, mention.end
        if end + 1 >= len(doc) or doc[end].text != "," or doc[end + 1].lower_ != "the":
            return set()
        names = (one for cluster in self.clusters.of(self.kind) for one in cluster.mentions)
        return {one.head for one in names if one.kind == "name" and one.start - end in (1, 2)}

    def join_introductions(self) -> None:
        """Join what is introduced by "a statement" to what the next sentences call "the statement".

        The name may have taken the definite description already: "signed a joint statement … the statement";
        "the Rivers Statement".
        """
        for cluster in self.clusters.of(self.kind):
            first = cluster.mentions[0]
            if len(cluster.mentions) == 1 and first.kind == "description" and self._indefinite(first):
                found = self._taken_up(first)
                if found is not None:
                    self.clusters.merge(found, cluster)

    def join_headlines(self) -> None:
        """Join what only a headline calls in its own words to what the first sentences below tell of.

        "Peru, Chile sign initial pact for salt corridor" above "Peru and Chile signed a memorandum".
        """
        annotation = self.clusters.annotation
        for cluster in self.clusters.of(self.kind):
            head = cluster.mentions[0]
            if cluster.key or annotation.block(head.start).kind != "heading" or self._former(head):
                continue
            found = self._told_below(head)
            if found is not None and (head.kind == "description" or not found.names):
                self.clusters.merge(found, cluster)

    def _former(self, mention: Mention) -> bool:
        return self.profile(mention).former or bool(self._modifiers(mention) & words("other_modifiers.txt"))

    def _modifiers(self, mention: Mention) -> frozenset[str]:
        """The words of a phrase, without "last" and "next" where they are a week's: "last week's summit"."""
        tokens = self.clusters.annotation.doc[mention.start : mention.end]
        return frozenset(
            token.lower_
            for token in tokens
            if not (token.i + 1 < mention.end and token.nbor().lower_ in TIMES_NEAR)
        )

    def _told_below(self, headline: Mention) -> Cluster | None:
        """The cluster of the only text, or event, in the first of the sentences below that tells of any."""
        annotation, begin = self.clusters.annotation, self._sentence(headline.start)
        below = sorted(
            (self._sentence(mention.start), mention, number)
            for number, cluster in enumerate(self.clusters.of(self.kind))
            for mention in cluster.mentions
            if begin < self._sentence(mention.start) <= begin + TAKEN_UP
            and annotation.block(mention.start).kind != "heading"
        )
        if not below or len({number for at, _, number in below if at == below[0][0]}) > 1:
            return None
        _, mention, number = below[0]
        cluster = self.clusters.of(self.kind)[number]
        if cluster.last_before(headline.end) is not None or self._former(mention):
            return None
        mine, theirs = self.profile(headline), self.profile(mention)
        known = theirs.words | theirs.topic | content(annotation.sentence(mention.start).text)
        told = {word for word in mine.words | mine.topic if any(o.startswith(word[:STEM]) for o in known)}
        same = mine.plural == theirs.plural and _refers_back(mine.noun, theirs.noun)
        if not (same and mine.words <= told and _numbers_agree(mine, [theirs])):
            return None
        return cluster if told or (not mine.topic and self._share_actor(headline, mention)) else None

    def _share_actor(self, one: Mention, other: Mention) -> bool:
        """Whether the sentences of two mentions name an actor in common."""
        sentences = (self._sentence(one.start), self._sentence(other.start))
        return any(
            set(sentences) <= {self._sentence(mention.start) for mention in cluster.mentions}
            for cluster in self.clusters.all
            if cluster.type not in ("Agreement", "Event")
        )

    def _indefinite(self, mention: Mention) -> bool:
        return self.clusters.annotation.doc[mention.start].lower_ in ("a", "an")

    def _taken_up(self, introduced: Mention) -> Cluster | None:
        """The cluster of the next definite description with the same noun, where it is named later only."""
        profile, begin = self.profile(introduced), self._sentence(introduced.start)
        later = [
            (mention.start, number)
            for number, cluster in enumerate(self.clusters.of(self.kind))
            for mention in cluster.mentions
            if mention.start > introduced.end and self.profile(mention).lemma == profile.lemma
        ]
        if not later:
            return None
        start, number = min(later)
        cluster = self.clusters.of(self.kind)[number]
        mention = next(one for one in cluster.mentions if one.start == start)
        described = mention.kind == "description" and definite(self.clusters.annotation, mention)
        if not described or self._sentence(start) - begin > TAKEN_UP:
            return None
        others = [self.profile(one) for one in cluster.mentions]
        if cluster.last_before(introduced.start) is not None or not _numbers_agree(profile, others):
            return None
        topics = frozenset(word for other in others for word in other.topic)
        told_apart = bool(profile.topic and topics and not profile.topic & topics)
        return None if told_apart or profile.words - topics else cluster

    def _sentence(self, token: int) -> int:
        return bisect_right(self.clusters.sentence_starts, token)

    def referent(self, mention: Mention) -> Cluster | None:
        """The cluster that a description fits best."""
        doc = self.clusters.annotation.doc
        demonstrative = doc[mention.start].lower_ in ("these", "those", "both")
        if self._modifiers(mention) & words("other_modifiers.txt") or (
            self.profile(mention).plural and not demonstrative
        ):
            return None
        present = not self.profile(mention).former
        best, most = None, (False, LEAST)
        for cluster in self.clusters.of(self.kind):
            score = self._fit(cluster, mention)
            if score is not None and score > LEAST:
                current = present and not all(self.profile(one).former for one in cluster.mentions)
                best, most = max((best, most), (cluster, (current, score)), key=lambda entry: entry[1])
        return best

    def profile(self, mention: Mention) -> _Profile:
        """What the mention says, worked out once."""
        if mention not in self.profiles:
            self.profiles[mention] = self._profile(mention)
        return self.profiles[mention]

    def _profile(self, mention: Mention) -> _Profile:
        doc = self.clusters.annotation.doc
        head = doc[mention.head]
        nouns = head_nouns()[self.kind]
        lemma = head.lower_ if head.lower_ in nouns else head.lemma_.lower()
        if lemma not in nouns:
            inside = [token.lower_ for token in doc[mention.start : mention.end] if token.lower_ in nouns]
            lemma = inside[-1] if inside else lemma
        text = " ".join(token.text for token in doc[mention.start : mention.end] if token.i != mention.head)
        noun = nouns.get(lemma)
        known = known_by_key().get(mention.key) if mention.key else None
        if known is not None:
            text = f"{text} {known.label}"
            noun = next(
                (nouns[word] for word in reversed(normal(known.label).split()) if word in nouns), noun
            )
        times, modifiers = words("former_modifiers.txt"), self._modifiers(mention)
        former = mention.kind == "description" and bool(modifiers & times)
        found = (content(text) | self._place(mention)) - words("generic_modifiers.txt") - (times - modifiers)
        numbers = frozenset(word for word in found if NUMBER.match(word) or word in words("ordinals.txt"))
        plural = head.tag_ in ("NNS", "NNPS") and head.lower_ not in PLURAL_BY_FORM
        events = self._events(head) if self.kind == "Agreement" else frozenset()
        return _Profile(lemma, noun, found - numbers, self._topic(head), numbers, plural, events, former)

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

    def _fit(self, cluster: Cluster, mention: Mention) -> float | None:
        """How well a description fits a cluster; None where it cannot mean it."""
        profile = self.profile(mention)
        others = [self.profile(other) for other in cluster.mentions]
        if all(other.plural != profile.plural for other in others) or not _numbers_agree(profile, others):
            return None
        if profile.former and not any(other.former for other in others):
            return None
        same = any(other.lemma == profile.lemma for other in others)
        if not same and not any(_refers_back(profile.noun, other.noun) for other in others):
            return None
        vocabulary = frozenset(word for other in others for word in other.words)
        shared = self._shared(profile, vocabulary, others)
        if profile.words and vocabulary and not shared:
            return None
        if self.kind == "Event" and self._elsewhere(profile.words, vocabulary):
            return None
        before = cluster.last_before(mention.start)
        if not definite(self.clusters.annotation, mention) and not (shared and before is not None):
            return None
        if before is None and not (cluster.names and (shared or same)):
            return None
        score = SAME_NOUN * same + SHARED_WORD * min(shared, MOST_SHARED)
        score += SALIENCE * min(len(cluster.mentions), 5)
        unmatched = profile.words - vocabulary
        if self.kind == "Agreement":
            unmatched -= self.clusters.event_words
        return score - len(unmatched) * (1.0 if shared else 0.5) + self._recency(before, mention.start)

    def _elsewhere(self, mine: frozenset[str], theirs: frozenset[str]) -> bool:
        """Whether two events have other countries, or other cities, in what they are called."""
        countries = country_words()
        for places in (self.clusters.places & countries, self.clusters.places - countries):
            if mine & places and theirs & places and not mine & theirs & places:
                return True
        return False

    def _shared(self, profile: _Profile, vocabulary: frozenset[str], others: Sequence[_Profile]) -> int:
        """How many words, topics and events two referents share.

        A place alone is nothing where both have further words.
        """
        mine = profile.words | profile.topic
        theirs = vocabulary | frozenset(word for other in others for word in other.topic)
        shared = mine & theirs
        if mine - self.clusters.places and theirs - self.clusters.places:
            shared -= self.clusters.places
        return len(shared) + any(profile.events & other.events for other in others)

    def _recency(self, before: int | None, token: int) -> float:
        if before is None:
            return 0.0
        starts = self.clusters.sentence_starts
        return max(0.0, NEAREST - DISTANCE * (bisect_right(starts, token) - bisect_right(starts, before)))


def _alike(one: _Profile, other: _Profile, circumstances: frozenset[str]) -> bool:
    """Whether one name only leaves out words of the other, or puts the circumstances for some of them."""
    if one.numbers and other.numbers and one.numbers != other.numbers:
        return False
    if not (one.words and other.words) or one.plural != other.plural:
        return False
    related = _refers_back(one.noun, other.noun) or _refers_back(other.noun, one.noun)
    if related and (one.words <= other.words or other.words <= one.words):
        return True
    short, long = sorted((one, other), key=lambda profile: len(profile.words))
    shared = short.words & long.words
    return bool(shared) and short.words <= circumstances and one.lemma == other.lemma


def _numbers_agree(profile: _Profile, others: Sequence[_Profile]) -> bool:
    numbers = frozenset(word for other in others for word in other.numbers)
    return not (profile.numbers and numbers) or bool(profile.numbers & numbers)


def _refers_back(noun: HeadNoun | None, other: HeadNoun | None) -> bool:
    """Whether the noun can refer to what the other noun names."""
    if noun is None or other is None or noun.family == other.family:
        return True
    return bool({"*", other.family} & noun.refers)
