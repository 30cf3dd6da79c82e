"""Voices of the record: the dated decisions that a page goes back to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.period import period
from dianfan.reported.facts import when
from dianfan.reported.prose.letters import capital
from dianfan.reported.say import Name
from dianfan.reported.say import say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from dianfan.figures.wording import Language
    from dianfan.promised.model import Action
    from dianfan.promised.model import Decision
    from dianfan.reported.desk import Desk
    from dianfan.reported.parts import Sentence


def voices(desk: Desk, language: Language, action: Action) -> tuple[Sentence, ...]:
    """Tell the decisions that set an action, its targets or its indicators, oldest first."""
    ids = {one.id for one in desk.of_action(action.no)}
    targets = [one for one in desk.programme.targets if one.indicator in ids]
    named = {action.decided_by, *(one.decided_by for one in targets)}
    sets = {action.id, *ids, *(one.id for one in targets)}
    some = (
        one for one in desk.programme.decisions if one.id in named or sets.intersection(one.sets)
    )
    return tuple(_told(language, _in_time(some)))


def _in_time(decisions: Iterable[Decision]) -> list[Decision]:
    return sorted(decisions, key=lambda one: (period(one.date).start, one.id))


def _told(language: Language, decisions: Iterable[Decision]) -> Iterator[Sentence]:
    for one in decisions:
        zh = language == "zh"
        body = one.body_zh if zh else one.body_en or one.body_zh
        session = one.session_zh if zh else one.session_en or one.session_zh
        time = when(period(one.date), language)
        yield say(
            language,
            "{time}，{body}：{words}。",
            "{time}, {body}: {words}.",
            time=time if zh else capital(time),
            body=Name(
                body + session if zh else ", ".join(part for part in (body, session) if part)
            ),
            words=Name(
                (one.decision_zh if zh else one.decision_en or one.decision_zh).rstrip("。.")
            ),
        )
