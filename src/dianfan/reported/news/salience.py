"""News value: how much an item is worth telling, by the weights of ``weights.csv``.

The value is the weighted mean of the components - the share of the people of a place is
left out where it is unknown, not taken as zero - plus the bonus of the kind, at most 1.
"""

from __future__ import annotations

import csv
from decimal import Decimal
from functools import cache
from importlib.resources import files
from statistics import median
from types import MappingProxyType
from typing import TYPE_CHECKING

from dianfan.figures.lineage import Derived
from dianfan.figures.lineage import Recorded
from dianfan.reported.news.news import NewsKind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from dianfan.figures.lineage import Figure
    from dianfan.promised.model import Indicator
    from dianfan.reported.desk import Desk

FEWEST_CHANGES = 3
USUAL_CHANGE = Decimal(10)
DAYS_OF_A_YEAR = 365.25


@cache
def weights() -> Mapping[tuple[str, str], float]:
    """Give every weight by its component and name."""
    text = files("dianfan.reported.news").joinpath("weights.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return MappingProxyType({(row["component"], row["name"]): float(row["weight"]) for row in rows})


def news_value(
    desk: Desk,
    kind: NewsKind,
    indicator: Indicator,
    figure: Figure,
    change: Figure | None = None,
    past: Sequence[Figure] = (),
) -> float:
    """Weigh an item.

    Args:
        desk: where the people of a place are looked up.
        kind: what sort of item it is.
        indicator: what it is about.
        figure: the figure that carries it.
        change: a growth in percent or a change in percentage points, where there is one.
        past: earlier changes of the same indicator.

    Returns:
        a number from 0 to 1.
    """
    known = {
        "size": weights()["component", "size_none"] if change is None else _size(change, past),
        "target": weights().get(("target", kind.value), weights()["component", "target_none"]),
        "people": _people(desk, figure),
        "standing": weights()["standing", str(indicator.salience)],
        "certainty": _certainty(figure),
        "recency": _recency(desk, figure),
    }
    parts = [
        (weights()["component", name], value) for name, value in known.items() if value is not None
    ]
    mean = sum(weight * value for weight, value in parts) / sum(weight for weight, _ in parts)
    return min(1.0, mean + weights()["kind", kind.value])


def _size(change: Figure, past: Sequence[Figure]) -> float:
    """Set a change against the usual ones: z / (1 + z), z = |x − median| / spread.

    With fewer than three earlier changes the distance is from zero, in tens of percent.
    """
    earlier = [one.value for one in past if one.unit.dimension == change.unit.dimension]
    if len(earlier) < FEWEST_CHANGES:
        distance = abs(change.value) / USUAL_CHANGE
    else:
        middle = median(earlier)
        spread = median(abs(one - middle) for one in earlier) or Decimal(1)
        distance = abs(change.value - middle) / spread
    return float(distance / (1 + distance))


def _people(desk: Desk, figure: Figure) -> float | None:
    if figure.place == desk.home:
        return 1.0
    whole, part = desk.people(desk.home.code), desk.people(figure.place.code)
    if whole is None or part is None or part.unit.dimension != whole.unit.dimension:
        return None
    share = part.value * Decimal(str(float(part.unit.ratio_to(whole.unit)))) / whole.value
    return float(min(Decimal(1), share))


def _recency(desk: Desk, figure: Figure) -> float | None:
    if not figure.period.is_dated:
        return None
    days = max(0, (desk.asof - figure.period.end).days)
    return 1 / (1 + days / DAYS_OF_A_YEAR)


def _certainty(figure: Figure) -> float:
    why = figure.why
    leaf = figure.inputs[0].why if isinstance(why, Derived) and figure.inputs else why
    status = leaf.status if isinstance(leaf, Recorded) else "final"
    sure = weights().get(("certainty", status), weights()["certainty", "claimed"])
    return sure if figure.quantity.is_exact else sure * weights()["certainty", "bound"]
