"""Finds positions at words that stand for a verb said before: "Britain did not", "Chile followed suit"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from accordgraph.positions.arguments import STATES, Arguments, Referent
from accordgraph.positions.candidates import Candidate, combined, outcome
from accordgraph.positions.climb import standing_of
from accordgraph.positions.context import Context
from accordgraph.positions.lexicon import Cue, words
from accordgraph.positions.objects import objects_of
from accordgraph.positions.standing import Standing, is_conditional, modify, subject_of

REACH = 40
"""How many tokens may lie between the verb and the auxiliary that stands for it."""
ECHOES = ("so", "as", "nor", "neither")
"""Words before an auxiliary that say that its subject did the same as the one before."""


def ellipsis_positions(arguments: Arguments, context: Context, token: Token) -> Iterator[Candidate]:
    """Yield the positions of a bare auxiliary, read from the last verb before it that reports positions."""
    if _repeats(token):
        yield from _repeated(arguments, context, token)
        return
    if token.lemma_ == "be" and _echoes(token):
        yield from _echoed(arguments, context, token)
        return
    if token.lemma_ == "be":
        yield from _others(arguments, context, token)
        return
    if not _stands_alone(token) or (token.dep_ == "advcl" and is_conditional(token)):
        return
    subject = _subject_after(token) or subject_of(token) or _name_before(arguments, token)
    if not _echoes(token) and token.i + 1 < len(token.doc) and token.nbor().tag_ == "PRP":
        return
    model = _model(arguments, context, token) if subject is not None else None
    if model is None or subject is None:
        return
    verb, cue, objects = model
    state = _standing(token, subject, standing_of(verb))
    result = outcome(cue.predicate, cue.positive, state)
    if result is None:
        return
    for actor in arguments.actors(subject):
        for target in objects:
            yield Candidate(
                actor, result[0], target, result[1], token, "ellipsis", near=False, trace=tuple(state.trace)
            )


def _echoed(arguments: Arguments, context: Context, token: Token) -> Iterator[Candidate]:
    """Yield that somebody is, or is not, what another was just said to be: "so is Chile", "nor is Peru"."""
    subject = subject_of(token)
    if subject is None or subject.i < token.i or any(c.dep_ in ("attr", "acomp") for c in token.children):
        return
    denied = token.nbor(-1).lower_ in ("nor", "neither")
    for said in context.just_said(token):
        if denied == (said.status == "denied" or said.predicate == "refusedToSign"):
            for actor in arguments.actors(subject):
                yield replace(said, actor=actor, cue=token, construction="ellipsis", near=False, trace=())


def _others(arguments: Arguments, context: Context, token: Token) -> Iterator[Candidate]:
    """Yield that the rest did what was just told of some: "the other countries are Peru and Chile"."""
    subject = subject_of(token)
    named = next((child for child in token.children if child.dep_ == "attr"), None)
    if subject is None or named is None or not any(child.lower_ == "the" for child in subject.children):
        return
    other = {child.lower_ for child in subject.children} & {"other", "others", "remaining"}
    if not (subject.lower_ in ("others", "rest") or (other and subject.tag_ == "NNS")):
        return
    for told in context.last_told(token):
        for actor in arguments.actors(named):
            if actor.entity.id != told.actor.entity.id and actor.entity.type in STATES:
                yield replace(told, actor=actor, cue=token, construction="ellipsis", near=False, trace=())


def _repeats(token: Token) -> bool:
    """Whether a verb says that its subject does what was told before: "did the same", "followed suit"."""
    if token.lemma_ not in ("do", "follow"):
        return False
    again = words("doing_likewise" if token.lemma_ == "do" else "following")
    repeated = any(
        child.lower_ in again and child.i > token.i and not _compared(child) and not _intensifies(child)
        for child in token.children
        if child.dep_ in ("dobj", "advmod", "attr")
    )
    return repeated or (token.lemma_ == "follow" and _bare(token))


def _intensifies(word: Token) -> bool:
    """Whether "so" tells how much: "did so well"."""
    following = word.nbor() if word.i + 1 < len(word.doc) else word
    return word.lower_ == "so" and following.pos_ in ("ADV", "ADJ")


def _bare(verb: Token) -> bool:
    """Whether a verb has a subject and no complement but a date: "Chile followed in May"."""
    places = (deeper for child in verb.children if child.dep_ == "prep" for deeper in child.children)
    complements = ("dobj", "xcomp", "ccomp", "prt", "advcl", "agent")
    return (
        verb.tag_ == "VBD"
        and subject_of(verb) is not None
        and not any(child.dep_ in complements for child in verb.children)
        and all(place.ent_type_ == "DATE" for place in places)
    )


def _interrupted(model: Token, token: Token) -> bool:
    """Whether something else was told between an act and the verb that repeats what was told last."""
    if token.dep_ == "conj" and token.head.pos_ == "VERB":
        return token.head.i != model.i and not _repeats(token.head)
    return any(
        node.dep_ == "ROOT" and node.pos_ == "VERB" and node.sent.start > model.i and not _repeats(node)
        for node in token.doc[model.i + 1 : token.sent.start]
    )


def _compared(word: Token) -> bool:
    """Whether a word goes on to say what for or with: "the same for Chile", "the same thing as Chile"."""
    return any(child.dep_ in ("prep", "relcl", "acl") for child in word.children)


def _repeated(arguments: Arguments, context: Context, token: Token) -> Iterator[Candidate]:
    """Yield the positions of a verb that repeats an act that was done, or refused, before."""
    model, own = _model(arguments, context, token), standing_of(token)
    if model is None or own.void or _interrupted(model[0], token):
        return
    verb, cue, objects = model
    done = standing_of(verb)
    same = not any(child.lower_ == "so" for child in token.children)
    if (same and (done.void or done.modality != "asserted")) or not (done.positive or own.positive):
        return
    state = replace(own, construction="ellipsis")
    if not done.positive and same:
        state = replace(state, positive=False, refused=done.refused, perfect=done.perfect, denied=done.denied)
    actors = [actor for head in own.actors for actor in arguments.actors(head)]
    if token.lemma_ == "follow":
        actors = [actor for actor in actors if actor.entity.type in STATES]
    yield from combined(arguments, actors, objects, token, cue, state, near=False)


def _standing(token: Token, subject: Token, model: Standing) -> Standing:
    """How the auxiliary puts the act: as the verb before where it echoes that verb, else in its own way."""
    same = _echoes(token) and subject.i > token.i
    if same and (token.nbor(-1).lower_ in ("so", "as") or not model.positive):
        return replace(model, construction="ellipsis", actors=[subject])
    state = Standing(construction="ellipsis", actors=[subject], perfect=token.lemma_ == "have")
    modify(state, token)
    if any(child.lower_ in ("neither", "no") for child in subject.children) or subject.lower_ == "none":
        state.negate(subject)
    state.void |= model.refused and not state.positive
    if token.tag_ == "MD":
        state.weaken("planned" if token.lower_ in words("future_modals") else "possible", token)
    return state


def _echoes(token: Token) -> bool:
    return token.i > token.sent.start and token.nbor(-1).lower_ in ECHOES


def _subject_after(token: Token) -> Token | None:
    """The subject of an echo, which the parser may have taken for an object ("nor did Peru")."""
    if not _echoes(token):
        return None
    return next(
        (child for child in token.children if child.dep_ in ("nsubj", "dobj") and child.i > token.i), None
    )


def _aside(verb: Token, token: Token) -> bool:
    """Whether a verb stands in a relative clause of an earlier sentence, where no echo takes it up."""
    relative = any(child.tag_ in ("WDT", "WP", "WP$") for child in verb.subtree)
    return verb.dep_ == "relcl" and relative and verb.sent.start != token.sent.start


def _model(arguments: Arguments, context: Context, token: Token) -> tuple[Token, Cue, list[Referent]] | None:
    for index in range(token.i - 1, max(-1, token.i - REACH), -1):
        verb = token.doc[index]
        if verb.pos_ == "VERB" and not _aside(verb, token):
            for cue, objects in objects_of(arguments, context, verb):
                return verb, cue, objects
    return None


def _name_before(arguments: Arguments, token: Token) -> Token | None:
    mention = arguments.linked.mention_at(token.i - 1) if token.i else None
    return token.doc[mention.head] if mention is not None and mention.kind == "name" else None


def _stands_alone(token: Token) -> bool:
    """Whether a form of "do", "have" or a modal has no verb or complement of its own."""
    if token.lemma_ not in ("do", "have") and token.tag_ != "MD":
        return False
    if token.dep_ in ("aux", "auxpass") or any(
        _intensifies(node) for child in token.children for node in child.children
    ):
        return False
    return all(
        child.dep_
        in ("nsubj", "neg", "punct", "cc", "advmod", "mark", "conj", "ccomp", "aux", "advcl", "parataxis")
        and not (child.dep_ in ("ccomp",) and child.i > token.i)
        for child in token.children
        if child != _subject_after(token)
    )
