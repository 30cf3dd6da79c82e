"""Figures as told: each with our own words before and behind it in its clause."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from typing import NamedTuple

from dianfan.figures.lineage import Figure
from dianfan.reported.parts import Origin
from dianfan.reported.parts import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.reported.parts import Sentence

DATA = "\x01"
FIGURE = "\x02"
OURS = frozenset({Origin.WORDS, Origin.UNTOLD})
_CLAUSE_END = re.compile(r"[，。；：！？,.;:!?]")


class Told(NamedTuple):
    """A figure in a sentence.

    ``before`` and ``after`` are the rest of its clause, up to the figure beside it; what
    comes out of the data stands there as one sign, so that only our own words can match.
    ``periods`` are the periods named in the clause.
    """

    span: Span
    figure: Figure
    before: str
    after: str
    periods: tuple[str, ...]


def told(sentence: Sentence) -> Iterator[Told]:
    """Give the figures of a sentence in order, each with the words around it."""
    spans = sentence.spans
    for place, span in enumerate(spans):
        if span.figure is None:
            continue
        before, after = _before(spans[:place]), _after(spans[place + 1 :])
        periods = _periods(spans, place)
        yield Told(span, span.figure, before, after, periods)


def _before(spans: tuple[Span, ...]) -> str:
    text = ""
    for span in reversed(spans):
        shown = masked(span)
        ends = list(_CLAUSE_END.finditer(shown))
        if ends:
            return shown[ends[-1].end() :] + text
        text = shown + text
        if span.figure is not None:
            break
    return text


def _after(spans: tuple[Span, ...]) -> str:
    text = ""
    for span in spans:
        shown = masked(span)
        end = _CLAUSE_END.search(shown)
        if end is not None:
            return text + shown[: end.start()]
        text += shown
        if span.figure is not None:
            break
    return text


def masked(span: Span) -> str:
    """Give our own words of a span, and one sign for what comes out of the data."""
    if span.figure is not None:
        return FIGURE
    return span.text if span.origin in OURS else DATA


def _periods(spans: tuple[Span, ...], place: int) -> tuple[str, ...]:
    """Give the periods told in the clause of a figure, as they are worded."""
    first = place
    while first and not _CLAUSE_END.search(masked(spans[first - 1])):
        first -= 1
    last = place + 1
    while last < len(spans) and not _CLAUSE_END.search(masked(spans[last])):
        last += 1
    return tuple(span.text for span in spans[first:last] if span.origin is Origin.PERIOD)
