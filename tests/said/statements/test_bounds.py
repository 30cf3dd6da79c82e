"""A bound word says on which side of the number the truth lies; a negation turns it round."""

from __future__ import annotations

import pytest

from dianfan.figures.quantity import Bound
from dianfan.said.statements.bounds import after
from dianfan.said.statements.bounds import before

_NEGATIONS = ("不", "不会", "不得", "不能", "不可", "不再", "未", "未能", "没有", "无法")


@pytest.mark.parametrize("no", _NEGATIONS)
@pytest.mark.parametrize("word", ["超过", "突破", "高于", "多于", "大于"])
def test_a_negated_excess_is_at_most(no: str, word: str) -> None:
    read = before(f"总量{no}{word}", len(f"总量{no}{word}"))
    assert read == (Bound.AT_MOST, len(no + word))


@pytest.mark.parametrize("no", _NEGATIONS)
@pytest.mark.parametrize("word", ["低于", "少于", "小于"])
def test_a_negated_shortfall_is_at_least(no: str, word: str) -> None:
    read = before(f"总量{no}{word}", len(f"总量{no}{word}"))
    assert read == (Bound.AT_LEAST, len(no + word))


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        ("突破", Bound.AT_LEAST), ("至少", Bound.AT_LEAST), ("至多", Bound.AT_MOST),
        ("超过", Bound.MORE_THAN), ("不止", Bound.MORE_THAN), ("逾", Bound.MORE_THAN),
        ("低于", Bound.LESS_THAN), ("近", Bound.LESS_THAN), ("没有达到", Bound.LESS_THAN),
        ("从不足", Bound.LESS_THAN), ("约", Bound.ABOUT), ("最大", Bound.AT_MOST),
        ("最高不超过", Bound.AT_MOST), ("起码", Bound.AT_LEAST),
    ],
)  # fmt: skip
def test_a_bound_word_before_the_number(words: str, bound: Bound) -> None:
    read = before(words, len(words))
    assert read is not None
    assert read.bound is bound


@pytest.mark.parametrize("words", ["附近", "最近", "赶超", "合约", "总量为", ""])
def test_a_word_that_only_ends_like_one(words: str) -> None:
    assert before(words, len(words)) is None


@pytest.mark.parametrize(
    ("words", "bound"),
    [("以上", Bound.AT_LEAST), ("以内", Bound.AT_MOST), ("左右", Bound.ABOUT)],
)
def test_a_bound_word_behind_the_number(words: str, bound: Bound) -> None:
    assert after(f"5家{words}", 2) == (bound, len(words))
