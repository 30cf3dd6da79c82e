"""The yardstick of an index: its caps, bounds, methods and weights, apart from the data.

With it other values can be scored as those of the index were, without the bounds moving.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.errors import UseError
from dianfan.judged.surface.aggregating import COMPARES
from dianfan.judged.surface.aggregating import aggregate
from dianfan.judged.surface.chain import Index
from dianfan.judged.surface.normalising import Normalisation
from dianfan.judged.surface.normalising import Setting
from dianfan.judged.surface.normalising import normalise
from dianfan.judged.surface.panel import Panel
from dianfan.judged.surface.spec import IndexSpec
from dianfan.judged.surface.spec import Weighting
from dianfan.judged.surface.treating import Done
from dianfan.judged.surface.treating import Treated

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]
Weights = Mapping[str, Mapping[str, float]]

RANKS = frozenset({Normalisation.RANK, Normalisation.PERCENTILE, Normalisation.BORDA})
"""Normalisations in which the score of a place hangs on the values of others."""

_GAP_SHARE = 0.01


@dataclass(frozen=True)
class Bend:
    """What treatment does to a column, as it was fitted to the values of the index.

    Winsorised columns are drawn in to ``low`` and ``high``; the logarithm and Box-Cox start
    from the ``low`` and ``high`` of the original, and what lies below ``low`` counts as it.
    """

    done: Done
    low: float
    high: float
    exponent: float = 0.0

    def apply(self, values: Vector) -> Vector:
        """Treat values, (…,), as the column was treated."""
        if self.done is Done.NOTHING:
            return values
        if self.done is Done.WINSORISED:
            return np.clip(values, self.low, self.high)
        raised = np.maximum(values, self.low)
        moved = raised - self.low + _GAP_SHARE * (self.high - self.low)
        if self.done is Done.LOGGED:
            return np.asarray(np.log(moved))
        positive = raised if self.low > 0 else moved
        if self.exponent == 0:
            return np.asarray(np.log(positive))
        return np.asarray((positive**self.exponent - 1) / self.exponent)


@dataclass(frozen=True)
class Yardstick:
    """What an index measures by: ``bends`` by indicator, ``settings`` by period, ``weights``."""

    spec: IndexSpec
    bends: Mapping[str, Bend]
    settings: Mapping[str, Setting]
    weights: Weights

    def scored(self, values: Panel) -> Panel:
        """Treat and normalise values, a column for each indicator, by what was fitted.

        Args:
            values: as they were before treatment: divided by their denominators, gaps filled.

        Raises:
            UseError: bounds are those of each period, and one of the periods has none.
        """
        treated = np.column_stack(
            [self.bends[name].apply(values.column(name)) for name in self.spec.columns]
        )
        scored = np.full(treated.shape, np.nan)
        for period, rows in values.period_rows.items():
            by = self.settings.get("", self.settings.get(period))
            if by is None:
                raise UseError(
                    f"there are no bounds for the period “{period}”",
                    remedy=f"take one of {', '.join(self.settings)}",
                )
            if "" in self.settings:
                return values.with_values(self.spec.columns, _normalised(self.spec, treated, by))
            scored[rows] = _normalised(self.spec, treated[rows], by)
        return values.with_values(self.spec.columns, scored)

    def scores(self, values: Panel) -> Panel:
        """Score values up to the index itself: a column for each node, the root first.

        Raises:
            UseError: as :meth:`scored` and :func:`put_up`.
        """
        scored = self.scored(values)
        made = put_up(self.spec, self.weights, scored.values, scored.period_rows.values())
        names = tuple(one.id for one in self.spec.nodes)
        return values.with_values(names, np.column_stack([made[name] for name in names]))

    def index(self, values: Panel) -> Vector:
        """Give the index of each row of values, (rows,), NaN where it is not defined."""
        return self.scores(values).column(self.spec.root.id)


def yardstick(made: Index) -> Yardstick:
    """Give what an index measures by."""
    bends = {
        name: bend(made.treatments[name], made.imputed.column(name)) for name in made.spec.columns
    }
    return Yardstick(made.spec, bends, made.settings, made.weights)


def bend(treated: Treated, original: Vector) -> Bend:
    """Give what a treatment does to any value, from what it did to a column."""
    if treated.done is Done.NOTHING:
        return Bend(Done.NOTHING, np.nan, np.nan)
    seen = treated.values if treated.done is Done.WINSORISED else original
    return Bend(
        treated.done, float(np.nanmin(seen)), float(np.nanmax(seen)), treated.parameter or 0.0
    )


def is_relative(spec: IndexSpec) -> bool:
    """Tell whether the score of a place hangs on other places even when the bounds are kept."""
    methods = {one.normalisation or spec.normalisation for one in spec.indicators}
    return bool(methods & RANKS) or any(
        one.aggregation in COMPARES or one.weighting is Weighting.BOD for one in spec.nodes
    )


def put_up(
    spec: IndexSpec, weights: Weights, scored: Matrix, blocks: Iterable[NDArray[np.intp]]
) -> dict[str, Vector]:
    """Put scores together up the tree by weights that are given.

    A node that is not defined for its scores leaves those above it undefined too: it is no gap
    that may be left out.

    Args:
        spec: the index.
        weights: by node and child.
        scored: (rows, indicators), in the order of the index.
        blocks: rows that may be compared with one another, such as those of a period.

    Returns:
        (rows,) of each node.

    Raises:
        UseError: each place has weights of its own (benefit of the doubt).
    """
    _refuse_own_weights(spec)
    groups = tuple(blocks)
    made = {name: scored[:, at] for at, name in enumerate(spec.columns)}
    broken = dict.fromkeys(spec.columns, np.zeros(len(scored), dtype=bool))
    for node in spec.from_below():
        children = np.column_stack([made[child] for child in node.children])
        shares = np.array([weights[node.id][child] for child in node.children])
        put = np.full(len(scored), np.nan)
        for rows in groups if node.aggregation in COMPARES else (np.arange(len(scored)),):
            put[rows] = aggregate(children[rows], shares, node.aggregation, node.terms)
        below = np.any([broken[child] for child in node.children], axis=0)
        here = np.isnan(put) & ~np.isnan(children[:, shares > 0]).all(axis=1)
        broken[node.id] = below | here
        made[node.id] = np.where(broken[node.id], np.nan, put)
    return made


def _refuse_own_weights(spec: IndexSpec) -> None:
    for node in spec.nodes:
        if node.weighting is Weighting.BOD:
            raise UseError(
                "each place has weights of its own, so there is no one yardstick",
                where=node.id,
                why="benefit of the doubt seeks them anew for other scores",
                remedy="give the node weights, or take them from the data once",
            )


def _normalised(spec: IndexSpec, treated: Matrix, by: Setting) -> Matrix:
    methods = [one.normalisation or spec.normalisation for one in spec.indicators]
    scored = np.full(treated.shape, np.nan)
    for method in dict.fromkeys(methods):
        mine = np.array([at for at, one in enumerate(methods) if one is method])
        with np.errstate(divide="ignore", invalid="ignore"):
            scored[:, mine] = normalise(treated[:, mine], method, of_columns(by, mine))
    return np.where(np.isinf(scored), np.nan, scored)


def of_columns(by: Setting, columns: NDArray[np.intp]) -> Setting:
    """Give the setting of some columns."""
    return replace(
        by, sign=by.sign[columns], low=by.low[columns], high=by.high[columns],
        mean=by.mean[columns], spread=by.spread[columns], goal=by.goal[columns],
    )  # fmt: skip
