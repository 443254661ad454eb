"""Reads the names that follow a noun phrase as those whom it means, also where the parser has lost them."""

from __future__ import annotations

from spacy.tokens import Token

from accordgraph.positions.arguments import Arguments, Referent
from accordgraph.positions.lexicon import words
from accordgraph.positions.phrases import attached

OPENINGS = (",", "(", ":", "—", "–", "--")
CLOSINGS = (",", ")", "—", "–", "--", ".", ";")
LIKES = ("the", "likes", "of")
QUOTES = ('"', "”", "’", "'", "''")
SUBJECTS = ("nsubj", "nsubjpass", "ROOT", "dobj", "attr", "appos")
"""What a phrase may be in its sentence for a bare comma to begin the names of those whom it means."""


def listed_after(arguments: Arguments, noun: Token) -> tuple[list[Referent], Token | None]:
    """The names right after a role's phrase, and the verb between if there is one.

    "Among its parties are Peru and Chile", "the signatories (Peru and Chile)", "backers, namely Peru".
    Without a word that says that examples follow, only names that a mark closes again are those of a list.
    """
    doc = noun.doc
    at, end = _edge(arguments, noun), noun.sent.end
    if at + 1 >= end:
        return [], None
    token = doc[at]
    if any(node.lower_ in words("absent_words") for node in doc[noun.sent.start : noun.i]):
        return [], None
    if token.lemma_ in ("be", "include", "comprise") and token.tag_ != "VBN":
        at += 2 if doc[at + 1].text == ":" else 1
        return _names(arguments, at, end), token
    if token.text not in OPENINGS:
        told = _examples(doc[at : at + 3].text.lower().split())
        return (_names(arguments, at + told, end) if told else []), None
    at += 1
    told = _examples(doc[at : at + 3].text.lower().split())
    found = _names(arguments, at + told, end)
    if told or not found or token.text == ":":
        return found, None
    after = found[-1].end
    closed = after < end and doc[after].text in CLOSINGS
    several = len(found) > 1 or noun.tag_ in ("NN", "NNP")
    return (found if closed and several and noun.dep_ in SUBJECTS else []), None


def _edge(arguments: Arguments, noun: Token) -> int:
    """Where the phrase of a noun with what it is of ends."""
    doc, at = noun.doc, noun.i + 1
    for head in attached(noun, ("of", "to", "for", "in", "at", "behind", "from")):
        mention = arguments.linked.mention_at(head.i)
        if mention is not None and mention.start - at <= 2:
            at = max(at, mention.end)
    while at < len(doc) and doc[at].text in QUOTES:
        at += 1
    return at


def _examples(opening: list[str]) -> int:
    """How many words say that examples follow: "namely", "such as", "among them", "they are"."""
    if opening[:2] in (["such", "as"], ["among", "them"], ["they", "are"], ["these", "are"]):
        return 2
    return 1 if opening and opening[0] in words("members") else 0


def _names(arguments: Arguments, start: int, end: int) -> list[Referent]:
    if arguments.doc[start : start + len(LIKES)].text.lower().split() == list(LIKES):
        start += len(LIKES)
    while start < end and arguments.doc[start].dep_ == "det":
        start += 1
    return list(arguments.names_from(start, end))
