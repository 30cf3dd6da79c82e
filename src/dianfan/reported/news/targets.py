"""Targets met, missed and at risk: what became of a promise that can be counted."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from dianfan.judged.arithmetic import difference
from dianfan.judged.arithmetic import point_change
from dianfan.judged.interval import NotComputable
from dianfan.judged.verdicts import State
from dianfan.reported.news.change import item
from dianfan.reported.news.news import NewsKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.figures.lineage import Figure
    from dianfan.judged.verdicts import Judgement
    from dianfan.promised.model import Indicator
    from dianfan.reported.desk import Desk
    from dianfan.reported.news.news import News

KINDS = {
    State.ACHIEVED: NewsKind.TARGET_MET,
    State.OFF_TRACK: NewsKind.TARGET_MISSED,
    State.AT_RISK: NewsKind.TARGET_AT_RISK,
}


def of_targets(desk: Desk, indicator: Indicator) -> Iterator[News]:
    """Give what became of the targets of an indicator that fell due in the programme's time.

    Of several targets that one value meets, the most demanding is told.
    """
    best: dict[tuple[str, NewsKind], Judgement] = {}
    for judgement in desk.targets_judged.get(indicator.id, ()):
        kind = KINDS.get(judgement.state)
        target = judgement.target
        if kind is None or target is None or target.period.end < desk.opened:
            continue
        if not judgement.evidence:
            continue
        cell = (judgement.evidence[-1].key, kind)
        if cell not in best or _harder(target, best[cell].target, kind):
            best[cell] = judgement
    for (_, kind), judgement in best.items():
        yield _told(desk, kind, judgement)


def _harder(one: Figure, other: Figure | None, kind: NewsKind) -> bool:
    assert other is not None  # noqa: S101 - only judgements with a target are kept
    higher = Fraction(one.value) * one.unit.factor > Fraction(other.value) * other.unit.factor
    return higher is (kind is NewsKind.TARGET_MET)


def _told(desk: Desk, kind: NewsKind, judgement: Judgement) -> News:
    target, value = judgement.target, judgement.evidence[-1]
    assert target is not None  # noqa: S101 - only judgements with a target are told
    known = desk.known(judgement.indicator, judgement.area)
    figures = {"value": value, "target": target}
    if kind is NewsKind.TARGET_MISSED:
        figures.update(_missing(value, target))
    return item(desk, kind, known, figures)


def _missing(value: Figure, target: Figure) -> dict[str, Figure]:
    """Give how far a value stayed from its target, and on which side, where it can be told."""
    if not value.quantity.is_exact or target.quantity.upper is not None:
        return {}
    above = Fraction(value.value) * value.unit.factor > Fraction(target.value) * target.unit.factor
    rule = point_change if value.unit.is_share else difference
    try:
        gap = rule(value, target) if above else rule(target, value)
    except NotComputable:
        return {}
    return {"gap": gap, "over" if above else "under": gap}
