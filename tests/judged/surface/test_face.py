"""From a file of an index and one of data to ranges of ranks, by the public face alone."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from dianfan.judged import surface
from dianfan.judged.surface.uncertainty.choices import Noise
from tests.judged.surface.examples import invented
from tests.judged.surface.examples import two_levels


def test_a_file_becomes_ranks_and_their_ranges(tmp_path: Path) -> None:
    rules, data = tmp_path / "living.yaml", tmp_path / "living.csv"
    rules.write_text(surface.as_yaml(two_levels()), encoding="utf-8")
    panel = invented()
    columns = {name: panel.column(name) for name in panel.columns}
    pl.DataFrame({"place": panel.places, "period": panel.periods} | columns).write_csv(data)
    made = surface.index(surface.read_index(rules), surface.read_panel(data))
    assert made.table()["rank"].to_list() == surface.index(two_levels(), panel).ranks().tolist()
    shaken = surface.Openness(weights=surface.WeightNoise(Noise.PERTURB, 0.25))
    found = surface.rank_ranges(surface.spread(made, shaken, 50))
    assert [one.name for one in found] == list(panel.places)
    assert all(one.best <= one.low <= one.rank <= one.high <= one.worst for one in found)
