"""Percent: shares over the whole, and percentage points against percent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dianfan.figures.lineage import Derived
from dianfan.reported.lint.faults import Flaw
from dianfan.reported.lint.memory import by_key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from dianfan.figures.lineage import Figure
    from dianfan.figures.wording import Language
    from dianfan.reported.lint.ground import Ground
    from dianfan.reported.lint.told import Told
    from dianfan.reported.parts import Sentence

OVER = "over-the-whole"
MIXED = "percent-or-points"
POINTS = "percentage points"
PARTS = frozenset({"share", "completion", "elapsed", "suffices", "likelihood"})
RELATIVE = frozenset(
    {"growth_yoy", "change", "cagr", "pace", "need", "margin", "difference", "ratio", "lag"}
)
OF_A_WHOLE = frozenset({"judged.arithmetic.share"})
OF_DIFFERENCE = frozenset({"judged.arithmetic.difference", "judged.arithmetic.point_change"})
OF_POINTS = frozenset({"", "share", POINTS, "index"})
OF_RATIO = frozenset({"judged.arithmetic.percent_change"})
_GREW_BY = re.compile(r"(?:增长|增加|减少|负增长)了?$")
_POINTS_AFTER = re.compile(r"^(?:个?百分点| ?percentage points?\b)")
_PERCENT_AFTER = re.compile(r"^(?:%|％| ?percent\b| ?per cent\b)")


def percents(sentence: Sentence, ground: Ground) -> Iterator[Flaw]:
    """Find shares over the whole, and figures that mix points and percent."""
    for figure in sentence.figures:
        if figure.unit.dimension in {"share", POINTS}:
            yield from _over(figure)
            yield from _mixed(figure, ground)


def beside(language: Language, some: Iterable[Told]) -> Iterator[Flaw]:
    """Find unit words behind figures that bring their own, and points told as a growth."""
    for one in some:
        yield from _beside(language, one)


def kinds(figure: Figure) -> tuple[str, ...]:
    """Give the kinds behind the indicator in a figure's measure: growth_yoy, share, change."""
    return tuple(figure.measure.split(":")[1:])


def _over(figure: Figure) -> Iterator[Flaw]:
    """A growth, a change or a ratio may pass one hundred; a part of a whole may not."""
    if figure.unit.dimension != "share" or not _is_part(figure):
        return
    low, factor = figure.quantity.low, figure.unit.factor
    value = low if low is not None else figure.value
    if value * factor.numerator > factor.denominator:
        yield Flaw(OVER, f"{figure.value} {figure.unit} is more than the whole", figure.key)


def _is_part(figure: Figure) -> bool:
    why, tail = figure.why, kinds(figure)
    if isinstance(why, Derived) and why.method in OF_A_WHOLE:
        return why.inputs[0].measure.partition(":")[0] == why.inputs[1].measure.partition(":")[0]
    return bool(tail) and tail[-1] in PARTS and figure.unit.symbol != "比"


def _mixed(figure: Figure, ground: Ground) -> Iterator[Flaw]:
    measured = ground.dimensions.get(figure.measure.partition(":")[0], "")
    message = _mixture(figure, measured)
    if message:
        yield Flaw(MIXED, message, figure.key)


@by_key
def _mixture(figure: Figure, measured: str) -> str:
    """Say how percent and points are mixed in a figure of a measure; nothing where they are not."""
    points = figure.unit.dimension == POINTS
    if isinstance(figure.why, Derived):
        return _mixture_made(figure.why, points=points)
    growth = kinds(figure)[-1:] == ("growth_yoy",)
    if points and growth and measured not in OF_POINTS:
        return f"the growth of what is measured in {measured} is told in percentage points"
    return ""


def _mixture_made(why: Derived, *, points: bool) -> str:
    of_shares = bool(why.inputs) and why.inputs[0].unit.is_share
    if why.method in OF_DIFFERENCE and of_shares and not points:
        return "the difference of two shares is told in percent"
    if why.method in OF_RATIO and points:
        return "a relative change is told in percentage points"
    return ""


def _beside(language: Language, one: Told) -> Iterator[Flaw]:
    figure, points = one.figure, one.figure.unit.dimension == POINTS
    if _POINTS_AFTER.search(one.after) or _PERCENT_AFTER.search(one.after):
        yield Flaw(MIXED, "a unit word stands behind a figure that brings its own", figure.key)
    if language == "zh" and points and _GREW_BY.search(one.before):
        yield Flaw(MIXED, "“增长”和“增加”说的是百分比；百分点用“提高”“回落”", figure.key)
