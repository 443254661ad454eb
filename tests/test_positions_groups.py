"""Texts in, positions out, where those who act are pairs, plurals, groups, or who issues the text."""

from __future__ import annotations

import pytest
from spacy.language import Language

from test_positions import brief, found

TOLD = [
    ("Anna Novak and Juan Kral met. The two leaders welcomed the signing of the Lima Pact.",
     "Anna Novak endorsed; Juan Kral endorsed"),
    ("President Anna Novak of Peru and President Juan Kral of Chile met. Both presidents reaffirmed their "
     "commitment to the Lima Pact.", "Anna Novak endorsed; Juan Kral endorsed"),
    ("Anna Novak met Juan Kral on Monday. The pair signed the Lima Pact.",
     "Anna Novak signed; Juan Kral signed"),
    ("Peru received Chile on Monday. The two countries signed the Lima Pact.", "Peru signed; Chile signed"),
    ("Anna Novak and Juan Kral fished. Per Olsen spoke. Later, Anna Novak and Juan Kral ate. Eva Lund sang. "
     "The two leaders looked forward to the Lima Summit.", "Anna Novak endorsed; Juan Kral endorsed"),
    ("President Anna Novak and Prime Minister Juan Kral met. Per Olsen sang. "
     "The two leaders hailed the Lima Pact.", "Anna Novak endorsed; Juan Kral endorsed"),
    ("Peru and Chile fished. Both sides stressed the importance of the Lima Pact.",
     "Peru endorsed; Chile endorsed"),
    ("Peru reaffirmed its strong commitment to implementing the Lima Pact.", "Peru endorsed"),
    ("Peru reiterated its commitment to the principles enshrined in the Lima Pact.", "Peru endorsed"),
    ("Peru remains committed to the full implementation of the Lima Pact.", "Peru endorsed"),
    ("Peru welcomed the opening of the first edition of the Lima Forum.", "Peru endorsed"),
    ("Anna Novak and Juan Kral met on Monday. They lauded the Lima Pact.",
     "Anna Novak endorsed; Juan Kral endorsed"),
    ("Peru and Chile ate. Both sides fished. They signed the Lima Pact.", "Peru signed; Chile signed"),
    ("Peru lauded the entry into force of the Lima Pact.", "Peru endorsed"),
    ("16 companies signed the Lima Pledge.", "16 companies signed"),
    ("More than 60 organizations have backed the Lima Pledge.", "More than 60 organizations endorsed"),
    ("Several technology firms opposed the Lima Protocol.", "Several technology firms opposed"),
    ("Developing nations rejected the Lima Protocol.", "Developing nations opposed"),
    ("The Lima Protocol was criticised by fishing companies.", "fishing companies opposed"),
]  # fmt: skip

UNTOLD = [
    "61 countries signed the Lima Protocol.",
    "Other companies signed the Lima Protocol.",
    "World leaders signed the Lima Protocol.",
    "Most member states signed the Lima Protocol.",
    "The Lima Pledge is backed by 22 firms, 40 groups and 90 companies.",
    "Peru welcomed a meeting on fish.",
    "Norway, Peru and Chile met on Monday. The pair signed the Lima Pact.",
    "Anna Novak met Juan Kral on Monday. Per Olsen came later. The two leaders signed the Lima Pact.",
    "Anna Novak and Juan Kral met. Tom Roe and Eva Lund met. Ida Berg sang. "
    "The two leaders signed the Lima Pact.",
    "A pair of shoes was shown before the Lima Pact was signed.",
    "Peru and Chile met. The leaders of the miners welcomed the Lima Pact.",
    "Peru stressed the importance of trade.",
    "Peru stressed the need for a treaty.",
    "Fishermen sang for Anna Novak and Juan Kral. They signed the Lima Pact.",
    "Peru looks forward to working with Chile.",
    "Peru underlined that the Lima Pact was important for Chile.",
    "Peru remains committed to peace.",
    "Peru set out its goals in Lima.",
]


EVENTS = [
    ("The plan builds on Peru's leadership of the Lima Summit.", "Peru hosted"),
    ("Under Peru's chairmanship of the Lima Forum, trade grew.", "Peru hosted"),
    ("Anna Novak congratulated Chile on the successful organisation of the Lima Summit.", "Chile hosted"),
    ("Peru convened Chile and Norway for an emergency meeting on Monday.",
     "Peru hosted; Chile attended; Norway attended"),
    ("Kenya praised the joint exercises between Peru, Chile and Norway.",
     "Peru attended; Chile attended; Norway attended"),
    ("Also taking part in the Lima Summit were Anna Novak and Juan Kral.",
     "Anna Novak attended; Juan Kral attended"),
    ("Also participating in the forum were: Anna Novak and Juan Kral.",
     "Anna Novak attended; Juan Kral attended"),
    ("Among those attending the Lima Summit were Peru and Chile.", "Peru attended; Chile attended"),
    ("Also present at the Lima Summit were Peru and Chile.", "Peru attended; Chile attended"),
    ("A ceremony was held in Lima. Norway signed the Lima Pact in the presence of officials from Peru.",
     "Norway signed; Peru attended"),
    ("The pact was signed at a ceremony witnessed by Juan Kral.", "Juan Kral attended"),
]  # fmt: skip

NO_EVENTS = [
    "Also attending the Lima Summit was a choir.",
    "Also fishing near Lima were Peru and Chile.",
    "Peru criticised the leadership of the miners.",
    "Norway fished in the presence of Juan Kral.",
    "The storm was witnessed by Juan Kral.",
    "Never present at the Lima Summit were cats.",
    "Peru congratulated Chile on the organisation of its ports.",
    "The soldier exercises his rights between Peru and Chile.",
]


@pytest.mark.parametrize(("text", "expected"), TOLD + EVENTS)
def test_positions_of_groups(nlp: Language, text: str, expected: str) -> None:
    assert brief(found(nlp, text)) == set(expected.split("; "))


@pytest.mark.parametrize("text", UNTOLD + NO_EVENTS)
def test_positions_of_no_group(nlp: Language, text: str) -> None:
    assert not found(nlp, text)


ISSUED = [
    ("Joint Declaration of Peru and Chile", "Our governments welcome the Lima Pact.",
     "Peru endorsed; Chile endorsed"),
    ("Joint Statement by Peru and Chile", "We reaffirm our commitment to the Lima Pact.",
     "Peru endorsed; Chile endorsed"),
    ("Statement by the Green Alliance", "The Green Alliance met in Quito. We reject the Lima Pact.",
     "Green Alliance opposed"),
    ("Kenya statement on the Lima Pact", "We reject the Lima Pact.", "Kenya opposed"),
    ("Peru's response to the Quito Report", "We reject the Lima Pact.", "Peru opposed"),
    ("Open letter", "We, the Green Alliance, reject the Lima Pact.", "Green Alliance opposed"),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "text", "expected"), ISSUED)
def test_positions_of_issuers(nlp: Language, heading: str, text: str, expected: str) -> None:
    assert set(expected.split("; ")) <= brief(found(nlp, text, heading=heading))


@pytest.mark.parametrize(
    "text", ["Our ports welcome the Lima Pact.", "“Our governments reject the Lima Pact,” he said."]
)
def test_positions_of_quoted_or_other_plurals(nlp: Language, text: str) -> None:
    claims = found(nlp, text, heading="Joint Declaration of Peru and Chile")
    assert not brief(claims) & {"Peru endorsed", "Peru opposed"}


@pytest.mark.parametrize("heading", ["Peru statement", "Peru puzzled by a statement on fish", "Peru votes"])
def test_positions_of_a_we_of_nobody(nlp: Language, heading: str) -> None:
    assert not found(nlp, "We reject the Lima Pact.", heading=heading)
