"""Shows whether the confidence of claims tells how often they are right, against annotated documents.

    python tests/benchmarks/calibration.py ../shared/eval
    python tests/benchmarks/calibration.py ../shared/eval --claims claims.jsonl

The folder holds `gold/`, `docs/` and `score_claims.py`; `seeds/` stands beside it. For each kind and bin of
confidence the table gives the number of claims, their mean confidence and the share that the annotations
confirm; for each kind the mean distance between the two, weighted by the number of claims (expected
calibration error).
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from accordgraph import extract, gather
from accordgraph.jsonl import dumps
from accordgraph.model import Document

BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)
"""Lower ends of the bins, inclusive; each ends where the next begins, the last at 1."""
SCORED = {"positions": "position", "figures": "figure", "attributed": "quotation", "roles": "role"}
"""What the scorer measures, and the kind of claim that it measures by it."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--claims", type=Path, help="claims as JSON Lines (default: extract them now)")
    parser.add_argument("--rules", action="store_true", help="give the share for each rule, too")
    options = parser.parse_args()
    places = [options.folder.parent / "seeds", options.folder / "docs"]
    if options.claims:
        lines: Iterable[str] = options.claims.read_text(encoding="utf-8").splitlines()
    else:
        documents = [each for each in gather(map(str, places)) if isinstance(each, Document)]
        lines = dumps(extract(documents))
    claims = [json.loads(line) for line in lines if line.strip()]
    judged = list(judge(options.folder, places, claims))
    print("\n".join(table(judged)))
    if options.rules:
        print("\n".join(["", *by_rule(judged)]))


Judged = tuple[str, dict[str, Any], bool]
"""What is measured, a claim and whether it is right."""


def judge(folder: Path, places: Sequence[Path], claims: Iterable[dict[str, Any]]) -> Iterator[Judged]:
    """Yield each claim that the scorer counts, with its verdict."""
    scorer = load(folder / "score_claims.py")
    by_document = defaultdict(list)
    for claim in claims:
        by_document[Path(claim["path"]).name].append(claim)
    for path in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        source = next(place / gold["doc"] for place in places if (place / gold["doc"]).is_file())
        errors: list[tuple[str, str, str, dict[str, Any]]] = []
        found = by_document[gold["doc"]]
        scorer.score_document(gold, found, source.read_text(encoding="utf-8"), Counter(), errors)
        wrong = {(what, item["id"]) for _, what, verdict, item in errors if verdict == "wrong"}
        for what, kind in SCORED.items():
            for claim in counted(gold, found, kind):
                yield what, claim, (what, claim["id"]) not in wrong


def counted(gold: dict[str, Any], claims: Iterable[dict[str, Any]], kind: str) -> Iterator[dict[str, Any]]:
    """The claims of a kind that the scorer counts: speech alone, and each position once."""
    seen = set()
    for claim in claims:
        if claim["kind"] != kind:
            continue
        value = claim["object"]
        if kind == "quotation":
            indirect = value["form"] == "indirect" and gold.get("quotes_scope") == "quoted"
            if indirect or value.get("act", "speech") != "speech":
                continue
        if kind == "position":
            key = (
                claim["subject"]["id"],
                claim["predicate"],
                value.get("id", value["label"]),
                claim["status"],
            )
            if key in seen:
                continue
            seen.add(key)
        yield claim


def load(path: Path) -> ModuleType:
    """A module from a file."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def table(judged: Sequence[Judged]) -> Iterator[str]:
    """Yield the lines of the table."""
    yield f"{'kind':11} {'confidence':>11} {'claims':>7} {'mean':>6} {'right':>6}"
    for what in SCORED:
        distance = 0.0
        rows = [(claim["confidence"], right) for kind, claim, right in judged if kind == what]
        for low, high in zip(BINS, (*BINS[1:], 1.01), strict=True):
            inside = [(confidence, right) for confidence, right in rows if low <= confidence < high]
            if inside:
                mean = sum(confidence for confidence, _ in inside) / len(inside)
                share = sum(right for _, right in inside) / len(inside)
                distance += abs(mean - share) * len(inside)
                yield f"{what:11} {low:5.2f}–{min(high, 1):.2f} {len(inside):7} {mean:6.2f} {share:6.2f}"
        if rows:
            yield f"{what:11} {'error':>11} {len(rows):7} {'':6} {distance / len(rows):6.3f}"


def by_rule(judged: Sequence[Judged]) -> Iterator[str]:
    """Yield for each rule its claims, mean confidence and the share that is right, most frequent first."""
    rules: dict[tuple[str, str], list[tuple[float, bool]]] = defaultdict(list)
    for what, claim, right in judged:
        rules[what, claim["rule"]].append((claim["confidence"], right))
    yield f"{'kind':11} {'rule':40} {'claims':>7} {'mean':>6} {'right':>6}"
    for (what, rule), rows in sorted(rules.items(), key=lambda item: (item[0][0], -len(item[1]), item[0][1])):
        mean = sum(confidence for confidence, _ in rows) / len(rows)
        share = sum(right for _, right in rows) / len(rows)
        yield f"{what:11} {rule:40} {len(rows):7} {mean:6.2f} {share:6.2f}"


if __name__ == "__main__":
    main()
