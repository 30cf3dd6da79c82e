"""Numerals are read exactly, in both directions."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.said.statements.numerals import arabic
from dianfan.said.statements.numerals import chinese
from dianfan.said.statements.numerals import fold
from dianfan.said.statements.numerals import share
from dianfan.said.statements.numerals import with_point
from dianfan.said.statements.numerals import write


@given(st.integers(0, 10**12 - 1))
def test_what_is_written_in_chinese_is_read_back(number: int) -> None:
    assert chinese(write(number)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("十", 10), ("二十五", 25), ("一百零三万", 1_030_000), ("两千", 2000), ("二〇三一", 2031), ("百亿", 10**10),
     ("七八", None), ("三亿二千万", 320_000_000), ("", None), ("甲", None)],
)  # fmt: skip
def test_numerals_are_read(text: str, number: int | None) -> None:
    assert chinese(text) == number


def test_shares_and_points_are_exact() -> None:
    assert share("三分之一") == (Fraction(1, 3), False)
    assert share("百分之四点六") == (Fraction(46, 10), True)
    assert share("百分之12.5") == (Fraction(25, 2), True)
    assert share("三分") is None
    assert with_point("十二点零五") == Decimal("12.05")
    assert arabic("1,234.5") == Decimal("1234.5")
    assert fold("３２．５％") == "32.5%"
