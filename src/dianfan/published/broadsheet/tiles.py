"""Tiles: consecutive short stories in rows across the page, each as many columns wide as suits it.

Stories of one row end at a common edge, so the widths are chosen for the least white.
"""

from collections.abc import Iterator
from collections.abc import Sequence
from functools import cache
from functools import lru_cache

from dianfan.published.broadsheet.grid import COLUMNS

# A story one column wide is hard to headline, one wider than three is hard to read across.
_STRAIN = {1: 3.0, 2: 0.0, 3: 0.0, 4: 6.0, 5: 9.0, 6: 6.0}


def rows(heights: Sequence[Sequence[int]], limit: int) -> tuple[tuple[int, ...], ...]:
    """Choose spans: `heights[i][span - 1]` is the rows that story i takes over so many columns.

    Returns for each row of tiles the spans of its stories, in order; each sums to six. A row
    deeper than `limit` is avoided where any other division exists.
    """
    count = len(heights)

    @cache
    def best(start: int) -> tuple[float, tuple[tuple[int, ...], ...]]:
        if start == count:
            return 0.0, ()
        options = []
        for spans in _spans(COLUMNS, count - start):
            cost, rest = best(start + len(spans))
            deep = [heights[start + i][span - 1] for i, span in enumerate(spans)]
            options.append((cost + _white(spans, deep, limit), (spans, *rest)))
        return min(options)

    return best(0)[1]


def _white(spans: tuple[int, ...], deep: list[int], limit: int) -> float:
    """Rate a row: the white under its shorter stories, and what is awkward in their widths."""
    edge = max(deep)
    white: float = sum(
        span * float(edge - rows_) ** 1.5 for span, rows_ in zip(spans, deep, strict=True)
    )
    return white + sum(_STRAIN[span] for span in spans) + 2.0 + (1e6 if edge > limit else 0.0)


@lru_cache(maxsize=64)
def _spans(total: int, most: int) -> tuple[tuple[int, ...], ...]:
    """Return the ways to write `total` as at most `most` ordered parts."""
    return tuple(_parts(total, most))


def _parts(total: int, most: int) -> Iterator[tuple[int, ...]]:
    """Yield compositions of a number."""
    if total == 0:
        yield ()
        return
    if most == 0:
        return
    for first in range(1, total + 1):
        for rest in _parts(total - first, most - 1):
            yield (first, *rest)
