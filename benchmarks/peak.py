"""The memory of the process that read a page, as it knows itself."""

from __future__ import annotations

from pathlib import Path

from dianfan.said.articles.taking_apart import take_apart
from dianfan.said.documents.model import Page


def peak(_page: Page) -> float:
    """The peak resident memory of this process in megabytes (Linux)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def apart_and_peak(page: Page) -> float:
    """Take a page apart and give the memory of the process in megabytes."""
    take_apart(page)
    return peak(page)
