"""Finds documents in files, folders, globs and standard input, as bytes with a path."""

from __future__ import annotations

import glob
import hashlib
import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath

from accordgraph.errors import InputError
from accordgraph.read.decode import load

FORMATS = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
}
DESCRIPTOR = ".yaml"
"""A file of a document's name with this ending tells its title, date, publisher and the like."""
STDIN = "-"
GLOB = re.compile(r"[*?\[]")
HTML_START = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.I | re.S
)


@dataclass(frozen=True, slots=True)
class Source:
    """A document before it is read: `path` stands for it in every output, `shown` in messages."""

    path: str
    shown: str
    media_type: str
    data: bytes
    descriptor: bytes | None = None

    @property
    def digest(self) -> str:
        """SHA-256, in hexadecimal, of all that the document is made of except its path."""
        parts = (self.media_type.encode(), self.data, self.descriptor or b"")
        return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def sources(inputs: Iterable[str | os.PathLike[str]]) -> Iterator[Source | InputError]:
    """Find files, folders (with all that is in them, in order of path), globs, and standard input for `-`.

    Each file is yielded once; what cannot be read is yielded as the error.
    """
    seen: set[Path] = set()
    for path in inputs:
        given = os.fspath(path)
        if given == STDIN:
            yield _stdin(sys.stdin.buffer.read())
            continue
        found = list(_files(given))
        if not found:
            reason = "holds no documents" if Path(given).is_dir() else "no such file or folder"
            yield InputError(given, reason)
        for file, label in found:
            if (real := file.resolve()) not in seen:
                seen.add(real)
                yield _caught(file, label)


def source(given: str | os.PathLike[str]) -> Source:
    """Find one file.

    :raises InputError: where it is missing, unreadable, empty, too large or of an unknown format
    """
    return _source(Path(given), _label(os.fspath(given)))


def _caught(path: Path, label: str) -> Source | InputError:
    try:
        return _source(path, label)
    except InputError as error:
        return error


def _source(path: Path, label: str) -> Source:
    shown = str(path)
    data = load(path, shown)
    media_type = FORMATS.get(path.suffix.lower())
    if media_type is None:
        known = ", ".join(FORMATS)
        raise InputError(shown, f"unknown format {path.suffix or 'without a suffix'}; known are {known}")
    descriptor = path.with_suffix(DESCRIPTOR)
    return Source(
        label, shown, media_type, data, load(descriptor, str(descriptor)) if descriptor.is_file() else None
    )


def _stdin(data: bytes) -> Source:
    return Source(STDIN, STDIN, "text/html" if HTML_START.match(data) else "text/markdown", data)


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
