"""Tells where findings disagree, and why."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from accordgraph.model import Claim, Entity, Figure, object_key
from accordgraph.reconcile.populations import is_currency, is_described, population
from accordgraph.reconcile.values import Disagreement, Finding, Reason

EXCLUSIVE = (("signed", "refusedToSign"), ("endorsed", "opposed"))
"""Pairs of positions of which one actor can hold but one on a matter at a time."""
GROWING = frozenset(("signatories", "members", "partners", "pledgedAmount"))
"""Measures that commonly grow from one day to the next."""
CHANGED_AFTER = 30
"""Days after which a position or a figure may have changed, rather than been reported wrongly."""
NOT_YET = re.compile(r"\b(?:yet|still)\b", re.IGNORECASE)
"""Cues of a refusal that is only a signature not given so far."""
PROVISIONAL = re.compile(
    r"\b(?:so far|as of|initially|at first|by (?:mon|tues|wednes|thurs|fri|satur|sun)day|to date"
    r"|(?:in the )?coming (?:hours|days|weeks)|already|still to come)\b",
    re.IGNORECASE,
)
"""Words by which a document gives a number as that of a moment."""


def disagreements(findings: Sequence[Finding]) -> list[Disagreement]:
    """Every two findings that differ, in the order of the findings."""
    return [*_stances(findings), *_figures(findings)]


def _stances(findings: Iterable[Finding]) -> Iterator[Disagreement]:
    groups: defaultdict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.kind == "position" and finding.status in ("asserted", "denied"):
            groups[finding.subject.id, object_key(finding.object)].append(finding)
    for group in groups.values():
        for one, other in combinations(group, 2):
            if _exclude(one, other):
                yield _stance(one, other)


def _exclude(one: Finding, other: Finding) -> bool:
    if one.predicate == other.predicate:
        return one.status != other.status
    both = (one.predicate, other.predicate)
    return one.status == other.status == "asserted" and (both in EXCLUSIVE or both[::-1] in EXCLUSIVE)


def _stance(one: Finding, other: Finding) -> Disagreement:
    reason: Reason = "trueConflict"
    yields, why = None, "the documents do not say which is right"
    refusal = next((f for f in (one, other) if f.predicate == "refusedToSign"), None)
    earlier = _earlier(one, other)
    if refusal is not None and all(_not_yet(claim) for claim in refusal.claims):
        reason, yields = "notYet", refusal.id
        why = "one says only that it had not signed yet"
    elif earlier is not None and (refusal is None or earlier is refusal):
        reason, yields = "differentTime", earlier.id
        why = f"the first was last reported on {earlier.last}, and the position may have changed since"
    about = one.object if isinstance(one.object, Entity) else one.subject
    explanation = f"{one.subject.label}: {_stance_words(one)} against {_stance_words(other)}; {why}"
    return Disagreement("stanceDisagreement", reason, about, (one, other), explanation, yields)


def _stance_words(finding: Finding) -> str:
    words = re.sub("([A-Z])", lambda match: " " + match[1].lower(), finding.predicate)
    return f"{words} (denied)" if finding.status == "denied" else words


def _not_yet(claim: Claim) -> bool:
    cue = " ".join(_words(claim, span.start, span.end) for span in claim.mentions.cue)
    return NOT_YET.search(cue or claim.evidence[0].text) is not None


def _words(claim: Claim, start: int, end: int) -> str:
    for evidence in claim.evidence:
        if evidence.span.start <= start and end <= evidence.span.end:
            return evidence.text[start - evidence.span.start : end - evidence.span.start]
    return ""


def _earlier(one: Finding, other: Finding) -> Finding | None:
    """The one whose last report lies long before the first report of the other."""
    for earlier, later in ((one, other), (other, one)):
        days = _days_between(earlier.last, later.first)
        if days is not None and days >= CHANGED_AFTER:
            return earlier
    return None


def _days_between(earlier: str | None, later: str | None) -> int | None:
    if earlier is None or later is None:
        return None
    last_day = earlier + ("-12-31", "-28", "")[earlier.count("-")]
    first_day = later + ("-01-01", "-01", "")[later.count("-")]
    return (date.fromisoformat(first_day) - date.fromisoformat(last_day)).days


def _figures(findings: Iterable[Finding]) -> Iterator[Disagreement]:
    groups: defaultdict[tuple[str, str], list[tuple[Finding, Figure]]] = defaultdict(list)
    for finding in findings:
        if isinstance(finding.object, Figure) and finding.status == "asserted":
            groups[finding.subject.id, finding.predicate].append((finding, finding.object))
    for group in groups.values():
        for (one, first), (other, second) in combinations(group, 2):
            if _differ(first, second):
                reason, why = _figure_reason(one, first, other, second)
                explanation = (
                    f"{one.subject.label}, {_stance_words(one)}: {figure_words(first)} against "
                    f"{figure_words(second)}; {why}"
                )
                yield Disagreement("figureDisagreement", reason, one.subject, (one, other), explanation)


def _differ(first: Figure, second: Figure) -> bool:
    """Whether two figures differ; amounts in two currencies may be the same.

    One number of a population that one of the two only describes more closely is no difference.
    """
    if first.unit != second.unit and is_currency(first.unit) and is_currency(second.unit):
        return False
    return first.value != second.value or not is_described(first.unit, second.unit)


def _figure_reason(one: Finding, first: Figure, other: Finding, second: Figure) -> tuple[Reason, str]:
    if population(first.unit) != population(second.unit):
        return "differentPopulation", f"one counts {first.unit}, the other {second.unit}"
    if {claim.document for claim in one.claims} & {claim.document for claim in other.claims}:
        return "separateCounts", "one document reports both, so they count different parts, stages or sums"
    if first.approximate or second.approximate or first.bound or second.bound:
        return "approximation", "one of them is a rough number or a bound"
    if _grew(one, first, other, second) or _earlier(one, other) is not None:
        return "differentTime", f"they were reported on {one.first} and {other.first}"
    if any(
        PROVISIONAL.search(evidence.text) for f in (one, other) for c in f.claims for evidence in c.evidence
    ):
        return "differentTime", "one of them is given as the number of a moment"
    if one.predicate in GROWING and None in (one.first, other.first):
        return "unknownTime", "not all documents are dated, and the number may have grown between them"
    return "trueConflict", "the same is counted, at no other time that the documents tell"


def _grew(one: Finding, first: Figure, other: Finding, second: Figure) -> bool:
    if one.predicate not in GROWING:
        return False
    (early, small), (late, large) = sorted(((one, first), (other, second)), key=lambda pair: pair[1].value)
    return early.last is not None and late.first is not None and early.last < late.first and small != large


def figure_words(figure: Figure) -> str:
    """The figure as people write it.

    >>> figure_words(Figure(200_000_000_000, "EUR", bound="atLeast"))
    'at least EUR 200,000,000,000'
    >>> figure_words(Figure(60, "countries", approximate=True))
    'about 60 countries'
    """
    bound = {"atLeast": "at least ", "atMost": "at most ", None: "about " if figure.approximate else ""}
    number = f"{figure.value:,}"
    written = f"{figure.unit} {number}" if is_currency(figure.unit) else f"{number} {figure.unit}"
    return bound[figure.bound] + written
