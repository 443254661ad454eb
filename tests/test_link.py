"""Documents in, entities out: which mentions are one thing, and which stay apart."""

from __future__ import annotations

import pytest
from spacy.language import Language

from accordgraph.annotate import annotate
from accordgraph.link import LinkedDocument, link
from accordgraph.link.names import initials, normal
from accordgraph.model import Block, Document, Entity, Metadata, Span


def linked(nlp: Language, *paragraphs: str) -> LinkedDocument:
    """A document of these paragraphs; those that begin with # are headings."""
    blocks, text = [], ""
    for paragraph in paragraphs:
        heading = paragraph.startswith("# ")
        start = len(text) + (2 if heading else 0)
        text += f"{paragraph}\n\n"
        blocks.append(Block("heading" if heading else "paragraph", (Span(start, len(text) - 2),)))
    document = Document("d.txt", text, "text/plain", Metadata(), tuple(blocks))
    (annotation,) = annotate([document], nlp)
    return link(annotation)


def entity(document: LinkedDocument, text: str, occurrence: int = 0) -> Entity:
    """The entity of the mention with this text."""
    mentions = [mention for mention in document.mentions if mention.text == text]
    return document.entities[mentions[occurrence]]


ONE = [
    (["The lower house met. Then the lower house voted."], "The lower house", "the lower house"),
    (
        ["Emma Lindqvist signed the pact.", "Lindqvist called it a success."],
        "Emma Lindqvist",
        "Lindqvist",
    ),
    (["LINDQVIST: I signed it.", "Emma Lindqvist left the room."], "Emma Lindqvist", "LINDQVIST"),
    (["President Anna van der Berg spoke.", "Van der Berg then left."], "Anna van der Berg", "Van der Berg"),
    (["The United States signed.", "Washington refused more."], "United States", "Washington"),
    (["France signed.", "Paris rejected the second text."], "France", "Paris"),
    (["Peru signed the pact. The country will pay."], "Peru", "The country"),
    (
        ["The Delta Water Compact (DWC) is new.", "Peru signed the DWC."],
        "Delta Water Compact",
        "DWC",
    ),
    (
        ["Peru signed the Lima Declaration on Rivers.", "The declaration is short."],
        "Lima Declaration on Rivers",
        "The declaration",
    ),
    (
        ["Peru signed the Harbour Treaty.", "The pact binds nobody."],
        "Harbour Treaty",
        "The pact",
    ),
    (
        ["Peru refused to sign the final joint declaration.", "The declaration is short."],
        "the final joint declaration",
        "The declaration",
    ),
    (
        ["# Peru Refuses to Sign Lima Rivers Statement", "Peru did not sign the Lima Rivers statement."],
        "Lima Rivers statement",
        "the Lima Rivers statement",
    ),
    (
        ["Peru signed the Lima Declaration on Clean Rivers.", "The Lima Declaration is short."],
        "Lima Declaration on Clean Rivers",
        "Lima Declaration",
    ),
    (
        ["The Artificial Intelligence Rivers Summit ended.", "The AI Rivers Summit was long."],
        "Artificial Intelligence Rivers Summit",
        "AI Rivers Summit",
    ),
    (["The Lima Rivers Summit opened.", "The meeting ended early."], "Lima Rivers Summit", "The meeting"),
    (["The Ocean Summit in Lima opened.", "The Lima summit ended."], "Ocean Summit", "The Lima summit"),
    (["The European Commission signed. The Commission will pay."], "European Commission", "The Commission"),
    (["The European Union signed. The bloc will pay."], "European Union", "The bloc"),
    (["Northwind Energy Group signed.", "Northwind will pay."], "Northwind Energy Group", "Northwind"),
    (["Anthropic signed the pledge. The company will pay."], "Anthropic", "The company"),
    (["The Kyoto Protocol is old.", "Canada withdrew from Kyoto."], "Kyoto Protocol", "Kyoto"),
    (["Canada left the Kyoto Protocol.", "The treaty failed."], "Kyoto Protocol", "The treaty"),
    (["Peru signed the Harbour Treaty.", "Chile opposes this treaty."], "Harbour Treaty", "this treaty"),
    (
        ["Ministers signed a second text, the Lima Rivers Declaration."],
        "Lima Rivers Declaration",
        "a second text",
    ),
    (
        ["Ministers signed a statement on rivers.", "Chile did not sign the ministerial statement."],
        "a statement",
        "the ministerial statement",
    ),
    (
        [
            "Ministers signed a statement on rivers.",
            "Chile did not sign the ministerial statement.",
            "The Lima Ministerial Statement is short.",
        ],
        "a statement",
        "Lima Ministerial Statement",
    ),
]

APART = [
    (["Peru held its first meeting with Chile.", "Talks were opened."], "its first meeting", "Talks"),
    (
        ["2023 Peru Salt Treaties summit", "The Salt Action Summit was short."],
        "2023 Peru Salt Treaties summit",
        "Salt Action Summit",
    ),
    (
        ["The House of Commons met. The upper house of parliament voted."],
        "House of Commons",
        "The upper house",
    ),
    (
        ["The Salt Council Meeting on 3 May failed.", "Peru hosts the Salt Council meeting of October 12."],
        "Salt Council Meeting",
        "the Salt Council meeting",
    ),
    (["Emma Lindqvist met Karl Lindqvist."], "Emma Lindqvist", "Karl Lindqvist"),
    (["Anna K. Low met Anna M. Low."], "Anna K. Low", "Anna M. Low"),
    (
        ["Peru signed the Lima Declaration.", "Chile signed the Quito Declaration."],
        "Lima Declaration",
        "Quito Declaration",
    ),
    (
        ["Peru signed the Lima Declaration.", "Chile signed another declaration."],
        "Lima Declaration",
        "another declaration",
    ),
    (
        ["Peru signed the rivers treaty.", "Chile signed the forests treaty."],
        "the rivers treaty",
        "the forests treaty",
    ),
    (
        ["Peru left the Paris Agreement.", "It refused to sign the Paris AI statement."],
        "Paris Agreement",
        "the Paris AI statement",
    ),
    (
        ["The first protocol failed.", "The second protocol passed."],
        "The first protocol",
        "The second protocol",
    ),
    (["They signed the 1995 accord.", "They left the 2003 accord."], "the 1995 accord", "the 2003 accord"),
    (["The Lima summit ended.", "The Quito summit began."], "The Lima summit", "The Quito summit"),
    (["Peru signed a treaty.", "Chile signed a statement."], "a treaty", "a statement"),
    (["The State Bank paid.", "The World Bank signed."], "State Bank", "World Bank"),
    (
        ["The Lima AI summit ended.", "It was planned at last May's Invest Peru summit."],
        "The Lima AI summit",
        "last May's Invest Peru summit",
    ),
    (
        ["Delta College Union paid.", "Delta College signed the pledge."],
        "Delta College Union",
        "Delta College",
    ),
    (
        ["Peru signed a statement on rivers.", "Chile signed the Quito Statement on Forests."],
        "a statement",
        "Quito Statement on Forests",
    ),
    (["North Korea signed.", "South Korea refused."], "North Korea", "South Korea"),
    (
        ["The AI Act binds Peru.", "Chile refused to sign the Lima AI statement."],
        "AI Act",
        "the Lima AI statement",
    ),
]


FEW_DAYS = "The Salt Council Meeting of May 3-5 opened. The Salt Council meeting on 5 May ended."
FAR = "Rain fell on the town, and nobody came. " * 9
TOLD_OF_ONE = [
    ([FEW_DAYS], "Salt Council Meeting", "The Salt Council meeting"),
    (
        [
            "Chile left the Harbour Treaty and suspended the convention.",
            "Peru joined the Convention on Salt.",
        ],
        "Harbour Treaty",
        "the convention",
    ),
    (
        ["Peru signed the Harbour Treaty.", FAR, "Chile has no rights under that document."],
        "Harbour Treaty",
        "that document",
    ),
    (
        ["Peru left the 2015 salt deal. The mood was sour. It was a bad deal."],
        "the 2015 salt deal",
        "a bad deal",
    ),
    (["Peru left the Lima Pact. It was submitted as a treaty."], "Lima Pact", "a treaty"),
    (
        ["The Lima Summit ended on Friday. Kenya praised last week's summit."],
        "Lima Summit",
        "last week's summit",
    ),
    (["India will host the next summit. The summit is in Delhi."], "the next summit", "The summit"),
    (["Mr. Brandt met Mary Brandt in Lima.", "He thanked Peter Brandt."], "Brandt", "Peter Brandt"),
    (
        ["The firms agreed to a set of voluntary commitments, the Clean Chips Commitments, in Lima."],
        "voluntary commitments",
        "Clean Chips Commitments",
    ),
    (
        ["In Chad, the court's founding treaty is the Rome Statute."],
        "the court's founding treaty",
        "Rome Statute",
    ),
    (
        [
            "Peru signed the new fisheries agreement on Monday.",
            "Last year's agreement on forests lapsed. The agreement limits cod.",
        ],
        "the new fisheries agreement",
        "The agreement",
    ),
]

OF_OTHER_TIMES = [
    (
        ["The Lima Summit ended on Friday. India will host the next summit. The summit was short."],
        "the next summit",
        "The summit",
    ),
    (
        ["Peru signed the fisheries agreement. The previous agreement lapsed. The agreement limits cod."],
        "The previous agreement",
        "The agreement",
    ),
    (["Peru signed the salt pact. Chad, too, has its own pact."], "the salt pact", "its own pact"),
]

OTHERS_OF_ONE_NAME = [
    (["Mr. Brandt met Mary Brandt in Lima.", "Mr. Brandt left."], "Brandt", "Mary Brandt"),
    (["Mrs. Brandt met Peter Brandt in Lima."], "Brandt", "Peter Brandt"),
]

HEADLINES = [
    (
        [
            "# Peru, Chile sign initial pact for salt corridor",
            "Peru and Chile signed a memorandum of understanding on Friday to open a salt corridor by 2031.",
        ],
        "initial pact",
        "a memorandum of understanding",
    ),
    (
        [
            "# Peru and Chile clinch fish deal",
            "Peru and Chile signed a fisheries agreement on Friday. The Lima Treaty is older.",
        ],
        "fish deal",
        "a fisheries agreement",
    ),
    (
        ["# Kenya hails salt pact", "Kenya on Monday joined the Lima Accord on Salt."],
        "salt pact",
        "Lima Accord on Salt",
    ),
]

OTHER_THAN_IN_HEADLINES = [
    (["# Kenya hails pact on salt", "Peru signed the Lima Accord on Monday."], "pact", "Lima Accord"),
    (
        ["# Peru leaves pact", "A copper treaty was signed by Kenya on Monday."],
        "pact",
        "A copper treaty",
    ),
    (
        ["# Kenya hails salt pact", "Chile rejected the Lima Accord and the Quito Treaty on Monday."],
        "salt pact",
        "Lima Accord",
    ),
    (
        ["# Kenya hails salt pact", "Kenya on Monday left last year's pact on salt."],
        "salt pact",
        "last year's pact",
    ),
]


@pytest.mark.parametrize(("paragraphs", "one", "other"), [*ONE, *TOLD_OF_ONE, *HEADLINES])
def test_link_joins(nlp: Language, paragraphs: list[str], one: str, other: str) -> None:
    document = linked(nlp, *paragraphs)
    found = entity(document, one)
    assert found is entity(document, other)
    assert one in found.names
    assert other in found.names


@pytest.mark.parametrize(
    ("paragraphs", "one", "other"), [*APART, *OF_OTHER_TIMES, *OTHERS_OF_ONE_NAME, *OTHER_THAN_IN_HEADLINES]
)
def test_link_keeps_apart(nlp: Language, paragraphs: list[str], one: str, other: str) -> None:
    document = linked(nlp, *paragraphs)
    assert entity(document, one).id != entity(document, other).id


@pytest.mark.parametrize(
    ("text", "mention", "end", "label"),
    [
        ("Britain signed.", "Britain", "country/GB", "United Kingdom"),
        ("The EU signed.", "EU", "organization/european-union", "European Union"),
        ("Peru left the NPT.", "NPT", "agreement/npt", None),
        ("President Emma Lindqvist signed.", "Emma Lindqvist", "person/emma-lindqvist", "Emma Lindqvist"),
        ("Peru signed the Lima Pact.", "Lima Pact", "agreement/lima-pact", "Lima Pact"),
        ("Peru ratified the NPT Treaty.", "NPT Treaty", "agreement/npt", None),
        ("Peru backed the RCEP Agreement. It left RCEP.", "RCEP Agreement", "agreement/rcep", None),
    ],
)
def test_link_gives_ids(nlp: Language, text: str, mention: str, end: str, label: str | None) -> None:
    found = entity(linked(nlp, text), mention)
    assert found.id == f"https://w3id.org/accordgraph/entity/{end}"
    assert label in (None, found.label)


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Peru signed the declaration.", "the declaration"),
        ("Peru signed the Memorandum of Understanding.", "Memorandum of Understanding"),
        ("Lindqvist, who signed it, left.", "Lindqvist"),
        ("A spokesperson declined to comment.", "A spokesperson"),
    ],
)
def test_link_ids_of_what_is_not_named_differ_by_document(nlp: Language, text: str, mention: str) -> None:
    here = entity(linked(nlp, text), mention)
    elsewhere = entity(linked(nlp, text, "Another paragraph."), mention)
    assert here.id != elsewhere.id
    assert here.id == entity(linked(nlp, text), mention).id


def test_link_finds_mentions_by_token(nlp: Language) -> None:
    document = linked(nlp, "The UK government spokesperson left.")
    whole = document.mention_at(1)
    assert whole is not None
    assert whole.text == "The UK government spokesperson"
    assert document.mention_headed(3) == whole
    assert document.mention_headed(4) is None
    assert document.entity_headed(3) == document.entities[whole]
    assert document.entity_headed(4) is None


def test_link_names_go_before_descriptions(nlp: Language) -> None:
    document = linked(
        nlp, "Peru signed the declaration, the Lima Declaration on Rivers. The declaration is short."
    )
    found = entity(document, "The declaration")
    assert found.label == found.names[0] == "Lima Declaration on Rivers"


@pytest.mark.parametrize(
    ("one", "other"),
    [("The U.S.'s", "US"), ("Élysée", "elysee"), ("“Accords”", "accords"), ("a  joint\nplan", "joint plan")],
)
def test_link_compares_names(one: str, other: str) -> None:
    assert normal(one) == normal(other)


def test_link_initials() -> None:
    assert "NATO" in initials("North Atlantic Treaty Organization")
    assert "MOU" in initials("Memorandum of Understanding")


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Peru signed the Lakes Accord, a joint text on fishing.", "Lakes Accord", "a joint text"),
        ("The Lakes Accord is the first treaty on fishing.", "Lakes Accord", "the first treaty"),
    ],
)
def test_link_what_stands_in_apposition_is_the_same(nlp: Language, text: str, one: str, other: str) -> None:
    document = linked(nlp, text)
    assert entity(document, one) == entity(document, other)


@pytest.mark.parametrize("words", ["the declarations", "smaller agreements", "other treaties", "no treaty"])
def test_link_several_unnamed_agreements_are_no_entity(nlp: Language, words: str) -> None:
    document = linked(nlp, f"Peru has a long coast. It had signed {words} in Quito.")
    assert not [found for found in document.entities.values() if found.type == "Agreement"]


def test_link_labels_leave_the_determiner_out(nlp: Language) -> None:
    found = entity(linked(nlp, "Peru signed the final declaration."), "the final declaration")
    assert (found.label, found.names) == ("final declaration", ("the final declaration",))
