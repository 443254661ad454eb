"""What is attributed: the words that a document gives to a source, and by which rule."""

from __future__ import annotations

from dataclasses import dataclass, field

from accordgraph.model import Act
from accordgraph.quotations.layout import Stretch
from accordgraph.quotations.sources import Source

TURN = "turn"
"""The rule of attributions to the speaker of a transcript's turn."""
BLOCK = "block"
"""The rule of attributions of what is set apart as a quotation without marks."""


@dataclass(slots=True)
class Attribution:
    """Words that the document gives to a source; `tokens` may lie in several places and blocks.

    `turn` is whose turn of a transcript reports them.
    """

    source: Source | None
    cue: tuple[int, ...]
    act: Act
    rule: str
    tokens: set[int] = field(default_factory=set)
    stretches: list[Stretch] = field(default_factory=list)
    turn: Source | None = None

    @property
    def last(self) -> int:
        """The last token that belongs to it."""
        ends = [*self.cue[-1:], *([self.source.end - 1] if self.source else [])]
        return max([*self.tokens, *(s.end - 1 for s in self.stretches), *ends], default=-1)
