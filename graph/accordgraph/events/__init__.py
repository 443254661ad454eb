"""Extracts the summits, conferences and ceremonies of a document with their places and dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from accordgraph.events.beside import days_lasting, line_below, place_before, row_behind
from accordgraph.events.dates import Period, find_periods, last_day
from accordgraph.events.places import HOLDING, Place, exactness, venue_beside, venue_named
from accordgraph.gazetteers import head_nouns
from accordgraph.link import LinkedDocument
from accordgraph.mentions import Mention
from accordgraph.mentions.phrases import SERIES_MEETING
from accordgraph.model import Claim, Entity, Evidence, Mentions, Occurrence, Span

__all__ = ["events"]

AHEAD = frozenset(["will", "shall", "may"])
"""Auxiliaries of what is to come."""
BODIES = frozenset(["forum", "congress", "rally", "assembly"])
"""Nouns for events that parties, councils and associations are called, too."""
VISITING = frozenset(["at", "during", "attend", "attended", "host", "hosted"])
PLANNED = frozenset(["set", "due", "scheduled", "planned", "slated"])
NEAR = 6
"""Tokens behind an event among which a word says that it is planned."""
COMING = frozenset(["next", "upcoming", "coming", "forthcoming"])
ENDING = frozenset(["end", "conclude", "close", "finish", "adjourn", "collapse"])
UNTIL = frozenset(["until", "till", "through"])
ON = frozenset(["on", "in", "at", "of"])
PARTS = frozenset(["end", "start", "beginning", "middle", "close"])
"""Nouns for a part of a year or month: "at the end of last year"."""
YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Sighting:
    """A mention of an event with the place and the time that stand beside it."""

    mention: Mention
    place: Place | None
    period: Period | None
    when: tuple[int, int] | None
    last: Period | None = None
    """When the event ended or will end, of which no more need be told."""


def events(linked: LinkedDocument) -> Iterator[Claim]:
    """Yield one claim for each event: all its mentions, with the most exact place and dates among them.

    An event that is only described ("the ceremony") needs a place or a date.
    """
    mentions: dict[Entity, list[Mention]] = {}
    for mention in linked.mentions:
        entity = linked.entities.get(mention)
        if entity and entity.type == "Event" and mention.kind != "pronoun":
            mentions.setdefault(entity, []).append(mention)
    for entity, found in mentions.items():
        year = _own_year(linked, found)
        sightings = [_sighting(linked, mention, year) for mention in found]
        where = _where(linked, sightings)
        occurrence = _occurrence(linked, sightings, where)
        named = any(mention.kind == "name" for mention in found)
        if not any(_tells_event(linked, mention) for mention in found) or _is_body(linked, sightings):
            continue
        if named or occurrence.place or occurrence.start or occurrence.end:
            yield _claim(linked, entity, sightings, occurrence, where)


def _tells_event(linked: LinkedDocument, mention: Mention) -> bool:
    """Whether a mention has a noun for one event, and is no date ("26 March") and nobody of an event's."""
    nouns = head_nouns()["Event"]
    doc = linked.annotation.doc
    words = doc[mention.start : mention.end]
    if any(token.ent_type_ == "DATE" and token.i == mention.head for token in words):
        return False
    if any(SERIES_MEETING.match(token.text) for token in words):
        return True
    return any(token.lower_ in nouns and not _modifies(token, mention) for token in words)


def _own_year(linked: LinkedDocument, found: Sequence[Mention]) -> int | None:
    """The year in the names of an event: "the 2026 summit"."""
    doc = linked.annotation.doc
    years = {
        int(token.text) for one in found for token in doc[one.start : one.end] if YEAR.fullmatch(token.text)
    }
    return years.pop() if len(years) == 1 else None


def _is_body(linked: LinkedDocument, sightings: Sequence[Sighting]) -> bool:
    """Whether it may as well be an organisation, as forums are, and is nowhere held or visited."""
    doc = linked.annotation.doc
    if any(one.when or (one.place and not _acts(doc[one.mention.head])) for one in sightings):
        return False
    bodies = all(
        BODIES & {token.lower_ for token in doc[one.mention.start : one.mention.end]} for one in sightings
    )
    return bodies and not any(doc[one.mention.head].head.lower_ in VISITING for one in sightings)


def _acts(head: Token) -> bool:
    """Whether it does what events do not: the rally hailed the pact."""
    return head.dep_ == "nsubj" and head.head.lemma_ not in (*HOLDING, "be")


def _modifies(token: Token, mention: Mention) -> bool:
    """Whether the noun only tells what the mention's last noun is of: a Forum Member."""
    head = token.head
    return (
        token.dep_ == "compound"
        and token.i < head.i < mention.end
        and head.pos_ in ("NOUN", "PROPN")
        and (head.lower_ not in head_nouns()["Event"])
    )


def _sighting(linked: LinkedDocument, mention: Mention, year: int | None) -> Sighting:
    doc = linked.annotation.doc
    head = doc[mention.head]
    verb = _verb(head)
    gerund = head.lower_.endswith("ing") and mention.end - mention.start == 1 and mention.kind != "name"
    spans = _dates(linked, head, year, ahead=_ahead(head, verb, mention))
    ends = {start: end for start, (end, _) in spans.items()}
    row = row_behind(linked, mention, ends)
    below = None if spans else line_below(linked, mention)
    venue = venue_beside(linked, mention, verb) or row.place or place_before(linked, mention, ends)
    if below is not None and venue is None:
        return Sighting(mention, below.place, below.period, below.when)
    found, last = [], None
    for start, (end, period) in spans.items():
        root = doc[start:end].root
        follows = not gerund and start in (row.surely if period.vague else row.dates)
        closing = _closes(root, start, verb)
        if follows or _belongs(root, head, verb, mention) or closing or _done_at(root, head):
            if (closing or _ends(verb)) and period.end is None:
                last = last or (period, (start, end))
            else:
                found.append(Sighting(mention, venue, _lasting(doc, mention, verb, period), (start, end)))
    best = max(found, key=_exactness, default=Sighting(mention, venue, None, last[1] if last else None))
    return replace(best, last=last[0]) if last else best


def _ends(verb: Token | None) -> bool:
    return verb is not None and verb.lemma_ in ENDING


def _closes(root: Token, start: int, verb: Token | None) -> bool:
    """Whether a date is the last a verb tells of: "runs until Monday", "began and ended on Monday"."""
    above = root.head.head if root.dep_ == "pobj" else root.head
    until = start > 0 and root.doc[start - 1].lower_ in UNTIL
    if verb is None or not (until or _ends(above)):
        return False
    return above == verb or above in verb.conjuncts


def _done_at(root: Token, head: Token) -> bool:
    """Whether a date is of what was done at the event: "on Monday, at the summit, Peru signed"."""
    preposition = head.head
    if head.dep_ != "pobj" or preposition.lower_ not in ("at", "during") or preposition.head.pos_ != "VERB":
        return False
    above = root.head
    while (above.dep_ == "prep" and above.lower_ in ON) or (above.dep_ == "pobj" and above.lower_ in PARTS):
        above = above.head
    return root.dep_ in ("pobj", "npadvmod") and above == preposition.head


def _dates(
    linked: LinkedDocument, head: Token, year: int | None, *, ahead: bool
) -> dict[int, tuple[int, Period]]:
    """The dates of an event's sentence by their first token, each with the token behind it."""
    sentence, base = head.sent, linked.annotation.document.metadata.date
    found = {}
    for period in find_periods(sentence.text, base, ahead=ahead, year=year):
        at, stop = sentence.start_char + period.at, sentence.start_char + period.stop
        span = head.doc.char_span(at, stop, alignment_mode="expand")
        if span is not None:
            found[span.start] = (span.end, period)
    return found


def _lasting(doc: Doc, mention: Mention, verb: Token | None, period: Period) -> Period:
    """The period with its last day, where the event is said to last some days from then on."""
    days = days_lasting(doc, mention)
    if days is None or period.end or (verb is not None and verb.lemma_ in ENDING):
        return period
    return replace(period, end=last_day(period.start, days))


def _ahead(head: Token, verb: Token | None, mention: Mention) -> bool:
    """Whether the event is told of as one to come."""
    telling = [token for token in head.subtree if token.dep_ in ("acl", "relcl") and token.lemma_ in HOLDING]
    above = verb or next((token for token in head.ancestors if token.pos_ in ("VERB", "AUX")), None)
    verbs = [*telling, *([above] if above is not None else [])]
    if any(child.lower_ in AHEAD for token in verbs for child in token.children):
        return True
    present = [*telling, *([verb] if verb is not None else [])]
    if any(token.tag_ in ("VBZ", "VBP") for token in present):
        return True
    if any(token.lower_ in PLANNED for token in head.doc[mention.end : mention.end + NEAR]):
        return True
    preposition = head.head if head.dep_ == "pobj" else None
    before = preposition is not None and "before" in (preposition.lower_, preposition.head.lower_)
    ahead = preposition is not None and (preposition.head.lower_, preposition.lower_) == ("ahead", "of")
    return before or ahead or any(token.lower_ in COMING for token in head.doc[mention.start : mention.head])


def _exactness(sighting: Sighting) -> tuple[bool, bool, int, bool]:
    """Order of sightings by how well they tell the time; names before descriptions."""
    period = sighting.period
    if period is None:
        return (False, False, 0, False)
    named = sighting.mention.kind == "name"
    return (not period.vague, named, len(period.start), period.end is not None)


def _verb(head: Token) -> Token | None:
    """The verb that the event is the subject, object or place of, where it says that it takes place."""
    for token in head.ancestors:
        if token.pos_ in ("VERB", "AUX"):
            if token.lemma_ in HOLDING or token.lemma_ == "be":
                return token
            break
    opening = head.head.children if head.dep_ in ("nsubj", "nsubjpass") else ()
    for child in (*head.children, *(one for one in opening if one.dep_ == "advcl" and one.tag_ == "VBN")):
        if child.dep_ in ("acl", "relcl", "advcl") and child.lemma_ in HOLDING:
            return child
    return None


def _belongs(root: Token, head: Token, verb: Token | None, mention: Mention) -> bool:
    if mention.start <= root.i < mention.end:
        return True
    holding = next(
        (child for child in head.children if child.dep_ in ("acl", "relcl") and child.lemma_ in HOLDING), None
    )
    above = root
    for _ in range(4):
        if above in (head, verb, holding):
            return True
        if above.dep_ == "ROOT" or (above.pos_ == "VERB" and above not in (verb, holding)):
            return False
        above = above.head
    return False


def _holds(sighting: Sighting, where: Place | None) -> bool:
    return where is not None and sighting.mention.start <= where[0] < sighting.mention.end


def _occurrence(linked: LinkedDocument, sightings: Sequence[Sighting], where: Place | None) -> Occurrence:
    place = " ".join(linked.annotation.doc[slice(*where)].text.split()) if where else None
    best = max(sightings, key=_exactness).period
    start, end = (best.start, best.end) if best else (None, None)
    last = next((one.last.start for one in sightings if one.last), None)
    if end is None and last and (start is None or start < last):
        end = last
    return Occurrence(place, start, end)


def _where(linked: LinkedDocument, sightings: Sequence[Sighting]) -> Place | None:
    """The most exact place: cities before countries; what stands beside a mention before its own words."""
    named = [one for one in sightings if one.mention.kind == "name"]
    others = [one for one in sightings if one.mention.kind != "name"]
    places: list[Place] = []
    for ranked in (named, others):
        places += [one.place for one in ranked if one.place]
        places += [place for one in ranked if (place := venue_named(linked, one.mention))]
    return min(places, key=lambda place: not exactness(linked, place), default=None)


def _claim(
    linked: LinkedDocument,
    entity: Entity,
    sightings: list[Sighting],
    occurrence: Occurrence,
    where: Place | None,
) -> Claim:
    named = any(one.mention.kind == "name" for one in sightings)
    annotation = linked.annotation
    telling = [one for one in sightings if one.place or one.when or _holds(one, where)] or sightings[:1]
    evidence: dict[Span, Evidence] = {}
    for sighting in telling:
        sentence = annotation.sentence(sighting.mention.head)
        part = annotation.evidence(sentence.start, sentence.end)
        evidence.setdefault(part.span, part)
    objects = {part: None for one in telling for part in (one.place, one.when) if part}
    objects |= {where: None} if where else {}
    known = bool(occurrence.place) + bool(occurrence.start or occurrence.end)
    return Claim(
        kind="event",
        document=annotation.document.id,
        path=annotation.document.path,
        subject=entity,
        predicate="tookPlace",
        object=occurrence,
        status="asserted",
        evidence=tuple(evidence.values()),
        confidence=round((0.7 if named else 0.55) + 0.1 * known, 2),
        rule="event.named" if named else "event.described",
        mentions=Mentions(
            subject=tuple(
                annotation.span(sighting.mention.start, sighting.mention.end) for sighting in telling
            ),
            object=tuple(annotation.span(*where) for where in objects),
        ),
    )
