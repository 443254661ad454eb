"""Names that only the document shows to be of agreements: acronyms, short names, what is signed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from spacy.tokens import Doc, Token

from accordgraph.annotate import Annotation
from accordgraph.gazetteers import Known, government_words, head_nouns, organization_class
from accordgraph.mentions.mention import Mention
from accordgraph.mentions.tokens import YEAR, capital, mention
from accordgraph.mentions.trie import known_names
from accordgraph.model import EntityType

ACRONYM = re.compile(r"(?=(.*[A-Z]){2})[A-Za-z][A-Za-z.\-]{1,9}$")
MEETING_VERBS = frozenset(["host", "attend", "convene", "boycott", "skip"])
LAUNCHES = frozenset(["launch", "launching", "unveiling", "inception"])
WELCOMES = frozenset(["welcome", "hail", "laud", "applaud", "praise", "commend", "celebrate", "note"])
SHORT_FOR = ("Protocol", "Agreement", "Accord", "Accords", "Convention", "Treaty", "Declaration", "Statute")
"""Nouns that a short name leaves out: Kyoto, Bletchley."""


def acronyms(annotation: Annotation, found: Sequence[Mention]) -> Iterator[Mention]:
    """Each occurrence of an acronym that the document introduces in brackets after a name."""
    doc = annotation.doc
    ends = {
        one.end: one
        for one in found
        if one.type in ("Agreement", "Event", "Organization") and one.kind != "pronoun"
    }
    introduced: dict[str, tuple[EntityType, str | None]] = {}
    for position in range(1, len(doc) - 2):
        name = ends.get(position)
        if name is None or doc[position].text != "(" or not capital(doc[name.head]):
            continue
        text = doc[position + 1].text
        if (
            doc[position + 2].text == ")"
            and ACRONYM.match(text)
            and _abbreviates(text, name.text)
            and name.type
        ):
            introduced[text] = (name.type, name.key)
    for token in annotation.tokens if introduced else ():
        if token.text in introduced:
            kind, key = introduced[token.text]
            yield mention(annotation, token.i, token.i + 1, kind, key=key)


def _abbreviates(acronym: str, name: str) -> bool:
    """Whether the letters of the acronym begin words of the name, in order."""
    initials = iter(word[0].lower() for word in re.split(r"[\s\-–]+", name) if word)
    letters = [letter.lower() for letter in acronym if letter.isalpha()]
    matched = sum(letter in initials for letter in letters)
    return letters[0] == name[0].lower() and matched >= max(2, len(letters) - 2)


def short_names(annotation: Annotation) -> Iterator[Mention]:
    """Places that stand for their agreement where it is signed, ratified or left: "ratify Kyoto"."""
    for token in annotation.tokens:
        if capital(token) and token.pos_ == "PROPN" and signed(token):
            known = _agreement_of(token.text, SHORT_FOR)
            if known is not None:
                yield mention(annotation, token.i, token.i + 1, "Agreement", key=known.key)


def meetings_of_blocs(annotation: Annotation) -> Iterator[Mention]:
    """Blocs that stand for a meeting of theirs: "APEC 2024", "hosted the G20"."""
    doc = annotation.doc
    for token in doc:
        known = _bloc(token.text) if token.is_upper else None
        if known is None:
            continue
        end = token.i + 1
        numbered = end < len(doc) and YEAR.match(doc[end].text) is not None
        if numbered and not (end + 1 < len(doc) and capital(doc[end + 1])):
            yield mention(annotation, token.i, end + 1, "Event", head=token.i)
        elif not numbered and token.dep_ == "dobj" and token.head.lemma_ in MEETING_VERBS:
            yield mention(annotation, token.i, end, "Event")


def _bloc(text: str) -> Known | None:
    found = known_names().longest((text,), 0)
    return (
        found[1] if found is not None and organization_class(found[1].key) in ("bloc", "alliance") else None
    )


def coordinated(annotation: Annotation) -> Iterator[Mention]:
    """Each of several agreements that share their noun: "the Bletchley and Seoul declarations"."""
    nouns = head_nouns()["Agreement"]
    doc = annotation.doc
    for token in annotation.tokens:
        if token.tag_ not in ("NNS", "NNPS") or token.lemma_.lower() not in nouns:
            continue
        noun = token.lemma_.lower()
        position = token.i - 1
        while position >= 0 and (capital(doc[position]) or doc[position].lower_ in ("and", ",")):
            known = (
                _agreement_of(doc[position].text, (noun.title(), noun)) if capital(doc[position]) else None
            )
            if known is not None:
                last = position + 1 == token.i
                yield mention(annotation, position, position + 1 + last, "Agreement", key=known.key)
            position -= 1


def _agreement_of(place: str, nouns: Sequence[str]) -> Known | None:
    for noun in nouns:
        found = known_names().longest((place, noun), 0)
        if found is not None and found[0] == 2 and found[1].type == "Agreement":
            return found[1]
    return None


def objects_of_signing(annotation: Annotation, found: Sequence[Mention]) -> Iterator[Mention]:
    """Names of no known type that are signed or ratified, as agreements, and all their repetitions."""
    doc = annotation.doc
    names = [
        one
        for one in found
        if one.kind == "name" and one.key is None and one.type in ("Organization", "Person")
    ]
    signed_texts = {one.text for one in names if signed_or_launched(doc[one.head]) and _unpersonal(doc, one)}
    for one in names:
        if one.text in signed_texts:
            yield Mention(one.start, one.end, one.head, "Agreement", "name", one.text)


def signed_or_launched(token: Token) -> bool:
    """Whether a name is signed, or its launch is welcomed: "hailed the launch of BLUE-X"."""
    if signed(token):
        return True
    launch = token.head.head
    launched = token.dep_ == "pobj" and token.head.lower_ == "of" and launch.lower_ in LAUNCHES
    return launched and launch.dep_ == "dobj" and launch.head.lemma_ in WELCOMES


def _unpersonal(doc: Doc, one: Mention) -> bool:
    return one.type == "Organization" and (doc[one.start].is_upper or one.end - one.start > 1)


def signed(token: Token, how: Literal["sign", "join"] = "sign") -> bool:
    """Whether the word is the object of signing, ratifying or leaving an agreement, or of taking sides."""
    verbs, phrases = government_words()[f"{how}_verb"], government_words()[f"{how}_phrase"]
    while token.dep_ == "conj" and token.head.pos_ in ("PROPN", "NOUN"):
        token = token.head
    if token.dep_ in ("dobj", "nsubjpass"):
        return token.head.lemma_ in verbs
    if token.dep_ == "pobj":
        governor = token.head.head
        return f"{governor.lemma_.lower()} {token.head.lower_}" in phrases
    return False
