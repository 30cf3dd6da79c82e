"""Words of the pages of indices that are no sentences: names of choices, methods and directions."""

from __future__ import annotations

from dianfan.figures.wording import Wording
from dianfan.judged.surface.aggregating import Aggregation
from dianfan.judged.surface.spec import Direction
from dianfan.judged.surface.spec import IndexSpec

DIRECTIONS = {
    Direction.HIGHER: Wording("越高越好", "more is better"),
    Direction.LOWER: Wording("越低越好", "less is better"),
}
MEANS = {
    Aggregation.ARITHMETIC: Wording("算术平均", "arithmetic mean"),
    Aggregation.GEOMETRIC: Wording("几何平均", "geometric mean"),
    Aggregation.HARMONIC: Wording("调和平均", "harmonic mean"),
}


def mean_words(method: Aggregation) -> Wording:
    """Name a way to put scores together."""
    return MEANS.get(method, Wording(method.value, method.value))


def name_of(spec: IndexSpec, name: str) -> Wording:
    """Name a node or an indicator of an index."""
    return spec.node[name].name if name in spec.node else spec.indicator[name].name
