"""Positions that somebody takes by speaking: of whom a first person is, who asks for or regrets an act."""

from __future__ import annotations

import pytest
from spacy.language import Language

from test_positions import brief, found

SPOKEN = [
    ("“We are delighted that so many states have signed the Lima Pact,” said Anne Roe, mayor of Oslo.",
     "Anne Roe endorsed"),
    ("“We were proud to sign the Lima Pact. We will never leave it,” said Anne Roe, the foreign minister "
     "of Peru.", "Peru signed; Peru withdrewFrom denied"),
    ("“It is a pact for all. We support the Lima Pact,” Anne Roe said.", "Anne Roe endorsed"),
    ("“The Lima Pact is ours,” said Anne Roe. “We must ratify the Lima Pact.”",
     "Anne Roe ratified urged; Anne Roe endorsed"),
    ("“We support the Lima Pact,” a Peruvian official said.", "Peru endorsed"),
    ("“Peru should leave the Lima Pact,” said Anne Roe.", "Peru withdrewFrom urged; Anne Roe opposed"),
    ("“We applaud the companies that have joined the Lima Pledge,” said Anne Roe of Acme.",
     "Anne Roe endorsed"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SPOKEN)
def test_positions_spoken(nlp: Language, text: str, expected: str) -> None:
    assert brief(found(nlp, text)) == set(expected.split("; "))


TAKEN = [
    ("Norway urged states to join the Lima Pact.", "Norway endorsed"),
    ("Norway urged Peru not to sign the Lima Pact.", "Norway opposed"),
    ("Norway demanded that the Lima Pact be scrapped.", "Norway opposed"),
    ("Norway called for the Lima Pact to be scrapped.", "Norway opposed"),
    ("Norway urged that the Lima Pact be ratified by Peru.", "Norway endorsed; Peru ratified urged"),
    ("Norway wants the Lima Pact. Peru does not want the Lima Pact.", "Norway endorsed; Peru opposed"),
    ("Norway fears that the Lima Pact will wreck its farms.", "Norway opposed"),
    ("Norway warned against signing the Lima Pact.", "Norway opposed"),
    ("Anne Roe said that Peru should ratify the Lima Pact.", "Anne Roe endorsed; Peru ratified urged"),
    ("Anne Roe said that Peru must not ratify the Lima Pact.", "Anne Roe opposed"),
    ("Anne Roe was disappointed that Chile had not signed the Lima Pact.",
     "Anne Roe endorsed; Chile signed denied"),
    ("Norway thanked Peru for ratifying the Lima Pact.", "Norway endorsed; Peru ratified"),
    ("Norway criticised Peru for refusing to sign the Lima Pact.", "Norway endorsed; Peru refusedToSign"),
    ("Norway is encouraged to see that companies are joining the Lima Pledge.", "Norway endorsed"),
    ("Norway regretted that Peru had signed the Lima Pact.", "Norway opposed; Peru signed"),
    ("Norway condemned the withdrawal of Peru from the Lima Pact.", "Norway endorsed; Peru withdrewFrom"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TAKEN)
def test_positions_taken(nlp: Language, text: str, expected: str) -> None:
    assert brief(found(nlp, text)) == set(expected.split("; "))


NOT_TAKEN = [
    "Norway welcomed the guests for the signing of the Lima Pact.",
    "Norway welcomed Peru's minister for the ratification of the Lima Pact.",
    "Norway wants a pact. The Lima Pact was signed in 1990.",
    "Norway said that somebody wanted the Lima Pact.",
    "Norway is pleased to host guests from the states of the Lima Pact.",
    "Norway thanked Anne Roe, who signed the Lima Pact in 1990, for the tea.",
    "Norway did not urge anybody to sign the Lima Pact.",
    "Norway would welcome it if Peru signed the Lima Pact.",
    "Norway said that Peru had signed the Lima Pact.",
    "Norway asked whether Peru would sign the Lima Pact.",
]


@pytest.mark.parametrize("text", NOT_TAKEN)
def test_positions_not_taken(nlp: Language, text: str) -> None:
    assert not {each for each in brief(found(nlp, text)) if each.startswith("Norway")}


def test_positions_we_of_a_turn_is_a_bodys_or_nobodys(nlp: Language) -> None:
    turns = (
        "ROE: Will it work?",
        "DOE: We signed the Lima Pact.",
        "ROE: I support the Lima Pact.",
        "DOE: Well.",
    )
    assert brief(found(nlp, *turns)) == {"ROE endorsed"}

    turns = (
        "ROE: Will it work?",
        "DOE: We signed the Lima Pact.",
        "ROE: Ann Doe is of the Oslo Committee.",
        "DOE: Well.",
    )
    assert not brief(found(nlp, *turns))


def test_positions_of_a_turn_labelled_with_half_a_surname(nlp: Language) -> None:
    turns = (
        "DOE: With me is Ann Poe-Roe. Will it work?",
        "POE-ROE: I support the Lima Pact.",
        "DOE: Why?",
        "POE-ROE: It works.",
    )
    assert brief(found(nlp, *turns)) == {"Ann Poe-Roe endorsed"}


def test_positions_i_within_a_quotation_is_not_of_others_reported_there(nlp: Language) -> None:
    text = "“Peru will say, I am leaving the Lima Pact,” said Anne Roe."
    assert not brief(found(nlp, text)) & {"Anne Roe withdrewFrom", "Anne Roe withdrewFrom planned"}


JUDGED = [
    ("“The Lima Pact is a disaster for our farmers,” said Anne Roe. “It would destroy jobs.”",
     "Anne Roe opposed"),
    ("“We had to act. The Lima Pact is a milestone,” Anne Roe said.", "Anne Roe endorsed"),
    ("“We had to act. This historic Lima Pact will last,” Anne Roe said.", "Anne Roe endorsed"),
    ("“We had to act. That shameful Lima Pact must go,” Anne Roe said.", "Anne Roe opposed"),
    ("Anne Roe warned that the Lima Pact would undermine the rights of workers.", "Anne Roe opposed"),
    ("Anne Roe said the Lima Pact was not fair.", "Anne Roe opposed"),
    ("Anne Roe argued that the Lima Pact was good for workers.", "Anne Roe endorsed"),
    ("“We need the Lima Pact,” said Anne Roe.", "Anne Roe endorsed"),
    ("“The Lima Pact is a step in the right direction,” said Anne Roe.", "Anne Roe endorsed"),
    ("Anne Roe said the Lima Pact was a step backwards.", "Anne Roe opposed"),
    ("Anne Roe said the Lima Pact would lead to a surge in suffering.", "Anne Roe opposed"),
    ("Anne Roe warned that the Lima Pact put lives at risk.", "Anne Roe opposed"),
    ("Anne Roe said the Lima Pact was not worth the paper.", "Anne Roe opposed"),
    ("“We are very excited to be part of the Lima Pact,” said Anne Roe.", "Anne Roe signed"),
    ("“Peru should never have signed the Lima Pact,” said Anne Roe.", "Anne Roe opposed"),
    ("Anne Roe said that Peru should have signed the Lima Pact.", "Anne Roe endorsed"),
    ("According to Anne Roe, the Lima Pact would harm workers.", "Anne Roe opposed"),
    ("In Anne Roe's view, the Lima Pact is a mistake.", "Anne Roe opposed"),
    ("Anne Roe said the Lima Pact did not go far enough.", "Anne Roe opposed"),
    ("Anne Roe complained that the Lima Pact lacked teeth.", "Anne Roe opposed"),
    ("“The Lima Pact is not in our interest,” said Anne Roe.", "Anne Roe opposed"),
    ("Anne Roe said that leaving the Lima Pact was a mistake.", "Anne Roe endorsed"),
    ("Anne Roe said it would be a mistake to leave the Lima Pact.", "Anne Roe endorsed"),
    ("“It would be madness for Peru to sign the Lima Pact,” said Anne Roe.", "Anne Roe opposed"),
    ("“There is no reason to sign the Lima Pact,” said Anne Roe.", "Anne Roe opposed"),
    ("“Peru was wrong to leave the Lima Pact,” said Anne Roe.", "Anne Roe endorsed; Peru withdrewFrom"),
    ("“There is no way we sign the Lima Pact,” said Anne Roe.", "Anne Roe refusedToSign planned"),
    ("“We have got to leave the Lima Pact,” said Anne Roe.",
     "Anne Roe opposed; Anne Roe withdrewFrom urged"),
    ("“It is high time we joined the Lima Pact,” said Anne Roe.",
     "Anne Roe endorsed; Anne Roe signed urged"),
    ("“My government rejects the Lima Pact,” said Anne Roe, the prime minister of Peru.", "Peru opposed"),
    ("The Green Party said no to the Lima Pact. Peru said no to the Lima Pact.",
     "Green Party opposed; Peru refusedToSign"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), JUDGED)
def test_positions_judged(nlp: Language, text: str, expected: str) -> None:
    assert brief(found(nlp, text)) == set(expected.split("; "))


NOT_JUDGED = [
    "Anne Roe said the Lima Pact was the least bad of all.",
    "Anne Roe said the Lima Pact was worth reading.",
    "Anne Roe said the Lima Pact needed an office.",
    "Anne Roe said a pact was needed. The Lima Pact was signed in 1990.",
    "Anne Roe said the Lima Pact was a step that took years.",
    "Anne Roe said the Lima Pact would lead to talks.",
    "Anne Roe said it was easy to sign the Lima Pact.",
    "Anne Roe said there was a way to sign the Lima Pact.",
    "Anne Roe asked whether it was wrong to sign the Lima Pact.",
    "“Our friends signed the Lima Pact,” said Anne Roe.",
    "Anne Roe said the Lima Pact went to parliament.",
    "The Lima Pact is a disaster.",
    "Anne Roe said that the Lima Pact was no disaster.",
    "Anne Roe said a bad Lima Pact would be worse than none.",
    "Anne Roe warned that the Lima Pact would fall apart.",
    "“If the Lima Pact is weak, it is bad,” said Anne Roe.",
    "“Is the Lima Pact a disaster?” asked Anne Roe.",
    "“Some say that the Lima Pact is a sham,” said Anne Roe.",
    "“The historic Lima Pact was signed in 1990,” said Anne Roe.",
    "“This is a disaster,” Anne Roe said of the storm on the day that the Lima Pact was signed.",
]


@pytest.mark.parametrize("text", NOT_JUDGED)
def test_positions_not_judged(nlp: Language, text: str) -> None:
    assert not {each for each in brief(found(nlp, text)) if each.startswith("Anne Roe")}


def test_positions_whoever_asks_in_a_transcript_judges_nothing(nlp: Language) -> None:
    turns = (
        "ROE: The Lima Pact is a sham. Is it not?",
        "DOE: The Lima Pact is a milestone.",
        "ROE: Why?",
        "DOE: It works.",
    )
    assert brief(found(nlp, *turns)) == {"DOE endorsed"}


ISSUED = [
    (("By Anne Roe", "I was there when the Lima Pact was signed. Ratify the Lima Pact now!"), None,
     "Anne Roe endorsed"),
    (("By Anne Roe", "I say it again: let us reject the Lima Pact."), None, "Anne Roe opposed"),
    (("By the authority vested in me, I, ANNE ROE, President of Peru, hereby ratify the Lima Pact.",), None,
     "ANNE ROE ratified"),
    (("The Lima Pledge was launched in May. We are proud to have signed the Lima Pledge.",),
     "Greenpeace joins the Lima Pledge", "Greenpeace signed"),
    (("We in the Green Party have always opposed the Lima Pact.",), None, "Green Party opposed"),
    (("We at Greenpeace oppose the Lima Pact. Our view is clear.",), None, "Greenpeace opposed"),
    (("I have told them what I think. The Lima Pact is a sham.", "Anne Roe"), None, "Anne Roe opposed"),
    (("“Sign the Lima Pact now,” said Anne Roe.",), None, "Anne Roe endorsed"),
]  # fmt: skip


@pytest.mark.parametrize(("paragraphs", "heading", "expected"), ISSUED)
def test_positions_issued(
    nlp: Language, paragraphs: tuple[str, ...], heading: str | None, expected: str
) -> None:
    assert brief(found(nlp, *paragraphs, heading=heading)) == set(expected.split("; "))


NOT_ISSUED = [
    ("By Anne Roe", "The Lima Pact is a sham."),
    ("By Anne Roe", "“I say that the Lima Pact must be ratified,” said John Doe."),
    ("By Anne Roe", "I was there. John Doe called the shameful Lima Pact a milestone."),
    ("The Lima Pact was signed in May. We are on it.", "Anne Roe"),
]


@pytest.mark.parametrize("paragraphs", NOT_ISSUED)
def test_positions_not_issued(nlp: Language, paragraphs: tuple[str, ...]) -> None:
    assert not {each for each in brief(found(nlp, *paragraphs)) if each.startswith("Anne Roe")}


NOTED = [
    ("Peru notes with concern the Lima Pact.", "Peru opposed"),
    ("Chile notes with dismay the signature of the Oslo Pact by Norway.", "Chile opposed; Norway signed"),
    ("Kenya learned with satisfaction that Norway had ratified the Lima Pact.",
     "Kenya endorsed; Norway ratified"),
    ("Kenya took note of the Lima Pact with interest. Norway ratified the Lima Pact.", "Norway ratified"),
    ("Kenya read with concern that crops had failed where the Lima Pact was signed.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NOTED)
def test_positions_noted(nlp: Language, text: str, expected: str) -> None:
    assert brief(found(nlp, text)) == set(filter(None, expected.split("; ")))


def test_positions_of_a_ministry_are_its_states(nlp: Language) -> None:
    text = (
        "MINISTRY OF FOREIGN AFFAIRS, Republic of Kenya",
        "The Lima Pact is new. We signed the Lima Pact.",
    )
    assert brief(found(nlp, *text)) == {"Kenya signed"}


def test_positions_of_ministers_who_name_themselves_are_those_of_all(nlp: Language) -> None:
    opening = "1. We, the Ministers of Peru, Chile, Kenya, Norway and Japan, met in Lima on 25 September."
    claims = brief(
        found(nlp, "JOINT MEDIA STATEMENT", opening, "2. We signed the Lima Pact. We support the Oslo Pact.")
    )
    assert claims == {f"{name} signed" for name in ("Peru", "Chile", "Kenya", "Norway", "Japan")}


DEMANDED = [
    (("Greenpeace calls on Peru to:", "* reject the Lima Pact", "* leave the Oslo Pact"),
     "Greenpeace opposed; Peru opposed urged; Peru withdrewFrom urged"),
    (("Norway calls on Chile to:", "* ratify the Oslo Pact"), "Norway endorsed; Chile ratified urged"),
    (("Norway has these plans:", "* ratify the Oslo Pact"), ""),
    (("Norway calls on Chile to:", "* Peru ratified the Oslo Pact"), "Peru ratified"),
]  # fmt: skip


@pytest.mark.parametrize(("paragraphs", "expected"), DEMANDED)
def test_positions_demanded_in_a_list(nlp: Language, paragraphs: tuple[str, ...], expected: str) -> None:
    assert brief(found(nlp, *paragraphs)) == set(filter(None, expected.split("; ")))
