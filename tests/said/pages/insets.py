"""What stands within a story: editor's note, photos, box, chart, table, each in its place."""

from __future__ import annotations

from dianfan.said.articles.model import Genre
from dianfan.said.articles.model import Role
from dianfan.said.documents.model import Box
from tests.said.pages import labels
from tests.said.pages import pictures
from tests.said.pages.areas import slots
from tests.said.pages.bodies import Manner
from tests.said.pages.bodies import fill
from tests.said.pages.furniture import framed
from tests.said.pages.heads import replace_top
from tests.said.pages.metrics import SANS
from tests.said.pages.paper import Type
from tests.said.pages.setting import Setter


def note(setter: Setter, host: int, box: Box) -> float:
    """Set an editor's note, with its label or without; give where the story may begin."""
    chance, size = setter.chance, setter.grid.size
    labelled = chance.random() < 0.6
    article = setter.article(Genre.NOTE, host, loose=not labelled)
    text = "".join(setter.writer.sentence(view=True) for _ in range(chance.randint(2, 3)))
    ruled, kind = chance.random() < 0.5, Type(size * 1.05, SANS)
    inner = Box(box.left + 6, box.top + 6, box.right - 6, box.bottom)
    y = inner.top
    label = labels.note(setter.writer)
    if labelled and chance.random() < 0.4:
        setter.tell(Role.LABEL, label, article)
        y += setter.stacked(label, inner, Type(size * 1.25, SANS, bold=True)) + 2
    elif labelled:
        text = label + (": " if setter.writer.lang == "en" else "：") + text
    free = list(slots([replace_top(inner, y)], kind.size, setter.grid.pitch * 1.05, []))
    count = setter.paragraph(text, free, kind)
    if not count:
        return box.top
    setter.tell(Role.BODY, text, article)
    bottom = free[count - 1].base + 0.6 * size
    if ruled:
        setter.leaf.rule(box.left, box.top + 2, box.width, 0, 0.6)
        setter.leaf.rule(box.left, bottom, box.width, 0, 0.6)
    return bottom + 3


def insets(setter: Setter, host: int, body: list[Box]) -> list[Box]:
    """Put photos, a box, a chart or a table into the columns of a story; give their room."""
    room = sum(one.bottom - one.top for one in body) / setter.grid.pitch
    wishes = []
    for least, share, put in (
        (45, 0.38, _photo), (70, 0.14, _box), (80, 0.07, _chart), (80, 0.07, _table),
    ):  # fmt: skip
        if room > least and setter.chance.random() < share:
            wishes.append(put)
    taken: list[Box] = []
    for put in wishes[:2]:
        frame = _frame(setter, body, taken)
        if frame:
            taken.append(put(setter, host, frame))
    return taken


def _frame(setter: Setter, body: list[Box], taken: list[Box]) -> Box | None:
    """Choose room over one or more columns, at the top, amid, at the foot; None if none is free."""
    chance, pitch = setter.chance, setter.grid.pitch
    for _ in range(6):
        wide = chance.randint(1, min(3, len(body)))
        first = chance.randint(0, len(body) - wide)
        top = max(one.top for one in body[first : first + wide])
        bottom = body[0].bottom
        left, right = body[first].left, body[first + wide - 1].right
        high = min((right - left) * chance.uniform(0.55, 0.8), 0.45 * (bottom - top)) + 3 * pitch
        spare = bottom - top - high
        if spare < 7 * pitch:
            continue
        down = chance.choice((0.0, 1.0, chance.uniform(0.3, 0.7)))
        frame = Box(left, top + 3 + down * spare, right, top + down * spare + high)
        if not any(_meet(frame, one) for one in taken):
            return frame
    return None


def _meet(one: Box, other: Box) -> bool:
    return (
        one.left < other.right + 12
        and other.left < one.right + 12
        and one.top < other.bottom + 12
        and other.top < one.bottom + 12
    )


def _photo(setter: Setter, host: int, frame: Box) -> Box:
    """Put a photo; at times it leaves part of the columns for words beside it."""
    wide, pitch = frame.width, setter.grid.pitch
    if wide > 22 * setter.grid.size and setter.chance.random() < 0.35:
        keep = wide * setter.chance.uniform(0.5, 0.62)
        side = setter.chance.random() < 0.5
        frame = Box(
            frame.left if side else frame.right - keep,
            frame.top,
            frame.left + keep if side else frame.right,
            frame.bottom,
        )
    box = Box(frame.left, frame.top + 4, frame.right, frame.bottom - 3.2 * pitch)
    number = labels.CIRCLED[0] if setter.chance.random() < 0.1 else ""
    taken = pictures.photo(setter, host, box, number=number)
    return Box(taken.left, taken.top - 4, taken.right, taken.bottom + 4)


def _box(setter: Setter, host: int, frame: Box) -> Box:
    article = setter.article(Genre.BOX, host)
    inner = framed(setter, frame)
    kind = Type(setter.grid.size * 1.3, SANS, bold=True)
    heading = labels.box_heading(setter.writer)
    if setter.chance.random() < 0.5:
        setter.tell(Role.LABEL, heading, article)
        inner = replace_top(inner, inner.top + setter.stacked(heading, inner, kind) + 2)
        heading = setter.writer.title(5, int(inner.width / kind.size))
    setter.tell(Role.HEADLINE, heading, article)
    setter.headed(article, heading)
    centred = setter.chance.random() < 0.5
    inner = replace_top(
        inner, inner.top + setter.stacked(heading, inner, kind, centred=centred) + 3
    )
    small = Type(
        setter.grid.size * 0.95, SANS if setter.chance.random() < 0.6 else setter.body.face
    )
    free = list(slots([inner], small.size, setter.grid.pitch, []))
    fill(setter, article, free, Manner(headless=True, kind=small))
    setter.leaf.part()
    return Box(frame.left, frame.top - 3, frame.right, frame.bottom + 3)


def _chart(setter: Setter, _host: int, frame: Box) -> Box:
    pictures.chart(setter, Box(frame.left, frame.top + 4, frame.right, frame.bottom - 4))
    return frame


def _table(setter: Setter, host: int, frame: Box) -> Box:
    taken = pictures.table(setter, host, Box(frame.left, frame.top + 6, frame.right, frame.bottom))
    return Box(taken.left, taken.top - 6, taken.right, taken.bottom + 4)
