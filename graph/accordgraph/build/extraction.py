"""Extracts claims from documents, in this process or in several."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from multiprocessing import get_context, parent_process
from threading import Thread

from spacy.language import Language

from accordgraph.annotate import load_model
from accordgraph.build.records import Record
from accordgraph.errors import AccordGraphError, InputError
from accordgraph.extract import extract
from accordgraph.read import Source, to_document


def records_of(sources: Sequence[Source], model: str, workers: int = 1) -> Iterator[Record | InputError]:
    """Read the sources and extract their claims, in their order; what cannot be read gives its error.

    :raises ModelError: where the model is missing or does not fit
    """
    if not sources:
        return
    if workers <= 1 or len(sources) == 1:
        nlp = load_model(model)
        yield from (_record(source, nlp) for source in sources)
        return
    load_model(model)
    try:
        number = min(workers, len(sources))
        with ProcessPoolExecutor(number, get_context("spawn"), _end_with_parent) as pool:
            yield from pool.map(_work, sources, [model] * len(sources))
    except BrokenProcessPool:
        raise AccordGraphError(
            "a worker process ended before its work was done; try fewer --workers"
        ) from None


def _end_with_parent() -> None:
    """End this worker when the build that it works for is gone, even if that was killed."""

    def wait() -> None:
        if parent := parent_process():
            parent.join()
            os._exit(1)

    Thread(target=wait, daemon=True).start()


def _work(source: Source, model: str) -> Record | InputError:
    return _record(source, _model(model))


@cache
def _model(name: str) -> Language:
    return load_model(name)


def _record(source: Source, nlp: Language) -> Record | InputError:
    try:
        document = to_document(source)
        return Record(source.digest, document, tuple(extract([document], nlp)))
    except InputError as error:
        return error
    except Exception as error:  # whatever one document brings about, the others are built
        return InputError(source.shown, f"cannot be processed: {type(error).__name__}: {error}")
