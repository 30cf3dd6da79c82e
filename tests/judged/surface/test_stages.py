"""A changed index computes again only the stages behind the change, and gets the same as from anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from dianfan.judged.surface.chain import index
from dianfan.judged.surface.imputing import Imputation
from dianfan.judged.surface.normalising import Normalisation
from dianfan.judged.surface.panel import Panel
from dianfan.judged.surface.spec import IndexSpec
from dianfan.judged.surface.spec import Weighting
from dianfan.judged.surface.stages import Stages
from dianfan.judged.surface.treating import Treatment
from tests.judged.surface.examples import invented
from tests.judged.surface.examples import two_levels


def _gappy() -> Panel:
    panel = invented()
    values = panel.values.copy()
    values[3, 0] = np.nan
    return panel.with_values(panel.columns, values)


def _weighted(spec: IndexSpec) -> IndexSpec:
    weights = {child: 1.0 + at for at, child in enumerate(spec.root.children)}
    root = replace(spec.root, weighting=Weighting.GIVEN, weights=weights)
    return replace(spec, nodes=(root, *(one for one in spec.nodes if one.id != root.id)))


CHANGES: dict[str, tuple[Callable[[IndexSpec], IndexSpec], list[str]]] = {
    "nothing": (lambda spec: spec, []),
    "weights": (_weighted, []),
    "scores": (lambda spec: replace(spec, normalisation=Normalisation.RANK), ["scored"]),
    "treatment": (lambda spec: replace(spec, treatment=Treatment.WINSORISE), ["treated"]),
    "imputation": (
        lambda spec: replace(spec, imputation=Imputation.MEDIAN),
        ["imputed", "treated", "scored"],
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_only_what_hangs_on_a_change_runs_again(name: str) -> None:
    change, again = CHANGES[name]
    spec, panel = two_levels(), _gappy()
    stages = Stages()
    index(spec, panel, stages)
    assert stages.ran == ["imputed", "treated", "scored"]
    stages.ran.clear()
    changed = change(spec)
    kept, fresh = index(changed, panel, stages), index(changed, panel)
    assert stages.ran == again
    np.testing.assert_array_equal(kept.scores.values, fresh.scores.values)
    assert kept.findings == fresh.findings


def test_other_data_run_again_and_the_oldest_leave() -> None:
    spec, panel = two_levels(), _gappy()
    stages = Stages(most=3)
    index(spec, panel, stages)
    index(spec, panel.with_values(panel.columns, panel.values + 1), stages)
    assert stages.ran == ["imputed", "treated", "scored"] * 2
    index(spec, panel, stages)
    assert len(stages.ran) == 9
