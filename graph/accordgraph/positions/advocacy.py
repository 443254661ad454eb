"""Finds who backs or opposes an agreement by asking others for an act on it, or by how he takes theirs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Token

from accordgraph.positions.arguments import Arguments, Referent
from accordgraph.positions.attitudes import attitude_above, holders
from accordgraph.positions.bearers import is_role
from accordgraph.positions.candidates import Candidate
from accordgraph.positions.lexicon import Cue, lexicon, words
from accordgraph.positions.phrases import attached
from accordgraph.positions.pronouns import PLURAL
from accordgraph.positions.standing import Standing, bidden

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
    if urged or bidden(token):
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


def advocacy_positions(arguments: Arguments, token: Token) -> Iterator[Candidate]:
    """Yield that those back or oppose an agreement who ask for an act told by a noun, or take it well or ill.

    For example "urged rejection of the pact", "regretted Peru's withdrawal from it".
    """
    if is_role(token.lemma_.lower()):
        return
    found = _taken(token)
    if found is None:
        return
    governor, good = found
    for cue in lexicon().cues.get((token.lemma_.lower(), "noun"), ()):
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
    return attitude_above(token) if token.dep_ in ("dobj", "pobj") else None
