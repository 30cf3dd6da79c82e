"""Bands: from a measure to a grade, for one figure and for whole columns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from dianfan.judged.interval import exact
from dianfan.judged.making import within
from dianfan.judged.scorecard.thresholds import threshold

if TYPE_CHECKING:
    from decimal import Decimal

    from numpy.typing import NDArray

    from dianfan.figures.lineage import Figure
    from dianfan.figures.unit import Unit
    from dianfan.figures.wording import Wording
    from dianfan.judged.interval import Interval
    from dianfan.judged.verdicts import State

NO_GRADE = -1


@dataclass(frozen=True, slots=True)
class Grade:
    """A method's own word, and the state of the scorecard that it counts as."""

    words: Wording
    state: State


@dataclass(frozen=True, slots=True)
class Cut:
    """The name of a threshold, and whether a measure that equals it is still above."""

    name: str
    inclusive: bool = True


@dataclass(frozen=True)
class Bands:
    """The grades of a method from the best down, one more than its cuts.

    A measure has the first grade whose cut it reaches, else the last. With
    ``smaller_is_better`` the measure and the cuts are mirrored at zero.
    """

    method: str
    cuts: tuple[Cut, ...]
    grades: tuple[Grade, ...]
    smaller_is_better: bool = False

    @cached_property
    def thresholds(self) -> tuple[Figure, ...]:
        """The thresholds as figures, in the order of the cuts."""
        return tuple(threshold(self.method, cut.name) for cut in self.cuts)

    def grade(self, measure: Figure, *, mirrored: bool = False) -> Grade | None:
        """Grade a measure; nothing when the two ends of its interval grade differently.

        Args:
            measure: the figure, in the dimension of the thresholds.
            mirrored: turn its sign, as for an indicator that should fall.
        """
        with exact():
            some = within(measure, self.thresholds[0].unit)
        if mirrored is not self.smaller_is_better:
            some = -some
        best, worst = self._place(some, upper=True), self._place(some, upper=False)
        return self.grades[best] if best == worst else None

    def _place(self, some: Interval, *, upper: bool) -> int:
        """Find the grade at one end: the first cut that values there reach."""
        for place, cut in enumerate(self.cuts):
            if _reaches(some, self._limit(place), inclusive=cut.inclusive, upper=upper):
                return place
        return len(self.cuts)

    def _limit(self, place: int) -> Decimal:
        value = self.thresholds[place].value
        return -value if self.smaller_is_better else value

    def column(
        self, measures: NDArray[np.float64], unit: Unit, mirrored: NDArray[np.bool_] | None = None
    ) -> NDArray[np.int64]:
        """Give the places of the grades of a whole column; ``NO_GRADE`` for NaN.

        Args:
            measures: the column.
            unit: what it is measured in.
            mirrored: where its sign is to be turned; nowhere when left out.
        """
        factor = float(unit.ratio_to(self.thresholds[0].unit))
        values = np.where(
            np.zeros(measures.shape, bool) if mirrored is None else mirrored, -measures, measures
        )
        values = (-values if self.smaller_is_better else values) * factor
        places = np.full(measures.shape, len(self.cuts), dtype=np.int64)
        for place in reversed(range(len(self.cuts))):
            limit = float(self._limit(place))
            reached = values >= limit if self.cuts[place].inclusive else values > limit
            places[reached] = place
        places[np.isnan(measures)] = NO_GRADE
        return places


def _reaches(some: Interval, limit: Decimal, *, inclusive: bool, upper: bool) -> bool:
    """Tell whether the values at an end of an interval reach a limit.

    Next to an open end the values lie just inside of it: below an open upper end, above
    an open lower one.
    """
    end = some.high if upper else some.low
    if end != limit:
        return end > limit
    is_open = some.high_open if upper else some.low_open
    return not upper if is_open else inclusive
