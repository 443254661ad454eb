"""Composes the finders and settles where their mentions overlap."""

from __future__ import annotations

from accordgraph.annotate import Annotation
from accordgraph.mentions.countries import country_descriptions, gazetteer_names
from accordgraph.mentions.mention import Mention
from accordgraph.mentions.names import other_names
from accordgraph.mentions.phrases import agreements_and_events, organizations, persons_and_groups
from accordgraph.mentions.pronouns import pronouns

FINDERS = (
    gazetteer_names,
    agreements_and_events,
    country_descriptions,
    organizations,
    persons_and_groups,
    other_names,
    pronouns,
)
"""In order of trust: where two mentions clash, the earlier finder's stays."""


def find_mentions(annotation: Annotation) -> list[Mention]:
    """All mentions in order of their first token; where two overlap, one lies within the other."""
    kept: list[Mention] = []
    at: dict[int, list[Mention]] = {}
    for finder in FINDERS:
        for found in finder(annotation):
            rivals = dict.fromkeys(
                other for token in range(found.start, found.end) for other in at.get(token, ())
            )
            beaten = [other for other in rivals if _outgrows(found, other)]
            if any(_clash(found, other) for other in rivals if other not in beaten):
                continue
            for other in beaten:
                kept.remove(other)
                for token in range(other.start, other.end):
                    at[token].remove(other)
            kept.append(found)
            for token in range(found.start, found.end):
                at.setdefault(token, []).append(found)
    return sorted(kept, key=lambda mention: (mention.start, -mention.end))


def _outgrows(one: Mention, other: Mention) -> bool:
    """Whether a longer name takes the place of one within it: "1967 Outer Space Treaty"."""
    around = one.start <= other.start and other.end <= one.end and len(one.text) > len(other.text)
    if not around or one.kind != "name" or other.kind != "name":
        return False
    return (
        one.type in ("Organization", "Event", "Agreement")
        and other.type in ("Organization", "Country")
        and (other.type == "Country" or one.head == other.head)
        and one.type != "Agreement"
    )


def _clash(one: Mention, other: Mention) -> bool:
    if (one.start, one.end) == (other.start, other.end):
        return True
    within = one.start >= other.start and one.end <= other.end
    around = one.start <= other.start and one.end >= other.end
    if not (within or around):
        return True
    return one.head == other.head and not (
        one.kind == "description" and other.type == "Country" and one.type != "Country"
    )
