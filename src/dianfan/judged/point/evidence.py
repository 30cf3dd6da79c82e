"""Evidence for the light of a project, and what is wrong with it before a light is computed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import fields
from datetime import date
from math import isfinite

from dianfan.figures.finding import Finding
from dianfan.figures.finding import Severity
from dianfan.figures.finding import Where
from dianfan.figures.gap import Gap
from dianfan.figures.gap import GapReason


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a project on a day; None where it is not known, never a guess.

    Shares are of 1: ``elapsed`` of the planned time, ``done`` of the physical work, ``spent`` of the
    money. ``time_index`` is SPI(t), ``cost_index`` CPI, ``chance`` the forecast probability of ending
    by the planned day. ``report_age`` is the age of the last report in days. A planned end that is
    told by its month or year is given as the last day of that, so that nobody is called late too soon.
    """

    asof: date
    elapsed: float | None = None
    done: float | None = None
    spent: float | None = None
    time_index: float | None = None
    cost_index: float | None = None
    chance: float | None = None
    planned_finish: date | None = None
    actual_finish: date | None = None
    suspended: bool | None = None
    report_age: int | None = None


_LIMITS = {"elapsed": 1.0, "done": 1.0, "chance": 1.0, "spent": None,
           "time_index": None, "cost_index": None, "report_age": None}  # fmt: skip


def check_evidence(told: Evidence, where: Where) -> tuple[Finding, ...]:
    """Look evidence over: shares above 1, what is below nought or no number, an end that is still to come.

    Args:
        told: the evidence.
        where: the project's place in its file.
    """
    return tuple(_faults(told, where))


def _faults(told: Evidence, where: Where) -> Iterator[Finding]:
    for name in (one.name for one in fields(Evidence) if one.name in _LIMITS):
        value, most = getattr(told, name), _LIMITS[name]
        if value is None:
            continue
        if not isfinite(value) or value < 0:
            yield _fault(
                "impossible", where, f"{name} is {value}", "give a number of nought or more"
            )
        elif most is not None and value > most:
            yield _fault(
                "above-one", where, f"{name} is {value:.4g}, more than the whole",
                "give a share of 1; percent divided by 100",
            )  # fmt: skip
    if told.actual_finish is not None and told.actual_finish > told.asof:
        yield _fault(
            "finish-to-come", where, f"it is told to have ended on {told.actual_finish}, after {told.asof}",
            "put a day that is still to come under planned_finish",
        )  # fmt: skip


def elapsed_share(begin: date, end: date, asof: date) -> float | Gap:
    """Compute the share of planned time that has passed, from 0 to 1; both days count in.

    Args:
        begin: the first day.
        end: the last planned day.
        asof: the day of the question, its own evening.

    Returns:
        A gap where the end lies before the begin.
    """
    if end < begin:
        return Gap(GapReason.NOT_ASSESSABLE, f"the planned end {end} lies before the begin {begin}")
    passed, whole = (asof - begin).days + 1, (end - begin).days + 1
    return min(max(passed / whole, 0.0), 1.0)


def _fault(code: str, where: Where, message: str, remedy: str) -> Finding:
    return Finding(Severity.ERROR, f"evidence-{code}", where, message, remedy)
