"""Mending: lines that an extractor tore, put together again before they are measured.

A closing mark may stand on a line of its own, type set downwards comes letter by letter, and
a headline that runs over two lines comes as two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from dianfan.said.documents.model import Line
from dianfan.said.documents.model import joined

_CLOSING = "”’）)》〉」』】，。、；：！？"
_FEW = 2
_LEAST_DOWN = 3
_TAIL = 3


@dataclass(frozen=True)
class Mended:
    """Lines as they were printed; ``first`` is the number of the first torn one of each."""

    lines: tuple[Line, ...]
    first: tuple[int, ...]


def mended(lines: Sequence[Line]) -> Mended:
    """Put torn lines together, in their order; every character stays.

    Args:
        lines: of a flattened page.
    """
    groups: list[list[int]] = []
    down = _set_downwards(lines)
    for number, line in enumerate(lines):
        before = groups[-1] if groups else []
        if before and _goes_with(lines, before, line, row=_same(down, before[-1], number)):
            before.append(number)
        else:
            groups.append([number])
    return Mended(tuple(_whole(lines, one) for one in groups), tuple(one[0] for one in groups))


def _same(down: dict[int, int], one: int, other: int) -> bool:
    return one in down and down[one] == down.get(other)


def _goes_with(lines: Sequence[Line], before: Sequence[int], line: Line, *, row: bool) -> bool:
    return row or _is_mark(line.text) or _begins_alone(lines, before)


def _is_mark(text: str) -> bool:
    return all(char in _CLOSING for char in text)


def _begins_alone(lines: Sequence[Line], before: Sequence[int]) -> bool:
    """Tell whether the line before only closes a quotation that goes on: what follows is one with it."""
    return (
        len(before) > 1 and _is_mark(lines[before[-1]].text) and lines[before[-1]].text[-1] in "”’"
    )


def _whole(lines: Sequence[Line], numbers: Sequence[int]) -> Line:
    first = lines[numbers[0]]
    if len(numbers) == 1:
        return first
    return replace(first, words=joined([lines[number].words for number in numbers]))


def _set_downwards(lines: Sequence[Line]) -> dict[int, int]:
    """Give the lines of one or two letters that follow one another, by the first of their row."""
    found: dict[int, int] = {}
    row: list[int] = []
    for number, line in enumerate([*lines, None]):
        if line is not None and len(line.text) <= _FEW and _is_letters(line.text):
            row.append(number)
            continue
        if len(row) >= _LEAST_DOWN:
            found |= dict.fromkeys(row, row[0])
        row = []
    return found


def _is_letters(text: str) -> bool:
    return all(
        "\u4e00" <= char <= "\u9fff" or char.isdigit() or char in "“”《》：、！？—" for char in text
    )


def runs_over(before: str, after: str, page: str) -> bool:
    """Tell whether a headline runs over from one line to the next.

    It does where the two letters on both sides of the break stand together elsewhere on the
    page too, or where only a letter or two are left over.

    Args:
        before: the one line.
        after: the next.
        page: all the text of the page.
    """
    if not before or not after or before[-1] in "，。！？：；、）”" or after[0] in "—（“《":
        return False
    across = before[-1] + after[0]
    if not (_is_letters(before[-1]) and (_is_letters(after[0]) or after[0].isdigit())):
        return False
    return len(after) <= _TAIL or (len(after) <= len(before) and page.count(across) > 1)
