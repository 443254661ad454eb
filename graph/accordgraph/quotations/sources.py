"""Finds who speaks: the noun phrase that a reporting word makes the source of what it reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from accordgraph.quotations.cues import speaking_nouns

SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))
FINITE = frozenset(("VBD", "VBZ", "VBP"))
RELATIVES = frozenset(("who", "which", "that", "whom"))
NARRATORS = frozenset(
    ("i", "you", "it", "there", "what", "this", "us", "me", "myself", "yourself", "nobody", "none")
)
"""Subjects of a reporting verb outside quotation marks that name nobody the document quotes."""
_LEFT = frozenset(
    ("det", "amod", "compound", "nmod", "nummod", "poss", "predet", "quantmod", "advmod", "punct")
)
_BETWEEN = frozenset(("aux", "auxpass", "neg", "advmod"))
_WITHIN = frozenset(("pobj", "prep", "conj", "appos", "compound", "nmod", "nummod", "relcl", "acl", "pcomp"))
_ADDRESSING = frozenset(("call", "email", "message", "phone", "telephone", "text", "write"))
"""Verbs whose object is spoken to: "she emailed her voters saying"."""
_DEPTH = 6
_APPOSITION = 8
"""Tokens between an apposition's noun and its last name, at the most."""


@dataclass(frozen=True, slots=True)
class Source:
    """The source's tokens `start` to `end` (half-open) and its head.

    `relative` is the "who" that stands for it, `text` the noun for a text that it, an "it", stands for.
    """

    start: int
    end: int
    head: int
    relative: int | None = None
    text: int | None = None


def subject_of(verb: Token, depth: int = 0) -> Token | None:
    """The logical subject of a verb: its own, or or that of its governor; None for a bare passive."""
    own = _own_subject(verb)
    passive = _is_passive(verb)
    if passive and depth == 0:
        return own if _is_quoted_as(verb) else agent_of(verb)
    if own is not None:
        return own
    if depth > _DEPTH:
        return None
    return _governed(verb, depth)


def _is_quoted_as(verb: Token) -> bool:
    """Whether a passive tells of its subject's own words: "was quoted by the press as saying"."""
    return verb.lemma_ in ("cite", "quote", "report") and any(
        child.dep_ == "prep" and child.lower_ == "as" for child in verb.children
    )


def _own_subject(verb: Token) -> Token | None:
    """The first subject of a verb; one before a comma is none, where the parser finds another behind it."""
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS and child.tag_ != "VBG"]
    if len(subjects) > 1 and subjects[1].i < verb.i and subjects[0].ent_type_ != "PERSON":
        between = [
            t for t in verb.doc[subjects[0].i : subjects[1].i] if t.head.i in (t.i, verb.i, subjects[0].i)
        ]
        if any(t.text == "," for t in between) and not any(t.dep_ == "cc" for t in between):
            return subjects[1]
    return next(iter(subjects), None)


def _governed(verb: Token, depth: int) -> Token | None:
    head = reporting_beside(verb) or verb.head
    sent = _sent_by(verb)
    if sent is not None:
        return sent
    if verb.dep_ in ("conj", "advcl", "dep") and head.pos_ in ("VERB", "AUX"):
        return subject_of(head, depth + 1)
    if verb.dep_ in ("xcomp", "ccomp") and head.pos_ in ("VERB", "AUX", "ADJ"):
        controller = next((c for c in head.children if c.dep_ == "dobj" and c.i < verb.i), None)
        return controller or subject_of(head, depth + 1)
    if verb.dep_ == "xcomp" and head.dep_ in ("acomp", "attr"):
        return subject_of(head.head, depth + 1)
    if verb.dep_ == "pcomp" and head.head.pos_ in ("VERB", "AUX"):
        return subject_of(head.head, depth + 1)
    verbless = verb.tag_ == "VBN" and head.dep_ == "ROOT" and head.pos_ in ("NOUN", "PROPN")
    if verb.dep_ == "acl" and (verb.tag_ in ("VBG", "VBZ", "VBD") or verbless):
        addressed = head.dep_ in ("dobj", "dative") and head.head.lemma_.lower() in _ADDRESSING
        return subject_of(head.head, depth + 1) if addressed else head
    return None


def _sent_by(verb: Token) -> Token | None:
    """The text that a participle right behind it says something of: "sent her a letter demanding"."""
    if verb.dep_ != "advcl" or verb.tag_ != "VBG":
        return None
    texts = [c for c in verb.head.children if c.dep_ == "dobj" and c.i < verb.i]
    apart = texts and any(t.is_punct for t in verb.doc[texts[-1].i : verb.i])
    readable = texts and speaking_nouns().get(texts[-1].lemma_.lower()) == "text"
    return texts[-1] if readable and not apart else None


def reporting_beside(verb: Token) -> Token | None:
    """The reporting verb that a verb goes on from, where the parser has joined it to what is reported.

    In "she said they would come and urged others to join" the tense of "urged" is that of "said".
    """
    inner = verb.head
    if verb.dep_ != "conj" or inner.dep_ != "ccomp" or inner.i < inner.head.i:
        return None
    outer = inner.head
    own = any(child.dep_ in SUBJECTS for child in verb.children)
    alike = tense(verb) == tense(outer) != tense(inner)
    return outer if alike and not own and tense(verb) in FINITE else None


def tense(verb: Token) -> str:
    """The tag of the word that makes a verb finite: its first auxiliary or itself."""
    return next((child.tag_ for child in verb.children if child.dep_ in ("aux", "auxpass")), verb.tag_)


def _is_passive(verb: Token) -> bool:
    return verb.tag_ == "VBN" and (
        any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)
        or (verb.dep_ == "acl" and any(child.dep_ == "agent" for child in verb.children))
        or (verb.dep_ == "advcl" and not any(c.dep_ == "aux" or c.dep_ in SUBJECTS for c in verb.children))
    )


def agent_of(verb: Token) -> Token | None:
    """The noun of a passive's by-phrase."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((noun for noun in child.children if noun.dep_ == "pobj"), None)
    return None


def owner_of(noun: Token) -> Token | None:
    """Whose word a "claim" or "statement" is: its possessor, by-phrase or the subject that makes it."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    for child in noun.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from", "of", "among"):
            return next((inner for inner in child.children if inner.dep_ == "pobj"), None)
    if noun.dep_ == "pobj" and noun.head.head.pos_ in ("AUX", "VERB"):
        return subject_of(noun.head.head)
    if noun.dep_ in ("dobj", "attr") and noun.head.pos_ in ("VERB", "AUX"):
        return subject_of(noun.head)
    return None


def source_at(token: Token | None) -> Source | None:
    """The source headed by this token, its relative pronoun resolved; None where it names no speaker."""
    if token is None:
        return None
    relative = None
    if token.lower_ in RELATIVES:
        if token.dep_ not in SUBJECTS or token.head.dep_ != "relcl":
            return None
        relative, token = token.i, _elliptic(token) or token.head.head
    if token.pos_ not in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "X", "DET") and not token.text[:1].isupper():
        return None
    if token.lower_ == "one" and not any(child.lower_ != "no" for child in token.children):
        return None
    if token.lower_ in NARRATORS and not (token.lower_ == "it" and token.dep_ in SUBJECTS):
        return None
    token = _apposed_to(token) or _running_into_name(token) or token
    return Source(*noun_phrase(token), token.i, relative)


def _running_into_name(token: Token) -> Token | None:
    """The last word of the person's name that an office's words run into: "fisheries chief Jane Doe"."""
    if token.ent_type_ == "PERSON" or token.pos_ == "PRON":
        return None
    last = token
    for after in token.doc[token.i + 1 : min(token.i + 1 + _APPOSITION, token.sent.end)]:
        if after.pos_ not in ("ADJ", "NOUN", "PROPN") or (last.ent_type_ == "PERSON" != after.ent_type_):
            break
        last = after
    return last if last.ent_type_ == "PERSON" else None


def _elliptic(relative: Token) -> Token | None:
    """The name right before a relative pronoun that lacks its noun: "unlike Oslo's, which said"."""
    name, clitic, comma = (relative.nbor(-n) if relative.i >= n else None for n in (3, 2, 1))
    if name is None or clitic is None or comma is None or comma.text != ",":
        return None
    return name if clitic.text in ("’s", "'s") and name.pos_ == "PROPN" else None


def _apposed_to(token: Token) -> Token | None:
    """The name whose apposition a noun closes: "Jane Doe" of "Jane Doe, the head of the firm Acme, said"."""
    if token.pos_ != "PROPN" or token.i + 1 >= len(token.doc) or token.nbor().text != ",":
        return None
    for before in reversed(token.doc[max(token.sent.start, token.i - _APPOSITION) : token.i]):
        if before.text == ",":
            return None
        if before.dep_ == "appos" and before.head.pos_ == "PROPN" and before.head.i < before.i:
            return before.head if before.nbor(-1).dep_ == "det" or before.nbor(-1).text == "," else None
    return None


def source_before(verb: Token) -> Source | None:
    """The noun phrase right before a finite verb whose subject the parser has missed."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP") and not any(c.dep_ == "aux" for c in verb.children):
        return None
    if verb.dep_ in ("xcomp", "pcomp", "acl", "amod") or _own_subject(verb) is not None:
        return None
    at = verb.i - 1
    while at > verb.sent.start and (verb.doc[at].dep_ in _BETWEEN or verb.doc[at].text == ","):
        at -= 1
    noun = verb.doc[at]
    while noun.dep_ in _WITHIN and noun.head.i < verb.i and noun.head.i != noun.i:
        noun = noun.head
    if noun.pos_ not in ("NOUN", "PROPN", "PRON") or (
        noun.dep_ in ("dobj", "npadvmod") and noun.ent_type_ != "PERSON"
    ):
        return None
    return source_at(noun)


def noun_phrase(head: Token) -> tuple[int, int]:
    """The half-open token range of a noun with what stands directly before it."""
    start = head.i
    while start > head.sent.start:
        before = head.doc[start - 1]
        inside = before.dep_ in _LEFT and start <= before.head.i <= head.i
        if not inside and before.text not in ("-", "’", "'"):
            break
        start -= 1
    while start < head.i and head.doc[start].is_punct:
        start += 1
    return start, head.i + 1


def conjuncts(head: Token) -> Iterator[Token]:
    """The head and the nouns coordinated with it, in order."""
    yield head
    for child in head.children:
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "PRON"):
            yield from conjuncts(child)
