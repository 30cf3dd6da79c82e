"""Arithmetic on figures: every method carries bounds, places and periods along.

Units are converted exactly before anything is compared or added; results are in the unit
of the first figure unless the method says otherwise.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from dianfan.figures.quantity import Bound
from dianfan.figures.quantity import Quantity
from dianfan.figures.quantity import exactly
from dianfan.figures.rule import rule
from dianfan.figures.unit import unit
from dianfan.judged.interval import Interval
from dianfan.judged.interval import NotComputable
from dianfan.judged.interval import decimal
from dianfan.judged.interval import exact
from dianfan.judged.interval import interval
from dianfan.judged.interval import quantity
from dianfan.judged.making import made
from dianfan.judged.making import within

if TYPE_CHECKING:
    from dianfan.figures.lineage import Figure
    from dianfan.figures.unit import Unit

OWN = "elementary arithmetic"
PERCENT = unit("%")
POINTS = unit("百分点")
HUNDRED = Fraction(100)
ONE = interval(exactly(1))
MEMBERSHIP = (exactly(1), exactly(0))


@rule(version="1", formula="convert(x) = x · factor(unit of x) / factor(new unit)", source=OWN)
def convert(figure: Figure, *, to: str) -> Figure:
    """Express a figure in another unit of its dimension.

    The bound stays. Only where the unit of the second digit of an "about" would change its
    size, the interval that it stands for is written out as a range.
    """
    new = unit(to)
    old, bound = figure.quantity, figure.quantity.bound
    with exact():
        factor = figure.unit.ratio_to(new)
        if bound is Bound.ABOUT and decimal(factor).normalize().as_tuple().digits != (1,):
            return made(quantity(within(figure, new)), new, figure.measure, figure)
        above, below = Decimal(factor.numerator), Decimal(factor.denominator)
        upper = None if old.upper is None else old.upper * above / below
        some = Quantity(old.value * above / below, bound, upper)
    return made(some, new, figure.measure, figure)


@rule(version="1", formula="difference(a, b) = a − b", source=OWN)
def difference(minuend: Figure, subtrahend: Figure) -> Figure:
    """Take one figure from another of its dimension; of two shares it is percentage points."""
    of = minuend.unit
    with exact():
        rest = interval(minuend.quantity) - within(subtrahend, of)
        some = quantity(rest.scaled(of.factor * 100) if of.is_share else rest)
    return made(
        some, POINTS if of.is_share else of, f"{minuend.measure}:difference", minuend, subtrahend
    )


@rule(
    version="1",
    formula="point_change(later, earlier) = later − earlier, in percentage points",
    source=OWN,
)
def point_change(later: Figure, earlier: Figure) -> Figure:
    """Give the change of a share in percentage points.

    Raises:
        NotComputable: the figure is no share.
    """
    if not later.unit.is_share:
        raise NotComputable(
            f"{later.unit} is no share",
            why="only a change between two shares is one of percentage points",
            remedy="use percent_change or difference",
        )
    with exact():
        change = interval(later.quantity) - within(earlier, later.unit)
        some = quantity(change.scaled(later.unit.factor * 100))
    return made(some, POINTS, f"{later.measure}:change", later, earlier)


@rule(
    version="1", formula="percent_change(later, earlier) = (later / earlier − 1) · 100", source=OWN
)
def percent_change(later: Figure, earlier: Figure) -> Figure:
    """Give the relative change in percent.

    Raises:
        NotComputable: the earlier figure is not certainly above zero.
    """
    require_positive(earlier)
    with exact():
        ratio_ = interval(later.quantity) / within(earlier, later.unit)
        change = (ratio_ - ONE).scaled(HUNDRED)
        return made(quantity(change), PERCENT, f"{later.measure}:change", later, earlier)


def require_positive(figure: Figure) -> None:
    """Refuse a figure that may be zero or less.

    Raises:
        NotComputable: it may.
    """
    if interval(figure.quantity).low <= 0:
        raise NotComputable(
            f"{figure.quantity.value} {figure.unit} is not certainly above zero",
            where=f"{figure.measure} {figure.place} {figure.period}",
            why="a relative change from zero, or from below it, has no meaning",
            remedy="tell the difference instead",
        )


@rule(version="1", formula="share(part, whole) = part / whole · 100", source=OWN)
def share(part: Figure, whole: Figure) -> Figure:
    """Give a part as percent of a whole of the same dimension, their bounds taken as independent."""
    with exact():
        some = quantity((interval(part.quantity) / within(whole, part.unit)).scaled(HUNDRED))
        return made(some, PERCENT, f"{part.measure}:share", part, whole)


@rule(version="1", formula="ratio(a, b) = a / b", source=OWN)
def ratio(dividend: Figure, divisor: Figure) -> Figure:
    """Tell how many times the second figure the first one is."""
    with exact():
        some = quantity(interval(dividend.quantity) / within(divisor, dividend.unit))
        return made(some, unit("倍"), f"{dividend.measure}:ratio", dividend, divisor)


@rule(version="1", formula="total(x₁ … xₙ) = Σ xᵢ", source=OWN)
def total(*parts: Figure) -> Figure:
    """Add figures of one dimension, in the unit of the first.

    Raises:
        NotComputable: nothing is given, or values that cannot be added (shares, ranks).
    """
    if not parts or not parts[0].unit.is_additive:
        raise NotComputable(
            f"a total of {parts[0].unit if parts else 'nothing'} cannot be formed",
            why="only amounts can be added, and at least one is needed",
            remedy="leave a gap where there is nothing to add",
        )
    of = parts[0].unit
    with exact():
        some = within(parts[0], of)
        for part in parts[1:]:
            some += within(part, of)
        return made(quantity(some), of, f"{parts[0].measure}:total", *parts)


@rule(version="1", formula="count(m₁ … mₙ) = Σ mᵢ, each 1 (is one) or 0 (is none)", source=OWN)
def count(*members: Figure) -> Figure:
    """Count members; a member is a figure of value 1, or 0 where it does not count.

    Raises:
        NotComputable: nothing is given, or something that is neither 1 nor 0.
    """
    if not members or any(one.quantity not in MEMBERSHIP for one in members):
        raise NotComputable(
            "only figures of value 1 or 0 can be counted",
            why="a count adds members, not amounts",
            remedy="use total for amounts",
        )
    some = exactly(sum(int(one.value) for one in members))
    return made(some, members[0].unit, f"{members[0].measure}:count", *members)


@rule(version="1", formula="member(x) = 1", source=OWN)
def member(figure: Figure, *, word: str = "项") -> Figure:
    """Give a figure as one member of a count; ``word`` is the measure word of the count."""
    return made(exactly(1), unit(word), figure.measure, figure)


@rule(version="1", formula="rank_of(x; y₁ … yₙ) = 1 + number of yᵢ before x", source=OWN)
def rank_of(figure: Figure, *rivals: Figure, order: str = "descending") -> Figure:
    """Give the position of a figure among itself and its rivals; equal values share a rank.

    The largest is first, or the smallest with ``order="ascending"``. Bounds give the
    range of ranks that they allow.
    """
    turn = order == "ascending"
    with exact():
        own = _oriented(figure, figure.unit, turn=turn)
        others = [_oriented(rival, figure.unit, turn=turn) for rival in rivals]
    best = 1 + sum(_above(other, own) for other in others)
    worst = 1 + sum(not _above_or_equal(own, other) for other in others)
    some = exactly(best) if best == worst else Quantity(Decimal(best), Bound.RANGE, Decimal(worst))
    return made(some, unit("名"), f"{figure.measure}:rank", figure)


def _oriented(figure: Figure, of: Unit, *, turn: bool) -> Interval:
    some = within(figure, of)
    return -some if turn else some


def _above(one: Interval, other: Interval) -> bool:
    """Tell whether every value of one is above every value of the other."""
    return one.low > other.high or (one.low == other.high and (one.low_open or other.high_open))


def _above_or_equal(one: Interval, other: Interval) -> bool:
    return one.low >= other.high
