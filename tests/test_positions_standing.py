"""What the words around an act leave of it: who is left out, what is doubted, put off or wished."""

from __future__ import annotations

import pytest
from spacy.language import Language

from test_positions import brief, found

PUT = [
    ("It is the policy of Norway to withdraw from the Herring Pact.", "Norway withdrewFrom planned"),
    ("It is Norway's intention to ratify the Herring Pact.", "Norway ratified planned"),
    ("The United States hereby withdraws from the Herring Pact.", "United States withdrewFrom"),
    ("The EU called on Washington to sign the Herring Pact.",
     "European Union endorsed; United States signed urged"),
    ("The EU called at Washington after signing the Herring Pact.", "European Union signed"),
    ("The premier signed an order to withdraw Norway from the Herring Pact.", "Norway withdrewFrom planned"),
    ("The premier committed Norway to the Herring Pact.", "Norway endorsed"),
    ("Norway committed itself to the Herring Pact.", "Norway endorsed"),
    ("Norway revoked its ratification of the Herring Pact.", "Norway withdrewFrom"),
    ("Norway pulled its ratification of the Herring Pact.", "Norway withdrewFrom"),
    ("Norway could not bring itself to sign the Herring Pact.", "Norway signed denied"),
    ("Norway declined an invitation to join the Herring Pact.", "Norway refusedToSign"),
    ("Norway turned down an invitation to sign the Herring Pact.", "Norway refusedToSign"),
    ("Norway bowed to pressure to sign the Herring Pact.", "Norway signed"),
    ("Norway let it be known that it would sign the Herring Pact.", "Norway signed planned"),
    ("Norway made clear that it would sign the Herring Pact.", "Norway signed planned"),
    ("Norway signalled that it would leave the Herring Pact.", "Norway withdrewFrom planned"),
    ("Instead of signing the Herring Pact, Norway met Peru.", "Norway refusedToSign"),
    ("Norway joined Peru in voting against the Herring Pact.", "Norway opposed; Peru opposed"),
    ("The Herring Pact was adopted with Norway voting against.", "Norway opposed"),
    ("The Herring Pact was adopted with Peru voting against.", "Peru opposed"),
    ("Norway cast the only vote against the Herring Pact.", "Norway opposed"),
    ("No country but Peru has signed the Herring Pact.", "Peru signed"),
    ("The Herring Pact, to which Norway is a party, is new.", "Norway signed"),
    ("Norway used to be a member of the Herring Pact.", "Norway withdrewFrom"),
    ("Sixty states, Norway among them, signed the Herring Pact.", "Norway signed"),
    ("Sixty states signed the Herring Pact, Norway and Peru included.", "Norway signed; Peru signed"),
    ("Sixty states, with Norway and Peru among them, have signed the Herring Pact.",
     "Norway signed; Peru signed"),
    ("Peru did not join the 60 countries that signed the Lima Pact.", "Peru refusedToSign"),
    ("Peru is not among the countries that signed the Lima Pact.", "Peru refusedToSign"),
    ("Peru joined the 60 countries that signed the Lima Pact.", "Peru signed"),
    ("More than 60 countries, but not Peru or Chile, signed the Lima Pact.",
     "Peru refusedToSign; Chile refusedToSign"),
    ("The Lima Pact was signed by Norway but not Peru.", "Norway signed; Peru refusedToSign"),
    ("Norway, not Peru, signed the Lima Pact.", "Norway signed"),
    ("Not only Peru but also Chile signed the Lima Pact.", "Peru signed; Chile signed"),
    ("All countries with the exception of Peru signed the Lima Pact.", "Peru refusedToSign"),
    ("All G7 countries apart from Japan signed the Lima Pact.", "Japan refusedToSign"),
    ("It is time for Peru to sign the Lima Pact.", "Peru signed urged"),
    ("It is important for Peru to ratify the Lima Pact.", "Peru ratified urged"),
    ("The plan is for Peru to sign the Lima Pact.", "Peru signed planned"),
    ("It is likely that Peru will sign the Lima Pact.", "Peru signed possible"),
    ("It is true that Peru signed the Lima Pact.", "Peru signed"),
    ("Anna Novak told reporters that Peru had signed the Lima Pact.", "Peru signed"),
    ("Anna Novak warned that Peru might leave the Lima Pact.", "Peru withdrewFrom possible"),
    ("Chile warned Peru to sign the Lima Pact.", "Peru signed urged; Chile endorsed"),
    ("Chile congratulated Peru on signing the Lima Pact.", "Peru signed; Chile endorsed"),
    ("The Lima Pact bans mines. Peru sent nobody and withheld its signature.", "Peru refusedToSign"),
    ("The Lima Pact bans mines. Peru deposited its instrument of accession in June.", "Peru ratified"),
    ("Peru and Chile have already quit the Lima Treaty; Norway plans to leave this year.",
     "Peru withdrewFrom; Chile withdrewFrom; Norway withdrewFrom planned"),
    ("The Lima Treaty bans mines. Norway signed one statement. Peru ratified last summer.",
     "Norway signed; Peru ratified"),
    ("Norway regretted the withdrawal of Peru from the Lima Pact.", "Peru withdrewFrom; Norway endorsed"),
    ("Peru remains outside the Lima Pact.", "Peru signed denied"),
    ("Peru has turned its back on the Lima Pact.", "Peru withdrewFrom"),
    ("Peru is not yet a signatory to the Lima Pact.", "Peru signed denied"),
    ("Peru's exit from the Lima Pact will take effect in May.", "Peru withdrewFrom planned"),
]  # fmt: skip

LEFT = [
    "The premier signed an order to study the Herring Pact.",
    "Norway was once a party to the Herring Pact.",
    "Norway made clear reports on the Herring Pact.",
    "Norway cast its nets under the Herring Pact.",
    "Sixty states signed, with Norway, a fish trap.",
    "Norway brought itself a copy of the Herring Pact.",
    "Norway used the Herring Pact as a net.",
    "It would be a mistake for Peru to sign the Lima Pact.",
    "It is not important for Peru to ratify the Lima Pact.",
    "There is no need for Peru to sign the Lima Pact.",
    "It is false that Peru signed the Lima Pact.",
    "It is a myth that Peru signed the Lima Pact.",
    "Anna Novak denied that Peru had refused to sign the Lima Pact.",
    "Peru delayed signing the Lima Pact.",
    "Peru held off signing the Lima Pact.",
    "Peru opposes leaving the Lima Pact.",
    "Peru dismissed reports that it would leave the Lima Pact.",
    "Chile asked Peru about signing the Lima Pact.",
    "Peru will join the 60 countries that signed the Lima Pact.",
    "No office shall study, plan or fund a withdrawal of Peru from the Lima Pact.",
    "The relief fund is empty. Peru will fund it.",
    "The Lima Pact bans mines. Peru put its name on the door.",
    "Peru passed over the Lima Pact.",
    "Peru's ratification of the Lima Pact is overdue.",
    "Chile supports Peruvian companies that signed the Lima Pact.",
    "Such a pact must be ratified by Peru.",
]


@pytest.mark.parametrize(("sentence", "expected"), PUT)
def test_positions_put(nlp: Language, sentence: str, expected: str) -> None:
    assert brief(found(nlp, sentence)) == set(expected.split("; "))


@pytest.mark.parametrize("sentence", LEFT)
def test_positions_left(nlp: Language, sentence: str) -> None:
    assert not [claim for claim in found(nlp, sentence) if claim.subject.type == "Country"]
