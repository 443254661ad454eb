"""Reads attributions off the parse: a reporting word, its source and the words that hold the content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from spacy.tokens import Doc, Token

from accordgraph.model import Act
from accordgraph.quotations.cues import Cue, cue_of, phrases, speaking_nouns
from accordgraph.quotations.sources import (
    SUBJECTS,
    Source,
    owner_of,
    reporting_beside,
    source_at,
    source_before,
    subject_of,
    tense,
)

_COMPLETING = frozenset(
    ("dobj", "oprd", "dative", "prep", "xcomp", "acomp", "ccomp", "advcl", "advmod", "prt")
)
_SETTING = frozenset(("npadvmod", "advmod", "prep", "cc"))
_EMPTY = frozenset(("PRON", "DET", "PUNCT", "SPACE"))
"""Parts of speech that as an object tell nothing of what somebody said: "they hailed it"."""
_DASHES = frozenset(("—", "–", "--", "-"))
_OCCASIONS = frozenset(("after", "amid", "before", "during", "following", "upon", "when", "while"))
_CLAUSES = frozenset(("pcomp", "relcl", "ccomp", "ROOT", "advcl", "conj"))
_NAMING = frozenset(("cite", "quote"))
"""Verbs whose participle may name the source in its object: "citing a ministry"."""
_MATTERS = frozenset(
    {"centrality", "desirability", "imperative", "importance", "necessity", "need", "primacy", "relevance"}
    | {"significance", "urgency"}
)
"""Nouns that say of something what a clause would: who recognises the need for it says that it is needed."""
_PLAIN = 4
"""Words from which on what the parser takes for the object of "say" is a clause that it has misread."""
_SETTINGS = frozenset(
    {"interview", "statement", "speech", "email", "letter", "tweet", "post", "message", "conference"}
    | {"briefing", "call", "debate", "event", "rally"}
)
"""Nouns whose phrase tells in which form or at which occasion something was said."""


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
        elif cue.part == "noun":
            yield from _noun_frames(token, cue)
        elif cue.part == "adjective":
            yield from _adjective_frames(token, cue)


@cache
def _phrase_starts() -> frozenset[str]:
    return frozenset(words[0] for words, _ in phrases())


def _verb_frames(verb: Token, cue: Cue) -> Iterator[Frame]:
    source = source_at(subject_of(verb)) or source_before(verb)
    found = False
    for construction, content in _constructions(verb, cue):
        taken = set(content) - {verb.i}
        if source:
            taken -= set(range(source.start, source.end))
        told = construction in ("clause", "quotation", "infinitive")
        if taken and (told or any(verb.doc[t].pos_ not in _EMPTY for t in taken)):
            found = True
            act = cue.act if construction in ("clause", "quotation") else cue.other_act
            act = "thought" if _unsaid(verb, construction) else act
            yield Frame((verb.i,), source, tuple(sorted(taken)), construction, act)
            break
    if not found:
        yield Frame((verb.i,), source, (), "none", cue.act)


def _unsaid(verb: Token, construction: str) -> bool:
    """Whether it tells of a statement that was not made, or is yet to be: "will call for", "did not say"."""
    if any(child.dep_ == "neg" or child.tag_ == "MD" for child in verb.children):
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VB" and verb.head.pos_ == "VERB":
        return _unsaid(verb.head, construction)
    purpose = verb.dep_ in ("advcl", "acl", "relcl") and _is_infinitive(verb)
    return purpose and construction != "clause"


def _constructions(verb: Token, cue: Cue) -> Iterator[tuple[str, list[int]]]:
    """Each construction of the verb that the cue takes, with the tokens of its content."""
    children = list(verb.children)
    objects = [c for c in children if c.dep_ in ("dobj", "dative", "oprd") and c.i > verb.i]
    if cue.takes & {"clause", "quotation"}:
        clauses = [c for c in children if c.dep_ == "ccomp"]
        if clauses:
            content = _before_but(verb, _clause(verb, clauses))
            yield "clause" if "clause" in cue.takes else "quotation", content
    if verb.dep_ == "parataxis" or ("tag" in cue.takes and _is_tag(verb)):
        inside = {t.i for t in verb.subtree}
        yield "clause", _before_but(verb, [t.i for t in verb.head.subtree if t.i not in inside])
    if "infinitive" in cue.takes:
        infinitives = [c for c in children if c.dep_ in ("xcomp", "ccomp") and _is_infinitive(c)]
        infinitives = [c for c in infinitives if not _asks_for_no_name(c)]
        targets = [c for c in children if c.dep_ == "prep" and c.lower_ in ("on", "for", "upon")]
        actors = [noun for prep in targets for noun in prep.children if noun.dep_ == "pobj"]
        inner = [
            c for noun in actors for c in noun.children if c.dep_ in ("acl", "relcl") and _is_infinitive(c)
        ]
        if infinitives:
            content = [t for t in _subtrees([*objects, *actors, *infinitives]) if t > verb.i]
            yield "infinitive", _with_asides(verb.doc, content)
        elif inner:
            yield "infinitive", _subtrees(actors)
    if cue.lemma in _NAMING and verb.tag_ == "VBG" and any(map(_speaks, objects)):
        objects = []
    matter = bool(cue.takes & {"clause", "attitude"}) and any(
        noun.lemma_.lower() in _MATTERS for noun in objects
    )
    if (matter or cue.takes & {"object", "attitude"}) and "hearer" not in cue.takes and objects:
        content = _extended(verb, objects)
        if cue.lemma == "say" and len(content) >= _PLAIN:
            content = [t.i for t in verb.subtree if t.i >= content[0]]
        judged = any(child.dep_ == "prep" and child.lower_ == "as" and child.i > verb.i for child in children)
        yield "object" if judged or matter or "object" in cue.takes else "attitude", content
    if "quoted" in cue.takes and objects:
        yield "quoted", _extended(verb, objects)
    for child in children:
        if child.lower_ not in cue.takes or child.i < verb.i or child.dep_ not in ("prep", "prt", "agent"):
            continue
        if child.lower_ == "of" and objects and "hearer" not in cue.takes:
            yield "preposition", _extended(verb, objects)
        parts = [c for c in child.children if c.dep_ in ("pobj", "pcomp")]
        if parts:
            yield "preposition", [t for t in _extended(verb, [child]) if t != child.i]
    for child in children:
        mark = next((c for c in child.children if c.dep_ == "mark" and c.lower_ in cue.takes), None)
        if mark is not None and child.i > verb.i:
            yield "preposition", [t for t in _subtrees([child]) if t != mark.i]


def _speaks(noun: Token) -> bool:
    """Whether a noun is somebody or a text that can be cited rather than what is cited from it."""
    return noun.ent_type_ in ("PERSON", "ORG") or noun.lemma_.lower() in speaking_nouns()


def _with_asides(doc: Doc, content: Sequence[int]) -> list[int]:
    """The content with what stands between dashes within it."""
    asides = [
        range(one, other)
        for one, other in pairwise(content)
        if {doc[one + 1].text, doc[other - 1].text} <= _DASHES
    ]
    return sorted({*content, *(token for aside in asides for token in aside)})


def _clause(verb: Token, clauses: Sequence[Token]) -> list[int]:
    """The words of the clauses on the side of the verb where the content stands, up to a semicolon."""
    head = clauses[-1]
    other = {token for child in head.children if reporting_beside(child) for token in _coordinate(child)}
    content = sorted({*_subtrees([*clauses, *_continuing(verb, head)])} - other)
    if head.i > verb.i:
        subject = next((c for c in head.children if c.dep_ in SUBJECTS), head)
        content = [t for t in content if t > verb.i or subject.i < verb.i]
    low, high = sorted((verb.i, head.i))
    if any(token.text == ";" for token in verb.doc[low:high]):
        return []
    stops = [t for t in content if verb.doc[t].text == ";"]
    after = min((t for t in stops if t > head.i), default=verb.doc[-1].i + 1)
    before = max((t for t in stops if t < head.i), default=-1)
    return [t for t in content if before < t < after]


def _before_but(verb: Token, content: Sequence[int]) -> list[int]:
    """The content up to its tag where a "but" follows: "rain is due, she said, but nobody heard"."""
    after = next((t for t in content if t > verb.i and verb.doc[t].is_alpha), None)
    ends = after is not None and verb.doc[after].lower_ == "but" and min(content) < verb.i
    return [t for t in content if not ends or t < verb.i]


def _continuing(verb: Token, head: Token) -> list[Token]:
    """Clauses that go on with what is reported, by their tense: "said the road is old, and it is closed"."""
    return [
        child
        for child in verb.children
        if child.dep_ == "conj" and child.i > head.i > verb.i
        if any(inner.dep_ in SUBJECTS for inner in child.children)
        if tense(verb) == "VBD" and tense(child) == tense(head) != "VBD"
    ]


def _coordinate(verb: Token) -> set[int]:
    """The words of a coordinated verb with the conjunction before it."""
    words = {token.i for token in verb.subtree}
    before = verb.doc[min(words) - 1]
    return words | {before.i} if before.dep_ == "cc" else words


def _extended(verb: Token, heads: Sequence[Token]) -> list[int]:
    """The words of the heads and of what follows them in the verb's clause without a comma or a date."""
    content = [t for t in _subtrees(heads) if t > verb.i]
    passed: list[int] = []
    for child in verb.children:
        reach = (passed or content)[-1:]
        if child.i < verb.i or not content or child.left_edge.i != reach[0] + 1:
            continue
        words = [t.i for t in child.subtree]
        if (child.dep_ in _COMPLETING and not _is_setting(child)) or (
            child.dep_ == "conj" and _is_infinitive(child)
        ):
            content += [*passed, *words]
            passed = []
        elif child.dep_ in _SETTING or child.is_quote:
            passed += words
    return content


def _is_setting(child: Token) -> bool:
    """Whether a phrase tells when, where or in what form something was said."""
    if child.dep_ in ("npadvmod", "advmod"):
        return True
    words = (child, *(c for c in child.children if c.dep_ in ("mark", "advmod")))
    if child.lemma_ != "come" and any(word.lower_ in _OCCASIONS for word in words):
        return True
    nouns = [c for c in child.children if c.dep_ in ("pobj", "pcomp")]
    return child.dep_ == "prep" and any(
        noun.ent_type_ in ("DATE", "TIME") or noun.lemma_.lower() in _SETTINGS for noun in nouns
    )


def _is_tag(verb: Token) -> bool:
    """Whether an adverbial clause such as "as he put it" or ", officials said" only tags its main clause."""
    return verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "as" for c in verb.children)


def _is_infinitive(token: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in token.children)


def _asks_for_no_name(verb: Token) -> bool:
    """Whether it is how the press says that a source stays nameless: "asked not to be identified"."""
    return verb.lemma_ in ("identify", "name") and any(child.dep_ == "neg" for child in verb.children)


def _noun_frames(noun: Token, cue: Cue) -> Iterator[Frame]:
    clauses = [c for c in noun.children if c.dep_ in ("acl", "ccomp", "relcl") and _has_that(c)]
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
        clauses += [c for c in noun.head.children if c.dep_ == "ccomp" and _has_that(c)]
    if "infinitive" in cue.takes:
        clauses += [c for c in noun.children if c.dep_ == "acl" and _is_infinitive(c)]
    source = source_at(owner_of(noun))
    if clauses and source:
        yield Frame((noun.i,), source, tuple(sorted(_subtrees(clauses))), "noun", cue.act)
        return
    for child in noun.children:
        wanted = [c for c in child.children if c.dep_ in ("pobj", "pcomp")]
        if source and wanted and child.dep_ == "prep" and child.lower_ in cue.takes:
            yield Frame((noun.i,), source, tuple(_subtrees(wanted)), "preposition", cue.act)
            return


def _has_that(clause: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)


def _adjective_frames(adjective: Token, cue: Cue) -> Iterator[Frame]:
    if adjective.dep_ not in ("acomp", "conj"):
        return
    clauses = [c for c in (*adjective.children, *adjective.head.children) if c.dep_ == "ccomp"]
    source = source_at(subject_of(adjective.head))
    if clauses and source:
        yield Frame((adjective.i,), source, tuple(sorted(_subtrees(clauses))), "adjective", cue.act)


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


def _subtrees(tokens: Iterable[Token]) -> list[int]:
    return sorted({inner.i for token in tokens for inner in token.subtree})
