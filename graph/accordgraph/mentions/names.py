"""Finds names of persons and organisations that no gazetteer knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Doc

from accordgraph.annotate import Annotation
from accordgraph.gazetteers import given_names, heads_of_state, seats, words
from accordgraph.mentions.chunks import Chunk, in_office_of, is_title, runs
from accordgraph.mentions.countries import acts
from accordgraph.mentions.mention import Mention
from accordgraph.mentions.tokens import capital, mention, opens_sentence
from accordgraph.mentions.votes import SURE, share_surnames, voted, votes

LABEL_LENGTH = 5
"""Tokens of the longest name before a colon."""


def other_names(annotation: Annotation) -> Iterator[Mention]:
    """Persons, organisations, events and places that act, by the recogniser's votes and their neighbours."""
    doc = annotation.doc
    chunks = list(runs(annotation))
    ballots: dict[str, Counter[str]] = {}
    for chunk in chunks:
        ballots.setdefault(doc[chunk.start : chunk.end].text, Counter()).update(votes(doc, chunk))
    share_surnames(ballots)
    lower = {token.text for token in doc if token.is_lower}
    for chunk in chunks:
        text = doc[chunk.start : chunk.end].text
        unknown = not ballots[text] and (opens_sentence(doc[chunk.start]) or in_office_of(doc, chunk.start))
        if unknown or _no_name(text, ballots[text], lower):
            continue
        kind = voted(ballots[text])
        if _of_common_words(annotation, chunk) and (
            in_office_of(doc, chunk.start) or sum(ballots[text].values()) < _needed(doc, chunk)
        ):
            continue
        if kind == "Place":
            if acts(doc[chunk.start : chunk.end]):
                yield mention(annotation, chunk.start, chunk.end, "Organization")
        elif kind is not None:
            yield mention(annotation, chunk.start, chunk.end, kind)


def _of_common_words(annotation: Annotation, chunk: Chunk) -> bool:
    """Whether the language has all words of the chunk, and nothing says that it names a person."""
    tokens = annotation.doc[chunk.start : chunk.end]
    if chunk.titled or tokens[0].text in given_names() or tokens[-1].text in heads_of_state():
        return False
    return all(token.lower_ in annotation.common or not token.is_alpha for token in tokens) and not any(
        token.is_upper for token in tokens
    )


def _needed(doc: Doc, chunk: Chunk) -> int:
    """The votes from which common words are a name.

    More for a single one, most after a function word, none where they stand in a row with other names.
    """
    if doc[chunk.start].is_stop:
        return SURE
    if _in_row(doc, chunk):
        return 0
    return 2 if chunk.end - chunk.start == 1 else 1


def _in_row(doc: Doc, chunk: Chunk) -> bool:
    """Whether a comma or "and" joins the chunk to capitals before or after it."""
    before, after = chunk.start - 1, chunk.end
    while before > 0 and chunk.start - before < 3 and doc[before].lower_ in (",", "and"):
        before -= 1
    while after < len(doc) - 1 and after - chunk.end < 2 and doc[after].lower_ in (",", "and"):
        after += 1
    return (0 <= before < chunk.start - 1 and capital(doc[before])) or (
        chunk.end < after < len(doc) and capital(doc[after])
    )


def _no_name(text: str, vote: Counter[str], lower: set[str]) -> bool:
    """Whether a single word is none: it stands in lower case elsewhere, or is a common abbreviation."""
    if text in words("not_names.txt") or text in seats():
        return True
    if " " in text or "-" in text:
        return text.startswith("AI-") or (voted(vote) == "Person" and any(c.isdigit() for c in text))
    return (voted(vote) == "Person" and not text.isalpha()) or (
        text.lower() in lower and sum(vote.values()) < SURE
    )


def speaker_labels(annotation: Annotation) -> Iterator[Mention]:
    """Who speaks in a transcript: names in capitals that begin paragraphs and end in a colon.

    A label that stands once must be the surname of a person whom the document names.
    """
    doc = annotation.doc
    labels = [span for block in annotation.blocks if (span := _label(doc, block.start, block.end))]
    counts = Counter(doc[end - 1].text for _, end in labels)
    surnames = {token.text.upper() for token in doc if token.ent_type_ == "PERSON" and token.is_title}
    for start, end in labels:
        surname = doc[end - 1].text
        if counts[surname] > 1 or surname in surnames:
            yield mention(annotation, start, end, "Person")


def _label(doc: Doc, start: int, limit: int) -> tuple[int, int] | None:
    """The name in capitals before a colon at the beginning of a paragraph, without titles."""
    end = start
    while end < limit and end - start < LABEL_LENGTH and doc[end].is_upper:
        end += 1
    if end in (start, limit) or doc[end].text != ":" or not doc[end - 1].is_alpha:
        return None
    while start < end - 1 and is_title(doc[start].text):
        start += 1
    return start, end
