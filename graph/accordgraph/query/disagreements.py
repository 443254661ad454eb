"""Reads the disagreements of a graph with both sides' words, and counted against named signatories."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any

from rdflib.term import Identifier

from accordgraph.query.questions import question
from accordgraph.query.run import Source, query
from accordgraph.vocabulary import prefixes

QUERY = """
SELECT ?id ?about ?kind ?reason ?explanation ?finding ?label ?sources ?established ?title ?path
  ?publisher ?date ?speaker ?words WHERE {
  ?id a ag:Disagreement ; ag:about/rdfs:label ?about ; ag:kind ?kind ; ag:reason ?reason ;
    rdfs:comment ?explanation ; ag:finding ?finding .
  ?finding rdfs:label ?label ; ag:sourceCount ?sources ; ag:established ?established ; ag:claim ?claim .
  ?claim ag:document ?document ; ag:evidence ?passage .
  ?passage oa:hasSelector ?quote , ?position .
  ?quote oa:exact ?words .
  ?position oa:start ?start .
  ?document rdfs:label ?title ; ag:path ?path .
  OPTIONAL { ?claim ag:attributedTo/rdfs:label ?speaker }
  OPTIONAL { ?document schema:publisher ?publisher }
  OPTIONAL { ?document schema:datePublished ?date }
}
ORDER BY DESC(?reason = ag:trueConflict) ?about ?kind ?explanation ?id DESC(?sources) ?finding
  ?date ?title ?start
"""
REASONS = {
    "trueConflict": "true conflict",
    "differentPopulation": "different populations",
    "differentTime": "different times",
    "unknownTime": "unknown times",
    "approximation": "approximation",
    "separateCounts": "separate counts",
    "notYet": "not yet",
}
"""How the reasons read."""
SHOWN = 3
"""Passages of a side that the report shows."""


Found = dict[str, Identifier | None]


@dataclass(frozen=True, slots=True)
class Said:
    """Exact words of a document, and on whose word it says so; None where there is none or it is unknown."""

    words: str
    document: str
    path: str
    publisher: str | None
    date: str | None
    on_the_word_of: str | None


@dataclass(frozen=True, slots=True)
class Side:
    """One of the findings that differ: its independent sources, whether it is a fact, and in which words."""

    finding: str
    sources: int
    fact: bool
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A disagreement as people read it."""

    id: str
    about: str
    kind: str
    reason: str
    explanation: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """Signatories of an agreement as they are reported and counted, and how many of them are named."""

    agreement: str
    reported: str
    counted: float
    named: int
    not_named: float

    def __str__(self) -> str:
        return (
            f"{self.agreement}: {self.reported} signed; {self.named} named; "
            f"{self.not_named:,} not named in these documents"
        )


def disputes(source: Source) -> list[Dispute]:
    """All disagreements of a graph or dossier, true conflicts first."""
    answer = query(source, QUERY)
    rows = [dict(zip(answer.variables, row, strict=True)) for row in answer.rows]
    return [_dispute(list(group)) for _, group in groupby(rows, key=lambda row: row["id"])]


def tallies(source: Source) -> list[Tally]:
    """For each reported number of signatories, how many of them the documents name."""
    answer = query(source, question("named-and-counted").sparql)
    return [_tally(dict(zip(answer.variables, row, strict=True))) for row in answer.rows]


def _tally(row: Found) -> Tally:
    counted, named = _number(row["counted"]), int(_number(row["named"]))
    agreement, reported = str(row["agreementName"]), str(row["reported"])
    return Tally(agreement, reported, counted, named, max(0, counted - named))


def report(disagreements: Iterable[Dispute], counted: Iterable[Tally] = ()) -> str:
    """Disagreements and tallies as text, with some passages of each side; `as_json` has them all."""
    shown = set[str]()
    parts = ["\n".join(_lines(dispute, shown)) for dispute in disagreements]
    if tally := "\n".join(f"  {entry}" for entry in counted):
        parts.append(f"Counted and named\n{tally}")
    return "\n\n".join(parts) + "\n" if parts else "The documents do not disagree.\n"


def as_json(disagreements: Iterable[Dispute], counted: Iterable[Tally] = ()) -> dict[str, Any]:
    """Disagreements and tallies as plain JSON values."""
    return {
        "disagreements": [asdict(dispute) for dispute in disagreements],
        "signatories": [asdict(entry) for entry in counted],
    }


def _dispute(rows: list[Found]) -> Dispute:
    first = rows[0]
    sides = tuple(_side(list(group)) for _, group in groupby(rows, key=lambda row: row["finding"]))
    return Dispute(
        str(first["id"]),
        str(first["about"]),
        _name(first["kind"]),
        _name(first["reason"]),
        str(first["explanation"]),
        sides,
    )


def _side(rows: list[Found]) -> Side:
    first = rows[0]
    said = dict.fromkeys(
        Said(
            *(str(row[name]) for name in ("words", "title", "path")),
            *(_text(row[name]) for name in ("publisher", "date", "speaker")),
        )
        for row in rows
    )
    return Side(
        str(first["label"]), int(_number(first["sources"])), str(first["established"]) == "true", tuple(said)
    )


def _lines(dispute: Dispute, shown: set[str]) -> Iterator[str]:
    """One disagreement; `shown` are the findings whose words stand above, and takes those of this one."""
    yield f"{dispute.about}: {REASONS[dispute.reason]}"
    yield f"  {dispute.explanation.removeprefix(f'{dispute.about}, ')}"
    first = _bare(dispute.explanation.partition(" against ")[0])
    for side in sorted(dispute.sides, key=lambda side: _bare(side.finding) != first):
        plural = "" if side.sources == 1 else "s"
        fact = ", stands as a fact" if side.fact else ""
        above = ", in the words above" if side.finding in shown else ""
        finding = side.finding.removeprefix(f"{dispute.about} ")
        yield f"  - {finding} ({side.sources} independent source{plural}{fact}{above})"
        if not above:
            yield from _words(side.said)
        shown.add(side.finding)


def _bare(text: str) -> str:
    return re.sub(r"[,:]", "", text)


def _spread(all_said: Sequence[Said]) -> list[Said]:
    """The first passage of each document, then the second of each, and so on."""
    before = Counter[str]()
    ranked = []
    for said in all_said:
        ranked.append((before[said.path], said))
        before[said.path] += 1
    return [said for _, said in sorted(ranked, key=lambda pair: pair[0])]


def _words(all_said: Sequence[Said]) -> Iterator[str]:
    for said in _spread(all_said)[:SHOWN]:
        word = f"on the word of {said.on_the_word_of}" if said.on_the_word_of else None
        path = said.path if said.path != said.document else None
        parts = (said.document, said.publisher, said.date, path, word)
        yield f"      “{' '.join(said.words.split())}”"
        yield f"        {', '.join(part for part in parts if part)}"
    if (more := len(all_said) - SHOWN) > 0:
        yield f"      and {more} more passage{'s' if more > 1 else ''}"


def _name(term: Identifier | None) -> str:
    return str(term).removeprefix(prefixes()["ag"])


def _text(term: Identifier | None) -> str | None:
    return None if term is None else str(term)


def _number(term: Identifier | None) -> float:
    value = float(str(term))
    return int(value) if value.is_integer() else value
