"""Finds names of persons and organisations that no gazetteer knows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Token

from accordgraph.annotate import Annotation
from accordgraph.gazetteers import given_names, head_nouns, heads_of_state, seats, words
from accordgraph.mentions.countries import acts
from accordgraph.mentions.mention import Mention
from accordgraph.mentions.tokens import (
    CALENDAR,
    FORMS_OF_ADDRESS,
    OFFICES,
    POSSESSIVE,
    capital,
    hyphenated,
    mention,
    opens_sentence,
)
from accordgraph.mentions.trie import known_names
from accordgraph.model import EntityType

PARTICLES = frozenset(
    [
        "von",
        "der",
        "van",
        "de",
        "den",
        "la",
        "le",
        "da",
        "di",
        "al",
        "el",
        "bin",
        "ibn",
        "ter",
        "du",
        "dos",
        "del",
        "della",
    ]
)
DEGREES = frozenset(["MP", "MEP", "MSP", "MLA", "TD", "PhD"])
PARTY_WORDS = frozenset(
    ["democratic", "republican", "labour", "conservative", "liberal", "green", "hi", "hello", "thanks"]
)
SURE = 4
"""Votes from which a word is a name although the document has it in lower case too."""
INITIAL = re.compile(r"[A-Z]\.$")
EVIDENCE: dict[str, EntityType] = {
    "PERSON": "Person",
    "ORG": "Organization",
    "EVENT": "Event",
}
PLACES = frozenset(
    ["GPE", "LOC", "FAC", "NORP", "LANGUAGE", "DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT"]
)
LABEL_LENGTH = 5
"""Tokens of the longest name before a colon."""
OFFICE_LENGTH = 10
"""Tokens over which an office can stretch before the name of who holds it."""
ROLE_AFTER = re.compile(
    r"(ceo|chief|co-?founder|founder|president|chair(man|woman)?|spokes\w+|director|boss|executive)$"
)


@dataclass(frozen=True, slots=True)
class _Chunk:
    """A run of capitalised tokens; `titled` where a title or office stands before it."""

    start: int
    end: int
    titled: bool


def other_names(annotation: Annotation) -> Iterator[Mention]:
    """Persons, organisations, events and places that act, by the recogniser's votes and their neighbours."""
    doc = annotation.doc
    chunks = list(_chunks(annotation))
    votes: dict[str, Counter[str]] = {}
    for chunk in chunks:
        votes.setdefault(doc[chunk.start : chunk.end].text, Counter()).update(_votes(doc, chunk))
    _share_surnames(votes)
    lower = {token.text for token in doc if token.is_lower}
    for chunk in chunks:
        text = doc[chunk.start : chunk.end].text
        unknown = not votes[text] and (opens_sentence(doc[chunk.start]) or _in_office_of(doc, chunk.start))
        if unknown or _no_name(text, votes[text], lower):
            continue
        kind = _type(votes[text])
        if kind == "Place":
            if acts(doc[chunk.start : chunk.end]):
                yield mention(annotation, chunk.start, chunk.end, "Organization")
        elif kind is not None:
            yield mention(annotation, chunk.start, chunk.end, kind)


def _no_name(text: str, vote: Counter[str], lower: set[str]) -> bool:
    """Whether a single word is none: it stands in lower case elsewhere, or is a common abbreviation."""
    if text in words("not_names.txt") or text in seats():
        return True
    if " " in text or "-" in text:
        return text.startswith("AI-") or (_type(vote) == "Person" and any(c.isdigit() for c in text))
    return (_type(vote) == "Person" and not text.isalpha()) or (
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
    while start < end - 1 and _is_title(doc[start].text):
        start += 1
    return start, end


def _chunks(annotation: Annotation) -> Iterator[_Chunk]:
    doc = annotation.doc
    for block in annotation.blocks:
        position = block.start
        while position < block.end:
            if not _begins_name(doc[position]):
                position += 1
                continue
            start = position
            position = _run_end(doc, start, block.end)
            yield from _split(doc, start, position)


def _begins_name(token: Token) -> bool:
    if (
        not capital(token)
        or token.lower_ in CALENDAR
        or not any(character.isalpha() for character in token.text)
    ):
        return False
    if token.pos_ in ("DET", "PRON", "ADP", "SCONJ", "CCONJ", "AUX", "INTJ", "PART"):
        return False
    if token.pos_ == "PROPN" or not opens_sentence(token):
        return True
    return bool(token.ent_type_) and token.pos_ not in ("VERB", "ADV")


def _run_end(doc: Doc, start: int, limit: int) -> int:
    position = start + 1
    while position < limit:
        if hyphenated(doc, position) and position + 1 < limit:
            position += 2
        elif _continues(doc, position, limit):
            position += 1
        else:
            break
    return position


def _continues(doc: Doc, position: int, limit: int) -> bool:
    token = doc[position]
    if capital(token):
        return token.pos_ not in ("DET", "PRON", "ADP", "SCONJ", "CCONJ") and token.lower_ not in CALENDAR
    if position + 1 == limit:
        return False
    if token.lower_ in PARTICLES:
        return _after_particles(doc, position, limit)
    return token.text == "&" and capital(doc[position + 1])


def _after_particles(doc: Doc, position: int, limit: int) -> bool:
    while position < limit and (doc[position].lower_ in PARTICLES or hyphenated(doc, position)):
        position += 1
    return position < limit and capital(doc[position]) and doc[position].pos_ == "PROPN"


def _in_office_of(doc: Doc, start: int) -> bool:
    """Whether an office with what it is for stands before: "Secretary of" Labor Ann Low."""
    position = start - 1
    if position < 0 or doc[position].lower_ not in ("of", "for", "and", "&"):
        return False
    persons = head_nouns()["Person"]
    while position >= 0 and start - position <= OFFICE_LENGTH:
        token = doc[position]
        if token.lower_ in persons:
            return True
        if not capital(token) and token.lower_ not in ("of", "for", "and", "&", "the", ","):
            return False
        position -= 1
    return False


def _split(doc: Doc, start: int, end: int) -> Iterator[_Chunk]:
    """The names in a run of capitals, without countries, offices and degrees: "U.S. Senator Anna Lind"."""
    for part_start, part_end in _parts(doc, start, end):
        texts = [token.text for token in doc[part_start:part_end]]
        position, titled = _after_titles(texts)
        before = doc[part_start - 1] if part_start else None
        if position == 0 and before is not None and before.pos_ in ("NOUN", "PROPN"):
            titled = _is_title(before.text)
        if position == 0 and len(texts) > 2 and _in_office_of(doc, part_start):
            position, titled = _last_two_words(texts), True
        position = _at_given_name(texts, position)
        while len(texts) > position and texts[-1] in DEGREES:
            texts.pop()
        rest = texts[position:]
        if rest and not all(_is_title(text) for text in rest) and not _common(rest[-1]):
            yield _Chunk(part_start + position, part_start + len(texts), titled)


def _parts(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Parts a person from what follows directly: "the Lind Geneva plan", "Obama Clean Power Plan"."""
    leader = start + 1 < end and doc[start].text in heads_of_state() and capital(doc[start + 1])
    for position in range(start + 1, end):
        person = doc[position - 1].ent_type_ == "PERSON" and doc[position].ent_type_ in (
            "GPE",
            "NORP",
            "DATE",
        )
        if person or (leader and position == start + 1):
            yield start, position
            yield position, end
            return
    yield start, end


def _after_titles(texts: list[str]) -> tuple[int, bool]:
    """Where the name begins after countries, organisations and titles, and whether a title was among them."""
    names = known_names()
    position, titled = 0, False
    while position < len(texts):
        found = names.longest(texts, position)
        if _is_title(texts[position]) and position + 1 < len(texts):
            position, titled = position + 1, True
        elif found and found[0] < len(texts) and found[1].type in ("Country", "Organization") and not titled:
            position = found[0]
        elif texts[position] in ("-", "–", "&") or texts[position].islower():
            position += 1
        else:
            break
    for later in range(len(texts) - 2, position, -1):
        if texts[later].lower() in OFFICES | FORMS_OF_ADDRESS:
            return later + 1, True
    return position, titled


def _is_title(text: str) -> bool:
    return text.lower() in words("titles.txt") and text.lower() not in PARTICLES


def _at_given_name(texts: list[str], position: int) -> int:
    """Skip what stands before a given name that begins a name of up to four words: "Police Peter Low"."""
    given = given_names()
    if position < len(texts) and texts[position] in given:
        return position
    for later in range(position + 1, len(texts) - 1):
        before = texts[later - 1]
        if (
            texts[later] in given
            and len(texts) - later <= 4
            and not INITIAL.match(before)
            and len(before) > 2
        ):
            return later if later - position > 1 or before.lower() in PARTY_WORDS else position
    return position


def _last_two_words(texts: list[str]) -> int:
    """Where given name and surname begin, an initial and hyphens counted to them."""
    position = len(texts)
    for _ in range(2):
        position -= 1
        while position > 1 and (INITIAL.match(texts[position]) or texts[position - 1] in ("-", "–")):
            position -= 2 if texts[position - 1] in ("-", "–") else 1
    return max(0, position)


def _common(word: str) -> bool:
    """Whether the word is a noun for agreements or events, which other finders see to."""
    return any(word.lower() in head_nouns()[kind] for kind in ("Agreement", "Event"))


def _votes(doc: Doc, chunk: _Chunk) -> Counter[str]:
    tokens = doc[chunk.start : chunk.end]
    found: Counter[str] = Counter()
    for token in tokens:
        if token.ent_type_:
            found[token.ent_type_] += 1
    parts = [token.text for token in tokens if token.text not in ("-", "–")]
    before = doc[chunk.start - 1] if chunk.start else None
    after = doc[chunk.end] if chunk.end < len(doc) else None
    if chunk.titled:
        found["PERSON"] += 4
    if parts[0] in given_names() and len(parts) in (2, 3, 4):
        found["PERSON"] += 4
    if any(INITIAL.match(part) for part in parts[:-1]):
        found["PERSON"] += 2
    if parts[-1].lower() in head_nouns()["Organization"] and len(parts) > 1:
        found["ORG"] += 5
    if any(part in ("AI", "&", "Inc", "Inc.", "Group") or part.endswith(".com") for part in parts):
        found["ORG"] += 3
    if len(parts) == 1 and parts[0].isupper() and 2 <= len(parts[0]) <= 8:
        found["ORG"] += 1
    if len(parts) == 1 and any(character.isupper() for character in parts[0][1:]) and not parts[0].isupper():
        found["ORG"] += 3
    if after is not None:
        found.update(_votes_after(doc, chunk, after))
    if before is not None and before.lower_ in ("in", "at", "near") and found["PERSON"] < SURE:
        found["GPE"] += 3
    return found


def _votes_after(doc: Doc, chunk: _Chunk, after: Token) -> Counter[str]:
    found: Counter[str] = Counter()
    position = chunk.end
    if after.text in POSSESSIVE and position + 1 < len(doc):
        position += 1
        after = doc[position]
    if ROLE_AFTER.match(after.lower_):
        found["ORG"] += 4
    if after.text == "," and position + 1 < len(doc):
        follower = doc[position + 1]
        if follower.lower_ == "who":
            found["PERSON"] += 4
        apposition = doc[position + 1 : position + 7]
        persons = head_nouns()["Person"]
        if follower.pos_ != "VERB" and any(token.lower_ in persons for token in apposition):
            found["PERSON"] += 2
    return found


def _share_surnames(votes: dict[str, Counter[str]]) -> None:
    """Let a surname alone be what the full name is."""
    full = {name.split()[-1] for name, vote in votes.items() if " " in name and _type(vote) == "Person"}
    for name, vote in votes.items():
        if " " not in name and (name in full or name.title() in full):
            vote["PERSON"] += sum(vote.values()) + 1


def _type(vote: Counter[str]) -> EntityType | Literal["Place"] | None:
    if not vote:
        return "Organization"
    label, _ = max(vote.items(), key=lambda item: (item[1], item[0] in EVIDENCE, item[0]))
    if label in EVIDENCE:
        return EVIDENCE[label]
    return "Place" if label in ("GPE", "LOC", "FAC") else None
