"""Printed figures read back, by another way than they were written: number, unit and bound."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from dataclasses import dataclass
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import cache
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

from dianfan.figures.quantity import Bound
from dianfan.figures.unit import MAGNITUDES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dianfan.figures.wording import Language

    Sizes = frozenset[tuple[str, Fraction]]

_NUMBER = r"[−-]?\d[\d,]*(?:\.\d+)?"
_ZH = re.compile(
    rf"(?P<bound>不超过|超|近|约)?(?P<rank>第)?(?P<low>{_NUMBER})(?:—(?P<high>{_NUMBER}))?"
    r"(?P<unit>.*?)(?P<more>以上)?"
)
_EN = re.compile(
    r"(?P<bound>at least|more than|at most|just under|about)? ?(?P<sign>[−-]?)(?P<money>¥)?"
    rf"(?P<low>{_NUMBER})(?P<own>[^–\d]*?)(?:–(?P<down>[−-]?)¥?(?P<high>{_NUMBER}))?(?P<unit>[^–]*)"
)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)")
_SCALE = re.compile(r" ?(thousand|million|billion|trillion)\b")
_BOUNDS: Mapping[str, Bound] = MappingProxyType(
    {
        "超": Bound.MORE_THAN,
        "近": Bound.LESS_THAN,
        "约": Bound.ABOUT,
        "不超过": Bound.AT_MOST,
        "at least": Bound.AT_LEAST,
        "more than": Bound.MORE_THAN,
        "at most": Bound.AT_MOST,
        "just under": Bound.LESS_THAN,
        "about": Bound.ABOUT,
    }
)
_SCALES = MappingProxyType(
    {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
)
_COUNTING = MappingProxyType({"ten": 10, "hundred": 100, **_SCALES})
_YEARLY = " a year"
_ALSO_ENGLISH: Mapping[str, tuple[str, Fraction]] = MappingProxyType(
    {
        "project": ("count", Fraction(1)),
        "percentage point": ("percentage points", Fraction(1)),
        "person": ("persons", Fraction(1)),
        "household": ("households", Fraction(1)),
        "visit": ("visits", Fraction(1)),
        "day": ("days", Fraction(1)),
        "hour": ("hours", Fraction(1)),
    }
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure as its text says: ends, bound, the finest digit printed, what the unit may be.

    ``sizes`` are the dimensions that the unit words can mean, with the size of one of them
    in base units; a word such as 人 may mean more than one.
    """

    low: Decimal
    high: Decimal | None
    bound: Bound
    step: Decimal
    sizes: Sizes

    def size(self, dimension: str) -> Fraction | None:
        """Give the size of the unit when it measures a dimension; nothing when it does not."""
        return next((size for name, size in self.sizes if name == dimension), None)


@lru_cache(maxsize=65536)
def read(text: str, language: Language) -> Printed | None:
    """Read a printed figure back; nothing when the text is none."""
    return _chinese(text) if language == "zh" else _english(text)


def _chinese(text: str) -> Printed | None:
    found = _ZH.fullmatch(text)
    if found is None:
        return None
    word = found["unit"]
    sizes = _sizes_of(word, _chinese_units())
    if found["rank"]:
        sizes = frozenset({("rank", Fraction(1))}) if word == "位" else frozenset()
    bound = Bound.AT_LEAST if found["more"] else _BOUNDS.get(found["bound"] or "", Bound.EXACTLY)
    return _printed(found["low"], found["high"], bound, sizes)


def _english(text: str) -> Printed | None:
    found = _EN.fullmatch(text)
    if found is None:
        return None
    sizes = _english_sizes(found["unit"], money=bool(found["money"]))
    bound = _BOUNDS.get(found["bound"] or "", Bound.EXACTLY)
    low = found["sign"] + found["low"]
    high = None if found["high"] is None else found["down"] + found["high"]
    printed = _printed(low, high, bound, sizes)
    if not found["own"] or high is None:
        return printed
    return _in_unit_of_high(printed, _english_sizes(found["own"], money=bool(found["money"])))


def _english_sizes(rest: str, *, money: bool) -> Sizes:
    """Read what stands behind a number: its ending, its scale word and its unit."""
    scale = _SCALE.match(rest)
    word = rest[scale.end() :] if scale else rest
    factor = _SCALES[scale[1]] if scale else 1
    if money:
        sizes = frozenset({("currency:CNY", Fraction(1))}) if not word else frozenset()
    elif _ORDINAL.fullmatch(word):
        sizes = frozenset({("rank", Fraction(1))})
    else:
        sizes = _sizes_of(word.strip(), _english_units())
    return frozenset((name, size * factor) for name, size in sizes)


def _in_unit_of_high(printed: Printed, own: Sizes) -> Printed:
    """Express the lower end of a range in the unit of the upper, where each has its own."""
    for name, size in own:
        upper = printed.size(name)
        if upper is not None:
            ratio = size / upper
            low = printed.low * ratio.numerator / ratio.denominator
            step = printed.step * min(1, ratio.numerator) / ratio.denominator
            return replace(printed, low=low, step=min(step, printed.step))
    return printed


def _printed(low: str, high: str | None, bound: Bound, sizes: Sizes) -> Printed:
    first = _decimal(low)
    last = None if high is None else _decimal(high)
    step = min(Decimal(1).scaleb(_exponent(end)) for end in (first, last or first))
    return Printed(first, last, Bound.RANGE if last is not None else bound, step, sizes)


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", "").replace("−", "-"))


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _sizes_of(word: str, units: Mapping[str, Sizes]) -> Sizes:
    whole = units.get(word)
    if whole is not None:
        return whole
    for between in ("/", "per "):
        above, found, below = word.partition(between)
        if found:
            return frozenset(
                (f"{one}/{other}", size / part)
                for one, size in units.get(above.strip(), ())
                for other, part in _below(below, units)
            )
    return units.get(word.removesuffix("s"), frozenset())


def _below(word: str, units: Mapping[str, Sizes]) -> Sizes:
    """Read what stands below the line of a quotient: people, thousand people, ten thousand people."""
    factor = 1
    first, _, rest = word.partition(" ")
    while first in _COUNTING and rest:
        factor, word = factor * _COUNTING[first], rest
        first, _, rest = word.partition(" ")
    return frozenset((name, size * factor) for name, size in units.get(word, ()))


@cache
def _rows() -> tuple[Mapping[str, str], ...]:
    text = files("dianfan.figures").joinpath("units.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def _chinese_units() -> Mapping[str, Sizes]:
    found: dict[str, set[tuple[str, Fraction]]] = defaultdict(set)
    for row in _rows():
        factor = Fraction(row["factor"])
        for prefix, size in {"": 1, **MAGNITUDES}.items():
            found[prefix + row["name_zh"]].add((row["dimension"], factor * size))
    return {word: frozenset(sizes) for word, sizes in found.items()}


@cache
def _english_units() -> Mapping[str, Sizes]:
    found: dict[str, set[tuple[str, Fraction]]] = defaultdict(set)
    for row in _rows():
        size = (row["dimension"], Fraction(row["factor"]))
        found[row["name_en"]].add(size)
        if row["dimension"] == "count":
            found[""].add(size)
        if row["dimension"] in {"mass", "volume"}:
            yearly = (f"{row['dimension']}/time", Fraction(row["factor"]))
            found[row["name_en"] + _YEARLY].add(yearly)
    for word, size in _ALSO_ENGLISH.items():
        found[word].add(size)
    return {word: frozenset(sizes) for word, sizes in found.items()}
