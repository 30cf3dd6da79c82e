"""Relations of several items of one sheet: left side, operator, right side."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from decimal import Decimal
from operator import eq
from operator import ge
from operator import gt
from operator import le
from operator import lt
from operator import ne
from types import MappingProxyType

from dianfan.figures.unit import unit
from dianfan.figures.wording import Wording
from dianfan.promised.expressions import named
from dianfan.promised.expressions import reckon
from dianfan.promised.reporting import Operator
from dianfan.promised.reporting import ValidationRule
from dianfan.recorded.collecting.cells import Asked
from dianfan.recorded.validating.breach import Breach
from dianfan.recorded.validating.case import Case
from dianfan.recorded.validating.case import worded

_HUNDRED = Decimal(100)
_COMPARE: Mapping[Operator, Callable[[Decimal, Decimal], bool]] = MappingProxyType(
    {
        Operator.EQUAL: eq, Operator.UNEQUAL: ne, Operator.GREATER: gt,
        Operator.AT_LEAST: ge, Operator.LESS: lt, Operator.AT_MOST: le,
    }
)  # fmt: skip


def related(case: Case, rule: ValidationRule) -> Iterator[Breach]:
    """Hold a relation for each area of the sheet; it is told at the first cell of its left side."""
    names = (*named(rule.left), *named(rule.right))
    for area in dict.fromkeys(one.cell.area for one in case.sheet.asked):
        items = {
            one.cell.indicator: one
            for one in reversed(case.sheet.asked)
            if one.cell.area == area and one.cell.indicator in names
        }
        if set(names) <= set(items) and (told := _broken(case, rule, items)) is not None:
            first = items[names[0]].cell
            yield Breach(first, rule.id, rule.severity, worded(rule, told))


def _broken(case: Case, rule: ValidationRule, items: Mapping[str, Asked]) -> Wording | None:
    values = {
        name: _in_own_unit(case, one, case.numbers[one.cell])
        for name, one in items.items()
        if one.cell in case.numbers
    }
    if rule.operator in {Operator.BOTH_OR_NONE, Operator.NOT_BOTH}:
        return _pair(rule, values)
    if len(values) < len(items) or rule.operator is None:
        return None
    left, right = reckon(rule.left, values), reckon(rule.right, values)
    if left is None or right is None or _holds(rule, left, right):
        return None
    return Wording(
        f"左端{left.normalize():f}，右端{right.normalize():f}，应为“{rule.left} {rule.operator} {rule.right}”。",
        f"the left side is {left.normalize():f}, the right side {right.normalize():f}; "
        f"it should be “{rule.left} {rule.operator} {rule.right}”.",
    )


def _holds(rule: ValidationRule, left: Decimal, right: Decimal) -> bool:
    near = rule.upper is not None and abs(left - right) <= abs(right) * rule.upper / _HUNDRED
    if near and rule.operator in {Operator.EQUAL, Operator.AT_LEAST, Operator.AT_MOST}:
        return True
    return rule.operator is not None and _COMPARE[rule.operator](left, right)


def _pair(rule: ValidationRule, values: Mapping[str, Decimal]) -> Wording | None:
    sides = [all(name in values for name in named(side)) for side in (rule.left, rule.right)]
    if rule.operator is Operator.BOTH_OR_NONE and sides[0] != sides[1]:
        return Wording("两端应同时填报，或同时不填。", "both sides are to be given, or neither.")
    if rule.operator is Operator.NOT_BOTH and all(sides):
        return Wording("两端不应同时填报。", "the two sides are not to be given together.")
    return None


def _in_own_unit(case: Case, one: Asked, value: Decimal) -> Decimal:
    """Turn what was given into the unit of its indicator."""
    own = next(
        (each.unit for each in case.programme.indicators if each.id == one.cell.indicator), one.unit
    )
    asked, wanted = unit(one.unit), unit(own)
    if asked.dimension != wanted.dimension:
        return value
    ratio = asked.factor / wanted.factor
    return value * ratio.numerator / ratio.denominator
