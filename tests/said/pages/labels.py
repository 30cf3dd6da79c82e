"""What is printed around stories: bylines, jumps, labels, page numbers, in three scripts."""

from __future__ import annotations

from tests.said.pages.words import Chinese

CIRCLED = "①②③④⑤⑥⑦⑧⑨"
_NUMBERS = "一二三四五六七八九十"


def byline(writer: Chinese) -> str:
    """Write a byline in one of many forms."""
    one, two, three = writer.name(), writer.name(), writer.name()
    if writer.lang == "en":
        by = (f"By {one}", f"By {one} and {two}", f"By {one.upper()}", f"By {one}, Staff Writer")
        return writer.chance.choice(by)
    forms = (
        f"本报记者 {one}", f"本报记者 {one} {two}", f"本报记者 {one} 通讯员 {two}",
        f"□ 本报记者 {one}", f"文/本报记者 {one} 图/{two}", f"本报记者 {one} 文/图",
        f"本报记者 {one} 文 {two} 图", f"本报通讯员 {one}", f"◎ {one}",
        f"本报记者 {one} 实习生 {two} {three}",
    )  # fmt: skip
    return writer.as_printed(writer.chance.choice(forms))


def signature(writer: Chinese) -> str:
    """Write the byline of a view."""
    one = writer.name()
    forms = (one,) if writer.lang == "en" else (f"◎ {one}", f"□ {one}", f"本报评论员 {one}")
    return writer.as_printed(f"By {one}" if writer.lang == "en" else writer.chance.choice(forms))


def taken(writer: Chinese) -> str:
    """Say who took a photo."""
    one = writer.name()
    if writer.lang == "en":
        return writer.chance.choice((f"Photo by {one}", f"Photograph: {one}"))
    return writer.as_printed(writer.chance.choice((f"本报记者 {one} 摄", f"{one} 摄")))


def opening(writer: Chinese) -> str:
    """Begin a news story with its origin; mostly empty."""
    one = writer.name()
    if writer.chance.random() < 0.6:
        return ""
    if writer.lang == "en":
        return f"{writer.title(0, 8).split()[0].upper()}, May 2 — "
    forms = ("本报讯 ", f"本报讯（记者 {one}）", f"本报讯（记者 {one} 通讯员 {writer.name()}）")
    return writer.as_printed(writer.chance.choice(forms))


def jump_out(writer: Chinese, page: int) -> str:
    """Send the reader to another page."""
    if writer.lang == "en":
        return f"Continued on Page {page}"
    return writer.as_printed(writer.chance.choice((f"（下转0{page}版）", f"（下转第{page}版）")))


def jump_in(writer: Chinese, page: int, title: str) -> str:
    """Tell where a story began, with its title at times."""
    if writer.lang == "en":
        return f"Continued from Page {page}"
    named = f"《{title}》" if writer.chance.random() < 0.3 else ""
    return writer.as_printed(
        writer.chance.choice((f"（上接0{page}版{named}）", f"（上接第{page}版）", f"上接0{page}版"))
    )


def series(writer: Chinese) -> str:
    """Name a series and the part that this is."""
    part = writer.chance.randint(1, 9)
    if writer.lang == "en":
        return f"Along the River: Part {part}"
    name = writer.subhead()
    forms = (
        f"“{name}”系列报道之{_NUMBERS[part - 1]}",
        f"{name}·{_NUMBERS[part - 1]}",
        f"{name}（{'上中下'[part % 3]}）",
    )
    return writer.as_printed(writer.chance.choice(forms))


def note(writer: Chinese) -> str:
    """Give the label of an editor's note."""
    forms = ("Editor’s Note",) if writer.lang == "en" else ("编者按", "编者的话", "开栏的话")
    return writer.as_printed(writer.chance.choice(forms))


def column(writer: Chinese, *, view: bool) -> str:
    """Name a standing column."""
    if writer.lang == "en":
        return writer.chance.choice(("COMMENTARY", "OPINION") if view else ("IN BRIEF", "CLOSE UP"))
    forms = (
        ("今日评点", "微言", "快评", "一家之言")
        if view
        else ("简讯", "聚焦", "新闻速览", "延伸阅读")
    )
    return writer.as_printed(writer.chance.choice(forms))


def box_heading(writer: Chinese) -> str:
    """Head a box."""
    if writer.lang == "en":
        return writer.chance.choice(("At a Glance", "By the Numbers", "How It Works"))
    forms = ("新闻链接", "相关链接", "数读", "小贴士", "名词解释", "新闻背景")
    return writer.as_printed(writer.chance.choice(forms))
