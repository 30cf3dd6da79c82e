"""A statistic and the number of places it rests on: never the one without the other."""

from __future__ import annotations

import math
from dataclasses import dataclass

from scipy import stats

from dianfan.figures.finding import Finding
from dianfan.figures.finding import Severity
from dianfan.figures.finding import Where

LEVEL = 0.05
"""The chance of error at which a statistic is told from zero, and of intervals."""


@dataclass(frozen=True)
class Statistic:
    """A value, the places it was computed from, and the 95 % interval that they allow.

    ``low`` and ``high`` are NaN where ``count`` is too small for any interval; ``value`` is NaN
    where the statistic is not defined, for which there is a finding.
    """

    value: float
    count: int
    low: float = math.nan
    high: float = math.nan

    def __str__(self) -> str:
        """Write the value with its n and, where there is one, its interval."""
        between = "" if math.isnan(self.low) else f", {self.low:.2f} to {self.high:.2f}"
        return f"{self.value:.2f} (n = {self.count}{between})"

    @property
    def is_told_from_zero(self) -> bool:
        """Whether the interval leaves out zero."""
        return self.low > 0 or self.high < 0


def critical(count: int) -> float:
    """Give the least |r| that n places tell from zero: ``t/√(n − 2 + t²)``, t of n − 2.

    Follows from Student's test of a correlation; 1 for fewer than three places.
    """
    if count < 3:  # noqa: PLR2004 - two places always lie on a line
        return 1.0
    t = float(stats.t.ppf(1 - LEVEL / 2, count - 2))
    return t / math.sqrt(count - 2 + t * t)


def fewest(correlation: float) -> int:
    """Give the least number of places that tells a correlation from zero, see :func:`critical`.

    44 for 0.3, 11 for 0.602: a threshold of 0.3 means nothing for fewer than 44 places.
    """
    count = 3
    while critical(count) > abs(correlation):
        count += 1
    return count


def few(code: str, where: str, count: int, wanted: int, what: str) -> Finding:
    """Warn that a statistic rests on too few places.

    Args:
        code: short name of the statistic.
        where: node, indicator or pair.
        count: how many places there are.
        wanted: how many it takes.
        what: what cannot be said, and by which rule.
    """
    return Finding(
        Severity.WARNING,
        f"audit-few-{code}",
        Where(where),
        f"n = {count}, fewer than {wanted}: {what}",
        "read it as a description of these places and of no others",
    )


def undefined(code: str, where: str, why: str, remedy: str) -> Finding:
    """Say that a statistic is not defined, and why."""
    return Finding(Severity.WARNING, f"audit-{code}", Where(where), why, remedy)
