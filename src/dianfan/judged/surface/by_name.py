"""Space and time of an index by the names of its places: nothing hangs on the order of rows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.errors import UseError
from dianfan.figures.finding import Finding
from dianfan.figures.finding import Severity
from dianfan.figures.finding import Where
from dianfan.judged.surface.chain import Index
from dianfan.judged.surface.convergence import Beta
from dianfan.judged.surface.convergence import beta
from dianfan.judged.surface.convergence import sigma
from dianfan.judged.surface.mobility import Mobility
from dianfan.judged.surface.mobility import moves
from dianfan.judged.surface.panel import Panel
from dianfan.judged.surface.periods import rows_of
from dianfan.judged.surface.space import Moran
from dianfan.judged.surface.space import Neighbours
from dianfan.judged.surface.space import moran

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]

_FEWEST = 3


@dataclass(frozen=True)
class Likeness:
    """Whether places of an index are like their neighbours, over those in both.

    ``names`` (places,) in the order of ``found.local``; ``left_out`` have no score, or nobody
    says who neighbours them.
    """

    names: tuple[str, ...]
    found: Moran
    left_out: tuple[str, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Convergence:
    """Whether places come nearer to one another, over places with a value in every period.

    ``spreads`` (periods,) the standard deviation of logarithms and ``counts`` its places, of
    all that have a value; ``catching_up`` the regression of growth on the start, and
    ``mobility`` the changes of rank, both from the first to the last period and None where
    too few places have both, which ``findings`` tells.
    """

    periods: tuple[str, ...]
    spreads: Vector
    counts: NDArray[np.int64]
    catching_up: Beta | None
    mobility: Mobility | None
    findings: tuple[Finding, ...]


def likeness(
    made: Index,
    near: Neighbours,
    *,
    node: str = "",
    period: str | None = None,
    permutations: int = 999,
    seed: int = 0,
) -> Likeness:
    """Give Moran's I of an index, or of one of its nodes, in one period.

    Args:
        made: the index.
        near: who neighbours whom; weights that sum to one by row do so again over the places
            that are left.
        node: of the index; the index itself if left out.
        period: of a panel; the last one if left out.
        permutations: as for :func:`space.moran`.
        seed: likewise.

    Raises:
        UseError: there is no such period or node; or as :func:`space.moran`.
    """
    rows = rows_of(made, period)
    column = made.scores.column(node or made.spec.root.id)
    scored = {made.scores.places[row]: float(column[row]) for row in rows}
    known = [name for name in near.names if not np.isnan(scored.get(name, np.nan))]
    left_out = tuple(sorted((set(scored) | set(near.names)) - set(known)))
    at = np.array([near.names.index(name) for name in known], dtype=np.intp)
    values = np.array([scored[name] for name in known])
    found = moran(values, _among(near, at), permutations=permutations, seed=seed)
    return Likeness(tuple(known), found, left_out, tuple(_left_out(name) for name in left_out))


def convergence_over(panel: Panel, column: str, years: float, *, classes: int = 4) -> Convergence:
    """Say whether places come nearer to one another between the first and the last period.

    Args:
        panel: the data, or the scores of an index, of two periods or more.
        column: above zero, such as output per head.
        years: from the first period to the last.
        classes: of ranks, for mobility.

    Raises:
        UseError: there is one period, no such column, a value has no logarithm, a period has
            fewer than two places, or no time passed.
    """
    table = wide(panel, column)[1]
    periods = tuple(panel.period_rows)
    if len(periods) < 2 or not years > 0:  # noqa: PLR2004 - from one to another
        raise UseError(
            "convergence is from one period to a later one",
            remedy="give two periods or more, and the years between the first and the last",
        )
    counts = (~np.isnan(table)).sum(axis=0)
    spreads, first, last = sigma(table), table[:, 0], table[:, -1]
    found = list[Finding]()
    both = ~(np.isnan(first) | np.isnan(last))
    enough = int(both.sum()) >= max(_FEWEST, classes)
    uneven = enough and float(np.ptp(first[both])) > 0
    if not uneven:
        found.append(_too_few(column, int(both.sum())))
    return Convergence(
        periods, spreads, counts, beta(first, last, years) if uneven else None,
        moves(first, last, classes=classes) if enough else None, tuple(found),
    )  # fmt: skip


def wide(panel: Panel, column: str) -> tuple[tuple[str, ...], Matrix]:
    """Give a column as a table by place and period.

    Returns:
        the places in order of appearance, and (places, periods), the periods in order, NaN
        where a place has no row or no value.

    Raises:
        UseError: there is no such column.
    """
    values, periods = panel.column(column), tuple(panel.period_rows)
    places = tuple(dict.fromkeys(panel.places))
    row_of = {name: at for at, name in enumerate(places)}
    column_of = {name: at for at, name in enumerate(periods)}
    table = np.full((len(places), len(periods)), np.nan)
    rows = [row_of[name] for name in panel.places]
    table[rows, [column_of[name] for name in panel.periods]] = values
    return places, table


def _among(near: Neighbours, at: NDArray[np.intp]) -> Neighbours:
    weights = near.weights[np.ix_(at, at)]
    sums = near.weights.sum(axis=1)
    if np.isin(np.round(sums, 12), (0.0, 1.0)).all():
        left = weights.sum(axis=1, keepdims=True)
        weights = weights / np.where(left > 0, left, 1)
    return Neighbours(tuple(near.names[one] for one in at), weights)


def _left_out(name: str) -> Finding:
    return Finding(
        Severity.WARNING,
        "space-left-out",
        Where(name),
        "the place has no score, or nobody says who neighbours it, and is left out",
        "score it, and name its neighbours, none if it is an island",
    )


def _too_few(column: str, count: int) -> Finding:
    return Finding(
        Severity.WARNING,
        "convergence-few",
        Where(column),
        f"n = {count}: too few places have a value at both ends, or all started alike",
        "take more places or fewer classes, or tell the spread alone",
    )
