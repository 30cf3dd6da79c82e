"""The chain from data to index: denominators, screening, gaps, outliers, scores, the tree."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from functools import cached_property
from typing import TypeVar

import numpy as np
import polars as pl
from numpy.typing import NDArray

from dianfan.figures.errors import UseError
from dianfan.figures.finding import Finding
from dianfan.judged.surface.imputing import impute
from dianfan.judged.surface.normalising import Normalisation
from dianfan.judged.surface.normalising import Setting
from dianfan.judged.surface.normalising import normalise
from dianfan.judged.surface.normalising import setting
from dianfan.judged.surface.noting import note
from dianfan.judged.surface.panel import Panel
from dianfan.judged.surface.ranking import places
from dianfan.judged.surface.screening import screened
from dianfan.judged.surface.screening import without
from dianfan.judged.surface.soundness import check
from dianfan.judged.surface.spec import BoundsScope
from dianfan.judged.surface.spec import IndexSpec
from dianfan.judged.surface.spec import Weighting
from dianfan.judged.surface.stages import FRESH
from dianfan.judged.surface.stages import Fresh
from dianfan.judged.surface.stages import Stages
from dianfan.judged.surface.treating import Treated
from dianfan.judged.surface.treating import treat
from dianfan.judged.surface.weighing import SUGGESTED
from dianfan.judged.surface.weighing import Grown
from dianfan.judged.surface.weighing import grow

T = TypeVar("T")
Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]

LARGEST = 1e100
"""A score beyond it is none, and one below its inverse is zero: what is made of them must be finite."""


@dataclass(frozen=True)
class Index:
    """An index computed, with the table of each stage and what was done on the way.

    ``raw`` to ``scored`` have a column for each indicator; ``scores`` one for each node, the
    index itself first. ``imputed_cells`` (rows, indicators) says which cells were filled;
    ``imputed_share`` (rows, nodes) the weight of filled cells under each score, from 0 to 1.
    ``weights`` are by node and child and sum to one in each node; where each place has its
    own, they are the mean of ``shares`` (rows, children), kept by node. ``settings`` are by
    period, or under one empty text for all. ``barred`` (rows, indicators) are cells that
    screening took out.
    """

    spec: IndexSpec
    raw: Panel
    screened: Panel
    imputed: Panel
    treated: Panel
    scored: Panel
    scores: Panel
    imputed_cells: NDArray[np.bool_]
    imputed_share: Matrix
    treatments: Mapping[str, Treated]
    settings: Mapping[str, Setting]
    weights: Mapping[str, Mapping[str, float]]
    findings: tuple[Finding, ...]
    barred: NDArray[np.bool_]
    shares: Mapping[str, Matrix]

    @property
    def digest(self) -> str:
        """The SHA-256 of the index's rules and data, in hex."""
        return hashlib.sha256(f"{self.spec.digest}{self.raw.digest}".encode()).hexdigest()

    @cached_property
    def settled(self) -> IndexSpec:
        """The index with the weights that its data suggested as given ones.

        Benefit of the doubt stays, since there each place has weights of its own.
        """
        nodes = tuple(
            replace(one, weighting=Weighting.GIVEN, weights=self.weights[one.id])
            if one.weighting in SUGGESTED
            else one
            for one in self.spec.nodes
        )
        return replace(self.spec, nodes=nodes)

    def ranks(self, node: str = "") -> Vector:
        """Give each row's place within its period, 1 the best; NaN where there is no score."""
        column = self.scores.column(node or self.spec.root.id)
        ranked = np.full(len(column), np.nan)
        for rows in self.scores.period_rows.values():
            ranked[rows] = places(column[rows][:, None])[:, 0]
        return ranked

    def table(self) -> pl.DataFrame:
        """Give scores and ranks as a wide table: place, period, rank, and a column a node."""
        keys = {"place": list(self.scores.places), "period": list(self.scores.periods)}
        ranks = pl.Series("rank", self.ranks()).fill_nan(None).cast(pl.Int64)
        nodes = {n: self.scores.values[:, i] for i, n in enumerate(self.scores.columns)}
        return pl.DataFrame(keys).with_columns(ranks, *(pl.Series(n, v) for n, v in nodes.items()))


def index(spec: IndexSpec, data: Panel, stages: Stages | Fresh = FRESH) -> Index:
    """Compute an index from the data of one period or of a panel.

    Args:
        spec: what the index is made of; it is checked before anything runs.
        data: a column for each indicator and each denominator.
        stages: keeps what was computed before, by its content; nothing is kept if left out.

    Raises:
        UseError: the index is not sound, or a column is missing.
    """
    check(spec)
    found: list[Finding] = []
    raw = denominated(spec, data, found)
    left = screened(spec, raw, found)
    imputed, cells = stages.of(
        "imputed",
        left.panel,
        (left.barred.tobytes(), spec.imputation, spec.group),
        lambda: imputed_by(spec, left.panel, left.barred),
    )
    treated, treatments = _told(
        found,
        stages.of(
            "treated",
            imputed,
            (spec.treatment, spec.most_points, [one.treatment for one in spec.indicators]),
            lambda: _telling(lambda told: treated_by(spec, imputed, told)),
        ),
    )
    settings = _settings(spec, treated)
    scored = _told(
        found,
        stages.of(
            "scored",
            treated,
            (spec.normalisation, spec.span, spec.bounds, spec.base, spec.indicators),
            lambda: _telling(lambda told: _scored(spec, treated, settings, told)),
        ),
    )
    grown = grow(spec, scored, found)
    return Index(
        spec, raw, left.panel, imputed, treated, scored, _table(spec, scored, grown), cells,
        _imputed_share(spec, cells, grown), treatments, settings, grown.weights, tuple(found),
        left.barred, grown.shares,
    )  # fmt: skip


def _telling(work: Callable[[list[Finding]], T]) -> tuple[T, tuple[Finding, ...]]:
    """Give what some work makes, and what it found on the way."""
    told: list[Finding] = []
    made = work(told)
    return made, tuple(told)


def _told(found: list[Finding], made: tuple[T, tuple[Finding, ...]]) -> T:
    """Add to the findings what was found on the way, and give what was made."""
    found.extend(made[1])
    return made[0]


def denominated(spec: IndexSpec, data: Panel, found: list[Finding]) -> Panel:
    """Divide the indicators that have a denominator by it; zero or less makes a gap."""
    columns = []
    for one in spec.indicators:
        values = data.column(one.id)
        if one.denominator:
            below = data.column(one.denominator)
            with np.errstate(divide="ignore", invalid="ignore"):
                values = np.where(below > 0, values / below, np.nan)
            bad = int(np.sum(below <= 0))
            if bad:
                found.append(
                    note(
                        "denominator",
                        one.id,
                        f"{bad} denominators are zero or less",
                        "the cells stay gaps; mend the denominator",
                    )
                )
        columns.append(values)
    return data.with_values(spec.columns, np.column_stack(columns))


def imputed_by(
    spec: IndexSpec, left: Panel, barred: NDArray[np.bool_]
) -> tuple[Panel, NDArray[np.bool_]]:
    """Fill gaps as the index lays down, those of barred cells not; tell which were filled."""
    filled, cells = impute(left, spec.imputation, spec.group)
    return without(filled, barred), cells & ~barred


def treated_by(
    spec: IndexSpec, imputed: Panel, found: list[Finding]
) -> tuple[Panel, Mapping[str, Treated]]:
    """Treat the columns for outliers as the index lays down, and say what was done to each."""
    done = {
        one.id: treat(imputed.column(one.id), one.treatment or spec.treatment, spec.most_points)
        for one in spec.indicators
    }
    for name, one in done.items():
        if not one.is_acceptable:
            found.append(
                note(
                    "outliers",
                    name,
                    f"skewness {one.after[0]:.2f} and kurtosis {one.after[1]:.2f} after treatment: {one.reason}",
                    "look at the column; goalposts bear outliers",
                )
            )
    return imputed.with_values(
        spec.columns, np.column_stack([one.values for one in done.values()])
    ), done


def scored_by(spec: IndexSpec, treated: Panel, found: list[Finding]) -> Panel:
    """Normalise treated columns as the index lays down."""
    return _scored(spec, treated, _settings(spec, treated), found)


def _settings(spec: IndexSpec, treated: Panel) -> Mapping[str, Setting]:
    if spec.bounds is BoundsScope.PERIOD:
        return {
            one: _setting(spec, treated.values[rows]) for one, rows in treated.period_rows.items()
        }
    if spec.bounds is BoundsScope.GLOBAL:
        return {"": _setting(spec, treated.values)}
    if spec.base not in treated.period_rows:
        raise UseError(
            f"the base period {spec.base} has no data",
            where=spec.id,
            remedy="take a period that has",
        )
    return {"": _setting(spec, treated.values[treated.period_rows[spec.base]])}


def _setting(spec: IndexSpec, values: Matrix) -> Setting:
    """Take bounds from the values, and those that the file lays down in their place."""
    empty = np.isnan(values).all(axis=0)
    taken = setting(
        np.where(empty, 0.0, values),
        np.array([one.sign for one in spec.indicators]),
        goal=np.array([np.nan if one.goal is None else one.goal for one in spec.indicators]),
        span=spec.span,
    )
    low = [
        at if one.low is None else one.low
        for one, at in zip(spec.indicators, taken.low, strict=True)
    ]
    high = [
        at if one.high is None else one.high
        for one, at in zip(spec.indicators, taken.high, strict=True)
    ]
    return replace(taken, low=np.array(low), high=np.array(high))


def _scored(
    spec: IndexSpec, treated: Panel, settings: Mapping[str, Setting], found: list[Finding]
) -> Panel:
    methods = [one.normalisation or spec.normalisation for one in spec.indicators]
    scored = np.full(treated.values.shape, np.nan)
    for period, by in settings.items():
        rows = treated.period_rows[period] if period else np.arange(len(treated.places))
        for method in dict.fromkeys(methods):
            columns = np.array([number for number, one in enumerate(methods) if one is method])
            scored[np.ix_(rows, columns)] = _of_columns(
                treated.values[np.ix_(rows, columns)], method, by, columns
            )
    with np.errstate(invalid="ignore"):
        endless = np.abs(scored) > LARGEST
        scored = np.where(np.abs(scored) < 1 / LARGEST, 0.0, scored)
    constant = endless | (np.isnan(scored) & ~np.isnan(treated.values))
    found.extend(
        _unscored(spec.columns[number], treated.values[:, number], methods[number])
        for number in np.flatnonzero(constant.any(axis=0))
    )
    return treated.with_values(spec.columns, np.where(constant, np.nan, scored))


def _unscored(name: str, column: Vector, method: Normalisation) -> Finding:
    """Say why a column with values has gaps among its scores."""
    known = column[~np.isnan(column)]
    if (known == known[0]).all():
        return note(
            "constant",
            name,
            "the column tells no places apart, so it has no scores",
            "leave the indicator out, or give it goalposts",
        )
    return note(
        "unscored",
        name,
        f"some of its values have no score by {method}: a bound, goal or value divides by zero,"
        " or the score is too large to reckon with",
        "normalise it otherwise, or give it other bounds or another goal",
    )


def _of_columns(
    values: Matrix, method: Normalisation, by: Setting, columns: NDArray[np.intp]
) -> Matrix:
    picked = replace(
        by, sign=by.sign[columns], low=by.low[columns], high=by.high[columns],
        mean=by.mean[columns], spread=by.spread[columns], goal=by.goal[columns],
    )  # fmt: skip
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        return normalise(values, method, picked)


def tree(
    spec: IndexSpec, scored: Panel, weights: Mapping[str, Mapping[str, float]], found: list[Finding]
) -> Panel:
    """Put scores together up the tree by given weights; a column for each node, the root first."""
    return _table(spec, scored, grow(spec, scored, found, weights))


def _table(spec: IndexSpec, scored: Panel, grown: Grown) -> Panel:
    names = tuple(one.id for one in spec.nodes)
    return scored.with_values(names, np.column_stack([grown.scores[name] for name in names]))


def _imputed_share(spec: IndexSpec, cells: NDArray[np.bool_], grown: Grown) -> Matrix:
    share = {name: cells[:, number].astype(np.float64) for number, name in enumerate(spec.columns)}
    for node in spec.from_below():
        below = np.column_stack([share[child] for child in node.children])
        weights = np.array([grown.weights[node.id][child] for child in node.children])
        of_rows = grown.shares.get(node.id, weights[None, :])
        share[node.id] = np.nansum(of_rows * below, axis=1)
    return np.column_stack([share[one.id] for one in spec.nodes])
