"""The seal of a trail: each line names the seal of the one before, so that none can be changed unseen.

seal(n) = SHA-256 of the canonical JSON of line n, in which seal(n - 1) stands.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC
from datetime import datetime

START = "0" * 64


@dataclass(frozen=True, slots=True)
class TrailLine:
    """A line of the trail: who, in which role, when, what, on what, before, after, why.

    ``no`` counts from 1. ``before`` and ``after`` hold what JSON can hold.
    """

    no: int
    at: datetime
    by: str
    role: str
    act: str
    subject: str
    before: Mapping[str, object]
    after: Mapping[str, object]
    why: str
    seal_before: str


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """The first line that does not follow from the one before it, and what is wrong with it."""

    no: int
    why: str


def seal(line: TrailLine) -> str:
    """Give the seal of a line, 64 hexadecimal digits; the time counts in whole microseconds of UTC."""
    told = {
        "no": line.no,
        "at": line.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "by": line.by,
        "role": line.role,
        "act": line.act,
        "subject": line.subject,
        "before": line.before,
        "after": line.after,
        "why": line.why,
        "seal_before": line.seal_before,
    }
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def broken_link(lines: Iterable[tuple[TrailLine, str]]) -> BrokenLink | None:
    """Give the first broken link of a trail; nothing where every line follows from the one before.

    Args:
        lines: each line with the seal that stands on it, in their order from the first.
    """
    expected, before = 1, START
    for line, told in lines:
        if line.no != expected:
            return BrokenLink(
                expected, f"line {expected} is missing; line {line.no} stands in its place"
            )
        if line.seal_before != before:
            return BrokenLink(line.no, "it does not name the seal of the line before it")
        if seal(line) != told:
            return BrokenLink(line.no, "its words are not those that were sealed")
        expected, before = line.no + 1, told
    return None
