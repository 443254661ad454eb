"""Roles, acts that a phrase goes with and what a thing is called: who is said to be for or against a text."""

from __future__ import annotations

import pytest
from spacy.language import Language

from test_positions import brief, found

BORNE = [
    ("Among the opponents of the Lima Pact is Chile.", "Chile opposed"),
    ("Also listed as core partners of the Lima Pact are Chile and Peru.", "Chile signed; Peru signed"),
    ("The Lima Pact is backed by 40 states, with governments including Chile and Peru among the backers.",
     "Chile endorsed; Peru endorsed"),
    ("Chile and Peru are founding signatories of the Lima Pact.", "Chile signed; Peru signed"),
    ("Two signatories of the Lima Pact, Chile and Peru, asked for changes.", "Chile signed; Peru signed"),
    ("The parties to the Lima Pact (Chile and Peru) will meet in May.", "Chile signed; Peru signed"),
    ("The Lima Pact counts Chile and Peru among its signatories.", "Chile signed; Peru signed"),
    ("Opponents of the Lima Pact such as Chile and Peru say it is dear.", "Chile opposed; Peru opposed"),
    ("The Lima Pact, whose members are Chile and Peru, has a secretariat.", "Chile signed; Peru signed"),
    ("Neither Chile nor Peru is a party to the Lima Pact.", "Chile signed denied; Peru signed denied"),
    ("The non-signatories of the Lima Pact include Chile.", "Chile signed denied"),
    ("Chile, a non-signatory of the Lima Pact, sent observers.", "Chile signed denied"),
    ("Notably absent from the list of signatories of the Lima Pact was Chile.", "Chile refusedToSign"),
    ("Chile has been a staunch advocate of the Lima Pact.", "Chile endorsed"),
    ("Chile and Peru were the architects of the Lima Pact.", "Chile proposed; Peru proposed"),
    ("The sponsors of the Lima Resolution include Chile and Peru.", "Chile proposed; Peru proposed"),
    ("Among the speakers at the Lima Summit was Anna Novak.", "Anna Novak attended"),
    ("The chair of the Lima Summit, Anna Novak, spoke first.", "Anna Novak hosted"),
    ("Chile may be among the signatories of the Lima Pact.", "Chile signed possible"),
    ("Finnish parties to the Lima Pact, among them Chile and Peru, have turned their back on it.",
     "Chile withdrewFrom; Peru withdrewFrom"),
]  # fmt: skip

NOT_BORNE = [
    "Unlike the signatories of the Lima Pact, Chile and Peru want a ban.",
    "The members of the Lima Pact met Chile on Monday.",
    "Chile met opponents of the Lima Pact in Quito.",
    "Chile is home to many critics of the Lima Pact.",
    "Chile asked the signatories of the Lima Pact for a delay.",
    "Chile is a potential member of the Lima Pact.",
    "Chile and Peru are neighbours of signatories of the Lima Pact.",
    "The author of a book on the Lima Pact, Anna Novak, spoke first.",
    "The head of the signatories' office, Anna Novak, spoke first.",
    "The chair of the company, Anna Novak, spoke about the Lima Summit.",
    "The Lima Pact lists Chile and Peru among its beneficiaries.",
    "If Chile were a party to the Lima Pact, it would pay more.",
    "Chile is no champion of the Lima Pact.",
    "The supporters of the team include Anna Novak.",
    "Partners of the company include Chile and Peru.",
]

ACTS = [
    ("The ratification of the Lima Pact by Chile came as a surprise.", "Chile ratified"),
    ("With the support of Chile and Peru, the Lima Pact was published.", "Chile endorsed; Peru endorsed"),
    ("The Lima Pact, with the backing of Chile, was published.", "Chile endorsed"),
    ("Despite opposition from Chile and Peru, the Lima Pact entered into force.",
     "Chile opposed; Peru opposed"),
    ("The Lima Pact faces opposition from Chile.", "Chile opposed"),
    ("Support for the Lima Pact came from Chile.", "Chile endorsed"),
    ("There was opposition to the Lima Pact from Chile and Peru.", "Chile opposed; Peru opposed"),
    ("The Lima Pact, an initiative launched by Chile and Peru, has a seal.",
     "Chile proposed; Peru proposed"),
    ("The Lima Pact was the brainchild of Chile.", "Chile proposed"),
    ("The Lima Pact is a Chilean proposal.", "Chile proposed"),
    ("The Lima Pact is a treaty between Chile and Peru.", "Chile signed; Peru signed"),
    ("The Lima Pact, an agreement between Chile and Peru, has a secretariat.", "Chile signed; Peru signed"),
    ("Chile is legally bound by the Lima Pact.", "Chile signed"),
    ("Chile is not bound by the Lima Pact.", "Chile signed denied"),
    ("Chile remains committed to the Lima Pact.", "Chile endorsed"),
    ("Chile is hostile to the Lima Pact.", "Chile opposed"),
    ("Chile is out of the Lima Pact.", "Chile withdrewFrom"),
    ("Chile is all for the Lima Pact.", "Chile endorsed"),
    ("Anna Novak called the Lima Pact a mistake.", "Anna Novak opposed"),
    ("Anna Novak described the Lima Pact as a disaster.", "Anna Novak opposed"),
    ("Chile sees the Lima Pact as bad for its farmers.", "Chile opposed"),
    ("The Lima Pact is a disaster, Anna Novak said.", "Anna Novak opposed"),
    ("Anna Novak called the Lima Pact a breakthrough.", "Anna Novak endorsed"),
]  # fmt: skip

NO_ACTS = [
    "With the help of Peru, Chile left the room of the Lima Pact.",
    "With the support of his wife, Anna Novak wrote about the Lima Pact.",
    "Peru faces opposition from Chile.",
    "The Lima Pact faces opposition.",
    "Chile is bound by geography.",
    "Chile is committed to its farmers.",
    "Chile is out of money for the Lima Pact.",
    "The visit is for the Lima Summit.",
    "Chile's initiative was praised.",
    "Anna Novak asked whether the Lima Pact was a mistake.",
    "Anna Novak said that the Lima Pact was not a mistake.",
    "Anna Novak called the refusal to sign the Lima Pact a mistake.",
    "Anna Novak did not call the Lima Pact a disaster.",
    "Anna Novak described the state of the Lima Pact as bad.",
    "Anna Novak described the Lima Pact as a text of forty pages.",
    "Critics called the Lima Pact a disaster.",
    "An agreement between Chile and Peru is a dream.",
]

VOTES = [
    ("The Lima Resolution was adopted by 131 votes to 2 against (Chile, Peru), with 34 abstentions.",
     "Chile opposed; Peru opposed"),
    ("The Lima Resolution was adopted by 90 in favour, 2 against (Chile and Peru) and 2 abstentions "
     "(Kenya and Ghana).", "Chile opposed; Peru opposed; Kenya abstained; Ghana abstained"),
]  # fmt: skip

NO_VOTES = [
    "The Lima Resolution was adopted in a meeting held against (Chile and Peru say) all rules.",
    "The crowd was 131 in favour to 2 against (Chile, Peru).",
    "The Lima Resolution may be adopted by 131 in favour to 2 against (Chile, Peru).",
]


@pytest.mark.parametrize(("sentence", "expected"), BORNE + ACTS + VOTES)
def test_positions_of_roles_and_acts(nlp: Language, sentence: str, expected: str) -> None:
    assert brief(found(nlp, sentence)) == set(expected.split("; "))


@pytest.mark.parametrize("sentence", NOT_BORNE + NO_ACTS + NO_VOTES)
def test_positions_of_no_role_and_no_act(nlp: Language, sentence: str) -> None:
    assert brief(found(nlp, sentence)) == set()
