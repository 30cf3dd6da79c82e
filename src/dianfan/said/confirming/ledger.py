"""The ledger of steps: one line of JSON each, only ever added to, each sealed to the one before."""

from __future__ import annotations

import fcntl
import hashlib
import os
from collections.abc import Iterable
from collections.abc import Sequence
from pathlib import Path

import msgspec

from dianfan.figures.errors import UseError
from dianfan.said.confirming.model import Step

_MODE = 0o644
_START = "0" * 64


class LedgerLine(msgspec.Struct, frozen=True):
    """A line of the ledger: the seal of the line before it, and the step."""

    before: str
    step: Step


def read_ledger(path: Path) -> tuple[Step, ...]:
    """Give the steps of a ledger in their order; a file that is not there has none.

    Raises:
        UseError: a line is no step, or was changed, moved or taken out since it was written.
    """
    return _unsealed(path.read_bytes(), path)[0] if path.exists() else ()


def add_steps(path: Path, steps: Iterable[Step]) -> None:
    """Add steps to a ledger, making it where there is none.

    The file is locked meanwhile, so that several persons can add at once, and the steps
    reach the disk before the lock is given up.

    Raises:
        UseError: as :func:`read_ledger`; nothing is added then.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, _MODE)
    with os.fdopen(handle, "r+b") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        stream.seek(0)
        _, seal = _unsealed(stream.read(), path)
        stream.write(_sealed(tuple(steps), seal))
        stream.flush()
        os.fsync(stream.fileno())


def _sealed(steps: Sequence[Step], seal: str) -> bytes:
    lines = []
    for step in steps:
        line = msgspec.json.encode(LedgerLine(seal, step))
        seal = hashlib.sha256(line).hexdigest()
        lines.append(line + b"\n")
    return b"".join(lines)


def _unsealed(content: bytes, path: Path) -> tuple[tuple[Step, ...], str]:
    """Read lines, and give the seal that the next one has to name."""
    steps, seal = [], _START
    for number, line in enumerate(content.splitlines(), 1):
        try:
            read = msgspec.json.decode(line, type=LedgerLine)
        except msgspec.DecodeError as fault:
            raise UseError(
                "the ledger holds a line that is no step",
                where=f"{path}:{number}",
                why=str(fault),
                remedy="put the file back from its copy; steps are only ever added by the program",
            ) from fault
        if read.before != seal:
            raise UseError(
                "the ledger was changed by hand",
                where=f"{path}:{number}",
                why="this line does not follow from the one before it",
                remedy="put the file back from its copy",
            )
        steps.append(read.step)
        seal = hashlib.sha256(line).hexdigest()
    return tuple(steps), seal
