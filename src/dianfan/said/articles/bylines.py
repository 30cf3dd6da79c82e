"""Bylines: names with the sign or word of a reporter, and what each did."""

from __future__ import annotations

import re

from dianfan.said.articles.folding import folded
from dianfan.said.articles.model import Credit

_REPORTER = (
    r"(?:(?:本报|本刊|本台|本网|本社|全媒体|融媒体|融媒|首席|高级|见习|实习|特约|驻[\u4e00-\u9fff]{2,6}|[\u4e00-\u9fff]{2,6}(?:日报|晚报|晨报|时报|周报|融媒体?|新闻网))\s?)*"
    r"(?:记者|通讯员|评论员|撰稿人?|特派员|实习生)"
)
_MARK = r"[□■◎●○◇◆]"
_LED = re.compile(rf"^{_MARK}?\s*(?P<who>{_REPORTER})[\s：:]*(?P<names>.{{1,60}})$")
_MARKED = re.compile(rf"^{_MARK}\s*(?P<names>[^，。：:；？！]{{2,40}})$")
_WORKED = re.compile(
    r"^(?P<names>[\u4e00-\u9fff·\s/／]{2,24}[\s/／](?:文/图|图/文|文并图|摄影报道|摄影|摄|供图|制图|文|图))$"
)
_BY = re.compile(
    r"^(?:[Bb]y|BY)\s+(?P<names>(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)"
    r"[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+){0,3}"
    r"(?:(?:,\s*|\s+(?:and|AND)\s+)[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+){1,3})*)"
    r"(?:,\s*(?i:staff|special|senior|our)\b[\w\s]{0,30})?$"
)
_POST = re.compile(r"(?:staff|special|senior|our)\b[\w\s]*", re.IGNORECASE)
_AT_END = re.compile(rf"[（(]\s*(?P<who>{_REPORTER})[\s：:]*(?P<names>[^（）()。]{{2,40}})[）)]$")
_DID = r"(?:撰?文|图片?|摄影?|摄像|制图|策划|采写)"
_PREFIXED = re.compile(rf"^(?:{_DID}\s*[/／：:]\s*[^/／：:，。]{{2,40}}?\s*)+$")
_WORK = re.compile(
    rf"(?P<work>{_DID})\s*[/／：:]\s*(?P<names>[^/／：:，。]{{2,40}}?)(?=\s*{_DID}\s*[/／：:]|$)"
)
_NO_NAME = re.compile(
    r"^(?:[从在了获看走对问说于近昨今日来采就随跟们]|手记|调查|观察|探访|节|证|站|协会|发现|注意|连线|一|告|表示|介绍|梳理|提问|会$|团)"
)
_TITLES = re.compile(r"(?:通讯员|记者|实习生|评论员|特约|本报|见习)")
_SINGLE = re.compile(
    r"(?<![\u4e00-\u9fff·])([\u4e00-\u9fff])[ \u3000]+([\u4e00-\u9fff])(?![\u4e00-\u9fff·])"
)
_NAME = re.compile(r"[\u4e00-\u9fff·]+")
_ROLES = frozenset("文图摄影编辑整理报道插画制并供稿综合通讯视频")
_WORDS = frozenset(
    ("报道", "综合", "摄影", "整理", "文", "图", "摄", "制图", "供图", "供稿", "编辑", "摄影报道",
     "文并图", "综合报道", "插画", "视频", "绘", "画")
)  # fmt: skip

_LEAST, _MOST, _MOST_DOTTED = 2, 4, 16


def bylines(text: str) -> tuple[Credit, ...]:
    """Read a byline: the names, and what each did (文, 图) where it is printed.

    A name has two to four characters, or a dot between its parts; words after 记者 that are
    no names (记者从…了解到) make no byline.
    """
    if match := _BY.match(text):
        names = re.split(r",\s*|\s+and\s+", match["names"], flags=re.IGNORECASE)
        names = [name.strip() for name in names if not _POST.fullmatch(name.strip())]
        return tuple(Credit(name, "") for name in names if name)
    plain = folded(text)
    if _PREFIXED.match(plain):
        return _by_work(text, plain)
    match = _LED.match(plain) or _MARKED.match(plain) or _WORKED.match(plain)
    if match is None or _NO_NAME.match(match["names"]):
        return ()
    start, end = match.span("names")
    return _credits(text[start:end])


def _by_work(text: str, plain: str) -> tuple[Credit, ...]:
    """Read names behind what they did: 文/本报记者 甲乙 图/丙丁."""
    found = [
        Credit(name.name, match["work"])
        for match in _WORK.finditer(plain)
        for name in _credits(text[slice(*match.span("names"))])
    ]
    return tuple(found)


def byline_at_end(text: str) -> tuple[Credit, ...]:
    """Read the names that a paragraph ends with in brackets: （记者 甲乙）."""
    match = _AT_END.search(folded(text))
    return _credits(text[slice(*match.span("names"))]) if match else ()


def _credits(names: str) -> tuple[Credit, ...]:
    """Pair names with roles; a role set after several names holds for all of them.

    Nothing when anything but names and roles stands there.
    """
    spread = _SINGLE.sub(r"\1\2", _TITLES.sub(lambda found: " " * len(found[0]), names))
    if re.sub(r"[\u4e00-\u9fff·\s/／、（）()：:]", "", spread):
        return ()
    found: list[Credit] = []
    waiting: list[str] = []
    for piece in re.split(r"[\s、（）()：:]+", spread):
        for name, role in _parted(piece):
            if name:
                if not _is_name(name):
                    return ()
                waiting.append(name)
            if role:
                found += [Credit(one, role) for one in waiting]
                waiting = []
    return (*found, *(Credit(name, "") for name in waiting))


def _parted(piece: str) -> list[tuple[str, str]]:
    """Part 甲乙/文, 甲乙/丙丁, 文/图 and 甲乙 into names and roles."""
    words = [word for word in re.split(r"[/／]", piece) if word]
    if words and all(_is_role(word) for word in words):
        return [("", "/".join(words))]
    found: list[tuple[str, str]] = []
    for word in words:
        if _is_role(word) and found:
            name, role = found[-1]
            found[-1] = (name, f"{role}/{word}" if role else word)
        else:
            found.append((word, ""))
    return found


def _is_role(word: str) -> bool:
    plain = folded(word)
    return plain in _WORDS or (len(plain) > 1 and set(plain) <= _ROLES)


def _is_name(word: str) -> bool:
    return _LEAST <= len(word) <= (_MOST_DOTTED if "·" in word else _MOST)
