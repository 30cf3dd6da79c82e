"""The words on an axis of values: round numbers in the unit of the chart's figures."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from dianfan.figures.quantity import exactly
from dianfan.published.charts.points import first_figure
from dianfan.published.charts.scale import written
from dianfan.reported.display import display

if TYPE_CHECKING:
    from dianfan.figures.wording import Language
    from dianfan.reported.parts import Chart

_NUMBER = re.compile(r"−?[0-9][0-9,]*(?:\.[0-9]+)?")


def tick_words(chart: Chart, ticks: tuple[float, ...], language: Language) -> tuple[str, ...]:
    """Write the ticks of an axis, the unit word on the last alone where all share it."""
    like = first_figure(chart)
    if like is None:
        return tuple(written(tick) for tick in ticks)
    # Only the wording is used: the number on an axis is no figure, and nobody cites it.
    full = [
        display(replace(like, quantity=exactly(Decimal(repr(tick)))), language) for tick in ticks
    ]
    frames = {
        _NUMBER.sub("#", text, count=1) for tick, text in zip(ticks, full, strict=True) if tick
    }
    if len(frames) != 1 or not like.unit.is_additive:
        return tuple(written(t) if not t else text for t, text in zip(ticks, full, strict=True))
    numbers = [found.group() if (found := _NUMBER.search(text)) else text for text in full]
    return (*("0" if not t else n for t, n in zip(ticks[:-1], numbers[:-1], strict=True)), full[-1])
