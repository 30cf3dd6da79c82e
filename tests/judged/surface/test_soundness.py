"""An index that contradicts itself is refused before anything runs, with what to do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dianfan.figures.errors import UseError
from dianfan.judged.surface.aggregating import Aggregation
from dianfan.judged.surface.aggregating import Terms
from dianfan.judged.surface.imputing import Imputation
from dianfan.judged.surface.normalising import Normalisation
from dianfan.judged.surface.soundness import check
from dianfan.judged.surface.spec import BoundsScope
from dianfan.judged.surface.spec import IndexSpec
from dianfan.judged.surface.spec import NodeSpec
from dianfan.judged.surface.spec import Weighting
from tests.judged.surface.examples import NONE
from tests.judged.surface.examples import indicator
from tests.judged.surface.examples import two_levels

SOUND = two_levels()
LEFT = SOUND.nodes[1]


def _left(**change: object) -> IndexSpec:
    changed = replace(LEFT, **change)  # type: ignore[arg-type]  # any of its fields
    return replace(SOUND, nodes=(SOUND.nodes[0], changed, SOUND.nodes[2]))


def test_a_sound_index_passes() -> None:
    check(SOUND)


@pytest.mark.parametrize(
    ("spec", "told"),
    [
        (replace(SOUND, nodes=()), "no tree"),
        (replace(SOUND, indicators=(*SOUND.indicators, indicator("a"))), "stands 2 times"),
        (replace(SOUND, indicators=(*SOUND.indicators, indicator("e"))), "0 parents"),
        (_left(children=("a", "b", "nowhere")), "nowhere laid down"),
        (_left(children=("a", "b", "c")), "2 parents"),
        (_left(children=("a", "b", "index")), "1 parents instead of 0"),
        (replace(SOUND, nodes=(*SOUND.nodes, NodeSpec("empty", NONE, ()))), "no children"),
        (_left(weighting=Weighting.GIVEN, weights={"a": 1, "c": 1}), "no children of it"),
        (_left(weighting=Weighting.GIVEN, weights={"a": -1, "b": 2}), "negative"),
        (_left(weighting=Weighting.GIVEN, weights={"a": 0, "b": 0}), "sum to zero"),
        (_left(weighting=Weighting.GIVEN), "go together"),
        (_left(weights={"a": 1}), "go together"),
        (_left(least=0.7, most=0.2), "not in order"),
        (_left(aggregation=Aggregation.OWA, terms=Terms(order=(1,))), "each place in the order"),
        (_left(aggregation=Aggregation.GEOMETRIC), "zero or less"),
        (_left(aggregation=Aggregation.POWER, weighting=Weighting.BOD), "linear"),
        (replace(SOUND, availability=1.5), "share from 0 to 1"),
        (replace(SOUND, span=(100.0, 0.0)), "upward"),
        (replace(SOUND, bounds=BoundsScope.BASE), "both or neither"),
        (replace(SOUND, base="2020"), "both or neither"),
        (replace(SOUND, imputation=Imputation.GROUP_MEAN), "both or neither"),
        (replace(SOUND, normalisation=Normalisation.BASE_YEAR), "no base"),
        (replace(SOUND, normalisation=Normalisation.GOALPOSTS), "low and high"),
        (replace(SOUND, normalisation=Normalisation.TARGET), "needs a goal"),
        (
            replace(SOUND, indicators=(indicator("a", low=5.0, high=1.0), *SOUND.indicators[1:])),
            "not below",
        ),
        (
            replace(SOUND, indicators=(indicator("a", denominator="a"), *SOUND.indicators[1:])),
            "by itself",
        ),
    ],
)
def test_what_contradicts_itself_is_refused(spec: IndexSpec, told: str) -> None:
    with pytest.raises(UseError, match=told):
        check(spec)


def test_all_faults_are_named_at_once() -> None:
    spec = replace(SOUND, availability=2, span=(1.0, 1.0))
    with pytest.raises(UseError, match=r"availability(.|\n)*upward"):
        check(spec)


def test_a_geometric_mean_above_zero_passes() -> None:
    check(replace(_left(aggregation=Aggregation.GEOMETRIC), span=(1.0, 100.0)))
