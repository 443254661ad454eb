"""Reads overrides: the file in which a user keeps decisions on entities and claims, a JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

from accordgraph.errors import OverridesError
from accordgraph.merge.values import Action, Override
from accordgraph.model import STANCES, STATUSES

NEEDED: dict[str, tuple[frozenset[str], ...]] = {
    "merge": (frozenset({"entity", "into"}),),
    "split": (frozenset({"entity", "into"}), frozenset({"entity", "document"})),
    "rename": (frozenset({"entity", "label"}),),
    "accept": (frozenset({"claim"}),),
    "reject": (frozenset({"claim"}),),
    "correct": (frozenset({"claim"}),),
}
"""For each action the sets of keys of which one must be there."""
CORRECTIONS = frozenset({"predicate", "status", "subject", "object"})
PROVENANCE = frozenset({"by", "on", "note"})
KEYS = frozenset({"action", "entity", "into", "document", "label", "claim"}) | CORRECTIONS | PROVENANCE


def read_overrides(path: Path) -> tuple[Override, ...]:
    """The decisions of a file, in order; empty lines and lines that begin with # are passed over.

    :raises OverridesError: where the file cannot be read, or a line is no decision, with its number
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise OverridesError(f"{path}: cannot be read: {error}") from error
    try:
        return parse_overrides(text.splitlines())
    except OverridesError as error:
        raise OverridesError(f"{path}: {error}", error.line) from error


def parse_overrides(lines: Iterable[str]) -> tuple[Override, ...]:
    """The decisions of such lines.

    >>> parse_overrides(['{"action": "reject", "claim": "https://example.org/claim/1", "by": "Ada"}'])[0].by
    'Ada'

    :raises OverridesError: where a line is no decision, with its number
    """
    found = []
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.lstrip().startswith("#"):
            found.append(_override(line, number))
    return tuple(found)


def _override(line: str, number: int) -> Override:
    try:
        entry = json.loads(line)
    except ValueError as error:
        raise OverridesError(f"line {number}: not JSON: {error}", number) from error
    if not isinstance(entry, dict) or entry.get("action") not in NEEDED:
        actions = ", ".join(NEEDED)
        raise OverridesError(f'line {number}: needs an object with an "action" out of {actions}', number)
    _check(entry, number)
    changes = tuple((key, entry[key]) for key in sorted(CORRECTIONS & entry.keys()))
    plain = {key: entry[key] for key in entry.keys() & KEYS - CORRECTIONS - {"action"}}
    return Override(cast(Action, entry["action"]), number, changes=changes, **plain)


def _check(entry: dict[str, Any], number: int) -> None:
    action = entry["action"]
    unknown = sorted(entry.keys() - KEYS) + sorted(
        key for key in CORRECTIONS & entry.keys() if action != "correct"
    )
    if unknown:
        raise OverridesError(f"line {number}: {action} takes no {', '.join(map(repr, unknown))}", number)
    wrong = sorted(key for key, value in entry.items() if not isinstance(value, str) or not value)
    if wrong:
        raise OverridesError(f"line {number}: {', '.join(map(repr, wrong))} must be text", number)
    if not any(needed <= entry.keys() for needed in NEEDED[action]):
        choices = " or ".join(" and ".join(sorted(needed)) for needed in NEEDED[action])
        raise OverridesError(f"line {number}: {action} needs {choices}", number)
    if action == "correct" and not CORRECTIONS & entry.keys():
        raise OverridesError(f"line {number}: correct needs one of {', '.join(sorted(CORRECTIONS))}", number)
    for key, allowed in (("predicate", STANCES), ("status", STATUSES)):
        if key in entry and entry[key] not in allowed:
            raise OverridesError(
                f"line {number}: no {key} {entry[key]!r}; one of {', '.join(allowed)}", number
            )
