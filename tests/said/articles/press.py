"""A press: invented newspaper pages set as PDF in random layouts, and what stands on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from random import Random

import typst

from dianfan.published.broadsheet.fonts import folder

PAPER = (1050.0, 1480.0)
_MARGIN = 50.0
_TOP = 150.0
_WHO = (
    "市水务局",
    "北山镇",
    "东河粮站",
    "县农技站",
    "清溪小学",
    "南关面粉厂",
    "河湾渡口",
    "西坡林场",
)
_WHAT = (
    "加固堤防",
    "新修水渠",
    "改造泵站",
    "收购小麦",
    "更换磨机",
    "栽种果树",
    "维修校舍",
    "疏通河道",
)
_UNIT = ("公里", "亩", "吨", "座", "间", "万元")
_HOW = ("比去年多", "比计划少", "与上年持平", "超出原定目标", "已完成大半", "正在抓紧推进")
_THEN = ("年底前全部完工", "明年春天投入使用", "下月起分批验收", "沿线村民都能受益", "资金已经到位")
_NAMES = ("甲乙", "丙丁", "戊己", "庚辛", "壬癸", "子丑", "寅卯")


@dataclass
class Told:
    """An article as it was set: its words by their parts, in reading order."""

    headline: str
    kicker: str = ""
    byline: str = ""
    paragraphs: list[str] = field(default_factory=list)
    subheads: list[str] = field(default_factory=list)
    caption: str = ""

    def blocks(self) -> list[str]:
        """Give all its blocks, each once."""
        every = (self.kicker, self.headline, self.byline, *self.paragraphs, self.caption)
        return [one for one in every if one]


@dataclass(frozen=True)
class Area:
    """Columns of the page, from ``first`` on, and how far down they reach, in points."""

    first: int
    columns: int
    top: float
    bottom: float


class Press:
    """Sets one page; the same seed gives the same page."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)  # noqa: S311 - layouts, not secrets
        self.columns = self.chance.randint(3, 7)
        self.gutter = self.chance.uniform(11, 18)
        self.size = self.chance.choice((8.5, 9.0, 9.5, 10.0, 10.5))
        self.pitch = self.size * self.chance.uniform(1.4, 1.6)
        self.width = (PAPER[0] - 2 * _MARGIN - (self.columns - 1) * self.gutter) / self.columns
        self.ruled = self.chance.random() < 0.6
        self.words: list[str] = []
        self.told: list[Told] = []

    def page(self) -> tuple[bytes, list[Told]]:
        """Set the page, and tell what stands on it."""
        self._masthead()
        for area in self._areas(Area(0, self.columns, _TOP, PAPER[1] - _MARGIN)):
            self._article(area)
        head = (
            f"#set page(width: {PAPER[0]}pt, height: {PAPER[1]}pt, margin: 0pt)\n"
            f'#set text(font: ("Noto Serif SC"), size: {self.size}pt, lang: "zh")\n'
            f"#set par(leading: {self.pitch - self.size:.2f}pt, spacing: {self.pitch - self.size:.2f}pt,"
            f" justify: true, first-line-indent: (amount: 2em, all: true))\n"
        )
        source = (head + "\n".join(self.words)).encode()
        paper: bytes = typst.compile(  # type: ignore[misc]  # its overloads leave bytes open
            source, font_paths=[str(folder())], ignore_system_fonts=True
        )
        return paper, self.told

    def _areas(self, area: Area) -> Iterator[Area]:
        """Cut an area across or down until each part holds one article."""
        height = area.bottom - area.top
        room = area.columns * height / (self.columns * 1280)
        if (
            (height < 300 and area.columns < 3)
            or room < 0.06
            or (room < 0.3 and self.chance.random() < 0.35)
        ):
            yield area
            return
        down = area.columns > 1 and (height < 420 or self.chance.random() < 0.5)
        if not down and height < 420:
            yield area
            return
        if down:
            cut = self.chance.randint(1, area.columns - 1)
            yield from self._areas(Area(area.first, cut, area.top, area.bottom))
            yield from self._areas(
                Area(area.first + cut, area.columns - cut, area.top, area.bottom)
            )
        else:
            middle = area.top + height * self.chance.uniform(0.38, 0.62)
            yield from self._areas(Area(area.first, area.columns, area.top, middle))
            yield from self._areas(Area(area.first, area.columns, middle, area.bottom))

    def _place(self, x: float, y: float, what: str) -> None:
        self.words.append(f"#place(top + left, dx: {x:.1f}pt, dy: {y:.1f}pt)[{what}]")

    def _masthead(self) -> None:
        par = "#set par(first-line-indent: 0em);"
        self._place(_MARGIN, 40, f'{par}#text(56pt, weight: "bold")[清溪日报]')
        self._place(700, 50, f"{par}#text(11pt)[2031年5月2日　星期五]")
        self._place(700, 75, f"{par}#text(9pt)[清溪日报社出版]")
        self._place(980, 110, f"{par}#text(9pt)[01版]")
        self._place(_MARGIN, 130, f"#line(length: {PAPER[0] - 2 * _MARGIN}pt, stroke: 1pt)")

    def _article(self, area: Area) -> None:
        chance = self.chance
        x = _MARGIN + area.first * (self.width + self.gutter)
        width = area.columns * self.width + (area.columns - 1) * self.gutter
        y, bottom = area.top + self.pitch, area.bottom - self.pitch
        framed = chance.random() < 0.15 and area.columns > 1
        if framed:
            self._place(x, y, f"#rect(width: {width}pt, height: {bottom - y}pt, stroke: 0.6pt)")
            x, width, y, bottom = x + 9, width - 18, y + 10, bottom - 6
        elif self.ruled and area.top > _TOP + 1:
            self._place(x, area.top, f"#line(length: {width}pt, stroke: 0.5pt)")
        told = Told(self._title(width))
        centred = chance.random() < 0.5
        if chance.random() < 0.4:
            told.kicker = f"{chance.choice(_WHO)}{chance.choice(_THEN)}"[
                : int(width / self.size / 1.3)
            ]
            y = self._head(told.kicker, x, y, width, self.size * 1.25, centred=centred)
        biggest = min(width / max(len(told.headline), 1), 2 * self.size + width / 28)
        size = max(biggest * 0.92, 1.5 * self.size)
        y = self._head(told.headline, x, y, width, size, centred=centred) + 3
        if chance.random() < 0.7:
            told.byline = f"本报记者 {chance.choice(_NAMES)}"
            y = (
                self._head(
                    told.byline, x, y, width, self.size * chance.choice((0.9, 1.0)), centred=centred
                )
                + 2
            )
        if chance.random() < 0.35 and bottom - y > 260:
            y = self._picture(told, x, y, width)
        self._body(told, x, y + 4, width, bottom, area.columns)
        self.told.append(told)

    def _title(self, width: float) -> str:
        title = f"{self.chance.choice(_WHO)}{self.chance.choice(_WHAT)}{self.chance.choice(_HOW)}"
        most = int(width / (1.6 * self.size))
        return title[: max(5, most)]

    def _head(
        self, text: str, x: float, y: float, width: float, size: float, *, centred: bool
    ) -> float:
        way = "center" if centred else "left"
        face = '"bold"' if size > 1.3 * self.size else '"regular"'
        inside = f"#set par(first-line-indent: 0em);#align({way})[#text({size:.1f}pt, weight: {face})[{text}]]"
        self._place(x, y, f"#block(width: {width:.1f}pt)[{inside}]")
        return y + size * 1.25

    def _picture(self, told: Told, x: float, y: float, width: float) -> float:
        """Set a picture over the body, its caption below."""
        height = self.chance.uniform(90, 150)
        told.caption = f"图为{self.chance.choice(_WHO)}{self.chance.choice(_WHAT)}现场。"
        size = f"width='{width:.0f}' height='{height:.0f}'"
        drawing = f"<svg xmlns='http://www.w3.org/2000/svg' {size}><rect {size} fill='#999'/></svg>"
        shown = f'#image(bytes("{drawing}"), format: "svg", width: {width:.0f}pt)'
        self._place(x, y + 4, shown)
        self._head(told.caption, x, y + height + 10, width, self.size * 0.85, centred=False)
        return y + height + 10 + self.size * 1.8

    def _body(
        self, told: Told, x: float, y: float, width: float, bottom: float, columns: int
    ) -> None:
        column = (width - (columns - 1) * self.gutter) / columns
        rows = int((bottom - y) / self.pitch)
        room = columns * rows - 2
        per_line = int(column / self.size)
        parts: list[str] = []
        parted = self.chance.random() < 0.3
        while room > 3:
            if parted and parts and self.chance.random() < 0.3 and room > 8:
                sub = self.chance.choice(_THEN)[: per_line - 3]
                told.paragraphs.append(sub)
                told.subheads.append(sub)
                parts.append(f"#par(first-line-indent: 0em)[#strong[{sub}]]")
                room -= 1
            text = self._paragraph(min(room - 1, self.chance.randint(3, 9)) * per_line)
            room -= -(-(len(text) + 2) // per_line) + 1
            if room < 0 and parts:
                break
            told.paragraphs.append(text)
            parts.append(text)
        inside = "\n\n".join(parts)
        self._place(
            x, y,
            f"#block(width: {width:.1f}pt, height: {rows * self.pitch:.1f}pt)"
            f"[#columns({columns}, gutter: {self.gutter:.1f}pt)[{inside}]]",
        )  # fmt: skip

    def _paragraph(self, most: int) -> str:
        text = ""
        while True:
            chance = self.chance
            one = (
                f"{chance.choice(_WHO)}今年{chance.choice(_WHAT)}{chance.randint(2, 980)}"
                f"{chance.choice(_UNIT)}，{chance.choice(_HOW)}，{chance.choice(_THEN)}。"
            )
            if text and len(text) + len(one) > most:
                return text
            text += one
