"""Methods of chances: when projects finish, judged by finished ones or by their activities, and scored."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from math import isfinite

import numpy as np

from dianfan.figures.gap import Gap
from dianfan.figures.lineage import Derived
from dianfan.figures.lineage import Figure
from dianfan.figures.quantity import Bound
from dianfan.figures.quantity import Quantity
from dianfan.figures.quantity import exactly
from dianfan.figures.rule import rule
from dianfan.figures.unit import Unit
from dianfan.figures.unit import unit
from dianfan.judged.interval import NotComputable
from dianfan.judged.interval import interval
from dianfan.judged.making import common_place
from dianfan.judged.making import within
from dianfan.judged.point.activities import Activity
from dianfan.judged.point.forecasting import finish_forecast
from dianfan.judged.point.methods import DAYS
from dianfan.judged.point.methods import OWN
from dianfan.judged.point.methods import PERCENT
from dianfan.judged.point.methods import as_range
from dianfan.judged.point.methods import percent_range
from dianfan.judged.point.methods import triples
from dianfan.judged.point.past_projects import PastProject
from dianfan.judged.point.portfolio_chance import portfolio_chance
from dianfan.judged.point.reference_class import ReferenceClass
from dianfan.judged.point.reference_class import reference_class
from dianfan.judged.point.schedule import schedule
from dianfan.judged.point.scoring import brier
from dianfan.judged.point.scoring import forecasts
from dianfan.judged.point.simulating import simulate

FLYVBJERG = "B. Flyvbjerg, From Nobel Prize to Project Management: Getting Risks Right, 2006"
DAYS_OF_A_MONTH = 30.4375
_UNSIGNED = Derived("", "", (), ())
_HUNDREDTH = Decimal("0.01")


@rule(
    version="1",
    formula="1 − S(x)/S(y): of past projects that ran beyond y of their plan, those that had ended by x",
    source=FLYVBJERG,
)
def class_chance(
    start: Figure, due: Figure, *past: Figure, ended: str, asof: str, by: str
) -> Figure:
    """Give the chance that a project ends by a day, as finished projects of the programme did.

    Args:
        start: of the project.
        due: its planned finish.
        past: start, planned finish, and end (or last report of one still running) of each, in turn.
        ended: for each past project 1 where it ended, 0 where it was still running, with blanks between.
        asof: the day up to which the project is known not to have ended.
        by: the day asked for.

    Raises:
        NotComputable: the class is too small, or none of it ran for so long.
    """
    told = reference_class(list(_past(past, ended.split())))
    first = start.period.start
    plan = (due.period.end - first).days + 1.0
    found = finish_forecast(
        (date.fromisoformat(by) - first).days + 1.0,
        after=max((date.fromisoformat(asof) - first).days + 1.0, 0.0), planned=plan, past=told,
    )  # fmt: skip
    if isinstance(found, Gap):
        raise NotComputable(found.note, where=start.scope)
    low, high = found.chance.low, found.chance.high
    return _one(start, percent_range(low, high), "works:chance")


def _past(past: Sequence[Figure], ended: Sequence[str]) -> Iterator[PastProject]:
    for number, ((start, due, end), done) in enumerate(zip(triples(past), ended, strict=True)):
        first = start.period.start
        planned, actual = ((one.period.end - first).days + 1.0 for one in (due, end))
        yield PastProject(str(number), planned, actual, done == "1")


@rule(
    version="1",
    formula="the times of their plan within which a share of past projects had ended",
    source=FLYVBJERG,
)
def uplift(*past: Figure, ended: str, share: str) -> Figure:
    """Give how many times its planned time a project takes with a probability, with its limits.

    Args:
        past: as for the chance.
        ended: as for the chance.
        share: the probability, such as 0.8.

    Raises:
        NotComputable: the class is too small, or not so many of it had ended.
    """
    told = reference_class(list(_past(past, ended.split())))
    found = told.quantile(float(share)) if isinstance(told, ReferenceClass) else told
    if isinstance(found, Gap):
        raise NotComputable(found.note)
    low = Decimal(repr(found.low)).quantize(_HUNDREDTH)
    if not isfinite(found.high):
        return _many(past, Quantity(low, Bound.AT_LEAST), unit("倍"), "works:uplift")
    some = as_range(low, Decimal(repr(found.high)).quantize(_HUNDREDTH))
    return _many(past, some, unit("倍"), "works:uplift")


@rule(
    version="1",
    formula="the share of draws of the activities that end by a day, with its limits of 90%",
    source="Monte Carlo of a PERT network: D. G. Malcolm et al., 1959; R. M. Van Slyke, 1963",
)
def schedule_chance(
    due: Figure, *months: Figure, ids: str, after: str, asof: str, by: str, draws: str, correlation: str
) -> Figure:  # fmt: skip
    """Give the chance that the activities still to be done end by a day, begun on the day of closing.

    Args:
        due: the planned finish of the project.
        months: optimistic, likely and pessimistic months of each activity, in turn.
        ids: of the activities, with blanks between.
        after: for each, the ids it waits for with commas between, ``-`` for none.
        asof: the day of closing.
        by: the day asked for.
        draws: how many.
        correlation: of the common shock.

    Raises:
        NotComputable: the day has passed.
    """
    left = (date.fromisoformat(by) - date.fromisoformat(asof)).days / DAYS_OF_A_MONTH
    if left <= 0:
        raise NotComputable("the day asked for has passed", where=due.scope)
    drawn = simulate(
        schedule(list(_activities(months, ids, after))), draws=int(draws),
        correlation=float(correlation), seed=1,
    )  # fmt: skip
    found = finish_forecast(left, simulated=drawn)
    if isinstance(found, Gap):
        raise NotComputable(found.note, where=due.scope)
    return _one(due, percent_range(found.chance.low, found.chance.high), "works:chance_schedule")


@rule(
    version="1",
    formula="mean end of the draws − end by PERT",
    source="K. R. MacCrimmon, C. A. Ryavec, An analytical study of the PERT assumptions, 1964",
)
def merge_bias(*months: Figure, ids: str, after: str, draws: str, correlation: str) -> Figure:
    """Give by how many days the activities end later than PERT says; arguments as for the chance."""
    drawn = simulate(
        schedule(list(_activities(months, ids, after))), draws=int(draws),
        correlation=float(correlation), seed=1,
    )  # fmt: skip
    days = round(drawn.merge_bias.value * DAYS_OF_A_MONTH)
    return _many(months, exactly(days), DAYS, "works:merge_bias")


def _activities(months: Sequence[Figure], ids: str, after: str) -> Iterator[Activity]:
    for name, waits, told in zip(ids.split(), after.split(), triples(months), strict=True):
        short, likely, long = (float(one.value) for one in told)
        before = () if waits == "-" else tuple(waits.split(","))
        yield Activity(name, short, likely, long, before)


@rule(
    version="1",
    formula="from Π lᵢ, each by itself, to the chance of all at hᵢ with one common shock of correlation ρ",
    source="one-factor Gaussian copula: O. Vasicek, 1987",
)
def all_in_time(*chances: Figure, correlation: str) -> Figure:
    """Give the chance that all of some projects end in time, from the least to the most."""
    low, high = (np.array(ends) for ends in zip(*map(_ends, chances), strict=True))
    least = portfolio_chance(low).all_of_them
    most = portfolio_chance(high, float(correlation)).all_of_them
    return _many(chances, percent_range(least, most), PERCENT, "works:all")


@rule(version="1", formula="Σ cᵢ, from the least to the most", source=OWN)
def expected_in_time(*chances: Figure) -> Figure:
    """Give how many of some projects are to be expected in time; what they share leaves it as it is."""
    low, high = (sum(ends) for ends in zip(*map(_ends, chances), strict=True))
    some = as_range(*(Decimal(repr(round(one, 1))) for one in (low, high)))
    return _many(chances, some, unit("项"), "works:expected")


def _ends(chance: Figure) -> tuple[float, float]:
    told = within(chance, unit("比"))
    return float(told.low), float(told.high)


@rule(
    version="1",
    formula="BS = Σ (1 − oᵢ)² / n, o 1 where a promise was kept and 0 where not; a range where nobody knows",
    source="G. W. Brier, Verification of forecasts expressed in terms of probability, 1950",
)
def brier_of_promises(*cases: Figure) -> Figure:
    """Score public promises as what they are: forecasts that were sure. 0 is best, 1 is worst."""
    came = [_came(one) for one in cases]
    found = brier(forecasts(np.ones(len(came)), np.array(came)))
    return _many(cases, _score(found.least, found.most), unit("指数"), "works:brier")


def _came(case: Figure) -> float:
    told = interval(case.quantity)
    return float(told.low) if told.low == told.high else float("nan")


@rule(
    version="1",
    formula="BS of the chance to be in time that the class of projects told at each one's planned midpoint",
    source="G. W. Brier, 1950, over forecasts made with what was known at the time",
)
def backtest(*past: Figure, ended: str, least: str) -> Figure:
    """Score the forecasts that this software would have made of projects that have come due.

    Each project is forecast at the middle of its planned time, by the projects that had begun by
    then: ended ones as ended, others as running; the middle of the limits is its chance.

    Args:
        past: as for the chance.
        ended: as for the chance.
        least: how many forecasts make a score.

    Raises:
        NotComputable: fewer forecasts could be made.
    """
    told = list(_forecasts(past, ended))
    if len(told) < int(least):
        raise NotComputable(f"{len(told)} forecasts could have been made; {least} make a score")
    chances, came = (np.array(column) for column in zip(*told, strict=True))
    score = brier(forecasts(chances, came))
    return _many(past, _score(score.least, score.most), unit("指数"), "works:backtest")


@rule(
    version="1",
    formula="forecasts made in hindsight with a chance from low to high; of all, or of those that were in time",
    source="calibration of forecasts: A. H. Murphy, R. L. Winkler, 1977",
)
def calibrated(*past: Figure, ended: str, low: str, high: str, of: str) -> Figure:
    """Count the forecasts of the backtest in a band of chances.

    Args:
        past: as for the chance.
        ended: as for the chance.
        low: lower end of the band in percent, itself counted in.
        high: upper end, counted in only at 100.
        of: ``told`` for all of them, ``came`` for those whose project was in time.
    """
    ends = float(low) / 100, float(high) / 100
    inside = [
        came for chance, came in _forecasts(past, ended)
        if ends[0] <= chance < ends[1] or chance == ends[1] == 1
    ]  # fmt: skip
    number = len(inside) if of == "told" else int(sum(inside))
    return _many(past, exactly(number), unit("项"), "works:calibrated")


def _forecasts(past: Sequence[Figure], ended: str) -> Iterator[tuple[float, float]]:
    """Give the chance and the outcome of each project that could have been forecast."""
    rows = [(s.period.start, d.period.end, e.period.end, done == "1")
            for (s, d, e), done in zip(triples(past), ended.split(), strict=True)]  # fmt: skip
    yield from (found for row in rows if (found := _hindsight(row, rows)) is not None)


Row = tuple[date, date, date, bool]


def _hindsight(row: Row, rows: Sequence[Row]) -> tuple[float, float] | None:
    """Give the chance as told at the middle of a project's plan and what came; None where neither can be."""
    start, due, end, is_ended = row
    then = date.fromordinal((start.toordinal() + due.toordinal()) // 2)
    if (is_ended and end <= then) or (not is_ended and end <= due):
        return None
    others = [
        PastProject(
            str(at), (d - s).days + 1.0, (min(e, then) - s).days + 1.0, done and e <= then
        )
        for at, (s, d, e, done) in enumerate(rows)
        if s < then and (s, d, e, done) != row
    ]  # fmt: skip
    found = finish_forecast(
        (due - start).days + 1.0, after=(then - start).days + 1.0, planned=(due - start).days + 1.0,
        past=reference_class(others),
    )  # fmt: skip
    if isinstance(found, Gap):
        return None
    return found.chance.value, float(is_ended and end <= due)


def _score(least: float, most: float) -> Quantity:
    return as_range(*(Decimal(repr(round(one, 3))) for one in (least, most)))


def _one(one: Figure, some: Quantity, what: str) -> Figure:
    return Figure(some, PERCENT, one.place, one.period, what, _UNSIGNED, one.scope)


def _many(told: Sequence[Figure], some: Quantity, of: Unit, what: str) -> Figure:
    place = common_place(list(dict.fromkeys(one.place for one in told)))
    return Figure(some, of, place, told[0].period, what, _UNSIGNED)
