"""Rules find what they should, say it in words with numbers, and never block honest data."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import median_abs_deviation

from dianfan.figures.gap import GapReason
from dianfan.figures.period import period
from dianfan.promised.model import Programme
from dianfan.promised.reporting import Operator
from dianfan.promised.reporting import RuleKind
from dianfan.promised.reporting import RuleSeverity
from dianfan.promised.reporting import ValidationRule
from dianfan.recorded.collecting.cells import Duty
from dianfan.recorded.collecting.cells import FormCell
from dianfan.recorded.collecting.cells import FormSheet
from dianfan.recorded.collecting.cells import Given
from dianfan.recorded.collecting.cells import sheet
from dianfan.recorded.validating.breach import COMPULSORY
from dianfan.recorded.validating.breach import SLIP
from dianfan.recorded.validating.breach import Breach
from dianfan.recorded.validating.breach import Past
from dianfan.recorded.validating.breach import blocking
from dianfan.recorded.validating.case import Case
from dianfan.recorded.validating.numbers import complaint
from dianfan.recorded.validating.outliers import alike
from dianfan.recorded.validating.outliers import modified_z
from dianfan.recorded.validating.relations import related
from dianfan.recorded.validating.validate import validate
from tests.recorded.collecting.test_calendar import reporting

GVA, JOBLESS = FormCell("gva", "QH101"), FormCell("jobless-rate", "QH101")


def rule(kind: RuleKind, **more: object) -> ValidationRule:
    plain = ValidationRule(
        "r", kind, "", "", "", None, "", None, None, RuleSeverity.WARNING, "核对", "Check"
    )
    return replace(plain, **more)  # type: ignore[arg-type]  # the fields of the rule, by name


def under(*rules: ValidationRule) -> Programme:
    told = reporting()
    return replace(told, reporting=replace(told.reporting, rules=rules))


@cache
def asked() -> FormSheet:
    found = sheet(reporting(), Duty("monthly", "east", "2024-06"))
    assert found is not None
    return found


def told(
    rules: tuple[ValidationRule, ...], past: Past | None = None, **cells: Given | str
) -> tuple[Breach, ...]:
    names = {"gva": GVA, "jobless": JOBLESS}
    givens = {
        names[name]: one if isinstance(one, Given) else Given(one) for name, one in cells.items()
    }
    return validate(under(*rules), asked(), givens, past or Past())


def series(cell: FormCell, **values: float) -> Past:
    return Past(
        {
            cell: {
                code.replace("_", "-").lstrip("m"): Decimal(str(one))
                for code, one in values.items()
            }
        }
    )


def test_a_compulsory_cell_is_answered_by_a_value_or_a_reason() -> None:
    assert [one.rule for one in told(())] == [COMPULSORY]
    assert told((), gva="1") == ()
    assert told((), gva=Given(gap=GapReason.NOT_DUE)) == ()


@pytest.mark.parametrize(
    ("text", "unit", "meant"),
    [
        ("１２．５", "亿元", "12.5"), ("1,234.5", "亿元", "1234.5"), ("12万", "人", "120000"),
        ("4.2%", "%", "4.2"), ("12 亿", "元", "1200000000"), ("12亿", "亿元", "12"), ("十二", "人", ""),
        ("1e5", "人", ""), ("NaN", "人", ""), ("1.2.3", "人", ""), ("=1+1", "人", ""),
    ],
)  # fmt: skip
def test_what_is_no_number_is_told_how_to_write_it(text: str, unit: str, meant: str) -> None:
    found = complaint(text, unit)
    assert found is not None
    assert (f"请写成 {meant}。" in found.zh) == bool(meant)
    assert (f"Write {meant}." in found.en) == bool(meant)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12))
def test_every_plain_decimal_is_a_number(value: Decimal) -> None:
    assert complaint(f"{value:f}", "亿元") is None


def test_a_range_tells_the_end_that_is_passed() -> None:
    percent = rule(RuleKind.RANGE, indicator="jobless-rate", lower=Decimal(0), upper=Decimal(100))
    found = told((percent,), gva="1", jobless="104")
    assert [one.cell for one in found] == [JOBLESS]
    assert "104" in found[0].message.zh
    assert "100" in found[0].message.en
    assert told((percent,), gva="1", jobless="100") == ()
    assert told((percent,), gva="1", jobless="-0.1") != ()


def test_parts_are_held_against_their_sum_only_when_all_are_known() -> None:
    whole = rule(RuleKind.PARTS, indicator="gva", upper=Decimal(1))
    programme = under(whole)
    below = [area.code for area in programme.areas if area.parent == "QH1"]
    form = replace(asked(), asked=(replace(asked().asked[0], cell=FormCell("gva", "QH1")),))
    parts = {FormCell("gva", code): Decimal(10) for code in below}
    total = 10 * len(below)
    for value, breaches in (
        (total, 0),
        (total * Decimal("1.009"), 0),
        (total * Decimal("1.02"), 1),
    ):
        givens = {FormCell("gva", "QH1"): Given(f"{value:f}")}
        assert len(validate(programme, form, givens, Past(parts=parts))) == breaches
    some = dict(list(parts.items())[1:])
    assert validate(programme, form, {FormCell("gva", "QH1"): Given("1")}, Past(parts=some)) == ()


def test_a_total_to_date_does_not_fall_within_its_year() -> None:
    falls = rule(RuleKind.CUMULATIVE)
    form = replace(asked(), period=period("2024-01/06"))
    past = Past(
        {GVA: {"2024-01/05": Decimal(50), "2023-01/12": Decimal(120), "2024-05": Decimal(99)}}
    )
    for value, breaches in (("49.9", 1), ("50", 0)):
        assert len(validate(under(falls), form, {GVA: Given(value)}, past)) == breaches


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=30), st.floats(-1e6, 1e6))
def test_the_modified_z_score_is_that_of_scipy(others: list[float], value: float) -> None:
    mad = median_abs_deviation(others)
    if mad > 1e-9:
        score = 0.6745 * (value - np.median(others)) / mad
        assert modified_z(value, others) == pytest.approx(score, rel=1e-9, abs=1e-9)
    elif max(others) == min(others):
        assert modified_z(value, others) is None


def test_outliers_are_sought_among_the_same_month_of_other_years() -> None:
    years = {f"{year}-06": Decimal(100 + year % 3) for year in range(2019, 2024)}
    others = {f"{year}-01": Decimal(9000) for year in range(2019, 2024)}
    assert alike({**years, **others}, "2024-06") == [float(one) for one in years.values()]
    apart = rule(RuleKind.OUTLIER)
    past = Past({GVA: {**years, **others}})
    assert [one.rule for one in told((apart,), past, gva="160")] == ["r"]
    assert told((apart,), past, gva="101") == ()


def test_a_slip_of_the_unit_is_named() -> None:
    past = Past({GVA: {f"2024-0{month}": Decimal(120 + month) for month in range(1, 6)}})
    found = told((), past, gva="1230000")
    assert [one.rule for one in found] == [SLIP]
    assert "10000" in found[0].message.en
    assert told((), past, gva="180") == ()


def test_a_large_revision_asks_why() -> None:
    past = Past({GVA: {"2024-06": Decimal(100)}})
    large = rule(RuleKind.REVISION, indicator="gva", upper=Decimal(5))
    assert told((large,), past, gva="105") == ()
    assert "100" in told((large,), past, gva="105.1")[0].message.zh


@pytest.mark.parametrize(
    ("operator", "left", "right", "breaks"),
    [
        (Operator.AT_LEAST, "10", "20", True), (Operator.AT_LEAST, "20", "20", False),
        (Operator.GREATER, "20", "20", True), (Operator.LESS, "10", "20", False),
        (Operator.EQUAL, "10", "10.0", False), (Operator.UNEQUAL, "10", "10", True),
        (Operator.AT_MOST, "", "20", False), (Operator.BOTH_OR_NONE, "", "20", True),
        (Operator.BOTH_OR_NONE, "1", "20", False), (Operator.NOT_BOTH, "1", "20", True),
        (Operator.NOT_BOTH, "1", "", False),
    ],
)  # fmt: skip
def test_relations_compare_their_sides(
    operator: Operator, left: str, right: str, *, breaks: bool
) -> None:
    one = rule(RuleKind.RELATION, left="[gva]", operator=operator, right="[jobless-rate]")
    givens = {GVA: Given(left), JOBLESS: Given(right)}
    case = Case(under(one), asked(), givens, Past())
    assert bool(list(related(case, one))) == breaks


def test_a_division_by_nought_is_not_judged() -> None:
    one = rule(RuleKind.RELATION, left="[gva] / [jobless-rate]", operator=Operator.LESS, right="2")
    assert told((one,), gva="5", jobless="0") == ()
    assert told((one,), gva="5", jobless="1") != ()


ALL = (
    rule(RuleKind.RANGE, indicator="gva", upper=Decimal(3), severity=RuleSeverity.ERROR),
    rule(RuleKind.OUTLIER), rule(RuleKind.REVISION), rule(RuleKind.CUMULATIVE),
    rule(RuleKind.RELATION, left="[gva]", operator=Operator.LESS, right="[jobless-rate]",
         severity=RuleSeverity.ERROR),
)  # fmt: skip
ANSWERS = st.one_of(
    st.decimals(allow_nan=False, allow_infinity=False, places=3).map(
        lambda one: Given(f"{one:f}", comment="it is so")
    ),
    st.sampled_from(GapReason).map(lambda one: Given(gap=one, comment="it is so")),
)
PASTS = st.dictionaries(
    st.sampled_from([f"{year}-06" for year in range(2017, 2025)]),
    st.decimals(-1000, 1000, places=2), max_size=8,
).map(lambda values: Past({GVA: values, JOBLESS: values}))  # fmt: skip


@given(ANSWERS, ANSWERS, PASTS)
def test_no_rule_blocks_an_answer_that_is_explained(gva: Given, jobless: Given, past: Past) -> None:
    givens = {GVA: gva, JOBLESS: jobless}
    found = validate(under(*ALL), asked(), givens, past)
    assert blocking(found, givens) == ()
    mute = {cell: replace(one, comment="") for cell, one in givens.items()}
    assert blocking(found, mute) == found
