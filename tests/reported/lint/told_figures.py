"""Figures for the tests of the lint, as a record, a promise or a method would yield them."""

from __future__ import annotations

from decimal import Decimal

from dianfan.figures import Figure
from dianfan.figures import Place
from dianfan.figures import Promised
from dianfan.figures import Quantity
from dianfan.figures import Recorded
from dianfan.figures import Wording
from dianfan.figures import period
from dianfan.figures import unit
from dianfan.figures.quantity import Bound
from dianfan.judged.arithmetic import count
from dianfan.judged.arithmetic import member

HOME = Place("P1", Wording("甲地", "Home"))


def value(
    number: str,
    symbol: str = "亿元",
    *,
    measure: str = "gva",
    time: str = "2025",
    bound: Bound = Bound.EXACTLY,
    entry: str = "e",
) -> Figure:
    """Give a value as an entry of the record."""
    why = Recorded(f"{entry}-{measure}-{time}-{number}", "s", "p. 1", "final", "bulletin", "")
    return Figure(Quantity(Decimal(number), bound), unit(symbol), HOME, period(time), measure, why)


def growth(number: str, **other: str) -> Figure:
    """Give a growth over a year before, in percent."""
    return value(number, "%", measure="gva:growth_yoy", **other)  # type: ignore[arg-type]  # texts only


def points(number: str) -> Figure:
    """Give a change in percentage points, as it was recorded."""
    return value(number, "百分点", measure="rate:change")


def target(number: str, symbol: str = "亿元", version: str = "1") -> Figure:
    """Give a target as the programme promises it."""
    why = Promised("target:t", f"source-{version}", "p. 2")
    quantity = Quantity(Decimal(number), Bound.AT_LEAST)
    return Figure(quantity, unit(symbol), HOME, period("2025"), "gva", why)


def counted(number: str, query: str = "") -> Figure:
    """Give a count of rows of a table of the Book, under conditions."""
    why = Recorded(f"count:claims?{query}", "", "")
    asof = period("2026-04-30")
    return Figure(Quantity(Decimal(number)), unit("条"), HOME, asof, "count:claims", why)


def tally(*members: Figure) -> Figure:
    """Count figures as a method does."""
    return count(*(member(one) for one in members))
