"""Questions answered by signs: three that do not hang on one another, or no answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from dianfan.promised.model import SignSide

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dianfan.figures.lineage import Figure
    from dianfan.promised.model import Question
    from dianfan.promised.model import Sign
    from dianfan.recorded.mint import Mint

LEAST_SIGNS = 3
"""Fewer signs that can be read answer nothing: one ratio alone calls no structure heavy."""


class SignVerdict(StrEnum):
    """What the signs say: all for it, all against it, some of each, or too few to be read."""

    YES = "yes"
    NO = "no"
    MIXED = "mixed"
    OPEN = "open"


@dataclass(frozen=True)
class SignReading:
    """A sign as the record has it: its value, what it is held against, and whether it speaks for it.

    ``speaks`` is None where a value is missing, or where bounds leave open which is the greater.
    """

    sign: Sign
    own: Figure | None
    other: Figure | None
    speaks: bool | None


def read_signs(question: Question, mint: Mint) -> tuple[SignReading, ...]:
    """Read the signs of a question at home, each in the last period that allows it.

    Args:
        question: its signs.
        mint: makes the figures of entries.
    """
    return tuple(_read(sign, mint) for sign in question.signs)


def answered(readings: Sequence[SignReading]) -> SignVerdict:
    """Say what signs answer: those that can be read must be three at least."""
    told = {one.speaks for one in readings if one.speaks is not None}
    if sum(one.speaks is not None for one in readings) < LEAST_SIGNS:
        return SignVerdict.OPEN
    if len(told) > 1:
        return SignVerdict.MIXED
    return SignVerdict.YES if told == {True} else SignVerdict.NO


def _read(sign: Sign, mint: Mint) -> SignReading:
    home = mint.programme.charter.place
    own = mint.series(sign.indicator, home, sign.kind) if sign.indicator else ()
    if sign.since:
        before = [one for one in own if one.period.code == sign.since]
        pair = (own[-1], before[0]) if before and own[-1].period.code != sign.since else None
    else:
        theirs = {
            one.period.code: one for one in mint.series(sign.indicator, sign.against, sign.kind)
        }
        both = [(one, theirs[one.period.code]) for one in own if one.period.code in theirs]
        pair = both[-1] if both else None
    if pair is None:
        return SignReading(sign, own[-1] if own else None, None, None)
    return SignReading(sign, *pair, _speaks(sign.side, *pair))


def _speaks(side: SignSide, own: Figure, other: Figure) -> bool | None:
    """Tell on which side a value surely lies; None where it may be either."""
    if own.unit.dimension != other.unit.dimension:
        return None
    low, high = (_end(own, "low"), _end(own, "high"))
    least, most = (_end(other, "low"), _end(other, "high"))
    above = low is not None and most is not None and low > most
    below = high is not None and least is not None and high < least
    if not above and not below:
        return None
    return above if side is SignSide.ABOVE else below


def _end(figure: Figure, which: str) -> Fraction | None:
    end = getattr(figure.quantity, which)
    return None if end is None else Fraction(end) * figure.unit.factor
