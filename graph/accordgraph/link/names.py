"""Compares names: what remains of them without what does not distinguish."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from accordgraph.gazetteers import head_nouns, words

CACHED = 1 << 14
"""Names whose comparable forms are kept; documents repeat theirs."""
FUNCTION_WORDS = frozenset(
    ["a", "an", "the", "of", "on", "for", "and", "to", "in", "with", "against", "between", "from", "by", "at",
     "or", "this", "that", "these", "those", "its", "their", "his", "her", "our"]
)  # fmt: skip
DETERMINER = re.compile("^(?:the|a|an|this|that|these|those|its|their|his|her|our) ", re.IGNORECASE)
SAME_WORDS = {
    "artificial intelligence": "ai",
    "united nations": "un",
    "european union": "eu",
    "united states": "us",
}


@lru_cache(maxsize=CACHED)
def normal(name: str) -> str:
    """A name for comparison: no case, accents, articles, possessives or punctuation.

    >>> normal("The U.S.'s “Accords”")
    'us accords'
    """
    name = unicodedata.normalize("NFKD", name).replace("’", "'").lower()
    name = "".join(character for character in name if not unicodedata.combining(character))
    name = re.sub(r"'s?\b", "", name)
    name = re.sub(r"(?<=\w)\.(?=\w|\s|$)", "", name)
    name = " ".join(re.sub(r"[^\w$€£%]+", " ", name).split())
    return without_determiner(name)


def without_determiner(phrase: str) -> str:
    """A noun phrase without the article, demonstrative or possessive that it begins with.

    >>> without_determiner("The final statement")
    'final statement'
    """
    return DETERMINER.sub("", phrase)


@lru_cache(maxsize=CACHED)
def content(name: str) -> frozenset[str]:
    """The words of a name that tell it from others; abbreviations and their long forms are the same word.

    >>> sorted(content("the Summit on Artificial Intelligence"))
    ['ai', 'summit']
    """
    text = normal(name)
    for long, short in SAME_WORDS.items():
        text = re.sub(rf"\b{long}\b", short, text)
    return frozenset(word for word in text.split() if word not in FUNCTION_WORDS)


def slug(name: str) -> str:
    """A name as the end of an IRI.

    >>> slug("Déclaration on “Clean” Rivers")
    'declaration-on-clean-rivers'
    """
    return re.sub(r"[^\w]+|_+", "-", normal(name)).strip("-") or "unnamed"


def initials(name: str) -> frozenset[str]:
    """The acronyms that a name may have: of its capitalised words, and with its function words but articles.

    >>> sorted(initials("Law of the Sea Treaty"))
    ['LOST', 'LOTST', 'LST']
    """
    words = [word for word in re.split(r"[\s\-–]+", name) if word]
    capitals = "".join(word[0] for word in words if word[0].isupper())
    without_articles = "".join(word[0] for word in words if word.lower() not in ("the", "a", "an"))
    return frozenset(
        text.upper() for text in (capitals, without_articles, "".join(word[0] for word in words))
    )


@lru_cache(maxsize=CACHED)
def distinctive(name: str) -> frozenset[str]:
    """The words of a title that tell it from others: no nouns for agreements or events, no generic ones.

    >>> sorted(distinctive("the final joint declaration")), sorted(distinctive("Geneva Rivers Declaration"))
    ([], ['geneva', 'rivers'])
    """
    nouns = head_nouns()
    heads = nouns["Agreement"].keys() | nouns["Event"].keys()
    return frozenset(
        word
        for word in content(name) - words("generic_modifiers.txt")
        if word not in heads
        and word.removesuffix("s") not in heads
        and word not in ("understanding", "intent")
    )
