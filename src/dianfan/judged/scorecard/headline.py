"""The judgement that counts when an indicator has room for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.gap import Gap
from dianfan.figures.gap import GapReason
from dianfan.judged.verdicts import State

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from dianfan.judged.verdicts import Judgement

ATTAINMENT = "target-attainment"
ORDER = ("time-progress", "eurostat-sdg-target", "eurostat-sdg-trend", "eurostat-sdg-long-trend")
WORST_FIRST = (
    State.OFF_TRACK,
    State.NO_DATA,
    State.NOT_ASSESSABLE,
    State.AT_RISK,
    State.ON_TRACK,
    State.ACHIEVED,
)
OPEN = frozenset({State.NOT_ASSESSABLE, State.NO_DATA})


def headline_judgement(judgements: Sequence[Judgement]) -> Judgement:
    """Choose among the judgements of one indicator at one place.

    The attainment of a target that is due comes first, whatever it says, of several the
    latest and then the worst; then 序时进度, then Eurostat with a target, then without
    one over five and over fifteen years, each where it gives a grade. Where none does, a
    target that is not due says so, else the trend says why it cannot be graded.

    Raises:
        ValueError: there is nothing to choose from.
    """
    if not judgements:
        message = "an indicator without judgements has no headline"
        raise ValueError(message)
    due = [one for one in judgements if one.method == ATTAINMENT and _is_due(one)]
    if due:
        return min(due, key=_latest_and_worst)
    for method in ORDER:
        some = [one for one in judgements if one.method == method and one.state not in OPEN]
        if some:
            return min(some, key=_worst)
    return min(judgements, key=_most_telling)


def _is_due(judgement: Judgement) -> bool:
    if judgement.target is None:
        return False
    return not (
        isinstance(judgement.measure, Gap) and judgement.measure.reason is GapReason.NOT_DUE
    )


def _latest_and_worst(judgement: Judgement) -> tuple[int, int]:
    assert judgement.target is not None  # noqa: S101 - only judgements with a target are due
    return -judgement.target.period.end.toordinal(), _worst(judgement)


def _worst(judgement: Judgement) -> int:
    return WORST_FIRST.index(judgement.state)


def _most_telling(judgement: Judgement) -> int:
    not_due = judgement.method == ATTAINMENT and judgement.target is not None
    tests: tuple[Callable[[], bool], ...] = (
        lambda: judgement.state is State.NO_DATA,
        lambda: not_due,
        lambda: judgement.method == "eurostat-sdg-trend",
    )
    return next((place for place, test in enumerate(tests) if test()), len(tests))
