"""Growth rates, against hand-computed values and logarithms."""

from __future__ import annotations

import math
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.figures.quantity import Bound
from dianfan.figures.quantity import Quantity
from dianfan.figures.rule import prove
from dianfan.judged.growth import cagr
from dianfan.judged.growth import cagr_column
from dianfan.judged.interval import NotComputable
from dianfan.judged.making import years_between
from tests.judged.little import fig


@pytest.mark.parametrize(
    ("base", "latest", "expected"),
    [
        (fig("100"), fig("121", span="2022"), "10"),
        (fig("100"), fig("133.1", span="2023"), "10"),
        (fig("100"), fig("105.10100501", span="2025"), "1"),
        (fig("100"), fig("95.09900499", span="2025"), "-1"),
        (fig("200"), fig("25", span="2023"), "-50"),
        (fig("100"), fig("100", span="2025"), "0"),
        (fig("100"), fig("0", span="2025"), "-100"),
        (fig("10000", "万元"), fig("1.21", span="2022"), "10"),
    ],
)
def test_rates_that_come_out_even(base: object, latest: object, expected: str) -> None:
    found = cagr(base, latest)
    prove(found)
    assert found.quantity == Quantity(Decimal(expected))
    assert found.unit.symbol == "%"


def test_years_are_whole_between_like_ends_and_else_by_days() -> None:
    def years(one: str, other: str) -> Decimal:
        return years_between(fig(1, span=one).period, fig(1, span=other).period)

    assert years("2020", "2025") == 5
    assert years("2020", "../2025") == 5
    assert years("2020-02", "2023-02") == 3
    assert years("2020-H1", "2023-01/06") == 3
    assert years("2020", "2022-06-30") == Decimal(546) / Decimal("365.25")
    assert years("2021-03-31", "2022-03-30") == Decimal(364) / Decimal("365.25")


@pytest.mark.parametrize(
    ("base", "latest"),
    [
        (fig("0"), fig("5", span="2023")),
        (fig("-1"), fig("5", span="2023")),
        (fig("5", bound=Bound.LESS_THAN), fig("5", span="2023")),
        (fig("5"), fig("-5", span="2023")),
        (fig("5"), fig("5", span="2020")),
        (fig("5"), fig("5", span="2019")),
    ],
)
def test_rates_that_have_no_meaning_are_refused(base: object, latest: object) -> None:
    with pytest.raises(NotComputable):
        cagr(base, latest)


def test_bounds_are_carried() -> None:
    base = fig("100")
    assert cagr(base, fig("121", span="2022", bound=Bound.MORE_THAN)).quantity == Quantity(
        Decimal(10), Bound.MORE_THAN
    )
    assert cagr(base, fig("121", span="2022", bound=Bound.AT_LEAST)).quantity == Quantity(
        Decimal(10), Bound.AT_LEAST
    )
    below = cagr(base, fig("121", span="2022", bound=Bound.LESS_THAN)).quantity
    assert below == Quantity(Decimal(-100), Bound.RANGE, Decimal(10))
    around = cagr(base, fig("121", span="2022", bound=Bound.RANGE, upper="144")).quantity
    assert around == Quantity(Decimal(10), Bound.RANGE, Decimal(20))
    unsure = cagr(fig("100", bound=Bound.RANGE, upper="121"), fig("121", span="2022")).quantity
    assert unsure == Quantity(Decimal(0), Bound.RANGE, Decimal(10))
    falling = cagr(fig("100", bound=Bound.AT_LEAST), fig("121", span="2022", bound=Bound.MORE_THAN))
    assert falling.quantity == Quantity(Decimal(-100), Bound.MORE_THAN)


VALUES = st.decimals(min_value="0.01", max_value=10**7, places=2)
YEARS = st.integers(1, 15)


@given(VALUES, VALUES, YEARS)
def test_against_logarithms(base: Decimal, latest: Decimal, years: int) -> None:
    rate = float(cagr(fig(base, span="2000"), fig(latest, span=str(2000 + years))).value)
    oracle = math.expm1((math.log(float(latest)) - math.log(float(base))) / years) * 100
    assert rate == pytest.approx(oracle, rel=1e-9, abs=1e-9)


@given(st.lists(st.tuples(VALUES, VALUES, YEARS), min_size=1, max_size=8))
def test_the_column_face_is_the_explain_face(rows: list[tuple[Decimal, Decimal, int]]) -> None:
    base, latest, years = (
        np.array([float(one) for one in column]) for column in zip(*rows, strict=True)
    )
    found = cagr_column(base, latest, years)
    for rate, (first, last, span) in zip(found, rows, strict=True):
        explained = cagr(fig(first, span="2000"), fig(last, span=str(2000 + span)))
        assert rate == pytest.approx(float(explained.value), rel=1e-9, abs=1e-9)


def test_the_column_face_has_no_rate_where_the_explain_face_refuses() -> None:
    base, latest, years = (
        np.array([0.0, -1.0, 5.0, 5.0, 5.0]),
        np.array([5.0, 5.0, -5.0, 5.0, 0.0]),
        np.array([3.0, 3.0, 3.0, 0.0, 3.0]),
    )
    found = cagr_column(base, latest, years)
    assert np.isnan(found[:4]).all()
    assert found[4] == -100
