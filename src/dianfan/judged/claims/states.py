"""Checks of states over time: what came before and after, and what cannot have been."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.judged.claims.docket import same_span
from dianfan.judged.claims.docket import year_apart
from dianfan.judged.claims.methods import backcast
from dianfan.judged.claims.methods import half_of
from dianfan.judged.claims.model import Differs
from dianfan.judged.claims.model import Ruling
from dianfan.judged.claims.model import Trial
from dianfan.judged.claims.trying import computed
from dianfan.judged.claims.trying import read
from dianfan.judged.claims.weighing import said_of
from dianfan.judged.interval import interval
from dianfan.judged.making import within

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dianfan.figures.lineage import Figure
    from dianfan.figures.period import Period
    from dianfan.judged.claims.case import Case
    from dianfan.judged.claims.docket import Entry

FEWEST_PARTS = 2


def part_of_window(case: Case) -> Trial | None:
    """Hold an amount of a year against a shorter stretch of it, which can only be less."""
    if case.figure is None or case.asks.value != "level":
        return None
    inner = [
        one
        for one in case.levels(case.independent(case.own))
        if case.fits(one)
        and case.span.covers(one.span)
        and not same_span(one.span, case.span)
        and one.span.start == case.span.start
        and one.span.kind.value in {"cumulative", "half", "quarter"}
    ]
    if not inner:
        return None
    return _floor(
        case, "part_of_window", case.docket.mint.entry(max(inner, key=lambda one: one.span.end).id)
    )


def _floor(case: Case, check: str, figure: Figure) -> Trial | None:
    """Use a figure that the claimed value cannot lie below; it decides only when it does."""
    trial = read(check, figure)
    assert case.figure is not None  # noqa: S101 - for the type checker alone
    factor = figure.unit.ratio_to(case.figure.unit)
    room = trial.room.quantity if trial.room else figure.quantity
    low = room.low
    if low is None:
        return None
    low = low * factor.numerator / factor.denominator
    high = case.figure.quantity.high
    if high is not None and high < low:
        return trial
    at_least = case.figure.quantity.low
    if high is None and at_least is not None and at_least <= low:
        return Trial(check, figure, trial.room, (figure,), fixed=Ruling.SUPPORTED)
    return None


def one_way(case: Case) -> Trial | None:
    """Hold a stock that only grows against an earlier or a later state of it."""
    if case.figure is None or case.indicator is None or not case.indicator.cumulative:
        return None
    others = [
        one
        for one in case.levels(case.independent(case.own))
        if case.fits(one) and one.span.is_dated
    ]
    earlier = [one for one in others if one.span.end < case.span.start]
    if not case.span.is_dated or not earlier:
        return None
    last = max(earlier, key=lambda one: one.span.end)
    return _floor(case, "one_way", case.docket.mint.entry(last.id))


MAGNITUDE = 5


def magnitude(case: Case) -> Trial | None:
    """Refuse a level above five times what the same measure, of which more is better, has later.

    Or below a fifth of what it had earlier: such things do not shrink to a fifth.
    """
    if case.figure is None or case.indicator is None or case.indicator.direction.value != "higher":
        return None
    said = case.figure.quantity.low
    for one in case.levels(case.independent(case.own)):
        if not (case.fits(one) and one.span.is_dated and case.span.is_dated) or said is None:
            continue
        figure = case.docket.mint.entry(one.id)
        factor = figure.unit.ratio_to(case.figure.unit)
        value = figure.quantity.value * factor.numerator / factor.denominator
        later, earlier = one.span.start > case.span.end, one.span.end < case.span.start
        if (later and said > MAGNITUDE * value) or (
            earlier and case.figure.quantity.is_exact and MAGNITUDE * said < value
        ):
            return read("magnitude", figure)
    return None


GROUND = frozenset({"公里", "千米", "米", "平方公里", "平方千米", "万公里", "万平方公里"})


def ground(case: Case) -> Trial | None:
    """Hold a feature of the ground, its length or area, against what is said of it at another time."""
    one = case.indicator
    if (
        one is None
        or case.unit is None
        or one.direction.value != "neutral"
        or one.unit not in GROUND
    ):
        return None
    found = [
        entry
        for entry in case.levels(case.independent(case.docket.at(one.id, case.area)))
        if case.fits(entry)
    ]
    if not found:
        return None
    same = [entry for entry in found if entry.scope in case.scopes]
    latest = max(same or found, key=lambda entry: (entry.span.end, entry.id))
    return read("ground", case.docket.mint.entry(latest.id), () if same else (Differs.SCOPE,))


def undated(case: Case) -> Trial | None:
    """Hold a claim without a date against all dated values: it is wrong if all lie on one side."""
    if case.span.is_dated or case.figure is None or not case.is_place:
        return None
    found = [one for one in case.own if case.fits(one) and one.span.is_dated]
    if len({one.span for one in found}) < FEWEST_PARTS:
        return None
    figures = [case.docket.mint.entry(one.id) for one in sorted(found, key=_newest_first)]
    sides = {_side(case.figure, figure) for figure in figures}
    return read("undated", figures[0]) if len(sides) == 1 else None


def _newest_first(entry: Entry) -> tuple[int, str]:
    return -entry.span.end.toordinal(), entry.id


def _side(claimed: Figure, figure: Figure) -> int:
    """Tell on which side of a claim a value lies: below -1, in it 0, above 1."""
    said = said_of(interval(claimed.quantity), half_of(claimed))
    value = within(figure, claimed.unit)
    return -1 if value.high < said.low else int(value.low > said.high)


DIGITS_OF_A_MARK = 4


def misdated(case: Case) -> Trial | None:
    """Find the same long number on record for an earlier period: then it is not of this one."""
    if case.figure is None or case.indicator is None or not case.span.is_dated:
        return None
    value = case.figure.quantity
    if not value.is_exact or len(value.value.normalize().as_tuple().digits) < DIGITS_OF_A_MARK:
        return None
    for figure, span in _earlier(case):
        if figure.unit.dimension != case.figure.unit.dimension:
            continue
        factor = figure.unit.ratio_to(case.figure.unit)
        same = figure.quantity.value * factor.numerator / factor.denominator == value.value
        if same and not same_span(span, case.span):
            return read("misdated", figure, fixed=Ruling.CONTRADICTED)
    return None


def _earlier(case: Case) -> Iterable[tuple[Figure, Period]]:
    assert case.indicator is not None  # noqa: S101 - for the type checker alone
    for one in case.levels(case.docket.at(case.indicator.id, case.area)):
        before = one.span.end < case.span.end and not case.span.covers(one.span)
        if one.span.is_dated and (before or one.span.covers(case.span)):
            yield case.docket.mint.entry(one.id), one.span
    for target in case.targets:
        figure = case.docket.mint.target(target)
        if figure.period.end < case.span.end:
            yield figure, figure.period


def backward(case: Case) -> Trial | None:
    """Take the value a year later back by its growth, where growth and value are of one kind."""
    if case.indicator is None or case.figure is None or case.at_constant_prices:
        return None
    later = [one for one in case.own if year_apart(case.span, one.span)]
    levels = [one for one in case.levels(later) if case.fits(one)]
    rates = [one for one in later if one.kind == "growth_yoy"]
    if not levels or not rates or case.breaks_between(case.span, levels[0].span, case.indicator.id):
        return None
    figures = [case.docket.figure(some) for some in (levels, rates)]
    return computed("backward", backcast, figures, outcome=True)


def falls(case: Case) -> Trial | None:
    """Hold a level against a lower one a year later, while growth is told for that year."""
    if case.indicator is None or case.figure is None or case.is_promise:
        return None
    later = [one for one in case.own if year_apart(case.span, one.span) and case.fits(one)]
    rates = [
        one
        for one in case.own
        if one.kind == "growth_yoy" and later and later[0].span.covers(one.span)
    ]
    if not later or not rates or case.breaks_between(case.span, later[0].span, case.indicator.id):
        return None
    level, rate = case.docket.mint.entry(later[0].id), case.docket.mint.entry(rates[0].id)
    low, high = case.figure.quantity.low, level.quantity.high
    factor = level.unit.ratio_to(case.figure.unit)
    if low is None or high is None or rate.quantity.value <= 0:
        return None
    if high * factor.numerator / factor.denominator >= low:
        return None
    trial = read("falls", level, fixed=Ruling.CONTRADICTED)
    return Trial(trial.check, level, trial.room, (level, rate), fixed=Ruling.CONTRADICTED)
