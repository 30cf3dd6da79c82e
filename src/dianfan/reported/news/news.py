"""News: the types of finding that a report is made of, and how one is known.

A news item is found once, in no language. Both languages are written from it, so that
neither can say what the other does not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from dianfan.figures.lineage import Figure
from dianfan.figures.wording import Wording
from dianfan.reported.desk import Known


class NewsKind(StrEnum):
    """What sort of thing is told."""

    LEVEL = "level"
    CHANGE = "change"
    RANK = "rank"
    RECORD = "record"
    TARGET_MET = "target met"
    TARGET_MISSED = "target missed"
    TARGET_AT_RISK = "target at risk"
    REVERSAL = "reversal"
    DIVERGENCE = "divergence"
    CONCENTRATION = "concentration"
    DELAY = "delay"
    FIRST = "first"
    LAST = "last"
    AGREEMENT = "agreement"
    CONFLICT = "conflict"
    GAP = "gap"


class Tone(StrEnum):
    """Which way an item points, by the wished direction of its indicator."""

    ADVANCE = "advance"
    SETBACK = "setback"
    PLAIN = "plain"


@dataclass(frozen=True)
class News:
    """One thing worth telling.

    ``id`` is ``kind:indicator@area@period`` and stays the same from edition to edition, so
    that editors can name it. ``figures`` are its numbers by role, ``words`` names out of
    the data by role, ``value`` the news value from 0 to 1.
    """

    id: str
    kind: NewsKind
    known: Known
    figures: Mapping[str, Figure]
    tone: Tone
    value: float
    words: Mapping[str, Wording]


@dataclass(frozen=True)
class Story:
    """What is told of one indicator at one place: the leading item, then what adds to it."""

    lead: News
    more: tuple[News, ...] = ()

    @property
    def value(self) -> float:
        """The news value of the item that is worth most."""
        return max(item.value for item in (self.lead, *self.more))

    @property
    def items(self) -> tuple[News, ...]:
        """All items, the leading one first."""
        return (self.lead, *self.more)


def news_id(kind: NewsKind, figure: Figure) -> str:
    """Name an item by its kind, measure, place and period."""
    scope = f"#{figure.scope}" if figure.scope else ""
    indicator = figure.measure.partition(":")[0]
    return f"{kind.value.replace(' ', '-')}:{indicator}@{figure.place.code}@{figure.period.code}{scope}"
