"""Finds noun phrases by their head noun: agreements, events, organisations, persons and groups."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from accordgraph.annotate import Annotation
from accordgraph.gazetteers import given_names, head_nouns, peoples, seats, words
from accordgraph.mentions.mention import Mention
from accordgraph.mentions.retyped import signed
from accordgraph.mentions.tokens import (
    CALENDAR,
    OFFICES,
    POSSESSIVE,
    YEAR,
    capital,
    hyphenated,
    mention,
    opens_sentence,
)
from accordgraph.mentions.trie import known_names
from accordgraph.model import EntityType

TITLE_JOINTS = frozenset(["of", "on", "for", "against", "to", "and", "the", "&", ",", "a", "in"])
FIXED_TAILS = frozenset(
    ["understanding", "intent", "cooperation", "principles", "conduct", "practice", "ethics"]
)
SPEECH_TEXTS = frozenset(["statement", "letter", "document", "text", "call", "release"])
SERIES_MEETING = re.compile(r"(COP|Cop|MOP|CMP)-?\d{1,2}$")
"""Numbered meetings of the parties of a convention."""
BOUNDS = frozenset(["cc", "prep", "mark", "relcl", "advcl", "aux", "neg", "agent"])
"""Dependencies of words that do not stand in a noun phrase before its head."""
QUOTES = frozenset(["“", "”", '"', "'", "‘", "’"])
PARTIES = frozenset(["republican", "democrat", "conservative", "liberal", "green"])
MEMBERSHIP = frozenset(["member", "contracting", "signatory", "states", "participating", "world"])
COLLECTIVES = frozenset(
    ["group", "number", "coalition", "alliance", "majority", "dozen", "dozens", "hundreds", "thousands",
     "handful", "list", "team", "network", "series", "range", "host", "score", "scores"]
)  # fmt: skip
ADVERBS = frozenset(
    ["also", "even", "just", "not", "only", "then", "thus", "when", "where", "why", "how", "yet"]
)
LONGEST = 14
"""Tokens of the longest description."""


def agreements_and_events(annotation: Annotation) -> Iterator[Mention]:
    """Names and descriptions whose head is a noun for agreements or events."""
    kinds: tuple[EntityType, ...] = ("Agreement", "Event")
    plans = {_lemma(token) for token in annotation.doc if _is_plan(token) and signed(token, "join")}
    for token in annotation.doc:
        if _is_plan(token) and not (_lemma(token) in plans and (signed(token, "join") or _again(token))):
            continue
        if SERIES_MEETING.match(token.text):
            yield mention(annotation, token.i, token.i + 1, "Event")
        for kind in kinds:
            if _heads(token, kind):
                yield from _text_or_event(annotation, token, kind)


def _lemma(token: Token) -> str:
    return token.lemma_.lower()


def _is_plan(token: Token) -> bool:
    """Whether the noun may name something that actors sign up to, though it mostly does not."""
    noun = head_nouns()["Agreement"].get(_lemma(token))
    return noun is not None and noun.family == "plan"


def _again(token: Token) -> bool:
    """Whether the noun refers back: "the plan", "this initiative"."""
    return not _plural(token) and any(child.lower_ in ("the", "this", "that") for child in token.lefts)


def organizations(annotation: Annotation) -> Iterator[Mention]:
    """Names whose head is a noun for organisations, and definite descriptions of organisations."""
    nouns = head_nouns()["Organization"]
    for token in annotation.doc:
        noun = nouns.get(token.lower_)
        if noun is None or token.pos_ not in ("NOUN", "PROPN"):
            continue
        if token.lower_ in COLLECTIVES and _members(token) is not None:
            continue
        if capital(token):
            yield from _named_organization(annotation, token)
        elif noun.family != "named" and not _modifies(token) and not _plural(token):
            start = _left_edge(annotation, token)
            yield mention(annotation, start, token.i + 1, "Organization", "description", head=token.i)


def persons_and_groups(annotation: Annotation) -> Iterator[Mention]:
    """Descriptions of one person by office or calling, and of groups."""
    persons = head_nouns()["Person"]
    for token in annotation.doc:
        if token.pos_ not in ("NOUN", "PROPN") or _modifies(token):
            continue
        start = _left_edge(annotation, token)
        members = _members(token) if token.lower_ in COLLECTIVES else None
        if members is not None:
            yield mention(annotation, start, members.i + 1, "Group", "description", head=token.i)
        elif _is_group(token):
            yield mention(annotation, start, token.i + 1, "Group", "description", head=token.i)
        elif not _plural(token) and token.lower_ in persons and not _titles_name(annotation, token):
            yield mention(annotation, start, token.i + 1, "Person", "description", head=token.i)


def _is_group(token: Token) -> bool:
    """Whether the noun means several people or bodies: "ministers", "the media", "Republicans"."""
    groups = head_nouns()["Group"]
    if token.text in peoples():
        return True
    noun = groups.get(token.lower_)
    if noun is not None and noun.family == "mass":
        return not capital_within(token)
    lemma = token.lower_.removesuffix("s") if token.pos_ == "PROPN" else token.lemma_.lower()
    if not (lemma in groups or lemma in head_nouns()["Person"]):
        return False
    if token.i and token.doc[token.i - 1].lower_ in MEMBERSHIP:
        return token.lower_ != lemma
    return _plural(token) and (not capital_within(token) or lemma in PARTIES)


def _members(collective: Token) -> Token | None:
    """The plural noun of a collective's members: "a group of law professors"."""
    for child in collective.rights:
        if child.lower_ == "of":
            actors = head_nouns()["Group"].keys() | head_nouns()["Person"].keys()
            body = collective.lower_ in head_nouns()["Organization"]
            members = (one for one in child.rights if _plural(one) and one.pos_ == "NOUN")
            return next((one for one in members if body or one.lemma_.lower() in actors), None)
    return None


def capital_within(token: Token) -> bool:
    """Whether the noun is part of a name rather than a noun at the head of a sentence."""
    return capital(token) and not opens_sentence(token)


def _heads(token: Token, kind: EntityType) -> bool:
    nouns = head_nouns()[kind]
    if token.pos_ not in ("NOUN", "PROPN") or not (token.lower_ in nouns or token.lemma_.lower() in nouns):
        return False
    if kind == "Event" and token.lemma_ == "vote" and any(child.dep_ == "nummod" for child in token.lefts):
        return False
    return not (kind == "Agreement" and _press_statement(token))


def _press_statement(token: Token) -> bool:
    """Whether the noun is what somebody spoke in: "said in a statement"."""
    if token.lower_ not in SPEECH_TEXTS or token.dep_ != "pobj" or token.head.lower_ not in ("in", "by"):
        return False
    verb = token.head.head
    if any(child.lower_ == "joint" for child in token.lefts):
        return False
    indefinite = any(child.lower_ in ("a", "an", "his", "her", "its", "their") for child in token.lefts)
    return indefinite and verb.pos_ == "VERB" and verb.lemma_ not in ("join", "set", "include", "lay")


def _text_or_event(annotation: Annotation, head: Token, kind: EntityType) -> Iterator[Mention]:
    doc = annotation.doc
    if head.text in given_names():
        return
    start = _capitals_before(annotation, head.i)
    if capital(head):
        end = _title_end(annotation, head.i)
        if end - start > 1 and (start < head.i or end > head.i + 2):
            yield mention(annotation, start, end, kind, "name", head=head.i)
            return
    if _modifies(head):
        if start < head.i and kind == "Event":
            yield mention(annotation, start, head.i + 1, kind, "description", head=head.i)
        return
    end = _fixed_tail(doc, head.i)
    yield mention(annotation, min(start, _left_edge(annotation, head)), end, kind, "description", head=head.i)


def _named_organization(annotation: Annotation, head: Token) -> Iterator[Mention]:
    doc, block = annotation.doc, annotation.block(head.i)
    start, end = _capitals_before(annotation, head.i), head.i + 1
    if (
        end + 1 < block.end
        and doc[end].lower_ in ("of", "for", "on")
        and _named_next(doc, end + 1, block.end)
    ):
        end = _title_end(annotation, head.i)
    elif end < block.end and capital(doc[end]) and doc[end].pos_ == "PROPN":
        return
    if doc[start:end].text in seats():
        return
    if end - start > 1:
        yield mention(annotation, start, end, "Organization", "name")
    elif not opens_sentence(head) and not _modifies(head):
        yield mention(
            annotation, _left_edge(annotation, head), end, "Organization", "description", head=head.i
        )


def _named_next(doc: Doc, position: int, end: int) -> bool:
    while position < end and doc[position].lower_ in ("the", "of"):
        position += 1
    return position < end and capital(doc[position])


def _capitals_before(annotation: Annotation, head: int) -> int:
    """Where the run of capitalised words begins that ends with the head."""
    doc, block = annotation.doc, annotation.block(head)
    start = head
    while start > block.start:
        token = doc[start - 1]
        if hyphenated(doc, start - 1) and start - 1 > block.start:
            start -= 2
        elif (
            YEAR.match(token.text)
            or _part_of_name(token)
            or token.text == "&"
            or (token.lower_ in ("and", "of") and start - 1 > block.start and _joins(doc, start - 1))
        ):
            start -= 1
        else:
            break
    while start < head and not (
        _part_of_name(doc[start]) or YEAR.match(doc[start].text) or hyphenated(doc, start + 1)
    ):
        start += 1
    return start


def _joins(doc: Doc, position: int) -> bool:
    """Whether "of" or "and" stands inside a name: "Code of Practice Group" but no list of countries."""
    before = doc[position - 1]
    return doc[position].lower_ == "and" and before.lower_ in (
        "trade",
        "science",
        "security",
        "oceans",
        "safety",
    )


def _part_of_name(token: Token) -> bool:
    if not capital(token) or token.pos_ in (
        "DET",
        "PRON",
        "ADP",
        "SCONJ",
        "CCONJ",
        "VERB",
        "AUX",
        "ADV",
        "INTJ",
    ):
        return (
            token.text[0].isupper()
            and token.pos_ in ("VERB", "ADP")
            and token.ent_type_ in ("ORG", "LAW", "EVENT")
        )
    return not (opens_sentence(token) and token.pos_ not in ("PROPN", "NOUN", "ADJ", "NUM"))


def _title_end(annotation: Annotation, head: int) -> int:
    """Where a title ends that goes on after its head: "Declaration for the Future of the Internet"."""
    doc, block = annotation.doc, annotation.block(head)
    end = position = head + 1
    names = known_names()
    while position < block.end and position - head < LONGEST + 6:
        token = doc[position]
        if token.lower_ in CALENDAR or (token.lower_ in OFFICES and position > end):
            break
        if position == head + 1 and token.is_upper and len(token) > 2 and not doc[head].is_upper:
            break
        if capital(token) or hyphenated(doc, position) or (position > end and hyphenated(doc, position - 1)):
            before = doc[position - 1].lower_
            listed = before in ("and", ",") or (before == "the" and doc[position - 2].lower_ == "and")
            found = (
                names.longest([t.text for t in doc[position : position + 6]], 0)
                if listed or before == "to"
                else None
            )
            if found is not None and found[1].type in ("Country", "Organization"):
                break
            if token.pos_ in ("PRON", "DET", "SCONJ") and before not in ("and", ","):
                break
            if before == "in" and (token.ent_type_ in ("GPE", "LOC", "FAC", "DATE") or token.text in seats()):
                break
            end = position + 1
        elif token.lower_ not in TITLE_JOINTS or (
            token.text == "," and not _serial(doc, position, block.end)
        ):
            break
        position += 1
    return _without_possessor(doc, head, end)


def _without_possessor(doc: Doc, head: int, end: int) -> int:
    """Where the title ends without the possessor of another noun: "Lima Accords" on Peru's behalf."""
    if end >= len(doc) or doc[end].text not in POSSESSIVE:
        return end
    for position in range(end - 1, head, -1):
        if doc[position].pos_ == "ADP":
            found = known_names().longest([token.text for token in doc[position + 1 : end]], 0)
            return position if found is not None and position + 1 + found[0] == end else end
    return end


def _serial(doc: Doc, comma: int, end: int) -> bool:
    """Whether the comma stands in a series inside a title: capitals after it and an "and" before its end."""
    again = any(token.text == "," for token in doc[max(0, comma - 4) : comma])
    position = comma + 1
    while position < end and (capital(doc[position]) or doc[position].text == ","):
        position += 1
    return (
        comma + (not again) < position < end
        and doc[position].lower_ == "and"
        and position + 1 < end
        and capital(doc[position + 1])
    )


def _fixed_tail(doc: Doc, head: int) -> int:
    if head + 2 < len(doc) and doc[head + 1].lower_ == "of" and doc[head + 2].lower_ in FIXED_TAILS:
        return head + 3
    return head + 1


def _left_edge(annotation: Annotation, head: Token) -> int:
    """Where the noun phrase begins: its determiner, possessor and adjectives, no clause and no apposition."""
    doc = annotation.doc
    start = max(head.left_edge.i, annotation.block(head.i).start, head.i - LONGEST)
    for position in range(head.i - 1, start - 1, -1):
        if _bounds_phrase(doc, position):
            start = position + 1
            break
    while start < head.i and _outside(doc[start]):
        start += 1
    return start if start < head.i else _determined_from(doc, head.i, annotation.block(head.i).start)


def _determined_from(doc: Doc, head: int, limit: int) -> int:
    """Where the determiner of a noun stands that the parser has taken from it: "the forests treaty"."""
    position = head - 1
    while position > limit and head - position < 4 and doc[position].pos_ in ("NOUN", "ADJ", "PROPN"):
        position -= 1
    return position if doc[position].pos_ == "DET" and position >= limit else head


def _bounds_phrase(doc: Doc, position: int) -> bool:
    token = doc[position]
    if token.text == ",":
        return doc[position + 1].pos_ in ("DET", "PRON")
    if token.is_punct:
        return not hyphenated(doc, position) and token.text not in QUOTES
    return token.dep_ in BOUNDS and token.lower_ != "of"


def _outside(token: Token) -> bool:
    """Whether the token cannot begin a noun phrase."""
    if token.is_punct or token.text in POSSESSIVE or token.dep_ in ("cc", "preconj"):
        return True
    return token.pos_ in ("SCONJ", "INTJ", "CCONJ") or token.lower_ in ADVERBS


def _plural(token: Token) -> bool:
    return token.tag_ in ("NNS", "NNPS")


def _modifies(token: Token) -> bool:
    """Whether the noun only modifies another: "declaration" in "declaration text"."""
    return token.dep_ in ("compound", "nmod") and token.head.i > token.i


def _titles_name(annotation: Annotation, token: Token) -> bool:
    """Whether a name follows that the noun is the title of: "President Anna Lind"."""
    doc, block = annotation.doc, annotation.block(token.i)
    after = token.i + 1
    if after >= block.end:
        return False
    follower = doc[after]
    if capital(token) and follower.lower_ in ("of", "for"):
        return _office_of_somebody(doc, follower.i + 1, block.end)
    return (
        capital(follower)
        and follower.pos_ in ("PROPN", "NOUN")
        and follower.lower_ not in words("titles.txt")
    )


def _office_of_somebody(doc: Doc, start: int, limit: int) -> bool:
    """Whether an office goes on to the name of who holds it: "Secretary" of State Ann Low."""
    position = start
    while position < limit and _in_office(doc, position, limit):
        position += 1
    given = given_names()
    names = [token.i for token in doc[start:position] if token.ent_type_ == "PERSON" or token.text in given]
    return bool(names) and names[-1] >= position - 3


def _in_office(doc: Doc, position: int, limit: int) -> bool:
    token = doc[position]
    if token.text == ",":
        return position + 1 < limit and doc[position + 1].ent_type_ == "PERSON"
    return capital(token) or token.lower_ in ("of", "for", "and", "the", "&")
