"""House style: the same figure in Chinese and in English, exact underneath."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.figures import Derived
from dianfan.figures import Figure
from dianfan.figures import Place
from dianfan.figures import Quantity
from dianfan.figures import Recorded
from dianfan.figures import Wording
from dianfan.figures import period
from dianfan.figures import unit
from dianfan.figures.quantity import Bound
from dianfan.reported.display import display
from dianfan.reported.display import significant

HERE = Place("Q1", Wording("清河", "Qinghe"))


def figure(
    value: str, symbol: str, bound: Bound = Bound.EXACTLY, upper: str | None = None
) -> Figure:
    """Make a recorded figure."""
    quantity = Quantity(Decimal(value), bound, Decimal(upper) if upper else None)
    return Figure(quantity, unit(symbol), HERE, period("2024"), "x", Recorded("e", "s", ""))


@pytest.mark.parametrize(
    ("value", "symbol", "bound", "upper", "zh", "en"),
    [
        ("77", "亿元", Bound.EXACTLY, None, "77亿元", "¥7.7 billion"),
        ("2329.51", "亿元", Bound.EXACTLY, None, "2329.51亿元", "¥233 billion"),
        ("3200", "万千瓦", Bound.MORE_THAN, None, "超3200万千瓦", "more than 32 GW"),
        ("2500", "亿元", Bound.AT_LEAST, None, "2500亿元以上", "at least ¥250 billion"),
        ("5000", "人", Bound.LESS_THAN, None, "近5000人", "just under 5,000 people"),
        ("6.5", "%", Bound.ABOUT, None, "约6.5%", "about 6.5%"),
        ("5.5", "%", Bound.RANGE, "6", "5.5—6%", "5.5–6%"),
        ("10.8", "百分点", Bound.EXACTLY, None, "10.8个百分点", "10.8 percentage points"),
        ("161.36", "万人", Bound.EXACTLY, None, "161.36万人", "1.614 million people"),
        ("26936", "元", Bound.EXACTLY, None, "26936元", "¥26,936"),
        ("2", "名", Bound.EXACTLY, None, "第2位", "2nd"),
        ("11", "名", Bound.EXACTLY, None, "第11位", "11th"),
        ("320", "万亩", Bound.EXACTLY, None, "320万亩", "213,333 hectares"),
        ("620", "亿千瓦时", Bound.EXACTLY, None, "620亿千瓦时", "62 billion kWh"),
        ("694", "公里", Bound.EXACTLY, None, "694公里", "694 km"),
        ("-2.7", "%", Bound.EXACTLY, None, "−2.7%", "−2.7%"),
        ("51", "家", Bound.EXACTLY, None, "51家", "51"),
    ],
)
def test_house_style(
    value: str, symbol: str, bound: Bound, upper: str | None, zh: str, en: str
) -> None:
    one = figure(value, symbol, bound, upper)
    assert display(one, "zh") == zh
    assert display(one, "en") == en


def test_a_derived_share_is_rounded_and_a_printed_one_is_not() -> None:
    printed = figure("17.4321", "%")
    derived = Figure(
        printed.quantity, printed.unit, HERE, printed.period, "x", Derived("m", "1", (), ())
    )
    assert display(printed, "zh") == "17.4321%"
    assert display(derived, "zh") == "17.4%"
    assert derived.value == Decimal("17.4321")


@given(
    st.decimals(min_value=Decimal("0.0001"), max_value=Decimal(10**12), allow_nan=False, places=4)
)
def test_rounding_keeps_four_significant_digits(value: Decimal) -> None:
    rounded = significant(value)
    assert abs(rounded - value) <= value * Decimal("0.0005") + Decimal("1e-12")


@pytest.mark.parametrize(
    ("number", "symbol", "text"),
    [
        ("1", "百分点", "1 percentage point"),
        ("-1", "百分点", "−1 percentage point"),
        ("2", "百分点", "2 percentage points"),
        ("1", "人", "1 person"),
        ("1", "天", "1 day"),
        ("1.5", "天", "1.5 days"),
        ("10.6", "年", "10.6 years"),
        ("1", "年", "1 year"),
        ("14.3", "平方米", "14.3 m²"),
        ("0.5", "公顷", "0.5 hectares"),
        ("0.05", "公里", "50 m"),
        ("148", "公里", "148 km"),
    ],
)
def test_one_of_a_kind_is_no_plural(number: str, symbol: str, text: str) -> None:
    assert display(figure(number, symbol), "en") == text
