"""Mentions of time become periods, and what was inferred or cannot be known is marked."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume
from hypothesis import given
from hypothesis import strategies as st

from dianfan.figures.period import period
from dianfan.said.statements.composing import candidates
from dianfan.said.statements.model import Mark
from dianfan.said.statements.model import PeriodRole
from dianfan.said.statements.model import Published
from dianfan.said.statements.resolving import a_year_before
from dianfan.said.statements.times import is_window
from dianfan.said.statements.times import times

NOVEMBER = Published(date(2031, 11, 5), date(2031, 11, 5))
JANUARY = Published(date(2031, 1, 6), date(2031, 1, 6))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("今年前三季度", "2031-Q1/Q3"), ("一季度", "2031-Q1"), ("第二季度", "2031-Q2"), ("上半年", "2031-H1"),
        ("1—10月", "2031-01/10"), ("1至10月", "2031-01/10"), ("1-10月", "2031-01/10"), ("今年前10个月", "2031-01/10"),
        ("截至目前", "2031-11-05"), ("截至10月底", "2031-10"), ("截至2030年末", "2030-12"), ("截至上年末", "2030-12"),
        ("年内", "../2031"), ("预计年底", "../2031"), ("到2032年", "../2032"), ("到2030年底", "../2030"),
        ("“十四五”末", "../2025"), ("“十三五”期间", "2016/2020"), ("“十五五”期间", "2026/2030"),
        ("2029年以来", "2029/2031-11-05"), ("今年以来", "2031-01/11-05"), ("近五年", "2026/2030"),
        ("10月28日", "2031-10-28"), ("7月15日至20日", "2031-07-15/2031-07-20"), ("2031年1月11日", "2031-01-11"),
        ("12月", "2030-12"), ("去年12月", "2030-12"), ("上月", "2031-10"), ("本月", "2031-11"), ("前年", "2029"),
        ("明年上半年", "2032-H1"), ("2029—2031年", "2029/2031"), ("二〇三一年", "2031"), ("2031年", "2031"),
    ],
)  # fmt: skip
def test_mentions_resolve_against_the_day_of_publication(text: str, code: str) -> None:
    (found,) = times(text, NOVEMBER)
    assert found.words == text
    assert found.period == period(code)


@pytest.mark.parametrize(
    "text", ["2031年", "到2032年", "“十四五”期间", "2029—2031年", "截至2030年末"]
)
def test_a_year_that_is_printed_is_not_inferred(text: str) -> None:
    assert times(text, NOVEMBER)[0].marks == ()


def test_a_year_that_is_not_printed_is_marked() -> None:
    assert times("今年", NOVEMBER)[0].marks == (Mark.INFERRED_YEAR,)


def test_the_same_stretch_of_the_year_before_follows_its_host() -> None:
    first, second = times("1—10月增长5%，去年同期下降1%", NOVEMBER)
    assert (str(first.period), str(second.period)) == ("2031-01/10", "2030-01/10")
    assert second.marks == (Mark.INFERRED_PERIOD,)
    (alone,) = times("去年同期", NOVEMBER)
    assert alone.period is None


@pytest.mark.parametrize("text", ["10月28H", "2月30日", "2031年13月40日"])
def test_days_that_do_not_exist_are_told_and_not_mended(text: str) -> None:
    assert (
        Mark.IMPOSSIBLE_DATE in times(text, NOVEMBER)[0].marks
        or times(text, NOVEMBER)[0].words == "2031年"
    )


def test_days_of_publication_in_two_years_leave_the_year_open() -> None:
    between = Published(date(2030, 12, 1), date(2031, 2, 1))
    assert times("今年", between)[0].marks == (Mark.AMBIGUOUS,)
    assert times("今年", Published())[0].marks == (Mark.UNRESOLVED_PERIOD,)
    same = Published(date(2031, 3, 1), date(2031, 5, 1))
    assert str(times("今年", same)[0].period) == "2031"


def test_the_whole_year_in_january_is_the_one_before() -> None:
    assert str(times("全年", JANUARY)[0].period) == "2030"
    assert str(times("全年", NOVEMBER)[0].period) == "2031"
    assert str(times("12月", JANUARY)[0].period) == "2030-12"


def test_roles_tell_windows_from_deadlines_and_days() -> None:
    roles = [one.role for one in times("前三季度增长，年底完工，10月1日开园", NOVEMBER)]
    assert roles == [PeriodRole.WINDOW, PeriodRole.DEADLINE, PeriodRole.EVENT]
    assert [is_window(one) for one in times("前三季度，年底", NOVEMBER)] == [True, False]


@pytest.mark.parametrize(
    ("code", "before"),
    [
        ("2031-01/10", "2030-01/10"),
        ("2031-Q1/Q3", "2030-Q1/Q3"),
        ("2029/2031", "2028/2030"),
        ("2032-02-29", None),
    ],
)
def test_a_window_is_shifted_by_a_year(code: str, before: str | None) -> None:
    shifted = a_year_before(period(code))
    assert (str(shifted) if shifted else None) == before


@given(
    st.text(
        alphabet="今去前明年月日季度上下半全一二三四五六七八九十0123456789—-至截到底末内同期“”",
        max_size=30,
    )
)
def test_no_text_upsets_the_times_and_words_stand_where_they_say(text: str) -> None:
    end = 0
    for one in times(text, NOVEMBER):
        assert one.span is not None
        assert text[slice(*one.span)] == one.words
        assert one.span.start >= end
        end = one.span.end


DECEMBER = Published(date(2031, 12, 9), date(2031, 12, 9))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("去年底", "2030-12"), ("上年末", "2030-12"), ("昨日", "2031-12-08"), ("今天", "2031-12-09"),
        ("五年来", "2026/2030"), ("12月5日", "2031-12-05"), ("11月28日", "2031-11-28"), ("6月底前", None),
        ("9月", "2031-09"), ("8日", "2031-12-08"),
        ("12月28日", None), ("1月5日", None), ("15日", None), ("2031/2032年度", None), ("2月10日", "2031-02-10"),
        ("12月底前", "../2031-12"), ("2032年6月底前", "../2032-06"), ("12月28日至1月3日", None),
    ],
)  # fmt: skip
def test_mentions_that_look_both_ways_stay_open(text: str, code: str | None) -> None:
    (found,) = times(text, DECEMBER)
    assert found.words == text
    assert found.period == (None if code is None else period(code))
    assert (Mark.AMBIGUOUS in found.marks) is (code is None)


@pytest.mark.parametrize(
    ("text", "code"),
    [("项目将于12月28日开工", "2031-12-28"), ("展会将于1月5日举行", "2032-01-05"), ("大会将于3月5日举行", "2032-03-05"),
     ("确保3月底前完成", "../2032-03"), ("会议将于15日召开", "2031-12-15")],
)  # fmt: skip
def test_words_that_look_forward_settle_it(text: str, code: str) -> None:
    (found,) = times(text, DECEMBER)
    assert found.period == period(code)


@pytest.mark.parametrize("text", ["2031年13月5日", "13月5日", "2031年2月30日"])
def test_dates_that_no_calendar_has_are_marked(text: str) -> None:
    (found,) = times(text, DECEMBER)
    assert (found.words, found.period, found.marks) == (text, None, (Mark.IMPOSSIBLE_DATE,))


@pytest.mark.parametrize(
    "text", ["《今日清河》", "今日评点", "连续15日", "15日内", "近15日", "第15日", "15日游"]
)
def test_stretches_of_days_and_titles_are_no_date(text: str) -> None:
    assert times(text, DECEMBER) == ()


@pytest.mark.parametrize("text", ["昨日", "15日", "12月28日"])
def test_without_a_day_of_publication_they_stay_open(text: str) -> None:
    (found,) = times(text, Published())
    assert found.period is None


@given(
    st.dates(date(1990, 1, 1), date(2080, 12, 31)), st.dates(date(2000, 1, 1), date(2000, 12, 31))
)
def test_a_day_without_a_year_is_a_past_one_or_open(published: date, named: date) -> None:
    (found,) = times(f"{named.month}月{named.day}日", Published(published, published))
    if found.period is not None:
        assert found.period.end <= published
        assert (published - found.period.end).days <= 366 - 31 or named == date(2000, 2, 29)
    else:
        assert found.marks[0] in {Mark.AMBIGUOUS, Mark.IMPOSSIBLE_DATE}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("9月末，存款余额", "2031-09"),
        ("力争12月底全部完成", "../2031-12"),
        ("确保二季度末达到", "../2031-06"),
        ("11月上旬，指数", "2031-11-01/2031-11-10"),
        ("2月下旬，指数", "2031-02-21/2031-02-28"),
        ("7月20日以来，输水", "2031-07-20/2031-11-05"),
        ("2029年11月至2030年3月，调运", "2029-11/2030-03"),
        ("前两个月，投资", "2031-01/02"),
        ("9月当月用电量", "2031-09"),
        ("去年全年，投资", "2030"),
        ("力争全年接待", "2031"),
        ("目前已掘进", "2031-11-05"),
        ("10月增速比9月回落，比上年同月提高", "2030-10"),
    ],
)
def test_ends_tenths_and_stretches_of_months(text: str, code: str) -> None:
    day = date(2031, 11, 5)
    found = times(text, Published(day, day))
    assert [one.period.code for one in found if one.period][-1] == code


def test_what_is_brought_forward_by_months_is_no_time() -> None:
    assert times("工期提前4个月", Published(date(2031, 11, 5), date(2031, 11, 5))) == ()


def test_what_follows_the_number_in_another_clause_is_not_its_time() -> None:
    found = candidates(
        "床位利用率46%，明年占比要达到60%。", Published(date(2031, 5, 2), date(2031, 5, 2))
    )
    assert [one.time.period.code if one.time.period else "" for one in found] == ["", "2032"]


@given(st.integers(1, 12), st.sampled_from("上中下"))
def test_ten_days_lie_in_their_month(month: int, ten: str) -> None:
    day = date(2031, 12, 31)
    (one,) = times(f"{month}月{ten}旬", Published(day, day))
    assert one.period is not None
    assert period(f"2031-{month:02d}").covers(one.period)


@pytest.mark.parametrize(
    "text",
    [
        "1O月28日", "l2月5日", "l2月", "2O31年5月2日", "203l年", "2031年l0月8日", "10月I5日",
        "10月Z8日", "10月3O日", "10目28日", "10月28曰", "10月28口", "2031牛5月", "1—1O月", "l—10月",
        "l0月至ll月", "3O日", "今年1O月",
    ],
)  # fmt: skip
def test_a_misread_date_is_told_whole_and_is_no_other_date(text: str) -> None:
    (one,) = times(text + "，投资增长", NOVEMBER)
    assert (one.words, one.period, one.marks) == (text, None, (Mark.IMPOSSIBLE_DATE,))


@pytest.mark.parametrize(
    "text", ["10月5口井", "10月5G基站", "10月4A级景区", "10月28日8时", "2031年10月", "IO设备3日"]
)
def test_figures_and_letters_behind_a_date_are_no_misreading(text: str) -> None:
    assert all(Mark.IMPOSSIBLE_DATE not in one.marks for one in times(text, NOVEMBER))


@given(
    st.dates(date(1990, 1, 1), date(2049, 12, 31)),
    st.sampled_from([("0", "O"), ("0", "o"), ("1", "l"), ("1", "I"), ("2", "Z"), ("8", "B"), ("5", "S")]),
    st.integers(0, 20),
)  # fmt: skip
def test_a_letter_for_a_figure_never_makes_another_day(
    day: date, letter: tuple[str, str], at: int
) -> None:
    text = f"{day.year}年{day.month}月{day.day}日"
    places = [place for place, char in enumerate(text) if char == letter[0]]
    assume(places)
    place = places[at % len(places)]
    found = times(text[:place] + letter[1] + text[place + 1 :], NOVEMBER)
    assert [one.period for one in found if one.period is not None] == []
    assert any(Mark.IMPOSSIBLE_DATE in one.marks for one in found)


@given(st.dates(date(1990, 1, 1), date(2049, 12, 31)))
def test_zeros_before_figures_change_no_day(day: date) -> None:
    for text in (f"{day:%Y年%m月%d日}", f"{day.year}年{day.month}月{day.day}日"):
        (one,) = times(text, NOVEMBER)
        assert one.period is not None
        assert one.period.code == day.isoformat()
