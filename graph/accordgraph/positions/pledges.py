"""Finds pledges of money or effort: who committed it, and what for."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from accordgraph.model import Phrase
from accordgraph.positions.arguments import Arguments, Referent, attached
from accordgraph.positions.candidates import Candidate
from accordgraph.positions.lexicon import lexicon, words
from accordgraph.positions.standing import is_passive, standing_of

SIGNS = ("$", "€", "£", "¥")
PURPOSES = ("for", "in", "into", "to", "toward", "towards", "on", "through")


def pledge_positions(arguments: Arguments, token: Token) -> Iterator[Candidate]:
    """Yield the pledges that a verb reports ("pledged two million euros for the fund")."""
    lemma = token.lemma_.lower()
    cues = [cue for cue in lexicon().cues.get((lemma, "verb"), ()) if cue.predicate == "pledged"]
    if not any(not cue.particles or _has_particle(token, cue.particles) for cue in cues):
        return
    money = _money(token)
    promised = [] if money is not None else _promised(arguments, token) if lemma in words("promising") else []
    if money is None and not promised:
        return
    state = standing_of(token)
    if state.void or state.modality == "urged":
        return
    purposes = promised or _purposes(token, money)
    if not purposes:
        return
    actor_heads = attached(token, ("by", "from")) if is_passive(token) else state.actors
    for head in actor_heads:
        for actor in arguments.actors(head):
            target, span = _target(arguments, purposes[0])
            if isinstance(target, Referent) and target.entity.id == actor.entity.id:
                continue
            yield Candidate(
                actor,
                "pledged",
                target,
                state.modality if state.positive else "denied",
                token,
                "money" if money is not None else "promise",
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
    found += [child for place in places for child in place.children if _is_infinitive(child)]
    found = found or [
        node
        for node in token.subtree
        if node.i > token.i
        and ((node.dep_ == "pobj" and node.head.lower_ in ("for", "in", "to")) or _is_infinitive(node))
    ]
    return [node for node in found if node.ent_type_ not in ("DATE", "MONEY", "TIME", "PERCENT", "CARDINAL")]


def _is_infinitive(token: Token) -> bool:
    """Whether a clause says what something is to do."""
    return token.dep_ in ("xcomp", "advcl", "acl", "relcl") and any(
        mark.dep_ == "aux" and mark.lower_ == "to" for mark in token.children
    )


def _promised(arguments: Arguments, token: Token) -> list[Token]:
    """The act that is promised, where it is none that another predicate reports."""
    return [
        child
        for child in token.children
        if child.dep_ == "xcomp"
        and child.pos_ == "VERB"
        and not any(arguments.objects(noun, ("Agreement", "Event")) for noun in child.subtree)
    ]


def _target(arguments: Arguments, head: Token) -> tuple[Referent | Phrase, tuple[int, int] | None]:
    if head.pos_ in ("NOUN", "PROPN"):
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
