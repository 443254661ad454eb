from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from accordgraph.model import Block, Claim, Document, Entity, Figure, Office, Phrase, Span
from accordgraph.read import read
from accordgraph.reconcile import Finding, Reconciled, reconcile
from accordgraph.reconcile.copies import copies
from accordgraph.reconcile.populations import population
from example_graph import (
    BULLETIN,
    CHARTER,
    CLAIMS,
    DOCUMENTS,
    FRANCE,
    GB,
    MARA,
    UNION,
    US,
    WIRE,
    claim,
    document,
)


def only(reconciled: Reconciled, predicate: str, subject: Entity) -> Finding:
    [found] = [f for f in reconciled.findings if f.predicate == predicate and f.subject.id == subject.id]
    return found


def report(path: str, text: str, date: str | None = None) -> Document:
    return document(path, text, **({"date": date} if date else {}))


def position(source: Document, predicate: str, words: str, cue: str, actor: Entity = US) -> Claim:
    return claim(source, "position", actor, predicate, CHARTER, words, cue)


def figure(
    source: Document, value: float, words: str, unit: str = "countries", approximate: bool = False
) -> Claim:
    return claim(source, "figure", CHARTER, "signatories", Figure(value, unit, approximate), words)


def test_reconcile_order_of_claims_and_documents_does_not_matter() -> None:
    shuffled, documents = list(CLAIMS), list(DOCUMENTS)
    Random(3).shuffle(shuffled)
    assert reconcile(shuffled, documents[::-1]) == reconcile(CLAIMS, DOCUMENTS)


def test_reconcile_joins_claims_that_say_the_same() -> None:
    refusal = only(reconcile(CLAIMS, DOCUMENTS), "refusedToSign", US)
    assert [c.document for c in refusal.claims] == [BULLETIN.id, WIRE.id]
    assert (refusal.documents, refusal.first, refusal.last) == (2, "2031-03-04", "2031-03-04")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Figure(61, "nations"), Figure(61.0, "countries"), True),
        (Figure(61, "countries"), Figure(61, "countries and organizations"), False),
        (Figure(61, "countries"), Figure(61, "countries", approximate=True), False),
        (Office(FRANCE, "Vice-President"), Office(FRANCE, "vice president"), True),
        (Office(FRANCE, "President"), Office(FRANCE, "President", "former"), False),
        (Phrase("Deeper Quays"), Phrase("deeper  quays"), True),
    ],
)
def test_reconcile_propositions_are_the_same(one: object, other: object, same: bool) -> None:
    first = replace(CLAIMS[0], object=one)  # type: ignore[arg-type]
    second = replace(CLAIMS[0], object=other, document="https://w3id.org/accordgraph/document/x")  # type: ignore[arg-type]
    assert len(reconcile([first, second], [WIRE]).findings) == (1 if same else 2)


def test_reconcile_gives_an_entity_the_label_of_most_documents() -> None:
    texts = [report(f"{n}.txt", f"The Harbour Charter was signed {n}.") for n in range(3)]
    names = ("Harbour Charter", "Charter of Harbours", "Harbour Charter")
    claims = [
        claim(text, "position", US, "signed", replace(CHARTER, label=name, names=(name,)), text.text)
        for text, name in zip(texts, names, strict=True)
    ]
    charter = next(e for e in reconcile(claims, texts).entities if e.id == CHARTER.id)
    assert charter.names == ("Harbour Charter", "Charter of Harbours")


@pytest.mark.parametrize(
    ("status", "fact"),
    [("asserted", True), ("planned", False), ("possible", False), ("urged", False), ("denied", False)],
)
def test_reconcile_only_what_is_asserted_is_a_fact(status: str, fact: bool) -> None:
    [finding] = reconcile([replace(CLAIMS[0], status=status)], DOCUMENTS).findings  # type: ignore[arg-type]
    assert finding.established is fact


def test_reconcile_more_sources_outweigh_in_a_true_conflict() -> None:
    reconciled = reconcile(CLAIMS, DOCUMENTS)
    refusal, signature = only(reconciled, "refusedToSign", US), only(reconciled, "signed", US)
    assert (refusal.disputed, refusal.established) == (True, True)
    assert (signature.disputed, signature.established) == (True, False)


def test_reconcile_equal_sources_leave_no_fact() -> None:
    one, other = report("a.txt", "Washington signed the charter."), report("b.txt", "The US refused to sign.")
    claims = [
        position(one, "signed", "signed", "signed"),
        position(other, "refusedToSign", "refused", "refused"),
    ]
    assert [f.established for f in reconcile(claims, [one, other]).findings] == [False, False]


def test_reconcile_own_words_weigh_more_than_the_word_of_another() -> None:
    one, other = (
        report("a.txt", "Washington signed the charter."),
        report("b.txt", "The US refused, Lind says."),
    )
    refusal = replace(position(other, "refusedToSign", "refused", "refused"), attributed_to=MARA)
    reconciled = reconcile([position(one, "signed", "signed", "signed"), refusal], [one, other])
    assert only(reconciled, "signed", US).established
    assert not only(reconciled, "refusedToSign", US).established


def test_reconcile_what_actors_say_of_themselves_is_in_their_own_words() -> None:
    own = replace(CLAIMS[0], attributed_to=US)
    hearsay = replace(CLAIMS[1], attributed_to=UNION)
    found = reconcile([own, hearsay], DOCUMENTS)
    assert only(found, "refusedToSign", US).own_sources == 1
    assert only(found, "refusedToSign", GB).own_sources == 0


@pytest.mark.parametrize(
    ("refusal", "cue", "dates", "reason", "facts"),
    [
        ("The US refused to sign.", "refused", ("2031-03-04", "2031-03-05"), "trueConflict", (False, False)),
        ("The US refused to sign.", "refused", (None, None), "trueConflict", (False, False)),
        ("The US has not signed yet.", "not signed yet", ("2031-03-04", None), "notYet", (True, False)),
        ("The US still has not signed.", "still has not signed", (None, None), "notYet", (True, False)),
        ("The US refused to sign.", "refused", ("2033-01-01", "2031-03-04"), "differentTime", (True, False)),
        ("The US refused to sign.", "refused", ("2031-03-04", "2033-01-01"), "trueConflict", (False, False)),
        ("The US refused to sign.", "refused", ("2033", "2031"), "differentTime", (True, False)),
    ],
)
def test_reconcile_stances_disagree(
    refusal: str, cue: str, dates: tuple[str | None, str | None], reason: str, facts: tuple[bool, bool]
) -> None:
    one = report("a.txt", "Washington signed the charter.", dates[0])
    other = report("b.txt", refusal, dates[1])
    claims = [position(one, "signed", "signed", "signed"), position(other, "refusedToSign", refusal, cue)]
    reconciled = reconcile(claims, [one, other])
    [disagreement] = reconciled.disagreements
    assert (disagreement.kind, disagreement.reason) == ("stanceDisagreement", reason)
    assert disagreement.about.id == CHARTER.id
    assert (
        only(reconciled, "signed", US).established,
        only(reconciled, "refusedToSign", US).established,
    ) == facts


def test_reconcile_a_denial_disagrees_with_the_assertion() -> None:
    one, other = report("a.txt", "The US endorsed it."), report("b.txt", "The US has not endorsed it.")
    denial = replace(position(other, "endorsed", other.text, "not endorsed"), status="denied")
    [found] = reconcile([position(one, "endorsed", one.text, "endorsed"), denial], [one, other]).disagreements
    assert (found.reason, found.conflict) == ("trueConflict", True)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("signed", "withdrewFrom"),
        ("signed", "endorsed"),
        ("signed", "ratified"),
        ("proposed", "refusedToSign"),
    ],
)
def test_reconcile_stances_that_go_together_do_not_disagree(first: str, second: str) -> None:
    one, other = report("a.txt", "The US acted."), report("b.txt", "The US acted again.")
    claims = [position(one, first, "acted", "acted"), position(other, second, "acted", "acted")]
    assert reconcile(claims, [one, other]).disagreements == ()


@pytest.mark.parametrize(
    ("first", "second", "dates", "reason"),
    [
        (Figure(61, "countries"), Figure(58, "countries"), ("2031-03-04", "2031-03-04"), "trueConflict"),
        (Figure(61, "countries"), Figure(58, "nations"), ("2031-03", "2031-03-04"), "trueConflict"),
        (Figure(61, "countries"), Figure(58, "nations"), (None, "2031-03-04"), "unknownTime"),
        (Figure(61, "countries"), Figure(64, "countries and bodies"), (None, None), "differentPopulation"),
        (Figure(61, "countries"), Figure(60, "countries", True), (None, None), "approximation"),
        (Figure(61, "countries"), Figure(50, "countries", bound="atLeast"), (None, None), "approximation"),
        (Figure(61, "countries"), Figure(70, "countries"), ("2031-03-04", "2031-03-09"), "differentTime"),
        (Figure(61, "countries"), Figure(58, "countries"), ("2031-03-04", "2031-03-09"), "trueConflict"),
        (Figure(61, "countries"), Figure(58, "countries"), ("2031-03-04", "2032-03-09"), "differentTime"),
        (Figure(61, "countries"), Figure(61, "countries"), (None, None), None),
        (Figure(61, "countries"), Figure(61, "states", True), (None, None), None),
        (Figure(61, "companies"), Figure(61, "shipping companies"), (None, None), None),
        (Figure(61, "companies"), Figure(64, "shipping companies"), (None, None), "differentPopulation"),
        (Figure(61, "companies"), Figure(61, "states and companies"), (None, None), "differentPopulation"),
    ],
)
def test_reconcile_figures_disagree(
    first: Figure, second: Figure, dates: tuple[str | None, str | None], reason: str | None
) -> None:
    texts = [report("a.txt", "Some signed it.", dates[0]), report("b.txt", "Others signed it.", dates[1])]
    claims = [
        claim(text, "figure", CHARTER, "signatories", value, text.text)
        for text, value in zip(texts, (first, second), strict=True)
    ]
    assert [d.reason for d in reconcile(claims, texts).disagreements] == ([reason] if reason else [])


def test_reconcile_figures_of_a_moment_do_not_conflict() -> None:
    one = report("a.txt", "58 countries signed so far.")
    other = report("b.txt", "61 countries signed it.")
    found = reconcile([figure(one, 58, one.text), figure(other, 61, other.text)], [one, other])
    assert [d.reason for d in found.disagreements] == ["differentTime"]


def test_reconcile_amounts_in_two_currencies_are_not_compared() -> None:
    texts = [report("a.txt", "Brel pledged 6 million."), report("b.txt", "Brel will pay 7 million.")]
    claims = [
        claim(text, "figure", UNION, "pledgedAmount", Figure(value, unit), text.text)
        for text, value, unit in zip(texts, (6_000_000, 7_000_000), ("EUR", "USD"), strict=True)
    ]
    assert reconcile(claims, texts).disagreements == ()


def test_reconcile_figures_of_one_document_are_separate_counts() -> None:
    text = report("a.txt", "Brel pledged 6 million, of which 2 million are new.")
    claims = [
        claim(text, "figure", UNION, "pledgedAmount", Figure(value, "EUR"), words)
        for value, words in ((6_000_000, "6 million"), (2_000_000, "2 million"))
    ]
    found = reconcile(claims, [text])
    assert [d.reason for d in found.disagreements] == ["separateCounts"]
    assert all(finding.established for finding in found.findings)


@pytest.mark.parametrize(
    ("unit", "same"),
    [
        ("nations", "countries"),
        ("other countries", "countries"),
        ("member states", "countries"),
        ("organisations and nations", "countries and organizations"),
        ("EUR", "EUR"),
    ],
)
def test_reconcile_units_name_one_population(unit: str, same: str) -> None:
    assert population(unit) == population(same)


@pytest.mark.parametrize("unit", ["African countries", "companies", "countries and companies", "USD"])
def test_reconcile_units_name_other_populations(unit: str) -> None:
    assert population(unit) != population("countries")


LONG = (
    "Delegates from every coast filled the old customs hall before dawn, while tugs sounded their horns. "
    "A clerk read the twelve articles aloud, and the hall fell silent until the last signature had dried."
)
OTHER = (
    "Fishing crews along the northern shore have little faith in paper, for the quotas of earlier years "
    "came to nothing, and nobody paid for the nets that rotted on the piers during the long dispute."
)


def paragraphs(path: str, *texts: str, date: str | None = None) -> Document:
    text, blocks = "\n\n".join(texts), []
    for part in texts:
        start = text.index(part)
        blocks.append(Block("paragraph", (Span(start, start + len(part)),)))
    return replace(report(path, text, date), blocks=tuple(blocks))


def test_reconcile_copies_are_directed_by_date() -> None:
    first = paragraphs("z.txt", LONG, OTHER, date="2031-03-04")
    later = paragraphs("a.txt", LONG, "Our own reporter adds nothing to it.", date="2031-03-06")
    [copy], _ = copies([later, first])
    assert (copy.copier, copy.original, copy.directed) == (later.id, first.id, True)
    assert copy.share == 1.0
    assert 0.4 < copy.original_share < 0.6


@pytest.mark.parametrize("date", [None, "2031", "2031-03-04"])
def test_reconcile_copies_without_order_of_dates_are_not_directed(date: str | None) -> None:
    first, later = paragraphs("a.txt", LONG, OTHER, date="2031-03-04"), paragraphs("b.txt", LONG, date=date)
    [copy], _ = copies([first, later])
    assert (copy.copier, copy.directed) == (later.id, False)


def test_reconcile_unlike_documents_are_no_copies() -> None:
    found, sources = copies([paragraphs("a.txt", LONG), paragraphs("b.txt", OTHER)])
    assert found == []
    assert len(set(sources.of.values())) == 2


def test_reconcile_copies_count_as_one_source() -> None:
    texts = [
        paragraphs("a.txt", LONG + " The US signed it.", date="2031-03-04"),
        paragraphs("b.txt", "From our desk: " + LONG + " The US signed it.", date="2031-03-05"),
        paragraphs("c.txt", OTHER + " The US signed it.", date="2031-03-06"),
    ]
    claims = [position(text, "signed", "The US signed it", "signed") for text in texts]
    reconciled = reconcile(claims, texts)
    [finding] = reconciled.findings
    assert (finding.documents, finding.sources) == (3, 2)
    assert reconciled.sources[texts[1].id] == texts[0].id.replace("/document/", "/source/")


def test_reconcile_claims_on_one_copied_passage_count_once_between_unlike_documents() -> None:
    filler = [" ".join(f"{side}{n}" for n in range(400)) for side in ("left", "right")]
    texts = [paragraphs(f"{n}.txt", filler[n], LONG + " The US signed it.") for n in range(2)]
    claims = [position(text, "signed", "The US signed it", "signed") for text in texts]
    reconciled = reconcile(claims, texts)
    assert len(set(reconciled.sources.values())) == 2
    assert reconciled.findings[0].sources == 1


@pytest.mark.shared
def test_reconcile_recognises_the_two_seeds_that_share_text(shared: Path) -> None:
    documents = [read(str(path)) for path in sorted((shared / "seeds").iterdir())]
    found, sources = copies(documents)
    assert [{copy.copier, copy.original} for copy in found] == [{documents[0].id, documents[1].id}]
    assert len(set(sources.of.values())) == 4
