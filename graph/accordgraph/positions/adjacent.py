"""Finds the name that follows a word right away, where the parser has not seen that it belongs to it."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from accordgraph.model import EntityType
from accordgraph.positions.arguments import Arguments, Referent
from accordgraph.positions.lexicon import Cue
from accordgraph.positions.standing import is_passive

OPENERS = ("the", "a", "an", "this", "that", "its", "their", "“", '"', "``", "‘", "'")
"""What may stand between a word and the name after it."""
REACH = 5
"""How many tokens after a verb its preposition may stand."""


def object_beside(arguments: Arguments, token: Token, cue: Cue) -> list[Referent]:
    """What a verb is about by the order of the words alone: "left the fisheries pact", "out of the pact"."""
    if is_passive(token):
        return []
    if not cue.prepositions:
        start = token.i + 1
        if start < len(token.doc) and token.doc[start].lower_ in cue.particles:
            start += 1
        found = None if cue.nouns else name_at(arguments, start, cue.objects)
        return [found] if found is not None else []
    for phrase in cue.prepositions:
        found = _after(arguments, token, phrase.split(), cue.objects)
        if found is not None:
            return [found]
    return []


def _after(
    arguments: Arguments, token: Token, phrase: list[str], types: Collection[EntityType]
) -> Referent | None:
    """The name right after a preposition that follows a verb with no verb or comma between."""
    doc, end = token.doc, token.sent.end
    for index in range(token.i + 1, min(token.i + 1 + REACH, end - len(phrase))):
        if [node.lower_ for node in doc[index : index + len(phrase)]] == phrase:
            return name_at(arguments, index + len(phrase), types)
        if doc[index].pos_ in ("VERB", "AUX", "PUNCT", "CCONJ", "SCONJ"):
            return None
    return None


def name_at(arguments: Arguments, start: int, types: Collection[EntityType]) -> Referent | None:
    """The entity of the phrase that begins at a token or after its article, if the phrase ends there."""
    doc = arguments.doc
    at = start
    while at < len(doc) and at < start + 2 and doc[at].lower_ in OPENERS:
        mention = arguments.linked.mention_at(at)
        if mention is not None and mention.start == at:
            break
        at += 1
    mention = arguments.linked.mention_at(at) if at < len(doc) else None
    if mention is None or mention.start != at or mention.kind == "pronoun":
        return None
    if not _whole(doc[mention.end - 1], doc[mention.head]):
        return None
    return arguments.at(doc[mention.head], types)


def _whole(last: Token, head: Token) -> bool:
    """Whether a phrase is no part of a larger one, nor the subject of a clause that follows."""
    following = last.nbor() if last.i + 1 < len(last.doc) else last
    if following.tag_ == "POS" or (following.tag_ in ("NN", "NNS", "NNP") and head.head.i == following.i):
        return False
    return not (head.dep_ in ("nsubj", "nsubjpass") and head.head.i > last.i)
