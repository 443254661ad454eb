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

TEXTS: tuple[EntityType, ...] = ("Agreement",)
VERDICTS = {"damning": "opposed", "praising": "endorsed"}
"""What those think of a text who use a word of a set for it."""
EPITHETS = {"damning_epithets": "opposed", "praising_epithets": "endorsed"}
"""What those think of a text who speak of "this … pact" with a word of a set."""


def judgement_positions(arguments: Arguments, token: Token) -> Iterator[Candidate]:
    """Yield that those back or oppose an agreement who call it, or say that it is, something good or bad."""
    if token.lemma_ in words("calling"):
        yield from _called(arguments, token)
    if token.lemma_ == "be":
        words_for = [child for child in token.children if child.dep_ in ("attr", "acomp")]
        yield from _said(arguments, token, _first_verdict(words_for), words_for[:1])
    elif token.lemma_ in words("harming") and _harms(token):
        yield from _said(arguments, token, "opposed", [token])


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
    yield from _asserted(arguments, subject, targets, _first_verdict(words_for), verb, verb, words_for[:1])


def _after_as(node: Token) -> bool:
    return node.i > 0 and node.doc[node.left_edge.i].lower_ == "as"


def _said(
    arguments: Arguments, verb: Token, predicate: str | None, reasons: list[Token]
) -> Iterator[Candidate]:
    """What is said of a text: "Peru says that the pact is a sham", "“The pact will hurt us,” she said"."""
    subject = subject_of(verb)
    if predicate is None or subject is None or subject.dep_ != "nsubj":
        return
    state = Standing()
    modify(state, verb)
    if not state.positive:
        predicate = "opposed" if predicate == "endorsed" else None
    targets = arguments.objects(subject, TEXTS) if predicate and not state.void else []
    above = verb.head
    speaker = subject_of(above) if verb.dep_ == "ccomp" and above.lemma_ in words("judging") else None
    if speaker is not None and speaker.dep_ == "nsubj":
        yield from _asserted(arguments, speaker, targets, predicate, above, verb, reasons)
    elif speaker is None and _of_its_own(verb):
        yield from _judged(
            _voices(arguments, verb) if targets else [], targets, predicate, verb, reasons, None
        )


def _of_its_own(verb: Token) -> bool:
    """Whether a clause is what its sentence says: no condition, no report of others, no question."""
    node = verb
    while node.dep_ in ("conj", "parataxis"):
        node = node.head
    return node.dep_ == "ROOT" and node.sent[-1].text != "?" and not any(map(is_conditional, verb.children))


def _voices(arguments: Arguments, token: Token) -> list[Referent]:
    speakers = arguments.first_person.judges(token)
    return [Referent(entity, token.i, token.i + 1) for entity in speakers]


def _harms(verb: Token) -> bool:
    """Whether somebody or something comes to harm: not "the treaty would collapse"."""
    return any(child.dep_ in ("dobj", "dative", "prep", "xcomp") for child in verb.children)


def _asserted(
    arguments: Arguments,
    subject: Token,
    targets: list[Referent],
    predicate: str | None,
    verb: Token,
    cue: Token,
    reasons: list[Token],
) -> Iterator[Candidate]:
    """The judgement that the subject of a verb of saying or calling gives, where it does give one."""
    if predicate is None or not targets:
        return
    state = Standing(actors=[subject], construction="judgement")
    modify(state, verb)
    standing_within(state, verb)
    if state.void or not state.positive or state.modality != "asserted":
        return
    yield from _judged(arguments.actors(subject), targets, predicate, cue, reasons, state.speaker)


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


def _first_verdict(words_for: list[Token]) -> str | None:
    return next((found for word in words_for if (found := _verdict(word)) is not None), None)


def _verdict(word: Token) -> str | None:
    """What a word, or an adjective of it, makes of a thing; a negated praise is a blame."""
    negated = any(child.dep_ == "neg" or child.lower_ in ("no", "not", "hardly") for child in word.children)
    if word.tag_ in ("JJR", "RBR"):
        return None
    told = (word, *(child for child in word.children if child.dep_ in ("amod", "conj", "compound")))
    for name, predicate in VERDICTS.items():
        if any(node.lemma_.lower() in words(name) for node in told):
            return predicate if not negated else "opposed" if predicate == "endorsed" else None
    return None
