"""Weights come from the file or from the data, and what has too few data takes no part."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy.optimize import linprog

from dianfan.figures.errors import UseError
from dianfan.judged.surface.aggregating import Aggregation
from dianfan.judged.surface.chain import index
from dianfan.judged.surface.imputing import Imputation
from dianfan.judged.surface.panel import Panel
from dianfan.judged.surface.screening import screened
from dianfan.judged.surface.spec import IndexSpec
from dianfan.judged.surface.spec import Weighting
from dianfan.judged.surface.uncertainty.choices import Change
from dianfan.judged.surface.uncertainty.choices import Choice
from dianfan.judged.surface.uncertainty.choices import Openness
from dianfan.judged.surface.uncertainty.choices import Option
from dianfan.judged.surface.uncertainty.engine import spread
from dianfan.judged.surface.weighing import grow
from tests.judged.surface.examples import invented
from tests.judged.surface.examples import two_levels


def _weighed(spec: IndexSpec, node: str, how: Weighting, **rest: object) -> IndexSpec:
    nodes = tuple(
        replace(one, weighting=how, **rest) if one.id == node else one  # type: ignore[arg-type]  # any of its fields
        for one in spec.nodes
    )
    return replace(spec, nodes=nodes)


def _holed(panel: Panel, *cells: tuple[int, int]) -> Panel:
    values = panel.values.copy()
    for row, column in cells:
        values[row, column] = np.nan
    return panel.with_values(panel.columns, values)


def test_entropy_weighs_by_what_the_scores_tell() -> None:
    made = index(_weighed(two_levels(), "left", Weighting.ENTROPY), invented())
    scores = made.scored.of(("a", "b"))
    part = scores / scores.sum(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        uneven = 1 + np.nansum(part * np.log(part), axis=0) / np.log(len(part))
    wanted = uneven / uneven.sum()
    assert list(made.weights["left"].values()) == pytest.approx(wanted, abs=1e-12)
    assert made.scores.column("left") == pytest.approx(scores @ wanted, abs=1e-10)
    assert made.settled.node["left"].weights == made.weights["left"]


def test_the_first_component_weighs_or_is_refused() -> None:
    spec = _weighed(two_levels(), "left", Weighting.PCA)
    made = index(spec, invented())
    assert sum(made.weights["left"].values()) == pytest.approx(1)
    with pytest.raises(UseError, match="left") as raised:
        index(spec, invented(places=2))
    assert "too few" in str(raised.value)


def test_weights_by_importance_make_children_matter_as_stated() -> None:
    wanted = {"a": 3.0, "b": 1.0}
    spec = _weighed(two_levels(), "left", Weighting.IMPORTANCE, weights=wanted)
    made = index(spec, invented(places=40))
    scores = made.scored.of(("a", "b"))
    weights = np.array([made.weights["left"][one] for one in ("a", "b")])
    pull = [np.corrcoef(scores[:, at], scores @ weights)[0, 1] for at in range(2)]
    assert pull[0] / sum(pull) == pytest.approx(0.75, abs=1e-3)


def test_benefit_of_the_doubt_lets_each_place_choose() -> None:
    lifted = two_levels(span=(1.0, 100.0))
    made = index(_weighed(lifted, "left", Weighting.BOD, least=0.2, most=0.8), invented())
    scores = made.scored.of(("a", "b"))
    shares = made.shares["left"]
    assert made.scores.column("left").max() == pytest.approx(100)
    assert shares.sum(axis=1) == pytest.approx(1)
    assert ((shares > 0.2 - 1e-9) & (shares < 0.8 + 1e-9)).all()
    for row, own in enumerate(scores):
        limits = [*scores, 0.2 * own - [own[0], 0], 0.2 * own - [0, own[1]]]
        limits += [[own[0], 0] - 0.8 * own, [0, own[1]] - 0.8 * own]
        bound = [1.0] * len(scores) + [0.0] * 4
        best = linprog(-own, A_ub=np.array(limits), b_ub=bound, method="highs-ipm")
        assert made.scores.column("left")[row] == pytest.approx(
            -100 * float(best.fun or 0), abs=1e-7
        )


def test_a_place_without_all_children_has_no_benefit_of_the_doubt() -> None:
    spec = replace(_weighed(two_levels(), "left", Weighting.BOD), availability=0.5)
    made = index(spec, _holed(invented(), (3, 0)))
    assert np.isnan(made.scores.column("left")[3])
    assert made.scores.column("index")[3] == made.scores.column("right")[3]
    assert any("all children" in one.message for one in made.findings)


def test_draws_take_the_settled_weights_and_the_doubt() -> None:
    spec = _weighed(two_levels(), "left", Weighting.BOD)
    spec = _weighed(spec, "right", Weighting.ENTROPY)
    made = index(spec, invented())
    still = spread(made, Openness(), 2, keep_scores=True)
    assert still.scores is not None
    assert still.scores[0] == pytest.approx(made.scores.column("index"), abs=1e-12)
    out = Choice("indicators", (Option("all"), Option("without a", (Change(remove="a"),))))
    drawn = spread(made, Openness((out,)), 20, seed=1, keep_scores=True)
    assert drawn.scores is not None
    alone = np.array([np.ptp(drawn.scores[drawn.options[:, 0] == at], axis=0) for at in (0, 1)])
    assert (alone == 0).all()
    assert np.ptp(drawn.scores, axis=0).max() > 1


def test_the_doubt_is_linear_and_bears_nothing_negative() -> None:
    bent = _weighed(two_levels(), "left", Weighting.BOD, aggregation=Aggregation.MEDIAN)
    with pytest.raises(UseError, match="linear"):
        index(bent, invented())
    with pytest.raises(UseError, match="negative"):
        index(_weighed(two_levels(span=(-1.0, 1.0)), "left", Weighting.BOD), invented())
    with pytest.raises(UseError, match="do not go together"):
        index(_weighed(two_levels(), "left", Weighting.IMPORTANCE), invented())


def test_an_indicator_that_few_report_takes_no_part() -> None:
    holes = [(row, 0) for row in range(8)]
    made = index(replace(two_levels(), coverage=0.5), _holed(invented(), *holes))
    assert np.isnan(made.scored.column("a")).all()
    assert made.scores.column("left") == pytest.approx(made.scored.column("b"))
    assert [one.where.file for one in made.findings] == ["a"]
    assert len(made.scores.places) == 12


def test_a_place_with_too_little_in_a_node_has_no_score_there() -> None:
    nodes = tuple(
        replace(one, availability=0.6) if one.id == "left" else one for one in two_levels().nodes
    )
    spec = replace(two_levels(), nodes=nodes, imputation=Imputation.MEAN)
    made = index(spec, _holed(invented(), (2, 1)))
    assert np.isnan(made.scores.column("left")[2])
    assert made.scores.column("index")[2] == made.scores.column("right")[2]
    assert not made.imputed_cells[2].any()
    assert spread(made, Openness(), 1, keep_scores=True).scores == pytest.approx(
        made.scores.column("index")[None, :]
    )


def test_screening_leaves_nothing_or_says_so() -> None:
    with pytest.raises(UseError, match="no place"):
        screened(two_levels(), _holed(invented(1), (0, 0), (0, 1), (0, 2)), [])
    for name, value in (("availability", 1.5), ("coverage", -0.1)):
        with pytest.raises(UseError, match=name):
            index(replace(two_levels(), **{name: value}), invented())  # type: ignore[arg-type]  # any of its fields


def test_growing_keeps_the_weights_laid_down() -> None:
    made = index(two_levels(), invented())
    grown = grow(two_levels(), made.scored, [])
    assert grown.weights == {
        "index": {"left": 0.5, "right": 0.5}, "left": {"a": 0.5, "b": 0.5},
        "right": {"c": 0.5, "d": 0.5},
    }  # fmt: skip
