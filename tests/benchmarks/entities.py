"""What entities and positions add to the time of the bare spaCy pipeline, as a share of it.

usage: python tests/benchmarks/entities.py [PATH...]   (default: the corpus that ships)
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from time import process_time

from accordgraph.annotate import annotate, load_model, parser_text
from accordgraph.data import data_folder
from accordgraph.link import link
from accordgraph.model import Document
from accordgraph.positions import positions
from accordgraph.read import gather

ROUNDS = 3


def seconds(work: Callable[[], object]) -> float:
    """The least processor time of some rounds."""
    times = []
    for _ in range(ROUNDS):
        start = process_time()
        work()
        times.append(process_time() - start)
    return min(times)


def consume(values: Iterable[object]) -> None:
    for _ in values:
        pass


def main(paths: list[str]) -> None:
    """Print the times and the share."""
    documents = [found for found in gather(paths) if isinstance(found, Document)]
    texts = [parser_text(document, block)[0] for document in documents for block in document.blocks]
    nlp = load_model()
    annotations = list(annotate(documents, nlp))
    linked = [link(annotation) for annotation in annotations]
    bare = seconds(lambda: consume(nlp.pipe(texts, batch_size=64)))
    entities = seconds(lambda: consume(map(link, annotations)))
    found = seconds(lambda: consume(claim for document in linked for claim in positions(document)))
    words = sum(len(annotation.doc) for annotation in annotations)
    print(f"{len(documents)} documents, {words} tokens")
    for name, time in (("spaCy", bare), ("entities", entities), ("positions", found)):
        print(f"{name:10}{time:8.2f} s {time / bare:8.1%}")


if __name__ == "__main__":
    main(sys.argv[1:] or [str(data_folder("sources") / "reports")])
