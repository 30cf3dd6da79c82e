"""The methods of chances against the library under them and against plain counting."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest

from dianfan.figures.lineage import Figure
from dianfan.figures.quantity import Bound
from dianfan.figures.rule import prove
from dianfan.judged.interval import NotComputable
from dianfan.judged.point import chance_methods
from dianfan.judged.point.portfolio_chance import portfolio_chance
from tests.judged.little import fig
from tests.judged.point.test_methods import at

FOUNDRY = {
    "A": (1, 2, 3, "-"), "B": (2, 3, 4, "-"), "C": (1, 2, 3, "A"), "D": (2, 4, 6, "B"),
    "E": (1, 4, 7, "C"), "F": (1, 2, 9, "C"), "G": (3, 4, 11, "D,E"), "H": (1, 2, 3, "F,G"),
}  # fmt: skip


def past(*ratios: float) -> tuple[tuple[Figure, ...], str]:
    """Give projects of a hundred planned days that took so many times their plan."""
    told = []
    for ratio in ratios:
        first = np.datetime64("2020-01-01")
        end = first + np.timedelta64(round(100 * ratio) - 1, "D")
        told += [at("2020-01-01"), at("2020-04-09"), at(str(end))]
    return tuple(told), " ".join("1" for _ in ratios)


def test_a_chance_is_the_share_of_the_class_that_had_ended() -> None:
    told, ended = past(0.9, 0.95, 1.0, 1.1, 1.2, 1.3, 1.5, 1.8, 2.0, 2.2)
    found = chance_methods.class_chance(
        at("2026-01-01"), at("2026-04-10"), *told, ended=ended, asof="2026-01-10", by="2026-04-10"
    )
    low, high = found.value, found.quantity.upper
    assert high is not None
    assert low < 30 < high  # three of ten, within its limits
    prove(found)
    later = chance_methods.class_chance(
        at("2026-01-01"), at("2026-04-10"), *told, ended=ended, asof="2026-01-10", by="2027-12-31"
    )
    assert (later.quantity.upper or later.value) == 100


def test_too_few_past_projects_are_no_class() -> None:
    told, ended = past(1.0, 1.1, 1.2)
    with pytest.raises(NotComputable, match="make no reference class"):
        chance_methods.class_chance(
            at("2026-01-01"),
            at("2026-04-10"),
            *told,
            ended=ended,
            asof="2026-01-10",
            by="2026-04-10",
        )
    with pytest.raises(NotComputable):
        chance_methods.uplift(*told, ended=ended, share="0.8")


def test_an_uplift_without_an_upper_limit_is_at_least() -> None:
    told, ended = past(0.9, 1.0, 1.1, 1.2, 1.3)
    assert chance_methods.uplift(*told, ended=ended, share="0.8").quantity.bound is Bound.AT_LEAST
    many, ended = past(*np.linspace(0.8, 1.6, 41))
    half = chance_methods.uplift(*many, ended=ended, share="0.5")
    assert half.value < Decimal("1.2") < (half.quantity.upper or 0)


def test_the_foundry_is_later_than_pert_says() -> None:
    months = [fig(str(one), "个月") for told in FOUNDRY.values() for one in told[:3]]
    parameters = {
        "ids": " ".join(FOUNDRY), "after": " ".join(str(told[3]) for told in FOUNDRY.values()),
        "draws": "4000", "correlation": "0",
    }  # fmt: skip
    bias = chance_methods.merge_bias(*months, **parameters)
    assert 4 <= bias.value <= 11  # 0.24 of a month and its error; the unit of the book is the week
    chance = chance_methods.schedule_chance(
        at("2027-05-02"), *months, asof="2026-01-01", by="2027-05-03", **parameters
    )
    assert chance.value < 69 < (chance.quantity.upper or 0) + 1
    with pytest.raises(NotComputable, match="has passed"):
        chance_methods.schedule_chance(
            at("2025-05-02"), *months, asof="2026-01-01", by="2025-05-02", **parameters
        )


def test_all_of_them_lies_between_each_by_itself_and_one_shock() -> None:
    chances = [
        fig(low, "%", bound=Bound.RANGE, upper=high) for low, high in (("50", "60"), ("70", "90"))
    ]
    found = chance_methods.all_in_time(*chances, correlation="0.3")
    assert found.value == 35
    assert float(found.quantity.upper or 0) == pytest.approx(
        100 * portfolio_chance(np.array([0.6, 0.9]), 0.3).all_of_them, abs=0.05
    )
    some = chance_methods.expected_in_time(*chances)
    assert (some.value, some.quantity.upper) == (Decimal("1.2"), Decimal("1.5"))


def test_promises_are_scored_as_sure_and_silence_counts_both_ways() -> None:
    kept, broken = fig("1", "个"), fig("0", "个")
    silent = fig("0", "个", bound=Bound.RANGE, upper="1")
    found = chance_methods.brier_of_promises(kept, broken, broken, silent)
    assert (found.value, found.quantity.upper) == (Decimal("0.5"), Decimal("0.75"))


def test_hindsight_uses_only_what_was_known_then() -> None:
    told = []
    for year in range(2000, 2024):
        late = year % 2
        told += [
            at(f"{year}-01-01"),
            at(f"{year}-12-31"),
            at(f"{year + late}-{'06-30' if late else '12-31'}"),
        ]
    ended = " ".join("1" for _ in range(24))
    found = chance_methods.backtest(*told, ended=ended, least="5")
    assert Decimal("0.15") < found.value < Decimal("0.45")  # half are late, and nothing tells which
    with pytest.raises(NotComputable, match="make a score"):
        chance_methods.backtest(*told[:12], ended="1 1 1 1", least="5")
