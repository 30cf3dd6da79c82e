"""What is wrong with organisations, forms, items, assignments and rules is found at its line."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.promised.expressions import UnreadableExpression
from dianfan.promised.expressions import named
from dianfan.promised.expressions import reading_fault
from dianfan.promised.expressions import reckon
from dianfan.promised.expressions import steps
from dianfan.promised.load import load
from tests.promised.folder import found
from tests.promised.folder import spoil
from tests.promised.test_networks import Case
from tests.promised.test_networks import write

REPORTING: dict[str, tuple[dict[str, str], ...]] = {
    "organisations.csv": (
        {"id": "top", "name_zh": "州统计局", "name_en": "Prefecture", "level": "prefecture", "area": "QH1"},
        {"id": "east", "name_zh": "东区统计局", "name_en": "East", "level": "county", "parent": "top",
         "area": "QH101"},
    ),
    "forms.csv": (
        {"id": "monthly", "name_zh": "月报", "name_en": "Monthly", "frequency": "month", "start": "2024-01",
         "opens": "1", "due": "10", "closes": "20", "review": "5", "approvals": "county;prefecture",
         "status": "preliminary"},
    ),
    "items.csv": (
        {"form": "monthly", "indicator": "gva", "kind": "level", "unit": "亿元", "compulsory": "true"},
        {"form": "monthly", "indicator": "jobless-rate", "kind": "level", "unit": "%", "compulsory": "false"},
    ),
    "assignments.csv": (
        {"form": "monthly", "organisation": "east", "area": "QH101", "start": "2024-01", "end": "2024-12"},
    ),
    "rules.csv": (
        {"id": "sane", "kind": "range", "indicator": "jobless-rate", "lower": "0", "upper": "100",
         "severity": "error", "message_zh": "失业率在范围内", "message_en": "A rate"},
        {"id": "more", "kind": "relation", "left": "[gva] * 2", "operator": ">=", "right": "[jobless-rate]",
         "severity": "warning", "message_zh": "关系", "message_en": "Related"},
    ),
}  # fmt: skip


@pytest.fixture
def reporting(folder: Path) -> Path:
    """A small programme that says who reports what."""
    for file, rows in REPORTING.items():
        write(folder, file, rows)
    return folder


CASES = {
    "a parent that is nowhere": Case(
        "organisations.csv", "county,top", "county,tip", "unknown-organisation", "parent", 1
    ),
    "an organisation above itself": Case(
        "organisations.csv", "prefecture,,", "prefecture,east,", "cyclic-organisations", "parent", 0
    ),
    "a level on which nobody stands": Case(
        "forms.csv", "county;pref", "town;pref", "unknown-level", "approvals", 0
    ),
    "a level twice": Case(
        "forms.csv", "county;prefecture", "county;county", "level-twice", "approvals", 0
    ),
    "a form that closes before it is due": Case(
        "forms.csv", ",10,20,", ",10,9,", "form-days", None, 0
    ),
    "a start of another frequency": Case(
        "forms.csv", "month,2024-01", "month,2024-Q1", "form-start", "start", 0
    ),
    "a start of the other cumulative kind": Case(
        "forms.csv", "month,2024-01", "months-to-date,2024-Q1/Q2", "form-start", "start", 0
    ),
    "an item of no form": Case("items.csv", "monthly", "weekly", "unknown-form", "form", 1),
    "an item in another kind of unit": Case("items.csv", "亿元", "万吨", "item-unit", "unit", 1),
    "an assignment that runs backward": Case(
        "assignments.csv", "2024-12", "2023-12", "ends-before-start", "end", 0
    ),
    "a range without ends": Case("rules.csv", ",0,100,", ",,,", "range-without-ends", None, 1),
    "a range of everything": Case(
        "rules.csv", "range,,jobless-rate", "range,,", "range-of-all", None, 1
    ),
    "a relation without its sign": Case("rules.csv", ">=", "", "relation-without-side", None, 1),
    "a relation that cannot be read": Case(
        "rules.csv", "[gva] * 2", "[gva] 2", "unreadable-expression", None, 1
    ),
    "a relation of an unknown indicator": Case(
        "rules.csv", "[gva]", "[gvb]", "unknown-indicator", None, 1
    ),
    "a range with a side": Case(
        "rules.csv", "jobless-rate,,", "jobless-rate,[gva],", "rule-is-no-relation", None, 1
    ),
}


def test_sound_reporting_has_no_finding(reporting: Path) -> None:
    programme = load(reporting)
    told = programme.reporting
    assert [one.id for one in told.organisations] == ["top", "east"]
    assert told.forms[0].approvals == ("county", "prefecture")
    assert [one.compulsory for one in told.items] == [True, False]
    assert (len(told.assignments), len(told.rules)) == (1, 2)
    assert not [one for one in programme.findings if one.where.file in REPORTING]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_fault_is_named_with_its_line_and_cell(reporting: Path, case: Case) -> None:
    line = spoil(reporting / case.file, case.old, case.new)
    finding = found(reporting, case.code)[0]
    assert (finding.where.file, finding.where.cell) == (case.file, case.cell)
    assert finding.where.line == line or case.code == "cyclic-organisations"
    stem = case.file.partition(".")[0]
    assert len(getattr(load(reporting).reporting, stem)) == case.left


def test_expressions_bind_as_in_arithmetic() -> None:
    values = {"a": Decimal(7), "b-c": Decimal(2)}
    assert reckon("[a] - [b-c] * 3", values) == 1
    assert reckon("([a] - [b-c]) * 3", values) == 15
    assert reckon("[a] - [b-c] - 1", values) == 4
    assert reckon("[a] / ([b-c] - 2)", values) is None
    assert named("[a] + [b-c] + [a]") == ("a", "b-c")


@pytest.mark.parametrize(
    "text", ["", "[a] +", "+ [a]", "[a] [b]", "([a]", "[a])", "a + 1", "[a] ; 1", "()", "[a]" * 400]
)
def test_what_is_no_expression_is_refused(text: str) -> None:
    with pytest.raises(UnreadableExpression):
        steps(text)
    assert reading_fault(text)


NUMBERS = st.integers(1, 99)


@st.composite
def expressions(draw: st.DrawFn, depth: int = 3) -> str:
    if depth == 0 or draw(st.booleans()):
        return str(draw(NUMBERS))
    left, right = draw(expressions(depth - 1)), draw(expressions(depth - 1))
    inner = f"{left} {draw(st.sampled_from('+-*'))} {right}"
    return f"({inner})" if draw(st.booleans()) else inner


@given(expressions())
def test_reckoning_agrees_with_python(text: str) -> None:
    assert reckon(text, {}) == eval(text)  # noqa: S307 - made of digits and signs above
