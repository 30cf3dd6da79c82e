"""Signs: what the words of a line alone tell of its part in a newspaper page.

Each function gives what it found, or nothing; none of them guesses beyond the words.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from dianfan.said.articles.model import Role

NUMBERS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
ENDS = "。！？!?…；;"
"""Marks that end a sentence, or a member of a list that stands as a paragraph."""
_SHORTEST = 4
_FULL_STOP = re.compile(r"[a-z)%\"'’”]\.[\"'’”)]?$")
_CLOSING = "”’」』）)》】"
_CN = "〇零一二三四五六七八九十"
_REPORTER = (
    r"(?:本报|本台|本网|全媒体|融媒体|首席|见习|实习|特约|驻\w{2,6})*(?:融媒体|全媒体)?"
    r"(?:記者|记者|通讯员|通訊員|评论员|評論員)"
)
_JUMP_OUT = re.compile(
    rf"[（(]?\s*[▶→]?\s*(?:下转|下轉|转|轉)\s*第?\s*(?P<page>[A-Z]?\d{{1,3}}|[{_CN}]{{1,3}})\s*版\s*(?P<title>.*?)[）)]?$"
)
_JUMP_IN = re.compile(
    rf"^[（(]?\s*(?:上接|上承|紧接|緊接|接)\s*第?\s*(?P<page>[A-Z]?\d{{1,3}}|[{_CN}]{{1,3}})\s*版\s*(?P<title>.*?)[）)]?$"
)
_CONTINUED = re.compile(
    r"^\(?Continued (?P<way>on|from)(?: page)? (?P<page>[A-Z]?\d{1,3})\)?$", re.IGNORECASE
)
_CAPTION = re.compile(
    rf"^(?:图|圖)\s*(?P<numbers>[{NUMBERS}](?:[、，和\s]*[{NUMBERS}])*|[{_CN}\d]{{0,2}})\s*(?:[：:]|为|為|片?说明[：:])"
    rf"|^(?:图|圖)\s*(?P<near>[{NUMBERS}])\s*(?=[^\s{NUMBERS}])"
    rf"|^(?P<alone>[{NUMBERS}])\s*(?=[^\s{NUMBERS}])|^(?:Photo|Picture)\s*(?P<en>\d*)\s*:"
    r"|^[▲▼◀△▽◁]\s*(?=\S)"
)
_TAKEN = re.compile(
    rf"(?:[。！\s（(]|^)(?:{_REPORTER})?\s*[\u4e00-\u9fff·]{{2,4}}\s*(?:[/／]?摄影?|攝影?)[）)]?$"
)
_LONGEST_CAPTION = 120
_PHOTO = re.compile(rf"^[{NUMBERS}]{{1,4}}$")
_NOTE = re.compile(
    r"^(?:编者按|編者按|编者的话|編者的話|开栏的话|開欄的話|编后|編後|Editor.s note)\s*[：:]?",
    re.IGNORECASE,
)
_SERIES = re.compile(
    rf"^(?P<name>.{{2,30}}?)\s*[（(](?P<part>总|總|上|中|下|完|终|[{_CN}]{{1,3}}|\d{{1,3}}|[{NUMBERS}])[）)]$"
    rf"|^(?P<other>.{{2,30}}?)\s*(?P<number>[{NUMBERS}])$"
    rf"|^(?P<told>.{{2,30}}?)(?:系列|系列(?:报道|報道|報導))?(?:之|[·•])\s*(?P<place>[{_CN}]{{1,3}}|\d{{1,2}})$"
    r"|^(?P<english>.{2,60}?)[:,]? Part (?P<count>\d{1,2}|[IVX]{1,4})$"
)
_FOLIO = re.compile(
    rf"^(?:(?:第?\s*[A-Z]?\d{{1,3}}\s*版|第[{_CN}]{{1,3}}版|[A-Z]\d{{1,2}})(?:\s*\S{{0,6}})?"
    r"|-?\s*\d{1,3}\s*-?(?:\s+[\u4e00-\u9fff]{2,6})?)$"
)
_NUMBERED = re.compile(
    rf"^(?:第\s*)?(?:(?P<cn>[{_CN}]{{1,3}})\s*版|(?P<page>[A-Z]?\d{{1,3}})\s*版?)(?=\s|$)(?!\s*[年月日])"
    r"|^Page (?P<english>[A-Z]?\d{1,3})\b"
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_ENGLISH_LINE = re.compile(
    rf"^(?:Page [A-Z]?\d{{1,3}}\b.{{0,30}})?{_DAY}, (?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH}),? \d{{4}}\b.{{0,30}}$"
)
_DATE_LINE = re.compile(
    r"^(?:(?:星期|周)[一二三四五六日天]\s*)?(?:(?:\d{4}|[〇零一二三四五六七八九]{4})\s*年\s*)?"
    rf"[\d{_CN}]{{1,3}}\s*月\s*[\d{_CN}]{{1,3}}\s*日?[\s　]*"
    r"(?:星期|周|农历|農曆|[甲乙丙丁戊己庚辛壬癸]|$)"
)
_PUBLISHER = re.compile(
    r"主管|主办|主辦|承办|^.{2,20}(?:出版|编印|印刷)$|国内统一|統一刊號|连续出版物|邮发代号|郵發代號|CN\s?\d{2}-|ISSN|"
    r"总第\s*\d+\s*期|^第\s*\d{3,6}\s*期|零售(?:价|每份)|(?:责任|值班|本版)编辑|责编|校对|版式|美编|热线|电话[：:]|网址|https?://|www\."
)
_SENT_BY = re.compile(r"(?:本[报報刊台][讯訊]|本[报報][^，。\s]{2,8}[讯訊]|(?:据|據)?新[华華]社)")
_CLIENT = re.compile(r"^.{1,12}(?:客户端|客戶端|微信|微博|抖音号|公众号|二维码|扫码\S{0,6})$")
_PAPER = re.compile(
    r"^[\u4e00-\u9fff]{1,6}(?:[日晚早时時晨周週商]|都市|青年|工人|[农農]民|[经經][济濟])[报報]$"
)
_LATIN = re.compile(r"^[A-Z][A-Z .&-]{3,}$")
_STRAY = re.compile(r"^[A-Za-z0-9·.,•|_-]{1,2}$")
_LABEL = re.compile(
    r"^(?:.{0,4}(?:评点|评论|時評|时评|短评|社论|社論|快评|锐评|漫谈|观察|论坛|言论|之言|之声|杂谈|随笔|絮语|茶座|导读|要闻|简讯|短讯|声音|链接|相关|延伸阅读|背景|数说|数读))$"
)


class Found(NamedTuple):
    """What words were found to be, and by which sign."""

    role: Role
    reason: str


class Reference(NamedTuple):
    """A page that is referred to, as printed, and the title that is given with it."""

    page: int | None
    title: str


def furniture(text: str) -> Found | None:
    """Tell words that belong to the page and to no article."""
    for pattern, role, reason in (
        (_DATE_LINE, Role.DATE, "a date with its day of the week, or nothing but a date"),
        (_ENGLISH_LINE, Role.DATE, "a date with its day of the week, and nothing told"),
        (_FOLIO, Role.FOLIO, "the number of a page"),
        (_PUBLISHER, Role.PUBLISHER, "words of a publisher's line"),
        (_CLIENT, Role.FURNITURE, "the name of a client or channel"),
        (_PAPER, Role.MASTHEAD, "the name of a paper, and nothing else"),
        (_LATIN, Role.MASTHEAD, "a name in capital letters"),
        (_STRAY, Role.FURNITURE, "a stray letter"),
    ):
        if pattern.search(text):
            return Found(role, reason)
    return None


def printed_number(furniture: str) -> int | None:
    """Read the number of a page that a folio, or the line at the head of a page, begins with."""
    match = _NUMBERED.match(furniture.strip("- "))
    return page_number(next(one for one in match.groups() if one)) if match else None


def opens(text: str) -> bool:
    """Tell whether a line begins a report by the name of who sent it: 本报讯, 新华社."""
    return _SENT_BY.match(text) is not None


def jump_out(text: str) -> Reference | None:
    """Read a reference to the page on which an article goes on: （下转02版）."""
    if (match := _CONTINUED.match(text)) and match["way"].lower() == "on":
        return Reference(page_number(match["page"]), "")
    match = _JUMP_OUT.search(text)
    return Reference(page_number(match["page"]), _title(match["title"])) if match else None


def jump_in(text: str) -> Reference | None:
    """Read a reference to the page on which an article began: （上接01版）."""
    if (match := _CONTINUED.match(text)) and match["way"].lower() == "from":
        return Reference(page_number(match["page"]), "")
    match = _JUMP_IN.match(text)
    return Reference(page_number(match["page"]), _title(match["title"])) if match else None


def _title(text: str) -> str:
    return text.strip(" 　《》〈〉“”")


def page_number(text: str) -> int | None:
    """Read a page's number, Arabic, with a letter before it, or Chinese up to 99."""
    digits = re.search(r"\d+", text)
    if digits:
        return int(digits[0])
    ten, _, one = text.partition("十")
    if "十" in text:
        return (_CN.index(ten) - 1 if ten else 1) * 10 + (_CN.index(one) - 1 if one else 0)
    value = _CN.find(text) - 1
    return value if value > 0 else None


def caption_numbers(text: str) -> tuple[str, ...] | None:
    """Tell a caption, and give the photo numbers that it names; empty where it names none."""
    match = _CAPTION.match(text)
    if match is None:
        return () if _is_taken(text) else None
    return tuple(char for char in match[0] if char in NUMBERS)


def _is_taken(text: str) -> bool:
    """Tell a sentence that ends with who took the photograph: …。 甲乙 摄."""
    return "。" in text and len(text) <= _LONGEST_CAPTION and _TAKEN.search(text) is not None


def photo_numbers(text: str) -> str:
    """Tell a line of photo numbers alone, doubled by extraction or not; give them once each."""
    return "".join(dict.fromkeys(text)) if _PHOTO.match(text) else ""


def is_note(text: str) -> bool:
    """Tell the label of an editor's note."""
    return bool(_NOTE.match(text))


def is_note_label(text: str) -> bool:
    """Tell the label of an editor's note that nothing of the note follows."""
    match = _NOTE.match(text)
    return match is not None and len(text) - match.end() <= 1


def series(text: str) -> tuple[str, str] | None:
    """Read the name of a series and its part: 系列（总）, 系列②."""
    match = _SERIES.match(text)
    if match is None:
        return None
    pairs = (("name", "part"), ("other", "number"), ("told", "place"), ("english", "count"))
    return next((match[name], match[part]) for name, part in pairs if match[name])


def is_label(text: str) -> bool:
    """Tell the name of a column or box, such as 今日评点 or 相关链接."""
    return bool(_LABEL.match(text))


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends where a sentence does, closing quotation marks let be."""
    bare = text.rstrip(_CLOSING + " ")
    if _FULL_STOP.search(text):
        return True
    return bare.endswith(tuple(ENDS)) or (text.endswith(("：", "——")) and len(text) > _SHORTEST)


def is_open(text: str) -> bool:
    """Tell whether a quotation, title or bracket is still open at the end."""
    pairs = ("“”", "《》", "（）", "「」", "『』", "〔〕", "()")
    return any(text.count(pair[0]) > text.count(pair[1]) for pair in pairs)
