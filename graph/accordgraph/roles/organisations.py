"""Finds the organisation or country of an office: before its name, behind it or within it."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from accordgraph.mentions import Mention
from accordgraph.model import Entity
from accordgraph.roles.people import HOLDERS, Stage, made
from accordgraph.roles.phrases import (
    LINKS,
    MODIFIERS,
    TOPICS,
    Phrase,
    bracket_end,
    is_head,
    is_organisational,
    offices,
)

WRITING = ("author", "co-author", "coauthor", "writer")
"""Heads whose complement is a book."""
TOPICAL = frozenset(
    ["minister", "secretary", "undersecretary", "commissioner", "councillor", "envoy", "deputy",
     "representative", "mp"]
)  # fmt: skip
"""Heads whose complement is their field rather than their organisation, unless it is one by name."""


def organisation(stage: Stage, phrase: Phrase) -> tuple[Entity, int, int] | None:
    """What an office is of by the words of its phrase: left of it, behind a preposition, or within.

    Gives the entity with the tokens that name it, half-open.
    """
    behind = _behind(stage, phrase)
    if behind is not None:
        return behind if _solid(stage, phrase, behind[2]) else _before(stage, phrase) or behind
    return _within(stage, phrase) or _before(stage, phrase) or _leading(stage, phrase)


def _solid(stage: Stage, phrase: Phrase, end: int) -> bool:
    """Whether the words behind an office name a body rather than its field: "its head of Heavy Transport"."""
    doc = stage.doc
    pair = stage.ending(end)
    link = doc[phrase.complement[0] - 1].lower_
    known = pair is not None and (bool(pair[0].key) or pair[1].type == "Country") and link != "for"
    return known or link in ("at", "with") or is_organisational(doc[end - 1])


def _before(stage: Stage, phrase: Phrase) -> tuple[Entity, int, int] | None:
    doc, end = stage.doc, phrase.left
    floor = stage.linked.annotation.block(phrase.head).start
    end = _over_parenthesis(doc, end)
    if end and doc[end - 1].lower_ in ("'s", "’s", "'", "’", "-"):
        end -= 1
    if end <= floor:
        return None
    pair = stage.ending(end)
    if pair and pair[0].end > end:
        return made(doc[pair[0].start : end].text, "Organization"), pair[0].start, end
    private = doc[phrase.head].lemma_.lower() in offices().private
    if doc[phrase.head].lower_ in offices().press and _desk(doc[end - 1]):
        return None
    if pair and not (pair[1].type == "Country" and private):
        return pair[1], pair[0].start, end
    token = doc[end - 1]
    if doc[phrase.head].lemma_.lower() in offices().speaking | offices().envoys:
        start = end - 2 if end - 2 >= floor and stage.seat(doc[end - 2 : end].text) else end - 1
        of = stage.seat(doc[start:end].text)
        if of is not None:
            return of, start, end
    if token.dep_ == "poss" and token.pos_ == "PRON":
        entity = stage.linked.entity_headed(token.i)
        if entity and entity.type in HOLDERS:
            return entity, token.i, token.i + 1
    if token.ent_type_ in ("GPE", "LOC") and not private:
        start = token.i
        while start and doc[start - 1].ent_type_ == token.ent_type_ and doc[start - 1].text[:1].isupper():
            start -= 1
        return made(doc[start:end].text, "Group"), start, end
    return None


def _desk(token: Token) -> bool:
    """Whether a word before "correspondent" says where one works rather than for whom."""
    return token.lower_ in offices().desks or token.ent_type_ in ("GPE", "LOC")


def _over_parenthesis(doc: Doc, end: int) -> int:
    if end and doc[end - 1].text == ")":
        for index in range(end - 2, max(-1, end - 10), -1):
            if doc[index].text == "(":
                return index
    return end


def _behind(stage: Stage, phrase: Phrase) -> tuple[Entity, int, int] | None:
    start, end = phrase.complement
    doc = stage.doc
    if start >= end or doc[phrase.head].lemma_.lower() in WRITING:
        return None
    link = doc[start - 1].lower_
    fielded = all(token.lower_ in offices().departments for token in doc[start:end])
    if fielded or doc[start:end].text.lower() in offices().fields or link not in LINKS:
        return None
    if link in TOPICS:
        return _employer(stage, start, end) if link == "on" else None
    surer = _of_kind(stage, start, end) or _employer(stage, start, end)
    if surer is not None:
        return surer
    first = start
    while first < end and doc[first].pos_ in ("DET", "ADJ") and first not in stage.barred:
        first += 1
    named = [pair for pair in stage.inside(start, end) if pair[0].kind == "name"]
    topical = doc[phrase.head].lemma_.lower() in TOPICAL and link in ("of", "for")
    for mention, entity in named:
        solid = entity.type == "Country" or bool(mention.key) or is_organisational(doc[mention.end - 1])
        if solid or not topical:
            if _organisational_between(doc, mention.end, end):
                break
            branch = stage.beginning(mention.end) if entity.type == "Organization" else None
            if branch is not None and branch[1].type == "Country" and branch[0].end <= end:
                name = doc[mention.start : branch[0].end].text
                return made(name, "Organization"), mention.start, branch[0].end
            if not _modifying(stage, mention):
                return entity, mention.start, mention.end
    if link == "at" and not named and not _proper(doc, start, end):
        return None
    noun = _first_noun(doc, start, end)
    if (
        noun is not None
        and not topical
        and not is_head(noun)
        and (is_organisational(noun) or _proper(doc, start, end))
    ):
        last = _name_end(doc, noun.i, end)
        begin = noun.i + 1 if noun.text.islower() and last > noun.i + 1 and _name(doc, noun.i + 1) else start
        return made(doc[_after_articles(doc, begin) : last].text, "Organization"), begin, last
    for mention, entity in stage.inside(start, end):
        if not topical and not _modifying(stage, mention):
            return entity, mention.start, mention.end
    return _text_behind(stage, start)


def _employer(stage: Stage, start: int, end: int) -> tuple[Entity, int, int] | None:
    """The organisation behind the field of an office: "adviser on fisheries at Example"."""
    for index in range(start, end):
        if is_organisational(stage.doc[index]):
            return None
        if stage.doc[index].lower_ in ("at", "with"):
            pair = stage.beginning(_after_articles(stage.doc, index + 1))
            if pair is not None:
                return pair[1], pair[0].start, pair[0].end
    return None


def _of_kind(stage: Stage, start: int, end: int) -> tuple[Entity, int, int] | None:
    """The name behind a word for its kind, or behind "known as": "the search engine maker Example"."""
    doc, words = stage.doc, offices()
    for index in range(start + 1, end):
        called = (
            doc[index - 1].lower_ in ("called", "named") or doc[index - 2 : index].text.lower() == "known as"
        )
        kind = doc[index - 1].text in words.kinds
        index = _after_articles(doc, index) if called else index
        if (called or kind) and index < end and _name(doc, index) and index not in stage.starts:
            pair = stage.beginning(index)
            if pair is not None:
                return pair[1], pair[0].start, pair[0].end
            last = _name_end(doc, index, end)
            return made(doc[index:last].text, "Organization"), index, last
    return None


def _name(doc: Doc, index: int) -> bool:
    return doc[index].text[:1].isupper() and doc[index].pos_ in ("NOUN", "PROPN")


def _text_behind(stage: Stage, start: int) -> tuple[Entity, int, int] | None:
    """A treaty whose secretariat an office belongs to: "executive secretary of the Convention"."""
    for mention in stage.linked.mentions:
        entity = stage.linked.entities.get(mention)
        if (
            entity
            and entity.type == "Agreement"
            and mention.kind == "name"
            and start <= mention.start <= start + 1
        ):
            return entity, mention.start, mention.end
    return None


def _modifying(stage: Stage, mention: Mention) -> bool:
    """Whether a name only modifies the noun behind it: the first of "AB startup Example"."""
    if mention.end >= len(stage.doc) or mention.end in stage.starts:
        return False
    following = stage.doc[mention.end]
    return following.pos_ in MODIFIERS and not is_head(following)


def _organisational_between(doc: Doc, start: int, end: int) -> bool:
    """Whether an adjective of place goes on into an organisation's name: "the Greek Energy Forum"."""
    for token in doc[start:end]:
        if is_organisational(token):
            return True
        if token.pos_ not in MODIFIERS:
            return False
    return False


def _first_noun(doc: Doc, start: int, end: int) -> Token | None:
    """The last noun of the first row of nouns, over what brackets add to it."""
    found, index = None, start
    while index < end:
        if doc[index].text == "(":
            index = bracket_end(doc, index)
        elif doc[index].pos_ in ("NOUN", "PROPN"):
            found = doc[index]
        elif found is not None:
            return found
        index += 1
    return found


def _proper(doc: Doc, start: int, end: int) -> bool:
    return any(token.pos_ == "PROPN" and token.text[:1].isupper() for token in doc[start:end])


def _after_articles(doc: Doc, start: int) -> int:
    while doc[start].pos_ == "DET":
        start += 1
    return start


def _name_end(doc: Doc, noun: int, end: int) -> int:
    last = noun + 1
    while last < end and (
        doc[last].text[:1].isupper() or doc[last].lower_ in ("of", "for", "and", "the", "&")
    ):
        last += 1
    while doc[last - 1].lower_ in ("of", "for", "and", "the", "&"):
        last -= 1
    return last


def _within(stage: Stage, phrase: Phrase) -> tuple[Entity, int, int] | None:
    """An organisation among the words before the head: "football federation president"."""
    doc = stage.doc
    for index in range(phrase.head - 1, phrase.start - 1, -1):
        token = doc[index]
        if is_organisational(token) and not is_head(token) and token.lower_ != "state":
            start = phrase.start
            pair = stage.ending(phrase.start)
            if pair:
                start = pair[0].start
            if any(_naming(stage, word) for word in doc[start : index + 1]):
                return made(doc[start : index + 1].text, "Organization"), start, index + 1
    return None


def _naming(stage: Stage, word: Token) -> bool:
    """Whether a word in capitals is more than a rank or a sentence's first: "Deputy group leader"."""
    ranked = word.lower_ in offices().ranks or is_head(word)
    opening = bool(word.is_sent_start) and word.lower_ in stage.linked.annotation.common
    return word.text[:1].isupper() and not ranked and not opening


def _leading(stage: Stage, phrase: Phrase) -> tuple[Entity, int, int] | None:
    """A company or town that no list knows, before a head that needs one: "Example CEO"."""
    words = offices()
    head = stage.doc[phrase.head]
    if head.lower_ in words.press:
        return None
    if head.lower_ not in words.owned and not (head.text.islower() and head.lemma_ in words.private):
        return None
    end = phrase.start
    while end < phrase.head and stage.doc[end].pos_ == "PROPN" and stage.doc[end].text[:1].isupper():
        if stage.doc[end].lower_ in words.ranks | words.honorifics or is_head(stage.doc[end]):
            break
        end += 1
    if end == phrase.start:
        return None
    kind = "Group" if head.lower_ in ("mayor", "governor") else "Organization"
    return made(stage.doc[phrase.start : end].text, kind), phrase.start, end
