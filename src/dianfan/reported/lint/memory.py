"""Memory: what was found out about a figure is not found out again."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING
from typing import Concatenate
from typing import ParamSpec
from typing import TypeVar

if TYPE_CHECKING:
    from dianfan.figures.lineage import Figure

P = ParamSpec("P")
R = TypeVar("R")
MOST = 100_000


def by_key(
    function: Callable[Concatenate[Figure, P], R],
) -> Callable[Concatenate[Figure, P], R]:
    """Remember what a function gives for a figure, by its key and the other arguments.

    A figure's own hash would walk its whole lineage; its key is known already.
    """
    known: dict[object, R] = {}

    @wraps(function)
    def remembered(figure: Figure, /, *others: P.args, **named: P.kwargs) -> R:
        call = (figure.key, others, tuple(named.items()))
        if call not in known:
            if len(known) >= MOST:
                known.clear()
            known[call] = function(figure, *others, **named)
        return known[call]

    return remembered
