"""Internal consistency: whether the children of a node measure something in common."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from dianfan.figures.finding import Finding
from dianfan.judged.surface.audit.statistic import LEVEL
from dianfan.judged.surface.audit.statistic import Statistic
from dianfan.judged.surface.audit.statistic import few
from dianfan.judged.surface.audit.statistic import undefined
from dianfan.judged.surface.chain import Index
from dianfan.judged.surface.periods import rows_of

Matrix = NDArray[np.float64]

WANTED, DOUBTED = 0.7, 0.5
_PAIR = 2


@dataclass(frozen=True)
class Consistency:
    """Cronbach's alpha of a node's children, or of all indicators where ``node`` is empty.

    ``without`` gives, for each child, the alpha of the others: where it is higher, the child
    measures something else. ``dropped`` places had gaps and were left out.
    """

    node: str
    alpha: Statistic
    without: dict[str, Statistic]
    dropped: int
    findings: tuple[Finding, ...]


def cronbach(values: Matrix) -> Statistic:
    """Give Cronbach's alpha: ``k² · c̄ / Σ c``, c̄ the mean covariance of two columns.

    Over the rows without gaps, with Feldt's interval (1965): ``1 − (1 − α) F`` with n − 1 and
    (n − 1)(k − 1) degrees of freedom.

    Args:
        values: (places, columns), as scored, NaN where there is a gap.

    Returns:
        at most 1, negative where columns run against one another; NaN for one column, fewer
        than two whole rows, or rows that all have one sum.
    """
    whole = values[~np.isnan(values).any(axis=1)]
    count, width = whole.shape
    if count < _PAIR or width < _PAIR:
        return Statistic(math.nan, count)
    return _alpha(_covariances(whole), count)


def _covariances(whole: Matrix) -> Matrix:
    """Give covariances of columns by the largest value, so that nothing overflows."""
    scaled = whole / (float(np.abs(whole).max()) or 1.0)
    away = scaled - scaled.mean(axis=0)
    table: Matrix = away.T @ away / (len(whole) - 1)
    return table


def _alpha(table: Matrix, count: int) -> Statistic:
    width, total, own = len(table), float(table.sum()), float(np.trace(table))
    if not total > 1e-12 * max(own, 1e-300):
        return Statistic(math.nan, count)
    alpha = width / (width - 1) * (1 - own / total)
    return Statistic(alpha, count, *_feldt(alpha, count, width))


def _feldt(alpha: float, count: int, width: int) -> tuple[float, float]:
    freedom = count - 1, (count - 1) * (width - 1)
    low, high = (
        1 - (1 - alpha) * float(stats.f.ppf(at, *freedom)) for at in (1 - LEVEL / 2, LEVEL / 2)
    )
    return low, high


def fewest_rows(width: int) -> int:
    """Give the least n for which an alpha of 0.7 is told from one of 0.5.

    By Feldt's interval; 0.5 is the null value that Bujang et al. (2018) propose.
    """
    count = _PAIR
    while _feldt(WANTED, count, width)[0] <= DOUBTED:
        count += 1
    return count


def consistency(made: Index, *, period: str | None = None) -> tuple[Consistency, ...]:
    """Give the alpha of each node with two children or more, and that of all indicators first.

    Args:
        made: the index; scores are taken as they were put together.
        period: of a panel; the last one if left out.

    Raises:
        UseError: the index has no such period.
    """
    rows = rows_of(made, period)
    found = [_one("", made.spec.columns, made.scored.of(made.spec.columns)[rows])]
    for node in made.spec.nodes:
        columns = [
            (made.scores if one in made.spec.node else made.scored).column(one)[rows]
            for one in node.children
        ]
        if len(columns) >= _PAIR:
            found.append(_one(node.id, node.children, np.column_stack(columns)))
    return tuple(found)


def _one(node: str, names: tuple[str, ...], values: Matrix) -> Consistency:
    alpha = cronbach(values)
    without = _without(values, names) if len(names) > _PAIR else {}
    return Consistency(
        node, alpha, without, len(values) - alpha.count, _findings(node, alpha, len(names))
    )


def _without(values: Matrix, names: tuple[str, ...]) -> dict[str, Statistic]:
    """Give the alpha without each column; from one table of covariances where nothing is a gap."""
    if np.isnan(values).any() or len(values) < _PAIR:
        return {name: cronbach(np.delete(values, at, axis=1)) for at, name in enumerate(names)}
    table = _covariances(values)
    kept = [np.delete(np.arange(len(names)), at) for at in range(len(names))]
    return {
        name: _alpha(table[np.ix_(mine, mine)], len(values))
        for name, mine in zip(names, kept, strict=True)
    }


def _findings(node: str, alpha: Statistic, width: int) -> tuple[Finding, ...]:
    where = node or "all indicators"
    if math.isnan(alpha.value):
        why = "fewer than two columns, or two places without gaps, or nothing that varies"
        return (undefined("no-alpha", where, why, "impute gaps, or leave constant columns out"),)
    wanted = fewest_rows(width)
    if alpha.count >= wanted:
        return ()
    why = f"an alpha of {WANTED} is not told from {DOUBTED} (Feldt 1965; Bujang et al. 2018)"
    return (few("alpha", where, alpha.count, wanted, why),)
