"""Cases: one indicator at one place, with everything that the methods judge it by."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dianfan.figures.gap import Gap
from dianfan.figures.gap import GapReason
from dianfan.figures.unit import unit
from dianfan.judged.verdicts import Judgement
from dianfan.judged.verdicts import State
from dianfan.promised.model import Direction

if TYPE_CHECKING:
    from datetime import date

    from dianfan.figures.lineage import Figure
    from dianfan.figures.wording import Wording
    from dianfan.judged.scorecard.bands import Grade
    from dianfan.judged.scorecard.promises import Promise
    from dianfan.judged.scorecard.series import Point
    from dianfan.judged.scorecard.series import Series
    from dianfan.promised.model import Indicator
    from dianfan.recorded.mint import Mint

TREND_KINDS = ("level", "share", "cumulative")


@dataclass(frozen=True)
class Case:
    """An indicator at a place: its series, its promises and the day of the judgement."""

    indicator: Indicator
    area: str
    asof: date
    series: tuple[Series, ...]
    promises: tuple[Promise, ...]
    mint: Mint

    @cached_property
    def primary(self) -> Series | None:
        """The series of levels that trends are read from: whole scope, the indicator's own unit first."""
        whole = [one for one in self.series if not one.scope and one.kind in TREND_KINDS]
        if not whole:
            return None
        own = unit(self.indicator.unit).dimension
        return min(
            whole,
            key=lambda one: (one.dimension != own, TREND_KINDS.index(one.kind), -len(one.points)),
        )

    @property
    def falls(self) -> bool:
        """Whether the indicator is meant to fall."""
        return self.indicator.direction is Direction.LOWER

    def is_stock(self, series: Series) -> bool:
        """Tell whether the values hold at the end of their period, whatever its length."""
        return self.indicator.cumulative and series.kind in TREND_KINDS

    def figure(self, point: Point) -> Figure:
        """Mint the figure of a point, once."""
        found = self._minted.get(point.entry)
        if found is None:
            found = self._minted[point.entry] = self.mint.value(point.entry)
        return found

    @cached_property
    def _minted(self) -> dict[str, Figure]:
        return {}


@dataclass(frozen=True, slots=True)
class Method:
    """The name and version that a judgement is signed with, and the thresholds that it used."""

    name: str
    version: str = "1"
    thresholds: tuple[Figure, ...] = ()


def refused(
    case: Case,
    method: Method,
    reason: Wording,
    *,
    target: Figure | None = None,
    evidence: tuple[Figure, ...] = (),
    why: GapReason = GapReason.NOT_ASSESSABLE,
    state: State = State.NOT_ASSESSABLE,
) -> Judgement:
    """Say that a method gives no grade, and why; the reason is the grade."""
    return Judgement(
        case.indicator.id,
        case.area,
        method.name,
        method.version,
        state,
        reason,
        Gap(why, reason.en),
        method.thresholds,
        evidence,
        target,
        reason,
    )


def graded(
    case: Case,
    method: Method,
    grade: Grade,
    measure: Figure,
    reason: Wording,
    *,
    evidence: tuple[Figure, ...],
    target: Figure | None = None,
) -> Judgement:
    """Say what grade a method gives, by which measure and on which evidence."""
    return Judgement(
        case.indicator.id,
        case.area,
        method.name,
        method.version,
        grade.state,
        grade.words,
        measure,
        method.thresholds,
        evidence,
        target,
        reason,
    )
