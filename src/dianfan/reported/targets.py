"""Targets that fell due in the time of the programme: reached, or without a result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.period import wording
from dianfan.judged.verdicts import State
from dianfan.reported.facts import was
from dianfan.reported.facts import when
from dianfan.reported.say import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.figures.lineage import Figure
    from dianfan.figures.wording import Language
    from dianfan.judged.verdicts import Judgement
    from dianfan.promised.model import Indicator
    from dianfan.reported.desk import Desk
    from dianfan.reported.model import Sentence


def _due(
    desk: Desk, indicators: tuple[Indicator, ...], state: State
) -> Iterator[tuple[Judgement, Figure]]:
    """Give the judgements of a state on targets due since the programme began, with the target."""
    ids = {one.id for one in indicators}
    for judgement in desk.verdicts.judgements:
        target = judgement.target
        if target is None or judgement.state is not state or judgement.indicator not in ids:
            continue
        if desk.opened <= target.period.end:
            yield judgement, target


def reached(
    desk: Desk, language: Language, indicators: tuple[Indicator, ...]
) -> Iterator[Sentence]:
    """Tell the targets that were reached, at home and in the places below."""
    for judgement, target in _due(desk, indicators, State.ACHIEVED):
        value = judgement.evidence[-1]
        yield say(
            language,
            "{place}{name}{time}{was}{value}，达到{target}的目标。",
            "{place}, {name}: {value} {time}, which reaches the target of {target}.",
            place=value.place,
            name=desk.indicators[judgement.indicator].name,
            time=when(value.period, language),
            was=was(value, language),
            value=value,
            target=target,
        )


def unreported(
    desk: Desk, language: Language, indicators: tuple[Indicator, ...]
) -> Iterator[Sentence]:
    """Tell the targets that fell due without a result on record."""
    for judgement, target in _due(desk, indicators, State.NO_DATA):
        yield say(
            language,
            "{place}{name}：{time}的目标是{target}，已经到期，记录中没有结果。",
            "{place}, {name}: the target for {time} was {target}; it has fallen due and no result is on record.",
            place=target.place,
            name=desk.indicators[judgement.indicator].name,
            time=wording(target.period),
            target=target,
        )
