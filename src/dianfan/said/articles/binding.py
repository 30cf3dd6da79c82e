"""Binding: which heading belongs to which run of paragraphs, when order no longer tells."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from functools import lru_cache
from itertools import pairwise


def shared_pairs(heading: str, text: str) -> float:
    """Give the share of a heading's pairs of neighbouring characters that a text holds."""
    wanted = pairs(heading)
    return len(wanted & pairs(text)) / len(wanted) if wanted else 0.0


@lru_cache(maxsize=4096)
def pairs(text: str) -> frozenset[str]:
    """Give the pairs of neighbouring letters of a text, marks and spaces left out."""
    letters = [char for char in text if char.isalnum()]
    return frozenset(a + b for a, b in pairwise(letters))


def bind(headings: Sequence[str], paragraphs: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Give each heading a run of consecutive paragraphs, so that most pairs are shared.

    Each heading is used once, in the order that fits best among the runs; every paragraph
    from the first bound one on belongs to the heading before it.

    Args:
        headings: their texts.
        paragraphs: the texts that they may stand over.

    Returns:
        the first paragraph of each heading that was bound, as (heading, paragraph), in the
        order of the paragraphs; a heading that shares nothing is left out.
    """
    scores = [[shared_pairs(heading, text) for text in paragraphs] for heading in headings]
    count = len(paragraphs)

    @cache
    def best(start: int, left: frozenset[int]) -> tuple[float, tuple[tuple[int, int], ...]]:
        if start >= count or not left:
            return 0.0, ()
        found: tuple[float, tuple[tuple[int, int], ...]] = (0.0, ())
        for heading in sorted(left):
            total = 0.0
            for stop in range(start + 1, count + 1):
                total += scores[heading][stop - 1] / (stop - start) ** 0.5
                rest, way = best(stop, left - {heading})
                if total + rest > found[0] and scores[heading][start] > 0:
                    found = (total + rest, ((heading, start), *way))
        return found

    if len(headings) > 6 or count > 40:  # noqa: PLR2004 - more than a box holds; the search grows too fast
        return ()
    return best(0, frozenset(range(len(headings))))[1]
