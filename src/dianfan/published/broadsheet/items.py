"""What lies on a page: type, rules, panels, signs, drawings and tables, each at a fixed place.

Places and sizes are in points from the upper left corner of the sheet. A word's `y` is the
baseline of its first line; of every other item it is the upper edge.
"""

from dataclasses import dataclass
from dataclasses import field
from typing import Literal

from dianfan.published.broadsheet.galley import Galley
from dianfan.published.broadsheet.grid import MM
from dianfan.published.broadsheet.layout import Region
from dianfan.published.broadsheet.probe import Filled
from dianfan.published.broadsheet.probe import Piece

Face = Literal["serif", "sans"]
Side = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Frame:
    """Pieces of an article in one column."""

    article: str
    pieces: tuple[Piece, ...]
    rows: int
    x: float
    y: float
    width: float
    size: float
    kind: str = "frame"


@dataclass(frozen=True, slots=True)
class Words:
    """Loose words, a line for each line break; with a level they are a heading."""

    words: str
    x: float
    y: float
    width: float
    size: float
    step: float = 0.0
    face: Face = "serif"
    weight: int = 400
    fill: str = "ink"
    align: Side = "left"
    level: int = 0
    kind: str = "words"


@dataclass(frozen=True, slots=True)
class Inlined:
    """A short article with figures, ragged: a caption."""

    article: str
    x: float
    y: float
    width: float
    size: float
    step: float
    face: Face = "sans"
    weight: int = 400
    fill: str = "ink"
    kind: str = "inlined"


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line."""

    x: float
    y: float
    length: float
    thickness: float
    fill: str = "ink"
    upright: bool = False
    kind: str = "rule"


@dataclass(frozen=True, slots=True)
class Panel:
    """A tinted area with a hairline."""

    x: float
    y: float
    width: float
    height: float
    fill: str = "none"
    stroke: float = 0.0
    kind: str = "panel"


@dataclass(frozen=True, slots=True)
class Sign:
    """The small shape of a layer."""

    layer: str
    x: float
    y: float
    size: float
    kind: str = "sign"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart."""

    drawing: int
    alt: str
    x: float
    y: float
    width: float
    kind: str = "drawing"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table, or as much of it as stands in one place; cells are names of articles."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    aligns: tuple[str, ...]
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    x: float
    y: float
    width: float
    size: float
    step: float
    pad: float
    kind: str = "sheet"


Item = Frame | Words | Inlined | Rule | Panel | Sign | Drawing | Sheet


@dataclass(slots=True)
class Page:
    """A page being made up: its items in the order of reading, and its regions."""

    number: int
    items: list[Item] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)

    def put(self, *items: Item) -> None:
        """Add items."""
        self.items.extend(items)

    def mark(self, article: str, kind: str, box: tuple[float, float, float, float]) -> None:
        """Note the region (x, y, width, height in points) of something without running text."""
        self.regions.append(_region(self.number, article, kind, box, 0, 0))

    def pour(
        self,
        galley: Galley,
        name: str,
        filled: Filled,
        place: tuple[float, float, float],
        size: float,
    ) -> None:
        """Add a threaded frame at (x, row, width) and note its characters."""
        if not filled.pieces:
            return
        x, row, width = place
        y = galley.grid.y(row)
        self.put(Frame(name, filled.pieces, filled.rows, x, y, width, size))
        paras = galley.articles[name].paras
        first, last = filled.pieces[0], filled.pieces[-1]
        start = paras[first.para].offsets[first.start]
        stop = paras[last.para].offsets[last.stop]
        box = (x, y, width, galley.grid.height(filled.used))
        self.regions.append(_region(self.number, name, "body", box, start, stop))


def _region(
    page: int,
    article: str,
    kind: str,
    box: tuple[float, float, float, float],
    start: int,
    stop: int,
) -> Region:
    """Return a region in millimetres."""
    x, y, width, height = (round(value / MM, 2) for value in box)
    return Region(article, kind, page, x, y, width, height, start, stop)
