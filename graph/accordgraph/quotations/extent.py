"""Tells how far the content of a reporting word reaches: which words it holds besides the parse's own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from spacy.tokens import Doc, Token

from accordgraph.quotations.sources import FINITE, SUBJECTS, reporting_beside, tense

_COMPLETING = frozenset(
    ("dobj", "oprd", "dative", "prep", "xcomp", "acomp", "ccomp", "advcl", "advmod", "prt")
)
_SETTING = frozenset(("npadvmod", "advmod", "prep", "cc"))
_ADDING = (
    "as well as",
    "especially ",
    "in line with",
    "in particular",
    "in view of",
    "including ",
    "not least",
    "notably ",
    "particularly ",
    "such as",
    "with ",
    "without ",
)
"""How a phrase begins that adds to what was said before its comma."""
_DASHES = frozenset(("—", "–", "--", "-"))
_OCCASIONS = frozenset(("after", "amid", "before", "during", "following", "upon", "when", "while"))
_SETTINGS = frozenset(
    {"interview", "statement", "speech", "email", "letter", "tweet", "post", "message", "conference"}
    | {"briefing", "call", "debate", "event", "rally"}
)
"""Nouns whose phrase tells in which form or at which occasion something was said."""


def with_asides(doc: Doc, content: Sequence[int]) -> list[int]:
    """The content with what stands between dashes within it."""
    asides = [
        range(one, other)
        for one, other in pairwise(content)
        if {doc[one + 1].text, doc[other - 1].text} <= _DASHES
    ]
    return sorted({*content, *(token for aside in asides for token in aside)})


def clause(verb: Token, clauses: Sequence[Token]) -> list[int]:
    """The words of the clauses on the side of the verb where the content stands, up to a semicolon."""
    head = clauses[-1]
    other = {token for child in head.children if reporting_beside(child) for token in _coordinate(child)}
    content = sorted({*subtrees([*clauses, *_continuing(verb, head)])} - other)
    if head.i > verb.i:
        subject = next((c for c in head.children if c.dep_ in SUBJECTS), head)
        content = [t for t in content if t > verb.i or subject.i < verb.i]
    low, high = sorted((verb.i, head.i))
    if any(token.text == ";" for token in verb.doc[low:high]):
        return []
    stops = [t for t in content if verb.doc[t].text == ";"]
    after = min((t for t in stops if t > head.i), default=verb.doc[-1].i + 1)
    before = max((t for t in stops if t < head.i), default=-1)
    content = _behind_colon(verb, [t for t in content if before < t < after])
    return content + _listed(verb.doc, content[-1]) if content and head.i > verb.i else content


def _behind_colon(verb: Token, content: Sequence[int]) -> list[int]:
    """The content before its tag without what a colon ends: "It closed: nobody came, he says"."""
    colons = [t for t in content if verb.doc[t].text == ":" and t < verb.i]
    told = colons and any(verb.doc[t].tag_ in (*FINITE, "MD") for t in content if t < colons[-1])
    return [t for t in content if not told or t > colons[-1]]


def _listed(doc: Doc, last: int) -> list[int]:
    """What goes on behind a semicolon without a sentence of its own: "with the towns; and with the ports"."""
    found: list[int] = []
    end = doc[last].sent.end
    at = next((t for t in range(last + 1, end) if not doc[t].is_right_punct and doc[t].text != ")"), end)
    while at < end and doc[at].text == ";":
        first = next((t for t in doc[at + 1 : end] if t.lower_ not in ("and", "or")), None)
        if first is None or not (first.pos_ == "ADP" or first.lower_ in ("that", "to", "whether")):
            break
        stop = next((t for t in range(at + 1, end) if doc[t].text == ";"), end)
        found += range(last + 1 if not found else at, stop)
        at = stop
    return found


def before_but(verb: Token, content: Sequence[int]) -> list[int]:
    """The content up to its tag where the document goes on: "rain is due, she said, but nobody heard".

    What follows the "but" belongs to it if it is no sentence ("but not at sea") or tells what may be.
    """
    if not content or content[0] > verb.i:
        return list(content)
    after = next((t for t in verb.doc[verb.i + 1 : verb.sent.end] if t.is_alpha and t.i not in content), None)
    within = next((t for t in content if t > verb.i and verb.doc[t].is_alpha), None)
    but = verb.doc[within] if within is not None else after
    if but is None or but.lower_ != "but":
        return list(content)
    finite = next((t.tag_ for t in verb.doc[but.i : verb.sent.end] if t.tag_ in (*FINITE, "MD")), "MD")
    rest = list(range(but.i, verb.sent.end)) if finite == "MD" else []
    return [t for t in content if t < verb.i] + rest


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


def extended(verb: Token, heads: Sequence[Token]) -> list[int]:
    """The words of the heads and of what follows them in the verb's clause without a comma or a date."""
    content = [t for t in subtrees(heads) if t > verb.i]
    passed: list[int] = []
    for child in verb.children:
        reach = (passed or content)[-1:]
        if child.i < verb.i or not content or child.left_edge.i != reach[0] + 1:
            continue
        words = [t.i for t in child.subtree]
        if (child.dep_ in _COMPLETING and not _is_setting(child)) or (
            child.dep_ == "conj" and is_infinitive(child)
        ):
            content += [*passed, *words]
            passed = []
        elif child.dep_ in _SETTING or child.is_quote:
            passed += words
    return content + _added(verb, content[-1]) if content else content


def without_aside(doc: Doc, content: Sequence[int]) -> list[int]:
    """The content up to a comma behind which the document itself goes on: ", as did Peru", ", though …"."""
    for at in content:
        if doc[at].text == "," and at + 2 < len(doc):
            first, second = doc[at + 1].lower_, doc[at + 2]
            if first in ("though", "although") or (first == "as" and second.lemma_ in ("do", "have")):
                return [t for t in content if t < at]
    return list(content)


def _added(verb: Token, last: int) -> list[int]:
    """What a comma adds to a content: "action against fraud, including the listing of firms"."""
    doc, at = verb.doc, last + 2
    if at >= verb.sent.end or doc[last + 1].text != ",":
        return []
    words = doc[at : at + 3].text.lower()
    opener = next((t for t in doc[at : at + 3] if t.dep_ == "prep" or t.lower_ == "including"), None)
    if not words.startswith(_ADDING) or opener is None:
        return []
    nouns = [noun for noun in opener.children if noun.dep_ == "pobj"]
    told = any(
        c.tag_ == "VBG" and c.dep_ in ("acl", "pcomp") for noun in (opener, *nouns) for c in noun.children
    )
    words_of = [t.i for t in opener.subtree if t.i >= at]
    return [] if words.startswith("with ") and told else list(range(last + 1, max(words_of) + 1))


def rest_of_sentence(doc: Doc, start: int) -> list[int]:
    """The words from one on to the end of its sentence."""
    return list(range(start, doc[start].sent.end))


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


def is_infinitive(token: Token) -> bool:
    """Whether a verb has a "to" before it."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in token.children)


def subtrees(tokens: Iterable[Token]) -> list[int]:
    """The words below some words and these themselves, in order."""
    return sorted({inner.i for token in tokens for inner in token.subtree})
