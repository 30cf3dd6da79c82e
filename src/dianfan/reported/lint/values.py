"""Display against value: what is printed is read back and held against the figure."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from dianfan.figures.lineage import Derived
from dianfan.figures.quantity import Bound
from dianfan.figures.quantity import Quantity
from dianfan.reported.lint.faults import Flaw
from dianfan.reported.lint.memory import by_key
from dianfan.reported.lint.passages import NO_WORDS
from dianfan.reported.lint.passages import SHEETS
from dianfan.reported.lint.passages import Passage
from dianfan.reported.lint.printed import read
from dianfan.reported.parts import Origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.figures.lineage import Figure
    from dianfan.figures.wording import Language
    from dianfan.reported.lint.printed import Printed
    from dianfan.reported.model import Review
    from dianfan.reported.parts import Sentence

RULE = "not-as-valued"
BOUND_RULE = "bound-words"
DIGITS = 4
_FINEST = {"share": 1, "percentage points": 1, "multiple": 2}
_TURNED = {
    Bound.AT_LEAST: Bound.AT_MOST,
    Bound.MORE_THAN: Bound.LESS_THAN,
    Bound.AT_MOST: Bound.AT_LEAST,
    Bound.LESS_THAN: Bound.MORE_THAN,
}


def as_valued(language: Language, sentence: Sentence) -> Iterator[Flaw]:
    """Find the figures of a sentence whose text does not say their value."""
    for span in sentence.spans:
        if span.figure is not None:
            unsigned = span.origin is Origin.UNSIGNED
            yield from flaws(span.figure, span.text, language, unsigned=unsigned)


def displays(review: Review) -> Iterator[tuple[Passage, Flaw]]:
    """Hold the display of each figure's own page against its value; all others follow it."""
    for key, sheet in review.figures.items():
        for flaw in flaws(sheet.figure, sheet.display, review.language, unsigned=False):
            yield Passage(f"{SHEETS}/{key}", ("display",), NO_WORDS), flaw


@by_key
def flaws(figure: Figure, text: str, language: Language, *, unsigned: bool) -> tuple[Flaw, ...]:
    """Hold a printed figure against its value; ``unsigned`` where its sign is left to a verb."""
    printed = read(text, language)
    if printed is None:
        return (Flaw(RULE, f"“{text}” cannot be read as a number with its unit", figure.key),)
    stands_for = _turned(figure.quantity) if unsigned and figure.value < 0 else figure.quantity
    found = _differences(text, printed, figure, stands_for)
    return tuple(Flaw(rule, message, figure.key) for rule, message in found)


def _turned(quantity: Quantity) -> Quantity:
    """Turn the sign of a quantity, and with it the side on which it is open."""
    bound = _TURNED.get(quantity.bound, quantity.bound)
    if quantity.upper is not None:
        return Quantity(-quantity.upper, bound, -quantity.value)
    return Quantity(-quantity.value, bound)


def _differences(
    text: str, printed: Printed, figure: Figure, quantity: Quantity
) -> Iterator[tuple[str, str]]:
    if printed.bound is not quantity.bound:
        yield BOUND_RULE, f"“{text}” says {printed.bound}, the figure says {quantity.bound}"
        return
    size = printed.size(figure.unit.dimension)
    if size is None:
        yield RULE, f"the unit in “{text}” does not measure {figure.unit.dimension}"
        return
    ends = ((quantity.value, printed.low), (quantity.upper, printed.high))
    for end, number in ends:
        if end is None or number is None:
            continue
        exact = Fraction(end) * figure.unit.factor / size
        if abs(Fraction(number) - exact) > Fraction(_step(printed, number, figure)) / 2:
            yield RULE, f"“{text}” stands for {end} {figure.unit}"


def _step(printed: Printed, number: Decimal, figure: Figure) -> Decimal:
    """Give the unit of the last digit that house style asks for, or a finer one that is printed."""
    least = Decimal(1)
    if isinstance(figure.why, Derived) and figure.unit.dimension in _FINEST:
        least = Decimal(1).scaleb(-_FINEST[figure.unit.dimension])
    elif number:
        least = Decimal(1).scaleb(min(0, number.adjusted() - DIGITS + 1))
    return min(printed.step, least)
