"""The methods of claim checking that elementary arithmetic does not have already."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from dianfan.figures.lineage import Figure
from dianfan.figures.quantity import Bound
from dianfan.figures.quantity import Quantity
from dianfan.figures.quantity import exactly
from dianfan.figures.rule import methods
from dianfan.figures.rule import rule
from dianfan.figures.unit import unit
from dianfan.judged.interval import DIGITS
from dianfan.judged.interval import GUARD_DIGITS
from dianfan.judged.interval import NotComputable
from dianfan.judged.interval import decimal
from dianfan.judged.interval import exact
from dianfan.judged.interval import interval
from dianfan.judged.interval import quantity
from dianfan.judged.making import made
from dianfan.judged.making import within

if TYPE_CHECKING:
    from numpy.typing import NDArray

OWN = "Dianfan, docs/explanation/claims.md"
WHOLE_NUMBERS = frozenset(
    {"count", "persons", "rank", "days", "movements", "households", "head", "visits"}
)
HALF = Decimal("0.5")
WHOLE_FALL = -100.0
PERCENT = unit("%")
POINTS = unit("百分点")
DAYS = unit("天")


def half_of(figure: Figure) -> Decimal:
    """Give half a unit of the last printed digit; nothing for things counted one by one."""
    value = figure.quantity.value
    whole = value == value.to_integral_value()
    if whole and figure.unit.magnitude == 1 and figure.unit.dimension in WHOLE_NUMBERS:
        return Decimal(0)
    exponent = value.as_tuple().exponent
    return HALF.scaleb(exponent) if isinstance(exponent, int) else Decimal(0)


def as_printed(figure: Figure) -> Quantity:
    """Widen an exact number by half a unit of its last printed digit; bounds stay."""
    some, half = figure.quantity, half_of(figure)
    if some.bound is not Bound.EXACTLY or not half:
        return some
    return Quantity(some.value - half, Bound.RANGE, some.value + half)


@rule(
    version="1",
    formula="rounding_room(f; x₁ … xₙ) = f([x₁ ± ½u₁], …, [xₙ ± ½uₙ]), uᵢ a unit of the last printed digit",
    source=OWN,
)
def rounding_room(*figures: Figure, of: str = "", **parameters: str) -> Figure:
    """Give the range of a result that the rounding of its printed inputs allows.

    ``of`` names the method that made the result; without it the one input itself is
    widened. Further parameters are those of the method.
    """
    wide = tuple(replace(one, quantity=as_printed(one)) for one in figures)
    return methods()[of].explain(*wide, **parameters) if of else wide[0]


@rule(
    version="1", formula="half_digit(x) = ½ · 10^(exponent of the last printed digit)", source=OWN
)
def half_digit(figure: Figure) -> Figure:
    """Give the tolerance of a printed number: half a unit of its last digit; of percent, in points."""
    of = POINTS if figure.unit.symbol == PERCENT.symbol else figure.unit
    return made(exactly(half_of(figure)), of, f"{figure.measure}:tolerance", figure)


def decimals_of(figure: Figure) -> int:
    """Give the number of decimals that a number was printed with."""
    exponent = figure.quantity.value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


@rule(
    version="1",
    formula="shown(x, c) = x in the unit of c, to one decimal more than c has",
    source=OWN,
)
def shown(figure: Figure, claimed: Figure) -> Figure:
    """Write what was computed as a reader compares it with a claim: its unit, a digit more."""
    places = Decimal(1).scaleb(-decimals_of(claimed) - 1)
    with exact():
        some = within(figure, claimed.unit)
        ends = [
            end.quantize(places, ROUND_HALF_UP) if end.is_finite() else end
            for end in (some.low, some.high)
        ]
        rounded = quantity(replace(some, low=ends[0], high=ends[1]))
    return made(rounded, claimed.unit, figure.measure, figure)


@rule(
    version="1",
    formula="distance(a, b) = |a − b| to the nearest end of b, in the unit of a, to one decimal more than a has",
    source=OWN,
)
def distance(claimed: Figure, computed: Figure) -> Figure:
    """Give how far a claim lies from what it is held against, bounds left aside; shares in points."""
    with exact():
        places = Decimal(1).scaleb(-decimals_of(claimed) - 1)
        found = within(computed, claimed.unit)
        apart = max(found.low - claimed.value, claimed.value - found.high, Decimal(0))
        apart = apart.quantize(places, ROUND_HALF_UP)
        if claimed.unit.symbol == PERCENT.symbol:
            return made(
                exactly(apart), unit("百分点"), f"{claimed.measure}:distance", claimed, computed
            )
    return made(exactly(apart), claimed.unit, f"{claimed.measure}:distance", claimed, computed)


@rule(version="1", formula="added_up(x₁ … xₙ) = Σ xᵢ", source=OWN)
def added_up(*parts: Figure, to: str) -> Figure:
    """Add shares of one whole, or points of growth; the sum is written in the unit ``to``."""
    with exact():
        some = interval(parts[0].quantity)
        for part in parts[1:]:
            some += within(part, parts[0].unit)
        return made(quantity(some), unit(to), f"{parts[0].measure}:total", *parts)


@rule(version="1", formula="balance(a, b) = a − b, in the unit of a", source=OWN)
def balance(gained: Figure, lost: Figure) -> Figure:
    """Take one rate from another of the same unit, as deaths from births."""
    with exact():
        some = quantity(interval(gained.quantity) - within(lost, gained.unit))
        return made(some, gained.unit, f"{gained.measure}:difference", gained, lost)


@rule(version="1", formula="times(a, b) = a / b / parts", source=OWN)
def times(dividend: Figure, divisor: Figure, *, parts: str = "1") -> Figure:
    """Tell how many times the second figure the first one is, or an equal part of it."""
    with exact():
        share_of = interval(dividend.quantity) / within(divisor, dividend.unit)
        some = quantity(share_of.scaled(Fraction(1, int(parts))))
        return made(some, unit("比"), f"{dividend.measure}:ratio", dividend, divisor)


def doublings_column(base: NDArray[np.float64], latest: NDArray[np.float64]) -> NDArray[np.float64]:
    """Count the doublings of whole columns; NaN where a value is not above zero."""
    valid = (base > 0) & (latest > 0)
    ratio_ = np.where(valid, latest, 1.0) / np.where(valid, base, 1.0)
    return np.where(valid, np.log2(ratio_), np.nan)


@rule(
    version="1",
    formula="doublings(base, latest) = log₂(latest / base)",
    source=OWN,
    column=doublings_column,
)
def doublings(base: Figure, latest: Figure) -> Figure:
    """Tell how many times a value has doubled.

    Raises:
        NotComputable: a value is not certainly above zero.
    """
    with exact(DIGITS + GUARD_DIGITS):
        ratio_ = interval(latest.quantity) / within(base, latest.unit)
        if ratio_.low <= 0:
            raise NotComputable("a doubling needs values above zero", why="it is a logarithm")
        two = Decimal(2).ln()
        low, high = (
            end.ln() / two if end.is_finite() else end for end in (ratio_.low, ratio_.high)
        )
    with exact():
        some = quantity(replace(ratio_, low=+low, high=+high))
    return made(some, unit("次"), f"{latest.measure}:doublings", base, latest)


@rule(version="1", formula="quotient(a, b) = a / b", source=OWN)
def quotient(dividend: Figure, divisor: Figure, *, to: str) -> Figure:
    """Divide amounts of two dimensions, as output by area, or income by people.

    ``to`` is a quotient of units (公斤/亩), or the unit of the dividend for one per head.

    Raises:
        NotComputable: the unit is no quotient of these two.
    """
    of = unit(to)
    per = f"{dividend.unit.dimension}/{divisor.unit.dimension}"
    if of.dimension not in {per, dividend.unit.dimension}:
        raise NotComputable(f"{dividend.unit} over {divisor.unit} is not told in {to}")
    factor = dividend.unit.factor / divisor.unit.factor / of.factor
    with exact():
        some = (interval(dividend.quantity) / interval(divisor.quantity)).scaled(factor)
        return made(quantity(some), of, f"{dividend.measure}:quotient", dividend, divisor)


@rule(version="1", formula="share_of_days(d) = d / days of the period · 100", source=OWN)
def share_of_days(days: Figure) -> Figure:
    """Give some days of a period as percent of all its days."""
    with exact():
        some = interval(days.quantity).scaled(Fraction(100, days.period.days))
        return made(quantity(some), PERCENT, f"{days.measure}:share", days)


@rule(
    version="1",
    formula="share_of_whole_number(n, p) = n / N · 100, N = n / p rounded to a whole number",
    source=OWN,
)
def share_of_whole_number(part: Figure, share: Figure) -> Figure:
    """Give the share that a counted part makes of the whole number that comes nearest.

    It shows whether a count and a share can both be true at all: 17 of 26 is 65.4 %, and
    no whole number makes 17 be 66.5 %.
    """
    with exact():
        whole = (part.value / (share.value * decimal(share.unit.factor))).quantize(
            Decimal(1), ROUND_HALF_UP
        )
        some = exactly(part.value / whole * 100)
        return made(some, PERCENT, f"{part.measure}:share", part, share)


def backcast_column(later: NDArray[np.float64], growth: NDArray[np.float64]) -> NDArray[np.float64]:
    """Take whole columns back by their growth in percent; NaN where it is -100 or less."""
    valid = growth > WHOLE_FALL
    return np.where(valid, later / (1.0 + np.where(valid, growth, 0.0) / 100.0), np.nan)


@rule(
    version="1",
    formula="backcast(x, g) = x / (1 + g / 100)",
    source=OWN,
    column=backcast_column,
)
def backcast(later: Figure, growth: Figure) -> Figure:
    """Give the value of the year before from a value and its growth over that year."""
    with exact():
        rate = interval(growth.quantity).scaled(growth.unit.factor)
        one = interval(exactly(1))
        some = quantity(interval(later.quantity) / (one + rate))
        return made(some, later.unit, f"{later.measure}:backcast", later, growth)


@rule(version="1", formula="growth_by_increase(x, d) = d / (x − d) · 100", source=OWN)
def growth_by_increase(later: Figure, added: Figure) -> Figure:
    """Give growth in percent from a value and what of it came within the year.

    Raises:
        NotComputable: the value before may be zero.
    """
    with exact():
        new = within(added, later.unit)
        some = quantity((new / (interval(later.quantity) - new)).scaled(Fraction(100)))
        return made(some, PERCENT, f"{later.measure}:change", later, added)


@rule(version="1", formula="rescaled(x) = x · factor", source=OWN)
def rescaled(claimed: Figure, *, factor: str) -> Figure:
    """Read a claim as if its unit or decimal point had slipped by a factor."""
    ratio_ = Fraction(factor)
    with exact():
        value = claimed.value * Decimal(ratio_.numerator) / Decimal(ratio_.denominator)
    return made(exactly(value), claimed.unit, f"{claimed.measure}:rescaled", claimed)


@rule(
    version="1",
    formula="days_late(deadline, done) = days of done − last day of deadline",
    source=OWN,
)
def days_late(deadline: Figure, done: Figure) -> Figure:
    """Count the days from a deadline to when a thing was done; below zero when early.

    A thing of which only the month or year is known gives the range from its first day.
    """
    first, last = (
        Decimal((day - deadline.period.end).days) for day in (done.period.start, done.period.end)
    )
    some = exactly(last) if first == last else Quantity(first, Bound.RANGE, last)
    return made(some, DAYS, f"{done.measure}:late", deadline, done)
