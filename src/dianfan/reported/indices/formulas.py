"""The formula of a score with the numbers put in: the parts of a node, or the value of an indicator."""

from __future__ import annotations

from dianfan.figures.lineage import Derived
from dianfan.figures.lineage import Figure
from dianfan.judged.indices.computing import computed
from dianfan.judged.surface.explaining import explain

SCORE = "judged.indices.methods.score"


def score_formula(figure: Figure) -> str:
    """Write how a score was made of its parts; nothing for any other figure."""
    why = figure.why
    if not isinstance(why, Derived) or why.method != SCORE:
        return ""
    told = dict(why.parameters)
    made = computed(why.inputs[0]).index
    return explain(made, told["place"], told["period"], told["node"]).formula
