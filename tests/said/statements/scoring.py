"""Sentences with their truth, and how well a reader of amounts does on them."""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from dianfan.figures.gap import Gap
from dianfan.figures.quantity import Bound
from dianfan.said.statements.model import Amount

GOLD = Path(__file__).parent / "gold"
_MARK = re.compile(r"\[([^\]]+?) ((?:[=<>~!?]|\d+(?:\.\d+)?\.\.)[^\]]*)\]")
_BOUNDS = {
    "=": Bound.EXACTLY,
    ">": Bound.MORE_THAN,
    ">=": Bound.AT_LEAST,
    "<": Bound.LESS_THAN,
    "<=": Bound.AT_MOST,
    "~": Bound.ABOUT,
}


@dataclass(frozen=True)
class Truth:
    """A quantity as it ought to be read; ``value`` is None for one that the copy lost."""

    start: int
    end: int
    value: Fraction | None
    upper: Fraction | None
    bound: Bound
    unit: str
    optional: bool = False


@dataclass(frozen=True)
class Sentence:
    """A sentence with the quantities that it holds."""

    published: str
    text: str
    truths: tuple[Truth, ...]


def sentences(name: str) -> tuple[Sentence, ...]:
    """Read a file of the gold, such as ``zh-open``."""
    lines = (GOLD / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(_sentence(line) for line in lines if line.strip())


def _sentence(line: str) -> Sentence:
    published, _, marked = line.partition(" ◇ ")
    text, truths, at = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        truths.append(_truth(match[1], match[2], len(text)))
        text += match[1]
        at = match.end()
    return Sentence(published, text + marked[at:], tuple(truths))


def _truth(words: str, told: str, start: int) -> Truth:
    end = start + len(words)
    op = re.match(r"[<>]=|[=<>~!?]", told)
    if op and op[0] == "?":
        return Truth(start, end, None, None, Bound.EXACTLY, "", optional=True)
    value, unit, *_ = [*(told[op.end() :] if op else told).split(), "-"]
    unit = "" if unit == "-" else unit.replace("-", " ")
    if op and op[0] == "!":
        return Truth(start, end, None, None, Bound.EXACTLY, value)
    if ".." in value:
        low, high = value.split("..")
        return Truth(start, end, Fraction(low), Fraction(high), Bound.RANGE, unit)
    assert op is not None
    return Truth(start, end, Fraction(value), None, _BOUNDS[op[0]], unit)


@dataclass
class Score:
    """What was found, right and wrong; ``faults`` tells each in words."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    bounds_wrong: int = 0
    on_names: int = 0
    faults: list[str] | None = None

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


def score(some: Iterable[Sentence], read: Callable[[str], tuple[Amount, ...]]) -> Score:
    """Hold what a reader finds against the truth: span, value, bound and unit all have to fit."""
    told = Score(faults=[])
    for sentence in some:
        _compare(sentence, list(read(sentence.text)), told)
    return told


def _compare(sentence: Sentence, found: list[Amount], told: Score) -> None:
    assert told.faults is not None
    for truth in sentence.truths:
        near = [one for one in found if one.span.start < truth.end and truth.start < one.span.end]
        found = [one for one in found if one not in near]
        if truth.optional:
            continue
        words = sentence.text[truth.start : truth.end]
        if not near:
            told.missed += 1
            told.faults.append(f"missed “{words}” in {sentence.text}")
        elif len(near) == 1 and _agrees(near[0], truth, sentence.text):
            told.right += 1
        else:
            told.wrong += 1
            told.missed += 1
            told.bounds_wrong += any(_bound(one) is not truth.bound for one in near)
            told.faults.append(f"read {[_plain(one, sentence.text) for one in near]} for “{words}”")
    for one in found:
        told.wrong += 1
        told.on_names += 1
        told.faults.append(f"took {_plain(one, sentence.text)} in {sentence.text}")


def _bound(one: Amount) -> Bound:
    return Bound.EXACTLY if isinstance(one.quantity, Gap) else one.quantity.bound


def _agrees(one: Amount, truth: Truth, text: str) -> bool:
    """Tell whether a reading fits; it may hold the counted noun, and write “$ billion” as it likes."""
    rest = text[truth.end : one.span.end]
    counts = rest.endswith(truth.unit.split(" ")[-1]) and rest.isascii() and bool(truth.unit)
    ends = one.span.end == truth.end or counts
    unit = sorted(one.unit.split()) == sorted(truth.unit.split())
    if not (one.span.start == truth.start and ends and unit):
        return False
    if isinstance(one.quantity, Gap) or truth.value is None:
        return isinstance(one.quantity, Gap) and truth.value is None
    upper = truth.upper is None or one.quantity.upper == _decimal(truth.upper)
    return one.quantity.bound is truth.bound and upper and _near(one.quantity.value, truth.value)


def _near(value: Decimal, truth: Fraction) -> bool:
    return abs(Fraction(value) - truth) <= abs(truth) / 10**9


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def _plain(one: Amount, text: str) -> str:
    return f"{text[one.span.start : one.span.end]} = {one.quantity} {one.unit}"
