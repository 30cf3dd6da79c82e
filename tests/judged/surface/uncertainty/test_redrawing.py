"""An index under errors of its data is what the chain makes of each draw, and says what it rests on."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from dianfan.figures.errors import UseError
from dianfan.judged.surface.aggregating import Aggregation
from dianfan.judged.surface.chain import index
from dianfan.judged.surface.imputing import Imputation
from dianfan.judged.surface.normalising import Normalisation
from dianfan.judged.surface.panel import Panel
from dianfan.judged.surface.spec import BoundsScope
from dianfan.judged.surface.spec import IndexSpec
from dianfan.judged.surface.uncertainty import redrawing
from dianfan.judged.surface.uncertainty.choices import Noise
from dianfan.judged.surface.uncertainty.choices import Openness
from dianfan.judged.surface.uncertainty.choices import WeightNoise
from dianfan.judged.surface.uncertainty.engine import spread
from dianfan.judged.surface.uncertainty.erring import DataErrors
from dianfan.judged.surface.uncertainty.erring import aligned
from dianfan.judged.surface.uncertainty.erring import of_rounding
from dianfan.judged.surface.uncertainty.erring import of_share
from dianfan.judged.surface.uncertainty.ranges import above
from dianfan.judged.surface.uncertainty.redrawing import erred
from dianfan.judged.surface.uncertainty.standing import standings
from tests.judged.surface.examples import indicator
from tests.judged.surface.examples import invented
from tests.judged.surface.examples import two_levels

SOURCES = {
    "a": "sample survey",
    "b": "rounded to 1",
    "c": "complete count",
    "d": "complete count",
}


def _errors(data: Panel, a: float = 2.0, b: float = 0.5) -> DataErrors:
    rows = len(data.places)
    table = np.column_stack([np.full(rows, a), np.full(rows, b)])
    return DataErrors(data.with_values(("a", "b"), table), SOURCES)


@pytest.mark.parametrize(
    "spec",
    [
        two_levels(),
        two_levels(normalisation=Normalisation.Z_SCORE),
        two_levels(normalisation=Normalisation.RANK, bounds=BoundsScope.PERIOD),
        two_levels(bounds=BoundsScope.BASE, base="2020"),
        replace(
            two_levels(span=(1.0, 100.0)),
            indicators=(
                indicator("a", low=0.0, high=100.0),
                *two_levels().indicators[1:],
            ),
            nodes=tuple(
                replace(
                    one, aggregation=Aggregation.COPELAND if one.id == "index" else one.aggregation
                )
                for one in two_levels().nodes
            ),
        ),
    ],
)
def test_each_draw_is_what_the_chain_makes_of_its_values(spec: IndexSpec) -> None:
    data = invented(8, 2)
    made = index(spec, data)
    found = erred(made, _errors(data), 6, seed=4, period="2021")
    chance = np.random.default_rng(4)
    rows = made.scores.period_rows["2021"]
    scope = rows if spec.bounds is BoundsScope.PERIOD else np.arange(16)
    for number in range(6):
        values = data.values.copy()
        noise = chance.standard_normal((len(scope), 4)) * [2, 0.5, 0, 0]
        values[scope] += noise
        again = index(spec, data.with_values(data.columns, values))
        assert found.scores[number] == pytest.approx(again.scores.values[rows, 0], abs=1e-9)
    assert found.errors == pytest.approx(found.scores.std(axis=0, ddof=1))


def test_held_bounds_give_the_standard_error_of_the_formula() -> None:
    data = invented(8)
    made = index(two_levels(), data)
    found = erred(made, _errors(data), 40_000, bounds_move=False)
    width = np.ptp(data.values, axis=0)
    expected = math.hypot(0.25 * 100 * 2 / width[0], 0.25 * 100 * 0.5 / width[1])
    assert found.errors == pytest.approx(np.full(8, expected), rel=0.02)
    assert found.scores.mean(axis=0) == pytest.approx(found.nominal, abs=0.1)


def test_memory_changes_no_draw(monkeypatch: pytest.MonkeyPatch) -> None:
    data = invented(8)
    made = index(two_levels(), data)
    once = erred(made, _errors(data), 50, seed=1)
    monkeypatch.setattr(redrawing, "CHUNK", 100)
    assert erred(made, _errors(data), 50, seed=1).scores.tobytes() == once.scores.tobytes()


def test_an_imputed_value_errs_by_its_columns_spread() -> None:
    data = invented(8)
    data.values[2, 2] = np.nan
    made = index(two_levels(imputation=Imputation.MEAN), data)
    errors, found = aligned(made, _errors(data))
    assert errors[2, 2] == pytest.approx(np.nanstd(data.values[:, 2], ddof=1))
    assert errors[:, 3].tolist() == [0] * 8
    assert errors[0].tolist() == [2, 0.5, 0, 0]
    assert found == []


def test_what_errors_rest_on_is_told_or_asked_for() -> None:
    data = invented(8)
    made = index(two_levels(), data)
    errors = _errors(data)
    partly = replace(errors, sources={"a": "survey", "b": "rounding"})
    codes = [(one.code, one.where.file) for one in erred(made, partly, 5).findings]
    assert codes == [("errors-unknown", "c"), ("errors-unknown", "d")]
    with pytest.raises(UseError, match="no source"):
        erred(made, replace(errors, sources={}), 5)
    strange = replace(errors, errors=errors.errors.with_values(("x", "b"), errors.errors.values))
    with pytest.raises(UseError, match="no indicators"):
        erred(made, strange, 5)
    negative = replace(errors, errors=errors.errors.with_values(("a", "b"), -errors.errors.values))
    with pytest.raises(UseError, match="negative"):
        erred(made, negative, 5)
    fewer = replace(errors, errors=errors.errors.rows(np.arange(8) > 0))
    with pytest.raises(UseError, match="missing"):
        erred(made, fewer, 5)


def test_errors_of_rounding_and_of_shares_are_those_of_their_formulas() -> None:
    even = np.random.default_rng(0).uniform(-0.05, 0.05, 200_000)
    assert of_rounding(0.1) == pytest.approx(even.std(), rel=0.01)
    assert of_share(np.array([0.5]), np.array([400.0]), 2.0) == pytest.approx([0.035355], abs=1e-6)
    with pytest.raises(UseError):
        of_share(np.array([50.0]), np.array([400.0]))


def test_a_standing_holds_both_uncertainties_and_names_what_they_rest_on() -> None:
    data = invented(8)
    made = index(two_levels(), data)
    choices = spread(made, Openness((), WeightNoise(Noise.PERTURB, 0.5)), 300)
    errors = erred(made, _errors(data), 300)
    found = standings(choices, errors, top=2)
    assert len(found.places) == 8
    for one in found.places:
        assert one.best <= one.low <= one.range.rank <= one.high <= one.worst
        assert one.best <= one.range.low <= one.range.high <= one.worst
        assert one.of == 8
        assert all(0 <= likely <= 1 for likely in one.among_top)
    assert found.sources == SOURCES
    assert found.above.shape == (2, 8, 8)
    assert found.above[1] == pytest.approx(above(errors.spread))
    assert "by choices" in str(found.of("p03"))
    assert "by data error" in str(found.of("p03"))
    with pytest.raises(UseError, match="no place"):
        found.of("nowhere")


def test_a_standing_of_two_indices_is_refused() -> None:
    data = invented(8)
    made = index(two_levels(), data)
    other = index(two_levels(normalisation=Normalisation.Z_SCORE), data)
    with pytest.raises(UseError, match="not of the same index"):
        standings(spread(made, Openness(), 30), erred(other, _errors(data), 30))


def test_draws_without_a_score_are_in_the_ledger_and_the_findings() -> None:
    data = invented(8)
    spec = two_levels(normalisation=Normalisation.GOALPOSTS)
    posts = tuple(
        replace(one, low=float(data.values[:, at].min()) - 0.1, high=100.0)
        for at, one in enumerate(spec.indicators)
    )
    lowest = replace(posts[1], low=0.0, high=float(data.values[:, 1].max()) + 0.1)
    nodes = tuple(replace(one, aggregation=Aggregation.GEOMETRIC) for one in spec.nodes)
    spec = replace(spec, indicators=(posts[0], lowest, *posts[2:]), nodes=nodes)
    made = index(spec, data)
    found = erred(made, _errors(data), 60, bounds_move=False)
    lost = np.isnan(found.scores).any(axis=0)
    assert lost.any()
    gone = [found.names[int(at)] for at in np.flatnonzero(lost)]
    assert [one.where.file for one in found.findings] == gone
    assert found.spread.failures[0].draws == int(np.isnan(found.scores).any(axis=1).sum())
    choices = spread(made, Openness(), 60)
    assert len(standings(choices, found).places) == 8 - len(gone)
