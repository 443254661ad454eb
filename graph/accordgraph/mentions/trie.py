"""The names of the gazetteers as a trie over tokens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from spacy.lang.en import English

from accordgraph.gazetteers import Known, known_forms


@dataclass(slots=True)
class _Node:
    following: dict[str, _Node] = field(default_factory=dict)
    known: Known | None = None


class Trie:
    """Names as paths of tokens."""

    def __init__(self) -> None:
        self._root = _Node()

    def add(self, words: Sequence[str], known: Known) -> None:
        """Make the words mean the entity, unless they have a meaning already."""
        node = self._root
        for word in words:
            node = node.following.setdefault(word, _Node())
        if node.known is None:
            node.known = known

    def longest(self, words: Sequence[str], start: int) -> tuple[int, Known] | None:
        """The longest name that begins at `start`: where it ends and what it means."""
        node = self._root
        found = None
        for position in range(start, len(words)):
            following = node.following.get(words[position])
            if following is None:
                break
            node = following
            if node.known is not None:
                found = (position + 1, node.known)
        return found

    def matches(self, words: Sequence[str]) -> Iterator[tuple[int, int, Known]]:
        """The longest names from left to right, none overlapping: start, end and meaning."""
        position = 0
        while position < len(words):
            found = self.longest(words, position)
            if found is None:
                position += 1
            else:
                yield position, found[0], found[1]
                position = found[0]


@cache
def known_names() -> Trie:
    """The trie of all gazetteers."""
    tokenizer = English().tokenizer
    trie = Trie()
    for form, known in known_forms():
        for spelling in dict.fromkeys((form, form.replace("'", "’"), form.replace("’", "'"))):
            trie.add([token.text for token in tokenizer(spelling)], known)
    return trie
