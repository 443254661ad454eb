"""Finds who voted how from the names in a count of votes: "by 90 in favour to 2 against (Peru, Chile)"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from accordgraph.model import EntityType
from accordgraph.positions.arguments import Arguments, Referent
from accordgraph.positions.candidates import Candidate
from accordgraph.positions.standing import Standing, modify

TEXTS: tuple[EntityType, ...] = ("Agreement",)
VOTES = {
    "against": "opposed",
    "favour": "endorsed",
    "favor": "endorsed",
    "abstention": "abstained",
    "abstentions": "abstained",
    "abstaining": "abstained",
}
"""What those did who are named behind a word of a count of votes."""
COUNT = 3
"""How many tokens before that word its number may stand."""


def vote_positions(arguments: Arguments, token: Token) -> Iterator[Candidate]:
    """Yield the votes of those whom a count of votes names in parentheses behind one of its words."""
    doc, start = token.doc, token.i + 2
    if start >= len(doc) or doc[token.i + 1].text != "(":
        return
    if not any(node.like_num for node in doc[max(token.sent.start, token.i - COUNT) : token.i]):
        return
    end = arguments.linked.annotation.block(token.i).end
    voters = list(arguments.names_from(start, end))
    if not voters or voters[-1].end >= end or doc[voters[-1].end].text != ")":
        return
    target = _voted_on(arguments, token)
    if target is None:
        return
    for actor in voters:
        if actor.entity.id != target.entity.id:
            yield Candidate(actor, VOTES[token.lower_], target, "asserted", token, "list")


def _voted_on(arguments: Arguments, token: Token) -> Referent | None:
    """The text that the verb over a count of votes says to have been adopted or rejected."""
    for verb in (*token.ancestors, token.sent.root):
        if verb.pos_ != "VERB":
            continue
        state = Standing()
        modify(state, verb)
        for child in verb.children:
            if child.dep_ in ("dobj", "nsubjpass") and state.modality == "asserted":
                found = arguments.objects(child, TEXTS)
                if found:
                    return found[0]
    return None
