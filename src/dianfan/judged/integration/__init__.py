"""The four layers as one graph: what is joined, what hangs loose, what would move."""

from dianfan.judged.integration.counting import PREFIX
from dianfan.judged.integration.counting import recounted
from dianfan.judged.integration.graph import Graph
from dianfan.judged.integration.graph import Step
from dianfan.judged.integration.integrate import Answered
from dianfan.judged.integration.integrate import Integration
from dianfan.judged.integration.integrate import integrate
from dianfan.judged.integration.integrate import leaves
from dianfan.judged.integration.kinds import EdgeKind
from dianfan.judged.integration.kinds import NodeKind
from dianfan.judged.integration.money import Purse
from dianfan.judged.integration.prospects import Move
from dianfan.judged.integration.prospects import Prospect
from dianfan.judged.integration.queries import QUERIES
from dianfan.judged.integration.weave import weave

__all__ = [
    "PREFIX",
    "QUERIES",
    "Answered",
    "EdgeKind",
    "Graph",
    "Integration",
    "Move",
    "NodeKind",
    "Prospect",
    "Purse",
    "Step",
    "integrate",
    "leaves",
    "recounted",
    "weave",
]
