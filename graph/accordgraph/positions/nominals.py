"""Finds positions at nouns and adjectives: "Peru's withdrawal", "opposed to"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from accordgraph.positions.acts import noun_actors, settle_noun
from accordgraph.positions.arguments import STATES, Arguments, Referent
from accordgraph.positions.bearers import is_role, role_positions
from accordgraph.positions.candidates import Candidate, combined
from accordgraph.positions.climb import standing_within
from accordgraph.positions.context import Context
from accordgraph.positions.kinds import is_signable
from accordgraph.positions.lexicon import Cue, lexicon, words
from accordgraph.positions.phrases import attached
from accordgraph.positions.principals import bearers
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
BARE = ("signature", "ratification")
"""Nouns whose agreement may be left to the context."""


def noun_positions(arguments: Arguments, context: Context, token: Token) -> Iterator[Candidate]:
    """Yield the positions that a noun reports."""
    for cue in lexicon().cues.get((token.lemma_.lower(), "noun"), ()):
        rule = role_positions if is_role(token.lemma_.lower()) else _acts
        found = list(rule(arguments, context, token, cue))
        yield from found
        if found:
            return


def adjective_positions(arguments: Arguments, token: Token) -> Iterator[Candidate]:
    """Yield the positions that a predicative adjective reports ("is opposed to the treaty")."""
    behind = token.dep_ in ("acl", "amod") and token.i > token.head.i
    if not behind and token.dep_ not in ("acomp", "conj", "ROOT", "ccomp", "relcl"):
        return
    for cue in lexicon().cues.get((token.lower_, "adj"), ()):
        objects = _objects(arguments, attached(token, cue.prepositions), cue)
        verb = token.head if token.dep_ in ("acomp", "conj") else token
        subject = token.head if behind else subject_of(verb)
        if not objects or subject is None:
            continue
        state = Standing(actors=[subject], construction="copular", perfect=cue.predicate == "signed")
        modify(state, verb)
        actors = bearers(arguments, subject)
        yield from combined(arguments, actors, objects, token, cue, standing_within(state, verb))


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
    if not placed and token.dep_ == "dobj" and cue.predicate == "attended":
        placed = attached(token.head, cue.prepositions)
    objects = _objects(arguments, placed if _placed_only(cue) else [*heads, *placed], cue)
    if cue.predicate == "signed":
        objects = [target for target in objects if is_signable(arguments, target)]
    governor = token.head
    actor_heads = noun_actors(token) + attached(token, ("between", "among"))
    actor_heads += [
        head for text in attached(token, ("of", "to", "for")) for head in attached(text, ("by", "from"))
    ]
    if cue.predicate == "hosted":
        objects = [event for place in placed if (event := arguments.at(place, cue.objects)) is not None]
        actor_heads = [head for head in actor_heads if head not in placed and head.head.lower_ != "from"]
    if token.lemma_.lower() in words("delegations"):
        actor_heads += [token, *_leaders(token)]
    if token.dep_ in ("nsubj", "attr") and governor.lemma_ in ("come", "be"):
        actor_heads += attached(governor, ("from",))
    if token.dep_ == "nsubjpass" and governor.lemma_ in words("giving"):
        actor_heads += attached(governor, ("by",))
    undergone = _undergone(token)
    if undergone is not None:
        subject = subject_of(undergone)
        if subject is not None and not objects:
            if undergone.dep_ == "relcl" and subject.tag_ in ("WDT", "WP"):
                subject = undergone.head
            objects = _objects(arguments, [subject], cue)
        actor_heads += attached(undergone, ("from", "of", "by", "among"))
    if token.dep_ == "dobj" and governor.lemma_ in words("giving"):
        actor_heads += [
            head
            for child in governor.children
            if child.dep_ == "prep" and child.lower_ in ("in", "with", "along", "together")
            for joint in (child, *child.children)
            if joint.lower_ in words("cooperation") | {"along", "together"}
            for head in attached(joint, ("with",))
        ]
    if not objects and not _sided(cue):
        objects = _objects(arguments, _accompanied(token), cue)
    absent = _absence_above(token)
    if absent is not None:
        actor_heads += attached(absent, ("from", "of", "by"))
    taken = {target.entity.id for target in objects}
    actors: dict[str, Referent] = {}
    for head in actor_heads:
        for referent in arguments.actors(head):
            if referent.entity.id not in taken:
                actors.setdefault(referent.entity.id, referent)
    bare = _bare(token) or (cue.predicate == "endorsed" and not state.positive)
    if actors and not objects and bare and not _of_something(token, actors):
        nearest = context.agreement_before(token)
        objects = [nearest] if nearest else []
        if cue.predicate == "endorsed":
            actors = {key: actor for key, actor in actors.items() if actor.entity.type in STATES}
        yield from combined(arguments, list(actors.values()), objects, token, cue, state, near=False)
        return
    if actors and not objects and token.lemma_.lower() in words("bare_nouns"):
        told = context.told_before(token, types=cue.objects)
        objects = [told] if told is not None else []
        states = [actor for actor in actors.values() if actor.entity.type in STATES]
        yield from combined(arguments, states, objects, token, cue, state, near=False)
        return
    yield from combined(arguments, list(actors.values()), objects, token, cue, state)


def _of_something(token: Token, actors: dict[str, Referent]) -> bool:
    """Whether an act is said to be on what no rule knows for a text ("the ratification of the test ban")."""
    acting = {index for actor in actors.values() for index in range(actor.start, actor.end)}
    return any(head.i not in acting for head in attached(token, ("of", "to")))


def _leaders(delegation: Token) -> list[Token]:
    """Who leads a delegation, or belongs to it."""
    verb = delegation.head
    subject = subject_of(verb) if delegation.dep_ == "dobj" and verb.lemma_ in words("leading") else None
    led = [child for child in delegation.children if child.dep_ == "acl" and child.lemma_ in words("leading")]
    subject = antecedent(subject, verb)
    return [head for act in led for head in attached(act, ("by",))] + ([subject] if subject else [])


def _undergone(act: Token) -> Token | None:
    """The verb whose subject an act is done to: "drew praise", "met with resistance", "came under fire"."""
    if act.dep_ == "dobj":
        return act.head if act.head.lemma_ in words("undergoing") else None
    verb = act.head.head if act.dep_ == "pobj" else act
    met = act.head.lower_ == "with" and verb.lemma_ in ("meet", "greet")
    return verb if met or (act.head.lower_ == "under" and verb.lemma_ == "come") else None


def _bare(token: Token) -> bool:
    """Whether a noun may leave its agreement to the context; "its signature" may be on anything."""
    return token.lemma_.lower() in BARE and not any(child.tag_ == "PRP$" for child in token.children)


def _placed_only(cue: Cue) -> bool:
    """Whether only a preposition tells what an act is about: a treaty's membership is no act on it."""
    return bool(cue.prepositions) and cue.predicate in ("signed", "endorsed", "opposed")


def _sided(cue: Cue) -> bool:
    """Whether only its preposition makes an act one for or against something: "the campaign against …"."""
    return bool(cue.prepositions) and cue.prepositions[0] in ("for", "against")


def _accompanied(token: Token) -> list[Token]:
    """What an act goes with: "with the support of Peru, the pact …", "despite opposition from Peru"."""
    whose = attached(token, ("of", "from", "by")) or any(child.dep_ == "poss" for child in token.children)
    if token.dep_ != "pobj" or token.head.lower_ not in words("accompanying") or not whose:
        return []
    above = token.head.head
    if above.pos_ in ("NOUN", "PROPN"):
        return [above]
    subject = subject_of(above) if above.pos_ in ("VERB", "AUX") else None
    return ([subject] if subject is not None else []) + [c for c in above.children if c.dep_ == "dobj"]


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
