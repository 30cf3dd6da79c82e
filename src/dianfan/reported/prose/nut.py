"""The nut paragraph: how many promises can be counted, and what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.judged.arithmetic import count
from dianfan.judged.arithmetic import member
from dianfan.judged.verdicts import State
from dianfan.reported.say import joined
from dianfan.reported.say import say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from dianfan.figures.lineage import Figure
    from dianfan.figures.wording import Language
    from dianfan.judged.verdicts import Judgement
    from dianfan.promised.model import Indicator
    from dianfan.reported.desk import Desk
    from dianfan.reported.parts import Paragraph
    from dianfan.reported.parts import Sentence

ATTAINMENT = "target-attainment"
OUTCOMES = (
    (State.ACHIEVED, ("实现{n}", "met, {n}")),
    (State.OFF_TRACK, ("没有实现{n}", "missed, {n}")),
    (State.NO_DATA, ("到期没有结果{n}", "due without a result, {n}")),
    (State.NOT_ASSESSABLE, ("尚未到期或无法评定{n}", "not due yet or impossible to judge, {n}")),
)


def nut(desk: Desk, language: Language, indicators: Iterable[Indicator]) -> Paragraph:
    """Tell the targets of some indicators by their outcome; say so where there is none."""
    some = tuple(indicators)
    if not some:
        return ()
    outcomes = _by_state(_judged(desk, some))
    targets = [target for listed in outcomes.values() for target in listed]
    if not targets:
        return (
            say(
                language,
                "没有为它公布量化目标：下面的数字能说明水平和变化，不能说明是否达标。",
                "No target in numbers has been published for it: the figures below show level and change, not"
                " whether a promise was kept.",
            ),
        )
    return (
        say(
            language,
            "公布的量化目标共{total}：{parts}。",
            "Targets published in numbers: {total}. Of these: {parts}.",
            total=_counted(targets),
            parts=joined(_parts(language, outcomes), "，" if language == "zh" else "; "),
        ),
    )


def _parts(language: Language, outcomes: dict[State, list[Figure]]) -> Iterator[Sentence]:
    for state, words in OUTCOMES:
        if outcomes.get(state):
            yield say(language, *words, n=_counted(outcomes[state]))


def _judged(desk: Desk, indicators: tuple[Indicator, ...]) -> Iterator[Judgement]:
    for indicator in indicators:
        for judgement in desk.targets_judged.get(indicator.id, ()):
            target = judgement.target
            due_since = target is not None and target.period.end >= desk.opened
            if judgement.method == ATTAINMENT and due_since:
                yield judgement


def _by_state(judgements: Iterable[Judgement]) -> dict[State, list[Figure]]:
    found: dict[State, list[Figure]] = {}
    for judgement in judgements:
        if judgement.target is not None:
            state = judgement.state
            state = State.NOT_ASSESSABLE if state in {State.AT_RISK, State.ON_TRACK} else state
            found.setdefault(state, []).append(judgement.target)
    return found


def _counted(targets: list[Figure]) -> Figure:
    return count(*(member(one) for one in targets))
