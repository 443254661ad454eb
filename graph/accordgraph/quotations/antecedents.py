"""Finds whom a "they" stands for that says something: the subject of a sentence before that may be many."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from accordgraph.link import LinkedDocument
from accordgraph.quotations.cues import cue_of, speaking_nouns
from accordgraph.quotations.sources import conjuncts

REACH = 6
"""Sentences back, at the most, to the noun that a "they" stands for (inclusive)."""
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_PLURAL = frozenset(("NNS", "NNPS"))
_SHARES = frozenset(("half", "lot", "majority", "minority", "percent", "quarter", "rest", "third"))
"""Nouns for a part of others, who are the ones that speak."""


def those_meant(linked: LinkedDocument, pronoun: Token) -> Token | None:
    """The noun, in a sentence before, that a "they" takes up; None for any other word.

    A sentence whose subject is a "they" itself hands on; one in quotation marks is passed over.
    """
    if pronoun.lower_ != "they":
        return None
    read = _text_of(pronoun.head)
    if read is not None:
        return read
    sentence: Span | None = pronoun.sent
    for _ in range(REACH + 1):
        if sentence is None:
            return None
        before = [t for t in sentence if t.lower_ == "they" and t.i < pronoun.i and not _is_quoted(t)]
        found = those_meant(linked, before[-1]) if before else next(_nouns(linked, sentence, pronoun.i), None)
        if found is not None:
            return found
        sentence = sentence.doc[sentence.start - 1].sent if sentence.start else None
    return None


def _text_of(verb: Token) -> Token | None:
    """The text in which they say it: "in the letter they write"."""
    nouns = (noun for prep in verb.children if prep.lower_ == "in" for noun in prep.children)
    return next((noun for noun in nouns if speaking_nouns().get(noun.lemma_.lower()) == "text"), None)


def _nouns(linked: LinkedDocument, sentence: Span, before: int) -> Iterator[Token]:
    """Subjects of a sentence that may be many, that of its main clause first."""
    subjects = [t for t in sentence if t.i < before and t.dep_ in _SUBJECTS and not _is_quoted(t)]
    for token in sorted(subjects, key=lambda t: (t.head != sentence.root, t.i)):
        whose = next((c for c in token.children if c.dep_ == "poss"), None)
        read = speaking_nouns().get(token.lemma_.lower()) == "text" and cue_of(token.head) is not None
        if whose is not None and whose.tag_ in _PLURAL and _speaks(whose):
            yield whose
        elif (whose is None and read and token.dep_ == "nsubj") or _may_be_many(linked, token):
            yield token


def _may_be_many(linked: LinkedDocument, token: Token) -> bool:
    """Whether a noun is a plural or a body of people, or is named together with others."""
    entity = linked.entity_headed(token.i)
    lemma = token.lemma_.lower()
    if token.pos_ == "PRON" or lemma in _SHARES or (entity is not None and entity.type == "Event"):
        return False
    if entity is not None and entity.type == "Agreement":
        return token.lower_.endswith("s") and any(child.dep_ == "compound" for child in token.children)
    together = [linked.entity_headed(each.i) for each in conjuncts(token)]
    if sum(1 for each in together if each and each.type in ("Person", "Country", "Organization")) > 1:
        return True
    if token.tag_ in _PLURAL:
        return _speaks(token) or entity is not None
    kind = speaking_nouns().get(lemma)
    return kind in ("Group", "Organization") or (entity is not None and entity.type == "Group")


def _speaks(noun: Token) -> bool:
    return speaking_nouns().get(noun.lemma_.lower(), "text") != "text"


def _is_quoted(token: Token) -> bool:
    """Whether a quotation mark that stands open before a word in its sentence is closed behind it."""
    before = [t.text for t in token.doc[token.sent.start : token.i]]
    opened = sum(1 for text in before if text in ("“", "«", "``", "„"))
    closed = sum(1 for text in before if text in ("”", "»", "''"))
    return opened > closed or before.count('"') % 2 == 1
