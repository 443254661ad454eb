"""Finds positions at verbs: active, passive, relative, reduced, infinitive, gerund, ellipsis."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from accordgraph.model import EntityType, Status
from accordgraph.positions.advocacy import advocates, demanded_positions
from accordgraph.positions.arguments import ACTORS, Arguments, Referent
from accordgraph.positions.candidates import CORE, Candidate, outcome
from accordgraph.positions.climb import standing_of
from accordgraph.positions.context import Context
from accordgraph.positions.gatherings import talks_with
from accordgraph.positions.kinds import is_initiative, is_maxim, is_signable
from accordgraph.positions.lexicon import Cue, lexicon, words
from accordgraph.positions.objects import direct_object, fixed_noun, has_fixed_words, moved, objects_at
from accordgraph.positions.phrases import attached
from accordgraph.positions.principals import bearers, principals
from accordgraph.positions.standing import Standing, has_auxiliary, is_infinitive, is_passive, subject_of
from accordgraph.positions.verdicts import act_verdict

REACH = 10
"""How many tokens after an agreement's name its other party may stand."""
HOSTS: tuple[EntityType, ...] = ("Organization",)


def verb_positions(arguments: Arguments, context: Context, token: Token) -> Iterator[Candidate]:
    """Yield the positions that a verb reports."""
    known: list[Standing] = []

    def standing() -> Standing:
        if not known:
            known.append(standing_of(token))
        return known[0]

    for cue in lexicon().cues.get((token.lemma_.lower(), "verb"), ()):
        if not cue.objects or not has_fixed_words(cue, token):
            continue
        objects, near = _objects(arguments, context, token, cue, standing)
        if not objects:
            continue
        state = standing()
        if state.void and not state.ended and act_verdict(token) is None:
            return
        told = state.ended or not state.void
        found = list(_positions(arguments, token, cue, state, objects, near)) if told else []
        found += demanded_positions(arguments, token, cue, state, objects)
        found += advocates(arguments, token, cue, state, objects, found)
        yield from found
        if found:
            return


def _objects(
    arguments: Arguments, context: Context, token: Token, cue: Cue, standing: Callable[[], Standing]
) -> tuple[list[Referent], bool]:
    """What a cue is about, of a kind on which its position can be, and whether its own clause says so."""
    objects, near = objects_at(arguments, context, token, cue, standing)
    if token.tag_ == "VBG" and token.lemma_ in words("concluding"):
        return [], near
    if cue.predicate == "hosted" and talks_with(token):
        return [], near
    if cue.predicate == "endorsed" and token.lemma_ == "call" and not _calls_for(token):
        return [], near
    if cue.predicate == "attended" and cue.lemma in words("receiving") and direct_object(token) is not None:
        return [], near
    if cue.predicate == "signed" or (cue.predicate == "proposed" and "Organization" in cue.objects):
        objects = [target for target in objects if is_signable(arguments, target)]
    elif cue.predicate == "withdrewFrom":
        objects = [target for target in objects if not is_maxim(arguments, target)]
    elif cue.predicate in ("endorsed", "opposed"):
        objects = [t for t in objects if t.entity.type != "Event" or t.entity.id in arguments.named]
    elif cue.predicate == "proposed" and token.lemma_ in words("publishing") and not _drafts(token):
        if _joint_text(token):
            return [t for t in objects if is_signable(arguments, t)], near
        objects = [t for t in objects if t.entity.type == "Event" or is_initiative(arguments, t)]
    return objects, near


def _calls_for(verb: Token) -> bool:
    """Whether a call is for a text itself, not for an act on it ("for the pact to be scrapped")."""
    near = [*verb.children, *(deeper for head in attached(verb, ("for",)) for deeper in head.children)]
    return not any(node.dep_ == "neg" or (node.pos_ == "VERB" and is_infinitive(node)) for node in near)


def _drafts(verb: Token) -> bool:
    """Whether the object of a verb is a draft of a text."""
    return any(child.dep_ == "dobj" and child.lemma_ == "draft" for child in verb.children)


def _positions(
    arguments: Arguments, token: Token, cue: Cue, state: Standing, objects: list[Referent], near: bool
) -> Iterator[Candidate]:
    noun = fixed_noun(cue, token)
    if noun is not None and any(child.lower_ == "no" for child in noun.children):
        state = replace(state, positive=not state.positive)
    result = outcome(cue.predicate, cue.positive, state)
    if result is None:
        return
    predicate, status = _done_with(token, result[0]), result[1]
    if status == "asserted" and (_under_way(token, cue) or _ahead(token, cue)):
        status = "planned"
    actors, construction = _actors(arguments, token, cue, state, objects)
    if cue.predicate in (*CORE, "attended", "hosted"):
        actors = principals(arguments, actors)
    if not near and cue.lemma in words("bare_told") | words("bare_replies"):
        actors = [actor for actor in actors if actor.entity.type in ("Country", "Organization")]
    for actor in actors:
        outcome_here = _excepted(token, cue, state) if actor.excepted else (predicate, status)
        if outcome_here is None:
            continue
        if cue.lemma == "say" and actor.entity.type != "Country":
            outcome_here = ("opposed", outcome_here[1])
        for target in objects:
            if target.entity.id == actor.entity.id:
                continue
            yield Candidate(
                actor,
                outcome_here[0],
                target,
                outcome_here[1],
                token,
                "exception" if actor.excepted else construction,
                state.speaker,
                near,
                tuple(state.trace),
            )


def _done_with(token: Token, predicate: str) -> str:
    """What it is to launch, open or publish what a verb has for its object, where that decides it.

    A consultation is held by who opens it; a joint statement is signed by those who issue it.
    """
    if predicate == "proposed" and token.lemma_ in words("publishing") and _joint_text(token):
        return "signed"
    things = [child for child in token.children if child.dep_ in ("dobj", "nsubjpass")]
    held = predicate in ("proposed", "attended") and any(c.lemma_ in words("consultations") for c in things)
    return "hosted" if held else predicate


def _joint_text(verb: Token) -> bool:
    """Whether the object of a verb is a joint text."""
    texts = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    return any(child.lower_ == "joint" for text in texts for child in text.children)


def _under_way(token: Token, cue: Cue) -> bool:
    """Whether the text says of a step that ends at once that somebody is taking it: "is leaving the pact"."""
    forms = {child.lemma_ for child in token.children if child.dep_ == "aux"}
    step = cue.predicate in ("ratified", "withdrewFrom") or token.lemma_ in words("entering")
    return step and token.tag_ == "VBG" and "be" in forms and "have" not in forms


def _ahead(token: Token, cue: Cue) -> bool:
    """Whether a present tense tells of an event to come: "hosts the summit next year"."""
    present = token.tag_ in ("VBZ", "VBP") or (token.tag_ == "VBG" and has_auxiliary(token))
    if cue.predicate not in ("attended", "hosted") or not present:
        return False
    return any(
        child.lower_ in words("time_to_come") or any(n.lower_ == "next" for n in child.children)
        for child in token.children
        if child.dep_ in ("npadvmod", "advmod")
    )


def _excepted(token: Token, cue: Cue, state: Standing) -> tuple[str, Status] | None:
    perfect = state.perfect or any(c.dep_ == "aux" and c.lemma_ == "have" for c in token.children)
    turned = Standing(
        modality=state.modality, positive=not state.positive, perfect=perfect, denied=state.denied
    )
    return outcome(cue.predicate, cue.positive, turned)


def _actors(
    arguments: Arguments, token: Token, cue: Cue, state: Standing, objects: list[Referent]
) -> tuple[list[Referent], str]:
    taken = moved(token, cue)
    if is_passive(token) and taken is None:
        found = _passive_actors(arguments, token, cue, objects)
        return found + [actor for actor in _along(arguments, token, cue) if found], "passive"
    actors: dict[str, Referent] = {}
    heads = list(state.actors) if taken is None else [taken]
    for head in heads:
        for referent in bearers(arguments, head):
            actors.setdefault(referent.entity.id, referent)
    for referent in _companions(arguments, token, cue, state, objects) if actors else ():
        actors.setdefault(referent.entity.id, referent)
    if actors and state.positive and cue.positive:
        for referent in _partners(arguments, token, cue, state, objects):
            actors.setdefault(referent.entity.id, referent)
    for referent in _compared(arguments, token, state) if actors else ():
        actors.setdefault(referent.entity.id, referent)
    if not actors and heads:
        for target in objects:
            for member in arguments.lists.members(arguments.doc[_head(arguments, target)]):
                for referent in arguments.actors(member):
                    if referent.entity.type == "Country":
                        actors.setdefault(referent.entity.id, referent)
    acted_on = {target.entity.id for target in objects}
    bodies = all(target.entity.type == "Organization" for target in objects)
    members = _members(arguments, objects) if bodies else tuple(ACTORS)
    return [
        actor for actor in actors.values() if actor.entity.id not in acted_on and actor.entity.type in members
    ], state.construction


def _members(arguments: Arguments, bodies: list[Referent]) -> tuple[EntityType, ...]:
    """Who can leave bodies or join them: states, and others where a text founds them all."""
    if any(body.entity.id not in arguments.named for body in bodies):
        return ()
    founded = all(is_signable(arguments, body) for body in bodies)
    return ("Country", "Organization", "Group") if founded else ("Country",)


def _passive_actors(arguments: Arguments, token: Token, cue: Cue, objects: list[Referent]) -> list[Referent]:
    found: dict[tuple[str, bool], Referent] = {}
    agents = [
        deeper
        for child in token.children
        if child.dep_ in ("agent", "prep") and child.lower_ in ("by", "between")
        for deeper in child.children
        if deeper.dep_ == "pobj"
    ]
    if not agents and cue.predicate == "signed" and token.lemma_ in words("joint_signing"):
        agents = [
            head
            for target in objects
            for index in range(target.start, target.end)
            for head in attached(arguments.doc[index], ["between"])
        ]
    if cue.predicate == "hosted":
        agents = [agent for agent in agents if agent.head.lower_ != "between"]
    if not agents and cue.predicate == "hosted":
        agents = attached(token, ("at",))
        agents = [agent for agent in agents if arguments.at(agent, HOSTS) is not None]
    for agent in agents:
        left_out = agent.head.i > 0 and agent.head.nbor(-1).lower_ == "not"
        for referent in arguments.actors(agent):
            excepted = referent.excepted or left_out
            found.setdefault((referent.entity.id, excepted), replace(referent, excepted=excepted))
    return list(found.values())


def _head(arguments: Arguments, referent: Referent) -> int:
    mention = arguments.mention_of(referent)
    return mention.head if mention else referent.end - 1


def _along(arguments: Arguments, token: Token, cue: Cue) -> Iterator[Referent]:
    """Who acted beside the one who acts: "together with …", "in cooperation with …", "on behalf of …"."""
    agents = attached(token, ("by",)) if is_passive(token) else []
    for child in (child for node in (token, *agents) for child in node.children):
        lower = child.lower_
        heads: list[Token] = []
        if child.dep_ in ("prep", "advmod") and lower in ("along", "together", "alongside"):
            heads = [*attached(child, ["with"]), *(d for d in child.children if d.dep_ == "pobj")]
        elif lower == "with" and child.dep_ == "prep" and _joint(child):
            heads = [noun for noun in child.children if noun.dep_ == "pobj"]
        elif child.dep_ == "prep" and lower == "in":
            joint = (noun for noun in child.children if noun.lower_ in words("cooperation"))
            heads = [head for noun in joint for head in attached(noun, ("with",))]
        elif child.dep_ == "prep" and lower == "on" and cue.predicate in (*CORE, "attended"):
            for behalf in (noun for noun in child.children if noun.lower_ == "behalf"):
                heads += [*attached(behalf, ["of"]), *(c for c in behalf.children if c.dep_ == "poss")]
        for head in heads:
            yield from arguments.actors(head)


def _compared(arguments: Arguments, token: Token, state: Standing) -> Iterator[Referent]:
    """Who did the same as the subject, or not: "like Peru, Chile signed", "Chile signed, unlike Peru"."""
    for verb in (token, *(node for node in state.trace if node.pos_ == "VERB")):
        for child in verb.children:
            if child.dep_ == "prep" and child.lower_ in ("like", "unlike"):
                for actor in (a for noun in child.children for a in arguments.actors(noun)):
                    yield replace(actor, excepted=child.lower_ == "unlike")


def _followers(arguments: Arguments, token: Token, objects: list[Referent]) -> Iterator[Referent]:
    """Who acted after the subject or joined it: "Peru, joined by Chile, signed it, followed by Kenya"."""
    subject = subject_of(token)
    nodes = [token, *([subject] if subject is not None else [])]
    nodes += [arguments.doc[target.end - 1] for target in objects]
    for node in nodes:
        for child in node.children:
            if child.dep_ in ("acl", "advcl") and child.tag_ == "VBN" and child.lemma_ in ("join", "follow"):
                for head in attached(child, ("by",)):
                    yield from arguments.actors(head)


def _joint(preposition: Token) -> bool:
    """Whether a "with" says who joins in: "together with", "jointly with"."""
    return preposition.i > 0 and preposition.nbor(-1).lower_ in ("together", "jointly")


def _after(last: Token, verb: Token) -> list[Token]:
    """Whom "with" names after an agreement's subject: "a memorandum on water with Chile"."""
    found: list[Token] = []
    for node in verb.doc[last.i + 1 : min(last.i + REACH, verb.sent.end)]:
        if node.pos_ in ("VERB", "AUX") or node.text in (",", ";"):
            break
        if node.lower_ == "with" and node.head.i > last.i:
            found += [noun for noun in node.children if noun.dep_ == "pobj"]
    return found


def _companions(
    arguments: Arguments, token: Token, cue: Cue, state: Standing, objects: list[Referent]
) -> Iterator[Referent]:
    """Who did, or refused, the same: "together with …", "along with …", "joined by …"."""
    for verb in (token, *(node for node in state.trace if node.pos_ == "VERB")):
        yield from _along(arguments, verb, cue)
    yield from _followers(arguments, token, objects)
    subject = subject_of(token)
    for child in subject.children if subject is not None else ():
        if child.dep_ == "prep" and child.lower_ in words("comitative"):
            for head in (*attached(child, ["with"]), *(d for d in child.children if d.dep_ == "pobj")):
                yield from arguments.actors(head)


def _partners(
    arguments: Arguments, token: Token, cue: Cue, state: Standing, objects: list[Referent]
) -> Iterator[Referent]:
    """Whom the subject acted with: "signed a pact with …", "sent a delegation …"."""
    for sender in state.trace:
        subject = subject_of(sender) if sender.lemma_ in ("send", "dispatch") else None
        if subject is not None and cue.predicate == "attended":
            yield from arguments.actors(subject)
    if cue.lemma.startswith("co-"):
        texts = [arguments.doc[index] for target in objects for index in range(target.start, target.end)]
        for head in (head for node in (token, *texts) for head in attached(node, ("with",))):
            yield from arguments.actors(head)
    met = direct_object(token)
    if cue.predicate == "attended" and cue.prepositions and met is not None:
        yield from arguments.actors(met)
    if cue.predicate == "attended" and token.lemma_ in words("encountering"):
        yield from (actor for head in attached(token, ("with",)) for actor in arguments.actors(head))
    if cue.predicate == "signed" and token.lemma_ in words("joint_signing"):
        heads = attached(token, ["with"])
        for target in objects:
            for index in range(target.start, target.end):
                heads += attached(arguments.doc[index], ("with", "between"))
            heads += _after(arguments.doc[target.end - 1], token)
        for head in heads:
            yield from (r for r in arguments.actors(head) if r.entity.type in ("Country", "Organization"))
