"""A score taken apart adds up again, and every number of its formula is one of the index."""

from __future__ import annotations

import re
from dataclasses import replace
from math import isnan
from math import prod

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from dianfan.figures.errors import UseError
from dianfan.judged.surface.aggregating import Aggregation
from dianfan.judged.surface.chain import index
from dianfan.judged.surface.explaining import ExplainedScore
from dianfan.judged.surface.explaining import explain
from dianfan.judged.surface.imputing import Imputation
from dianfan.judged.surface.treating import Treatment
from tests.judged.surface.examples import asem
from tests.judged.surface.examples import invented
from tests.judged.surface.examples import two_levels


def _again(one: ExplainedScore, method: Aggregation) -> float:
    """Put the parts together anew, from the bottom."""
    if not one.parts:
        return one.score
    told = [(part.weight, _again(part, method)) for part in one.parts if not isnan(part.score)]
    if method is Aggregation.GEOMETRIC:
        return float(prod(score**weight for weight, score in told))
    return sum(weight * score for weight, score in told)


@settings(max_examples=40, deadline=None)
@given(
    st.integers(0, 10_000),
    st.sampled_from([Aggregation.ARITHMETIC, Aggregation.GEOMETRIC]),
    st.floats(0, 0.3),
)
def test_the_parts_make_the_score_again(seed: int, method: Aggregation, gaps: float) -> None:
    panel = invented(seed=seed)
    values = np.where(
        np.random.default_rng(seed).random(panel.values.shape) < gaps, np.nan, panel.values
    )
    base = two_levels(span=(1.0, 100.0), availability=0.0)
    spec = replace(base, nodes=tuple(replace(one, aggregation=method) for one in base.nodes))
    made = index(spec, panel.with_values(panel.columns, values))
    for place in made.scores.places:
        one = explain(made, place)
        if not isnan(one.score):
            assert _again(one, method) == pytest.approx(one.score, rel=1e-12)
            assert one.score == made.scores.column("index")[made.scores.places.index(place)]


def test_the_formula_of_an_indicator_gives_its_score() -> None:
    panel = invented()
    made = index(two_levels(), panel)
    for leaf in explain(made, "p03").leaves():
        terms = leaf.formula.partition(" = ")[0].replace("·", "*").replace("−", "-")
        assert re.fullmatch(r"[-+*/(). 0-9e]+", terms)
        first, factor, value, low, high, _ = map(
            float, re.findall(r"(?<!\d)-?\d+\.?\d*(?:e-?\d+)?", terms)
        )
        assert first + factor * (value - low) / (high - low) == pytest.approx(leaf.score, rel=1e-3)
        assert leaf.value == panel.column(leaf.id)[panel.places.index("p03")]


def test_filled_gaps_and_treated_outliers_are_marked() -> None:
    panel = invented()
    values = panel.values.copy()
    values[2, 0], values[5, 1] = np.nan, 4000.0
    spec = two_levels(imputation=Imputation.MEAN, treatment=Treatment.WINSORISE)
    made = index(spec, panel.with_values(panel.columns, values))
    assert next(explain(made, "p02").leaves()).imputed
    assert "gap filled" in str(explain(made, "p02"))
    outlier = explain(made, "p05", node="b")
    assert outlier.value == 4000
    assert outlier.treated < 4000
    assert "treated as an outlier" in str(outlier)


def test_what_is_not_there_is_named() -> None:
    made = index(two_levels(), invented())
    with pytest.raises(UseError, match="nowhere"):
        explain(made, "nowhere")
    with pytest.raises(UseError, match="no part"):
        explain(made, "p00", node="z")


def test_a_published_index_is_taken_apart_to_its_last_cell() -> None:
    spec, panel = asem()
    made = index(spec, panel)
    one = explain(made, "CHE")
    assert _again(one, Aggregation.ARITHMETIC) == pytest.approx(68.38, abs=0.005)
    assert [leaf.id for leaf in one.leaves()] == list(spec.leaves(spec.root.id))
