"""House style: how a figure is read in each language; the figure itself stays exact."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from decimal import ROUND_HALF_UP
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

from dianfan.figures.lineage import Derived
from dianfan.figures.quantity import Bound
from dianfan.figures.quantity import Quantity
from dianfan.figures.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dianfan.figures.lineage import Figure
    from dianfan.figures.unit import Unit
    from dianfan.figures.wording import Language

SIGNIFICANT_DIGITS = 4
PRINTED = frozenset({"recorded.choice.preferred", "recorded.corrections.corrected"})
ROUNDED_BY_METHOD = frozenset(
    f"judged.claims.methods.{name}" for name in ("distance", "half_digit", "rescaled", "shown")
)
THOUSAND = Decimal(1000)
_BOUND_WORDS: Mapping[Bound, Wording] = MappingProxyType(
    {
        Bound.EXACTLY: Wording("{}", "{}"),
        Bound.AT_LEAST: Wording("{}以上", "at least {}"),
        Bound.MORE_THAN: Wording("超{}", "more than {}"),
        Bound.AT_MOST: Wording("不超过{}", "at most {}"),
        Bound.LESS_THAN: Wording("近{}", "just under {}"),
        Bound.ABOUT: Wording("约{}", "about {}"),
        Bound.RANGE: Wording("{}", "{}"),
    }
)


_TURNED: Mapping[Bound, Bound] = MappingProxyType(
    {
        Bound.AT_LEAST: Bound.AT_MOST,
        Bound.MORE_THAN: Bound.LESS_THAN,
        Bound.AT_MOST: Bound.AT_LEAST,
        Bound.LESS_THAN: Bound.MORE_THAN,
    }
)


@dataclass(frozen=True, slots=True)
class EnglishForm:
    """How English prints a dimension: what one base unit is multiplied by, and the frame."""

    factor: Decimal
    frame: str
    scaled: bool = True


_ENGLISH: Mapping[str, EnglishForm] = MappingProxyType(
    {
        "currency:CNY": EnglishForm(Decimal(1), "¥{}"),
        "persons": EnglishForm(Decimal(1), "{} people"),
        "visits": EnglishForm(Decimal(1), "{} visits"),
        "households": EnglishForm(Decimal(1), "{} households"),
        "head": EnglishForm(Decimal(1), "{} head"),
        "mass": EnglishForm(Decimal("0.001"), "{} tonnes"),
        "volume": EnglishForm(Decimal(1), "{} m³"),
        "area": EnglishForm(Decimal("0.0001"), "{} hectares"),
        "length": EnglishForm(Decimal("0.001"), "{} km", scaled=False),
        "energy": EnglishForm(Decimal(1), "{} kWh"),
        "count": EnglishForm(Decimal(1), "{}"),
        "movements": EnglishForm(Decimal(1), "{} aircraft movements"),
        "person-time": EnglishForm(Decimal(1), "{} person-minutes"),
        "mass/time": EnglishForm(Decimal("0.001"), "{} tonnes a year"),
        "volume/time": EnglishForm(Decimal(1), "{} m³ a year"),
    }
)
_SCALES = (
    (Decimal(10) ** 12, "trillion"),
    (Decimal(10) ** 9, "billion"),
    (Decimal(10) ** 6, "million"),
)
_ONE = frozenset({"1", "−1"})
_SINGULAR: Mapping[str, str] = MappingProxyType(
    {
        "percentage points": "percentage point",
        "projects": "project",
        "people": "person",
        "households": "household",
        "visits": "visit",
        "days": "day",
        "hours": "hour",
        "years": "year",
        "schools": "school",
        "vehicles": "vehicle",
        "homes": "home",
        "buildings": "building",
    }
)
_SMALL: Mapping[str, EnglishForm] = MappingProxyType(
    {
        "area": EnglishForm(Decimal(1), "{} m²", scaled=False),
        "length": EnglishForm(Decimal(1), "{} m", scaled=False),
    }
)
_SMALL_BELOW = Decimal("0.1")
"""Below this many hectares or kilometres an area or length is told in square metres or metres."""
_POWER = ((Decimal(10) ** 9, "GW"), (Decimal(10) ** 6, "MW"), (Decimal(10) ** 3, "kW"))


def display(figure: Figure, language: Language) -> str:
    """Write a figure as its number and unit word together, with the word of its bound."""
    quantity = rounded(figure)
    if language == "zh":
        text = _chinese(quantity, figure.unit)
    elif figure.unit.dimension in _ENGLISH or figure.unit.dimension == "power":
        text = _english(figure.quantity, figure.unit)
    else:
        text = _english(quantity, figure.unit)
    return _BOUND_WORDS[quantity.bound].in_(language).format(text)


def magnitude(figure: Figure, language: Language) -> str:
    """Write a change without its sign, for sentences whose verb tells the direction."""
    if figure.value >= 0:
        return display(figure, language)
    return display(replace(figure, quantity=turned(figure.quantity)), language)


def turned(quantity: Quantity) -> Quantity:
    """Turn the sign of a quantity, and with it the side on which its interval is open."""
    bound = _TURNED.get(quantity.bound, quantity.bound)
    if quantity.upper is not None:
        return Quantity(-quantity.upper, bound, -quantity.value)
    return Quantity(-quantity.value, bound)


def rounded(figure: Figure) -> Quantity:
    """Round what a method made, to one decimal for shares and four significant digits.

    What was printed by a source stays as it was printed.
    """
    why = figure.why
    if not isinstance(why, Derived) or why.method in PRINTED | ROUNDED_BY_METHOD:
        return figure.quantity
    quantity = figure.quantity
    upper = None if quantity.upper is None else _round(quantity.upper, figure.unit)
    return type(quantity)(_round(quantity.value, figure.unit), quantity.bound, upper)


def _round(value: Decimal, unit: Unit) -> Decimal:
    if unit.dimension in {"share", "percentage points"}:
        return value.quantize(Decimal("0.1"), ROUND_HALF_UP)
    if unit.dimension == "multiple":
        return value.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return significant(value)


def significant(value: Decimal, digits: int = SIGNIFICANT_DIGITS) -> Decimal:
    """Round to a number of significant digits; digits before the point all stay."""
    if not value:
        return value
    place = min(0, value.adjusted() - digits + 1)
    return value.quantize(Decimal(1).scaleb(place), ROUND_HALF_UP)


def plain(value: Decimal) -> str:
    """Write a decimal without exponent and without idle zeros, with a true minus sign."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", "−")


def _numbers(quantity: Quantity, write: str) -> str:
    if quantity.upper is None:
        return plain(quantity.value)
    return f"{plain(quantity.value)}{write}{plain(quantity.upper)}"


def _chinese(quantity: Quantity, unit: Unit) -> str:
    if unit.dimension == "rank":
        return f"第{_numbers(quantity, '—')}位"
    return f"{_numbers(quantity, '—')}{unit.name.zh}"


def _english(quantity: Quantity, unit: Unit) -> str:
    text = _plural(quantity, unit)
    number, _, word = text.partition(" ")
    return f"{number} {_SINGULAR[word]}" if number in _ONE and word in _SINGULAR else text


def _plural(quantity: Quantity, unit: Unit) -> str:
    form = _ENGLISH.get(unit.dimension)
    if unit.dimension == "power":
        return _each(quantity, lambda value: _power(value * _factor(unit)))
    if unit.dimension == "rank":
        return _each(quantity, lambda value: _ordinal(int(value)))
    if form is not None:
        return _scaled(quantity, unit, form)
    name = unit.name.en.strip()
    glue = "" if name.startswith(("%", "‰")) else " " if name else ""
    if unit.magnitude == 1:
        return f"{_numbers(quantity, '–')}{glue}{name}"
    return f"{_each(quantity, lambda value: grouped(value * unit.magnitude))}{glue}{name}"


def _each(quantity: Quantity, write: object) -> str:
    assert callable(write)  # noqa: S101 - for the type checker alone
    first = str(write(quantity.value))
    return first if quantity.upper is None else f"{first}–{write(quantity.upper)}"


def _factor(unit: Unit) -> Decimal:
    return Decimal(unit.factor.numerator) / Decimal(unit.factor.denominator)


def _power(watts: Decimal) -> str:
    for size, name in _POWER:
        if abs(watts) >= size:
            return f"{grouped(significant(watts / size))} {name}"
    return f"{grouped(watts)} W"


def _ordinal(rank: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return f"{rank}{'th' if rank % 100 in {11, 12, 13} else ending}"


def grouped(value: Decimal) -> str:
    """Write a decimal with commas between thousands."""
    text = format(value, ",f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", "−")


def _scaled(quantity: Quantity, unit: Unit, form: EnglishForm) -> str:
    size, word = Decimal(1), ""
    largest = abs(quantity.upper or quantity.value) * _factor(unit) * form.factor
    if unit.dimension in _SMALL and 0 < largest < _SMALL_BELOW:
        form = _SMALL[unit.dimension]
    value = quantity.value * _factor(unit) * form.factor
    ends = [
        value,
        *([] if quantity.upper is None else [quantity.upper * _factor(unit) * form.factor]),
    ]
    if form.scaled:
        size, word = next(((s, w) for s, w in _SCALES if abs(ends[-1]) >= s), (size, word))
    numbers = "–".join(grouped(significant(end / size)) for end in ends)
    return form.frame.format(f"{numbers} {word}" if word else numbers)
