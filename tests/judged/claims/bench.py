"""A bench for claims: a small book, one claim before it, and its verdict."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from dianfan.figures.quantity import Bound
from dianfan.judged.claims.case import Case
from dianfan.judged.claims.docket import Docket
from dianfan.judged.claims.judge import judge_claim
from dianfan.judged.claims.model import ClaimVerdict
from dianfan.promised.model import ClaimRow
from dianfan.promised.model import ClaimVerdict as PersonVerdict
from dianfan.promised.model import Indicator
from dianfan.promised.model import Programme
from dianfan.promised.model import Source
from dianfan.recorded.close import close
from dianfan.said.claims import read
from tests.judged.little import indicator
from tests.judged.little import programme
from tests.judged.little import row

ASOF = date(2026, 3, 1)
SOURCES = ("s", "other", "third")


def claim(value: str | None = "100", **other: object) -> ClaimRow:
    """Make a claim of ``gdp`` of the prefecture in 2024, made by the source ``press``."""
    made = ClaimRow(
        id="c",
        date="2025-06",
        subject="清河州",
        measure="gdp",
        measure_zh="产值",
        measure_en="Output",
        value=None if value is None else Decimal(value),
        unit="" if value is None else "亿元",
        bound=Bound.EXACTLY,
        period="2024",
        status="claimed",
        source="press",
        checked_by=(),
        verdict=PersonVerdict.UNVERIFIED,
        why_zh="",
        why_en="",
    )
    return replace(made, **other)  # type: ignore[arg-type]  # fields by name


def measure(name: str, zh: str = "", symbol: str = "亿元", **other: object) -> Indicator:
    """Make an indicator by its id."""
    made = replace(indicator(symbol=symbol), id=name, name_zh=zh or name, name_en=name)
    return replace(made, **other)  # type: ignore[arg-type]  # fields by name


def world(
    rows: list[dict[str, str]], indicators: tuple[Indicator, ...] = (), **other: object
) -> Programme:
    """Make a programme with these entries, of sources that all came out in 2025."""
    made = programme(rows=rows, indicators=(indicator(), *indicators))
    card = made.sources[0]
    names = dict.fromkeys((*SOURCES, "press", *(one["source"] for one in rows)))
    sources: tuple[Source, ...] = tuple(
        replace(card, id=name, published="2025-05") for name in names
    )
    return replace(made, sources=sources, **other)  # type: ignore[arg-type]  # fields by name


def verdict(some: Programme, one: ClaimRow, asof: date = ASOF) -> ClaimVerdict:
    """Judge one claim before the Book of a programme."""
    with_claim = replace(some, claims=(one,))
    claims = read(with_claim)
    book = close(with_claim, claims, asof)
    return judge_claim(Case(Docket(with_claim, book), claims.claims[0]))


def entry(value: str, span: str = "2024", **other: str) -> dict[str, str]:
    """Make an entry of ``gdp`` by the source ``other``."""
    return row(span, value, **({"source": "other"} | other))
