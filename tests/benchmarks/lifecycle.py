"""Measures a dossier of many documents: building, rebuilding, changing, checking and comparing it.

    python tests/benchmarks/lifecycle.py --documents 1000
    python tests/benchmarks/lifecycle.py --documents 2000 --source FOLDER --workers 2 --keep DIR

The documents are those of the sources, again and again, with other numbers and countries and without some of
their paragraphs, so that none has the text of another. Each step is the command that a user would run. Prints
its seconds, those of the processors, and the memory of its largest process; the rebuild has to take under a
tenth of the first build. `--keep` leaves the corpus and both dossiers in a folder, where the steps take up
what an earlier run left.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from accordgraph.data import data_folder
from accordgraph.errors import InputError
from accordgraph.read import sources

SHARE = 0.1
"""The most that a rebuild of an unchanged folder may take of the first build's time."""
CHANGED, REMOVED = 10, 10
"""How many documents the second dossier has otherwise than the first, and how many it has not."""
OMITTED = 0.1
"""The share of paragraphs that a repeated document leaves out."""
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
    parser.add_argument("--source", type=Path, action="append")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    given = options.source or [data_folder("sources") / "reports"]
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        sys.exit(not measure_all(given, folder, options.documents, options.workers))


def measure_all(given: Sequence[Path], folder: Path, count: int, workers: int) -> bool:
    """Measure every step in the folder; whether the rebuild is fast enough."""
    corpus, one, other = folder / "corpus", folder / "one", folder / "other"
    if not corpus.is_dir():
        write_corpus(given, corpus, count)
    build = ("build", str(corpus), "--workers", str(workers), "-o")
    print(f"{'':32} {'wall':>9} {'CPU':>9} {'memory':>9}")
    first = measured("first build", *build, str(one))
    again = measured("rebuild, nothing changed", *build, str(one))
    for left, copied in ((one, other), (folder / ".one.build", folder / ".other.build")):
        shutil.copytree(left, copied, dirs_exist_ok=True)
    changed = change(corpus)
    measured(f"{CHANGED} changed, {REMOVED} removed", *build, str(other))
    for file, text in changed.items():
        file.write_text(text, encoding="utf-8")
    measured("validate", "validate", str(one))
    measured("verify", "verify", str(one))
    measured("diff", "diff", str(one), str(other), statuses=(0, 1))
    measured("disagreements", "disagreements", str(one))
    measured("query", "query", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", str(one))
    measured("export as TriG", "export", "--format", "trig", "-o", str(folder / "one.trig"), str(one))
    measured("take one document out", "build", "--remove", f"corpus/{min(changed).name}", "-o", str(other))
    print(f"the rebuild takes {again / first:.1%} of the first build")
    return again <= SHARE * first


def measured(what: str, *command: str, statuses: Sequence[int] = (0,)) -> float:
    """Run a command of accordgraph and print what it took; the seconds."""
    began = time.perf_counter()
    with tempfile.TemporaryFile() as shown:
        process = subprocess.Popen(
            [sys.executable, "-m", "accordgraph", *command], stdout=shown, stderr=subprocess.STDOUT
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in statuses:
            shown.seek(0)
            sys.exit(f"{what}: exit status {process.returncode}\n{shown.read().decode()[-2000:]}")
    spent, memory = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
    print(f"{what:32} {seconds:7.1f} s {spent:7.1f} s {memory:6.0f} MB", flush=True)
    return seconds


def write_corpus(given: Sequence[Path], corpus: Path, count: int) -> None:
    """Write so many documents, variations of those that are given."""
    corpus.mkdir()
    found = [each for each in sources(map(str, given)) if not isinstance(each, InputError)]
    for number in range(count):
        each = found[number % len(found)]
        text = "".join(variation(each.data.decode("utf-8"), random.Random(number), number >= len(found)))
        (corpus / f"{number:05}-{Path(each.path).name}").write_text(text, encoding="utf-8")


def change(corpus: Path) -> dict[Path, str]:
    """Change and remove documents, spread over the corpus; what they held before."""
    files = sorted(corpus.iterdir())
    chosen = files[:: max(1, len(files) // (CHANGED + REMOVED))][: CHANGED + REMOVED]
    held = {file: file.read_text(encoding="utf-8") for file in chosen}
    for file in chosen[:CHANGED]:
        file.write_text(f"{held[file]}\nFiji signed the Lakes Accord.\n", encoding="utf-8")
    for file in chosen[CHANGED:]:
        file.unlink()
    return held


def variation(text: str, chance: random.Random, repeated: bool) -> Iterator[str]:
    """The text with other numbers and countries, less some paragraphs if repeated, and a line of its own."""
    text = NUMBER.sub(
        lambda match: str(chance.randrange(2, 200)) if chance.random() < 0.3 else match[0], text
    )
    text = NAMES.sub(lambda match: chance.choice(COUNTRIES) if chance.random() < 0.3 else match[0], text)
    for paragraph in text.rstrip().split("\n\n"):
        if not repeated or chance.random() >= OMITTED:
            yield f"{paragraph}\n\n"
    yield f"{chance.choice(COUNTRIES)} sent {chance.randrange(10**6)} observers.\n"


if __name__ == "__main__":
    main()
