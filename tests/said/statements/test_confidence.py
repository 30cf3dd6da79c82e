"""Confidence is a share: lower with each sign of doubt, and near what the gold shows."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.said.statements.composing import candidates
from dianfan.said.statements.confidence import confidence
from dianfan.said.statements.confidence import lowered
from dianfan.said.statements.model import Mark
from dianfan.said.statements.model import Published
from tests.said.statements.claim_scoring import gold
from tests.said.statements.claim_scoring import score

DAY = Published(date(2031, 11, 5), date(2031, 11, 5))


@given(st.floats(0, 1), st.lists(st.sampled_from(list(Mark))), st.sampled_from(list(Mark)))
def test_a_mark_never_raises_it(sure: float, marks: list[Mark], one: Mark) -> None:
    assert 0 <= lowered(sure, [*marks, one]) <= lowered(sure, marks) <= 1


def test_it_falls_with_the_distance_of_the_subject() -> None:
    plain, carried = candidates("产值60亿元，同比增长5%。", DAY)
    (ahead,) = candidates("产值力争达到60亿元。", DAY)
    (bare,) = candidates("增长5%。", DAY)
    assert plain.confidence > carried.confidence > bare.confidence
    assert plain.confidence > ahead.confidence


def test_an_english_claim_is_less_sure_and_falls_alike() -> None:
    plain, carried = candidates("Output was 60 tonnes, up 5 percent.", DAY)
    (ahead,) = candidates("Output will reach 60 tonnes.", DAY)
    (chinese,) = candidates("产量60吨。", DAY)
    assert chinese.confidence > plain.confidence > carried.confidence
    assert plain.confidence > ahead.confidence == confidence("", ahead, is_english=True)


@pytest.mark.parametrize(("name", "near"), [("zh-held", 0.06), ("en-held", 0.12)])
def test_the_share_right_of_all_numbers_is_near_the_confidence_told(name: str, near: float) -> None:
    told = [one for some in gold(name) for one in candidates(some.text, some.published)]
    sure = [one.confidence for one in told if one.amount]
    scores = score(gold(name), candidates)
    right = sum(count for (_, is_right), count in scores.bands.items() if is_right)
    whole = sum(scores.bands.values())
    assert abs(right / whole - sum(sure) / len(sure)) < near
