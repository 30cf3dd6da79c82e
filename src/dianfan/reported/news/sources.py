"""Agreement and conflict: what several sources say of one cell of the record."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from dianfan.figures.lineage import Derived
from dianfan.figures.lineage import Recorded
from dianfan.figures.wording import Wording
from dianfan.judged.making import within
from dianfan.recorded.choice import reason
from dianfan.recorded.corrections import as_entered
from dianfan.reported.news.change import item
from dianfan.reported.news.news import NewsKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.figures.lineage import Figure
    from dianfan.reported.desk import Desk
    from dianfan.reported.desk import Known
    from dianfan.reported.news.news import News

PREFERRED = "recorded.choice.preferred"


def between_sources(desk: Desk, known: Known) -> Iterator[News]:
    """Tell where the sources of a value contradict one another, or several agree."""
    for figure in (known.level, known.growth):
        if figure is not None and isinstance(figure.why, Derived):
            yield from _between(desk, known, figure)


def _between(desk: Desk, known: Known, figure: Figure) -> Iterator[News]:
    why = figure.why
    if not isinstance(why, Derived) or why.method != PREFERRED:
        return
    used = next(one for one in why.inputs if one.quantity == figure.quantity)
    others = [one for one in why.inputs if _publisher(desk, one) != _publisher(desk, used)]
    other = next((one for one in others if not _agree(used, one)), None)
    if other is None:
        return
    words = {
        "used": _publisher(desk, used),
        "other": _publisher(desk, other),
        "reason": reason(used, other),
    }
    yield item(desk, NewsKind.CONFLICT, known, {"used": figure, "other": other}, words=words)


def _agree(one: Figure, other: Figure) -> bool:
    """Tell whether two values can both be true, each read to the digits that it prints."""
    mine, theirs = within(one, one.unit), within(other, one.unit)
    slack = max(_half_digit(one, one), _half_digit(other, one))
    return mine.low - slack <= theirs.high and theirs.low - slack <= mine.high


def _half_digit(figure: Figure, like: Figure) -> Decimal:
    """Give half a unit of the last printed digit, in the unit of another figure."""
    ratio = figure.unit.ratio_to(like.unit)
    digit = Decimal(5).scaleb(int(figure.value.as_tuple().exponent) - 1)
    return digit * ratio.numerator / ratio.denominator


def _publisher(desk: Desk, figure: Figure) -> Wording:
    why = as_entered(figure).why
    card = desk.sources.get(why.source) if isinstance(why, Recorded) else None
    name = card.publisher if card else ""
    return Wording(name, name)
