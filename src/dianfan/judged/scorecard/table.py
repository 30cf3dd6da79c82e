"""The scorecard as a table: the trend of every indicator at every place, in columns.

Maps and comparisons need grades of places that no sentence speaks of. The table holds the
five-year trend of exact whole-year levels in the indicator's own dimension; what is only a
bound, or of part of a year, is left to the judgements of single cases.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from dianfan.figures.period import PeriodKind
from dianfan.figures.unit import unit
from dianfan.judged.growth import cagr_column
from dianfan.judged.scorecard import eurostat
from dianfan.judged.scorecard import un_progress
from dianfan.judged.scorecard.series import SHORT_TERM
from dianfan.judged.scorecard.series import since_break
from dianfan.judged.scorecard.trend import STALE_DAYS
from dianfan.promised.model import Direction

if TYPE_CHECKING:
    from dianfan.promised.model import Programme
    from dianfan.recorded.book import Book

CELL = ("indicator", "area")
PERCENT = unit("%")
EUROSTAT_WORDS = [*(grade.words.en for grade in eurostat.TREND.grades), eurostat.UNCHANGED.words.en]
UN_WORDS = [grade.words.en for grade in un_progress.GRADES]


def trend_table(programme: Programme, book: Book) -> pl.DataFrame:
    """Grade the five-year trend of every indicator with a direction at every place.

    Returns:
        one row per indicator and area: ``base_period``, ``latest_period``,
        ``cagr_percent`` a year, and the grade words ``eurostat`` and ``un``.
    """
    pairs = _pairs(_values(programme, book), book)
    base, latest = pairs["base"].to_numpy(), pairs["latest"].to_numpy()
    years = pairs.select(pl.col("latest_year") - pl.col("base_year")).to_series().to_numpy()
    rates = cagr_column(base, latest, years.astype(np.float64))
    falls = pairs["falls"].to_numpy()
    graded = pairs.select(*CELL, "base_period", "latest_period").with_columns(
        cagr_percent=pl.Series(rates, dtype=pl.Float64),
        eurostat=_words(EUROSTAT_WORDS, eurostat.grade_trend_column(rates, PERCENT, falls)),
        un=_words(UN_WORDS, un_progress.grade_trend_column(rates, PERCENT, falls)),
    )
    return graded.filter(pl.col("cagr_percent").is_not_nan()).sort(CELL)


def _words(words: list[str], places: np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> pl.Series:
    """Name the grades of a column; a row without a rate has the last name and is left out."""
    return pl.Series([words[place] for place in places], dtype=pl.String)


def _values(programme: Programme, book: Book) -> pl.LazyFrame:
    """Give the whole-year levels that a trend can be read from: never below zero, of a direction."""
    read = [
        (one.id, unit(one.unit).dimension, one.direction is Direction.LOWER)
        for one in programme.indicators
        if one.direction is not Direction.NEUTRAL and not one.cumulative
    ]
    indicators = pl.LazyFrame(
        read,
        schema={"indicator": pl.String, "dimension": pl.String, "falls": pl.Boolean},
        orient="row",
    )
    return (
        since_break(programme, book)
        .filter(
            pl.col("kind") == "level",
            pl.col("scope").fill_null("") == "",
            pl.col("period_kind") != PeriodKind.UNDATED.value,
        )
        .join(indicators, on=("indicator", "dimension"))
        .filter(pl.col("number").min().over(CELL) >= 0)
        .filter(pl.col("period_kind") == PeriodKind.YEAR.value)
        .with_columns(year=pl.col("end").dt.year())
    )


def _pairs(values: pl.LazyFrame, book: Book) -> pl.DataFrame:
    """Take the latest value and the earliest inside the window, as ``Window`` does for one case."""
    longest, shortest = int(SHORT_TERM.longest.value), int(SHORT_TERM.shortest.value)
    inside = values.filter(pl.col("year").max().over(CELL) - pl.col("year") <= longest)
    pairs = (
        inside.sort("year")
        .group_by(CELL)
        .agg(
            pl.first("period").alias("base_period"),
            pl.first("year").alias("base_year"),
            pl.first("number").alias("base"),
            pl.last("period").alias("latest_period"),
            pl.last("year").alias("latest_year"),
            pl.last("number").alias("latest"),
            pl.last("end"),
            pl.first("falls"),
            ((pl.first("bound") == "exactly") & (pl.last("bound") == "exactly")).alias("exact"),
        )
    )
    return pairs.filter(
        pl.col("exact"),
        pl.col("latest_year") - pl.col("base_year") >= shortest,
        (pl.lit(book.asof) - pl.col("end")).dt.total_days() <= STALE_DAYS,
    ).collect()
