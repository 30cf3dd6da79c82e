"""Likelihood: how often the past reached what a target asks for, and what that suggests.

The past years of one indicator are taken as so many independent trials. With few of them
the interval is wide, and says so.
"""

from __future__ import annotations

from decimal import ROUND_CEILING
from decimal import ROUND_FLOOR
from decimal import Decimal
from statistics import NormalDist
from typing import TYPE_CHECKING

from dianfan.figures.quantity import Bound
from dianfan.figures.quantity import Quantity
from dianfan.figures.quantity import exactly
from dianfan.figures.rule import rule
from dianfan.figures.unit import unit
from dianfan.judged.interval import NotComputable
from dianfan.judged.interval import exact
from dianfan.judged.interval import interval
from dianfan.judged.making import made
from dianfan.judged.making import within

if TYPE_CHECKING:
    from dianfan.figures.lineage import Figure

OWN = "elementary arithmetic"
WHOLE = Decimal(1)


@rule(
    version="1",
    formula="suffices(x, target) = 1 if x is certainly on the asked side of the target, else 0",
    source=OWN,
)
def suffices(past: Figure, target: Figure, *, side: str = "above") -> Figure:
    """Tell whether a past value would have met a target: 1, or 0.

    Args:
        past: a value of the past.
        target: what is asked for; of an approximate one the more lenient end counts.
        side: ``above`` when more is wanted, ``below`` when less is.

    Raises:
        NotComputable: the past value is a bound that leaves it open.
    """
    with exact():
        own, asked = interval(past.quantity), within(target, past.unit)
    met, missed = own.low >= asked.low, own.high < asked.low
    if side == "below":
        met, missed = own.high <= asked.high, own.low > asked.high
    if not met and not missed:
        raise NotComputable(
            "a past value leaves open whether it would have met the target",
            where=f"{past.measure} {past.place} {past.period}",
            why="it is a bound on both sides of it",
            remedy="leave that year out",
        )
    return made(exactly(int(met)), unit("个"), f"{past.measure}:suffices", past, target)


@rule(
    version="1",
    formula="(p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) / (1 + z²/n), p = k/n, outward to whole percent",
    source="Wilson, E. B. (1927), Probable inference, the law of succession, and statistical inference, JASA 22",
)
def wilson(successes: Figure, trials: Figure, confidence: Figure) -> Figure:
    """Give the Wilson score interval of a share of successes, in percent.

    Args:
        successes: how many trials succeeded.
        trials: how many there were.
        confidence: how sure the interval is to be, a share between 0 and 1.

    Raises:
        NotComputable: there is no trial, or more successes than trials.
    """
    n, k = trials.value, successes.value
    if n <= 0 or not 0 <= k <= n:
        raise NotComputable(
            f"{k} of {n} is no share of trials",
            where=f"{trials.measure} {trials.place}",
            remedy="give at least one trial, and no more successes than trials",
        )
    sure = float(confidence.value * confidence.unit.factor.numerator) / float(
        confidence.unit.factor.denominator
    )
    z = Decimal(repr(NormalDist().inv_cdf((1 + sure) / 2)))
    with exact():
        low, high = (100 * limit for limit in limits(k, n, z))
        low = low.quantize(WHOLE, ROUND_FLOOR)
        high = high.quantize(WHOLE, ROUND_CEILING)
    some = Quantity(low, Bound.RANGE, high)
    return made(some, unit("%"), f"{trials.measure}:likelihood", successes, trials)


def limits(hits: Decimal, trials: Decimal, z: Decimal) -> tuple[Decimal, Decimal]:
    """Give the limits of the Wilson interval of a share, each between 0 and 1.

    Args:
        hits: how many trials succeeded.
        trials: how many there were, at least one.
        z: the quantile of the normal distribution that the interval reaches to.
    """
    share, square = hits / trials, z * z
    middle = share + square / (2 * trials)
    reach = z * (share * (1 - share) / trials + square / (4 * trials * trials)).sqrt()
    whole = 1 + square / trials
    low = (middle - reach) / whole if hits else Decimal(0)
    high = (middle + reach) / whole if hits < trials else Decimal(1)
    return low, high
