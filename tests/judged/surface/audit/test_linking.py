"""Links and comparisons agree with regressions and rankings written apart from them."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

from dianfan.figures.errors import UseError
from dianfan.judged.surface.audit.comparing import compare
from dianfan.judged.surface.audit.linking import link
from dianfan.judged.surface.audit.linking import size_links
from dianfan.judged.surface.chain import index
from dianfan.judged.surface.normalising import Normalisation
from dianfan.judged.surface.panel import Panel
from dianfan.judged.surface.spec import IndexSpec
from tests.judged.surface.examples import invented
from tests.judged.surface.examples import two_levels

DATA = invented(16, 2)
MADE = index(two_levels(), DATA)


def _wealth(power: float = 1.0) -> Panel:
    """Invent an output that goes with the index, for places in another order."""
    chance = np.random.default_rng(3)
    score = MADE.scores.column("index")
    values = np.exp((score / 30) ** power + chance.normal(size=32) * 0.2)[:, None]
    order = chance.permutation(32)
    return Panel(
        tuple(DATA.places[at] for at in order),
        tuple(DATA.periods[at] for at in order),
        ("wealth",),
        values[order],
        {"side": tuple(DATA.groups["side"][at] for at in order)},
    )


def test_a_link_is_a_regression_over_the_places_of_a_period() -> None:
    wealth = _wealth()
    (found,) = link(MADE, wealth, "wealth", log=True, period="2020")
    keys = dict(
        zip(zip(wealth.places, wealth.periods, strict=True), wealth.values[:, 0], strict=True)
    )
    rows = MADE.scores.period_rows["2020"]
    x = np.log([keys[MADE.scores.places[row], "2020"] for row in rows])
    y = MADE.scores.column("index")[rows]
    expected = stats.linregress(x, y)
    assert found.slope.value == pytest.approx(expected.slope)
    assert found.intercept == pytest.approx(expected.intercept)
    reach = stats.t.ppf(0.975, 14) * expected.stderr
    assert found.slope.low == pytest.approx(expected.slope - reach)
    assert found.slope.high == pytest.approx(expected.slope + reach)
    assert found.r2.value == pytest.approx(expected.rvalue**2)
    assert found.spearman.value == pytest.approx(stats.spearmanr(x, y).statistic)
    assert found.kendall.value == pytest.approx(stats.kendalltau(x, y).statistic)
    assert found.slope.count == 16
    basis = np.column_stack([np.ones(16), x])
    hat = np.diag(basis @ np.linalg.inv(basis.T @ basis) @ basis.T)
    rest = y - expected.intercept - expected.slope * x
    spread = math.sqrt((rest**2).sum() / 14)
    assert found.beyond == pytest.approx(rest / (spread * np.sqrt(1 - hat)))


def test_links_are_told_by_group_with_their_own_n() -> None:
    found = link(MADE, _wealth(), "wealth", group="side")
    assert [(one.group, one.slope.count) for one in found] == [("", 16), ("east", 8), ("west", 8)]
    assert [len(one.findings) for one in found] == [0, 1, 1]
    assert "Harrell" in found[1].findings[0].message
    with pytest.raises(UseError, match="no group"):
        link(MADE, _wealth(), "wealth", group="x")


def test_a_link_with_nothing_is_a_finding_and_no_number() -> None:
    still = _wealth().with_values(("wealth",), np.ones((32, 1)))
    (found,) = link(MADE, still, "wealth")
    assert math.isnan(found.slope.value)
    assert [one.code for one in found.findings] == ["audit-no-link"]
    (few,) = link(MADE, _wealth().rows(np.arange(32) < 3), "wealth", period="2020")
    assert few.slope.count < 3
    with pytest.raises(UseError, match="logarithm"):
        link(MADE, still.with_values(("wealth",), -np.ones((32, 1))), "wealth", log=True)
    with pytest.raises(UseError, match="no column"):
        link(MADE, still, "health")


def test_a_perfect_line_leaves_nothing_beyond() -> None:
    score = MADE.scores.column("index")
    same = DATA.with_values(("same",), score[:, None])
    (found,) = link(MADE, same, "same")
    assert found.slope.value == pytest.approx(1)
    assert found.r2.value == pytest.approx(1)
    assert found.beyond == pytest.approx(np.zeros(16))


def test_what_goes_with_size_is_told_before_and_after_its_denominator() -> None:
    chance = np.random.default_rng(5)
    people = chance.uniform(1, 100, 30)
    values = np.column_stack(
        [people * chance.uniform(0.9, 1.1, 30), *chance.uniform(1, 9, (3, 30)), people]
    )
    data = Panel(
        tuple(f"p{at}" for at in range(30)), ("",) * 30, ("a", "b", "c", "d", "people"), values
    )
    spec = two_levels()
    spec = replace(
        spec,
        indicators=(replace(spec.indicators[0], denominator="people"), *spec.indicators[1:]),
    )
    found = size_links(index(spec, data), data, ("people",))
    told = {(one.indicator, one.divided): one for one in found}
    assert set(told) == {("a", ""), ("a", "people"), ("b", ""), ("c", ""), ("d", "")}
    assert told["a", ""].is_large
    assert not told["a", "people"].is_large
    assert told["a", ""].pearson.value == pytest.approx(np.corrcoef(values[:, 0], people)[0, 1])
    assert told["a", ""].pearson.count == 30


def _other(**rest: object) -> IndexSpec:
    return two_levels(**rest)


def test_alternatives_are_held_against_the_first() -> None:
    other = index(_other(normalisation=Normalisation.Z_SCORE), DATA)
    fewer = index(_other(), DATA.rows(np.array([one != "p03" for one in DATA.places])))
    found = compare({"ours": MADE, "z": other, "fewer": fewer}, period="2021")
    assert found.left_out == ("p03",)
    assert len(found.places) == 15
    rows = [row for row in MADE.scores.period_rows["2021"] if MADE.scores.places[row] != "p03"]
    mine = (-MADE.scores.values[rows, 0]).argsort().argsort() + 1
    theirs = (-other.scores.values[rows, 0]).argsort().argsort() + 1
    assert found.ranks[:, 0].tolist() == mine.tolist()
    assert found.shifts["z"].mean == pytest.approx(np.abs(mine - theirs).mean())
    assert found.likeness.of("ours", "z").value == pytest.approx(
        stats.spearmanr(mine, theirs).statistic
    )
    assert (found.spread == np.ptp(found.ranks, axis=1)).all()
    same = compare({"ours": MADE, "again": MADE})
    assert same.shifts["again"].mean == 0
    assert same.shifts["again"].place == ""


def test_nothing_to_compare_is_refused() -> None:
    with pytest.raises(UseError, match="nothing to compare"):
        compare({"ours": MADE})
    renamed = replace(DATA, places=tuple(f"x{one}" for one in DATA.places))
    with pytest.raises(UseError, match="no place"):
        compare({"ours": MADE, "theirs": index(two_levels(), renamed)})
