"""Units of English numbers: currencies, large numbers, shares, measures and what they are told per."""

from __future__ import annotations

import re
from functools import lru_cache

from dianfan.figures.errors import UnknownUnit
from dianfan.figures.unit import unit

MEASURE = re.compile(
    r"yuan|dollars|tonnes?|tons?|mu|hectares?|(?:kilo)?met(?:er|re)s?|kilowatts?|kilowatt-hours?|"
    r"megawatts?|gigawatts?|(?:mega|giga)watt-hours?|[kMGT]Wh?|k?g|km|[cm]m|ha|degrees|Celsius|[MGk]bps|TEUs?|kV|dB|°C|℃|.*/[a-z0-9²³]+|m[23²³]?|(?:milli|micro|kilo)?grams?|"
    r"days|weeks|months|years|hours?|minutes|percent|points|times|million|billion|trillion|head|pairs|copies|"
    r"litres|liters|acres|euros|pounds|yen|megawatt|kilowatt"
)
CURRENCY = r"US\$|HK\$|\$|€|£|¥|RMB|CNY|USD|EUR"
LARGE = "trillion|billion|million|thousand|bln|mln|bn|mn"
SHARE = r"%|‰|per\s?cent(?:age)?(?!\spoint)\b|per\s(?:thousand|mille)\b"
UNITS = (
    r"percentage\spoints?|basis\spoints?|(?:US\s|U\.S\.\s|HK\s)?dollars|yuan|renminbi|"
    r"euros?|pounds|yen|"
    r"(?:metric\s)?(?:tonnes?|tons?)|hectares?|mu|kilometres?|kilometers?|metres?|meters?|"
    r"(?:square|cubic)\s(?:kilo)?(?:metres?|meters?)|(?:sq|cu)\.?\s(?:k?m|ft)|"
    r"kilowatt(?:-hour|\shour)?s?|megawatt(?:-hour|\shour)?s?|gigawatt(?:-hour|\shour)?s?|"
    r"(?:kilo|milli|micro)?grams?|[kMGT]Wh?|km2|km²|km|mm|cm|m2|m²|m3|m³|kg|ha|TEUs?|°C|℃|degrees\sCelsius|kV|dB|[MG]bps|people|persons|times|trips|head(?=\sof\b)"
)
PER = (
    r"kilogram|kg|lit(?:re|er)|cubic\smet(?:re|er)|kilowatt-hour|kWh|unit|household|second|minute|week|student|pupil|worker|tree|"
    r"hectare|mu|capita|person|head|year|month|day|hour|square\smet(?:re|er)|kilomet(?:re|er)|tonne|ton"
)
POWER = re.compile(r"(?:[kMGT]W|(?:kilo|mega|giga)watts?)")


@lru_cache(maxsize=4096)
def is_known(symbol: str) -> bool:
    """Tell whether a printed unit is one that the units know."""
    try:
        unit(symbol)
    except UnknownUnit:
        return False
    return True


def noun_of(symbol: str) -> str:
    """Give the last word of a printed unit before “per”: yuan of “million yuan per household”."""
    return symbol.split(" per ", maxsplit=1)[0].rsplit(" ", maxsplit=1)[-1]
