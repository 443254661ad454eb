"""What the page shows, as compact JSON values: entities with their places, findings, claims and exact words.

IRIs are written without the base that all share; lists stand for rows, numbers for positions in other lists.
The order of each row is that of the names in `COLUMNS`, which the page reads to give them back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import PurePosixPath
from textwrap import shorten
from typing import Any, Generic, TypeVar

from accordgraph.explorer.layout import FIRST, Layout, Link, Place, layout
from accordgraph.model import BASE, STATUSES
from accordgraph.network import Conflict, Network, Source, Testimony, Words

Json = dict[str, Any]
Row = list[Any]

ENTITY_TYPES = ("Country", "Organization", "Person", "Agreement", "Event", "Group", "Purpose")
EMBEDDED = 50_000
"""How many entities a page holds at most, the best connected first."""
COLUMNS = {
    "nodes": ("id", "type", "label", "names", "x", "y", "tallX", "tallY", "block", "degree"),
    "values": ("id", "type", "label", "details"),
    "findings": (
        "id", "subject", "predicate", "object", "status", "claims", "documents", "sources", "disputed",
        "established",
    ),
    "claims": ("id", "document", "confidence", "rule", "attributedTo", "words", "marked"),
    "words": ("start", "end", "exact", "prefix", "suffix"),
    "documents": ("id", "label", "path", "digest", "group", "date", "publisher", "author", "url"),
    "conflicts": ("id", "label", "about", "kind", "reason", "comment", "findings"),
    "sayings": ("id", "variants"),
    "blocks": ("hub", "kind"),
}  # fmt: skip
"""Names of the columns of each table of the page's data."""

_Key = TypeVar("_Key", bound=Hashable)


class _Numbers(Generic[_Key]):
    """Numbers things in the order in which they are first asked for."""

    def __init__(self, things: Iterable[_Key] = ()) -> None:
        self.positions = {thing: position for position, thing in enumerate(things)}

    def __getitem__(self, thing: _Key) -> int:
        return self.positions.setdefault(thing, len(self.positions))


@dataclass(slots=True)
class _Tables:
    """The rows that refer to one another, filled as findings are added."""

    nodes: Mapping[str, int]
    base: str
    values: _Numbers[str] = field(default_factory=_Numbers)
    claims: dict[str, int] = field(default_factory=dict)
    claim_rows: list[Row] = field(default_factory=list)
    words: _Numbers[Words] = field(default_factory=_Numbers)
    rules: _Numbers[str] = field(default_factory=_Numbers)
    predicates: _Numbers[str] = field(default_factory=_Numbers)
    documents: _Numbers[Source] = field(default_factory=_Numbers)
    groups: _Numbers[str] = field(default_factory=_Numbers)

    def short(self, iri: str) -> str:
        return iri.removeprefix(self.base)

    def claim(self, testimony: Testimony) -> int:
        """The number of the claim's row, which is added when it is first asked for."""
        if testimony.claim not in self.claims:
            self.claims[testimony.claim] = len(self.claims)
            exact = tuple(words.exact for words in testimony.words)
            self.claim_rows.append(
                [
                    self.short(testimony.claim),
                    self.documents[testimony.source],
                    testimony.confidence,
                    self.rules[testimony.rule],
                    self.nodes.get(testimony.attributed_to or "", -1),
                    [self.words[words] for words in testimony.words],
                    list(testimony.marked) if testimony.marked != exact else [],
                ]
            )
        return self.claims[testimony.claim]


def view(network: Network, embedded: int = EMBEDDED) -> Json:
    """The data of the page, with at most `embedded` entities."""
    entities = [node for node in network if network.nodes[node]["type"] in ENTITY_TYPES]
    entities.sort(key=lambda node: (-network.degree(node), node))
    shown = {node: position for position, node in enumerate(entities[:embedded])}
    tables = _Tables(shown, _base(network))
    findings = _findings(network, tables)
    data: Json = {
        "base": tables.base,
        "counts": _counts(network, len(entities), len(shown)),
        "types": ENTITY_TYPES,
        "statuses": STATUSES,
        "columns": COLUMNS,
        "first": FIRST,
        **_placed(network, shown, tables),
        "findings": list(findings.values()),
        "values": [_value(network, value, tables) for value in tables.values.positions],
        "claims": tables.claim_rows,
        "words": [[w.start, w.end, w.exact, w.prefix, w.suffix] for w in tables.words.positions],
        "documents": [_document(source, tables) for source in tables.documents.positions],
        "predicates": list(tables.predicates.positions),
        "rules": list(tables.rules.positions),
    }
    numbers = {finding: position for position, finding in enumerate(findings)}
    data["conflicts"] = [
        _conflict(conflict, numbers, tables)
        for conflict in network.graph["conflicts"]
        if any(finding in numbers for finding in conflict.findings)
    ]
    data["sayings"] = [
        [tables.short(saying.id), [tables.values[variant] for variant in saying.variants]]
        for saying in network.graph["sayings"]
        if all(variant in tables.values.positions for variant in saying.variants)
    ]
    return data


def _base(network: Network) -> str:
    """What the IRIs of the data begin with: the base of the build, `BASE` where there are no documents."""
    for source in network.graph["documents"]:
        return str(source.id).rpartition("document/")[0]
    return BASE


def _counts(network: Network, entities: int, shown: int) -> Json:
    evidence = chain.from_iterable(edge["evidence"] for _, _, edge in network.edges(data=True))
    return {
        "documents": len(network.graph["documents"]),
        "sources": len({source.group for source in network.graph["documents"]}),
        "entities": entities,
        "embedded": shown,
        "claims": len({testimony.claim for testimony in evidence}),
        "conflicts": len(network.graph["conflicts"]),
    }


def _findings(network: Network, tables: _Tables) -> dict[str, Row]:
    """A row for each finding between what is shown, in the order of their IRIs."""
    found = {}
    edges = sorted(network.edges(keys=True, data=True), key=lambda edge: edge[2])
    for subject, value, key, edge in edges:
        if edge["type"] == "roleIn" or subject not in tables.nodes:
            continue
        if network.nodes[value]["type"] in ENTITY_TYPES and value not in tables.nodes:
            continue
        number = tables.nodes[value] if value in tables.nodes else len(tables.nodes) + tables.values[value]
        found[key] = [
            tables.short(key),
            tables.nodes[subject],
            tables.predicates[edge["type"]],
            number,
            STATUSES.index(edge["status"]),
            [tables.claim(testimony) for testimony in edge["evidence"]],
            len(edge["sources"]),
            edge["source_count"],
            int(edge["disputed"]),
            int(edge["established"]),
        ]
    return found


def _placed(network: Network, shown: Mapping[str, int], tables: _Tables) -> Json:
    """The rows of the nodes with their points, and the blocks in which they stand."""
    labels = _told_apart(network, shown)
    places = [
        Place(network.nodes[node]["type"], label, len(network.nodes[node]["evidence"]))
        for node, label in labels.items()
    ]
    arranged = layout(places, _links(network, shown))
    rows = [_node(network, node, labels[node], arranged, tables) for node in shown]
    return {"nodes": rows, "blocks": [list(block) for block in arranged.blocks]}


def _told_apart(network: Network, shown: Iterable[str]) -> dict[str, str]:
    """The label of each; with the year, the outlet or a number where another of its type has the same."""
    alike: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for node in shown:
        attributes = network.nodes[node]
        alike[attributes["type"], attributes["label"].casefold()].append(node)
    hints = {
        node: hint
        for group in alike.values()
        for node, hint in zip(group, _hints(network, group), strict=True)
        if hint
    }
    labels = {node: str(network.nodes[node]["label"]) for node in shown}
    return labels | {node: f"{labels[node]} ({hint})" for node, hint in hints.items()}


def _hints(network: Network, group: Sequence[str]) -> Sequence[str]:
    """The first of year, outlet and number that differs between all of them; none for a single one."""
    if len(group) == 1:
        return [""]
    sources: list[Source | None] = [next(iter(network.nodes[node]["sources"]), None) for node in group]
    years = [(source.date or "")[:4] if source else "" for source in sources]
    outlets = [_outlet(source) if source else "" for source in sources]
    numbers = [str(number) for number in range(1, len(group) + 1)]
    return next(hints for hints in (years, outlets, numbers) if all(hints) and len(set(hints)) == len(group))


def _outlet(source: Source) -> str:
    """Its publisher, else its title, else the name of its file, shortened."""
    name = PurePosixPath(source.path).stem if source.label == source.path else source.label
    return shorten(source.publisher or name, 40, placeholder="…")


def _degree(network: Network, node: str) -> int:
    return len({key for pairs in (network.in_edges, network.out_edges) for *_, key in pairs(node, keys=True)})


def _links(network: Network, shown: Mapping[str, int]) -> list[Link]:
    """Findings between two entities; a role links who holds it with what it is a role in."""
    links = []
    for subject, value, edge in network.edges(data=True):
        target = network.nodes[value].get("role_in", value)
        if subject in shown and target in shown:
            links.append(Link(shown[subject], shown[target], edge["type"], edge["status"]))
    return links


def _node(network: Network, node: str, label: str, arranged: Layout, tables: _Tables) -> Row:
    attributes, position = network.nodes[node], tables.nodes[node]
    names = [name for name in attributes["names"] if name != attributes["label"]]
    type_ = ENTITY_TYPES.index(attributes["type"])
    points = (*arranged.wide[position], *arranged.tall[position])
    block, degree = arranged.block_of[position], _degree(network, node)
    return [tables.short(node), type_, label, names, *points, block, degree]


def _value(network: Network, value: str, tables: _Tables) -> Row:
    attributes = network.nodes[value]
    kept = ("text", "form", "act", "value", "unit", "approximate", "bound", "place", "startDate", "endDate")
    details = {name: attributes[name] for name in (*kept, "title", "tenure") if name in attributes}
    if "role_in" in attributes:
        details["roleIn"] = tables.nodes.get(attributes["role_in"], -1)
    label = "" if "text" in details else attributes["label"]
    return [tables.short(value), attributes["type"], label, details]


def _document(source: Source, tables: _Tables) -> Row:
    id_, group = tables.short(source.id), tables.groups[source.group]
    described = [source.date, source.publisher, source.author, source.url]
    return [id_, source.label, source.path, source.digest, group, *described]


def _conflict(conflict: Conflict, numbers: Mapping[str, int], tables: _Tables) -> Row:
    about = tables.nodes.get(conflict.about or "", -1)
    findings = [numbers[finding] for finding in conflict.findings if finding in numbers]
    id_ = tables.short(conflict.id)
    return [id_, conflict.label, about, conflict.kind, conflict.reason, conflict.comment, findings]
