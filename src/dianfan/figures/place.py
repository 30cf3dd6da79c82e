"""Places: areas with a code and names in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from dianfan.figures.wording import Wording


@dataclass(frozen=True, slots=True)
class Place:
    """An area: code (GB/T 2260, ISO or NUTS), names, level and the code above it."""

    code: str
    name: Wording
    level: str = ""
    parent: str | None = None

    def __str__(self) -> str:
        """Give code and Chinese name."""
        return f"{self.name.zh} ({self.code})"
