"""The figures of one project: time used, value earned, chance, and the light that follows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING
from typing import TypeVar

from dianfan.figures.finding import Where
from dianfan.figures.period import period
from dianfan.judged.arithmetic import difference
from dianfan.judged.arithmetic import ratio
from dianfan.judged.arithmetic import share
from dianfan.judged.interval import NotComputable
from dianfan.judged.point import chance_methods
from dianfan.judged.point import methods
from dianfan.judged.point.evidence import Evidence
from dianfan.judged.point.evidence import check_evidence
from dianfan.judged.point.lights import ComputedLight
from dianfan.judged.point.lights import Light
from dianfan.judged.point.lights import light
from dianfan.promised.model import ProjectStatus
from dianfan.recorded.built import of_activity
from dianfan.recorded.built import of_progress

if TYPE_CHECKING:
    from dianfan.figures.lineage import Figure
    from dianfan.promised.model import Project
    from dianfan.promised.progress import Progress
    from dianfan.reported.desk import Desk
    from dianfan.reported.works.past import PastProjects

T = TypeVar("T")
DRAWS, CORRELATION = "2000", "0.3"
UNFINISHED = frozenset(
    {ProjectStatus.PREPARATION, ProjectStatus.IMPLEMENTATION, ProjectStatus.SUSPENDED}
)


def attempt(make: Callable[[], T]) -> T | None:
    """Give what a method makes; None where it refuses."""
    try:
        return make()
    except NotComputable:
        return None


@dataclass(frozen=True)
class Report:
    """One report of progress with its figures; None for what it does not tell."""

    row: Progress
    planned: Figure | None
    done: Figure | None
    spent: Figure | None
    budget: Figure | None
    planned_value: Figure | None
    earned: Figure | None


@dataclass(frozen=True)
class ProjectFigures:
    """Makes the figures of a project."""

    desk: Desk
    project: Project
    past: PastProjects

    @property
    def is_unfinished(self) -> bool:
        """Whether it is neither finished nor given up, nor only an idea."""
        return (
            self.project.status in UNFINISHED
            and not self.project.actual_finish
            and not self.project.bundle
        )

    @property
    def asof(self) -> str:
        """The day of closing."""
        return self.desk.asof.isoformat()

    @cached_property
    def start(self) -> Figure | None:
        """When it began; None where that is not told."""
        return self._milestone("start")

    @cached_property
    def due(self) -> Figure | None:
        """When it was to be finished; None where that is not told."""
        return self._milestone("planned_finish")

    @cached_property
    def finished(self) -> Figure | None:
        """When it was finished; None where it was not."""
        return self._milestone("actual_finish")

    @cached_property
    def seen(self) -> Figure | None:
        """When something was last told of it: the last report of progress, else the day of its status."""
        return (
            self.reports[-1].done
            if self.reports and self.reports[-1].done
            else self._milestone("status_date")
        )

    def _milestone(self, field: str) -> Figure | None:
        text = getattr(self.project, field)
        if not text or not period(text).is_dated:
            return None
        return self.desk.mint.milestone(self.project, field)

    @cached_property
    def reports(self) -> tuple[Report, ...]:
        """The reports of its progress up to the day of closing, in order of time."""
        rows = [
            one
            for one in self.desk.programme.works.progress
            if one.project == self.project.id
            and period(one.period).is_dated
            and period(one.period).start <= self.desk.asof
        ]
        return tuple(
            self._report(one) for one in sorted(rows, key=lambda one: period(one.period).end)
        )

    def _report(self, row: Progress) -> Report:
        planned, done, spent, budget = (
            of_progress(self.desk.mint, row, field)
            for field in ("planned", "done", "spent", "budget")
        )
        whole = budget or self.desk.mint.investment(self.project)
        return Report(
            row, planned, done, spent, budget,
            methods.value_of(whole, planned, of="planned") if whole and planned else None,
            methods.value_of(whole, done, of="earned") if whole and done else None,
        )  # fmt: skip

    @property
    def latest(self) -> Report | None:
        """The last report."""
        return self.reports[-1] if self.reports else None

    @cached_property
    def elapsed(self) -> Figure | None:
        """The share of the planned time that had passed at the last report, or by now where there is none."""
        start, due = self.start, self.due
        if start is None or due is None or self.finished is not None:
            return None
        done = self.latest.done if self.latest else None
        then = min(done.period.end, self.desk.asof).isoformat() if done else self.asof
        return attempt(lambda: methods.elapsed(start, due, asof=then))

    @cached_property
    def gap(self) -> Figure | None:
        """By how many points time is ahead of work (序时进度)."""
        done = self.latest.done if self.latest else None
        return difference(self.elapsed, done) if self.elapsed and done else None

    @cached_property
    def overdue(self) -> Figure | None:
        """How many days have passed since the planned finish; None before it, and where it is finished."""
        if self.due is None or not self.is_unfinished or self.due.period.end >= self.desk.asof:
            return None
        return methods.days_since(self.due, asof=self.asof, of="overdue")

    @cached_property
    def report_age(self) -> Figure | None:
        """How many days ago something was last told of it."""
        if self.seen is None or self.seen.period.end > self.desk.asof:
            return None
        return methods.days_since(self.seen, asof=self.asof, of="report_age")

    @cached_property
    def time_index(self) -> Figure | None:
        """SPI(t) at the last report."""
        start, due, latest = self.start, self.due, self.latest
        if start is None or due is None or latest is None or latest.done is None:
            return None
        plan = [one.planned for one in self.reports if one.planned is not None]
        done = latest.done
        return attempt(lambda: methods.time_index(start, due, done, *plan)) if plan else None

    @cached_property
    def cost_index(self) -> Figure | None:
        """CPI at the last report: value earned over money paid."""
        latest = self.latest
        if (
            latest is None
            or latest.earned is None
            or latest.spent is None
            or latest.spent.value <= 0
        ):
            return None
        earned, spent = latest.earned, latest.spent
        return attempt(lambda: ratio(earned, spent))

    @cached_property
    def at_completion(self) -> Figure | None:
        """What it costs in the end if the rest costs as what was done."""
        latest = self.latest
        if latest is None or latest.earned is None or latest.spent is None or latest.budget is None:
            return None
        earned, spent, budget = latest.earned, latest.spent, latest.budget
        return attempt(lambda: methods.at_completion(budget, earned, spent))

    @cached_property
    def pace_late(self) -> Figure | None:
        """By how many days it would be late at the paces of its reports."""
        start, due = self.start, self.due
        done = [one.done for one in self.reports if one.done is not None]
        if start is None or due is None or not self.is_unfinished:
            return None
        return attempt(lambda: methods.pace_late(start, due, *done)) if done else None

    @cached_property
    def raised(self) -> tuple[Figure, Figure] | None:
        """The first and the last budget, where they differ."""
        budgets = [one.budget for one in self.reports if one.budget is not None]
        if not budgets or budgets[0].value == budgets[-1].value:
            return None
        return budgets[0], budgets[-1]

    def chance(self, by: date) -> Figure | None:
        """Give the chance that it ends by a day, as past projects did; None where nothing tells."""
        start, due = self.start, self.due
        if not self.is_unfinished or start is None or due is None or by <= self.desk.asof:
            return None
        told, ended = self.past.leaves(without=self.project.id)
        return attempt(
            lambda: chance_methods.class_chance(
                start, due, *told, ended=ended, asof=self.asof, by=by.isoformat()
            )
        )

    @cached_property
    def chance_in_time(self) -> Figure | None:
        """The chance that it ends by its planned finish."""
        return self.chance(self.due.period.end) if self.due is not None else None

    @cached_property
    def by_activities(self) -> Figure | None:
        """The chance that it ends by its planned finish, by what its activities take."""
        parameters, months = self._schedule
        due = self.due
        if due is None or not months or not self.is_unfinished:
            return None
        by = due.period.end.isoformat()
        return attempt(
            lambda: chance_methods.schedule_chance(
                due, *months, asof=self.asof, by=by, **parameters
            )
        )

    @cached_property
    def merge_bias(self) -> Figure | None:
        """By how many days the activities end later than PERT says."""
        parameters, months = self._schedule
        return chance_methods.merge_bias(*months, **parameters) if months else None

    @cached_property
    def _schedule(self) -> tuple[dict[str, str], tuple[Figure, ...]]:
        steps = [
            one for one in self.desk.programme.works.activities if one.project == self.project.id
        ]
        months = tuple(
            of_activity(self.desk.mint, one, field)
            for one in steps
            for field in ("optimistic", "likely", "pessimistic")
        )
        parameters = {
            "ids": " ".join(one.id for one in steps),
            "after": " ".join(",".join(one.after) or "-" for one in steps),
            "draws": DRAWS,
            "correlation": CORRELATION,
        }
        return parameters, months

    @cached_property
    def light(self) -> ComputedLight:
        """The light that the evidence gives, beside the one set by hand.

        Only its own activities set a light by chance: what past projects did tells of the class,
        and would light all projects alike.
        """
        latest = self.latest
        by_hand = Light(latest.row.light.value) if latest and latest.row.light else None
        told = self._evidence
        if check_evidence(told, Where("projects.csv", self.project.line)):
            return ComputedLight(Light.GREY, (), by_hand)
        return light(told, by_hand)

    @property
    def _evidence(self) -> Evidence:
        latest = self.latest
        spent = None
        if latest and latest.spent and latest.budget and latest.budget.value > 0:
            spent = share(latest.spent, latest.budget)
        finished = self.finished
        return Evidence(
            asof=self.desk.asof,
            elapsed=_part(self.elapsed),
            done=_part(latest.done if latest else None),
            spent=_part(spent),
            time_index=None if self.time_index is None else float(self.time_index.value),
            cost_index=None if self.cost_index is None else float(self.cost_index.value),
            chance=_most(self.by_activities),
            planned_finish=self.due.period.end if self.due else None,
            actual_finish=min(finished.period.end, self.desk.asof) if finished else None,
            suspended=self.project.status is ProjectStatus.SUSPENDED,
            report_age=None if self.report_age is None else int(self.report_age.value),
        )


def _part(percent: Figure | None) -> float | None:
    return None if percent is None else float(percent.value) / 100


def _most(chance: Figure | None) -> float | None:
    """Give the upper end of a chance, so that the limits of the draws are no ground for a worse light."""
    if chance is None:
        return None
    upper = chance.quantity.upper
    return float(chance.value if upper is None else upper) / 100
