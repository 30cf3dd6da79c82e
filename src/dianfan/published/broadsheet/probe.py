"""The probe: asks Typst how texts set, and threads them through frames."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import msgspec
import typst

from dianfan.published.broadsheet.galley import Galley

ROOM = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Frame:
    """A column of type to fill: its width in points and its rows."""

    width: float
    rows: int


@dataclass(frozen=True, slots=True)
class Flow:
    """An article to thread: through fixed frames, then through balanced columns.

    `first` rows are free on the page where the columns begin, `page` rows on each later one;
    without `cols` what does not fit the frames is left over.
    """

    article: str
    size: float
    frames: tuple[Frame, ...] = ()
    cols: int = 0
    width: float = 0.0
    first: int = 0
    page: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """Short text set ragged in a width: its rows of `step` points are asked for."""

    article: str
    width: float
    size: float
    step: float
    face: str = "sans"
    weight: int = 400


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one line: their width in em is asked for."""

    words: str
    face: str
    weight: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Atoms `start` to `stop` of a paragraph, set from `row` of a frame in so many rows."""

    para: int
    start: int
    stop: int
    row: int
    rows: int


@dataclass(frozen=True, slots=True)
class Filled:
    """A frame with its pieces: the rows it has and the rows that they take."""

    pieces: tuple[Piece, ...]
    rows: int
    used: int


@dataclass(frozen=True, slots=True)
class Threaded:
    """An article in its frames, then by page in balanced columns; `left` atoms found no room."""

    frames: tuple[Filled, ...]
    groups: tuple[tuple[Filled, ...], ...]
    left: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What the probe measured, each in the order asked."""

    flows: tuple[Threaded, ...]
    cells: tuple[int, ...]
    widths: tuple[float, ...]


def ask(
    galley: Galley,
    fonts: Path,
    *,
    flows: Sequence[Flow] = (),
    cells: Sequence[Cell] = (),
    widths: Sequence[Line] = (),
) -> Answer:
    """Measure and thread; nothing is drawn."""
    job = galley.job() | {"flows": flows, "cells": cells, "widths": widths}
    compiler = typst.Compiler(
        ROOM / "probe.typ",
        root=ROOM,
        font_paths=typefaces(fonts),
        ignore_system_fonts=True,
        sys_inputs={"job": msgspec.json.encode(job).decode()},
    )
    found = compiler.query("<answer>", field="value", one=True)
    return msgspec.json.decode(found, type=Answer)


@lru_cache(maxsize=4)
def typefaces(fonts: Path) -> typst.Fonts:
    """Return the loaded fonts of a folder."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts)]
    )
