"""Reads documents: plain text, Markdown and web pages, in files, folders, globs and from standard input."""

from __future__ import annotations

import glob
import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from pathlib import Path, PurePath, PurePosixPath

from accordgraph.errors import InputError
from accordgraph.model import Block, BlockKind, Document, Metadata
from accordgraph.read.decode import decode, load
from accordgraph.read.frontmatter import FrontMatter, front_matter, front_values
from accordgraph.read.html import html_document
from accordgraph.read.inline import Mask, words
from accordgraph.read.markdown import markdown_blocks
from accordgraph.read.metadata import from_front_matter, from_text
from accordgraph.read.plain import plain_blocks
from accordgraph.read.running import own_text

__all__ = ["gather", "read"]

FORMATS = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
}
LEADING: tuple[tuple[tuple[str, ...], BlockKind], ...] = (
    (("title", "headline"), "heading"),
    (("subtitle", "dek"), "paragraph"),
    (("summary", "description", "excerpt"), "paragraph"),
)
"""Values of front matter that are read as text, the first of each line that there is."""
REPEATED = 60
"""A summary whose first letters and digits, this many, stand in the text repeats it."""
DESCRIPTOR = ".yaml"
"""A file of a document's name with this ending tells its title, date, publisher and the like."""
STDIN = "-"
GLOB = re.compile(r"[*?\[]")
HTML_START = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.I | re.S)


def read(path: str | os.PathLike[str]) -> Document:
    """Read one document.

    :raises InputError: where it cannot be read
    """
    given = os.fspath(path)
    return _read(Path(given), given, _label(given))


def gather(inputs: Iterable[str]) -> Iterator[Document | InputError]:
    """Read files, folders (with all that is in them, in order of path), globs, and standard input for `-`.

    Each file is read once. A document that cannot be read is yielded as the error.
    """
    seen: set[Path] = set()
    for given in inputs:
        if given == STDIN:
            yield _caught(Path(), STDIN, STDIN)
            continue
        found = list(_files(given))
        if not found:
            yield InputError(
                given, "holds no documents" if Path(given).is_dir() else "no such file or folder"
            )
        for path, label in found:
            if (real := path.resolve()) not in seen:
                seen.add(real)
                yield _caught(path, str(path), label)


def _caught(path: Path, shown: str, label: str) -> Document | InputError:
    try:
        return _stdin() if shown == STDIN else _read(path, shown, label)
    except InputError as error:
        return error


def _files(given: str) -> Iterator[tuple[Path, str]]:
    path = Path(given)
    if path.is_dir():
        yield from _folder(path, given)
    elif path.exists() or path.is_symlink() or not GLOB.search(given):
        yield path, _label(given)
    else:
        for match in sorted(glob.glob(given, recursive=True)):  # noqa: PTH207
            yield from _files(match)


def _folder(path: Path, given: str) -> Iterator[tuple[Path, str]]:
    base = PurePosixPath(_label(given, folder=True))
    inside: set[PurePath] = set()
    for root, folders, names in os.walk(path):
        folders[:] = [name for name in folders if not name.startswith(".")]
        inside |= {Path(root, name).relative_to(path) for name in names if not name.startswith(".")}
    described = {part.with_suffix(DESCRIPTOR) for part in inside if part.suffix.lower() in FORMATS}
    for part in sorted(inside - described, key=lambda part: part.parts):
        yield path / part, str(base / part.as_posix())


def _label(given: str, folder: bool = False) -> str:
    """The path that stands for a document in every output: never absolute, with forward slashes.

    >>> _label("reports/a.txt"), _label("../other/reports/a.txt"), _label("../other/reports", folder=True)
    ('reports/a.txt', 'reports/a.txt', 'reports')
    """
    path = PurePath(os.path.normpath(given))
    if path.is_absolute() or ".." in path.parts:
        parts = [part for part in Path(given).resolve().parts if part != path.anchor]
        return "/".join(parts[-1 if folder else -2 :])
    return path.as_posix()


def _read(path: Path, shown: str, label: str) -> Document:
    media_type = FORMATS.get(path.suffix.lower())
    data = load(path, shown)
    if media_type is None:
        raise InputError(
            shown, f"unknown format {path.suffix or 'without a suffix'}; known are {', '.join(FORMATS)}"
        )
    document = _document(label, decode(data, shown), media_type, shown)
    descriptor = path.with_suffix(DESCRIPTOR)
    return _described(document, descriptor) if descriptor.is_file() else document


def _described(document: Document, descriptor: Path) -> Document:
    """The document with what its descriptor says where the document itself says nothing."""
    shown = str(descriptor)
    said = from_front_matter(front_values(decode(load(descriptor, shown), shown), shown))
    stated = {name: value for name, value in asdict(document.metadata).items() if value is not None}
    return replace(document, metadata=replace(said, **stated))


def _stdin() -> Document:
    text = decode(sys.stdin.buffer.read(), STDIN)
    return _document(STDIN, text, "text/html" if HTML_START.match(text) else "text/markdown", STDIN)


def _document(label: str, text: str, media_type: str, shown: str) -> Document:
    if media_type == "text/html":
        return html_document(label, text, shown)
    front = front_matter(text, shown)
    mask = Mask(len(text))
    find = markdown_blocks if media_type == "text/markdown" else plain_blocks
    body = own_text(text, [*find(text, front.end, mask)])
    blocks = (*_leading(text, front, body), *body)
    return Document(label, text, media_type, _metadata(text, front, blocks), blocks)


def _leading(text: str, front: FrontMatter, body: tuple[Block, ...]) -> Iterator[Block]:
    """The title of front matter, and its subtitle and summary where the text does not repeat them."""
    said = _letters(" ".join(words(text, block) for block in body))
    for keys, kind in LEADING:
        for key in keys:
            place, value = front.places.get(key), " ".join(front.values.get(key, ()))
            if (
                place
                and place.pieces
                and value
                and (kind == "heading" or _letters(value)[:REPEATED] not in said)
            ):
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
