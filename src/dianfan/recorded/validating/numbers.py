"""Whether what was typed is a number, and what to write where it is none."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from dianfan.figures.wording import Wording
from dianfan.recorded.collecting.cells import unit_name

PLAIN = re.compile(r"-?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)", re.ASCII)
_GROUPED = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?", re.ASCII)
_SUFFIXED = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?)\s*(万|亿|%|‰)", re.ASCII)
_TIMES = {"万": 10_000, "亿": 100_000_000}


def complaint(text: str, unit: str) -> Wording | None:
    """Say what is wrong with a text that should be a number; nothing where it is one.

    Nothing is ever changed in silence: where the meaning is plain, the remedy writes it out.

    Args:
        text: what was typed.
        unit: the unit that the cell is filled in.
    """
    if PLAIN.fullmatch(text):
        return None
    meant = _meant(unicodedata.normalize("NFKC", text).strip(), unit)
    if meant:
        return Wording(
            f"“{text}”不是纯数字。请写成 {meant}。", f"“{text}” is no plain number. Write {meant}."
        )
    return Wording(
        f"“{text}”不是数字。请写阿拉伯数字，单位为{unit}；没有数值时选择原因。",
        f"“{text}” is no number. Write digits, in {unit_name(unit).en}; where there is no value, choose the reason.",
    )


def _meant(text: str, unit: str) -> str:
    if PLAIN.fullmatch(text):
        return text
    if _GROUPED.fullmatch(text):
        return text.replace(",", "")
    match = _SUFFIXED.fullmatch(text)
    if match is None:
        return ""
    number, suffix = match.groups()
    if suffix == unit:
        return number
    if suffix in _TIMES and not unit.startswith(suffix):
        return f"{Decimal(number) * _TIMES[suffix]:f}"
    return number if unit.startswith(suffix) else ""
