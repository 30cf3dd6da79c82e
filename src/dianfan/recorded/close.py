"""Close the record at a date into a Book."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TYPE_CHECKING

import polars as pl

from dianfan.figures.errors import UnknownPeriod
from dianfan.figures.finding import Finding
from dianfan.figures.finding import Severity
from dianfan.figures.finding import Where
from dianfan.figures.period import period
from dianfan.figures.unit import unit
from dianfan.recorded.book import CELL
from dianfan.recorded.book import Book
from dianfan.recorded.choice import SCENARIOS
from dianfan.recorded.choice import rank_entries
from dianfan.recorded.corrections import with_corrections
from dianfan.recorded.tables import programme_tables
from dianfan.recorded.tables import programme_texts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from dianfan.promised.model import Programme
    from dianfan.promised.model import Source
    from dianfan.said.claims import Claims


def close(programme: Programme, claims: Claims, asof: date) -> Book:
    """Freeze what was known at the end of a day.

    An entry is known from the last day that its source's date allows; an entry from a
    source without a date counts from the end of the period that it describes. A correction
    holds from its own day; on an earlier one the Book has what stood there before.

    Args:
        programme: the loaded folder.
        claims: what its documents say; the claims made later are left out.
        asof: the day; later publications do not enter.
    """
    observed = with_corrections(programme.observations, programme.corrections, asof)
    entries = _described(observed, programme.sources)
    known = entries.filter(pl.coalesce("corrected_on", "published", "end") <= asof)
    observations = rank_entries(known.drop("corrected_on"), CELL)
    tables = programme_tables(programme, claims)
    texts = programme_texts(programme)
    return Book(
        asof=asof,
        observations=observations,
        tables=tables,
        texts=texts,
        digest=_digest(asof, {**tables, "entries": observations.drop("line")}, texts),
        findings=_left_out(entries.height - known.height, asof) + claims.findings,
    )


def _left_out(count: int, asof: date) -> tuple[Finding, ...]:
    if not count:
        return ()
    return (
        Finding(
            Severity.NOTE,
            "published-later",
            Where("observations.csv"),
            f"{count} entries were published after {asof} and are not part of this Book",
            "close the Book at a later day to include them",
        ),
    )


def published_by(source: Source) -> date | None:
    """Give the last day that the date of a source allows; nothing when it has none."""
    try:
        return period(source.published).end if source.published else None
    except UnknownPeriod:
        return None


def _described(observations: pl.DataFrame, sources: Iterable[Source]) -> pl.DataFrame:
    listed = tuple(sources)
    cards = pl.DataFrame(
        {
            "source": [source.id for source in listed],
            "published": [published_by(source) for source in listed],
            "source_kind": [source.kind for source in listed],
        },
        schema={"source": pl.String, "published": pl.Date, "source_kind": pl.String},
    )
    return (
        observations.join(_periods(observations), on="period", how="left", maintain_order="left")
        .join(_units(observations), on="unit", how="left", maintain_order="left")
        .join(cards, on="source", how="left", maintain_order="left")
        .with_columns(
            scenario=pl.col("status").replace_strict(SCENARIOS, default="actual"),
            number=pl.col("value").cast(pl.Float64, strict=False) * pl.col("_factor"),
        )
        .drop("_factor")
    )


def _periods(observations: pl.DataFrame) -> pl.DataFrame:
    spans = [period(code) for code in observations["period"].unique().sort()]
    return pl.DataFrame(
        {
            "period": [span.code for span in spans],
            "start": [span.start for span in spans],
            "end": [span.end for span in spans],
            "period_kind": [span.kind.value for span in spans],
        },
        schema={"period": pl.String, "start": pl.Date, "end": pl.Date, "period_kind": pl.String},
    )


def _units(observations: pl.DataFrame) -> pl.DataFrame:
    symbols = list(observations["unit"].unique().sort())
    units = [unit(symbol) for symbol in symbols]
    return pl.DataFrame(
        {
            "unit": symbols,
            "dimension": [one.dimension for one in units],
            "_factor": [float(one.factor) for one in units],
        },
        schema={"unit": pl.String, "dimension": pl.String, "_factor": pl.Float64},
    )


def _digest(asof: date, tables: Mapping[str, pl.DataFrame], texts: Mapping[str, str]) -> str:
    total = hashlib.sha256(asof.isoformat().encode())
    for name in sorted(tables):
        total.update(name.encode() + b"\0" + tables[name].write_csv().encode())
    for name in sorted(texts):
        total.update(name.encode() + b"\0" + texts[name].encode())
    return total.hexdigest()
