"""The budget of a project and its changes: what it was first, what it is now, and each step between."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import isfinite

from dianfan.figures.errors import UseError
from dianfan.figures.finding import Finding
from dianfan.figures.finding import Severity
from dianfan.figures.finding import Where
from dianfan.figures.gap import Gap
from dianfan.figures.gap import GapReason


@dataclass(frozen=True, slots=True)
class BudgetTold:
    """A budget as it was told on a day: ``amount`` in ``currency``, None where the amount is lost.

    ``line`` is where it stands in its file.
    """

    project: str
    on: date
    amount: float | None
    currency: str
    line: int | None = None


@dataclass(frozen=True)
class BudgetHistory:
    """The budgets of one project by day, each of another amount than the one before.

    ``growth`` is what the last is above the first, as a share of the first.
    """

    steps: tuple[BudgetTold, ...]
    first: float
    now: float

    @property
    def growth(self) -> float:
        """Give ``now / first - 1``."""
        return self.now / self.first - 1

    @property
    def changes(self) -> tuple[float, ...]:
        """Give the change at each step after the first, in money."""
        told = [one.amount or 0.0 for one in self.steps]
        return tuple(after - before for before, after in pairwise(told))


def check_budgets(told: Sequence[BudgetTold], file: str = "budgets") -> tuple[Finding, ...]:
    """Look the budgets of projects over: lost or impossible amounts, two currencies, two on one day.

    Args:
        told: of any number of projects.
        file: what they were read from, for the places of faults.
    """
    by_project: dict[str, list[BudgetTold]] = {}
    for one in told:
        by_project.setdefault(one.project, []).append(one)
    return tuple(fault for own in by_project.values() for fault in _faults(own, file))


def budget_history(told: Sequence[BudgetTold]) -> BudgetHistory | Gap:
    """Put the budgets of one project in order of days; what repeats the one before is no change.

    Args:
        told: of one project, without faults.

    Returns:
        A gap where no budget was told.

    Raises:
        UseError: faults, or several projects.
    """
    if not told:
        return Gap(GapReason.NOT_REPORTED, "no budget is told")
    faults = check_budgets(told)
    if faults or len({one.project for one in told}) > 1:
        raise UseError(
            "these budgets make no history",
            why="; ".join(one.message for one in faults) or "they belong to several projects",
            remedy="check them with check_budgets, and give those of one project",
        )
    steps: list[BudgetTold] = []
    for one in sorted(told, key=lambda some: some.on):
        if not steps or one.amount != steps[-1].amount:
            steps.append(one)
    return BudgetHistory(tuple(steps), steps[0].amount or 0.0, steps[-1].amount or 0.0)


def _faults(own: Sequence[BudgetTold], file: str) -> Iterator[Finding]:
    for one in own:
        if one.amount is None:
            yield _fault(
                one, file, "missing", "the amount is missing", "tell it, or take the row out"
            )
        elif not isfinite(one.amount) or one.amount <= 0:
            yield _fault(
                one, file, "impossible", f"the amount is {one.amount}", "give one above nought"
            )
    currency = own[0].currency
    for one in own:
        if one.currency != currency:
            yield _fault(
                one, file, "currencies", f"{one.project} has budgets in {currency} and in {one.currency}",
                "convert to one currency, and say at which rate and day",
            )  # fmt: skip
    amounts: dict[date, float | None] = {}
    for one in own:
        if amounts.setdefault(one.on, one.amount) != one.amount:
            yield _fault(
                one, file, "same-day", f"{one.project} has two budgets on {one.on}",
                "keep the one that holds, or give the day of each",
            )  # fmt: skip


def _fault(one: BudgetTold, file: str, code: str, message: str, remedy: str) -> Finding:
    return Finding(
        Severity.ERROR, f"budget-{code}", Where(file, one.line, one.project), message, remedy
    )
