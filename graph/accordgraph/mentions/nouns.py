"""Finds noun phrases that refer to agreements, events, persons and groups, and pronouns."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from accordgraph.annotate import Annotation
from accordgraph.mentions.gazetteer import rows
from accordgraph.mentions.mention import Mention
from accordgraph.model import EntityType

PRONOUNS = frozenset(
    "he she it they him her them his its their himself herself itself themselves we i us our".split()
)
JOINTS = frozenset("of on for and the to in with against between from by".split())
LEFT_DEPS = frozenset("det amod compound nmod nummod poss advmod punct case quantmod".split())


def head_nouns() -> dict[str, EntityType]:
    """Which type a noun phrase has by the lemma of its head."""
    return {row["lemma"]: row["type"] for row in rows("head_nouns.csv")}  # type: ignore[misc]


def descriptions(annotation: Annotation) -> Iterator[Mention]:
    """Noun phrases whose head is a noun for agreements, events, persons or groups."""
    nouns = head_nouns()
    for token in annotation.doc:
        kind = nouns.get(token.lemma_.lower()) or nouns.get(token.lower_)
        if kind is None or token.pos_ not in {"NOUN", "PROPN"}:
            continue
        if token.dep_ == "compound" and token.head.i > token.i:
            continue
        yield _phrase(annotation, token, kind)


def pronouns(annotation: Annotation) -> Iterator[Mention]:
    """Personal and possessive pronouns."""
    for token in annotation.doc:
        if token.pos_ == "PRON" and token.lower_ in PRONOUNS and token.text != "US":
            yield Mention(token.i, token.i + 1, token.i, None, "pronoun", token.text)


def _phrase(annotation: Annotation, head: Token, kind: EntityType) -> Mention:
    doc, block = annotation.doc, annotation.block(head.i)
    start = head.i
    while start > block.start:
        before = doc[start - 1]
        inside = before.dep_ in LEFT_DEPS and (
            before.head.i <= head.i and before.head.i >= start or before.head.i == head.i
        )
        if not inside:
            break
        start -= 1
    while start < head.i and doc[start].is_punct:
        start += 1
    named = head.text[0].isupper() and kind in ("Agreement", "Event")
    end = _name_end(annotation, head.i) if named else head.i + 1
    if doc[start].dep_ == "det" and start < head.i and named:
        start += 1
    capitals = sum(token.text[0].isupper() for token in doc[start:end])
    form = "name" if named and capitals > 1 else "description"
    return Mention(start, end, head.i, kind, form, doc[start:end].text)  # type: ignore[arg-type]


def _name_end(annotation: Annotation, head: int) -> int:
    doc, block = annotation.doc, annotation.block(head)
    end = position = head + 1
    while position < block.end:
        token = doc[position]
        if token.text[0].isupper() and token.pos_ in {"NOUN", "PROPN", "ADJ"}:
            end = position + 1
        elif token.lower_ not in JOINTS:
            break
        position += 1
    return end
