"""Shares of variance agree with functions whose shares are known, and with enumeration."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from dianfan.figures.errors import UseError
from dianfan.judged.surface.aggregating import Aggregation
from dianfan.judged.surface.chain import index
from dianfan.judged.surface.normalising import Normalisation
from dianfan.judged.surface.uncertainty.choices import Change
from dianfan.judged.surface.uncertainty.choices import Choice
from dianfan.judged.surface.uncertainty.choices import Noise
from dianfan.judged.surface.uncertainty.choices import Openness
from dianfan.judged.surface.uncertainty.choices import Option
from dianfan.judged.surface.uncertainty.choices import WeightNoise
from dianfan.judged.surface.uncertainty.engine import Spread
from dianfan.judged.surface.uncertainty.engine import spread
from dianfan.judged.surface.uncertainty.ranges import above
from dianfan.judged.surface.uncertainty.ranges import among_best
from dianfan.judged.surface.uncertainty.ranges import rank_ranges
from dianfan.judged.surface.uncertainty.sobol import _estimate
from dianfan.judged.surface.uncertainty.sobol import _shares
from dianfan.judged.surface.uncertainty.sobol import estimated
from dianfan.judged.surface.uncertainty.sobol import exact
from dianfan.judged.surface.uncertainty.sobol import mean_shift
from tests.judged.surface.examples import invented
from tests.judged.surface.examples import two_levels

MADE = index(two_levels(span=(1.0, 100.0)), invented(20))
CHOICES = (
    Choice(
        "scores",
        (Option("min-max"), Option("ranks", (Change("normalisation", Normalisation.RANK),))),
    ),
    Choice(
        "means", (Option("a"), Option("g", (Change("aggregation", Aggregation.GEOMETRIC, "*"),)))
    ),
    Choice("out", (Option("none"), *(Option(x, (Change(remove=x),)) for x in "abcd"))),
    Choice("nothing", (Option("one"), Option("two"))),
)


def test_a_sum_of_independent_parts_has_its_parts_as_shares() -> None:
    grid = np.array([[3 * x + y for y in (0, 1)] for x in (0, 1)], dtype=float)
    assert _shares(grid, 0) == pytest.approx((0.9, 0.9))
    assert _shares(grid, 1) == pytest.approx((0.1, 0.1))


def test_a_pure_interaction_has_no_first_share_and_all_of_the_total() -> None:
    grid = np.array([[x * y for y in (-1, 1)] for x in (-1, 1)], dtype=float)
    assert _shares(grid, 0) == pytest.approx((0, 1))


def test_exact_shares_agree_with_sums_over_every_combination() -> None:
    found = exact(MADE, Openness(CHOICES))
    sizes = [len(one.options) for one in CHOICES]
    shift = {}
    for options in product(*(range(size) for size in sizes)):
        chosen = tuple(
            Choice(one.name, (one.options[at],)) for one, at in zip(CHOICES, options, strict=True)
        )
        one = spread(MADE, Openness(chosen), 1)
        shift[options] = float(np.abs(one.drawn[0] - one.ranks).mean())
    values = np.array(list(shift.values()))
    for number, size in enumerate(sizes):
        means = [np.mean([v for k, v in shift.items() if k[number] == at]) for at in range(size)]
        assert found.first[number] == pytest.approx(np.var(means) / values.var())
    assert found.shift == pytest.approx(values.mean())
    assert found.runs == len(values) == 40
    assert found.total[3] == pytest.approx(0)
    assert found.is_exact


def test_shares_of_each_place_are_of_its_own_rank() -> None:
    found = exact(MADE, Openness(CHOICES))
    assert found.by_place.shape == (4, 20)
    moved = ~np.isnan(found.by_place[0])
    assert moved.any()
    assert (found.by_place[3, moved] == 0).all()
    assert (found.by_place[:, moved].sum(axis=0) >= 1 - 1e-9).all()


def test_estimates_come_near_the_exact_shares() -> None:
    sure = exact(MADE, Openness(CHOICES))
    guessed = estimated(MADE, Openness(CHOICES), 4000, seed=11)
    assert guessed.first == pytest.approx(sure.first, abs=0.06)
    assert guessed.total == pytest.approx(sure.total, abs=0.06)
    assert not guessed.is_exact
    assert guessed.runs == 4000 * 6


def test_the_estimator_gives_the_known_shares_of_ishigami() -> None:
    chance = np.random.default_rng(3)
    samples = [chance.uniform(-np.pi, np.pi, (60_000, 3)) for _ in range(2)]
    rows = [*samples]
    for number in range(3):
        mixed = samples[0].copy()
        mixed[:, number] = samples[1][:, number]
        rows.append(mixed)
    outcomes = np.array(
        [
            np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])
            for x in rows
        ]
    )
    first, total = _estimate(outcomes)
    assert first == pytest.approx([0.3139, 0.4424, 0], abs=0.015)
    assert total == pytest.approx([0.5576, 0.4424, 0.2437], abs=0.015)


def _known_g(a: np.ndarray[tuple[int], np.dtype[np.float64]]) -> tuple[list[float], list[float]]:
    """Give the shares of Sobol's g: ``V_i = 1/(3(1 + a_i)²)``, the variance being their product."""
    parts = 1 / (3 * (1 + a) ** 2)
    whole = np.prod(1 + parts) - 1
    rest = [np.prod(np.delete(1 + parts, at)) for at in range(len(a))]
    return (parts / whole).tolist(), (parts * rest / whole).tolist()


def test_the_estimator_gives_the_known_shares_of_sobols_g() -> None:
    a = np.array([0.0, 1.0, 4.5, 9.0])
    chance = np.random.default_rng(8)
    first, second = chance.random((2, 60_000, 4))
    rows = [first, second]
    for number in range(4):
        mixed = first.copy()
        mixed[:, number] = second[:, number]
        rows.append(mixed)
    outcomes = np.array([np.prod((np.abs(4 * x - 2) + a) / (1 + a), axis=1) for x in rows])
    alone, whole = _estimate(outcomes)
    assert alone == pytest.approx(_known_g(a)[0], abs=0.015)
    assert whole == pytest.approx(_known_g(a)[1], abs=0.015)


def test_enumeration_gives_the_known_shares_of_a_product_exactly() -> None:
    """A product of parts of mean one and variance v has first shares ``v_i/(Π(1 + v) − 1)``."""
    parts = [np.array([0.5, 1.5]), np.array([0.4, 1.0, 1.6]), np.array([0.9, 1.1])]
    grid = parts[0][:, None, None] * parts[1][:, None] * parts[2]
    variances = np.array([one.var() for one in parts])
    whole = np.prod(1 + variances) - 1
    for axis, variance in enumerate(variances):
        rest = np.prod(np.delete(1 + variances, axis))
        assert _shares(grid, axis) == pytest.approx((variance / whole, variance * rest / whole))


def test_weights_that_vary_are_one_choice_of_the_estimate() -> None:
    openness = Openness(CHOICES[:1], WeightNoise(Noise.PERTURB, 0.5))
    guessed = estimated(MADE, openness, 500)
    assert guessed.choices == ("scores", "weights")
    assert guessed.total[1] > 0
    with pytest.raises(UseError, match="without end"):
        exact(MADE, openness)
    with pytest.raises(UseError, match="nothing is open"):
        estimated(MADE, Openness())


def test_a_combination_that_fails_is_not_left_out_in_silence() -> None:
    z = Choice(
        "scores",
        (Option("min-max"), Option("z", (Change("normalisation", Normalisation.Z_SCORE),))),
    )
    with pytest.raises(UseError, match=r"z \+ g"):
        exact(MADE, Openness((z, CHOICES[1])))
    guessed = estimated(MADE, Openness((z, CHOICES[1], CHOICES[2])), 60)
    assert guessed.failed > 0
    assert {one.options[:2] for one in guessed.failures} == {("z", "g")}


def _spread(drawn: list[list[int]], ranks: list[int]) -> Spread:
    table = np.array(drawn, dtype=np.int32)
    names = tuple(f"p{n}" for n in range(table.shape[1]))
    return Spread(
        names, np.zeros(len(names)), np.array(ranks, dtype=np.int32), table,
        np.zeros((len(drawn), 0), dtype=np.int64), (),
    )  # fmt: skip


def test_ranges_and_likelihoods_count_draws() -> None:
    found = _spread([[1, 2, 3], [1, 3, 2], [2, 1, 3], [1, 2, 0]], [1, 2, 3])
    first, second, third = rank_ranges(found, 0.5)
    assert (first.low, first.high, first.best, first.worst) == (1, 1, 1, 2)
    assert (second.median, second.drawn, second.draws) == (2, 4, 4)
    assert third.drawn == 3
    assert above(found)[0].tolist() == [0.5, 0.75, 1]
    assert above(found)[1, 2] == pytest.approx(2 / 3)
    assert among_best(found, 2).tolist() == [1, 0.75, 1 / 3]
    assert mean_shift(found).tolist() == [0, 2 / 3, 2 / 3, 0]


def test_likelihoods_of_a_pair_add_up_to_one() -> None:
    found = spread(MADE, Openness(CHOICES), 100)
    likely = above(found)
    assert likely + likely.T == pytest.approx(np.ones_like(likely))


def test_a_range_of_nothing_is_refused() -> None:
    with pytest.raises(UseError, match="cannot hold"):
        rank_ranges(_spread([[1]], [1]), 1)
    with pytest.raises(UseError, match="no rank in any draw"):
        rank_ranges(replace(_spread([[0]], [1])))
