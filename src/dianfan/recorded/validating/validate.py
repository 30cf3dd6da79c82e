"""Holding the sheet of a form against the rules of its programme."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from dianfan.figures.period import Period
from dianfan.figures.period import PeriodKind
from dianfan.figures.period import period
from dianfan.figures.wording import Wording
from dianfan.promised.model import Programme
from dianfan.promised.reporting import RuleKind
from dianfan.promised.reporting import RuleSeverity
from dianfan.promised.reporting import ValidationRule
from dianfan.recorded.collecting.cells import Asked
from dianfan.recorded.collecting.cells import FormSheet
from dianfan.recorded.collecting.cells import Givens
from dianfan.recorded.collecting.cells import unit_name
from dianfan.recorded.validating.breach import COMPULSORY
from dianfan.recorded.validating.breach import NUMBER
from dianfan.recorded.validating.breach import SLIP
from dianfan.recorded.validating.breach import Breach
from dianfan.recorded.validating.breach import Past
from dianfan.recorded.validating.case import Case
from dianfan.recorded.validating.case import worded
from dianfan.recorded.validating.numbers import complaint
from dianfan.recorded.validating.outliers import FEWEST
from dianfan.recorded.validating.outliers import THRESHOLD
from dianfan.recorded.validating.outliers import alike
from dianfan.recorded.validating.outliers import modified_z
from dianfan.recorded.validating.outliers import slip
from dianfan.recorded.validating.relations import related

REVISION_PERCENT = Decimal(10)
_HUNDRED = Decimal(100)


def validate(
    programme: Programme, sheet: FormSheet, givens: Givens, past: Past
) -> tuple[Breach, ...]:
    """Hold what was given against every rule, cell by cell in the order of the sheet.

    A gap with its reason breaks no rule on values; a rule that lacks what it compares with
    says nothing.

    Args:
        programme: whose rules hold.
        sheet: what was asked.
        givens: what was given.
        past: what is known of other values.
    """
    case = Case(programme, sheet, givens, past)
    rules = [one for one in programme.reporting.rules if one.form in {"", sheet.form.id}]
    found = [
        breach for one in sheet.asked for breach in (*_own(case, one), *_ruled(case, one, rules))
    ]
    relations = (rule for rule in rules if rule.kind is RuleKind.RELATION)
    return (*found, *(breach for rule in relations for breach in related(case, rule)))


def _own(case: Case, one: Asked) -> Iterator[Breach]:
    """What holds for every cell of every form."""
    given = case.given(one)
    if one.compulsory and not given.is_answer:
        message = Wording(
            "必填项为空。请填写数值；没有数值时选择原因。",
            "A compulsory cell is empty. Give its value, or the reason why there is none.",
        )
        yield Breach(one.cell, COMPULSORY, RuleSeverity.ERROR, message)
    if given.value and (wrong := complaint(given.value, one.unit)):
        yield Breach(one.cell, NUMBER, RuleSeverity.ERROR, wrong)
    number = case.numbers.get(one.cell)
    if number is not None:
        others = alike(case.series(one.cell), case.sheet.period.code)
        if (factor := slip(number, others)) > 1:
            message = Wording(
                f"与历次数值相差约{factor}倍，单位可能不是{one.unit}。请核对单位，属实则说明原因。",
                f"It differs from earlier values by a factor of about {factor}: is it in {unit_name(one.unit).en}? "
                "Check the unit, or say why it is right.",
            )
            yield Breach(one.cell, SLIP, RuleSeverity.WARNING, message)


def _ruled(case: Case, one: Asked, rules: list[ValidationRule]) -> Iterator[Breach]:
    value = case.numbers.get(one.cell)
    if value is None:
        return
    for rule in rules:
        if rule.kind in _RULES and rule.indicator in {"", one.cell.indicator}:
            told = _RULES[rule.kind](case, one, value, rule)
            if told is not None:
                yield Breach(one.cell, rule.id, rule.severity, worded(rule, told))


def _range(_case: Case, one: Asked, value: Decimal, rule: ValidationRule) -> Wording | None:
    if rule.lower is not None and value < rule.lower:
        return Wording(
            f"{value:f}低于下限{rule.lower:f}{one.unit}。",
            f"{value:f} is below {rule.lower:f} {unit_name(one.unit).en}.",
        )
    if rule.upper is not None and value > rule.upper:
        return Wording(
            f"{value:f}高于上限{rule.upper:f}{one.unit}。",
            f"{value:f} is above {rule.upper:f} {unit_name(one.unit).en}.",
        )
    return None


def _parts(case: Case, one: Asked, value: Decimal, rule: ValidationRule) -> Wording | None:
    below = [area.code for area in case.programme.areas if area.parent == one.cell.area]
    cells = [one.cell._replace(area=code) for code in below]
    known = {**case.past.parts, **case.numbers}
    if not cells or any(cell not in known for cell in cells):
        return None
    total = sum((known[cell] for cell in cells), Decimal(0))
    if abs(value - total) <= abs(total) * (rule.upper or Decimal(0)) / _HUNDRED:
        return None
    return Wording(
        f"{value:f}{one.unit}，而下级地区合计{total:f}{one.unit}。",
        f"{value:f} {unit_name(one.unit).en}, while the places below add up to {total:f} {unit_name(one.unit).en}.",
    )


def _cumulative(case: Case, one: Asked, value: Decimal, _rule: ValidationRule) -> Wording | None:
    when = case.sheet.period
    if when.kind is not PeriodKind.CUMULATIVE and one.cell.indicator not in case.cumulative:
        return None
    earlier = [
        (period(code), number)
        for code, number in case.series(one.cell).items()
        if _before(period(code), when)
    ]
    if not earlier:
        return None
    last, before = max(earlier)
    if value >= before:
        return None
    return Wording(
        f"{value:f}{one.unit}，小于{last.code}的{before:f}{one.unit}；累计数不应减少。",
        f"{value:f} is less than {before:f} {unit_name(one.unit).en} of {last.code}; "
        "a total to date does not fall.",
    )


def _before(other: Period, when: Period) -> bool:
    to_date = when.kind is PeriodKind.CUMULATIVE
    same = other.kind is when.kind and (not to_date or other.start == when.start)
    return same and other.end < when.end


def _outlier(case: Case, one: Asked, value: Decimal, rule: ValidationRule) -> Wording | None:
    others = alike(case.series(one.cell), case.sheet.period.code)
    if len(others) < FEWEST:
        return None
    score = modified_z(float(value), others)
    limit = float(rule.upper) if rule.upper is not None else THRESHOLD
    if score is None or abs(score) <= limit:
        return None
    return Wording(
        f"与历史同期偏离较大（修正Z值{score:.1f}，界限{limit:g}）。请核对，属实则说明原因。",
        f"It stands far from earlier periods (modified z-score {score:.1f}, limit {limit:g}). "
        "Check it, or say why it is right.",
    )


def _revision(case: Case, one: Asked, value: Decimal, rule: ValidationRule) -> Wording | None:
    old = case.series(one.cell).get(case.sheet.period.code)
    limit = rule.upper if rule.upper is not None else REVISION_PERCENT
    if old is None or abs(value - old) * _HUNDRED <= abs(old) * limit:
        return None
    return Wording(
        f"已入库数值为{old:f}{one.unit}，修订为{value:f}{one.unit}，幅度超过{limit:f}%。请说明原因。",
        f"{old:f} {unit_name(one.unit).en} is on record; {value:f} revises it by more than {limit:f} %. "
        "Say why.",
    )


_RULES: Mapping[RuleKind, Callable[[Case, Asked, Decimal, ValidationRule], Wording | None]] = MappingProxyType(
    {
        RuleKind.RANGE: _range, RuleKind.PARTS: _parts, RuleKind.CUMULATIVE: _cumulative,
        RuleKind.OUTLIER: _outlier, RuleKind.REVISION: _revision,
    }
)  # fmt: skip
