"""Finds noun phrases by their head noun: agreements, events, organisations, persons and groups."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from accordgraph.annotate import Annotation
from accordgraph.gazetteers import given_names, head_nouns, peoples, seats
from accordgraph.mentions.extent import (
    before_quotation,
    capitals_before,
    fixed_tail,
    left_edge,
    modifies,
    title_end,
    titles_name,
)
from accordgraph.mentions.mention import Mention
from accordgraph.mentions.retyped import signed
from accordgraph.mentions.tokens import CHAMBERS, capital, mention, opens_sentence
from accordgraph.model import EntityType

SPEECH_TEXTS = frozenset(["statement", "letter", "document", "text", "call", "release"])
ADDRESSES = frozenset(["press", "media", "news", "opening", "witness", "sworn"])
"""Words before a statement by which it is told to be nobody's but the speaker's."""
SERIES_MEETING = re.compile(r"(COP|Cop|MOP|CMP)-?\d{1,2}$")
"""Numbered meetings of the parties of a convention."""
ASSEMBLIES = frozenset(
    ["party", "annual", "republican", "democratic", "gop", "nominating", "nomination", "presidential",
     "biennial", "baptist", "contested", "brokered", "labour", "conservative"]
)  # fmt: skip
"""What a convention is called that is a meeting rather than a treaty."""
PEACE = frozenset(["peace", "ceasefire", "truce", "settlement", "partition", "disarmament"])
MODIFIERS = ("compound", "amod", "nmod")
PARTIES = frozenset(["republican", "democrat", "conservative", "liberal", "green"])
MEMBERSHIP = frozenset(["member", "contracting", "signatory", "states", "participating", "world"])
COLLECTIVES = frozenset(
    ["group", "number", "coalition", "alliance", "majority", "dozen", "dozens", "hundreds", "thousands",
     "handful", "list", "team", "network", "series", "range", "host", "score", "scores"]
)  # fmt: skip


def agreements_and_events(annotation: Annotation) -> Iterator[Mention]:
    """Names and descriptions whose head is a noun for agreements or events."""
    kinds: tuple[EntityType, ...] = ("Agreement", "Event")
    nouns = [token for token in annotation.doc if token.pos_ in ("NOUN", "PROPN") or token.text[-1].isdigit()]
    assemblies = _assemblies(nouns)
    plans = {_lemma(token) for token in nouns if _is_plan(token) and _agreed(token)}
    for token in nouns:
        if _is_plan(token) and not (_lemma(token) in plans and (_agreed(token) or _again(token))):
            continue
        if SERIES_MEETING.match(token.text):
            yield mention(annotation, token.i, token.i + 1, "Event")
        for kind in ("Event",) if token in assemblies else kinds:
            if token in assemblies or _heads(token, kind):
                yield from _text_or_event(annotation, token, kind)


def _assemblies(nouns: list[Token]) -> set[Token]:
    """The conventions that are meetings ("the annual convention"), others, too, where no treaty is named."""
    conventions = [token for token in nouns if token.lower_ == "convention"]
    met = {token for token in conventions if any(child.lower_ in ASSEMBLIES for child in token.lefts)}
    if not met or any(capital_within(token) for token in conventions if token not in met):
        return met
    return {
        token for token in conventions if not any(child.lower_ in ("on", "for") for child in token.rights)
    }


def _lemma(token: Token) -> str:
    return token.lemma_.lower()


def _is_plan(token: Token) -> bool:
    """Whether the noun may name something that actors sign up to, though it mostly does not."""
    nouns = head_nouns()["Agreement"]
    noun = nouns.get(token.lower_) or nouns.get(_lemma(token))
    return noun is not None and noun.family == "plan"


def _agreed(token: Token) -> bool:
    """Whether a plan is one that actors sign up to, or is by its own words one for peace between them."""
    return signed(token, "join") or any(
        child.lower_ in PEACE or child.lower_ == "point" for child in token.lefts if child.dep_ in MODIFIERS
    )


def _again(token: Token) -> bool:
    """Whether the noun refers back: "the plan", "this initiative"."""
    told = any(child.lower_ in ("the", "this", "that") for child in token.lefts)
    return told and not _plural(token) and all(child.lower_ != "between" for child in token.rights)


def organizations(annotation: Annotation) -> Iterator[Mention]:
    """Names whose head is a noun for organisations, and definite descriptions of organisations."""
    nouns = head_nouns()["Organization"]
    for token in annotation.tokens:
        noun = nouns.get(token.lower_)
        if noun is None or token.pos_ not in ("NOUN", "PROPN"):
            continue
        if token.lower_ in COLLECTIVES and _members(token) is not None:
            continue
        if capital(token):
            yield from _named_organization(annotation, token)
        elif (noun.family != "named" or _chamber(token)) and not modifies(token) and not _plural(token):
            start = left_edge(annotation, token)
            yield mention(annotation, start, token.i + 1, "Organization", "description", head=token.i)


def persons_and_groups(annotation: Annotation) -> Iterator[Mention]:
    """Descriptions of one person by office or calling, and of groups."""
    persons = head_nouns()["Person"]
    for token in annotation.tokens:
        if token.pos_ not in ("NOUN", "PROPN") or modifies(token):
            continue
        members = _members(token) if token.lower_ in COLLECTIVES else None
        person = not _plural(token) and token.lower_ in persons and not titles_name(annotation, token)
        if members is None and not _is_group(token) and not person:
            continue
        end = (members if members is not None else token).i + 1
        kind: EntityType = "Group" if members is not None or _is_group(token) else "Person"
        start = left_edge(annotation, token)
        yield mention(annotation, start, end, kind, "description", head=token.i)


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
    return not (kind == "Agreement" and (_press_statement(token) or _label(token)))


def _label(token: Token) -> bool:
    """Whether a line of its own says that a text follows: "Full text"."""
    line = [node.lower_ for node in token.sent if not node.is_punct]
    return token.lower_ == "text" and line == ["full", "text"]


def _press_statement(token: Token) -> bool:
    """Whether the noun is what somebody spoke in: "said in a statement", "PRESS STATEMENT"."""
    before = {child.lower_ for child in token.lefts}
    if token.lower_ not in SPEECH_TEXTS or "joint" in before:
        return False
    if before & ADDRESSES:
        return True
    if token.dep_ != "pobj" or token.head.lower_ not in ("in", "by"):
        return False
    verb = token.head.head
    indefinite = bool(before & {"a", "an", "his", "her", "its", "their"})
    return indefinite and verb.pos_ == "VERB" and verb.lemma_ not in ("join", "set", "include", "lay")


def _text_or_event(annotation: Annotation, head: Token, kind: EntityType) -> Iterator[Mention]:
    doc = annotation.doc
    if head.text in given_names():
        return
    start = before_quotation(doc, capitals_before(annotation, head.i), head.i)
    if capital(head):
        end = title_end(annotation, head.i)
        if end - start > 1 and (start < head.i or end > head.i + 2):
            yield mention(annotation, start, end, kind, "name", head=head.i)
            return
    if modifies(head):
        if start < head.i and kind == "Event":
            yield mention(annotation, start, head.i + 1, kind, "description", head=head.i)
        return
    end = fixed_tail(doc, head.i)
    start = min(start, before_quotation(doc, left_edge(annotation, head), head.i))
    yield mention(annotation, start, end, kind, "description", head=head.i)


def _named_organization(annotation: Annotation, head: Token) -> Iterator[Mention]:
    doc, block = annotation.doc, annotation.block(head.i)
    start, end = capitals_before(annotation, head.i), head.i + 1
    if (
        end + 1 < block.end
        and doc[end].lower_ in ("of", "for", "on")
        and _named_next(doc, end + 1, block.end)
    ):
        end = title_end(annotation, head.i)
    elif end < block.end and capital(doc[end]) and doc[end].pos_ == "PROPN":
        return
    if doc[start:end].text in seats():
        return
    if end - start > 1:
        yield mention(annotation, start, end, "Organization", "name")
    elif not modifies(head) and (not opens_sentence(head) or _acts_bare(head)):
        yield mention(
            annotation, left_edge(annotation, head), end, "Organization", "description", head=head.i
        )


def _chamber(token: Token) -> bool:
    """Whether the noun is of one of two houses: "the lower house"."""
    return any(child.lower_ in CHAMBERS for child in token.lefts)


def _acts_bare(head: Token) -> bool:
    """Whether a body that needs no article acts at the head of a sentence: "Parliament ratified it"."""
    noun = head_nouns()["Organization"][head.lower_]
    return noun.family == "body" and not _plural(head) and head.dep_ in ("nsubj", "nsubjpass")


def _named_next(doc: Doc, position: int, end: int) -> bool:
    while position < end and doc[position].lower_ in ("the", "of"):
        position += 1
    return position < end and capital(doc[position])


def _plural(token: Token) -> bool:
    return token.tag_ in ("NNS", "NNPS")
