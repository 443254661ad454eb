"""Gives the clusters of mentions of a document their entities with stable ids."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from accordgraph import coreference
from accordgraph.annotate import Annotation
from accordgraph.mentions import Mention, find_mentions
from accordgraph.gazetteers import known_by_key
from accordgraph.model import BASE, Entity, EntityType, short_hash


@dataclass(frozen=True)
class LinkedDocument:
    """A parsed document with its mentions and the entity that each refers to: what the extractors read."""

    annotation: Annotation
    mentions: tuple[Mention, ...]
    entities: Mapping[Mention, Entity]

    @cached_property
    def _by_token(self) -> dict[int, Mention]:
        found: dict[int, Mention] = {}
        for mention in sorted(self.mentions, key=_size):
            for token in range(mention.start, mention.end):
                found.setdefault(token, mention)
        return found

    @cached_property
    def _by_head(self) -> dict[int, Mention]:
        found: dict[int, Mention] = {}
        for mention in sorted(self.mentions, key=_size):
            found.setdefault(mention.head, mention)
        return found

    def mention_at(self, token: int) -> Mention | None:
        """The largest mention that the token with this index stands in."""
        return self._by_token.get(token)

    def mention_headed(self, token: int) -> Mention | None:
        """The largest mention whose syntactic head is the token with this index."""
        return self._by_head.get(token)

    def entity_headed(self, token: int) -> Entity | None:
        """The entity of the largest mention whose head is this token, resolved through pronouns."""
        mention = self.mention_headed(token)
        return self.entities.get(mention) if mention else None


@dataclass(slots=True)
class _Cluster:
    type: EntityType | None
    key: str | None
    mentions: list[Mention] = field(default_factory=list)


def link(annotation: Annotation) -> LinkedDocument:
    """Find the mentions, resolve them and give each its entity."""
    mentions = find_mentions(annotation)
    clusters = _name_clusters(annotation, mentions)
    antecedents = coreference.resolve(annotation, mentions, [cluster.mentions for cluster in clusters])
    for mention, number in antecedents.items():
        clusters[number].mentions.append(mention)
    linked = {mention for cluster in clusters for mention in cluster.mentions}
    for mention in mentions:
        if mention.kind == "description" and mention not in linked:
            clusters.append(_Cluster(mention.type, mention.key, [mention]))
    entities = {}
    for cluster in clusters:
        entity = _entity(annotation, cluster)
        entities.update(dict.fromkeys(sorted(cluster.mentions), entity))
    return LinkedDocument(annotation, tuple(mentions), entities)


def _size(mention: Mention) -> tuple[int, int]:
    return (mention.start - mention.end, mention.start)


def _name_clusters(annotation: Annotation, mentions: Sequence[Mention]) -> list[_Cluster]:
    clusters: list[_Cluster] = []
    by_name: dict[tuple[str, str], _Cluster] = {}
    for mention in mentions:
        if mention.kind != "name" and mention.type not in ("Agreement", "Event"):
            continue
        cluster = _find(annotation, by_name, clusters, mention) if mention.type else None
        if cluster is None:
            cluster = _Cluster(mention.type, mention.key)
            clusters.append(cluster)
        cluster.mentions.append(mention)
        by_name.setdefault((mention.type or "", mention.key or normal(mention.text)), cluster)
    return clusters


def _find(
    annotation: Annotation,
    by_name: Mapping[tuple[str, str], _Cluster],
    clusters: Sequence[_Cluster],
    mention: Mention,
) -> _Cluster | None:
    kind = mention.type or ""
    exact = by_name.get((kind, mention.key or normal(mention.text)))
    if exact or mention.key:
        return exact
    words = normal(mention.text).split()
    for cluster in reversed(clusters):
        if cluster.type != kind:
            continue
        names = [normal(other.text).split() for other in cluster.mentions]
        if kind == "Person" and any(words and name[-1:] == words[-1:] for name in names):
            return cluster
        heads = {annotation.doc[other.head].lemma_.lower() for other in cluster.mentions}
        described = kind in ("Agreement", "Event") and mention.kind == "description"
        if described and annotation.doc[mention.head].lemma_.lower() in heads:
            return cluster
    return None


def normal(name: str) -> str:
    """A name for comparison: no case, accents, articles, possessives or punctuation.

    >>> normal("The U.S.'s “Accords”")
    'us accords'
    """
    name = unicodedata.normalize("NFKD", name).replace("’", "'").lower()
    name = "".join(character for character in name if not unicodedata.combining(character))
    name = re.sub(r"'s?\b", "", name)
    name = re.sub(r"(?<=\w)\.(?=\w|\s|$)", "", name)
    name = " ".join(re.sub(r"[^\w$€£%]+", " ", name).split())
    return re.sub(r"^(the|a|an|this|that|these|those|its|their|his|her|our) ", "", name)


def _entity(annotation: Annotation, cluster: _Cluster) -> Entity:
    kind: EntityType = cluster.type or "Group"
    forms: dict[str, None] = {}
    for mention in sorted(
        cluster.mentions, key=lambda mention: (mention.kind != "name", -len(mention.text), mention.start)
    ):
        if mention.kind != "pronoun":
            forms.setdefault(" ".join(mention.text.split()))
    names = tuple(forms)
    known = known_by_key().get(cluster.key) if cluster.key else None
    if known:
        return Entity(f"{BASE}entity/{known.key}", known.label, kind, names, known.iso)
    named = any(mention.kind == "name" for mention in cluster.mentions)
    slug = re.sub(r"[^a-z0-9]+", "-", normal(names[0])).strip("-")
    if not named:
        slug = f"{slug}-{short_hash(annotation.document.id, str(cluster.mentions[0].start))[:8]}"
    return Entity(f"{BASE}entity/{kind.lower()}/{slug}", names[0], kind, names)
