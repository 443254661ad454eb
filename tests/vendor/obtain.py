"""Checks the scripts that others wrote and that lie in this repository, or gets them anew.

    python tests/vendor/obtain.py           checks every file against its hash
    python tests/vendor/obtain.py --fetch   gets the packages with `npm pack` and writes the files again

vis-network (Apache-2.0 or MIT) draws the graph in the page; axe-core (MPL-2.0) checks how accessible it is
in the tests and is no part of the package that is installed. The files are those of the packages, unchanged.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
PAGE = "graph/accordgraph/explorer/vendor"


@dataclass(frozen=True)
class Vendored:
    """A file of an npm package, where it lies here, and the SHA-256 of its bytes."""

    package: str
    member: str
    path: str
    sha256: str


FILES = (
    Vendored(
        "vis-network@10.1.5",
        "dist/vis-network.min.js",
        f"{PAGE}/vis-network.min.js",
        "ec6a8e97e2aa8c588983548eb6a82725dc120da43ceda69c917018255853d8e5",
    ),
    Vendored(
        "vis-network@10.1.5",
        "LICENSE-MIT",
        f"{PAGE}/vis-network.LICENSE-MIT",
        "1f65085e54c036645082257618db2c7b787e68c3b02485e214ecd09e0834ee8f",
    ),
    Vendored(
        "vis-network@10.1.5",
        "LICENSE-APACHE-2.0",
        f"{PAGE}/vis-network.LICENSE-APACHE-2.0",
        "1509904280a272780fd69c04b858f512cf216f8e3464a0dd98d8f34416feced9",
    ),
    Vendored(
        "axe-core@4.14.1",
        "axe.min.js",
        "tests/vendor/axe-core/axe.min.js",
        "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c",
    ),
    Vendored(
        "axe-core@4.14.1",
        "LICENSE",
        "tests/vendor/axe-core/LICENSE",
        "af175b9d96ee93c21a036152e1b905b0b95304d4ae8c2c921c7609100ba8df7e",
    ),
    Vendored(
        "axe-core@4.14.1",
        "LICENSE-3RD-PARTY.txt",
        "tests/vendor/axe-core/LICENSE-3RD-PARTY.txt",
        "4f8563870d0fca38bbc3e00b6f670cb7fa9f380ba9f26a7f7d1184a6b18b1653",
    ),
)


def wrong() -> Iterator[str]:
    """The paths of files that are missing or differ from their hash."""
    for file in FILES:
        path = CHECKOUT / file.path
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != file.sha256:
            yield file.path


def fetch() -> None:
    """Write the files as the packages hold them."""
    with tempfile.TemporaryDirectory() as folder:
        for package in dict.fromkeys(file.package for file in FILES):
            packed = subprocess.run(
                ["npm", "pack", "--silent", package], cwd=folder, check=True, capture_output=True, text=True
            )
            with tarfile.open(Path(folder) / packed.stdout.strip()) as archive:
                for file in FILES:
                    if file.package == package:
                        member = archive.extractfile(f"package/{file.member}")
                        assert member, file
                        (CHECKOUT / file.path).write_bytes(member.read())


if __name__ == "__main__":
    if "--fetch" in sys.argv:
        fetch()
    sys.exit("\n".join(f"{path} is missing or differs from its hash" for path in wrong()) or None)
