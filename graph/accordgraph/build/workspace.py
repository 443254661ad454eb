"""The folder beside a dossier where it is built: the lock, the cache, and the half-built dossier.

A dossier is replaced in one step, and only by a complete one. Where the system cannot exchange two folders in
one step, it takes two, and the next build mends what a kill between them left.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from accordgraph.errors import DossierError

MANIFEST = "manifest.json"
AT_FDCWD, RENAME_EXCHANGE = -100, 2
"""Of Linux's renameat2(2)."""


class Workspace:
    """The work folder of the dossier at `target`; `staging` is the folder that will take its place."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self.folder = target.parent / f".{target.name}.build"
        self.cache = self.folder / "cache"
        self.staging = self.folder / "new"
        self.replaced = self.folder / "old"

    def mend(self) -> None:
        """Undo what a killed build left behind."""
        if self.replaced.exists() and not self.target.exists():
            self.replaced.rename(self.target)
        for left in (self.staging, self.replaced):
            shutil.rmtree(left, ignore_errors=True)

    def commit(self) -> None:
        """Put the staged dossier in the place of the old one."""
        if self.target.is_dir() and not _exchange(self.staging, self.target):
            self.target.rename(self.replaced)
        if self.staging.exists() and not self.target.exists():
            self.staging.rename(self.target)
        for left in (self.staging, self.replaced):
            shutil.rmtree(left, ignore_errors=True)


@contextmanager
def workspace(target: Path) -> Iterator[Workspace]:
    """The work folder for the dossier at `target`, locked.

    :raises DossierError: where another build holds it, or the target is something other than a dossier
    """
    target = target.resolve()
    if target.exists() and not _is_replaceable(target):
        raise DossierError(f"{target.name}: is no dossier and not empty; name another folder")
    work = Workspace(target)
    try:
        work.folder.mkdir(parents=True, exist_ok=True)
        lock = (work.folder / "lock").open("w")
    except OSError as error:
        raise DossierError(f"{target.name}: cannot be written: {error.strerror}") from None
    with lock:
        if not _locked(lock.fileno()):
            raise DossierError(
                f"{target.name}: another build is writing this dossier; try again when it is done"
            )
        work.mend()
        yield work


def _is_replaceable(target: Path) -> bool:
    return target.is_dir() and ((target / MANIFEST).is_file() or not any(target.iterdir()))


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except AttributeError:
        return False
    paths = (os.fsencode(one), os.fsencode(other))
    return bool(renameat2(AT_FDCWD, paths[0], AT_FDCWD, paths[1], RENAME_EXCHANGE) == 0)


def _locked(descriptor: int) -> bool:
    """Lock a file until it is closed or the process ends; False where another process holds it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
