"""Reads YAML front matter, with the place of each value in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import yaml

from accordgraph.errors import InputError
from accordgraph.model import Span

OPEN = re.compile(r"\ufeff?---[ \t]*\r?\n")
CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.M)
KEY = re.compile(r"^[\w-]+[ \t]*:", re.M)
ESCAPED = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r?\n[ \t]*|.)", re.S)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The values of front matter, as texts and lists of texts, and where the text after it begins."""

    end: int = 0
    values: dict[str, list[str]] = field(default_factory=dict)
    spans: dict[str, tuple[Span, ...]] = field(default_factory=dict)


def front_matter(text: str, shown: str) -> FrontMatter:
    """The front matter at the start of the text, empty where there is none.

    :raises InputError: where it is no YAML mapping, or never ends
    """
    opening = OPEN.match(text)
    if not opening:
        return FrontMatter()
    closing = CLOSE.search(text, opening.end())
    if not closing:
        if KEY.match(text, opening.end()):
            raise InputError(shown, "broken front matter: no closing '---'")
        return FrontMatter()
    source = text[opening.end() : closing.start()]
    if source.strip() and not KEY.search(source):
        return FrontMatter()
    try:
        node = yaml.compose(source, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" in line {mark.line + 2}" if mark else ""
        problem = getattr(error, "problem", None) or "no YAML"
        raise InputError(shown, f"broken front matter{line}: {problem}") from None
    if node is None:
        return FrontMatter(closing.end())
    if not isinstance(node, yaml.MappingNode):
        raise InputError(shown, "broken front matter: not a list of keys and values")
    return _collected(node, text, opening.end(), closing.end())


def _collected(node: yaml.MappingNode, text: str, offset: int, end: int) -> FrontMatter:
    found = FrontMatter(end)
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            continue
        name = key.value.lower().replace("-", "_")
        items = value.value if isinstance(value, yaml.SequenceNode) else [value]
        texts = [_folded(item.value) for item in items if isinstance(item, yaml.ScalarNode)]
        found.values.setdefault(name, [t for t in texts if t])
        if isinstance(value, yaml.ScalarNode):
            found.spans.setdefault(name, _spans(value, text, offset))
    return found


def _folded(value: str) -> str:
    return " ".join(value.split())


def _spans(node: yaml.ScalarNode, text: str, offset: int) -> tuple[Span, ...]:
    start, end = node.start_mark.index + offset, node.end_mark.index + offset
    if node.style in ("'", '"'):
        start, end = start + 1, end - 1
    elif node.style in ("|", ">"):
        start = text.find("\n", start) + 1
    spans: list[Span] = []
    if node.style in ("'", '"'):
        for match in (ESCAPED if node.style == '"' else re.compile("'(?=')")).finditer(text, start, end):
            spans.append(Span(start, match.start()))
            start = match.end()
    spans.append(Span(start, end))
    return tuple(span for span in spans if span.start < span.end)
