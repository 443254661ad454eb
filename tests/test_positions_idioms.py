"""Sentences in, positions out: the idioms of joining, staying out, backing, resisting and leaving."""

from __future__ import annotations

import pytest
from spacy.language import Language

from test_positions import brief, found

IDIOMS = {
    "signed": [
        "came aboard the Herring Convention",
        "returned to the Herring Convention in May",
        "went back into the Herring Convention",
        "bound itself to the Herring Convention",
        "set its signature to the Herring Convention",
        "stayed in the Herring Convention",
        "was taken into the Herring Convention by its premier",
        "formalised its membership of the Herring Convention",
    ],
    "ratified": ["handed over its instrument of ratification of the Herring Convention"],
    "refusedToSign": [
        "passed on the Herring Convention",
        "took a pass on the Herring Convention",
        "gave the Herring Convention a miss",
        "gave the Herring Convention the cold shoulder",
        "kept its distance from the Herring Convention",
        "shied away from the Herring Convention",
        "stood aloof from the Herring Convention",
        "drew back from signing the Herring Convention",
        "is a holdout on the Herring Convention",
        "does not appear on the list of signatories to the Herring Convention",
    ],
    "refusedToSign planned": ["will not be part of the Herring Convention"],
    "signed denied": ["is not a participant in the Herring Convention"],
    "endorsed": [
        "lined up behind the Herring Convention",
        "rallied behind the Herring Convention",
        "stood by the Herring Convention",
        "got on board with the Herring Convention",
        "gave the green light to the Herring Convention",
        "gave its assent to the Herring Convention",
        "gave the Herring Convention its blessing",
        "lent its support to the Herring Convention",
        "aligned itself with the Herring Convention",
        "made the case for the Herring Convention",
        "argued in favour of the Herring Convention",
        "voted yes on the Herring Convention",
        "expressed its satisfaction with the Herring Convention",
        "consented to the Herring Convention",
        "cheered the Herring Convention",
        "is happy with the Herring Convention",
        "is proud of the Herring Convention",
        "vowed to uphold the Herring Convention",
        "agreed to abide by the Herring Convention",
        "reaffirmed its determination to implement the Herring Convention",
    ],
    "opposed": [
        "distanced itself from the Herring Convention",
        "took issue with the Herring Convention",
        "took aim at the Herring Convention",
        "hit out at the Herring Convention",
        "came down against the Herring Convention",
        "poured cold water on the Herring Convention",
        "turned its nose up at the Herring Convention",
        "shot down the Herring Convention",
        "voted no on the Herring Convention",
        "torpedoed the Herring Convention",
        "deplored the Herring Convention",
        "disapproves of the Herring Convention",
        "raised objections to the Herring Convention",
        "voiced concerns over the Herring Convention",
        "has misgivings about the Herring Convention",
        "led opposition to the Herring Convention",
        "is dead set against the Herring Convention",
        "is sceptical of the Herring Convention",
        "is furious about the Herring Convention",
    ],
    "opposed denied": ["has no objections to the Herring Convention"],
    "withdrewFrom": [
        "pulled the plug on the Herring Convention",
        "parted ways with the Herring Convention",
        "retreated from the Herring Convention",
        "froze its participation in the Herring Convention",
        "took its name off the Herring Convention",
        "was taken out of the Herring Convention by its premier",
        "ceased to be a member of the Herring Convention",
    ],
    "withdrewFrom planned": [
        "is leaving the Herring Convention",
        "said it was quitting the Herring Convention",
        "began its withdrawal from the Herring Convention",
        "started the process to withdraw from the Herring Convention",
        "served notice that it would leave the Herring Convention",
        "is planning withdrawal from the Herring Convention",
    ],
    "withdrewFrom possible": ["is mulling an exit from the Herring Convention"],
    "": [
        "passed on the news of the Herring Convention",
        "returned to Peru after the Herring Convention",
        "entered the room in which the Herring Convention was kept",
        "gave a speech on the Herring Convention",
        "argued over the Herring Convention",
        "fought Peru over the Herring Convention",
        "put off signing the Herring Convention",
        "held off signing the Herring Convention",
        "questioned whether the Herring Convention would work",
        "fears the abandonment of the Herring Convention by Peru",
        "vetoed the entry of Peru into the Herring Convention",
        "opposes membership of the Herring Convention",
        "got the Herring Convention moving",
        "gave Peru a copy of the Herring Convention",
        "has ceased to support the Herring Convention",
        "urged Peruvians to uphold the Herring Convention",
        "may abide by the Herring Convention",
        "is reviewing the Herring Convention",
    ],
}
CLAUSES = [
    ("The premier took Norway out of the Herring Convention.", "Norway withdrewFrom"),
    ("The premier announced the withdrawal of Norway from the Herring Convention.", "Norway withdrewFrom"),
    ("Apart from Norway, all members signed the Herring Convention.", "Norway refusedToSign"),
    ("With the exception of Norway and Peru, all members signed the Herring Convention.",
     "Norway refusedToSign; Peru refusedToSign"),
    ("Apart from Norway, nobody signed the Herring Convention.", ""),
    ("Missing from the Herring Convention is Norway.", "Norway refusedToSign"),
    ("The one country missing from the Herring Convention is Norway.", "Norway refusedToSign"),
    ("Norway's name is missing from the Herring Convention.", "Norway refusedToSign"),
    ("Norway's signature is missing from the Herring Convention.", "Norway refusedToSign"),
    ("Norway's herring is missing from the market.", ""),
    ("Those opposed to the Herring Convention include Norway and Peru.", "Norway opposed; Peru opposed"),
    ("Among those backing the Herring Convention are Norway and Peru.", "Norway endorsed; Peru endorsed"),
    ("Opposition to the Herring Convention was led by Norway and Peru.", "Norway opposed; Peru opposed"),
    ("The Herring Convention came under fire from Norway.", "Norway opposed"),
    ("The Herring Convention met with resistance from Norway.", "Norway opposed"),
    ("The Herring Convention drew praise from Norway.", "Norway endorsed"),
    ("The Herring Convention drew a crowd from Norway.", ""),
    ("Norway's resistance to the Herring Convention is well known.", "Norway opposed"),
    ("Norway's campaign against the Herring Convention is well known.", "Norway opposed"),
    ("The Herring Convention goes with Norway's campaign of the year.", ""),
    ("Norway's embrace of the Herring Convention is well known.", "Norway endorsed"),
    ("Norway's return to the Herring Convention is well known.", "Norway signed"),
    ("Norway's membership of the Fisheries Board is well known.", ""),
    ("Norway's abandonment of the Herring Convention is well known.", "Norway withdrewFrom"),
    ("With Norway, Peru left the Herring Convention.", "Peru withdrewFrom"),
]  # fmt: skip
SENTENCES = [
    *(
        (f"Norway {idiom}.", f"Norway {what}" if what else "")
        for what, told in IDIOMS.items()
        for idiom in told
    ),
    *CLAUSES,
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_positions_of_idioms(nlp: Language, sentence: str, expected: str) -> None:
    assert brief(found(nlp, sentence)) == set(expected.split("; ")) - {"", "Norway"}
