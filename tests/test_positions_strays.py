"""Words of positions that tell of something else than the text at hand, beside their like that tell of it."""

from __future__ import annotations

import pytest
from spacy.language import Language

from accordgraph.model import Entity
from test_positions import brief, found

SIGNED = "Chile signed the Lima Treaty."
AFTER = [
    ("Its rival, Peru, disagreed.", ""),
    ("Mr. Lund's opponent, Anna Novak, laughed.", ""),
    ("He mocked opponents such as Anna Novak and Juan Kral.", ""),
    ("It enraged critics, including Anna Novak, the mayor.", ""),
    ("Opponents include Anna Novak and Juan Kral.", "Anna Novak opposed; Juan Kral opposed"),
    ("Norway said that prices would pull out of their slump.", ""),
    ("Norway may pull out of its slump.", ""),
    ("Norway pulled out of the race.", ""),
    ("Anna Novak pulled up to a tavern.", ""),
    ("The fund has pulled in $9 million.", ""),
    ("Norway pulled out.", "Norway withdrewFrom"),
    ("Norway pulled out in 2017.", "Norway withdrewFrom"),
    ("Norway left it to others to praise it.", ""),
    ("Norway left it.", "Norway withdrewFrom"),
    ("Peru is not a signatory.", "Peru refusedToSign"),
    ("It is possible that if Peru is not a signatory you could have its ships in the bay.", ""),
    ("Norway praised Peru's ratification of the findings.", ""),
    ("Mr. Lund said that he does not have the support.", ""),
]
SENTENCES = [
    ("Voters have abandoned the Green Party.", ""),
    ("Acme Fisheries left the Council of Europe.", ""),
    ("Peru left the Council of Europe.", "Peru withdrewFrom"),
    ("Peru is leaving a party at which nobody dances.", ""),
    ("She gave money to an alliance that she formed with unions to get out young voters.", ""),
    ("Anna Novak walked away from our dearest constitutional principles.", ""),
    ("Anna Novak, who is ineligible to join the Lima Summit, left.", "Anna Novak attended denied"),
    ("Juan Kral asserted his Fifth Amendment right.", ""),
    ("Acme Fisheries paid Acme Fisheries' $14 million tax bill.", ""),
    ("Anna Novak's trade bill was praised.", "Anna Novak proposed"),
    ("The Norway-led coalition bombed the bridge.", ""),
    ("The Norway-led accord on reefs grew.", "Norway proposed"),
    ("Juan Kral, president of the Norwegian Action Forum, spoke.", ""),
    ("Juan Kral, president of the Lima Conference, spoke.", "Juan Kral hosted"),
    ("As part of the deal, Peru bought a ship.", ""),
    ("Peru is part of the Lima Treaty.", "Peru signed"),
    ("In a statement of Tuesday, Anna Novak was less outspoken than others.", ""),
    ("Peru is in the Lima Treaty.", "Peru signed"),
    ("Without being a party to the Lima Treaty, Peru has no say.", "Peru signed denied"),
    ("Some delegates sat out the party's annual convention.", ""),
    ("The court led by Anna Novak sat in Lima.", ""),
    ("Norway and Peru talked. Both opposed the Lima Treaty.", "Norway opposed; Peru opposed"),
    ("Reef research funded by Norway goes on.", "Norway pledged"),
    ("Norway and Peru talked. Two senators, both of whom opposed the Lima Treaty, left.", ""),
    ("The network funded by Norway showed a film.", ""),
    ("Peru sat out the convention on herring.", "Peru refusedToSign"),
]  # fmt: skip
GATHERINGS = [
    ("Anna Novak spoke at a rally.", ""),
    ("Anna Novak spoke at a rally in Lima. Juan Kral came to the rally, too.",
     "Anna Novak attended; Juan Kral attended"),
    ("Anna Novak told a press conference that she was tired.", ""),
    ("Anna Novak told a gathering of reporters that she was tired.", ""),
    ("In my first meeting with him, Anna Novak was tired.", ""),
    ("Anna Novak said so at a recent meeting.", ""),
    ("Anna Novak said so at a meeting of fisheries ministers.", "Anna Novak attended"),
    ("Anna Novak said so at the first ministerial meeting.", "Anna Novak attended"),
    ("Anna Novak said so at a summit in Lima.", "Anna Novak attended"),
    ("Juan Kral spoke of protests. The Herring Club is to host the Salmon Club for a football game.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), AFTER)
def test_positions_of_another_text(nlp: Language, text: str, expected: str) -> None:
    told = {"Chile signed", *expected.split("; ")} - {""}
    assert brief(found(nlp, SIGNED, text)) == told


def test_positions_label_is_no_text(nlp: Language) -> None:
    claims = found(nlp, SIGNED, "FULL TEXT.", "Norway refused to sign.")
    assert {claim.object.label for claim in claims if isinstance(claim.object, Entity)} == {"Lima Treaty"}


@pytest.mark.parametrize(("text", "expected"), SENTENCES + GATHERINGS)
def test_positions_of_other_matters(nlp: Language, text: str, expected: str) -> None:
    assert brief(found(nlp, text)) == set(expected.split("; ")) - {""}
