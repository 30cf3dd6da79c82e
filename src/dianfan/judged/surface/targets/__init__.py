"""Targets and an index: what meeting them would make of it, and what a score would take."""

from dianfan.judged.surface.targets.gaining import gain
from dianfan.judged.surface.targets.gaining import gains
from dianfan.judged.surface.targets.reaching import reach_rank
from dianfan.judged.surface.targets.reaching import reach_score
from dianfan.judged.surface.targets.reaching import reach_together

__all__ = ["gain", "gains", "reach_rank", "reach_score", "reach_together"]
