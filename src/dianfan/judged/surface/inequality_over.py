"""Inequality of a column of a panel, period by period, with what was left out and why."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.errors import UseError
from dianfan.figures.finding import Finding
from dianfan.figures.finding import Severity
from dianfan.figures.finding import Where
from dianfan.judged.inequality import atkinson
from dianfan.judged.inequality import gini
from dianfan.judged.inequality import theil_parts
from dianfan.judged.surface.panel import Panel

Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Inequality:
    """Inequality of places in one period, over ``count`` places.

    ``between`` and ``within`` are parts of ``theil``; all of it is within where no group is named.
    """

    period: str
    count: int
    gini: float
    theil: float
    between: float
    within: float
    atkinson: float


@dataclass(frozen=True)
class Ratio:
    """How many times the mean of one group is that of another, such as town to country.

    ``upper`` and ``lower`` are the means, weighted by people where they are given; ``counts`` the
    places that each rests on.
    """

    period: str
    value: float
    upper: float
    lower: float
    counts: tuple[int, int]


def inequality_over(
    panel: Panel, column: str, *, people: str = "", group: str = "", aversion: float = 1.0
) -> tuple[tuple[Inequality, ...], tuple[Finding, ...]]:
    """Measure the inequality of a column in each period.

    Places without a value, or without people where these are asked for, are left out with a
    finding; so is a period in which fewer than two places are left, or a value is negative.

    Args:
        panel: the data.
        column: what is shared, per head where people are given.
        people: the column of people; every place counts alike if left out.
        group: the group of the panel whose means are told apart; none if left out.
        aversion: of Atkinson's index, above 0.

    Raises:
        UseError: there is no such column or group, or the aversion is not above zero.
    """
    values, heads, texts = _columns(panel, column, people, group)
    made, found = list[Inequality](), list[Finding]()
    for period, rows in panel.period_rows.items():
        there = _there(values[rows], heads[rows])
        kept = rows[there]
        if len(kept) < len(rows):
            found.append(_left_out(period, column, len(rows) - len(kept)))
        if len(kept) < 2 or (values[kept] < 0).any() or not values[kept].sum() > 0:  # noqa: PLR2004 - one is equal to itself
            found.append(_not_measured(period, column))
            continue
        x, weights = values[kept], heads[kept]
        parts = theil_parts(x, tuple(texts[row] for row in kept), weights)
        poor = atkinson(x, aversion, weights)
        split = (parts.whole, parts.between, parts.within)
        made.append(Inequality(period, len(kept), gini(x, weights), *split, poor))
    return tuple(made), tuple(found)


def ratio_over(
    panel: Panel, column: str, *, group: str, upper: str, lower: str, people: str = ""
) -> tuple[tuple[Ratio, ...], tuple[Finding, ...]]:
    """Give the ratio of two groups' means in each period, such as town to country.

    A period in which either group has no place with a value, or the lower mean is not above
    zero, is left out with a finding.

    Args:
        panel: the data.
        column: whose means, per head where people are given.
        group: the group of the panel.
        upper: the text of the group above the line.
        lower: of the group below it.
        people: the column of people; every place counts alike if left out.

    Raises:
        UseError: there is no such column or group, or no row of either text.
    """
    values, heads, texts = _columns(panel, column, people, group)
    named = np.asarray(texts)
    for text in (upper, lower):
        if not (named == text).any():
            raise UseError(f"no place is “{text}”", where=group, remedy="name texts of the group")
    made, found = list[Ratio](), list[Finding]()
    for period, rows in panel.period_rows.items():
        kept = rows[_there(values[rows], heads[rows])]
        if len(kept) < len(rows):
            found.append(_left_out(period, column, len(rows) - len(kept)))
        own, other = (kept[named[kept] == text] for text in (upper, lower))
        above, below = (_mean(values[one], heads[one]) for one in (own, other))
        if len(own) and below > 0:
            made.append(Ratio(period, above / below, above, below, (len(own), len(other))))
        else:
            found.append(_not_measured(period, column))
    return tuple(made), tuple(found)


def _columns(
    panel: Panel, column: str, people: str, group: str
) -> tuple[Vector, Vector, tuple[str, ...]]:
    if group and group not in panel.groups:
        raise UseError(f"the panel has no group “{group}”", remedy="keep it as the data are read")
    heads = panel.column(people) if people else np.ones(len(panel.places))
    return panel.column(column), heads, panel.groups[group] if group else ("",) * len(heads)


def _there(values: Vector, heads: Vector) -> NDArray[np.bool_]:
    return ~np.isnan(values) & (np.nan_to_num(heads) > 0)


def _mean(values: Vector, heads: Vector) -> float:
    return float((values * heads).sum() / heads.sum()) if len(values) else 0.0


def _left_out(period: str, column: str, count: int) -> Finding:
    return Finding(
        Severity.WARNING,
        "inequality-left-out",
        Where(f"{column} {period}".strip()),
        f"{count} places have no value or no people and are left out",
        "report them, or say for which places it holds",
    )


def _not_measured(period: str, column: str) -> Finding:
    return Finding(
        Severity.WARNING,
        "inequality-not-measured",
        Where(f"{column} {period}".strip()),
        "too few places have a value, or a value is negative, or nothing is there to share",
        "leave the period out, and say so",
    )
