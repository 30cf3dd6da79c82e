"""Notes: what an index did that its reader should know, as findings."""

from __future__ import annotations

from dianfan.figures.finding import Finding
from dianfan.figures.finding import Severity
from dianfan.figures.finding import Where


def note(code: str, where: str, message: str, remedy: str) -> Finding:
    """Give a warning whose code begins with ``index-``."""
    return Finding(Severity.WARNING, f"index-{code}", Where(where), message, remedy)
