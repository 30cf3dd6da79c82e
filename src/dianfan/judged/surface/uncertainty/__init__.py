"""Uncertainty of an index: what other defensible choices would have made of it, and errors of its data."""

from dianfan.judged.surface.uncertainty.engine import spread
from dianfan.judged.surface.uncertainty.erring import DataErrors
from dianfan.judged.surface.uncertainty.erring import of_rounding
from dianfan.judged.surface.uncertainty.erring import of_share
from dianfan.judged.surface.uncertainty.jointly import jointly
from dianfan.judged.surface.uncertainty.ranges import above
from dianfan.judged.surface.uncertainty.ranges import among_best
from dianfan.judged.surface.uncertainty.ranges import rank_ranges
from dianfan.judged.surface.uncertainty.rank_sets import rank_sets
from dianfan.judged.surface.uncertainty.rank_sets import sets_of
from dianfan.judged.surface.uncertainty.redrawing import erred
from dianfan.judged.surface.uncertainty.sobol import estimated
from dianfan.judged.surface.uncertainty.sobol import exact
from dianfan.judged.surface.uncertainty.standing import standings

__all__ = [
    "DataErrors",
    "above",
    "among_best",
    "erred",
    "estimated",
    "exact",
    "jointly",
    "of_rounding",
    "of_share",
    "rank_ranges",
    "rank_sets",
    "sets_of",
    "spread",
    "standings",
]
