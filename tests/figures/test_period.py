"""Periods read, compare and are named as statistics print them."""

from __future__ import annotations

from datetime import date
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from dianfan.figures.errors import UnknownPeriod
from dianfan.figures.period import PeriodKind
from dianfan.figures.period import period
from dianfan.figures.period import wording

D = date.fromisoformat
TABLE = [
    ("2023", "year", "2023-01-01", "2023-12-31", "2023年", "2023"),
    ("2024-H1", "half", "2024-01-01", "2024-06-30", "2024年上半年", "the first half of 2024"),
    ("2024-H2", "half", "2024-07-01", "2024-12-31", "2024年下半年", "the second half of 2024"),
    ("2024-Q1", "quarter", "2024-01-01", "2024-03-31", "2024年一季度", "the first quarter of 2024"),
    ("2024-Q4", "quarter", "2024-10-01", "2024-12-31", "2024年四季度", "the fourth quarter of 2024"),
    ("2024-02", "month", "2024-02-01", "2024-02-29", "2024年2月", "February 2024"),
    ("2024-08-08", "day", "2024-08-08", "2024-08-08", "2024年8月8日", "8 August 2024"),
    ("2024-Q1/Q2", "cumulative", "2024-01-01", "2024-06-30", "2024年前二季度", "the first two quarters of 2024"),
    ("2024-Q1/Q3", "cumulative", "2024-01-01", "2024-09-30", "2024年前三季度", "the first three quarters of 2024"),
    ("2024-Q2/Q3", "cumulative", "2024-04-01", "2024-09-30", "2024年4—9月", "April–September 2024"),
    ("2024-01/10", "cumulative", "2024-01-01", "2024-10-31", "2024年1—10月", "January–October 2024"),
    ("2024-03/03", "cumulative", "2024-03-01", "2024-03-31", "2024年3月", "March 2024"),
    ("2024-01/12-25", "cumulative", "2024-01-01", "2024-12-25", "2024年1月至12月25日", "January to 25 December 2024"),
    ("2025-01/09-30", "cumulative", "2025-01-01", "2025-09-30", "2025年1—9月", "January–September 2025"),
    ("2024-11/11-20", "cumulative", "2024-11-01", "2024-11-20", "2024年11月1—20日", "1–20 November 2024"),
    ("2021/2025", "span", "2021-01-01", "2025-12-31", "2021—2025年", "2021–2025"),
    ("2019-11/2020-02", "span", "2019-11-01", "2020-02-29", "2019年11月—2020年2月", "November 2019–February 2020"),
    ("../2027", "span", "0001-01-01", "2027-12-31", "到2027年", "by 2027"),
    ("../2027-06", "span", "0001-01-01", "2027-06-30", "到2027年6月", "by June 2027"),
    ("undated", "undated", "0001-01-01", "0001-01-01", "时间不详", "undated"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "kind", "start", "end", "zh", "en"), TABLE)
def test_a_code_is_read_and_named(
    code: str, kind: str, start: str, end: str, zh: str, en: str
) -> None:
    span = period(code)
    assert (span.kind, span.start, span.end) == (kind, D(start), D(end))
    assert str(span) == code
    assert wording(span).in_("zh") == zh
    assert wording(span).in_("en") == en


@pytest.mark.parametrize(
    "code",
    [
        "", "24", "2024-13", "2024-00", "2024-02-30", "2024-H3", "2024-Q5", "2024-Q3/Q1", "2024-10/01",
        "2024-12/01-25", "2025/2021", "2024-1", "2024/13", "../", "../2024-13", "2024/", "０２４", "２０２４",
        "2024年", "0000", "Undated", " 2024", "2024\n", "2024-01-01/", "now",
    ],
)  # fmt: skip
def test_what_is_no_period_is_refused(code: str) -> None:
    with pytest.raises(UnknownPeriod) as refusal:
        period(code)
    assert refusal.value.why


def test_the_refusal_says_what_is_wrong() -> None:
    with pytest.raises(UnknownPeriod, match="ends before it starts"):
        period("2024-Q3/Q1")
    with pytest.raises(UnknownPeriod, match="none of the known forms"):
        period("spring")


@pytest.mark.parametrize(
    ("one", "other", "is_comparable"),
    [
        ("2023", "2024", True),
        ("2024-H1", "2023-H1", True),
        ("2024-H1", "2023-H2", False),
        ("2024-02", "2023-02", True),
        ("2024-02", "2024-03", False),
        ("2024-Q1/Q3", "2018-Q1/Q3", True),
        ("2024-01/09", "2018-Q1/Q3", True),
        ("2024-01/12-25", "2023-01/12-25", True),
        ("2024-01/12-25", "2023-01/12-24", False),
        ("2024-Q1", "2024", False),
        ("2019-11/2020-02", "2020-11/2021-02", True),
        ("2019-11/2020-02", "2020-11/2020-12", False),
        ("2024-08-08", "2023-08-08", True),
        ("2024-08-08/2024-08-12", "2023-08-01/2023-08-12", False),
        ("2024-08-08/2024-08-12", "2023-08-08/2023-08-12", True),
        ("2021/2025", "2016/2020", True),
        ("2021/2025", "2016/2021", False),
        ("../2025", "../2026", False),
        ("undated", "undated", False),
    ],
)
def test_only_the_same_stretch_of_years_compares(
    one: str, other: str, *, is_comparable: bool
) -> None:
    assert period(one).comparable(period(other)) is is_comparable
    assert period(other).comparable(period(one)) is is_comparable


@pytest.mark.parametrize(
    ("whole", "part", "is_covered"),
    [
        ("2024", "2024-Q1/Q3", True),
        ("2024", "2024", True),
        ("2024", "2023-12-31", False),
        ("2021/2025", "2024-11", True),
        ("2024-01/10", "2024", False),
        ("../2027", "2024", True),
        ("../2027", "undated", False),
        ("undated", "undated", False),
    ],
)
def test_covering(whole: str, part: str, *, is_covered: bool) -> None:
    assert period(whole).covers(period(part)) is is_covered


def test_time_passes_from_nothing_to_all() -> None:
    span = period("2024")
    assert span.days == 366
    assert span.elapsed(D("2023-12-31")) == 0
    assert span.elapsed(D("2024-01-01")) == pytest.approx(1 / 366)
    assert span.elapsed(D("2024-12-31")) == 1
    assert span.elapsed(D("2030-01-01")) == 1


@settings(deadline=None)
@given(st.dates(D("1900-01-01"), D("2100-12-31")), st.integers(0, 4000))
def test_elapsed_rises_with_the_days(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    span = period(f"{start}/{end}")
    shares = [span.elapsed(start + timedelta(days=n)) for n in (0, length // 2, length)]
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert span.days == length + 1


def test_the_middle_of_a_period_in_years() -> None:
    assert period("2023").years == pytest.approx(2023.5, abs=0.01)
    assert period("2021/2025").years == pytest.approx(2023.5, abs=0.01)
    assert period("2024-12").years == pytest.approx(2024.96, abs=0.01)


def test_periods_sort_by_their_end() -> None:
    codes = ["2024", "undated", "2024-Q1/Q3", "2023", "../2027", "2024-11"]
    assert [str(span) for span in sorted(map(period, codes))] == [
        "undated", "2023", "2024-Q1/Q3", "2024-11", "2024", "../2027",
    ]  # fmt: skip


@settings(deadline=None)
@given(st.text(max_size=16) | st.from_regex(r"[0-9./QH-]{1,16}"))
def test_any_text_is_a_period_or_is_refused(text: str) -> None:
    try:
        span = period(text)
    except UnknownPeriod:
        return
    assert span.code == text
    assert span.start <= span.end
    assert span.kind in PeriodKind
    assert wording(span).zh
