"""How large a file may be, and how long and how much of the machine a page may take."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What is spent on one file at most; more than that is refused with a finding.

    ``bytes`` of a file, ``unpacked`` bytes of a packed one (a workbook); ``pages`` that are
    read of a file, the others being named; ``glyphs`` and printed ``objects`` of a page;
    ``pixels`` of a picture, counted before it is decoded. ``seconds`` by the clock and
    ``cpu_seconds`` of a processor for one page (or for a file that has none), and ``memory``
    in bytes of address space of one child process. The two last hold where the system knows
    such limits (Linux; macOS has no limit of memory).
    """

    bytes: int = 256 * MEBIBYTE
    unpacked: int = 512 * MEBIBYTE
    pages: int = 1_000
    glyphs: int = 200_000
    objects: int = 200_000
    pixels: int = 100_000_000
    seconds: float = 180.0
    cpu_seconds: int = 240
    memory: int = 4 * 1024 * MEBIBYTE


LIMITS = Limits()
"""The limits that hold unless others are given."""
