"""Dating English numbers: the window of each among the times of its sentence, and what it is measured against."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dianfan.figures.period import PeriodKind
from dianfan.figures.period import period
from dianfan.said.statements.comparing import compared_with
from dianfan.said.statements.dating import NOWHEN
from dianfan.said.statements.english.clauses import clause
from dianfan.said.statements.measures import Kind
from dianfan.said.statements.model import Amount
from dianfan.said.statements.model import Basis
from dianfan.said.statements.model import Mark
from dianfan.said.statements.model import Measure
from dianfan.said.statements.model import Span
from dianfan.said.statements.model import Time
from dianfan.said.statements.resolving import a_year_before
from dianfan.said.statements.sentence_read import SentenceRead

_MEASURED = frozenset({Measure.GROWTH, Measure.CHANGE, Measure.MULTIPLE})
_AGAINST = re.compile(
    r"\b(?:[Cc]ompared\s(?:with|to)|as\s(?:many|much|high|large|big)\sas|than|over|since|from|on|against|(?:that|those|figure|level|growth|average|rate|total|"
    r"pace)\s(?:of|in|for|at))\s(?:(?:that|those|the|in|of|for|end|figure|level|same|start|beginning|whole|all|last|previous|count|census|survey|at)\s)*$"
    r"|^\s(?:(?:that|those)\sof\s|the\s)$"
)
_BASE = re.compile(
    r"\b(?:than|[Cc]ompared\s(?:with|to)|over|from|as\s(?:many|much|high|large|big)\sas|(?:that|those|figure|level|growth|average|pace)\s(?:of|in|for|at))\s"
    r"(?:(?:in|the|that|those|of|for|at|end|start|beginning|figure|level|same|last|previous|count|census|survey)\s)*$"
)
_OTHER = re.compile(
    r"\b(?:compared\s(?:with|to)|versus|against|from|after)\s[^,;]*(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\b)|[,;]\s"
)
_EARLIER = re.compile(
    r"\s(?:(?:in|for|over|during)\s)?(?:a\syear\s(?:before|earlier|ago|previously)|last\syear|the\s(?:previous|preceding)\syear"
    r"|(?:in\s)?the\s(?:same|corresponding)\speriod\b)"
)
_STATE = re.compile(
    r"\b(?:under\s(?:way|construction)|in\s(?:operation|service|use|office|force)|closed|open|running|[a-z]{3,}est(?:\s\w+)?|best|worst|first\stime|record|(?:high|low)(?:est)?)\s$",
    re.IGNORECASE,
)
_LEADING = re.compile(r"(?:Compared\s(?:with|to)|Against)\s(?:the\s|that\sof\s)?")
_WILL = re.compile(r"\b(?:will|shall|to\sbe)\s[^.;]*$")
_SINCE_DOING = re.compile(r"\b[Ss]ince\s(?:its\s|the\s)?[a-z]+\s(?:in|on)\s$")
_OVER = re.compile(r"\b(?:over|in|during|within)\s$")
_FIGURE_OF = re.compile(r"\s(?:figure|level|total|average|output|harvest|season|value)\b")
_LASTING = re.compile(r"(?:the\s)?(?:past|last)\s\w+\s(?:years|months)")
_NEAR = len(" more than in the whole of ")
_HEAD = 48


def window_of(
    sentence: SentenceRead, one: Amount, against: Time | None = None
) -> tuple[Time, tuple[Mark, ...]]:
    """Give the window of a number: the time right behind it, else before it, else any of its sentence.

    A bare number told for “a year before” has the window of the others, shifted by a year.

    Args:
        sentence: with the times and amounts that were found in it.
        one: a number of it.
        against: what it is measured against, which is no window: risen by 40% since 2024.

    Returns:
        the time, without a period where none is told, and what is doubtful about it.
    """
    held = against.span if against else None
    windows = [
        time
        for time in sentence.times
        if time.span and time.span != held and _is_window(sentence, time)
    ]
    shifted = _shifted(sentence, one, windows)
    if shifted is not None:
        return shifted, shifted.marks
    for time in _likely(sentence, one, windows):
        if time.period is not None or time.marks:
            return time, time.marks
    if sentence.before.time is not None:
        marks = (Mark.INFERRED_PERIOD, *sentence.before.time.marks)
        return replace(sentence.before.time, span=None), marks
    return NOWHEN, (Mark.NO_PERIOD,)


def _likely(sentence: SentenceRead, one: Amount, windows: list[Time]) -> Iterator[Time]:
    """Give times in the order in which they are likely to be the window of a number."""
    part = clause(sentence.text, *one.span, sentence.span)
    spans = [(time, time.span) for time in windows if time.span]
    behind = [time for time, span in spans if span.start >= one.span.end and span.within(part)]
    free = [time for time, span in spans if not _is_of_another(sentence, one, span)]
    yield from (time for time in behind if time in free)
    own = (time for time, span in spans if span.within(part) and span.end <= one.span.start)
    yield from (time for time in own if time in free)
    yield from (
        time for time, span in reversed(spans) if span.end <= one.span.start and time in free
    )
    yield from (time for time, span in spans if time in free and _leads_on(sentence, one, span))


def _is_of_another(sentence: SentenceRead, one: Amount, time: Span) -> bool:
    """Tell whether a time stands right behind another number, with this one on its far side."""
    for other in sentence.amounts:
        between = sentence.text[other.span.end : time.start]
        if (
            other is one
            or other.span.end > time.start
            or not re.fullmatch(r"\s(?:[a-z]+\s){0,2}(?:in|by|at|for)\s(?:the\s)?", between)
        ):
            continue
        if one.span.start > time.end and re.match(r"\sto\s", sentence.text[time.end :]):
            return True
        if one.span.end < other.span.start and _OTHER.search(
            sentence.text[one.span.end : other.span.end]
        ):
            return True
    return False


def _leads_on(sentence: SentenceRead, one: Amount, time: Span) -> bool:
    """Tell whether a time behind a number is no part of what it is compared with."""
    between = re.sub(r",[^,;]*,", "", sentence.text[one.span.end : time.start])
    return time.start < one.span.end or not _OTHER.search(between.rsplit(",", maxsplit=1)[0] + " ")


def _is_window(sentence: SentenceRead, time: Time) -> bool:
    """Tell whether a time says when, and not only against what something is measured."""
    if time.span is None:
        return False
    head = sentence.text[max(sentence.span.start, time.span.start - _HEAD) : time.span.start]
    if _OVER.search(head) and _LASTING.match(time.words):
        return True
    if _is_start(sentence.text, time):
        return not time.words.startswith("since")
    tail = sentence.text[time.span.end :]
    owns = tail.startswith(("'s", "’s")) and len(sentence.times) > 1
    return not (owns or _SINCE_DOING.search(head) or _FIGURE_OF.match(tail) or _BASE.search(head))


def _shifted(sentence: SentenceRead, one: Amount, windows: list[Time]) -> Time | None:
    if not _EARLIER.match(sentence.text, one.span.end):
        return None
    host = next(
        (
            time
            for time in reversed(windows)
            if time.span and time.span.end <= one.span.start and time.period
        ),
        None,
    )
    when = a_year_before(host.period) if host and host.period else None
    marks = (Mark.INFERRED_PERIOD,)
    return Time("", None, when, host.role, marks) if host and when else None


def against_of(sentence: SentenceRead, one: Amount, told: Kind) -> Time | None:
    """Give the time by name that a number is measured against: “3.2 times that of 2020”."""
    if told.measure not in _MEASURED:
        return None
    part = clause(sentence.text, *one.span, sentence.span)
    for time in sentence.times:
        if time.span is None or time.period is None:
            continue
        if _LEADING.fullmatch(sentence.text, sentence.span.start, time.span.start):
            return time
        if time.span.start < one.span.end or _is_start(sentence.text, time):
            continue
        if _LASTING.match(time.words) and _OVER.search(sentence.text[: time.span.start]):
            continue
        if (
            time.words.startswith("since ")
            and time.span.within(part)
            and time.period.start.year > 1
        ):
            return replace(time, period=period(str(time.period.start.year)))
        between = sentence.text[one.span.end : time.span.start]
        if (time.span.start < part.end or len(between) < _NEAR) and _AGAINST.search(between):
            return time
    return None


def _is_start(text: str, time: Time) -> bool:
    """Tell whether a time is from when on something holds, or since when it was not so."""
    head = text[: time.span.start] if time.span else ""
    is_day = time.period is not None and time.period.kind is PeriodKind.DAY
    from_day = head.endswith("from ") and (is_day or _WILL.search(head))
    return bool(from_day or (time.words.startswith("since") and _STATE.search(head)))


def meant_by(sentence: SentenceRead, basis: Basis | None, time: Time) -> Time | None:
    """Give the period that “a year earlier” means where the sentence itself tells the window."""
    return compared_with(basis, time) if time in sentence.times else None
