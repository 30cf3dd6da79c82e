"""Photos with their captions, charts and tables."""

from __future__ import annotations

from dianfan.said.articles.model import Role
from dianfan.said.documents.model import Box
from tests.said.pages import labels
from tests.said.pages.metrics import SANS
from tests.said.pages.paper import Type
from tests.said.pages.setting import Setter


def photo(setter: Setter, article: int, box: Box, *, number: str = "", caption: bool = True) -> Box:
    """Put a photo with a caption below; give the room that both take."""
    setter.leaf.picture(box, setter.chance)
    if number:
        base = Type(setter.grid.size * 1.2, SANS, grey=255)
        setter.leaf.rect(Box(box.left + 3, box.top + 3, box.left + 18, box.top + 18), 0, 10)
        setter.leaf.text(number, box.left + 4.5, box.top + 15, base)
        setter.tell(Role.NUMBER, number, article)
    if not caption:
        return box
    words = _caption(setter, number)
    kind = Type(setter.grid.size * 0.9, SANS)
    below = Box(box.left, box.bottom + 4, box.right, box.bottom + 90)
    credit = setter.chance.random() < 0.25
    high = setter.stacked(words, below, kind, lead=1.35)
    setter.tell(Role.CAPTION, words, article, number, box)
    if credit:
        text = labels.taken(setter.writer)
        left = max(box.left, box.right - kind.measure(text))
        top = below.top + high + 1
        high += 1 + setter.stacked(text, Box(left, top, box.right + 2, top + 20), kind)
        setter.tell(Role.CREDIT, text, article)
    return Box(box.left, box.top, box.right, below.top + high)


def _caption(setter: Setter, number: str = "") -> str:
    chance, scene = setter.chance, setter.writer.scene()
    if setter.writer.lang == "en":
        ending = f". {labels.taken(setter.writer)}" if chance.random() < 0.3 else "."
        return f"{number} {scene}{ending}".strip()
    opening = number or chance.choice(("图为", "▲", "", "上图："))
    who = labels.taken(setter.writer) if chance.random() < 0.35 else ""
    return setter.writer.as_printed(opening) + f"{scene}。{who}"


def group(setter: Setter, article: int, box: Box) -> float:
    """Set two to four numbered photos in a row or a square; give where the rest may begin."""
    count = setter.chance.choice((2, 3, 4)) if box.width > 240 else 2
    across = 2 if count == 4 or box.width < 340 else count
    gathered = setter.chance.random() < 0.5
    wide = (box.width - (across - 1) * 10) / across
    high = min(wide * 0.66, 0.8 * box.height / -(-count // across) - 34)
    y, lowest = box.top, box.top
    for at in range(count):
        if at and at % across == 0:
            y = lowest + 10
        left = box.left + (at % across) * (wide + 10)
        frame = Box(left, y, left + wide, y + high)
        taken = photo(setter, article, frame, number=labels.CIRCLED[at], caption=not gathered)
        lowest = max(lowest, taken.bottom)
    return _gathered(setter, article, box, lowest + 5, count) if gathered else lowest + 5


def _gathered(setter: Setter, article: int, box: Box, top: float, count: int) -> float:
    kind = Type(setter.grid.size * 0.92, SANS)
    prefix = setter.writer.chance.choice(("", "图")) if setter.writer.lang == "zh" else ""
    for at in range(count):
        number = labels.CIRCLED[at]
        text = setter.writer.as_printed(f"{prefix}{_caption(setter, number)}")
        top += 2 + setter.stacked(text, Box(box.left, top, box.right, top + 90), kind, lead=1.35)
        setter.tell(Role.CAPTION, text, article, number)
    return top


def chart(setter: Setter, box: Box) -> None:
    """Draw bars with large figures on them, whose labels head nothing."""
    bars = setter.chance.randint(3, 5)
    wide, size = box.width / bars, setter.grid.size
    setter.leaf.rect(box, 0.5, setter.chance.choice((94, 100)))
    for at in range(bars):
        high = setter.chance.uniform(0.2, 0.6) * box.height
        left, foot = box.left + at * wide + wide * 0.2, box.bottom - 1.8 * size
        setter.leaf.rect(Box(left, foot - high, left + wide * 0.6, foot), 0, 55)
        figure = f"{setter.chance.randint(10, 99)}%"
        setter.leaf.text(figure, left, foot - high - 4, Type(size * 1.6, SANS, bold=True))
        year = f"{2026 + at}" + ("年" if setter.writer.lang == "zh" else "")
        setter.leaf.text(year, left, box.bottom - 5, Type(size * 0.9, SANS))
        setter.told.charts += [figure, year]


def table(setter: Setter, article: int, box: Box) -> Box:
    """Set a table with a heading row; give the room that it takes."""
    size, rows = setter.grid.size * 0.95, setter.chance.randint(4, 7)
    columns = 3 if box.width < 330 else 4
    step, wide = size * 1.75, box.width / columns
    kind = Type(size, SANS)
    for row in range(rows):
        y = box.top + row * step
        setter.leaf.rule(box.left, y, box.width, 0, 0.8 if row < 2 else 0.4)
        for at in range(columns):
            text = _cell(setter, row, at, int(wide / size) - 1)
            setter.leaf.text(text, box.left + at * wide + 4, y + size * 1.25, kind)
            setter.tell(Role.TABLE, text, article)
    bottom = box.top + rows * step
    setter.leaf.rule(box.left, bottom, box.width, 0, 0.8)
    if setter.chance.random() < 0.5:
        for at in range(columns + 1):
            setter.leaf.rule(box.left + at * wide, box.top, 0, bottom - box.top, 0.4)
    return Box(box.left, box.top, box.right, bottom)


def _cell(setter: Setter, row: int, at: int, most: int) -> str:
    if row == 0:
        heads = (
            ("Place", "2029", "2030", "Change")
            if setter.writer.lang == "en"
            else ("地区", "2029年", "2030年", "增减")
        )
        return setter.writer.as_printed(heads[at])
    if at == 0:
        return setter.writer.name() if most < 6 else setter.writer.fill(("{place}",))[:most]
    return f"{setter.chance.randint(100, 9999) / 10}"
