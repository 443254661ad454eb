"""Texts in, pledges out: of money and help, by verbs and nouns, and in lists of sums."""

from __future__ import annotations

import pytest
from spacy.language import Language

from accordgraph.model import Phrase
from test_positions import brief, found

TOLD = [
    ("Norway pledged $40 million for reef research.", "Norway pledged"),
    ("Norway pledged $40 million to the Reef Fund.", "Norway pledged"),
    ("Norway committed $40 million to reef research.", "Norway pledged"),
    ("Norway has committed to providing $40 million for reef research.", "Norway pledged"),
    ("Norway committed to invest $40 million in reef research.", "Norway pledged"),
    ("Norway committed itself to investing $40 million in reef research.", "Norway pledged"),
    ("Norway pledged to invest $40 million in reef research.", "Norway pledged"),
    ("Norway promised to contribute $40 million to the fund.", "Norway pledged"),
    ("Norway vowed to spend $40 million on reef research.", "Norway pledged"),
    ("Norway agreed to provide $40 million for reef research.", "Norway pledged planned"),
    ("Norway will provide $40 million for reef research.", "Norway pledged planned"),
    ("Norway plans to invest $40 million in reef research.", "Norway pledged planned"),
    ("Norway may invest $40 million in reef research.", "Norway pledged possible"),
    ("Norway is considering investing $40 million in reef research.", "Norway pledged possible"),
    ("Norway invested $40 million in reef research.", "Norway pledged"),
    ("Norway is investing $40 million in reef research.", "Norway pledged"),
    ("Norway donated $40 million to the fund.", "Norway pledged"),
    ("Norway contributed 40 million euros to the fund.", "Norway pledged"),
    ("Norway provides 40 million euros for reef research.", "Norway pledged"),
    ("Norway allocated 40 million euros to reef research.", "Norway pledged"),
    ("Norway earmarked 40 million euros for reef research.", "Norway pledged"),
    ("40 million euros were allocated to reef research by Norway.", "Norway pledged"),
    ("Norway announced an investment of 40 million euros in reef research.", "Norway pledged"),
    ("Norway announced a 40 million euro investment in reef research.", "Norway pledged"),
    ("Norway's pledge of 40 million euros for reef research was praised.", "Norway pledged"),
    ("A pledge of 40 million euros by Norway for reef research was praised.", "Norway pledged"),
    ("A commitment of €40 million from Norway for reef research was praised.", "Norway pledged"),
    ("With €40 million from Norway, the fund will pay for reef research.", "Norway pledged"),
    ("The fund received €40 million from Norway.", "Norway pledged"),
    ("The fund will receive €40 million from Norway for reef research.", "Norway pledged planned"),
    ("The Reef Fund, with €40 million from Norway, opened.", "Norway pledged"),
    ("Reef research is funded by Norway.", "Norway pledged"),
    ("Reef research, funded by Norway, goes on.", "Norway pledged"),
    ("Norway funds reef research.", "Norway pledged"),
    ("Norway finances the project with €40 million.", "Norway pledged"),
    ("Norway made a pledge of €40 million to the fund.", "Norway pledged"),
    ("Norway made a $40 million contribution to the fund.", "Norway pledged"),
    ("Norway doubled its contribution to the fund to $40 million.", "Norway pledged"),
    ("Norway raised its pledge to $40 million for reef research.", "Norway pledged"),
    ("Norway offered $40 million in aid to Peru.", "Norway pledged"),
    ("Norway gave Peru $40 million in aid.", "Norway pledged"),
    ("Norway granted Peru a loan of $40 million for roads.", "Norway pledged"),
    ("Norway's contribution to the fund is $40 million.", "Norway pledged"),
    ("Norway's €40 million contribution to the fund was praised.", "Norway pledged"),
    ("Google said it would invest $40 million in reef research.", "Google pledged planned"),
    ("Google, which has pledged $40 million for reef research, agreed.", "Google pledged"),
    ("Google and Microsoft pledged a combined $40 million for reef research.",
     "Google pledged; Microsoft pledged"),
    ("Norway pledged €40 million and Kenya €5 million for reef research.", "Kenya pledged; Norway pledged"),
    ("Norway pledged €40 million, Kenya €5 million and Peru €2 million for reef research.",
     "Kenya pledged; Norway pledged; Peru pledged"),
    ("Pledges for reef research include €40 million from Norway and €5 million from Kenya.",
     "Kenya pledged; Norway pledged"),
    ("The pledges for reef research included Norway ($40 million), Kenya ($5 million) and Peru ($2 million).",
     "Kenya pledged; Norway pledged; Peru pledged"),
    ("Norway has set aside $40 million for reef research.", "Norway pledged"),
    ("Norway is putting $40 million into reef research.", "Norway pledged"),
    ("Norway pledged support for reef research.", "Norway pledged"),
    ("Norway pledged to fund reef research.", "Norway pledged"),
    ("Norway promised funding for reef research.", "Norway pledged"),
    ("Norway promised financial support for reef research.", "Norway pledged"),
    ("Norway pledged aid for Peru.", "Norway pledged"),
    ("Norway will fund reef research.", "Norway pledged planned"),
    ("Norway committed resources to reef research.", "Norway pledged"),
    ("Norway committed $40 million over five years to reef research.", "Norway pledged"),
    ("Norway refused to contribute $40 million to the fund.", "Norway pledged denied"),
    ("Norway spent $40 million on arms.", "Norway pledged"),
    ("Google raised $40 million from Microsoft for its new model.", "Microsoft pledged"),
    ("Norway pumped $40 million into reef research.", "Norway pledged"),
    ("Norway injected $40 million into reef research.", "Norway pledged"),
    ("Norway's $40 million investment in reef research was praised.", "Norway pledged"),
    ("Financing from Norway of up to $40 million for reef research was praised.", "Norway pledged"),
    ("The plan includes an investment of $40 million by Norway in reef research.", "Norway pledged"),
    ("Norway pledged to sign the Lima Pact.", "Norway signed planned"),
    ("Norway promised support for the Lima Pact.", "Norway endorsed"),
    ("The fund has won $40 million from Norway for research.", "Norway pledged"),
    ("Norway may raise its contribution to the fund to $40 million.", "Norway pledged possible"),
    ("Norway is ready to give $40 million to the fund.", "Norway pledged planned"),
    ("Norway, Peru and Kenya pledged $40 million for reefs.", "Kenya pledged; Norway pledged; Peru pledged"),
    ("Norway pledged $40 million for reefs, and Kenya 20 ships.", "Norway pledged"),
    ("Norway pledged $40 million for reefs while Kenya sold 20 million dollars of coal.", "Norway pledged"),
    ("Norway donated $40 million for reefs and Peru a further $2 million for whales.",
     "Norway pledged; Peru pledged"),
]  # fmt: skip

UNTOLD = [
    "Norway pledged $40 million over five years.",
    "Norway urged Kenya to contribute $40 million to the fund.",
    "Norway withdrew $40 million from the fund.",
    "Norway earns $40 million from the fund.",
    "The ship cost Norway $40 million for repairs.",
    "Norway sold a ship for $40 million to Kenya.",
    "Norway received $40 million from the fund for reef research.",
    "Norway owes $40 million to the fund.",
    "Google was fined $40 million in Norway.",
    "The company was valued at $40 million in Norway.",
    "Google announced profits of $40 million in May.",
    "The fund, worth $40 million, was launched by Norway.",
    "Norway has an investment of $40 million in reefs.",
    "Norway's debt of $40 million to Kenya is old.",
    "Norway's exports of $40 million to Kenya grew.",
    "The fund needs $40 million from Norway for research.",
    "The fund asked Norway for $40 million.",
    "The fund asked for $40 million from Norway for research.",
    "The fund stole $40 million from Norway for research.",
    "Norway won a prize of $40 million from Kenya for research.",
    "Norway hopes for a contribution of $40 million from Kenya to the fund.",
    "Norway called for a contribution of $40 million by Kenya to the fund.",
    "Norway lost its investment of $40 million in the fund.",
    "Norway cut its contribution of $40 million to the fund.",
    "Norway cancelled its contribution of $40 million to the fund.",
    "Norway announced that trade grew by $40 million in May.",
    "Norway gave Kenya hope.",
    "Norway gave in to Kenya.",
    "Norway added that $40 million was lost in trade.",
    "Norway extended its stay in Lima.",
    "Norway awarded Kenya a medal.",
    "Norway paid a fine of $40 million to Kenya.",
    "Norway fined Google $40 million for its conduct.",
    "Norway pledged $40 million, Kenya said.",
    "Norway should contribute $40 million to the fund.",
    "The deal gives Norway $40 million for research.",
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_positions_pledged(nlp: Language, text: str, expected: str) -> None:
    assert brief(found(nlp, text)) == set(expected.split("; "))


@pytest.mark.parametrize("text", UNTOLD)
def test_positions_not_pledged(nlp: Language, text: str) -> None:
    assert not brief(found(nlp, text))


def test_positions_pledges_of_a_list_have_purposes_of_their_own(nlp: Language) -> None:
    claims = found(nlp, "Norway donated $40 million for reefs and Peru a further $2 million for whales.")
    assert {(claim.subject.label, claim.object) for claim in claims} == {
        ("Norway", Phrase("reefs")),
        ("Peru", Phrase("whales")),
    }
