"""The rules by which two entities of different documents are taken for one, each with its reason."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping
from datetime import timedelta
from functools import cache
from itertools import combinations

from rapidfuzz import fuzz

from accordgraph.gazetteers import head_nouns, known_forms, words
from accordgraph.link.names import distinctive, normal
from accordgraph.merge.profiles import Profile
from accordgraph.model import EntityType

NEAR = timedelta(days=60)
"""How far apart the dates of documents on one agreement may lie, where its title does not say it all."""
ALIKE = 90
"""Similarity of the distinctive words of two titles, out of 100, from which they are spellings of one."""
SHARED_STANCES = 2
SHARED_WORDS = 2
Rule = Callable[[Profile, Profile], str | None]
Keys = Callable[[Profile], set[Hashable]]


def candidates(
    found: Mapping[str, Profile], kinds: Collection[EntityType], settled: Callable[[str, str], bool]
) -> Iterator[tuple[str, str, str]]:
    """Pairs of IRIs of entities that may be one, with the reason; those of the stronger rules first.

    Only entities that share what a rule asks for are compared, and none of which `settled` says that they
    are one by now.
    """
    for strength in range(max(len(RULES[kind]) for kind in kinds)):
        for kind in sorted(kinds):
            for rule in RULES[kind][strength : strength + 1]:
                for one, other in _pairs(found, kind, KEYS[rule]):
                    if settled(one, other) or (found[one].known and found[other].known):
                        continue
                    reason = rule(found[one], found[other])
                    if reason is not None:
                        yield one, other, reason


def _pairs(found: Mapping[str, Profile], kind: EntityType, keys_of: Keys) -> Iterator[tuple[str, str]]:
    """Each two entities of a type that have a key in common, once and in order."""
    keys = {iri: keys_of(found[iri]) for iri in sorted(found) if found[iri].entity.type == kind}
    blocks: dict[Hashable, list[str]] = {}
    for iri, own in keys.items():
        for key in own:
            blocks.setdefault(key, []).append(iri)
    for one, own in keys.items():
        for other in sorted({other for key in own for other in blocks[key] if one < other}):
            yield one, other


def _places_held(profile: Profile) -> set[Hashable]:
    return {normal(place) for place in profile.places}


def _titles(profile: Profile) -> set[Hashable]:
    return {normal(name) for name in profile.names if distinctive(name)}


def _word_pairs(profile: Profile) -> set[Hashable]:
    """Every two words of a title, of which one is no place, with the numbers in it."""
    titles = {distinctive(name) for name in profile.names}
    return {
        (pair, _numbers(title))
        for title in titles
        for pair in combinations(sorted(title), SHARED_WORDS)
        if not _place_words().issuperset(pair)
    }


def _stances(profile: Profile) -> set[Hashable]:
    """The stances towards it, each with each event that it is named with and each place that it is of."""
    if len(profile.stances) < SHARED_STANCES:
        return set()
    settings = {key for key in profile.partners if "/event/" in key} | _places(profile)
    return {(setting, stance) for setting in settings for stance in profile.stances}


def _occasions(profile: Profile) -> set[Hashable]:
    return set(_occasions_named(profile))


def _full_names(profile: Profile) -> set[Hashable]:
    split = (normal(name).split() for name in profile.names if name[:1].isupper())
    return {(words[0], words[-1]) for words in split if len(words) > 1}


def _surnames(profile: Profile) -> set[Hashable]:
    """Each surname with each office, and with each agreement and event that the person is named with."""
    surnames = {normal(name).split()[-1] for name in profile.names if normal(name)}
    company = {key for key in profile.partners if "/agreement/" in key or "/event/" in key}
    return {(surname, each) for surname in surnames for each in (*profile.offices, *company)}


def _proper_names(profile: Profile) -> set[Hashable]:
    return {normal(name) for name in profile.names if name[:1].isupper()}


def same_title(one: Profile, other: Profile) -> str | None:
    """Both have one title, which tells it from others."""
    titles = {normal(name) for name in one.names}
    for name in other.names:
        if normal(name) in titles and (_is_title(name) or (_is_short_title(name) and _near(one, other))):
            return f"both are called “{name}”"
    return None


def same_event(one: Profile, other: Profile) -> str | None:
    """Both have one title, and neither place nor time tells two meetings of a series apart."""
    if _elsewhere(one, other) or _in_other_years(one, other) or not _near(one, other):
        return None
    return same_title(one, other)


def similar_title(one: Profile, other: Profile) -> str | None:
    """The titles differ in words that do not matter or that one leaves out; place and year do not differ."""
    if not _near(one, other) or _elsewhere(one, other) or _in_other_years(one, other):
        return None
    for mine in one.names:
        for yours in other.names:
            if _same_words(distinctive(mine), distinctive(yours)):
                return f"the titles “{mine}” and “{yours}” agree"
    return None


def same_place(one: Profile, other: Profile) -> str | None:
    """One title only leaves out words of the other, at the same place and in the same weeks."""
    if not (one.dates and other.dates and _near(one, other)) or _in_other_years(one, other):
        return None
    if not _places_held(one) & _places_held(other):
        return None
    for mine in one.names:
        for yours in other.names:
            short, long = sorted((distinctive(mine), distinctive(yours)), key=len)
            if short and short <= long:
                return f"“{mine}” and “{yours}” were held at the same place in the same weeks"
    return None


def _same_words(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one title leaves out words of the other, or spells them in another way ("centre", "center")."""
    shared = one & other
    if len(shared) < SHARED_WORDS or shared <= _place_words() or _numbers(one) != _numbers(other):
        return False
    spelling = fuzz.ratio(" ".join(sorted(one)), " ".join(sorted(other)))
    return one <= other or other <= one or spelling >= ALIKE


def same_signatories(one: Profile, other: Profile) -> str | None:
    """The same actors signed and refused, at one event, in documents of the same weeks."""
    shared = one.stances & other.stances
    if len(shared) < SHARED_STANCES or _contradict(one, other):
        return None
    if not _near(one, other) or _elsewhere(one, other):
        return None
    if any("/event/" in key for key in one.partners & other.partners):
        return f"{len(shared)} actors take the same stance, and both are named with the same event"
    if one.dates and other.dates and _places(one) & _places(other):
        return f"{len(shared)} actors take the same stance, at the same place and in the same weeks"
    return None


def same_occasion(one: Profile, other: Profile) -> str | None:
    """Both are named for the place of one event: "Geneva Statement", "the Geneva summit statement"."""
    if not any("/event/" in key for key in one.partners & other.partners):
        return None
    if not _near(one, other) or _elsewhere(one, other) or _contradict(one, other):
        return None
    mine, yours = _occasions_named(one), _occasions_named(other)
    for occasion, name in mine.items():
        if occasion in yours:
            return f"“{name}” and “{yours[occasion]}” are named for one place, and with the same event"
    return None


def _occasions_named(profile: Profile) -> dict[tuple[str, frozenset[str]], str]:
    """The nouns and places of the names that say nothing else but the name of an event.

    The Paris Agreement is no text of each summit in Paris: what a gazetteer knows has to name the event.
    """
    found = {}
    nouns = head_nouns()
    for name in profile.names:
        *before, noun = normal(name).split() or [""]
        places = frozenset(before) & _place_words()
        of_event = bool(before) and before[-1] in nouns["Event"]
        of_place = not profile.known and distinctive(name) <= places
        if places and noun in nouns["Agreement"] and (of_event or of_place):
            found[noun, places] = name
    return found


def same_person(one: Profile, other: Profile) -> str | None:
    """The same given name and surname, middle names aside."""
    for mine in one.names:
        for yours in other.names:
            left, right = normal(mine).split(), normal(yours).split()
            if len(left) < 2 or len(right) < 2 or not (mine[:1].isupper() and yours[:1].isupper()):
                continue
            alike = (left[0], left[-1]) == (right[0], right[-1])
            if alike and (len(left) == 2 or len(right) == 2):
                return f"“{mine}” and “{yours}” share given name and surname"
    return None


def surname_and_office(one: Profile, other: Profile) -> str | None:
    """A surname alone and a full name that ends in it, with one office or named with the same entities."""
    for short, full in ((one, other), (other, one)):
        word = normal(short.entity.label)
        if " " in word or not short.entity.label[:1].isupper() or word in head_nouns()["Person"]:
            continue
        if not any(normal(name).split()[-1:] == [word] and name[:1].isupper() for name in full.names):
            continue
        if short.offices & full.offices:
            role, _ = min(short.offices & full.offices)
            return f"“{full.entity.label}” bears the surname and the office of {role}"
        company = {key for key in short.partners & full.partners if "/agreement/" in key or "/event/" in key}
        if company and _near(short, full):
            return f"“{full.entity.label}” bears the surname and is named with the same agreements or events"
    return None


def same_organization(one: Profile, other: Profile) -> str | None:
    """A name of several words that both have, or the name of one that the other has as a further name."""
    yours = {normal(name) for name in other.names if name[:1].isupper()}
    labels = (one.entity.label, other.entity.label)
    for mine in one.names:
        if not mine[:1].isupper() or normal(mine) not in yours:
            continue
        if mine in labels or (" " in mine and not mine.lower().startswith("the ")):
            return f"both are called “{mine}”"
    return None


RULES: Mapping[str, tuple[Rule, ...]] = {
    "Agreement": (same_title, similar_title, same_signatories, same_occasion),
    "Event": (same_event, similar_title, same_place),
    "Person": (same_person, surname_and_office),
    "Organization": (same_organization,),
}
KEYS: Mapping[Rule, Keys] = {
    same_title: _titles,
    same_event: _titles,
    similar_title: _word_pairs,
    same_place: _places_held,
    same_signatories: _stances,
    same_occasion: _occasions,
    same_person: _full_names,
    surname_and_office: _surnames,
    same_organization: _proper_names,
}
"""For each rule, keys of which two entities have one in common wherever it takes them for one."""


def _is_title(name: str) -> bool:
    return len(distinctive(name)) >= SHARED_WORDS


def _is_short_title(name: str) -> bool:
    """Whether the name is of a place: "the Geneva statement"."""
    return bool(distinctive(name) & _place_words())


def _in_other_years(one: Profile, other: Profile) -> bool:
    return bool(one.years and other.years) and not one.years & other.years


def _near(one: Profile, other: Profile) -> bool:
    return not (one.dates and other.dates) or any(
        abs(mine - yours) <= NEAR for mine in one.dates for yours in other.dates
    )


def _contradict(one: Profile, other: Profile) -> bool:
    """Whether an actor signed the one and refused the other; one that did both to either tells nothing."""
    refused, signed = (
        [{actor for actor, predicate in profile.stances if predicate == wanted} for profile in (one, other)]
        for wanted in ("refusedToSign", "signed")
    )
    unclear = (refused[0] & signed[0]) | (refused[1] & signed[1])
    return bool(((refused[0] & signed[1]) | (signed[0] & refused[1])) - unclear)


def _places(profile: Profile) -> set[str]:
    named = {word for name in profile.names for word in distinctive(name)}
    return {normal(place) for place in profile.places} | (named & _place_words())


def _elsewhere(one: Profile, other: Profile) -> bool:
    return bool(_places(one) and _places(other)) and not _places(one) & _places(other)


def _numbers(found: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in found if word.isdigit() or word in words("ordinals.txt"))


@cache
def _place_words() -> frozenset[str]:
    return frozenset(
        normal(form) for form, known in known_forms() if known.type == "Country" and " " not in form
    ) | words("places.txt")
