"""Parts and wholes: what is told as parts of a whole adds up to it.

Parts are known by lineage: counts of one table under conditions that shut one another out,
or totals and counts made of some of the inputs that the whole was made of.
"""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import combinations
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from dianfan.figures.lineage import Derived
from dianfan.figures.lineage import Recorded
from dianfan.recorded.count import PREFIX
from dianfan.reported.lint.faults import Flaw
from dianfan.reported.lint.memory import by_key
from dianfan.reported.lint.told import FIGURE
from dianfan.reported.lint.told import masked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from dianfan.figures.lineage import Figure
    from dianfan.figures.wording import Language
    from dianfan.reported.parts import Sentence
    from dianfan.reported.parts import Table

RULE = "parts-and-whole"
FEWEST = 2
TOTAL = "judged.arithmetic.total"
COUNT = "judged.arithmetic.count"
_LISTED: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "zh": re.compile(f"^[^{FIGURE}]*{FIGURE}[^{FIGURE}]*：[^{FIGURE}]*{FIGURE}"),
        "en": re.compile(f"^[^{FIGURE}]*{FIGURE}(?:\\. Of these)?:[^{FIGURE}]*{FIGURE}"),
    }
)
_TOTALS = frozenset({"合计", "总计", "共计", "total", "all", "sum"})
_SLACK = Fraction(1, 2)


def sums(language: Language, sentence: Sentence) -> Iterator[Flaw]:
    """Find parts told in a sentence that do not add up to the whole told in it."""
    figures = sentence.figures
    yield from _remade(figures)
    words = "".join(masked(span) for span in sentence.spans)
    yield from parts_of(figures, listed=_LISTED[language].search(words) is not None)


def _remade(figures: Sequence[Figure]) -> Iterator[Flaw]:
    for figure in figures:
        message = _wrong_sum(figure)
        if message:
            yield Flaw(RULE, message, figure.key)


@by_key
def _wrong_sum(figure: Figure) -> str:
    """Add up the inputs of a total or a count again; nothing where they agree."""
    why = figure.why
    if not isinstance(why, Derived) or why.method not in {TOTAL, COUNT}:
        return ""
    if not all(one.quantity.is_exact for one in why.inputs):
        return ""
    added = sum((_size(one) for one in why.inputs), Fraction(0))
    return (
        ""
        if added == _size(figure)
        else f"{figure.value} {figure.unit}: its inputs do not add up to it"
    )


def parts_of(figures: Sequence[Figure], *, listed: bool = False) -> Iterator[Flaw]:
    """Find figures that are parts of one among them and do not add up.

    Args:
        figures: what is told together.
        listed: whether the first is told as the whole and the others as all its parts.
    """
    distinct = [one for one in {one.key: one for one in figures}.values() if _has_parts(one)]
    if len(distinct) <= FEWEST:
        return
    for whole in distinct:
        parts = [one for one in distinct if one is not whole and is_part(one, whole)]
        if len(parts) >= FEWEST and all(apart(*two) for two in combinations(parts, 2)):
            whole_is_first = listed and whole is distinct[0]
            yield from _added(whole, parts, listed=whole_is_first or exhausts(parts, whole))


@by_key
def _has_parts(figure: Figure) -> bool:
    return conditions(figure) is not None or bool(_inputs(figure))


def _added(whole: Figure, parts: Sequence[Figure], *, listed: bool) -> Iterator[Flaw]:
    added, size = sum((_size(one) for one in parts), Fraction(0)), _size(whole)
    if added > size or (listed and added != size):
        shown = " + ".join(str(one.value) for one in parts)
        yield Flaw(RULE, f"{shown} beside a whole of {whole.value} {whole.unit}", whole.key)


def is_part(part: Figure, whole: Figure) -> bool:
    """Tell whether a figure counts or adds some of what another counts or adds."""
    if part.unit.dimension != whole.unit.dimension:
        return False
    mine, theirs = conditions(part), conditions(whole)
    if mine is not None and theirs is not None:
        return (
            mine.keys() > theirs.keys()
            and mine[""] == theirs[""]
            and theirs.items() <= mine.items()
        )
    some, all_ = _inputs(part), _inputs(whole)
    return bool(some) and some < all_


def apart(one: Figure, other: Figure) -> bool:
    """Tell whether nothing can be counted in both of two parts."""
    mine, theirs = conditions(one), conditions(other)
    if mine is not None and theirs is not None:
        shared = (mine.keys() & theirs.keys()) - {""}
        return any(not mine[column] & theirs[column] for column in shared)
    return not _inputs(one) & _inputs(other)


def exhausts(parts: Sequence[Figure], whole: Figure) -> bool:
    """Tell whether parts that are totals hold all inputs of their whole."""
    inputs = _inputs(whole)
    return bool(inputs) and frozenset().union(*map(_inputs, parts)) == inputs


@by_key
def conditions(figure: Figure) -> Mapping[str, frozenset[str]] | None:
    """Read what a counted leaf counts: the table under the empty name, then values by column."""
    why = figure.why
    if not isinstance(why, Recorded) or not why.entry.startswith(PREFIX):
        return None
    table, _, query = why.entry.removeprefix(PREFIX).partition("?")
    found = {"": frozenset({table})}
    for column, values in parse_qsl(query, keep_blank_values=True):
        found[column] = frozenset(values.split("|"))
    return found


@by_key
def _inputs(figure: Figure) -> frozenset[str]:
    why = figure.why
    if not isinstance(why, Derived) or why.method not in {TOTAL, COUNT}:
        return frozenset()
    return frozenset(one.key for one in why.inputs)


def total_row(table: Table) -> Iterator[tuple[int, Flaw]]:
    """Find columns of a table whose last row, named a total, is not their sum."""
    if len(table.rows) <= FEWEST or _first(table.rows[-1][0].phrase) not in _TOTALS:
        return
    for column in range(1, len(table.columns)):
        cells = [row[column].phrase.figures for row in table.rows]
        some = [figures[0] for figures in cells[:-1] if figures]
        if (
            not cells[-1]
            or not some
            or len({one.unit.dimension for one in (*some, cells[-1][0])}) > 1
        ):
            continue
        whole = cells[-1][0]
        added = sum((_size(one) for one in some), Fraction(0))
        if whole.unit.is_additive and abs(added - _size(whole)) > _SLACK * whole.unit.factor:
            yield (
                column,
                Flaw(
                    RULE,
                    f"column “{table.columns[column]}” does not add up to its total",
                    whole.key,
                ),
            )


def _first(phrase: Sentence) -> str:
    return phrase.text.strip().lower()


def _size(figure: Figure) -> Fraction:
    return Fraction(figure.value) * figure.unit.factor
