"""Offices and affiliations of persons, of what they are, and titles that tell of none."""

from __future__ import annotations

import pytest
from spacy.language import Language

from accordgraph.annotate import annotate
from accordgraph.link import link
from accordgraph.model import Block, Claim, Document, Metadata, Office, Span
from accordgraph.roles import roles

Told = tuple[str, str, str]


def claims(text: str, nlp: Language, url: str | None = None) -> list[Claim]:
    """The roles of a text, each line of it a paragraph."""
    blocks, offset = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block("paragraph", (Span(offset, offset + len(line)),)))
        offset += len(line) + 1
    document = Document("note.txt", text, "text/plain", Metadata(url=url), tuple(blocks))
    return list(roles(link(next(iter(annotate([document], nlp))))))


def told(text: str, nlp: Language, url: str | None = None) -> set[Told]:
    """Person, role and organisation of each claim."""
    return {
        (claim.subject.label, claim.object.role, claim.object.of.label)
        for claim in claims(text, nlp, url)
        if isinstance(claim.object, Office)
    }


STATED = [
    ("Maria Lopez, also a Republican, disagreed.", {("Maria Lopez", "Republican", "Republican Party")}),
    ("Maria Lopez is a Democrat.", {("Maria Lopez", "Democrat", "Democratic Party")}),
    ("Labour leader Maria Lopez disagreed.", {("Maria Lopez", "Labour leader", "Labour Party")}),
    ("IAEA head Maria Lopez spoke.", {("Maria Lopez", "head", "International Atomic Energy Agency")}),
    ("Maria Lopez at the Harbour Institute disagreed.", {("Maria Lopez", "", "Harbour Institute")}),
    ("Maria Lopez of the Peru First party disagreed.", {("Maria Lopez", "", "Peru First party")}),
    ("Maria Lopez, the Green Party's candidate for president, disagreed.",
     {("Maria Lopez", "candidate for president", "Green Party")}),
    ("Maria Lopez, co-author of the study and a researcher at Leiden University, disagreed.",
     {("Maria Lopez", "researcher", "Leiden University")}),
    ("Maria Lopez leads the delegation of Peru.", {("Maria Lopez", "leads the delegation", "Peru")}),
    ("Maria Lopez is director general of the Peru Harbour Authority.",
     {("Maria Lopez", "director general", "Peru Harbour Authority")}),
    ("The historians Maria Lopez and Ann Roe of Leiden University disagreed.",
     {("Maria Lopez", "historians", "Leiden University"), ("Ann Roe", "historians", "Leiden University")}),
    ("Contact: Maria Lopez, Press Officer, Greenpeace", {("Maria Lopez", "Press Officer", "Greenpeace")}),
    ("Maria Lopez, Head of Public Affairs, Greenpeace",
     {("Maria Lopez", "Head of Public Affairs", "Greenpeace")}),
    ("Maria Lopez\nDirector\nHarbour Institute", {("Maria Lopez", "Director", "Harbour Institute")}),
    ("Kenyan Foreign Minister Alfred Mutua signed the treaty.",
     {("Alfred Mutua", "Foreign Minister", "Kenya")}),
    ("The Chilean environment minister Maisa Rojas spoke first.",
     {("Maisa Rojas", "environment minister", "Chile")}),
    ("Maisa Rojas, the environment minister of Chile, spoke first.",
     {("Maisa Rojas", "environment minister", "Chile")}),
    ("Maria Lopez, director of the World Trade Organization, welcomed the pact.",
     {("Maria Lopez", "director", "World Trade Organization")}),
    ("Maria Lopez, who is the president of Peru, welcomed the pact.",
     {("Maria Lopez", "president", "Peru")}),
    ("Senator Wanda Pruitt of Montana opposes the treaty.", {("Wanda Pruitt", "Senator", "Montana")}),
    ("Congresswoman Wanda Pruitt, Republican of Montana, spoke.",
     {("Wanda Pruitt", "Congresswoman", "Montana")}),
    ("Sen. Wanda Pruitt (R-Montana) spoke.", {("Wanda Pruitt", "Sen.", "Montana")}),
    ("Wanda Pruitt (D-Va.) spoke.", {("Wanda Pruitt", "", "Virginia")}),
    ("Democratic Sen. Wanda Pruitt spoke of Iran.",
     {("Wanda Pruitt", "Democratic Sen.", "United States")}),
    ("Rep. Wanda Pruitt (D-N.Y.) spoke.", {("Wanda Pruitt", "Rep.", "New York")}),
    ("John Deere, a Democrat from Ohio, spoke. Senator Deere was sad.",
     {("John Deere", "Democrat", "Ohio"), ("John Deere", "Senator", "Ohio")}),
    ("Henrik Olsen (Denmark) said that the treaty was weak.", {("Henrik Olsen", "", "Denmark")}),
    ("Maria Lopez, of Greenpeace, disagreed.", {("Maria Lopez", "", "Greenpeace")}),
    ("Maria Lopez of Greenpeace disagreed.", {("Maria Lopez", "", "Greenpeace")}),
    ("Benin: Ms. Maria Lopez, Minister of Fisheries",
     {("Maria Lopez", "Minister of Fisheries", "Benin")}),
    ("The minister and his Tajik counterpart, Ali Rahmonov, signed the pact.",
     {("Ali Rahmonov", "counterpart", "Tajikistan")}),
    ("She met her Peruvian and Kenyan counterparts, Maria Lopez and John Kamau.",
     {("Maria Lopez", "counterparts", "Peru"), ("John Kamau", "counterparts", "Kenya")}),
    ("Maria Lopez, who leads the Baltic Institute, disagreed.",
     {("Maria Lopez", "leads", "Baltic Institute")}),
    ("Maria Lopez, 47, chief executive of Microsoft, spoke.",
     {("Maria Lopez", "chief executive", "Microsoft")}),
    ("Then-Prime Minister of Peru Maria Lopez signed it.", {("Maria Lopez", "Prime Minister", "Peru")}),
    ("Maria Lopez, the UN Secretary General's Special Envoy, spoke.",
     {("Maria Lopez", "Special Envoy", "United Nations")}),
    ("Maria Lopez reports from Lima for Newsnight.", {("Maria Lopez", "", "Newsnight")}),
    ("Maria Lopez, representing Peru, signed it.", {("Maria Lopez", "", "Peru")}),
    ("Maria Lopez works for Greenpeace in Lima.", {("Maria Lopez", "", "Greenpeace")}),
    ("Peru sent nobody. Trade minister Maria Lopez told Chile and Kenya so.",
     {("Maria Lopez", "Trade minister", "Peru")}),
    ("Peru sent nobody, said Maria Lopez, a spokeswoman.", {("Maria Lopez", "spokeswoman", "Peru")}),
    ("Greenpeace sent nobody. Campaign director Maria Lopez told Peru so.",
     {("Maria Lopez", "Campaign director", "Greenpeace")}),
    ("Peru sent nobody to the European Union, said a spokesman for the presidency, Paul Vella.",
     {("Paul Vella", "spokesman for the presidency", "Peru")}),
    ("Grimsby MP Maria Lopez spoke.", {("Maria Lopez", "MP", "Grimsby")}),
    ("A New Zealand official at the conference, Tamsin Reid, said no.",
     {("Tamsin Reid", "official", "New Zealand")}),
    ("Malta leaves the pact. Malta had signed it with Italy. Malta's fleet cheered. Fisheries minister "
     "Paul Vella defended it.", {("Paul Vella", "Fisheries minister", "Malta")}),
    ("Maria Lopez is the president of Peru.", {("Maria Lopez", "president", "Peru")}),
    ("Newsnight host Maria Lopez attended the talks.", {("Maria Lopez", "host", "Newsnight")}),
    ("For Newsnight, I'm Maria Lopez in Lima.", {("Maria Lopez", "", "Newsnight")}),
    ("It's Newsnight. I'm Maria Lopez.", {("Maria Lopez", "", "Newsnight")}),
    (
        "It’s Newsnight, I’m Maria Lopez.\nAnd I'm Brad Smith.",
        {("Maria Lopez", "", "Newsnight"), ("Brad Smith", "", "Newsnight")},
    ),
    ("Weekend Edition's Brad Smith spoke with them.", {("Brad Smith", "", "Weekend Edition")}),
    ("Microsoft President Brad Smith backed the pledge.", {("Brad Smith", "President", "Microsoft")}),
    ("Brad Smith, the president of Microsoft, backed the pledge.",
     {("Brad Smith", "president", "Microsoft")}),
    ("Google chief executive Sundar Pichai attended the summit.",
     {("Sundar Pichai", "chief executive", "Google")}),
    ("The prime minister of Spain, Pedro Sánchez, hosted the talks.",
     {("Pedro Sánchez", "prime minister", "Spain")}),
    ("Spain's prime minister, Pedro Sánchez, hosted the talks.",
     {("Pedro Sánchez", "prime minister", "Spain")}),
    ("The talks were led by Norwegian prime minister Erna Solberg and foreign minister Ine Søreide.",
     {("Erna Solberg", "prime minister", "Norway"), ("Ine Søreide", "foreign minister", "Norway")}),
    ("Laura Mills, founder and chief executive of Microsoft, spoke.",
     {("Laura Mills", "founder", "Microsoft"), ("Laura Mills", "chief executive", "Microsoft")}),
    ("Laura Mills (director, European Space Agency) spoke.",
     {("Laura Mills", "director", "European Space Agency")}),
    ("Laura Mills was elected president of the European Commission.",
     {("Laura Mills", "president", "European Commission")}),
    ("Anna Weber, a spokeswoman for the German government, declined to comment.",
     {("Anna Weber", "spokeswoman", "Germany")}),
    ("Canadian Ambassador to France Paul Dubois signed the letter.",
     {("Paul Dubois", "Ambassador to France", "Canada")}),
    ("Secretary of State Mike Pompeo met the delegation.",
     {("Mike Pompeo", "Secretary of State", "United States")}),
    ("President Barack Obama signed the agreement.", {("Barack Obama", "President", "United States")}),
    ("NATO Secretary General Jens Stoltenberg opened the meeting.",
     {("Jens Stoltenberg", "Secretary General", "NATO")}),
    ("Greenpeace's Anna Weber called the treaty weak.", {("Anna Weber", "", "Greenpeace")}),
    ("California Governor Gavin Newsom vetoed the bill.", {("Gavin Newsom", "Governor", "California")}),
    ("Laura Mills, director of strategy and policy at the European Space Agency, spoke.",
     {("Laura Mills", "director of strategy and policy", "European Space Agency")}),
    ("It is late, said Globomax CEO Laura Mills.", {("Laura Mills", "CEO", "Globomax")}),
    ("PM Tony Blair signed the pact.", {("Tony Blair", "PM", "United Kingdom")}),
    ("Laura Mills, a scholar with the World Bank, spoke.", {("Laura Mills", "scholar", "World Bank")}),
    ("Sadiq Khan, the mayor of London, joined the pledge.", {("Sadiq Khan", "mayor", "London")}),
    ("And aides to Gov. Maria Lopez of Kentland declined to comment.",
     {("Maria Lopez", "Gov.", "Kentland")}),
    ("Presidents Maria Lopez of Peru and Paul Dubois of Canada met.",
     {("Maria Lopez", "Presidents", "Peru"), ("Paul Dubois", "Presidents", "Canada")}),
    ("The foreign ministers of Peru and Canada, Maria Lopez and Paul Dubois, met.",
     {("Maria Lopez", "foreign ministers", "Peru"), ("Paul Dubois", "foreign ministers", "Canada")}),
    ("Maria Lopez and Paul Dubois, the foreign ministers of Peru and Canada, met.",
     {("Maria Lopez", "foreign ministers", "Peru"), ("Paul Dubois", "foreign ministers", "Canada")}),
    ("Speaking on behalf of Greenpeace, Maria Lopez disagreed.", {("Maria Lopez", "", "Greenpeace")}),
    ("Maria Lopez, for Peru, signed the charter.", {("Maria Lopez", "", "Peru")}),
    ("Kenyan minister Maria Lopez, on behalf of Peru, signed the charter.",
     {("Maria Lopez", "minister", "Kenya")}),
    ("Maria Lopez of Peru chaired the session.", {("Maria Lopez", "", "Peru")}),
    ("Ohio Republican Brad Smith disagreed.", {("Brad Smith", "Republican", "Ohio")}),
    ("Rep. Brad Smith, an Ohio Democrat, disagreed.", {("Brad Smith", "Rep.", "Ohio")}),
    ("Rep. Brad Smith, D-Ohio, disagreed.", {("Brad Smith", "Rep.", "Ohio")}),
    ("Senator Brad Smith, Republican from Ohio and chairman of the Senate Banking Committee, disagreed.",
     {("Brad Smith", "Senator", "Ohio"), ("Brad Smith", "chairman", "Senate Banking Committee")}),
    ("By Maria Lopez, Reuters", {("Maria Lopez", "", "Reuters")}),
    ("Brad Smith, Microsoft's vice chair and president, disagreed.",
     {("Brad Smith", "vice chair", "Microsoft"), ("Brad Smith", "president", "Microsoft")}),
    ("Microsoft co-founder and CEO Brad Smith disagreed.",
     {("Brad Smith", "co-founder", "Microsoft"), ("Brad Smith", "CEO", "Microsoft")}),
    ("Brad Smith, the CEO of the chip maker Globomax, disagreed.", {("Brad Smith", "CEO", "Globomax")}),
    ("Brad Smith, commander of a militia known as the River Front, disagreed.",
     {("Brad Smith", "commander", "River Front")}),
    ("Brad Smith, performing the duties of the director of the World Bank, disagreed.",
     {("Brad Smith", "director", "World Bank")}),
    ("Maria Lopez, the UN special rapporteur on torture, disagreed.",
     {("Maria Lopez", "special rapporteur on torture", "United Nations")}),
    ("Maria Lopez, minister in the Peruvian government, disagreed.", {("Maria Lopez", "minister", "Peru")}),
    ("Maria Lopez, Peru's minister responsible for trade, disagreed.",
     {("Maria Lopez", "minister responsible for trade", "Peru")}),
    ("Maria Lopez, who teaches law at the University of Exampleton, disagreed.",
     {("Maria Lopez", "", "University of Exampleton")}),
    ("Professor Maria Lopez of the University of Exampleton disagreed.",
     {("Maria Lopez", "Professor", "University of Exampleton")}),
    ("The author, Maria Lopez, is the former president of Peru.", {("Maria Lopez", "president", "Peru")}),
    ("The Kremlin's spokesman, Igor Belov, disagreed.", {("Igor Belov", "spokesman", "Russia")}),
    ("Under Secretary of State for Trade Brad Smith disagreed.",
     {("Brad Smith", "Under Secretary of State for Trade", "United States")}),
    ("Saudi Foreign Minister Prince Khalid Omar disagreed.",
     {("Khalid Omar", "Foreign Minister", "Saudi Arabia")}),
    ("Maria Lopez, Oxfam's managing director for Europe, disagreed.",
     {("Maria Lopez", "managing director for Europe", "Oxfam")}),
    ("Peru. Opposition leader Maria Lopez disagreed. Chile and Canada did not.",
     {("Maria Lopez", "Opposition leader", "Peru")}),
    ("Maria Lopez, Oxfam's Head of Heavy Transport, disagreed.",
     {("Maria Lopez", "Head of Heavy Transport", "Oxfam")}),
    ("Brad Smith, co-founder and CEO of the large language model (LLM) maker Globomax, disagreed.",
     {("Brad Smith", "co-founder", "Globomax"), ("Brad Smith", "CEO", "Globomax")}),
    ("The session was chaired by H.E. Datuk Azhar Rahman, Minister of Trade and Industry of Malaysia.",
     {("Azhar Rahman", "Minister of Trade and Industry", "Malaysia")}),
    ("The director of Greenpeace is Maria Lopez.", {("Maria Lopez", "director", "Greenpeace")}),
    ("Peru's Minister for Fish, Senator the Hon Maria Lopez, disagreed.",
     {("Maria Lopez", "Minister for Fish", "Peru"), ("Maria Lopez", "Senator", "Peru")}),
    ("Maria Lopez succeeded Brad Smith as director of Greenpeace.",
     {("Maria Lopez", "director", "Greenpeace")}),
    ("Maria Lopez, author of a novel and fellow at the World Bank, disagreed.",
     {("Maria Lopez", "fellow", "World Bank")}),
    ("Maria Lopez, head of Greenpeace Canada, disagreed.", {("Maria Lopez", "head", "Greenpeace Canada")}),
    ("President Evo Morales disagreed.", {("Evo Morales", "President", "Bolivia")}),
    ("Paul Dubois MEP disagreed.", {("Paul Dubois", "MEP", "European Parliament")}),
]  # fmt: skip

UNSTATED = [
    "Maria Lopez, a Republican-leaning voter, disagreed.",
    "Maria Lopez, co-author of the study, disagreed.",
    "Maria Lopez at the summit said no.",
    "Maria Lopez, a candidate in May, disagreed.",
    "Maria Lopez (pictured) signed the treaty.",
    "For Greenpeace, Maria Lopez is a villain.",
    "The director of Greenpeace is not Maria Lopez.",
    "The president of Peru is in Lima, Maria Lopez said.",
    "Maria Lopez is the author of Rivers of Peru.",
    "Maria Lopez, minister at the prime minister's office, disagreed.",
    "Maria Lopez voted for Peru.",
    "Maria Lopez chaired the talks for Peru.",
    "Presidents come and go, Maria Lopez of all people said.",
    "Maria Lopez, researcher in Peru, disagreed.",
    "Like most Ohio Republicans Maria Lopez disagreed.",
    "By Maria Lopez, for the last time",
    "Vladivostok, Russia",
    "Maria Lopez met the top diplomats of Peru and Canada, and Paul Dubois.",
    "Maria Lopez of all people signed the treaty.",
    "Maria Lopez from time to time writes about Peru.",
    "Maria Lopez at the United Nations spoke to us.",
    "Peru and Chile met. Fisheries minister Paul Vella defended the pact between Chile and Peru.",
    "Malta left Italy. Malta was sad. Malta's fleet cheered. Minister Vella did not.",
    "Malta left Italy. Malta was sad. Malta's fleet cheered. Shadow minister Paul Vella did not.",
    "Dakar correspondent Maria Lopez spoke to them.",
    "Deputy group leader Maria Lopez spoke.",
    "Maria Lopez reports for duty in Peru.",
    "Maria Lopez works with Peru and Chile.",
    "Maria Lopez, 47, signed the treaty in Peru.",
    "They asked the Minister for Foreign Affairs about Peru.",
    "Peru and Chile sent nobody, said Maria Lopez, a spokeswoman.",
    "Greenpeace met Oxfam. Campaign director Maria Lopez was there.",
    "They met in Peru. Campaign director Maria Lopez was there.",
    "No lobbyist representing Peru spoke with Maria Lopez.",
    "Greenpeace was told so by Maria Lopez, the author of a book.",
    "Gov. Lopez spoke for Peru.",
    "Maria Lopez does not work for Greenpeace.",
    "Maria Lopez runs every morning in Peru.",
    "Maria Lopez led the Baltic Institute's critics.",
    "Her colleague Maria Lopez, who had been to Peru, agreed.",
    "The president said that the treaty was dead.",
    "Ministers from forty countries signed the treaty.",
    "Maria Lopez welcomed the treaty.",
    "A spokesman for the ministry declined to comment.",
    "Maria Lopez met the president of Peru.",
    "Maria Lopez criticised the director of the World Trade Organization.",
    "Maria Lopez, 54, was born in Peru.",
    "Maria Lopez is not the president of Peru.",
    "Maria Lopez, a professor of law, called the treaty weak.",
    "Professor Maria Lopez called the treaty weak.",
    "Dr Maria Lopez and Mr Paul Dubois wrote the letter.",
    "The deputy minister of a neighbouring state signed first.",
    "Maria Lopez flew to Peru with an aide.",
    "Peru and the World Bank signed the pact.",
    "Some regard Maria Lopez as the leader of Peru.",
    "The treaty was drafted by lawyers and engineers.",
    "Unlike Newsnight, I'm Maria Lopez's critic.",
    "I'm Maria Lopez. The host country signed Newsnight's pledge.",
    "Maria Lopez signed the treaty in Peru on Monday.",
    "Heads of state and government met in Lima.",
    "Maria Lopez, once a journalist in Peru, wrote about the treaty.",
    "Maria Lopez's treaty was signed in Peru and Chile.",
]


@pytest.mark.parametrize(("text", "expected"), STATED)
def test_roles_stated(text: str, expected: set[Told], nlp: Language) -> None:
    assert told(text, nlp) == expected


@pytest.mark.parametrize("text", UNSTATED)
def test_roles_not_stated(text: str, nlp: Language) -> None:
    assert told(text, nlp) == set()


@pytest.mark.parametrize(
    ("text", "tenure"),
    [
        ("Former Spanish prime minister Felipe González spoke.", "former"),
        ("Spain's then foreign minister Ana Palacio signed.", "former"),
        ("Ana Palacio, the acting president of Bolivia, signed.", "acting"),
        ("Spanish prime minister Pedro Sánchez signed.", "current"),
    ],
)
def test_roles_tenure(text: str, tenure: str, nlp: Language) -> None:
    assert [claim.object.tenure for claim in claims(text, nlp) if isinstance(claim.object, Office)] == [
        tenure
    ]


def test_roles_two_offices_of_one_person(nlp: Language) -> None:
    text = "Cambodian Deputy Prime Minister and Minister of Finance Sok An signed the memorandum."
    assert told(text, nlp) == {
        ("Sok An", "Deputy Prime Minister", "Cambodia"),
        ("Sok An", "Minister of Finance", "Cambodia"),
    }


def test_roles_repeated_are_one_claim(nlp: Language) -> None:
    text = "French President Emmanuel Macron opened the summit.\nPresident Macron then left."
    (claim,) = claims(text, nlp)
    assert len(claim.evidence) == 2
    assert [text[span.start : span.end] for span in claim.mentions.cue] == ["President", "President"]


def test_roles_of_the_issuing_government(nlp: Language) -> None:
    text = "The Minister for Fisheries Karen Holt today signed the agreement with Peru and Chile."
    assert told(text, nlp, "https://www.fisheries.gov.au/news/1") == {
        ("Karen Holt", "Minister for Fisheries", "Australia")
    }
    assert told(text, nlp) == set()


def test_roles_in_signatures(nlp: Language) -> None:
    text = "Minister Ana Cole\nLeader of the Harbour Greens"
    assert told(text, nlp) == {("Ana Cole", "Leader", "Harbour Greens")}
    text = "Signed in Lima.\nPaul Dubois\nMinister of Trade, Canada"
    assert told(text, nlp) == {("Paul Dubois", "Minister of Trade", "Canada")}


def test_roles_spans(nlp: Language) -> None:
    text = "In Oslo, Kenyan Foreign Minister Alfred Mutua signed."
    (claim,) = claims(text, nlp)
    assert claim.evidence[0].text == text
    assert [text[span.start : span.end] for span in claim.mentions.subject] == ["Alfred Mutua"]
    assert [text[span.start : span.end] for span in claim.mentions.object] == ["Kenyan"]
    assert claim.rule == "role.title"
