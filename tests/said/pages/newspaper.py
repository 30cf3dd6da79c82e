"""A newspaper of invented news: ``sheet(seed)`` gives one or two pages and the truth of them.

Seeds below 1000 are open: their pages may be looked at while readers are written. Those from
5000 on are held back, and only the sums over them are told. A sixth of the papers is English,
a seventh in traditional characters; a third has a second page, with stories that run on.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

from dianfan.said.articles.model import Genre
from tests.said.pages import furniture
from tests.said.pages.areas import GAP
from tests.said.pages.areas import Area
from tests.said.pages.areas import Grid
from tests.said.pages.areas import areas
from tests.said.pages.heads import Head
from tests.said.pages.paper import Leaf
from tests.said.pages.paper import printed
from tests.said.pages.setting import Setter
from tests.said.pages.stories import Plan
from tests.said.pages.stories import photos
from tests.said.pages.stories import story
from tests.said.pages.truth import Sheet
from tests.said.pages.words import Chinese
from tests.said.pages.words import Traditional
from tests.said.pages.words_english import English

OPEN, HELD = 1000, 5000
_SECOND = 3
_SIZES = ((1050.0, 1480.0), (1105.0, 1530.0), (800.0, 1130.0), (960.0, 1400.0))


def sheet(seed: int, *, small: bool = False) -> Sheet:
    """Print one number of the paper; the same seed gives the same pages.

    Args:
        seed: open below 1000, held back from 5000 on.
        small: one page of half a sheet, for readings that take long.
    """
    chance = Random(seed)  # noqa: S311 - layouts, not secrets
    script = chance.choices(("simplified", "traditional", "english"), (0.7, 0.14, 0.16))[0]
    writer = {"simplified": Chinese, "traditional": Traditional, "english": English}[script](chance)
    grid = _grid(chance, script, small=small)
    first = _setter(writer, grid, 1)
    pages, jumps = [first], 2 if chance.random() < 0.35 and not small else 0
    running = _page(first, jumps)
    if running:
        second = replace(grid, columns=max(3, min(7, grid.columns + chance.choice((-1, 0, 1)))))
        pages.append(_setter(writer, second, _SECOND))
        _page(
            pages[-1],
            0,
            [(one, first.told.articles[one].headline, first.topics[one]) for one in running],
        )
    told = tuple(one.told for one in pages)
    return Sheet(seed, script, printed([one.leaf for one in pages], chance), told)


def _grid(chance: Random, script: str, *, small: bool) -> Grid:
    wide, high = chance.choice(_SIZES)
    if small:
        wide, high = 600.0, 840.0
    size = chance.choice((8.5, 9.0, 9.5, 10.0, 10.5))
    gutter = chance.uniform(11, 18)
    narrowest = (13 if script != "english" else 15) * size + gutter
    most = max(3, int((wide - 80) / narrowest))
    columns = min(most, chance.choice((3, 4, 4, 5, 5, 5, 6, 6, 7)))
    return Grid(
        wide, high, chance.uniform(36, 52), columns, gutter, size,
        size * chance.uniform(1.38, 1.6), chance.random() < 0.65, chance.random() < 0.25,
    )  # fmt: skip


def _setter(writer: Chinese, grid: Grid, page: int) -> Setter:
    return Setter(Leaf(grid.wide, grid.high), grid, writer, page)


def _page(
    setter: Setter, jumps: int, running: list[tuple[int, str, dict[str, str]]] | None = None
) -> list[int]:
    """Fill a page; give the stories that run on elsewhere."""
    chance, grid = setter.chance, setter.grid
    top, bottom = furniture.put(setter)
    parts = list(areas(Area(0, grid.columns, top, bottom), grid, chance))
    _rules(setter, parts)
    by_room = sorted(parts, key=lambda one: one.columns * (one.top - one.bottom))
    sending = by_room[:jumps]
    taking = dict(zip(by_room[1:] if len(by_room) > 2 else by_room, running or [], strict=False))
    gone = []
    for part in parts:
        if part in taking:
            _continuation(setter, part, *taking[part])
            continue
        number = _story(setter, part, _SECOND if part in sending else 0)
        gone += [number] if part in sending else []
    return gone


def _story(setter: Setter, part: Area, jump: int) -> int:
    chance, grid, box = setter.chance, setter.grid, part.box(setter.grid)
    lines = part.columns * box.height / grid.pitch
    small = lines < 60
    if not jump and chance.random() < 0.09 and box.width > 200 and box.height > 250:
        photos(setter, box)
        return -1
    genre = Genre.COMMENTARY if not jump and lines < 170 and chance.random() < 0.14 else Genre.NEWS
    if genre is Genre.COMMENTARY or (small and chance.random() < 0.15):
        box = furniture.framed(setter, box) if chance.random() < 0.5 else box
    columns = part.columns
    if columns > 3 and chance.random() < 0.25:
        columns -= 1
    return story(setter, box, columns, Plan(Head(genre, short=small), jump, plain=small))


def _continuation(
    setter: Setter, part: Area, began: int, title: str, topic: dict[str, str]
) -> None:
    chance = setter.chance
    bare = chance.random() < 0.5
    head = Head(Genre.CONTINUATION, short=True, jump_in=1, title=title, bare=bare)
    number = story(setter, part.box(setter.grid), part.columns, Plan(head, plain=True, topic=topic))
    told = setter.told.articles
    told[number] = replace(told[number], rest_of=began)


def _rules(setter: Setter, parts: list[Area]) -> None:
    """Draw rules between stories and between columns, as this paper does."""
    grid = setter.grid
    for part in parts if grid.ruled else []:
        box = part.box(grid)
        if part.first:
            high = box.height
            setter.leaf.rule(box.left - grid.gutter / 2, box.top, 0, high)
        if any(other.bottom < part.top for other in parts):
            setter.leaf.rule(box.left, box.top - GAP / 2, box.width, 0)
