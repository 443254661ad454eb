"""Turns a web page into text: its main part, without navigation, and what it says about itself."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

import lxml.html
import trafilatura
from lxml import etree
from lxml.html import HTMLParser
from trafilatura.metadata import extract_metadata

from accordgraph.errors import InputError
from accordgraph.model import Block, BlockKind, Cell, Document, Metadata, Span
from accordgraph.read.metadata import from_text, iso_date
from accordgraph.read.running import own_text
from accordgraph.read.tables import Cells

LANGUAGE = re.compile(r"<html\b[^>]*\blang=[\"']?([a-zA-Z]{2,3}(?:-[a-zA-Z0-9]+)*)", re.I)
DATES = {"original_date": True, "extensive_search": False, "max_date": "2199-12-31"}
"""How htmldate looks for the date; its own bound is the day on which it runs."""
DATED = re.compile(r"<(?:meta|time)\b[^>]*\d[^>]*>|<script\b.*?</script\s*>", re.I | re.S)
"""The elements of a page in which htmldate looks for its date."""
Line = tuple[BlockKind, str, Cell | None]
SHORT = 250
"""Characters below which a page's main part is too short to have been told from the rest."""
LEAVES: dict[str, BlockKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("p", "pre", "dd"), "paragraph"),
    "blockquote": "quotation",
    **dict.fromkeys(("li", "dt", "td", "th"), "item"),
    "figcaption": "caption",
}
"""Elements that hold running text, and the kinds of block that they are."""
AROUND = ("nav", "header", "footer", "aside", "form", "script", "style", "noscript", "template")
"""Elements that hold what stands around the text."""
PARTS: dict[str, BlockKind] = {
    **dict.fromkeys(("p", "code"), "paragraph"),
    "quote": "quotation",
    **dict.fromkeys(("item", "cell"), "item"),
    "head": "heading",
}
"""The same in the XML that trafilatura writes."""
ROWS = ("table", "tr", "row")
"""Elements that order the cells of tables, in both."""
BREAKS = ("lb", "br", "hr")
"""Elements that part words."""


def html_document(path: str, markup: str, shown: str) -> Document:
    """The document of a web page; its text holds a block a line.

    :raises InputError: where the page has no main text
    """
    metadata = _metadata(markup)
    body = _main_lines(markup)
    if sum(len(content) for _, content, _ in body) < SHORT:
        body = _all_lines(markup)
    if not body:
        raise InputError(shown, "holds no main text")
    if metadata.title and metadata.title not in {content for kind, content, _ in body if kind == "heading"}:
        body.insert(0, ("heading", metadata.title, None))
    return _document(path, body, metadata)


def _main_lines(markup: str) -> list[Line]:
    """The lines of the page's main part, as trafilatura finds it."""
    main = trafilatura.extract(
        markup, output_format="xml", date_extraction_params=DATES, include_comments=False
    )
    body = etree.fromstring(main.encode("utf-8")).find("main") if main else None
    return _lines(body.iter(*PARTS, *ROWS), PARTS) if body is not None else []


def _all_lines(markup: str) -> list[Line]:
    """The lines of a page that is too short to tell its main part from the rest."""
    try:
        page = lxml.html.document_fromstring(markup.encode("utf-8"), HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError):
        return []
    parts = (part for part in page.iter(*LEAVES, *ROWS) if next(part.iterancestors(*AROUND), None) is None)
    return _lines(parts, LEAVES)


def _kind(part: etree._Element, kinds: Mapping[str, BlockKind]) -> BlockKind:
    """The kind of block that an element is: a paragraph within a quotation is one, too."""
    kind = kinds[str(part.tag)]
    within = next(part.iterancestors("quote", "blockquote"), None) is not None
    return "quotation" if within and kind == "paragraph" else kind


def _own_text(element: etree._Element, parts: Collection[str]) -> str:
    """The text of an element without that of the parts within it, which stand for themselves."""
    inner = (
        (" " if child.tag in parts or child.tag in BREAKS else _own_text(child, parts)) + (child.tail or "")
        for child in element
        if isinstance(child.tag, str)
    )
    return (element.text or "") + "".join(inner)


def _lines(parts: Iterable[etree._Element], kinds: Mapping[str, BlockKind]) -> list[Line]:
    """A line for each element of one of the kinds, what stands twice in a row once unless in a table."""
    lines: list[Line] = []
    cells = Cells()
    for part in parts:
        cell = cells.meet(str(part.tag))
        content = " ".join(_own_text(part, kinds).split()) if part.tag in kinds else ""
        if content and (cell or not lines or content != lines[-1][1]):
            lines.append((_kind(part, kinds), content, cell))
    return lines


def _document(path: str, lines: list[Line], metadata: Metadata) -> Document:
    text = "\n\n".join(content for _, content, _ in lines) + "\n"
    blocks: list[Block] = []
    at = 0
    for kind, content, cell in lines:
        blocks.append(Block(kind, (Span(at, at + len(content)),), cell=cell))
        at += len(content) + 2
    found = from_text(text)
    metadata = replace(
        metadata, date=metadata.date or found.date, publisher=metadata.publisher or found.publisher
    )
    return Document(path, text, "text/html", metadata, own_text(text, blocks))


def _metadata(markup: str) -> Metadata:
    try:
        found = extract_metadata(markup, date_config=DATES)
    except (ValueError, OverflowError):  # htmldate, on a date that no calendar has
        found = extract_metadata(DATED.sub("", markup), date_config=DATES)
    declared = LANGUAGE.search(markup)
    return Metadata(
        title=found.title or None,
        date=iso_date(found.date) if found.date else None,
        author=found.author or None,
        publisher=found.sitename or None,
        url=found.url or None,
        language=found.language or (declared[1] if declared else None),
    )
