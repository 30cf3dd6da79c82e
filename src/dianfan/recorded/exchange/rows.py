"""What a file tells of cells: rows that can go into sheets, and what is wrong with the others."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple

from dianfan.figures.gap import GapReason
from dianfan.figures.wording import Wording
from dianfan.recorded.collecting.cells import Duty
from dianfan.recorded.collecting.cells import FormCell
from dianfan.recorded.collecting.cells import Given

MOST_ROWS = 200_000
"""More rows than this are a programme folder, which is loaded as one."""


class FileKind(StrEnum):
    """The kinds of files that are read into sheets."""

    WORKBOOK = "xlsx"
    TABLE = "csv"
    SDMX = "sdmx-csv"


class Fault(NamedTuple):
    """What is wrong in a file: where in it, of which cell if of one, and what to do."""

    where: str
    message: Wording
    cell: FormCell | None = None


@dataclass(frozen=True, slots=True)
class CellRow:
    """What a file says stands in a cell.

    ``duty`` has empty parts where the file does not tell them; ``unit`` is empty where the
    value is in the unit that the form asks for; ``seen`` is the number of the writing that
    stood in the cell when the file was made, nothing where the file does not tell.
    """

    duty: Duty
    cell: FormCell
    given: Given
    where: str
    unit: str = ""
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class FileRows:
    """What was read in a file. A file with faults goes in nowhere."""

    rows: tuple[CellRow, ...] = ()
    faults: tuple[Fault, ...] = ()


REASONS: Mapping[GapReason, Wording] = MappingProxyType(
    {
        GapReason.NOT_REPORTED: Wording("未报送", "not reported"),
        GapReason.NOT_DUE: Wording("未到期", "not due"),
        GapReason.NOT_APPLICABLE: Wording("不适用", "not applicable"),
        GapReason.SUPPRESSED: Wording("保密", "suppressed"),
        GapReason.NOT_ASSESSABLE: Wording("无法评估", "not assessable"),
        GapReason.LOST: Wording("来源缺失", "lost in the source"),
    }
)
"""Why a cell has no value, as files write it."""
_BY_NAME = {
    name: reason for reason, told in REASONS.items() for name in (reason.value, told.zh, told.en)
}


def reason_of(text: str) -> GapReason | None:
    """Read a reason, as it is written in either language; nothing where the text is empty.

    Raises:
        ValueError: it is none.
    """
    name = text.strip()
    if not name:
        return None
    if name not in _BY_NAME:
        raise ValueError(name)
    return _BY_NAME[name]


@cache
def _messages() -> Mapping[str, Wording]:
    text = files("dianfan.recorded.exchange").joinpath("faults.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return MappingProxyType({row["key"]: Wording(row["zh"], row["en"]) for row in rows})


def message(key: str, **parts: object) -> Wording:
    """Give a message of ``faults.csv`` with its parts set in.

    Raises:
        KeyError: there is no such message, or a part is missing.
    """
    told = _messages()[key]
    return Wording(told.zh.format(**parts), told.en.format(**parts))


def fault(where: str, key: str, cell: FormCell | None = None, **parts: object) -> Fault:
    """Say what is wrong at a place of a file, by a message of ``faults.csv``."""
    return Fault(where, message(key, **parts), cell)


def no_reason(text: str, where: str, cell: FormCell | None = None) -> Fault:
    """Say that a text is no reason why there is no value."""
    told = REASONS.values()
    known_zh, known_en = "、".join(one.zh for one in told), ", ".join(one.en for one in told)
    return fault(where, "no-reason", cell, text=text, known_zh=known_zh, known_en=known_en)
