"""Texts in, positions out: who was at an event by pairs, audiences, places and hosts beside verbs."""

from __future__ import annotations

import pytest
from spacy.language import Language

from test_positions import brief, found

TOLD = [
    ("The Lima Summit, at which Anna Novak and Juan Kral spoke, ended.",
     "Anna Novak attended; Juan Kral attended"),
    ("The Lima Summit, at which the foreign ministers of Peru and Chile had their picture taken, ended.",
     "Chile attended; Peru attended"),
    ("Peru kept away from the Lima Summit.", "Peru attended denied"),
    ("Peru sat out the Lima Summit.", "Peru attended denied"),
    ("Peru shunned the Lima Summit.", "Peru attended denied"),
    ("Peru absented itself from the Lima Summit.", "Peru attended denied"),
    ("The Lima Summit opened on Monday. Peru told delegates that trade was slow.", "Peru attended"),
    ("The Lima Summit opened on Monday. Anna Novak told participants that trade was slow.",
     "Anna Novak attended"),
    ("The Lima Summit opened on Monday. Anna Novak addressed the delegates.", "Anna Novak attended"),
    ("The Lima Summit opened on Monday. Anna Novak is slated to speak.", "Anna Novak attended planned"),
    ("The Lima Summit opened on Monday. Anna Novak is due to give a speech.", "Anna Novak attended planned"),
    ("A meeting was held between Peru and Chile.", "Chile attended; Peru attended"),
    ("The talks took place between Peru and Chile in May.", "Chile attended; Peru attended"),
    ("The meeting between Anna Novak and Juan Kral took place in May.",
     "Anna Novak attended; Juan Kral attended"),
    ("The Peru-Chile summit ended in May.", "Chile attended; Peru attended"),
    ("The Lima talks opened on Monday. Anna Novak came to Lima and praised trade.", "Anna Novak attended"),
    ("The conference in Lima opened on Monday. Anna Novak went to Lima.", "Anna Novak attended"),
    ("The Lima Summit opened on Monday. Anna Novak, who travelled to Peru for the occasion, smiled.",
     "Anna Novak attended"),
    ("The Lima Summit opened on Monday. Peru, as the host, went first.", "Peru hosted"),
    ("The Lima Summit opened on Monday. As host, Peru went first.", "Peru hosted"),
    ("The Lima Summit opened on Monday. The host, Peru, went first.", "Peru hosted"),
    ("The host country, Peru, opened the Lima Summit.", "Peru attended; Peru hosted"),
    ("The Lima Summit opened on Monday. Observers included Peru and Chile.", "Chile attended; Peru attended"),
    ("The Lima Summit opened on Monday. Participants were Peru, Chile and Kenya.",
     "Chile attended; Kenya attended; Peru attended"),
    ("Peru is an observer at the Lima Summit.", "Peru attended"),
    ("The cabinet of Peru approved a contribution of USD 1 million in kind to the Reef Fund.",
     "Peru pledged"),
    ("Anna Novak, the host of a show on trade, attended the Lima Summit.", "Anna Novak attended"),
    ("Delegates from Peru and Chile met in Lima for the Lima Summit.", "Chile attended; Peru attended"),
    ("Peru has coughed up C$2 million for a trust fund.", "Peru pledged"),
    ("Peru met Chile. The Peru-Chile summit ended in May.", "Chile attended; Peru attended"),
    ("Peru met Chile. The upcoming Peru-Chile summit is in Lima.",
     "Chile attended planned; Peru attended planned"),
    ("The French president attended the Lima Summit.", "France attended"),
]  # fmt: skip

UNTOLD = [
    "The Lima Summit opened on Monday. Anna Novak told reporters that trade was slow.",
    "The Lima Summit opened on Monday. Anna Novak spoke of trade.",
    "Naval exercises took place between Peru and Chile.",
    "The Peru-Chile border is long.",
    "The Peru-Chile treaty is old.",
    "Peru put out a plan for peace.",
    "Peru has no bill on trade.",
    "Peru has the right to a treaty.",
    "Peru hosts a naval base.",
    "The Lima Summit opened on Monday. Anna Novak, the show's host, smiled.",
    "Peru met Chile. The Peru-Chile border is long.",
    "Peru met Chile. The Peru-Chile treaty is old.",
    "The Lima Summit opened on Monday. The host of a television show smiled.",
    "The Lima Summit opened on Monday. Peru warned Chile.",
    "The Lima Summit opened on Monday. In the event, nobody came.",
    "Peru attended every meeting.",
    "The Lima Summit opened on Monday. Anna Novak set out to speak of trade.",
    "The Lima Summit opened on Monday. A fight took place between Peru and Chile.",
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_positions_present(nlp: Language, text: str, expected: str) -> None:
    assert brief(found(nlp, text)) == set(expected.split("; "))


@pytest.mark.parametrize("text", UNTOLD)
def test_positions_nobody_present(nlp: Language, text: str) -> None:
    assert not brief(found(nlp, text))
