"""The methods of the net lens say what their formulas say, and refuse what they cannot."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dianfan.figures.errors import UseError
from dianfan.figures.quantity import Bound
from dianfan.figures.rule import prove
from dianfan.judged.net import methods
from tests.judged.little import fig


def test_a_way_adds_up_its_edges_and_is_nought_at_the_service() -> None:
    people = fig("12000", "人")
    way = methods.way_minutes(
        people, fig("18", "分钟"), fig("0.5", "小时"), way="a>b>c", service="医院"
    )
    assert way.value == 48
    assert way.measure == "node:way:医院"
    assert methods.way_minutes(people, way="a", service="医院").value == 0
    with pytest.raises(UseError, match="one edge less"):
        methods.way_minutes(people, fig("18", "分钟"), way="a>b>c", service="医院")
    prove(way)


def test_served_holds_every_time_against_the_limit() -> None:
    limit, some = (
        fig("60", "分钟"),
        (fig("3", "万人"), fig("60", "分钟"), fig("5000", "人"), fig("1", "分钟")),
    )
    served = methods.served(limit, *some, service="医院")
    assert served.value == Decimal("3.5")
    with pytest.raises(UseError, match="above the limit"):
        methods.served(limit, fig("3", "万人"), fig("60.1", "分钟"), service="医院")
    with pytest.raises(UseError, match="nobody"):
        methods.served(limit, service="医院")
    prove(served)


def test_means_are_weighed_by_people_and_differences_are_of_size() -> None:
    mean = methods.mean_minutes(
        fig("1", "万人"), fig("10", "分钟"), fig("3", "万人"), fig("30", "分钟"), service="医院"
    )
    assert mean.value == 25
    for first, second in (("10", "30"), ("30", "10")):
        more = methods.person_minutes(
            fig("2", "万人"), fig(first, "分钟"), fig(second, "分钟"), of="lost", service="医院"
        )
        assert more.value == 40
    rate = methods.saved_per_money(more, fig("2", "亿元"))
    assert rate.value == 20
    assert str(rate.unit) == "人分钟/万元"


def test_headroom_adds_what_is_built_and_takes_what_is_asked() -> None:
    capacity, load = fig("60", "万千瓦"), fig("55.5", "万千瓦")
    assert methods.headroom(capacity, load).value == Decimal("4.5")
    after = methods.headroom(capacity, load, fig("30", "兆瓦"), fig("75", "兆瓦"), adds="1")
    assert after.value == 0
    prove(after)


def test_a_bound_is_no_number_of_a_network() -> None:
    with pytest.raises(UseError, match="no single number"):
        methods.people_in(fig("3", "万人", bound=Bound.AT_LEAST), of="people")


def test_one_end_is_no_range() -> None:
    assert methods.as_range(Decimal(2), Decimal(2)).upper is None
    assert methods.as_range(Decimal(2), Decimal(3)).bound is Bound.RANGE
