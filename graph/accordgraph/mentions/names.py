"""Finds names of persons and organisations that no gazetteer knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Doc

from accordgraph.annotate import Annotation
from accordgraph.gazetteers import (
    given_names,
    government_words,
    head_nouns,
    heads_of_state,
    peoples,
    seats,
    words,
)
from accordgraph.mentions.chunks import Chunk, in_office_of, is_title, runs
from accordgraph.mentions.countries import acts
from accordgraph.mentions.mention import Mention
from accordgraph.mentions.retyped import signed_or_launched
from accordgraph.mentions.tokens import capital, mention, opens_sentence
from accordgraph.mentions.trie import known_names
from accordgraph.mentions.votes import SURE, share_surnames, voted, votes

ABSTRACT = ("tion", "sion", "ment", "ness", "ship", "ence", "ance", "ity", "ism", "ics", "ing", "ors", "ers")
"""Endings of words for things and of plurals, which are no surnames though the language has them."""
LABEL_LENGTH = 5
"""Tokens of the longest name before a colon."""


def other_names(annotation: Annotation) -> Iterator[Mention]:
    """Persons, organisations, events and places that act, by the recogniser's votes and their neighbours."""
    doc = annotation.doc
    chunks = _without_headline_words(annotation, list(runs(annotation)))
    ballots: dict[str, Counter[str]] = {}
    for chunk in chunks:
        ballots.setdefault(doc[chunk.start : chunk.end].text, Counter()).update(votes(doc, chunk))
    share_surnames(ballots, annotation.common)
    lower = {token.text for token in annotation.tokens if token.is_lower}
    for chunk in chunks:
        text = doc[chunk.start : chunk.end].text
        if (not ballots[text] and _unsure(annotation, chunk)) or _no_name(text, ballots[text], lower):
            continue
        kind = voted(ballots[text])
        if kind == "Person" and _thing(annotation, chunk, ballots[text]):
            continue
        place = kind == "Place" and not _of_country(doc, chunk)
        if (
            not place
            and _of_common_words(annotation, chunk)
            and (in_office_of(doc, chunk.start) or sum(ballots[text].values()) < _needed(doc, chunk))
        ):
            continue
        if kind == "Place":
            if acts(doc[chunk.start : chunk.end]):
                yield mention(annotation, chunk.start, chunk.end, "Organization")
        elif kind is not None:
            yield mention(annotation, chunk.start, chunk.end, kind)
        elif signed_or_launched(doc[chunk.start : chunk.end].root):
            yield mention(annotation, chunk.start, chunk.end, "Agreement")


def _without_headline_words(annotation: Annotation, chunks: list[Chunk]) -> list[Chunk]:
    """The names, those of persons cut before the words that a headline capitalises: "Ann Lee Speaks"."""
    doc = annotation.doc
    texts = {doc[chunk.start : chunk.end].text for chunk in chunks}
    bodies = head_nouns()["Organization"].keys() | words("company_words.txt")
    cut = []
    for chunk in chunks:
        if chunk.end - chunk.start < 3:
            cut.append(chunk)
            continue
        first, rest = doc[chunk.start : chunk.start + 2], doc[chunk.start + 2 : chunk.end]
        leads = first.text in texts or first[-1].text in heads_of_state()
        common = all(token.is_alpha and token.lower_ in annotation.common for token in rest)
        headed = first[0].text in given_names() and leads and common
        if headed and not any(token.lower_ in bodies for token in rest):
            chunk = Chunk(chunk.start, chunk.start + 2, chunk.titled)
        cut.append(chunk)
    return cut


def _unsure(annotation: Annotation, chunk: Chunk) -> bool:
    """Whether a name for which nothing speaks is none: in an office, or a first word that nobody acts by."""
    doc = annotation.doc
    if in_office_of(doc, chunk.start):
        return True
    if not opens_sentence(doc[chunk.start]):
        return False
    last = doc[chunk.end - 1]
    verbs = government_words()["sign_verb"] | government_words()["join_verb"]
    strange = last.pos_ == "PROPN" and last.is_title and last.lower_ not in annotation.common
    return not (strange and last.dep_ == "nsubj" and last.head.lemma_ in verbs)


def _of_common_words(annotation: Annotation, chunk: Chunk) -> bool:
    """Whether the language has all words of the chunk, and nothing says that it names a person."""
    tokens = annotation.doc[chunk.start : chunk.end]
    if chunk.titled or tokens[0].text in given_names() or tokens[-1].text in heads_of_state():
        return False
    common = all(token.lower_ in annotation.common or not token.is_alpha for token in tokens)
    return common and (not any(token.is_upper for token in tokens) or _shouted(annotation, chunk))


def _thing(annotation: Annotation, chunk: Chunk, vote: Counter[str]) -> bool:
    """Whether what the recogniser alone takes for a person ends in a word for things: "Small Reactors"."""
    last = annotation.doc[chunk.end - 1]
    if chunk.titled or annotation.doc[chunk.start].text in given_names() or vote["PERSON"] > SURE:
        return False
    things = last.lower_.endswith(ABSTRACT) or last.lower_ in head_nouns()["Organization"]
    return things and last.lower_ in annotation.common


def _shouted(annotation: Annotation, chunk: Chunk) -> bool:
    """Whether the word stands among further words in capitals that are no names: "WE WANT THEM OUT"."""
    doc = annotation.doc
    near = [*doc[max(0, chunk.start - 2) : chunk.start], *doc[chunk.end : chunk.end + 2]]
    return any(
        token.is_upper and token.is_alpha and len(token) > 1 and token.lower_ in annotation.common
        for token in near
    )


def _needed(doc: Doc, chunk: Chunk) -> int:
    """The votes from which common words are a name.

    More for a single one, most after a function word, none where they stand in a row with other names.
    """
    if doc[chunk.start].is_stop or doc[chunk.start].is_upper:
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
    if text in words("not_names.txt") or text in seats() or text in peoples():
        return True
    if " " in text or "-" in text:
        return text.startswith("AI-") or (voted(vote) == "Person" and any(c.isdigit() for c in text))
    return (voted(vote) == "Person" and not text.isalpha()) or (
        text.lower() in lower and sum(vote.values()) < SURE
    )


def _of_country(doc: Doc, chunk: Chunk) -> bool:
    """Whether the last word alone names a country: "Meanwhile Colombia"."""
    found = known_names().longest([doc[chunk.end - 1].text], 0)
    return found is not None and found[1].type == "Country"


def bodies_of_members(annotation: Annotation) -> Iterator[Mention]:
    """Bodies named for their members and what these are for: "Doctors for Peace"."""
    doc = annotation.doc
    members = head_nouns()["Person"].keys() | head_nouns()["Group"].keys()
    for token in annotation.tokens:
        if not (capital(token) and token.lower_.endswith("s") and token.lower_ in annotation.common):
            continue
        limit, end = annotation.block(token.i).end, token.i + 2
        if end >= limit or token.ent_type_ in ("PERSON", "GPE", "NORP", "DATE"):
            continue
        if doc[end - 1].lower_ not in ("for", "against", "without") or not capital(doc[end]):
            continue
        if doc[end].ent_type_ == "GPE" or (opens_sentence(token) and token.lower_[:-1] not in members):
            continue
        while end < limit and capital(doc[end]) and doc[end].pos_ not in ("VERB", "AUX", "PRON", "DET"):
            end += 1
        yield mention(annotation, token.i, end, "Organization", head=token.i)


def speaker_labels(annotation: Annotation) -> Iterator[Mention]:
    """Who speaks in a transcript: names in capitals that begin paragraphs and end in a colon.

    A label that stands once must be the surname of a person whom the document names.
    """
    doc = annotation.doc
    labels = [span for block in annotation.blocks if (span := _label(doc, block.start, block.end))]
    counts = Counter(doc[end - 1].text for _, end in labels)
    given = given_names()
    surnames = {
        token.text.upper()
        for token in (annotation.tokens if labels else ())
        if token.is_title and (token.ent_type_ == "PERSON" or (token.i and token.nbor(-1).text in given))
    }
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
