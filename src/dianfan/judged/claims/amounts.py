"""Checks of amounts: the same cell, the parts of a whole, what was added, other measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.judged.arithmetic import total
from dianfan.judged.claims.docket import same_span
from dianfan.judged.claims.docket import year_apart
from dianfan.judged.claims.meaning import ADDED
from dianfan.judged.claims.methods import quotient
from dianfan.judged.claims.model import Differs
from dianfan.judged.claims.model import Ruling
from dianfan.judged.claims.model import Trial
from dianfan.judged.claims.trying import computed
from dianfan.judged.claims.trying import read

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dianfan.judged.claims.case import Case
    from dianfan.judged.claims.docket import Entry

FEWEST_PARTS = 2


def parts(case: Case) -> Trial | None:
    """Add up the parts that the claim points to: other measures there, or its places below."""
    if case.unit is None or not case.unit.is_additive:
        return None
    some = _parts(case)
    if len(some) < FEWEST_PARTS or len({(one.indicator, one.area) for one in some}) < len(some):
        return None
    figures = [case.docket.mint.entry(one.id) for one in some]
    return computed("parts", total, figures, _incomplete(case, some))


def _parts(case: Case) -> tuple[Entry, ...]:
    below = case.docket.children.get(case.area, ())
    own = case.measure
    return tuple(
        one
        for one in case.levels(case.pointed)
        if case.unit is not None
        and one.dimension == case.unit.dimension
        and _during(case, one)
        and (
            (one.area in {case.area, *below} and one.indicator != own)
            or (one.area in below and one.indicator == own)
        )
    )


def _during(case: Case, entry: Entry) -> bool:
    if not case.row.period:
        return True
    return same_span(entry.span, case.span) or case.span.covers(entry.span)


def _incomplete(case: Case, some: Iterable[Entry]) -> tuple[Differs, ...]:
    """Say that the parts may not be the whole: another scope, or not all named by one source."""
    whole = [
        one for one in case.docket.at(case.measure, case.area) if one.source == case.row.source
    ]
    scopes = {one.scope for one in whole if same_span(one.span, case.span)} or {""}
    if not {one.scope for one in some} & scopes:
        return (Differs.SCOPE,) if case.row.subject not in {one.scope for one in some} else ()
    return () if any(one.source == case.row.source for one in some) else (Differs.PART,)


def same_cell(case: Case) -> Trial | None:
    """Read what other sources say of exactly the same: measure, place, period, scope."""
    found = case.independent(case.cell)
    return read("same_cell", case.docket.figure(found)) if found else None


def own_word(case: Case) -> Trial | None:
    """Read what the claim's own source says of the same; it proves nothing but a contradiction."""
    if case.figure is None:
        return None
    own = [one for one in case.cell if one.source == case.row.source]
    for one in own:
        figure = case.docket.mint.entry(one.id)
        factor = figure.unit.ratio_to(case.figure.unit)
        scaled = figure.quantity.value * factor.numerator / factor.denominator
        if scaled != case.figure.quantity.value:
            return read("own_word", figure)
    return None


def carried(case: Case) -> Trial | None:
    """Add to an earlier state what came since, where the claim points to both."""
    if case.figure is None or case.indicator is None:
        return None
    pointed = [one for one in case.levels(case.pointed) if case.fits(one) and one.area == case.area]
    base = [
        one
        for one in pointed
        if one.indicator == case.indicator.id and one.span.end < case.span.end
    ]
    since = [
        one
        for one in pointed
        if one.indicator != case.indicator.id
        and (_is_increase(case, one) or (base and _since(case, base[0], one)))
    ]
    if len(base) != 1 or len(since) != 1:
        return None
    whole = same_span(since[0].span, case.span) and year_apart(base[0].span, case.span)
    differs = (*_break(case, base[0]), *(() if whole else (Differs.PART,)))
    figures = [case.docket.mint.entry(one.id) for one in (*since, *base)]
    return computed("carried", total, figures, differs)


def _since(case: Case, base: Entry, entry: Entry) -> bool:
    """Tell whether an amount was added after a state and before the claim's date."""
    if not (entry.span.is_dated and case.span.is_dated):
        return False
    return base.span.start <= entry.span.start and base.span.end < entry.span.end <= case.span.end


def _is_increase(case: Case, entry: Entry) -> bool:
    one = case.docket.indicators[entry.indicator]
    return same_span(entry.span, case.span) and bool(ADDED.search(f"{one.id} {one.name_zh}"))


def _break(case: Case, entry: Entry) -> tuple[Differs, ...]:
    return (Differs.BREAK,) if case.breaks_between(entry.span, case.span, entry.indicator) else ()


def per_unit(case: Case) -> Trial | None:
    """Divide two amounts that the claim points to, as output by area, or income by people."""
    if case.figure is None or case.indicator is None or case.unit is None:
        return None
    found = _terms(case)
    if len(found) != FEWEST_PARTS:
        return None
    above, below = found
    differs = [Differs.PERIOD] if not same_span(above.span, below.span) else []
    differs += _break(case, below)
    figures = [case.docket.mint.entry(one.id) for one in found]
    if (
        case.unit.dimension
        not in {
            f"{above.dimension}/{below.dimension}",
            above.dimension,
        }
        or above.dimension == below.dimension
    ):
        return None
    return computed("per_unit", quotient, figures, tuple(differs), to=case.row.unit)


def _terms(case: Case) -> tuple[Entry, ...]:
    """Give dividend and divisor in the order in which the claim points to them."""
    own = case.measure
    some = [
        one for one in case.levels(case.pointed) if one.area == case.area and one.indicator != own
    ]
    first: dict[str, Entry] = {}
    for one in some:
        first.setdefault(one.indicator, one)
    return tuple(first.values())


def other_measure(case: Case) -> Trial | None:
    """Set beside the claim what the record has of a wider or narrower measure."""
    if case.unit is None:
        return None
    own = case.measure
    found = [
        one
        for one in case.pointed
        if one.indicator != own
        and one.dimension == case.unit.dimension
        and (one.kind == "growth_yoy") == (case.asks.value == "growth")
        and one.kind != "rank"
    ]
    near = [one for one in found if _during(case, one) or _close(case, one)]
    if not near or any(one.indicator == own and case.fits(one) for one in case.pointed):
        return None
    return read(
        "other_measure",
        case.docket.mint.entry(near[0].id),
        (Differs.MEASURE,),
        fixed=Ruling.OTHER_SCOPE,
    )


def _close(case: Case, entry: Entry) -> bool:
    """Tell whether an entry is of a year next to the claim's."""
    if not (entry.span.is_dated and case.span.is_dated):
        return False
    return abs(entry.span.end.year - case.span.end.year) <= 1


def other_scope(case: Case) -> Trial | None:
    """Set beside the claim what the record has of the same measure in another scope."""
    if case.indicator is None or case.figure is None:
        return None
    found = [
        one
        for one in case.independent(case.docket.at(case.indicator.id, case.area))
        if one.scope not in case.scopes and case.fits(one) and _during(case, one)
    ]
    if not found:
        return None
    return read(
        "other_scope",
        case.docket.mint.entry(found[0].id),
        (Differs.SCOPE,),
        fixed=Ruling.OTHER_SCOPE,
    )
