"""What the rules for presence at events share: which events count, how they are told, what is yielded."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from spacy.tokens import Token

from accordgraph.model import EntityType, Status
from accordgraph.positions.acts import is_ordinal
from accordgraph.positions.arguments import Arguments, Referent
from accordgraph.positions.candidates import Candidate
from accordgraph.positions.context import Context
from accordgraph.positions.lexicon import words
from accordgraph.positions.phrases import attached
from accordgraph.positions.standing import Standing

EVENTS: tuple[EntityType, ...] = ("Event",)
DATES = ("DATE", "TIME")
TOLD: tuple[Status, ...] = ("asserted", "planned")
"""How what is told by the way may be put for the presence of somebody to be claimed."""


def stands(state: Standing) -> bool:
    """Whether what is told happened or is to happen."""
    return not state.void and state.positive and state.modality in TOLD


def events_at(arguments: Arguments, heads: Collection[Token]) -> list[Referent]:
    """The events that phrases name, one each."""
    found = [event for head in heads for event in arguments.objects(head, EVENTS)]
    return [event for event in found if not _several(arguments, event)]


def events_told(arguments: Arguments, context: Context, token: Token) -> list[Referent]:
    """The event of which a sentence tells: the first that it names, else the one named last before."""
    for node in token.sent:
        event = arguments.at(node, EVENTS) if node != token else None
        if event is not None and not _several(arguments, event):
            return [event]
    near = context.event_near(token)
    return [near] if near is not None else []


def _several(arguments: Arguments, event: Referent) -> bool:
    """Whether a phrase means several events ("past summits")."""
    last = arguments.doc[event.end - 1]
    earlier = arguments.doc[event.start].lower_ in words("earlier")
    return (
        last.tag_ == "NNS"
        and last.lemma_ not in words("plural_events")
        and (earlier or not named(arguments, event))
    )


def named(arguments: Arguments, event: Referent) -> bool:
    """Whether an event has a name in the document."""
    return event.entity.id in arguments.named


def notable(arguments: Arguments, event: Referent) -> bool:
    """Whether an event is a thing of its own: named, of such a kind, told apart from others or told again.

    Nobody is a guest at a war or an election.
    """
    mentions = [
        (arguments.doc[mention.start], arguments.doc[mention.head])
        for mention, entity in arguments.linked.entities.items()
        if entity.id == event.entity.id and mention.kind != "pronoun"
    ]
    if any(head.lemma_.lower() in words("upheavals") for _, head in mentions):
        return False
    if any(head.text[0].isupper() or _distinct(head) for _, head in mentions):
        return True
    return len(mentions) > 1 and any(first.lower_ in words("definite") for first, _ in mentions)


def _distinct(head: Token) -> bool:
    """Whether an event is of a kind of which there are few, or its phrase tells it apart from others."""
    children, lemma = list(head.children), head.lemma_.lower()
    before = [child for child in children if child.dep_ in ("compound", "amod", "nmod")]
    if any(child.lower_ in words("trivial_kinds") for child in before):
        return any(node.pos_ == "PROPN" for node in attached(head, ("with",)))
    own = any(child.tag_ == "PRP$" for child in children)
    if any(c.lower_ in words("kinds_of_events") and not (own and is_ordinal(c)) for c in before):
        return True
    if lemma in words("small_events"):
        return False
    kinds = [child for child in before if child.pos_ != "ADJ"] + attached(head, ("of", "on", "between"))
    kinds += attached(head.head, ("between",)) if head.dep_ in ("nsubjpass", "dobj") else []
    if any(child.dep_ == "poss" and child.pos_ == "PROPN" for child in children):
        kinds += attached(head, ("with",))
    told = any(child.dep_ == "relcl" or child.lower_ in words("definite") for child in children)
    return told or lemma in words("great_events") or any(kind.ent_type_ not in DATES for kind in kinds)


def places_of(token: Token) -> list[Token]:
    """What a word is said to be at, also "on the sidelines of" and "at the opening of"."""
    heads = [_meant(head) for head in attached(token, ("at", "during"))]
    parts = [part for part in (*heads, *attached(token, ("on", "in"))) if part.lemma_ in words("sidelines")]
    return heads + [event for part in parts for event in attached(part, ("of",))]


def _meant(head: Token) -> Token:
    """What a phrase means: of "at which", the noun on which the clause hangs."""
    clause = next((node for node in head.ancestors if node.dep_ == "relcl"), None)
    return clause.head if head.tag_ == "WDT" and clause is not None else head


def presence(
    actors: Collection[Referent],
    events: Collection[Referent],
    cue: Token,
    state: Standing,
    predicate: str = "attended",
) -> Iterator[Candidate]:
    """Yield that each of those was at each of the events, or what else the predicate says."""
    status = state.modality if state.positive else "denied"
    for actor in actors:
        for event in events:
            if actor.entity.id != event.entity.id and not actor.excepted:
                trace = tuple(state.trace)
                yield Candidate(actor, predicate, event, status, cue, "presence", state.speaker, trace=trace)
