"""Finds positions in what somebody is called: "a signatory to the pact", "opponents include Peru"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from accordgraph.positions.acts import bearer_of, is_ordinal
from accordgraph.positions.arguments import STATES, Arguments, Referent
from accordgraph.positions.candidates import Candidate, combined
from accordgraph.positions.climb import standing_within
from accordgraph.positions.context import Context
from accordgraph.positions.kinds import is_signable
from accordgraph.positions.lexicon import Cue, lexicon, words
from accordgraph.positions.listed import listed_after
from accordgraph.positions.objects import has_fixed_words
from accordgraph.positions.phrases import attached
from accordgraph.positions.principals import LISTING
from accordgraph.positions.standing import Standing, antecedent, is_conditional, modify, subject_of

PLACES = ("to", "of", "in", "at", "for")
"""Prepositions before what a role is in, where its cue names none."""
COPULAS = ("be", "remain", "become", "stay", "appear", "figure", "feature")
COUNTED = ("list", "name", "count", "find")
"""Verbs whose passive tells who is on a list."""
MISSING = ("absent", "missing")


def role_positions(arguments: Arguments, context: Context, token: Token, cue: Cue) -> Iterator[Candidate]:
    """Yield the positions of those who bear the role that a noun names."""
    noun = token
    if token.dep_ in ("compound", "amod") and token.head.lemma_.lower() in words("holders"):
        noun = token.head
    if _no_friend(noun, cue):
        cue = replace(cue, predicate="opposed")
    elif _unreal(noun) or _leaving(noun, cue) or _missed(noun):
        return
    state = Standing(construction="copular")
    actors, listing = _listed(arguments, state, noun), True
    if not actors and token.lemma_.lower() in words("listed_nouns") and not _counted_as(noun):
        return
    if not actors:
        actors, listing = _borne(arguments, state, token, noun, cue), noun.head.lower_ == "among"
    if _is_non(noun):
        state.perfect = True
        state.negate(noun)
    objects = _objects(arguments, token, noun, cue)
    near = bool(objects)
    if actors and not objects and not _placed(token, cue):
        lemma = token.lemma_.lower()
        told = lemma in words("bare_roles")
        if cue.predicate == "attended" and listing:
            event = context.event_meant(token)
            objects = [event] if event is not None else []
        elif told or (listing and lemma in words("bare_listed_roles") and not _owned(noun)):
            if not told and not _subject_of_list(noun):
                actors = [actor for actor in actors if actor.entity.type == "Country"]
            nearest = context.agreement_before(token)
            objects = [nearest] if nearest else []
    yield from combined(arguments, actors, objects, token, cue, state, near)


def _owned(noun: Token) -> bool:
    """Whether a role is one towards somebody: "her opponent"."""
    return any(child.dep_ == "poss" for child in noun.children)


def _subject_of_list(noun: Token) -> bool:
    """Whether a sentence is about those who bear a role: "opponents include …"."""
    return noun.dep_ == "nsubj" and noun.head.lemma_ in LISTING


def is_role(lemma: str) -> bool:
    """Whether a noun tells the bearer of a position rather than an act.

    >>> is_role("signatory"), is_role("withdrawal")
    (True, False)
    """
    return lemma in words("agent_nouns") | words("belonging_nouns") | words("role_nouns")


def _unreal(noun: Token) -> bool:
    """Whether a phrase speaks of those who do not bear the role: "no member", "a would-be party"."""
    return any(
        child.lower_ in words("planned_adjectives") | words("not_members") - {"permanent", "non-permanent"}
        for child in noun.children
        if child.dep_ in ("det", "amod", "compound")
    )


def _counted_as(noun: Token) -> bool:
    """Whether a list gives somebody a role: "Peru is listed as a partner"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "as" and noun.head.head.lemma_ in COUNTED


def _no_friend(noun: Token, cue: Cue) -> bool:
    """Whether somebody is said to be "no friend" of an agreement, which is to oppose it."""
    denied = any(child.lower_ == "no" for child in noun.children)
    return denied and cue.lemma in words("friends") and noun.dep_ in ("attr", "appos")


def _missed(noun: Token) -> bool:
    """Whether somebody is said to be missing among those who bear a role."""
    above = noun.head.head
    return noun.dep_ == "pobj" and noun.head.lower_ in ("from", "among") and above.lower_ in MISSING


def _leaving(noun: Token, cue: Cue) -> bool:
    """Whether the sentence goes on to say that those who belonged have left."""
    verb = noun.head
    return (cue.predicate == "signed" and noun.dep_ == "nsubj" and verb.pos_ == "VERB") and any(
        other.predicate == "withdrewFrom" and has_fixed_words(other, verb)
        for other in lexicon().cues.get((verb.lemma_.lower(), "verb"), ())
    )


def _is_non(noun: Token) -> bool:
    """Whether "non-" stands before a noun, which the tokenizer parts from it."""
    return noun.i > 1 and noun.nbor(-1).text == "-" and noun.nbor(-2).lower_ == "non"


def _placed(token: Token, cue: Cue) -> list[Token]:
    placed = attached(token, cue.prepositions or PLACES)
    if not placed and token.dep_ == "attr" and cue.prepositions:
        placed = attached(token.head, cue.prepositions)
    if not placed and token.dep_ == "pobj" and cue.prepositions and (verb := _verb_above(token)) is not None:
        placed = attached(verb, cue.prepositions)
    relative = [verb.head for verb in token.ancestors if verb.dep_ == "relcl"][:1]
    placed = [node for head in placed for node in (relative if head.tag_ == "WDT" else [head])]
    return [head for head in placed if head.head.i == 0 or head.head.nbor(-1).lower_ != "not"]


def _objects(arguments: Arguments, token: Token, noun: Token, cue: Cue) -> list[Referent]:
    """What the role is in: "of the pact", "the pact's", "the pact has …"."""
    heads = _placed(token, cue)
    heads += [child for child in token.children if child.dep_ in ("compound", "poss", "nmod", "nsubj")]
    if noun.dep_ == "dobj" and noun.head.lemma_ in words("getting") | words("having"):
        owner = subject_of(noun.head)
        heads += [owner] if owner is not None else []
    if _counted_as(noun) or (noun.dep_ == "pobj" and noun.head.head.lemma_ in words("having")):
        owner = subject_of(noun.head.head)
        heads += [owner] if owner is not None else []
    if any(head.tag_ == "WP$" for head in heads):
        heads += [verb.head for verb in noun.ancestors if verb.dep_ == "relcl"][:1]
    found: dict[str, Referent] = {}
    for head in heads:
        for target in arguments.objects(head, cue.objects):
            if cue.predicate == "hosted" and _standing_body(arguments, target):
                continue
            if cue.predicate not in ("signed", "proposed") or is_signable(arguments, target):
                found.setdefault(target.entity.id, target)
    return list(found.values())


def _standing_body(arguments: Arguments, event: Referent) -> bool:
    """Whether what looks like an event may be a body that has a president: "the Fisheries Forum"."""
    return any(node.lower_ in words("standing_bodies") for node in arguments.doc[event.start : event.end])


def _borne(arguments: Arguments, state: Standing, token: Token, noun: Token, cue: Cue) -> list[Referent]:
    """Who is said to bear a role: "Peru is a signatory", "Peru, a critic of the pact"."""
    bearer = _bearer(noun)
    if bearer is None and noun.dep_ == "attr" and subject_of(noun.head) is None:
        state.perfect = _belongs(token, cue)
        modify(state, noun.head)
        standing_within(state, noun.head)
        bearer = state.actors[0] if state.actors else None
    bearer = antecedent(bearer, bearer.head) if bearer is not None else None
    if bearer is None:
        return []
    if noun.dep_ in ("attr", "pobj") and not state.actors:
        verb = noun.head if noun.dep_ == "attr" else _verb_above(noun)
        if verb is not None:
            state.perfect = _belongs(token, cue)
            if any(child.lower_ in ("neither", "no") for child in bearer.children):
                state.negate(bearer)
            modify(state, verb)
            standing_within(state, verb)
            state.void |= is_conditional(verb)
    return arguments.actors(bearer) or _continued(arguments, bearer)


def _belongs(token: Token, cue: Cue) -> bool:
    """Whether a role is one that somebody may yet take on: who is no party has not refused to be one."""
    return cue.positive and token.lemma_.lower() in words("belonging_nouns") | {"party"}


def _continued(arguments: Arguments, bearer: Token) -> list[Referent]:
    """The named body that was the subject of the sentence before, for an "it" that is resolved to nothing."""
    if bearer.lower_ != "it" or arguments.linked.entity_headed(bearer.i) is not None or not bearer.sent.start:
        return []
    before = subject_of(bearer.doc[bearer.sent.start - 1].sent.root)
    named = before is not None and before.pos_ == "PROPN"
    return [r for r in arguments.actors(before) if r.entity.type in STATES] if before and named else []


def _bearer(noun: Token) -> Token | None:
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and not _counts(noun.head.head):
        return None
    bearer = bearer_of(noun)
    if bearer is not None:
        return bearer
    if noun.dep_ == "dobj" and noun.head.lower_ == "founding" and noun.head.i + 1 == noun.i:
        return subject_of(noun.head)
    if noun.dep_ == "pobj" and noun.head.lower_ in ("of", "among", "on"):
        verb = _verb_above(noun)
        return subject_of(verb) if verb is not None else _grouped(noun)
    return None


def _counts(node: Token) -> bool:
    """Whether "of" after a word tells of what it is a part: "one of", "the first of", "a group of"."""
    lemma = node.lemma_.lower()
    counted = lemma in words("quantities") | words("groups") | {"list", "be", "remain", "become"}
    return counted or node.pos_ in ("NUM", "DET", "ADJ") or is_ordinal(node) or is_role(lemma)


def _grouped(noun: Token) -> Token | None:
    """Who is counted among others: "it counts Peru among its parties", "with Peru among the signatories"."""
    if noun.head.lower_ != "among":
        return None
    above = noun.head.head
    if above.lemma_ in words("having"):
        return next((child for child in above.children if child.dep_ == "dobj"), None)
    if above.pos_ in ("NOUN", "PROPN") and above.dep_ == "pobj" and above.head.lower_ == "with":
        return above
    return None


def _verb_above(noun: Token) -> Token | None:
    """The copula over "among the signatories", "one of the signatories", "on the list of signatories"."""
    node = noun
    while node.dep_ in ("pobj", "prep", "attr"):
        if node.dep_ == "prep" and node.lower_ not in ("of", "among", "on", "in", "as"):
            return None
        node = node.head
        if node.pos_ in ("VERB", "AUX"):
            listed = node.tag_ == "VBN" and node.lemma_ in COUNTED
            return node if listed or node.lemma_ in COPULAS else None
    return None


def _listed(arguments: Arguments, state: Standing, noun: Token) -> list[Referent]:
    """Who a role's phrase lists: as its examples, or as what "include" or "are" gives for it."""
    heads = attached(noun, words("members"))
    heads += [child for child in noun.children if child.dep_ == "appos" and child.i > noun.i]
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_ in words("getting"):
        heads += [
            child
            for child in verb.children
            if child.dep_ in ("dep", "appos") and any(node.lower_ == "among" for node in child.children)
        ]
    if noun.dep_ == "nsubj" and verb.lemma_ in LISTING:
        heads += [child for child in verb.children if child.dep_ in ("dobj", "attr")]
    found = {actor.entity.id: actor for head in heads for actor in arguments.actors(head)}
    after, teller = listed_after(arguments, noun)
    if not found:
        found = {actor.entity.id: actor for actor in after}
    if found and (teller is not None or (noun.dep_ == "nsubj" and verb.lemma_ in LISTING)):
        told = teller if teller is not None else verb
        modify(state, told)
        standing_within(state, told)
    return list(found.values())
