"""Reference class forecasting: what projects like this one took, over what they had planned.

The outside view of Kahneman and Tversky (1979), as Flyvbjerg (2006) made it a method for works: the
uplift that a plan needs is a quantile of the ratio of actual to planned in a class of past projects.
Projects still running count as lasting at least so long; leaving them out would leave out the late.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dianfan.figures.errors import UseError
from dianfan.figures.finding import Finding
from dianfan.figures.finding import Severity
from dianfan.figures.finding import Where
from dianfan.figures.gap import Gap
from dianfan.figures.gap import GapReason
from dianfan.judged.point.measured import Array
from dianfan.judged.point.measured import Mask
from dianfan.judged.point.past_projects import PastProject
from dianfan.judged.point.past_projects import faults_of_each
from dianfan.judged.point.survival import Estimate
from dianfan.judged.point.survival import Survival
from dianfan.judged.point.survival import survival

LEAST = 5
"""Fewer finished projects than this are no class. Ours: the P80 of fewer is just the worst of them."""
ENOUGH = 20
"""From so many on no warning is given. Ours: the limits of the P80 of fewer reach into the last tenth."""


@dataclass(frozen=True)
class ReferenceClass:
    """Ratios of actual to planned of past projects, and how many had ended by each.

    ``ratios`` (projects,) and ``ended`` (projects,), which tells whether it ended there or was still
    running; ``share`` what follows from them; ``findings`` what was left out, and whether the class is small.
    """

    ratios: Array
    ended: Mask
    share: Survival
    findings: tuple[Finding, ...] = ()

    @property
    def finished(self) -> int:
        """Give the number of finished projects."""
        return int(np.sum(self.ended))

    @property
    def running(self) -> int:
        """Give the number of projects that are still running."""
        return len(self.ratios) - self.finished

    def quantile(self, share: float) -> Estimate | Gap:
        """Give the ratio within which a share of projects had ended, such as 0.8 for P80.

        Raises:
            UseError: the share is not between 0 and 1.
        """
        if not 0 < share < 1:
            raise UseError(f"a quantile at {share} means nothing", remedy="ask between 0 and 1")
        found = self.share.ended(share)
        if found is None:
            return Gap(GapReason.NOT_ASSESSABLE, f"fewer than {share:.0%} of the class had ended")
        return found

    def uplift(self, share: float) -> Estimate | Gap:
        """Give what to add to a plan so that it holds with a probability: the quantile less 1."""
        found = self.quantile(share)
        if isinstance(found, Gap):
            return found
        return Estimate(found.value - 1, found.low - 1, found.high - 1)

    def finish(self, planned: float, share: float) -> Estimate | Gap:
        """Give what a project with a plan takes with a probability: the plan times the quantile."""
        found = self.quantile(share)
        if isinstance(found, Gap):
            return found
        return Estimate(planned * found.value, planned * found.low, planned * found.high)

    def chance_by(self, planned: float, date: float, after: float = 0.0) -> Estimate | Gap:
        """Give the probability that a project with a plan ends by a time, as the class did.

        With ``after``, only the projects of the class that went on beyond the same ratio count:
        ``P(T ≤ date | T > after) = 1 - S(date/planned) / S(after/planned)``.

        Args:
            planned: its planned duration (or cost), above nought.
            date: the time since its begin, in the same unit.
            after: the time since its begin up to which it is known not to have ended.

        Returns:
            A gap where fewer than :data:`LEAST` of the class went on for so long, or the class was
            not watched up to the date.

        Raises:
            UseError: the plan is not above nought.
        """
        if not planned > 0:
            raise UseError(f"a plan of {planned} has no ratio", remedy="give a plan above nought")
        if date <= after:
            return Estimate(0.0, 0.0, 0.0)
        later = self.ratios > after / planned
        if later.sum() < LEAST:
            return Gap(
                GapReason.NOT_ASSESSABLE,
                f"{int(later.sum())} of the class went on beyond {after / planned:.2f} times their plan",
            )
        share = survival(self.ratios[later], np.asarray(self.ended)[later])
        left = share.beyond(date / planned)
        if left is None:
            return Gap(GapReason.NOT_ASSESSABLE, "the class was not watched for so long")
        return Estimate(1 - left.value, 1 - left.high, 1 - left.low)


def reference_class(
    projects: Sequence[PastProject], file: str = "projects"
) -> ReferenceClass | Gap:
    """Make a class of past projects.

    Args:
        projects: projects like the one in question; those with faults are left out, and told.
        file: what they were read from, for the places of findings.

    Returns:
        A gap where fewer than :data:`LEAST` are finished.
    """
    found = tuple(faults_of_each(projects, file))
    good = [one for one, own in zip(projects, found, strict=True) if not own]
    count = sum(one.finished for one in good)
    if count < LEAST:
        return Gap(
            GapReason.NOT_ASSESSABLE,
            f"{count} finished projects make no reference class; {LEAST} are the least",
        )
    ratios = np.array([one.ratio for one in good])
    ended = np.array([one.finished for one in good])
    faults = tuple(fault for own in found for fault in own)
    small = () if count >= ENOUGH else (_small(count, file),)
    return ReferenceClass(ratios, ended, survival(ratios, ended), (*faults, *small))


def _small(count: int, file: str) -> Finding:
    return Finding(
        Severity.WARNING,
        "class-small",
        Where(file),
        f"the reference class has {count} finished projects; its P80 hangs on the few worst",
        f"give the limits beside each number, or a class of {ENOUGH}",
    )
