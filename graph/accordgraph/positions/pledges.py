"""Finds pledges of money or effort: who committed it, and what for."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from accordgraph.model import EntityType, Phrase
from accordgraph.positions.acts import settle_noun
from accordgraph.positions.arguments import Arguments, Referent
from accordgraph.positions.candidates import Candidate
from accordgraph.positions.climb import standing_of
from accordgraph.positions.lexicon import lexicon, words
from accordgraph.positions.phrases import attached
from accordgraph.positions.standing import Standing, is_passive

TEXTS: tuple[EntityType, ...] = ("Agreement", "Event")
SIGNS = ("$", "€", "£", "¥")
PURPOSES = ("for", "in", "into", "to", "toward", "towards", "on", "through")


def pledge_positions(arguments: Arguments, token: Token) -> Iterator[Candidate]:
    """Yield the pledges that a verb or a noun reports ("pledged two million euros for the fund")."""
    if token.pos_ == "NOUN":
        yield from _of_noun(arguments, token)
        return
    lemma = token.lemma_.lower()
    cues = [cue for cue in lexicon().cues.get((lemma, "verb"), ()) if cue.predicate == "pledged"]
    if not any(not cue.particles or _has_particle(token, cue.particles) for cue in cues):
        return
    money = _money(token)
    purposes = _purposes(token, money) if money is not None else _promised(arguments, token)
    if not purposes:
        return
    state = standing_of(token)
    heads = attached(token, ("by", "from")) if is_passive(token) else state.actors
    state.construction = "money" if money is not None else "promise"
    yield from _pledges(arguments, token, heads, purposes[0], state)


def _of_noun(arguments: Arguments, token: Token) -> Iterator[Candidate]:
    """A noun for means with a sum and a giver: "a 2 million euro pledge by Peru for flood relief"."""
    if token.lemma_.lower() not in words("means") or not any(map(_is_money, token.subtree)):
        return
    purposes = [node for word in ("for", "in", "to") for node in attached(token, (word,))]
    givers = [child for child in token.children if child.dep_ == "poss"] + attached(token, ("by", "from"))
    if not purposes or not givers:
        return
    state = Standing(construction="means")
    settle_noun(state, token)
    yield from _pledges(arguments, token, givers, purposes[0], state)


def _pledges(
    arguments: Arguments, token: Token, heads: list[Token], purpose: Token, state: Standing
) -> Iterator[Candidate]:
    if state.void or state.modality == "urged":
        return
    target, span = _target(arguments, purpose)
    if isinstance(target, Phrase) and purpose.pos_ == "PRON":
        return
    for head in heads:
        for actor in arguments.actors(head):
            if isinstance(target, Referent) and target.entity.id == actor.entity.id:
                continue
            yield Candidate(
                actor,
                "pledged",
                target,
                state.modality if state.positive else "denied",
                token,
                state.construction,
                state.speaker,
                trace=tuple(state.trace),
                object_span=span,
            )


def _has_particle(token: Token, particles: tuple[str, ...]) -> bool:
    return any(child.lower_ in particles for child in token.children)


def _money(token: Token) -> Token | None:
    """The sum in the verb's object, or in the subject of a passive."""
    for child in token.children:
        if child.dep_ in ("dobj", "nsubjpass", "npadvmod", "ccomp") and any(map(_is_money, child.subtree)):
            return child
    if token.dep_ == "acl" and is_passive(token) and any(map(_is_money, (token.head, *token.head.lefts))):
        return token.head
    return None


def _is_money(token: Token) -> bool:
    return token.text in SIGNS or token.lower_ in words("currencies")


def _purposes(token: Token, money: Token | None) -> list[Token]:
    places = [token] + ([money] if money is not None else [])
    found = [node for preposition in PURPOSES for place in places for node in attached(place, (preposition,))]
    found += [
        child for place in places for child in place.children if _is_infinitive(child) and child.i > token.i
    ]
    found = found or [
        node
        for node in token.subtree
        if node.i > token.i
        and ((node.dep_ == "pobj" and node.head.lower_ in ("for", "in", "to")) or _is_infinitive(node))
    ]
    found = [node for node in found if node.pos_ != "PRON"]
    return [node for node in found if node.ent_type_ not in ("DATE", "MONEY", "TIME", "PERCENT", "CARDINAL")]


def _is_infinitive(token: Token) -> bool:
    """Whether a clause says what something is to do."""
    return token.dep_ in ("xcomp", "advcl", "acl", "relcl") and any(
        mark.dep_ == "aux" and mark.lower_ == "to" for mark in token.children
    )


def _promised(arguments: Arguments, token: Token) -> list[Token]:
    """What is promised or paid for without a sum, where no other predicate reports it."""
    lemma = token.lemma_.lower()
    if lemma in words("promising"):
        acts = [child for child in token.children if child.dep_ == "xcomp" and child.pos_ == "VERB"]
        return [act for act in acts if not any(arguments.objects(n, TEXTS) for n in act.subtree)]
    if lemma in words("funding"):
        return [
            child for child in token.children if child.dep_ in ("dobj", "nsubjpass") and child.pos_ != "PRON"
        ]
    if lemma == "commit" and any(child.lower_ in ("itself", "themselves") for child in token.children):
        return [node for node in attached(token, ("to",)) if node.pos_ == "NOUN"]
    return []


def _target(arguments: Arguments, head: Token) -> tuple[Referent | Phrase, tuple[int, int] | None]:
    if head.pos_ in ("NOUN", "PROPN", "PRON"):
        found = arguments.at(head, ("Agreement", "Event", "Organization"))
        if found is not None:
            return found, None
    start, end = _phrase(head)
    return Phrase(head.doc[start:end].text), (start, end)


def _phrase(head: Token) -> tuple[int, int]:
    """The tokens of a phrase up to the first clause or list that hangs on it."""
    start = head.left_edge.i if head.pos_ in ("NOUN", "PROPN") else head.i
    end = head.right_edge.i + 1
    for node in head.doc[head.i + 1 : end]:
        if (node.dep_ in ("punct",) and node.text in (",", ";", "—", "–", "(")) or node.dep_ in (
            "relcl",
            "advcl",
        ):
            end = node.left_edge.i
            break
    while end > head.i + 1 and head.doc[end - 1].is_punct:
        end -= 1
    return start, max(end, head.i + 1)
