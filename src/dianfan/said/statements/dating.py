"""Dating: the window of a number among the mentions of time of its sentence, and what it is measured against."""

from __future__ import annotations

import re
from dataclasses import replace

from dianfan.said.statements.comparing import compared_with
from dianfan.said.statements.model import Amount
from dianfan.said.statements.model import Basis
from dianfan.said.statements.model import Mark
from dianfan.said.statements.model import PeriodRole
from dianfan.said.statements.model import Span
from dianfan.said.statements.model import Time
from dianfan.said.statements.sentence_read import SentenceRead
from dianfan.said.statements.sentences import clause_end
from dianfan.said.statements.sentences import clause_start

_DESCRIBES = re.compile(r"[左右余多]{0,2}(?:、[^，。；]{0,12})?的")
_FROM = re.compile(r"[由从]$")
_TIMES_THAT = re.compile(r"的?[约近超逾]?[\d.]+倍")
_OPEN = frozenset({Mark.AMBIGUOUS, Mark.UNRESOLVED_PERIOD, Mark.NO_PERIOD, Mark.IMPOSSIBLE_DATE})
NOWHEN = Time("", None, None, PeriodRole.WINDOW, (Mark.NO_PERIOD,))
"""The time of a claim whose sentence and those before tell none."""


def window_of(sentence: SentenceRead, one: Amount) -> tuple[Time, tuple[Mark, ...]]:
    """Give the window of a number: the last mention before it, else one behind, else that before."""
    windows = windows_of(sentence)
    earlier = [time for time in windows if time.span and time.span.end <= one.span.start]
    clause = Span(one.span.end, clause_end(sentence.text, one.span.end, sentence.span))
    behind = [time for time in windows if time.span and time.span.within(clause)]
    if _DESCRIBES.match(sentence.text, one.span.end):
        behind = []
    for time in (*reversed(earlier), *behind):
        is_open = _OPEN & set(time.marks)
        if (time.period is not None or is_open) and not _is_of_another(sentence, time, one):
            return time, time.marks
    if sentence.before.time is not None:
        return replace(sentence.before.time, span=None), (
            Mark.INFERRED_PERIOD,
            *sentence.before.time.marks,
        )
    return NOWHEN, (Mark.NO_PERIOD,)


def _is_of_another(sentence: SentenceRead, time: Time, one: Amount) -> bool:
    """Tell whether a time is that of the first number of a change: 由上年的38.7%提高到41.2%."""
    if time.span is None or not _FROM.search(sentence.text[: time.span.start]):
        return False
    return any(time.span.end <= some.span.start < one.span.start for some in sentence.amounts)


def windows_of(sentence: SentenceRead) -> tuple[Time, ...]:
    """Give the mentions of time that nothing is measured against."""
    return tuple(one for one in sentence.times if not _is_compared(sentence.text, one))


def _is_compared(text: str, time: Time) -> bool:
    """Tell whether a number is measured against that time: 比2030年."""
    if time.span is None:
        return False
    before = text[max(0, time.span.start - 1) : time.span.start]
    if before == "与" and text.startswith("相比", time.span.end):
        return True
    return before in {"比", "较"} or bool(_TIMES_THAT.match(text, time.span.end))


def compared_in(sentence: SentenceRead, one: Amount) -> Time | None:
    """Give the time that a number is measured against by name, in its clause or leading it."""
    clause = clause_start(sentence.text, one.span.start, sentence.span)
    some = [time for time in sentence.times if _is_compared(sentence.text, time)]
    led = (time for time in some if time.span and time.span.end < one.span.start)
    alone = next((time for time in led if _is_led(sentence.text, time)), None)
    return next(
        (time for time in some if time.span and clause <= time.span.start < one.span.start), alone
    )


def _is_led(text: str, time: Time) -> bool:
    return time.span is not None and text.startswith("相比", time.span.end)


def meant_by(sentence: SentenceRead, basis: Basis | None, time: Time) -> Time | None:
    """Give the period that 同比 means where the sentence itself tells the window."""
    return compared_with(basis, time) if time in sentence.times else None
