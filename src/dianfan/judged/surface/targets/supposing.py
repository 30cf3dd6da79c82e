"""Supposing: one place with other values, all other places and the bounds as they stand."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.errors import UseError
from dianfan.judged.surface.chain import Index
from dianfan.judged.surface.panel import Panel
from dianfan.judged.surface.periods import rows_of
from dianfan.judged.surface.ranking import DIGITS
from dianfan.judged.surface.yardstick import Yardstick
from dianfan.judged.surface.yardstick import is_relative
from dianfan.judged.surface.yardstick import yardstick

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Supposing:
    """A place of an index in one period, whose values may be supposed to be others.

    ``row`` is the place's own among the rows of the index, ``rows`` those of the period.
    """

    made: Index
    stick: Yardstick
    place: str
    row: int
    rows: NDArray[np.intp]

    @property
    def values(self) -> Vector:
        """The place's values before treatment, (indicators,), gaps filled."""
        return np.asarray(self.made.imputed.values[self.row])

    @property
    def standing(self) -> tuple[float, int]:
        """The place's score and rank as they stand."""
        score, rank = self.outcome(self.values[None, :])
        return float(score[0]), int(rank[0])

    def outcome(self, values: Matrix) -> tuple[Vector, NDArray[np.int64]]:
        """Give the score and the rank that the place would have with other values.

        Args:
            values: (candidates, indicators), each row a set of values to suppose.

        Returns:
            (candidates,) scores, NaN where the index is not defined, and ranks, 0 there.
        """
        if is_relative(self.made.spec):
            return self._compared(values)
        panel = Panel(
            (self.place,) * len(values),
            (self.period,) * len(values),
            self.made.spec.columns,
            values,
        )
        scores = self.stick.index(panel)
        others = self.made.scores.column(self.made.spec.root.id)[self.rows[self.rows != self.row]]
        return scores, _rank(scores, others)

    @property
    def period(self) -> str:
        """The period of the place's row."""
        return self.made.imputed.periods[self.row]

    def _compared(self, values: Matrix) -> tuple[Vector, NDArray[np.int64]]:
        """Score all places anew for each candidate, since their scores hang on one another."""
        scores, ranks = np.empty(len(values)), np.zeros(len(values), dtype=np.int64)
        for at, one in enumerate(values):
            table = self.made.imputed.values.copy()
            table[self.row] = one
            index = self.stick.index(replace(self.made.imputed, values=table))
            scores[at] = index[self.row]
            ranks[at] = _rank(index[[self.row]], index[self.rows[self.rows != self.row]])[0]
        return scores, ranks


def supposing(made: Index, place: str, period: str | None = None) -> Supposing:
    """Take a place of an index, in one period.

    Raises:
        UseError: there is no such place or period, the place has no score, or each place has
            weights of its own.
    """
    rows = rows_of(made, period)
    for row in rows:
        if made.scores.places[row] == place:
            taken = Supposing(made, yardstick(made), place, int(row), rows)
            if np.isnan(taken.standing[0]):
                raise UseError(
                    f"{place} has no score to start from", remedy="see the findings of the index"
                )
            return taken
    raise UseError(
        f"no place “{place}” has a score in {made.scores.periods[rows[0]] or 'the index'}",
        remedy="name a place of the index, and a period in which it was screened in",
    )


def _rank(scores: Vector, others: Vector) -> NDArray[np.int64]:
    """Give the place of each score among others, ties the best of their places."""
    mine, theirs = np.round(scores, DIGITS), np.round(others[~np.isnan(others)], DIGITS)
    ranks = 1 + (theirs[None, :] > mine[:, None]).sum(axis=1)
    return np.where(np.isnan(scores), 0, ranks).astype(np.int64)
