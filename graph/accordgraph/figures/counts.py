"""Reads counts: who signed, joined, ratified, attended or belongs, and the results of votes."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from accordgraph.figures.context import NOWHERE, Governor, Scene, governors
from accordgraph.figures.numbers import lexicon
from accordgraph.figures.reading import Numeral, Reading, numerals, status_of
from accordgraph.mentions import Mention
from accordgraph.model import Entity, EntityType, Figure, Status

ABOUT: dict[str, tuple[EntityType, ...]] = {
    "signatories": ("Agreement",),
    "participants": ("Event",),
    "members": ("Agreement", "Organization"),
    "partners": ("Organization", "Agreement"),
    "votesFor": ("Agreement", "Event"),
    "votesAgainst": ("Agreement", "Event"),
    "abstentions": ("Agreement", "Event"),
}
"""Of which types of entity a measure is told."""
FEWEST = 3
"""Counts below this, exclusive, are bilateral: the two sides that a text is between."""
UNIT_WINDOW = 8
"""Tokens after a number within which the noun that it counts ends."""
INNER = ("ADJ", "NOUN", "PROPN", "ADV", "VERB", "NUM")
WITHIN = frozenset(("+", "-", "–", "plus", "more", "other", "or"))
VOTE = re.compile(
    r"\b(?:ratified|endorsed|vot(?:e|es|ed|ing)|ballot|division|adopted|passed|approved|rejected|defeated|tally)\b",
    re.I,
)
PAIR = re.compile(r"\s?(?:votes?\s)?(?:to|[-–—])\s?")
FOR = re.compile(
    r"\s(?:\w+\s){0,2}?(?:votes?\s)?(?:in\s(?:its\s)?favou?r|for\b|yes\b|ayes\b|voted\s(?:in\sfavou?r|for|yes|to\s))",
    re.I,
)
AGAINST = re.compile(
    r"\s(?:\w+\s){0,2}?(?:votes?\s)?(?:against|no\svotes|nays|noes|opposed|voted\s(?:against|no))\b", re.I
)
ABSTAINED = re.compile(r"\s(?:\w+\s){0,3}?(?:abstentions?|abstain(?:ed|ing)?|abstained)\b", re.I)


def votes(scene: Scene, sentence: TokenSpan, numbers: Sequence[Numeral]) -> Iterator[Reading]:
    """Yield the results of a vote: "by 120 votes to 3 with five abstentions", "nine voted against"."""
    if not VOTE.search(sentence.text) and not ABSTAINED.search(sentence.text):
        return
    taken: set[int] = set()
    for first, second in itertools.pairwise(numbers):
        between = sentence.text[first.number.end : second.number.start]
        if VOTE.search(sentence.text) and PAIR.fullmatch(between) and not hypothetical(first):
            taken |= {first.start, second.start}
            yield from _vote(scene, first, "votesFor", first.last)
            yield from _vote(scene, second, "votesAgainst", first.last)
    for numeral in numbers:
        if numeral.start in taken or numeral.number.ordinal or is_year(numeral) or hypothetical(numeral):
            continue
        for measure, pattern in (("abstentions", ABSTAINED), ("votesAgainst", AGAINST), ("votesFor", FOR)):
            if VOTE.search(sentence.text) or measure == "abstentions":
                match = pattern.match(numeral.after.split(",")[0].split(" and ")[0])
                if match and VOTE.search(match[0] + " vote" * (measure == "abstentions") + _nearby(numeral)):
                    yield from _vote(scene, numeral, measure, numeral.last)
                    break


def _nearby(numeral: Numeral) -> str:
    return numeral.before[-80:] + numeral.after[:40]


def _vote(scene: Scene, numeral: Numeral, measure: str, cue: Token) -> Iterator[Reading]:
    about = find_about(scene, numeral.sentence, cue, ABOUT[measure], allow_main=True)
    if about:
        unit = _unit(numeral)
        yield _reading(about, measure, numeral, unit, cue, "figure.vote", 0.85, unit_text="votes")


def counts(scene: Scene, numeral: Numeral) -> Iterator[Reading]:
    """Yield what a counted noun says of an agreement, event or organisation."""
    if hypothetical(numeral) or _is_whole(numeral):
        return
    unit = _unit(numeral)
    if numeral.number.ordinal:
        if unit is not None:
            yield from _rank(scene, numeral, unit)
        return
    if numeral.number.value < FEWEST or numeral.number.value != int(numeral.number.value):
        return
    if unit is None:
        yield from _part(scene, numeral)
        return
    words = lexicon("measures")
    itself = words["self"].get(singular(unit)) or next(
        (
            words["self"][name]
            for token in unit.doc[numeral.end : unit.i]
            if (name := singular(token)) in words["self"]
        ),
        None,
    )
    if itself:
        found = list(_governed(scene, numeral, unit, strong=True))
        yield from found or _by_itself(scene, numeral, unit, itself)
    elif singular(unit) in words["populations"]:
        yield from _governed(scene, numeral, unit)


def _is_whole(numeral: Numeral) -> bool:
    """Whether the number is the whole of which another is the part: the second of "19 of the 27 states"."""
    doc, index = numeral.sentence.doc, numeral.start - 1
    while index > numeral.sentence.start and doc[index].lower_ in ("the", "its", "all", "their"):
        index -= 1
    return index > numeral.sentence.start and doc[index].lower_ == "of" and doc[index - 1].like_num


def _part(scene: Scene, numeral: Numeral) -> Iterator[Reading]:
    """Yield what is said of a part alone: "19 of the 27 states backed it", "of 196 parties, 190 ratified"."""
    doc, end = numeral.sentence.doc, numeral.end
    if numeral.last.dep_ not in ("nsubj", "nsubjpass", "pobj") or end >= numeral.sentence.end:
        return
    if doc[end].lower_ == "of":
        others = (each for each in numerals(numeral.sentence) if each.start > end and _is_whole(each))
        whole = next(others, None)
        noun = _unit(whole) if whole else None
        if noun is not None and _counts(noun, lexicon("measures")):
            yield from _governed(scene, numeral, numeral.last, unit_text=_phrase(noun, numeral))
    elif doc[end].pos_ in ("AUX", "VERB"):
        before = [
            token
            for token in doc[numeral.sentence.start : numeral.start]
            if _counts(token, lexicon("measures"))
        ]
        if before:
            yield from _governed(scene, numeral, numeral.last, strong=True, unit_text=before[-1].text)


def _by_itself(scene: Scene, numeral: Numeral, unit: Token, measure: str) -> Iterator[Reading]:
    avoid = range(numeral.start, unit.i + 1)
    if measure in ("members", "partners"):
        contained = next(
            (found for governor in governors(unit) for found in _contained(scene, governor)), None
        )
        if contained:
            yield _reading(contained, measure, numeral, unit, unit, "figure.containing", 0.85)
            return
    about: tuple[Entity, Mention | None] | None = owner(scene, unit, ABOUT[measure], avoid)
    if about is None and not any(child.lower_ in ("of", "to") for child in unit.children):
        about = find_about(scene, numeral.sentence, unit, ABOUT[measure], avoid=avoid)
    if about:
        yield _reading(about, measure, numeral, unit, unit, f"figure.counted-{singular(unit)}", 0.8)


def _governed(
    scene: Scene, numeral: Numeral, unit: Token, *, strong: bool = False, unit_text: str | None = None
) -> Iterator[Reading]:
    words = lexicon("measures")
    found = [*governors(unit), *_linear(numeral, unit)]
    if unit.dep_ == "pobj" and unit.head.head.lower_ in words["partitive"]:
        found = [governor for governor in found if governor.relation == "relative"]
    for governor in found:
        lemma = governor.token.lemma_.lower()
        active = governor.relation in ("subject", "agent", "relative")
        if active and lemma in words["strong"]:
            measure, confidence, main = words["strong"][lemma], 0.9, True
        elif strong:
            continue
        elif active and lemma in words["weak"] and _fits(governor.token):
            measure, confidence, main = words["weak"][lemma], 0.75, False
        elif (
            governor.relation in ("of", "agent", "from", "between", "among", "with")
            and lemma in words["nominal"]
        ):
            measure, confidence, main = words["nominal"][lemma], 0.7, False
        elif governor.relation == "subject" and _attribute(governor.token) in words["self"]:
            measure, confidence, main = words["self"][_attribute(governor.token)], 0.8, False
        else:
            continue
        status = status_of(governor.token)
        if status == "denied":
            return
        about = _object(scene, governor, ABOUT[measure]) or find_about(
            scene,
            numeral.sentence,
            governor.token,
            ABOUT[measure],
            allow_main=main,
            avoid=range(numeral.start, unit.i + 1),
        )
        if about is None and measure == "participants":
            continue
        if about:
            rule = f"figure.{governor.relation}-{lemma}"
            yield _reading(
                about,
                measure,
                numeral,
                unit,
                governor.token,
                rule,
                confidence,
                unit_text=unit_text,
                status=status,
            )
        return


def _attribute(verb: Token) -> str:
    """What a copula says its subject is: "are the first signatories"."""
    found = (child.lemma_.lower() for child in verb.children if child.dep_ == "attr")
    return next(found, "") if verb.lemma_ == "be" else ""


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


def _contained(scene: Scene, governor: Governor) -> Iterator[tuple[Entity, Mention]]:
    """The organisation that a verb says to comprise the counted ones."""
    if governor.relation in ("object", "of") and governor.token.lemma_ in lexicon("measures")["containing"]:
        for child in governor.token.children:
            found = scene.entity_at(child) if child.dep_ in ("nsubj", "nsubjpass") else None
            if found and found[0].type in ("Organization", "Group"):
                yield found


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
    if measure is None and lemma in words["self"]:
        measure = words["self"][lemma]
    if measure is None and lemma in words["populations"]:
        for token in unit.doc[unit.i + 1 : min(unit.i + 6, numeral.sentence.end)]:
            if token.lemma_.lower() in {**words["strong"], "join": ""} and token.pos_ == "VERB":
                measure, cue = words["strong"].get(token.lemma_.lower(), "signatories"), token
                break
    if measure in ("signatories", "members"):
        types = ABOUT[measure]
        about = (
            _object(scene, Governor(cue, "subject"), types)
            or owner(scene, unit, types)
            or find_about(scene, numeral.sentence, cue, types, allow_main=True)
        )
        if about:
            yield _reading(about, measure, numeral, unit, cue, "figure.rank", 0.85)


def _unit(numeral: Numeral) -> Token | None:
    """The noun that a number counts: the last of the words behind it within one noun phrase."""
    doc, found = numeral.sentence.doc, None
    index = numeral.end
    end = min(numeral.sentence.end, index + UNIT_WINDOW)
    words = lexicon("measures")
    if index < end and doc[index].lower_ in ("of", "or"):
        return None
    while index < end:
        token = doc[index]
        counted = _counts(token, words)
        settled = found is not None and _counts(found, words)
        if token.pos_ in ("NOUN", "PROPN"):
            if counted or found is None or (token.dep_ != "compound" and not settled):
                found = token
            if counted and not _goes_on(doc, index, end, words):
                break
        elif token.lower_ in (",", "and", "&"):
            if found is None or settled:
                break
        elif token.pos_ not in INNER and token.lower_ not in WITHIN:
            break
        index += 1
    return found


def _goes_on(doc: Doc, index: int, end: int, words: dict[str, Any]) -> bool:
    """Whether a counted noun only modifies the next: "member states", "government ministers"."""
    following = doc[index + 1] if index + 1 < end else None
    return (
        following is not None
        and following.pos_ in ("NOUN", "PROPN")
        and (doc[index].dep_ == "compound" or _counts(following, words))
    )


def _counts(token: Token, words: dict[str, Any]) -> bool:
    lemma = singular(token)
    return lemma in words["populations"] or lemma in words["self"]


def singular(token: Token) -> str:
    """A noun's singular in lower case, of capitalised nouns, too."""
    lemma = token.lemma_.lower()
    if token.pos_ == "PROPN" and lemma.endswith("s"):
        return re.sub(r"ies$", "y", lemma) if lemma.endswith("ies") else lemma.removesuffix("s")
    return lemma


def is_year(numeral: Numeral) -> bool:
    """Whether four digits are more likely a year: "her 2005 vote"."""
    return (
        re.fullmatch(r"(?:19|20)\d\d", numeral.sentence.text[numeral.number.start : numeral.number.end])
        is not None
    )


def hypothetical(numeral: Numeral) -> bool:
    """Whether the number is a threshold, a wish or a condition, by the words around it."""
    cues = lexicon("measures")["hypothetical"]
    window = numeral.sentence.doc[
        max(numeral.sentence.start, numeral.start - 6) : min(numeral.end + 8, numeral.sentence.end)
    ]
    return any(token.lemma_.lower() in cues for token in window)


def owner(
    scene: Scene, noun: Token, types: Iterable[str], avoid: range = NOWHERE
) -> tuple[Entity, Mention] | None:
    """The entity whose members a noun names: "the bloc's 27 members", "signatories to the pact"."""
    wanted = set(types)
    for child in noun.children:
        candidates = [child] if child.dep_ in ("poss", "compound", "nmod") else []
        if child.dep_ == "prep" and child.lower_ in ("of", "to", "in"):
            candidates = [grand for grand in child.children if grand.dep_ == "pobj"]
        for candidate in candidates:
            found = scene.entity_at(candidate)
            if found and found[0].type in wanted and found[1].start not in avoid:
                return found
    return None


def _object(scene: Scene, governor: Governor, types: Iterable[str]) -> tuple[Entity, Mention] | None:
    wanted = set(types)
    verb = governor.token
    reached = [
        child
        for child in verb.children
        if child.dep_ in ("dobj", "nsubjpass", "prep", "prt", "xcomp", "acomp")
    ]
    for child in reached:
        for token in [child, *child.children]:
            found = scene.entity_at(token)
            if found and found[0].type in wanted:
                return found
    if verb.dep_ in ("acl", "relcl"):
        found = scene.entity_at(verb.head)
        if found and found[0].type in wanted:
            return found
    return None


def find_about(
    scene: Scene,
    sentence: TokenSpan,
    cue: Token,
    types: Iterable[str],
    *,
    allow_main: bool = False,
    avoid: range = NOWHERE,
) -> tuple[Entity, Mention | None] | None:
    """What a figure is about: named in the sentence, just before it, or what the document is about."""
    types = tuple(types)
    found = scene.nearest(cue, sentence, types, avoid) or scene.before(sentence, types)
    if found is None and allow_main:
        main = scene.main(types)
        return (main, None) if main else None
    return found


def _reading(
    about: tuple[Entity, Mention | None],
    measure: str,
    numeral: Numeral,
    unit: Token | None,
    cue: Token,
    rule: str,
    confidence: float,
    *,
    unit_text: str | None = None,
    status: Status = "asserted",
) -> Reading:
    number = numeral.number
    end = max(numeral.end, unit.i + 1) if unit is not None else numeral.end
    counted = unit_text or (_phrase(unit, numeral) if unit is not None else "")
    figure = Figure(int(number.value), counted, number.approximate, number.bound)
    return Reading(
        about[0],
        about[1],
        measure,
        figure,
        numeral.sentence,
        numeral.start,
        end,
        cue,
        rule,
        confidence,
        status,
    )


def _phrase(unit: Token, numeral: Numeral) -> str:
    """The counted noun with its compounds and the nouns joined to it: "nations and organizations".

    Behind an ordinal, which ranks one of them, it is put into the plural.
    """
    if numeral.number.ordinal:
        return re.sub(r"(?<=[^aeiou])y$", "ie", singular(unit)) + "s"
    first = unit.i
    while first > numeral.end and unit.doc[first - 1].dep_ == "compound":
        first -= 1
    last = unit
    for noun in unit.conjuncts:
        between = unit.doc[last.i + 1 : noun.i]
        if noun.pos_ == "NOUN" and 0 < len(between) <= 4 and not any(token.like_num for token in between):
            last = noun
    return str(unit.doc[first : last.i + 1].text)
