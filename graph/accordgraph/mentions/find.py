"""Composes the finders and settles where their mentions overlap."""

from __future__ import annotations

from accordgraph.annotate import Annotation
from accordgraph.mentions.countries import administrations, country_descriptions, gazetteer_names, nations
from accordgraph.mentions.mention import Mention
from accordgraph.mentions.names import bodies_of_members, other_names, speaker_labels
from accordgraph.mentions.phrases import agreements_and_events, organizations, persons_and_groups
from accordgraph.mentions.pronouns import pronouns
from accordgraph.mentions.retyped import (
    acronyms,
    coordinated,
    meetings_of_blocs,
    objects_of_signing,
    short_names,
)

FINDERS = (
    speaker_labels,
    coordinated,
    short_names,
    meetings_of_blocs,
    administrations,
    gazetteer_names,
    nations,
    bodies_of_members,
    agreements_and_events,
    country_descriptions,
    organizations,
    persons_and_groups,
    other_names,
    pronouns,
)
"""In order of trust: where two mentions clash, the earlier finder's stays."""
REFINERS = (acronyms, objects_of_signing)
"""Look at all mentions found; theirs take the place of others."""


def find_mentions(annotation: Annotation) -> list[Mention]:
    """All mentions in order of their first token; where two overlap, one lies within the other."""
    kept = _Kept()
    for finder in FINDERS:
        for found in finder(annotation):
            kept.offer(found)
    for refine in REFINERS:
        for found in list(refine(annotation, kept.mentions)):
            kept.replace(found)
    return sorted(kept.mentions, key=lambda mention: (mention.start, -mention.end))


class _Kept:
    """The mentions kept so far, by token."""

    def __init__(self) -> None:
        self._at: dict[int, list[Mention]] = {}
        self._all: dict[Mention, None] = {}

    @property
    def mentions(self) -> list[Mention]:
        return list(self._all)

    def offer(self, found: Mention) -> None:
        """Keep the mention, unless one that stands against it; a longer name drops those that it outgrows."""
        rivals = self._rivals(found)
        beaten = [other for other in rivals if _outgrows(found, other)]
        if not any(_clash(found, other) for other in rivals if other not in beaten):
            self._swap(beaten, found)

    def replace(self, found: Mention) -> None:
        """Keep the mention in place of all that are the same tokens or lie within it."""
        rivals = self._rivals(found)
        inside = [other for other in rivals if found.start <= other.start and other.end <= found.end]
        around = [other for other in rivals if other.start <= found.start and found.end <= other.end]
        if all(other in inside or other in around for other in rivals):
            self._swap(inside, found)

    def _rivals(self, found: Mention) -> list[Mention]:
        tokens = range(found.start, found.end)
        return list(dict.fromkeys(other for token in tokens for other in self._at.get(token, ())))

    def _swap(self, beaten: list[Mention], found: Mention) -> None:
        for other in beaten:
            del self._all[other]
            for token in range(other.start, other.end):
                self._at[token].remove(other)
        self._all[found] = None
        for token in range(found.start, found.end):
            self._at.setdefault(token, []).append(found)


def _outgrows(one: Mention, other: Mention) -> bool:
    """Whether a longer name of an organisation or event takes the place of one within it."""
    if one.kind != "name" or other.kind != "name" or len(one.text) <= len(other.text):
        return False
    if not (one.start <= other.start and other.end <= one.end) or one.type not in ("Organization", "Event"):
        return False
    return other.type == "Country" or (other.type == "Organization" and one.head == other.head)


def _clash(one: Mention, other: Mention) -> bool:
    if (one.start, one.end) == (other.start, other.end):
        return True
    within = one.start >= other.start and one.end <= other.end
    if not within and not (one.start <= other.start and one.end >= other.end):
        return True
    if within and other.kind == "name" and one.kind == "name" and one.key is None:
        return True
    of_country = one.kind == "description" and other.type == "Country" and one.type != "Country"
    return one.head == other.head and not of_country
