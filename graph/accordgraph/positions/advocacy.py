"""Finds who backs or opposes an agreement by asking others for an act on it, or by how he takes theirs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Token

from accordgraph.model import EntityType
from accordgraph.positions.arguments import Arguments, Referent
from accordgraph.positions.attitudes import attitude_above, holders, with_feeling
from accordgraph.positions.bearers import is_role
from accordgraph.positions.candidates import Candidate, outcome
from accordgraph.positions.control import controlled
from accordgraph.positions.judgements import judges
from accordgraph.positions.lexicon import Cue, lexicon, words
from accordgraph.positions.phrases import attached
from accordgraph.positions.pronouns import PLURAL
from accordgraph.positions.standing import Standing, bidden, modify
from accordgraph.positions.verdicts import act_verdict

TEXTS: tuple[EntityType, ...] = ("Agreement",)
FAVOURABLE: Mapping[str, bool] = {
    "signed": True,
    "ratified": True,
    "endorsed": True,
    "withdrewFrom": False,
    "opposed": False,
}
"""Acts by which one can tell whether who wants or regrets them is for the agreement."""


def advocates(
    arguments: Arguments,
    token: Token,
    cue: Cue,
    state: Standing,
    objects: list[Referent],
    found: Sequence[Candidate],
) -> Iterator[Candidate]:
    """Those who ask for an act on an agreement, or who are glad or sorry of it, back or oppose it.

    `found` are the positions that the act is of those who do it: they only back it where "we should sign".
    """
    favourable = FAVOURABLE.get(cue.predicate)
    if favourable is None or not objects:
        return
    favourable = favourable == (cue.positive == state.positive)
    urged = state.modality == "urged"
    judged = act_verdict(token)
    if judged is not None:
        governor, good = judged
        own = Standing()
        modify(own, token)
        favourable = FAVOURABLE[cue.predicate] == (good == (cue.positive == own.positive))
        actors, _ = judges(arguments, governor)
    elif urged or bidden(token):
        governor, actors = _asking(arguments, token, state)
    elif state.modality != "possible" and (taken := attitude_above(token)) is not None:
        governor, good = taken
        favourable = favourable == good
        actors = [actor for head in holders(governor) for actor in arguments.actors(head)]
    else:
        return
    predicate = "endorsed" if favourable else "opposed"
    acting = {c.actor.entity.id for c in found if not (urged and _we(arguments, c.actor))}
    for actor in {actor.entity.id: actor for actor in actors if actor.entity.id not in acting}.values():
        for target in objects:
            if target.entity.id != actor.entity.id:
                yield Candidate(
                    actor,
                    predicate,
                    target,
                    "asserted",
                    governor,
                    "advocate",
                    state.speaker,
                    trace=(token,),
                )


def _we(arguments: Arguments, actor: Referent) -> bool:
    """Whether an act is asked of a "we" for which a person speaks."""
    return actor.entity.type == "Person" and arguments.doc[actor.start].lower_ in PLURAL


def _asking(arguments: Arguments, token: Token, state: Standing) -> tuple[Token, list[Referent]]:
    """Who asks for an act, and the word that says so: the one in whose words it is a duty, too."""
    introduced = _introducing(arguments, token) if bidden(token) else None
    if introduced is not None:
        return introduced, [actor for head in holders(introduced) for actor in arguments.actors(head)]
    for governor in state.trace:
        if governor.lemma_ in words("advocating"):
            heads = holders(governor)
            teamed = attached(governor, ("with",)) if governor.lemma_ in words("teaming") else []
            return governor, [actor for head in (*heads, *teamed) for actor in arguments.actors(head)]
    told = token if bidden(token) else None
    duty = next((word for word in state.trace if word.lemma_ in words("duties")), told)
    if duty is None:
        return token, []
    if state.speaker is not None:
        return duty, arguments.actors(state.speaker)
    voices = arguments.first_person.voice(token)
    return duty, [Referent(entity, duty.i, duty.i + 1) for entity in voices]


def _introducing(arguments: Arguments, token: Token) -> Token | None:
    """The verb of demanding in the words before a list of demands that an item with a verb belongs to."""
    annotation = arguments.linked.annotation
    number = annotation.block_index(token.i)
    if annotation.blocks[number].kind != "item":
        return None
    while number > 0 and annotation.blocks[number].kind == "item":
        number -= 1
    block = annotation.blocks[number]
    if arguments.doc[block.end - 1].text != ":":
        return None
    sentence = arguments.doc[block.end - 1].sent
    return next((word for word in sentence if word.lemma_ in words("advocating") and holders(word)), None)


def demanded_positions(
    arguments: Arguments, token: Token, cue: Cue, state: Standing, objects: list[Referent]
) -> Iterator[Candidate]:
    """Yield what an item of a list of demands asks of those to whom its introduction turns."""
    verb = _introducing(arguments, token) if bidden(token) else None
    head = controlled(verb, token) if verb is not None else None
    result = outcome(cue.predicate, cue.positive, Standing(modality="urged", positive=state.positive))
    if head is None or result is None:
        return
    for actor in arguments.actors(head):
        for target in objects:
            yield Candidate(actor, result[0], target, result[1], token, "verb", trace=tuple(state.trace))


def noted_positions(arguments: Arguments, token: Token) -> Iterator[Candidate]:
    """Yield that those back or oppose a text who note it with a feeling ("notes with regret the pact")."""
    noted = with_feeling(token)
    if noted is None:
        return
    verb, good = noted
    feelings = [child for prep in verb.children if prep.lower_ == "with" for child in prep.children]
    things = [c for word in (verb, *feelings) for c in word.children if c.dep_ in ("dobj", "appos")]
    for actor in (actor for head in holders(verb) for actor in arguments.actors(head)):
        for target in (target for thing in things for target in arguments.objects(thing, TEXTS)):
            predicate = "endorsed" if good else "opposed"
            yield Candidate(actor, predicate, target, "asserted", verb, "advocate", trace=tuple(feelings))


def advocacy_positions(arguments: Arguments, token: Token) -> Iterator[Candidate]:
    """Yield that those back or oppose an agreement who ask for an act told by a noun, or take it well or ill.

    For example "urged rejection of the pact", "regretted Peru's withdrawal from it".
    """
    cues = lexicon().cues.get((token.lemma_.lower(), "noun"), ())
    found = _taken(token) if cues and not is_role(token.lemma_.lower()) else None
    if found is None:
        return
    governor, good = found
    for cue in cues:
        favourable = FAVOURABLE.get(cue.predicate)
        places = attached(token, cue.prepositions or ("of", "to", "for", "from"))
        objects = [target for head in places for target in arguments.objects(head, cue.objects)]
        if favourable is None or not objects:
            continue
        predicate = "endorsed" if favourable == (good == cue.positive) else "opposed"
        for actor in (actor for head in holders(governor) for actor in arguments.actors(head)):
            for target in objects:
                yield Candidate(actor, predicate, target, "asserted", token, "advocate", trace=(governor,))
        return


def _taken(token: Token) -> tuple[Token, bool] | None:
    """The verb that asks for what a noun tells, or the word that says how somebody takes it."""
    verb = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "for" else token.head
    asked = token.dep_ in ("dobj", "pobj") and verb.lemma_ in words("advocating") and verb.pos_ == "VERB"
    if asked and not (token.dep_ == "dobj" and verb.lemma_ == "call"):
        return verb, True
    return attitude_above(token) if token.dep_ in ("dobj", "pobj", "appos") else None
