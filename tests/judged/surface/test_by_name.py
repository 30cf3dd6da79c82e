"""Space and time by name: the order of rows changes nothing, and what is left out is told."""

from __future__ import annotations

import math

import numpy as np
import pytest

from dianfan.figures.errors import UseError
from dianfan.judged.surface.by_name import convergence_over
from dianfan.judged.surface.by_name import likeness
from dianfan.judged.surface.by_name import wide
from dianfan.judged.surface.chain import index
from dianfan.judged.surface.convergence import beta
from dianfan.judged.surface.panel import Panel
from dianfan.judged.surface.space import Neighbours
from dianfan.judged.surface.space import moran
from tests.judged.surface.examples import invented
from tests.judged.surface.examples import two_levels

NAMES = tuple(f"p{at:02d}" for at in range(12))
LINE = {
    name: tuple(NAMES[one] for one in (at - 1, at + 1) if 0 <= one < 12)
    for at, name in enumerate(NAMES)
}


def test_likeness_is_that_of_the_names_whatever_their_order() -> None:
    made = index(two_levels(), invented())
    plain = moran(made.scores.column("index"), Neighbours.of(LINE), permutations=0)
    found = likeness(made, Neighbours.of(LINE), permutations=0)
    assert found.found.value == pytest.approx(plain.value)
    turned = Neighbours.of({name: LINE[name] for name in reversed(NAMES)})
    again = likeness(made, turned, permutations=0)
    assert again.found.value == pytest.approx(plain.value)
    assert again.names == tuple(reversed(NAMES))
    assert again.found.local == pytest.approx(plain.local[::-1])
    assert found.findings == ()
    left = likeness(made, Neighbours.of(LINE), node="left", permutations=0)
    values = made.scores.column("left")
    assert left.found.value == pytest.approx(
        moran(values, Neighbours.of(LINE), permutations=0).value
    )


def test_places_in_one_alone_are_left_out_and_their_neighbours_weigh_anew() -> None:
    data = invented()
    data.values[3] = np.nan
    made = index(two_levels(), data)
    more = {**LINE, "island": ()}
    found = likeness(made, Neighbours.of(more), permutations=0)
    assert found.left_out == ("island", "p03")
    assert [one.where.file for one in found.findings] == ["island", "p03"]
    kept = {
        name: tuple(one for one in near if one != "p03")
        for name, near in LINE.items()
        if name != "p03"
    }
    column = made.scores.column("index")
    by_name = dict(zip(made.scores.places, column, strict=True))
    values = np.array([by_name[name] for name in kept])
    plain = moran(values, Neighbours.of(kept), permutations=0)
    assert found.found.value == pytest.approx(plain.value)
    with pytest.raises(UseError, match="nobody"):
        likeness(made, Neighbours.of(dict.fromkeys(NAMES, ())), permutations=0)


def _incomes() -> Panel:
    values = np.array([1.0, 2, 4, 8, 1.6, 3, 5, 9, 2.5, 4, 6, 10])
    order = np.random.default_rng(1).permutation(12)
    places = np.array(["a", "b", "c", "d"] * 3)[order]
    periods = np.repeat(["2020", "2021", "2022"], 4)[order]
    return Panel(tuple(places), tuple(periods), ("income",), values[order][:, None])


def test_a_column_becomes_a_table_by_name() -> None:
    places, table = wide(_incomes(), "income")
    assert sorted(places) == ["a", "b", "c", "d"]
    assert table[places.index("b")].tolist() == [2, 3, 4]


def test_convergence_is_over_the_names_and_tells_its_n() -> None:
    panel = _incomes()
    found = convergence_over(panel, "income", 2, classes=2)
    assert found.periods == ("2020", "2021", "2022")
    assert found.spreads == pytest.approx(
        [np.std(np.log(one), ddof=1) for one in ([1, 2, 4, 8], [1.6, 3, 5, 9], [2.5, 4, 6, 10])]
    )
    expected = beta(np.array([1.0, 2, 4, 8]), np.array([2.5, 4, 6, 10]), 2)
    assert found.catching_up is not None
    assert found.catching_up.slope == pytest.approx(expected.slope)
    assert found.mobility is not None
    assert found.mobility.shorrocks == 0
    assert found.counts.tolist() == [4, 4, 4]
    assert found.findings == ()


def test_too_few_places_at_both_ends_are_told_and_one_period_is_refused() -> None:
    panel = _incomes()
    values = panel.values.copy()
    for at, key in enumerate(zip(panel.places, panel.periods, strict=True)):
        if key in {("a", "2020"), ("b", "2022")}:
            values[at] = math.nan
    found = convergence_over(panel.with_values(("income",), values), "income", 2)
    assert found.catching_up is None
    assert found.mobility is None
    assert found.counts.tolist() == [3, 4, 3]
    assert [one.code for one in found.findings] == ["convergence-few"]
    first = panel.rows(np.array([one == "2020" for one in panel.periods]))
    with pytest.raises(UseError, match="from one period"):
        convergence_over(first, "income", 2)
    with pytest.raises(UseError, match="from one period"):
        convergence_over(panel, "income", 0)
