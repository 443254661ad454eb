"""Finds positions at nouns and adjectives: "Peru's withdrawal", "a signatory to", "opposed to"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from accordgraph.positions.acts import bearer_of, noun_actors, settle_noun
from accordgraph.positions.arguments import STATES, Arguments, Referent
from accordgraph.positions.candidates import Candidate, outcome
from accordgraph.positions.climb import standing_within
from accordgraph.positions.context import Context
from accordgraph.positions.kinds import is_signable
from accordgraph.positions.lexicon import Cue, lexicon, words
from accordgraph.positions.phrases import attached
from accordgraph.positions.standing import Standing, antecedent, modify, subject_of

ARGUMENTS = (
    "of",
    "by",
    "from",
    "for",
    "to",
    "with",
    "in",
    "on",
    "against",
    "between",
    "at",
    "among",
    "behind",
)
CORE = ("signed", "ratified", "withdrewFrom", "proposed")
"""Predicates of acts that an unnamed office holder does for the state."""
BARE = ("signature", "signatory", "ratification", "co-signatory", "holdout")
"""Nouns whose agreement may be left to the context."""


def noun_positions(arguments: Arguments, context: Context, token: Token) -> Iterator[Candidate]:
    """Yield the positions that a noun reports."""
    for cue in lexicon().cues.get((token.lemma_.lower(), "noun"), ()):
        agent = token.lemma_.lower() in words("agent_nouns") | words("belonging_nouns")
        found = list((_bearers if agent else _acts)(arguments, context, token, cue))
        yield from found
        if found:
            return


def adjective_positions(arguments: Arguments, token: Token) -> Iterator[Candidate]:
    """Yield the positions that a predicative adjective reports ("is opposed to the treaty")."""
    if token.dep_ not in ("acomp", "conj", "ROOT", "ccomp", "relcl"):
        return
    for cue in lexicon().cues.get((token.lower_, "adj"), ()):
        objects = _objects(arguments, attached(token, cue.prepositions), cue)
        verb = token.head if token.dep_ in ("acomp", "conj") else token
        subject = subject_of(verb)
        if not objects or subject is None:
            continue
        state = Standing(actors=[subject], construction="copular")
        modify(state, verb)
        yield from _combine(
            arguments, arguments.actors(subject), objects, token, cue, standing_within(state, verb)
        )


def _combine(
    arguments: Arguments,
    actors: list[Referent],
    objects: list[Referent],
    token: Token,
    cue: Cue,
    state: Standing,
    near: bool = True,
) -> Iterator[Candidate]:
    result = outcome(cue.predicate, cue.positive, state)
    if result is None:
        return
    if cue.predicate in CORE:
        actors = arguments.principals(actors)
    for actor in actors:
        for target in objects:
            if actor.entity.id != target.entity.id and not actor.excepted:
                yield Candidate(
                    actor,
                    result[0],
                    target,
                    result[1],
                    token,
                    state.construction,
                    state.speaker,
                    near,
                    tuple(state.trace),
                )


def _objects(arguments: Arguments, heads: list[Token], cue: Cue) -> list[Referent]:
    found: dict[str, Referent] = {}
    for head in heads:
        for referent in arguments.objects(head, cue.objects):
            found.setdefault(referent.entity.id, referent)
    return list(found.values())


def _acts(arguments: Arguments, context: Context, token: Token, cue: Cue) -> Iterator[Candidate]:
    """An act: "Peru's withdrawal from the pact", "ratification by Peru", "the support of Peru"."""
    state = Standing(construction="nominal")
    settle_noun(state, token)
    if any(c.dep_ == "compound" and (c.lemma_.lower(), "noun") in lexicon().cues for c in token.children):
        return
    if _taken_back(token):
        return
    if state.void:
        return
    heads = [child for child in token.children if child.dep_ in ("poss", "compound", "amod", "nmod")]
    placed = attached(token, cue.prepositions or ARGUMENTS)
    objects = _objects(arguments, [*heads, *placed], cue)
    actor_heads = noun_actors(token) + attached(token, ("between", "among"))
    if cue.predicate == "hosted":
        objects = [event for place in placed if (event := arguments.at(place, cue.objects)) is not None]
        actor_heads = [head for head in actor_heads if head not in placed]
    governor = token.head
    if token.dep_ == "dobj" and governor.lemma_ in words("getting") | words("lacking") | words("needing"):
        subject = subject_of(governor)
        if subject is not None and not objects:
            if governor.dep_ == "relcl" and subject.tag_ in ("WDT", "WP"):
                subject = governor.head
            objects = _objects(arguments, [subject], cue)
        actor_heads += attached(governor, ("from", "of", "by", "among"))
    if token.dep_ == "dobj" and governor.lemma_ in words("giving"):
        actor_heads += [
            head
            for child in governor.children
            if child.dep_ == "prep" and child.lower_ in ("in", "with", "along", "together")
            for joint in (child, *child.children)
            if joint.lower_ in words("cooperation") | {"along", "together"}
            for head in attached(joint, ("with",))
        ]
    absent = _absence_above(token)
    if absent is not None:
        actor_heads += attached(absent, ("from", "of", "by"))
    taken = {target.entity.id for target in objects}
    actors: dict[str, Referent] = {}
    for head in actor_heads:
        for referent in arguments.actors(head):
            if referent.entity.id not in taken:
                actors.setdefault(referent.entity.id, referent)
    if (
        actors
        and not objects
        and (token.lemma_.lower() in BARE or (cue.predicate == "endorsed" and not state.positive))
    ):
        nearest = context.agreement_before(token)
        objects = [nearest] if nearest else []
        yield from _combine(arguments, list(actors.values()), objects, token, cue, state, near=False)
        return
    if actors and not objects and token.lemma_.lower() in words("bare_nouns"):
        told = context.told_before(token, types=cue.objects)
        objects = [told] if told is not None else []
        states = [actor for actor in actors.values() if actor.entity.type in STATES]
        yield from _combine(arguments, states, objects, token, cue, state, near=False)
        return
    yield from _combine(arguments, list(actors.values()), objects, token, cue, state)


def _taken_back(token: Token) -> bool:
    """Whether a verb that has a cue of its own says that what a noun names was not given or ended."""
    cues = lexicon().cues.get((token.head.lemma_.lower(), "verb"), ()) if token.dep_ == "dobj" else ()
    return any(
        token.lemma_.lower() in cue.nouns and (not cue.positive or cue.predicate == "withdrewFrom")
        for cue in cues
    )


def _absence_above(token: Token) -> Token | None:
    if token.dep_ == "pobj" and token.head.head.lemma_ in words("absence"):
        return token.head.head
    return None


def _bearers(arguments: Arguments, context: Context, token: Token, cue: Cue) -> Iterator[Candidate]:
    """A role: "Peru is a signatory to the pact", "signatories include Peru"."""
    noun = token
    if token.dep_ in ("compound", "amod") and token.head.lemma_.lower() in words("holders"):
        noun = token.head
    state = Standing(construction="copular")
    actors = [referent for head in _members(noun) for referent in arguments.actors(head)]
    if not actors and token.lemma_.lower() in words("listed_nouns"):
        return
    if not actors:
        bearer = _bearer(noun)
        if bearer is None and noun.dep_ == "attr" and subject_of(noun.head) is None:
            modify(state, noun.head)
            standing_within(state, noun.head)
            bearer = state.actors[0] if state.actors else None
        if bearer is None:
            return
        bearer = antecedent(bearer, bearer.head)
        actors = (arguments.actors(bearer) or _continued(arguments, bearer)) if bearer is not None else []
        if noun.dep_ in ("attr", "pobj") and not state.actors:
            verb = noun.head if noun.dep_ == "attr" else _verb_above(noun)
            if verb is not None:
                state.perfect = token.lemma_.lower() in words("belonging_nouns") | {"party"}
                modify(state, verb)
                standing_within(state, verb)
    for child in noun.children:
        if child.dep_ == "det" and child.lower_ == "no":
            return
        if child.lower_ in words("planned_adjectives") | {"potential", "likely", "former"}:
            return
    placed = attached(token, cue.prepositions or ("to", "of", "in", "at", "for"))
    if not placed and noun.dep_ == "attr" and cue.prepositions:
        placed = attached(noun.head, cue.prepositions)
    modifiers = [child for child in token.children if child.dep_ in ("compound", "poss", "nmod", "nsubj")]
    owner = subject_of(noun.head) if noun.dep_ == "dobj" and noun.head.lemma_ in words("getting") else None
    objects = _objects(arguments, [*placed, *modifiers, *([owner] if owner is not None else [])], cue)
    if cue.predicate == "signed":
        objects = [target for target in objects if is_signable(arguments, target)]
    near = bool(objects)
    if not objects and token.lemma_.lower() in BARE and actors:
        nearest = context.agreement_before(token)
        objects = [nearest] if nearest else []
    yield from _combine(arguments, actors, objects, token, cue, state, near)


def _continued(arguments: Arguments, bearer: Token) -> list[Referent]:
    """The named body that was the subject of the sentence before, for an "it" that is resolved to nothing."""
    if bearer.lower_ != "it" or arguments.linked.entity_headed(bearer.i) is not None or not bearer.sent.start:
        return []
    before = subject_of(bearer.doc[bearer.sent.start - 1].sent.root)
    named = before is not None and before.pos_ == "PROPN"
    return [r for r in arguments.actors(before) if r.entity.type in STATES] if before and named else []


def _bearer(noun: Token) -> Token | None:
    bearer = bearer_of(noun)
    if bearer is not None:
        return bearer
    if noun.dep_ == "pobj" and noun.head.lower_ in ("of", "among", "on"):
        verb = _verb_above(noun)
        return subject_of(verb) if verb is not None else None
    return None


def _verb_above(noun: Token) -> Token | None:
    """The copula over "among the signatories", "one of the signatories", "on the list of signatories"."""
    node = noun
    while node.dep_ in ("pobj", "prep", "attr"):
        if node.dep_ == "prep" and node.lower_ not in ("of", "among", "on", "in", "as"):
            return None
        node = node.head
        if node.pos_ in ("VERB", "AUX"):
            return node if node.lemma_ in ("be", "remain", "become", "stay") else None
    return None


def _members(noun: Token) -> list[Token]:
    """Who a role's phrase lists: as its examples, or as what "include" or "are" gives for it."""
    found = [
        deeper
        for child in noun.children
        if child.dep_ == "prep" and child.lower_ in words("members")
        for deeper in child.children
        if deeper.dep_ == "pobj"
    ]
    found += [child for child in noun.children if child.dep_ == "appos" and child.i > noun.i]
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_ in words("getting"):
        found += [
            child
            for child in verb.children
            if child.dep_ in ("dep", "appos") and any(node.lower_ == "among" for node in child.children)
        ]
    if noun.dep_ == "nsubj" and verb.lemma_ in ("include", "be", "comprise"):
        found += [child for child in verb.children if child.dep_ in ("dobj", "attr")]
    return found
