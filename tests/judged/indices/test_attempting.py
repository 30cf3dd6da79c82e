"""An index that cannot be made says what is missing, and gives no number."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dianfan import promised
from dianfan import recorded
from dianfan import said
from dianfan.judged.indices.attempting import LEAST_PLACES
from dianfan.judged.indices.attempting import AttemptedIndex
from dianfan.judged.indices.attempting import attempt
from dianfan.judged.indices.laid_down import laid_down
from dianfan.judged.surface.gathering import gather
from tests.indexed_programme import DISTRICTS
from tests.indexed_programme import INDICATORS
from tests.indexed_programme import YEARS
from tests.indexed_programme import write_indexed

ALL = tuple(name for name, *_ in INDICATORS)
Cells = frozenset[tuple[str, str, str]]
EVERY: Cells = frozenset((p, year, name) for p in DISTRICTS for year in YEARS for name in ALL)


def _attempted(folder: Path, left_out: Cells) -> AttemptedIndex:
    programme = promised.load(write_indexed(folder, left_out))
    book = recorded.close(programme, said.read(programme), date(2026, 4, 30))
    (spec,) = laid_down(book.texts, {one.id for one in programme.indicators}).specs.values()
    return attempt(spec, gather(book, spec, DISTRICTS), DISTRICTS)


def test_with_enough_on_record_it_is_made_and_its_gaps_are_named(tmp_path: Path) -> None:
    gap = ("QH104", YEARS[-1], "dust")
    told = _attempted(tmp_path / "p", frozenset({gap}))
    assert told.made is not None
    assert not told.why
    assert told.missing == (("QH104", "dust"),)
    assert told.there == len(DISTRICTS) * len(ALL) - 1


@pytest.mark.parametrize("kept", [0, 1, LEAST_PLACES - 1])
def test_with_too_few_places_it_is_not_made(tmp_path: Path, kept: int) -> None:
    whole = {cell for cell in EVERY if cell[0] in DISTRICTS[:kept]}
    told = _attempted(tmp_path / "p", EVERY - whole)
    assert told.made is None
    assert told.why
    assert {place for place, _ in told.missing} == set(DISTRICTS[kept:])
    assert len(told.missing) + told.there == len(DISTRICTS) * len(ALL)


def test_the_least_number_of_places_is_enough(tmp_path: Path) -> None:
    whole = {cell for cell in EVERY if cell[0] in DISTRICTS[:LEAST_PLACES]}
    assert _attempted(tmp_path / "p", EVERY - whole).made is not None


def test_values_too_few_for_any_place_name_every_cell_that_is_missing(tmp_path: Path) -> None:
    there = {(place, YEARS[-1], "beds") for place in DISTRICTS}
    told = _attempted(tmp_path / "p", EVERY - there)
    assert told.made is None
    assert told.period == YEARS[-1]
    assert set(told.missing) == {(place, name) for place in DISTRICTS for name in ALL[1:]}


def test_a_last_year_that_has_only_begun_is_not_the_one_told(tmp_path: Path) -> None:
    begun = {cell for cell in EVERY if cell[1] == YEARS[-1] and cell[0] != DISTRICTS[0]}
    told = _attempted(tmp_path / "p", frozenset(begun))
    assert told.made is not None
    assert told.period == YEARS[-2]
    assert not told.missing
