"""Joins the names and descriptions of agreements and events."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from accordgraph.gazetteers import words
from accordgraph.link.clusters import Cluster, Clusters, country_words, definite
from accordgraph.link.introductions import Introductions
from accordgraph.link.names import initials
from accordgraph.link.profiles import (
    PLURAL_BY_FORM,
    Profile,
    Profiles,
    alike,
    days_apart,
    numbers_agree,
    refers_back,
)
from accordgraph.mentions import Mention
from accordgraph.model import EntityType

DETERMINERS = ("det", "poss", "nummod")
SAME_NOUN = 2.4
SHARED_WORD = 3.0
MOST_SHARED = 2
SALIENCE = 0.3
"""What each of the first five mentions of a cluster adds to its score."""
NEAREST = 2.5
"""What a mention in the same sentence adds to the score; every sentence further away takes `DISTANCE` off."""
DISTANCE = 0.25
LEAST = 1.0
"""Score from which a description refers to a cluster."""
MAIN = 0.5
"""What is added to the score of the agreement that the document names most, which it need but exceed."""


def join_texts(clusters: Clusters, mentions: Sequence[Mention], kind: EntityType) -> None:
    """Join the agreements, or the events, of a document; agreements are known by events, so these go first.

    Names are joined first, each with those that only leave out words of it. Then every description goes, in
    order, to the cluster that its noun can refer to, whose names share its modifiers and which was mentioned
    last; with an indefinite article, or with modifiers that contradict, it begins a cluster of its own.
    Several agreements that are not named ("other treaties"), and none ("no text"), are no entity.
    """
    own = [mention for mention in mentions if mention.type == kind]
    profiles = Profiles(clusters, kind)
    joiner = _Joiner(clusters, kind, profiles)
    for mention in sorted((m for m in own if m.kind == "name"), key=lambda m: (-len(m.text), m.start)):
        clusters.add(mention, joiner.same_name(mention) or joiner.named_alike(mention))
    for mention in own:
        if mention.kind == "description":
            cluster = joiner.equated(mention) or joiner.referent(mention)
            if cluster is not None or kind == "Event" or not joiner.generic(mention):
                clusters.add(mention, cluster)
    introductions = Introductions(clusters, profiles)
    introductions.join_introductions()
    introductions.join_headlines()


@dataclass
class _Joiner:
    clusters: Clusters
    kind: EntityType
    profiles: Profiles

    def same_name(self, mention: Mention) -> Cluster | None:
        """The cluster with this very name, or one of those that are told apart by their days alone."""
        found = self.clusters.same_name(mention)
        if found is None or not self._days_apart(found, mention):
            return found
        alike = (cluster for cluster in self.clusters.of(self.kind) if mention.text in cluster.names)
        return next((cluster for cluster in alike if not self._days_apart(cluster, mention)), None)

    def _days_apart(self, cluster: Cluster, mention: Mention) -> bool:
        days = {day for other in cluster.mentions for day in self.profiles.of(other).days}
        return days_apart(days, self.profiles.of(mention).days)

    def named_alike(self, mention: Mention) -> Cluster | None:
        """The cluster with a name that differs only in words left out, or that the mention abbreviates."""
        profile = self.profiles.of(mention)
        acronym = mention.text.replace(".", "").upper()
        for cluster in self.clusters.of(self.kind):
            if cluster.key and mention.key and cluster.key != mention.key:
                continue
            for other in cluster.mentions:
                if other.kind == "name" and alike(profile, self.profiles.of(other), self.circumstances):
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
        if self._said_of_it(mention):
            return self._last_before(mention)
        if head.dep_ == "appos":
            others = {head.head.i}
        elif head.dep_ == "attr" and not any(child.dep_ in ("neg", "aux") for child in head.head.children):
            others = {child.i for child in head.head.lefts if child.dep_ == "nsubj"}
        elif head.dep_ == "nsubj" and head.head.lemma_ == "be":
            others = {child.i for child in head.head.rights if child.dep_ == "attr" and child.pos_ == "PROPN"}
        elif self.profiles.indefinite(mention) or self._of_several(mention):
            others = {child.i for child in head.rights if child.dep_ == "appos"} | self._named_after(mention)
        else:
            return None
        for cluster in self.clusters.of(self.kind):
            for other in cluster.mentions:
                if (
                    other.head in others
                    and self.profiles.of(other).plural == self.profiles.of(mention).plural
                ):
                    return cluster
        return None

    def generic(self, mention: Mention) -> bool:
        """Whether a description that refers back to nothing means several texts, any one or none."""
        first = self.clusters.annotation.doc[mention.start]
        return self.profiles.of(mention).plural or first.lower_ in ("no", "any", "every", "each")

    def _said_of_it(self, mention: Mention) -> bool:
        """Whether an indefinite phrase says what "it" is: "it was a bad deal", "it came as a treaty"."""
        head = self.clusters.annotation.doc[mention.head]
        verb = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "as" else head.head
        if not self.profiles.indefinite(mention) or (verb is head.head and head.dep_ != "attr"):
            return False
        subjects = (child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass"))
        return any(child.lower_ in ("it", "this", "that") for child in subjects)

    def _last_before(self, mention: Mention) -> Cluster | None:
        """The cluster mentioned last before the phrase, if its noun can refer to that."""
        mine = self.profiles.of(mention)
        before = [
            (last, number)
            for number, cluster in enumerate(self.clusters.of(self.kind))
            if (last := cluster.last_before(mention.start)) is not None
            and any(refers_back(mine.noun, self.profiles.of(one).noun) for one in cluster.mentions)
        ]
        return self.clusters.of(self.kind)[max(before)[1]] if before else None

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

    def referent(self, mention: Mention) -> Cluster | None:
        """The cluster that a description fits best."""
        doc = self.clusters.annotation.doc
        demonstrative = doc[mention.start].lower_ in ("these", "those", "both")
        if self.profiles.modifiers(mention) & words("other_modifiers.txt") or (
            self.profiles.of(mention).plural and not demonstrative
        ):
            return None
        present = not self.profiles.of(mention).former
        best, most = None, (False, False, 0.0)
        for cluster in self.clusters.of(self.kind):
            score = self._fit(cluster, mention)
            if score is not None and score > (MAIN if cluster is self.main else LEAST):
                current = present and not all(self.profiles.of(one).former for one in cluster.mentions)
                told = cluster.last_before(mention.start) is not None or self._shares_word(cluster, mention)
                best, most = max((best, most), (cluster, (current, told, score)), key=lambda entry: entry[1])
        return best

    def _shares_word(self, cluster: Cluster, mention: Mention) -> bool:
        mine = self.profiles.of(mention)
        others = [self.profiles.of(other) for other in cluster.mentions]
        vocabulary = frozenset(word for other in others for word in other.words)
        return self._shared(mine, vocabulary, others) > 0

    @cached_property
    def main(self) -> Cluster | None:
        """The agreement that most names are of, the first of those; to be asked when names are joined."""
        named = [cluster for cluster in self.clusters.of("Agreement") if cluster.names]
        return max(named, key=lambda cluster: (len(cluster.names), -cluster.mentions[0].start), default=None)

    def _fit(self, cluster: Cluster, mention: Mention) -> float | None:
        """How well a description fits a cluster; None where it cannot mean it."""
        profile = self.profiles.of(mention)
        others = [self.profiles.of(other) for other in cluster.mentions]
        if all(other.plural != profile.plural for other in others) or not numbers_agree(profile, others):
            return None
        if profile.former and not any(other.former for other in others):
            return None
        same = any(other.lemma == profile.lemma for other in others)
        if not same and not any(refers_back(profile.noun, other.noun) for other in others):
            return None
        vocabulary = frozenset(word for other in others for word in other.words)
        shared = self._shared(profile, vocabulary, others)
        if profile.words and vocabulary and not shared:
            return None
        elsewhere = self._elsewhere(profile, vocabulary) or self._days_apart(cluster, mention)
        if self.kind == "Event" and elsewhere:
            return None
        before = cluster.last_before(mention.start)
        if not definite(self.clusters.annotation, mention) and not (shared and before is not None):
            return None
        if before is None and not (cluster.names and (shared or same)):
            return None
        score = SAME_NOUN * same + SHARED_WORD * min(shared, MOST_SHARED)
        score += SALIENCE * min(len(cluster.mentions), 5) + MAIN * (cluster is self.main)
        unmatched = profile.words - vocabulary
        if self.kind == "Agreement":
            unmatched -= self.clusters.event_words
        return score - len(unmatched) * (1.0 if shared else 0.5) + self._recency(before, mention.start)

    def _elsewhere(self, profile: Profile, theirs: frozenset[str]) -> bool:
        """Whether two events have other countries, or other cities, in what they are called.

        Or the one alone has a year and a country, and the other further words: "2023 Peru Salt Summit".
        """
        countries, mine = country_words(), profile.words
        if profile.numbers and mine & countries - theirs and theirs - mine:
            return True
        for places in (self.clusters.places & countries, self.clusters.places - countries):
            if mine & places and theirs & places and not mine & theirs & places:
                return True
        return False

    def _shared(self, profile: Profile, vocabulary: frozenset[str], others: Sequence[Profile]) -> int:
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
