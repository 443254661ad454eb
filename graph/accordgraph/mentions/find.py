"""Composes the finders and settles where their mentions overlap."""

from __future__ import annotations

from accordgraph.annotate import Annotation
from accordgraph.mentions.mention import Mention
from accordgraph.mentions.names import known_names, recognised_names
from accordgraph.mentions.nouns import descriptions, pronouns

FINDERS = (known_names, descriptions, recognised_names, pronouns)
"""In order of trust: where two mentions overlap in part or are the same tokens, the earlier finder's stays."""


def find_mentions(annotation: Annotation) -> list[Mention]:
    """All mentions in order of their first token; no two of them overlap in part (one may lie within another)."""
    kept: list[Mention] = []
    spans: dict[int, list[Mention]] = {}
    for finder in FINDERS:
        for mention in finder(annotation):
            rivals = [other for token in range(mention.start, mention.end) for other in spans.get(token, ())]
            if any(_clash(mention, other) for other in rivals):
                continue
            kept.append(mention)
            for token in range(mention.start, mention.end):
                spans.setdefault(token, []).append(mention)
    return sorted(kept, key=lambda mention: (mention.start, -mention.end))


def _clash(one: Mention, other: Mention) -> bool:
    if one.start >= other.end or other.start >= one.end:
        return False
    if (one.start, one.end) == (other.start, other.end):
        return True
    within = one.start >= other.start and one.end <= other.end
    around = one.start <= other.start and one.end >= other.end
    return not (within or around) or (one.head == other.head and one.type == other.type and within)
