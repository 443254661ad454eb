"""Turns a web page into text: its main part, without navigation, and what it says about itself."""

from __future__ import annotations

import re
from dataclasses import replace

import trafilatura
from lxml import etree
from trafilatura.metadata import extract_metadata

from accordgraph.errors import InputError
from accordgraph.model import Block, BlockKind, Document, Metadata, Span
from accordgraph.read.metadata import from_text, iso_date
from accordgraph.read.running import own_text

LANGUAGE = re.compile(r"<html\b[^>]*\blang=[\"']?([a-zA-Z]{2,3}(?:-[a-zA-Z0-9]+)*)", re.I)
KINDS: dict[str, BlockKind] = {"head": "heading", "item": "item", "graphic": "caption"}


def html_document(path: str, markup: str, shown: str) -> Document:
    """The document of a web page; its text holds a block a line.

    :raises InputError: where the page has no main text
    """
    main = trafilatura.extract(markup, output_format="xml", include_comments=False, include_tables=True)
    if not main:
        raise InputError(shown, "holds no main text")
    body = etree.fromstring(main.encode("utf-8")).find("main")
    metadata = _metadata(markup)
    lines: list[tuple[BlockKind, str]] = [("heading", metadata.title)] if metadata.title else []
    for element in body if body is not None else ():
        for part in _leaves(element):
            content = " ".join("".join(map(str, part.itertext())).split())
            if content and (not lines or content != lines[-1][1]):
                lines.append((KINDS.get(part.tag, "paragraph"), content))
    return _document(path, lines, metadata)


def _document(path: str, lines: list[tuple[BlockKind, str]], metadata: Metadata) -> Document:
    text = "\n\n".join(content for _, content in lines) + "\n"
    blocks: list[Block] = []
    at = 0
    for kind, content in lines:
        blocks.append(Block(kind, (Span(at, at + len(content)),)))
        at += len(content) + 2
    found = from_text(text)
    metadata = replace(
        metadata, date=metadata.date or found.date, publisher=metadata.publisher or found.publisher
    )
    return Document(path, text, "text/html", metadata, own_text(text, blocks))


def _leaves(element: etree._Element) -> list[etree._Element]:
    inner = [child for tag in ("item", "cell", "p") for child in element.iter(tag) if child is not element]
    return inner or [element]


def _metadata(markup: str) -> Metadata:
    found = extract_metadata(markup)
    declared = LANGUAGE.search(markup)
    return Metadata(
        title=found.title or None,
        date=iso_date(found.date) if found.date else None,
        author=found.author or None,
        publisher=found.sitename or None,
        url=found.url or None,
        language=found.language or (declared[1] if declared else None),
    )
