"""How far the thing has come that a clause speaks of: planned, under way, done, expected, aimed at."""

from __future__ import annotations

import re

from dianfan.said.statements.model import Status

_SIGNS: tuple[tuple[Status, re.Pattern[str]], ...] = (
    (
        Status.TARGET,
        re.compile(r"力争|确保|目标|要达到|要实现|控制在"),
    ),
    (Status.EXPECTED, re.compile(r"预计|有望|预期|预测|将于|将达|将在|即将")),
    (Status.PLANNED, re.compile(r"计划|拟|规划|将|安排|打算|部署")),
    (Status.UNDER_WAY, re.compile(r"正在|在建|加快|推进|施工|开工|正酣|建设中|进行中|启动|实施")),
    (Status.DONE, re.compile(r"已|完成|实现|建成|投产|达到|达|累计|共|突破|增长|下降|了")),
)


def status(clause: str, sentence: str, *, by_deadline: bool = False) -> Status | None:
    """Tell the status from the clause of a number, else from its sentence; None if nothing tells.

    A thing with a deadline before it is not done, whatever verb it has: it is expected, aimed
    at or planned.
    """
    if by_deadline:
        ahead = (found for found, sign in _SIGNS[:3] if sign.search(sentence))
        return next(ahead, Status.PLANNED)
    for text in (clause, sentence):
        for found, sign in _SIGNS:
            if sign.search(text):
                return found
    return None
