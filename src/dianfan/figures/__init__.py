"""The ground floor: figures, what they are made of, and why they are believed."""

from dianfan.figures.finding import Finding
from dianfan.figures.gap import Gap
from dianfan.figures.lineage import Derived
from dianfan.figures.lineage import Figure
from dianfan.figures.lineage import Promised
from dianfan.figures.lineage import Recorded
from dianfan.figures.lineage import Said
from dianfan.figures.period import Period
from dianfan.figures.period import period
from dianfan.figures.place import Place
from dianfan.figures.quantity import Quantity
from dianfan.figures.rule import rule
from dianfan.figures.unit import Unit
from dianfan.figures.unit import unit
from dianfan.figures.wording import Wording

__all__ = [
    "Derived",
    "Figure",
    "Finding",
    "Gap",
    "Period",
    "Place",
    "Promised",
    "Quantity",
    "Recorded",
    "Said",
    "Unit",
    "Wording",
    "period",
    "rule",
    "unit",
]
