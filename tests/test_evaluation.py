"""Gates on the scores over annotated documents: what was reached may not be lost."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from accordgraph import extract, gather
from accordgraph.jsonl import dumps
from accordgraph.model import Document

pytestmark = [pytest.mark.shared, pytest.mark.slow]

CLAIMS_DATA = "95087a51ce250712"
"""Start of the SHA-256 of the twenty-four annotated documents and their annotations."""
CLAIM_FLOORS = {
    "positions": 0.87,
    "stances": 0.87,
    "core": 0.93,
    "figures": 0.99,
    "quotes": 0.93,
    "attributed": 0.92,
    "roles": 0.95,
}
"""Least F1 of each kind, as `score_claims.py` gives it."""

QUOTES_DATA = "4839db5cf441ac7c"
"""Start of the SHA-256 of the development articles of PolNeAR and their attributions."""
QUOTE_FLOORS = {"direct": 0.86, "mixed": 0.77, "indirect": 0.61, "all": 0.68}
"""Least F1 of attributed quotations by form, as `score_quotes.py` gives it."""


def digest(*folders: Path) -> str:
    """The first digits of the SHA-256 over the names and bytes of all files in the folders."""
    whole = hashlib.sha256()
    for path in sorted(path for folder in folders for path in folder.rglob("*") if path.is_file()):
        whole.update(path.name.encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()[:16]


def scores(nlp: Language, inputs: Iterable[Path], claims: Path, scorer: Path, gold: Path) -> Any:
    """Extract the claims of the inputs and let the scorer compare them with its gold standard."""
    documents = [each for each in gather(map(str, inputs)) if isinstance(each, Document)]
    claims.write_text("".join(f"{line}\n" for line in dumps(extract(documents, nlp))), encoding="utf-8")
    command = [sys.executable, str(scorer), str(gold), str(claims), "--json"]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def test_evaluation_of_claims(shared: Path, nlp: Language, tmp_path: Path) -> None:
    gold, inputs = shared / "eval" / "gold", [shared / "seeds", shared / "eval" / "docs"]
    assert digest(gold, *inputs) == CLAIMS_DATA
    found = scores(nlp, inputs, tmp_path / "claims.jsonl", shared / "eval" / "score_claims.py", gold)
    reached = {kind: found[kind]["f1"] for kind in CLAIM_FLOORS}
    assert {kind: f1 for kind, f1 in reached.items() if f1 < CLAIM_FLOORS[kind]} == {}


def test_evaluation_of_quotations(shared: Path, nlp: Language, tmp_path: Path) -> None:
    split = shared / "eval" / "polnear" / "dev"
    assert digest(split) == QUOTES_DATA
    found = scores(
        nlp, [split / "text"], tmp_path / "quotes.jsonl", shared / "eval" / "score_quotes.py", split
    )
    reached = {form: found[form]["attributed"]["f1"] for form in QUOTE_FLOORS}
    assert {form: f1 for form, f1 in reached.items() if f1 < QUOTE_FLOORS[form]} == {}
