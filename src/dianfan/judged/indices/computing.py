"""An index computed from figures: what the record holds of it, its scores, and what else it could say."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.errors import UseError
from dianfan.figures.lineage import Derived
from dianfan.figures.lineage import Figure
from dianfan.figures.unit import unit
from dianfan.judged.indices.openness import openness_of
from dianfan.judged.indices.rounding import open_ranks
from dianfan.judged.indices.rounding import rounding_errors
from dianfan.judged.indices.standing import DRAWS
from dianfan.judged.indices.standing import SEED
from dianfan.judged.indices.standing import SHARE
from dianfan.judged.indices.standing import last_change
from dianfan.judged.indices.standing import last_standings
from dianfan.judged.surface.chain import Index
from dianfan.judged.surface.chain import index
from dianfan.judged.surface.change import IndexChange
from dianfan.judged.surface.index_file import index_of_text
from dianfan.judged.surface.panel import Panel
from dianfan.judged.surface.ranking import places as ranked
from dianfan.judged.surface.spec import Direction
from dianfan.judged.surface.spec import IndexSpec
from dianfan.judged.surface.uncertainty.choices import Openness
from dianfan.judged.surface.uncertainty.engine import Spread
from dianfan.judged.surface.uncertainty.engine import spread
from dianfan.judged.surface.uncertainty.erring import DataErrors
from dianfan.judged.surface.uncertainty.erring import aligned
from dianfan.judged.surface.uncertainty.ranges import RankRange
from dianfan.judged.surface.uncertainty.ranges import rank_ranges
from dianfan.judged.surface.uncertainty.sobol import Sensitivity
from dianfan.judged.surface.uncertainty.sobol import estimated
from dianfan.judged.surface.uncertainty.standing import RankStanding

_CROSSED = 256


@dataclass(frozen=True)
class Computed:
    """An index computed from the cells of a panel, its uncertainty worked out when asked for.

    ``stated`` is what its file leaves open, None where it does not say; ``cells`` the values as
    they are told.
    """

    index: Index
    stated: Openness | None = None
    cells: tuple[Figure, ...] = ()

    @property
    def openness(self) -> Openness:
        """What could as well be chosen otherwise: by its file, else as for all alike."""
        return self.stated or openness_of(self.index.spec)

    @cached_property
    def rows(self) -> Mapping[tuple[str, str], int]:
        """The row of each place and period."""
        panel = self.index.scores
        return {key: row for row, key in enumerate(zip(panel.places, panel.periods, strict=True))}

    @cached_property
    def periods(self) -> tuple[str, ...]:
        """The periods in which the index has any score, in order."""
        column = self.index.scores.column(self.index.spec.root.id)
        scored = self.index.scores.period_rows.items()
        return tuple(period for period, rows in scored if not np.isnan(column[rows]).all())

    @cached_property
    def spread(self) -> Spread:
        """The last period under other defensible choices and weights."""
        return spread(self.index, self.openness, DRAWS, seed=SEED, period=self.periods[-1])

    @cached_property
    def ranges(self) -> Mapping[str, RankRange]:
        """The range of the ranks of each place that has one, in the last period."""
        there = self.spread.drawn.any(axis=0)
        found = Spread(
            tuple(np.array(self.spread.names)[there]), self.spread.nominal[there],
            self.spread.ranks[there], self.spread.drawn[:, there], self.spread.options,
            self.spread.failures,
        )  # fmt: skip
        return {one.name: one for one in rank_ranges(found, SHARE)}

    @cached_property
    def errors(self) -> DataErrors:
        """How far the values may be from the truth by their printed digits alone."""
        return rounding_errors(self.index.spec, self.cells, panel_of(self.index.spec, self.cells))

    @cached_property
    def standings(self) -> Mapping[str, RankStanding]:
        """Where each place stands in the last period by choices, by rounding and by both at once."""
        told = last_standings(self.index, self.openness, self.errors, self.spread)
        return {one.name: one for one in told.places}

    @cached_property
    def change(self) -> IndexChange | None:
        """What moved the scores since the period before; None where that cannot be told apart."""
        try:
            return last_change(self.index)
        except UseError:
            return None

    @cached_property
    def sensitivity(self) -> Sensitivity:
        """How much of the shifts of ranks each choice makes, in the last period."""
        return estimated(self.index, self.openness, _CROSSED, seed=SEED, period=self.periods[-1])

    def score(self, place: str, period: str, node: str) -> float:
        """Give the score of a node or indicator, NaN where there is none."""
        panel = self.index.scores if node in self.index.scores.index else self.index.scored
        return float(panel.column(node)[self.rows[place, period]])

    def rank(self, place: str, period: str, node: str) -> float:
        """Give the rank of a place among those of its period, 1 the best, NaN without a score."""
        panel = self.index.scores if node in self.index.scores.index else self.index.scored
        rows = panel.period_rows[period]
        ranks = ranked(panel.column(node)[rows][:, None])[:, 0]
        return float(ranks[rows == self.rows[place, period]][0])

    @cached_property
    def _aligned(self) -> NDArray[np.float64]:
        """The standard errors of rounding, (rows, indicators)."""
        return aligned(self.index, self.errors)[0]

    def open_ranks(self, period: str, name: str) -> Mapping[str, tuple[float, float]]:
        """Give the best and worst rank that printed digits leave each place in an indicator.

        A place whose value was filled in has none.
        """
        made = self.index
        rows, at = made.scores.period_rows[period], made.spec.columns.index(name)
        sign = 1.0 if made.spec.indicator[name].direction is Direction.HIGHER else -1.0
        values = np.where(made.imputed_cells[rows, at], np.nan, made.imputed.values[rows, at])
        errors = self._aligned[rows, at]
        best, worst = open_ranks(sign * values, errors)
        return {
            made.scores.places[row]: (float(low), float(high))
            for row, low, high in zip(rows, best, worst, strict=True)
            if not np.isnan(low)
        }


_DONE: dict[str, Computed] = {}
_MOST = 8


def computed(panel: Figure) -> Computed:
    """Compute an index from the figure that gathered its cells, each content once.

    Args:
        panel: its inputs are the cells, each an indicator at a place in a period; its parameter
            ``spec`` is the text of the index's file.

    Raises:
        UseError: the file lays down no sound index.
        IncompatibleUnits: a cell does not measure what the unit of its indicator says.
    """
    if panel.key not in _DONE:
        if len(_DONE) >= _MOST:
            _DONE.pop(next(iter(_DONE)))
        spec, stated = _read(_parameter(panel, "spec"), panel.measure)
        _DONE[panel.key] = Computed(index(spec, panel_of(spec, panel.inputs)), stated, panel.inputs)
    return _DONE[panel.key]


def spec_of(panel: Figure) -> IndexSpec:
    """Read the index that a figure gathered its cells for.

    Raises:
        UseError: the file lays down no sound index.
    """
    return _read(_parameter(panel, "spec"), panel.measure)[0]


@lru_cache(maxsize=_MOST)
def _read(text: str, measure: str) -> tuple[IndexSpec, Openness | None]:
    told = index_of_text(text)
    if told.spec is None:
        raise UseError("the index is not sound", where=measure, remedy="mend its file")
    return told.spec, told.openness


def _parameter(figure: Figure, name: str) -> str:
    why = figure.why
    return dict(why.parameters).get(name, "") if isinstance(why, Derived) else ""


def panel_of(spec: IndexSpec, cells: Sequence[Figure]) -> Panel:
    """Set cells in a panel of all their places and periods, in the units that the index names.

    Raises:
        IncompatibleUnits: a cell does not measure what the unit of its indicator says.
    """
    names = dict.fromkeys((*spec.columns, *(one.denominator for one in spec.indicators)))
    columns = {name: number for number, name in enumerate(name for name in names if name)}
    places = {one.place.code: one.place for one in cells}
    periods = sorted({one.period.code for one in cells})
    rows = [(place, period) for period in periods for place in sorted(places)]
    row_of = {row: number for number, row in enumerate(rows)}
    values = np.full((len(rows), len(columns)), np.nan)
    for one in cells:
        name = one.measure.partition(":")[0]
        values[row_of[one.place.code, one.period.code], columns[name]] = _value(spec, name, one)
    return Panel(
        tuple(place for place, _ in rows), tuple(period for _, period in rows), tuple(columns), values,
        {
            "level": tuple(places[place].level for place, _ in rows),
            "parent": tuple(places[place].parent or "" for place, _ in rows),
        },
    )  # fmt: skip


def _value(spec: IndexSpec, name: str, cell: Figure) -> float:
    """Give the value of a cell in the unit that the index names, else in base units."""
    told = spec.indicator.get(name)
    if told is None or not told.unit:
        return float(Fraction(cell.value) * cell.unit.factor)
    return float(Fraction(cell.value) * cell.unit.ratio_to(unit(told.unit)))
