"""Carrying out a check: the value, the room that rounding leaves, the figures used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.lineage import Derived
from dianfan.judged.claims.methods import rounding_room
from dianfan.judged.claims.model import Differs
from dianfan.judged.claims.model import Ruling
from dianfan.judged.claims.model import Trial
from dianfan.judged.interval import NotComputable

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from dianfan.figures.lineage import Figure
    from dianfan.judged.claims.case import Case

    Check = Callable[[Case], Trial | None]


def computed(
    check: str,
    method: Callable[..., Figure],
    inputs: Sequence[Figure],
    differs: tuple[Differs, ...] = (),
    *,
    outcome: bool = False,
    **parameters: str,
) -> Trial | None:
    """Hold a claim against what a method makes of some figures; nothing where it cannot."""
    try:
        value = method(*inputs, **parameters)
        why = value.why
        name = why.method if isinstance(why, Derived) else ""
        room = rounding_room(*inputs, of=name, **parameters)
    except NotComputable:
        return None
    return Trial(check, value, room, tuple(inputs), differs, outcome=outcome)


def read(
    check: str,
    figure: Figure,
    differs: tuple[Differs, ...] = (),
    *,
    fixed: Ruling | None = None,
    outcome: bool = False,
) -> Trial:
    """Hold a claim against one figure of the record as it stands there."""
    return Trial(check, figure, rounding_room(figure), (figure,), differs, fixed, outcome)
