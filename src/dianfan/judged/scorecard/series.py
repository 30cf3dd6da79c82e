"""Series: the chosen values of one indicator at one place, and the windows within them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from dianfan.figures.period import Period
from dianfan.figures.period import PeriodKind
from dianfan.figures.period import period
from dianfan.figures.wording import Wording
from dianfan.judged.making import stretch
from dianfan.judged.making import years_between
from dianfan.judged.scorecard import reasons
from dianfan.judged.scorecard.thresholds import threshold

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence
    from decimal import Decimal

    from dianfan.figures.lineage import Figure
    from dianfan.promised.model import Programme
    from dianfan.recorded.book import Book

SERIES = ("indicator", "area", "kind", "scope", "dimension")


@dataclass(frozen=True, slots=True)
class Point:
    """One chosen value: its entry, and the period that it is of."""

    entry: str
    period: Period


@dataclass(frozen=True, slots=True)
class Series:
    """Chosen actual values of one kind, scope and dimension, in order of time."""

    kind: str
    scope: str
    dimension: str
    points: tuple[Point, ...]

    @property
    def dated(self) -> tuple[Point, ...]:
        """The points whose period is known."""
        return tuple(point for point in self.points if point.period.is_dated)


@dataclass(frozen=True, slots=True)
class Window:
    """The two values that a rate is taken between."""

    base: Point
    latest: Point


@dataclass(frozen=True, slots=True)
class Reach:
    """How long and how short a window may be, as figures."""

    shortest: Figure
    longest: Figure


SHORT_TERM = Reach(threshold("window-short", "shortest"), threshold("window-short", "longest"))
LONG_TERM = Reach(threshold("window-long", "shortest"), threshold("window-long", "longest"))


def all_series(
    programme: Programme, book: Book, areas: Iterable[str]
) -> Mapping[tuple[str, str], tuple[Series, ...]]:
    """Group the chosen actual values of some areas by indicator and area, in one pass.

    Values from before the latest break of an indicator's definition are left out.
    """
    chosen = since_break(programme, book).filter(pl.col("area").is_in(list(areas)))
    rows = (
        chosen.with_columns(pl.col("scope").fill_null(""))
        .sort("end", "start", "entry")
        .group_by(SERIES, maintain_order=True)
        .agg("entry", "period")
        .collect()
    )
    found: dict[tuple[str, str], list[Series]] = defaultdict(list)
    for indicator, area, kind, scope, dimension, entries, codes in rows.iter_rows():
        points = tuple(
            Point(entry, period(code)) for entry, code in zip(entries, codes, strict=True)
        )
        found[indicator, area].append(Series(kind, scope, dimension, points))
    return {key: tuple(some) for key, some in found.items()}


def since_break(programme: Programme, book: Book) -> pl.LazyFrame:
    """Give the chosen actual entries that fall under the latest definition of their indicator.

    Where a place has none under it, those under the earlier definition stand.
    """
    current = pl.col("start") >= pl.col("since")
    since = pl.LazyFrame(
        [(one.id, one.comparable_since) for one in programme.indicators],
        schema={"indicator": pl.String, "since": pl.Date},
        orient="row",
    )
    return (
        book.observations.lazy()
        .filter(pl.col("chosen"), pl.col("scenario") == "actual")
        .join(since, on="indicator", maintain_order="left")
        .filter(current | ~current.any().over("indicator", "area"))
        .drop("since")
    )


def comparable(points: Sequence[Point], *, stock: bool) -> tuple[tuple[Point, ...], ...]:
    """Group points that may be compared over time: the same stretch of different years.

    The values of a stock hold at the end of their period, whatever its length.
    """
    if stock:
        return (tuple(points),)
    groups: dict[object, list[Point]] = defaultdict(list)
    for point in points:
        groups[stretch(point.period)].append(point)
    return tuple(tuple(some) for some in groups.values())


def window(points: Sequence[Point], reach: Reach) -> Window | Wording:
    """Take the latest value and the earliest that lies inside the window, or say why not."""
    latest = points[-1]
    inside = [one for one in points[:-1] if _years(one, latest) <= reach.longest.value]
    if inside and _years(inside[0], latest) >= reach.shortest.value:
        return Window(inside[0], latest)
    if len(points) == 1:
        return reasons.SINGLE
    return reasons.SHORT if _years(points[0], latest) < reach.shortest.value else reasons.WINDOW


def _years(one: Point, other: Point) -> Decimal:
    return years_between(one.period, other.period)


def best_window(points: Sequence[Point], reach: Reach, *, stock: bool) -> Window | Wording:
    """Take the window of the best comparable group: one that has any, of whole years, latest."""
    groups = comparable(points, stock=stock)
    found = [(window(group, reach), group) for group in groups]
    best, group = max(found, key=lambda pair: _merit(*pair))
    if isinstance(best, Wording) and len(groups) > 1 and len(group) == 1:
        return reasons.STRETCH
    return best


def _merit(found: Window | Wording, group: tuple[Point, ...]) -> tuple[bool, bool, bool, object]:
    last = group[-1].period
    return (
        isinstance(found, Window),
        len(group) > 1,
        last.kind is PeriodKind.YEAR,
        (last.end, len(group)),
    )
