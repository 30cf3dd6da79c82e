"""What printed digits leave open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from math import hypot
from math import isnan
from math import sqrt

import pytest

from dianfan import promised
from dianfan import recorded
from dianfan import said
from dianfan.judged.indices.rounding import SOURCE
from dianfan.judged.indices.rounding import printed_step
from dianfan.judged.indices.rounding import rounding_errors
from dianfan.judged.surface.gathering import gather
from dianfan.judged.surface.index_file import index_of_text
from dianfan.judged.surface.spec import IndexSpec
from dianfan.recorded.book import Book
from tests.indexed_programme import DISTRICTS
from tests.indexed_programme import LIVING
from tests.indexed_programme import write_indexed


@pytest.mark.parametrize(
    ("value", "upper", "step"),
    [("5.2", "", "0.1"), ("5.20", "", "0.01"), ("1200", "", "1"), ("5", "6", "1"), ("-0.3", "", "0.1")],
)  # fmt: skip
def test_a_value_leaves_open_its_last_digit_and_a_range_its_width(
    value: str, upper: str, step: str
) -> None:
    assert printed_step(value, upper) == Decimal(step)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    left_out = frozenset({("QH102", "2023", "beds")})
    programme = promised.load(write_indexed(tmp_path_factory.mktemp("rounding") / "p", left_out))
    return recorded.close(programme, said.read(programme), date(2026, 4, 30))


def _spec(text: str = LIVING) -> IndexSpec:
    spec = index_of_text(text).spec
    assert spec is not None
    return spec


def test_errors_stand_in_the_unit_of_the_index(book: Book) -> None:
    spec = _spec()
    plain = tuple(replace(one, unit="") if one.id == "green" else one for one in spec.indicators)
    base = replace(spec, indicators=plain)
    in_percent, in_base = (
        rounding_errors(book, gather(book, one, DISTRICTS), one).errors.column("green")
        for one in (spec, base)
    )
    values = [gather(book, one, DISTRICTS).panel.column("green") for one in (spec, base)]
    assert in_percent[0] == pytest.approx(0.1 / sqrt(12))
    assert in_base / in_percent == pytest.approx(values[1] / values[0])


def test_a_gap_has_no_error_and_each_indicator_a_source(book: Book) -> None:
    spec = _spec()
    some = gather(book, spec, DISTRICTS)
    told = rounding_errors(book, some, spec)
    rows = zip(some.panel.places, some.panel.periods, told.errors.column("beds"), strict=True)
    assert [key[:2] for key in rows if isnan(key[2])] == [("QH102", "2023")]
    assert told.sources == dict.fromkeys(spec.columns, SOURCE)


def test_a_value_over_a_denominator_errs_by_both(book: Book) -> None:
    spec = _spec()
    over = tuple(
        replace(one, denominator="doctors") if one.id == "beds" else one for one in spec.indicators
    )
    divided = replace(spec, indicators=over)
    some = gather(book, divided, DISTRICTS)
    beds, doctors = some.panel.column("beds")[0], some.panel.column("doctors")[0]
    told = rounding_errors(book, some, divided).errors.column("beds")[0]
    own = 0.1 / sqrt(12)
    assert told == pytest.approx(beds / doctors * hypot(own / beds, own / doctors))
