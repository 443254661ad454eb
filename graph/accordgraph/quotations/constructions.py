"""Reads off the parse how a reporting verb holds its content: in a clause, an object, behind "for"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from accordgraph.quotations.cues import Cue, cues, speaking_nouns
from accordgraph.quotations.extent import (
    before_but,
    clause,
    extended,
    is_infinitive,
    rest_of_sentence,
    subtrees,
    with_asides,
    without_aside,
)
from accordgraph.quotations.sources import FINITE, SUBJECTS

Content = tuple[str, list[int]]
"""A construction and the tokens that it holds."""
_NAMING = frozenset(("cite", "quote"))
"""Verbs whose participle may name the source in its object: "citing a ministry"."""
_MATTERS = frozenset(
    {"centrality", "desirability", "imperative", "importance", "necessity", "need", "primacy", "relevance"}
    | {"significance", "urgency"}
)
"""Nouns that say of something what a clause would: who recognises the need for it says that it is needed."""
_PLAIN = 4
"""Words from which on what the parser takes for the object of "say" is a clause that it has misread."""
_COMPLEMENTS = frozenset(("about", "against", "at", "for", "of", "on", "over", "that", "to"))
_OCCASIONS = frozenset(("day", "eve", "margin", "occasion", "sideline"))
_PLANS = frozenset(("objective", "priority", "support", "vision"))
"""Nouns besides the reporting ones for something whose content is told elsewhere: "her priorities"."""


def constructions(verb: Token, cue: Cue) -> Iterator[Content]:
    """Yield each construction of the verb that the cue takes, with the tokens of its content."""
    objects = [c for c in verb.children if c.dep_ in ("dobj", "dative", "oprd") and c.i > verb.i]
    if cue.takes & {"clause", "quotation"}:
        yield from _clauses(verb, cue, objects)
    if verb.dep_ == "parataxis" or ("tag" in cue.takes and _is_tag(verb)):
        inside = {t.i for t in verb.subtree}
        yield "clause", before_but(verb, [t.i for t in verb.head.subtree if t.i not in inside])
    if "infinitive" in cue.takes:
        yield from _infinitives(verb, objects)
    if objects:
        yield from _objects(verb, cue, objects)
    yield from _prepositions(verb, cue, objects)


def _clauses(verb: Token, cue: Cue, objects: Sequence[Token]) -> Iterator[Content]:
    clauses = [c for c in verb.children if c.dep_ == "ccomp"]
    if "hearer" in cue.takes and not clauses:
        clauses = [c for noun in objects for c in noun.children if _is_told(noun, c)]
    if clauses:
        yield "clause" if "clause" in cue.takes else "quotation", before_but(verb, clause(verb, clauses))
    elif objects and "clause" in cue.takes and "hearer" not in cue.takes:
        content = extended(verb, objects)
        if _goes_on(verb, content):
            yield "clause", rest_of_sentence(verb.doc, content[0])


def _is_told(hearer: Token, token: Token) -> bool:
    """Whether a "that" with a subject of its own tells the hearer: "reminded guests that it is old"."""
    first = token.left_edge
    subjects = [c for c in token.children if c.dep_ in SUBJECTS and c.i != first.i]
    return token.dep_ == "relcl" and first.lower_ == "that" and first.i == hearer.i + 1 and bool(subjects)


def _goes_on(verb: Token, content: Sequence[int]) -> bool:
    """Whether what the parser takes for an object is the subject of the verb right behind it."""
    behind = content[-1] + 1 if content else len(verb.doc)
    if behind >= verb.sent.end:
        return False
    token = verb.doc[behind]
    return token.tag_ in (*FINITE, "MD") and token.pos_ in ("AUX", "VERB")


def _infinitives(verb: Token, objects: Sequence[Token]) -> Iterator[Content]:
    found = [c for c in verb.children if c.dep_ in ("xcomp", "ccomp") and is_infinitive(c)]
    found = [c for c in found if not _asks_for_no_name(c)]
    to = ("to",) if verb.lemma_ == "appeal" else ()
    targets = [c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("on", "for", "upon", *to)]
    actors = [
        noun
        for prep in targets
        for noun in prep.children
        if noun.dep_ == "pobj" and noun.ent_type_ != "DATE" and noun.lemma_ not in _OCCASIONS
    ]
    inner = [c for noun in actors for c in noun.children if c.dep_ in ("acl", "relcl") and is_infinitive(c)]
    if found:
        content = [t for t in subtrees([*objects, *actors, *found]) if t > verb.i]
        yield "infinitive", without_aside(verb.doc, with_asides(verb.doc, content))
    elif inner:
        yield "infinitive", subtrees(actors)


def _objects(verb: Token, cue: Cue, objects: Sequence[Token]) -> Iterator[Content]:
    if cue.lemma in _NAMING and verb.tag_ == "VBG" and any(map(_speaks, objects)):
        return
    matter = bool(cue.takes & {"clause", "attitude"}) and any(n.lemma_.lower() in _MATTERS for n in objects)
    voiced = "noun" in cue.takes and any(map(_is_told_of, objects))
    takes = matter or voiced or cue.takes & {"object", "attitude"}
    if takes and "hearer" not in cue.takes and not any(map(_is_bare, objects)):
        content = extended(verb, objects)
        if cue.lemma == "say" and len(content) >= _PLAIN:
            content = [t.i for t in verb.subtree if t.i >= content[0]]
        judged = any(c.dep_ == "prep" and c.lower_ == "as" and c.i > verb.i for c in verb.children)
        object_ = judged or matter or voiced or "object" in cue.takes
        yield "object" if object_ else "attitude", without_aside(verb.doc, content)
    if "quoted" in cue.takes:
        yield "quoted", extended(verb, objects)


def _is_told_of(noun: Token) -> bool:
    """Whether a reporting noun comes with its content: "concerns about the bridge"."""
    return (noun.lemma_.lower(), "noun") in cues() and _has_content(noun)


def _is_bare(noun: Token) -> bool:
    """Whether somebody's statement or plan is named without its content: "outlined her vision"."""
    whose = any(child.dep_ == "poss" and child.pos_ == "PRON" for child in noun.children)
    lemma = noun.lemma_.lower()
    return whose and not _has_content(noun) and ((lemma, "noun") in cues() or lemma in _PLANS)


def _has_content(noun: Token) -> bool:
    return any(
        child.lower_ in _COMPLEMENTS or (child.dep_ in ("acl", "ccomp") and child.tag_ != "VBN")
        for child in noun.children
    )


def _prepositions(verb: Token, cue: Cue, objects: Sequence[Token]) -> Iterator[Content]:
    for child in verb.children:
        if child.lower_ not in cue.takes or child.i < verb.i or child.dep_ not in ("prep", "prt", "agent"):
            continue
        if child.lower_ == "of" and objects and "hearer" not in cue.takes:
            yield "preposition", extended(verb, objects)
        if any(c.dep_ in ("pobj", "pcomp") for c in child.children):
            yield "preposition", [t for t in extended(verb, [child]) if t != child.i]
    for child in verb.children:
        mark = next((c for c in child.children if c.dep_ == "mark" and c.lower_ in cue.takes), None)
        if mark is not None and child.i > verb.i:
            yield "preposition", [t for t in subtrees([child]) if t != mark.i]


def _speaks(noun: Token) -> bool:
    """Whether a noun is somebody or a text that can be cited rather than what is cited from it."""
    return noun.ent_type_ in ("PERSON", "ORG") or noun.lemma_.lower() in speaking_nouns()


def _is_tag(verb: Token) -> bool:
    """Whether an adverbial clause such as "as he put it" or ", officials said" only tags its main clause."""
    return verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "as" for c in verb.children)


def _asks_for_no_name(verb: Token) -> bool:
    """Whether it is how the press says that a source stays nameless: "asked not to be identified"."""
    return verb.lemma_ in ("identify", "name") and any(child.dep_ == "neg" for child in verb.children)
