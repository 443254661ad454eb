"""Reads documents: plain text, Markdown and web pages, in files, folders, globs and from standard input."""

from __future__ import annotations

import glob
import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePath, PurePosixPath

from accordgraph.errors import InputError
from accordgraph.model import Block, Document
from accordgraph.read.decode import decode, load
from accordgraph.read.frontmatter import FrontMatter, front_matter
from accordgraph.read.html import html_document
from accordgraph.read.inline import Mask
from accordgraph.read.markdown import markdown_blocks
from accordgraph.read.metadata import date_line, from_front_matter
from accordgraph.read.plain import plain_blocks

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
        for match in sorted(glob.glob(given, recursive=True)):
            yield from _files(match)


def _folder(path: Path, given: str) -> Iterator[tuple[Path, str]]:
    base = PurePosixPath(_label(given, folder=True))
    inside: list[PurePath] = []
    for root, folders, names in os.walk(path):
        folders[:] = [name for name in folders if not name.startswith(".")]
        inside += [Path(root, name).relative_to(path) for name in names if not name.startswith(".")]
    for part in sorted(inside, key=lambda part: part.parts):
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
    return _document(label, decode(data, shown), media_type, shown)


def _stdin() -> Document:
    text = decode(sys.stdin.buffer.read(), STDIN)
    return _document(STDIN, text, "text/html" if HTML_START.match(text) else "text/markdown", STDIN)


def _document(label: str, text: str, media_type: str, shown: str) -> Document:
    if media_type == "text/html":
        return html_document(label, text, shown)
    front = front_matter(text, shown)
    mask = Mask(len(text))
    find = markdown_blocks if media_type == "text/markdown" else plain_blocks
    blocks = tuple(
        block for block in (*_title(front), *find(text, front.end, mask)) if _has_words(block, text)
    )
    metadata = from_front_matter(front.values)
    if metadata.date is None:
        metadata = replace(metadata, date=date_line(text, front.end))
    if metadata.title is None:
        metadata = replace(metadata, title=_first_heading(text, blocks))
    return Document(label, text, media_type, metadata, blocks)


def _title(front: FrontMatter) -> Iterator[Block]:
    if spans := front.spans.get("title"):
        yield Block("heading", spans)


def _has_words(block: Block, text: str) -> bool:
    return any(c.isalnum() for piece in block.pieces for c in text[piece.start : piece.end])


def _first_heading(text: str, blocks: tuple[Block, ...]) -> str | None:
    for block in blocks[:3]:
        if block.kind == "heading":
            return " ".join("".join(text[p.start : p.end] for p in block.pieces).split())
    return None
