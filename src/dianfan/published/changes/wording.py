"""How changes are worded in both languages."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING
from typing import Any
from urllib.parse import unquote

from dianfan.published.changes.model import ChangeCause
from dianfan.published.changes.model import SentenceChange
from dianfan.published.changes.side import is_counted
from dianfan.published.client.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dianfan.figures.wording import Language

UNCOMPARED: Mapping[str, str] = MappingProxyType(
    {
        "zh": "没有这种语言的网页，句子、判断和说法的结论没有比较",
        "en": "it has no pages in this language, so sentences, judgements and verdicts were not compared",
    }
)
CAUSES: Mapping[str, Mapping[ChangeCause, str]] = MappingProxyType(
    {
        "zh": {
            ChangeCause.CORRECTED: "记录更正",
            ChangeCause.NEW_SOURCE: "改用另一来源",
            ChangeCause.REVISED: "同一来源，数值改了",
            ChangeCause.PROMISED: "目标或标准改了",
            ChangeCause.COUNTED: "清点的行数变了",
            ChangeCause.METHOD: "方法或版本变了",
            ChangeCause.PARAMETERS: "方法的参数变了",
            ChangeCause.INPUTS: "所用的数变了",
            ChangeCause.NEW: "新增的数",
            ChangeCause.GONE: "不再有的数",
            ChangeCause.UNEXPLAINED: "查不出原因：方法和依据都没有变，请用 dianfan verify 核验",
            ChangeCause.KNOWN: "数值相同，依据变了",
            ChangeCause.DISPLAY: "只有写法变了",
        },
        "en": {
            ChangeCause.CORRECTED: "The record was corrected",
            ChangeCause.NEW_SOURCE: "Another source was chosen",
            ChangeCause.REVISED: "The same source, another value",
            ChangeCause.PROMISED: "A target or threshold was set otherwise",
            ChangeCause.COUNTED: "Rows are counted otherwise",
            ChangeCause.METHOD: "Another method or version",
            ChangeCause.PARAMETERS: "Other parameters of the method",
            ChangeCause.INPUTS: "Figures under it changed",
            ChangeCause.NEW: "New figures",
            ChangeCause.GONE: "Figures no longer there",
            ChangeCause.UNEXPLAINED: "Nothing explains it: method and inputs are the same; run dianfan verify",
            ChangeCause.KNOWN: "The same value, known otherwise",
            ChangeCause.DISPLAY: "Only the reading changed",
        },
    }
)
SENTENCES: Mapping[str, Mapping[SentenceChange, str]] = MappingProxyType(
    {
        "zh": {
            SentenceChange.FIGURES: "数字变了",
            SentenceChange.REWORDED: "改写",
            SentenceChange.ADDED: "新增",
            SentenceChange.GONE: "删去",
        },
        "en": {
            SentenceChange.FIGURES: "other figures",
            SentenceChange.REWORDED: "reworded",
            SentenceChange.ADDED: "added",
            SentenceChange.GONE: "gone",
        },
    }
)
WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "zh": {
            "title": "两期比较",
            "same": "两期相同",
            "made": "由什么编成",
            "figures": "数字",
            "sentences": "句子",
            "states": "判断与结论",
            "rows": "本书的表",
            "findings": "数据检查的发现",
            "notes": "没有比较的",
            "colon": "：",
            "unchanged": "未变的数字",
            "same_value": "数值相同",
            "because": "因为",
            "more": "另有",
            "old": "原期",
            "new": "新期",
            "what": "内容",
            "change": "变化",
            "page": "页面",
            "changed": "改动",
            "added": "新增",
            "gone": "删去",
            "judgement": "判断",
            "claim": "公开说法",
            "none": "无",
            "print": "（其余见 --json 或 --html）",
        },
        "en": {
            "title": "Two editions compared",
            "same": "the two editions are alike",
            "made": "What made them",
            "figures": "Figures",
            "sentences": "Sentences",
            "states": "Judgements and verdicts",
            "rows": "Tables of the Book",
            "findings": "Findings on the data",
            "notes": "Not compared",
            "colon": ": ",
            "unchanged": "figures unchanged",
            "same_value": "same value",
            "because": "because",
            "more": "more",
            "old": "Before",
            "new": "After",
            "what": "What",
            "change": "Change",
            "page": "Page",
            "changed": "changed",
            "added": "added",
            "gone": "gone",
            "judgement": "judgement",
            "claim": "claim",
            "none": "none",
            "print": "(--json or --html give the rest)",
        },
    }
)


def word(language: Language, name: str) -> str:
    """Give a fixed word; the client's where it is its own, else the name as it is."""
    own = WORDS[language].get(name)
    if own is not None:
        return own
    return words(language)(name).replace("_", " ")


def reason_in(why: Mapping[str, Any], language: Language, names: Mapping[str, str]) -> str:
    """Say in a few words who says so: the method, the source, or the table that was counted."""
    if why["kind"] == "derived":
        return f"{why['method']} v{why['version']}"
    if is_counted(why):
        query = unquote(str(why["entry"]))
        return f"清点本书：{query}" if language == "zh" else f"counted in the Book: {query}"
    source = str(why["source"])
    told = names.get(source, source)
    clause = str(why.get("clause", ""))
    return " · ".join(part for part in (clause, told) if part)
