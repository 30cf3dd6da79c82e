"""Mastheads, page heads and imprints, which belong to no story."""

from __future__ import annotations

from dianfan.said.articles.model import Role
from dianfan.said.documents.model import Box
from tests.said.pages.metrics import SANS
from tests.said.pages.paper import Type
from tests.said.pages.setting import Setter

_DAYS = ("2031年5月2日　星期五", "2031年5月2日 星期五 农历辛亥年三月十一", "星期五 2031年5月2日")


def put(setter: Setter) -> tuple[float, float]:
    """Print what stands around the stories; give where they may begin and must end."""
    top = _nameplate(setter) if setter.told.page == 1 else _page_head(setter)
    return top, _foot(setter)


def _say(setter: Setter, role: Role, text: str, x: float, base: float, kind: Type) -> None:
    text = setter.writer.as_printed(text)
    setter.leaf.text(text, x, base, kind)
    setter.tell(role, text, -1)


def _nameplate(setter: Setter) -> float:
    grid, chance, small = setter.grid, setter.chance, Type(10, SANS)
    english = setter.writer.lang == "en"
    name = (
        "The Alderford Chronicle"
        if english
        else chance.choice(("清溪日报", "望舒晚报", "青柳湾时报"))
    )
    kind = Type(chance.uniform(44, 64), setter.body.face, bold=True)
    wide = kind.measure(name)
    base = grid.margin + kind.size
    if chance.random() < 0.5 or wide > 0.55 * grid.wide:
        _say(setter, Role.MASTHEAD, name, (grid.wide - wide) / 2, base, kind)
        bottom = _strip(setter, base + 0.35 * kind.size, small)
    else:
        _say(setter, Role.MASTHEAD, name, grid.margin, base, kind)
        left = grid.margin + wide + 40
        for at, (role, text) in enumerate(_facts(setter)):
            _say(setter, role, text, left, grid.margin + 18 + at * 17, small)
        bottom = max(base + 0.3 * kind.size, grid.margin + 18 + 4 * 17)
    setter.leaf.rule(grid.margin, bottom, grid.wide - 2 * grid.margin, 0, chance.choice((0.8, 2.0)))
    return bottom + 12


def _facts(setter: Setter) -> list[tuple[Role, str]]:
    if setter.writer.lang == "en":
        return [
            (Role.DATE, "Friday, May 2, 2031"),
            (Role.FURNITURE, "Vol. 12, No. 88"),
            (Role.FURNITURE, "Two Dollars"),
        ]
    number = setter.chance.randint(1000, 9999)
    return [
        (Role.DATE, setter.chance.choice(_DAYS)),
        (Role.FURNITURE, f"第{number}期　今日8版"),
        (Role.PUBLISHER, "清溪日报社出版"),
        (Role.FURNITURE, f"国内统一连续出版物号 CN 00-{number}"),
    ]


def _strip(setter: Setter, top: float, kind: Type) -> float:
    grid, facts = setter.grid, _facts(setter)
    setter.leaf.rule(grid.margin, top, grid.wide - 2 * grid.margin, 0, 0.5)
    room = (grid.wide - 2 * grid.margin) / len(facts)
    for at, (role, text) in enumerate(facts):
        _say(setter, role, text, grid.margin + at * room, top + 14, kind)
    return top + 20


def _page_head(setter: Setter) -> float:
    grid, page = setter.grid, setter.told.page
    big, small = Type(22, SANS, bold=True), Type(9.5, SANS)
    base = grid.margin + 20
    english = setter.writer.lang == "en"
    folio = (
        f"Page {page}"
        if english
        else setter.chance.choice((f"0{page}版", f"0{page}", f"第{page}版"))
    )
    section = "Local News" if english else setter.chance.choice(("要闻", "综合", "本地新闻"))
    date = "Friday, May 2, 2031" if english else setter.chance.choice(_DAYS)
    _say(setter, Role.FOLIO, folio, grid.margin, base, big)
    _say(setter, Role.FURNITURE, section, grid.margin + 130, base, big)
    _say(setter, Role.DATE, date, grid.wide / 2 - 60, base, small)
    if not english:
        who = setter.writer.name()
        text = setter.chance.choice(
            (f"责任编辑：{who}　电话：0000-123456", f"责编 {who} 版式 {setter.writer.name()}")
        )
        _say(setter, Role.FURNITURE, text, grid.wide - grid.margin - 190, base, small)
    setter.leaf.rule(grid.margin, base + 8, grid.wide - 2 * grid.margin, 0, 1.0)
    return base + 22


def _foot(setter: Setter) -> float:
    grid = setter.grid
    if setter.chance.random() < 0.5 or setter.writer.lang == "en":
        return grid.high - grid.margin
    base = grid.high - grid.margin + 4
    text = "本报地址：清溪市临河路18号　邮编：000000　广告热线：123456　零售价：2.00元"
    setter.leaf.rule(grid.margin, base - 14, grid.wide - 2 * grid.margin, 0, 0.5)
    _say(setter, Role.FURNITURE, text, grid.margin, base, Type(8.5, SANS))
    return base - 26


def framed(setter: Setter, box: Box) -> Box:
    """Draw a frame, a tint or two rules; give the room inside."""
    way = setter.chance.random()
    if way < 0.5:
        setter.leaf.rect(box, 0.7)
    elif way < 0.75:
        setter.leaf.rect(box, 0, 92)
    else:
        setter.leaf.rule(box.left, box.top, box.width, 0, 1.2)
        setter.leaf.rule(box.left, box.bottom, box.width, 0, 1.2)
    return Box(box.left + 8, box.top + 8, box.right - 8, box.bottom - 6)
