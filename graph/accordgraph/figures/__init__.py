"""Extracts the reported numbers of a document: signatories, participants, members, votes, pledged money.

A number becomes a figure only where its sentence says what it measures; years, ages, percentages, prices and
thresholds do not. Parts and wholes are each reported and never summed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from accordgraph.annotate import Annotation
from accordgraph.figures.context import Scene
from accordgraph.figures.counts import counts
from accordgraph.figures.labels import labelled
from accordgraph.figures.pledges import pledges
from accordgraph.figures.reading import Numeral, Reading, numerals
from accordgraph.figures.votes import votes
from accordgraph.link import LinkedDocument
from accordgraph.model import Claim, Evidence, Mentions, Span

__all__ = ["figures"]


def figures(linked: LinkedDocument) -> Iterator[Claim]:
    """Yield a claim for each reported number about an agreement, event or actor.

    A number that the document repeats of one thing is one claim with several pieces of evidence.
    """
    scene = Scene(linked)
    repeated: dict[tuple[object, ...], list[Reading]] = {}
    for reading in _readings(scene):
        money = (reading.about.id, reading.figure.unit) if reading.measure == "pledgedAmount" else ()
        repeated.setdefault((reading.measure, reading.figure.value, *money), []).append(reading)
    for group in repeated.values():
        yield _claim(linked.annotation, group)


def _readings(scene: Scene) -> Iterator[Reading]:
    countries = scene.countries()
    yield from labelled(scene)
    for sentence in scene.linked.annotation.doc.sents:
        numbers = list(numerals(sentence))
        cast = list(votes(scene, sentence, numbers))
        yield from cast
        taken = {reading.start for reading in cast}
        for numeral in numbers:
            if numeral.start not in taken:
                yield from _single(scene, numeral, countries)


def _single(scene: Scene, numeral: Numeral, countries: list[str]) -> Iterator[Reading]:
    money = list(pledges(scene, numeral, countries))
    yield from money or counts(scene, numeral)


def _claim(annotation: Annotation, group: list[Reading]) -> Claim:
    best = max(group, key=lambda reading: reading.confidence)
    confidence = min(0.97, best.confidence + 0.03 * (len(group) - 1))
    return Claim(
        kind="figure",
        document=annotation.document.id,
        path=annotation.document.path,
        subject=best.about,
        predicate=best.measure,
        object=best.figure,
        status=best.status,
        evidence=tuple(_evidence(annotation, group)),
        confidence=round(confidence, 2),
        rule=best.rule,
        mentions=Mentions(
            subject=tuple(
                annotation.span(reading.mention.start, reading.mention.end)
                for reading in group
                if reading.mention and reading.about == best.about
            ),
            cue=tuple(annotation.span(reading.cue.i, reading.cue.i + 1) for reading in group),
            object=tuple(annotation.span(reading.start, reading.end) for reading in group),
        ),
    )


def _evidence(annotation: Annotation, group: Iterable[Reading]) -> list[Evidence]:
    found: dict[Span, Evidence] = {}
    for reading in group:
        evidence = annotation.evidence(reading.sentence.start, reading.sentence.end)
        found.setdefault(evidence.span, evidence)
    return list(found.values())
