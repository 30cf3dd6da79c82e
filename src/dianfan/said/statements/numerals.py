"""Numerals: Arabic and Chinese figures, fractions and tenths, read exactly."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
    "兩": 2,
}
_TENS = {"十": 10, "百": 100, "千": 1000}
_BIG = {"万": 10**4, "亿": 10**8}
_FOLD = str.maketrans("０１２３４５６７８９．％＋－～", "0123456789.%+-~")

ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
CHINESE = r"[零〇一二两三四五六七八九十百千万亿]+"


def fold(text: str) -> str:
    """Write full-width figures as Arabic ones; every character keeps its place."""
    return text.translate(_FOLD)


def arabic(text: str) -> Decimal:
    """Read an Arabic number, commas between thousands let be."""
    return Decimal(text.replace(",", ""))


def chinese(text: str) -> int | None:
    """Read a whole number in Chinese: 二十五, 一百零三万, 两千, 二〇三一; None if it is none.

    A row of digits without a place (二〇三一) is read digit by digit. Adjacent digits that
    mean “seven or eight” are no number here.
    """
    if not text:
        return None
    if all(char in _DIGITS for char in text):
        estimate = len(text) == len("七八") and not set(text) & set("零〇")
        return None if estimate else int("".join(str(_DIGITS[char]) for char in text))
    return _placed(text)


def _placed(text: str) -> int | None:
    whole = section = 0
    digit: int | None = None
    for char in text:
        if char in _DIGITS:
            if digit not in {None, 0}:
                return None
            digit = _DIGITS[char]
        elif char in _TENS:
            section += (1 if digit is None else digit) * _TENS[char]
            digit = None
        elif char in _BIG:
            section += digit or 0
            whole = (
                (whole + (section or 1)) * _BIG[char]
                if char == "亿"
                else whole + (section or 1) * _BIG[char]
            )
            section, digit = 0, None
        else:
            return None
    return whole + section + (digit or 0)


def write(number: int) -> str:
    """Write a whole number from 0 to below 10^12 in Chinese."""
    if number == 0:
        return "零"
    parts: list[str] = []
    for size, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        section, number = divmod(number, size)
        if section:
            gap = "零" if parts and section < 1000 else ""  # noqa: PLR2004 - the place that is empty
            parts.append(gap + _section(section) + name)
    return "".join(parts)


def _section(number: int) -> str:
    names = "零一二三四五六七八九"
    told, gap = "", False
    for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, size)
        if digit:
            told += ("零" if gap and told else "") + names[digit] + name
            gap = False
        else:
            gap = True
    return told


_SHARE = re.compile(
    rf"(?P<below>{CHINESE})分之(?P<above>{ARABIC}|{CHINESE}(?:点[零〇一二三四五六七八九]+)?)"
)


def share(text: str) -> tuple[Fraction, bool] | None:
    """Read 三分之一 or 百分之四点六: the number, and whether it is one of a hundred."""
    match = _SHARE.fullmatch(text)
    below = chinese(match["below"]) if match else None
    if match is None or not below:
        return None
    above = with_point(match["above"])
    if above is None:
        return None
    return (Fraction(above), True) if below == 100 else (Fraction(above) / below, False)  # noqa: PLR2004 - per cent


def with_point(text: str) -> Decimal | None:
    """Read a number with 点 as its point, or an Arabic one."""
    if re.fullmatch(ARABIC, text):
        return arabic(text)
    before, point, after = text.partition("点")
    whole = chinese(before)
    if whole is None:
        return None
    digits = "".join(str(_DIGITS[char]) for char in after) if point else ""
    return Decimal(f"{whole}.{digits}") if digits else Decimal(whole)
