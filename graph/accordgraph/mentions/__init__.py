"""Finds the mentions of countries, organisations, persons, agreements, events and groups in a document."""

from accordgraph.mentions.find import find_mentions
from accordgraph.mentions.mention import Mention, MentionKind

__all__ = ["Mention", "MentionKind", "find_mentions"]
