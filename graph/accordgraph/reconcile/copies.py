"""Finds passages that stand in several documents, which document copies which, and what counts as one source.

Near-duplicates are found by MinHash over word shingles (Broder, On the resemblance and containment of
documents, 1997) and then compared exactly.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from rensa import RMinHash, RMinHashLSH

from accordgraph.model import Claim, Document, Span
from accordgraph.reconcile.values import Copy

SHINGLE = 5
"""Words of a shingle."""
SHORTEST = 12
"""Words of a passage at least: shorter ones are alike by chance."""
ALIKE = 0.5
"""Share of the shingles of the shorter of two near-duplicate passages that the other holds, at least."""
NOTABLE = 0.1
"""Share of a document that must stand in another, word for word, for it to be called a copy."""
SAME_SOURCE = 0.25
"""Share from which two count as one source: reports that only quote one speech have less in common."""
HASHES = 126
BANDS = 42
"""Of three hashes each: passages that share 0.4 of their shingles are compared with a chance of 0.94."""
SEED = 1


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of a document with the hashes of its shingles."""

    document: str
    span: Span
    shingles: frozenset[int]


@dataclass(frozen=True, slots=True)
class Sources:
    """What is independent: `of` gives each document its source, `groups` the passages that are alike."""

    of: Mapping[str, str]
    groups: Mapping[str, Sequence[tuple[Span, int]]]

    def count(self, claims: Iterable[Claim]) -> int:
        """How many independent sources make these claims.

        Claims of documents of one source, and claims that rest on passages that are alike, count once.
        """
        given = list(claims)
        if len({self._source(claim) for claim in given}) <= 1:
            return min(len(given), 1)
        links = _Union()
        for claim in given:
            source = self._source(claim)
            links.find(source)
            for span, group in self.groups.get(claim.document, ()):
                if any(span.overlaps(evidence.span) for evidence in claim.evidence):
                    links.join(source, f"passage {group}")
        return sum(name == links.find(name) for name in links.parent)

    def _source(self, claim: Claim) -> str:
        return self.of.get(claim.document, claim.document)


def copies(documents: Sequence[Document]) -> tuple[list[Copy], Sources]:
    """Which documents copy which, those that copy most first, and what counts as one source."""
    passages = [passage for document in documents for passage in _passages(document)]
    pairs = list(_alike(passages))
    found = _copies(documents, passages, pairs)
    return found, Sources(_sources(documents, found), _groups(passages, pairs))


def _passages(document: Document) -> Iterator[Passage]:
    id_ = document.id
    for block in document.blocks:
        text = " ".join(document.text[piece.start : piece.end] for piece in block.pieces)
        shingles = _shingles(text)
        if len(shingles) > SHORTEST - SHINGLE:
            yield Passage(id_, Span(block.pieces[0].start, block.pieces[-1].end), shingles)


def _shingles(text: str) -> frozenset[int]:
    words = re.findall(r"\w+", text.casefold())
    starts = range(len(words) - SHINGLE + 1)
    return frozenset(crc32(" ".join(words[i : i + SHINGLE]).encode()) for i in starts)


def _alike(passages: Sequence[Passage]) -> Iterator[tuple[int, int]]:
    """The numbers of every two passages of different documents that are near-duplicates."""
    index = RMinHashLSH(ALIKE, HASHES, BANDS)
    for number, passage in enumerate(passages):
        sketch = RMinHash(HASHES, SEED)
        sketch.update([str(shingle) for shingle in sorted(passage.shingles)])
        for other in sorted(index.query(sketch)):
            if passages[other].document != passage.document and _same(passages[other], passage):
                yield other, number
        index.insert(number, sketch)


def _same(one: Passage, other: Passage) -> bool:
    shared = len(one.shingles & other.shingles)
    return shared >= ALIKE * min(len(one.shingles), len(other.shingles))


def _copies(
    documents: Sequence[Document], passages: Sequence[Passage], pairs: Iterable[tuple[int, int]]
) -> list[Copy]:
    known = {document.id: document for document in documents}
    together = {(passages[i].document, passages[j].document): None for i, j in pairs}
    shingles: defaultdict[str, set[int]] = defaultdict(set)
    for passage in passages:
        shingles[passage.document] |= passage.shingles
    found = (_copy(*pair, known, shingles) for pair in together)
    notable = [copy for copy in found if max(copy.share, copy.original_share) >= NOTABLE]
    return sorted(notable, key=lambda copy: (-copy.share, copy.copier, copy.original))


def _copy(one: str, other: str, known: Mapping[str, Document], shingles: Mapping[str, set[int]]) -> Copy:
    dates = {id_: known[id_].metadata.date for id_ in (one, other)}
    directed = None not in dates.values() and not _overlap(str(dates[one]), str(dates[other]))
    shared = len(shingles[one] & shingles[other])
    shares = {id_: shared / len(shingles[id_]) for id_ in (one, other)}
    if directed:
        original, copier = sorted((one, other), key=lambda id_: str(dates[id_]))
    else:
        copier, original = sorted((one, other), key=lambda id_: (-shares[id_], id_))
    return Copy(copier, original, shares[copier], shares[original], directed)


def _overlap(one: str, other: str) -> bool:
    """Whether two ISO dates may mean the same day."""
    return one.startswith(other) or other.startswith(one)


def _sources(documents: Sequence[Document], found: Iterable[Copy]) -> dict[str, str]:
    """The source of each document, named after the first of its documents by date."""
    links = _Union()
    for copy in found:
        if max(copy.share, copy.original_share) >= SAME_SOURCE:
            links.join(copy.copier, copy.original)
    firsts: dict[str, Document] = {}
    for document in sorted(documents, key=lambda d: (d.metadata.date or "9999", d.path, d.id)):
        firsts.setdefault(links.find(document.id), document)
    return {
        document.id: firsts[links.find(document.id)].id.replace("/document/", "/source/")
        for document in documents
    }


def _groups(
    passages: Sequence[Passage], pairs: Iterable[tuple[int, int]]
) -> dict[str, list[tuple[Span, int]]]:
    links = _Union()
    for one, other in pairs:
        links.join(str(one), str(other))
    groups: defaultdict[str, list[tuple[Span, int]]] = defaultdict(list)
    for number, passage in enumerate(passages):
        if str(number) in links.parent:
            groups[passage.document].append((passage.span, int(links.find(str(number)))))
    return dict(groups)


class _Union:
    """Disjoint sets of names; the least name stands for its set."""

    def __init__(self) -> None:
        self.parent: dict[str, str] = {}

    def find(self, name: str) -> str:
        root = name
        while (above := self.parent.setdefault(root, root)) != root:
            root = above
        while self.parent[name] != root:
            self.parent[name], name = root, self.parent[name]
        return root

    def join(self, one: str, other: str) -> None:
        low, high = sorted((self.find(one), self.find(other)))
        self.parent[high] = low
