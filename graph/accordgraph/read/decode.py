"""Turns the bytes of a file into text."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from charset_normalizer import from_bytes

from accordgraph.errors import InputError

MAX_BYTES = 50_000_000
"""Files of this size and above are refused: the largest documents of the field are a hundredth of it."""
BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
BINARY_SHARE = 0.02
"""A file with a larger share of control characters than this is no text."""
CONTROL = re.compile("[\x01-\x08\x0e-\x19\x1c-\x1f]")
WESTERN = "cp1252"
"""The usual encoding of English documents that are not in UTF-8."""
SAMPLE = 1 << 20
"""Bytes that the guess of an encoding looks at."""


def load(path: Path, shown: str) -> bytes:
    """The bytes of a file.

    :raises InputError: where it is missing, unreadable, empty or too large
    """
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise InputError(shown, "is a folder, not a document")
        if not path.is_file():
            raise InputError(shown, "is no regular file")
        if size >= MAX_BYTES:
            raise _too_large(size, shown)
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(shown, "no such file or folder") from None
    except OSError as error:
        raise InputError(shown, f"cannot be read: {error.strerror or error}") from None


def decode(data: bytes, shown: str) -> str:
    """The text of the bytes, line ends untouched, without a byte order mark.

    :raises InputError: where they are empty, binary, or in no encoding that can be told
    """
    if len(data) >= MAX_BYTES:
        raise _too_large(len(data), shown)
    text = _decoded(data, shown)
    if not text.strip():
        raise InputError(shown, "empty: holds no text")
    if "\0" in text or len(CONTROL.findall(text)) > BINARY_SHARE * len(text):
        raise InputError(shown, "binary data, not a text")
    return text


def _decoded(data: bytes, shown: str) -> str:
    for bom, encoding in BOMS:
        if data.startswith(bom):
            try:
                return data[len(bom) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise InputError(
                    shown, f"broken {encoding.upper()} at byte {error.start + len(bom)}"
                ) from None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if b"\0" in data:
        raise InputError(shown, "binary data, not a text")
    guess = _guess(data[:SAMPLE])
    if guess is None:
        raise InputError(shown, "unknown encoding: save it as UTF-8")
    try:
        return data.decode(guess)
    except UnicodeDecodeError as error:
        raise InputError(shown, f"broken {guess} at byte {error.start}: save it as UTF-8") from None


def _guess(sample: bytes) -> str | None:
    """The likeliest encoding, the Western one where it fits as well (few bytes tell little)."""
    guesses = from_bytes(sample)
    best = guesses.best()
    if best is None:
        return None
    plausible = {*best.could_be_from_charset, *(guess.encoding for guess in guesses)}
    return WESTERN if WESTERN in plausible else best.encoding


def _too_large(size: int, shown: str) -> InputError:
    return InputError(shown, f"too large: {size / 1e6:.0f} MB, the limit is {MAX_BYTES / 1e6:.0f} MB")
