"""Reads the turns of a transcript or interview: paragraphs that begin with the speaker's name and a colon."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from accordgraph.annotate import Annotation

_WORD = r"(?:[A-Z][\w.'’-]*|of|the|de|van|von|der)"
_NAME = rf"(?:THE |The )?[A-Z][\w.'’-]*(?: {_WORD}){{0,5}}"
_LABEL = re.compile(  # what begins in brackets is a stage direction: "(MUSIC: a fanfare)"
    rf"[^\w(\[]*({_NAME})(?:, [^:()]{{2,60}})?(?: ?\([^)]{{1,40}}\)){{0,2}}:\W"
)
"""A name, what its bearer is behind a comma or in brackets, and a colon: "JANE DOE, HOST (on tape):"."""
_REACH = 30
"""Tokens within which the colon of a label must stand."""
FEWEST = 3
"""Labelled paragraphs from which on a document counts as a transcript (inclusive)."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's turn: its label from `start` to `colon`, its words from there to `end`."""

    start: int
    colon: int
    end: int


def turns(annotation: Annotation) -> Iterator[Turn]:
    """Yield the turns of a transcript, none of another document.

    A label counts if its name stands at the head of two paragraphs, or one of its kind does, in capitals or a
    name of several words: a list of headings such as "WHAT: ... WHEN: ..." names each once.
    """
    labels = dict(_labels(annotation))
    counts = Counter(_surname(label) for label, _ in labels.values())
    styles = {label.isupper() for label, _ in labels.values() if counts[_surname(label)] > 1}
    kept = {
        block: colon
        for block, (label, colon) in labels.items()
        if counts[_surname(label)] > 1 or (label.isupper() and True in styles) or (styles and " " in label)
    }
    if len(kept) < FEWEST:
        return
    for block, colon in kept.items():
        yield Turn(annotation.blocks[block].start, colon, _end(annotation, block, kept))


def _surname(label: str) -> str:
    return label.split()[-1].casefold()


def _labels(annotation: Annotation) -> Iterator[tuple[int, tuple[str, int]]]:
    """Blocks that begin with a label: the label and its colon's token."""
    for number, block in enumerate(annotation.blocks):
        if block.kind not in ("paragraph", "quotation") or block.start == block.end:
            continue
        colon = next(
            (t.i for t in annotation.doc[block.start : block.start + _REACH] if t.text[-1:] == ":"), None
        )
        alone = colon == block.end - 1 and annotation.blocks[number + 1 : number + 2]
        if colon is None or not block.start < colon < block.end or (alone and alone[0].kind != "paragraph"):
            continue
        words = annotation.doc[block.start : colon + 1].text
        match = _LABEL.match(words + " ")
        if match and match.end() >= len(words):
            yield number, (match.group(1), colon)


def _end(annotation: Annotation, block: int, kept: dict[int, int]) -> int:
    """Where the turn that begins with this block ends: before the next turn or what is no paragraph.

    The last turn is one paragraph: what follows a transcript has no label to tell it by.
    """
    first = block if kept[block] < annotation.blocks[block].end - 1 else block + 1
    for number in range(block + 1, len(annotation.blocks)):
        if number in kept or annotation.blocks[number].kind != "paragraph":
            return annotation.blocks[number].start
    return annotation.blocks[min(first, len(annotation.blocks) - 1)].end
