"""The choice between two entries of one cell: both are kept, one is preferred.

The order of preference: final before preliminary before claimed; then bulletin before
submission, plan, press conference, news and encyclopedia; then an exact value before a bound; then
the later publication; then the source's id, so that the choice never depends on order.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from dianfan.figures.lineage import Figure
from dianfan.figures.lineage import Recorded
from dianfan.figures.rule import rule
from dianfan.figures.wording import Wording

STATUS_ORDER = ("final", "preliminary", "claimed", "expected", "planned", "target")
KIND_ORDER = ("bulletin", "submission", "plan", "press conference", "news", "encyclopedia")
SCENARIOS = {"expected": "forecast", "planned": "plan", "target": "plan"}


@dataclass(frozen=True, slots=True)
class Preference:
    """What made one entry preferred: the criterion, in words."""

    criterion: str
    words: Wording


_CRITERIA = (
    Preference(
        "status",
        Wording(
            "正式数优先于初步数和宣传口径", "final values go before preliminary and claimed ones"
        ),
    ),
    Preference(
        "kind", Wording("统计公报优先于新闻和百科", "a bulletin goes before news and encyclopedias")
    ),
    Preference("exact", Wording("确数优先于概数", "an exact value goes before a bound")),
    Preference("later", Wording("后发布的优先", "the later publication goes first")),
    Preference(
        "id",
        Wording(
            "各项相同，按来源编号排序", "all else being equal, the order of source ids decides"
        ),
    ),
)


def _place_in(order: tuple[str, ...], name: str) -> int:
    return order.index(name) if name in order else len(order)


def _merits(figure: Figure) -> tuple[int, int, bool, str, str]:
    why = figure.inputs[0].why if figure.inputs else figure.why
    if not isinstance(why, Recorded):
        message = "only recorded entries can be chosen between"
        raise TypeError(message)
    return (
        _place_in(STATUS_ORDER, why.status),
        _place_in(KIND_ORDER, why.source_kind),
        not figure.quantity.is_exact,
        _descending(why.published),
        f"{why.source}\x00{why.entry}",
    )


def _descending(day: str) -> str:
    return "".join(chr(0x10FFFF - ord(char)) for char in day) or chr(0x10FFFF)


@rule(
    version="1",
    formula="preferred(entries) = first by status, kind of source, exactness, later publication, id",
    source="rule of the record, docs/explanation/record.md",
)
def preferred(*entries: Figure) -> Figure:
    """Choose the preferred of all entries of one cell; the others stay as reported also."""
    return min(entries, key=_merits)


def reason(winner: Figure, loser: Figure) -> Wording:
    """Say which criterion put one entry of a cell before another."""
    for criterion, mine, theirs in zip(_CRITERIA, _merits(winner), _merits(loser), strict=True):
        if mine != theirs:
            return criterion.words
    return _CRITERIA[-1].words


def rank_entries(entries: pl.DataFrame, cell: tuple[str, ...]) -> pl.DataFrame:
    """Add ``rank`` within each cell, 0 for the preferred entry, and ``chosen``.

    What was superseded comes last and is never chosen.

    Args:
        entries: one row per entry, with the columns of the Book.
        cell: the columns that make up a cell.

    Returns:
        The same rows in the same order with the two columns added.
    """
    merits = [
        pl.col("superseded_by") != "",
        _position("status", STATUS_ORDER),
        _position("source_kind", KIND_ORDER),
        (pl.col("bound") != "exactly").cast(pl.Int8),
        -pl.col("published").fill_null(pl.date(1, 1, 1)).dt.epoch("d"),
        pl.col("source"),
        pl.col("entry"),
    ]
    keyed = entries.with_row_index("_row").with_columns(
        merit.alias(f"_merit{place}") for place, merit in enumerate(merits)
    )
    names = [f"_merit{place}" for place in range(len(merits))]
    ranked = keyed.sort(*names).with_columns(rank=pl.int_range(pl.len()).over(cell))
    stands = (pl.col("rank") == 0) & (pl.col("superseded_by") == "")
    return ranked.sort("_row").drop("_row", *names).with_columns(chosen=stands)


def _position(column: str, order: tuple[str, ...]) -> pl.Expr:
    places = list(range(len(order)))
    return pl.col(column).replace_strict(
        list(order), places, default=len(order), return_dtype=pl.Int64
    )
