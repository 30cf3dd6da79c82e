"""What an index measures by gives its own values the scores that the chain gave them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from dianfan.figures.errors import UseError
from dianfan.judged.surface.aggregating import Aggregation
from dianfan.judged.surface.chain import index
from dianfan.judged.surface.normalising import Normalisation
from dianfan.judged.surface.panel import Panel
from dianfan.judged.surface.spec import BoundsScope
from dianfan.judged.surface.spec import Weighting
from dianfan.judged.surface.treating import Done
from dianfan.judged.surface.treating import Treatment
from dianfan.judged.surface.yardstick import is_relative
from dianfan.judged.surface.yardstick import put_up
from dianfan.judged.surface.yardstick import yardstick
from tests.judged.surface.examples import asem
from tests.judged.surface.examples import invented
from tests.judged.surface.examples import two_levels


def _skewed(periods: int = 2) -> Panel:
    data = invented(periods=periods)
    values = data.values.copy()
    values[3, 0] = 900
    values[:, 2] = np.exp(values[:, 2] / 4)
    return data.with_values(data.columns, values)


@given(
    st.sampled_from(list(Treatment)),
    st.sampled_from(
        [
            Normalisation.MIN_MAX,
            Normalisation.Z_SCORE,
            Normalisation.RANK,
            Normalisation.FRACTION_OF_MAX,
        ]
    ),
    st.sampled_from([BoundsScope.GLOBAL, BoundsScope.PERIOD]),
)
@settings(max_examples=40)
def test_the_values_of_an_index_get_its_scores(
    treatment: Treatment, method: Normalisation, scope: BoundsScope
) -> None:
    made = index(two_levels(treatment=treatment, normalisation=method, bounds=scope), _skewed())
    again = yardstick(made).scores(made.imputed)
    assert again.values == pytest.approx(made.scores.values, abs=1e-10)


def test_a_published_index_is_measured_again() -> None:
    made = index(*asem())
    assert Done.WINSORISED in {one.done for one in made.treatments.values()}
    assert yardstick(made).index(made.imputed) == pytest.approx(
        made.scores.column("Index"), abs=1e-10
    )


def test_other_values_do_not_move_the_bounds() -> None:
    made = index(two_levels(treatment=Treatment.AUTO), _skewed())
    stick = yardstick(made)
    values = made.imputed.values.copy()
    values[0] = [1e4, 1e-4, 1e9, 1e4]
    moved = stick.scores(made.imputed.with_values(made.imputed.columns, values))
    assert moved.values[1:] == pytest.approx(made.scores.values[1:], abs=1e-10)
    assert moved.values[0, 0] > 100


def test_bounds_of_each_period_are_for_that_period_alone() -> None:
    made = index(two_levels(bounds=BoundsScope.PERIOD), _skewed())
    other = replace(made.imputed, periods=("1999",) * len(made.imputed.periods))
    with pytest.raises(UseError, match="no bounds"):
        yardstick(made).scores(other)


def test_methods_that_compare_places_are_known() -> None:
    plain = two_levels()
    assert not is_relative(plain)
    assert is_relative(replace(plain, normalisation=Normalisation.BORDA))
    compared = replace(plain.nodes[0], aggregation=Aggregation.COPELAND)
    assert is_relative(replace(plain, nodes=(compared, *plain.nodes[1:])))


def test_a_node_that_is_not_defined_is_no_gap() -> None:
    spec = two_levels()
    nodes = (
        spec.nodes[0],
        replace(spec.nodes[1], aggregation=Aggregation.GEOMETRIC),
        spec.nodes[2],
    )
    weights = {one.id: dict.fromkeys(one.children, 0.5) for one in nodes}
    scored = np.array([[0.0, 5, 5, 5], [np.nan, np.nan, 5, 5], [4, 9, 5, 5]])
    made = put_up(replace(spec, nodes=nodes), weights, scored, (np.arange(3),))
    assert made["index"] == pytest.approx([np.nan, 5, 5.5], nan_ok=True)


def test_weights_of_each_place_make_no_one_yardstick() -> None:
    spec = two_levels()
    node = replace(spec.nodes[2], weighting=Weighting.BOD)
    own = replace(spec, nodes=(*spec.nodes[:2], node))
    assert is_relative(own)
    with pytest.raises(UseError, match="weights of its own"):
        put_up(own, {}, np.ones((2, 4)), (np.arange(2),))
