"""Texts in, positions out: who put a text forward by words beside verbs, and who was at the event told of."""

from __future__ import annotations

import pytest
from spacy.language import Language

from test_positions import brief, found

TOLD = [
    ("The Peru-led Lima Accord is old.", "Peru proposed"),
    ("The Peru-backed Lima Accord is old.", "Peru endorsed"),
    ("The US-drafted resolution was rejected by Chile.", "Chile opposed; United States proposed"),
    ("The US-brokered Lima Accord is old.", "United States proposed"),
    ("The Lima Summit was a Peru-hosted event.", "Peru hosted"),
    ("The Peruvian-hosted Lima Summit drew praise.", "Peru hosted"),
    ("Peru's proposed treaty on trade was praised.", "Peru proposed"),
    ("Peru's draft of the Lima Pact was praised.", "Peru proposed"),
    ("Peru's draft resolution was rejected by Chile.", "Chile opposed; Peru proposed"),
    ("The peace plan proposed by Anna Novak was praised. Kenya signed the Lima Pact.",
     "Kenya signed; Anna Novak proposed"),
    ("Anna Novak's peace plan was praised. Kenya signed the Lima Pact.", "Kenya signed; Anna Novak proposed"),
    ("The Coalition for Clean Seas, founded by Peru and Chile, grew.", "Chile proposed; Peru proposed"),
    ("Peru came up with a peace plan. Kenya signed the Lima Pact.", "Kenya signed; Peru proposed"),
    ("Peru offered a peace plan. Kenya signed the Lima Pact.", "Kenya signed; Peru proposed"),
    ("Peru prepared the Lima Declaration.", "Peru proposed"),
    ("Peru brokered the Lima Pact between Kenya and Norway.", "Kenya signed; Norway signed; Peru proposed"),
    ("The Lima Pact, brokered by Peru, is old.", "Peru proposed"),
    ("Peru rolled out its peace plan. Kenya signed the Lima Pact.", "Kenya signed; Peru proposed"),
    ("Peru introduced a bill on trade.", "Peru proposed"),
    ("Peru drew up a peace plan. Kenya signed the Lima Pact.", "Kenya signed; Peru proposed"),
    ("Peru shared a draft of the Lima Pact.", "Peru proposed"),
    ("Peru circulated a draft of the Lima Pact.", "Peru proposed"),
    ("Peru submitted a draft of the Lima Pact to Chile.", "Peru proposed"),
    ("At the initiative of Peru, the Lima Pact was signed by Chile.", "Chile signed; Peru proposed"),
    ("At Peru's initiative, the Lima Pact was signed by Chile.", "Chile signed; Peru proposed"),
    ("The Lima Pact was signed by Chile on Peru's initiative.", "Chile signed; Peru proposed"),
    ("First proposed by Peru in 1990, the Lima Pact was signed by Chile.", "Chile signed; Peru proposed"),
    ("The idea of the Lima Pact came from Peru.", "Peru proposed"),
    ("The idea for the Lima Pact was Peru's.", "Peru proposed"),
    ("The Lima Pact was Peru's idea.", "Peru proposed"),
    ("Peru had the idea of the Lima Pact.", "Peru proposed"),
    ("Peru moved the resolution on trade.", "Peru proposed"),
    ("Peru put down a draft resolution on trade.", "Peru proposed"),
    ("Peru laid a resolution on trade before the council.", "Peru proposed"),
    ("The resolution, put forward by Peru and co-sponsored by Chile, was adopted.",
     "Chile proposed; Peru proposed"),
    ("Peru, co-sponsor of the resolution, agreed.", "Peru proposed"),
    ("Peru drafted and circulated the Lima Pact.", "Peru proposed"),
    ("The treaty was the work of Anna Novak.", "Anna Novak proposed"),
    ("Anna Novak, who wrote the Lima Declaration, agreed.", "Anna Novak proposed"),
    ("Peru was the first to propose the Lima Pact.", "Peru proposed"),
    ("Peru's bill on trade was rejected by Chile.", "Chile opposed; Peru proposed"),
    ("A bill by Peru on trade was rejected by Chile.", "Chile opposed; Peru proposed"),
    ("A resolution from Peru on trade was rejected by Chile.", "Chile opposed; Peru proposed"),
    ("The treaty proposed by Peru was rejected by Chile.", "Chile opposed; Peru proposed"),
    ("The draft treaty, the idea of Peru, was rejected by Chile.", "Chile opposed; Peru proposed"),
    ("Peru's signature of the Lima Pact was praised.", "Peru signed"),
    ("Peru rejected the draft of the Lima Pact.", "Peru opposed"),
    ("Peru opposed the idea of the Lima Pact.", "Peru opposed"),
    ("On its own initiative, Peru signed the Lima Pact.", "Peru signed"),
    ("The Lima Summit opened on Monday. Peru and Chile took part.", "Chile attended; Peru attended"),
    ("The Lima Summit opened on Monday. Peru did not come.", "Peru attended denied"),
    ("The Lima Summit opened on Monday. Peru was not invited.", "Peru attended denied"),
    ("The Lima Summit opened on Monday. Peru and Chile stayed away.",
     "Chile attended denied; Peru attended denied"),
    ("The Lima Summit opened on Monday. Peru and Chile came as observers.", "Chile attended; Peru attended"),
    ("The Lima Summit opened on Monday. Peru sent a delegation.", "Peru attended"),
    ("The Lima Summit opened on Monday. Peru did not send anyone.", "Peru attended denied"),
    ("The Lima Summit opened on Monday. Anna Novak will not attend.", "Anna Novak attended denied"),
    ("The Lima Summit opened on Monday. Anna Novak decided not to attend.", "Anna Novak attended denied"),
    ("The Lima Summit opened on Monday. Anna Novak may attend.", "Anna Novak attended possible"),
    ("The Lima Summit opened on Monday. Anna Novak flew to Lima.", "Anna Novak attended"),
    ("The Lima Summit opened on Monday. Anna Novak did not travel to Lima.", "Anna Novak attended denied"),
    ("The Lima Summit opened on Monday. Peru urged Chile to take part.", "Chile attended urged"),
]  # fmt: skip

UNTOLD = [
    "Peru's treaty with Chile was praised.",
    "Peru's law on trade was praised.",
    "Peru's copy of the Lima Pact was lost.",
    "Peru prepared for the Lima Summit.",
    "Peru shared the costs of the Lima Pact.",
    "Peru lost the draft of the Lima Pact.",
    "The idea of the Lima Pact came from a book.",
    "Peru took the initiative in Lima.",
    "The bill for the meal was paid by Peru.",
    "A statement from Peru on trade was read.",
    "The Peru-based company signed the Lima Pact.",
    "Peru is on the table of members of the Lima Pact.",
    "Peru's declaration on trade was read.",
    "The Lima Summit opened on Monday. Anna Novak flew to Quito.",
    "The Lima Summit opened on Monday. Peru took part in a war.",
    "The Lima Summit opened on Monday. Peru came to its senses.",
    "The Lima Summit opened on Monday. Peru came first.",
    "The Lima Summit opened on Monday. The rain did not come.",
    "The Lima Summit opened on Monday. Anna Novak attended Yale.",
    "The Lima Summit opened on Monday. Peru sent a letter.",
    "The Lima Summit opened on Monday. Peru turned up the heat.",
    "The Lima Summit opened on Monday. Anna Novak stayed in Lima.",
    "Peru and Chile took part.",
    "The rules are strict. Peru did not come.",
    "The Lima Summit opened on Monday. Will Peru take part?",
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_positions_put_forward_or_taken_part(nlp: Language, text: str, expected: str) -> None:
    assert brief(found(nlp, text)) == set(expected.split("; "))


@pytest.mark.parametrize("text", UNTOLD)
def test_positions_not_put_forward_nor_taken_part(nlp: Language, text: str) -> None:
    assert not brief(found(nlp, text))
