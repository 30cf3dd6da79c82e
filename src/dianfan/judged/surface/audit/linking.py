"""Links: how an index goes with other variables, such as output per head, and with denominators."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from dianfan.figures.errors import UseError
from dianfan.figures.finding import Finding
from dianfan.judged.surface.audit.correlating import FEWEST
from dianfan.judged.surface.audit.correlating import Correlating
from dianfan.judged.surface.audit.correlating import correlation
from dianfan.judged.surface.audit.statistic import LEVEL
from dianfan.judged.surface.audit.statistic import Statistic
from dianfan.judged.surface.audit.statistic import few
from dianfan.judged.surface.audit.statistic import undefined
from dianfan.judged.surface.chain import Index
from dianfan.judged.surface.panel import Panel
from dianfan.judged.surface.periods import rows_of

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]

ROWS_A_SLOPE = 10
"""Places for a regression on one variable, the least that Harrell (2015, 4.4) advises."""


@dataclass(frozen=True)
class IndexLink:
    """How an index goes with one variable, over all places or those of a group.

    ``slope`` in points for a unit of the variable, or for a unit of its natural logarithm where
    ``is_log``, with its 95 % interval by Student's t; ``r2`` the share of the variance along the
    line; ``pearson``, ``spearman`` and ``kendall`` correlations. ``beyond`` (places,) is what a
    place has above what the line says, in standard errors (internally studentised), NaN where
    it has no value. It is a description: the variable need not be the cause.
    """

    variable: str
    group: str
    is_log: bool
    slope: Statistic
    intercept: float
    r2: Statistic
    pearson: Statistic
    spearman: Statistic
    kendall: Statistic
    names: tuple[str, ...]
    beyond: Vector
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class SizeLink:
    """An indicator that goes with the size of places, before or after a denominator.

    ``divided`` tells whether the indicator was divided by its denominator; ``is_large`` whether
    the correlation is beyond the threshold, so that a denominator may be wanted.
    """

    indicator: str
    size: str
    divided: str
    pearson: Statistic
    spearman: Statistic
    is_large: bool


def link(
    made: Index,
    data: Panel,
    variable: str,
    *,
    log: bool = False,
    group: str = "",
    period: str | None = None,
) -> tuple[IndexLink, ...]:
    """Say how an index goes with a variable, over all places and by group.

    Args:
        made: the index.
        data: holds the variable for places and periods of the index; others are left out.
        variable: the name of its column.
        log: take its natural logarithm.
        group: the name of a group of ``data``; none if left out.
        period: of a panel; the last one if left out.

    Returns:
        one over all places, then one for each group in order.

    Raises:
        UseError: there is no such column, group or period; or values that have no logarithm.
    """
    rows = rows_of(made, period)
    at = _found(made, data, rows)
    column = np.where(at >= 0, data.column(variable)[at], np.nan)
    if log and (column <= 0).any():
        raise UseError(
            "a value is zero or negative and has no logarithm",
            where=variable,
            remedy="link the variable as it is",
        )
    taken = np.log(column) if log else column
    score = made.scores.column(made.spec.root.id)[rows]
    names = tuple(made.scores.places[row] for row in rows)
    return tuple(
        _link((variable, one, log), taken[mine], score[mine], tuple(np.array(names)[mine]))
        for one, mine in _groups(data, at, group)
    )


def size_links(
    made: Index,
    data: Panel,
    sizes: tuple[str, ...],
    *,
    threshold: float = 0.6,
    period: str | None = None,
) -> tuple[SizeLink, ...]:
    """Say which indicators go with the size of places, before and after their denominators.

    Args:
        made: the index.
        data: what it was made of, with columns of size such as people or area.
        sizes: their names.
        threshold: of |r|, above which a link is large; 0.6 is what COINr proposes.
        period: of a panel; the last one if left out.

    Raises:
        UseError: a column or the period is not there.
    """
    rows = rows_of(made, period)
    at = _found(made, data, rows)
    raw = {key: row for row, key in enumerate(zip(made.raw.places, made.raw.periods, strict=True))}
    own = [raw[made.scores.places[row], made.scores.periods[row]] for row in rows]
    found = []
    for one in made.spec.indicators:
        plain = np.where(at >= 0, data.column(one.id)[at], np.nan)
        states = [("", plain)]
        if one.denominator:
            states.append((one.denominator, made.raw.column(one.id)[own]))
        for size in sizes:
            column = np.where(at >= 0, data.column(size)[at], np.nan)
            found += [_size(one.id, size, by, values, column, threshold) for by, values in states]
    return tuple(found)


def _size(
    name: str, size: str, by: str, values: Vector, column: Vector, threshold: float
) -> SizeLink:
    plain, ranked = (
        correlation(values, column, one) for one in (Correlating.PEARSON, Correlating.SPEARMAN)
    )
    large = max(abs(plain.value), abs(ranked.value)) > threshold
    return SizeLink(name, size, by, plain, ranked, bool(large))


def _found(made: Index, data: Panel, rows: NDArray[np.intp]) -> NDArray[np.intp]:
    """Give the row of the data for each place of a period, −1 where there is none."""
    row_of = {key: at for at, key in enumerate(zip(data.places, data.periods, strict=True))}
    keys = [(made.scores.places[row], made.scores.periods[row]) for row in rows]
    return np.array([row_of.get(key, -1) for key in keys], dtype=np.intp)


def _groups(
    data: Panel, at: NDArray[np.intp], group: str
) -> Iterator[tuple[str, NDArray[np.bool_]]]:
    yield "", np.ones(len(at), dtype=bool)
    if not group:
        return
    if group not in data.groups:
        raise UseError(f"the data have no group “{group}”", remedy="keep it as they are read")
    texts = np.array([data.groups[group][row] if row >= 0 else "" for row in at])
    for one in sorted(set(texts.tolist()) - {""}):
        yield one, texts == one


def _link(
    what: tuple[str, str, bool], column: Vector, score: Vector, names: tuple[str, ...]
) -> IndexLink:
    there = ~(np.isnan(column) | np.isnan(score))
    x, y, count = column[there], score[there], int(there.sum())
    beyond = np.full(len(column), np.nan)
    plain, ranked, paired = (correlation(column, score, one) for one in Correlating)
    where = " ".join(part for part in what[:2] if part)
    if count < FEWEST or np.ptp(x) == 0 or np.ptp(y) == 0:
        none = Statistic(math.nan, count)
        why = "fewer than three places have both, or one of the two is constant"
        told = undefined("no-link", where, why, "take a wider set of places")
        return IndexLink(*what, none, math.nan, none, plain, ranked, paired, names, beyond, (told,))
    slope, intercept, beyond[there] = _line(x, y)
    told_few = few("link", where, count, ROWS_A_SLOPE, "a slope wants ten places (Harrell 2015)")
    return IndexLink(
        *what, slope, intercept, Statistic(plain.value**2, count), plain, ranked, paired, names,
        beyond, (told_few,) if count < ROWS_A_SLOPE else (),
    )  # fmt: skip


def _line(x: Vector, y: Vector) -> tuple[Statistic, float, Vector]:
    """Fit a line: its slope with interval, its intercept, and studentised residuals."""
    count, size = len(x), float(np.abs(x).max())
    away = (x - x.mean()) / size
    square = float(away @ away)
    steep = float(away @ (y - y.mean())) / square
    rest = y - y.mean() - steep * away
    spread = math.sqrt(max(float(rest @ rest), 0.0) / (count - 2))
    reach = float(stats.t.ppf(1 - LEVEL / 2, count - 2)) * spread / math.sqrt(square)
    pull = 1 / count + away**2 / square
    with np.errstate(divide="ignore", invalid="ignore"):
        beyond = rest / (spread * np.sqrt(1 - pull))
    noise = 1e-12 * float(np.abs(y).max())
    beyond = np.where((pull < 1 - 1e-12) & (spread > noise), beyond, 0.0)
    slope = Statistic(steep / size, count, (steep - reach) / size, (steep + reach) / size)
    return slope, float(y.mean() - steep * x.mean() / size), beyond
