"""Finds where the phrase of a head noun begins and ends: its capitals, its title, its left edge."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from accordgraph.annotate import Annotation
from accordgraph.gazetteers import given_names, head_nouns, seats, words
from accordgraph.mentions.tokens import (
    CALENDAR,
    OFFICES,
    POSSESSIVE,
    YEAR,
    capital,
    hyphenated,
    opens_sentence,
)
from accordgraph.mentions.trie import known_names

TITLE_JOINTS = frozenset(["of", "on", "for", "against", "to", "and", "the", "&", ",", "a", "an", "in"])
FIXED_TAILS = frozenset(
    ["understanding", "intent", "cooperation", "principles", "conduct", "practice", "ethics"]
)
BOUNDS = frozenset(["cc", "prep", "mark", "relcl", "advcl", "aux", "neg", "agent"])
"""Dependencies of words that do not stand in a noun phrase before its head."""
QUOTES = frozenset(["“", "”", '"', "'", "‘", "’"])
DOUBLE_QUOTES = frozenset(["“", "”", '"'])
ADVERBS = frozenset(
    ["also", "even", "just", "not", "only", "then", "thus", "when", "where", "why", "how", "yet"]
)
LONGEST = 14
"""Tokens of the longest description."""


def capitals_before(annotation: Annotation, head: int) -> int:
    """Where the run of capitalised words begins that ends with the head."""
    doc, block = annotation.doc, annotation.block(head)
    start = head
    while start > block.start:
        token = doc[start - 1]
        if hyphenated(doc, start - 1) and start - 1 > block.start:
            start -= 2
        elif (
            YEAR.match(token.text)
            or _part_of_name(token)
            or token.text == "&"
            or _of_members(doc, start - 1, block.start)
            or (token.lower_ in ("and", "of") and start - 1 > block.start and _joins(doc, start - 1))
        ):
            start -= 1
        else:
            break
    while start < head and not (
        _part_of_name(doc[start]) or YEAR.match(doc[start].text) or hyphenated(doc, start + 1)
    ):
        start += 1
    return start


def _joins(doc: Doc, position: int) -> bool:
    """Whether "of" or "and" stands inside a name: "Code of Practice Group" but no list of countries."""
    before = doc[position - 1]
    return doc[position].lower_ == "and" and before.lower_ in (
        "trade",
        "science",
        "security",
        "oceans",
        "safety",
    )


def _of_members(doc: Doc, mark: int, limit: int) -> bool:
    """Whether an apostrophe ends those whose meeting it is: "Paris Donors' Conference"."""
    if doc[mark].text not in ("'", "’") or mark <= limit or not capital(doc[mark - 1]):
        return False
    members = head_nouns()["Person"].keys() | head_nouns()["Group"].keys()
    return doc[mark - 1].lower_.endswith("s") and doc[mark - 1].lower_[:-1] in members


def _part_of_name(token: Token) -> bool:
    if not capital(token) or token.pos_ in (
        "DET",
        "PRON",
        "ADP",
        "SCONJ",
        "CCONJ",
        "VERB",
        "AUX",
        "ADV",
        "INTJ",
    ):
        return (
            token.text[0].isupper()
            and token.pos_ in ("VERB", "ADP")
            and token.ent_type_ in ("ORG", "LAW", "EVENT")
        )
    return not (opens_sentence(token) and token.pos_ not in ("PROPN", "NOUN", "ADJ", "NUM"))


def title_end(annotation: Annotation, head: int) -> int:
    """Where a title ends that goes on after its head: "Declaration for the Future of the Internet"."""
    doc, block = annotation.doc, annotation.block(head)
    end = position = head + 1
    names = known_names()
    while position < block.end and position - head < LONGEST + 6:
        token = doc[position]
        if token.lower_ in CALENDAR or (token.lower_ in OFFICES and position > end):
            break
        if position == head + 1 and token.is_upper and len(token) > 2 and not doc[head].is_upper:
            break
        if capital(token) or hyphenated(doc, position) or (position > end and hyphenated(doc, position - 1)):
            before = doc[position - 1].lower_
            listed = before in ("and", ",") or (before == "the" and doc[position - 2].lower_ == "and")
            found = (
                names.longest([t.text for t in doc[position : position + 6]], 0)
                if listed or before == "to"
                else None
            )
            if found is not None and found[1].type in ("Country", "Organization"):
                break
            if listed and _another_name(doc, position, block.end):
                break
            if token.pos_ in ("PRON", "DET", "SCONJ") and before not in ("and", ","):
                break
            if before == "in" and _venue(token):
                break
            end = position + 1
        elif token.lower_ not in TITLE_JOINTS or (
            token.text == "," and not _serial(doc, position, block.end)
        ):
            break
        position += 1
    return _without_possessor(doc, head, end)


def _another_name(doc: Doc, start: int, limit: int) -> bool:
    """Whether the capitals from here are a name of their own: "the Lima Treaty and the" Reef Pact."""
    end = start
    while end < limit and capital(doc[end]):
        end += 1
    nouns = head_nouns()["Agreement"].keys() | head_nouns()["Event"].keys()
    return end - start > 1 and doc[end - 1].lower_ in nouns


def _venue(token: Token) -> bool:
    """Whether a place or year is where or when an event is held, not its topic: "Summit on AI in" Paris."""
    if token.ent_type_ == "DATE" or token.text in seats():
        return True
    return token.ent_type_ in ("GPE", "LOC", "FAC") and token.nbor(-2).lower_ not in words("situations.txt")


def _without_possessor(doc: Doc, head: int, end: int) -> int:
    """Where the title ends without the possessor of another noun: "Lima Accords" on Peru's behalf."""
    if end >= len(doc) or doc[end].text not in POSSESSIVE:
        return end
    for position in range(end - 1, head, -1):
        if doc[position].pos_ == "ADP":
            found = known_names().longest([token.text for token in doc[position + 1 : end]], 0)
            return position if found is not None and position + 1 + found[0] == end else end
    return end


def _serial(doc: Doc, comma: int, end: int) -> bool:
    """Whether the comma stands in a series inside a title: capitals after it and an "and" before its end."""
    again = any(token.text == "," for token in doc[max(0, comma - 4) : comma])
    position = comma + 1
    while position < end and (capital(doc[position]) or doc[position].text == ","):
        position += 1
    return (
        comma + (not again) < position < end
        and doc[position].lower_ == "and"
        and position + 1 < end
        and capital(doc[position + 1])
    )


def before_quotation(doc: Doc, start: int, head: int) -> int:
    """Where a phrase begins that a quotation mark closes inside: "the “Bread from Peru” programme"."""
    marks = [position for position in range(start, head) if doc[position].text in DOUBLE_QUOTES]
    if len(marks) % 2 == 0:
        return start
    for position in range(start - 1, max(doc[head].sent.start, start - LONGEST) - 1, -1):
        if doc[position].text in DOUBLE_QUOTES:
            return position + 1
    return start


def fixed_tail(doc: Doc, head: int) -> int:
    """Where the phrase ends with what always follows its head: "memorandum of understanding"."""
    if head + 2 < len(doc) and doc[head + 1].lower_ == "of" and doc[head + 2].lower_ in FIXED_TAILS:
        return head + 3
    return head + 1


def left_edge(annotation: Annotation, head: Token) -> int:
    """Where the noun phrase begins: its determiner, possessor and adjectives, no clause and no apposition."""
    doc = annotation.doc
    start = max(head.left_edge.i, annotation.block(head.i).start, head.i - LONGEST)
    for position in range(head.i - 1, start - 1, -1):
        if _bounds_phrase(doc, position):
            start = position + 1
            break
    while start < head.i and _outside(doc[start]):
        start += 1
    return start if start < head.i else _determined_from(doc, head.i, annotation.block(head.i).start)


def _determined_from(doc: Doc, head: int, limit: int) -> int:
    """Where the determiner of a noun stands that the parser has taken from it: "the forests treaty"."""
    position = head - 1
    while position > limit and head - position < 4 and doc[position].pos_ in ("NOUN", "ADJ", "PROPN"):
        position -= 1
    return position if doc[position].pos_ == "DET" and position >= limit else head


def _bounds_phrase(doc: Doc, position: int) -> bool:
    token = doc[position]
    if token.text == ",":
        return doc[position + 1].pos_ in ("DET", "PRON")
    if token.is_punct:
        return not hyphenated(doc, position) and token.text not in QUOTES
    return token.dep_ in BOUNDS and token.lower_ != "of"


def _outside(token: Token) -> bool:
    """Whether the token cannot begin a noun phrase."""
    if token.is_punct or token.text in POSSESSIVE or token.dep_ in ("cc", "preconj"):
        return True
    return token.pos_ in ("SCONJ", "INTJ", "CCONJ") or token.lower_ in ADVERBS


def modifies(token: Token) -> bool:
    """Whether the noun only modifies another: "declaration" in "declaration text"."""
    return token.dep_ in ("compound", "nmod") and token.head.i > token.i


def titles_name(annotation: Annotation, token: Token) -> bool:
    """Whether a name follows that the noun is the title of: "President Anna Lind"."""
    doc, block = annotation.doc, annotation.block(token.i)
    after = token.i + 1
    if after >= block.end:
        return False
    follower = doc[after]
    if capital(token) and follower.lower_ in ("of", "for"):
        return _office_of_somebody(doc, follower.i + 1, block.end)
    return (
        capital(follower)
        and follower.pos_ in ("PROPN", "NOUN")
        and follower.lower_ not in words("titles.txt")
    )


def _office_of_somebody(doc: Doc, start: int, limit: int) -> bool:
    """Whether an office goes on to the name of who holds it: "Secretary" of State Ann Low."""
    position = start
    while position < limit and _in_office(doc, position, limit):
        position += 1
    given = given_names()
    names = [token.i for token in doc[start:position] if token.ent_type_ == "PERSON" or token.text in given]
    return bool(names) and names[-1] >= position - 3


def _in_office(doc: Doc, position: int, limit: int) -> bool:
    token = doc[position]
    if token.text == ",":
        return position + 1 < limit and doc[position + 1].ent_type_ == "PERSON"
    return capital(token) or token.lower_ in ("of", "for", "and", "the", "&")
