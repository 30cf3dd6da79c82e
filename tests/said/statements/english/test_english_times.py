"""English mentions of time become the periods that the Chinese ones become."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.figures.period import period
from dianfan.said.statements.english.times import times as english
from dianfan.said.statements.model import Mark
from dianfan.said.statements.model import PeriodRole
from dianfan.said.statements.model import Published
from dianfan.said.statements.resolving import compiled
from dianfan.said.statements.resolving import said
from dianfan.said.statements.times import times

NOVEMBER = Published(date(2031, 11, 5), date(2031, 11, 5))


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("In the first three quarters of 2031 it rose.", "the first three quarters of 2031", "2031-Q1/Q3"),
        ("It rose from January to September.", "from January to September", "2031-01/09"),
        ("It rose in January–September 2030.", "January–September 2030", "2030-01/09"),
        ("It is due by the end of 2035.", "by the end of 2035", "../2035"),
        ("It is due by 2035.", "by 2035", "../2035"),
        ("It is due by year-end.", "by year-end", "../2031"),
        ("It is due by the end of June 2032.", "by the end of June 2032", "../2032-06"),
        ("It rose in 2031.", "2031", "2031"),
        ("It rose last year.", "last year", "2030"),
        ("It has risen since 2029.", "since 2029", "2029/2031-11-05"),
        ("It opened on 7 July.", "7 July", "2031-07-07"),
        ("It opened on July 7, 2030.", "July 7, 2030", "2030-07-07"),
        ("It rose in July last year.", "July last year", "2030-07"),
        ("It rose in the second half of 2030.", "the second half of 2030", "2030-H2"),
        ("Over the 14th Five-Year Plan period it rose.", "the 14th Five-Year Plan period", "2021/2025"),
        ("It rose over the past five years.", "the past five years", "2026/2030"),
        ("It stood at 5 at the end of last year.", "at the end of last year", "2030-12"),
        ("It rose from 2026 to 2030.", "from 2026 to 2030", "2026/2030"),
        ("It opened yesterday.", "yesterday", "2031-11-04"),
        ("It will open on December 1.", "December 1", "2031-12-01"),
    ],
)  # fmt: skip
def test_mentions_resolve_against_the_day_of_publication(text: str, words: str, code: str) -> None:
    (found,) = times(text, NOVEMBER)
    assert (found.words, found.period) == (words, period(code))


def test_deadlines_are_told_from_windows() -> None:
    deadline, window = times("By 2035 it shall be twice that of 2031.", NOVEMBER)
    assert (deadline.role, window.role) == (PeriodRole.DEADLINE, PeriodRole.WINDOW)


@pytest.mark.parametrize(
    "text", ["It rose 5% year on year.", "It may rise.", "They march on.", "a year earlier"]
)
def test_words_that_look_like_times_are_none(text: str) -> None:
    assert times(text, NOVEMBER) == ()


def test_the_same_period_follows_its_host() -> None:
    text = "From January to October it rose 5%, after 3% in the same period last year."
    first, second = times(text, NOVEMBER)
    assert (str(first.period), str(second.period)) == ("2031-01/10", "2030-01/10")


@pytest.mark.parametrize("text", ["It opened on November 20.", "It is due by the end of March."])
def test_mentions_that_look_both_ways_stay_open(text: str) -> None:
    (found,) = times(text, NOVEMBER)
    assert (found.period, found.marks) == (None, (Mark.AMBIGUOUS,))


@given(st.text(max_size=60))
def test_no_text_upsets_the_grammar(text: str) -> None:
    assert all(
        one.span is not None and text[slice(*one.span)] == one.words
        for one in english(text, NOVEMBER)
    )


def test_a_pattern_gives_its_kind_and_what_its_groups_hold() -> None:
    pattern = compiled((("one", r"(?P<a>\d)x"), ("two", r"(?P<a>\d)y(?P<b>z)?")))
    match = pattern.search("3y")
    assert match is not None
    assert said(match) == ("two", {"a": "3"})
