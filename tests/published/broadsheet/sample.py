"""An invented edition of an invented prefecture, in both languages, to try the press with."""

import datetime as dt
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from dianfan.published.broadsheet.story import Box
from dianfan.published.broadsheet.story import Broadsheet
from dianfan.published.broadsheet.story import Chart
from dianfan.published.broadsheet.story import Colophon
from dianfan.published.broadsheet.story import Column
from dianfan.published.broadsheet.story import Comment
from dianfan.published.broadsheet.story import Language
from dianfan.published.broadsheet.story import Layer
from dianfan.published.broadsheet.story import Masthead
from dianfan.published.broadsheet.story import Note
from dianfan.published.broadsheet.story import Para
from dianfan.published.broadsheet.story import Run
from dianfan.published.broadsheet.story import SmallStory
from dianfan.published.broadsheet.story import Story
from dianfan.published.broadsheet.story import TableBlock

HERE = Path(__file__).parent
DATE = dt.date(2024, 12, 20)
_LAYERS: tuple[Layer, ...] = (
    "surface",
    "point",
    "point",
    "line",
    "line",
    "net",
    "net",
    "surface",
    "surface",
    "net",
)
_SEEN = {"zh": "，查看来源", "en": ": see the source"}
_MARKED = re.compile(r"\{(.*?)\}")


def runs(text: str, language: Language) -> tuple[Run, ...]:
    """Read text in which {…} marks a figure."""
    return tuple(_runs(text, language))


def _runs(text: str, language: Language) -> Iterator[Run]:
    for number, part in enumerate(_MARKED.split(text)):
        if number % 2:
            key = hashlib.sha256(part.encode()).hexdigest()[:10]
            yield Run(part, f"https://review.example/figures/{key}", key, part + _SEEN[language])
        elif part:
            yield Run(part)


def paras(text: str, language: Language) -> tuple[Para, ...]:
    """Read paragraphs, one a line; a line that begins with # is a subhead, with ! a lead."""
    made = []
    for line in text.strip().splitlines():
        words = line.strip()
        kind = {"#": "subhead", "!": "lead"}.get(words[:1], "body")
        if words:
            made.append(Para(runs(words.lstrip("#! "), language), kind))  # type: ignore[arg-type]  # three kinds
    return tuple(made)


def sections(language: Language) -> dict[str, str]:
    """Read the sample's text, divided by lines such as == lead."""
    text = (HERE / f"sample_{language}.txt").read_text(encoding="utf-8")
    parts = re.split(r"^== (.+)$", text, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], (part.strip() for part in parts[1::2]), strict=True))


def lines(text: str) -> tuple[str, list[str]]:
    """Divide a section into its first line and the rest."""
    first, *rest = text.splitlines()
    return first, rest


def broadsheet(language: Language, *, times: int = 1) -> Broadsheet:
    """Return the sample edition; its lead is repeated `times` over."""
    part = sections(language)
    head = part["masthead"].splitlines()
    lead = part["lead"].splitlines()
    body = paras("\n".join(lead[4:]), language)
    return Broadsheet(
        language=language,
        date=DATE,
        masthead=Masthead(
            head[0], head[1], tuple(head[7:]), head[2], head[3], head[4], head[5], head[6]
        ),
        note=Note(paras(part["note"], language)),
        lead=Story(lead[0], lead[1], lead[2] or None, lead[3], body * times),
        boxes=(
            _box(part["shortfalls"], language, prominent=True),
            _box(part["timeline"], language),
        ),
        charts=(_chart(part["chart"], language), _chart(part["chart"], language)),
        comment=_comment(part["comment"], language),
        briefs=tuple(_briefs(part, language)),
        tables=(_table(part["table"], language),),
        colophon=_colophon(part["colophon"], language),
    )


def _box(text: str, language: Language, *, prominent: bool = False) -> Box:
    title, rest = lines(text)
    return Box(
        title, paras("\n".join(rest), language), "surface" if prominent else "paper", prominent
    )


def _comment(text: str, language: Language) -> Comment:
    title, (byline, *rest) = lines(text)
    return Comment(title, byline, paras("\n".join(rest), language))


def _colophon(text: str, language: Language) -> Colophon:
    title, rest = lines(text)
    return Colophon(title, paras("\n".join(rest), language))


def _briefs(part: dict[str, str], language: Language) -> Iterator[SmallStory]:
    for number, layer in enumerate(_LAYERS, 1):
        headline, rest = lines(part[f"brief {number}"])
        yield SmallStory(f"{number:02}", headline, paras("\n".join(rest), language), layer)


def _table(text: str, language: Language) -> TableBlock:
    title, (head, *rest) = lines(text)
    names = [name.strip() for name in head.split("|")]
    columns = tuple(Column(n.lstrip(">"), "right" if n.startswith(">") else "left") for n in names)
    rows = tuple(tuple(runs(cell.strip(), language) for cell in row.split("|")) for row in rest)
    return TableBlock(title, columns, rows)


def _chart(text: str, language: Language) -> Chart:
    caption, (alt, title, *labels) = lines(text)
    return Chart(drawing(title, labels), runs(caption, language), alt)


def drawing(title: str, labels: list[str]) -> str:
    """Draw bars by hand: share of the year's target that each action reached."""
    values = (104, 96, 88, 112, 73, 99, 81, 101, 67, 94)
    bars = []
    for i, (label, value) in enumerate(zip(labels, values, strict=True)):
        y = 44 + i * 25
        hue = "#2a5d9f" if value >= 90 else "#9a9690"
        bars.append(
            f'<text x="150" y="{y + 13}" text-anchor="end" font-size="13">{label}</text>'
            f'<rect x="160" y="{y}" width="{value * 4}" height="17" fill="{hue}"/>'
            f'<text x="{166 + value * 4}" y="{y + 13}" font-size="13">{value}%</text>'
        )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 680 310" font-family="sans-serif" fill="#1a1a1a">'
        f'<text x="0" y="20" font-size="17" font-weight="bold">{title}</text>'
        '<line x1="560" x2="560" y1="36" y2="300" stroke="#1a1a1a" stroke-dasharray="3 3"/>'
        f"{''.join(bars)}</svg>"
    )
