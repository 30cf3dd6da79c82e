"""Each draw is what the chain makes of its options and weights; nothing hangs on the workers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from dianfan.figures.errors import UseError
from dianfan.judged.surface.aggregating import Aggregation
from dianfan.judged.surface.aggregating import Terms
from dianfan.judged.surface.chain import index
from dianfan.judged.surface.imputing import Imputation
from dianfan.judged.surface.normalising import Normalisation
from dianfan.judged.surface.panel import Panel
from dianfan.judged.surface.ranking import places
from dianfan.judged.surface.spec import IndexSpec
from dianfan.judged.surface.spec import Weighting
from dianfan.judged.surface.treating import Treatment
from dianfan.judged.surface.uncertainty.choices import Change
from dianfan.judged.surface.uncertainty.choices import Choice
from dianfan.judged.surface.uncertainty.choices import Noise
from dianfan.judged.surface.uncertainty.choices import Openness
from dianfan.judged.surface.uncertainty.choices import Option
from dianfan.judged.surface.uncertainty.choices import WeightNoise
from dianfan.judged.surface.uncertainty.choices import with_changes
from dianfan.judged.surface.uncertainty.draws import draw
from dianfan.judged.surface.uncertainty.draws import weights_of
from dianfan.judged.surface.uncertainty.engine import spread
from dianfan.judged.surface.uncertainty.ranking import rank_rows
from dianfan.judged.surface.uncertainty.trees import put_together
from dianfan.judged.surface.uncertainty.variants import Upstream
from tests.judged.surface.examples import invented
from tests.judged.surface.examples import two_levels

SPEC = two_levels(span=(1.0, 100.0), imputation=Imputation.MEAN, treatment=Treatment.AUTO)
NORMS = Choice(
    "scores",
    (
        Option("min-max"),
        Option("ranks", (Change("normalisation", Normalisation.RANK),)),
        Option("z", (Change("normalisation", Normalisation.Z_SCORE),)),
    ),
)
MEANS = Choice(
    "means",
    tuple(
        Option(kind.value, (Change("aggregation", kind, "*"),))
        for kind in (
            Aggregation.ARITHMETIC,
            Aggregation.GEOMETRIC,
            Aggregation.HARMONIC,
            Aggregation.MEDIAN,
        )
    ),
)
GAPS = Choice(
    "gaps", (Option("mean"), Option("median", (Change("imputation", Imputation.MEDIAN),)))
)
OUT = Choice(
    "left out",
    (Option("none"), Option("a", (Change(remove="a"),)), Option("d", (Change(remove="d"),))),
)
OPEN = Openness((NORMS, MEANS, GAPS, OUT), WeightNoise(Noise.PERTURB, 0.5))


def _data(periods: int = 1) -> Panel:
    data = invented(periods=periods)
    data.values[2, 0] = data.values[7, 3] = np.nan
    data.values[4, 1] = 4000
    return data


def _with_weights(
    spec: IndexSpec, weights: dict[str, np.ndarray[tuple[int, int], np.dtype[np.float64]]]
) -> IndexSpec:
    nodes = tuple(
        replace(
            one,
            weighting=Weighting.GIVEN,
            weights=dict(zip(one.children, weights[one.id][0].tolist(), strict=True)),
        )
        for one in spec.nodes
    )
    return replace(spec, nodes=nodes)


def test_each_draw_is_what_the_chain_makes_of_it() -> None:
    made = index(SPEC, _data())
    draws = draw(SPEC, OPEN, 120, seed=3)
    found = spread(made, OPEN, 120, seed=3, keep_scores=True)
    assert found.scores is not None
    assert (found.options == draws.options).all()
    compared = 0
    for number, options in enumerate(draws.options):
        chosen = [one.options[int(at)] for one, at in zip(OPEN.choices, options, strict=True)]
        changes = tuple(change for option in chosen for change in option.changes)
        rows = np.array([number])
        weights = weights_of(SPEC, draws, rows, OPEN)
        spec = _with_weights(with_changes(SPEC, changes), weights)
        try:
            again = index(spec, _data())
        except UseError:
            assert (found.drawn[number] == 0).any()
            continue
        assert found.scores[number] == pytest.approx(again.scores.values[:, 0], nan_ok=True)
        ranks = np.nan_to_num(places(again.scores.values[:, :1])[:, 0])
        assert found.drawn[number].tolist() == ranks.tolist()
        compared += 1
    assert compared > 60


@given(st.integers(0, 10**6), st.integers(2, 5))
@settings(max_examples=10)
def test_neither_workers_nor_chunks_change_a_bit(seed: int, workers: int) -> None:
    made = index(SPEC, _data())
    one = spread(made, OPEN, 40, seed=seed, workers=1, keep_scores=True)
    many = spread(made, OPEN, 40, seed=seed, workers=workers, keep_scores=True)
    assert one.scores is not None
    assert many.scores is not None
    assert one.scores.tobytes() == many.scores.tobytes()
    assert one.drawn.tobytes() == many.drawn.tobytes()


def test_another_seed_gives_other_draws_and_a_new_choice_leaves_the_others() -> None:
    few = Openness((NORMS, MEANS))
    assert (draw(SPEC, few, 50, 1).options != draw(SPEC, few, 50, 2).options).any()
    more = draw(SPEC, Openness((NORMS, MEANS, GAPS)), 50, 1).options
    assert (more[:, :2] == draw(SPEC, few, 50, 1).options).all()


def test_failed_draws_enter_the_ledger_with_their_options() -> None:
    made = index(SPEC, _data())
    found = spread(made, Openness((NORMS, MEANS)), 200, seed=5)
    failing = {one.options for one in found.failures}
    assert failing == {("z", "geometric"), ("z", "harmonic")}
    lost = (found.drawn == 0).any(axis=1)
    assert sum(one.draws for one in found.failures) == int(lost.sum())


def test_without_anything_open_every_draw_is_the_index() -> None:
    made = index(SPEC, _data(3))
    found = spread(made, Openness(), 5, period="2021", keep_scores=True)
    assert found.names == tuple(f"p{number:02d}" for number in range(12))
    assert found.scores is not None
    assert (found.scores == found.nominal).all()
    assert (found.drawn == found.ranks).all()
    with pytest.raises(UseError, match="no period"):
        spread(made, Openness(), 5, period="1999")


def test_each_upstream_variant_is_computed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made = index(SPEC, _data())
    kept: list[Upstream] = []
    plain = Upstream.__init__

    def remember(self: Upstream, *given: object) -> None:
        kept.append(self)
        plain(self, *given)  # type: ignore[arg-type]  # what it is given

    monkeypatch.setattr(Upstream, "__init__", remember)
    spread(made, OPEN, 300)
    assert [len(kept[0].filled), len(kept[0].drawn_in), len(kept[0].scored)] == [2, 2, 6]


def test_dirichlet_weights_are_shares_around_the_nominal_ones() -> None:
    noise = WeightNoise(Noise.DIRICHLET, 200, ("index",))
    draws = draw(SPEC, Openness((), noise), 4000, seed=1)
    assert set(draws.noise) == {"index"}
    assert draws.noise["index"].sum(axis=1) == pytest.approx(1)
    assert draws.noise["index"].mean(axis=0) == pytest.approx([0.5, 0.5], abs=0.01)


@pytest.mark.parametrize(
    ("openness", "told"),
    [
        (Openness((Choice("x", ()),)), "no options"),
        (Openness((NORMS, NORMS)), "one name"),
        (Openness((Choice("x", (Option("y", (Change("indicators", ()),)),)),)), "cannot stay open"),
        (Openness((Choice("x", (Option("y", (Change("aggregation", 1, "no"),)),)),)), "no node"),
        (Openness((Choice("x", (Option("y", (Change(remove="no"),)),)),)), "no indicator"),
        (Openness((), WeightNoise(Noise.PERTURB, 2)), "cannot vary"),
        (Openness((), WeightNoise(Noise.DIRICHLET, 5, ("no",))), "no node"),
    ],
)
def test_choices_that_make_no_sense_are_refused(openness: Openness, told: str) -> None:
    with pytest.raises(UseError, match=told):
        spread(index(SPEC, _data()), openness, 5)


def test_a_group_that_is_not_defined_breaks_the_draw_and_one_that_is_removed_does_not() -> None:
    spec = two_levels()
    kinds = {"left": Aggregation.GEOMETRIC, "right": Aggregation.MEDIAN}
    nodes = tuple(
        replace(one, aggregation=kinds.get(one.id, one.aggregation)) for one in spec.nodes
    )
    scored = np.array([[0.0, 4, 5, 7], [np.nan, np.nan, 5, 7], [4, 9, 5, 7]])
    weights = {
        "index": np.array([[1.0, 1], [1, 1], [0, 1], [1, 1]]),
        "left": np.array([[1.0, 1], [0, 1], [1, 1], [1, 1]]),
        "right": np.array([[1.0, 1], [1, 1], [1, 1], [0, 0]]),
    }
    made = put_together(replace(spec, nodes=nodes), scored, weights)
    assert made[0] == pytest.approx([np.nan, 6, 6], nan_ok=True)
    assert made[1] == pytest.approx([5, 6, 7.5])
    assert made[2] == pytest.approx([6, 6, 6])
    assert made[3] == pytest.approx([np.nan, np.nan, 6], nan_ok=True)


def test_a_child_of_ordered_weights_cannot_be_left_out() -> None:
    spec = two_levels()
    ordered = replace(spec.nodes[1], aggregation=Aggregation.OWA, terms=Terms(order=(0.7, 0.3)))
    made = index(replace(spec, nodes=(spec.nodes[0], ordered, spec.nodes[2])), _data())
    with pytest.raises(UseError, match="cannot be left out"):
        spread(made, Openness((OUT,)), 5)


@given(
    st.lists(
        st.lists(st.sampled_from([1.0, 2.0, 3.5, float("nan")]), min_size=4, max_size=4),
        min_size=1,
        max_size=5,
    )
)
def test_ranks_of_many_draws_are_those_of_each(rows: list[list[float]]) -> None:
    scores = np.array(rows)
    expected = np.nan_to_num(np.column_stack([places(row[:, None])[:, 0] for row in scores]).T)
    assert rank_rows(scores).tolist() == expected.tolist()
