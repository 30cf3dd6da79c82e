"""The kinds of reason that a reader is shown, each with a word and a shape."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from dianfan.figures.lineage import Derived
from dianfan.figures.lineage import Promised
from dianfan.figures.lineage import Said
from dianfan.figures.wording import Wording
from dianfan.judged.integration.counting import PREFIX as GRAPHED
from dianfan.recorded.count import PREFIX as COUNTED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dianfan.figures.lineage import Figure


class Kind(StrEnum):
    """How a figure is known; a count is a record whose rows, or nodes, are the Book's own."""

    PROMISED = "promised"
    SAID = "said"
    RECORDED = "recorded"
    COUNTED = "counted"
    DERIVED = "derived"


WORDS: Mapping[Kind, Wording] = {
    Kind.PROMISED: Wording("承诺", "promised"),
    Kind.SAID: Wording("说法", "said"),
    Kind.RECORDED: Wording("记录", "recorded"),
    Kind.COUNTED: Wording("清点", "counted"),
    Kind.DERIVED: Wording("推算", "derived"),
}
_SHAPES: Mapping[Kind, tuple[str, str]] = {
    Kind.PROMISED: ("hollow", "m0-6.5 6.5 6.5-6.5 6.5-6.5-6.5z"),
    Kind.SAID: ("hollow", "m-3.4 3.8-1.8 3.4 5-1.7a5.6 5.6 0 1 0-3.2-1.7z"),
    Kind.RECORDED: ("solid", "m-5-5h10v10h-10z"),
    Kind.COUNTED: ("hollow", "m-4.5-5.5v11m4.5-11v11m4.5-11v11"),
    Kind.DERIVED: ("solid", "m-6-5h12l-6 10.5z"),
}


def kind_of(figure: Figure) -> Kind:
    """Tell how a figure is known."""
    match figure.why:
        case Derived():
            return Kind.DERIVED
        case Promised():
            return Kind.PROMISED
        case Said():
            return Kind.SAID
        case recorded:
            return Kind.COUNTED if recorded.entry.startswith((COUNTED, GRAPHED)) else Kind.RECORDED


def shape(kind: Kind, x: float, y: float) -> str:
    """Draw the shape of a kind around a point, thirteen units wide, as an SVG path."""
    style, outline = _SHAPES[kind]
    return f'<path class="{style}" d="M{x:g} {y:g}{outline}"/>'
