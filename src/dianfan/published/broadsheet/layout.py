"""What a composed broadsheet tells of itself: its regions and how the text fitted."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Region:
    """A frame on a page; `start` and `stop` are the characters of the article that it holds.

    The box is in millimetres from the upper left corner; pages count from 1. A region without
    running text (a chart, a table) has start and stop of 0.
    """

    article: str
    kind: str
    page: int
    x: float
    y: float
    width: float
    height: float
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Copyfit:
    """How one article fitted: its characters and body size, its frames, their rows and spare rows."""

    article: str
    characters: int
    frames: int
    rows: int
    spare: int
    size: float
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A printed edition: its file, pages, regions, copyfit, and the text of each article."""

    path: Path
    pages: int
    size_mm: tuple[float, float]
    regions: tuple[Region, ...]
    copyfit: tuple[Copyfit, ...]
    texts: dict[str, str]
    figures: int
