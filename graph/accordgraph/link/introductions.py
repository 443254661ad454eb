"""Joins what a headline or "a statement" introduces to what the sentences after it tell of."""

from __future__ import annotations

from dataclasses import dataclass

from accordgraph.link.clusters import Cluster, Clusters, definite
from accordgraph.link.names import content
from accordgraph.link.profiles import Profiles, numbers_agree, refers_back
from accordgraph.mentions import Mention

STEM = 5
"""Letters by which a word of a headline is told in the sentence below: "fish deal", a fisheries agreement."""
TAKEN_UP = 2
"""Sentences after which an indefinite phrase is no longer what a definite one takes up (inclusive)."""


@dataclass(frozen=True, slots=True)
class Introductions:
    """Clusters that one phrase introduces, and where the text below them goes on."""

    clusters: Clusters
    profiles: Profiles

    def join_introductions(self) -> None:
        """Join what is introduced by "a statement" to what the next sentences call "the statement".

        The name may have taken the definite description already: "signed a joint statement … the statement";
        "the Rivers Statement".
        """
        for cluster in self.clusters.of(self.profiles.kind):
            first = cluster.mentions[0]
            if len(cluster.mentions) == 1 and first.kind == "description" and self.profiles.indefinite(first):
                found = self._taken_up(first)
                if found is not None:
                    self.clusters.merge(found, cluster)

    def _taken_up(self, introduced: Mention) -> Cluster | None:
        """The cluster of the next definite description with the same noun, where it is named later only."""
        profile, begin = self.profiles.of(introduced), self.clusters.sentence(introduced.start)
        later = [
            (mention.start, number)
            for number, cluster in enumerate(self.clusters.of(self.profiles.kind))
            for mention in cluster.mentions
            if mention.start > introduced.end and self.profiles.of(mention).lemma == profile.lemma
        ]
        if not later:
            return None
        start, number = min(later)
        cluster = self.clusters.of(self.profiles.kind)[number]
        mention = next(one for one in cluster.mentions if one.start == start)
        described = mention.kind == "description" and definite(self.clusters.annotation, mention)
        if not described or self.clusters.sentence(start) - begin > TAKEN_UP:
            return None
        others = [self.profiles.of(one) for one in cluster.mentions]
        if cluster.last_before(introduced.start) is not None or not numbers_agree(profile, others):
            return None
        topics = frozenset(word for other in others for word in other.topic)
        told_apart = bool(profile.topic and topics and not profile.topic & topics)
        return None if told_apart or profile.words - topics else cluster

    def join_headlines(self) -> None:
        """Join what only a headline calls in its own words to what the first sentences below tell of.

        "Peru, Chile sign initial pact for salt corridor" above "Peru and Chile signed a memorandum".
        """
        annotation = self.clusters.annotation
        for cluster in self.clusters.of(self.profiles.kind):
            head = cluster.mentions[0]
            if cluster.key or annotation.block(head.start).kind != "heading" or self.profiles.former(head):
                continue
            found = self._told_below(head)
            if found is not None and (head.kind == "description" or not found.names):
                self.clusters.merge(found, cluster)

    def _told_below(self, headline: Mention) -> Cluster | None:
        """The cluster of the only text, or event, in the first of the sentences below that tells of any."""
        annotation, begin = self.clusters.annotation, self.clusters.sentence(headline.start)
        below = sorted(
            (self.clusters.sentence(mention.start), mention, number)
            for number, cluster in enumerate(self.clusters.of(self.profiles.kind))
            for mention in cluster.mentions
            if begin < self.clusters.sentence(mention.start) <= begin + TAKEN_UP
            and annotation.block(mention.start).kind != "heading"
        )
        if not below or len({number for at, _, number in below if at == below[0][0]}) > 1:
            return None
        _, mention, number = below[0]
        cluster = self.clusters.of(self.profiles.kind)[number]
        if cluster.last_before(headline.end) is not None or self.profiles.former(mention):
            return None
        mine, theirs = self.profiles.of(headline), self.profiles.of(mention)
        known = theirs.words | theirs.topic | content(annotation.sentence(mention.start).text)
        told = {word for word in mine.words | mine.topic if any(o.startswith(word[:STEM]) for o in known)}
        same = mine.plural == theirs.plural and refers_back(mine.noun, theirs.noun)
        if not (same and mine.words <= told and numbers_agree(mine, [theirs])):
            return None
        return cluster if told or (not mine.topic and self._share_actor(headline, mention)) else None

    def _share_actor(self, one: Mention, other: Mention) -> bool:
        """Whether the sentences of two mentions name an actor in common."""
        sentences = (self.clusters.sentence(one.start), self.clusters.sentence(other.start))
        return any(
            set(sentences) <= {self.clusters.sentence(mention.start) for mention in cluster.mentions}
            for cluster in self.clusters.all
            if cluster.type not in ("Agreement", "Event")
        )
