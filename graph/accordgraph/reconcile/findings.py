"""Joins the claims that say the same into findings and decides which of these are facts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from accordgraph.model import (
    BASE,
    Claim,
    ClaimObject,
    Document,
    Entity,
    Figure,
    Office,
    Phrase,
    object_key,
    short_hash,
)
from accordgraph.reconcile.populations import population
from accordgraph.reconcile.values import Disagreement, Finding

CountSources = Callable[[Sequence[Claim]], int]


def proposition(claim: Claim) -> tuple[str, str, str, str]:
    """What a claim says, equal for claims that say the same whatever their wording.

    Units of the same population, the case and hyphens of offices and the case of phrases do not matter.
    """
    match claim.object:
        case Figure(value, unit, approximate, bound):
            key = f"figure {value:g} {population(unit)} {approximate} {bound}"
        case Office(of, role, tenure):
            key = f"office {of.id} {folded(role)} {tenure}"
        case Phrase(label):
            key = f"phrase {folded(label)}"
        case other:
            key = object_key(other)
    return (claim.subject.id, claim.predicate, key, claim.status)


def folded(text: str) -> str:
    """The text without case, hyphens and runs of white space, for comparison.

    >>> folded("Vice-President")
    'vice president'
    """
    return " ".join(text.casefold().replace("-", " ").split())


def find(claims: Iterable[Claim], documents: Mapping[str, Document], count: CountSources) -> list[Finding]:
    """The findings of the claims, in the order of their first claims; `count` counts independent sources."""
    groups: defaultdict[tuple[str, str, str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[proposition(claim)].append(claim)
    return [_finding(key, group, documents, count) for key, group in groups.items()]


def _finding(
    key: tuple[str, str, str, str],
    claims: list[Claim],
    documents: Mapping[str, Document],
    count: CountSources,
) -> Finding:
    best = max(claims, key=lambda claim: claim.confidence)
    ids = list(dict.fromkeys(claim.document for claim in claims))
    dates = sorted(date for id_ in ids if id_ in documents and (date := documents[id_].metadata.date))
    return Finding(
        id=f"{BASE}finding/{short_hash(*key)}",
        kind=best.kind,
        subject=best.subject,
        predicate=best.predicate,
        object=best.object,
        status=best.status,
        claims=tuple(claims),
        documents=len(ids),
        sources=count(claims),
        own_sources=count([claim for claim in claims if in_own_words(claim)]),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
    )


def in_own_words(claim: Claim) -> bool:
    """Whether the document says it itself, or the actor says it of itself."""
    return claim.attributed_to is None or claim.attributed_to.id == claim.subject.id


def is_fact(finding: Finding, against: Iterable[tuple[Finding, Disagreement]]) -> bool:
    """Whether a finding stands among the facts: the whole policy.

    1. Only what is asserted is a fact; plans, possibilities, demands and denials are findings alone.
    2. A finding that must give way to another (an outdated stance, a mere "has not signed yet") is no fact.
    3. Where two findings truly conflict, the one with more weight is the fact, and of two with equal weight
       neither is. Weight is the number of independent sources that say it in their own words, then of all
       independent sources.
    4. Figures that differ for a reason (population, time, approximation) stand side by side.
    """
    if finding.status != "asserted":
        return False
    for other, disagreement in against:
        if disagreement.yields == finding.id:
            return False
        if disagreement.conflict and weight(other) >= weight(finding):
            return False
    return True


def weight(finding: Finding) -> tuple[int, int]:
    """How much a finding weighs in a conflict: sources that say it in their own words, then all."""
    return (finding.own_sources, finding.sources)


def judge(
    findings: Sequence[Finding], disagreements: Sequence[Disagreement]
) -> tuple[list[Finding], list[Disagreement]]:
    """The same findings and disagreements, with what is disputed and what is a fact decided."""
    against: defaultdict[str, list[tuple[Finding, Disagreement]]] = defaultdict(list)
    for disagreement in disagreements:
        one, other = disagreement.findings
        against[one.id].append((other, disagreement))
        against[other.id].append((one, disagreement))
    judged = {
        finding.id: replace(
            finding,
            disputed=any(disagreement.conflict for _, disagreement in against[finding.id]),
            established=is_fact(finding, against[finding.id]),
        )
        for finding in findings
    }
    return list(judged.values()), [
        replace(d, findings=(judged[d.findings[0].id], judged[d.findings[1].id])) for d in disagreements
    ]


def unify(claims: Iterable[Claim]) -> list[Entity]:
    """Each entity once, by its IRI, with all its names; sorted by IRI.

    The label and type are those that most documents give; of several, the longer label and the earlier type.
    """
    forms: defaultdict[str, dict[tuple[str, Entity], None]] = defaultdict(dict)
    for claim in claims:
        for entity in entities_of(claim):
            forms[entity.id][claim.document, entity] = None
    return [_unified([entity for _, entity in forms[id_]]) for id_ in sorted(forms)]


def entities_of(claim: Claim) -> list[Entity]:
    """The entities that a claim names."""
    found = [claim.subject]
    match claim.object:
        case Entity() as entity:
            found.append(entity)
        case Office(of):
            found.append(of)
    if claim.attributed_to:
        found.append(claim.attributed_to)
    return found


def _unified(forms: list[Entity]) -> Entity:
    labels = Counter(entity.label for entity in forms)
    label = min(labels, key=lambda text: (-labels[text], -len(text), text))
    type_ = Counter(sorted(entity.type for entity in forms)).most_common(1)[0][0]
    names = sorted({name for entity in forms for name in (entity.label, *entity.names)} - {label})
    iso = next((entity.iso for entity in forms if entity.iso), None)
    return Entity(forms[0].id, label, type_, (label, *names), iso)


def with_entities(claims: Iterable[Claim], entities: Mapping[str, Entity]) -> list[Claim]:
    """The claims with each entity in its one form."""
    return [
        replace(
            claim,
            subject=entities[claim.subject.id],
            object=_with_entities(claim.object, entities),
            attributed_to=entities[claim.attributed_to.id] if claim.attributed_to else None,
        )
        for claim in claims
    ]


def _with_entities(value: ClaimObject, entities: Mapping[str, Entity]) -> ClaimObject:
    match value:
        case Entity(id_):
            return entities[id_]
        case Office(of):
            return replace(value, of=entities[of.id])
        case other:
            return other
