"""Two languages, one report: every section cites the same figures in both."""

from __future__ import annotations

from collections import Counter
from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING

from dianfan.reported.lint.faults import Flaw
from dianfan.reported.lint.passages import NO_WORDS
from dianfan.reported.lint.passages import SHEETS
from dianfan.reported.lint.passages import Passage
from dianfan.reported.lint.printed import read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from dianfan.figures.lineage import Figure
    from dianfan.reported.lint.passages import Path
    from dianfan.reported.model import Review

    Section = tuple[str, Path]

RULE = "languages-differ"


def languages_differ(
    one: Review, mine: Sequence[Passage], other: Review, theirs: Sequence[Passage]
) -> Iterator[tuple[Passage, Flaw]]:
    """Find the sections of two reviews that do not cite the same figures equally often.

    Prose is compared by the list of its paragraphs, since a sentence of one language may
    be two of another; cells, marks and tiles are compared one by one.

    Args:
        one: a review.
        mine: its passages.
        other: the review in another language.
        theirs: the passages of that.
    """
    here, there = _cited(mine), _cited(theirs)
    for section in (*here, *(one for one in there if one not in here)):
        counts = Counter(here.get(section, ()))
        counts.subtract(Counter(there.get(section, ())))
        for key, count in counts.items():
            if count:
                passage = _passage(section, key, (*mine, *theirs))
                yield passage, Flaw(RULE, _message(key, count, one, other), key)
    yield from _displays(one, other)


def _cited(passages: Sequence[Passage]) -> Mapping[Section, list[str]]:
    """Give the keys of the figures of each section; what a figure's own page cites is apart."""
    found: dict[Section, list[str]] = defaultdict(list)
    for passage in passages:
        if passage.figures and not passage.in_sheets:
            found[passage.page, passage.section].extend(one.key for one in passage.figures)
    return found


def _passage(section: Section, key: str, passages: Sequence[Passage]) -> Passage:
    return next(
        passage
        for passage in passages
        if (passage.page, passage.section) == section
        and any(figure.key == key for figure in passage.figures)
    )


def _message(key: str, count: int, one: Review, other: Review) -> str:
    more, fewer = (one, other) if count > 0 else (other, one)
    sheet = more.figures.get(key)
    shown = f"“{sheet.display}”" if sheet is not None else f"figure {key}"
    return f"{shown} is told {abs(count)}× more in {more.language} than in {fewer.language}"


def _displays(one: Review, other: Review) -> Iterator[tuple[Passage, Flaw]]:
    """Find figures whose displays in two languages do not mean one amount."""
    for key in dict.fromkeys((*one.figures, *other.figures)):
        mine, theirs = one.figures.get(key), other.figures.get(key)
        place = Passage(f"{SHEETS}/{key}", ("display",), NO_WORDS)
        if mine is None or theirs is None:
            missing = one if mine is None else other
            yield place, Flaw(RULE, f"the figure has no page in {missing.language}", key)
            continue
        amounts = (
            _amount(mine.figure, mine.display, one),
            _amount(theirs.figure, theirs.display, other),
        )
        if not _agree(*amounts):
            yield place, Flaw(RULE, f"“{mine.display}” is not “{theirs.display}”", key)


def _amount(figure: Figure, text: str, review: Review) -> tuple[Fraction, Fraction, str] | None:
    """Read a display as an amount in base units, half its last digit, and its bound."""
    printed = read(text, review.language)
    size = None if printed is None else printed.size(figure.unit.dimension)
    if printed is None or size is None:
        return None
    return Fraction(printed.low) * size, Fraction(printed.step) * size / 2, printed.bound.value


def _agree(
    one: tuple[Fraction, Fraction, str] | None, other: tuple[Fraction, Fraction, str] | None
) -> bool:
    if one is None or other is None:
        return True
    return one[2] == other[2] and abs(one[0] - other[0]) <= one[1] + other[1]
