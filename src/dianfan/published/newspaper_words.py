"""The newspaper's own few words, one set per language; none of them holds a number."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from dianfan.judged.verdicts import State

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dianfan.figures.wording import Language

SIGNS: Mapping[State, str] = MappingProxyType(
    {
        State.ACHIEVED: "●",
        State.ON_TRACK: "▲",
        State.AT_RISK: "◆",
        State.OFF_TRACK: "▼",
        State.NOT_ASSESSABLE: "○",
        State.NO_DATA: "–",
    }
)


@dataclass(frozen=True, slots=True)
class PaperWords:
    """Headings, bylines and the column on how to inspect, in one language."""

    weekdays: tuple[str, ...]
    date: str
    book: str
    known: str
    motto: str
    byline: str
    coverage: str
    findings: str
    together: str
    outlook: str
    unknown: str
    each: str
    claims: str
    shortfalls: str
    more: str
    timeline: str
    briefs: str
    table: str
    projects: str
    claim_columns: tuple[str, ...]
    verdicts: Mapping[str, str]
    comment: str
    inspect: tuple[str, ...]
    colophon: str
    imprint: tuple[str, ...]
    source: str
    colon: str
    stop: str


_ZH = PaperWords(
    weekdays=("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"),
    date="{date}　{weekday}",
    book="本书摘要 {digest}",
    known="数据截至{asof}",
    motto="每个数字都可检阅",
    byline="{publisher}",
    coverage="数据的覆盖与核实",
    findings="其他发现",
    together="点线网面合在一起看",
    outlook="展望",
    unknown="说不清的",
    each="各项行动",
    claims="公开说法核对",
    shortfalls="没有做到的，列在这里",
    more="其余不足见电子版综述。",
    timeline="决定的经过",
    briefs="行动简报",
    table="主要指标一览",
    projects="项目一览（按总投资）",
    claim_columns=("公开说法", "核对", "说明"),
    verdicts=MappingProxyType({"contradicted": "不符", "supported": "相符"}),
    comment="这张报纸怎样检阅",
    inspect=(
        "纸上的数字，读者不必都信，可以逐个查。",
        (
            "带点线的数字都有来历。在电子版上点开，能看到它出自哪份文件的哪句话、哪条记录，"
            "或者由哪些数字按什么方法算出，直到最初的记录。"
        ),
        "几个来源说法不同的，全部保留，按公开的规则选用其一，其余注明“另有报告”。没有数据的，写明没有，不写作零。",
        "每期附有全部记录和算法。任何人都可以用同一程序从记录重新排印这张报纸；改动任何数字，就对不上。",
        "发现差错，请告知编印单位。更正刊在下期，与原文同样醒目。",
    ),
    colophon="数字的来源与查验",
    imprint=(
        "本期依据{publisher}公开的记录写成，数据截至{asof}。记录、算法与每个数字的来历随电子版一并公开。",
        "本书摘要：{digest}",
        "本报由典范程序排印。",
    ),
    source="，查看来源",
    colon="：",
    stop="。",
)
_EN = PaperWords(
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    date="{weekday}, {date}",
    book="Book {digest}",
    known="As known on {asof}",
    motto="Every figure is open to inspection",
    byline="By {publisher}",
    coverage="How much is known, and who verified it",
    findings="Further findings",
    together="The layers taken together",
    outlook="Outlook",
    unknown="What could not be known",
    each="Action by action",
    claims="Public claims checked",
    shortfalls="What was not achieved",
    more="The overview online lists the others.",
    timeline="How it was decided",
    briefs="The actions in brief",
    table="Main indicators",
    projects="Projects by investment",
    claim_columns=("Public statement", "Record", "Reason"),
    verdicts=MappingProxyType({"contradicted": "differs", "supported": "supports"}),
    comment="How to inspect this paper",
    inspect=(
        "No reader has to believe the numbers on this page: each of them can be looked up.",
        (
            "A number with a dotted line has an origin. Open it in the online edition and it shows the"
            " words of a document, the entry of the record, or the figures and the method that it was"
            " computed by, down to the first entries."
        ),
        (
            "Where sources differ, all are kept; one is used by a published rule and the others are shown as also"
            " reported. What is not known is called unknown, never zero."
        ),
        (
            "Each edition comes with its whole record and all methods. Anyone can set this paper again from the record"
            " with the same program; if a single digit was changed, the two will differ."
        ),
        (
            "If you find an error, write to the publisher. The correction will be printed in the next edition with the"
            " same prominence as the error."
        ),
    ),
    colophon="Where the figures come from",
    imprint=(
        (
            "Written from the public record kept by {publisher}, as known on {asof}. The record, the methods and the"
            " origin of every figure are published with the online edition."
        ),
        "Book: {digest}",
        "Set by Dianfan.",
    ),
    source=": see its source",
    colon=": ",
    stop=". ",
)
PAPER_WORDS: Mapping[Language, PaperWords] = MappingProxyType({"zh": _ZH, "en": _EN})
