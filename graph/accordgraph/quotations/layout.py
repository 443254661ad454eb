"""Where the quoted stretches of a document lie among its tokens and sentences."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from accordgraph.annotate import Annotation
from accordgraph.model import Span
from accordgraph.quotations.marks import Quoted, quoted_stretches


@dataclass(frozen=True)
class Stretch:
    """A quoted stretch with its tokens `start` to `end` (half-open), the marks among them."""

    quoted: Quoted
    start: int
    end: int
    words: int


@dataclass(frozen=True)
class Layout:
    """A parsed document with its quoted stretches."""

    annotation: Annotation

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """The quoted stretches in order, those without a word left out."""
        found = []
        for quoted in quoted_stretches(self.annotation.document):
            start, end = self.tokens(quoted.outer)
            words = sum(1 for token in self.annotation.doc[start:end] if token.text[:1].isalnum())
            if words:
                found.append(Stretch(quoted, start, end, words))
        return tuple(found)

    @cached_property
    def inside(self) -> frozenset[int]:
        """The tokens within quotation marks."""
        return frozenset(token for stretch in self.stretches for token in range(stretch.start, stretch.end))

    def tokens(self, span: Span) -> tuple[int, int]:
        """The half-open range of the tokens that share a character with the span."""
        return bisect_right(self.annotation.ends, span.start), bisect_left(self.annotation.starts, span.end)

    def gap(self, start: int, end: int) -> str:
        """The snapshot's text between two offsets, empty where they are not in order."""
        return self.annotation.document.text[start:end]
