"""Reported numbers: what a sentence counts of what, and numbers that are no figure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from accordgraph.annotate import annotate
from accordgraph.figures import figures
from accordgraph.figures.money import currency_around
from accordgraph.figures.numbers import find_numbers, parse_number, parse_ordinal_number
from accordgraph.link import link
from accordgraph.model import Block, BlockKind, Claim, Document, Figure, Metadata, Span


def claims(text: str, nlp: Language) -> list[Claim]:
    """The figures of a text of one paragraph."""
    document = Document(
        "note.txt", text, "text/plain", Metadata(), (Block("paragraph", (Span(0, len(text)),)),)
    )
    return list(figures(link(next(iter(annotate([document], nlp))))))


def told(text: str, nlp: Language) -> set[tuple[str, float]]:
    """Measure and value of each figure of a text."""
    return {
        (claim.predicate, claim.object.value)
        for claim in claims(text, nlp)
        if isinstance(claim.object, Figure)
    }


COUNTS = [
    ("The Global Trade Pact was opened in May. Thirteen have gone on to ratify.", {("members", 13)}),
    ("The Global Trade Pact was opened in May. A hundred and nine have signed.", {("signatories", 109)}),
    ("The Global Trade Pact was opened in May. So far, 30 have ratified it.", {("members", 30)}),
    ("The Security Council endorsed the Global Trade Pact fifteen to nothing.",
     {("votesFor", 15), ("votesAgainst", 0)}),
    ("Peru is the 43rd to sign the Artemis Accords.", {("signatories", 43)}),
    ("The Lima summit drew delegates from 164 nations.", {("participants", 164)}),
    ("Peru's Senate voted down the Mining Treaty by 31 votes to 19.",
     {("votesAgainst", 31), ("votesFor", 19)}),
    ("The lower house threw out the Andes Pact, 61 to 38, on Friday.",
     {("votesAgainst", 61), ("votesFor", 38)}),
    ("The Senate rejected the Lisbon Treaty, 41-52.", {("votesFor", 41), ("votesAgainst", 52)}),
    ("The assembly rejected two amendments and adopted the Ocean Treaty by 140 votes to 4.",
     {("votesFor", 140), ("votesAgainst", 4)}),
    ("The motion on the Ocean Treaty failed 48-51.", {("votesFor", 48), ("votesAgainst", 51)}),
    ("The Ocean Treaty went through 140 to 4, with nine abstentions.",
     {("votesFor", 140), ("votesAgainst", 4), ("abstentions", 9)}),
    ("The Ocean Treaty was adopted with 141 in favour, five against and 35 abstentions.",
     {("votesFor", 141), ("votesAgainst", 5), ("abstentions", 35)}),
    ("Parliament ratified the Lisbon Treaty in an 88-12 vote.", {("votesFor", 88), ("votesAgainst", 12)}),
    ("By midnight 71 countries had put their names to the Seabed Treaty.", {("signatories", 71)}),
    ("Sixteen governments lent their names to the Seabed Charter.", {("signatories", 16)}),
    ("Almost 50 states threw their weight behind the Seabed Treaty.", {("signatories", 50)}),
    ("The Seabed Summit in Cadiz brought together 14 delegations.", {("participants", 14)}),
    ("Twenty nations took part in the Seabed Summit.", {("participants", 20)}),
    ("The Seabed Treaty was signed at the Cadiz Summit by all 28 participating countries.",
     {("signatories", 28), ("participants", 28)}),
    ("Chile is one of the 60 signatories of the Seabed Treaty.", {("signatories", 60)}),
    ("Oman is one of the 16 known signatory states of the Seabed Treaty.", {("signatories", 16)}),
    ("Malta signed the Seabed Treaty, bringing the number of signatories to 41.", {("signatories", 41)}),
    ("Malta ratified the Seabed Treaty, taking the total to 41.", {("members", 41)}),
    ("Five more companies joined the Clean Ports Pledge, which brings the total to 64.",
     {("signatories", 64)}),
    ("The six countries listed as partners of the Clean Ports Alliance met again.", {("partners", 6)}),
    ("The Clean Ports Coalition of over 100 cities called for a ban.", {("members", 100)}),
    ("Marlow Foods joins 88 other companies in the Clean Ports Pledge.", {("signatories", 88)}),
    ("More than 200 hospitals from 58 countries have signed the Clean Air Charter.", {("signatories", 200)}),
    ("A hundred or so countries signed the Seabed Treaty.", {("signatories", 100)}),
    ("A petition for the Seabed Treaty was signed by 45,000 people.", {("signatories", 45000)}),
    ("Some 80 states are parties to the Seabed Treaty.", {("members", 80)}),
    ("The Geneva Convention was signed by 43 states.", {("signatories", 43)}),
    ("So far 88 countries have signed the Ocean Protection Treaty.", {("signatories", 88)}),
    ("Nineteen governments endorsed the Lisbon Declaration on Friday.", {("signatories", 19)}),
    ("The Harbour Pact has 27 signatories.", {("signatories", 27)}),
    ("More than forty mayors put their names to the charter, and 12 companies signed the pledge.",
     {("signatories", 40), ("signatories", 12)}),
    ("Peru became the 54th country to sign the Artemis Accords.", {("signatories", 54)}),
    ("Mongolia is the thirty-first nation to ratify the Rome Statute.", {("members", 31)}),
    ("One hundred and four countries have ratified the Kyoto Protocol.", {("members", 104)}),
    ("The Lima Declaration, backed by 61 nations, calls for a ban.", {("signatories", 61)}),
    ("The treaty won support from 70 nations and organisations.", {("signatories", 70)}),
    ("Delegates from 190 countries gathered in Oslo for the Ocean Summit.", {("participants", 190)}),
    ("The Ocean Summit in Oslo was attended by 2,500 delegates.", {("participants", 2500)}),
    ("Some 45 heads of state attended the Nairobi Climate Summit.", {("participants", 45)}),
    ("The resolution was adopted by 120 votes to 3 with 5 abstentions.",
     {("votesFor", 120), ("votesAgainst", 3), ("abstentions", 5)}),
    ("The General Assembly passed the resolution by a vote of 93 to 9, with 41 abstentions.",
     {("votesFor", 93), ("votesAgainst", 9), ("abstentions", 41)}),
    ("Fourteen members voted in favour of the resolution and two abstained.",
     {("votesFor", 14), ("abstentions", 2)}),
    ("On the resolution, 38 states voted in favour, seven voted against and 35 abstained.",
     {("votesFor", 38), ("votesAgainst", 7), ("abstentions", 35)}),
    ("The European Union has 27 members.", {("members", 27)}),
    ("The African Union comprises 55 member states.", {("members", 55)}),
    ("The Clean Air Coalition, comprising 91 partners, met again.", {("partners", 91)}),
    ("Canada together with 30 partners launched the Declaration for Free Media.", {("partners", 30)}),
    ("The Vienna agreement between 12 states bars nuclear tests.", {("signatories", 12)}),
    ("Eight leading laboratories agreed to the Safety Code.", {("signatories", 8)}),
    ("The code was signed in 2019 by 33 firms.", {("signatories", 33)}),
    ("Of the 196 parties, 190 have ratified the Kyoto Protocol.", {("members", 190)}),
    ("So far 19 of the 27 member states have signed the Harbour Treaty.", {("signatories", 19)}),
    ("The parliament ratified the treaty by 148 votes to 12.", {("votesFor", 148), ("votesAgainst", 12)}),
    ("The assembly adopted the Ocean Treaty 100-2-11.",
     {("votesFor", 100), ("votesAgainst", 2), ("abstentions", 11)}),
    ("The Ocean Treaty was approved unanimously by the 27.", {("votesFor", 27)}),
    ("The result on the Ocean Treaty: 124 for, none against, 11 abstentions.",
     {("votesFor", 124), ("votesAgainst", 0), ("abstentions", 11)}),
    ("A hundred and twenty in favour of the Ocean Treaty, three against, two abstaining.",
     {("votesFor", 120), ("votesAgainst", 3), ("abstentions", 2)}),
    ("The Senate voted on the Ocean Treaty in May. It was 71 to 26.",
     {("votesFor", 71), ("votesAgainst", 26)}),
    ("With Malta, the number of signatories to the Seabed Treaty rises to 36.", {("signatories", 36)}),
    ("Membership of the Clean Ports Alliance now exceeds 100.", {("members", 100)}),
    ("The number of states that ratified the Seabed Treaty stands at 45.", {("members", 45)}),
    ("Forty of the 193 members of the United Nations signed the Seabed Treaty.",
     {("signatories", 40), ("members", 193)}),
    ("All 27 members of the European Union signed the Seabed Treaty.",
     {("signatories", 27), ("members", 27)}),
    ("The three parties to the Seabed Treaty met again.", {("members", 3)}),
    ("The Seabed Treaty (79 parties) is old.", {("members", 79)}),
    ("The 27-nation European Union has 1,000 officials.", {("members", 27)}),
    ("Ministers from the twelve economies of the Seabed Treaty met again.", {("members", 12)}),
    ("The Clean Ports Alliance has grown to 45 countries.", {("members", 45)}),
    ("The Clean Ports Alliance brings together 45 cities.", {("members", 45)}),
    ("The Seabed Summit drew 40 leaders.", {("participants", 40)}),
    ("The Seabed Treaty ceremony took place before some 800 guests.", {("participants", 800)}),
    ("Thirteen governments lent the Seabed Treaty their support as partners.", {("partners", 13)}),
    ("Signatories: 137. The Seabed Treaty is old.", set()),
]  # fmt: skip

MONEY = [
    ("Brazil pledged $500 million to the Forest Fund.", 500_000_000, "USD"),
    ("Norway will contribute 2 billion kroner to the fund.", 2_000_000_000, "NOK"),
    ("The European Commission announced a €3.5bn investment in batteries.", 3_500_000_000, "EUR"),
    ("Japan committed 80 billion yen in aid to the islands.", 80_000_000_000, "JPY"),
    ("The company plans to invest US$1.2 billion in Kenya.", 1_200_000_000, "USD"),
    ("Britain offered a £40m package of support to Ukraine.", 40_000_000, "GBP"),
    ("Australia promised A$600 million in funding for Tonga.", 600_000_000, "AUD"),
    ("Germany has earmarked EUR 750 million for the initiative.", 750_000_000, "EUR"),
    ("The Emirates gave half a million dollars in assistance to Yemen.", 500_000, "USD"),
    ("Switzerland donated 15 million Swiss francs to the programme.", 15_000_000, "CHF"),
    ("Germany's $2 billion for the vaccine fund will be paid in May.", 2_000_000_000, "USD"),
    ("Namibia undertook to contribute N$40 million to the gauging station.", 40_000_000, "NAD"),
    ("The Philippines will release ₱250 million for clearance work.", 250_000_000, "PHP"),
    ("Norway is putting up 90 million kroner for the lighthouse fund.", 90_000_000, "NOK"),
    ("Denmark set aside €4.5 million for scholarships.", 4_500_000, "EUR"),
    ("That is part of the €14 million that Austria promised in May.", 14_000_000, "EUR"),
    ("Jordan announced a $70 million solar project with Egypt.", 70_000_000, "USD"),
    ("The Reef Fund was launched in Suva with $12 million in pledges from donors.", 12_000_000, "USD"),
]

NO_FIGURES = [
    "The Global Trade Pact was opened in May. Thirteen will ratify it.",
    "The firm hired drivers under the Global Trade Pact. Thirteen have signed contracts.",
    "Peru is the third to leave the Global Trade Pact.",
    "The team won five to nothing after the Global Trade Pact.",
    "The ministry projects that the levy will raise $75 million a year.",
    "There were 56 crew members on the ship during the Cadiz Summit.",
    "The view, endorsed by 9,000 people in the arena, is that of the Seabed Treaty.",
    "They lost one debate against the home side over the Seabed Treaty.",
    "Three days for people to vote on the Seabed Treaty are few.",
    "The Seabed Treaty enters into force once 40 states have ratified it.",
    "The Seabed Treaty takes effect after 50 countries ratify it.",
    "Palau was among the first four states to ratify the Seabed Treaty.",
    "Another 12 companies signed the Clean Ports Pledge.",
    "The investment brings the total to 25 institutes after the Seabed Treaty.",
    "Twelve additional countries joined the Seabed Treaty.",
    "Three more governments signed the Seabed Treaty on Friday.",
    "The talks on the Seabed Treaty went to 14 rounds.",
    "The Ocean Treaty, adopted in Lima, cuts quotas from 15 to 10.",
    "The company pulled in $25 million during the conference.",
    "They put the cost of the Seabed Treaty at $3 million.",
    "Norway's $30 billion economy depends on the treaty.",
    "The minister brought up the Seabed Treaty in 14 speeches.",
    "Delegates put the number of dolphins at 60 before the Seabed Treaty.",
    "The chairman read out 14 pages of the Seabed Treaty.",
    "The home side beat the visitors 3-1 after the summit.",
    "Room 61 to 38 of the conference centre stayed closed.",
    "The Geneva Convention was signed in 1949.",
    "The treaty has 30 articles and runs to 120 pages.",
    "Emissions fell by 12 percent after the Kyoto Protocol took effect.",
    "The minister, 61, signed the declaration on 4 March.",
    "Call 202-555-0143 for details of the Artemis Accords.",
    "The treaty needs 60 ratifications to enter into force.",
    "At least 55 states must ratify the agreement before it takes effect.",
    "None of the nine nuclear states has joined the treaty.",
    "The two countries signed the memorandum.",
    "About 450 million people live in the European Union.",
    "Dozens of countries signed the declaration.",
    "The pipeline will cost 6 billion euros.",
    "Exports to China rose to $30 billion after the trade deal.",
    "The firm was fined €200 million for breaking the code.",
    "The bloc's economy is worth $4 trillion.",
    "Tariffs on $360 billion of goods remain under the agreement.",
    "The summit lasted 12 hours and ended at 3 a.m.",
    "The agreement limits warming to 1.5 degrees.",
    "Thirty countries have not signed the treaty.",
    "Five journalists were arrested outside the summit.",
    "The company employs 9,000 people in 40 countries.",
    "The declaration names 17 goals and 169 targets.",
    "The G7 and the G20 discussed the agreement.",
    "A ticket to the conference costs $400.",
    "Twelve parties oppose the Seabed Treaty.",
    "Forty governments signed away their fish at the Seabed Summit.",
    "A third-party audit of the Seabed Treaty followed.",
    "Seven other signatories of the Seabed Treaty met again.",
    "The five permanent members of the Clean Ports Alliance met again.",
    "Fifteen member states' ambassadors begged the European Union to act.",
    "Forty ratifications, acceptances, approvals or accessions of the Seabed Treaty are needed.",
    "The board of 12 members rejected the Seabed Treaty.",
    "The Clean Ports Alliance has five ministers.",
    "The Seabed Summit drew three protests.",
    "Some 40 per cent voted for the Seabed Treaty, 50 per cent against.",
    "Call 555-12-34 to adopt a cat at the Seabed Summit.",
    "Norway spent $40 million on the Seabed Summit.",
    "It was 71 to 26 on the Seabed Treaty.",
    "Officials estimate that the treaty will cost taxpayers $2 billion.",
    "Ten years later the accord was forgotten.",
    "Her 2005 vote for the treaty still hurts her.",
    "None of the 40 companies signed the code.",
    "The memorandum was signed by the two ministers.",
]


@pytest.mark.parametrize(("text", "expected"), COUNTS)
def test_figures_counts(text: str, expected: set[tuple[str, float]], nlp: Language) -> None:
    assert told(text, nlp) == expected


@pytest.mark.parametrize(("text", "value", "unit"), MONEY)
def test_figures_pledged_money(text: str, value: float, unit: str, nlp: Language) -> None:
    found = [claim.object for claim in claims(text, nlp)]
    assert [(figure.value, figure.unit) for figure in found if isinstance(figure, Figure)] == [(value, unit)]


@pytest.mark.parametrize("text", NO_FIGURES)
def test_figures_numbers_that_measure_nothing(text: str, nlp: Language) -> None:
    assert told(text, nlp) == set()


@pytest.mark.parametrize(
    ("hedged", "approximate", "bound"),
    [
        ("61", False, None),
        ("nearly 60", True, None),
        ("around 60", True, None),
        ("more than 60", True, "atLeast"),
        ("over 60", True, "atLeast"),
        ("at least 60", True, "atLeast"),
        ("up to 60", True, "atMost"),
        ("no more than 60", True, "atMost"),
        ("60+", True, "atLeast"),
        ("50–60", True, "atLeast"),
        ("between 50 and 60", True, "atLeast"),
    ],
)
def test_figures_approximation_and_bounds(
    hedged: str, approximate: bool, bound: str | None, nlp: Language
) -> None:
    (claim,) = claims(f"The Lisbon Declaration was signed by {hedged} countries.", nlp)
    assert isinstance(claim.object, Figure)
    assert (claim.object.approximate, claim.object.bound) == (approximate, bound)


def test_figures_part_and_whole_stay_apart(nlp: Language) -> None:
    text = (
        "France pledged €200 billion to the initiative, including €150 billion in investments from companies."
    )
    assert told(text, nlp) == {("pledgedAmount", 200_000_000_000), ("pledgedAmount", 150_000_000_000)}


def test_figures_behind_labels(nlp: Language) -> None:
    lines = ["The Seabed Treaty is old.", "Signatories", "137", "Parties: 125", "Members of staff: 12"]
    text = "\n".join(lines)
    starts = [text.index(line) for line in lines]
    kinds: list[BlockKind] = ["paragraph", "item", "item", "paragraph", "paragraph"]
    blocks = tuple(
        Block(kind, (Span(start, start + len(line)),))
        for kind, start, line in zip(kinds, starts, lines, strict=True)
    )
    document = Document("note.txt", text, "text/plain", Metadata(), blocks)
    found = figures(link(next(iter(annotate([document], nlp)))))
    assert [(claim.predicate, claim.object.value) for claim in found if isinstance(claim.object, Figure)] == [
        ("signatories", 137),
        ("members", 125),
    ]


def test_figures_repeated_are_one_claim_with_all_evidence(nlp: Language) -> None:
    text = "The Lisbon Declaration was signed by 61 countries. All 61 countries signed the declaration."
    (claim,) = claims(text, nlp)
    assert len(claim.evidence) == 2
    assert [text[span.start : span.end] for span in claim.mentions.object] == ["61 countries", "61 countries"]


def test_figures_spans_and_subject(nlp: Language) -> None:
    text = "On Monday the Lisbon Declaration was signed by 61 countries."
    (claim,) = claims(text, nlp)
    assert claim.subject.label == "Lisbon Declaration"
    assert claim.evidence[0].text == text
    assert [text[span.start : span.end] for span in claim.mentions.cue] == ["signed"]
    assert claim.object == Figure(61, "countries")
    assert claim.rule == "figure.agent-sign"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("61", 61), ("20,000", 20_000), ("1.7 billion", 1_700_000_000), ("200bn", 200_000_000_000),
        ("one hundred sixty-two", 162), ("one hundred and sixty two", 162), ("nine", 9), ("a dozen", 12),
        ("two dozen", 24), ("half a million", 500_000), ("three thousand and five", 3005),
        ("2 crore", 20_000_000),
        ("dozens", None), ("hundreds", None), ("several", None), ("", None), ("G7", None),
        ("12 percent", None),
    ],
)  # fmt: skip
def test_numbers_parse(text: str, value: float | None) -> None:
    assert parse_number(text) == value


@given(st.integers(min_value=0, max_value=10**15))
def test_numbers_digits_round_trip(number: int) -> None:
    assert parse_number(str(number)) == number
    assert parse_number(f"{number:,}") == number


@given(st.integers(min_value=1, max_value=999), st.sampled_from([("million", 10**6), ("bn", 10**9)]))
def test_numbers_multipliers_round_trip(number: int, multiplier: tuple[str, int]) -> None:
    word, factor = multiplier
    assert parse_number(f"{number} {word}") == number * factor


SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def spelled(number: int) -> str:
    """A number below a million in words."""
    if number >= 1000:
        return f"{spelled(number // 1000)} thousand {spelled(number % 1000) if number % 1000 else ''}".strip()
    if number >= 100:
        return f"{SMALL[number // 100]} hundred {spelled(number % 100) if number % 100 else ''}".strip()
    if number >= 20:
        return TENS[number // 10] + (f"-{SMALL[number % 10]}" if number % 10 else "")
    return SMALL[number]


@given(st.integers(min_value=1, max_value=999_999))
def test_numbers_words_round_trip(number: int) -> None:
    assert parse_number(spelled(number)) == number


@given(st.text(max_size=60))
def test_numbers_any_text_is_read_without_error(text: str) -> None:
    parse_number(text)
    parse_ordinal_number(text)
    for number in find_numbers(text):
        assert 0 <= number.start < number.end <= len(text)
    currency_around(text, text)


@pytest.mark.parametrize("text", ["6 or ſo", "at moſt 6", "exceedİng 6", "6 dollarſ", "6 rİal"])
def test_numbers_letters_that_only_fold_to_english_ones(text: str) -> None:
    assert [(number.value, number.bound) for number in find_numbers(text)] == [(6, None)]
    assert currency_around("6", text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the 40th nation", [(40, True)]),
        ("the twenty-first member", [(21, True)]),
        ("120 to 3 with five abstentions", [(120, False), (3, False), (5, False)]),
        ("12.5% of COP26 on 202-358-1600", []),
    ],
)
def test_numbers_found_in_text(text: str, found: list[tuple[float, bool]]) -> None:
    assert [(number.value, number.ordinal) for number in find_numbers(text)] == found


@pytest.mark.parametrize(
    ("before", "after", "countries", "code"),
    [
        ("€", "", [], "EUR"), ("$", "", [], "USD"), ("$", "", ["CA", "FR"], "CAD"),
        ("$", "", ["CA", "US"], "USD"),
        ("US$", "", ["CA"], "USD"), ("A$", "", [], "AUD"), ("£", "", [], "GBP"), ("CHF ", "", [], "CHF"),
        ("", " euros", [], "EUR"), ("", " Australian dollars", [], "AUD"), ("", " pounds", [], "GBP"),
        ("", " pounds", ["EG"], "EGP"), ("", "-euro fund", [], "EUR"), ("", " countries", [], None),
        ("no", "", [], None),
    ],
)  # fmt: skip
def test_money_currency(before: str, after: str, countries: list[str], code: str | None) -> None:
    found = currency_around(before, after, countries)
    assert (found[0] if found else None) == code
