"""Checks of changes: between two dates, two places, or two rates that make a balance."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dianfan.judged.arithmetic import difference
from dianfan.judged.claims.docket import same_span
from dianfan.judged.claims.docket import year_apart
from dianfan.judged.claims.methods import balance
from dianfan.judged.claims.methods import quotient
from dianfan.judged.claims.model import Differs
from dianfan.judged.claims.trying import computed

if TYPE_CHECKING:
    from dianfan.judged.claims.case import Case
    from dianfan.judged.claims.docket import Entry
    from dianfan.judged.claims.model import Trial

TWO = 2


def between_dates(case: Case) -> Trial | None:
    """Take the earlier level from the later one; the claim points to both."""
    own = case.measure
    some = [
        one for one in case.levels(case.pointed) if one.indicator != own and one.area == case.area
    ]
    ends = sorted(some, key=lambda one: one.span.end)
    if len(ends) != TWO or ends[0].indicator != ends[1].indicator:
        return None
    if ends[0].span == ends[1].span or not _at_end(case, ends[1]):
        return None
    broken = case.breaks_between(ends[0].span, ends[1].span, ends[0].indicator)
    figures = [case.docket.mint.entry(one.id) for one in reversed(ends)]
    differs = (Differs.BREAK,) if broken else ()
    return computed("between_dates", difference, figures, differs, outcome=case.is_promise)


def accrued(case: Case) -> Trial | None:
    """Take an earlier state from a later one, for an amount that is said to lie between them."""
    trial = between_dates(case)
    if trial is None:
        return None
    return replace(trial, check="accrued", differs=(*trial.differs, Differs.PERIOD))


def _at_end(case: Case, entry: Entry) -> bool:
    return not case.span.is_dated or entry.span.end == case.span.end


def between_places(case: Case) -> Trial | None:
    """Take the value of the place around, or of another place pointed to, from the place's own."""
    here = [one for one in case.pointed if one.area == case.area and same_span(one.span, case.span)]
    here = [one for one in here if one.kind != "rank"]
    if not here:
        return None
    mine = here[0]
    parent = case.docket.areas[case.area].parent
    there = [
        one
        for one in (*case.pointed, *case.docket.at(mine.indicator, parent))
        if (one.indicator, one.kind) == (mine.indicator, mine.kind)
        and one.area != case.area
        and same_span(one.span, case.span)
        and one.dimension == mine.dimension
    ]
    if not there:
        return None
    figures = [case.docket.mint.entry(one.id) for one in (mine, there[0])]
    return computed("between_places", difference, figures)


def of_rates(case: Case) -> Trial | None:
    """Take the second of two rates from the first, as deaths from births."""
    some = [
        one
        for one in case.pointed
        if one.dimension == "share" and one.area == case.area and same_span(one.span, case.span)
    ]
    if len(some) != TWO or some[0].indicator == some[1].indicator or case.unit is None:
        return None
    figures = [case.docket.mint.entry(one.id) for one in some]
    if case.unit.dimension != "share":
        return None
    return computed("of_rates", balance, figures)


def against_quotient(case: Case) -> Trial | None:
    """Take from a yield the one of the year before, divided from output and area."""
    some = [one for one in case.levels(case.pointed) if one.area == case.area]
    latest = [one for one in some if one.span.end == case.span.end]
    before = [one for one in some if latest and year_apart(one.span, latest[0].span)]
    if len(latest) != 1 or len(before) != TWO:
        return None
    later, above, below = (case.docket.mint.entry(one.id) for one in (latest[0], *before))
    if f"{above.unit.dimension}/{below.unit.dimension}" != later.unit.dimension:
        return None
    earlier = quotient(above, below, to=later.unit.symbol)
    return computed("against_quotient", difference, (later, earlier))
