"""Makes claims of attributions: the speaker's entity, the quotation with its form, and the evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from accordgraph.issuer import Issuer
from accordgraph.link import LinkedDocument
from accordgraph.model import (
    BASE,
    Act,
    Claim,
    Entity,
    EntityType,
    Evidence,
    Mentions,
    Quotation,
    QuotationForm,
    Span,
    short_hash,
)
from accordgraph.quotations.attributed import BLOCK, TURN, Attribution
from accordgraph.quotations.content import normal_words, parts, wording
from accordgraph.quotations.layout import Layout
from accordgraph.quotations.sources import Source
from accordgraph.quotations.speakers import Previous, speakers

DIRECT_SHARE = 0.9
"""Above which share of its letters within quotation marks a quotation is direct (exclusive)."""
CONFIDENCE: Mapping[str, tuple[float, float, float]] = {
    "clause": (0.94, 0.86, 0.86), "quotation": (0.94, 0.86, 0.86), "quoted": (0.6, 0.6, 0.6),
    "according": (0.85, 0.85, 0.8), "turn": (0.95, 0.95, 0.95), "block": (0.8, 0.8, 0.8),
    "continued": (0.45, 0.45, 0.45), "direct-colon": (0.82, 0.75, 0.75),
    "direct-introduced": (0.73, 0.73, 0.73), "direct-after-tag": (0.74, 0.7, 0.7),
    "direct-before-tag": (0.79, 0.6, 0.5), "attitude": (0.7, 0.75, 0.6), "object": (0.88, 0.74, 0.66),
    "infinitive": (0.85, 0.85, 0.73), "preposition": (0.85, 0.75, 0.61), "noun": (0.7, 0.75, 0.65),
    "adjective": (0.6, 0.6, 0.6), "headline": (0.8, 0.8, 0.65),
}  # fmt: skip
"""How often each rule is right in words and speaker, for direct, mixed and indirect quotations.

Measured, rounded, on news articles with annotated attributions (PolNeAR, see "An Attribution Relations Corpus
for Political News", LREC 2018) and on the annotated documents of diplomacy; rare rules by judgement.
"""
PERSON, OTHER = 0.02, -0.06
"""What it adds if the speaker is a person, and if it is not."""
THOUGHT = -0.2
"""What it adds if a clause tells a thought: more verbs of thinking than of saying report nobody's words."""
UNRESOLVED = 0.45
"""The most where a pronoun's antecedent is unknown."""


def claims_of(
    linked: LinkedDocument,
    layout: Layout,
    issuer: Issuer,
    attribution: Attribution,
    previous: Previous | None = None,
) -> Iterator[Claim]:
    """Yield a claim of the attribution for each of its speakers; none where nobody is named as its source."""
    spans = tuple(parts(layout, attribution))
    if not spans or attribution.source is None:
        return
    for speaker, mention in speakers(linked, issuer, attribution, previous):
        said = quotation(layout, spans, attribution, speaker)
        yield Claim(
            kind="quotation",
            document=linked.annotation.document.id,
            path=linked.annotation.document.path,
            subject=speaker,
            predicate="stated",
            object=said,
            status="asserted",
            evidence=_evidence(layout, spans, attribution),
            confidence=_sure(linked, attribution.source, attribution.rule, said, speaker),
            rule=f"quotation.{attribution.rule}",
            mentions=Mentions(
                subject=mention,
                cue=tuple(linked.annotation.span(token, token + 1) for token in attribution.cue),
                object=spans,
            ),
        )


def quotation(
    layout: Layout, spans: tuple[Span, ...], attribution: Attribution, speaker: Entity
) -> Quotation:
    """The quotation that the spans hold; the same words of the same speaker have one id in all documents."""
    text = layout.annotation.document.text
    words = wording(text, spans)
    return Quotation(
        f"{BASE}quotation/{short_hash(speaker.id, normal_words(words))}",
        "direct" if attribution.rule in (BLOCK, TURN) else form_of(layout, spans),
        attribution.act,
        words,
        spans,
    )


def confidence(rule: str, form: QuotationForm, act: Act, kind: EntityType) -> float:
    """How likely words and source of a quotation are right.

    It follows from the rule, the form, the act and what the speaker is. No quotation is left out for it:
    what a build reports for review is what lies below the threshold of that report.
    """
    found = CONFIDENCE[rule][("direct", "mixed", "indirect").index(form)]
    if rule == "clause" and act == "thought":
        found += THOUGHT
    if rule != TURN:
        found += PERSON if kind == "Person" else OTHER
    return round(found, 2)


def _sure(linked: LinkedDocument, source: Source, rule: str, said: Quotation, speaker: Entity) -> float:
    head = linked.annotation.doc[source.head]
    found = confidence(rule, said.form, said.act, speaker.type)
    open_pronoun = head.pos_ == "PRON" and speaker.label.lower() == head.lower_ and rule != TURN
    return min(found, UNRESOLVED) if open_pronoun else found


def form_of(layout: Layout, spans: Sequence[Span]) -> QuotationForm:
    """Whether all of the words, some or none stand within quotation marks."""
    text = layout.annotation.document.text
    letters = [i for span in spans for i in range(*span) if text[i].isalnum()]
    inner = [stretch.quoted.inner for stretch in layout.stretches]
    quoted = sum(1 for i in letters if any(span.start <= i < span.end for span in inner))
    if quoted > DIRECT_SHARE * len(letters):
        return "direct"
    return "mixed" if quoted else "indirect"


def _evidence(layout: Layout, spans: Sequence[Span], attribution: Attribution) -> tuple[Evidence, ...]:
    """The sentences that hold the words, the cue and the source, those that adjoin as one."""
    annotation = layout.annotation
    tokens = set(attribution.cue)
    if attribution.source:
        tokens |= set(range(attribution.source.start, attribution.source.end))
    for span in spans:
        tokens |= set(range(*layout.tokens(span)))
    ranges: list[tuple[int, int]] = []
    for token in sorted(tokens):
        if ranges and token < ranges[-1][1]:
            continue
        sentence = annotation.sentence(token)
        if (
            ranges
            and sentence.start <= ranges[-1][1]
            and annotation.block_index(token) == annotation.block_index(ranges[-1][0])
        ):
            ranges[-1] = (ranges[-1][0], sentence.end)
        else:
            ranges.append((sentence.start, sentence.end))
    return tuple(annotation.evidence(*found) for found in ranges)
