"""What may befall a reader, as work for children."""

import os
import signal
import time
from pathlib import Path

from dianfan.said.documents.model import Page


def work(task: tuple[str, float]) -> object:
    """Do what the task names; the second part says how long or how much."""
    name, much = task
    if name == "double":
        return 2 * much
    if name == "sleep":
        time.sleep(much)
    if name == "spin":
        while time.monotonic():
            pass
    if name == "fill":
        return len(bytearray(int(much)))
    if name == "kill":
        os.kill(os.getpid(), signal.SIGSEGV)
    if name == "raise":
        raise ValueError("no such sign")
    return _known(name)


def _known(name: str) -> object:
    if name == "pid":
        return os.getpid()
    if name == "environment":
        return dict(os.environ)
    if name == "files":
        return sorted(int(number) for number in os.listdir("/proc/self/fd"))  # noqa: PTH208  # of a device
    return name


def lengths(page: Page) -> int:
    return len(page.glyphs)


def number(page: Page) -> tuple[int, int, str]:
    return page.index, page.number, page.lines[0].text if page.lines else ""


def stumble(page: Page) -> int:
    """Fail on every second page."""
    if page.number % 2 == 0:
        raise RuntimeError("a stone")
    return page.number


def fall(page: Page) -> int:
    """Take the process down on the second page."""
    if page.number == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return page.number


def processes(_page: Page, room: Path) -> int:
    (room / str(os.getpid())).touch()
    return os.getpid()
