"""Heads of stories: series, kicker, headline over columns or downwards, subtitle, byline."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace

from dianfan.said.articles.model import Genre
from dianfan.said.articles.model import Role
from dianfan.said.documents.model import Box
from tests.said.pages import labels
from tests.said.pages.metrics import SANS
from tests.said.pages.paper import Type
from tests.said.pages.setting import Setter


@dataclass(frozen=True)
class Head:
    """What to print over a story."""

    genre: Genre = Genre.NEWS
    short: bool = False
    jump_in: int = 0
    title: str = ""
    bare: bool = False


def across(setter: Setter, article: int, box: Box, head: Head) -> float:
    """Set a head from the top of a box down; give where the words below may begin."""
    chance, size, y = setter.chance, setter.grid.size, box.top
    centred = chance.random() < 0.5 and head.genre is not Genre.CONTINUATION
    if head.jump_in:
        y = _jump_in(setter, article, replace_top(box, y), head)
        if head.bare:
            return y
    if head.genre is Genre.COMMENTARY and chance.random() < 0.8:
        y = _label(setter, article, replace_top(box, y))
    y = _over(setter, article, replace_top(box, y), head, centred=centred)
    kind = _headline_type(setter, box, head)
    title = _title(setter, box, kind, head)
    y += 3 + setter.stacked(title, replace_top(box, y + 3), kind, centred=centred, lead=1.2)
    _tell_headline(setter, article, title)
    if not head.short and chance.random() < 0.2:
        mark = "" if setter.writer.lang == "en" else "——"
        text = mark + setter.writer.title(8, int(box.width / size / 1.4))
        y += 2 + setter.stacked(text, replace_top(box, y + 2), Type(size * 1.35), centred=centred)
        setter.tell(Role.SUBHEAD, text, article)
    if chance.random() < 0.7 and not head.jump_in:
        y = byline(setter, article, replace_top(box, y), head, centred=centred)
    return y + 0.4 * size


def upright(setter: Setter, article: int, box: Box) -> Box:
    """Set a headline downwards at the left; give the room that it takes."""
    size, height = setter.grid.size, box.height * setter.chance.uniform(0.7, 0.95)
    title = setter.writer.title(6, max(7, int(height / (2.0 * size) / 1.12)))
    kind = Type(min(height / len(title) / 1.12, 4.2 * size), setter.head_face, setter.bold_heads)
    x = box.left
    if setter.chance.random() < 0.35:
        kicker = setter.writer.title(5, len(title) + 3)
        small = Type(1.5 * size)
        setter.tell(Role.KICKER, kicker, article)
        setter.upright(kicker, x + kind.size * 1.15, box.top, small)
        right = x + kind.size * 1.15 + small.size
    else:
        right = x + kind.size
    taken = setter.upright(title, x, box.top, kind)
    _tell_headline(setter, article, title)
    return Box(x, box.top, right + 4, box.top + taken)


def byline(setter: Setter, article: int, box: Box, head: Head, *, centred: bool) -> float:
    """Set the byline."""
    view = head.genre is Genre.COMMENTARY
    text = (labels.signature if view else labels.byline)(setter.writer)
    face = SANS if setter.chance.random() < 0.4 else setter.body.face
    kind = Type(setter.grid.size * setter.chance.choice((0.92, 1.0, 1.08)), face)
    setter.tell(Role.BYLINE, text, article)
    return box.top + 4 + setter.stacked(text, replace_top(box, box.top + 4), kind, centred=centred)


def replace_top(box: Box, top: float) -> Box:
    """Give a box with another top."""
    return Box(box.left, top, box.right, box.bottom)


def _jump_in(setter: Setter, article: int, box: Box, head: Head) -> float:
    text = labels.jump_in(setter.writer, head.jump_in, head.title)
    bold = setter.chance.random() < 0.5
    setter.tell(Role.JUMP_IN, text, article)
    return box.top + 2 + setter.stacked(text, box, replace(setter.body, bold=bold, face=SANS))


def _label(setter: Setter, article: int, box: Box) -> float:
    text = labels.column(setter.writer, view=True)
    kind = Type(setter.grid.size * setter.chance.uniform(1.1, 1.6), SANS, bold=True)
    setter.tell(Role.LABEL, text, article)
    high = setter.stacked(text, box, kind)
    if setter.chance.random() < 0.6:
        setter.leaf.rule(box.left, box.top + high + 1, box.width, 0, 1.0)
    return box.top + high + 4


def _over(setter: Setter, article: int, box: Box, head: Head, *, centred: bool) -> float:
    size, y = setter.grid.size, box.top
    if head.short or head.jump_in or head.genre is not Genre.NEWS:
        return y
    if setter.chance.random() < 0.12:
        text = labels.series(setter.writer)
        setter.tell(Role.SERIES, text, article)
        y += setter.stacked(text, replace_top(box, y), Type(1.15 * size, SANS), centred=centred) + 2
    if setter.chance.random() < 0.35:
        kind = Type(1.45 * size, SANS if setter.chance.random() < 0.5 else setter.body.face)
        text = setter.writer.title(6, int(box.width / kind.size * _signs(setter)))
        setter.tell(Role.KICKER, text, article)
        y += setter.stacked(text, replace_top(box, y), kind, centred=centred) + 2
    return y


def _signs(setter: Setter) -> float:
    return 1.9 if setter.writer.lang == "en" else 0.95


def _headline_type(setter: Setter, box: Box, head: Head) -> Type:
    size = setter.grid.size
    most = size * (1.7 if head.short else 2.0) + box.width / (60 if head.short else 26)
    return Type(
        min(most, 46.0) * setter.chance.uniform(0.85, 1.0), setter.head_face, setter.bold_heads
    )


def _title(setter: Setter, box: Box, kind: Type, head: Head) -> str:
    if head.title:
        return head.title
    room = int(box.width / kind.size * _signs(setter))
    rows = 2 if room < 11 * _signs(setter) or setter.chance.random() < 0.12 else 1
    return setter.writer.title(max(5, room // 2), max(6, room * rows - rows))


def _tell_headline(setter: Setter, article: int, title: str) -> None:
    setter.tell(Role.HEADLINE, title, article)
    setter.headed(article, title)
