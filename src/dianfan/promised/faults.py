"""Faults of a folder, from the table ``fault_codes.csv`` that code and docs share."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable
from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple

from dianfan.figures.finding import Finding
from dianfan.figures.finding import Severity
from dianfan.figures.finding import Where

CAP = 20
LONGEST_QUOTE = 60
LARGEST_CHOICE = 5000
NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class FaultCode:
    """A row of ``fault_codes.csv``: message and remedy are templates for ``format``."""

    code: str
    severity: Severity
    message: str
    remedy: str
    meaning_zh: str


class Fault(NamedTuple):
    """A fault before it is worded.

    ``parts`` fill the templates; ``among`` are the words that the value may have meant;
    ``rest`` are the lines of further faults of the code in the file that are not listed.
    """

    code: str
    where: Where
    parts: Mapping[str, str] = NOTHING
    among: Collection[str] = ()
    rest: Sequence[int] = ()


class Complaint(NamedTuple):
    """What is wrong with one value, wherever it stands."""

    code: str
    parts: Mapping[str, str] = NOTHING
    among: Collection[str] = ()

    def at(self, where: Where) -> Fault:
        """Say where the value stands."""
        return Fault(self.code, where, self.parts, self.among)


@cache
def fault_codes() -> Mapping[str, FaultCode]:
    """Give every code that a finding of this stage can have, in the order of the table."""
    text = files("dianfan.promised").joinpath("fault_codes.csv").read_text(encoding="utf-8")
    codes = {
        row["code"]: FaultCode(
            row["code"], Severity(row["severity"]), row["message"], row["remedy"], row["meaning_zh"]
        )
        for row in csv.DictReader(text.splitlines())
    }
    return MappingProxyType(codes)


def is_error(fault: Fault) -> bool:
    """Tell whether a fault keeps its row out of the programme."""
    return fault_codes()[fault.code].severity is Severity.ERROR


def spread(
    complain: Callable[[int], Complaint], lines: Sequence[int], file: str, cell: str | None
) -> Iterator[Fault]:
    """List the first ``CAP`` of many like faults; the last of them counts the rest.

    Args:
        complain: says what is wrong with the n-th of the lines, counted from 0.
        lines: every line with the fault.
        file: the file of the lines.
        cell: the column of each line, nothing for the whole line.
    """
    for place, line in enumerate(lines[:CAP]):
        fault = complain(place).at(Where(file, line, cell))
        yield fault._replace(rest=lines[CAP:]) if place == CAP - 1 else fault


def bad_lines(faults: Iterable[Fault], file: str) -> frozenset[int]:
    """Give the lines of a file that an error keeps out of the programme."""
    found: set[int] = set()
    for fault in faults:
        if fault.where.file == file and fault.where.line is not None and is_error(fault):
            found.add(fault.where.line)
            found.update(fault.rest)
    return frozenset(found)


def word(faults: Iterable[Fault]) -> tuple[Finding, ...]:
    """Word faults as findings, at most ``CAP`` per code and file, by file and line."""
    groups: dict[tuple[str, str], list[Fault]] = defaultdict(list)
    for fault in faults:
        groups[fault.where.file, fault.code].append(fault)
    findings = [finding for group in groups.values() for finding in _word_group(group)]
    return tuple(sorted(findings, key=_place))


def _place(finding: Finding) -> tuple[str, float, str]:
    line = finding.where.line
    return finding.where.file, float("inf") if line is None else line, finding.code


def _word_group(group: list[Fault]) -> Iterable[Finding]:
    listed = sorted(group, key=lambda fault: fault.where.line or 0)[:CAP]
    yield from (_word_one(fault) for fault in listed)
    if rest := len(group) - len(listed) + sum(len(fault.rest) for fault in group):
        template, first = fault_codes()["and-more"], group[0]
        yield Finding(
            fault_codes()[first.code].severity,
            first.code,
            Where(first.where.file),
            template.message.format(count=rest, code=first.code),
            template.remedy,
        )


def _word_one(fault: Fault) -> Finding:
    template = fault_codes()[fault.code]
    parts = {name: _short(text) for name, text in fault.parts.items()}
    parts["hint"] = _hint(fault)
    message, remedy = template.message.format(**parts), template.remedy.format(**parts)
    return Finding(template.severity, fault.code, fault.where, message, remedy)


def _short(text: str) -> str:
    plain = text if text.isprintable() else text.encode("unicode_escape").decode("ascii")
    return plain if len(plain) <= LONGEST_QUOTE * 4 else f"{plain[:LONGEST_QUOTE]}…"


def _hint(fault: Fault) -> str:
    value = fault.parts.get("value", "")
    if len(value) > LONGEST_QUOTE or len(fault.among) > LARGEST_CHOICE:
        return ""
    near = get_close_matches(value, fault.among, n=1)
    return f"; did you mean “{near[0]}”?" if near else ""
