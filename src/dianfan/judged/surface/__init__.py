"""Surface: composite indices of places, with every choice open and its uncertainty stated.

From a file of an index and a file of data to ranks and how sure they are::

    from dianfan.judged import surface
    from dianfan.judged.surface.uncertainty.choices import Noise

    spec = surface.read_index("living.yaml")
    made = surface.index(spec, surface.read_panel("living.csv"))
    print(made.table())
    shaken = surface.Openness(weights=surface.WeightNoise(Noise.PERTURB, 0.25))
    print(surface.rank_ranges(surface.spread(made, shaken)))
"""

from dianfan.judged.surface.chain import Index
from dianfan.judged.surface.chain import index
from dianfan.judged.surface.gathering import gather
from dianfan.judged.surface.index_file import read_index
from dianfan.judged.surface.index_yaml import as_yaml
from dianfan.judged.surface.panel import Panel
from dianfan.judged.surface.panel_file import read_panel
from dianfan.judged.surface.spec import IndexSpec
from dianfan.judged.surface.uncertainty.choices import Change
from dianfan.judged.surface.uncertainty.choices import Choice
from dianfan.judged.surface.uncertainty.choices import Openness
from dianfan.judged.surface.uncertainty.choices import Option
from dianfan.judged.surface.uncertainty.choices import WeightNoise
from dianfan.judged.surface.uncertainty.engine import spread
from dianfan.judged.surface.uncertainty.ranges import rank_ranges

__all__ = [
    "Change",
    "Choice",
    "Index",
    "IndexSpec",
    "Openness",
    "Option",
    "Panel",
    "WeightNoise",
    "as_yaml",
    "gather",
    "index",
    "rank_ranges",
    "read_index",
    "read_panel",
    "spread",
]
