"""Recognises one utterance in the quotations of several documents: whole, shortened or altered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import partial_ratio, ratio

from accordgraph.model import BASE, Claim, Entity, Quotation, short_hash
from accordgraph.quotations.content import normal_words

SHINGLE = 3
"""Words in a row that two variants must share."""
FEWEST = 5
"""Words that a quotation needs to be told from a commonplace (inclusive)."""
ALIKE = 85.0
"""Similarity of the whole texts, of 100, from which on they are one utterance (inclusive)."""
CONTAINED = 90.0
"""Similarity of the shorter text to a stretch of the longer, of 100, that makes it a cut (inclusive)."""
DifferenceKind = Literal["omitted", "added", "altered"]


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the variant `quotation` departs from the longest: the `words` there and the variant's `own`."""

    quotation: str
    kind: DifferenceKind
    words: str
    own: str


@dataclass(frozen=True, slots=True)
class Utterance:
    """What one speaker said once: `text` is the longest variant, `variants` are all, longest first."""

    speaker: Entity
    text: str
    variants: tuple[str, ...]
    claims: tuple[str, ...]
    differences: tuple[Difference, ...]

    @property
    def id(self) -> str:
        """The utterance's IRI, which follows from its speaker and its variants."""
        return f"{BASE}utterance/{short_hash(self.speaker.id, *sorted(self.variants))}"


@dataclass(frozen=True, slots=True)
class _Variant:
    quotation: Quotation
    speaker: Entity
    words: str


def group_utterances(claims: Iterable[Claim]) -> list[Utterance]:
    """The utterances that are quoted in more than one document or in more than one wording, by their ids.

    Quotations are one utterance if they have one speaker, share words in a row, and are alike as a whole or
    the shorter is alike to a stretch of the longer. What stands without quotation marks is left out: a
    paraphrase has the words of whoever reports.
    """
    stated = [
        claim for claim in claims if isinstance(claim.object, Quotation) and claim.object.form != "indirect"
    ]
    by_quotation: defaultdict[str, list[Claim]] = defaultdict(list)
    variants: dict[str, _Variant] = {}
    for claim in stated:
        assert isinstance(claim.object, Quotation)
        words = normal_words(claim.object.text)
        if words.count(" ") + 1 >= FEWEST:
            by_quotation[claim.object.id].append(claim)
            variants.setdefault(claim.object.id, _Variant(claim.object, claim.subject, words))
    groups = _joined(sorted(variants), _same_pairs(variants))
    found = [_utterance([variants[id_] for id_ in group], by_quotation) for group in groups]
    several = [u for u in found if len(u.variants) > 1 or _documents(u, by_quotation) > 1]
    return sorted(several, key=lambda utterance: utterance.id)


def _documents(utterance: Utterance, by_quotation: dict[str, list[Claim]]) -> int:
    return len({claim.document for id_ in utterance.variants for claim in by_quotation[id_]})


def _same_pairs(variants: dict[str, _Variant]) -> Iterator[tuple[str, str]]:
    """Pairs of quotations of one speaker that share a shingle and are variants of one utterance."""
    shared: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for id_ in sorted(variants):
        words = variants[id_].words.split()
        for start in range(len(words) - SHINGLE + 1):
            key = (variants[id_].speaker.id, *words[start : start + SHINGLE])
            if id_ not in shared[key]:
                shared[key].append(id_)
    pairs = {pair: None for ids in shared.values() for pair in combinations(ids, 2)}
    for one, other in pairs:
        if _same(variants[one].words, variants[other].words):
            yield one, other


def _same(one: str, other: str) -> bool:
    return ratio(one, other) >= ALIKE or partial_ratio(one, other) >= CONTAINED


def _joined(ids: Sequence[str], pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    group = {id_: [id_] for id_ in ids}
    for one, other in pairs:
        if group[one] is not group[other]:
            group[one].extend(group[other])
            for id_ in group[other]:
                group[id_] = group[one]
    return [sorted(group[id_]) for id_ in ids if group[id_][0] == id_]


def _utterance(variants: Sequence[_Variant], by_quotation: dict[str, list[Claim]]) -> Utterance:
    ordered = sorted(variants, key=lambda v: (-len(v.words), v.quotation.id))
    whole = ordered[0]
    return Utterance(
        speaker=whole.speaker,
        text=whole.quotation.text,
        variants=tuple(variant.quotation.id for variant in ordered),
        claims=tuple(sorted(c.id for v in ordered for c in by_quotation[v.quotation.id])),
        differences=tuple(d for variant in ordered[1:] for d in differences(whole.words, variant)),
    )


def differences(whole: str, variant: _Variant) -> Iterator[Difference]:
    """Yield where a variant's words depart from those of the longest one, in order."""
    kinds: dict[str, DifferenceKind] = {"delete": "omitted", "insert": "added", "replace": "altered"}
    one, other = whole.split(), variant.words.split()
    edits = [
        (edit.tag, edit.src_start, edit.src_end, edit.dest_start, edit.dest_end)
        for edit in Levenshtein.opcodes(one, other)
    ]
    for kind, start, end, from_, to in _merged(edits):
        if kind != "equal":
            yield Difference(
                variant.quotation.id, kinds[kind], " ".join(one[start:end]), " ".join(other[from_:to])
            )


def _merged(edits: Sequence[tuple[str, int, int, int, int]]) -> list[tuple[str, int, int, int, int]]:
    """Edits that follow one another without a common word become one."""
    found: list[tuple[str, int, int, int, int]] = []
    for kind, start, end, from_, to in edits:
        if found and found[-1][0] != "equal" and kind != "equal":
            _, begin, _, own, _ = found[-1]
            kind = "replace" if end > begin and to > own else "delete" if end > begin else "insert"
            found[-1] = (kind, begin, end, own, to)
        else:
            found.append((kind, start, end, from_, to))
    return found
