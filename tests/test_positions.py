"""Sentences in, positions out: what is claimed, how weak it is, and what may not be claimed."""

from __future__ import annotations

import pytest
from spacy.language import Language

from accordgraph.annotate import annotate
from accordgraph.extract import extract
from accordgraph.link import link
from accordgraph.model import Block, BlockKind, Claim, Document, Metadata, Span
from accordgraph.positions import positions
from accordgraph.quotations import quotations
from accordgraph.roles import roles


def found(nlp: Language, *paragraphs: str, heading: str | None = None) -> list[Claim]:
    """The positions of a document of these paragraphs, under a heading if one is given."""
    blocks, text = [], ""
    for part in ([f"# {heading}"] if heading else []) + list(paragraphs):
        kind: BlockKind = (
            "item" if part.startswith("* ") else "heading" if part.startswith("# ") else "paragraph"
        )
        start = len(text) + (0 if kind == "paragraph" else 2)
        text += f"{part}\n\n"
        blocks.append(Block(kind, (Span(start, len(text) - 2),)))
    document = Document("d.txt", text, "text/plain", Metadata(), tuple(blocks))
    (annotation,) = annotate([document], nlp)
    linked = link(annotation)
    return list(positions(linked, [*quotations(linked), *roles(linked)]))


def brief(claims: list[Claim]) -> set[str]:
    """Claims as "Peru signed", with the status where it is not asserted."""
    return {
        f"{claim.subject.label} {claim.predicate}"
        + (f" {claim.status}" if claim.status != "asserted" else "")
        for claim in claims
    }


ASSERTED = [
    ("Peru signed the Lima Pact on Monday.", "Peru signed"),
    ("The Lima Pact was signed by Peru and Chile.", "Peru signed; Chile signed"),
    ("The Lima Pact, signed by 40 states including Peru, Chile and Kenya, is old.",
     "Peru signed; Chile signed; Kenya signed"),
    ("Nine states, among them Peru and Chile, have signed the Lima Pact.", "Peru signed; Chile signed"),
    ("In all, 40 countries — including Peru, Chile and Kenya — have signed the pact.",
     "Peru signed; Chile signed; Kenya signed"),
    ("Norway joined 40 other countries in signing the Lima Pact.", "Norway signed"),
    ("Kenya became the 40th nation to sign the Lima Pact.", "Kenya signed"),
    ("Kenya joined the coalition by signing the Lima Pact.", "Kenya signed"),
    ("Kenya put its name to the Lima Pact.", "Kenya signed"),
    ("Kenya signed up to the Lima Pact.", "Kenya signed"),
    ("Kenya is a signatory to the Lima Pact.", "Kenya signed"),
    ("Kenya is among the signatories of the Lima Pact.", "Kenya signed"),
    ("Signatories of the Lima Pact include Kenya, Peru and Chile.",
     "Kenya signed; Peru signed; Chile signed"),
    ("Those endorsing the Lima Declaration include Kenya, Peru and Chile.",
     "Kenya endorsed; Peru endorsed; Chile endorsed"),
    ("The agreement between Chile and Peru was signed on Monday.", "Chile signed; Peru signed"),
    ("Chile signed a trade agreement with Peru.", "Chile signed; Peru signed"),
    ("The delegation of Chile signed the Lima Pact.", "Chile signed"),
    ("Chile signed the Lima Pact on behalf of Bolivia.", "Chile signed; Bolivia signed"),
    ("Both Chile and Peru signed and ratified the Lima Pact.",
     "Chile signed; Peru signed; Chile ratified; Peru ratified"),
    ("The Lima Pact has been signed by Chile and ratified by Peru.", "Chile signed; Peru ratified"),
    ("Chile managed to sign the Lima Pact.", "Chile signed"),
    ("Chile was forced to sign the Lima Pact.", "Chile signed"),
    ("Chile, which signed the Lima Pact in May, welcomed the news.", "Chile signed"),
    ("The treaty that Chile signed in May bans mines.", "Chile signed"),
    ("In signing the Lima Pact, Chile took a risk.", "Chile signed"),
    ("Chile voted to adopt the Lima Declaration.", "Chile signed"),
    ("Brazil refused to sign the Lima Pact.", "Brazil refusedToSign"),
    ("Brazil declined to sign the Lima Pact.", "Brazil refusedToSign"),
    ("Brazil and Peru chose not to sign the Lima Pact.", "Brazil refusedToSign; Peru refusedToSign"),
    ("The French and Peruvian governments chose not to join the Lima Pact.",
     "France refusedToSign; Peru refusedToSign"),
    ("Brazil did not sign the Lima Pact.", "Brazil refusedToSign"),
    ("Brazil never signed the Lima Pact.", "Brazil refusedToSign"),
    ("Brazil decided against signing the Lima Pact.", "Brazil refusedToSign"),
    ("Brazil withheld its signature from the Lima Pact.", "Brazil refusedToSign"),
    ("Brazil was not among the signatories of the Lima Pact.", "Brazil refusedToSign"),
    ("Neither Brazil nor Peru signed the Lima Pact.", "Brazil refusedToSign; Peru refusedToSign"),
    ("Peru refused to sign the Lima Pact. Chile did likewise.", "Peru refusedToSign; Chile refusedToSign"),
    ("Peru signed the Lima Pact. Chile followed suit.", "Peru signed; Chile signed"),
    ("Peru signed the Lima Pact, and Chile did the same.", "Peru signed; Chile signed"),
    (
        "Peru did not sign the Lima Pact. Neither did Chile, whose minister left early. Nor did Kenya.",
        "Peru refusedToSign; Chile refusedToSign; Kenya refusedToSign",
    ),
    ("Peru signed the Lima Pact. Chile may follow suit.", "Peru signed; Chile signed possible"),
    (
        "Forty states signed the forum's joint declaration, among them Peru, Chile, Japan, Kenya and Ghana.",
        "Chile signed; Ghana signed; Japan signed; Kenya signed; Peru signed",
    ),
    ("Washington's refusal to sign the Lima Pact angered many.", "United States refusedToSign"),
    ("The refusal of Brazil to sign the Lima Pact angered many.", "Brazil refusedToSign"),
    ("The decision by Ottawa not to sign the Lima Pact angered many.", "Canada refusedToSign"),
    ("The Lima Pact, which Brazil refused to sign, lapsed.", "Brazil refusedToSign"),
    ("The Lima Pact lapsed, with Brazil refusing to sign it.", "Brazil refusedToSign"),
    ("The Lima Pact lapsed. Brazil had refused to sign.", "Brazil refusedToSign"),
    ("The absence of signatures from Brazil hurt the Lima Pact.", "Brazil refusedToSign"),
    ("Every G7 member except Japan signed the Lima Pact.", "Japan refusedToSign"),
    ("France signed the Lima Pact; Britain did not.", "France signed; United Kingdom refusedToSign"),
    ("France signed the Lima Pact, but Britain didn't.", "France signed; United Kingdom refusedToSign"),
    ("Delegates from 78 states signed the Lima Pact; India and Peru did not.",
     "India refusedToSign; Peru refusedToSign"),
    ("Chile criticised Peru for refusing to sign the Lima Pact.", "Peru refusedToSign"),
    ("Norway ratified the Lima Pact.", "Norway ratified"),
    ("Peru, Chile and Kenya were the first to ratify the Lima Pact.",
     "Peru ratified; Chile ratified; Kenya ratified"),
    ("The pact has 93 signatories, among them Peru and Chile.", "Peru signed; Chile signed"),
    ("The Lima Pact was signed by the trade minister Anna Novak and the visiting foreign minister Juan Kral.",
     "Anna Novak signed; Juan Kral signed"),
    ("More than 50 nations, led by Norway and Chile, signed the Lima Pact.", "Norway signed; Chile signed"),
    ("Peru voted against the resolution, while Chile abstained.",
     "Peru opposed; Chile abstained"),
    ("Activists urged Peru to ratify the Lima Pact, and Amnesty International urged Chile to sign it.",
     "Amnesty International endorsed"),
    ("Norway acceded to the Lima Pact.", "Norway ratified"),
    ("The Lima Pact entered into force after its ratification by Norway.", "Norway ratified"),
    ("Norway endorsed the Lima Pact.", "Norway endorsed"),
    ("Norway welcomed the Lima Pact.", "Norway endorsed"),
    ("Norway voted for the resolution.", "Norway endorsed"),
    ("The statement received support from 40 nations, including Norway and Peru.",
     "Norway endorsed; Peru endorsed"),
    ("Norway expressed support for the Lima Pact.", "Norway endorsed"),
    ("Norway is committed to the Lima Pact, which it backs.", "Norway endorsed"),
    ("Russia opposed the Lima Pact.", "Russia opposed"),
    ("Russia voted against the resolution.", "Russia opposed"),
    ("Brazil refused to sign the Lima Pact and so did Chile.", "Brazil refusedToSign; Chile refusedToSign"),
    ("Brazil declined to sign the Lima Pact, as did Chile.", "Brazil refusedToSign; Chile refusedToSign"),
    ("Brazil did not sign the Lima Pact, and nor did Chile.", "Brazil refusedToSign; Chile refusedToSign"),
    ("Brazil refused to sign the Lima Pact but Chile did.", "Brazil refusedToSign; Chile signed"),
    ("Kenya is a member of the Andean Court.", "Kenya signed"),
    ("The Andean Court opened. The court's newest member, Kenya, joined in May.", "Kenya signed"),
    ("NATO's newest member, Sweden, agreed.", "Sweden signed"),
    ("The International Criminal Court opened. Instead, member state Peru sent him home.", "Peru signed"),
    ("Kenya is a state party to the Lima Pact.", "Kenya signed"),
    ("Kenya remains on the list of signatories of the Lima Pact.", "Kenya signed"),
    ("Greenpeace and Amnesty International teamed up to get Chile to ratify the Lima Pact.",
     "Greenpeace endorsed; Amnesty International endorsed"),
    ("Anna Novak's effort to get Chile to ratify the Lima Pact began.", "Anna Novak endorsed"),
    ("The Lima Pact bans mines. Peru supports ratification.", "Peru endorsed"),
    ("Peru dislikes the Lima Pact's provisions on tax.", "Peru opposed"),
    ("Russia is opposed to the Lima Pact.", "Russia opposed"),
    ("The resolution was rejected by Russia and blocked by China.", "Russia opposed; China opposed"),
    ("Moscow's opposition to the Lima Pact is known.", "Russia opposed"),
    ("Russia was the only country to vote against the resolution.", "Russia opposed"),
    ("China abstained on the resolution.", "China abstained"),
    ("Canada withdrew from the Kyoto Protocol.", "Canada withdrewFrom"),
    ("Canada pulled out of the Kyoto Protocol.", "Canada withdrewFrom"),
    ("Canada quit the Kyoto Protocol.", "Canada withdrewFrom"),
    ("Ottawa's withdrawal from the Kyoto Protocol alarmed many.", "Canada withdrewFrom"),
    ("The premier took Canada out of the Kyoto Protocol.", "Canada withdrewFrom"),
    ("The United States has withdrawn from several bodies, including the World Health Organization.",
     "United States withdrewFrom"),
    ("Canada announced its withdrawal from the Kyoto Protocol.", "Canada withdrewFrom"),
    ("France proposed the Lima Pact.", "France proposed"),
    ("France, along with Peru, launched the Lima Pact.", "France proposed; Peru proposed"),
    ("The Lima Pact was drafted by France.", "France proposed"),
    ("France hosted the Lima Summit.", "France hosted"),
    ("Peru attended the Lima Summit.", "Peru attended"),
    ("Peru took part in the Lima Summit.", "Peru attended"),
    ("Anna Novak told the Lima Summit that taxes must fall.", "Anna Novak attended"),
    ("The Lima Pact was signed by Anna Novak at the Quito Summit.", "Anna Novak signed; Anna Novak attended"),
    ("Peru sent a delegation to the Lima Summit.", "Peru attended"),
    ("Japan pledged two million dollars for flood relief.", "Japan pledged"),
    ("Japan and the European Union have pledged to reach carbon neutrality by 2050.",
     "Japan pledged; European Union pledged"),
]  # fmt: skip

WEAKER = [
    ("Peru will sign the Lima Pact.", "Peru signed planned"),
    ("Peru plans to sign the Lima Pact.", "Peru signed planned"),
    ("Peru intends to ratify the Lima Pact.", "Peru ratified planned"),
    ("Peru is set to sign the Lima Pact.", "Peru signed planned"),
    ("Peru is to sign the Lima Pact on Monday.", "Peru signed planned"),
    ("Peru agreed to sign the Lima Pact.", "Peru signed planned"),
    ("Peru has promised to ratify the Lima Pact.", "Peru ratified planned"),
    ("Peru said it would sign the Lima Pact.", "Peru signed planned"),
    ("Peru's decision to withdraw from the Lima Pact was expected.", "Peru withdrewFrom planned"),
    ("The Lima Pact, due to be signed by Peru in May, bans mines.", "Peru signed planned"),
    ("The host will welcome Peru as the 37th country to sign the Lima Pact.", "Peru signed planned"),
    ("Peru will not sign the Lima Pact.", "Peru refusedToSign planned"),
    ("Peru said it would not sign the Lima Pact.", "Peru refusedToSign planned"),
    ("Peru is going to quit the Lima Pact.", "Peru withdrewFrom planned"),
    ("France will host the Lima Summit.", "France hosted planned"),
    ("Peru is willing to ratify the Lima Pact.", "Peru ratified planned"),
    ("Peru may sign the Lima Pact.", "Peru signed possible"),
    ("Peru might sign the Lima Pact.", "Peru signed possible"),
    ("Peru could withdraw from the Lima Pact.", "Peru withdrewFrom possible"),
    ("Peru is expected to sign the Lima Pact.", "Peru signed possible"),
    ("Peru is considering signing the Lima Pact.", "Peru signed possible"),
    ("Peru is likely to ratify the Lima Pact.", "Peru ratified possible"),
    ("Peru has threatened to leave the Lima Pact.", "Peru withdrewFrom possible"),
    ("Peru hopes to sign the Lima Pact.", "Peru signed possible"),
    ("Perhaps Peru signed the Lima Pact.", "Peru signed possible"),
    ("Peru will ratify the Lima Pact if Chile agrees.", "Peru ratified possible"),
    ("Activists urged Peru to ratify the Lima Pact.", "Peru ratified urged"),
    ("Activists called on Peru and Chile to join the Lima Pact.", "Peru signed urged; Chile signed urged"),
    ("Peru was asked to sign the Lima Pact.", "Peru signed urged"),
    ("Peru should ratify the Lima Pact.", "Peru ratified urged"),
    ("Peru must ratify the Lima Pact.", "Peru ratified urged"),
    ("Activists want Peru to ratify the Lima Pact.", "Peru ratified urged"),
    ("Activists are trying to get Peru to ratify the Lima Pact.", "Peru ratified urged"),
    ("Peru has not ratified the Lima Pact.", "Peru ratified denied"),
    ("Peru still hasn't ratified the Lima Pact.", "Peru ratified denied"),
    ("Peru has yet to ratify the Lima Pact.", "Peru ratified denied"),
    ("Peru failed to ratify the Lima Pact.", "Peru ratified denied"),
    ("Peru refused to ratify the Lima Pact.", "Peru ratified denied"),
    ("Peru has not signed the Lima Pact yet.", "Peru signed denied"),
    ("Peru has yet to sign the Lima Pact.", "Peru signed denied"),
    ("Peru denied that it had signed the Lima Pact.", "Peru signed denied"),
    ("Chile prevented Peru from signing the Lima Pact.", "Peru signed denied"),
    ("Peru did not endorse the Lima Pact.", "Peru endorsed denied"),
    ("Peru stopped short of endorsing the Lima Pact.", "Peru endorsed denied"),
    ("Peru withheld its support from the Lima Pact.", "Peru endorsed denied"),
    ("The Lima Pact lacked the support of Peru and Chile.", "Peru endorsed denied; Chile endorsed denied"),
    ("The lack of support from Peru hurt the Lima Pact.", "Peru endorsed denied"),
    ("Peru was absent from the Lima Summit.", "Peru attended denied"),
    ("Peru's absence from the Lima Summit was noted.", "Peru attended denied"),
    ("Peru boycotted the Lima Summit.", "Peru attended denied"),
    ("Peru did not attend the Lima Summit.", "Peru attended denied"),
    ("Peru has not withdrawn from the Lima Pact.", "Peru withdrewFrom denied"),
    ("Peru has neither signed nor ratified the Lima Pact.", "Peru signed denied; Peru ratified denied"),
    ("The Lima Pact has been ratified by neither Peru nor Chile.",
     "Peru ratified denied; Chile ratified denied"),
    ("None of the powers, including Peru and Chile, has signed the Lima Pact.",
     "Peru signed denied; Chile signed denied"),
    ("Peru could not sign the Lima Pact.", "Peru signed denied"),
    ("Kenya is not a member of the Andean Court.", "Kenya signed denied"),
    ("Kenya, which is not a party to the Lima Pact, disagrees.", "Kenya signed denied"),
    ("Kenya and Peru are not members, but 40 other states have signed the Lima Pact.",
     "Kenya signed denied; Peru signed denied"),
    ("Anna Novak will try to get Chile to ratify the Lima Pact.", "Chile ratified urged"),
    ("Japan will invest two million dollars in flood relief.", "Japan pledged planned"),
]  # fmt: skip

NOTHING = [
    "Peru grew more corn than ever, the Lima Pact or no. Chile did the same.",
    "States that had heard of the Lima Pact met experts in Oslo, among them Norway.",
    "Peru did not refuse to sign the Lima Pact.",
    "Peru never refused to sign the Lima Pact.",
    "No country refused to sign the Lima Pact.",
    "Nobody signed the Lima Pact.",
    "No state has ratified the Lima Pact.",
    "Will Peru sign the Lima Pact?",
    "Did Peru refuse to sign the Lima Pact?",
    "If Peru signs the Lima Pact, trade will grow.",
    "Unless Peru ratifies the Lima Pact, trade will shrink.",
    "It is unclear whether Peru signed the Lima Pact.",
    "Officials wondered if Peru had signed the Lima Pact.",
    "Peru would have signed the Lima Pact.",
    "Peru could have refused to sign the Lima Pact.",
    "Peru almost signed the Lima Pact.",
    "Experts doubt that Peru signed the Lima Pact.",
    "Peru pretended to sign the Lima Pact.",
    "Not every country signed the Lima Pact.",
    "The Lima Pact was signed in Santiago in 2011.",
    "The Lima Pact was signed by 40 countries.",
    "The Lima Pact awaits ratification by Peru.",
    "Peru read the Lima Pact.",
    "Peru did not say that Chile had signed the Lima Pact.",
    "Peru has been reluctant to sign the Lima Pact.",
    "Critics warned Peru not to sign the Lima Pact.",
    "Peru signed a new striker.",
    "The minister left Peru on Monday.",
    "Peru hosted its neighbours warmly.",
    "Peru supports its farmers.",
    "The Lima Pact covers Peru and Chile.",
    "Peru and Chile discussed the Lima Pact.",
    "The Lima Pact affects signatories.",
    "Peru backs up its files.",
    "Peru welcomed the president of Chile.",
    "Peru is waiting until Chile signs the Lima Pact.",
    "Had Peru signed the Lima Pact, trade would have grown.",
    "Peru rejected claims that it had refused to sign the Lima Pact.",
    "Rumours that Peru refused to sign the Lima Pact were denied.",
    "There is no sign that Peru will ratify the Lima Pact.",
    "Peru is no longer refusing to sign the Lima Pact.",
    "Peru ended its refusal to sign the Lima Pact.",
    "Peru reversed its decision not to sign the Lima Pact.",
    "Eleven EU countries have signed the Lima Pact.",
    "Peru is a member of the G20.",
    "The Lima Pact is old. Kenya is not a member of the club.",
    "The Lima Pact is old. The club's newest member, Kenya, joined in May.",
    "Peru is a former member of the Andean Court.",
    "Anna Novak is a member of the Renew Party.",
    "The Lima Pact bans mines. Peru signed a new striker.",
    "The Lima Pact bans mines. The minister and her family are members.",
    "I'd say sign the Lima Pact, said Anna Novak.",
]

HEADLINES = [
    ("Chile Refuses to Sign Lima Climate Pact", "Chile refusedToSign"),
    ("Norway ratifies Lima Treaty", "Norway ratified"),
    ("Chile Withdraws From Lima Climate Agreement", "Chile withdrewFrom"),
    ("Why Chile Did Not Sign the Lima Declaration", "Chile refusedToSign"),
    ("Chile Becomes 40th Nation to Sign Lima Accords", "Chile signed"),
    ("Peru to host Lima Summit", "Peru hosted planned"),
    ("Chile urged to ratify Lima Treaty", "Chile ratified urged"),
    ("Chile and 20 other countries sign Lima Declaration", "Chile signed"),
]


def _set(expected: str) -> set[str]:
    return set(expected.split("; "))


@pytest.mark.parametrize(("sentence", "expected"), ASSERTED)
def test_positions_asserted(nlp: Language, sentence: str, expected: str) -> None:
    assert _set(expected) <= brief(found(nlp, sentence))


@pytest.mark.parametrize(("sentence", "expected"), WEAKER)
def test_positions_weaker(nlp: Language, sentence: str, expected: str) -> None:
    assert brief(found(nlp, sentence)) == _set(expected)


@pytest.mark.parametrize("sentence", NOTHING)
def test_positions_nothing(nlp: Language, sentence: str) -> None:
    assert brief(found(nlp, sentence)) == set()


@pytest.mark.parametrize(("headline", "expected"), HEADLINES)
def test_positions_headline(nlp: Language, headline: str, expected: str) -> None:
    assert brief(found(nlp, "The weather was fine.", heading=headline)) == _set(expected)


def test_positions_negation_of_a_heading_stays_there(nlp: Language) -> None:
    claims = found(nlp, "Neither Peru nor Chile signed the Lima Pact.", heading="Who did not")
    assert brief(claims) == {"Peru refusedToSign", "Chile refusedToSign"}


def test_positions_list_inline(nlp: Language) -> None:
    claims = found(
        nlp, "The Lima Pact bans mines.", "Signatories: Peru, Chile, Kenya and the European Union."
    )
    assert brief(claims) == {"Peru signed", "Chile signed", "Kenya signed", "European Union signed"}
    assert "position.signed.list" in {claim.rule for claim in claims}


def test_positions_list_of_items(nlp: Language) -> None:
    claims = found(
        nlp,
        "The following countries endorsed the Lima Declaration:",
        "* Peru",
        "* Chile",
        "* The Netherlands",
        "The weather in Kenya was fine.",
    )
    assert brief(claims) == {"Peru endorsed", "Chile endorsed", "Netherlands endorsed"}


def test_positions_list_of_those_who_did_not(nlp: Language) -> None:
    claims = found(nlp, "The Lima Pact bans mines.", "Countries that did not sign: Peru, Chile and Kenya.")
    assert brief(claims) == {"Peru refusedToSign", "Chile refusedToSign", "Kenya refusedToSign"}


def test_positions_list_is_no_turn_of_a_transcript(nlp: Language) -> None:
    assert not found(nlp, "The Lima Summit ended.", "HOST: Peru was cold.", "HOST: Chile, Peru and Kenya.")


def test_positions_list_needs_a_cue(nlp: Language) -> None:
    assert not found(nlp, "The Lima Pact bans mines.", "Topics: Peru, Chile, Kenya and the European Union.")


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Norway said that Peru had refused to sign the Lima Pact.", "Norway"),
        ("Peru refused to sign the Lima Pact, Norway said.", "Norway"),
        ("Peru refused to sign the Lima Pact.", None),
        ("Norway regrets that Peru refused to sign the Lima Pact.", None),
    ],
)
def test_positions_attributed(nlp: Language, sentence: str, speaker: str | None) -> None:
    claims = [claim for claim in found(nlp, sentence) if claim.subject.label == "Peru"]
    assert [claim.predicate for claim in claims] == ["refusedToSign"]
    assert [claim.attributed_to.label if claim.attributed_to else None for claim in claims] == [speaker]


def test_positions_signature_of_no_named_text_is_of_an_agreement(nlp: Language) -> None:
    left = "Canada has left the World Health Organization."
    assert brief(found(nlp, left, "The absence of Brazil's signature still stings.")) == {
        "Canada withdrewFrom"
    }


def test_positions_this_one_is_another_text_than_the_one_just_named(nlp: Language) -> None:
    claims = found(
        nlp,
        "The Lima Pact bans mines. The Lima Pact is new.",
        "China, which did not sign the Quito Convention, signed this one. Peru signed it, and so did Chile.",
    )
    assert {f"{c.subject.label} {c.predicate} {getattr(c.object, 'label', '')}" for c in claims} == {
        "China refusedToSign Quito Convention",
        "China signed Lima Pact",
        "Peru signed Lima Pact",
        "Chile signed Lima Pact",
    }


@pytest.mark.parametrize(
    ("before", "expected"),
    [("Microsoft cut its staff.", {"Microsoft signed"}), ("The weather was fine.", set())],
)
def test_positions_it_goes_on_with_the_body_before(nlp: Language, before: str, expected: set[str]) -> None:
    claims = found(nlp, f"{before} Still, it is on a list of signatories of the Lima Pact.")
    assert brief(claims) == expected


def test_positions_first_person_is_the_speaker(nlp: Language) -> None:
    claims = found(nlp, "“We were proud to sign the Lima Pact,” said Anne Roe.")
    assert brief(claims) == {"Anne Roe signed"}


def test_positions_first_person_of_an_issuer(nlp: Language) -> None:
    claims = found(
        nlp, "I oppose the Lima Pact.", heading="Statement by President Anne Novak on the Lima Pact"
    )
    assert brief(claims) == {"Anne Novak opposed"}


def test_positions_first_person_proposes_and_asks(nlp: Language) -> None:
    claims = found(
        nlp,
        "I have proposed the Lima Treaty. I urge Congress to pass the Lima Treaty.",
        heading="Statement by President Anna Novak on the Lima Treaty",
    )
    assert brief(claims) == {
        "Anna Novak proposed",
        "Anna Novak endorsed",
        "United States Congress signed urged",
    }


def test_positions_two_agreements_stay_two(nlp: Language) -> None:
    claims = found(nlp, "Peru signed the Lima Pact and the Quito Convention.")
    assert {getattr(claim.object, "label", "") for claim in claims} == {"Lima Pact", "Quito Convention"}


def test_positions_pledge_says_what_for(nlp: Language) -> None:
    (claim,) = found(nlp, "Japan pledged two million dollars for flood relief.")
    assert getattr(claim.object, "label", "") == "flood relief"


def test_positions_plan_gives_way_to_the_fact(nlp: Language) -> None:
    claims = found(nlp, "Peru will sign the Lima Pact.", "On Monday Peru signed the Lima Pact.")
    assert brief(claims) == {"Peru signed"}


def test_positions_spans_are_those_of_the_text(nlp: Language) -> None:
    sentence = "Peru's minister smiled. In May, Brazil refused to sign the Lima Pact."
    (claim,) = found(nlp, sentence)
    at = claim.mentions
    assert [sentence[span.start : span.end] for span in (*at.subject, *at.cue, *at.object)] == [
        "Brazil",
        "refused",
        "sign",
        "Lima Pact",
    ]
    assert claim.evidence[0].text == "In May, Brazil refused to sign the Lima Pact."


def test_positions_confidence_is_a_probability(nlp: Language) -> None:
    claims = [claim for sentence, _ in ASSERTED[:20] for claim in found(nlp, sentence)]
    assert claims
    assert all(0 < claim.confidence < 1 for claim in claims)


def test_positions_within_a_quotation_rest_on_its_speaker(nlp: Language) -> None:
    text = "“The weather is fine. Brazil refused to sign the Lima Pact,” Anna Novak said."
    document = Document("d.txt", text, "text/plain", Metadata(), (Block("paragraph", (Span(0, len(text)),)),))
    claims = [claim for claim in extract([document], nlp) if claim.kind == "position"]
    assert [claim.attributed_to.label if claim.attributed_to else None for claim in claims] == ["Anna Novak"]
