"""Texts in, positions out: what is told of others by comparison, reply, echo, plural or enumeration."""

from __future__ import annotations

import pytest
from spacy.language import Language

from test_positions import brief, found

REPLIES = {
    "Kenya refusedToSign": [
        "Kenya refused.",
        "Kenya, for its part, declined.",
        "Kenya stayed out.",
        "Kenya said no.",
        "Kenya balked.",
        "Kenya refused to do so.",
    ],
    "Kenya opposed": ["Kenya voted no.", "Kenya voted against.", "Kenya objected."],
    "Kenya signed": ["Kenya followed in May.", "Kenya did so in May.", "So did Kenya."],
    "Kenya signed planned": ["Kenya plans to do the same.", "Kenya intends to follow suit."],
    "Kenya signed denied": ["Kenya has not.", "Kenya has yet to do so."],
    "Kenya signed denied; Peru signed denied": ["Neither Kenya nor Peru has."],
    "": [
        "Kenya declined to comment.",
        "Kenya refused an offer of fish.",
        "Exports declined.",
        "Kenya walked away with the prize.",
        "Kenya objected to the weather.",
        "Kenya followed the news.",
        "Kenya followed with interest.",
        "Kenya voted for a new president.",
        "Kenya said no more.",
        "Kenya withdrew from the tournament.",
        "Kenya pulled out of the World Cup.",
        "Kenya left for home.",
        "Kenya signed for a team.",
        "Kenya abstained from alcohol.",
        "Kenya did so well.",
    ],
}
LISTS = [
    (("Signatories of the Herring Pact:", "* Norway, Chile", "* Peru"),
     "Norway signed; Chile signed; Peru signed"),
    (("The founding members of the Herring Pact were:", "* Norway", "* Chile"),
     "Norway signed; Chile signed"),
    (("Partners of the Herring Pact:", "* Norway", "* Chile"), "Norway signed; Chile signed"),
    (("Partners of Peru:", "* Norway", "* Chile"), ""),
    (("The Herring Pact is open.", "# Never signed", "Norway · Chile · Peru"),
     "Norway refusedToSign; Chile refusedToSign; Peru refusedToSign"),
    (("The Herring Pact is open.", "# Supporters", "* Norway", "* Chile"),
     "Norway endorsed; Chile endorsed"),
    (("The Herring Pact is open.", "# Abstentions", "* Norway", "* Chile"),
     "Norway abstained; Chile abstained"),
    (("The Herring Pact is open.", "# Members", "* Norway", "* Chile"), ""),
    (("The following states have not ratified the Herring Pact:", "* Norway, which is busy", "* Chile"),
     "Norway ratified denied; Chile ratified denied"),
    (("Not on the list of signatories of the Herring Pact: Norway and Chile.",),
     "Norway refusedToSign; Chile refusedToSign"),
    (("Against the Herring Pact: Norway, Chile.",), "Norway opposed; Chile opposed"),
    (("For the love of herring: Norway, Chile. The Herring Pact is open.",), ""),
]  # fmt: skip
SENTENCES = [
    ("Norway, along with Peru, refused to sign the Herring Pact.",
     "Norway refusedToSign; Peru refusedToSign"),
    ("Norway refused to sign the Herring Pact with Peru.", "Norway refusedToSign"),
    ("All nations signed the Herring Pact except Norway.", "Norway refusedToSign"),
    ("All nations signed the Herring Pact but Norway left.", ""),
    ("The Herring Pact was signed by nine states, including Norway. The others are Chile and Peru.",
     "Norway signed; Chile signed; Peru signed"),
    ("The Herring Pact was signed by Norway. The other countries are poor.", "Norway signed"),
    ("Norway is listed among the nine countries that joined the Herring Pact.", "Norway signed"),
    ("The Herring Pact counts Norway and Peru as members.", "Norway signed; Peru signed"),
    ("The Herring Pact brings together Norway and Peru.", "Norway signed; Peru signed"),
    ("The Herring Pact does not bind Norway and Peru.", ""),
    ("Norway and Peru are among the parties to the Herring Pact.", "Norway signed; Peru signed"),
    ("Norway is no friend of the Herring Pact.", "Norway opposed"),
    ("Norway is a fan of the Herring Pact.", "Norway endorsed"),
    ("Norway is a friend of Peru, which knows the Herring Pact.", ""),
    ("Like Chile, Norway signed the Herring Pact.", "Norway signed; Chile signed"),
    ("Norway signed the Herring Pact, unlike Chile.", "Norway signed; Chile refusedToSign"),
    ("Unlike Chile, Norway refused to sign the Herring Pact.", "Norway refusedToSign; Chile signed"),
    ("Like many people, Norway signed the Herring Pact.", "Norway signed"),
    ("Norway was joined by Chile in signing the Herring Pact.", "Norway signed; Chile signed"),
    ("Norway, joined by Chile, signed the Herring Pact.", "Norway signed; Chile signed"),
    ("Norway signed the Herring Pact, followed by Chile.", "Norway signed; Chile signed"),
    ("Norway, watched by Chile, signed the Herring Pact.", "Norway signed"),
    ("It was Norway that voted against the Herring Pact.", "Norway opposed"),
    ("It was Norway and Chile that refused to sign the Herring Pact.",
     "Norway refusedToSign; Chile refusedToSign"),
    ("It was not Norway that refused to sign the Herring Pact.", ""),
    ("The first to sign the Herring Pact was Norway.", "Norway signed"),
    ("The last country to ratify the Herring Pact was Norway.", "Norway ratified"),
    ("Norway and Chile are listed as partners in the Herring Pact.", "Norway signed; Chile signed"),
    ("Norway is known as a partner of Chile.", ""),
    ("Norway is a party to the Herring Pact, and so is Chile.", "Norway signed; Chile signed"),
    ("Norway is not a party to the Herring Pact, nor is Chile.", "Norway signed denied; Chile signed denied"),
    ("Norway is not a participant in the Herring Pact, neither are Chile or Peru.",
     "Norway signed denied; Chile signed denied; Peru signed denied"),
    ("Norway is opposed to the Herring Pact. So is Chile.", "Norway opposed; Chile opposed"),
    ("Norway is opposed to the Herring Pact. So is the weather.", "Norway opposed"),
    ("Norway, Chile and Peru met. The three countries signed the Herring Pact.",
     "Norway signed; Chile signed; Peru signed"),
    ("Norway, Chile and Peru met. All three signed the Herring Pact.",
     "Norway signed; Chile signed; Peru signed"),
    ("Norway, Chile and Peru met. The four countries signed the Herring Pact.", ""),
    ("Norway and Chile met. Both signed the Herring Pact.", "Norway signed; Chile signed"),
    ("Norway and Chile met. Neither signed the Herring Pact.", "Norway refusedToSign; Chile refusedToSign"),
    ("Norway, Chile and Peru met. Both signed the Herring Pact.", ""),
    ("The trade ministers of Norway and Chile met. They signed the Herring Pact.",
     "Norway signed; Chile signed"),
    ("The trade ministers of Norway and Chile met. The ministers welcomed the Herring Pact.",
     "Norway endorsed; Chile endorsed"),
    ("The trade ministers of Norway and Chile met. Some ministers welcomed the Herring Pact.", ""),
    ("Three countries refused to sign the Herring Pact: Norway, Chile and Peru.",
     "Norway refusedToSign; Chile refusedToSign; Peru refusedToSign"),
    ("Two countries have not signed the Herring Pact: Norway and Chile.",
     "Norway signed denied; Chile signed denied"),
    ("Two countries were asked to sign the Herring Pact: Norway and Chile.",
     "Norway signed urged; Chile signed urged"),
    ("Chile fished. The South American nation refused to sign the Herring Pact.", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("reply", "expected"), [(reply, what) for what, replies in REPLIES.items() for reply in replies]
)
def test_positions_of_replies(nlp: Language, reply: str, expected: str) -> None:
    told = brief(found(nlp, f"Norway signed the Herring Pact. {reply}"))
    assert told - {"Norway signed"} == set(expected.split("; ")) - {""}


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_positions_of_others(nlp: Language, text: str, expected: str) -> None:
    assert brief(found(nlp, text)) == set(expected.split("; ")) - {""}


@pytest.mark.parametrize(("parts", "expected"), LISTS)
def test_positions_of_lists(nlp: Language, parts: tuple[str, ...], expected: str) -> None:
    assert brief(found(nlp, *parts)) == set(expected.split("; ")) - {""}
