"""Stories filled into their areas: news, views, groups of photos, continuations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace

from dianfan.said.articles.model import Genre
from dianfan.said.documents.model import Box
from tests.said.pages import heads
from tests.said.pages import pictures
from tests.said.pages.areas import Slot
from tests.said.pages.areas import slots
from tests.said.pages.areas import split
from tests.said.pages.bodies import Manner
from tests.said.pages.bodies import fill
from tests.said.pages.heads import Head
from tests.said.pages.insets import insets
from tests.said.pages.insets import note
from tests.said.pages.setting import Setter


@dataclass(frozen=True)
class Plan:
    """What is to fill an area."""

    head: Head = field(default_factory=Head)
    jump_out: int = 0
    plain: bool = False
    topic: dict[str, str] | None = None


def photos(setter: Setter, box: Box) -> None:
    """Fill a box with a group of photos under a headline."""
    article = setter.article(Genre.CAPTIONS)
    setter.writer.turn()
    top = heads.across(setter, article, box, Head(Genre.CAPTIONS, short=True))
    below = pictures.group(setter, article, heads.replace_top(box, top + 4))
    rest = heads.replace_top(box, below + 8)
    columns = split(rest, max(1, int(box.width / 200)), setter.grid.gutter)
    fill(setter, article, _slots(setter, columns, []), Manner())


def story(setter: Setter, box: Box, columns: int, plan: Plan) -> int:
    """Fill a box with a story and all that goes with it; give its number."""
    head = plan.head
    article = setter.article(head.genre)
    setter.topics[article] = setter.writer.turn(plan.topic)
    if _stands(setter, box, columns, head):
        body, blocked = _beside_upright(setter, article, box, columns)
    else:
        body = _below_head(setter, article, box, columns, plan)
        blocked = []
    if not plan.plain:
        blocked += insets(setter, article, body)
    manner = Manner(
        view=head.genre is Genre.COMMENTARY,
        parted=not head.short and setter.chance.random() < 0.3,
        headless=bool(head.jump_in),
        jump_out=plan.jump_out,
    )
    fill(setter, article, _slots(setter, body, blocked), manner)
    told = setter.told.articles
    told[article] = replace(told[article], jump_in=head.jump_in, jump_out=plan.jump_out)
    return article


def _stands(setter: Setter, box: Box, columns: int, head: Head) -> bool:
    fits = columns > 1 and box.height > 16 * setter.grid.pitch and setter.writer.lang == "zh"
    return fits and head.genre is Genre.NEWS and not head.jump_in and setter.chance.random() < 0.13


def _beside_upright(
    setter: Setter, article: int, box: Box, columns: int
) -> tuple[list[Box], list[Box]]:
    taken = heads.upright(setter, article, box)
    if setter.chance.random() < 0.6:
        box, blocked = Box(taken.right + 8, box.top, box.right, box.bottom), []
    else:
        blocked = [taken]
    return split(box, columns, setter.grid.gutter), blocked


def _below_head(setter: Setter, article: int, box: Box, columns: int, plan: Plan) -> list[Box]:
    chance = setter.chance
    body = split(box, columns, setter.grid.gutter)
    whole = columns < 3 or bool(plan.head.jump_in) or chance.random() < 0.7
    span = columns if whole else chance.randint(2, columns - 1)
    over = Box(box.left, box.top, body[span - 1].right, box.bottom)
    under = heads.across(setter, article, over, plan.head)
    if not plan.plain and plan.head.genre is Genre.NEWS and chance.random() < 0.08:
        under = note(setter, article, heads.replace_top(over, under + 2))
    under = _on_grid(setter, box.top, under + 4)
    tops = [under] * span + [box.top] * (columns - span)
    return [heads.replace_top(one, top) for one, top in zip(body, tops, strict=True)]


def _on_grid(setter: Setter, top: float, y: float) -> float:
    """Move down to the next line of the columns that have no head."""
    return top + -(-(y - top) // setter.grid.pitch) * setter.grid.pitch


def _slots(setter: Setter, columns: Sequence[Box], blocked: Sequence[Box]) -> list[Slot]:
    return list(slots(columns, setter.grid.size, setter.grid.pitch, blocked))
