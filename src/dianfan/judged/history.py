"""History: how the latest value of a series stands against the earlier ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.quantity import exactly
from dianfan.figures.rule import rule
from dianfan.figures.unit import unit
from dianfan.judged.interval import NotComputable
from dianfan.judged.interval import exact
from dianfan.judged.making import made
from dianfan.judged.making import within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dianfan.figures.lineage import Figure
    from dianfan.judged.interval import Interval

OWN = "elementary arithmetic"


@rule(version="1", formula="exceeded(x; y₁ … yₙ) = number of yᵢ certainly below x", source=OWN)
def exceeded(latest: Figure, *earlier: Figure) -> Figure:
    """Count the earlier values that a value is certainly above.

    Raises:
        NotComputable: there is no earlier value.
    """
    own, others = _intervals(latest, earlier)
    return made(
        exactly(sum(_below(other, own) for other in others)),
        unit("个"),
        f"{latest.measure}:exceeded",
        *earlier,
    )


@rule(version="1", formula="undercut(x; y₁ … yₙ) = number of yᵢ certainly above x", source=OWN)
def undercut(latest: Figure, *earlier: Figure) -> Figure:
    """Count the earlier values that a value is certainly below.

    Raises:
        NotComputable: there is no earlier value.
    """
    own, others = _intervals(latest, earlier)
    return made(
        exactly(sum(_below(own, other) for other in others)),
        unit("个"),
        f"{latest.measure}:undercut",
        *earlier,
    )


def _intervals(latest: Figure, earlier: Sequence[Figure]) -> tuple[Interval, tuple[Interval, ...]]:
    if not earlier:
        raise NotComputable(
            "there is no earlier value to compare with",
            where=f"{latest.measure} {latest.place} {latest.period}",
            remedy="tell the value alone",
        )
    with exact():
        own = within(latest, latest.unit)
        return own, tuple(within(one, latest.unit) for one in earlier)


def _below(one: Interval, other: Interval) -> bool:
    """Tell whether every value of one is below every value of the other."""
    return one.high < other.low or (one.high == other.low and (one.high_open or other.low_open))
