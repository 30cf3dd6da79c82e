"""A growth is told against a year before, the period before or a named one, with its period."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.figures.period import period
from dianfan.figures.quantity import Bound
from dianfan.figures.quantity import Quantity
from dianfan.said.statements.comparing import basis_of
from dianfan.said.statements.comparing import compared_with
from dianfan.said.statements.composing import candidates
from dianfan.said.statements.measures import turned
from dianfan.said.statements.model import Basis
from dianfan.said.statements.model import Candidate
from dianfan.said.statements.model import Measure
from dianfan.said.statements.model import Published
from dianfan.said.statements.model import Time

DAY = Published(date(2031, 11, 5), date(2031, 11, 5))
_WINDOWS = st.one_of(
    st.builds("{}-{:02d}".format, st.integers(2001, 2099), st.integers(1, 12)),
    st.builds("{}-Q{}".format, st.integers(2001, 2099), st.integers(1, 4)),
    st.builds("{}-H{}".format, st.integers(2001, 2099), st.integers(1, 2)),
)


def _last(text: str) -> Candidate:
    return candidates(text, DAY)[-1]


@given(_WINDOWS, st.sampled_from([Basis.YEAR_BEFORE, Basis.PERIOD_BEFORE]))
def test_the_period_that_a_basis_means_has_that_basis(code: str, basis: Basis) -> None:
    window = period(code)
    against = compared_with(basis, Time("", None, window))
    assert against is not None
    assert against.period is not None
    assert against.period.kind is window.kind
    assert against.period.end < window.start
    assert basis_of(Basis.BASE_PERIOD, window, against.period) is basis


@given(
    st.decimals(1, 99, places=1),
    st.sampled_from([one for one in Bound if one is not Bound.RANGE]),
)
def test_turning_twice_changes_nothing(value: Decimal, bound: Bound) -> None:
    told = Quantity(value, bound)
    once = turned(told)
    assert isinstance(once, Quantity)
    assert once.value == -value
    assert turned(once) == told


@pytest.mark.parametrize(
    ("text", "measure", "basis", "against"),
    [
        ("10月，产值同比增长4.1%。", Measure.GROWTH, Basis.YEAR_BEFORE, "2030-10"),
        ("10月，产值环比增长4.1%。", Measure.GROWTH, Basis.PERIOD_BEFORE, "2031-09"),
        ("10月，增速比9月回落1.6个百分点。", Measure.CHANGE, Basis.PERIOD_BEFORE, "2031-09"),
        ("1至9月，降幅比上半年收窄1.4个百分点。", Measure.CHANGE, Basis.BASE_PERIOD, "2031-H1"),
        ("10月末，存款比年初增加9亿元。", Measure.CHANGE, Basis.END_OF_LAST_YEAR, "../2030"),
        ("2030年，产值比2025年提高5个百分点。", Measure.CHANGE, Basis.BASE_PERIOD, "2025"),
        ("车流较平日增长6成。", Measure.GROWTH, Basis.BASE_PERIOD, ""),
        ("单产比全州高出28公斤。", Measure.CHANGE, Basis.BASE_PERIOD, ""),
        ("进度快于计划2.3个百分点。", Measure.CHANGE, Basis.BASE_PERIOD, ""),
        ("比上年净增37家。", Measure.CHANGE, Basis.YEAR_BEFORE, "2030"),
        ("储备量是去年同期的1.3倍。", Measure.MULTIPLE, Basis.YEAR_BEFORE, ""),
        ("经费比上年减少310万元，下降9.7%。", Measure.GROWTH, Basis.YEAR_BEFORE, ""),
        ("物价与上年同期持平，出厂价下跌1.7%。", Measure.GROWTH, Basis.NOT_SAID, ""),
        ("节目按可比口径增长12%。", Measure.GROWTH, Basis.NOT_SAID, ""),
    ],
)
def test_words_tell_what_a_number_is_measured_against(
    text: str, measure: Measure, basis: Basis, against: str
) -> None:
    one = _last(text)
    then = one.compared_with.period if one.compared_with else None
    assert (one.measure, one.basis, then.code if then else "") == (measure, basis, against)


@pytest.mark.parametrize(
    ("text", "measure", "falls"),
    [
        ("余额同比少增5亿元。", Measure.CHANGE, True),
        ("药品平均降价53%。", Measure.GROWTH, True),
        ("支出压减12%。", Measure.GROWTH, True),
        ("浓度同比改善6.9%。", Measure.GROWTH, True),
        ("降幅低于全省2个百分点。", Measure.CHANGE, True),
        ("保障航班起降876架次。", Measure.LEVEL, False),
        ("最低工资标准为2100元。", Measure.LEVEL, False),
        ("损失率高达20%。", Measure.SHARE, False),
        ("减少二氧化碳排放120万吨。", Measure.LEVEL, False),
        ("新增企业15家。", Measure.LEVEL, False),
        ("自然增长率为2‰。", Measure.SHARE, False),
        ("连续三年保持7%以上的增长速度。", Measure.GROWTH, False),
        ("指数为118.6。", Measure.LEVEL, False),
    ],
)
def test_what_moves_is_a_growth_or_change_and_may_fall(
    text: str, measure: Measure, *, falls: bool
) -> None:
    one = _last(text)
    assert one.amount is not None
    assert isinstance(one.amount.quantity, Quantity)
    assert (one.measure, one.amount.quantity.value < 0) == (measure, falls)
