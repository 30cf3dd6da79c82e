"""Checks of growth, of mean growth, of doublings and of ratios."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.judged.arithmetic import percent_change
from dianfan.judged.arithmetic import total
from dianfan.judged.claims.docket import same_span
from dianfan.judged.claims.docket import year_apart
from dianfan.judged.claims.meaning import ADDED
from dianfan.judged.claims.meaning import CONSTANT_PRICES
from dianfan.judged.claims.meaning import MONTHLY
from dianfan.judged.claims.methods import added_up
from dianfan.judged.claims.methods import doublings as log_doublings
from dianfan.judged.claims.methods import growth_by_increase
from dianfan.judged.claims.methods import times
from dianfan.judged.claims.model import Differs
from dianfan.judged.claims.trying import computed
from dianfan.judged.growth import cagr
from dianfan.judged.making import stretch

if TYPE_CHECKING:
    from dianfan.figures.period import Period
    from dianfan.judged.claims.case import Case
    from dianfan.judged.claims.docket import Entry
    from dianfan.judged.claims.model import Trial

MOST_OF_A_YEAR = 0.95
TWO = 2
MONTHS = "12"


def pulls(case: Case) -> Trial | None:
    """Add up the points that the parts of an economy add to its growth."""
    some = [
        one
        for one in case.pointed
        if one.dimension == "percentage points"
        and one.area == case.area
        and same_span(one.span, case.span)
    ]
    if len(some) < TWO or case.unit is None:
        return None
    figures = [case.docket.mint.entry(one.id) for one in some]
    return computed("pulls", added_up, figures, to=case.row.unit)


def from_levels(case: Case) -> Trial | None:
    """Compute growth from two levels of which the claim points to at least one."""
    pair = _pair(case)
    if pair is None:
        return None
    later, earlier = pair
    differs = _differs(case, earlier, later)
    figures = [case.docket.figure(some) for some in (later, earlier)]
    return computed("from_levels", percent_change, figures, differs)


def _differs(
    case: Case, earlier: tuple[Entry, ...], later: tuple[Entry, ...]
) -> tuple[Differs, ...]:
    found = []
    if case.at_constant_prices:
        found.append(Differs.PRICES)
    if case.breaks_between(earlier[0].span, later[0].span, later[0].indicator):
        found.append(Differs.BREAK)
    if earlier[0].scope != later[0].scope:
        found.append(Differs.SCOPE)
    if not same_span(later[0].span, case.span):
        found.append(Differs.PERIOD)
    return tuple(found)


def _pair(case: Case) -> tuple[tuple[Entry, ...], tuple[Entry, ...]] | None:
    """Give the levels of the claimed period and of the year before; each cell whole."""
    named = case.levels(case.pointed)
    areas = {one.area for one in named}
    indicators = {one.indicator for one in named}
    if len(areas) != 1 or len(indicators) != 1:
        return None
    some = _amounts(case, next(iter(indicators)), next(iter(areas)))
    scopes = {one.scope for one in named}
    later = tuple(one for one in some if _is_claimed(case, one.span) and one.scope in scopes)
    if not later:
        return None
    earlier = tuple(
        one for one in some if year_apart(one.span, later[0].span) and one.scope in scopes
    )
    if not earlier or not {*later, *earlier} & {*named}:
        return None
    return tuple(o for o in later if same_span(o.span, later[0].span)), earlier


def _amounts(case: Case, indicator: str, area: str) -> tuple[Entry, ...]:
    return tuple(
        one for one in case.levels(case.docket.at(indicator, area)) if one.scenario == "actual"
    )


def _is_claimed(case: Case, span: Period) -> bool:
    """Tell whether a period is the claimed one, or the year of which it is nearly the whole."""
    if same_span(span, case.span):
        return True
    nearly = span.covers(case.span) and span.start == case.span.start
    return nearly and case.span.days / span.days >= MOST_OF_A_YEAR


def of_places(case: Case) -> Trial | None:
    """Compute growth of a whole from the levels of all its places, this year and the year before."""
    named = [one for one in case.levels(case.pointed) if one.area != case.area]
    if len(named) <= TWO or any(not same_span(one.span, case.span) for one in named):
        return None
    before = []
    for one in named:
        some = _amounts(case, one.indicator, one.area)
        earlier = [other for other in some if year_apart(other.span, one.span)]
        if not earlier:
            return None
        before.append(earlier[0])
    sums = [total(*(case.docket.mint.entry(one.id) for one in some)) for some in (named, before)]
    return computed("of_places", percent_change, sums)


def from_increase(case: Case) -> Trial | None:
    """Compute growth from a level and what was added in the year."""
    named = [
        one
        for one in case.levels(case.pointed)
        if one.area == case.area and same_span(one.span, case.span)
    ]
    own = [one for one in named if one.indicator == case.measure]
    new = [
        one
        for one in named
        if one.indicator != case.measure
        and ADDED.search(f"{one.indicator} {case.docket.indicators[one.indicator].name_zh}")
    ]
    if not own or not new or own[0].dimension != new[0].dimension:
        return None
    later, added = (case.docket.mint.entry(some[0].id) for some in (own, new))
    return computed("from_increase", growth_by_increase, (later, added))


def mean_growth(case: Case) -> Trial | None:
    """Compute the mean growth a year between the two levels that stand at its ends."""
    ends = _ends(case)
    if ends is None:
        return None
    first, last = ends
    differs = []
    if case.breaks_between(first.span, last.span, last.indicator):
        differs.append(Differs.BREAK)
    if _real(case, last.indicator):
        differs.append(Differs.PRICES)
    figures = [case.docket.mint.entry(one.id) for one in ends]
    return computed("mean_growth", cagr, figures, tuple(differs))


def _real(case: Case, indicator: str) -> bool:
    one = case.docket.indicators[indicator]
    return bool(CONSTANT_PRICES.search(one.definition_zh + one.definition_en))


def _ends(case: Case) -> tuple[Entry, Entry] | None:
    """Give the first and the last level, both of one measure, place and stretch of the year."""
    named = [one for one in case.levels(case.pointed) if one.span.is_dated]
    if not named:
        return None
    first = min(named, key=lambda one: one.span.end)
    some = [
        one
        for one in _amounts(case, first.indicator, first.area)
        if one.span.is_dated
        and stretch(one.span) == stretch(first.span)
        and one.scope == first.scope
    ]
    at_end = [one for one in some if one.span.end == case.span.end] or [
        one for one in some if one in named and one.span.end <= case.span.end
    ]
    last = max(at_end, key=lambda one: one.span.end, default=first)
    return (first, last) if first.span.end < last.span.end else None


def times_over(case: Case) -> Trial | None:
    """Tell how many times the first value the last one is, or its monthly mean."""
    ends = _ends(case)
    if ends is None:
        return None
    first, last = ends
    figures = [case.docket.mint.entry(one.id) for one in (last, first)]
    monthly = MONTHLY.search(f"{case.row.measure_zh} {case.row.measure_en}")
    differs = (Differs.BREAK,) if case.breaks_between(first.span, last.span, last.indicator) else ()
    return computed("times_over", times, figures, differs, parts=MONTHS if monthly else "1")


def doubled(case: Case) -> Trial | None:
    """Count how often a value has doubled since the first of two periods."""
    ends = _ends(case)
    if ends is None:
        return None
    figures = [case.docket.mint.entry(one.id) for one in ends]
    differs = (
        (Differs.BREAK,)
        if case.breaks_between(ends[0].span, ends[1].span, ends[1].indicator)
        else ()
    )
    return computed("doubled", log_doublings, figures, differs)
