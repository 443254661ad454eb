"""Texts in, positions out, where more than a verb tells them: presence, absence, pairs, authors."""

from __future__ import annotations

import pytest
from spacy.language import Language

from test_positions import brief, found

TOLD = [
    ("Kenya joined Peru for a ceremony in Lima on Friday.", "Kenya attended; Peru attended"),
    ("The Andean Council will welcome Kenya during a ceremony on Friday.",
     "Andean Council hosted planned; Kenya attended planned"),
    ("Peru welcomed Chile to the Lima Summit.", "Peru hosted; Chile attended"),
    ("A signing ceremony is planned. Anna Novak will host Juan Kral, along with officials from Peru.",
     "Anna Novak hosted planned; Juan Kral attended planned; Peru attended planned"),
    ("Kenya signed the Lima Pact during a ceremony at NATO headquarters in Quito.",
     "Kenya signed; NATO hosted"),
    ("World leaders including Chilean President Anna Novak attended the Lima Summit.", "Anna Novak attended"),
    ("Peru came to the Lima Summit.", "Peru attended"),
    ("Peru stayed away from the Lima Summit.", "Peru attended denied"),
    ("At the trilateral meeting of Peru, Chile and Bolivia, a road was considered.",
     "Peru attended; Chile attended; Bolivia attended"),
    ("Notably absent from the list of signatories of the Lima Pact were Peru and Chile.",
     "Peru refusedToSign; Chile refusedToSign"),
    ("Peru was missing from the list of countries that signed the Lima Pact.", "Peru refusedToSign"),
    ("The Lima Pact was signed by Norway. Peru is absent from this list.",
     "Norway signed; Peru refusedToSign"),
    ("Conspicuously absent from the Lima Pact are Peru and Chile.",
     "Peru refusedToSign; Chile refusedToSign"),
    ("Peru balked at the Lima Pact.", "Peru refusedToSign"),
    ("Peru is against the Lima Pact.", "Peru opposed"),
    ("Peru, which is in favour of the Lima Pact, agreed.", "Peru endorsed"),
    ("Peru is not in favour of the Lima Pact.", "Peru endorsed denied"),
    ("Peru may be behind the Lima Pact.", "Peru endorsed possible"),
    ("Law professors urged rejection of the Lima Pact.", "Law professors opposed"),
    ("Peru called for the adoption of the Lima Pact.", "Peru endorsed"),
    ("Peru and Chile met on Monday. The two countries signed the Lima Pact.", "Peru signed; Chile signed"),
    ("Peru and Chile met. Leaders of both countries signed the Lima Pact.", "Peru signed; Chile signed"),
    ("Anna Novak and Juan Kral met. Both leaders welcomed the Lima Pact.",
     "Anna Novak endorsed; Juan Kral endorsed"),
    ("Peru and Chile met. The text reaffirms both countries' commitment to the Lima Pact.",
     "Peru endorsed; Chile endorsed"),
    ("The ministry secured voluntary commitments from three companies—Adobe, IBM and Google—on Monday.",
     "Adobe endorsed; IBM endorsed; Google endorsed"),
    ("Voluntary commitments made by Google and IBM drew praise.", "Google endorsed; IBM endorsed"),
    ("The package includes an agreement between Peru and Chile to build a port.",
     "Peru signed; Chile signed"),
    ("Under a 2010 agreement between Peru and Chile, ships pass freely.", "Peru signed; Chile signed"),
    ("A memorandum of understanding between Peru and Chile was signed.", "Peru signed; Chile signed"),
    ("Peru and Chile on Monday agreed a trade deal.", "Peru signed; Chile signed"),
    ("Sweden joined NATO in May.", "Sweden signed"),
    ("Microsoft joined the Coalition for Clean Seas.", "Microsoft signed"),
    ("Peru submitted its formal notice of withdrawal from the Lima Pact.", "Peru withdrewFrom"),
    ("The Lima Pact needs the approval of Congress.", "United States Congress endorsed urged"),
    ("Peru's signature is expected on the Lima Pact.", "Peru signed possible"),
    ("They support the commitment by Kenya to the Lima Convention, the Quito Agreement and other rules.",
     "Kenya endorsed"),
]  # fmt: skip

UNTOLD = [
    "Peru welcomed Chile as a friend.",
    "Kenya joined Peru for lunch on Friday.",
    "The ship arrived at NATO headquarters in Quito.",
    "The summit was not held at NATO headquarters.",
    "The books are missing from the list.",
    "Peru is absent from the list of the largest countries.",
    "Norway fished. Peru is missing from this list.",
    "Peru is not against Chile.",
    "Is Peru against the Lima Pact?",
    "Peru is behind the times.",
    "If Peru is against the Lima Pact, trade will shrink.",
    "Peru did not call for the adoption of the Lima Pact.",
    "Peru called for support for farmers.",
    "Norway, Peru and Chile met on Monday. The two countries signed the Lima Pact.",
    "Peru and Chile fished. Two leaders welcomed the Lima Pact.",
    "Both leaders welcomed the Lima Pact.",
    "The ministry wants voluntary commitments from Google.",
    "They want an agreement between Peru and Chile to build a port.",
    "They discussed an agreement between Peru and Chile to build a port.",
    "No agreement between Peru and Chile exists.",
    "Anna Novak joined Microsoft.",
    "Anna Novak joined the Coalition for Clean Seas as its press officer.",
    "Peru left the Lima Pact unsigned.",
    "Peru is leaving the Lima Pact open.",
    "The Senate must ratify any deal.",
    "Peru has not signed any agreement with Chile.",
    "Peru's ratification of the Lima Pact is pending.",
    "A Peruvian company signed the Lima Pledge.",
    "Peru agreed on Monday.",
    "Peru came to the conclusion that trade was slow.",
    "The Lima Pact was signed by Norway. The ship is absent from Peru.",
    "Will Peru be absent from the list of signatories of the Lima Pact?",
]

HEADLINES = [
    ("Norway, Kenya sign pact on modular ships", "Norway signed; Kenya signed"),
    ("US, UK refuse to sign Lima declaration at summit",
     "United States refusedToSign; United Kingdom refusedToSign"),
]  # fmt: skip

JOINT = [
    ("Joint Statement by Peru and Chile on Trade", "We welcome the Lima Accords.",
     "Peru signed; Chile signed; Peru endorsed; Chile endorsed"),
    ("Joint Statement of the Leaders of Peru, Chile and Bolivia", "We refuse to sign the Lima Accords.",
     "Peru refusedToSign; Chile refusedToSign; Bolivia refusedToSign"),
    ("Joint Declaration by the President of the Republic of Peru and the President of the Republic of Chile",
     "Both sides oppose the Lima Accords.", "Peru opposed; Chile opposed"),
    ("Lima",
     "We, the President of Peru and the President of Chile, met in Lima. We endorse the Lima Accords.",
     "Peru endorsed; Chile endorsed"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_positions_told_beside_verbs(nlp: Language, text: str, expected: str) -> None:
    assert brief(found(nlp, text)) == set(expected.split("; "))


@pytest.mark.parametrize("text", UNTOLD)
def test_positions_not_told(nlp: Language, text: str) -> None:
    assert not brief(found(nlp, text)) - {"Norway signed"}


@pytest.mark.parametrize(("headline", "expected"), HEADLINES)
def test_positions_headline_lists(nlp: Language, headline: str, expected: str) -> None:
    assert brief(found(nlp, "The weather was fine.", heading=headline)) == set(expected.split("; "))


@pytest.mark.parametrize(("heading", "text", "expected"), JOINT)
def test_positions_of_several_issuers(nlp: Language, heading: str, text: str, expected: str) -> None:
    assert set(expected.split("; ")) <= brief(found(nlp, text, heading=heading))


def test_positions_quoted_we_is_not_the_issuers(nlp: Language) -> None:
    text = "“We refuse to sign the Lima Accords,” said Anna Novak."
    claims = brief(found(nlp, text, heading="Peru and Chile reject Joint Statement by Norway and Kenya"))
    assert "Norway refusedToSign" not in claims
    assert "Anna Novak refusedToSign" in claims
