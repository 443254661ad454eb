"""Finds positions at verbs: active, passive, relative, reduced, infinitive, gerund, ellipsis."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from accordgraph.model import EntityType, Status
from accordgraph.positions.advocacy import advocates
from accordgraph.positions.arguments import Arguments, Referent, attached
from accordgraph.positions.candidates import Candidate, outcome
from accordgraph.positions.climb import standing_of
from accordgraph.positions.context import Context
from accordgraph.positions.lexicon import Cue, lexicon, words
from accordgraph.positions.standing import Standing, is_passive, subject_of

HOSTS: tuple[EntityType, ...] = ("Organization",)
RELATIVES = ("WDT", "WP")
BARE = ("signed", "ratified")
"""Predicates whose object may be left to the context ("Britain refused to sign")."""


def verb_positions(arguments: Arguments, context: Context, token: Token) -> Iterator[Candidate]:
    """Yield the positions that a verb reports."""
    state: Standing | None = None
    for cue in lexicon().cues.get((token.lemma_.lower(), "verb"), ()):
        if not cue.objects or not _fixed_words(cue, token):
            continue
        state = state or standing_of(token)
        if state.void:
            return
        found = list(_positions(arguments, context, token, cue, state))
        yield from found
        yield from advocates(arguments, cue, state, found)
        if found:
            return


def objects_of(arguments: Arguments, context: Context, token: Token) -> Iterator[tuple[Cue, list[Referent]]]:
    """Yield the readings of a verb as the report of a position, with the objects of each."""
    for cue in lexicon().cues.get((token.lemma_.lower(), "verb"), ()):
        if cue.objects and _fixed_words(cue, token):
            objects, _ = _objects(arguments, context, token, cue, Standing())
            if objects:
                yield cue, objects


def _fixed_words(cue: Cue, token: Token) -> bool:
    particles = [child.lower_ for child in token.children if child.dep_ in ("prt", "advmod", "prep", "advcl")]
    if cue.particles and not any(particle in particles for particle in cue.particles):
        return False
    if not cue.particles and any(
        child.dep_ == "prt" and child.lower_ in ("up", "off", "out", "down", "back")
        for child in token.children
    ):
        return False
    return not cue.nouns or _fixed_noun(cue, token) is not None


def _fixed_noun(cue: Cue, token: Token) -> Token | None:
    return next(
        (
            child
            for child in token.children
            if child.dep_ in ("dobj", "nsubjpass") and child.lemma_.lower() in cue.nouns
        ),
        None,
    )


def _positions(
    arguments: Arguments, context: Context, token: Token, cue: Cue, state: Standing
) -> Iterator[Candidate]:
    result = outcome(cue.predicate, cue.positive, state)
    if result is None:
        return
    predicate, status = result
    objects, near = _objects(arguments, context, token, cue, state)
    if cue.predicate == "signed":
        objects = [target for target in objects if arguments.signable(target)]
    if not objects:
        return
    actors, construction = _actors(arguments, token, cue, state, objects)
    for actor in actors:
        outcome_here = _excepted(cue, state) if actor.excepted else (predicate, status)
        if outcome_here is None:
            continue
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


def _excepted(cue: Cue, state: Standing) -> tuple[str, Status] | None:
    turned = Standing(
        modality=state.modality, positive=not state.positive, perfect=state.perfect, denied=state.denied
    )
    return outcome(cue.predicate, cue.positive, turned)


def _actors(
    arguments: Arguments, token: Token, cue: Cue, state: Standing, objects: list[Referent]
) -> tuple[list[Referent], str]:
    if is_passive(token):
        return _passive_actors(arguments, token, cue, objects), "passive"
    actors: dict[str, Referent] = {}
    heads = list(state.actors)
    if cue.predicate == "withdrewFrom":
        moved = _direct_object(token)
        if moved is not None and moved.lemma_.lower() not in cue.nouns and cue.prepositions:
            heads = [moved]
    for head in heads:
        for referent in _with_predicated(arguments, head):
            actors.setdefault(referent.entity.id, referent)
    if actors and state.positive and cue.positive:
        for referent in _partners(arguments, token, cue, state, objects):
            actors.setdefault(referent.entity.id, referent)
    if not actors and heads:
        for target in objects:
            for member in arguments.members(arguments.doc[_head(arguments, target)]):
                for referent in arguments.actors(member):
                    if referent.entity.type == "Country":
                        actors.setdefault(referent.entity.id, referent)
    taken = {target.entity.id for target in objects}
    bodies = all(target.entity.type == "Organization" for target in objects)
    return [
        actor
        for actor in actors.values()
        if actor.entity.id not in taken and not (bodies and actor.entity.type == "Person")
    ], state.construction


def _with_predicated(arguments: Arguments, head: Token) -> list[Referent]:
    """The actors of a phrase, or those that "are" or "include" gives for it ("those signing include …")."""
    found = arguments.actors(head)
    if found:
        return found
    verb = head.head
    if head.dep_ in ("nsubj", "attr") and verb.lemma_ in ("include", "be", "comprise"):
        return [
            referent
            for child in verb.children
            if child.dep_ in ("dobj", "attr", "nsubj", "prep") and child.i != head.i
            for referent in arguments.actors(child)
        ]
    joined = _joined_group(head)
    return arguments.actors(joined) if joined is not None else []


def _joined_group(head: Token) -> Token | None:
    """Who belongs to a group: "is among the countries that …", "joined the list of countries …"."""
    node = head
    while node.dep_ == "pobj" and node.head.lower_ in ("of", "among"):
        node = node.head.head
    if node.lemma_ in ("join", "be", "remain", "become") and node.pos_ in ("VERB", "AUX"):
        return subject_of(node)
    if (node.dep_ == "dobj" and node.head.lemma_ == "join") or (node.dep_ == "attr" and node.i != head.i):
        return subject_of(node.head)
    return None


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
    if not agents and cue.predicate == "hosted":
        agents = attached(token, ("at",))
        agents = [agent for agent in agents if arguments.at(agent, HOSTS) is not None]
    for agent in agents:
        for referent in arguments.actors(agent):
            found.setdefault((referent.entity.id, referent.excepted), referent)
    return list(found.values())


def _head(arguments: Arguments, referent: Referent) -> int:
    mention = arguments.mention_of(referent)
    return mention.head if mention else referent.end - 1


def _partners(
    arguments: Arguments, token: Token, cue: Cue, state: Standing, objects: list[Referent]
) -> Iterator[Referent]:
    """Who acted along with the subject: "together with …", "signed a pact with …", "on behalf of …"."""
    for child in token.children:
        lower = child.lower_
        if child.dep_ in ("prep", "advmod") and lower in ("along", "together", "alongside"):
            for head in (*attached(child, ["with"]), *(d for d in child.children if d.dep_ == "pobj")):
                yield from arguments.actors(head)
        elif child.dep_ == "prep" and lower == "in":
            for joint in child.children:
                if joint.lower_ in words("cooperation"):
                    for head in attached(joint, ("with",)):
                        yield from arguments.actors(head)
        elif child.dep_ == "prep" and lower == "on" and cue.predicate in ("signed", "ratified"):
            for behalf in child.children:
                if behalf.lower_ == "behalf":
                    for head in (
                        *attached(behalf, ["of"]),
                        *(c for c in behalf.children if c.dep_ == "poss"),
                    ):
                        yield from arguments.actors(head)
    for sender in state.trace:
        subject = subject_of(sender) if sender.lemma_ in ("send", "dispatch") else None
        if subject is not None and cue.predicate == "attended":
            yield from arguments.actors(subject)
    met = _direct_object(token)
    if cue.predicate == "attended" and cue.prepositions and met is not None:
        yield from arguments.actors(met)
    subject = subject_of(token)
    if subject is not None:
        for child in subject.children:
            if child.dep_ == "prep" and child.lower_ in words("comitative"):
                for head in (*attached(child, ["with"]), *(d for d in child.children if d.dep_ == "pobj")):
                    yield from arguments.actors(head)
    if cue.predicate == "signed" and token.lemma_ in words("joint_signing"):
        heads = attached(token, ["with"])
        for target in objects:
            for index in range(target.start, target.end):
                heads += attached(arguments.doc[index], ("with", "between"))
        for head in heads:
            yield from (r for r in arguments.actors(head) if r.entity.type in ("Country", "Organization"))


def _direct_object(token: Token) -> Token | None:
    found = (child for child in token.children if child.dep_ in ("dobj", "dative"))
    return next((child for child in found if child.tag_ not in RELATIVES), None)


def _objects(
    arguments: Arguments, context: Context, token: Token, cue: Cue, state: Standing
) -> tuple[list[Referent], bool]:
    heads = list(_object_heads(token, cue))
    found: dict[str, Referent] = {}
    for head in heads:
        relative = head.tag_ in RELATIVES or head.lower_ == "that"
        resolved: Token | None = _antecedent(head) if relative else head
        if resolved is not None and _contrasted(resolved):
            return _other(arguments, context, resolved), False
        if head.lower_ == "it" and (shown := context.shown_before(head)) is not None:
            return [shown], False
        for referent in arguments.objects(resolved, cue.objects) if resolved is not None else ():
            found.setdefault(referent.entity.id, referent)
    if found:
        return list(found.values()), True
    gaps = [gap for child in token.children if child.tag_ in RELATIVES and (gap := _antecedent(child))]
    if not heads and state.gap is not None:
        gaps.append(state.gap)
    if not is_passive(token):
        for gap in gaps:
            for referent in arguments.objects(gap, cue.objects):
                found.setdefault(referent.entity.id, referent)
    if found:
        return list(found.values()), True
    if cue.predicate in ("endorsed", "opposed") and any(_bare_act(head) for head in heads):
        nearest = context.agreement_before(token)
        return ([nearest] if nearest else []), False
    voted = cue.lemma == "vote" and any(child.lower_ in cue.prepositions for child in token.children)
    if not heads and (voted or cue.predicate == "abstained"):
        nearest = context.agreement_before(token)
        return ([nearest] if nearest else []), False
    if (
        not heads
        and _may_be_left_out(_direct_object(token))
        and (cue.lemma in words("bare") and not cue.nouns and (cue.particles or cue.predicate in BARE))
    ):
        nearest = context.agreement_before(token)
        return ([nearest] if nearest else []), False
    return [], True


def _may_be_left_out(direct: Token | None) -> bool:
    """Whether a verb has no object of its own but a pronoun, so that the context says what was signed."""
    return direct is None or direct.lower_ in ("it", "this", "that")


def _bare_act(head: Token) -> bool:
    """Whether an object is the joining of a treaty that it does not name ("supports ratification")."""
    return head.lemma_.lower() in ("ratification", "accession") and not any(
        child.dep_ in ("prep", "poss", "compound", "amod") for child in head.children
    )


def _contrasted(head: Token) -> bool:
    """Whether an object is "this one": not the text that the sentence has named."""
    return head.lower_ == "one" and any(child.lower_ == "this" for child in head.children)


def _other(arguments: Arguments, context: Context, head: Token) -> list[Referent]:
    """The agreement that the document is about, if the sentence has not named it before."""
    main = context.main()
    named = {
        entity.id
        for mention, entity in arguments.linked.entities.items()
        if head.sent.start <= mention.start and mention.end <= head.i
    }
    if main is None or main.entity.id in named:
        return []
    context.show(head, main)
    return [main]


def _antecedent(pronoun: Token) -> Token | None:
    for node in pronoun.ancestors:
        if node.dep_ == "relcl":
            return node.head
    return None


def _object_heads(token: Token, cue: Cue) -> Iterator[Token]:
    base = token
    if is_passive(token) and not cue.nouns:
        subject = next((child for child in token.children if child.dep_ == "nsubjpass"), None)
        if subject is None and token.dep_ == "conj" and not subject_of(token):
            subject = next((child for child in token.head.children if child.dep_ == "nsubjpass"), None)
        if subject is not None:
            yield subject
        elif token.dep_ == "acl" or (token.dep_ == "conj" and token.head.dep_ == "acl"):
            yield token.head if token.dep_ == "acl" else token.head.head
        return
    if not cue.prepositions:
        if cue.nouns:
            return
        yield from (child for child in token.children if child.dep_ in ("dobj", "oprd", "attr"))
        if token.dep_ == "conj" and not any(child.dep_ == "dobj" for child in token.children):
            return
        shared = _shared_object(token)
        if shared is not None:
            yield shared
        return
    noun = _fixed_noun(cue, token)
    for phrase in cue.prepositions:
        yield from _at_preposition(base, phrase)
        if noun is not None:
            yield from _at_preposition(noun, phrase)


def _shared_object(token: Token) -> Token | None:
    """The object that a later conjunct carries for both ("signed and ratified the treaty")."""
    if any(child.dep_ == "dobj" for child in token.children):
        return None
    for child in token.children:
        if (
            child.dep_ == "conj"
            and child.pos_ == "VERB"
            and subject_of(child) is None
            and child.i - token.i <= 4
        ):
            return _direct_object(child)
    return None


def _at_preposition(token: Token, phrase: str) -> Iterator[Token]:
    first, *rest = phrase.split()
    for child in token.children:
        if child.dep_ in ("prep", "prt", "advmod", "dative", "agent") and child.lower_ == first:
            if rest:
                middle = child
                for word in rest:
                    middle = next((deeper for deeper in middle.children if deeper.lower_ == word), middle)
                if middle.lower_ == rest[-1]:
                    yield from (d for d in middle.children if d.dep_ in ("pobj", "pcomp"))
            else:
                yield from (d for d in child.children if d.dep_ in ("pobj", "pcomp"))
        elif child.dep_ in ("prt", "advmod", "prep") and not rest:
            for deeper in child.children:
                if deeper.dep_ == "prep" and deeper.lower_ == first:
                    yield from (d for d in deeper.children if d.dep_ == "pobj")
