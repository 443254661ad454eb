from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordgraph.explorer.layout import Layout, Link, Place, layout
from accordgraph.model import ENTITY_TYPES, STANCES, STATUSES

CHARTER, US, GB, FRANCE, JAPAN, KENYA, LIND = range(7)
PLACES = [
    Place("Agreement", "Harbour Charter", 9),
    *(Place("Country", name, 2) for name in ("United States", "United Kingdom", "France", "Japan", "Kenya")),
    Place("Person", "Mara Lind", 1),
    Place("Organization", "Port Union", 0),
]
LINKS = [
    Link(US, CHARTER, "refusedToSign", "asserted"),
    Link(GB, CHARTER, "refusedToSign", "asserted"),
    Link(FRANCE, CHARTER, "signed", "asserted"),
    Link(JAPAN, CHARTER, "signed", "asserted"),
    Link(KENYA, CHARTER, "signed", "planned"),
    Link(LIND, FRANCE, "holdsRole", "asserted"),
]


def kind(arranged: Layout, place: int) -> str:
    return arranged.blocks[arranged.block_of[place]][1]


def test_layout_puts_support_left_and_refusal_right_of_the_agreement() -> None:
    x = [point[0] for point in layout(PLACES, LINKS).wide]
    assert max(x[FRANCE], x[JAPAN]) < x[CHARTER] < min(x[US], x[GB])
    assert x[LIND] < x[FRANCE]


def test_layout_puts_refusal_and_support_in_blocks_below_each_other_in_a_tall_window() -> None:
    y = [point[1] for point in layout(PLACES, LINKS).tall]
    assert y[CHARTER] < max(y[US], y[GB]) < min(y[FRANCE], y[JAPAN]) < y[KENYA]


@pytest.mark.parametrize(
    ("place", "expected"),
    [(US, "refusedToSign"), (FRANCE, "signed"), (KENYA, "uncertain"), (LIND, "linkedSupport"), (7, "alone")],
)
def test_layout_names_the_block(place: int, expected: str) -> None:
    assert kind(layout(PLACES, LINKS), place) == expected


def test_layout_shows_a_refusal_before_a_signature_that_is_also_reported() -> None:
    arranged = layout(PLACES, [*LINKS, Link(US, CHARTER, "signed", "asserted")])
    assert kind(arranged, US) == "refusedToSign"


def test_layout_takes_the_agreement_with_most_claims_as_the_main_one() -> None:
    places = [Place("Agreement", "Small Pact", 3), Place("Agreement", "Great Pact", 30), *PLACES[1:7]]
    links = [Link(n, agreement, "signed", "asserted") for agreement in (0, 1) for n in range(2, 6)]
    assert layout(places, links).blocks[0][0] == 1


def test_layout_keeps_the_first_together_above_the_rest() -> None:
    arranged = layout(PLACES, LINKS, first=4)
    for points in (arranged.wide, arranged.tall):
        assert max(y for _, y in points[:4]) < min(y for _, y in points[4:])
    assert arranged.wide[:4] == layout(PLACES[:4], LINKS[:3]).wide
    assert kind(arranged, JAPAN) == "signed"


places_of = st.builds(Place, st.sampled_from(ENTITY_TYPES), st.text(max_size=40), st.integers(0, 50))


@settings(max_examples=60)
@given(st.lists(places_of, min_size=1, max_size=40), st.data())
def test_layout_places_everything_once_and_nothing_on_top_of_another(
    places: list[Place], data: st.DataObject
) -> None:
    at = st.integers(0, len(places) - 1)
    links = data.draw(
        st.lists(st.builds(Link, at, at, st.sampled_from((*STANCES, "holdsRole")), st.sampled_from(STATUSES)))
    )
    arranged = layout(places, links, first=data.draw(st.integers(1, 50)))
    for points in (arranged.wide, arranged.tall):
        assert len(points) == len(places)
        for (x, y), (other_x, other_y) in itertools.combinations(points, 2):
            assert abs(x - other_x) >= 40 or abs(y - other_y) >= 40
