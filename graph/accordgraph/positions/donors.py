"""Finds pledges in lists of sums: items such as "Peru: $2 million for reefs" under words of pledging."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from accordgraph.positions.arguments import Arguments
from accordgraph.positions.candidates import Candidate
from accordgraph.positions.lexicon import lexicon, words
from accordgraph.positions.sums import has_money, target_of

SEPARATORS = (":", "–", "—", "-", "(", "|")
"""What stands between a name and its sum."""
AMOUNT = 8
"""How many tokens after the separator the sum may end."""


def donor_positions(arguments: Arguments) -> Iterator[Candidate]:
    """Yield what those pledged whom the items of a list name with a sum each."""
    doc, intro = arguments.doc, list[Token]()
    for block in arguments.linked.annotation.blocks:
        tokens = list(doc[block.start : block.end])
        if block.kind != "item":
            intro = tokens
            continue
        mention = arguments.linked.mention_at(block.start)
        if mention is None or mention.start != block.start or mention.end >= block.end - 1:
            continue
        actor = arguments.at(doc[mention.head], ("Country", "Organization", "Person"))
        amount = tokens[mention.end - block.start : mention.end - block.start + AMOUNT]
        if actor is None or doc[mention.end].text not in SEPARATORS or not has_money(amount):
            continue
        cue = next((token for token in intro if _tells(token)), None)
        purpose = _purpose(tokens) or _purpose(intro)
        if cue is None or purpose is None:
            continue
        target, span = target_of(arguments, purpose)
        yield Candidate(actor, "pledged", target, "asserted", doc[mention.end], "list", object_span=span)


def _tells(token: Token) -> bool:
    """Whether a word tells that sums which follow are pledged."""
    lemma = token.lemma_.lower()
    verb = any(cue.predicate == "pledged" for cue in lexicon().cues.get((lemma, "verb"), ()))
    return lemma in words("means") | words("vowing") | {"donor", "investor"} or (
        verb and token.pos_ == "VERB"
    )


def _purpose(tokens: list[Token]) -> Token | None:
    """What a sum is for, by the words of its block."""
    marks = (token for token in tokens if token.lower_ in ("for", "to", "toward", "towards"))
    found = (child for mark in marks for child in mark.children if child.dep_ == "pobj")
    return next((node for node in found if not has_money([node, *node.lefts])), None)
