"""Events with places and dates, and the dates of running English."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from accordgraph.annotate import annotate
from accordgraph.events import events
from accordgraph.events.dates import find_periods
from accordgraph.link import link
from accordgraph.model import Block, Claim, Document, Metadata, Occurrence, Span


def claims(text: str, nlp: Language, date: str | None = None) -> list[Claim]:
    """The events of a text of one paragraph that was published on a date."""
    document = Document(
        "note.txt", text, "text/plain", Metadata(date=date), (Block("paragraph", (Span(0, len(text)),)),)
    )
    return list(events(link(next(iter(annotate([document], nlp))))))


BASE = "2025-02-13"
"""A Thursday."""


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("on 4 March 2019", "2019-03-04", None),
        ("on March 4, 2019", "2019-03-04", None),
        ("on the 4th of March 2019", "2019-03-04", None),
        ("March 4–6, 2019", "2019-03-04", "2019-03-06"),
        ("4-6 March 2019", "2019-03-04", "2019-03-06"),
        ("from 30 March 2019 to 2 April 2019", "2019-03-30", "2019-04-02"),
        ("between March 3 and March 7, 2019", "2019-03-03", "2019-03-07"),
        ("from Monday to Wednesday", "2025-02-10", "2025-02-12"),
        ("from 30 March to 2 April 2019", "2019-03-30", "2019-04-02"),
        ("on June 30 to July 2, 2021", "2021-06-30", "2021-07-02"),
        ("in March 2019", "2019-03", None),
        ("in 2019", "2019", None),
        ("2019-03-04", "2019-03-04", None),
        ("on January 28", "2025-01-28", None),
        ("on November 27", "2024-11-27", None),
        ("on Tuesday", "2025-02-11", None),
        ("last Thursday", "2025-02-06", None),
        ("next Monday", "2025-02-17", None),
        ("today", "2025-02-13", None),
        ("yesterday", "2025-02-12", None),
        ("last year", "2024", None),
        ("last month", "2025-01", None),
        ("this past week", "2025-02-03", "2025-02-09"),
        ("three years ago", "2022", None),
        ("last May", "2024-05", None),
        ("in May of this year", "2025-05", None),
        ("last Wednesday", "2025-02-05", None),
        ("on January 4th, 5th", "2025-01-04", "2025-01-05"),
        ("on 4/5 January", "2025-01-04", "2025-01-05"),
        ("in late January", "2025-01", None),
        ("early May 2024", "2024-05", None),
        ("last weekend", "2025-02-08", "2025-02-09"),
    ],
)
def test_dates_resolved(text: str, start: str, end: str | None) -> None:
    (period,) = find_periods(text, BASE)
    assert (period.start, period.end) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "in 40 countries", "article 12", "32 March 2019", "30 February", "may sign", "the march of time",
        "$2019",
        "2000 km", "12.5", "99 per cent", "sometime", "once a year",
    ],
)  # fmt: skip
def test_dates_that_are_none(text: str) -> None:
    assert list(find_periods(text, BASE)) == []


def test_dates_without_a_year_need_a_base() -> None:
    assert list(find_periods("on Tuesday, on May 3 and last year")) == []


@pytest.mark.parametrize(
    ("text", "start"), [("on Tuesday", "2025-02-18"), ("on Thursday", BASE), ("next Thursday", "2025-02-20")]
)
def test_dates_ahead_lie_in_the_future(text: str, start: str) -> None:
    assert [period.start for period in find_periods(text, BASE, ahead=True)] == [start]


def test_dates_without_a_year_take_that_of_their_event() -> None:
    found = find_periods("on May 3 and in June 2019", BASE, year=2027)
    assert [period.start for period in found] == ["2027-05-03", "2019-06"]


@given(st.dates())
def test_dates_round_trip(day: object) -> None:
    text = f"{day:%-d %B} {day:%Y}"
    found = [period.start for period in find_periods(text)]
    assert found == ([str(day)] if "1600" <= str(day) < "2200" else found)


@given(st.text(max_size=60), st.sampled_from([None, "2025", "2025-02", BASE, "nonsense"]))
def test_dates_any_text_is_read_without_error(text: str, base: str | None) -> None:
    for period in find_periods(text, base):
        assert 0 <= period.at < period.stop <= len(text)
        assert period.end is None or period.start <= period.end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Oslo Climate Summit was held in Oslo on 4 March 2019.", Occurrence("Oslo", "2019-03-04")),
        (
            "Leaders met at the World Water Conference in Nairobi in May 2023.",
            Occurrence("Nairobi", "2023-05"),
        ),
        ("The Nairobi Peace Conference will take place on Tuesday.", Occurrence("Nairobi", "2025-02-18")),
        ("The ceremony took place in Lima on Monday.", Occurrence("Lima", "2025-02-10")),
        ("The World Health Congress of 2021 failed.", Occurrence(None, "2021")),
        (
            "They recalled the launch at the Fisheries Summit in Accra in May 2021.",
            Occurrence("Accra", "2021-05"),
        ),
        ("Peru must ratify before the Lima summit in November.", Occurrence("Lima", "2025-11")),
        ("Peru will sign at the ceremony in September.", Occurrence(None, "2025-09")),
        ("The ceremony took place at the Grand Savoy hotel in Riga.", Occurrence("Riga")),
        ("Peru addressed COP31 in Lusaka.", Occurrence("Lusaka")),
        (
            "The Rivers Summit runs from 10 to 11 March in Lusaka, Zambia.",
            Occurrence("Lusaka, Zambia", "2025-03-10", "2025-03-11"),
        ),
        ("The two-day Rivers Summit opened on Monday.", Occurrence(None, "2025-02-10", "2025-02-11")),
        ("The two-day Rivers Summit ended on Monday.", Occurrence(None, None, "2025-02-10")),
        ("The Rivers Summit ended on 12 February 2025 in Lima.", Occurrence("Lima", None, "2025-02-12")),
        ("Peru took part in a signing ceremony Friday in Lima.", Occurrence("Lima", "2025-02-07")),
        (
            "They announced the inauguration of the Peru-Chile Year of Arts in Lima in March 2026.",
            Occurrence("Lima", "2026-03"),
        ),
        (
            "Peru pledged it early on, at the start of last month, during the Lima Rivers Summit.",
            Occurrence("Lima", "2025-01"),
        ),
        ("The Rivers Summit will fail, ministers warned Friday.", Occurrence()),
        ("The Rivers Summit runs until 15 February.", Occurrence(None, None, "2025-02-15")),
        (
            "The talks began in Cairo on Sunday and ended on Wednesday without a text.",
            Occurrence("Cairo", "2025-02-09", "2025-02-12"),
        ),
        ("The talks in Cairo collapsed on 1 December 2024.", Occurrence("Cairo", None, "2024-12-01")),
        (
            "The Rivers Summit was held from 3 March 2024 to 7 March 2024 in Geneva.",
            Occurrence("Geneva", "2024-03-03", "2024-03-07"),
        ),
        (
            "Peru signed the pact on 9 February 2024 during a ceremony in Lima.",
            Occurrence("Lima", "2024-02-09"),
        ),
        ("On 9 February 2024, at a ceremony in Lima, Peru signed.", Occurrence("Lima", "2024-02-09")),
        ("On Monday Peru scorned what it had signed at the Rivers Summit.", Occurrence()),
        (
            "The Rivers Summit takes place from Monday to Friday.",
            Occurrence(None, "2025-02-17", "2025-02-21"),
        ),
        ("Nairobi will host the Rivers Summit in June 2025.", Occurrence("Nairobi", "2025-06")),
        ("The talks begin in Doha on 26 November.", Occurrence("Doha", "2025-11-26")),
        (
            "The Rivers Summit (Lusaka, 10-11 March 2024) failed.",
            Occurrence("Lusaka", "2024-03-10", "2024-03-11"),
        ),
        ("Leaders arrived in Lusaka for the two-day Rivers Summit.", Occurrence("Lusaka")),
        (
            "The text was adopted in Lusaka at the Rivers Summit on 3 May 2021.",
            Occurrence("Lusaka", "2021-05-03"),
        ),
        (
            "She will address a hearing on courts in Brussels on 22 April.",
            Occurrence("Brussels", "2025-04-22"),
        ),
        (
            "Peru spoke at the Rivers Summit, which Chad convened at the Bluewater resort on 15 June 2024.",
            Occurrence("Bluewater resort", "2024-06-15"),
        ),
        ("Held in Lusaka on 3 May 2021, the Rivers Summit failed.", Occurrence("Lusaka", "2021-05-03")),
        (
            "The 2026 Rivers Summit takes place on February 16-20.",
            Occurrence(None, "2026-02-16", "2026-02-20"),
        ),
        ("The Rivers Summit, set for early June in Lima, failed.", Occurrence("Lima", "2025-06")),
        ("In 2024 Peru co-hosted the Rivers Summit.", Occurrence(None, "2024")),
        ("The pact was signed at a ceremony in Lima on Monday.", Occurrence("Lima", "2025-02-10")),
        ("He criticised the Paris summit on Tuesday.", Occurrence("Paris")),
        ("The Rivers Summit, Peru said in 2019, was a farce.", Occurrence()),
        ("The Rivers Summit is a farce, Lima said on Monday.", Occurrence()),
        ("At the Rivers Summit, Peru refused to sign.", Occurrence()),
        ("The minister told the Rivers Summit on Monday that Peru would not sign.", Occurrence()),
        (
            "The Rivers Summit opened in Lusaka. The Zambia Rivers Summit was long.",
            Occurrence("Lusaka"),
        ),
    ],
)
def test_events_place_and_dates(text: str, expected: Occurrence, nlp: Language) -> None:
    assert [claim.object for claim in claims(text, nlp, BASE)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The treaty was signed in Oslo on 4 March 2019.",
        "Such conferences are expensive.",
        "The meeting was long.",
        "The Second World War ended in 1945.",
        "In May 2023 Kenya left the pact.",
        "Ana Ruiz, director of the Andean Energy Forum, welcomed the pact.",
        "The ruling Civic Rally in Malta hailed the pact.",
        "An official did not rule out signing in 2026.",
        "The Kenya-Uganda Border Forum will profit from the pact.",
        "An Open Seas Forum Member wrote a letter.",
    ],
)
def test_events_none(text: str, nlp: Language) -> None:
    assert claims(text, nlp, BASE) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The conference in 2019 was held in Bern. The conference in 2021 was held in Oslo.",
            [Occurrence("Bern", "2019"), Occurrence("Oslo", "2021")],
        ),
        (
            "The Kenya fisheries summit was held in 2019. The Ghana fisheries summit was held in 2021.",
            [Occurrence("Kenya", "2019"), Occurrence("Ghana", "2021")],
        ),
        (
            "The Bern fisheries summit was held in 2019. The fisheries summit was long.",
            [Occurrence("Bern", "2019")],
        ),
    ],
)
def test_events_of_other_places_and_years_are_others(
    text: str, expected: list[Occurrence], nlp: Language
) -> None:
    assert [claim.object for claim in claims(text, nlp, BASE)] == expected


def test_events_named_above_a_dateline(nlp: Language) -> None:
    text = "Global Rivers Summit\nLima, Peru, 3–4 March 2024\nWe agree."
    stops = [text.index("\n"), text.rindex("\n"), len(text)]
    starts = [0, stops[0] + 1, stops[1] + 1]
    blocks = tuple(Block("paragraph", (Span(*pair),)) for pair in zip(starts, stops, strict=True))
    document = Document("note.txt", text, "text/plain", Metadata(), blocks)
    (claim,) = events(link(next(iter(annotate([document], nlp)))))
    assert claim.object == Occurrence("Lima, Peru", "2024-03-03", "2024-03-04")


def test_events_of_several_mentions_are_one_claim(nlp: Language) -> None:
    text = "The World Water Conference was held in Nairobi. The World Water Conference ended on 9 May 2023."
    (claim,) = claims(text, nlp)
    assert claim.object == Occurrence("Nairobi", None, "2023-05-09")
    assert len(claim.evidence) == 2
    assert claim.predicate == "tookPlace"
    assert {text[span.start : span.end] for span in claim.mentions.object} == {"Nairobi", "9 May 2023"}
