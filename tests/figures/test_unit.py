"""Units convert exactly, as an independent library converts them, and refuse what differs."""

from __future__ import annotations

import csv
from fractions import Fraction
from importlib.resources import files

import pint
import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from dianfan.figures.errors import IncompatibleUnits
from dianfan.figures.errors import UnknownUnit
from dianfan.figures.unit import ALIASES
from dianfan.figures.unit import MAGNITUDES
from dianfan.figures.unit import unit

ROWS = list(
    csv.DictReader(
        files("dianfan.figures").joinpath("units.csv").read_text(encoding="utf-8").splitlines()
    )
)
SINGLE = [row["symbol"] for row in ROWS]
SYMBOLS = st.one_of(
    st.sampled_from(SINGLE),
    st.builds("{}{}".format, st.sampled_from(sorted(MAGNITUDES)), st.sampled_from(SINGLE)),
    st.builds("{}/{}".format, st.sampled_from(SINGLE), st.sampled_from(SINGLE)),
)


@pytest.fixture(scope="module")
def oracle() -> pint.UnitRegistry[Fraction]:
    registry: pint.UnitRegistry[Fraction] = pint.UnitRegistry(non_int_type=Fraction)
    registry.define("jin = 1/2 * kilogram")
    registry.define("mu = 1/15 * hectare")
    registry.define("standard_coal = 7000000 * 4.1868 * kilojoule")
    return registry


@pytest.mark.parametrize(
    ("ours", "theirs", "to", "in_theirs"),
    [
        ("万吨", "1e4 metric_ton", "公斤", "kilogram"),
        ("亿斤", "1e8 jin", "万吨", "1e4 metric_ton"),
        ("斤/亩", "jin/mu", "公斤/公顷", "kilogram/hectare"),
        ("万亩", "1e4 mu", "千公顷", "1e3 hectare"),
        ("万亩", "1e4 mu", "平方公里", "kilometer**2"),
        ("平方千米", "kilometer**2", "公顷", "hectare"),
        ("万平方米", "1e4 meter**2", "公顷", "hectare"),
        ("万公里", "1e4 kilometer", "米", "meter"),
        ("千米", "kilometer", "公里", "kilometer"),
        ("亿立方米", "1e8 meter**3", "m3", "meter**3"),
        ("亿千瓦", "1e8 kilowatt", "吉瓦", "gigawatt"),
        ("万千瓦", "1e4 kilowatt", "兆瓦", "megawatt"),
        ("亿千瓦时", "1e8 kilowatt_hour", "兆瓦时", "megawatt_hour"),
        ("万吨标准煤", "1e4 standard_coal", "亿千瓦时", "1e8 kilowatt_hour"),
        ("kV", "kilovolt", "千伏", "kilovolt"),
        ("mg/m3", "milligram/meter**3", "μg/m3", "microgram/meter**3"),
        ("%", "percent", "‰", "permille"),
        ("成", "0.1 dimensionless", "%", "percent"),
    ],
)
def test_conversions_agree_with_an_independent_library(
    ours: str, theirs: str, to: str, in_theirs: str, oracle: pint.UnitRegistry[Fraction]
) -> None:
    expected = (oracle.Quantity(theirs) / oracle.Quantity(in_theirs)).to("dimensionless")
    assert unit(ours).ratio_to(unit(to)) == pytest.approx(Fraction(expected.magnitude), rel=1e-12)


@pytest.mark.parametrize(
    ("ours", "to", "ratio"),
    [
        ("亿", "万", None),
        ("亿元", "万元", Fraction(10000)),
        ("万亿元", "亿元", Fraction(10000)),
        ("千亿元", "亿元", Fraction(1000)),
        ("百亿元", "亿元", Fraction(100)),
        ("亿斤", "万吨", Fraction(5)),
        ("千公顷", "万亩", Fraction(3, 2)),
        ("公顷", "亩", Fraction(15)),
        ("万人", "人", Fraction(10000)),
        ("吉瓦", "万千瓦", Fraction(100)),
        ("元/万吨", "元/吨", Fraction(1, 10000)),
        ("张/千人", "张/万人", Fraction(10)),
        ("成", "%", Fraction(10)),
    ],
)
def test_ratios_of_the_statistics(ours: str, to: str, ratio: Fraction | None) -> None:
    if ratio is None:
        with pytest.raises(UnknownUnit, match="unknown unit"):
            unit(ours)
    else:
        assert unit(ours).ratio_to(unit(to)) == ratio


@settings(deadline=None)
@given(SYMBOLS, SYMBOLS)
def test_there_and_back_loses_nothing(first: str, second: str) -> None:
    one, other = unit(first), unit(second)
    if one.dimension != other.dimension:
        with pytest.raises(IncompatibleUnits):
            one.ratio_to(other)
    else:
        assert one.ratio_to(other) * other.ratio_to(one) == 1


@settings(deadline=None)
@given(SYMBOLS)
def test_a_unit_reads_itself(symbol: str) -> None:
    assert unit(unit(symbol).symbol) == unit(symbol)
    assert str(unit(symbol)) == symbol
    assert unit(symbol).factor > 0


@pytest.mark.parametrize("alias", ALIASES)
def test_aliases_are_units(alias: str) -> None:
    assert unit(alias) == unit(ALIASES[alias])
    assert unit(f" {alias} ") == unit(alias)


@pytest.mark.parametrize(
    "symbol", ["", " ", "万", "亿圆", "/人", "元/", "元/人/年", "万万元", "m3³", "元 / 人"]
)
def test_what_is_no_unit_is_refused(symbol: str) -> None:
    with pytest.raises(UnknownUnit) as refusal:
        unit(symbol)
    assert refusal.value.remedy


def test_the_refusal_names_both_dimensions() -> None:
    with pytest.raises(IncompatibleUnits, match="one measures mass, the other area"):
        unit("万吨").ratio_to(unit("万亩"))


def test_symbols_stand_once() -> None:
    assert len(SINGLE) == len(set(SINGLE))
    assert not set(SINGLE) & set(ALIASES)


@pytest.mark.parametrize(
    ("symbol", "is_additive", "is_share"),
    [
        ("亿元", True, False),
        ("人", True, False),
        ("%", False, True),
        ("成", False, True),
        ("百分点", False, False),
        ("指数", False, False),
        ("名", False, False),
        ("倍", False, False),
        ("公斤/亩", False, False),
    ],
)
def test_what_may_be_added(symbol: str, *, is_additive: bool, is_share: bool) -> None:
    assert unit(symbol).is_additive is is_additive
    assert unit(symbol).is_share is is_share


@pytest.mark.parametrize(
    ("symbol", "magnitude"),
    [("亿元", 10**8), ("元", 1), ("千瓦", 1), ("千公顷", 1000), ("万吨/年", 10**4)],
)
def test_the_magnitude_is_what_stands_in_front(symbol: str, magnitude: int) -> None:
    assert unit(symbol).magnitude == magnitude
