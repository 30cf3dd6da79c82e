"""What printed digits leave open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from math import hypot
from math import isnan
from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan import promised
from dianfan import recorded
from dianfan import said
from dianfan.figures.quantity import Bound
from dianfan.figures.quantity import Quantity
from dianfan.figures.quantity import exactly
from dianfan.judged.indices.computing import panel_of
from dianfan.judged.indices.rounding import SOURCE
from dianfan.judged.indices.rounding import open_ranks
from dianfan.judged.indices.rounding import printed_step
from dianfan.judged.indices.rounding import rounding_errors
from dianfan.judged.surface.gathering import gather
from dianfan.judged.surface.index_file import index_of_text
from dianfan.judged.surface.panel import Panel
from dianfan.judged.surface.spec import IndexSpec
from dianfan.judged.surface.uncertainty.erring import DataErrors
from dianfan.promised.model import Programme
from dianfan.recorded.book import Book
from dianfan.recorded.mint import Mint
from tests.indexed_programme import DISTRICTS
from tests.indexed_programme import LIVING
from tests.indexed_programme import write_indexed


@pytest.mark.parametrize(
    ("value", "step"),
    [("5.2", "0.1"), ("5.20", "0.1"), ("1200", "1"), ("-0.35", "0.01"), ("0", "1")],
)
def test_a_value_leaves_open_its_last_digit(value: str, step: str) -> None:
    assert printed_step(Decimal(value)) == Decimal(step)


Held = tuple[Programme, Book]


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Held:
    left_out = frozenset({("QH102", "2023", "beds")})
    programme = promised.load(write_indexed(tmp_path_factory.mktemp("rounding") / "p", left_out))
    return programme, recorded.close(programme, said.read(programme), date(2026, 4, 30))


def _told(held: Held, spec: IndexSpec) -> tuple[Panel, DataErrors]:
    """Give the cells of an index as a panel, and their errors."""
    programme, book = held
    mint = Mint(programme, book)
    cells = [mint.value(entry) for entry in gather(book, spec, DISTRICTS).entries["entry"]]
    panel = panel_of(spec, cells)
    return panel, rounding_errors(spec, cells, panel)


def _spec(text: str = LIVING) -> IndexSpec:
    spec = index_of_text(text).spec
    assert spec is not None
    return spec


def test_errors_stand_in_the_unit_of_the_index(held: Held) -> None:
    spec = _spec()
    plain = tuple(replace(one, unit="") if one.id == "green" else one for one in spec.indicators)
    base = replace(spec, indicators=plain)
    (fine, in_percent), (coarse, in_base) = (
        (panel.column("green"), errors.errors.column("green"))
        for panel, errors in (_told(held, one) for one in (spec, base))
    )
    assert in_percent[0] == pytest.approx(0.1 / sqrt(12))
    assert in_base / in_percent == pytest.approx(coarse / fine)


def test_the_last_digit_is_the_finest_of_the_period_and_a_range_is_open_whole(held: Held) -> None:
    spec = _spec()
    programme, book = held
    mint = Mint(programme, book)
    cells = [mint.value(entry) for entry in gather(book, spec, DISTRICTS).entries["entry"]]
    beds = [one for one in cells if one.measure.startswith("beds") and one.period.code == "2024"]
    rest = [one for one in cells if one not in beds]
    whole = replace(beds[0], quantity=exactly(5))
    ranged = replace(beds[1], quantity=Quantity(Decimal(4), Bound.RANGE, Decimal(6)))
    told = [whole, ranged, *beds[2:], *rest]
    panel = panel_of(spec, told)
    errors = rounding_errors(spec, told, panel).errors
    row_of = {key: row for row, key in enumerate(zip(panel.places, panel.periods, strict=True))}
    found = errors.column("beds")[[row_of[one.place.code, "2024"] for one in beds]]
    assert found == pytest.approx([step / sqrt(12) for step in (0.1, 2, *[0.1] * (len(beds) - 2))])


def test_a_gap_has_no_error_and_each_indicator_a_source(held: Held) -> None:
    spec = _spec()
    panel, told = _told(held, spec)
    rows = zip(panel.places, panel.periods, told.errors.column("beds"), strict=True)
    assert [key[:2] for key in rows if isnan(key[2])] == [("QH102", "2023")]
    assert told.sources == dict.fromkeys(spec.columns, SOURCE)


def test_a_value_over_a_denominator_errs_by_both(held: Held) -> None:
    spec = _spec()
    over = tuple(
        replace(one, denominator="doctors") if one.id == "beds" else one for one in spec.indicators
    )
    divided = replace(spec, indicators=over)
    panel, errors = _told(held, divided)
    beds, doctors = panel.column("beds")[0], panel.column("doctors")[0]
    told = errors.errors.column("beds")[0]
    own = 0.1 / sqrt(12)
    assert told == pytest.approx(beds / doctors * hypot(own / beds, own / doctors))


def test_values_one_step_apart_do_not_overlap_and_equal_ones_may_be_either() -> None:
    values, errors = np.array([5.3, 5.2, 5.2, np.nan, 9.0]), np.full(5, 0.1 / sqrt(12))
    best, worst = open_ranks(values, errors)
    np.testing.assert_array_equal(best, [2, 3, 3, np.nan, 1])
    np.testing.assert_array_equal(worst, [2, 4, 4, np.nan, 1])


@given(
    st.lists(st.tuples(st.integers(-50, 50), st.integers(0, 9)), min_size=1, max_size=8),
    st.lists(st.floats(-0.49, 0.49), min_size=8, max_size=8),
)
def test_any_values_that_round_to_the_printed_ones_rank_within(
    printed: list[tuple[int, int]], off: list[float]
) -> None:
    values = np.array([float(one) for one, _ in printed])
    steps = np.array([float(step) for _, step in printed])
    best, worst = open_ranks(values, steps / sqrt(12))
    true = values + steps * np.array(off[: len(values)])
    ranks = 1 + (true[None, :] > true[:, None]).sum(axis=1)
    assert (best <= ranks).all()
    assert (ranks <= worst).all()
