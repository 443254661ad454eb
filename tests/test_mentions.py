"""Sentences in, mentions out: what refers to which kind of entity, and what refers to none."""

from __future__ import annotations

import pytest
from spacy.language import Language

from accordgraph.annotate import annotate
from accordgraph.mentions import Mention, find_mentions
from accordgraph.model import Block, Document, Metadata, Span


def found(nlp: Language, text: str) -> list[Mention]:
    document = Document("d.txt", text, "text/plain", Metadata(), (Block("paragraph", (Span(0, len(text)),)),))
    (annotation,) = annotate([document], nlp)
    return find_mentions(annotation)


def brief(mentions: list[Mention]) -> set[str]:
    """Mentions as "Country US: Washington", with the key's end where a gazetteer knows them."""
    return {
        f"{mention.type}{' ' + mention.key.split('/')[1] if mention.key else ''}: {mention.text}"
        for mention in mentions
        if mention.kind != "pronoun"
    }


COUNTRIES = [
    ("The United States and the U.K. signed.", {"Country US: United States", "Country GB: U.K."}),
    ("Officials in the US met Britain's envoy.", {"Country US: US", "Country GB: Britain"}),
    ("The DPRK and the ROK talked.", {"Country KP: DPRK", "Country KR: ROK"}),
    ("Türkiye joined, as did Côte d’Ivoire.", {"Country TR: Türkiye", "Country CI: Côte d’Ivoire"}),
    ("Turkey refused to ratify the accord.", {"Country TR: Turkey"}),
    ("Trinidad and Tobago, Peru and Chad signed.", {"Country TT: Trinidad and Tobago", "Country TD: Chad"}),
    ("Burma and Swaziland changed their names.", {"Country MM: Burma", "Country SZ: Swaziland"}),
    ("The Soviet Union signed the treaty.", {"Country SU: Soviet Union"}),
    ("Lithuanian and Swiss diplomats agreed.", {"Country LT: Lithuanian", "Country CH: Swiss"}),
    ("The Republic of Korea hosted the talks.", {"Country KR: Republic of Korea"}),
    ("Kosovo and Taiwan asked to join.", {"Country XK: Kosovo", "Country TW: Taiwan"}),
    ("The Democratic Republic of the Congo ratified it.", {"Country CD: Democratic Republic of the Congo"}),
    ("Georgia signed the pact in Tbilisi.", {"Country GE: Georgia"}),
    ("The UK government declined.", {"Country GB: UK government"}),
    ("The French government's text was short.", {"Country FR: French government"}),
    ("The Obama administration signed it.", {"Country US: Obama administration"}),
]

PEOPLES = [
    ("The Russians and the Saudis refused to sign.", {"Country RU: Russians", "Country SA: Saudis"}),
    (
        "It was rejected by the Poles, the French and the Germans.",
        {"Country PL: Poles", "Country DE: Germans"},
    ),
]

SEATS = [
    ("Washington refused to sign the accord.", {"Country US: Washington"}),
    ("Beijing and Moscow rejected the text.", {"Country CN: Beijing", "Country RU: Moscow"}),
    ("Downing Street said it would not sign.", {"Country GB: Downing Street"}),
    ("The Kremlin denounced the treaty.", {"Country RU: Kremlin"}),
    ("The Élysée announced the plan.", {"Country FR: Élysée"}),
    ("Tokyo's refusal surprised everyone.", {"Country JP: Tokyo"}),
    ("The text was blocked by Canberra.", {"Country AU: Canberra"}),
    ("A deal between London and Dublin failed.", {"Country GB: London", "Country IE: Dublin"}),
]

NO_GOVERNMENTS = [
    ("They met in Paris on Monday.", "Country FR"),
    ("Most Germans support it, as do Israelis and the Greeks of Melbourne.", "Country"),
    ("Delegates flew to Washington.", "Country US"),
    ("The Paris summit ended.", "Country FR"),
    ("London School of Economics staff signed.", "Country GB"),
    ("Michael Jordan met Hillary Clinton.", "Country JO"),
    ("They told us about it.", "Country US"),
    ("PLEASE HELP US STOP THIS DEAL", "Country US"),
    ("The American Petroleum Institute objected.", "Country US"),
    ("She was born in Atlanta, Georgia.", "Country GE"),
    ("Mr Chad Wilson spoke.", "Country TD"),
]

PERSONS = [
    ("Ursula von der Leyen, head of the Reef Council, spoke.", {"Person: Ursula von der Leyen"}),
    ("U.S. Vice President JD Vance left early.", {"Person: JD Vance"}),
    ("European Commission President Ursula von der Leyen spoke.", {"Person: Ursula von der Leyen"}),
    ("Prime Minister Anna Lind signed.", {"Person: Anna Lind"}),
    ("U.S. Secretary of State Antony Blinken attended.", {"Person: Antony Blinken"}),
    ("Secretary of Labor Laura Chavez-Miller attended.", {"Person: Laura Chavez-Miller"}),
    ("Minister for Trade and Industry Peter Low signed.", {"Person: Peter Low"}),
    ("Environment Minister Kang Do-yun agreed.", {"Person: Kang Do-yun"}),
    ("Lake City Mayor Maria Brown praised it.", {"Person: Maria Brown"}),
    ("Senator Elizabeth Warren MP objected.", {"Person: Elizabeth Warren"}),
    ("They spoke after PM Lind had left.", {"Person: Lind"}),
    ("Sens. Anna Lind and Peter Low objected.", {"Person: Anna Lind", "Person: Peter Low"}),
    ("NASA Administrator Bill Nelson gave remarks.", {"Person: Bill Nelson", "Organization nasa: NASA"}),
    ("A UK government spokesperson declined to comment.", {"Person: A UK government spokesperson"}),
    ("The Greek prime minister welcomed the deal.", {"Person: The Greek prime minister"}),
    ("Co-founders Ilvo Pirak and Sena Moru resigned.", {"Person: Ilvo Pirak", "Person: Sena Moru"}),
    ("The chair of the water board, Tavo Orrick, agreed.", {"Person: Tavo Orrick"}),
    ("Tavo Orrick opposed it. On Monday Orrick left.", {"Person: Tavo Orrick", "Person: Orrick"}),
    ("Zhou Peiran and Bui Lam voted.", {"Person: Zhou Peiran", "Person: Bui Lam"}),
    ("Von der Heide left. Ilsa von der Heide had said so.", {"Person: Von der Heide"}),
    ("Xi Jinping met H.E. Anna Lind.", {"Person: Xi Jinping", "Person: Anna Lind"}),
    ("It is late, Wexo Pirrak told the radio.", {"Person: Wexo Pirrak"}),
    ("Hiroko & Vikram wrote it.", {"Person: Hiroko", "Person: Vikram"}),
]

ORGANIZATIONS = [
    (
        "The European Union and NATO agreed.",
        {"Organization european-union: European Union", "Organization nato: NATO"},
    ),
    ("The Ministry of Oceans and Fisheries signed.", {"Organization: Ministry of Oceans and Fisheries"}),
    ("The University of Bern took part.", {"Organization: University of Bern"}),
    ("The bloc adopted the code.", {"Organization: The bloc"}),
    ("Brussels proposed a compromise.", {"Organization european-union: Brussels"}),
    ("The IAEA and the WHO welcomed it.", {"Organization international-atomic-energy-agency: IAEA"}),
    ("A company spokesman said the company would sign.", {"Organization: the company"}),
    ("Western Reef objected. A reef is no firm, Reef Watch wrote.", {"Organization: Western Reef"}),
]

AGREEMENTS = [
    ("Peru signed the Lima Declaration on Clean Rivers.", {"Agreement: Lima Declaration on Clean Rivers"}),
    (
        "It ratified the Convention on the Law of the Sea.",
        {"Agreement unclos: Convention on the Law of the Sea"},
    ),
    ("Ten states signed a memorandum of understanding.", {"Agreement: a memorandum of understanding"}),
    ("The final joint declaration was short.", {"Agreement: The final joint declaration"}),
    ("They endorsed the Delta River Pact (DRP).", {"Agreement: Delta River Pact", "Agreement: DRP"}),
    ("The 1987 Harbour Treaty is in force.", {"Agreement: 1987 Harbour Treaty"}),
    ("Canada withdrew from Kyoto in 2011.", {"Agreement kyoto-protocol: Kyoto"}),
    (
        "Unlike the Bletchley and Seoul declarations, it was weak.",
        {"Agreement bletchley-declaration: Bletchley", "Agreement seoul-declaration: Seoul declarations"},
    ),
    ("Brazil signed the GXPA last week.", {"Agreement: GXPA"}),
    ("The communique was adopted by consensus.", {"Agreement: The communique"}),
    ("Iran left the nuclear deal.", {"Agreement: the nuclear deal"}),
    ("Chile joined the Blue Coast initiative.", {"Agreement: the Blue Coast initiative"}),
    (
        "Peru rejected a fishing plan. The plan needs votes.",
        {"Agreement: a fishing plan", "Agreement: The plan"},
    ),
    ("Kenya proposed a ban. Chad rejects the ban.", {"Agreement: a ban", "Agreement: the ban"}),
    ("Peru unveiled the Andes-Amazon Corridor.", {"Agreement: Andes-Amazon Corridor"}),
    ("Kenya proposed a global carbon tax.", {"Agreement: a global carbon tax"}),
    ("She signed the Lima Accords on Peru's behalf.", {"Agreement: Lima Accords", "Country PE: Peru"}),
]

NO_ACTORS = [
    ("Peru announced a series of concrete actions.", "Group"),
    ("Anna Novak Speaks On Salt. Anna Novak spoke.", "Person: Anna Novak Speaks"),
    ("He was born in Durham, N.C. in 1970.", "Organization"),
    ("WE WANT THEM OUT, said a farmer.", "Organization"),
    ("British Columbia has not decided.", "Country"),
    ("Meanwhile Colombia signed.", "Organization"),
    ("Prices for Brazil rose.", "Organization"),
    ("Waves for surfers are rare.", "Organization"),
    ("Peru hosts the Green Innovation Challenge.", "Person"),
    ("It funds Small Modular Reactors and Startup Excellence.", "Person"),
    ("The treaty was praised by the School of Public Governance.", "Person"),
]

NO_AGREEMENTS = [
    ("The motion of the waves was slow.", "Agreement"),
    ("The minister said so in a statement.", "Agreement"),
    ("The officials deal with such questions.", "Agreement"),
    ("Bill Nelson attended.", "Agreement"),
    ("The project costs too much, and taxes rise.", "Agreement"),
    ("They plan to meet according to plan.", "Agreement"),
    ("He walked down the corridor and wrote a draft.", "Agreement"),
    ("She read the report in a letter to her staff.", "Agreement"),
]

IN_ROWS = [
    (
        "It was signed by Salesforce, Scale Robotics, and Stability.",
        {"Organization: Scale Robotics", "Organization: Stability"},
    ),
]

NO_NAMES = [
    ("The Pact on Lakes, Including Rivers and Other Inland Waters, was signed.", "Organization"),
    ("The Minister for Fisheries, Education and Research Peter Low signed.", "Organization"),
    ("Voters chose Brexit, and RSVP by 3 PM EST.", "Organization"),
]

EVENTS = [
    ("The Lima Rivers Summit opened on Monday.", {"Event: Lima Rivers Summit"}),
    ("Delegates at COP28 disagreed.", {"Event: COP28"}),
    ("The signing ceremony took place in Oslo.", {"Event: The signing ceremony"}),
    ("He attended the climate talks in Bonn.", {"Event: the climate talks"}),
    ("The Ocean Conference on Tuesday was brief.", {"Event: Ocean Conference"}),
]

GROUPS = [
    ("Seventy nations signed.", {"Group: Seventy nations"}),
    ("Several law professors objected.", {"Group: Several law professors"}),
    ("World leaders met.", {"Group: World leaders"}),
    ("The Republicans and Member States objected.", {"Group: The Republicans", "Group: Member States"}),
    ("The national media praised it.", {"Group: The national media"}),
    ("A group of 75 law professors objected.", {"Group: A group of 75 law professors"}),
]


ACTORS = [
    ("British Columbia has not decided. Catalonia refused to sign.", {"Organization: British Columbia"}),
    ("Scotland signed it. California joined the Lima Pact.", {"Organization: California"}),
    ("Chad's army and the Desert Guard agreed to a truce.", {"Organization: Chad's army"}),
    (
        "Twelve firms, including Petromax and Western Reef, signed the Zero Smoke Charter.",
        {"Organization: Petromax", "Organization: Western Reef"},
    ),
    ("Unions such as Harbour Watch signed it.", {"Organization: Harbour Watch"}),
    ("So did tech giants Omnivore and Ellipse.", {"Organization: Omnivore", "Organization: Ellipse"}),
    (
        "Nurses for Peace and Farmers Against Dams signed the pact.",
        {"Organization: Nurses for Peace", "Organization: Farmers Against Dams"},
    ),
    ("Crooked Anna Novak signed. Sleepy Joe Biden refused.", {"Person: Anna Novak", "Person: Joe Biden"}),
]

CUT = [
    ("Anna Novak Speaks On Salt. Anna Novak spoke.", {"Person: Anna Novak"}),
    ("The John Lee Foundation thanked John Lee.", {"Organization: John Lee Foundation"}),
    ("Kevin R. Newman II spoke.", {"Person: Kevin R. Newman II"}),
    ("Many Americans and two Norwegians signed.", {"Group: Many Americans", "Group: two Norwegians"}),
]

PLANS = [
    ("Peru published a Blueprint for a Fair Web.", {"Agreement: Blueprint for a Fair Web"}),
    (
        "The Rose Party tabled a motion. The Christian Union will vote against the motion.",
        {"Agreement: a motion", "Agreement: the motion"},
    ),
]


TITLES = [
    ("Peru hosted the Summit on Peace in Mali in Lima.", {"Event: Summit on Peace in Mali"}),
    ("Peru hosted the Summit on Salt in Mali.", {"Event: Summit on Salt"}),
    ("Peru joined the “Bread from Chile” programme.", {"Agreement: Bread from Chile” programme"}),
    ("Peru joined the “new” programme.", {"Agreement: the “new” programme"}),
    ("Peru hailed the launch of REEF-X in Lima.", {"Agreement: REEF-X"}),
    ("Peru toured the offices of REEF-X in Lima.", {"Organization: REEF-X"}),
    (
        "Peru hailed the Lakes Treaty and the Reef Pact. It left the Pact on Salt and the Coral Accord.",
        {
            "Agreement: Lakes Treaty",
            "Agreement: Reef Pact",
            "Agreement: Pact on Salt",
            "Agreement: Coral Accord",
        },
    ),
    (
        "Peru adopted the Lima Declaration and Programme of Action.",
        {"Agreement: Lima Declaration and Programme of Action"},
    ),
    ("Peru hailed the launch of FREN-X (Peru Defence Startup) in Lima.", {"Agreement: FREN-X"}),
    ("Peru hosted APEC 2024. Chile skipped the G20.", {"Event: APEC 2024", "Event: G20"}),
    (
        "NATO 2022 Strategy talks ended. Peru joined APEC.",
        {"Organization nato: NATO", "Organization apec: APEC"},
    ),
    ("Peru joined the Lima Leaders’ Summit on Salt.", {"Event: Lima Leaders’ Summit on Salt"}),
    ("Peru joined Chile’s Conference on Salt.", {"Event: Conference on Salt"}),
    ("Peru tabled a White Paper on Salt.", {"Agreement: White Paper on Salt"}),
    ("Peru torpedoed a plan. Chile lodged a motion.", {"Agreement: a plan", "Agreement: a motion"}),
    ("A joint press statement was adopted.", {"Agreement: A joint press statement"}),
    (
        "Peru signed the Memorandum of Understanding SAT 8 MAY 2012.",
        {"Agreement: Memorandum of Understanding"},
    ),
    ("Peru signed the Lima Call for an Open Sea.", {"Agreement: Lima Call for an Open Sea"}),
]

BODIES = [
    ("Parliament ratified the accord.", {"Organization: Parliament"}),
    ("The lower house approved the accord.", {"Organization: The lower house"}),
]

NO_BODIES = [
    ("Parliament buildings were lit up.", "Organization"),
    ("The white house on the hill was sold.", "Organization"),
    ("The paper was thin. He took the call.", "Agreement"),
    ("The minister issued a press statement. He gave an opening statement.", "Agreement"),
    ("Happy New Year to all.", "Event"),
]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        *TITLES,
        *BODIES,
        *ACTORS,
        *CUT,
        *PLANS,
        *COUNTRIES,
        *SEATS,
        *PEOPLES,
        *PERSONS,
        *ORGANIZATIONS,
        *IN_ROWS,
        *AGREEMENTS,
        *EVENTS,
        *GROUPS,
    ],
)
def test_mentions_found(nlp: Language, text: str, wanted: set[str]) -> None:
    assert wanted <= brief(found(nlp, text))


@pytest.mark.parametrize(
    ("text", "kind"), [*NO_GOVERNMENTS, *NO_ACTORS, *NO_AGREEMENTS, *NO_NAMES, *NO_BODIES]
)
def test_mentions_not_found(nlp: Language, text: str, kind: str) -> None:
    assert not [mention for mention in brief(found(nlp, text)) if mention.startswith(kind)]


def test_mentions_overlap_only_by_nesting(nlp: Language) -> None:
    text = "The UK government spokesperson left the Paris AI summit before the French president's statement."
    mentions = found(nlp, text)
    for one in mentions:
        for other in mentions:
            apart = one.end <= other.start or other.end <= one.start
            within = one.start <= other.start and other.end <= one.end
            assert apart or within or (other.start <= one.start and one.end <= other.end)
    assert mentions == sorted(mentions, key=lambda mention: (mention.start, -mention.end))


def test_mentions_pronouns(nlp: Language) -> None:
    kinds = {mention.text: mention.kind for mention in found(nlp, "He said they would sign it themselves.")}
    assert kinds == dict.fromkeys(("He", "they", "it", "themselves"), "pronoun")


def test_mentions_of_nothing(nlp: Language) -> None:
    assert found(nlp, "") == []
