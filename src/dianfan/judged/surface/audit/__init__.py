"""Audit of an index: whether its indicators hang together, and which of them it really is."""

from dianfan.judged.surface.audit.comparing import compare
from dianfan.judged.surface.audit.consistency import consistency
from dianfan.judged.surface.audit.contributing import contributions
from dianfan.judged.surface.audit.correlating import Correlating
from dianfan.judged.surface.audit.correlating import correlations
from dianfan.judged.surface.audit.flags import Thresholds
from dianfan.judged.surface.audit.flags import coherence
from dianfan.judged.surface.audit.importance import importance
from dianfan.judged.surface.audit.linking import link
from dianfan.judged.surface.audit.linking import size_links
from dianfan.judged.surface.audit.removing import removals
from dianfan.judged.surface.audit.structure import collinearity
from dianfan.judged.surface.audit.structure import components
from dianfan.judged.surface.audit.whole import audit

__all__ = [
    "Correlating",
    "Thresholds",
    "audit",
    "coherence",
    "collinearity",
    "compare",
    "components",
    "consistency",
    "contributions",
    "correlations",
    "importance",
    "link",
    "removals",
    "size_links",
]
