"""The memory of the process that read a page, as it knows itself."""

from __future__ import annotations

from pathlib import Path

from dianfan.said.documents.model import Page


def peak(_page: Page) -> float:
    """The peak resident memory of this process in megabytes (Linux)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024
