"""Joins the names and descriptions of agreements and events."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from accordgraph.annotate import Annotation
from accordgraph.gazetteers import HeadNoun, head_nouns, known_by_key, words
from accordgraph.link.clusters import Cluster, Clusters, definite
from accordgraph.link.names import content, initials, normal
from accordgraph.mentions import Mention
from accordgraph.model import EntityType

NUMBER = re.compile(r"\d+$")
PLURAL_BY_FORM = frozenset(
    ["commitments", "accords", "principles", "guidelines", "talks", "negotiations", "hearings"]
)
TOPIC_PREPOSITIONS = frozenset(["on", "for", "about", "against", "regarding", "concerning"])
TOPIC_LENGTH = 9
"""Tokens, the preposition among them, in which the topic of an agreement is looked for."""
SALIENCE = 0.3
"""What each of the first five mentions of a cluster adds to its score."""
LEAST = 1.0
"""Score from which a description refers to a cluster."""


@dataclass(frozen=True, slots=True)
class _Profile:
    """What a mention or a cluster says of its referent."""

    lemma: str
    noun: HeadNoun | None
    words: frozenset[str]
    numbers: frozenset[str]
    plural: bool


def join_texts(clusters: Clusters, mentions: Sequence[Mention], kind: EntityType) -> None:
    """Join the agreements, or the events, of a document.

    Names are joined first, each with those that only leave out words of it. Then every description goes, in
    order, to the cluster that its noun can refer to, whose names share its modifiers and which was mentioned
    last; with an indefinite article, or with modifiers that contradict, it begins a cluster of its own.
    """
    own = [mention for mention in mentions if mention.type == kind]
    for mention in sorted((m for m in own if m.kind == "name"), key=lambda m: (-len(m.text), m.start)):
        clusters.add(mention, clusters.same_name(mention) or _named_alike(clusters, mention))
    for mention in own:
        if mention.kind == "description":
            clusters.add(mention, _referent(clusters, mention))


def _named_alike(clusters: Clusters, mention: Mention) -> Cluster | None:
    annotation = clusters.annotation
    profile = _profile(annotation, mention)
    assert mention.type is not None
    acronym = mention.text.replace(".", "").upper()
    for cluster in clusters.of(mention.type):
        if cluster.key and mention.key and cluster.key != mention.key:
            continue
        for other in cluster.mentions:
            if other.kind == "name" and _alike(profile, _profile(annotation, other)):
                return cluster
            if " " not in mention.text and " " in other.text and acronym in initials(other.text):
                return cluster
    return None


def _alike(one: _Profile, other: _Profile) -> bool:
    """Whether one name only leaves out words of the other."""
    if one.numbers and other.numbers and one.numbers != other.numbers:
        return False
    if not (one.words and other.words) or one.plural != other.plural or not _may_refer(one.noun, other.noun):
        return False
    return one.words <= other.words or other.words <= one.words


def _may_refer(one: HeadNoun | None, other: HeadNoun | None) -> bool:
    if one is None or other is None or one.family == other.family:
        return True
    return bool({"*", other.family} & one.refers) or bool({"*", one.family} & other.refers)


def _profile(annotation: Annotation, mention: Mention) -> _Profile:
    doc = annotation.doc
    head = doc[mention.head]
    nouns = head_nouns()[mention.type or "Agreement"]
    lemma = head.lower_ if head.lower_ in nouns else head.lemma_.lower()
    text = " ".join(token.text for token in doc[mention.start : mention.end] if token.i != mention.head)
    noun = nouns.get(lemma)
    known = known_by_key().get(mention.key) if mention.key else None
    if known is not None:
        text = f"{text} {known.label}"
        noun = next((nouns[word] for word in reversed(normal(known.label).split()) if word in nouns), noun)
    found = (content(text) | _place(annotation, mention)) - words("generic_modifiers.txt")
    numbers = frozenset(word for word in found if NUMBER.match(word) or word in words("ordinals.txt"))
    plural = head.tag_ in ("NNS", "NNPS") and head.lower_ not in PLURAL_BY_FORM
    return _Profile(lemma, noun, found - numbers, numbers, plural)


def _place(annotation: Annotation, mention: Mention) -> frozenset[str]:
    """The place that follows the name of an event: "the Rivers Summit in Geneva"."""
    doc, end = annotation.doc, mention.end
    if (
        mention.type == "Event"
        and end + 1 < len(doc)
        and doc[end].lower_ in ("in", "at")
        and doc[end + 1].ent_type_ == "GPE"
    ):
        return content(doc[end + 1].text)
    return frozenset()


def _events(clusters: Clusters, mention: Mention) -> frozenset[int]:
    """The events that the noun phrase names: "the declaration adopted at the summit"."""
    head = clusters.annotation.doc[mention.head]
    within = {token.i for token in head.subtree}
    return frozenset(
        number
        for number, cluster in enumerate(clusters.of("Event"))
        if any(other.head in within and other.head != mention.head for other in cluster.mentions)
    )


def _referent(clusters: Clusters, mention: Mention) -> Cluster | None:
    annotation = clusters.annotation
    profile = _profile(annotation, mention)
    first = annotation.doc[mention.start].lower_
    text = {token.lower_ for token in annotation.doc[mention.start : mention.end]}
    if text & words("other_modifiers.txt") or (profile.plural and first not in ("these", "those", "both")):
        return None
    bare = not definite(annotation, mention)
    assert mention.type is not None
    best, most = None, LEAST
    for cluster in clusters.of(mention.type):
        score = _fit(clusters, cluster, mention, profile, bare)
        if score is not None and score > most:
            best, most = cluster, score
    return best


def _shared(one: frozenset[str], other: frozenset[str], places: frozenset[str]) -> int:
    """How many words two referents share; a place alone is nothing where both have further words."""
    shared = one & other
    if one - places and other - places:
        shared -= places
    return len(shared)


def _topic(annotation: Annotation, mention: Mention) -> frozenset[str]:
    """The words of what follows the noun: "a declaration on rivers and lakes"."""
    doc = annotation.doc
    for child in doc[mention.head].rights:
        if child.dep_ == "prep" and child.lower_ in TOPIC_PREPOSITIONS:
            end = min(child.right_edge.i + 1, child.i + TOPIC_LENGTH)
            return content(doc[child.i : end].text) - words("generic_modifiers.txt")
    return frozenset()


def _fit(
    clusters: Clusters, cluster: Cluster, mention: Mention, profile: _Profile, bare: bool
) -> float | None:
    """How well a description fits a cluster; None where it cannot mean it."""
    annotation, places = clusters.annotation, clusters.places
    profiles = [_profile(annotation, other) for other in cluster.mentions if other.kind != "pronoun"]
    if all(other.plural != profile.plural for other in profiles):
        return None
    vocabulary = frozenset(word for other in profiles for word in other.words)
    numbers = frozenset(word for other in profiles for word in other.numbers)
    if profile.numbers and numbers and not profile.numbers & numbers:
        return None
    same = any(other.lemma == profile.lemma for other in profiles)
    if not same and not any(_refers_back(profile.noun, other.noun) for other in profiles):
        return None
    shared = _shared(profile.words | _topic(annotation, mention), vocabulary, places)
    if mention.type == "Agreement" and not shared:
        events = _events(clusters, mention)
        shared = int(any(events & _events(clusters, other) for other in cluster.mentions if events))
    if profile.words and vocabulary and not shared:
        return None
    before = cluster.last_before(mention.start)
    if bare and not (shared and before is not None):
        return None
    if before is None and not (cluster.names and (shared or same)):
        return None
    score = 2.0 * same + 3.0 * min(shared, 2) + SALIENCE * min(len(cluster.mentions), 5)
    score -= len(profile.words - vocabulary) * (1.0 if shared else 0.5)
    return score + _recency(annotation, before, mention.start)


def _refers_back(noun: HeadNoun | None, other: HeadNoun | None) -> bool:
    if noun is None or other is None:
        return True
    return noun.family == other.family or bool({"*", other.family} & noun.refers)


def _recency(annotation: Annotation, before: int | None, token: int) -> float:
    if before is None:
        return 0.0
    sentences = sum(1 for t in annotation.doc[before + 1 : token + 1] if t.is_sent_start)
    return max(0.0, 2.5 - 0.25 * sentences)
