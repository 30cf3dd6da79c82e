"""What runs in a child: it does the tasks that its parent sends, within its limits."""

from __future__ import annotations

import os
import pickle
import queue
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

from dianfan.said.documents.child import Fate
from dianfan.said.documents.child import LostTask
from dianfan.said.documents.limits import Limits

try:
    import resource
except ImportError:  # pragma: no cover  # no such limits on this system
    resource = None  # type: ignore[assignment]  # a name for what is not there


def serve() -> None:
    """Do tasks until the parent closes the pipe, or is gone."""
    tasks = Connection(os.dup(0), writable=False)
    results = Connection(os.dup(1), readable=False)
    os.dup2(2, 1)  # what a library prints is no result
    with open(os.devnull, "rb") as nothing:  # noqa: PTH123  # a device, not a path
        os.dup2(nothing.fileno(), 0)
    limits, packed = pickle.loads(tasks.recv_bytes())  # noqa: S301  # our parent wrote it
    _limit_memory(limits)
    incoming: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(tasks, incoming), daemon=True).start()
    while True:
        task = incoming.get()
        _limit_time(limits)
        results.send_bytes(answer(packed, task))


def _listen(tasks: Connection, incoming: queue.SimpleQueue[bytes]) -> None:
    """Take tasks in, and end at once when there is nobody who wants their results."""
    with suppress(EOFError, OSError):
        while True:
            incoming.put(tasks.recv_bytes())
    os._exit(0)


def answer(packed: bytes, task: bytes) -> bytes:
    """Do a task and pickle its result; an exception becomes a `LostTask`."""
    try:
        work: Callable[[Any], Any] = pickle.loads(packed)  # noqa: S301  # as above
        return pickle.dumps(work(pickle.loads(task)))  # noqa: S301  # as above
    except MemoryError:
        return pickle.dumps(LostTask(Fate.MEMORY))
    except Exception as fault:  # noqa: BLE001  # whatever a parser raises concerns one task only
        return pickle.dumps(LostTask(Fate.RAISED, described(fault)))


def described(fault: BaseException) -> str:
    """Name an exception and the line that raised it."""
    trace = fault.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f" ({trace.tb_frame.f_code.co_filename}:{trace.tb_lineno})" if trace else ""
    return f"{type(fault).__name__}: {fault}{where}"


def _limit_memory(limits: Limits) -> None:
    if resource is None:  # pragma: no cover  # as above
        return
    with suppress(ValueError, OSError):  # a stricter limit may hold already
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))


def _limit_time(limits: Limits) -> None:
    """Give the next task its own seconds of a processor."""
    if resource is None:  # pragma: no cover  # as above
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime)
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (spent + limits.cpu_seconds + 1, most))
