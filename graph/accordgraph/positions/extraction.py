"""Applies the rules to a document and turns what they find into claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from spacy.tokens import Token

from accordgraph.link import LinkedDocument
from accordgraph.model import Claim, Entity, Mentions, Span
from accordgraph.positions.absence import absence_positions
from accordgraph.positions.advocacy import advocacy_positions, noted_positions
from accordgraph.positions.arguments import ACTORS, Arguments, Referent
from accordgraph.positions.attendance import attendance_positions, seat_positions
from accordgraph.positions.authors import author_positions
from accordgraph.positions.candidates import Candidate
from accordgraph.positions.context import Context
from accordgraph.positions.donors import donor_positions
from accordgraph.positions.ellipsis import ellipsis_positions
from accordgraph.positions.gatherings import (
    between_positions,
    gathering_positions,
    pair_positions,
    speech_positions,
    talk_positions,
)
from accordgraph.positions.guests import (
    guest_positions,
    invited_positions,
    seated_positions,
    witness_positions,
)
from accordgraph.positions.hosting import hosting_positions
from accordgraph.positions.joint import joint_positions, uniting_positions
from accordgraph.positions.journeys import invitation_positions, journey_positions
from accordgraph.positions.judgements import epithet_positions, judgement_positions
from accordgraph.positions.keeping import keeping_positions
from accordgraph.positions.lexicon import words
from accordgraph.positions.lists import list_positions
from accordgraph.positions.membership import membership_positions
from accordgraph.positions.nominals import adjective_positions, noun_positions
from accordgraph.positions.origins import joined_positions, origin_positions
from accordgraph.positions.pledges import grant_positions, pledge_positions
from accordgraph.positions.presence import notable
from accordgraph.positions.standpoint import standpoint_positions
from accordgraph.positions.sums import SIGNS
from accordgraph.positions.tables import table_positions
from accordgraph.positions.verbs import verb_positions
from accordgraph.positions.voices import Voices
from accordgraph.positions.votes import VOTES, vote_positions
from accordgraph.positions.whereabouts import whereabouts_positions

CONFIDENCE = {
    "passive": 0.95,
    "participle": 0.95,
    "verb": 0.9,
    "relative": 0.92,
    "nominal": 0.86,
    "comparison": 0.86,
    "copular": 0.9,
    "list": 0.9,
    "presence": 0.9,
    "promise": 0.86,
    "money": 0.8,
    "exception": 0.85,
    "ellipsis": 0.8,
    "means": 0.8,
    "member": 0.8,
    "joint": 0.75,
    "judgement": 0.75,
    "advocate": 0.75,
}
"""Share of right claims of a construction on the annotated documents, smoothed where it is rare."""
DISTANT = 0.85
"""What remains of the confidence where the object was taken from the text before."""
PRONOUN = 0.9
"""What remains of it where the actor stands as a pronoun."""
PERSONAL = ("endorsed", "opposed", "attended")
"""What somebody who says "we" does as a person, too."""
STANCES = ("endorsed", "opposed", "proposed", "pledged")
FEW = 4
"""The most issuers of a joint statement that each take the stances in it (inclusive)."""
WEAKER = {"asserted": ("planned", "possible", "urged"), "planned": ("possible",)}


def positions_of(linked: LinkedDocument, known: Iterable[Claim]) -> Iterator[Claim]:
    """All positions of a document, the weaker readings of one that the document also asserts left out."""
    arguments = Arguments(linked, Voices(linked, known))
    claims = [
        claim
        for candidate in _candidates(arguments)
        if (actor := _acting(arguments, candidate)) is not None
        for claim in _claims(linked, replace(candidate, actor=actor))
    ]
    standing = {(claim.subject.id, claim.predicate, _key(claim)): set[str]() for claim in claims}
    for claim in claims:
        standing[claim.subject.id, claim.predicate, _key(claim)].add(claim.status)
    for claim in claims:
        stronger = standing[claim.subject.id, claim.predicate, _key(claim)]
        if not any(claim.status in WEAKER.get(status, ()) for status in stronger):
            yield claim


def _key(claim: Claim) -> str:
    return claim.object.id if isinstance(claim.object, Entity) else str(claim.object)


def _acting(arguments: Arguments, candidate: Candidate) -> Referent | None:
    """Whose a position is: of "we signed" that of the state or body for which it is said, if any.

    What many say together of other texts is nobody's own stance.
    """
    actor, personal = candidate.actor, candidate.predicate in PERSONAL
    joint = [(mention.start, mention.end) for mention in arguments.first_person.joint]
    if candidate.predicate in STANCES and len(joint) > FEW and (actor.start, actor.end) in joint:
        return None
    entity = arguments.first_person.acting(actor.entity, arguments.doc[actor.start], personal)
    if candidate.predicate in ("attended", "hosted") and not _of_note(arguments, candidate):
        return None
    return replace(actor, entity=entity) if entity is not None else None


def _of_note(arguments: Arguments, candidate: Candidate) -> bool:
    target = candidate.object
    return not isinstance(target, Referent) or target.entity.type != "Event" or notable(arguments, target)


def _candidates(arguments: Arguments) -> Iterator[Candidate]:
    context = Context(arguments.linked)
    tokens = arguments.linked.annotation.tokens
    currency = words("currencies") | set(SIGNS)
    sums = {node.i for token in tokens if token.lower_ in currency for node in (token, token.head)}
    for token in tokens:
        granted = grant_positions(arguments, token) if token.i in sums else ()
        for candidate in chain(_at_token(arguments, context, token), granted):
            context.note(candidate)
            yield candidate
    yield from list_positions(arguments, context)
    yield from donor_positions(arguments)
    yield from table_positions(arguments, context)


def _at_token(arguments: Arguments, context: Context, token: Token) -> Iterator[Candidate]:
    pos = token.pos_
    if pos in ("VERB", "AUX"):
        yield from verb_positions(arguments, context, token)
        yield from pledge_positions(arguments, token)
        yield from attendance_positions(arguments, context, token)
        yield from witness_positions(arguments, context, token)
        yield from journey_positions(arguments, token)
        yield from gathering_positions(arguments, token)
        yield from between_positions(arguments, token)
        yield from whereabouts_positions(arguments, context, token)
        yield from standpoint_positions(arguments, token)
        yield from judgement_positions(arguments, token)
        yield from keeping_positions(arguments, token)
        yield from uniting_positions(arguments, token)
        yield from noted_positions(arguments, token)
        yield from ellipsis_positions(arguments, context, token)
    elif pos in ("NOUN", "PROPN"):
        lemma = token.lemma_.lower()
        yield from noun_positions(arguments, context, token)
        if lemma == "member":
            yield from membership_positions(arguments, context, token)
        yield from hosting_positions(arguments, context, token)
        if lemma in words("encounters"):
            yield from talk_positions(arguments, token)
            yield from pair_positions(arguments, token)
        elif lemma in words("speeches"):
            yield from speech_positions(arguments, token)
        elif lemma == "invitation":
            yield from invitation_positions(arguments, token)
        elif lemma in words("rolls"):
            yield from invited_positions(arguments, context, token)
        if token.dep_ == "pobj":
            yield from seat_positions(arguments, token)
            yield from seated_positions(arguments, context, token)
        yield from witness_positions(arguments, context, token)
        yield from origin_positions(arguments, token)
        yield from advocacy_positions(arguments, token)
        if token.dep_ in ("appos", "attr", "dobj") or arguments.linked.mention_at(token.i) is not None:
            yield from joint_positions(arguments, token)
            yield from author_positions(arguments, token)
            yield from epithet_positions(arguments, token)
        yield from pledge_positions(arguments, token)
    if pos in ("ADJ", "VERB"):
        yield from absence_positions(arguments, context, token)
        yield from guest_positions(arguments, context, token)
    if token.lower_ in VOTES:
        yield from vote_positions(arguments, token)
    if pos == "ADJ" or token.tag_ == "VBN":
        yield from adjective_positions(arguments, token)
        yield from joined_positions(arguments, token)


def _claims(linked: LinkedDocument, candidate: Candidate) -> Iterator[Claim]:
    annotation = linked.annotation
    evidence = [annotation.evidence(start, end) for start, end in _told_at(linked, candidate)]
    target = candidate.object
    spans: tuple[Span, ...] = ()
    if isinstance(target, Referent):
        spans = (annotation.span(target.start, target.end),)
    elif candidate.object_span:
        spans = (annotation.span(*candidate.object_span),)
    actor = candidate.actor
    yield Claim(
        kind="position",
        document=annotation.document.id,
        path=annotation.document.path,
        subject=actor.entity,
        predicate=candidate.predicate,
        object=target.entity if isinstance(target, Referent) else target,
        status=candidate.status,
        evidence=tuple(evidence),
        confidence=_confidence(linked, candidate),
        rule=f"position.{candidate.predicate}.{candidate.construction}",
        mentions=Mentions((annotation.span(actor.start, actor.end),), _cues(linked, candidate), spans),
        attributed_to=_speaker(linked, candidate),
    )


def _told_at(linked: LinkedDocument, candidate: Candidate) -> Iterator[tuple[int, int]]:
    """Where a position is told: the cue's sentence and an actor beyond it, or a table's cells."""
    cue, actor = candidate.cue, candidate.actor
    if linked.annotation.block(cue.i).cell:
        places = {cue.i, actor.start, *(token.i for token in candidate.trace)}
        cells = {linked.annotation.block(place) for place in places}
        yield from sorted((cell.start, cell.end) for cell in cells)
        return
    yield cue.sent.start, cue.sent.end
    if not cue.sent.start <= actor.start < cue.sent.end:
        yield actor.start, actor.end


def _confidence(linked: LinkedDocument, candidate: Candidate) -> float:
    actor = linked.annotation.doc[candidate.actor.start : candidate.actor.end]
    factor = (1.0 if candidate.near else DISTANT) * (PRONOUN if actor[0].pos_ == "PRON" else 1.0)
    return round(CONFIDENCE[candidate.construction] * factor, 2)


def _cues(linked: LinkedDocument, candidate: Candidate) -> tuple[Span, ...]:
    """The cue and the words that decided its standing, in the order of the text."""
    tokens = sorted({candidate.cue.i, *(token.i for token in candidate.trace)})
    return tuple(linked.annotation.span(index, index + 1) for index in tokens)


def _speaker(linked: LinkedDocument, candidate: Candidate) -> Entity | None:
    if candidate.speaker is None:
        return None
    entity = linked.entity_headed(candidate.speaker.i)
    return entity if entity is not None and entity.type in ACTORS else None
