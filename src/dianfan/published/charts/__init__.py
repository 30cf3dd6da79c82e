"""Charts: Vega-Lite specifications made of marks, and the SVG that they draw."""

from dianfan.published.charts.drawing import draw
from dianfan.published.charts.place import NARROW
from dianfan.published.charts.place import REGULAR
from dianfan.published.charts.place import placed_charts
from dianfan.published.charts.specification import key
from dianfan.published.charts.specification import specification

__all__ = ["NARROW", "REGULAR", "draw", "key", "placed_charts", "specification"]
