"""Restores the case of headlines, so that tagger, parser and recogniser read them as sentences.

In a headline in title case or capitals every word looks like a name. The body of the document tells which
are: a word stays capitalised where the body shows it so inside sentences, and is put in lower case where the
body shows it so or the language has it as a common word (after Lita et al., "tRuEcasIng", ACL 2003).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
SENTENCE_START = re.compile(r"(?:^|[.!?:;]['”\"’)\]]*\s+|[“\"‘(\[]\s*|\n\s*)$")
LEAST_WORDS = 4
TITLE_SHARE = 0.8
"""Share of a headline's longer words that begin with a capital, from which it counts as title case."""
SHORT = 3
"""Length of words that title case leaves in lower case."""


@dataclass(slots=True)
class Casing:
    """How the running text of a document writes its words."""

    forms: dict[tuple[str, str], Counter[str]] = field(default_factory=dict)

    def learn(self, text: str) -> None:
        """Count the words of a text, leaving out those that a sentence begins with."""
        before = ""
        for match in WORD.finditer(text):
            word = match.group()
            if not SENTENCE_START.search(text, max(0, match.start() - 8), match.start()):
                for context in ("", before):
                    self.forms.setdefault((context, word.lower()), Counter())[word] += 1
            before = word.lower()

    def usual(self, before: str, word: str) -> str | None:
        """The form that is most frequent after the word before, else anywhere; None where there is none."""
        counts = self.forms.get((before.lower(), word.lower())) or self.forms.get(("", word.lower()))
        return max(counts, key=lambda form: (counts[form], form)) if counts else None


def is_headline(text: str) -> bool:
    """Whether the text is in title case or in capitals.

    >>> is_headline("Two Rivers Sign Pact on Clean Water"), is_headline("Two rivers sign pact on clean water")
    (True, False)
    """
    words = [word for word in WORD.findall(text) if len(word) > SHORT]
    if len(WORD.findall(text)) < LEAST_WORDS or not words:
        return False
    capitalised = sum(word[0].isupper() for word in words)
    return bool(capitalised >= TITLE_SHARE * len(words))


def is_shouted(text: str) -> bool:
    """Whether all letters of the text are capitals."""
    return text.upper() == text


def truecased(
    text: str,
    casing: Casing,
    is_common: Callable[[str], bool],
    names: Iterable[str] = (),
    phrases: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> str:
    """The headline with its words in the case of running text, of the same length.

    `is_common` tells words of the language; `names` are words that stay capitalised, `phrases` names of
    several words that stay as they are, by their first word.
    """
    restorer = _Restorer(casing, is_common, frozenset(names), shouted=is_shouted(text))
    parts: list[str] = []
    end, before, first = 0, "", True
    for match in WORD.finditer(text):
        word = match.group()
        if match.start() < end:
            continue
        whole = next((name for name in phrases.get(word, ()) if text.startswith(name, match.start())), None)
        if whole is not None:
            parts += [text[end : match.start()], whole]
            end, before, first = match.start() + len(whole), whole, False
            continue
        parts += [text[end : match.start()], restorer.restored(word, before, first=first)]
        end, before = match.end(), word
        first = text[end : end + 2] in (". ", "! ", "? ", ": ")
    return "".join([*parts, text[end:]])


@dataclass(frozen=True, slots=True)
class _Restorer:
    casing: Casing
    is_common: Callable[[str], bool]
    names: frozenset[str]
    shouted: bool

    def restored(self, word: str, before: str, *, first: bool) -> str:
        if not word[0].isupper() or len(word.lower()) != len(word):
            return word
        if (self.shouted and word in self.names) or (
            not self.shouted and not word[1:].islower() and len(word) > 1
        ):
            return word
        capitalised = word[0] + word[1:].lower()
        lower = capitalised if first else word.lower()
        usual = self.casing.usual(before, word)
        if usual is not None:
            return lower if usual.islower() else usual
        if capitalised in self.names:
            return capitalised
        if self.is_common(word.lower()):
            return lower
        return capitalised if self.shouted and len(word) > SHORT else word
