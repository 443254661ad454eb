"""Gathers what all claims say about each entity."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from accordgraph.gazetteers import known_by_key
from accordgraph.model import BASE, Claim, Document, Entity, Occurrence, Office

CORE = frozenset(["signed", "refusedToSign", "ratified", "withdrewFrom", "endorsed", "opposed"])


@dataclass(slots=True)
class Profile:
    """One entity over the documents that name it.

    `stances` are pairs of actor and asserted predicate towards it, `offices` pairs of role and what of,
    `partners` the entities of the same documents, `dates` those of the documents, `places` and `years` those
    of the event.
    """

    entity: Entity
    names: dict[str, None] = field(default_factory=dict)
    documents: set[str] = field(default_factory=set)
    dates: list[date] = field(default_factory=list)
    stances: set[tuple[str, str]] = field(default_factory=set)
    offices: set[tuple[str, str]] = field(default_factory=set)
    partners: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    years: set[str] = field(default_factory=set)

    @property
    def known(self) -> bool:
        """Whether a gazetteer knows the entity, by its IRI rather than by a name that happens to be equal."""
        return self.entity.iso is not None or self.entity.id in _known_ids()

    def in_terms_of(self, standing: Callable[[str], str]) -> Profile:
        """The profile with the IRIs of other entities changed to those that stand for them."""
        return replace(
            self,
            stances={(standing(actor), predicate) for actor, predicate in self.stances},
            offices={(role, standing(of)) for role, of in self.offices},
            partners={standing(partner) for partner in self.partners},
        )


@cache
def _known_ids() -> frozenset[str]:
    return frozenset(f"{BASE}entity/{key}" for key in known_by_key())


def entities_of(claim: Claim) -> Iterator[Entity]:
    """The entities that a claim names."""
    yield claim.subject
    match claim.object:
        case Entity() as entity:
            yield entity
        case Office(of=entity):
            yield entity
    if claim.attributed_to is not None:
        yield claim.attributed_to


def with_entities(claim: Claim, change: Callable[[Entity], Entity]) -> Claim:
    """The claim with each of its entities changed."""
    object_ = claim.object
    if isinstance(object_, Entity):
        object_ = change(object_)
    elif isinstance(object_, Office):
        object_ = replace(object_, of=change(object_.of))
    speaker = None if claim.attributed_to is None else change(claim.attributed_to)
    return replace(claim, subject=change(claim.subject), object=object_, attributed_to=speaker)


def profiles(claims: Iterable[Claim], documents: Mapping[str, Document]) -> dict[str, Profile]:
    """The profile of each entity by its IRI."""
    found: dict[str, Profile] = {}
    by_document: dict[str, set[str]] = {}
    for claim in claims:
        for entity in entities_of(claim):
            profile = found.setdefault(entity.id, Profile(entity))
            profile.names.update(dict.fromkeys((entity.label, *entity.names)))
            profile.documents.add(claim.document)
            by_document.setdefault(claim.document, set()).add(entity.id)
        _note(found[claim.subject.id], claim)
        if isinstance(claim.object, Entity) and claim.predicate in CORE and claim.status == "asserted":
            found[claim.object.id].stances.add((claim.subject.id, claim.predicate))
    for profile in found.values():
        for document in sorted(profile.documents):
            when = _date(documents.get(document))
            profile.dates += [when] if when else []
            profile.partners |= by_document[document] - {profile.entity.id}
    return found


def _note(profile: Profile, claim: Claim) -> None:
    match claim.object:
        case Office(of, role):
            profile.offices.add((role.lower(), of.id))
        case Occurrence(place, start, end):
            profile.places |= {place} if place else set()
            profile.years |= {moment[:4] for moment in (start, end) if moment}


def _date(document: Document | None) -> date | None:
    stated = document.metadata.date if document else None
    if stated is None:
        return None
    year, month, day = (*stated.split("-"), "1", "1")[:3]
    return date(int(year), int(month), int(day[:2]))


def local_entity(entity: Entity, document: str, label: str | None) -> Entity:
    """The entity as one of this document alone."""
    end = f"{entity.id.removeprefix(BASE)}-{document.rsplit('/', 1)[-1][:8]}"
    return replace(entity, id=BASE + end, label=label or entity.label)
