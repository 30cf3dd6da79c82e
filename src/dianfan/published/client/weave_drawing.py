"""The layers as a picture: static SVG, whole without a script, that a script may light up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from dianfan.promised.model import Lens
from dianfan.published.charts.lettering import shortened
from dianfan.published.client.addresses import figure as figure_address
from dianfan.published.client.weaving import NARROW
from dianfan.published.client.weaving import SIZE
from dianfan.published.client.weaving import SLOT
from dianfan.published.client.weaving import WIDE
from dianfan.published.client.weaving import plan
from dianfan.reported.display import plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from dianfan.figures.lineage import Figure
    from dianfan.published.client.site import View
    from dianfan.published.client.weaving import Frame
    from dianfan.published.client.weaving import Plan
    from dianfan.published.client.weaving import Spot
    from dianfan.published.client.weaving import Strand
    from dianfan.reported.model import Weave

_DRAWING = Markup(
    '<svg class="weave at-{}" role="group" aria-label="{}" width="{w:g}" height="{h:g}"'
    ' viewBox="0 0 {w:g} {h:g}">{}</svg>'
)
_STRAND = Markup(
    '<path class="strand to-{}" data-from="{}" data-to="{}" d="{}" stroke-width="{:.1f}"/>'
)
_KNOT = Markup(
    '<g class="knot is-{}{}" data-id="{}" data-kind="{}"><title>{}</title><g class="tap">{}</g>{}</g>'
)
_NAME = Markup('<text x="{:.1f}" y="{:.1f}"{}>{}</text>')
_END, _START = Markup(' class="end"'), Markup("")
_HEADING = Markup('<text class="heading{}" data-kind="{}" x="{:.1f}" y="{:.1f}">{}</text>')
_LINK = Markup(
    '<a href="{}{}" data-key="{}" aria-label="{}"><rect class="hit" x="{:.1f}" y="{:.1f}" width="26"'
    ' height="24"/><text class="number{}" x="{:.1f}" y="{:.1f}">{}</text></a>'
)
_LATTICE = Markup(
    '<path class="mark net" d="M{0:.1f} {1:.1f}h9M{0:.1f} {2:.1f}h9M{3:.1f} {4:.1f}v9M{5:.1f} {4:.1f}v9"/>'
)
_BOX = Markup('<rect class="mark" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>')
_CIRCLE = Markup('<circle class="mark" cx="{:.1f}" cy="{:.1f}" r="{:.1f}"/>')
_ABSENT = Markup('<text class="absent" x="{:.1f}" y="{:.1f}">{}</text>')
_HEADINGS: Mapping[str, str] = {
    "decision": "weave_decision",
    "action": "weave_action",
    "indicator": "weave_indicator",
    "target": "weave_target",
    "project": "weave_project",
    "chain": "weave_chain",
    "network": "weave_network",
    "place": "weave_place",
}
_HOLES: Mapping[str, str] = {
    "indicator": "weave_no_indicator",
    "target": "weave_no_target",
    "project": "weave_no_project",
}


def weave_drawing(weave: Weave, view: View) -> Markup:
    """Draw the weave twice, wide and narrow; the page shows the one that fits."""
    return Markup("").join(_Hand(weave, view, frame).drawn() for frame in (WIDE, NARROW))


class _Hand:
    """Draws one frame of a weave on a page."""

    def __init__(self, weave: Weave, view: View, frame: Frame) -> None:
        self.weave, self.view, self.frame = weave, view, frame
        self.words = view.site.words
        self.plan: Plan = plan(weave, frame)

    def drawn(self) -> Markup:
        """Draw strands first, so that names lie over them."""
        parts = (
            *(self._heading(one.kind, one.x, one.y) for one in self.plan.headings),
            *map(self._strand, self.plan.strands),
            *map(self._knot, self.plan.spots),
            *self._absent(),
        )
        size = {"w": self.frame.width, "h": self.plan.height}
        return _DRAWING.format(self.frame.name, self.weave.title, Markup("").join(parts), **size)

    def _heading(self, kind: str, x: float, y: float) -> Markup:
        end = kind == "decision"
        shift = 4 if end else 0
        return _HEADING.format(
            " end" if end else "", kind, x + shift, y, self.words(_HEADINGS[kind])
        )

    def _strand(self, one: Strand) -> Markup:
        return _STRAND.format(one.kind, one.thread.source, one.thread.target, one.path, one.width)

    def _knot(self, spot: Spot) -> Markup:
        knot = spot.knot
        loose = " loose" if knot.loose else ""
        shapes, beside = self._inside(spot)
        return _KNOT.format(knot.kind, loose, knot.id, knot.kind, knot.title, shapes, beside)

    def _inside(self, spot: Spot) -> tuple[Markup, Markup]:
        """Give what stands for a knot, and the number beside it."""
        kind = spot.knot.kind
        if kind == "decision":
            return self._dot(spot) + self._text(spot, -10, end=True), Markup("")
        if kind == "action":
            return self._text(spot, 0), Markup("")
        if kind == "indicator":
            return self._shares(spot)
        if kind == "target":
            return self._target(spot)
        if kind == "project":
            return self._dot(spot), self._number(spot, spot.radius + 4)
        return self._dot(spot) + self._text(spot, 16), self._number(
            spot, self.frame.width - spot.x, end=True
        )

    def _text(self, spot: Spot, shift: float, *, end: bool = False) -> Markup:
        name = shortened(spot.knot.name, SIZE, spot.room)
        return _NAME.format(spot.x + shift, spot.y + 5, _END if end else _START, name)

    def _dot(self, spot: Spot) -> Markup:
        """Draw the sign of a kind: each layer has a shape as well as a hue."""
        x, y, size = spot.x, spot.y, spot.radius
        if spot.knot.kind == "network":
            return _LATTICE.format(x - 4.5, y - 1.5, y + 1.5, x - 1.5, y - 4.5, x + 1.5)
        if spot.knot.kind == "chain":
            return _BOX.format(x - 5, y - size * 0.7, 10, size * 1.4)
        if spot.knot.kind == "place":
            return _BOX.format(x - size * 0.85, y - size * 0.85, size * 1.7, size * 1.7)
        return _CIRCLE.format(x, y, size)

    def _shares(self, spot: Spot) -> tuple[Markup, Markup]:
        """Draw the layers that the indicators of a row belong to, each in its own slot."""
        shapes, numbers = Markup(""), Markup("")
        told = dict(spot.knot.shares)
        for place, lens in enumerate(Lens):
            if lens in told:
                x = spot.x + SLOT * place
                shapes += _sign(lens, x, spot.y)
                numbers += self._figure(told[lens], x + 9, spot.y, f"{self.words(lens.value)} ")
        return shapes, numbers

    def _target(self, spot: Spot) -> tuple[Markup, Markup]:
        x, y = spot.x, spot.y
        shape = Markup('<path class="mark" d="M{:.1f} {:.1f}v14m0-14h9l-3 3.5 3 3.5h-9"/>').format(
            x, y - 7
        )
        number = spot.knot.number
        return shape, Markup("") if number is None else self._figure(number, x + 14, y, "")

    def _number(self, spot: Spot, shift: float, *, end: bool = False) -> Markup:
        if spot.knot.number is None:
            if not spot.knot.why:
                return Markup("")
            name = Markup('<text class="absent{}" x="{:.1f}" y="{:.1f}">{}</text>')
            return name.format(" end" if end else "", spot.x + shift, spot.y + 5, spot.knot.why)
        return self._figure(spot.knot.number, spot.x + shift, spot.y, f"{spot.knot.name} ", end=end)

    def _figure(
        self, figure: Figure, x: float, y: float, said: str, *, end: bool = False
    ) -> Markup:
        """Write a count as a link to its page."""
        shown = plain(figure.value)
        hit = x - 26 if end else x - 2
        if figure.key not in self.view.site.figures:
            return _NAME.format(x, y + 5, _END if end else _START, shown)
        address = figure_address(figure.key)
        label = f"{said}{shown}"
        side = " end" if end else ""
        return _LINK.format(
            self.view.up, address, figure.key, label, hit, y - 12, side, x, y + 5, shown
        )

    def _absent(self) -> Iterator[Markup]:
        """Say in each row what it has none of, so that a hole is seen as one."""
        there = {(spot.knot.kind, spot.knot.row) for spot in self.plan.spots}
        for row, y in self.plan.rows:
            for kind, hole in _HOLES.items():
                if kind in self.frame.columns and (kind, row) not in there:
                    yield _ABSENT.format(self.frame.columns[kind], y + 5, self.words(hole))


def _sign(lens: Lens, x: float, y: float) -> Markup:
    """Draw the shape of a layer: dot, line, lattice, square."""
    if lens is Lens.POINT:
        return Markup('<circle class="mark point" cx="{:.1f}" cy="{:.1f}" r="4.5"/>').format(x, y)
    if lens is Lens.LINE:
        return Markup(
            '<rect class="mark line" x="{:.1f}" y="{:.1f}" width="11" height="3"/>'
        ).format(x - 5.5, y - 1.5)
    if lens is Lens.NET:
        return _LATTICE.format(x - 4.5, y - 1.5, y + 1.5, x - 1.5, y - 4.5, x + 1.5)
    return Markup(
        '<rect class="mark surface" x="{:.1f}" y="{:.1f}" width="8.5" height="8.5"/>'
    ).format(x - 4.25, y - 4.25)
