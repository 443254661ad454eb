"""Finds who backs or opposes an agreement from what they call it: "Peru described the pact as a mistake"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from accordgraph.model import EntityType
from accordgraph.positions.arguments import Arguments, Referent
from accordgraph.positions.candidates import Candidate
from accordgraph.positions.climb import standing_within
from accordgraph.positions.lexicon import words
from accordgraph.positions.phrases import attached
from accordgraph.positions.standing import Standing, is_conditional, modify, subject_of
from accordgraph.positions.verdicts import first_verdict, harms

TEXTS: tuple[EntityType, ...] = ("Agreement",)
EPITHETS = {"damning_epithets": "opposed", "praising_epithets": "endorsed"}
"""What those think of a text who speak of "this … pact" with a word of a set."""


def judgement_positions(arguments: Arguments, token: Token) -> Iterator[Candidate]:
    """Yield that those back or oppose an agreement who call it, or say that it is, something good or bad."""
    if token.lemma_ in words("calling"):
        yield from _called(arguments, token)
    if token.lemma_ == "be":
        words_for = [child for child in token.children if child.dep_ in ("attr", "acomp")]
        words_for += attached(token, ("in", "of"))
        yield from _said(arguments, token, first_verdict(words_for), words_for[:1])
    elif harms(token):
        yield from _said(arguments, token, "opposed", [token])
    elif token.lemma_ in words("wanting"):
        yield from _needed(arguments, token)


def epithet_positions(arguments: Arguments, token: Token) -> Iterator[Candidate]:
    """Yield that those back or oppose an agreement who speak of "this historic pact" or "that bad deal"."""
    epithets = [child for child in token.children if child.dep_ in ("amod", "compound")]
    said = {node.lemma_.lower() for node in epithets}
    predicate = next((found for name, found in EPITHETS.items() if said & words(name)), None)
    shown = any(_shows(child, predicate) for child in token.children)
    target = arguments.at(token, TEXTS) if predicate and shown and token.tag_ in ("NN", "NNP") else None
    if target is not None:
        yield from _judged(_voices(arguments, token), [target], predicate, token, epithets, None)


def _shows(child: Token, predicate: str | None) -> bool:
    """Whether a determiner shows the text that is spoken of: for a praise "this" or "our", no mere "the"."""
    return child.dep_ == "poss" or child.lower_ in words("definite") - (
        {"the"} if predicate == "endorsed" else set()
    )


def _called(arguments: Arguments, verb: Token) -> Iterator[Candidate]:
    """What is called something: "called the pact a sham", "sees it as bad for farmers"."""
    subject = subject_of(verb)
    things = [child for child in verb.children if child.dep_ == "dobj"]
    if subject is None or subject.dep_ != "nsubj" or not things:
        return
    first = things[0].i
    words_for = [child for child in verb.children if child.dep_ in ("oprd", "xcomp") and child.i > first]
    words_for += [head for node in (verb, *things) for head in attached(node, ("as",))]
    words_for += [
        node
        for parent in (verb, *things, *(child for child in verb.children if child.dep_ == "prep"))
        for node in parent.children
        if node.dep_ in ("amod", "pcomp", "advcl") and node.i > first and _after_as(node)
    ]
    targets = [target for thing in things for target in arguments.objects(thing, TEXTS)]
    predicate = first_verdict(words_for)
    if targets and predicate is not None:
        actors, speaker = _asserting(arguments, subject, verb)
        yield from _judged(actors, targets, predicate, verb, words_for[:1], speaker)


def _after_as(node: Token) -> bool:
    return "as" in (node.head.lower_, node.doc[node.left_edge.i].lower_)


def _said(
    arguments: Arguments, verb: Token, predicate: str | None, reasons: list[Token]
) -> Iterator[Candidate]:
    """What is said of a text: "Peru says that the pact is a sham", "“The pact will hurt us,” she said"."""
    subject = subject_of(verb)
    if predicate is None or subject is None or subject.dep_ != "nsubj":
        return
    state = Standing()
    modify(state, verb)
    if not state.positive and verb.lemma_ == "be":
        predicate = "opposed" if predicate == "endorsed" else None
    targets = arguments.objects(subject, TEXTS) if predicate and not state.void else []
    if targets:
        actors, speaker = judges(arguments, verb)
        yield from _judged(actors, targets, predicate, verb, reasons, speaker)


def _needed(arguments: Arguments, verb: Token) -> Iterator[Candidate]:
    """What is said to be needed: "“We need this pact,” she said"."""
    things = [child for child in verb.children if child.dep_ == "dobj" and not _any(child)]
    state = Standing()
    modify(state, verb)
    targets = [target for thing in things for target in arguments.objects(thing, TEXTS)]
    if targets and state.modality == "asserted" and not state.void:
        subject = subject_of(verb) if verb.lemma_ == "want" else None
        actors, speaker = judges(arguments, verb) if subject is None else (arguments.actors(subject), None)
        predicate = "endorsed" if state.positive else "opposed"
        yield from _judged(actors, targets, predicate, verb, [verb], speaker)


def _according_to(verb: Token) -> Token | None:
    """Whose view a clause is said to be: "according to Peru, …", "in Peru's view, …"."""
    for child in verb.children:
        for node in child.children if child.dep_ == "prep" else ():
            if child.lower_ == "according" and node.lower_ == "to":
                return next((deep for deep in node.children if deep.dep_ == "pobj"), None)
            if child.lower_ in ("in", "to") and node.lemma_ in words("views"):
                return next((deep for deep in node.children if deep.dep_ == "poss"), None)
    return None


def _any(noun: Token) -> bool:
    """Whether a noun tells of no particular text: "a treaty", "treaties"."""
    return noun.tag_ == "NNS" or any(child.lower_ in ("a", "an", "any", "no") for child in noun.children)


def judges(arguments: Arguments, verb: Token) -> tuple[list[Referent], Token | None]:
    """Who says what a clause says, and on whose word: its reporter or the one in whose words it stands."""
    above = verb.head
    subject = subject_of(above) if verb.dep_ == "ccomp" and above.lemma_ in words("judging") else None
    if subject is not None:
        return _asserting(arguments, subject, above) if subject.dep_ == "nsubj" else ([], None)
    holder = _according_to(verb)
    if holder is not None:
        return arguments.actors(holder), holder
    return (_voices(arguments, verb) if _of_its_own(verb) else []), None


def _of_its_own(verb: Token) -> bool:
    """Whether a clause is what its sentence says: no condition, no report of others, no question."""
    node = verb
    while node.dep_ in ("conj", "parataxis"):
        node = node.head
    asked = node.sent[-1].text == "?" or any(child.tag_ in ("WP", "WRB", "WDT") for child in verb.children)
    return node.dep_ == "ROOT" and not asked and not any(map(is_conditional, verb.children))


def _voices(arguments: Arguments, token: Token) -> list[Referent]:
    speakers = arguments.first_person.judges(token)
    return [Referent(entity, token.i, token.i + 1) for entity in speakers]


def _asserting(arguments: Arguments, subject: Token, verb: Token) -> tuple[list[Referent], Token | None]:
    """The subjects of a verb of saying or calling, where they do say it, and on whose word that is told."""
    state = Standing(actors=[subject], construction="judgement")
    modify(state, verb)
    standing_within(state, verb)
    said = not state.void and state.positive and state.modality == "asserted"
    return (arguments.actors(subject) if said else []), state.speaker


def _judged(
    actors: list[Referent],
    targets: list[Referent],
    predicate: str | None,
    cue: Token,
    reasons: list[Token],
    speaker: Token | None,
) -> Iterator[Candidate]:
    for actor in actors if predicate is not None else ():
        for target in targets:
            if predicate is not None and actor.entity.id != target.entity.id and not actor.excepted:
                yield Candidate(
                    actor,
                    *(predicate, target, "asserted", cue, "judgement"),
                    speaker=speaker,
                    trace=tuple(reasons),
                )
