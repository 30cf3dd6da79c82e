"""Checks of ranks: as other sources print them, and as the values on record give them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.judged.arithmetic import rank_of
from dianfan.judged.claims.docket import LEVELS
from dianfan.judged.claims.docket import same_span
from dianfan.judged.claims.model import Differs
from dianfan.judged.claims.model import Ruling
from dianfan.judged.claims.model import Trial
from dianfan.judged.claims.trying import read

if TYPE_CHECKING:
    from dianfan.judged.claims.case import Case
    from dianfan.judged.claims.docket import Entry


def printed_rank(case: Case) -> Trial | None:
    """Read the rank that another source prints for the same place and period."""
    if case.indicator is None:
        return None
    ranks = [
        one
        for one in case.independent(case.docket.at(case.indicator.id, case.area))
        if one.kind == "rank" and same_span(one.span, case.span)
    ]
    same = [one for one in ranks if one.scope in case.scopes]
    if not ranks:
        return None
    figure = case.docket.mint.entry((same or ranks)[0].id)
    return read("printed_rank", figure, () if same else (Differs.SCOPE,))


def rank_by_values(case: Case) -> Trial | None:
    """Rank the place by the values on record for it and the places beside it.

    It agrees when the rank among all that is on record is the claimed one, and contradicts
    when more places stand before it than the claim allows. Else the values do not decide.
    """
    own, rivals = _field(case)
    if own is None or not rivals or case.figure is None:
        return None
    figures = [case.docket.mint.entry(one.id) for one in (own, *rivals)]
    rank = rank_of(*figures)
    claimed = case.figure.quantity
    differs = () if len(rivals) == len(_beside(case)) else (Differs.PART,)
    fixed = None
    if rank.quantity.low is not None and claimed.value > rank.quantity.low and differs:
        fixed = Ruling.NO_EVIDENCE
    elif not claimed.contains(rank.value):
        fixed = Ruling.CONTRADICTED
    return Trial("rank_by_values", rank, rank, tuple(figures), differs, fixed)


def _beside(case: Case) -> tuple[str, ...]:
    parent = case.docket.areas[case.area].parent
    return tuple(one for one in case.docket.children.get(parent, ()) if one != case.area)


def _field(case: Case) -> tuple[Entry | None, tuple[Entry, ...]]:
    """Give the place's own value and those of the places beside it, one of each."""
    indicator, kinds = _ranked(case)
    if indicator is None:
        return None, ()
    found: dict[str, Entry] = {}
    for one in case.docket.entries.get(indicator, ()):
        fits = one.kind in kinds and not one.scope and one.scenario == "actual"
        if fits and same_span(one.span, case.span) and one.dimension != "rank":
            found.setdefault(one.area, one)
    return found.get(case.area), tuple(found[one] for one in _beside(case) if one in found)


def _ranked(case: Case) -> tuple[str | None, frozenset[str]]:
    """Give the indicator whose values are ranked, and the kind of these values."""
    if case.indicator is not None and case.indicator.unit not in {"名", "rank"}:
        return case.measure, LEVELS
    growth = [one for one in case.pointed if one.kind == "growth_yoy"]
    return (growth[0].indicator, frozenset({"growth_yoy"})) if growth else (None, LEVELS)
