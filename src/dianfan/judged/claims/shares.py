"""Checks of shares and rates: a part of its whole, places of a region, days of a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.judged.arithmetic import share
from dianfan.judged.arithmetic import total
from dianfan.judged.claims.docket import same_span
from dianfan.judged.claims.meaning import WHOLE
from dianfan.judged.claims.methods import added_up
from dianfan.judged.claims.methods import share_of_days
from dianfan.judged.claims.methods import share_of_whole_number
from dianfan.judged.claims.model import Differs
from dianfan.judged.claims.model import Trial
from dianfan.judged.claims.trying import computed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dianfan.figures.lineage import Figure
    from dianfan.figures.period import Period
    from dianfan.judged.claims.case import Case
    from dianfan.judged.claims.docket import Entry

TWO = 2
NEAR = 92
WHOLE_PLACE = "全"


def sum_of_shares(case: Case) -> Trial | None:
    """Add up shares of one whole, told of one place and period."""
    own = case.measure
    some = [
        one
        for one in case.pointed
        if one.kind in {"share", "level"}
        and one.dimension == "share"
        and one.indicator != own
        and one.area == case.area
        and same_span(one.span, case.span)
    ]
    if len({one.indicator for one in some}) < TWO or len(some) != len(case.pointed):
        return None
    figures = [case.docket.mint.entry(one.id) for one in some]
    return computed("sum_of_shares", added_up, figures, to=case.row.unit)


def share_of_places(case: Case) -> Trial | None:
    """Hold a share against several places together over the whole that they lie in."""
    below = case.docket.children.get(case.area, ())
    some = [one for one in case.levels(case.pointed) if one.area in below]
    some = [one for one in some if same_span(one.span, case.span)]
    if len(some) < TWO or len({one.area for one in some}) < len(some):
        return None
    whole = _wholes(case, some[0].indicator, case.area, case.span)
    if not whole:
        return None
    figures = [case.docket.mint.entry(one.id) for one in some]
    inputs = (total(*figures), case.docket.figure(whole))
    return computed("share_of_places", share, inputs)


def part_of_whole(case: Case) -> Trial | None:
    """Divide the part by its whole: both pointed to, or the whole that the definition names."""
    part = _part(case)
    if part is None:
        return None
    whole = _whole(case, part)
    if whole is None:
        return None
    figure, span = whole
    one = case.docket.mint.entry(part.id)
    if figure.unit.dimension != one.unit.dimension:
        return None
    differs = () if near(part.span, span) else (Differs.PERIOD,)
    if case.breaks_between(part.span, span, part.indicator):
        differs = (*differs, Differs.BREAK)
    return computed("part_of_whole", share, (one, figure), differs)


def near(one: Period, other: Period) -> bool:
    """Tell whether two periods are the same, or end within three months of each other."""
    if same_span(one, other):
        return True
    months = {"month", "day"}
    short = {one.kind.value, other.kind.value} <= months
    return short and abs((one.end - other.end).days) <= NEAR


def _part(case: Case) -> Entry | None:
    """Give the part: the claimed measure where the claim points to it, else what it points to first."""
    below = {case.area}
    some = [
        one for one in case.levels(case.pointed) if one.area in below and one.dimension != "share"
    ]
    own = [one for one in some if one.indicator == case.measure]
    if own or some:
        return (own or some)[0]
    if case.indicator is None:
        return None
    here = [
        one
        for one in case.levels(case.own)
        if same_span(one.span, case.span) and one.dimension != "share"
    ]
    return here[0] if here else None


def _whole(case: Case, part: Entry) -> tuple[Figure, Period] | None:
    for one in case.targets:
        if one.indicator == part.indicator:
            figure = case.docket.mint.target(one)
            return figure, part.span
    others = [
        one
        for one in case.levels(case.pointed)
        if one.dimension == part.dimension
        and (one.indicator, one.area) != (part.indicator, part.area)
        and (one.area == part.area or one.indicator == part.indicator)
    ]
    if others:
        return case.docket.mint.entry(others[0].id), others[0].span
    return _defined(case, part)


def _defined(case: Case, part: Entry) -> tuple[Figure, Period] | None:
    """Find the whole that the definition of the measure names."""
    name = _whole_name(case)
    if name is None:
        return None
    if name.startswith(WHOLE_PLACE):
        parent = case.docket.areas[part.area].parent
        found = _wholes(case, part.indicator, parent, part.span, loosely=True)
    else:
        named = case.docket.named.get(name)
        found = _wholes(case, named.id, part.area, part.span) if named else ()
    return (case.docket.figure(found), found[0].span) if found else None


def _whole_name(case: Case) -> str | None:
    if case.indicator is None:
        return None
    match = WHOLE.search(case.indicator.definition_zh)
    return None if match is None else next(one for one in match.groups() if one)


def _wholes(
    case: Case, indicator: str, area: str, span: Period, *, loosely: bool = False
) -> tuple[Entry, ...]:
    some = [
        one
        for one in case.levels(case.docket.at(indicator, area))
        if one.scenario == "actual" and not one.scope
    ]
    same = tuple(one for one in some if same_span(one.span, span))
    if same or not loosely:
        return same
    around = tuple(one for one in some if one.span.covers(span))
    return around[:1]


def days_of_period(case: Case) -> Trial | None:
    """Divide days by all the days of the period."""
    some = [
        one
        for one in case.levels(case.pointed)
        if one.dimension == "days" and same_span(one.span, case.span)
    ]
    if not some:
        return None
    return computed("days_of_period", share_of_days, (case.docket.mint.entry(some[0].id),))


def whole_number(case: Case) -> Trial | None:
    """Look for a whole number that a counted part can be such a share of."""
    figure = case.figure
    if figure is None or figure.value <= 0:
        return None
    some = _counted(case, case.levels(case.pointed))
    if not some:
        return None
    inputs = (case.docket.mint.entry(some[0].id), figure)
    trial = computed("whole_number", share_of_whole_number, inputs)
    return None if trial is None else Trial(trial.check, trial.computed, trial.computed, inputs[:1])


def _counted(case: Case, entries: Sequence[Entry]) -> list[Entry]:
    return [
        one
        for one in entries
        if one.dimension == "count"
        and one.indicator == case.measure
        and same_span(one.span, case.span)
    ]
