"""Invented rows put into the small programme, for tests of what is told of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import polars as pl

from dianfan.judged import judge
from dianfan.promised import load
from dianfan.promised.model import Programme
from dianfan.recorded import close
from dianfan.reported.desk import Desk
from dianfan.said import read

QINGHE = Path(__file__).parents[1] / "programmes" / "qinghe"
HOME = "QH1"
Row = dict[str, str]


@cache
def programme() -> Programme:
    """Load the small programme."""
    return load(QINGHE)


def desk_of(some: Programme, asof: date | None = None) -> Desk:
    """Close and judge a programme at a day."""
    book = close(some, read(some), asof or some.charter.review_date)
    return Desk(some, book, judge(some, book))


def value(period: str, number: str, **other: str) -> Row:
    """Give a row of the indicator ``gva`` at home, as a bulletin would print it."""
    row = {"indicator": "gva", "area": HOME, "period": period, "scope": "", "value": number}
    row |= {"upper": "", "unit": "亿元", "bound": "exactly", "kind": "level", "status": "final"}
    row |= {"source": "delta-plan", "locator": number, "note_zh": "", "note_en": ""}
    return row | other


def growth(period: str, number: str, **other: str) -> Row:
    """Give a growth of ``gva`` over a year before."""
    return value(period, number, unit="%", kind="growth_yoy", **other)


def desk_with(*rows: Row, targets: bool = False) -> Desk:
    """Make a desk whose only observations are the given rows."""
    empty = programme().observations.head(0)
    frame = pl.DataFrame([{**row, "line": 2} for row in rows], schema=empty.schema)
    known = programme() if targets else replace(programme(), targets=())
    return desk_of(replace(known, observations=frame))
