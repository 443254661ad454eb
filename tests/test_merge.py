"""Claims of several documents in, one entity for each thing out; people's decisions go before the rules."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from spacy.language import Language

from accordgraph.errors import OverridesError
from accordgraph.extract import extract
from accordgraph.merge import EntityMerge, Merged, merge, parse_overrides, read_overrides
from accordgraph.merge.profiles import profiles
from accordgraph.merge.rules import KEYS, RULES
from accordgraph.model import (
    BASE,
    Claim,
    Document,
    Entity,
    EntityType,
    Evidence,
    Metadata,
    Occurrence,
    Office,
    Span,
)
from accordgraph.read import read

TEXT = "some words"


def entity(kind: EntityType, end: str, label: str, *names: str) -> Entity:
    return Entity(f"{BASE}entity/{kind.lower()}/{end}", label, kind, (label, *names))


def country(iso: str) -> Entity:
    return Entity(f"{BASE}entity/country/{iso}", iso, "Country", (iso,), iso)


def document(number: int, date: str | None = None) -> Document:
    return Document(f"{number}.txt", f"{TEXT} {number}", "text/plain", Metadata(date=date), ())


def position(source: Document, subject: Entity, predicate: str, object_: Entity, at: int = 0) -> Claim:
    evidence = (Evidence(Span(at, at + 4), TEXT[at : at + 4]),)
    return Claim(
        "position", source.id, source.path, subject, predicate, object_, "asserted", evidence, 0.9, "test"
    )


def role(source: Document, person: Entity, title: str, of: Entity) -> Claim:
    evidence = (Evidence(Span(0, 4), "some"),)
    office = Office(of, title)
    return Claim(
        "role", source.id, source.path, person, "holdsRole", office, "asserted", evidence, 0.9, "test"
    )


def pairs(merged: Merged) -> set[tuple[str, str]]:
    """Which entity was taken for which, by the ends of their IRIs."""

    def end(found: Entity) -> str:
        return found.id.rsplit("/", 1)[-1]

    return {(end(one.merged), end(one.kept)) for one in merged.merges}


def held(where: Document, event: Entity, place: str) -> Claim:
    evidence = (Evidence(Span(0, 4), where.text[:4]),)
    return Claim(
        "event",
        where.id,
        where.path,
        event,
        "tookPlace",
        Occurrence(place),
        "asserted",
        evidence,
        0.9,
        "event",
    )


FIRST, SECOND = document(1, "2024-05-01"), document(2, "2024-05-20")
LATER = document(3, "2025-05-20")
PERU, CHILE, JAPAN = country("PE"), country("CL"), country("JP")
TITLE = entity("Agreement", "lima-declaration-on-clean-rivers", "Lima Declaration on Clean Rivers")
SHORT = entity("Agreement", "lima-rivers-declaration", "Lima Rivers Declaration", "the declaration")
BARE = entity("Agreement", "declaration-1", "the declaration", "the final joint declaration")
OTHER_BARE = entity("Agreement", "declaration-2", "the declaration")
QUITO = entity("Agreement", "quito-declaration-on-clean-rivers", "Quito Declaration on Clean Rivers")
SUMMIT = entity("Event", "lima-rivers-summit", "Lima Rivers Summit")
TALKS = entity("Event", "rivers-summit-1", "Rivers Summit")
OF_PLACE = entity("Agreement", "lima-declaration", "Lima Declaration")
OF_SUMMIT = entity("Agreement", "declaration-3", "the declaration", "the Lima rivers summit declaration")
PARIS_AGREEMENT = entity("Agreement", "paris-agreement", "Paris Agreement")
FULL = entity("Person", "emma-lindqvist", "Emma Lindqvist")
SURNAME = entity("Person", "lindqvist-1", "Lindqvist")

ONE = [
    (
        "a title that leaves out words",
        [position(FIRST, PERU, "signed", TITLE), position(SECOND, PERU, "signed", SHORT)],
        {("lima-rivers-declaration", "lima-declaration-on-clean-rivers")},
        "titles",
    ),
    (
        "the same stances at the same event",
        [
            position(FIRST, PERU, "signed", TITLE),
            position(FIRST, CHILE, "refusedToSign", TITLE, 5),
            position(FIRST, JAPAN, "attended", SUMMIT),
            position(SECOND, PERU, "signed", BARE),
            position(SECOND, CHILE, "refusedToSign", BARE, 5),
            position(SECOND, JAPAN, "attended", SUMMIT),
        ],
        {("declaration-1", "lima-declaration-on-clean-rivers")},
        "2 actors take the same stance",
    ),
    (
        "a name with a middle initial",
        [
            position(FIRST, FULL, "signed", TITLE),
            position(SECOND, entity("Person", "emma-k-lindqvist", "Emma K. Lindqvist"), "signed", TITLE),
        ],
        {("emma-lindqvist", "emma-k-lindqvist")},
        "given name and surname",
    ),
    (
        "a surname with the same office",
        [role(FIRST, FULL, "Foreign Minister", PERU), role(LATER, SURNAME, "foreign minister", PERU)],
        {("lindqvist-1", "emma-lindqvist")},
        "office of foreign minister",
    ),
    (
        "a surname beside the same agreement",
        [position(FIRST, FULL, "signed", TITLE), position(SECOND, SURNAME, "signed", TITLE)],
        {("lindqvist-1", "emma-lindqvist")},
        "same agreements",
    ),
    (
        "an organisation by a name of several words",
        [
            position(
                FIRST, entity("Organization", "iru", "IRU", "International Rivers Union"), "signed", TITLE
            ),
            position(
                SECOND,
                entity("Organization", "international-rivers-union", "International Rivers Union"),
                "signed",
                TITLE,
            ),
        ],
        {("iru", "international-rivers-union")},
        "both are called",
    ),
    (
        "a meeting with the same title in the same weeks",
        [
            position(FIRST, PERU, "attended", SUMMIT),
            position(
                SECOND, PERU, "attended", entity("Event", "summit-2", "the summit", "Lima Rivers Summit")
            ),
        ],
        {("summit-2", "lima-rivers-summit")},
        "both are called",
    ),
    (
        "a meeting at the same place in the same weeks",
        [held(FIRST, SUMMIT, "Lima"), held(SECOND, TALKS, "Lima")],
        {("rivers-summit-1", "lima-rivers-summit")},
        "held at the same place",
    ),
    (
        "two texts named for the place of one event",
        [
            position(FIRST, PERU, "signed", OF_PLACE),
            position(FIRST, PERU, "attended", SUMMIT, 5),
            position(SECOND, CHILE, "signed", OF_SUMMIT),
            position(SECOND, CHILE, "attended", SUMMIT, 5),
        ],
        {("declaration-3", "lima-declaration")},
        "named for one place",
    ),
]

APART = [
    (
        "two declarations that are only called so",
        [position(FIRST, PERU, "signed", BARE), position(SECOND, PERU, "signed", OTHER_BARE)],
    ),
    (
        "two declarations with one signatory in common, at one event",
        [
            position(FIRST, PERU, "signed", BARE),
            position(FIRST, PERU, "attended", SUMMIT, 5),
            position(SECOND, PERU, "signed", OTHER_BARE),
            position(SECOND, PERU, "attended", SUMMIT, 5),
        ],
    ),
    (
        "two texts named for one place, of no event in common",
        [
            position(FIRST, PERU, "signed", OF_PLACE),
            position(SECOND, CHILE, "signed", OF_SUMMIT),
            position(SECOND, CHILE, "attended", SUMMIT, 5),
        ],
    ),
    (
        "a known agreement and a text of an event at the place that it is named for",
        [
            position(FIRST, PERU, "withdrewFrom", PARIS_AGREEMENT),
            position(FIRST, PERU, "attended", SUMMIT, 5),
            position(
                SECOND, CHILE, "signed", entity("Agreement", "agreement-1", "the Paris summit agreement")
            ),
            position(SECOND, CHILE, "attended", SUMMIT, 5),
        ],
    ),
    (
        "titles of two places",
        [position(FIRST, PERU, "signed", TITLE), position(SECOND, PERU, "signed", QUITO)],
    ),
    (
        "the same stances, but one actor signed one and refused the other",
        [
            position(FIRST, PERU, "signed", BARE),
            position(FIRST, CHILE, "signed", BARE, 5),
            position(FIRST, JAPAN, "refusedToSign", BARE, 2),
            position(FIRST, JAPAN, "attended", SUMMIT),
            position(SECOND, PERU, "signed", OTHER_BARE),
            position(SECOND, CHILE, "signed", OTHER_BARE, 5),
            position(SECOND, JAPAN, "signed", OTHER_BARE, 2),
            position(SECOND, JAPAN, "attended", SUMMIT),
        ],
    ),
    (
        "one document names both",
        [
            position(FIRST, PERU, "signed", TITLE),
            position(SECOND, PERU, "signed", SHORT),
            position(SECOND, PERU, "refusedToSign", TITLE, 5),
        ],
    ),
    (
        "a meeting of the year after",
        [
            position(FIRST, PERU, "attended", SUMMIT),
            position(
                LATER, PERU, "attended", entity("Event", "summit-2", "the summit", "Lima Rivers Summit")
            ),
        ],
    ),
    (
        "a meeting at another place",
        [held(FIRST, SUMMIT, "Lima"), held(SECOND, TALKS, "Quito")],
    ),
    (
        "a meeting at the same place in another year",
        [held(FIRST, SUMMIT, "Lima"), held(LATER, TALKS, "Lima")],
    ),
    (
        "a surname in other company",
        [position(FIRST, FULL, "signed", TITLE), position(SECOND, SURNAME, "signed", QUITO)],
    ),
    (
        "two persons of one surname",
        [
            position(FIRST, FULL, "signed", TITLE),
            position(SECOND, entity("Person", "karl-lindqvist", "Karl Lindqvist"), "signed", TITLE),
        ],
    ),
    (
        "a spokesperson here and a spokesperson there",
        [
            position(FIRST, entity("Person", "spokesperson-1", "a spokesperson"), "signed", TITLE),
            position(SECOND, entity("Person", "spokesperson-2", "a UK spokesperson"), "signed", TITLE),
        ],
    ),
]

DOCUMENTS = [FIRST, SECOND, LATER]


@pytest.mark.parametrize(
    ("claims", "wanted", "reason"), [case[1:] for case in ONE], ids=[case[0] for case in ONE]
)
def test_merge_joins(claims: list[Claim], wanted: set[tuple[str, str]], reason: str) -> None:
    merged = merge(claims, DOCUMENTS)
    assert pairs(merged) == wanted
    assert reason in merged.merges[0].reason
    gone = {one.merged.id for one in merged.merges}
    assert not gone & {found for claim in merged.claims for found in ids(claim)}


def ids(claim: Claim) -> set[str]:
    object_ = claim.object.of if isinstance(claim.object, Office) else claim.object
    return {claim.subject.id} | ({object_.id} if isinstance(object_, Entity) else set())


@pytest.mark.parametrize("claims", [case[1] for case in APART], ids=[case[0] for case in APART])
def test_merge_keeps_apart(claims: list[Claim]) -> None:
    merged = merge(claims, DOCUMENTS)
    assert merged.merges == ()
    assert len(merged.claims) == len(claims)


@pytest.mark.parametrize("claims", [case[1] for case in ONE], ids=[case[0] for case in ONE])
def test_merge_compares_all_that_a_rule_joins(claims: list[Claim]) -> None:
    found = profiles(claims, {document.id: document for document in DOCUMENTS}).values()
    joined = [
        (one, other, rule)
        for one, other in combinations(found, 2)
        if one.entity.type == other.entity.type
        for rule in RULES.get(one.entity.type, ())
        if rule(one, other)
    ]
    assert joined
    assert all(KEYS[rule](one) & KEYS[rule](other) for one, other, rule in joined)


def test_merge_does_not_compare_titles_that_share_one_word() -> None:
    titles = [entity("Agreement", f"lima-{word}", f"Lima {word} Declaration") for word in ("Rivers", "Lakes")]
    found = profiles([position(FIRST, PERU, "signed", title) for title in titles], {})
    one, other = (found[title.id] for title in titles)
    assert not any(KEYS[rule](one) & KEYS[rule](other) for rule in RULES["Agreement"])


def test_merge_does_not_depend_on_order() -> None:
    claims = [claim for _, found, _, _ in ONE[:2] for claim in found]
    wanted = merge(claims, DOCUMENTS)
    for seed in range(5):
        random.Random(seed).shuffle(claims)
        assert merge(claims, DOCUMENTS[::-1]) == wanted


def test_merge_keeps_the_names_of_each_document() -> None:
    _, claims, _, _ = ONE[0]
    _, second = merge(claims, DOCUMENTS).claims
    assert second.object == replace(TITLE, names=SHORT.names)


def decided(*lines: dict[str, str], claims: list[Claim]) -> Merged:
    return merge(claims, DOCUMENTS, parse_overrides(map(json.dumps, lines)))


def test_merge_as_decided() -> None:
    claims = APART[0][1]
    line = {"action": "merge", "entity": OTHER_BARE.id, "into": BARE.id, "by": "Ada", "note": "same text"}
    merged = decided(line, claims=claims)
    assert pairs(merged) == {("declaration-2", "declaration-1")}
    assert merged.merges[0].reason == "decided by Ada: same text"
    assert merged.applied == tuple(parse_overrides([json.dumps(line)]))


def test_merge_splits_as_decided() -> None:
    _, claims, _, _ = ONE[0]
    merged = decided({"action": "split", "entity": SHORT.id, "into": TITLE.id}, claims=claims)
    assert merged.merges == ()
    assert not merged.stale


def test_merge_splits_one_document_off() -> None:
    claims = [position(FIRST, PERU, "signed", TITLE), position(SECOND, CHILE, "signed", TITLE)]
    line = {"action": "split", "entity": TITLE.id, "document": SECOND.path, "label": "Second Declaration"}
    first, second = decided(line, claims=claims).claims
    assert isinstance(first.object, Entity)
    assert isinstance(second.object, Entity)
    assert first.object.id == TITLE.id != second.object.id
    assert second.object.label == "Second Declaration"


def test_merge_renames_as_decided() -> None:
    (claim,) = decided(
        {"action": "rename", "entity": TITLE.id, "label": "Lima Declaration"},
        claims=[position(FIRST, PERU, "signed", TITLE)],
    ).claims
    assert isinstance(claim.object, Entity)
    assert claim.object.label == "Lima Declaration"
    assert claim.object.id == TITLE.id


def test_merge_rejects_accepts_and_corrects_claims() -> None:
    claims = [position(FIRST, who, "signed", TITLE) for who in (PERU, CHILE, JAPAN)]
    merged = decided(
        {"action": "reject", "claim": claims[0].id},
        {"action": "accept", "claim": claims[1].id},
        {"action": "correct", "claim": claims[2].id, "predicate": "endorsed", "status": "planned"},
        claims=claims,
    )
    found = {claim.subject.label: claim for claim in merged.claims}
    assert sorted(found) == ["CL", "JP"]
    assert found["CL"].confidence == 1.0
    assert (found["JP"].predicate, found["JP"].status) == ("endorsed", "planned")


def test_merge_rejects_a_claim_by_its_merged_iri() -> None:
    _, claims, _, _ = ONE[0]
    after = merge(claims, DOCUMENTS).claims[1]
    assert after.id not in {claim.id for claim in claims}
    assert len(decided({"action": "reject", "claim": after.id}, claims=claims).claims) == 1


def test_merge_tells_which_decisions_are_stale() -> None:
    merged = decided(
        {"action": "reject", "claim": f"{BASE}claim/gone"},
        {"action": "merge", "entity": f"{BASE}entity/gone", "into": TITLE.id},
        claims=[position(FIRST, PERU, "signed", TITLE)],
    )
    assert [override.line for override in merged.stale] == [1, 2]
    assert merged.applied == ()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "not JSON"),
        ("[]", 'needs an object with an "action"'),
        ('{"action": "forget"}', "merge, split, rename"),
        ('{"action": "merge", "entity": "a"}', "merge needs entity and into"),
        ('{"action": "split", "entity": "a"}', "document and entity"),
        ('{"action": "reject"}', "reject needs claim"),
        ('{"action": "reject", "claim": "a", "status": "denied"}', "takes no 'status'"),
        ('{"action": "reject", "claim": "a", "colour": "red"}', "takes no 'colour'"),
        ('{"action": "reject", "claim": 3}', "'claim' must be text"),
        ('{"action": "correct", "claim": "a"}', "correct needs one of"),
        ('{"action": "correct", "claim": "a", "status": "likely"}', "no status 'likely'"),
        ('{"action": "correct", "claim": "a", "predicate": "likes"}', "no predicate 'likes'"),
    ],
)
def test_merge_overrides_name_the_line(line: str, message: str) -> None:
    with pytest.raises(OverridesError, match="line 3") as caught:
        parse_overrides(["# decisions", "", line])
    assert message in str(caught.value)
    assert caught.value.line == 3


def test_merge_overrides_are_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "overrides.jsonl"
    path.write_text('{"action": "accept", "claim": "a", "on": "2026-01-02"}\n', encoding="utf-8")
    (override,) = read_overrides(path)
    assert (override.action, override.claim, override.on, override.line) == ("accept", "a", "2026-01-02", 1)
    with pytest.raises(OverridesError, match=r"missing\.jsonl"):
        read_overrides(tmp_path / "missing.jsonl")
    path.write_text('{"action": "forget"}\n', encoding="utf-8")
    with pytest.raises(OverridesError, match=r"overrides\.jsonl: line 1"):
        read_overrides(path)


def extracted(nlp: Language, texts: dict[str, str], folder: Path) -> tuple[list[Claim], list[Document]]:
    documents = []
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
        documents.append(replace(read(folder / name), path=name))
    return list(extract(documents, nlp)), documents


THREE_SUMMITS = {
    "bletchley.txt": """2 November 2023

China and Kenya signed the Bletchley Declaration at the AI Safety Summit. Brazil also signed the declaration.
""",
    "seoul.txt": """22 May 2024

Kenya signed the Seoul Declaration at the AI Seoul Summit. Brazil refused to sign the declaration.
""",
    "paris-one.txt": """11 February 2025

Brazil and Kenya refused to sign the declaration at the Paris AI Summit. Japan signed the declaration.
""",
    "paris-two.txt": """12 February 2025

Brazil and Kenya did not sign the Paris AI Summit declaration. Japan signed the declaration.
Peru attended the Paris AI Summit.
""",
}


def test_merge_three_summits(nlp: Language, tmp_path: Path) -> None:
    merged = merge(*extracted(nlp, THREE_SUMMITS, tmp_path))
    agreements: dict[str, set[str]] = {}
    for claim in merged.claims:
        if isinstance(claim.object, Entity) and claim.object.type == "Agreement":
            agreements.setdefault(claim.path, set()).add(claim.object.id)
    bletchley, seoul = agreements["bletchley.txt"], agreements["seoul.txt"]
    assert bletchley == {f"{BASE}entity/agreement/bletchley-declaration"}
    assert seoul == {f"{BASE}entity/agreement/seoul-declaration"}
    assert agreements["paris-one.txt"] == agreements["paris-two.txt"]
    assert len(agreements["paris-one.txt"]) == 1
    assert not agreements["paris-one.txt"] & (bletchley | seoul)
    assert all(isinstance(one, EntityMerge) and one.reason for one in merged.merges)
