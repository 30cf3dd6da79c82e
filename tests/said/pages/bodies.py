"""Bodies of stories: paragraphs and subheads that fill the lines of print given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from dianfan.said.articles.model import Role
from tests.said.pages import labels
from tests.said.pages.areas import Slot
from tests.said.pages.metrics import SANS
from tests.said.pages.metrics import lines
from tests.said.pages.paper import Type
from tests.said.pages.setting import Setter


@dataclass(frozen=True)
class Manner:
    """How a body is written: an opinion, parted by subheads, run on from or to another page."""

    view: bool = False
    parted: bool = False
    headless: bool = False
    jump_out: int = 0
    kind: Type | None = None


@dataclass(frozen=True)
class _Item:
    role: Role
    text: str
    free: tuple[Slot, ...]


def fill(setter: Setter, article: int, free: Sequence[Slot], manner: Manner) -> None:
    """Fill lines of print until no sentence fits."""
    kind = manner.kind or setter.body
    jump = labels.jump_out(setter.writer, manner.jump_out) if manner.jump_out else ""
    items = _items(setter, tuple(free[:-1] if jump else free), manner, kind)
    if jump and items and setter.chance.random() < 0.5:
        longer = items[-1].text + jump
        if _needed(setter, longer, (*items[-1].free, free[-1]), kind) <= len(items[-1].free):
            items[-1], jump = replace(items[-1], text=longer), ""
    for item in items:
        _print(setter, item, kind)
        setter.tell(item.role, item.text, article)
    if jump and free:
        left = free[-1].right - kind.measure(jump)
        setter.leaf.text(jump, left, free[-1].base, kind)
        setter.tell(Role.JUMP_OUT, jump, article)


def _items(setter: Setter, free: tuple[Slot, ...], manner: Manner, kind: Type) -> list[_Item]:
    items: list[_Item] = []
    while len(free) > 1:
        if manner.parted and items and len(free) > 8 and setter.chance.random() < 0.3:
            items.append(_Item(Role.SUBHEAD, _subhead(setter, free[0], kind), free[:1]))
            free = free[1:]
        opening = "" if items or manner.view or manner.headless else labels.opening(setter.writer)
        text = _paragraph(setter, opening, free, manner, kind)
        if not text:
            break
        count = _needed(setter, text, free, kind)
        items.append(_Item(Role.BODY, text, free[:count]))
        free = free[count:]
    while items and items[-1].role is Role.SUBHEAD:
        items.pop()
    return items


def _paragraph(
    setter: Setter, opening: str, free: tuple[Slot, ...], manner: Manner, kind: Type
) -> str:
    text = opening
    for _ in range(setter.chance.randint(1, 5)):
        longer = text + setter.writer.sentence(view=manner.view)
        if _needed(setter, longer, free, kind) > len(free):
            break
        text = longer
    return "" if text == opening else text


def _needed(setter: Setter, text: str, free: Sequence[Slot], kind: Type) -> int:
    ems = [(slot.right - slot.left) / kind.size for slot in free]

    def room(at: int) -> float:
        return (ems[at] if at < len(ems) else 20.0) - (setter.indent if at == 0 else 0.0)

    return sum(1 for _ in lines(text, room, hyphens=setter.hyphens))


def _subhead(setter: Setter, slot: Slot, kind: Type) -> str:
    text = setter.writer.subhead()
    return text if kind.measure(text) < 0.8 * (slot.right - slot.left) else text[:6].strip()


def _print(setter: Setter, item: _Item, kind: Type) -> None:
    if item.role is Role.BODY:
        setter.paragraph(item.text, item.free, kind)
        return
    slot, bold = item.free[0], replace(kind, bold=True)
    if setter.sub_sans:
        bold = replace(bold, face=SANS)
    gap = slot.right - slot.left - bold.measure(item.text)
    left = slot.left + (gap / 2 if setter.sub_centred else setter.indent * kind.size)
    setter.leaf.text(item.text, left, slot.base, bold)
