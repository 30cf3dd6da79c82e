"""Indices of a programme: each figure leads to cells, and comes out the same by another way."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from dianfan import judged
from dianfan import promised
from dianfan import recorded
from dianfan import said
from dianfan.figures.errors import ForgedFigure
from dianfan.figures.errors import UseError
from dianfan.figures.lineage import Figure
from dianfan.figures.quantity import exactly
from dianfan.figures.rule import prove
from dianfan.judged import surface
from dianfan.judged.indices import methods
from dianfan.judged.indices.computing import computed
from dianfan.judged.indices.computing import panel_of
from dianfan.judged.indices.judging import JudgedIndex
from dianfan.judged.indices.openness import openness_of
from dianfan.reported.indices.figures import IndexFigures
from tests.judged.indices.little import with_indices

DISTRICTS = ("QH101", "QH102", "QH103", "QH104")


@pytest.fixture(scope="module")
def indices(tmp_path_factory: pytest.TempPathFactory) -> tuple[JudgedIndex, ...]:
    """The two indices of the small programme, judged."""
    programme = promised.load(with_indices(tmp_path_factory.mktemp("indices") / "qinghe"))
    book = recorded.close(programme, said.read(programme), programme.charter.review_date)
    return judged.judge(programme, book).indices


@pytest.fixture(scope="module")
def living(indices: tuple[JudgedIndex, ...]) -> JudgedIndex:
    """The index that the record allows."""
    return indices[0]


@pytest.fixture(scope="module")
def panel(living: JudgedIndex) -> Figure:
    """The figure that gathered its cells."""
    assert living.panel is not None
    return living.panel


def _min_max(panel: Figure, name: str, place: str, period: str, *, less: bool) -> float | None:
    """Score a cell by hand, in plain Python: the span of all cells of its indicator."""
    told = {
        (one.place.code, one.period.code): float(one.value)
        for one in panel.inputs
        if one.measure.partition(":")[0] == name
    }
    if (place, period) not in told:
        return None
    low, high = min(told.values()), max(told.values())
    share = (told[place, period] - low) / (high - low)
    return 100 * (1 - share if less else share)


@pytest.mark.parametrize("place", DISTRICTS)
def test_a_score_is_what_plain_arithmetic_makes_of_the_cells(panel: Figure, place: str) -> None:
    gva = _min_max(panel, "gva", place, "2025", less=False)
    jobless = _min_max(panel, "jobless-rate", place, "2025", less=True)
    migration = _min_max(panel, "net-migration", place, "2025", less=False)
    assert gva is not None
    assert jobless is not None
    work = (gva + jobless) / 2
    whole = work if migration is None else (3 * work + migration) / 4
    score = methods.score(panel, place=place, period="2025", node="living")
    assert float(score.value) == pytest.approx(whole, abs=0.006)


def test_ranks_follow_the_scores_and_every_figure_is_proved(
    living: JudgedIndex, panel: Figure
) -> None:
    assert living.period == "2025"
    told = [methods.score(panel, place=one, period="2025", node="living") for one in living.scored]
    assert [one.value for one in told] == sorted((one.value for one in told), reverse=True)
    ranks = [
        methods.rank(panel, own, place=own.place.code, period="2025", node="living") for own in told
    ]
    assert [one.value for one in ranks] == [1, 2, 3, 4]
    others = [
        panel, *told, *ranks, methods.range_share(panel), methods.places_ranked(panel, period="2025"),
        methods.weight(panel, node="living", child="work"),
        methods.cells_there(panel, period="2025", place="QH102"), methods.indicators_named(panel),
        *(methods.rank_range(panel, place=one) for one in living.scored),
        *(share for _, share in IndexFigures(living, panel, computed(panel)).choices),
    ]  # fmt: skip
    for one in others:
        prove(one)
    assert methods.weight(panel, node="living", child="work").value == 75
    assert methods.cells_there(panel, period="2025", place="QH102").value == 2


def test_a_forged_score_is_found(panel: Figure) -> None:
    score = methods.score(panel, place="QH101", period="2025", node="living")
    with pytest.raises(ForgedFigure):
        prove(replace(score, quantity=exactly(score.value + Decimal("0.01"))))


def test_ranges_are_those_of_the_engine(living: JudgedIndex, panel: Figure) -> None:
    made = surface.index(living.spec, panel_of(living.spec, panel.inputs))
    shaken = surface.spread(made, openness_of(living.spec), 1000, seed=1, period="2025")
    for one in surface.rank_ranges(shaken, 0.9):
        told = methods.rank_range(panel, place=one.name).quantity
        assert [int(told.value), int(told.upper or told.value)] == [one.low, one.high]


def test_a_place_without_a_score_has_no_figure(panel: Figure) -> None:
    with pytest.raises(UseError, match="no score"):
        methods.score(panel, place="QH102", period="2025", node="net-migration")


def test_what_the_record_does_not_allow_is_not_computed(indices: tuple[JudgedIndex, ...]) -> None:
    remote = indices[1]
    assert remote.done is None
    assert remote.panel is not None
    assert remote.places == DISTRICTS
    assert "index-impossible" in {one.code for one in remote.findings}
