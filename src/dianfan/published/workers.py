"""Worker processes: started fresh, and gone when the process that started them is gone."""

from __future__ import annotations

import os
import threading
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import connection
from multiprocessing import get_context
from multiprocessing import parent_process
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

MOST = 4


def cores() -> int:
    """Give how many processes may well run at a time, at most four."""
    allowed = getattr(os, "sched_getaffinity", None)
    count = len(allowed(0)) if allowed else os.cpu_count() or 1
    return min(MOST, count)


@contextmanager
def workers(
    count: int, prepare: Callable[..., None] | None = None, *given: object
) -> Iterator[ProcessPoolExecutor]:
    """Start worker processes; on a fault or an interrupt what waits is dropped.

    Args:
        count: how many there are.
        prepare: is called in each before its first task.
        *given: what it is called with.
    """
    # A spawned process shares no threads with this one, as a forked one would with Polars.
    pool = ProcessPoolExecutor(
        count, mp_context=get_context("spawn"), initializer=_begin, initargs=(prepare, given)
    )
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _begin(prepare: Callable[..., None] | None, given: tuple[object, ...]) -> None:
    end_with_parent()
    if prepare is not None:
        prepare(*given)


def end_with_parent() -> None:
    """End this process when the one that started it is gone, killed for instance."""
    parent = parent_process()
    if parent is None:
        return

    def watch() -> None:
        connection.wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
