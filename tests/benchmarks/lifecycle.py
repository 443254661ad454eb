"""Measures building, rebuilding and changing a dossier of many documents.

    python tests/benchmarks/lifecycle.py --documents 1000
    python tests/benchmarks/lifecycle.py --documents 2000 --source FOLDER

The documents are those of the source, again and again, with other names and numbers, so that none has the
text of another. Prints seconds and the largest memory so far; the rebuild has to take under a tenth of the
first build.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from accordgraph.build import Settings, build
from accordgraph.data import data_folder
from accordgraph.errors import InputError
from accordgraph.read import sources

SHARE = 0.1
"""The most that a rebuild of an unchanged folder may take of the first build's time."""
NUMBER = re.compile(r"\b\d{1,3}\b")
COUNTRIES = (
    "Peru",
    "Chile",
    "Kenya",
    "Ghana",
    "Spain",
    "Norway",
    "Japan",
    "Fiji",
    "Canada",
    "Brazil",
    "India",
)
NAMES = re.compile(rf"\b(?:{'|'.join(COUNTRIES)})\b")


def main() -> None:
    """Measure and print; exit status 1 where the rebuild takes too long."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--source", type=Path, default=data_folder("sources") / "reports")
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        corpus, out = Path(folder, "corpus"), Path(folder, "dossier")
        write_corpus(options.source, corpus, options.documents)
        settings = Settings(workers=options.workers)
        first = measured("first build", lambda: build([corpus], out, settings))
        again = measured("rebuild, nothing changed", lambda: build([corpus], out, settings))
        changed = next(corpus.iterdir())
        changed.write_text(
            changed.read_text(encoding="utf-8") + "\n\nFiji signed the Lakes Accord.\n", encoding="utf-8"
        )
        measured("rebuild, one document changed", lambda: build([corpus], out, settings))
        measured("one document removed", lambda: build([], out, remove=[f"corpus/{changed.name}"]))
        print(f"the rebuild takes {again / first:.1%} of the first build")
        sys.exit(again > SHARE * first)


def measured(what: str, run: Callable[[], object]) -> float:
    """Run and print how long it took."""
    began = time.perf_counter()
    run()
    seconds = time.perf_counter() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{what:32} {seconds:8.1f} s   {memory:6.0f} MB", flush=True)
    return seconds


def write_corpus(source: Path, corpus: Path, count: int) -> None:
    """Write so many documents, variations of those in the source."""
    corpus.mkdir()
    found = [each for each in sources([source]) if not isinstance(each, InputError)]
    for number in range(count):
        each = found[number % len(found)]
        varied = variation(each.data.decode("utf-8"), random.Random(number))
        (corpus / f"{number:05}-{Path(each.path).name}").write_text(varied, encoding="utf-8")


def variation(text: str, chance: random.Random) -> str:
    """The text with other numbers and countries, and a last line of its own."""
    text = NUMBER.sub(
        lambda match: str(chance.randrange(2, 200)) if chance.random() < 0.3 else match[0], text
    )
    text = NAMES.sub(lambda match: chance.choice(COUNTRIES) if chance.random() < 0.3 else match[0], text)
    return f"{text.rstrip()}\n\n{chance.choice(COUNTRIES)} sent {chance.randrange(10**6)} observers.\n"


if __name__ == "__main__":
    main()
