"""Sentences in, positions out: the many words for joining, refusing, leaving, proposing and pledging."""

from __future__ import annotations

import pytest
from spacy.language import Language

from test_positions import brief, found

JOINED = [
    ("Norway and Iceland hammered out a fisheries agreement.", "Norway signed; Iceland signed"),
    ("Norway and Iceland put pen to paper on a fisheries accord.", "Norway signed; Iceland signed"),
    ("Norway's foreign minister signed the Arctic Fisheries Convention.", "Norway signed"),
    ("Norway opted into the Arctic Fisheries Convention.", "Norway signed"),
    ("The Norwegian parliament approved ratification of the Herring Convention.",
     "Norwegian parliament ratified"),
    ("Norway intends to become a party to the treaty.", "Norway signed planned"),
    ("Norway is on the verge of signing the treaty.", "Norway signed planned"),
    ("Norway is close to signing the treaty.", "Norway signed possible"),
    ("Norway has not ruled out joining the treaty.", "Norway signed possible"),
    ("Norway came under pressure to sign the treaty.", "Norway signed urged"),
    ("It is time for Norway to ratify the treaty.", "Norway ratified urged"),
    ("Calls are growing for Norway to ratify the treaty.", "Norway ratified urged"),
    ("Pressure is mounting on Norway to ratify the treaty.", "Norway ratified urged"),
    ("Get Norway to join the treaty.", "Norway signed urged"),
    ("Norway is finalising the treaty.", ""),
    ("Norway mulled the treaty.", ""),
]  # fmt: skip
STAYED_OUT = [
    ("Norway was not among the 80 countries that signed the declaration.", "Norway refusedToSign"),
    ("Norway was among the 80 countries that signed the declaration.", "Norway signed"),
    ("Norway is one of the few states declining to sign the declaration.", "Norway refusedToSign"),
    ("Norway withheld its signature from the declaration.", "Norway refusedToSign"),
    ("Norway kept out of the pact.", "Norway refusedToSign"),
    ("Norway said no to the treaty.", "Norway refusedToSign"),
    ("Norway turned down the deal.", "Norway refusedToSign"),
    ("Norway refused the deal.", "Norway refusedToSign"),
    ("Norway would not sign the declaration.", "Norway refusedToSign"),
    ("Norway would not sign the declaration if Iceland objected.", "Norway refusedToSign possible"),
    ("Norway rejected calls to sign the declaration.", "Norway refusedToSign"),
    ("Norway resisted pressure to ratify the treaty.", "Norway ratified denied"),
    ("Norway held back from signing the treaty.", "Norway refusedToSign"),
    ("Norway shied away from signing the treaty.", "Norway refusedToSign"),
    ("Norway did not refuse the deal.", ""),
    ("Norway asked who was absent from the list of signatories of the declaration.", ""),
]
LEFT = [
    ("Norway withdrew its signature from the Whaling Convention.", "Norway withdrewFrom"),
    ("Norway ended its membership of the Whaling Pact.", "Norway withdrewFrom"),
    ("Norway renounced the fisheries pact.", "Norway withdrewFrom"),
    ("Norway ripped up the Whaling Convention.", "Norway withdrewFrom"),
    ("Norway cancelled the Whaling Convention.", "Norway withdrewFrom"),
    ("Norway has turned its back on the Whaling Convention.", "Norway withdrewFrom"),
    ("Norway, Iceland and Peru have already quit the treaty; Chile plans to leave this year.",
     "Norway withdrewFrom; Iceland withdrewFrom; Peru withdrewFrom; Chile withdrewFrom planned"),
    ("Norway may rip up the Whaling Convention.", "Norway withdrewFrom possible"),
    ("Norway has not cancelled the Whaling Convention.", "Norway withdrewFrom denied"),
    ("Norway ended the talks.", ""),
]  # fmt: skip
PROPOSED = [
    ("Norway came up with the Quiet Seas Pledge.", "Norway proposed"),
    ("Norway announced the Quiet Seas Pledge on Monday.", "Norway proposed"),
    ("Norway published the Quiet Seas Charter.", "Norway proposed"),
    ("The text was introduced by the representative of Norway, and the Quiet Seas Charter was adopted.",
     "Norway proposed"),
    ("Norway announced the treaty between Peru and Chile.", "Peru signed; Chile signed"),
    ("Norway published the treaty.", ""),
]  # fmt: skip
PAID = [
    ("Norway announced $40 million in funding for reef research.", "Norway pledged"),
    ("Norway put 40 million euros into the fund.", "Norway pledged"),
    ("Norway stumped up 40 million euros for the fund.", "Norway pledged"),
    ("To keep its word, Norway will invest 40 million euros in reefs.", "Norway pledged planned"),
    ("Norway announced 40 new members of the fund.", ""),
    ("Norway put the fund off.", ""),
]
GROUPS = [
    ("40 companies have signed the Clean Grid Pledge.", "40 companies signed"),
    ("More than 60 organisations signed the Clean Grid Pledge.", "More than 60 organisations signed"),
    ("40 companies, including Siemens and Volvo, have signed the Clean Grid Pledge.",
     "Siemens signed; Volvo signed"),
    ("40 countries have signed the Clean Grid Pledge.", ""),
    ("40 other companies have signed the Clean Grid Pledge.", ""),
    ("Companies have signed the Clean Grid Pledge.", ""),
    ("The president of the World Bank signed the Clean Grid Pledge.", "president signed"),
]  # fmt: skip
STATES = [
    ("The presidents of Norway and Iceland inked a border treaty.", "Norway signed; Iceland signed"),
    ("Norwegian negotiators refused to sign the declaration.", "Norway refusedToSign"),
    ("Negotiators for Norway and Iceland reached an agreement on Friday.",
     "Norway signed; Iceland signed"),
    ("Norway signed a memorandum of understanding on water with Iceland.",
     "Norway signed; Iceland signed"),
    ("Norway has entered into an agreement with Iceland.", "Norway signed; Iceland signed"),
    ("The signing of a water agreement between Norway and Iceland was hailed.",
     "Norway signed; Iceland signed"),
    ("Norway will give $5 million to the fund.", "Norway pledged planned"),
    ("Leaders of 40 states in Europe signed the pact.", ""),
    ("Norwegian farmers refused to sign the declaration.", "Norwegian farmers refusedToSign"),
    ("A water agreement between Norway and Iceland was rejected.", ""),
    ("Norway signed the treaty, and fishermen argued with Iceland.", "Norway signed"),
    ("Norway gave the fund a name.", ""),
]  # fmt: skip
TOGETHER = [
    ("The text, from which Norway withdrew, is the Lima Pact on reefs.", "Norway withdrewFrom"),
    ("The Lima Pact on the status of reefs, to which Norway acceded in 1972, bans nets.",
     "Norway ratified"),
    ("Norway launched the Quiet Seas Pledge together with Iceland.", "Norway proposed; Iceland proposed"),
    ("The Quiet Seas Pledge was launched by Norway together with Iceland.",
     "Norway proposed; Iceland proposed"),
    ("The resolution was introduced by Norway on behalf of Iceland and Peru.",
     "Norway proposed; Iceland proposed; Peru proposed"),
    ("Norway launched the Quiet Seas Alliance.", "Norway proposed"),
    ("Norway launched the Nordic Bank.", ""),
    ("Norway launched the Quiet Seas Pledge with joy.", "Norway proposed"),
]  # fmt: skip
BELONGING = [
    ("The initial members of the Lima Climate Pact are Norway, Iceland and Chile.",
     "Norway signed; Iceland signed; Chile signed"),
    ("Other new Lima Pact partners include Norway and Iceland.", "Norway signed; Iceland signed"),
    ("The Lima Pact now has 40 members, including Norway and Iceland.", "Norway signed; Iceland signed"),
    ("Norway is part of the Lima Pact.", "Norway signed"),
    ("Norway is in the Lima Pact.", "Norway signed"),
    ("Norway is no longer a party to the Lima Pact.", "Norway withdrewFrom"),
    ("Norway is no longer in the Lima Pact.", "Norway withdrewFrom"),
    ("In joining the Lima Pact, Norway follows Iceland.", "Norway signed; Iceland signed"),
    ("Norway faces calls to join the Lima Pact.", "Norway signed urged"),
    ("Norway has no plans to leave the Lima Pact.", "Norway withdrewFrom denied"),
    ("Norway has no intention of signing the Lima Pact.", "Norway refusedToSign planned"),
    ("The signing of the Lima Pact by Norway is scheduled for Monday.", "Norway signed planned"),
    ("The king ordered Norway's withdrawal from the Lima Pact.", "Norway withdrewFrom planned"),
    ("The clause is in the Lima Pact.", ""),
    ("The members of the committee are Norway and Iceland.", ""),
    ("Norway's trade partners include Iceland and Chile.", ""),
    ("Norway no longer opposes the Lima Pact.", ""),
    ("A clause on Norway is part of the Lima Pact.", ""),
]  # fmt: skip
LEFT_TO_CONTEXT = [
    ("Peru signed the Lima Pact in May.", "Chile joined a month later.", "Peru signed; Chile signed"),
    ("Peru signed the Lima Pact in May.", "Chile became the second state to join.",
     "Peru signed; Chile signed"),
    ("Peru signed the Lima Pact in May.", "Chile deposited its instrument of accession on Friday.",
     "Peru signed; Chile ratified"),
    ("Peru signed the Lima Pact in May.", "Chile, which ratified it in 1997, was pleased.",
     "Peru signed; Chile ratified"),
    ("Peru signed the Lima Pact in May.", "Chile withheld its signature.",
     "Peru signed; Chile refusedToSign"),
    ("Peru signed the Lima Pact in May.", "Chile has not ruled out joining later.",
     "Peru signed; Chile signed possible"),
    ("Peru signed the Lima Pact in May.", "Chile plans to leave next year.",
     "Peru signed; Chile withdrewFrom planned"),
    ("Peru signed the Lima Pact in May.", "Chile has ruled out leaving it.",
     "Peru signed; Chile withdrewFrom denied"),
    ("Peru left the Lima Pact in May.", "Peru's withdrawal took effect on Friday.", "Peru withdrewFrom"),
    ("Peru signed the Lima Pact in May.", "Chile simply walked out.", "Peru signed"),
    ("Peru left the Lima Pact in May.", "Anna Novak's exit was noisy.", "Peru withdrewFrom"),
    ("Peru signed the Lima Pact in May.", "Anna Novak left an hour later.", "Peru signed"),
    ("Peru signed the Lima Pact in May.", "Chile joined the bank.", "Peru signed"),
    ("Peru is a country in America.", "Chile joined a month later.", ""),
    ("Any bill needs a vote.", "Chile joined a month later.", ""),
]  # fmt: skip


CASES = JOINED + STAYED_OUT + LEFT + PROPOSED + PAID + BELONGING + TOGETHER + GROUPS + STATES


def _set(expected: str) -> set[str]:
    return set(expected.split("; ")) if expected else set()


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_positions_by_many_words(nlp: Language, sentence: str, expected: str) -> None:
    assert brief(found(nlp, sentence)) == _set(expected)


def test_positions_table_of_those_who_signed(nlp: Language) -> None:
    rows = ("* State", "* Signatory", "* Norway", "* Ms Anna Novak, Minister", "* Iceland", "* —", "* Peru")
    claims = found(nlp, "The Lima Pact bans mines.", "For the Lima Pact, signed:", *rows)
    assert brief(claims) == {"Norway signed", "Anna Novak signed", "Iceland signed", "Peru signed"}


def test_positions_table_ends_where_no_names_stand(nlp: Language) -> None:
    rows = ("* Norway", "* A line that tells how the text came to be", "* Iceland")
    claims = found(nlp, "The Lima Pact bans mines.", "For the Lima Pact, signed:", *rows)
    assert brief(claims) == {"Norway signed"}


@pytest.mark.parametrize(("before", "sentence", "expected"), LEFT_TO_CONTEXT)
def test_positions_on_what_was_told_before(nlp: Language, before: str, sentence: str, expected: str) -> None:
    assert brief(found(nlp, before, sentence)) == _set(expected)
