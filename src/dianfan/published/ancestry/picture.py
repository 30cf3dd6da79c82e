"""The picture of a figure: where it comes from, drawn from the sources down."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from dianfan.published.ancestry.kind import shape
from dianfan.published.ancestry.layout import GAP
from dianfan.published.ancestry.layout import LINE
from dianfan.published.ancestry.layout import PADDING
from dianfan.published.ancestry.layout import SIZE
from dianfan.published.ancestry.layout import TEXT
from dianfan.published.ancestry.layout import WIDTH
from dianfan.published.ancestry.layout import laid
from dianfan.published.ancestry.roots import roots

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.figures.lineage import Figure
    from dianfan.published.ancestry.layout import Row
    from dianfan.published.ancestry.teller import Teller

_STYLE = """<style>
svg { color: #1a1a1a; background: #fdfcf9; font-family: "Noto Sans SC", "PingFang SC", sans-serif; }
text { font-size: 12px; fill: currentColor; }
.v { font-size: 13px; font-weight: 700; }
.top { font-size: 17px; }
.m, .b { font-weight: 600; }
.n, .s { opacity: .85; }
path, rect { fill: none; stroke: currentColor; stroke-width: 1.4; }
path.solid { fill: currentColor; }
path.rail, rect { stroke-width: 1; opacity: .6; }
@media (prefers-color-scheme: dark) { svg { color: #e8e6e1; background: #161616; } }
</style>"""


def picture(figure: Figure, teller: Teller) -> tuple[str, int]:
    """Draw the tree of a figure as an SVG for a page, which styles it by its classes.

    Returns:
        the drawing, empty for a figure without inputs; and how many inputs it leaves out.
    """
    if not figure.inputs:
        return "", 0
    tree = laid(figure, teller)
    tops = _tops(tree.rows)
    height = tops[-1] + tree.rows[-1].height + GAP
    about = f"<desc>{escape(_about(figure, teller))}</desc>"
    inside = f"{about}{''.join(_drawn(tree.rows, tops))}"
    return _framed(figure, teller, inside, height), tree.folded


def standalone(figure: Figure, teller: Teller) -> str:
    """Draw the same picture as a file of its own, light or dark as its viewer is.

    A figure without inputs is drawn too: its shape, what it is and its source.
    """
    drawn, _ = picture(figure, teller)
    if not drawn:
        tree = laid(figure, teller)
        row = tree.rows[0]
        height = row.height + 2 * GAP
        drawn = _framed(figure, teller, "".join(_figure(row, GAP)), height)
    head, _, rest = drawn.partition(">")
    return f'{head} xmlns="http://www.w3.org/2000/svg">{_STYLE}{rest}\n'


def _framed(figure: Figure, teller: Teller, inside: str, height: int) -> str:
    size = f'width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}"'
    title = f"<title>{escape(_title(figure, teller))}</title>"
    return f'<svg class="descent" role="img" {size}>{title}{inside}</svg>'


def _title(figure: Figure, teller: Teller) -> str:
    value, statement = teller.told(figure)
    return teller.say(f"{statement}：{value}的来历", f"Where {value} comes from: {statement}")


def _about(figure: Figure, teller: Teller) -> str:
    """Say what the picture shows, the sources by name."""
    named = [teller.source(root.source) for root in roots(figure) if root.source]
    tables = [teller.counted(root.counted) for root in roots(figure) if root.counted]
    told = teller.say("；", "; ").join(dict.fromkeys((*named, *tables)))
    return teller.say(
        f"从来源到数字，自上而下。来源：{told}。下文逐步写出同样的内容。",
        f"From the sources down to the figure. Sources: {told}. The steps below say the same in words.",
    )


def _tops(rows: tuple[Row, ...]) -> list[int]:
    tops, y = [], GAP
    for row in rows:
        tops.append(y)
        y += row.height + GAP
    return tops


def _drawn(rows: tuple[Row, ...], tops: list[int]) -> Iterator[str]:
    for row, top in zip(rows, tops, strict=True):
        if row.is_method:
            yield from _method(row, top, rows, tops)
        else:
            yield from _figure(row, top)


def _figure(row: Row, top: int) -> Iterator[str]:
    if row.kind is not None:
        yield shape(row.kind, row.x, _middle(row, top))
    y = top + (row.size - SIZE)
    for index, (style, text) in enumerate(row.lines):
        name = f"{style} top" if row.size > SIZE and not index else style
        yield _text(name, row.x + TEXT, y + LINE * index + SIZE, text)


def _method(row: Row, top: int, rows: tuple[Row, ...], tops: list[int]) -> Iterator[str]:
    """Draw the box of a method, the line that gathers its inputs, and the arrow out of it."""
    number = tops.index(top)
    inputs = [
        place
        for place in range(row.first or 0, number)
        if rows[place].depth == row.depth + 1 and not rows[place].is_method
    ]
    middles = [_middle(rows[place], tops[place]) for place in inputs]
    path = f"M{row.x} {middles[0] - 6}V{top}"
    path += "".join(f"M{row.x} {y}h{rows[inputs[0]].x - row.x - 8}" for y in middles)
    after = _middle(rows[number + 1], tops[number + 1]) - 8
    below = top + row.height
    path += f"M{row.x} {below}V{after}m-3-4 3 4 3-4"
    yield f'<path class="rail" d="{path}"/>'
    yield f'<rect x="{row.x - 7}" y="{top}" width="{WIDTH - row.x + 5}" height="{row.height}" rx="3"/>'
    for index, (style, text) in enumerate(row.lines):
        yield _text(
            style, row.x + TEXT - PADDING, top + LINE * index + SIZE + PADDING // 2 - 1, text
        )


def _middle(row: Row, top: int) -> int:
    return top + 8 + (row.size - SIZE)


def _text(style: str, x: int, y: int, text: str) -> str:
    return f'<text class="{style}" x="{x}" y="{y}">{escape(text)}</text>'
