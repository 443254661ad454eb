"""Claims as JSON Lines, the public form of what extraction finds; reading gives back the same claims.

Keys and their order are those of the dataclasses in `model`, in camel case, with `kind` telling which form
`object` has.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from accordgraph.model import (
    Claim,
    ClaimObject,
    Entity,
    Evidence,
    Figure,
    Mentions,
    Occurrence,
    Office,
    Phrase,
    Quotation,
    Span,
)

Json = dict[str, Any]


def dumps(claims: Iterable[Claim]) -> Iterator[str]:
    """Each claim as one line of JSON, without the line break."""
    for claim in claims:
        yield json.dumps(to_json(claim), ensure_ascii=False)


def loads(lines: Iterable[str]) -> Iterator[Claim]:
    """The claims of such lines; empty lines are passed over.

    :raises ValueError: where a line is no claim, with its number
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield from_json(json.loads(line))
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"line {number} is no claim: {error!r}") from error


def to_json(claim: Claim) -> Json:
    """One claim as plain JSON values."""
    return {
        "id": claim.id,
        "kind": claim.kind,
        "document": claim.document,
        "path": claim.path,
        "subject": _entity(claim.subject),
        "predicate": claim.predicate,
        "object": _object(claim.object),
        "status": claim.status,
        "attributedTo": _entity(claim.attributed_to) if claim.attributed_to else None,
        "evidence": [{"start": e.span.start, "end": e.span.end, "text": e.text} for e in claim.evidence],
        "mentions": {
            "subject": _pairs(claim.mentions.subject),
            "cue": _pairs(claim.mentions.cue),
            "object": _pairs(claim.mentions.object),
        },
        "confidence": claim.confidence,
        "rule": claim.rule,
    }


def from_json(data: Json) -> Claim:
    """The claim that `to_json` made these values of."""
    return Claim(
        kind=data["kind"],
        document=data["document"],
        path=data["path"],
        subject=_read_entity(data["subject"]),
        predicate=data["predicate"],
        object=_read_object(data["kind"], data["object"]),
        status=data["status"],
        evidence=tuple(Evidence(Span(e["start"], e["end"]), e["text"]) for e in data["evidence"]),
        confidence=data["confidence"],
        rule=data["rule"],
        mentions=Mentions(**{key: _spans(pairs) for key, pairs in data["mentions"].items()}),
        attributed_to=_read_entity(data["attributedTo"]) if data["attributedTo"] else None,
    )


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _spans(pairs: Iterable[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)


def _entity(entity: Entity) -> Json:
    data: Json = {"id": entity.id, "label": entity.label, "type": entity.type}
    if entity.iso:
        data["iso"] = entity.iso
    data["names"] = list(entity.names)
    return data


def _read_entity(data: Json) -> Entity:
    return Entity(data["id"], data["label"], data["type"], tuple(data["names"]), data.get("iso"))


def _object(value: ClaimObject) -> Json:
    match value:
        case Entity():
            return _entity(value)
        case Phrase(label):
            return {"label": label, "type": "Phrase", "names": []}
        case Quotation(id_, form, act, text, spans):
            return {"id": id_, "form": form, "act": act, "text": text, "spans": _pairs(spans)}
        case Figure(number, unit, approximate, bound):
            return {"value": number, "unit": unit, "approximate": approximate, "bound": bound}
        case Office(of, role, tenure):
            return {**_entity(of), "role": role, "tenure": tenure}
        case Occurrence(place, start, end):
            return {"place": place, "start": start, "end": end}


def _read_object(kind: str, data: Json) -> ClaimObject:
    match kind:
        case "position" if data["type"] == "Phrase":
            return Phrase(data["label"])
        case "position":
            return _read_entity(data)
        case "quotation":
            return Quotation(data["id"], data["form"], data["act"], data["text"], _spans(data["spans"]))
        case "figure":
            return Figure(data["value"], data["unit"], data["approximate"], data["bound"])
        case "role":
            return Office(_read_entity(data), data["role"], data["tenure"])
        case "event":
            return Occurrence(data["place"], data["start"], data["end"])
        case _:
            raise ValueError(f"unknown kind {kind!r}")
