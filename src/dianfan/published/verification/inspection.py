"""Inspection of files: digests, and every figure shown, over as many processes as pay.

A file is read once. Where the edition is built again anyway, other processes inspect the
files meanwhile; else only a large edition is worth starting them for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from dianfan.figures.wording import Language
from dianfan.published.edition import Progress
from dianfan.published.fault import Fault
from dianfan.published.verification.shown import Reading
from dianfan.published.verification.shown import language_of
from dianfan.published.verification.shown import shown_faults
from dianfan.published.workers import cores
from dianfan.published.workers import workers

Told = Mapping[Language, Mapping[str, Reading]]
MANY_FILES = 12_000
BATCH = 250
_SHOWING = (".html", ".pdf")


class Inspected(NamedTuple):
    """One file as it was found: its digest, how many figures it shows, and what is wrong."""

    path: str
    digest: str
    shown: int
    faults: tuple[Fault, ...]


class Ground(NamedTuple):
    """What a process inspects by: the folder, and how each figure may be read."""

    edition: Path
    told: Told | None


_GROUND: list[Ground] = []


@contextmanager
def inspection(
    ground: Ground, names: Sequence[str], progress: Progress, *, meanwhile: bool
) -> Iterator[Callable[[], tuple[Inspected, ...]]]:
    """Inspect files, at once or in processes of their own; what is given yields the result.

    Args:
        ground: what is inspected by.
        names: the paths of the files in the edition.
        progress: is told how many files are done.
        meanwhile: whether this process has other work until the result is asked for.
    """
    count = cores()
    batches = [names[start : start + BATCH] for start in range(0, len(names), BATCH)]
    if count == 1 or not (meanwhile or len(names) > MANY_FILES):
        yield lambda: _gathered((inspect(ground, some) for some in batches), names, progress)
        return
    with workers(count, _prepare, ground) as pool:
        waiting = [pool.submit(_inspect, some) for some in batches]
        yield lambda: _gathered((one.result() for one in waiting), names, progress)


def inspect(ground: Ground, names: Sequence[str]) -> tuple[Inspected, ...]:
    """Inspect some files."""
    return tuple(_file(ground, name) for name in names)


def _gathered(
    found: Iterator[tuple[Inspected, ...]], names: Sequence[str], progress: Progress
) -> tuple[Inspected, ...]:
    listed: list[Inspected] = []
    for some in found:
        listed += some
        progress("files", len(listed), len(names))
    return tuple(listed)


def _prepare(ground: Ground) -> None:
    _GROUND.append(ground)


def _inspect(names: Sequence[str]) -> tuple[Inspected, ...]:
    return inspect(_GROUND[0], names)


def _file(ground: Ground, name: str) -> Inspected:
    content = (ground.edition / name).read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    if ground.told is None or not name.endswith(_SHOWING):
        return Inspected(name, digest, 0, ())
    shown, faults = shown_faults(name, content, ground.told[language_of(name)])
    return Inspected(name, digest, shown, faults)
