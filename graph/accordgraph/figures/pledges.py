"""Reads pledged money: amounts with a currency that an actor commits or that a summit raises."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from accordgraph.figures.about import find_about
from accordgraph.figures.context import Scene
from accordgraph.figures.counted import hypothetical
from accordgraph.figures.money import currency_around
from accordgraph.figures.numbers import lexicon
from accordgraph.figures.reading import Numeral, Reading, status_of
from accordgraph.mentions import Mention
from accordgraph.model import Entity, Figure

ACTORS = ("Organization", "Country", "Person", "Group")
ABOUT = ("Event", "Agreement")
REACH = 7
"""Words on the path from an amount to the root within which its cue stands."""
SMALLEST = 1000
"""Amounts below are prices and fares, inclusive of no pledge."""


def pledges(scene: Scene, numeral: Numeral, countries: list[str]) -> Iterator[Reading]:
    """Yield an amount of money that is pledged, invested or given."""
    currency = currency_around(numeral.before, numeral.after, countries)
    number = numeral.number
    if currency is None or number.ordinal or number.value < SMALLEST or hypothetical(numeral):
        return
    code, _, taken = currency
    end = _end(numeral, taken)
    cue = _cue(numeral, end)
    if cue is None:
        return
    token, confidence = cue
    status = status_of(token) if token.pos_ == "VERB" else "asserted"
    if status == "denied":
        return
    amount = range(numeral.start, end)
    figure = Figure(number.value, code, number.approximate, number.bound)
    for about in _givers(scene, numeral, token, amount):
        yield Reading(
            about[0], about[1], "pledgedAmount", figure, numeral.sentence, numeral.start, end, token,
            f"figure.money-{token.lemma_.lower()}", confidence, status,
        )  # fmt: skip


def _givers(scene: Scene, numeral: Numeral, cue: Token, amount: range) -> list[tuple[Entity, Mention | None]]:
    """Who gives an amount, or what raises it; several only where each gives as much."""
    about: tuple[Entity, Mention | None] | None = _giver(scene, cue, amount)
    if cue.dep_ == "poss":
        return [about] if about else []
    about = (
        about
        or _announced(scene, cue)
        or scene.last(numeral.sentence.start, numeral.start, ACTORS)
        or find_about(scene, numeral.sentence, cue, (*ABOUT, *ACTORS), avoid=amount)
    )
    if about is None:
        return []
    givers = [about]
    if about[1] is not None and any(token.lower_ == "each" for token in numeral.sentence):
        head = numeral.sentence.doc[about[1].head]
        joined = (scene.entity_at(token) for token in head.conjuncts)
        givers += [found for found in joined if found and found[0].type in ACTORS]
    return givers


def _announced(scene: Scene, cue: Token) -> tuple[Entity, Mention] | None:
    """The undertaking that is announced or founded with an amount: "the fund was launched with …"."""
    for token in cue.ancestors:
        if token.pos_ == "VERB":
            for child in token.children:
                found = scene.entity_at(child) if child.dep_ == "nsubjpass" else None
                if found and found[0].type in (*ACTORS, *ABOUT):
                    return found
            return None
    return None


def _end(numeral: Numeral, taken: int) -> int:
    if not taken:
        return numeral.end
    stop = numeral.sentence.start_char + numeral.number.end + taken
    span = numeral.sentence.doc.char_span(numeral.last.idx, stop, alignment_mode="expand")
    return span.end if span is not None else numeral.end


def _cue(numeral: Numeral, end: int) -> tuple[Token, float] | None:
    """The word that makes an amount a pledge, and how surely; None where a nearer word makes it a price."""
    words = lexicon("measures")["money"]
    owner = _owned(numeral, end)
    if owner is not None:
        return owner, 0.65
    for token in _path(numeral, end):
        lemma = token.lemma_.lower()
        if lemma in words["against"]:
            return None
        if lemma in words["ahead"] and token.tag_ in ("VBD", "VBN"):
            continue
        named = lemma in words["nouns"] and token.pos_ != "VERB"
        if named or lemma in words["for"] or _with_particle(token, words["particles"].get(lemma, ())):
            if any(above.lemma_ in words["estimated"] for above in token.ancestors):
                return None
            return token, 0.85 if token.pos_ == "VERB" else 0.75
    return None


def _with_particle(verb: Token, particles: Iterable[str]) -> bool:
    return any(child.lower_ in particles for child in verb.children)


def _owned(numeral: Numeral, end: int) -> Token | None:
    """Who owns an amount that is for something: "Japan's $5 million for the relief fund"."""
    doc = numeral.sentence.doc
    purpose = doc[end : min(end + 6, numeral.sentence.end)]
    if not purpose or purpose[0].lower_ not in ("for", "towards", "toward"):
        return None
    if any(token.lemma_.lower() in lexicon("measures")["money"]["against"] for token in purpose):
        return None
    return next((child for child in doc[numeral.start : end].root.children if child.dep_ == "poss"), None)


def _path(numeral: Numeral, end: int) -> Iterator[Token]:
    doc = numeral.sentence.doc
    inside = doc[numeral.start : end]
    yield from _contents(inside.root)
    yield from (child for child in inside.root.children if child.dep_ == "relcl")
    for token in doc[end : min(end + 2, numeral.sentence.end)]:
        if token.pos_ in ("NOUN", "ADJ") or token.tag_ == "VBN":
            yield token
    for token in list(inside.root.ancestors)[:REACH]:
        for child in token.children:
            if (
                child.dep_ in ("compound", "amod")
                or (
                    child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr")
                    and child.i not in range(numeral.start, end)
                )
            ) and (child.dep_ != "nsubj" or child.ent_type_ == ""):
                yield child
        yield token


def _contents(amount: Token) -> Iterator[Token]:
    """The nouns of what an amount is given in: "ten million in aid"."""
    for child in amount.children:
        if child.dep_ == "prep" and child.lower_ == "in":
            yield from (grand for grand in child.children if grand.dep_ == "pobj")


def _giver(scene: Scene, cue: Token, amount: range) -> tuple[Entity, Mention] | None:
    if cue.dep_ == "poss":
        owner = scene.entity_at(cue)
        return owner if owner and owner[0].type in ACTORS else None
    for token in [cue, *list(cue.ancestors)[:4]]:
        for child in token.children:
            candidates = []
            if child.dep_ in ("nsubj", "poss"):
                candidates = [child]
            elif child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ in ("by", "from")):
                candidates = [grand for grand in child.children if grand.dep_ == "pobj"]
            for candidate in candidates:
                found = scene.entity_at(candidate)
                if found and found[0].type in (*ACTORS, *ABOUT) and not _covers(found[1], amount):
                    return found
    return None


def _covers(mention: Mention, amount: range) -> bool:
    """Whether a mention is the amount itself: "a ten million euro pledge"."""
    return mention.start < amount.stop and amount.start < mention.end
