"""Numerals of English: figures and words up to the millions, fractions and tenfolds."""

from __future__ import annotations

import re
from decimal import Decimal

ONES = {
    word: value
    for value, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ],
        1,
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
    )
}
ORDINALS = {
    word: value
    for value, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
        ],
        1,
    )
}
PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_LARGE = {"hundred": 100, "thousand": 1000}
_ONE = "|".join(sorted(ONES, key=len, reverse=True))
_TEN = "|".join(TENS)
_SMALL = rf"(?:(?:{_TEN})(?:[- ](?:{_ONE}))?|(?:{_ONE}))"
WORDS = (
    rf"(?:{_SMALL}|a)\shundred(?:\sand\s{_SMALL})?(?:\sthousand)?|{_SMALL}(?:\sthousand)?"
    r"|a\sdozen|a(?=\s(?:million|billion)\b)"
)


def worded(text: str) -> Decimal:
    """Read a number in words: twelve, thirty-five, two hundred and six, a dozen.

    Raises:
        KeyError: a word is none of a number.
    """
    total = part = 0
    for word in re.split(r"[\s-]+", text.lower()):
        if word == "and":
            continue
        if word in _LARGE:
            part = (part or 1) * _LARGE[word]
            total, part = (total + part, 0) if word == "thousand" else (total, part)
        elif word == "dozen":
            part = (part or 1) * 12
        elif word == "a":
            part = 1
        else:
            part += ONES.get(word) or TENS[word]
    return Decimal(total + part)


def share(above: str, below: str) -> Decimal:
    """Read two thirds, a quarter, three-fifths.

    Args:
        above: the word or figure of the numerator.
        below: the word of the denominator, in the singular or plural.
    """
    top = 1 if above.lower() in {"a", "an", "one"} else ONES[above.lower()]
    return Decimal(top) / PARTS[below.lower().removesuffix("s").replace("halve", "half")]
