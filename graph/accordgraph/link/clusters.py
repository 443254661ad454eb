"""Clusters of mentions while they grow, and the joining of persons, organisations and countries."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from accordgraph.annotate import Annotation
from accordgraph.coreference import gendered
from accordgraph.gazetteers import head_nouns, heads_of_state, known_forms, organization_class, words
from accordgraph.link.names import FUNCTION_WORDS, content, initials, normal
from accordgraph.mentions import Mention
from accordgraph.mentions.tokens import CHAMBERS, opens_sentence
from accordgraph.model import EntityType

NEAR = 3
"""Sentences over which "the country" refers back."""


@dataclass(slots=True, eq=False)
class Cluster:
    """Mentions of one entity; `key` where a gazetteer knows it, `aliases` are names besides its mentions'."""

    type: EntityType
    key: str | None = None
    mentions: list[Mention] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)

    @property
    def names(self) -> list[str]:
        """The texts of the mentions that are names."""
        return [mention.text for mention in self.mentions if mention.kind == "name"]

    @property
    def last(self) -> int:
        """The token at which the latest mention begins."""
        return max(mention.start for mention in self.mentions)

    def last_before(self, token: int) -> int | None:
        """The token at which the latest mention before this one begins."""
        return max((mention.start for mention in self.mentions if mention.start < token), default=None)


@cache
def country_words() -> frozenset[str]:
    """The names of countries, as names are compared."""
    return frozenset(normal(form) for form, known in known_forms() if known.type == "Country")


@dataclass
class Clusters:
    """The clusters of a document by what joins mentions to them."""

    annotation: Annotation
    all: list[Cluster] = field(default_factory=list)
    by_name: dict[tuple[EntityType, str], Cluster] = field(default_factory=dict)

    @cached_property
    def places(self) -> frozenset[str]:
        """Words of the document that name places."""
        doc = self.annotation.doc
        none = words("not_names.txt")
        found = {
            normal(token.text)
            for token in doc
            if token.ent_type_ in ("GPE", "LOC", "FAC") and token.text not in none
        }
        return frozenset(found) | country_words()

    @cached_property
    def sentence_starts(self) -> list[int]:
        """The tokens at which sentences begin."""
        return [token.i for token in self.annotation.doc if token.is_sent_start]

    def sentence(self, token: int) -> int:
        """The number of the sentence that the token stands in."""
        return bisect_right(self.sentence_starts, token)

    @cached_property
    def event_words(self) -> frozenset[str]:
        """The words of the names of the document's events; to be asked when these are joined."""
        return frozenset(
            word for cluster in self.of("Event") for name in cluster.names for word in content(name)
        )

    def of(self, kind: EntityType) -> list[Cluster]:
        """The clusters of a type in order of their making."""
        return [cluster for cluster in self.all if cluster.type == kind]

    def add(self, mention: Mention, cluster: Cluster | None = None) -> Cluster:
        """Put the mention into the cluster, or into one of its own."""
        if cluster is None:
            cluster = Cluster(mention.type or "Group", mention.key)
            self.all.append(cluster)
        cluster.mentions.append(mention)
        cluster.key = cluster.key or mention.key
        if mention.kind == "name":
            self.by_name.setdefault((cluster.type, normal(mention.text)), cluster)
        if mention.key:
            self.by_name.setdefault((cluster.type, mention.key), cluster)
        return cluster

    def begin(self, kind: EntityType, key: str) -> Cluster:
        """An empty cluster for what a gazetteer knows."""
        cluster = Cluster(kind, key)
        self.all.append(cluster)
        self.by_name[kind, key] = cluster
        return cluster

    def same_name(self, mention: Mention) -> Cluster | None:
        """The cluster with this key or this very name."""
        if mention.type is None:
            return None
        if mention.key:
            found = self.by_name.get((mention.type, mention.key))
            if found:
                return found
        found = self.by_name.get((mention.type, normal(mention.text)))
        return found if found and (not mention.key or found.key in (None, mention.key)) else None

    def merge(self, one: Cluster, other: Cluster) -> None:
        """Put all of the second cluster into the first."""
        if one is other:
            return
        one.mentions += other.mentions
        one.aliases += other.aliases
        one.key = one.key or other.key
        self.all.remove(other)
        self.by_name = {name: one if cluster is other else cluster for name, cluster in self.by_name.items()}


def join_persons(clusters: Clusters, mentions: Iterable[Mention]) -> None:
    """Join persons by full name, then parts of names to the full name nearest before them, else after."""
    named = [mention for mention in mentions if mention.type == "Person" and mention.kind == "name"]
    long = [mention for mention in named if len(normal(mention.text).split()) > 1]
    for mention in sorted(long, key=lambda mention: (-len(normal(mention.text).split()), mention.start)):
        clusters.add(mention, clusters.same_name(mention) or _longer_name(clusters, mention))
    for mention in named:
        if len(normal(mention.text).split()) == 1:
            same = clusters.same_name(mention)
            if same is None or _addressed_otherwise(clusters, mention, same):
                same = _bearer(clusters, mention)
            clusters.add(mention, same)


def _longer_name(clusters: Clusters, mention: Mention) -> Cluster | None:
    """The person whose longer name ends or begins with this one or agrees in first and last word."""
    words = normal(mention.text).split()
    for cluster in clusters.of("Person"):
        for name in cluster.names:
            full = normal(name).split()
            if full[-len(words) :] == words or full[: len(words)] == words or same_bearer(full, words):
                return cluster
    return None


def same_bearer(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two full names agree in first and last word and do not differ in between.

    >>> same_bearer(["ann", "m", "low"], ["ann", "mary", "low"])
    True
    >>> same_bearer(["ann", "m", "low"], ["ann", "k", "low"])
    False
    """
    if len(one) < 2 or len(other) < 2 or (one[0], one[-1]) != (other[0], other[-1]):
        return False
    middle = zip(one[1:-1], other[1:-1], strict=False)
    return all(mine.startswith(yours) or yours.startswith(mine) for mine, yours in middle)


def _bearer(clusters: Clusters, mention: Mention) -> Cluster | None:
    word = normal(mention.text)
    surnamed, forenamed = [], []
    for cluster in clusters.of("Person"):
        names = [normal(name).split() for name in cluster.names]
        if any(name[-1] == word for name in names):
            surnamed.append(cluster)
        elif any(name[0] == word for name in names):
            forenamed.append(cluster)
    surnamed = [cluster for cluster in surnamed if not _addressed_otherwise(clusters, mention, cluster)]
    for bearers in (surnamed, forenamed if len(forenamed) == 1 else []):
        before = [cluster for cluster in bearers if cluster.last_before(mention.start) is not None]
        if before:
            return max(before, key=lambda cluster: cluster.last_before(mention.start) or 0)
        if bearers:
            return bearers[0]
    return None


def _addressed_otherwise(clusters: Clusters, mention: Mention, cluster: Cluster) -> bool:
    """Whether the form of address before the surname is for another gender than the person's given name."""
    if not mention.start:
        return False
    address = clusters.annotation.doc[mention.start - 1].lower_.rstrip(".")
    gender = gendered("lexicons/gendered_words.csv", "word").get(address)
    names = gendered("gazetteers/given_names.csv", "name")
    given = {names.get(name.split()[0].casefold()) for name in cluster.names if " " in name}
    return gender is not None and bool(given - {None}) and gender not in given


def join_organizations(clusters: Clusters, mentions: Sequence[Mention]) -> None:
    """Join organisations by name, acronym and shortened name, then descriptions to the one they mean."""
    for mention in mentions:
        if mention.type in ("Organization", "Country") and mention.kind == "name":
            clusters.add(mention, clusters.same_name(mention) or _acronym(clusters, mention))
    _join_shortened(clusters)
    for mention in mentions:
        if mention.type == "Organization" and mention.kind == "description":
            clusters.add(mention, _described_organization(clusters, mention))


def _acronym(clusters: Clusters, mention: Mention) -> Cluster | None:
    """The organisation in the document whose initials the mention is."""
    text = mention.text.replace(".", "")
    if not (2 < len(text) < 9 and text.isupper()) or mention.key:
        return None
    for cluster in clusters.of("Organization"):
        if any(" " in name and text in initials(name) for name in cluster.names):
            return cluster
    return None


def _join_shortened(clusters: Clusters) -> None:
    """Join "Apollo" to "Apollo Global Management", "US Treasury" to "US Treasury Department"."""
    generic = head_nouns()["Organization"]
    countries = {normal(name) for cluster in clusters.of("Country") for name in cluster.names}
    for short in clusters.of("Organization"):
        if short.key or not short.names:
            continue
        for full in clusters.of("Organization"):
            if full is not short and any(
                _shortens(normal(one).split(), normal(other).split(), generic, countries)
                for one in short.names
                for other in full.names
            ):
                clusters.merge(full, short)
                break


def _shortens(short: list[str], full: list[str], generic: Iterable[str], countries: set[str]) -> bool:
    if len(short) >= len(full) or all(word in generic or word in countries for word in short):
        return False
    if full[-len(short) :] == short and len(short) > 1:
        return full[-len(short) - 1] not in FUNCTION_WORDS
    return full[: len(short)] == short and short[-1] not in generic


def _described_organization(clusters: Clusters, mention: Mention) -> Cluster | None:
    doc = clusters.annotation.doc
    if not definite(clusters.annotation, mention):
        return None
    lemma = doc[mention.head].lemma_.lower()
    noun = head_nouns()["Organization"].get(lemma) or head_nouns()["Organization"].get(
        doc[mention.head].lower_
    )
    before = [
        (cluster.last_before(mention.start), cluster)
        for cluster in clusters.of("Organization")
        if cluster.last_before(mention.start) is not None and not _own_modifier(mention, cluster)
    ]
    before.sort(key=lambda entry: -(entry[0] or 0))
    house = _words(mention) & CHAMBERS
    if house:
        return next((one for _, one in before if any(house & _words(other) for other in one.mentions)), None)
    for _, cluster in before:
        if (
            any(lemma in normal(name).split() for name in cluster.names)
            or organization_class(cluster.key) == lemma
        ):
            return cluster
    for _, cluster in before:
        heads = {doc[other.head].lemma_.lower() for other in cluster.mentions if other.kind == "description"}
        if lemma in heads:
            return cluster
    if noun is not None and noun.family == "company":
        for _, cluster in before:
            bodily = any(set(normal(name).split()) & _body_nouns() for name in cluster.names)
            if cluster.names and (
                organization_class(cluster.key) == "company" or (not cluster.key and not bodily)
            ):
                return cluster
    return None


def _words(mention: Mention) -> set[str]:
    return set(normal(mention.text).split())


def _body_nouns() -> set[str]:
    return {noun for noun, entry in head_nouns()["Organization"].items() if entry.family == "body"}


def _own_modifier(mention: Mention, cluster: Cluster) -> bool:
    """Whether the cluster stands inside the description: the Senate in "the Senate committee"."""
    return any(mention.start <= other.start and other.end <= mention.end for other in cluster.mentions)


def join_countries(clusters: Clusters, mentions: Iterable[Mention]) -> None:
    """Join "the country" and "the government" to the country that they mean.

    That is the country named last in the sentences before, the subject of one first; else the country of a
    leader named there; else the one that the document names most.
    """
    for mention in mentions:
        if mention.type != "Country" or mention.kind != "description":
            continue
        cluster = _named_before(clusters, mention) or _led(clusters, mention) or _most_named(clusters)
        if cluster is not None:
            clusters.add(mention, cluster)


def _window(clusters: Clusters, mention: Mention) -> int:
    """The token from which a country counts as named just before."""
    starts = clusters.sentence_starts
    return starts[max(0, bisect_right(starts, mention.start) - 1 - NEAR)] if starts else 0


def _named_before(clusters: Clusters, mention: Mention) -> Cluster | None:
    begin = _window(clusters, mention)
    sentence = clusters.annotation.doc[mention.start].sent.start
    named = [
        (_prominence(clusters, other, sentence), other.start, number)
        for number, cluster in enumerate(clusters.of("Country"))
        for other in cluster.mentions
        if begin <= other.start < mention.start and other.kind == "name"
    ]
    return clusters.of("Country")[max(named)[2]] if named else None


def _led(clusters: Clusters, mention: Mention) -> Cluster | None:
    """The country of the leader named last: "the administration" after President Obama."""
    doc = clusters.annotation.doc
    for position in range(mention.start - 1, _window(clusters, mention) - 1, -1):
        iso = heads_of_state().get(doc[position].text)
        if iso is not None:
            key = f"country/{iso}"
            found = next((cluster for cluster in clusters.of("Country") if cluster.key == key), None)
            return found or clusters.begin("Country", key)
    return None


def _most_named(clusters: Clusters) -> Cluster | None:
    named = [cluster for cluster in clusters.of("Country") if cluster.names]
    return max(named, key=lambda cluster: len(cluster.mentions), default=None)


def _prominence(clusters: Clusters, mention: Mention, sentence: int) -> int:
    token = clusters.annotation.doc[mention.head]
    return 2 * (token.dep_ in ("nsubj", "nsubjpass", "poss")) + (mention.start >= sentence)


def definite(annotation: Annotation, mention: Mention) -> bool:
    """Whether the description has a definite article, a demonstrative, a possessor or a capital head.

    Headlines leave articles out.
    """
    doc = annotation.doc
    first = doc[mention.start]
    if first.lower_ in (
        "a",
        "an",
        "another",
        "any",
        "some",
        "no",
        "every",
        "each",
        "all",
        "many",
        "several",
        "other",
    ):
        return False
    if first.lower_ in ("the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "both"):
        return True
    if annotation.block(mention.start).kind == "heading" and mention.end - mention.start > 1:
        return True
    head = doc[mention.head]
    possessed = any(child.dep_ == "poss" for child in head.lefts)
    return possessed or first.dep_ == "poss" or (head.text[0].isupper() and not opens_sentence(head))
