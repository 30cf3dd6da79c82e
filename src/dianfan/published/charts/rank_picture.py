"""A picture of ranges of ranks as one SVG file, for an index that is computed outside of an edition."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from dianfan.figures.errors import UseError
from dianfan.promised.model import Lens
from dianfan.published.charts.lettering import width as room_for
from dianfan.published.charts.palette import FAINT
from dianfan.published.charts.palette import FONT
from dianfan.published.charts.palette import HAIRLINE
from dianfan.published.charts.palette import INK
from dianfan.published.charts.palette import hue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from dianfan.judged.surface.uncertainty.ranges import RankRange

LABEL, STEP, EDGE, HEAD = 13, 24, 16, 58
_TICKS = (1, 2, 3, 5, 10, 15, 20, 30, 40, 60, 80, 100, 200, 500, 1000, 2000)
_APART = 26


def rank_picture(ranges: Sequence[RankRange], title: str, width: int = 640) -> str:
    """Draw a line for each place over the ranks that it may have, with a dot at its own.

    Args:
        ranges: as :func:`~dianfan.judged.surface.uncertainty.ranges.rank_ranges` gives them;
            drawn with the best rank first.
        title: stands above the picture and names it to who hears it.
        width: in pixels; the height follows the number of places.

    Returns:
        SVG, the same text for the same ranges.

    Raises:
        UseError: there are no ranges.
    """
    if not ranges:
        raise UseError("there are no ranges to draw", where=title, remedy="rank some places first")
    rows = sorted(ranges, key=lambda one: (one.rank, one.name))
    left = EDGE + max(room_for(one.name, LABEL) for one in rows) + EDGE
    last = max(2, *(max(one.high, one.rank) for one in rows))
    step = max(1.0, width - left - EDGE) / (last - 1)
    height = HEAD + STEP * len(rows) + EDGE
    parts = [*_head(title), *_grid(left, step, last, height)]
    for number, one in enumerate(rows):
        parts += _row(one, left, step, HEAD + STEP * (number + 0.5))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img" aria-label="{_said(title)}" '
        f'font-family="{FONT}" font-size="{LABEL}">\n'
        '<rect width="100%" height="100%" fill="#ffffff"/>\n' + "\n".join(parts) + "\n</svg>\n"
    )


def _said(text: str) -> str:
    return escape(text, {'"': "&quot;"})


def _head(title: str) -> Iterator[str]:
    yield f'<text x="{EDGE}" y="24" font-weight="bold" fill="{INK}">{escape(title)}</text>'


def _grid(left: float, step: float, last: int, height: float) -> Iterator[str]:
    """Draw a hairline at round ranks, those that would touch their neighbour left out."""
    before = -float(_APART)
    for tick in _TICKS:
        at = (tick - 1) * step
        if tick > last or at - before < _APART:
            continue
        before, x = at, f"{left + at:.1f}"
        yield f'<path d="M{x} {HEAD}V{height - EDGE}" stroke="{HAIRLINE}"/>'
        yield f'<text x="{x}" y="{HEAD - 8}" text-anchor="middle" fill="{FAINT}">{tick}</text>'


def _row(one: RankRange, left: float, step: float, y: float) -> Iterator[str]:
    low, high, at = (left + (rank - 1) * step for rank in (one.low, one.high, one.rank))
    told = f"{one.name}: rank {one.rank}, range {one.low} to {one.high}"
    yield f"<g><title>{escape(told)}</title>"
    yield f'<text x="{EDGE}" y="{y + LABEL / 3:.1f}" fill="{INK}">{escape(one.name)}</text>'
    yield (
        f'<path d="M{low:.1f} {y:.1f}H{high:.1f}" stroke="{FAINT}" stroke-opacity="0.45" '
        'stroke-width="6" stroke-linecap="round"/>'
    )
    yield f'<circle cx="{at:.1f}" cy="{y:.1f}" r="5" fill="{hue(Lens.SURFACE)}"/></g>'
