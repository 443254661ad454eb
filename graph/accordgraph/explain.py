"""Tells why a claim was made: its words in the document, its rule and how its names were resolved."""

from __future__ import annotations

from collections.abc import Iterator

from accordgraph.link import LinkedDocument
from accordgraph.mentions import Mention
from accordgraph.model import (
    Claim,
    ClaimObject,
    Entity,
    Evidence,
    Figure,
    Occurrence,
    Office,
    Phrase,
    Quotation,
    Span,
)

MARKS = {"subject": ("[", "]"), "cue": ("{", "}"), "object": ("<", ">")}
"""How the evidence shows who acts, the words that decided, and what on."""
NAMES = 6
"""The most names of an entity that are listed."""


def explain(claim: Claim, linked: LinkedDocument) -> str:
    """A few lines on a claim of a document: evidence with its marks, rule, deciding words, resolved names.

    In the evidence [ ] marks the subject, { } the deciding words and < > the object.
    """
    return "\n".join(_lines(claim, linked))


def _lines(claim: Claim, linked: LinkedDocument) -> Iterator[str]:
    text = linked.annotation.document.text
    yield f"{claim.subject.label} {claim.predicate} {_told(claim.object)} ({claim.status})"
    for evidence in claim.evidence:
        yield f"  evidence    {marked(claim, evidence)}"
    yield f"  rule        {claim.rule}, confidence {claim.confidence:.2f}"
    if claim.mentions.cue:
        yield "  cues        " + ", ".join(_folded(text[cue.start : cue.end]) for cue in claim.mentions.cue)
    if claim.attributed_to:
        yield f"  on the word of {claim.attributed_to.label}"
    yield from _resolved("subject", claim.subject, claim.mentions.subject, linked)
    if isinstance(claim.object, Entity):
        yield from _resolved("object", claim.object, claim.mentions.object, linked)


def _told(value: ClaimObject) -> str:
    match value:
        case Entity(label=label) | Phrase(label):
            return _folded(label)
        case Quotation(text=text):
            return f"“{_folded(text)}”"
        case Figure(number, unit, approximate):
            return f"{'about ' * approximate}{number} {unit}"
        case Office(of, role):
            return f"{_folded(role)} of {of.label}"
        case Occurrence(place, start, end):
            return ", ".join(part for part in (place, start, end) if part) or "at no stated place or time"


def marked(claim: Claim, evidence: Evidence) -> str:
    """The evidence on one line with the claim's mentions marked."""
    inserts: list[tuple[int, int, str]] = []
    for name, (opening, closing) in MARKS.items():
        for span in getattr(claim.mentions, name):
            if span in evidence.span:
                inserts += [(span.start, 1, opening), (span.end, 0, closing)]
    result, at = "", evidence.span.start
    for offset, _, mark in sorted(inserts):
        start = evidence.span.start
        result += evidence.text[at - start : offset - start] + mark
        at = offset
    return _folded(result + evidence.text[at - evidence.span.start :])


def _resolved(role: str, entity: Entity, spans: tuple[Span, ...], linked: LinkedDocument) -> Iterator[str]:
    text = linked.annotation.document.text
    for span in spans:
        mention = _mention(span, linked)
        how = _how(mention, entity, linked) if mention is not None else "as the text around it says"
        words = _folded(text[span.start : span.end])
        yield f"  {role:<11} “{words}” is {entity.label} ({entity.type}): {how}"
    if len(entity.names) > 1:
        yield f"  {'':<11} also named here: {'; '.join(map(_folded, entity.names[:NAMES]))}"


def _mention(span: Span, linked: LinkedDocument) -> Mention | None:
    annotation = linked.annotation
    return next(
        (mention for mention in linked.mentions if annotation.span(mention.start, mention.end) == span), None
    )


def _how(mention: Mention, entity: Entity, linked: LinkedDocument) -> str:
    if linked.entities.get(mention) != entity:
        return "as the text around it says"
    if mention.kind == "name":
        return (
            f"a name that the gazetteers know as {mention.key}" if mention.key else "a name of this document"
        )
    others = [m for m in linked.mentions if linked.entities.get(m) == entity and m.kind == "name"]
    before = [other for other in others if other.start < mention.start]
    nearest = (before or others)[-1:] if before else others[:1]
    if not nearest:
        return f"a {mention.kind} that stands for nothing named here"
    return f"a {mention.kind} that refers to “{_folded(nearest[0].text)}”"


def _folded(text: str) -> str:
    return " ".join(text.split())
