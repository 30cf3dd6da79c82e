"""Run a reader in child processes that are short of time and memory, and know no secrets.

Files come from anywhere, and those who parse them may loop, swell or crash. A child is a
fresh interpreter that is given the places of modules and nothing else of the environment; it
has no file open but the pipes to its parent, and ends when they close. It does one task after
another, so many pages cost one start. What happens to it happens to one task only.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from multiprocessing.connection import Connection
from multiprocessing.connection import wait
from tempfile import TemporaryFile
from typing import Any
from typing import NamedTuple
from typing import Self

from dianfan.figures.errors import UseError
from dianfan.said.documents.limits import Limits

_START = "from dianfan.said.documents.child_side import serve; serve()"
_LAST_WORDS = 400
_GRACE = 5.0


class Fate(StrEnum):
    """What kept a task from its result."""

    DIED = "the process that read it ended"
    OVERRUN = "it took too long"
    MEMORY = "it took too much memory"
    RAISED = "the reader failed"


@dataclass(frozen=True, slots=True)
class LostTask:
    """Why a task has no result; ``detail`` is for whoever mends the reader."""

    fate: Fate
    detail: str = ""


class _Side(NamedTuple):
    """A child as its parent sees it: its pipes, and where its complaints go."""

    process: subprocess.Popen[bytes]
    tasks: Connection
    results: Connection
    complaints: Any

    def close(self) -> None:
        self.tasks.close()
        self.results.close()
        self.complaints.close()


@dataclass
class _Busy:
    side: _Side
    position: int
    until: float


class Children:
    """Some child processes that do one kind of work; use as a context.

    They are started when there is something to do, and started anew when one is lost.
    """

    def __init__(self, work: Callable[[Any], Any], count: int, limits: Limits) -> None:
        """Say what is done, by how many, within which limits.

        Args:
            work: what is called with each task; it must be picklable: a function of a module,
                or a `functools.partial` of one.
            count: how many processes, from 1 on.
            limits: seconds, seconds of a processor and memory for each.

        Raises:
            UseError: the work cannot be handed to another process.
        """
        self._work = _packed(work)
        self._count = count
        self._limits = limits
        self._idle: list[_Side] = []
        self._busy: list[_Busy] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for side in [*self._idle, *(busy.side for busy in self._busy)]:
            _end(side)
        self._idle, self._busy = [], []

    def run(self, tasks: Sequence[object]) -> Iterator[tuple[int, Any]]:
        """Do tasks; give the position and the result, or `LostTask`, of each as it is done."""
        waiting = iter(enumerate(tasks))
        for position, task in waiting:
            self._begin(position, task)
            if len(self._busy) >= self._count:
                yield from self._done()
        while self._busy:
            yield from self._done()

    def _begin(self, position: int, task: object) -> None:
        side = self._waiting() or _started(self._work, self._limits)
        with suppress(OSError):  # a child that is gone is noticed when its results end
            side.tasks.send_bytes(pickle.dumps(task))
        self._busy.append(_Busy(side, position, time.monotonic() + self._limits.seconds))

    def _waiting(self) -> _Side | None:
        """Give a child that waits; one that was ended from outside is forgotten."""
        while self._idle:
            side = self._idle.pop()
            if side.process.poll() is None:
                return side
            _end(side)
        return None

    def _done(self) -> Iterator[tuple[int, Any]]:
        """Wait until a task is done or overdue, and give all that are."""
        left = max(0.0, min(busy.until for busy in self._busy) - time.monotonic())
        ready = wait([busy.side.results for busy in self._busy], left)
        for busy in list(self._busy):
            if busy.side.results in ready:
                self._busy.remove(busy)
                yield busy.position, self._result(busy.side)
            elif time.monotonic() >= busy.until:
                self._busy.remove(busy)
                _end(busy.side, kill=True)
                yield busy.position, LostTask(Fate.OVERRUN, f"{self._limits.seconds:g} s")

    def _result(self, side: _Side) -> object:
        try:
            result = pickle.loads(side.results.recv_bytes())  # noqa: S301  # our own child wrote it
        except (EOFError, OSError):
            return _death(side)
        if isinstance(result, LostTask) and result.fate is Fate.MEMORY:
            _end(side)
        else:
            self._idle.append(side)
        return result


def _packed(work: Callable[[Any], Any]) -> bytes:
    """Pickle the work, which has to be known by its name in another process."""
    try:
        packed = pickle.dumps(work)
    except (pickle.PicklingError, AttributeError, TypeError) as fault:
        raise UseError(
            "The work cannot be handed to another process.",
            why=str(fault),
            remedy="Give a function that stands at the top of a module.",
        ) from fault
    if b"__main__" in packed:
        raise UseError(
            "The work cannot be handed to another process.",
            why="It stands in the script that was started, which no other process can import.",
            remedy="Move the function to a module of its own.",
        )
    return packed


def _started(work: bytes, limits: Limits) -> _Side:
    """Start a child and tell it its work."""
    task_end, task_start = os.pipe()
    result_end, result_start = os.pipe()
    complaints = TemporaryFile()  # noqa: SIM115  # closed with the child
    process = subprocess.Popen(  # noqa: S603  # this interpreter, and words of this file
        [sys.executable, "-P", "-c", _START],
        stdin=task_end,
        stdout=result_start,
        stderr=complaints,
        env=_environment(),
    )
    os.close(task_end)
    os.close(result_start)
    side = _Side(
        process,
        Connection(task_start, readable=False),
        Connection(result_end, writable=False),
        complaints,
    )
    with suppress(OSError):
        side.tasks.send_bytes(pickle.dumps((limits, work)))
    return side


def _environment() -> dict[str, str]:
    """Give what a child must know: where modules are, and that it must not spread out."""
    return {
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "PYTHONUTF8": "1",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "POLARS_MAX_THREADS": "1",
    }


def _death(side: _Side) -> LostTask:
    """Say how a child ended, and forget it."""
    code = side.process.wait()
    side.complaints.seek(0)
    words = side.complaints.read().decode("utf-8", "replace").strip()[-_LAST_WORDS:]
    side.close()
    if code == -signal.SIGXCPU:
        return LostTask(Fate.OVERRUN, "of a processor's time")
    named = f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
    return LostTask(Fate.DIED, f"{named} {words}".strip())


def _end(side: _Side, *, kill: bool = False) -> None:
    """End a child, by the end of its tasks if there is no hurry."""
    if kill:
        side.process.kill()
    side.close()
    try:
        side.process.wait(_GRACE)
    except subprocess.TimeoutExpired:
        side.process.kill()
        side.process.wait()
