"""Arithmetic on figures, against values computed by hand."""

from __future__ import annotations

from decimal import Decimal
from decimal import localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.figures.errors import IncompatibleUnits
from dianfan.figures.lineage import Figure
from dianfan.figures.quantity import Bound
from dianfan.figures.quantity import Quantity
from dianfan.figures.rule import prove
from dianfan.judged.arithmetic import convert
from dianfan.judged.arithmetic import count
from dianfan.judged.arithmetic import difference
from dianfan.judged.arithmetic import percent_change
from dianfan.judged.arithmetic import point_change
from dianfan.judged.arithmetic import rank_of
from dianfan.judged.arithmetic import ratio
from dianfan.judged.arithmetic import share
from dianfan.judged.arithmetic import total
from dianfan.judged.interval import NotComputable
from tests.judged.little import COUNTY
from tests.judged.little import fig

LEAST, MORE, MOST, LESS, ABOUT = (
    Bound.AT_LEAST,
    Bound.MORE_THAN,
    Bound.AT_MOST,
    Bound.LESS_THAN,
    Bound.ABOUT,
)


def said(figure: Figure) -> tuple[str, str, str]:
    """Give bound, number and unit of a figure, after proving it."""
    prove(figure)
    quantity = figure.quantity
    numbers = [quantity.value, *([] if quantity.upper is None else [quantity.upper])]
    return (
        quantity.bound.value,
        "–".join(format(n.normalize(), "f") for n in numbers),
        figure.unit.symbol,
    )


@pytest.mark.parametrize(
    ("figure", "to", "expected"),
    [
        (fig("15", "亩"), "公顷", ("exactly", "1", "公顷")),
        (fig("1", "亿斤"), "万吨", ("exactly", "5", "万吨")),
        (fig("3", "吉瓦", bound=MORE), "万千瓦", ("more than", "300", "万千瓦")),
        (fig("2480", bound=ABOUT), "万元", ("about", "24800000", "万元")),
        (fig("3", "万亩", upper="6", bound=Bound.RANGE), "公顷", ("range", "2000–4000", "公顷")),
        (
            fig("30", "亩", bound=ABOUT),
            "公顷",
            ("range", "1.9" + "3" * 26 + "–2.0" + "6" * 25 + "7", "公顷"),
        ),
    ],
)
def test_convert(figure: Figure, to: str, expected: tuple[str, str, str]) -> None:
    assert said(convert(figure, to=to)) == expected


def test_units_of_two_dimensions_do_not_meet() -> None:
    for method in (difference, ratio, share, percent_change, total):
        with pytest.raises(IncompatibleUnits):
            method(fig("1", "吨"), fig("1", "亩"))


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (fig("5"), fig("20000", "万元"), ("exactly", "3", "亿元")),
        (fig("5", bound=LEAST), fig("2"), ("at least", "3", "亿元")),
        (fig("5"), fig("2", bound=MORE), ("less than", "3", "亿元")),
        (fig("5", "%"), fig("20", "‰"), ("exactly", "3", "百分点")),
        (fig("3", "成"), fig("25", "%"), ("exactly", "5", "百分点")),
    ],
)
def test_difference(left: Figure, right: Figure, expected: tuple[str, str, str]) -> None:
    assert said(difference(left, right)) == expected


def test_point_change_is_between_shares_only() -> None:
    assert said(point_change(fig("67.44", "%", "2022"), fig("59.2", "%", "2015"))) == (
        "exactly",
        "8.24",
        "百分点",
    )
    with pytest.raises(NotComputable, match="no share"):
        point_change(fig("5"), fig("4"))


@pytest.mark.parametrize(
    ("later", "earlier", "expected"),
    [
        (fig("110", span="2021"), fig("100"), ("exactly", "10", "%")),
        (fig("80", span="2021"), fig("100"), ("exactly", "-20", "%")),
        (fig("110", span="2021", bound=MORE), fig("100"), ("more than", "10", "%")),
        (fig("1.1", "万亿元", span="2021"), fig("10000"), ("exactly", "10", "%")),
    ],
)
def test_percent_change(later: Figure, earlier: Figure, expected: tuple[str, str, str]) -> None:
    assert said(percent_change(later, earlier)) == expected


@pytest.mark.parametrize("earlier", [fig("0"), fig("-3"), fig("5", bound=MOST)])
def test_no_relative_change_from_zero_or_below(earlier: Figure) -> None:
    with pytest.raises(NotComputable, match="not certainly above zero"):
        percent_change(fig("5", span="2021"), earlier)


def test_share_and_ratio() -> None:
    assert said(share(fig("1"), fig("4"))) == ("exactly", "25", "%")
    assert said(share(fig("1", bound=LEAST), fig("4"))) == ("at least", "25", "%")
    assert said(ratio(fig("3"), fig("20000", "万元"))) == ("exactly", "1.5", "倍")
    with pytest.raises(NotComputable, match="may be zero"):
        share(fig("1"), fig("0"))


def test_total_is_in_the_unit_of_the_first_and_carries_bounds() -> None:
    assert said(total(fig("1"), fig("2"), fig("0.1", bound=MORE))) == ("more than", "3.1", "亿元")
    assert said(total(fig("5000", "万元"), fig("1"))) == ("exactly", "15000", "万元")
    assert said(total(fig("7"))) == ("exactly", "7", "亿元")


@pytest.mark.parametrize("symbol", ["%", "名", "百分点", "元/人"])
def test_shares_and_ranks_are_not_added(symbol: str) -> None:
    with pytest.raises(NotComputable, match="only amounts"):
        total(fig("1", symbol), fig("2", symbol))


def test_nothing_has_no_total_and_no_count() -> None:
    for method in (total, count):
        with pytest.raises(NotComputable):
            method()


def test_count_adds_members_and_skips_those_of_value_zero() -> None:
    assert said(count(fig("1", "项"), fig("0", "项"), fig("1", "项"))) == ("exactly", "2", "项")
    for wrong in (fig("2", "项"), fig("1", "项", bound=LEAST)):
        with pytest.raises(NotComputable, match="1 or 0"):
            count(fig("1", "项"), wrong)


@pytest.mark.parametrize(
    ("own", "rivals", "order", "expected"),
    [
        ("5", ["6", "5", "1"], "descending", ("exactly", "2", "名")),
        ("5", ["6", "5", "1"], "ascending", ("exactly", "2", "名")),
        ("6", ["5", "1"], "descending", ("exactly", "1", "名")),
        ("6", ["5", "1"], "ascending", ("exactly", "3", "名")),
        ("6", [], "descending", ("exactly", "1", "名")),
    ],
)
def test_rank(own: str, rivals: list[str], order: str, expected: tuple[str, str, str]) -> None:
    assert said(rank_of(fig(own), *(fig(one) for one in rivals), order=order)) == expected


def test_rank_with_bounds_gives_the_ranks_that_they_allow() -> None:
    assert said(rank_of(fig("5"), fig("4", bound=LEAST), fig("1"))) == ("range", "1–2", "名")
    assert said(rank_of(fig("5"), fig("5", bound=MORE), fig("1"))) == ("exactly", "2", "名")
    assert said(rank_of(fig("5"), fig("5", bound=LESS), fig("6"))) == ("exactly", "2", "名")
    assert said(rank_of(fig("5"), fig("5", bound=LEAST))) == ("range", "1–2", "名")


def test_place_period_and_scope_are_those_of_the_inputs() -> None:
    same = difference(fig("2", span="2024"), fig("1", span="2024"))
    assert (same.place.code, same.period.code, same.measure) == ("99", "2024", "gdp:difference")
    wide = total(fig("2", span="2021", scope="甲"), fig("1", span="2024", place=COUNTY, scope="乙"))
    assert (wide.place.code, wide.period.code, wide.scope) == ("99+9901", "2021/2024", "甲 / 乙")
    assert wide.place.name.zh == "清河州、上河县"
    parts = difference(fig("2", span="2024-H1"), fig("1", span="2021-08-08"))
    assert parts.period.code == "2021-08-08/2024-06-30"
    begun = difference(fig("2", span="2024"), fig("1", span="2021-08-08"))
    assert begun.period.code == "2021-08-08/2024-12-31"
    assert difference(fig("2", span="../2027"), fig("1", span="2020")).period.code == "../2027"
    assert difference(fig("2", span="../2027-06"), fig("1")).period.code == "../2027-06-30"
    assert difference(fig("2", span="undated"), fig("1")).period.code == "undated"
    assert difference(fig("2", span="2024-H1"), fig("1", span="2024-H2")).period.code == "2024"


def test_results_do_not_depend_on_the_precision_of_the_caller() -> None:
    with localcontext() as context:
        context.prec = 5
        narrow = share(fig("1"), fig("3")).value
    assert str(narrow) == "33." + "3" * 26


NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, places=4)
POSITIVE = st.decimals(min_value="0.0001", max_value=10**9, places=4)


@given(NUMBERS, NUMBERS)
def test_difference_is_exact(left: Decimal, right: Decimal) -> None:
    found = difference(fig(left), fig(right))
    assert Fraction(found.value) == Fraction(left) - Fraction(right)


@given(st.lists(NUMBERS, min_size=1, max_size=6))
def test_total_is_exact_and_does_not_depend_on_order(values: list[Decimal]) -> None:
    one, other = total(*map(fig, values)), total(*map(fig, reversed(values)))
    assert Fraction(one.value) == sum(map(Fraction, values)) == Fraction(other.value)


@given(POSITIVE, POSITIVE)
def test_share_is_the_quotient_to_twenty_five_digits(part: Decimal, whole: Decimal) -> None:
    exact = Fraction(part) / Fraction(whole) * 100
    assert abs(Fraction(share(fig(part), fig(whole)).value) / exact - 1) < Fraction(1, 10**25)


@given(st.lists(st.integers(-5, 5), min_size=1, max_size=8))
def test_rank_agrees_with_the_sorted_list(values: list[int]) -> None:
    own = fig(values[0])
    found = rank_of(own, *(fig(value) for value in values[1:]))
    assert found.quantity == Quantity(Decimal(sorted(values, reverse=True).index(values[0]) + 1))
