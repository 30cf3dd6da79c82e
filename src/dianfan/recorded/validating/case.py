"""A sheet with what was given for it, and what is known beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from dianfan.figures.wording import Wording
from dianfan.promised.model import Programme
from dianfan.promised.reporting import ValidationRule
from dianfan.recorded.collecting.cells import Asked
from dianfan.recorded.collecting.cells import FormCell
from dianfan.recorded.collecting.cells import FormSheet
from dianfan.recorded.collecting.cells import Given
from dianfan.recorded.collecting.cells import Givens
from dianfan.recorded.validating.breach import Past


@dataclass(frozen=True)
class Case:
    """A sheet with what was given for it and what is known beside it."""

    programme: Programme
    sheet: FormSheet
    givens: Givens
    past: Past

    @cached_property
    def numbers(self) -> Mapping[FormCell, Decimal]:
        """The numbers that were given."""
        found = ((one.cell, self.given(one).number) for one in self.sheet.asked)
        return {cell: number for cell, number in found if number is not None}

    @cached_property
    def cumulative(self) -> frozenset[str]:
        """The indicators that only grow."""
        return frozenset(one.id for one in self.programme.indicators if one.cumulative)

    def given(self, one: Asked) -> Given:
        """What was given for a cell."""
        return self.givens.get(one.cell, Given())

    def series(self, cell: FormCell) -> Mapping[str, Decimal]:
        """The recorded values of a cell by period."""
        return self.past.series.get(cell, {})


def worded(rule: ValidationRule, told: Wording) -> Wording:
    """Say what a rule asks for, and the numbers that break it."""
    return Wording(f"{rule.message_zh}{'：' if rule.message_zh else ''}{told.zh}",
                   f"{rule.message_en}{': ' if rule.message_en else ''}{told.en}")  # fmt: skip
