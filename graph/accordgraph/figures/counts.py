"""Reads counts: who signed, joined, ratified, attended or belongs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from accordgraph.figures.about import ABOUT, find_about, object_of, owner
from accordgraph.figures.context import Governor, Scene, governors
from accordgraph.figures.counted import hypothetical, is_counted, phrase_of, reading_of, singular, unit_of
from accordgraph.figures.numbers import lexicon
from accordgraph.figures.reading import Numeral, Reading, numerals, status_of
from accordgraph.figures.wholes import composite, constituents, contained, drawn, owned
from accordgraph.mentions import Mention
from accordgraph.model import Entity

FEWEST = 3
"""Counts below this, exclusive, are bilateral: the two sides that a text is between."""
TOTAL = 12
"""Tokens before a number within which the verb stands that brings a total to it."""


def counts(scene: Scene, numeral: Numeral) -> Iterator[Reading]:
    """Yield what a counted noun says of an agreement, event or organisation."""
    unit = unit_of(numeral)
    if hypothetical(numeral) or (unit is not None and (unit.dep_ == "poss" or _awaited(unit))):
        return
    if _is_whole(numeral) and not _one_of(numeral, unit):
        yield from owned(scene, numeral, unit)
        return
    if numeral.number.ordinal:
        yield from _rank(scene, numeral, unit) if unit is not None else _rank_alone(scene, numeral)
        return
    if numeral.number.value < FEWEST or numeral.number.value != int(numeral.number.value):
        return
    total = list(_total(scene, numeral, unit))
    if total:
        yield from total
    elif compound := list(composite(scene, numeral)):
        yield from compound
    elif unit is None:
        yield from _part(scene, numeral)
    elif not _increment(numeral, unit):
        yield from _counted(scene, numeral, unit)


def _counted(scene: Scene, numeral: Numeral, unit: Token) -> Iterator[Reading]:
    words = lexicon("measures")
    between = unit.doc[numeral.end : unit.i]
    if any(token.lower_ in words["crews"] for token in between):
        return
    itself = words["self"].get(singular(unit)) or next(
        (words["self"][name] for token in between if (name := singular(token)) in words["self"]), None
    )
    if itself:
        whole = list(owned(scene, numeral, unit)) if _all_of(numeral) and singular(unit) == "party" else []
        found = whole or list(_governed(scene, numeral, unit, strong=singular(unit) != "party"))
        yield from found or _by_itself(scene, numeral, unit, itself)
        yield from owned(scene, numeral, unit) if found and not whole and itself == "members" else ()
    elif singular(unit) in words["populations"]:
        found = list(_governed(scene, numeral, unit)) or list(constituents(scene, numeral, unit))
        yield from found
        present = next((token for token in between if token.lower_ in words["present"]), None)
        about = find_about(scene, numeral.sentence, unit, ABOUT["participants"]) if present else None
        if present and about:
            yield reading_of(about, "participants", numeral, unit, present, "figure.present", 0.7)


def _all_of(numeral: Numeral) -> bool:
    return numeral.start > numeral.sentence.start and numeral.sentence.doc[numeral.start - 1].lower_ in (
        "all",
        "the",
    )


def _awaited(unit: Token) -> bool:
    """Whether what is counted is still to come: "forty ratifications, or accessions, are needed"."""
    if singular(unit) not in ("ratification", "accession"):
        return False
    cues = lexicon("measures")["hypothetical"]
    return any(token.lemma_.lower() in cues for token in unit.sent)


def _of_total(unit: Token) -> bool:
    """Whether "of" stands behind a word for a total rather than for another body: "a board of 12 members"."""
    words, head = lexicon("measures"), unit.head.head
    return head.lemma_.lower() in (*words["totals"], *words["partitive"], *words["containing"], "up")


def _one_of(numeral: Numeral, unit: Token | None) -> bool:
    """Whether somebody is one of all those counted: "is one of the 60 signatories"."""
    before = [token.lower_ for token in numeral.sentence.doc[numeral.sentence.start : numeral.start]]
    words = lexicon("measures")["self"]
    named = unit is not None and any(singular(token) in words for token in unit.doc[numeral.end : unit.i + 1])
    return named and before[-3:-1] == ["one", "of"]


def _increment(numeral: Numeral, unit: Token) -> bool:
    """Whether the counted come on top of others that are not counted: "twelve more countries"."""
    words, doc = lexicon("measures"), numeral.sentence.doc
    inner = doc[numeral.end : unit.i]
    if numeral.start > numeral.sentence.start and doc[numeral.start - 1].lower_ in words["among"]:
        return True
    return any(token.lower_ in words["increments"] and token.nbor(-1).lower_ != "or" for token in inner)


def _total(scene: Scene, numeral: Numeral, unit: Token | None) -> Iterator[Reading]:
    """Yield the number to which a total is brought: "bringing the number of members to 64"."""
    words, doc = lexicon("measures"), numeral.sentence.doc
    before = list(doc[max(numeral.sentence.start, numeral.start - TOTAL) : numeral.start])
    reached = [
        token for token in before[-3:] if token.pos_ == "VERB" and token.lemma_.lower() in words["reaching"]
    ]
    if not reached and not any(token.lower_ in ("to", "at") for token in before[-4:]):
        return
    verbs = reached or [token for token in before if token.lemma_.lower() in words["raising"]]
    between = [singular(token) for token in before if verbs and token.i != verbs[-1].i]
    named = [words["self"][name] for name in between if name in words["self"]]
    if not verbs or not (named or set(between) & set(words["totals"])):
        return
    measure = "members" if "membership" in between else named[0] if named else _acts_before(verbs[-1])
    if measure is None and not _joining(verbs[-1].sent):
        return
    measure = measure or _called(scene)
    about = find_about(scene, numeral.sentence, verbs[-1], ABOUT[measure], allow_main=True)
    if about:
        yield reading_of(about, measure, numeral, unit, verbs[-1], "figure.total", 0.8)


def _acts_before(verb: Token) -> str | None:
    """What those did of whom a total is told, by the last verb that says so: "ratified, bringing …"."""
    strong = lexicon("measures")["strong"]
    acts = [token for token in verb.doc[verb.sent.start : verb.i] if token.lemma_.lower() in strong]
    return str(strong[acts[-1].lemma_.lower()]) if acts else None


def _joining(sentence: TokenSpan) -> bool:
    return any(token.lemma_.lower() in ("join", "accession", "entry") for token in sentence)


def _called(scene: Scene) -> str:
    """What a document calls those who join: members where it speaks of these alone."""
    names = Counter(singular(token) for token in scene.linked.annotation.doc)
    return "members" if names["member"] and not names["signatory"] else "signatories"


def _is_whole(numeral: Numeral) -> bool:
    """Whether the number is the whole of which another is the part: the second of "19 of the 27 states"."""
    doc, index = numeral.sentence.doc, numeral.start - 1
    while index > numeral.sentence.start and doc[index].lower_ in ("the", "its", "all", "their"):
        index -= 1
    return index > numeral.sentence.start and doc[index].lower_ == "of" and doc[index - 1].like_num


def _part(scene: Scene, numeral: Numeral) -> Iterator[Reading]:
    """Yield what is said of a part alone: "19 of the 27 states backed it", "of 196 parties, 190 ratified"."""
    doc, end = numeral.sentence.doc, numeral.end
    root = doc[numeral.start : end].root
    if root.dep_ not in ("nsubj", "nsubjpass", "pobj") or end >= numeral.sentence.end:
        return
    if doc[end].lower_ == "of":
        others = (each for each in numerals(numeral.sentence) if each.start > end and _is_whole(each))
        whole = next(others, None)
        noun = unit_of(whole) if whole else None
        if noun is not None and is_counted(noun):
            yield from _governed(scene, numeral, root, unit_text=phrase_of(noun, numeral))
    elif doc[end].pos_ in ("AUX", "VERB"):
        before = [token for token in doc[numeral.sentence.start : numeral.start] if is_counted(token)]
        if before or _only_parties(scene, root):
            unit_text = before[-1].text if before else "parties"
            yield from _governed(scene, numeral, root, strong=True, unit_text=unit_text)


def _only_parties(scene: Scene, number: Token) -> bool:
    """Whether those who have acted can only be parties to a text: "So far, 13 have ratified it."."""
    verb = number.head
    done = [
        verb,
        *(child for child in verb.children if child.dep_ in ("xcomp", "advcl") and child.tag_ == "VB"),
    ]
    objects = [child for token in done for child in token.children if child.dep_ == "dobj"]
    perfect = any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children)
    acted = perfect and bool({token.lemma_ for token in done} & {"sign", "ratify", "accede"})
    return acted and all(token.pos_ == "PRON" or scene.entity_at(token) for token in objects)


def _by_itself(scene: Scene, numeral: Numeral, unit: Token, measure: str) -> Iterator[Reading]:
    words, avoid = lexicon("measures"), range(numeral.start, unit.i + 1)
    if any(token.lower_ in words["restricting"] for token in unit.doc[numeral.end : unit.i]):
        return
    by = next((found for governor in governors(unit) for found in drawn(scene, governor)), None)
    if by and measure == "participants":
        yield reading_of(by, measure, numeral, unit, unit, "figure.drawn", 0.85)
        return
    if measure in ("members", "partners"):
        whole = next((found for governor in governors(unit) for found in contained(scene, governor)), None)
        if whole:
            yield reading_of(whole, measure, numeral, unit, unit, "figure.containing", 0.85)
            return
    about: tuple[Entity, Mention | None] | None = owner(scene, unit, ABOUT[measure], avoid)
    bracketed = numeral.start > numeral.sentence.start and unit.doc[numeral.start - 1].text == "("
    told = any(governor.token.lemma_ in words["containing"] for governor in governors(unit))
    if about is None and singular(unit) == "party" and not bracketed and not told:
        return
    if about is None and unit.dep_ == "pobj" and unit.head.lower_ == "of" and not _of_total(unit):
        return
    if about is None and not any(child.lower_ in ("of", "to") for child in unit.children):
        about = find_about(scene, numeral.sentence, unit, ABOUT[measure], avoid=avoid)
    if about:
        yield reading_of(about, measure, numeral, unit, unit, f"figure.counted-{singular(unit)}", 0.8)


def _governed(
    scene: Scene, numeral: Numeral, unit: Token, *, strong: bool = False, unit_text: str | None = None
) -> Iterator[Reading]:
    if _joined(unit):
        about = find_about(scene, numeral.sentence, unit.head, ABOUT["signatories"])
        if about:
            yield reading_of(about, "signatories", numeral, unit, unit.head, "figure.joined", 0.7)
        return
    found = [*governors(unit), *_linear(numeral, unit)]
    if unit.dep_ == "pobj" and any(child.dep_ == "nummod" for child in unit.head.head.children):
        found = [governor for governor in found if governor.relation in ("relative", unit.head.lower_)]
    if unit.dep_ == "pobj" and unit.head.head.lower_ in lexicon("measures")["partitive"]:
        found = [governor for governor in found if governor.relation == "relative"]
    for governor in found:
        measured = _measured(governor, strong=strong)
        if measured is None or not _personal(unit, governor.token):
            continue
        measure, confidence, main = measured
        status = status_of(governor.token)
        if status == "denied":
            return
        avoid = range(numeral.start, unit.i + 1)
        about = (
            _body(scene, governor, measure)
            or object_of(scene, governor, ABOUT[measure])
            or find_about(
                scene, numeral.sentence, governor.token, ABOUT[measure], allow_main=main, avoid=avoid
            )
        )
        if about is None and measure == "participants":
            continue
        if about:
            if measure == "signatories" and (_initiative(about[1], unit) or _as_partners(governor.token)):
                measure = "partners"
            rule = f"figure.{governor.relation}-{governor.token.lemma_.lower()}"
            yield reading_of(
                about, measure, numeral, unit, governor.token, rule, confidence,
                unit_text=unit_text, status=status,
            )  # fmt: skip
        return


def _joined(unit: Token) -> bool:
    """Whether somebody joins the counted ones: "joins 88 other companies"."""
    others = any(child.lower_ in ("other", "others") for child in unit.children)
    return others and unit.dep_ == "dobj" and unit.head.lemma_ == "join"


def _personal(unit: Token, verb: Token) -> bool:
    """Whether a crowd does what a crowd's number is told of: sign and attend, not agree or endorse."""
    words = lexicon("measures")
    return singular(unit) not in words["crowds"] or verb.lemma_.lower() in words["crowded"]


def _measured(governor: Governor, *, strong: bool) -> tuple[str, float, bool] | None:
    """What a governor says to be counted, how surely, and whether of what the document is about."""
    words, lemma = lexicon("measures"), governor.token.lemma_.lower()
    if any(child.lower_ in ("away", "off") for child in governor.token.children):
        return None
    active = governor.relation in ("subject", "agent", "relative")
    if active and lemma in words["strong"]:
        return words["strong"][lemma], 0.9, True
    if active and lemma in words["idioms"] and _has(governor.token, words["idioms"][lemma]["with"]):
        return words["idioms"][lemma]["measure"], 0.8, True
    if strong:
        return None
    if active and lemma in words["weak"] and _fits(governor.token):
        measure = "partners" if _of_initiative(governor) else words["weak"][lemma]
        return measure, 0.75, False
    if governor.relation in ("of", "agent", "from", "between", "among", "with") and lemma in words["nominal"]:
        return words["nominal"][lemma], 0.7, False
    standing = _attribute(governor.token)
    if governor.relation in ("subject", "relative") and standing in words["standing"]:
        return words["standing"][standing], 0.8, False
    return None


def _body(scene: Scene, governor: Governor, measure: str) -> tuple[Entity, Mention] | None:
    """The coalition itself that consists of the counted ones: "the Coalition of over 100 cities"."""
    found = scene.entity_at(governor.token) if governor.relation == "of" and measure == "members" else None
    return found if found and found[0].type in ("Organization", "Group") else None


def _initiative(mention: Mention | None, unit: Token) -> bool:
    """Whether a name stands before the word for a common undertaking: "the Blue Coast initiative"."""
    if mention is None or mention.end >= len(unit.doc):
        return False
    return unit.doc[mention.end].lemma_.lower() in lexicon("measures")["initiatives"]


def _as_partners(verb: Token) -> bool:
    """Whether the counted ones do something as partners: "lent it their support as partners"."""
    links = (token for token in verb.subtree if token.dep_ == "prep" and token.lower_ == "as")
    return any(singular(child) == "partner" for link in links for child in link.children)


def _has(verb: Token, nouns: list[str]) -> bool:
    return any(child.lemma_.lower() in nouns for child in verb.children)


def _of_initiative(governor: Governor) -> bool:
    """Whether what is joined or backed is a common undertaking rather than a text."""
    roles = ("nsubjpass",) if governor.relation == "agent" else ("dobj", "nsubjpass")
    nouns = [child for child in governor.token.children if child.dep_ in roles]
    if governor.token.dep_ in ("acl", "relcl"):
        nouns.append(governor.token.head)
    return any(noun.lemma_.lower() in lexicon("measures")["initiatives"] for noun in nouns)


def _attribute(verb: Token) -> str:
    """What a verb says its subject is: "are the first signatories", "listed as partners"."""
    words = lexicon("measures")
    if verb.lemma_ == "be":
        return next((singular(child) for child in verb.children if child.dep_ == "attr"), "")
    if verb.lemma_.lower() in words["listing"]:
        for child in verb.children:
            if child.dep_ == "prep" and child.lower_ == "as":
                return next((singular(grand) for grand in child.children if grand.dep_ == "pobj"), "")
    return ""


def _fits(verb: Token) -> bool:
    if verb.lemma_ == "take":
        return any(child.lemma_ == "part" for child in verb.children)
    if verb.lemma_ == "send":
        return any(child.lemma_ in ("delegation", "representative", "minister") for child in verb.children)
    return True


def _linear(numeral: Numeral, unit: Token) -> Iterator[Governor]:
    """What follows or precedes the noun in a sentence that the parser could not make out."""
    doc, sentence = unit.doc, numeral.sentence
    strong = lexicon("measures")["strong"]
    for token in doc[unit.i + 1 : min(unit.i + 4, sentence.end)]:
        if token.lemma_.lower() in strong and token.pos_ in ("VERB", "NOUN", "PROPN"):
            yield Governor(token, "subject")
    before = doc[max(sentence.start, numeral.start - 8) : numeral.start]
    by = next((token for token in reversed(before) if token.lower_ == "by"), None)
    if by is not None and not any(token.pos_ in ("VERB", "NOUN") for token in doc[by.i + 1 : numeral.start]):
        for token in reversed(doc[before.start : by.i]):
            if token.lemma_.lower() in strong and token.tag_ in ("VBN", "VBD"):
                yield Governor(token, "agent")


def _rank_alone(scene: Scene, numeral: Numeral) -> Iterator[Reading]:
    """Yield the rank of one who did something, without a noun: "is the 43rd to sign the pact"."""
    words, doc, end = lexicon("measures")["strong"], numeral.sentence.doc, numeral.end
    if numeral.number.value < FEWEST or end + 1 >= numeral.sentence.end or doc[end].lower_ != "to":
        return
    cue = doc[end + 1]
    measure = {**words, "join": "signatories"}.get(cue.lemma_.lower())
    about = object_of(scene, Governor(cue, "subject"), ABOUT["signatories"]) if measure else None
    if about and measure in ("signatories", "members"):
        yield reading_of(about, measure, numeral, None, cue, "figure.rank", 0.85, unit_text="parties")


def _rank(scene: Scene, numeral: Numeral, unit: Token) -> Iterator[Reading]:
    words = lexicon("measures")
    lemma = singular(unit)
    if numeral.number.value < 3:
        return
    measure, cue = None, unit
    for child in unit.children:
        if child.dep_ in ("acl", "relcl", "xcomp") and child.lemma_.lower() in {
            **words["strong"],
            "join": "",
            "accede": "",
        }:
            measure = words["strong"].get(child.lemma_.lower(), "signatories")
            cue = child
    if measure is None and lemma in words["self"] and lemma != "party":
        measure = words["self"][lemma]
    if measure is None and lemma in words["populations"]:
        for token in unit.doc[unit.i + 1 : min(unit.i + 6, numeral.sentence.end)]:
            if token.lemma_.lower() in {**words["strong"], "join": ""} and token.pos_ == "VERB":
                measure, cue = words["strong"].get(token.lemma_.lower(), "signatories"), token
                break
    if measure in ("signatories", "members"):
        types = ABOUT[measure]
        about = (
            object_of(scene, Governor(cue, "subject"), types)
            or owner(scene, unit, types)
            or find_about(scene, numeral.sentence, cue, types, allow_main=True)
        )
        if about:
            yield reading_of(about, measure, numeral, unit, cue, "figure.rank", 0.85)
