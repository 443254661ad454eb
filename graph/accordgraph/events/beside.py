"""Reads the places and dates that stand in a row with the name of an event, without the parse."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from accordgraph.events.dates import Period, find_periods
from accordgraph.events.places import HOLDING, PLACES, Place, is_place
from accordgraph.link import LinkedDocument
from accordgraph.mentions import Mention

LINKING = frozenset(
    (
        "in", "on", "at", "from", "of", "the", "to", "be", "is", "was", "are", "were", "been",
        "being", "has", "have", "had", "will", "shall", "which", "that", "runs", "ran", "due",
        "set", "scheduled", "planned", "slated", "expected", "place", "time", "between", "this",
        "for",
    )
)  # fmt: skip
"""Words that join the name of an event to its place and date."""
MARKS = frozenset((",", "(", ":", "–", "—", "-"))
BETWEEN = 6
"""Tokens at most between an event, its place and its date."""
NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
DAYS = {word: number for number, word in enumerate(NUMBERS, 2)}
LASTING = re.compile(rf"\b(?P<days>{'|'.join(DAYS)}|\d)\s?[-–]\s?day\b", re.I)
"""How long an event lasts: "the two-day summit"."""
DATELINE = 14
"""Tokens at most in a line that only tells where and when an event took place."""
VISITS = ("participate", "part", "take", "attend", "join", "host", "hold")
"""Verbs with their nouns that tell that somebody is at an event."""
TOPIC = ("of", "on", "about", "into", "with", "between")
REACH = 10
"""Tokens at most in what an event is about."""
FOR = ("for", "at", "during")
TO = ("in", "at", "to")


@dataclass(frozen=True, slots=True)
class Row:
    """What stands in a row behind an event: a place, dates by their first tokens, those surely its own."""

    place: Place | None
    dates: frozenset[int]
    surely: frozenset[int]


def row_behind(linked: LinkedDocument, mention: Mention, dates: Mapping[int, int]) -> Row:
    """The place and dates behind an event, over prepositions, marks and words for holding.

    `dates` gives the token behind each date by its first. A date is told surely of the event, rather than
    of what was done there, behind a verb for holding, before the verb of which the event is the subject, or
    where something is done at the event.
    """
    doc, index, gap = linked.annotation.doc, mention.end, 0
    place: Place | None = None
    found: set[int] = set()
    sure: set[int] = set()
    head = doc[mention.head]
    held = _visited(head)
    acting = head.head.i if head.dep_ in ("nsubj", "nsubjpass") else 0
    limit = linked.annotation.block(mention.head).end
    while index < limit and gap <= BETWEEN:
        if index in dates:
            found.add(index)
            sure.update({index} if held or index < acting else ())
            index, gap = dates[index], 0
            continue
        beginning = _place_from(linked, index, dates)
        if beginning is not None and (place is None or beginning[0] - place[1] == 1):
            place = (place[0] if place else beginning[0], beginning[1])
            index, gap = place[1], 0
            continue
        token = doc[index]
        telling = _telling(doc, index) if token.lower_ in ("which", "that") else None
        if telling is not None:
            index, gap, held, place = telling + 1, 0, True, None
            continue
        beyond = _over_topic(doc, index, dates) if mention.kind != "name" else index
        if beyond > index:
            index, gap = beyond, 0
            continue
        holding = token.lemma_ in HOLDING or token.lemma_ == "be"
        if not holding and token.lower_ not in LINKING and token.text not in MARKS:
            break
        held = held or holding
        index, gap = index + 1, gap + 1
    return Row(place, frozenset(found), frozenset(sure))


def _visited(head: Token) -> bool:
    """Whether something is done at an event or somebody takes part in it."""
    if head.dep_ == "pobj":
        taking = head.head.lower_ == "in" and head.head.head.lemma_ in VISITS
        return taking or head.head.lower_ in ("at", "during")
    return head.dep_ == "dobj" and head.head.lemma_ in VISITS


def _telling(doc: Doc, start: int) -> int | None:
    """The verb of a clause that tells of the event's holding: "which Peru convened"."""
    near = range(start + 1, min(start + 6, len(doc)))
    verb = next((index for index in near if doc[index].pos_ == "VERB"), None)
    return verb if verb is not None and doc[verb].lemma_ in HOLDING else None


def _over_topic(doc: Doc, start: int, dates: Mapping[int, int]) -> int:
    """The token behind what an event is about: "a hearing on fish quotas"."""
    if start + 1 >= len(doc) or doc[start].lower_ not in TOPIC or {start + 1, start + 2} & dates.keys():
        return start
    index = start + 1
    while index < min(start + REACH, len(doc)) and (
        doc[index].pos_ in ("DET", "ADJ", "NOUN", "PROPN", "CCONJ") or doc[index].text in ("-", "of")
    ):
        index += 1
    return index


def _place_from(linked: LinkedDocument, start: int, dates: Mapping[int, int]) -> Place | None:
    """The place that begins with a token behind "in", "at", a comma or a bracket."""
    doc = linked.annotation.doc
    before = doc[start - 1].lower_ if doc[start - 1].lower_ != "the" else doc[start - 2].lower_
    if before not in ("in", "at", ",", "("):
        return None
    mention = linked.mention_at(start)
    end = start + 1
    while end < len(doc) and doc[end].text[:1].isupper() and doc[end].pos_ == "PROPN":
        end += 1
    if mention is not None and mention.start == start and mention.kind == "name":
        end = mention.end
    dated = end + 1 in dates and doc[end].text == ","
    sure = doc[start].ent_type_ in PLACES or (
        (before in ("in", "at") or dated) and is_place(linked, doc[end - 1])
    )
    if not sure or not doc[start].text[:1].isupper() or (before in (",", "(") and _acts(doc[end - 1])):
        return None
    return start, _wider(doc, end)


def _acts(token: Token) -> bool:
    """Whether a name begins a clause of its own: "At the summit, Peru refused"."""
    return token.dep_ in ("nsubj", "nsubjpass", "poss", "conj")


def _wider(doc: Doc, end: int) -> int:
    """The end of a place with a wider one behind a comma: "Lyon, France"."""
    if (
        end + 1 < len(doc)
        and doc[end].text == ","
        and doc[end + 1].ent_type_ == "GPE"
        and not _acts(doc[end + 1])
    ):
        end += 2
        while end < len(doc) and doc[end].ent_type_ == "GPE" and doc[end].ent_iob_ == "I":
            end += 1
    return end


def place_before(linked: LinkedDocument, mention: Mention, dates: Mapping[int, int]) -> Place | None:
    """The place before an event: "leaders gathered in Lyon on Monday for the summit"."""
    doc, index = linked.annotation.doc, mention.start - 1
    floor = int(doc[mention.head].sent.start)
    while (
        index > floor and doc[index].pos_ in ("DET", "ADJ", "NUM", "PUNCT", "NOUN") and doc[index].text != ","
    ):
        index -= 1
    if index <= floor or doc[index].lower_ not in FOR:
        return None
    for first, end in dates.items():
        if end == index:
            index = first - (doc[first - 1].lower_ in ("on", "in"))
    end = index
    start = end - 1
    while start > floor and doc[start - 1].text[:1].isupper() and doc[start - 1].pos_ == "PROPN":
        start -= 1
    near = start > floor and doc[start - 1].lower_ in TO
    named = doc[end - 1].ent_type_ in PLACES or (near and doc[start - 1].lower_ == "in")
    return (start, end) if near and named and is_place(linked, doc[end - 1]) else None


def days_lasting(doc: Doc, mention: Mention) -> int | None:
    """How many days an event lasts by the words of its mention or just before: "a two-day summit"."""
    match = LASTING.search(doc[max(0, mention.start - 4) : mention.end].text)
    if match is None:
        return None
    word = match["days"].lower()
    return DAYS.get(word) or (int(word) if word.isdigit() else None)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place and time that the line below a heading gives of the event that the heading names."""

    place: Place | None
    period: Period
    when: tuple[int, int]


def line_below(linked: LinkedDocument, mention: Mention) -> Dateline | None:
    """The dateline under an event that is named by a line of its own: "Lima, Peru, 3 March 2024"."""
    annotation = linked.annotation
    doc, number = annotation.doc, annotation.block_index(mention.head) + 1
    block = annotation.block(mention.head)
    alone = mention.end == block.end and not any(
        token.pos_ in ("VERB", "AUX", "ADP") for token in doc[block.start : mention.start]
    )
    if not alone or number >= len(annotation.blocks):
        return None
    line = doc[annotation.blocks[number].start : annotation.blocks[number].end]
    periods = list(find_periods(line.text)) if len(line) <= DATELINE else []
    if len(periods) != 1:
        return None
    when = doc.char_span(
        line.start_char + periods[0].at, line.start_char + periods[0].stop, alignment_mode="expand"
    )
    if when is None:
        return None
    names = [token for token in line if not when.start <= token.i < when.end and not token.is_punct]
    if any(not token.text[:1].isupper() and token.lower_ not in LINKING for token in names):
        return None
    places = [token.i for token in names if token.text[:1].isupper()]
    solid = bool(places) and places[-1] - places[0] < 2 * len(places)
    place = (places[0], places[-1] + 1) if solid and any(doc[i].ent_type_ in PLACES for i in places) else None
    return Dateline(place, periods[0], (when.start, when.end))
