"""Choices and errors at once: with one of them still, the other is as it is alone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dianfan.figures.errors import UseError
from dianfan.judged.surface.aggregating import Aggregation
from dianfan.judged.surface.chain import index
from dianfan.judged.surface.imputing import Imputation
from dianfan.judged.surface.normalising import Normalisation
from dianfan.judged.surface.panel import Panel
from dianfan.judged.surface.treating import Treatment
from dianfan.judged.surface.uncertainty.choices import Change
from dianfan.judged.surface.uncertainty.choices import Choice
from dianfan.judged.surface.uncertainty.choices import Noise
from dianfan.judged.surface.uncertainty.choices import Openness
from dianfan.judged.surface.uncertainty.choices import Option
from dianfan.judged.surface.uncertainty.choices import WeightNoise
from dianfan.judged.surface.uncertainty.engine import spread
from dianfan.judged.surface.uncertainty.erring import DataErrors
from dianfan.judged.surface.uncertainty.jointly import jointly
from dianfan.judged.surface.uncertainty.redrawing import erred
from dianfan.judged.surface.uncertainty.standing import standings
from tests.judged.surface.examples import invented
from tests.judged.surface.examples import two_levels

NORMS = Choice(
    "scores",
    (
        Option("min-max"),
        Option("z", (Change("normalisation", Normalisation.Z_SCORE),)),
    ),
)
MEANS = Choice(
    "means", (Option("a"), Option("g", (Change("aggregation", Aggregation.GEOMETRIC, "*"),)))
)
OUT = Choice("left out", (Option("none"), Option("a", (Change(remove="a"),))))
GAPS = Choice(
    "gaps", (Option("mean"), Option("median", (Change("imputation", Imputation.MEDIAN),)))
)
OPEN = Openness((NORMS, OUT, GAPS), WeightNoise(Noise.PERTURB, 0.3))
SPEC = two_levels(span=(1.0, 100.0), imputation=Imputation.MEAN, treatment=Treatment.AUTO)


def _data() -> Panel:
    data = invented(9)
    data.values[4, 1] = 3000
    data.values[2, 0] = np.nan
    return data


def _errors(size: float) -> DataErrors:
    data = invented(9)
    table = data.with_values(data.columns, np.full((9, 4), size))
    return DataErrors(table, dict.fromkeys(data.columns, "a survey"))


def test_without_errors_the_draws_are_those_of_the_choices() -> None:
    data = invented(9)
    data.values[4, 1] = 3000
    made = index(SPEC, data)
    both = jointly(made, OPEN, _errors(0.0), 80, seed=3)
    alone = spread(made, OPEN, 80, seed=3, keep_scores=True)
    assert both.scores is not None
    assert alone.scores is not None
    assert both.scores == pytest.approx(alone.scores, abs=1e-9)
    assert (both.options == alone.options).all()


def test_without_choices_the_draws_are_like_those_of_errors() -> None:
    made = index(two_levels(), invented(9))
    both = jointly(made, Openness(), _errors(3.0), 3000, seed=3)
    alone = erred(made, _errors(3.0), 3000, seed=3)
    assert both.scores is not None
    assert both.scores.std(axis=0) == pytest.approx(alone.errors, rel=0.08)
    assert both.scores.mean(axis=0) == pytest.approx(alone.scores.mean(axis=0), abs=0.4)


def test_both_at_once_spread_scores_more_than_either() -> None:
    made = index(SPEC, _data())
    weights = Openness((), WeightNoise(Noise.PERTURB, 0.5))
    both = jointly(made, weights, _errors(4.0), 1500)
    alone = spread(made, weights, 1500, keep_scores=True)
    errors = erred(made, _errors(4.0), 1500)
    assert both.scores is not None
    assert alone.scores is not None
    expected = np.sqrt(alone.scores.var(axis=0) + errors.scores.var(axis=0))
    assert both.scores.std(axis=0) == pytest.approx(expected, rel=0.15)


def test_combinations_that_fail_are_in_the_ledger() -> None:
    made = index(SPEC, _data())
    found = jointly(made, Openness((NORMS, MEANS)), _errors(0.5), 100)
    assert {one.options for one in found.failures} == {("z", "g")}
    assert (found.drawn == 0).any()
    base = Choice(
        "bounds", (Option("base year", (Change("normalisation", Normalisation.BASE_YEAR),)),)
    )
    refused = jointly(made, Openness((base,)), _errors(0.5), 10)
    assert refused.failures[0].draws == 10
    assert not refused.drawn.any()


def test_a_standing_with_draws_of_both_holds_their_range() -> None:
    made = index(SPEC, _data())
    choices, errors = spread(made, OPEN, 200), erred(made, _errors(3.0), 200)
    both = jointly(made, OPEN, _errors(3.0), 200)
    found = standings(choices, errors, joint=both)
    for one in found.places:
        assert one.joint is not None
        assert one.best <= one.joint.low <= one.joint.high <= one.worst
    other = replace(both, nominal=both.nominal + 1)
    with pytest.raises(UseError, match="not of the same index"):
        standings(choices, errors, joint=other)
