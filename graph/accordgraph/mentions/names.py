"""Finds names: those of the gazetteers and those that the language model recognises."""

from __future__ import annotations

from collections.abc import Iterator

from accordgraph.annotate import Annotation
from accordgraph.mentions.gazetteer import Known, gazetteer
from accordgraph.mentions.mention import Mention
from accordgraph.model import EntityType

LABELS: dict[str, EntityType] = {
    "PERSON": "Person",
    "ORG": "Organization",
    "EVENT": "Event",
    "LAW": "Agreement",
}
TITLES = frozenset(
    "president prime minister vice secretary chancellor senator sen. mr mr. mrs mrs. ms ms. dr dr. sir lord lady "
    "king queen prince premier ambassador general gen. governor gov. foreign state rep. congressman professor prof. "
    "chairman commissioner the hon hon. excellency his her oceans".split()
)
PARTICLES = frozenset("von der van de den la le da di al el bin ibn ter du dos".split())


def known_names(annotation: Annotation) -> Iterator[Mention]:
    """Names of the gazetteers, the longest first."""
    doc = annotation.doc
    words = [token.text for token in doc]
    for start, end, known in gazetteer().matches(words):
        if _means(annotation, start, end, known):
            yield _mention(annotation, start, end, known.type, known.key)


def _means(annotation: Annotation, start: int, end: int, known: Known) -> bool:
    doc = annotation.doc
    if known.sense != "seat":
        return True
    head = doc[start:end].root
    return head.dep_ in {"nsubj", "nsubjpass", "poss"} or (
        head.dep_ == "pobj" and head.head.lemma_ in {"by", "from"}
    )


def recognised_names(annotation: Annotation) -> Iterator[Mention]:
    """Names of persons, organisations, events and laws that the model's recogniser finds."""
    doc = annotation.doc
    for ent in doc.ents:
        kind = LABELS.get(ent.label_)
        if kind is None:
            continue
        start, end = ent.start, ent.end
        if kind == "Person":
            start, end = _whole_person(annotation, start, end)
        while start < end and (doc[start].lower_ in {"the", "a", "an"} or doc[start].is_punct):
            start += 1
        while start < end and (doc[end - 1].text in {"'s", "’s", "'", "’"} or doc[end - 1].is_punct):
            end -= 1
        if start < end and any(token.is_title or token.is_upper for token in doc[start:end]):
            yield _mention(annotation, start, end, kind)


def _whole_person(annotation: Annotation, start: int, end: int) -> tuple[int, int]:
    doc = annotation.doc
    block = annotation.block(start)
    while start > block.start and doc[start - 1].lower_ in PARTICLES and start - 1 > block.start:
        start -= 1
        if doc[start - 1].pos_ == "PROPN" and doc[start - 1].lower_ not in TITLES:
            start -= 1
    while start < end - 1 and doc[start].lower_ in TITLES:
        start += 1
    while end + 1 < block.end and doc[end].lower_ in PARTICLES:
        end += 1
        while end < block.end and (doc[end].lower_ in PARTICLES or doc[end].pos_ == "PROPN"):
            end += 1
    return start, end


def _mention(
    annotation: Annotation, start: int, end: int, kind: EntityType | None, key: str | None = None
) -> Mention:
    span = annotation.doc[start:end]
    return Mention(start, end, span.root.i, kind, "name", span.text, key)
