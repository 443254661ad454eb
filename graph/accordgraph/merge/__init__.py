"""Links agreements, events, persons and organisations across documents, so that each is one entity.

Entities that a gazetteer knows, and names that are equal, have one IRI in all documents already. Here two
entities with different IRIs are taken for one where a rule gives a reason, the strongest reasons first; never
where one document tells the two apart. What a person has decided in an overrides file goes before all rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from accordgraph.merge.overrides import parse_overrides, read_overrides
from accordgraph.merge.profiles import Profile, entities_of, local_entity, profiles, with_entities
from accordgraph.merge.rules import candidates
from accordgraph.merge.values import EntityMerge, Merged, Override
from accordgraph.model import Claim, Document, Entity, EntityType, Status, in_order

__all__ = ["EntityMerge", "Merged", "Override", "merge", "parse_overrides", "read_overrides"]


def merge(
    claims: Iterable[Claim], documents: Iterable[Document], overrides: Sequence[Override] = ()
) -> Merged:
    """The claims with one entity for each thing; the order of claims and documents does not matter."""
    by_id = {document.id: document for document in documents}
    before = in_order(claims)
    applied: dict[Override, None] = {}
    told_apart = [_local(claim, by_id, overrides, applied) for claim in before]
    found = profiles(told_apart, by_id)
    groups = _Groups(found)
    for claim, split in zip(before, told_apart, strict=True):
        for whole, part in zip(entities_of(claim), entities_of(split), strict=True):
            groups.part(whole.id, part.id)
    for override in overrides:
        if groups.decide(override):
            applied[override] = None
    for kinds in ROUNDS:
        for one, other, reason in candidates(groups.profiles(), kinds, groups.are_one):
            groups.join(one, other, reason)
    labels = {override.entity: override for override in overrides if override.action == "rename"}
    canonical = {key: _canonical(groups.kept(key), labels, applied) for key in found}
    after = [
        with_entities(claim, lambda entity: replace(canonical[entity.id], names=entity.names))
        for claim in told_apart
    ]
    final = _decided_claims(zip(before, after, strict=True), canonical, overrides, applied)
    stale = tuple(override for override in overrides if override not in applied)
    return Merged(tuple(in_order(final)), tuple(groups.merges()), tuple(applied), stale)


ROUNDS: tuple[frozenset[EntityType], ...] = (
    frozenset({"Event", "Organization"}),
    frozenset({"Agreement"}),
    frozenset({"Person"}),
)
"""Types in the order in which they are merged: agreements are known by their events, persons by both."""


@dataclass(slots=True)
class _Group:
    """Entities that are one: `kept` stands for them, `apart` are told apart from one of them."""

    kept: str
    members: set[str]
    known: set[str]
    apart: set[str]

    def is_apart(self, other: _Group) -> bool:
        """Whether a document, a person or a gazetteer tells the two groups apart."""
        return len(self.known | other.known) > 1 or not self.apart.isdisjoint(other.members)


class _Groups:
    """Entities that are one, with the reasons; a group never holds two that one document tells apart."""

    def __init__(self, found: Mapping[str, Profile]) -> None:
        self._found = found
        self._group = {
            key: _Group(key, {key}, {key} if profile.known else set(), set(profile.partners))
            for key, profile in found.items()
        }
        self._reasons: dict[str, tuple[str, str, Override | None]] = {}

    def part(self, one: str, other: str) -> None:
        """Keep two entities apart."""
        if one != other and one in self._group and other in self._group:
            self._group[one].apart.add(other)
            self._group[other].apart.add(one)

    def decide(self, override: Override) -> bool:
        """Merge or part two entities as a person has decided; whether both are known."""
        one, other = override.entity, override.into
        if one is None or other is None or one not in self._found or other not in self._found:
            return False
        if override.action == "split":
            self.part(one, other)
        return override.action == "split" or self.join(one, other, _decided(override), override)

    def are_one(self, one: str, other: str) -> bool:
        """Whether the two are one by now."""
        return self._group[one] is self._group[other]

    def join(self, one: str, other: str, reason: str, override: Override | None = None) -> bool:
        """Take the two for one, unless that puts together what is told apart; whether they are one now."""
        left, right = self._group[one], self._group[other]
        if left is right:
            return True
        if override is None and left.is_apart(right):
            return False
        kept = min(left.kept, right.kept, key=self._rank) if override is None else right.kept
        gone = left.kept if kept == right.kept else right.kept
        self._reasons[gone] = (kept, reason, override)
        large, small = (left, right) if len(left.members) >= len(right.members) else (right, left)
        large.kept = kept
        large.members |= small.members
        large.known |= small.known
        large.apart |= small.apart
        for key in small.members:
            self._group[key] = large
        return True

    def kept(self, key: str) -> Entity:
        """The entity that stands for this one."""
        return self._found[self._standing(key)].entity

    def profiles(self) -> dict[str, Profile]:
        """The profiles with what they know of other entities put in terms of those that stand for them."""
        return {key: profile.in_terms_of(self._standing) for key, profile in self._found.items()}

    def _standing(self, key: str) -> str:
        return self._group[key].kept

    def merges(self) -> list[EntityMerge]:
        """Which entities were taken for which, in order of their IRIs."""
        return [
            EntityMerge(self.kept(key), self._found[key].entity, reason, override)
            for key, (_, reason, override) in sorted(self._reasons.items())
        ]

    def _rank(self, key: str) -> tuple[bool, bool, int, int, str]:
        """Least for an entity with a gazetteer's name, else of most documents, else with the longest name."""
        profile = self._found[key]
        label = profile.entity.label
        return (not profile.known, label[:1].islower(), -len(profile.documents), -len(label), key)


def _decided(override: Override) -> str:
    who = f" by {override.by}" if override.by else ""
    return f"decided{who}" + (f": {override.note}" if override.note else "")


def _canonical(
    entity: Entity, labels: Mapping[str | None, Override], applied: dict[Override, None]
) -> Entity:
    override = labels.get(entity.id)
    if override is None or override.label is None:
        return entity
    applied[override] = None
    return replace(entity, label=override.label)


def _local(
    claim: Claim,
    documents: Mapping[str, Document],
    overrides: Sequence[Override],
    applied: dict[Override, None],
) -> Claim:
    """The claim with entities of its own where a person has split them off for its document."""
    here = {claim.document, claim.path}
    splits = {
        override.entity: override
        for override in overrides
        if override.action == "split" and override.document is not None and override.document in here
    }
    touched = [splits[entity.id] for entity in entities_of(claim) if entity.id in splits]
    if not touched or claim.document not in documents:
        return claim
    applied.update(dict.fromkeys(touched))

    def change(entity: Entity) -> Entity:
        split = splits.get(entity.id)
        return local_entity(entity, claim.document, split.label) if split else entity

    return with_entities(claim, change)


def _decided_claims(
    pairs: Iterable[tuple[Claim, Claim]],
    canonical: Mapping[str, Entity],
    overrides: Sequence[Override],
    applied: dict[Override, None],
) -> Iterable[Claim]:
    """The claims without those that a person rejects, corrected ones in their new form.

    A decision names a claim by its IRI from before or after the merging of its entities.
    """
    decisions = {override.claim: override for override in overrides if override.claim is not None}
    kept = []
    for before, after in pairs:
        override = decisions.get(after.id) or decisions.get(before.id)
        if override is None:
            kept.append(after)
            continue
        applied[override] = None
        if override.action == "correct":
            kept.append(_corrected(after, dict(override.changes), canonical))
        elif override.action == "accept":
            kept.append(replace(after, confidence=1.0))
    return kept


def _corrected(claim: Claim, changes: Mapping[str, str], canonical: Mapping[str, Entity]) -> Claim:
    predicate = changes.get("predicate", claim.predicate)
    status = cast(Status, changes.get("status", claim.status))
    subject = canonical.get(changes.get("subject", ""), claim.subject)
    object_ = canonical.get(changes.get("object", ""), None) or claim.object
    return replace(claim, predicate=predicate, status=status, subject=subject, object=object_, confidence=1.0)
