"""Gives the clusters of mentions of a document their entities with stable ids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from accordgraph import coreference
from accordgraph.annotate import Annotation
from accordgraph.gazetteers import known_by_key
from accordgraph.link.clusters import Cluster, Clusters, join_countries, join_organizations, join_persons
from accordgraph.link.linked import LinkedDocument
from accordgraph.link.names import distinctive, normal, slug, without_determiner
from accordgraph.link.texts import join_texts
from accordgraph.mentions import Mention, find_mentions
from accordgraph.mentions.extent import DOUBLE_QUOTES
from accordgraph.model import BASE, Entity, short_hash

__all__ = ["LinkedDocument", "link"]


OPENING = "“‘\"'([ "
"""Marks that stand open where a description begins within them: a so-called “action plan”."""
WITHOUT_QUOTES = str.maketrans("", "", "".join(DOUBLE_QUOTES))
QUANTIFYING = ("DET", "NUM", "ADV", "ADP", "SYM", "PRON", "CCONJ")
"""Parts of speech of the words before a noun that only say how many are meant."""


def link(annotation: Annotation) -> LinkedDocument:
    """Find the mentions, resolve them and give each its entity."""
    mentions = find_mentions(annotation)
    clusters = _joined(annotation, mentions)
    antecedents = coreference.resolve(annotation, mentions, [cluster.mentions for cluster in clusters.all])
    for mention, number in antecedents.items():
        clusters.all[number].mentions.append(mention)
    linked = {mention for cluster in clusters.all for mention in cluster.mentions}
    _join_rest(clusters, [mention for mention in mentions if mention not in linked])
    entities, taken = {}, set[str]()
    for cluster in clusters.all:
        entity = _entity(annotation, cluster)
        if cluster.type == "Event" and entity.id in taken:
            entity = replace(entity, id=f"{entity.id}-{_place_hash(annotation, cluster)}")
        taken.add(entity.id)
        entities.update(dict.fromkeys(sorted(cluster.mentions), entity))
    return LinkedDocument(annotation, tuple(mentions), entities)


def _joined(annotation: Annotation, mentions: Sequence[Mention]) -> Clusters:
    clusters = Clusters(annotation)
    join_persons(clusters, mentions)
    join_organizations(clusters, mentions)
    join_countries(clusters, mentions)
    join_texts(clusters, mentions, "Event")
    join_texts(clusters, mentions, "Agreement")
    return clusters


def _join_rest(clusters: Clusters, mentions: Sequence[Mention]) -> None:
    """Join what is left by equal words: groups, unnamed persons, countries that are only described."""
    same: dict[tuple[str, str], Cluster] = {}
    for mention in mentions:
        if mention.kind != "pronoun" and mention.type not in (None, "Agreement"):
            words = (mention.type, normal(mention.text))
            same[words] = clusters.add(mention, same.get(words))
            if mention.type == "Group":
                same[words].aliases += _shorter(clusters.annotation, mention)


def _shorter(annotation: Annotation, mention: Mention) -> list[str]:
    """The phrase without determiner and number, and its members alone: "law professors"."""
    doc = annotation.doc
    starts = [
        token.i
        for token in doc[mention.start + 1 : mention.end]
        if doc[token.i - 1].pos_ in QUANTIFYING and token.pos_ not in (*QUANTIFYING, "PUNCT", "ADP")
    ]
    return [doc[start : mention.end].text for start in starts]


def _entity(annotation: Annotation, cluster: Cluster) -> Entity:
    known = known_by_key().get(cluster.key) if cluster.key else None
    names = _names(cluster)
    if known:
        return Entity(f"{BASE}entity/{known.key}", known.label, cluster.type, names, known.iso)
    end = slug(names[0])
    if not _tells_apart(cluster, names[0]):
        end = f"{end[:60]}-{_place_hash(annotation, cluster)}"
    label = _balanced(names[0] if cluster.names else without_determiner(names[0]).lstrip(OPENING))
    return Entity(f"{BASE}entity/{cluster.type.lower()}/{end}", label, cluster.type, names)


def _balanced(label: str) -> str:
    """A label without quotation marks of which it has but one: "historic” deal"."""
    marks = [mark for mark in label if mark in DOUBLE_QUOTES]
    return label.translate(WITHOUT_QUOTES) if len(marks) % 2 else label


def _place_hash(annotation: Annotation, cluster: Cluster) -> str:
    """What tells an entity from others of its name: a hash of where the document mentions it first."""
    return short_hash(annotation.document.id, str(min(cluster.mentions).start))[:8]


def _tells_apart(cluster: Cluster, name: str) -> bool:
    """Whether the name means one thing in all documents: no surname, no "Memorandum of Understanding"."""
    if not cluster.names:
        return False
    if cluster.type == "Person":
        return " " in name
    return cluster.type not in ("Agreement", "Event") or bool(distinctive(name))


def _names(cluster: Cluster) -> tuple[str, ...]:
    """All forms but pronouns: names before descriptions, the longest first."""
    forms: dict[str, None] = {}
    ordered = sorted(cluster.mentions, key=lambda m: (m.kind != "name", -len(m.text), m.start))
    for mention in ordered:
        if mention.kind != "pronoun":
            forms.setdefault(" ".join(mention.text.split()))
    for alias in cluster.aliases:
        forms.setdefault(alias)
    return tuple(forms)
