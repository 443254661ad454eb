"""Reads attributions off the parse: a reporting word, its source and the words that hold the content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from accordgraph.model import Act
from accordgraph.quotations.constructions import constructions
from accordgraph.quotations.cues import Cue, cue_of, phrases
from accordgraph.quotations.extent import is_infinitive, subtrees
from accordgraph.quotations.sources import (
    SUBJECTS,
    Source,
    owner_of,
    source_at,
    source_before,
    subject_of,
)

_EMPTY = frozenset(("PRON", "DET", "PUNCT", "SPACE"))
"""Parts of speech that as an object tell nothing of what somebody said: "they hailed it"."""
_CLAUSES = frozenset(("pcomp", "relcl", "ccomp", "ROOT", "advcl", "conj"))


_VIEWS = frozenset(("opinion", "view", "word"))
"""Nouns whose phrase with "in" gives a clause to somebody: "in her view"."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A reporting word in use: tokens of the cue, its source if it has one, and the tokens of its content.

    A frame without content stands beside a quoted stretch. `construction` names what holds the content.
    """

    cue: tuple[int, ...]
    source: Source | None
    content: tuple[int, ...]
    construction: str
    act: Act


def frames(doc: Doc, skipped: frozenset[int]) -> Iterator[Frame]:
    """The attributions of a parsed document in order of their cues; tokens in `skipped` are no cues."""
    within: set[int] = set()
    for token in doc:
        if token.i in skipped or token.i in within:
            continue
        if token.lower_ in _phrase_starts():
            for frame in _phrase_frames(token):
                within.update(frame.cue)
                yield frame
        cue = cue_of(token)
        if cue is None:
            continue
        if cue.part == "verb":
            yield from _verb_frames(token, cue)
        elif (opinion := _in_view(token)) is not None:
            yield opinion
        elif cue.part == "noun":
            yield from _noun_frames(token, cue)
        elif cue.part == "adjective":
            yield from _adjective_frames(token, cue)


@cache
def _phrase_starts() -> frozenset[str]:
    return frozenset(words[0] for words, _ in phrases())


def _verb_frames(verb: Token, cue: Cue) -> Iterator[Frame]:
    """The frames of a verb; "what she called a gift" holds none, but may stand before quoted words."""
    told = _lets_know(verb) if cue.lemma == "know" else verb
    if told is None:
        return
    source = source_at(subject_of(told)) or source_before(told)
    found = False
    named = any(child.lower_ == "what" for child in verb.children)
    for construction, content in () if named else constructions(verb, cue):
        taken = set(content) - {verb.i}
        if source:
            taken -= set(range(source.start, source.end))
        whole = construction in ("clause", "quotation", "infinitive")
        if taken and (whole or any(verb.doc[t].pos_ not in _EMPTY for t in taken)):
            found = True
            act = cue.act if construction in ("clause", "quotation") else cue.other_act
            act = "thought" if _unsaid(verb, construction) else act
            yield Frame((verb.i,), source, tuple(sorted(taken)), construction, act)
            break
    if not found:
        yield Frame((verb.i,), source, (), "none", cue.act)


def _lets_know(verb: Token) -> Token | None:
    """The verb that makes "know" tell: "let them know that", "made it known that"."""
    return verb.head if verb.head.i < verb.i and verb.head.lemma_ in ("let", "make") else None


def _unsaid(verb: Token, construction: str) -> bool:
    """Whether it tells of a statement that was not made, is yet to be or opens a sentence.

    "Will call for", "did not say", "recalling the treaty, they met".
    """
    if any(child.dep_ == "neg" or child.tag_ == "MD" for child in verb.children):
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VB" and verb.head.pos_ == "VERB":
        return _unsaid(verb.head, construction)
    purpose = verb.dep_ in ("advcl", "acl", "relcl") and is_infinitive(verb)
    if verb.dep_ in ("ccomp", "xcomp") and is_infinitive(verb):
        between = verb.doc[verb.head.i + 1 : verb.i]
        return any(t.dep_ in ("dobj", *SUBJECTS) and t.head.i in (verb.i, verb.head.i) for t in between)
    aside = verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.i < verb.head.i
    return (purpose and construction != "clause") or (
        aside and construction in ("attitude", "object", "preposition")
    )


def _noun_frames(noun: Token, cue: Cue) -> Iterator[Frame]:
    """The frames of a noun; to be "of the view" that something is so is to say it."""
    clauses = [c for c in noun.children if c.dep_ in ("acl", "ccomp", "relcl") and _has_that(c)]
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
        clauses += [c for c in noun.head.children if c.dep_ == "ccomp" and _has_that(c)]
    if "infinitive" in cue.takes:
        clauses += [c for c in noun.children if c.dep_ == "acl" and is_infinitive(c)]
    source = source_at(owner_of(noun))
    if clauses and source:
        held = noun.head.lower_ == "of" and noun.head.head.lemma_ == "be"
        act: Act = "speech" if held else cue.act
        yield Frame((noun.i,), source, tuple(sorted(subtrees(clauses))), "noun", act)
        return
    for child in noun.children:
        wanted = [c for c in child.children if c.dep_ in ("pobj", "pcomp")]
        if source and wanted and child.dep_ == "prep" and child.lower_ in cue.takes:
            yield Frame((noun.i,), source, tuple(subtrees(wanted)), "preposition", cue.act)
            return


def _in_view(noun: Token) -> Frame | None:
    """The clause that is true in somebody's view: "in Peru's view, the treaty is dead"."""
    whose = next((child for child in noun.children if child.dep_ == "poss"), None)
    source = source_at(whose) if noun.lemma_ in _VIEWS and noun.head.lower_ == "in" else None
    if source is None or noun.dep_ != "pobj":
        return None
    clause = _clause_of(noun.head, noun.i + 1)
    phrase = {token.i for token in noun.head.subtree if token.i <= noun.i}
    content = tuple(t.i for t in clause.subtree if t.i not in phrase)
    cue = tuple(sorted(phrase - set(range(source.start, source.end))))
    return Frame(cue, source, content, "according", "speech") if clause.pos_ in ("VERB", "AUX") else None


def _has_that(clause: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)


def _adjective_frames(adjective: Token, cue: Cue) -> Iterator[Frame]:
    if adjective.dep_ not in ("acomp", "conj"):
        return
    clauses = [c for c in (*adjective.children, *adjective.head.children) if c.dep_ == "ccomp"]
    source = source_at(subject_of(adjective.head))
    if clauses and source:
        yield Frame((adjective.i,), source, tuple(sorted(subtrees(clauses))), "adjective", cue.act)


def _phrase_frames(first: Token) -> Iterator[Frame]:
    doc = first.doc
    for words, cue in phrases():
        end = first.i + len(words)
        if end >= len(doc) or tuple(t.lower_ for t in doc[first.i : end]) != words:
            continue
        noun = next((c for c in doc[end - 1].children if c.dep_ == "pobj"), None)
        clause = _clause_of(first, end)
        if noun is not None and noun.lower_ == "which":
            yield from _relative_phrase(first, noun, cue)
            return
        source = source_at(noun)
        if source is None:
            continue
        inside = set(_phrase(first, source, clause)) | set(range(first.i, source.end))
        content = [t.i for t in clause.subtree if t.i not in inside]
        yield Frame(tuple(range(first.i, end)), source, tuple(content), "according", cue.act)
        return


def _relative_phrase(first: Token, which: Token, cue: Cue) -> Iterator[Frame]:
    """The clause that a phrase with "which" gives to the noun before it: "a report, according to which"."""
    at = first.i - 1
    while at > first.sent.start and first.doc[at].text == ",":
        at -= 1
    noun = first.doc[at]
    source = source_at(noun) if noun.pos_ in ("NOUN", "PROPN") else None
    verb = next(
        (t for t in which.sent if t.i > which.i and t.pos_ in ("VERB", "AUX") and t.dep_ in _CLAUSES), None
    )
    if source is not None and verb is not None:
        content = [t.i for t in verb.subtree if t.i > which.i]
        yield Frame(tuple(range(first.i, which.i + 1)), source, tuple(content), "according", cue.act)


def _phrase(first: Token, source: Source, clause: Token) -> list[int]:
    """The words of an opening phrase, without the clause's subject that the parser has joined to it."""
    words = [token.i for token in first.subtree]
    if clause.i < first.i or any(child.dep_ in SUBJECTS for child in clause.children):
        return words
    comma = next((t for t in words if t >= source.end and first.doc[t].text == ","), None)
    return [t for t in words if comma is None or t <= comma]


def _clause_of(token: Token, end: int) -> Token:
    """The verb of the clause that a phrase, from a token to `end`, stands in."""
    head = token.head
    while (head.pos_ not in ("VERB", "AUX") or token.i < head.i < end) and head.head.i != head.i:
        head = head.head
    return head
