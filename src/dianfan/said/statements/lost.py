"""Lost numbers: a unit with nothing before it, where a copy dropped the figures."""

from __future__ import annotations

import re

from dianfan.figures.gap import Gap
from dianfan.figures.gap import GapReason
from dianfan.said.statements.model import Amount
from dianfan.said.statements.model import Span
from dianfan.said.statements.names import names
from dianfan.said.statements.numerals import fold

_CN = "零〇一二两三四五六七八九十百千万亿几数半"
_LARGE = (
    "元|美元|吨|公斤|斤|千瓦时|千瓦|度|亩|公顷|平方米|人次|人|立方米|方|户|头只|头|只|羽|株|棵|件"
    "|辆|标箱|套|册|张|个|家"
)
_PLAIN = (
    "公里|千米|平方米|平方公里|立方米|公顷|亩|吨|公斤|千瓦时|千瓦|兆瓦|人次|户次|毫米|厘米|摄氏度|倍|辆次|架次|标箱|天次"
    "|(?<![这那哪各整逐多每])个|(?<=企业|公司|作社)家|(?<=项目|工程|措施)项|(?<=大桥|泵站|电站|水库|大棚|公厕)座|(?<=案件|事故)起"
    "|(?<=居民|农户|家庭|群众)户|(?<=游客|学生|群众|人口|人员|职工|就业|党员|干部|教师|劳力)人|(?<=学校|医院|儿园)所|(?<=线路|道路|产线)条"
)
_UNIT = re.compile(
    rf"(?<=[\u4e00-\u9fff”）])(?<![{_CN}\d上])[余多]?(?:(?P<large>[万亿](?:余|多)?(?:{_LARGE}))|(?P<plain>{_PLAIN}))"
    r"(?![级产企项俱大村县镇以规富豪时头工半])(?:(?=[以左上])|(?=[，。；、！]|$))"
)

_MONEY = re.compile(
    rf"(?<=[\u4e00-\u9fff”）])(?<![{_CN}\d上])(?P<large>[万亿](?:元|美元|吨|千瓦时|千瓦|亩|人次|人|立方米|户))"
    r"(?![级产企项俱大村县镇以规富豪俱时])"
)
_SHARE = re.compile(rf"(?<![\d{_CN}])(?P<large>%|个百分点)")
_ASKS = re.compile(
    r"(?:实现|完成|达到|达|为|共有|现有|拥有|建成|新建|改建|新增|改造|覆盖|惠及|受益|带动|接待|发放|种植|签约|累计|突破|超过?|近|约"
    r"|增长|下降|提高|增加|减少|降低|回落|上升|总值|产值|收入|投资|总额|余额|占比?|占地|修建|改良|绿化|产量|装机|面积|人口|里程|资金|利润)[^，。；\d]{0,12}$"
)
_SURE = re.compile(
    r"(?:[万亿].*|公里|千米|平方米|平方公里|立方米|公顷|千瓦时|千瓦|兆瓦|人次|毫米|摄氏度|%|个百分点)$"
)
_WORDS = re.compile(r"(?:每|单位|按|以|个|计量|换算成|折合|论|百|千|数|几|[（(：:/])$")
_LOST = Gap(GapReason.LOST, "the copy lost the number")


def lost(text: str) -> tuple[Amount, ...]:
    """Find units whose number a copy lost: 实现地区生产总值亿元，同比增长%.

    A unit of ten thousands or hundred millions, a per cent sign or 个百分点 without a figure
    before it, after a word that asks for a number; and a plain unit (公里, 个) that ends its
    clause so. 亿元级, 亿元产业 and 大米 are words.
    """
    plain = fold(text)
    taken = names(plain)
    found = {
        match.end(): match
        for form in (_UNIT, _MONEY, _SHARE)
        for match in form.finditer(plain)
        if match.start() and _is_asked(plain, match) and not _is_named(match, taken)
    }
    return tuple(_made(found[end]) for end in sorted(found))


def _is_named(match: re.Match[str], taken: tuple[Span, ...]) -> bool:
    return any(one.start < match.end() and match.start() < one.end for one in taken)


def _is_asked(text: str, match: re.Match[str]) -> bool:
    head = text[: match.start()]
    is_sure = _SURE.match(match["large"] or match["plain"]) and not _WORDS.search(head)
    return bool(_ASKS.search(head) or is_sure)


def _made(match: re.Match[str]) -> Amount:
    words = match["large"] or match["plain"]
    symbol = re.sub("[余多]", "", words.removeprefix("个") or "个")
    return Amount(Span(*match.span()), Span(match.start(), match.start()), _LOST, symbol)
