"""Invented text broken at a width, as a column of print breaks it."""

from __future__ import annotations

import unicodedata

from dianfan.said.articles.signs import ends_sentence
from dianfan.said.documents.model import Page
from dianfan.said.documents.text import read

RIVER = (
    "入秋以来，清河两岸的堤防工程进展顺利，施工队伍分三段同时推进。记者在现场看到，运送石料的车辆往来不断。"
    "据市水务局介绍，今年计划加固堤防七十七公里，目前已完成大半，预计年底前全部完工并投入使用。"
)
MILL = (
    "走进城东的面粉厂，新添的磨机正在试运行，车间里几乎看不到工人。厂里负责人说，改造之后每天可以多磨两百吨小麦。"
    "今后三年，全市还要改造十二家粮食加工企业，让本地的小麦不再运到外地去磨。"
)
SCHOOL = (
    "开学第一周，北山中心小学的孩子们搬进了新教室。学校原来的校舍建于上世纪八十年代，冬天漏风，夏天漏雨。"
    "新校舍有二十四间教室，还配了图书室和操场，周边五个村的孩子都可以在这里上学。"
)


def broken(text: str, width: float, *, indent: bool = True) -> list[str]:
    """Break a paragraph at a width, in ems; the first line is two ems shorter."""
    lines, line, room = [], "", width - (2 if indent else 0)
    for char in text:
        size = 1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5
        if size > room and char not in "，。、；：！？”）":
            lines.append(line)
            line, room = "", width
        line += char
        room -= size
    return [*lines, line]


def page(*lines: str) -> Page:
    """Read lines as a flattened page."""
    return read("\n".join(lines).encode(), "page.txt", 0).pages[0]


def paragraphs(text: str) -> list[str]:
    """Part a text into paragraphs of two sentences."""
    sentences, start = [], 0
    for at, _ in enumerate(text):
        if ends_sentence(text[start : at + 1]) and text[at] == "。":
            sentences.append(text[start : at + 1])
            start = at + 1
    return ["".join(sentences[at : at + 2]) for at in range(0, len(sentences), 2)]
