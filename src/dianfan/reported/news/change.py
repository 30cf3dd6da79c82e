"""Level, change, rank, record, reversal, first and last: what one series has to tell."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from dianfan.figures.quantity import Bound
from dianfan.judged.arithmetic import difference
from dianfan.judged.arithmetic import point_change
from dianfan.judged.history import exceeded
from dianfan.judged.history import undercut
from dianfan.promised.model import Direction
from dianfan.reported.news.news import News
from dianfan.reported.news.news import NewsKind
from dianfan.reported.news.news import Tone
from dianfan.reported.news.news import news_id
from dianfan.reported.news.salience import news_value
from dianfan.reported.news.series import earlier
from dianfan.reported.news.series import year_before

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from dianfan.figures.lineage import Figure
    from dianfan.figures.wording import Wording
    from dianfan.reported.desk import Desk
    from dianfan.reported.desk import Known

LONGEST_LOOK_BACK = 6
FEWEST_FOR_A_RECORD = 4
SHARES = frozenset({"share", "percentage points"})


def item(
    desk: Desk,
    kind: NewsKind,
    known: Known,
    figures: Mapping[str, Figure],
    change: Figure | None = None,
    past: Sequence[Figure] = (),
    words: Mapping[str, Wording] = MappingProxyType({}),
) -> News:
    """Make an item; the first of its figures carries it."""
    carrier = next(iter(figures.values()))
    return News(
        id=news_id(kind, carrier),
        kind=kind,
        known=known,
        figures=MappingProxyType(dict(figures)),
        tone=tone(known, change),
        value=news_value(desk, kind, known.indicator, carrier, change, past),
        words=words,
    )


def tone(known: Known, change: Figure | None) -> Tone:
    """Tell whether a change goes the wished way."""
    direction = known.indicator.direction
    if change is None or direction is Direction.NEUTRAL or not change.value:
        return Tone.PLAIN
    if not _is_certain(change):
        return Tone.PLAIN
    rising = change.value > 0
    return Tone.ADVANCE if rising is (direction is Direction.HIGHER) else Tone.SETBACK


def _is_certain(change: Figure) -> bool:
    """Tell whether a change has the sign of its printed value, whatever its bound allows."""
    quantity = change.quantity
    if change.value > 0:
        return quantity.low is not None and quantity.low >= 0
    return quantity.high is not None and quantity.high <= 0


def leading(desk: Desk, known: Known) -> News | None:
    """Give the leading item of what is known of an indicator: its latest, and its change."""
    lead = known.lead
    if lead is None:
        return None
    figures = {"level": known.level, "growth": known.growth, "rank": known.rank}
    told = {name: one for name, one in figures.items() if one is not None}
    past = () if known.growth is None else earlier(desk, known.growth)
    if known.growth is not None:
        pace = _pace(past, known.growth)
        paced = told if pace is None else {**told, "pace": pace}
        return item(desk, NewsKind.CHANGE, known, paced, known.growth, past)
    if known.level is not None:
        change = _since(desk, known.level)
        if change is not None:
            before, by = change
            return item(desk, NewsKind.CHANGE, known, {**told, "before": before, "by": by}, by)
    kind = NewsKind.RANK if known.level is None else NewsKind.LEVEL
    return item(desk, kind, known, told)


def _since(desk: Desk, level: Figure) -> tuple[Figure, Figure] | None:
    """Give the nearest comparable earlier value of the last six years, and the change since."""
    some = [
        one
        for one in earlier(desk, level)
        if level.period.end.year - one.period.end.year <= LONGEST_LOOK_BACK
    ]
    if not some or level.unit.dimension == "rank":
        return None
    before = some[-1]
    if not (level.quantity.is_exact and before.quantity.is_exact):
        return None
    rule = point_change if level.unit.is_share else difference
    return before, rule(level, before)


def added(desk: Desk, lead: News) -> Iterator[News]:
    """Give what adds to a leading item: a record, a reversal, a first time."""
    known = lead.known
    yield from _record(desk, known)
    yield from _reversal(desk, known)


def _record(desk: Desk, known: Known) -> Iterator[News]:
    level = known.level
    if level is None or level.quantity.bound in {Bound.AT_MOST, Bound.LESS_THAN}:
        return
    past = earlier(desk, level)
    if len(past) < FEWEST_FOR_A_RECORD or known.indicator.cumulative:
        return
    for side, rule in (("above", exceeded), ("below", undercut)):
        count = rule(level, *past)
        if count.value == len(past) and not _is_rank(level):
            figures = {"level": level, "count": count, side: count}
            change = known.growth if known.growth is not None else difference(level, past[-1])
            yield item(desk, NewsKind.RECORD, known, figures, change)


def _is_rank(figure: Figure) -> bool:
    return figure.unit.dimension == "rank"


def _reversal(desk: Desk, known: Known) -> Iterator[News]:
    growth = known.growth
    if growth is None:
        return
    past = earlier(desk, growth)
    before = year_before(past, growth)
    if before is None or growth.value * before.value >= 0:
        return
    if _is_certain(growth) and _is_certain(before):
        figures = {"growth": growth, "before": before}
        yield item(desk, NewsKind.REVERSAL, known, figures, growth, past)


def _pace(past: tuple[Figure, ...], growth: Figure) -> Figure | None:
    """Give by how much a growth is faster or slower than a year before, both being rises."""
    before = year_before(past, growth)
    if before is None or min(before.value, growth.value) <= 0:
        return None
    if not (growth.quantity.is_exact and before.quantity.is_exact and growth.unit.is_share):
        return None
    return point_change(growth, before)
