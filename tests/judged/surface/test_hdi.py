"""The Human Development Index of 2021 comes out as the United Nations publish it, rounding apart."""

from __future__ import annotations

import csv

import numpy as np
import pytest

from dianfan.figures.wording import Wording
from dianfan.judged.surface.aggregating import Aggregation
from dianfan.judged.surface.chain import Index
from dianfan.judged.surface.chain import index
from dianfan.judged.surface.normalising import Normalisation
from dianfan.judged.surface.panel import Panel
from dianfan.judged.surface.spec import IndexSpec
from dianfan.judged.surface.spec import NodeSpec
from tests.judged.surface.examples import indicator
from tests.judged.surface.examples import reference

NAME = Wording("人类发展指数", "Human Development Index")
COLUMNS = ("le", "eys", "mys", "income")
ROUNDING = 0.0005 + 1e-9
SPEC = IndexSpec(
    "hdi", NAME,
    (
        indicator("le", low=20.0, high=85.0), indicator("eys", low=0.0, high=18.0),
        indicator("mys", low=0.0, high=15.0),
        indicator("income", low=float(np.log(100)), high=float(np.log(75_000))),
    ),
    (
        NodeSpec("hdi", NAME, ("le", "education", "income"), aggregation=Aggregation.GEOMETRIC),
        NodeSpec("education", NAME, ("eys", "mys")),
    ),
    availability=1.0,
    normalisation=Normalisation.GOALPOSTS,
    span=(0.0, 1.0),
)  # fmt: skip
"""HDR 2021-22, technical notes: goalposts, and a geometric mean of health, education and income."""


def _table(name: str) -> list[dict[str, str]]:
    with (reference("hdi") / name).open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    """The inputs of all countries and years in which none of the four is missing."""
    inputs = _table("hdr2021_22_inputs.csv")
    return [one for one in inputs if all(one[name] for name in ("le", "eys", "mys", "gnipc"))]


@pytest.fixture(scope="module")
def hdi(rows: list[dict[str, str]]) -> Index:
    """The index over all of them."""
    values = np.array(
        [
            [float(one["le"]), float(one["eys"]), float(one["mys"]), np.log(float(one["gnipc"]))]
            for one in rows
        ]
    )
    panel = Panel(
        tuple(one["iso3"] for one in rows), tuple(one["year"] for one in rows), COLUMNS, values
    )
    return index(SPEC, panel)


def _by_hand(one: dict[str, str]) -> tuple[float, float, float]:
    def dimension(value: float, low: float, high: float) -> float:
        return min((value - low) / (high - low), 1.0)

    health = dimension(float(one["le"]), 20, 85)
    education = (dimension(float(one["eys"]), 0, 18) + dimension(float(one["mys"]), 0, 15)) / 2
    income = dimension(np.log(float(one["gnipc"])), np.log(100), np.log(75_000))
    return health, education, income


def test_every_country_and_year_is_the_formula_of_the_report(
    rows: list[dict[str, str]], hdi: Index
) -> None:
    ours = hdi.scores.column("hdi")
    theirs = np.array([np.prod(_by_hand(one)) ** (1 / 3) for one in rows])
    assert len(rows) > 5_000
    assert np.abs(ours - theirs).max() < 1e-12


def test_every_published_value_is_met_within_its_rounding(hdi: Index) -> None:
    published = {one["iso3"]: float(one["hdi"]) for one in _table("hdr2021_22_published_2021.csv")}
    scores = dict(
        zip(
            zip(hdi.scores.places, hdi.scores.periods, strict=True),
            hdi.scores.column("hdi"),
            strict=True,
        )
    )
    apart = {name: abs(scores[name, "2021"] - told) for name, told in published.items()}
    assert len(apart) == 191
    assert max(apart.values()) <= ROUNDING


def test_losses_by_inequality_give_the_published_adjusted_index(
    rows: list[dict[str, str]], hdi: Index
) -> None:
    published = {
        one["iso3"]: float(one["ihdi"])
        for one in _table("hdr2021_22_published_2021.csv")
        if one["ihdi"]
    }
    dimensions = np.column_stack(
        [hdi.scored.column("le"), hdi.scores.column("education"), hdi.scored.column("income")]
    )
    apart = {}
    for one, reached in zip(rows, dimensions, strict=True):
        if one["year"] == "2021" and one["iso3"] in published:
            losses = np.array([float(one[f"ineq_{part}"]) for part in ("le", "edu", "inc")]) / 100
            adjusted = np.prod(reached * (1 - losses)) ** (1 / 3)
            apart[one["iso3"]] = abs(adjusted - published[one["iso3"]])
    assert len(apart) == len(published) > 150
    assert max(apart.values()) <= ROUNDING
