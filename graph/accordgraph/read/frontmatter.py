"""Reads front matter in YAML or TOML, with the place of each value in the text."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field

import yaml

from accordgraph.errors import InputError
from accordgraph.model import Span

OPEN = re.compile(r"\s*(---|\+\+\+)[ \t]*(?:\r\n|\r|\n)")
CLOSE = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)", re.M),
    "+++": re.compile(r"^\+\+\+[ \t]*(?:\r\n|\r|\n|\Z)", re.M),
}
KEY = re.compile(r"^[\w-]+[ \t]*[:=]", re.M)
ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[ \t]*\r?\n[ \t]*|.)", re.S)
DOUBLED = re.compile("''")
INVISIBLE = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]")


@dataclass(frozen=True, slots=True)
class Value:
    """Where a text value stands: its pieces, and the escapes among them with what they stand for."""

    pieces: tuple[Span, ...]
    spelled: tuple[tuple[Span, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The values of front matter, as lists of texts by key, and where the text after it begins."""

    end: int = 0
    values: dict[str, list[str]] = field(default_factory=dict)
    places: dict[str, Value] = field(default_factory=dict)


def front_matter(text: str, shown: str) -> FrontMatter:
    """The front matter at the start of the text, empty where there is none.

    :raises InputError: where it is no mapping of keys to values, or never ends
    """
    opening = OPEN.match(text)
    if not opening:
        return FrontMatter()
    closing = CLOSE[opening[1]].search(text, opening.end())
    source = text[opening.end() : closing.start() if closing else len(text)]
    if not closing:
        if KEY.match(source):
            raise InputError(shown, f"broken front matter: no closing {opening[1]!r}")
        return FrontMatter()
    if source.strip() and not KEY.search(source):
        return FrontMatter()
    read = _toml if opening[1] == "+++" else _yaml
    return read(source, opening.end(), closing.end(), shown)


def front_values(source: str, shown: str) -> dict[str, list[str]]:
    """The values of a file that holds nothing but keys and values in YAML.

    :raises InputError: where it holds something else
    """
    return _yaml(source, 0, 0, shown, "broken descriptor").values


def _toml(source: str, offset: int, end: int, shown: str) -> FrontMatter:
    try:
        data = tomllib.loads(source.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        raise InputError(shown, f"broken front matter: {error}") from None
    found = FrontMatter(end)
    for key, value in data.items():
        items = value if isinstance(value, list) else [value]
        texts = [_folded(str(item)) for item in items if not isinstance(item, dict | list)]
        found.values[_name(key)] = [text for text in texts if text]
        if isinstance(value, str) and value and (at := source.find(value)) >= 0:
            found.places[_name(key)] = Value((Span(offset + at, offset + at + len(value)),))
    return found


def _yaml(source: str, offset: int, end: int, shown: str, broken: str = "broken front matter") -> FrontMatter:
    try:
        node = yaml.compose(source, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" in line {mark.line + 2}" if mark else ""
        problem = getattr(error, "problem", None) or "no YAML"
        raise InputError(shown, f"{broken}{line}: {problem}") from None
    if node is None:
        return FrontMatter(end)
    if not isinstance(node, yaml.MappingNode):
        raise InputError(shown, f"{broken}: not a list of keys and values")
    found = FrontMatter(end)
    for key, value in node.value:
        if isinstance(key, yaml.ScalarNode):
            items = value.value if isinstance(value, yaml.SequenceNode) else [value]
            texts = [_folded(item.value) for item in items if isinstance(item, yaml.ScalarNode)]
            found.values.setdefault(_name(key.value), [text for text in texts if text])
            if isinstance(value, yaml.ScalarNode):
                found.places.setdefault(_name(key.value), _place(value, source, offset))
    return found


def _name(key: str) -> str:
    return key.lower().replace("-", "_")


def _folded(value: str) -> str:
    return " ".join(INVISIBLE.sub("", value).split())


def _place(node: yaml.ScalarNode, source: str, offset: int) -> Value:
    start, end = node.start_mark.index, node.end_mark.index
    spelled: list[tuple[Span, str]] = []
    if node.style in ("'", '"'):
        start, end = start + 1, end - 1
        for match in (ESCAPE if node.style == '"' else DOUBLED).finditer(source, start, end):
            stands_for = yaml.safe_load(f'"{match[0]}"') if node.style == '"' else "'"
            spelled.append(
                (Span(offset + match.start(), offset + match.end()), INVISIBLE.sub("", stands_for))
            )
    elif node.style in ("|", ">"):
        start = source.find("\n", start) + 1
    pieces = (Span(offset + start, offset + end),) if start < end else ()
    return Value(pieces, tuple(spelled))
