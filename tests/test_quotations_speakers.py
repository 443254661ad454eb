"""Who is quoted: nobody who cannot speak, and the person behind an office, a label or a cited report."""

from __future__ import annotations

import pytest
from spacy.language import Language

from accordgraph.annotate import annotate
from accordgraph.link import link
from accordgraph.quotations import quotations
from accordgraph.read.text import text_document
from test_quotations import brief, claims, said

UNSPEAKING = [
    "The early moves of Peru showed that the plan was popular.",
    "The popularity of Ana Ruiz shows how deep the anger is.",
    "Ana Ruiz and Norway hailed it.",
    "The road was closed, the Oslo Courier reported, citing the Ministry of Transport.",
    "Asked whether the bridge was safe, Ana Ruiz left the room.",
    "Norway has signed the pact; Ana Ruiz has yet to rule.",
]


@pytest.mark.parametrize("text", UNSPEAKING)
def test_quotations_of_nobody_who_speaks(nlp: Language, text: str) -> None:
    found = [(speaker, words) for speaker, _, words in brief(claims(nlp, text))]
    assert found in ([], [("Oslo Courier", "The road was closed")])


SPEAKERS = [
    ("“It is old,” according to a spokesman for the presidency, Ana Ruiz.", "Ana Ruiz"),
    ("“It is old,” said the port's chief executive officer, Ana Ruiz.", "Ana Ruiz"),
    ("Norwegian fisheries chief Ana Ruiz was angry, saying the bridge was old.", "Ana Ruiz"),
    ("People close to her said that the bridge was old.", "People close to her"),
    ("Officials in Oslo said that the bridge was old.", "Officials in Oslo"),
    ("Lima published a report, according to which the bridge is old.", "report"),
    (
        "The clerk of the Ministry of Transport’s Roads Division, Mr. Juan Diaz, has said it is old.",
        "Juan Diaz",
    ),
    ("The Alliance of Small Ports, through its chair, Juan Diaz, said that it is old.", "Juan Diaz"),
    ("A spokesman for President Juan Diaz said that it is old.", "spokesman for President Juan Diaz"),
    (
        "But many delegates, observers, and farmers here say it is old.",
        "many delegates, observers, and farmers",
    ),
    ("The ministers of Norway and Peru said that it is old.", "ministers of Norway and Peru"),
    ("A deputy for Lima, Zemz Ivarrs, said that it is old.", "Zemz Ivarrs"),
    ("Ana Ruiz was quoted by the Oslo Courier as saying that it is old.", "Ana Ruiz"),
    ("Ana Ruiz’s verdict: “The bridge is old and rotten.”", "Ana Ruiz"),
    ("Others were of the view that the bridge is old.", "Others"),
    ("In Peru’s view, the bridge is old.", "Peru"),
    ("The bridge is old, as per the report.", "report"),
    ("The new rulers of Peru say that the bridge is old.", "new rulers of Peru"),
    ("Raging farmer Ana Ruiz stormed: “The bridge is old and rotten!”", "Ana Ruiz"),
]


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS)
def test_quotations_of_the_one_who_is_named(nlp: Language, text: str, speaker: str) -> None:
    assert [name for name, _, _ in brief(claims(nlp, text))] == [speaker]


THEY = [
    ("The two leaders met in Oslo. They said that the bridge was old.", ["two leaders"]),
    ("The two leaders met. They left. They said that the bridge of Acme Steel was old.", ["two leaders"]),
    ("Acme Steel sued the town. The bridge, they said, was old.", ["Acme Steel"]),
    ("Norway and Peru left the talks. In a letter they write: “The bridge is old.”", ["Norway", "Peru"]),
    ("The organizations’ letter went to Acme Steel. They said that it was old.", ["organizations"]),
    ("The letter calls for a bridge. They say that it is old.", ["letter", "letter"]),
    ("Acme Steel sued. In a letter they said that the bridge was old.", ["letter"]),
    ("The Artemis Accords reinforce an old treaty. They stress the need for it.", ["Artemis Accords"]),
    ("The two leaders met. They said it was late. They said it was old.", ["two leaders", "two leaders"]),
    (
        "The two leaders met. “It is old,” they said. “Go.” The talks ended. They said it was late.",
        ["two leaders"] * 2,
    ),
    ("Half of the money is gone. They said that the bridge was old.", ["They"]),
]


@pytest.mark.parametrize(("text", "wanted"), THEY)
def test_quotations_of_those_whom_they_means(nlp: Language, text: str, wanted: list[str]) -> None:
    assert [speaker for speaker, _, _ in brief(claims(nlp, text))] == wanted


def test_quotations_go_on_with_the_person_who_spoke_last(nlp: Language) -> None:
    text = "Juan Diaz left Lima. Nobody heard Ana Ruiz. Tom Berg said it was old. He said it was closed."
    assert [speaker for speaker, _, _ in brief(claims(nlp, text))] == ["Tom Berg", "Tom Berg"]


def test_quotations_go_on_past_whoever_was_spoken_to(nlp: Language) -> None:
    text = "“It is late,” Tom Berg told Juan Diaz. He said that the bridge was old."
    assert [speaker for speaker, _, _ in brief(claims(nlp, text))] == ["Tom Berg", "Tom Berg"]


def test_quotations_within_what_the_authors_regret(nlp: Language) -> None:
    text = "We regret that Norway called the bridge “a waste of paper and time”."
    assert ("Norway", "mixed") in [(speaker, form) for speaker, form, _ in brief(claims(nlp, text))]


def test_quotations_within_what_a_text_reports(nlp: Language) -> None:
    text = "Ana Ruiz called for a new bridge, the report said."
    assert [speaker for speaker, _, _ in brief(claims(nlp, text))] == ["report", "Ana Ruiz"]


WE = [
    ("MINISTRY OF TRANSPORT\n\nRepublic of Peru\n\nPRESS STATEMENT\n\nWe urge Chile to build it.", "Peru"),
    ("# Chile's position on the bridge\n\nWe urge Peru to build it.", "Chile"),
    ("Acme Steel Company, Oslo, 5 May 2025 – We urge Peru to build it.", "Acme Steel Company"),
    ("# Bridges of Chile\n\nWe urge Peru to build it.", "We"),
    ("JOINT STATEMENT\n\nLima, Peru, 5 May 2025\n\nWe urge Chile to build it.", "We"),
]


@pytest.mark.parametrize(("text", "speaker"), WE)
def test_quotations_of_a_we_are_the_issuers(nlp: Language, text: str, speaker: str) -> None:
    assert [name for name, _, _ in brief(claims(nlp, text))] == [speaker]


def test_quotations_of_no_we_within_a_turn(nlp: Language) -> None:
    found = brief(claims(nlp, RADIO.replace("I spoke to", "We urge")))
    assert {speaker for speaker, _, _ in found} == {"KELLER", "DEANE", "Juan Diaz"}


def test_quotations_of_several_who_hold_offices(nlp: Language) -> None:
    text = "Minister Ana Ruiz and the Minister for Roads and Coastal Affairs Juan Diaz said that it was old."
    assert [speaker for speaker, _, _ in brief(claims(nlp, text))] == ["Ana Ruiz", "Juan Diaz"]


def test_quotations_of_several_speakers_in_their_order(nlp: Language) -> None:
    found = brief(claims(nlp, "Norway, Chile and Peru said that the bridge was old."))
    assert [speaker for speaker, _, _ in found] == ["Norway", "Chile", "Peru"]


def test_quotations_of_a_judgement_are_speech(nlp: Language) -> None:
    text = "Ana Ruiz has dismissed the bridge as a folly of her rivals."
    found = claims(nlp, text)
    assert brief(found) == [("Ana Ruiz", "indirect", "the bridge as a folly of her rivals")]
    assert [said(claim).act for claim in found] == ["speech"]


def test_quotations_of_the_clause_of_their_own_verb(nlp: Language) -> None:
    text = "Norway rejects the text outright; a spokesman for Peru, Juan Diaz, called it “a club of its own”."
    assert ("Juan Diaz", "mixed", "it “a club of its own") in brief(claims(nlp, text))


def test_quotations_in_brackets_behind_a_paraphrase(nlp: Language) -> None:
    text = "Peru will not sign, Ana Ruiz hinted. (“We shall read it. They did not.”)"
    words = [(speaker, form) for speaker, form, _ in brief(claims(nlp, text))]
    assert words == [("Ana Ruiz", "indirect"), ("Ana Ruiz", "direct")]


PRESS = """\
Question (Radio Lima): Will Peru sign?

Ruiz: No.

Question (Oslo Courier): Why not?

Ruiz: The bridge is old."""


def test_quotations_of_questions_by_the_press(nlp: Language) -> None:
    speakers = [speaker for speaker, _, _ in brief(claims(nlp, PRESS))]
    assert speakers[1::2] == ["Ruiz", "Ruiz"]
    assert speakers[0].endswith("Radio Lima")
    assert speakers[2].endswith("Oslo Courier")


def test_quotations_of_a_question_by_nobody(nlp: Language) -> None:
    found = claims(nlp, PRESS.replace("(Oslo Courier)", "( )"))
    assert [claim.subject.label for claim in found][2] == "Question"


DEBATE = """\
Deputy Ana Ruiz: The bridge is old.

Minister Juan Diaz: I know.

Deputy Ana Ruiz: Then mend it.

The Chair: Order."""


def test_quotations_of_who_takes_one_turn(nlp: Language) -> None:
    speakers = [speaker for speaker, _, _ in brief(claims(nlp, DEBATE))]
    assert speakers == ["Ana Ruiz", "Juan Diaz", "Ana Ruiz", "Chair"]


def test_quotations_are_not_continued_by_items(nlp: Language) -> None:
    text = "Ana Ruiz said the bridge was old.\n\n- “Lets Lima pick and choose”"
    assert len(claims(nlp, text)) == 1


LABELS = [
    (
        "ANA RUIZ, HOST: It is old.\n\nJUAN DIAZ, ENVOY: Is it?\n\nRUIZ: Yes.\n\nDIAZ (on tape): Oh.",
        ["Ruiz", "Diaz"],
    ),
    (
        "Talk of Ana Ruiz with Juan Diaz\n\nJD: Old?\n\nAR: Yes.\n\nJD: Oh.\n\nAR: Yes.",
        ["Juan Diaz", "Ana Ruiz"],
    ),
    (
        "Ana Ruiz met Juan Diaz.\n\nAna:\n\nOld?\n\nJuan:\n\nYes.\n\nAna:\n\nOh.\n\nJuan:\n\nYes.",
        ["Ana Ruiz", "Juan Diaz"],
    ),
]


@pytest.mark.parametrize(("text", "speakers"), LABELS)
def test_quotations_of_turns_labelled_in_other_ways(nlp: Language, text: str, speakers: list[str]) -> None:
    found = [claim for claim in claims(nlp, text) if claim.rule == "quotation.turn"]
    wanted = [name.casefold() for name in (*speakers, *speakers)]
    assert all(
        claim.subject.label.casefold().endswith(name) for claim, name in zip(found, wanted, strict=True)
    )


SIGNED = [
    ("> The bridge is old.\n>\n> — Ana Ruiz, mayor of Oslo\n", True),
    ("> “The bridge is old and it is rotten.”\n> — *Ana Ruiz, mayor of Oslo*\n", True),
    ("“The bridge is old and it is rotten.” — Ana Ruiz, mayor of Oslo\n", True),
    ("“The bridge is old and it is rotten.”\n\n— Mayor Ana Ruiz\n", True),
    ("Mayor Ana Ruiz on the bridge:\n\n> The bridge is old.\n", True),
    ("> The bridge is old.\n\n— Nobody came to the bridge that day\n", False),
    ("> The bridge is old.\n\n— Ana Ruiz left the bridge that day\n", False),
    ("The “old and rotten bridge at sea” — Ana Ruiz knows it — is closed.\n", False),
]


@pytest.mark.parametrize(("text", "is_signed"), SIGNED)
def test_quotations_signed_by_their_speaker(nlp: Language, text: str, is_signed: bool) -> None:
    (annotation,) = annotate([text_document("d.md", text, "text/markdown", "d.md")], nlp)
    found = [(speaker, form) for speaker, form, _ in brief(list(quotations(link(annotation))))]
    assert found == [("Ana Ruiz", "direct")] * is_signed


RADIO = """\
KELLER: Where is our reporter?

DEANE: I spoke to Juan Diaz, who built the bridge.

KELLER: And?

DEANE: He told me that the bridge was old.

KELLER: Thank you."""


def test_quotations_of_a_pronoun_within_a_turn(nlp: Language) -> None:
    told = [(speaker, words) for speaker, form, words in brief(claims(nlp, RADIO)) if form == "indirect"]
    assert told == [("Juan Diaz", "the bridge was old")]


def test_quotations_end_before_what_the_document_objects(nlp: Language) -> None:
    text = "Peru and Chile will build the bridge, officials said, but a group of farmers left the talks."
    assert [words for _, _, words in brief(claims(nlp, text))] == ["Peru and Chile will build the bridge"]


def test_quotations_of_an_object_in_part_quoted(nlp: Language) -> None:
    text = "Norway welcomed the bridge “as a gift to sailors” on Monday."
    assert [(speaker, form) for speaker, form, _ in brief(claims(nlp, text))] == [("Norway", "mixed")]
    assert claims(nlp, "Norway welcomed the bridge on Monday.") == []


SET_APART = [
    ("As Ana Ruiz wrote in her letter:", "Ana Ruiz"),
    ("From Wikipedia:", "Wikipedia"),
    ("Ana Ruiz said this:", "Ana Ruiz"),
]


@pytest.mark.parametrize(("introduction", "speaker"), SET_APART)
def test_quotations_set_apart_in_markdown(nlp: Language, introduction: str, speaker: str) -> None:
    text = f"{introduction}\n\n> The bridge is old.\n>\n> It leads to Lima.\n\nNobody replied.\n"
    (annotation,) = annotate([text_document("d.md", text, "text/markdown", "d.md")], nlp)
    found = brief(list(quotations(link(annotation))))
    assert found == [(speaker, "direct", "The bridge is old. … It leads to Lima.")]


def test_quotations_set_apart_by_nobody_have_no_speaker(nlp: Language) -> None:
    text = "The bridge was opened.\n\n> The bridge is old.\n\nNobody replied.\n"
    (annotation,) = annotate([text_document("d.md", text, "text/markdown", "d.md")], nlp)
    assert list(quotations(link(annotation))) == []


def test_quotations_confidence_follows_the_speaker(nlp: Language) -> None:
    person, group = (
        claims(nlp, f"{who} said that the bridge was old.")[0] for who in ("Ana Ruiz", "Several farmers")
    )
    assert person.confidence > group.confidence


ISSUED = [
    "Acme Steel released a statement saying that the bridge was old.",
    "Acme Steel emailed its customers saying: “The bridge is old.”",
    "After Juan Diaz criticized the bridge, Acme Steel shot back, “The bridge is old.”",
]


@pytest.mark.parametrize("text", ISSUED)
def test_quotations_of_who_gives_them_out(nlp: Language, text: str) -> None:
    assert brief(claims(nlp, text))[-1][0] == "Acme Steel"
