"""Turns plain text and Markdown into documents; their snapshot is the file's own text."""

from __future__ import annotations

from collections.abc import Iterator

from accordgraph.model import Block, BlockKind, Document, Metadata
from accordgraph.read.frontmatter import FrontMatter, front_matter
from accordgraph.read.inline import Mask, words
from accordgraph.read.markdown import markdown_blocks
from accordgraph.read.metadata import from_front_matter, from_text
from accordgraph.read.plain import plain_blocks
from accordgraph.read.running import own_text

LEADING: tuple[tuple[tuple[str, ...], BlockKind], ...] = (
    (("title", "headline"), "heading"),
    (("subtitle", "dek"), "paragraph"),
    (("summary", "description", "excerpt"), "paragraph"),
)
"""Values of front matter that are read as text, the first of each line that there is."""
REPEATED = 60
"""A summary whose first letters and digits, this many, stand in the text repeats it."""


def text_document(path: str, text: str, media_type: str, shown: str) -> Document:
    """The document of a plain text or a Markdown text.

    :raises InputError: where its front matter is broken
    """
    front = front_matter(text, shown)
    find = markdown_blocks if media_type == "text/markdown" else plain_blocks
    body = own_text(text, list(find(text, front.end, Mask(len(text)))))
    blocks = (*_leading(text, front, body), *body)
    return Document(path, text, media_type, _metadata(text, front, blocks), blocks)


def _leading(text: str, front: FrontMatter, body: tuple[Block, ...]) -> Iterator[Block]:
    """The title of front matter, and its subtitle and summary where the text does not repeat them."""
    said = _letters(" ".join(words(text, block) for block in body))
    for keys, kind in LEADING:
        for key in keys:
            place, value = front.places.get(key), " ".join(front.values.get(key, ()))
            if not place or not place.pieces or not value:
                continue
            if kind == "heading" or _letters(value)[:REPEATED] not in said:
                yield Block(kind, place.pieces, place.spelled)
                break


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _metadata(text: str, front: FrontMatter, blocks: tuple[Block, ...]) -> Metadata:
    stated, found = from_front_matter(front.values), from_text(text, front.end)
    heading = next((words(text, block) for block in blocks[:3] if block.kind == "heading"), None)
    return Metadata(
        title=stated.title or heading,
        date=stated.date or found.date,
        author=stated.author,
        publisher=stated.publisher or found.publisher,
        url=stated.url or found.url,
        language=stated.language,
    )
