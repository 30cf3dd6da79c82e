"""A sheet of paper: words, rules, pictures placed in points, and Typst that sets them."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from random import Random

import numpy as np
import typst
from PIL import Image

from dianfan.published.broadsheet.fonts import folder
from dianfan.said.documents.model import Box
from tests.said.pages.metrics import SERIF
from tests.said.pages.metrics import width

_HEAD = """
#set text(top-edge: "baseline", bottom-edge: "baseline", cjk-latin-spacing: none)
#set par(first-line-indent: 0em, justify: false)
#let t(x, y, s, f, w, k, p, c, b) = place(top + left, dx: x * 1pt, dy: y * 1pt, text(
  size: s * 1pt, font: f, weight: w, tracking: k * 1pt, spacing: 100% + p * 1pt, fill: luma(c), b))
#let r(x, y, w, h, s, g) = place(top + left, dx: x * 1pt, dy: y * 1pt,
  rect(width: w * 1pt, height: h * 1pt, stroke: if s > 0 { s * 1pt } else { none },
    fill: if g < 100 { luma(g * 1%) } else { none }))
#let l(x, y, w, h, s) = place(top + left, line(start: (x * 1pt, y * 1pt),
  end: ((x + w) * 1pt, (y + h) * 1pt), stroke: s * 1pt))
#let i(x, y, w, h, b) = place(top + left, dx: x * 1pt, dy: y * 1pt,
  image(bytes(b), format: "png", width: w * 1pt, height: h * 1pt, fit: "stretch"))
"""


@dataclass(frozen=True)
class Type:
    """A way to set words: size in points, face, weight and grey (0 is black)."""

    size: float
    face: str = SERIF
    bold: bool = False
    grey: int = 0

    def measure(self, text: str) -> float:
        """Give the width of text in points."""
        return width(text, self.face, bold=self.bold) * self.size


class Leaf:
    """One page under the hands of the setter."""

    def __init__(self, wide: float, high: float) -> None:
        self.wide, self.high = wide, high
        self.strokes: list[str] = []
        self.runs: list[list[str]] = [[]]

    def part(self) -> None:
        """Begin a run of words that stay together in the file."""
        self.runs.append([])

    def text(self, text: str, x: float, base: float, kind: Type, fill: float = 0) -> None:
        """Set one line from x on the baseline; stretch it to ``fill`` points if that is given."""
        gap = fill - kind.measure(text) if fill else 0.0
        spaces = text.count(" ")
        if text.isascii() or spaces > len(text) / 9:
            track, space = 0.0, gap / max(1, spaces)
        else:
            track, space = gap / max(1, len(text) - 1), 0.0
        said = text.replace("\\", "").replace('"', "'")
        self.runs[-1].append(
            f'#t({x:.2f}, {base:.2f}, {kind.size:.2f}, "{kind.face}",'
            f' "{"bold" if kind.bold else "regular"}", {track:.3f}, {space:.3f}, {kind.grey}, "{said}")'
        )

    def rect(self, box: Box, stroke: float = 0.6, fill: int = 100) -> None:
        """Draw a frame or a tint (0 black to 100 none)."""
        self.strokes.append(
            f"#r({box.left:.1f}, {box.top:.1f}, {box.width:.1f}, {box.height:.1f}, {stroke}, {fill})"
        )

    def rule(self, x: float, y: float, wide: float, high: float, stroke: float = 0.5) -> None:
        """Draw a line."""
        self.strokes.append(f"#l({x:.1f}, {y:.1f}, {wide:.1f}, {high:.1f}, {stroke})")

    def picture(self, box: Box, chance: Random) -> None:
        """Put a photo: a few grey patches."""
        patches = np.array(
            [[chance.randint(40, 215) for _ in range(6)] for _ in range(4)], np.uint8
        )
        stream = BytesIO()
        Image.fromarray(patches).resize((18, 12), Image.Resampling.BICUBIC).save(stream, "PNG")
        data = ",".join(map(str, stream.getvalue()))
        self.strokes.append(
            f"#i({box.left:.1f}, {box.top:.1f}, {box.width:.1f}, {box.height:.1f}, ({data}))"
        )

    def source(self, chance: Random) -> str:
        """Write the page out; the runs stand in the file in a chance order."""
        runs = self.runs[:]
        chance.shuffle(runs)
        words = [one for run in runs for one in run]
        page = f"#page(width: {self.wide}pt, height: {self.high}pt, margin: 0pt)[\n"
        return page + "\n".join([*self.strokes, *words]) + "\n]\n"


def printed(leaves: list[Leaf], chance: Random) -> bytes:
    """Typeset leaves as PDF."""
    source = _HEAD + "".join(one.source(chance) for one in leaves)
    paper: bytes = typst.compile(  # type: ignore[misc]  # its overloads leave bytes open
        source.encode(), font_paths=[str(folder())], ignore_system_fonts=True
    )
    return paper
