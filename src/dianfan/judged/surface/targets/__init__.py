"""Targets and an index: what meeting them would make of it, and what a score would take."""

from dianfan.judged.surface.targets.gaining import gain
from dianfan.judged.surface.targets.gaining import gains
from dianfan.judged.surface.targets.meeting import for_all
from dianfan.judged.surface.targets.meeting import if_met
from dianfan.judged.surface.targets.reaching import reach_rank
from dianfan.judged.surface.targets.reaching import reach_score
from dianfan.judged.surface.targets.reaching import reach_together

__all__ = ["for_all", "gain", "gains", "if_met", "reach_rank", "reach_score", "reach_together"]
