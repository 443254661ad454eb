"""Weighs what a name names: the recogniser's votes and those of the words in and around it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator
from itertools import takewhile
from typing import Literal

from spacy.tokens import Doc, Token

from accordgraph.gazetteers import given_names, head_nouns, heads_of_state, words
from accordgraph.mentions.chunks import INITIAL, Chunk
from accordgraph.mentions.tokens import POSSESSIVE, capital
from accordgraph.model import EntityType

SURE = 4
"""Votes from which a word is a name although the document has it in lower case too."""
LONGEST_PERSON = 4
LABEL = 8
"""Tokens at most between a name and the colon of its label."""
"""Words of the longest name that is told to be a person's by the given name that it begins with."""
LONGEST_ROW = 40
"""Tokens over which names can stand in a row."""
EVIDENCE: dict[str, EntityType] = {
    "PERSON": "Person",
    "ORG": "Organization",
    "EVENT": "Event",
}
ROLE_AFTER = re.compile(
    r"(ceo|chief|co-?founder|founder|president|chair(man|woman)?|spokes\w+|director|boss|executive)$"
)


def votes(doc: Doc, chunk: Chunk) -> Counter[str]:
    """How much speaks for each of the recogniser's types, at one place."""
    tokens = doc[chunk.start : chunk.end]
    found: Counter[str] = Counter()
    for token in tokens:
        if token.ent_type_:
            found[token.ent_type_] += 1
    parts = [token.text for token in tokens if token.text not in ("-", "–")]
    before = doc[chunk.start - 1] if chunk.start else None
    after = doc[chunk.end] if chunk.end < len(doc) else None
    if chunk.titled:
        found["PERSON"] += 4
    if parts[0] in given_names() and len(parts) <= LONGEST_PERSON:
        found["PERSON"] += 4 if len(parts) > 1 else 2 * (not found.keys() & {"NORP", "GPE"})
    if len(parts) == 1 and parts[0] in heads_of_state():
        found["PERSON"] += 3
    if _speaks(doc, chunk):
        found["PERSON"] += 2
    if _family_first(parts):
        found["PERSON"] += 3
    if _named_after_calling(doc, chunk):
        found["PERSON"] += 3
    if any(INITIAL.match(part) for part in parts[:-1]):
        found["PERSON"] += 4 if len(parts) > 2 and parts[0].istitle() and len(parts[0]) > 2 else 2
    ends = parts[-1].lower()
    if len(parts) > 1 and (ends in head_nouns()["Organization"] or ends in words("company_words.txt")):
        found["ORG"] += 5
    if any(part in ("AI", "&", "Inc", "Inc.", "Group") or part.endswith(".com") for part in parts):
        found["ORG"] += 3
    if len(parts) == 1 and parts[0].isupper() and 2 <= len(parts[0]) <= 8:
        found["ORG"] += 1
    if len(parts) == 1 and any(character.isupper() for character in parts[0][1:]) and not parts[0].isupper():
        found["ORG"] += 3
    if _among_bodies(doc, chunk):
        found["ORG"] += 4
    if after is not None:
        found.update(_votes_after(doc, chunk, after))
    if before is not None and before.lower_ in ("in", "at", "near") and found["PERSON"] < SURE:
        found["GPE"] += 3
    return found


def _family_first(parts: list[str]) -> bool:
    """Whether the name is made as in East Asia, the family's before one or two given ones: "Han Jae-won"."""
    return (
        len(parts) in (2, 3)
        and parts[0] in words("family_names.txt")
        and all(part.isalpha() and not part.isupper() for part in parts[1:])
    )


def _speaks(doc: Doc, chunk: Chunk) -> bool:
    """Whether it is written as names of persons are and does what persons do: "Ilvo Pirak said"."""
    head = doc[chunk.end - 1]
    named = chunk.end - chunk.start in (2, 3) and all(
        token.is_alpha and token.is_title for token in doc[chunk.start : chunk.end]
    )
    return named and head.dep_ == "nsubj" and head.head.lemma_ in words("personal_verbs.txt")


def _named_after_calling(doc: Doc, chunk: Chunk) -> bool:
    """Whether a comma joins the name to what somebody is: "the chair of the board, Ann Low"."""
    comma = chunk.start - 1
    if comma < 1 or doc[comma].text != "," or chunk.end - chunk.start < 2:
        return False
    persons = head_nouns()["Person"]
    return any(token.lower_ in persons and token.pos_ == "NOUN" for token in _upwards(doc[comma - 1]))


def _upwards(token: Token) -> Iterator[Token]:
    """The last noun of a phrase and those that it stands below: "board", "chair" in "chair of the board"."""
    yield token
    while token.dep_ in ("pobj", "prep", "conj", "compound"):
        token = token.head
        yield token


def _among_bodies(doc: Doc, chunk: Chunk) -> bool:
    """Whether it stands among names that are told to be of bodies: "firms, including Acme and Western Reef".

    After Hearst, "Automatic Acquisition of Hyponyms from Large Text Corpora", 1992.
    """
    position = chunk.start - 1
    while position > 0 and chunk.start - position < LONGEST_ROW and _within_row(doc[position]):
        position -= 1
    if position < 1 or chunk.titled:
        return False
    nouns = head_nouns()["Organization"]
    noun = nouns.get(doc[position].lemma_.lower())
    if noun is not None and doc[position].is_lower:
        return noun.family == "company"
    if doc[position].lower_ == "as" and doc[position - 1].lower_ == "such":
        position -= 1
    elif doc[position].lower_ not in ("including", "like"):
        return False
    position -= 1 + (doc[position - 1].text == ",")
    return position >= 0 and doc[position].tag_ == "NNS" and doc[position].lemma_.lower() in nouns


def _within_row(token: Token) -> bool:
    return capital(token) or token.lower_ in (",", "and", "the", "of", "for", "&", "-")


def _votes_after(doc: Doc, chunk: Chunk, after: Token) -> Counter[str]:
    found: Counter[str] = Counter()
    position = chunk.end
    if after.text in POSSESSIVE and position + 1 < len(doc):
        position += 1
        after = doc[position]
    if ROLE_AFTER.match(after.lower_):
        found["ORG"] += 4
    if after.text == "," and position + 1 < len(doc):
        follower = doc[position + 1]
        if follower.lower_ == "who":
            found["PERSON"] += 4
        apposition = doc[position + 1 : position + 7]
        persons = head_nouns()["Person"]
        if follower.pos_ != "VERB" and any(token.lower_ in persons for token in apposition):
            found["PERSON"] += 2 + 3 * _labels(doc, chunk)
    return found


def _labels(doc: Doc, chunk: Chunk) -> bool:
    """Whether names and titles in capitals label what somebody says on air: "JANE DOE, HOST: Welcome"."""
    near = doc[chunk.start : chunk.end + LABEL]
    label = list(takewhile(lambda token: token.text != ":", near))
    return len(label) < len(near) and all(token.is_upper or token.is_punct for token in label)


def share_surnames(ballots: dict[str, Counter[str]], common: Container[str]) -> None:
    """Let a surname alone be what the full name is, and so the first word of an organisation's.

    A name whose last word the document uses alone is a person's, unless that word says what a body is: bodies
    are shortened to their first words.
    """
    for name, vote in ballots.items():
        if _shortened_to_last(name, ballots, common):
            vote["PERSON"] += 3
    full = {name: voted(vote) for name, vote in ballots.items() if " " in name}
    persons = {name.split()[-1] for name, kind in full.items() if kind == "Person"}
    tails = {
        name.casefold().split(" ", position)[-1]
        for name, kind in full.items()
        if kind == "Person"
        for position in range(1, name.count(" "))
    }
    bodies = {name.split()[0] for name, kind in full.items() if kind == "Organization"}
    for name, vote in ballots.items():
        alone = " " not in name and (name in persons or name.title() in persons)
        if alone or name.casefold() in tails:
            vote["PERSON"] += sum(vote.values()) + 1
        elif name in bodies and voted(vote) == "Person":
            vote["ORG"] += sum(vote.values()) + 1


def _shortened_to_last(name: str, ballots: Container[str], common: Container[str]) -> bool:
    """Whether the last word of a name of two words stands alone as well, in capitals as a speaker's may.

    `common` are the words that the language has: two of them are no name of a person.
    """
    words_of = name.split()
    if len(words_of) != 2 or not all(word.isalpha() and word[1:].islower() for word in words_of):
        return False
    last = words_of[1]
    things = any(last.lower().removesuffix("s") in nouns for nouns in head_nouns().values())
    if things or all(word.lower() in common for word in words_of):
        return False
    return last.lower() not in words("company_words.txt") and (last in ballots or last.upper() in ballots)


def voted(vote: Counter[str]) -> EntityType | Literal["Place"] | None:
    """The type that has the most votes; an organisation where there are none."""
    if not vote:
        return "Organization"
    label, _ = max(vote.items(), key=lambda item: (item[1], item[0] in EVIDENCE, item[0]))
    if label in EVIDENCE:
        return EVIDENCE[label]
    return "Place" if label in ("GPE", "LOC", "FAC") else None
