"""The rows of a picture: a tree upside down, inputs above the method that takes them.

Each figure and each method has a row of its own, and every branch hangs to the right of
the line that it flows into, so that no line can cross a word.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dianfan.figures.lineage import Derived
from dianfan.published.ancestry.kind import Kind
from dianfan.published.ancestry.kind import kind_of
from dianfan.published.ancestry.lettering import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.figures.lineage import Figure
    from dianfan.published.ancestry.teller import Teller

WIDTH, MARGIN, STEP = 344, 9, 20
TEXT, PADDING = 14, 8
SIZE, SMALL, LARGE = 13, 12, 17
LINE, GAP = 16, 9
_MOST_INPUTS = (6, 4, 3)
_MOST_LINES = 2
_WIDE_TYPE = 0.91  # room is left for a reader's type that is wider than reckoned


@dataclass(frozen=True, slots=True)
class Row:
    """One row: how deep it stands, its lines as class and text, and what it shows.

    ``kind`` is nothing for a method's box and for the note of inputs that are not drawn;
    ``first`` is the number of the row at which the line into a method begins.
    """

    depth: int
    lines: tuple[tuple[str, str], ...]
    kind: Kind | None = None
    first: int | None = None
    size: int = SIZE

    @property
    def is_method(self) -> bool:
        """Whether the row is the box of a method."""
        return self.first is not None

    @property
    def x(self) -> int:
        """The place of its shape, and of the line that runs past it."""
        return MARGIN + STEP * self.depth

    @property
    def height(self) -> int:
        """The height of its lines, and of its box where it has one."""
        return LINE * len(self.lines) + (self.size - SIZE) + (PADDING if self.is_method else 0)


@dataclass(frozen=True, slots=True)
class Laid:
    """All rows from the top, and how many inputs are not drawn."""

    rows: tuple[Row, ...]
    folded: int


def laid(figure: Figure, teller: Teller) -> Laid:
    """Lay out the tree of a figure; a long or deep one is folded."""
    hand = _Hand(teller, [], set())
    hand.place(figure, 0)
    return Laid(tuple(hand.rows), hand.folded)


@dataclass
class _Hand:
    teller: Teller
    rows: list[Row]
    seen: set[str]
    folded: int = 0

    def place(self, figure: Figure, depth: int) -> None:
        """Put a figure under its method, and the method under its inputs."""
        opened = bool(figure.inputs) and depth < len(_MOST_INPUTS) and figure.key not in self.seen
        self.seen.add(figure.key)
        if opened and isinstance(figure.why, Derived):
            first = len(self.rows)
            self._inputs(figure, depth)
            self.rows.append(Row(depth, self._boxed(figure.why, depth), first=first))
        size = SIZE if depth else LARGE
        lines = tuple(self._told(figure, depth, closed=bool(figure.inputs) and not opened))
        self.rows.append(Row(depth, lines, kind_of(figure), size=size))

    def _inputs(self, figure: Figure, depth: int) -> None:
        most = _MOST_INPUTS[depth]
        shown = figure.inputs if len(figure.inputs) <= most + 1 else figure.inputs[:most]
        for part in shown:
            self.place(part, depth + 1)
        missing = len(figure.inputs) - len(shown)
        if missing:
            self.folded += missing
            self.rows.append(Row(depth + 1, (("b", self.teller.more(missing)),)))

    def _boxed(self, why: Derived, depth: int) -> tuple[tuple[str, str], ...]:
        name, formula = self.teller.method(why)
        room = _room(depth) - PADDING
        given = [f"{key} = {value}" for key, value in why.parameters]
        return (
            *(("m", line) for line in wrapped(name, SMALL, room, 1)),
            *(("n", line) for line in wrapped(formula, SMALL, room, _MOST_LINES)),
            *(("n", line) for text in given for line in wrapped(text, SMALL, room, 1)),
        )

    def _told(self, figure: Figure, depth: int, *, closed: bool) -> Iterator[tuple[str, str]]:
        value, statement = self.teller.told(figure)
        room, size = _room(depth), SIZE if depth else LARGE
        yield from (("v", line) for line in wrapped(value, size * 1.06, room, 1))
        yield from (("s", line) for line in wrapped(statement, SMALL, room, _MOST_LINES))
        origin = self.teller.origin(figure)
        if closed:
            origin += f" · {self.teller.elsewhere()}"
        yield from (("n", line) for line in wrapped(origin, SMALL, room, _MOST_LINES))
        locator = self.teller.locator(figure)
        yield from (("n", line) for line in wrapped(locator, SMALL, room, 1) if locator)


def _room(depth: int) -> float:
    return (WIDTH - MARGIN - STEP * depth - TEXT) * _WIDE_TYPE
