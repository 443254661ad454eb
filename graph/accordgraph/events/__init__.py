"""Extracts the summits, conferences and ceremonies of a document with their places and dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from accordgraph.events.dates import MONTHS, Period, find_periods
from accordgraph.gazetteers import head_nouns, known_forms
from accordgraph.link import LinkedDocument
from accordgraph.mentions import Mention
from accordgraph.model import Claim, Entity, Evidence, Mentions, Occurrence, Span

__all__ = ["events"]

PLACES = ("GPE", "LOC", "FAC")
HOLDING = frozenset(
    (
        "hold", "take", "meet", "gather", "convene", "host", "open", "begin", "start", "conclude", "end",
        "attend", "occur", "stage", "launch",
    )
)  # fmt: skip
"""Verbs whose adverbials of place and time are those of the event."""
AHEAD = frozenset(["will", "shall"])


@dataclass(frozen=True, slots=True)
class Sighting:
    """A mention of an event with the place and the time that stand beside it."""

    mention: Mention
    place: tuple[int, int] | None
    period: Period | None
    when: tuple[int, int] | None


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
        sightings = [_sighting(linked, mention) for mention in found]
        occurrence = _occurrence(linked, sightings)
        named = any(mention.kind == "name" for mention in found)
        if not any(_tells_event(linked, mention) for mention in found):
            continue
        if named or occurrence.place or occurrence.start:
            yield _claim(linked, entity, sightings, occurrence, named)


def _tells_event(linked: LinkedDocument, mention: Mention) -> bool:
    """Whether a mention has a noun for one event, and is no date ("26 March")."""
    nouns = head_nouns()["Event"]
    words = linked.annotation.doc[mention.start : mention.end]
    return not any(token.ent_type_ == "DATE" and token.i == mention.head for token in words) and any(
        token.lower_ in nouns for token in words
    )


def _sighting(linked: LinkedDocument, mention: Mention) -> Sighting:
    doc = linked.annotation.doc
    head = doc[mention.head]
    sentence = head.sent
    verb = _verb(head)
    ahead = verb is not None and any(child.lower_ in AHEAD for child in verb.children)
    place = _place(linked, mention, head, verb)
    base = linked.annotation.document.metadata.date
    found = []
    for period in find_periods(sentence.text, base, ahead=ahead):
        span = doc.char_span(
            sentence.start_char + period.at, sentence.start_char + period.stop, alignment_mode="expand"
        )
        if span is not None and _belongs(span.root, head, verb, mention):
            found.append(Sighting(mention, place, period, (span.start, span.end)))
    return max(found, key=_exactness, default=Sighting(mention, place, None, None))


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
            return token if token.lemma_ in HOLDING or token.lemma_ == "be" else None
    for child in head.children:
        if child.dep_ in ("acl", "relcl") and child.lemma_ in HOLDING:
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


def _place(
    linked: LinkedDocument, mention: Mention, head: Token, verb: Token | None
) -> tuple[int, int] | None:
    doc = linked.annotation.doc
    holders = [head, *([verb] if verb is not None else [])]
    holders += [
        child for child in head.children if child.dep_ in ("acl", "relcl") and child.lemma_ in HOLDING
    ]
    for holder in holders:
        for child in holder.children:
            if child.dep_ == "prep" and child.lower_ in ("in", "at"):
                for noun in child.children:
                    if (
                        noun.dep_ == "pobj"
                        and noun.i not in range(mention.start, mention.end)
                        and _is_place(linked, noun)
                    ):
                        return _extent(noun)
    places = _cities(linked)
    for token in doc[mention.start : mention.end]:
        if token.text in places:
            return token.i, token.i + 1
    return None


def _cities(linked: LinkedDocument) -> set[str]:
    """Places of one word that the document names by themselves, to know them in an event's name."""
    found = {ent.text for ent in linked.annotation.doc.ents if ent.label_ == "GPE" and len(ent) == 1}
    return {text for text in found if not text.isupper() and text[:1].isupper()} | _capitals()


@cache
def _capitals() -> frozenset[str]:
    return frozenset(name for name, known in known_forms() if known.sense == "seat" and " " not in name)


def _is_place(linked: LinkedDocument, noun: Token) -> bool:
    if noun.ent_type_ == "DATE" or noun.lower_.strip(".") in MONTHS or noun.text.isupper():
        return False
    mention = linked.mention_at(noun.i)
    if mention is not None and mention.type not in ("Country", "Organization", "Group"):
        return False
    return noun.ent_type_ in (*PLACES, "ORG") or (noun.pos_ == "PROPN" and noun.text[:1].isupper())


def _extent(noun: Token) -> tuple[int, int]:
    """The place's name with a wider place behind it: "the town hall in Exampleville"."""
    doc, start, end = noun.doc, noun.i, noun.i + 1
    while (
        start and doc[start - 1].dep_ in ("compound", "nmod", "amod") and doc[start - 1].head.i >= start - 1
    ):
        start -= 1
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("in", "of"):
            for grand in child.children:
                if grand.dep_ == "pobj" and grand.ent_type_ in (*PLACES, "ORG"):
                    end = grand.i + 1
        elif child.dep_ == "appos" and child.ent_type_ in PLACES and child.i - end <= 1:
            end = child.i + 1
    return start, end


def _occurrence(linked: LinkedDocument, sightings: Sequence[Sighting]) -> Occurrence:
    doc = linked.annotation.doc
    named = [sighting for sighting in sightings if sighting.mention.kind == "name"]
    places = [sighting.place for sighting in (*named, *sightings) if sighting.place]
    place = " ".join(doc[slice(*places[0])].text.split()) if places else None
    best = max(sightings, key=_exactness).period
    return Occurrence(place, best.start if best else None, best.end if best else None)


def _claim(
    linked: LinkedDocument, entity: Entity, sightings: Sequence[Sighting], occurrence: Occurrence, named: bool
) -> Claim:
    annotation = linked.annotation
    telling = [sighting for sighting in sightings if sighting.place or sighting.period] or list(sightings[:1])
    evidence: dict[Span, Evidence] = {}
    for sighting in telling:
        sentence = annotation.sentence(sighting.mention.head)
        part = annotation.evidence(sentence.start, sentence.end)
        evidence.setdefault(part.span, part)
    objects = [where for sighting in telling for where in (sighting.place, sighting.when) if where]
    known = bool(occurrence.place) + bool(occurrence.start)
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
