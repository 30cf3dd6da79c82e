"""Placing: an edition appears under its name whole, or not at all."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from dianfan.figures.errors import UseError
from dianfan.published.manifest import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHELF = "shelf.json"
_BUILDING = ".building"
_REPLACED = ".replaced"


@contextmanager
def whole(out: Path) -> Iterator[Path]:
    """Give an empty folder beside ``out`` that takes its name when the block succeeds.

    When the block raises, the folder is removed and what stood at ``out`` still stands
    there. A process that is killed leaves at most a hidden sibling, which the next
    build of the same name removes.

    Raises:
        UseError: something other than an edition stands at ``out``.
    """
    _refuse_other(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    _sweep(out)
    folder = out.parent / f".{out.name}{_BUILDING}-{os.getpid()}"
    try:
        folder.mkdir()
        yield folder
        _exchange(folder, out)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _refuse_other(out: Path) -> None:
    if not out.exists() and not out.is_symlink():
        return
    if (out / f"{MANIFEST}.minisig").is_file() or (out.parent / SHELF).is_file():
        raise UseError(
            "the edition at this place is frozen",
            where=str(out),
            why="it is signed, or it stands on a shelf, so others may have its digest",
            remedy="choose another --out; corrections go into the next edition",
        )
    is_empty = out.is_dir() and not any(out.iterdir())
    if out.is_dir() and (is_empty or (out / MANIFEST).is_file()):
        return
    raise UseError(
        "the place for the edition is taken",
        where=str(out),
        why="something stands there that is not an edition, and nothing but an edition is replaced",
        remedy="choose another --out, or move what stands there",
    )


def _exchange(folder: Path, out: Path) -> None:
    """Put the new folder in the place of the old; put the old one back if that fails."""
    _refuse_other(out)
    if not out.exists():
        folder.rename(out)
        return
    old = out.parent / f".{out.name}{_REPLACED}-{os.getpid()}"
    out.rename(old)
    try:
        folder.rename(out)
    except OSError:
        old.rename(out)
        raise
    shutil.rmtree(old)


def _sweep(out: Path) -> None:
    """Remove what killed builds of this name left, and bring back an edition half exchanged."""
    for left in sorted(out.parent.glob(f".{out.name}{_REPLACED}-*")):
        if not _is_running(left.name) and not out.exists():
            left.rename(out)
    for kind in (_BUILDING, _REPLACED):
        for left in out.parent.glob(f".{out.name}{kind}-*"):
            if not _is_running(left.name):
                shutil.rmtree(left, ignore_errors=True)


def _is_running(name: str) -> bool:
    process = name.rpartition("-")[2]
    if not process.isdecimal() or int(process) == os.getpid():
        return False
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
