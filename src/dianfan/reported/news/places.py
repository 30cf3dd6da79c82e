"""Divergence and concentration: how the places below the home area differ."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from dianfan.judged.arithmetic import difference
from dianfan.judged.arithmetic import point_change
from dianfan.judged.arithmetic import share
from dianfan.judged.interval import NotComputable
from dianfan.reported.news.change import item
from dianfan.reported.news.news import NewsKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.figures.lineage import Figure
    from dianfan.figures.period import Period
    from dianfan.reported.desk import Desk
    from dianfan.reported.desk import Known
    from dianfan.reported.news.news import News

FEWEST_PLACES = 3
NOTABLE_SHARE = 30


def among_places(desk: Desk, known: Known) -> Iterator[News]:
    """Give how the places below home differ in what is known of an indicator."""
    growth, level = known.growth, known.level
    if growth is not None:
        yield from _divergence(desk, known, _below(desk, known, growth.period, "growth_yoy"))
    if level is not None and not level.unit.is_additive:
        yield from _divergence(desk, known, _below(desk, known, level.period, _kind(level)))
    if level is not None and level.unit.is_additive:
        yield from _concentration(desk, known, level)


def _kind(figure: Figure) -> str:
    return figure.measure.partition(":")[2] or "level"


def _below(desk: Desk, known: Known, at: Period, kind: str) -> tuple[Figure, ...]:
    """Give the exact values of the places below home for one period, the largest first."""
    found: list[Figure] = []
    for area in desk.programme.areas:
        if area.parent != desk.home.code:
            continue
        series = desk.mint.series(known.indicator.id, area.code, kind)
        found += [one for one in series if one.period == at and one.quantity.is_exact][:1]
    if not found or any(one.unit.dimension != found[0].unit.dimension for one in found):
        return ()
    return tuple(
        sorted(found, key=lambda one: (-Fraction(one.value) * one.unit.factor, one.place.code))
    )


def _divergence(desk: Desk, known: Known, figures: tuple[Figure, ...]) -> Iterator[News]:
    if len(figures) < FEWEST_PLACES:
        return
    high, low = figures[0], figures[-1]
    if high.value == low.value or high.unit.dimension == "rank":
        return
    try:
        gap = point_change(high, low) if high.unit.is_share else difference(high, low)
    except NotComputable:
        return
    yield item(
        desk, NewsKind.DIVERGENCE, known, {"high": high, "low": low, "gap": gap}, None, figures
    )


def _concentration(desk: Desk, known: Known, whole: Figure) -> Iterator[News]:
    """Tell the place that has most of it, where it has at least three tenths."""
    figures = _below(desk, known, whole.period, _kind(whole))
    if len(figures) < FEWEST_PLACES or not whole.quantity.is_exact or whole.value <= 0:
        return
    top = figures[0]
    if figures[-1].value < 0 or top.unit.dimension != whole.unit.dimension:
        return
    part = share(top, whole)
    if NOTABLE_SHARE <= part.value <= 100:  # noqa: PLR2004 - percent
        yield item(desk, NewsKind.CONCENTRATION, known, {"top": top, "part": part})
