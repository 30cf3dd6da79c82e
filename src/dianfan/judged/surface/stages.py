"""Stages kept by what went into them, so that a changed index computes again only what changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import field
from typing import Any
from typing import TypeVar

from dianfan.judged.surface.panel import Panel

T = TypeVar("T")


@dataclass
class Stages:
    """Results of stages by the hash of their data and rules; the oldest leave when there are too many.

    ``ran`` names the stages that were computed and not taken from here, in order. Kept results are
    shared and must not be changed.
    """

    most: int = 64
    ran: list[str] = field(default_factory=list)
    _kept: dict[str, Any] = field(default_factory=dict)

    def of(self, stage: str, data: Panel, rules: object, compute: Callable[[], T]) -> T:
        """Give a stage's result, computed where its data and rules are new.

        Args:
            stage: its name.
            data: the panel that goes in; its content counts, not where it came from.
            rules: all else that the result hangs on, which must write itself out alike when alike.
            compute: makes the result.
        """
        key = hashlib.sha256(f"{stage}\n{data.digest}\n{rules!r}".encode()).hexdigest()
        if key not in self._kept:
            self.ran.append(stage)
            while len(self._kept) >= self.most:
                self._kept.pop(next(iter(self._kept)))
            self._kept[key] = compute()
        found: T = self._kept[key]
        return found


class Fresh:
    """Keeps nothing: every stage is computed."""

    def of(self, stage: str, data: Panel, rules: object, compute: Callable[[], T]) -> T:
        """Compute a stage, see :meth:`Stages.of`."""
        del stage, data, rules
        return compute()


FRESH = Fresh()
