"""Positions as agencies and ministries put them: in writings, of agents left out, on dates to come."""

from __future__ import annotations

import pytest
from spacy.language import Language

from test_positions import brief, found

WRITTEN = [
    ("Oxfam issued a statement condemning the Lima Accord.", "Oxfam opposed"),
    ("Amnesty International and Oxfam issued a joint statement opposing the Lima Accord.",
     "Amnesty International opposed; Oxfam opposed; Amnesty International signed; Oxfam signed"),
    ("In a statement condemning the Lima Accord, Oxfam said it was a sham.", "Oxfam opposed"),
    ("Oxfam published a report criticising the Lima Accord.", "Oxfam opposed"),
    ("Oxfam sent a letter urging Peru to sign the Lima Accord.", "Oxfam endorsed; Peru signed urged"),
    ("A letter opposing the Lima Accord was signed by Oxfam.", "Oxfam opposed; Oxfam signed"),
    ("A letter by Anne Roe supporting the Lima Accord appeared on Monday.", "Anne Roe endorsed"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WRITTEN)
def test_positions_written(nlp: Language, text: str, expected: str) -> None:
    assert brief(found(nlp, text)) == set(expected.split("; "))


NOT_WRITTEN = [
    "Oxfam received a letter condemning the Lima Accord.",
    "Oxfam did not issue a statement condemning the Lima Accord.",
    "Oxfam refused to sign a letter opposing the Lima Accord.",
    "A statement condemning the Lima Accord was read to Oxfam.",
]


@pytest.mark.parametrize("text", NOT_WRITTEN)
def test_positions_of_others_writings(nlp: Language, text: str) -> None:
    assert not {c for c in brief(found(nlp, text)) if c in ("Oxfam opposed", "Oxfam endorsed")}


PUT = [
    ("The Lima Treaty has been ratified by Peru but not by Chile.", "Peru ratified; Chile ratified denied"),
    ("The Lima Treaty has been signed by Peru, but not by Chile.", "Peru signed; Chile signed denied"),
    ("The Lima Treaty was backed by Peru and Chile but not Kenya.",
     "Peru endorsed; Chile endorsed; Kenya endorsed denied"),
    ("The Lima Treaty was backed not only by Peru.", "Peru endorsed"),
    ("Companies including the likes of Google and Meta signed the Lima Pledge.",
     "Google signed; Meta signed"),
    ("Signatories to the Lima Accord include the likes of Google and Meta.", "Google signed; Meta signed"),
    ("The Lima Summit drew the likes of Anne Roe and Juan Kral.", "Anne Roe attended; Juan Kral attended"),
    ("Google, unlike the likes of Meta, liked the Lima Pledge.", ""),
    ("Summit host President Emmanuel Macron praised the Lima Summit.",
     "Emmanuel Macron hosted; Emmanuel Macron endorsed"),
    ("Kenya hosts the Lima Summit next month.", "Kenya hosted planned"),
    ("Kenya hosted the Lima Summit the next month.", "Kenya hosted"),
    ("Kenya attends the Lima Summit tomorrow.", "Kenya attended planned"),
    ("The Lima Summit, to be hosted by Kenya in June, will be attended by Canada.",
     "Kenya hosted planned; Canada attended planned"),
    ("The Lima Treaty, to be signed by Kenya in June, is short.", "Kenya signed planned"),
    ("The Lima Agreement constitutes a binding treaty between Peru and Chile.", "Peru signed; Chile signed"),
    ("The Lima Accord represents a mutual understanding between Peru and Chile.",
     "Peru signed; Chile signed"),
    ("The Lima Accord does not represent an understanding between Peru and Chile.", ""),
    ("The Lima Accord represents a rift between Peru and Chile.", ""),
    ("Anne Roe sees the Lima Accord as simply bad for business.", "Anne Roe opposed"),
    ("Anne Roe sees the Lima Accord as a text for lawyers.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PUT)
def test_positions_put_otherwise(nlp: Language, text: str, expected: str) -> None:
    assert brief(found(nlp, text)) == {each for each in expected.split("; ") if each}


ENDED = [
    ("Peru no longer supports the Lima Accord.", ""),
    ("Peru will no longer participate in the Lima Accord.", "Peru withdrewFrom planned"),
    ("Peru has stopped taking part in the Lima Accord.", "Peru withdrewFrom"),
    ("Peru participates in the Lima Accord.", "Peru signed"),
    ("Peru stopped short of signing the Lima Accord.", "Peru refusedToSign"),
    ("Peru is under no obligation to sign the Lima Accord.", ""),
    ("Peru is under an obligation to sign the Lima Accord.", "Peru signed urged"),
    ("Peru is in no mood to sign the Lima Accord.", "Peru signed denied"),
    ("France gave the thumbs up to the Lima Accord.", "France endorsed"),
    ("France gave the Lima Accord the thumbs down.", ""),
    ("France slammed the door on the Lima Accord.", "France opposed"),
    ("Oxfam called for the Lima Treaty.", "Oxfam endorsed"),
    ("Oxfam did not call for the Lima Treaty.", ""),
    ("Oxfam called for talks on the Lima Treaty.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ENDED)
def test_positions_ended(nlp: Language, text: str, expected: str) -> None:
    assert brief(found(nlp, text)) == {each for each in expected.split("; ") if each}


OPENED = [
    ("The European Commission launched a public consultation on the Lima Treaty.",
     "European Commission hosted"),
    ("A public consultation on the Lima Treaty was launched by the European Commission.",
     "European Commission hosted"),
    ("Peru launched the Lima Challenge.", "Peru proposed"),
    ("Amnesty International and Oxfam issued a joint statement on fish.",
     "Amnesty International signed; Oxfam signed"),
    ("Oxfam issued a statement on fish.", ""),
    ("Peru took steps to withdraw from the Lima Accord.", "Peru withdrewFrom planned"),
    ("Kenya prepares the Lima Summit. Others on the attendance list are Anne Roe and Juan Kral.",
     "Anne Roe attended planned; Juan Kral attended planned"),
    ("Anne Roe is on the guest list for the Lima Summit.", "Anne Roe attended planned"),
    ("The guest list for the Lima Summit includes Anne Roe and Juan Kral.",
     "Anne Roe attended planned; Juan Kral attended planned"),
    ("Anne Roe is not on the guest list for the Lima Summit.", ""),
    ("Anne Roe wrote the guest list for the Lima Summit.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OPENED)
def test_positions_opened(nlp: Language, text: str, expected: str) -> None:
    assert brief(found(nlp, text)) == {each for each in expected.split("; ") if each}
