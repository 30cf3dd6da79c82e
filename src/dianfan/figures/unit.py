"""Units as Chinese and English statistics print them, converted exactly.

A unit is a magnitude (百 千 万 亿) times a unit of ``units.csv``, or a quotient of
two. Factors are fractions, so that converting there and back loses nothing.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

from dianfan.figures.errors import IncompatibleUnits
from dianfan.figures.errors import UnknownUnit
from dianfan.figures.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Mapping

MAGNITUDES: Mapping[str, int] = MappingProxyType(
    {
        "万亿": 10**12,
        "千亿": 10**11,
        "百亿": 10**10,
        "亿": 10**8,
        "千万": 10**7,
        "百万": 10**6,
        "万": 10**4,
        "千": 10**3,
        "百": 10**2,
    }
)
ALIASES: Mapping[str, str] = MappingProxyType(
    {
        "count": "个",
        "percentage points": "百分点",
        "个百分点": "百分点",
        "rank": "名",
        "ratio": "比",
        "times": "倍",
        "index": "指数",
        "％": "%",
        "percent": "%",
        "µg/m3": "μg/m3",
        "km": "公里",
        "km2": "平方公里",
        "MW": "兆瓦",
        "GW": "吉瓦",
        "kW": "千瓦",
        "kWh": "千瓦时",
        "t": "吨",
        "ha": "公顷",
        "CNY": "元",
    }
)


_MANY: Mapping[int, str] = MappingProxyType(
    {
        10**2: "hundred ",
        10**3: "thousand ",
        10**4: "ten thousand ",
        10**6: "million ",
        10**7: "ten million ",
        10**8: "hundred million ",
    }
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure: its symbol, what it measures and its exact size.

    ``magnitude`` is the power of ten in front (10 000 for 万元), ``factor`` the whole
    size in base units of ``dimension`` (kg, m², m, W, kWh, CNY, or one).
    """

    symbol: str
    dimension: str
    factor: Fraction
    magnitude: int
    name: Wording

    def __str__(self) -> str:
        """Give the symbol."""
        return self.symbol

    @property
    def is_share(self) -> bool:
        """Whether it measures a part of a whole (%, ‰, 成)."""
        return self.dimension == "share"

    @property
    def is_additive(self) -> bool:
        """Whether values of two places or projects may be added."""
        kinds = {"share", "percentage points", "index", "rank", "multiple"}
        return self.dimension not in kinds and "/" not in self.dimension

    def ratio_to(self, other: Unit) -> Fraction:
        """Give the number of ``other`` that make one of this unit.

        Raises:
            IncompatibleUnits: the two measure different things.
        """
        if self.dimension != other.dimension:
            raise IncompatibleUnits(
                f"{self.symbol} cannot be expressed in {other.symbol}",
                why=f"one measures {self.dimension}, the other {other.dimension}",
                remedy="compare figures of one dimension, or derive a new figure by a method",
            )
        return self.factor / other.factor


@cache
def _single_units() -> Mapping[str, Unit]:
    text = files("dianfan.figures").joinpath("units.csv").read_text(encoding="utf-8")
    return MappingProxyType(
        {
            row["symbol"]: Unit(
                row["symbol"],
                row["dimension"],
                Fraction(row["factor"]),
                1,
                Wording(row["name_zh"], row["name_en"]),
            )
            for row in csv.DictReader(text.splitlines())
        }
    )


def _magnified(symbol: str) -> Unit | None:
    single = _single_units()
    if symbol in single:
        return single[symbol]
    for prefix, size in MAGNITUDES.items():
        rest = single.get(symbol.removeprefix(prefix)) if symbol.startswith(prefix) else None
        if rest is not None:
            name = Wording(prefix + rest.name.zh, rest.name.en)
            return Unit(symbol, rest.dimension, rest.factor * size, size, name)
    return None


def _quotient(symbol: str) -> Unit | None:
    above, slash, below = symbol.partition("/")
    numerator, denominator = _magnified(above), _magnified(below) if slash else None
    if numerator is None or denominator is None:
        return None
    names = Wording(
        f"{numerator.name.zh}/{denominator.name.zh}",
        f"{numerator.name.en} per {_MANY.get(denominator.magnitude, '')}{denominator.name.en}".strip(),
    )
    return Unit(
        symbol,
        f"{numerator.dimension}/{denominator.dimension}",
        numerator.factor / denominator.factor,
        numerator.magnitude,
        names,
    )


@cache
def unit(symbol: str) -> Unit:
    """Read a unit from its symbol: ``万千瓦``, ``亿元``, ``元/人年``, ``%``, ``百分点``.

    Raises:
        UnknownUnit: no magnitude and unit of the table make up this symbol.
    """
    plain = ALIASES.get(symbol.strip(), symbol.strip())
    found = _magnified(plain) or _quotient(plain)
    if found is None:
        raise UnknownUnit(
            f"unknown unit “{symbol}”",
            why="it is no magnitude (百 千 万 亿) times a unit of the table, nor a quotient of two",
            remedy="write it as in docs/reference/units.md, for example 亿元, 万吨/年 or %",
        )
    return found
