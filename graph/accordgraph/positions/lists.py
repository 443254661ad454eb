"""Finds positions in lists: "Signatories: …", a heading or a lead-in with the names below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from accordgraph.annotate import TokenBlock
from accordgraph.positions.arguments import Arguments, Referent
from accordgraph.positions.candidates import Candidate, outcome
from accordgraph.positions.climb import standing_of
from accordgraph.positions.context import Context
from accordgraph.positions.lexicon import OBJECT_TYPES, Cue, lexicon, words
from accordgraph.positions.standing import Standing
from accordgraph.positions.tables import tells_positions

BARE = ("signed", "ratified")
"""Predicates of lists whose agreement may be left to the context."""
LEAD_IN = 25
"""The most tokens that the sentence or heading over a list has."""
NEAR = 8
"""How far before a colon (in tokens) its lead-in says what the list is of."""
TITLE = 4
"""The most tokens of a heading that is but a participle: "Never signed"."""
CELL = 3
"""The most tokens of a table's cell that names nobody: the head of a column, a dash, a date."""
CELLS = 3
"""How many of those may follow one another."""
NAME = 12
"""The most tokens that an item has which names one actor rather than telling something."""


def list_positions(arguments: Arguments, context: Context) -> Iterator[Candidate]:
    """Yield a position for each actor of a list whose lead-in says what the list is of."""
    annotation = arguments.linked.annotation
    for number, block in enumerate(annotation.blocks):
        for start, end, inline in _lead_ins(arguments, block):
            cue_token, cue, state = _cue(arguments, start, end)
            if cue_token is None or cue is None:
                continue
            result = outcome(cue.predicate, cue.positive, state)
            heading = block.kind == "heading"
            bare = (heading or cue.predicate in BARE) and cue.lemma not in words("listed_nouns")
            target = _target(arguments, context, cue, start, end, bare=bare)
            if result is None or target is None:
                continue
            actors = _inline(arguments, end, block) if inline else _below(arguments, number)
            for actor in actors:
                if actor.entity.id != target.entity.id:
                    yield Candidate(
                        actor, result[0], target, result[1], cue_token, "list", trace=tuple(state.trace)
                    )


def _lead_ins(arguments: Arguments, block: TokenBlock) -> Iterator[tuple[int, int, bool]]:
    """Token ranges that may introduce a list, and whether the list follows in the same block."""
    doc = arguments.doc
    if block.end == block.start:
        return
    start = max(block.start, doc[block.end - 1].sent.start)
    colon = doc[block.end - 1].text == ":"
    if block.end - start <= LEAD_IN and (
        colon or (block.kind == "heading" and _names_a_list(arguments, block))
    ):
        yield start, block.end, False
    for index in range(block.start, block.end - 1):
        if doc[index].text == ":" and not _turn(doc[block.start : index]):
            start = max(doc[index].sent.start, block.start, index - NEAR)
            yield start, index, True


def _turn(opening: Span) -> bool:
    """Whether a block opens with the role of one who speaks in a transcript ("HOST:")."""
    return len(opening) == 1 and opening[0].is_upper and opening[0].lower_ in words("agent_nouns")


def _names_a_list(arguments: Arguments, block: TokenBlock) -> bool:
    """Whether a heading without a colon is the title of a list rather than of a report."""
    tokens = arguments.doc[block.start : block.end]
    told = any(t.lemma_.lower() in words("listing") and t.tag_ in ("VBD", "VBN") for t in tokens)
    if told and len(tokens) <= TITLE and all(t.dep_ not in ("nsubj", "nsubjpass", "dobj") for t in tokens):
        return True
    heads = words("agent_nouns") | words("listed_heads")
    return any(token.lemma_.lower() in heads for token in tokens) and not any(
        token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in tokens
    )


def _cue(arguments: Arguments, start: int, end: int) -> tuple[Token | None, Cue | None, Standing]:
    """The word of a lead-in that says which position the listed took."""
    for token in arguments.doc[start:end]:
        lemma = token.lemma_.lower()
        state = Standing(construction="list")
        if lemma in words("agent_nouns") | words("listed_heads"):
            for cue in lexicon().cues.get((lemma, "noun"), ()):
                return token, cue, _negated(state, arguments, start, end)
        if lemma in words("listing") and token.pos_ in ("VERB", "AUX", "ADJ"):
            told = standing_of(token)
            if token.tag_ == "VB" and (told.void or told.positive):
                continue
            negated = _negated(state, arguments, start, end)
            for cue in lexicon().cues.get((lemma, "verb"), ()):
                return token, cue, replace(told, construction="list") if not told.void else negated
    return _side(arguments, start, end)


def _side(arguments: Arguments, start: int, end: int) -> tuple[Token | None, Cue | None, Standing]:
    """The preposition that says on which side the listed are: "Against: Peru"."""
    tokens = arguments.doc[start:end]
    if not any(token.pos_ in ("VERB", "AUX") for token in tokens):
        for token in tokens:
            for cue in lexicon().cues.get((token.lower_, "prep"), ()) if token.i <= start + 1 else ():
                sided = cue.predicate in ("endorsed", "opposed")
                nouns = {node.lower_ for node in tokens}
                if sided and (nouns & set(cue.nouns) if cue.nouns else token.lower_ in ("for", "against")):
                    return token, cue, Standing(construction="list")
    return None, None, Standing()


def _negated(state: Standing, arguments: Arguments, start: int, end: int) -> Standing:
    opening = max(arguments.doc[start].sent.start, start - NEAR)
    for token in arguments.doc[opening:end]:
        if token.dep_ == "neg" or token.lower_ in words("absent_words"):
            state.negate(token)
        elif token.lower_ in words("future_modals") and token.tag_ == "MD":
            state.weaken("planned", token)
        elif token.tag_ == "MD" or token.lower_ in words("planned_adjectives") | {"expected", "invited"}:
            state.weaken("possible", token)
    return state


def _target(
    arguments: Arguments, context: Context, cue: Cue, start: int, end: int, *, bare: bool
) -> Referent | None:
    """What the listed took the position on; the document's agreement where the lead-in is `bare` of it."""
    for mention in arguments.linked.mentions:
        entity = arguments.linked.entities.get(mention)
        if entity is not None and start <= mention.start < end and entity.type in cue.objects:
            return Referent(entity, mention.start, mention.end)
    if OBJECT_TYPES["A"] not in cue.objects:
        return context.event_before(arguments.doc[start])
    if not bare:
        return None
    return context.agreement_before(arguments.doc[start])


def _inline(arguments: Arguments, colon: int, block: TokenBlock) -> Iterator[Referent]:
    """The names right after the colon with nothing but commas and "and" between them."""
    yield from arguments.names_from(colon + 1, block.end)


def _below(arguments: Arguments, number: int) -> Iterator[Referent]:
    """One actor for each item: the state that it begins with, else the person it names, else its opening."""
    blocks = arguments.linked.annotation.blocks
    bare = 0
    if number + 1 < len(blocks) and tells_positions(arguments, blocks[number + 1]):
        return
    for block in blocks[number + 1 :]:
        names = list(arguments.named_between(block.start, block.end))
        if block.kind == "item" and not names and block.end - block.start <= CELL and bare < CELLS:
            bare += 1
            continue
        if block.kind == "heading" or not names:
            return
        bare = 0
        persons = [name for name in names if name.entity.type == "Person"]
        listed = list(arguments.names_from(block.start, block.end))
        whole = len(listed) > 1 and listed[-1].end >= block.end - 1 and not persons
        if block.kind == "item" and not whole:
            opening = [name for name in names[:1] if name.start <= block.start + 1]
            state = opening and opening[0].entity.type == "Country"
            yield from opening if state else persons[:1] or opening
            continue
        if len(listed) < 3 and block.end - block.start > NAME:
            return
        yield from persons[:1] or listed
