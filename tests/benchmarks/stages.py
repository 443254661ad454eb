"""Measures what each stage of extraction takes beside the bare language model, in one run.

    python tests/benchmarks/stages.py
    python tests/benchmarks/stages.py FOLDER --repeat 3

The bare model parses the same blocks of text in the same batches. Each stage's time is the least of the
repeats; its ratio is to the bare model. Entities (mentions and linking) and positions together may take 30 %;
exit status 1 where they take more.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from spacy.language import Language

from accordgraph import gather, load_model
from accordgraph.annotate import BATCH, annotate, parser_text
from accordgraph.data import data_folder
from accordgraph.extract import EXTRACTORS
from accordgraph.link import link
from accordgraph.model import Document
from accordgraph.positions import positions

SHARE = 0.3
"""The most that entities and positions may take of the bare model's time, inclusive."""


def main() -> None:
    """Measure and print; exit status 1 where entities and positions take too long."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?", default=data_folder("sources") / "reports")
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    documents = [each for each in gather([str(options.folder)]) if isinstance(each, Document)]
    nlp = load_model()
    list(annotate(documents[:3], nlp))
    runs = [dict(stages(documents, nlp)) for _ in range(options.repeat)]
    least = {stage: min(run[stage] for run in runs) for stage in runs[0]}
    bare = least["bare model"]
    words = sum(len(document.text.split()) for document in documents)
    print(f"{len(documents)} documents, {words} words, {words / bare:.0f} words a second in the bare model")
    print(f"{'stage':24} {'seconds':>8} {'ratio':>7}")
    for stage, seconds in least.items():
        print(f"{stage:24} {seconds:8.3f} {seconds / bare:7.1%}")
    share = (least["link"] + least["positions"]) / bare
    print(f"entities and positions together: {share:.1%} of the bare model (at most {SHARE:.0%})")
    sys.exit(share > SHARE)


def stages(documents: list[Document], nlp: Language) -> Iterator[tuple[str, float]]:
    """Yield each stage with the seconds that it took."""
    texts = [parser_text(document, block)[0] for document in documents for block in document.blocks]
    yield "bare model", seconds(lambda: list(nlp.pipe(texts, batch_size=BATCH)))
    yield "annotate", seconds(lambda: list(annotate(documents, nlp)))
    annotations = list(annotate(documents, nlp))
    yield "link", seconds(lambda: [link(annotation) for annotation in annotations])
    linked = [link(annotation) for annotation in annotations]
    for extractor in EXTRACTORS:
        yield extractor.__name__, seconds(lambda run=extractor: [list(run(each)) for each in linked])  # type: ignore[misc]
    read = [(each, [claim for extractor in EXTRACTORS for claim in extractor(each)]) for each in linked]
    yield "positions", seconds(lambda: [list(positions(each, claims)) for each, claims in read])


def seconds(run: Callable[[], object]) -> float:
    """How long a call takes."""
    began = time.perf_counter()
    run()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
