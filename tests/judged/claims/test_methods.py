"""The methods of claim checking, by hand and proved again from their inputs."""

from decimal import Decimal

import numpy as np
import pytest

from dianfan.figures.lineage import Figure
from dianfan.figures.quantity import Bound
from dianfan.figures.rule import prove
from dianfan.judged.arithmetic import total
from dianfan.judged.claims import methods
from dianfan.judged.interval import NotComputable
from tests.judged.little import fig


def _value(figure: Figure) -> Decimal:
    prove(figure)
    return figure.value


def test_rounding_room_reruns_a_method_on_the_ends() -> None:
    parts = [fig(1671), fig(1240), fig(2593)]
    room = methods.rounding_room(*parts, of="judged.arithmetic.total")
    prove(room)
    assert (room.quantity.low, room.quantity.high) == (Decimal("5502.5"), Decimal("5505.5"))
    assert total(*parts).value == Decimal(5504)


def test_things_counted_one_by_one_have_no_rounding() -> None:
    assert methods.half_of(fig(21, "个")) == 0
    assert methods.half_of(fig("12.5", "个")) == Decimal("0.05")
    assert methods.half_of(fig(21, "万人")) == Decimal("0.5")


def test_a_tolerance_of_percent_is_told_in_points() -> None:
    half = methods.half_digit(fig("8.4", "%"))
    prove(half)
    assert (half.value, half.unit.symbol) == (Decimal("0.05"), "百分点")


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (methods.added_up(fig("0.3", "百分点"), fig(2, "百分点"), to="%"), "2.3"),
        (methods.balance(fig("8.35", "‰"), fig("8.47", "‰")), "-0.12"),
        (methods.times(fig(240), fig(2), parts="12"), "10"),
        (methods.doublings(fig(1), fig(8)), "3"),
        (methods.quotient(fig(2000, "万吨"), fig(4000, "万亩"), to="公斤/亩"), "500"),
        (methods.quotient(fig(100, "亿元"), fig(10, "万人"), to="元"), "100000"),
        (methods.share_of_days(fig(73, "天", "2023")), "20"),
        (methods.backcast(fig(110), fig(10, "%")), "100"),
        (methods.growth_by_increase(fig(120), fig(20)), "20"),
        (methods.rescaled(fig("8.35", "%"), factor="1/10"), "0.835"),
        (methods.distance(fig("8.4", "%"), fig("8.15", "%")), "0.25"),
        (methods.distance(fig(10), fig(2, bound=Bound.RANGE, upper="7")), "3"),
        (methods.shown(fig("12345.678", "万元"), fig("1.2")), "1.23"),
    ],
)
def test_by_hand(figure: Figure, expected: str) -> None:
    assert _value(figure) == Decimal(expected)


def test_a_count_and_a_share_of_a_whole_number() -> None:
    good = methods.share_of_whole_number(fig(17, "个"), fig("65.4", "%"))
    prove(good)
    assert round(good.value, 2) == Decimal("65.38")
    assert (
        abs(methods.share_of_whole_number(fig(17, "个"), fig("66.5", "%")).value - Decimal("66.5"))
        > 1
    )


def test_days_late_of_a_vague_date_are_a_range() -> None:
    deadline = fig(1, "条", "2024-10")
    assert _value(methods.days_late(deadline, fig(1, "项", "2024-11-02"))) == 2
    vague = methods.days_late(deadline, fig(1, "项", "2024-11"))
    prove(vague)
    assert vague.quantity.low == 1
    assert vague.quantity.high == 30


def test_the_column_faces_are_the_explain_faces() -> None:
    base, latest = [1.0, 2.0, 178.0], [8.0, 5.0, 26036.0]
    found = methods.doublings_column(np.array([*base, 0.0]), np.array([*latest, 5.0]))
    told = [
        methods.doublings(fig(f"{one}"), fig(f"{other}")).value
        for one, other in zip(base, latest, strict=True)
    ]
    assert found[:-1] == pytest.approx([float(one) for one in told], rel=1e-12)
    assert np.isnan(found[-1])
    back = methods.backcast_column(np.array([110.0, 50.0, 5.0]), np.array([10.0, -50.0, -100.0]))
    hand = [methods.backcast(fig(110), fig(10, "%")), methods.backcast(fig(50), fig(-50, "%"))]
    assert back[:-1] == pytest.approx([float(one.value) for one in hand])
    assert np.isnan(back[-1])


def test_what_cannot_be_computed_is_refused() -> None:
    with pytest.raises(NotComputable):
        methods.quotient(fig(1, "万吨"), fig(1, "万亩"), to="元/人")
    with pytest.raises(NotComputable):
        methods.doublings(fig(1), fig(-1))
