"""Both uncertainties of a rank, from a programme folder through its Book; and what moved a score."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np

from dianfan import promised
from dianfan import recorded
from dianfan import said
from dianfan.judged.indices.computing import panel_of
from dianfan.judged.indices.laid_down import laid_down
from dianfan.judged.indices.rounding import rounding_errors
from dianfan.judged.indices.standing import DRAWS
from dianfan.judged.indices.standing import SEED
from dianfan.judged.indices.standing import last_change
from dianfan.judged.indices.standing import last_standings
from dianfan.judged.indices.standing import scored_periods
from dianfan.judged.surface.chain import Index
from dianfan.judged.surface.chain import index
from dianfan.judged.surface.gathering import gather
from dianfan.judged.surface.panel import Panel
from dianfan.judged.surface.uncertainty.choices import Noise
from dianfan.judged.surface.uncertainty.choices import Openness
from dianfan.judged.surface.uncertainty.choices import WeightNoise
from dianfan.judged.surface.uncertainty.engine import spread
from dianfan.judged.surface.uncertainty.erring import DataErrors
from dianfan.judged.surface.uncertainty.jointly import jointly
from dianfan.recorded.mint import Mint
from tests.indexed_programme import DISTRICTS
from tests.indexed_programme import INDICATORS
from tests.indexed_programme import YEARS
from tests.indexed_programme import write_indexed

OPEN = Openness(weights=WeightNoise(Noise.PERTURB, 0.25))
ALL = tuple(name for name, *_ in INDICATORS)


def _made(
    folder: Path, left_out: frozenset[tuple[str, str, str]] = frozenset()
) -> tuple[Index, DataErrors]:
    programme = promised.load(write_indexed(folder, left_out))
    book = recorded.close(programme, said.read(programme), date(2026, 4, 30))
    (spec,) = laid_down(book.texts, {one.id for one in programme.indicators}).specs.values()
    some = gather(book, spec, DISTRICTS)
    mint = Mint(programme, book)
    cells = [mint.value(entry) for entry in some.entries["entry"]]
    return index(spec, some.panel), rounding_errors(spec, cells, panel_of(spec, cells))


def _cells(places: tuple[str, ...], years: tuple[str, ...]) -> frozenset[tuple[str, str, str]]:
    return frozenset((place, year, name) for place in places for year in years for name in ALL)


def test_a_standing_holds_the_rank_and_each_of_its_ranges(tmp_path: Path) -> None:
    made, errors = _made(tmp_path / "p")
    told = last_standings(made, OPEN, errors)
    assert {one.name for one in told.places} == set(DISTRICTS)
    assert not told.findings
    for one in told.places:
        assert one.joint is not None
        assert one.of == len(DISTRICTS)
        for low, high in (
            (one.low, one.high), (one.range.low, one.range.high), (one.joint.low, one.joint.high),
            (one.range.rank, one.range.rank),
        ):  # fmt: skip
            assert one.best <= low <= high <= one.worst


def test_the_same_book_gives_the_same_standings(tmp_path: Path) -> None:
    first, again = (last_standings(*_ordered(_made(tmp_path / name))) for name in "ab")
    assert first.places == again.places
    np.testing.assert_array_equal(first.above, again.above)


def _ordered(made: tuple[Index, DataErrors]) -> tuple[Index, Openness, DataErrors]:
    return made[0], OPEN, made[1]


def test_without_errors_both_at_once_are_the_choices_alone(tmp_path: Path) -> None:
    made, errors = _made(tmp_path / "p")
    exact = errors.errors
    none = Panel(exact.places, exact.periods, exact.columns, np.zeros_like(exact.values))
    both = jointly(made, OPEN, DataErrors(none, errors.sources), DRAWS, seed=SEED)
    np.testing.assert_array_equal(both.drawn, spread(made, OPEN, DRAWS, seed=SEED).drawn)


def test_a_place_without_a_score_has_no_standing(tmp_path: Path) -> None:
    made, errors = _made(tmp_path / "p", _cells(("QH103",), ("2024",)))
    told = last_standings(made, OPEN, errors)
    assert {one.name for one in told.places} == set(DISTRICTS) - {"QH103"}
    assert {one.of for one in told.places} == {len(DISTRICTS) - 1}


def test_a_last_year_without_scores_is_no_last_period(tmp_path: Path) -> None:
    made, _ = _made(tmp_path / "p", _cells(DISTRICTS, ("2024",)) - {("QH101", "2024", "beds")})
    assert scored_periods(made) == YEARS[:2]
    moved = last_change(made)
    assert moved is not None
    assert (moved.start, moved.end) == YEARS[:2]


def test_a_single_year_has_no_change(tmp_path: Path) -> None:
    made, _ = _made(tmp_path / "p", _cells(DISTRICTS, YEARS[:2]))
    assert scored_periods(made) == YEARS[2:]
    assert last_change(made) is None


def test_the_parts_of_a_change_add_up_to_it(tmp_path: Path) -> None:
    made, _ = _made(tmp_path / "p")
    moved = last_change(made)
    assert moved is not None
    assert (moved.start, moved.end) == YEARS[-2:]
    np.testing.assert_allclose(moved.parts.sum(axis=1), moved.after - moved.before, atol=1e-9)
    own = moved.by_indicator.sum(axis=1) + moved.gaps
    np.testing.assert_allclose(own, moved.parts[:, 0], atol=1e-9)
