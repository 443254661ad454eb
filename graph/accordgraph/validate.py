"""Checks that a graph keeps to its shapes, and that a dossier's claims still rest on the words they quote."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import RDF, RDFS
from rdflib.term import Node

from accordgraph import jsonl
from accordgraph.errors import DossierError
from accordgraph.query import query
from accordgraph.query.results import short
from accordgraph.store import Engine, engine
from accordgraph.vocabulary import prefixes, shapes

SH = Namespace("http://www.w3.org/ns/shacl#")
PROPERTIES = (SH.path, SH.lessThan, SH.lessThanOrEquals, SH.disjoint)
"""What in a property shape names the properties that it looks at."""
PORTION = 2_000
"""Nodes of a class that are checked together."""
DIGESTS = "SELECT ?document ?digest { ?document ag:digest ?digest } ORDER BY ?document"
PASSAGES = """
SELECT ?passage ?source ?start ?end ?exact ?prefix ?suffix {
  ?passage a ag:Passage .
  OPTIONAL { ?passage oa:hasSource ?source }
  OPTIONAL { ?passage oa:hasSelector/oa:start ?start }
  OPTIONAL { ?passage oa:hasSelector/oa:end ?end }
  OPTIONAL { ?passage oa:hasSelector/oa:exact ?exact }
  OPTIONAL { ?passage oa:hasSelector/oa:prefix ?prefix }
  OPTIONAL { ?passage oa:hasSelector/oa:suffix ?suffix }
}
ORDER BY ?passage
"""
"""What `verify` compares with the snapshots."""
MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """What breaks a shape: the node, its label if it has one, the rule in plain words, the wrong value."""

    node: str
    label: str
    message: str
    value: str = ""

    def __str__(self) -> str:
        named = f" ({self.label})" if self.label else ""
        found = f" Found: {self.value}" if self.value else ""
        return f"{self.node}{named}: {self.message}{found}"


@dataclass(frozen=True, slots=True)
class Failure:
    """What in a dossier is not as it was built: a file or claim, and what is wrong with it."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def validate(source: Graph | str | Path, use: Iterable[URIRef] = ()) -> list[Violation]:
    """What in a graph or dossier breaks the SHACL shapes; an empty list where all conforms.

    `use` names the shapes to check, all where it is empty. The graph is read once, into the engine of
    `store`, which runs the queries over the whole graph. pySHACL checks the nodes of each class in portions,
    with no more in memory than what the shapes ask of them.

    :raises DossierError: where the dossier is missing or cannot be read
    """
    data = engine(source)
    chosen = sorted(use) or sorted(URIRef(str(s)) for s in shapes().subjects(RDF.type, SH.NodeShape))
    found = set[Violation]()
    for shape in chosen:
        found.update(_of_queries(data, shape))
        for target in shapes().objects(shape, SH.targetClass):
            nodes = _nodes(data, target)
            for start in range(0, len(nodes), PORTION):
                found.update(_of_nodes(data, shape, nodes[start : start + PORTION]))
    return sorted(found)


def _of_queries(data: Engine, shape: URIRef) -> Iterator[Violation]:
    for constraint in shapes().objects(shape, SH.sparql):
        message = str(shapes().value(constraint, SH.message))
        for _, node in query(data, str(shapes().value(constraint, SH.select))).rows:
            yield Violation(_short(node), _label(data, node), message)


def _label(data: Engine, node: Node | None) -> str:
    assert isinstance(node, URIRef)
    rows = data.run(f"SELECT (MIN(STR(?text)) AS ?label) {{ {node.n3()} rdfs:label ?text }}", prefixes()).rows
    return str(rows[0][0] or "") if rows else ""


def _nodes(data: Engine, class_: Node) -> list[URIRef]:
    rows = data.run(f"SELECT DISTINCT ?node {{ ?node a {URIRef(str(class_)).n3()} }}", prefixes()).rows
    return sorted(row[0] for row in rows if isinstance(row[0], URIRef))


def _of_nodes(data: Engine, shape: URIRef, nodes: Sequence[URIRef]) -> Iterator[Violation]:
    """What the property shapes of a shape find in nodes of its class."""
    from pyshacl import validate as check

    listed, paths = " ".join(node.n3() for node in nodes), ", ".join(path.n3() for path in _paths(shape))
    asked = data.run(
        "CONSTRUCT { ?node ?path ?value . ?value a ?class } "
        f"{{ VALUES ?node {{ {listed} }} ?node ?path ?value FILTER(?path IN ({paths})) "
        "OPTIONAL { ?value a ?class } }",
        prefixes(),
    ).graph
    _, report, _ = check(asked, shacl_graph=_targeting(shape, nodes), inplace=True)
    assert isinstance(report, Graph)
    for result in report.subjects(RDF.type, SH.ValidationResult):
        yield _violation(asked, report, result)


@cache
def _paths(shape: URIRef) -> tuple[URIRef, ...]:
    """The properties that a shape looks at in its nodes, and their label."""
    rules = list(shapes().objects(shape, SH.property))
    seen = {o for rule in rules for p in PROPERTIES for o in shapes().objects(rule, p)}
    return tuple(sorted(URIRef(str(path)) for path in seen | {RDFS.label}))


def _targeting(shape: URIRef, nodes: Sequence[URIRef]) -> Graph:
    """The property shapes of a shape, each with the nodes as its own targets.

    pySHACL then checks all the nodes at once, where it checks the property shapes within a node shape once
    for each node.
    """
    graph = Graph(bind_namespaces="none")
    for rule in shapes().objects(shape, SH.property):
        graph += shapes().cbd(rule)
        graph.add((rule, RDF.type, SH.PropertyShape))
        for node in nodes:
            graph.add((rule, SH.targetNode, node))
    return graph


def _violation(data: Graph, report: Graph, result: Node) -> Violation:
    node, value = report.value(result, SH.focusNode), report.value(result, SH.value)
    message = min(str(text) for text in report.objects(result, SH.resultMessage))
    label = data.value(node, RDFS.label) if node is not None else None
    shown = "" if value is None or value == node else _short(value)
    return Violation(_short(node), str(label or ""), message, shown)


def _short(node: Node | None) -> str:
    return short(node) if isinstance(node, URIRef) else str(node)


def verify(dossier: str | Path) -> list[Failure]:
    """What in a dossier is not as it was built; an empty list where every byte and every quoted word holds.

    Every file is compared with its hash, every snapshot with its digest, and the exact words, prefix, suffix
    and offsets of every passage and claim with the snapshot.

    :raises DossierError: where there is no dossier
    """
    folder = Path(dossier)
    if not (folder / MANIFEST).is_file():
        raise DossierError(f"{folder}: no dossier, there is no {MANIFEST} in it")
    failures = list(_files(folder))
    texts = _snapshots(folder)
    try:
        failures += _passages(engine(folder), texts)
    except DossierError as error:
        failures.append(Failure("graph", str(error)))
    failures += _claims(folder, texts)
    return list(dict.fromkeys(failures))


def _files(folder: Path) -> Iterator[Failure]:
    """What differs from the manifest: changed, missing and strange files, and the manifest itself."""
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        files: dict[str, str] = dict(manifest["files"])
        sealed = manifest.pop("sha256", None)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        yield Failure(MANIFEST, f"cannot be read: {error!r}")
        return
    if sealed is not None and sealed != _sha256(_dumped(manifest)):
        yield Failure(MANIFEST, "changed since the build")
    for name, digest in sorted(files.items()):
        try:
            if _sha256((folder / name).read_bytes()) != digest:
                yield Failure(name, "changed since the build")
        except OSError as error:
            yield Failure(name, f"cannot be read: {error.strerror}")
    present = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    for name in sorted(set(present) - files.keys() - {MANIFEST}):
        yield Failure(name, "is not part of the dossier")


def _dumped(manifest: object) -> bytes:
    return (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode()


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _snapshots(folder: Path) -> dict[str, str]:
    """The snapshots by the last part of their documents' IRIs; what is not UTF-8 is replaced."""
    files = sorted((folder / "documents").glob("*.txt"))
    return {path.stem: path.read_bytes().decode("utf-8", "replace") for path in files}


def _passages(data: Engine, texts: Mapping[str, str]) -> Iterator[Failure]:
    for document, digest in data.run(DIGESTS, prefixes()).rows:
        text = texts.get(_key(document))
        if text is None:
            yield Failure(_short(document), "its snapshot is missing")
        elif _sha256(text.encode("utf-8", "surrogatepass")) != str(digest):
            yield Failure(_short(document), "its snapshot has another SHA-256 than the graph says")
    for passage, source, *selectors in data.run(PASSAGES, prefixes()).rows:
        for problem in _differences(texts.get(_key(source), ""), selectors):
            yield Failure(_short(passage), problem)


def _differences(text: str, selectors: Sequence[Node | None]) -> Iterator[str]:
    """What in a passage's start, end, exact words, prefix and suffix is not as in the text."""
    if None in selectors or not all(str(number).isdecimal() for number in selectors[:2]):
        yield "its selectors are damaged"
        return
    start, end = (int(str(number)) for number in selectors[:2])
    exact, prefix, suffix = map(str, selectors[2:])
    if text[start:end] != exact or not exact:
        yield f"the exact words are not those at {start} to {end} of the snapshot"
    if not text[:start].endswith(prefix):
        yield "the prefix is not what stands before"
    if not text[end:].startswith(suffix):
        yield "the suffix is not what stands after"


def _claims(folder: Path, texts: Mapping[str, str]) -> Iterator[Failure]:
    try:
        with (folder / "claims.jsonl").open(encoding="utf-8", newline="\n") as lines:
            for claim in jsonl.loads(lines):
                text = texts.get(claim.document.rpartition("/")[2], "")
                for evidence in claim.evidence:
                    if text[evidence.span.start : evidence.span.end] != evidence.text:
                        place = f"{evidence.span.start} to {evidence.span.end} of {claim.path}"
                        yield Failure(claim.id, f"its evidence is not what stands at {place}")
    except (OSError, ValueError) as error:
        yield Failure("claims.jsonl", f"cannot be read: {error}")


def _key(document: Node | None) -> str:
    return str(document).rpartition("/")[2]
