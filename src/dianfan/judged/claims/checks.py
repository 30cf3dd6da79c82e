"""The order of the checks: by what a claim asks, the first that applies decides."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from dianfan.judged.claims import amounts
from dianfan.judged.claims import changes
from dianfan.judged.claims import events
from dianfan.judged.claims import outcomes
from dianfan.judged.claims import ranks
from dianfan.judged.claims import rates
from dianfan.judged.claims import shares
from dianfan.judged.claims import states
from dianfan.judged.claims.meaning import Asks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dianfan.judged.claims.trying import Check

_LAST: tuple[Check, ...] = (
    amounts.own_word,
    amounts.other_scope,
    amounts.other_measure,
)
_PROMISED: tuple[Check, ...] = (
    outcomes.outcome,
    outcomes.reached_before,
    outcomes.still_below,
)
ORDER: Mapping[Asks, tuple[Check, ...]] = MappingProxyType(
    {
        Asks.EVENT: (events.begun_later, events.milestone, *_PROMISED),
        Asks.RANK: (ranks.printed_rank, ranks.rank_by_values, amounts.own_word),
        Asks.DOUBLINGS: (rates.doubled,),
        Asks.RATIO: (*_PROMISED, amounts.same_cell, rates.times_over, *_LAST),
        Asks.MEAN_GROWTH: (*_PROMISED, amounts.same_cell, rates.mean_growth, *_LAST),
        Asks.GROWTH: (
            *_PROMISED,
            rates.pulls,
            amounts.same_cell,
            rates.of_places,
            rates.from_increase,
            rates.from_levels,
            *_LAST,
        ),
        Asks.CHANGE: (
            *_PROMISED,
            amounts.same_cell,
            changes.between_dates,
            changes.against_quotient,
            changes.between_places,
            changes.of_rates,
            *_LAST,
        ),
        Asks.SHARE: (
            *_PROMISED,
            amounts.same_cell,
            shares.sum_of_shares,
            shares.share_of_places,
            shares.part_of_whole,
            shares.days_of_period,
            amounts.own_word,
            shares.whole_number,
            *_LAST,
        ),
        Asks.LEVEL: (
            amounts.parts,
            amounts.carried,
            *_PROMISED,
            amounts.per_unit,
            amounts.same_cell,
            events.capacity,
            states.ground,
            states.part_of_window,
            states.one_way,
            states.misdated,
            states.backward,
            states.falls,
            states.undated,
            states.magnitude,
            changes.accrued,
            *_LAST,
        ),
    }
)
