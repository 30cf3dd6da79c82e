"""Rows that tables of several pages are made of."""

from __future__ import annotations

from dianfan.figures.wording import Wording
from dianfan.reported.rows import NONE
from dianfan.reported.rows import number
from dianfan.reported.rows import set_table
from dianfan.reported.rows import words
from tests.judged.little import fig


def test_what_is_not_there_is_a_dash() -> None:
    assert number(None, "en").phrase.text == NONE
    assert words(Wording("", ""), "zh").phrase.text == NONE
    assert number(fig("3"), "zh").phrase.figures


def test_columns_stand_in_the_language_and_say_whether_they_count() -> None:
    columns = ((Wording("项目", "Project"), False), (Wording("数", "Number"), True))
    told = set_table("t", Wording("表", "Table"), columns, (), "en")
    assert told.columns == ("Project", "Number")
    assert told.numeric == (False, True)
    assert told.empty.text == "None."
