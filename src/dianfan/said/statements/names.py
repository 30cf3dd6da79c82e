"""Names that hold numbers: meetings, issues, roads, sayings; no quantity stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

from dianfan.said.statements.model import Span
from dianfan.said.statements.numerals import ARABIC
from dianfan.said.statements.numerals import fold

_CN = "零一二三四五六七八九十百千"
_NUM = rf"(?:\d+|[{_CN}]+)"
_PATTERNS = (
    rf"第{_NUM}(?:届|期|号|版|章|条|款|节|卷|辑|回|批|次|季度|产业|人民医院|医院|中学|小学|师|团|工业园|方阵|线|国|书记|责任人)",
    r"第\d+(?:[、和及至-]\d+)+(?!位|名)[\u4e00-\u9fff]?",
    rf"{_NUM}届{_NUM}次(?:全会|会议|党代会|全体会议)?",
    rf"{_NUM}届[{_CN}]+(?:中全会|次)",
    rf"{_NUM}(?:届|中)(?:全会)",
    r"[“\"‘「][^”\"’」]{0,6}\d*\+[\dNＮX]+[^”\"’」]{0,4}[”\"’」]",
    rf"[“\"‘「][{_CN}\d]{{1,4}}[^”\"’」\d]{{0,6}}[”\"’」](?!\s*(?:%|亿|万|个|家))",
    r"\d+\+[\dNX]+",
    r"〔\d{4}〕\s*\d*\s*号?|\[\d{4}\]\s*\d+\s*号",
    r"(?:国道|省道|县道|乡道)\s*\d+(?:线)?|\d{2,4}\s*(?:国道|省道)|[GSXYZGKDTC]\s?\d{1,4}(?:次|线|高速|国道|号)?(?![\d.])",
    rf"{_NUM}[A-E]级|[A-E]\d?级|\d?[A-E]股|[2-6]G(?![A-Za-z\d])|PM\s?\d+(?:\.\d+)?|CO2|H[12]\b",
    rf"(?<![\d.])[{_CN}]期(?:工程|项目|建设)?|[{_CN}]星级?|[{_CN}]级(?!以上)",
    rf"[{_CN}\d]{{1,3}}次产业|[{_CN}]大(?![{_CN}\d])",
    r"\d{3,4}[-—]\d{7,8}|1\d{10}(?!\d)|\d{4,6}(?=热线|政务|平台|服务|市民|便民)|(?<=热线)\d{3,6}|(?<=电话)\d{3,12}",
    r"1[12][0-9](?=联动|急救|报警|指挥|出警|平台)",
    r"\d+(?:\.\d+)?(?::\d+(?:\.\d+)?)+",
    r"\d+千伏(?=[^，。；]{0,10}(?:变电|线路|工程|输变电|站|电网))",
    r"(?:上午|下午|晚上|凌晨|中午|早上|晚)?(?<![\d.])\d{1,2}(?:时|点|:)\d{0,2}分?(?:许|左右)?",
    r"(?:全天|每天)?24小时",
    rf"{_NUM}周年",
    rf"(?<=[省市县区乡镇村])[{_CN}]+(?:组|队|社|连|团)",
    r"(?:国内统一|CN|ISSN|邮发代号)[^，。\s]*[\d—-]+",
    rf"{_NUM}(?:号|版)(?!召)",
    rf"\d{{4}}级|{_NUM}年级",
    rf"《[^》]*[\d{_CN}][^》]*》",
    rf"(?:东经|西经|北纬|南纬)\s*{_NUM}(?:\.\d+)?度",
    rf"每[{_CN}万亿]+(?:名|个)?(?:常住|户籍)?(?:人口?|元|名|户|公里|平方公里|亩|吨|公斤)(?![，。；、\d])",
    r"(?:十?万|百万|千)(?:吨|人|车|公里|元)(?=[\u4e00-\u9fff]{1,6}率)",
    r"(?<![近超逾约达破过上])(?:百|千|万|十万)人(?=口|计划|大会|评议|会议|行动|规模)",
    rf"{_NUM}岁(?:以下|以上)(?=[婴儿老人青少幼童公学])",
    rf"(?:未来|今后|前|头|这|近){_NUM}(?:个月|天|年|个季度)|{_NUM}(?:天|个月|年)(?:后|前|内|来|间)",
    r"千亩(?=[\u4e00-\u9fff]{2,6}(?:基地|项目|园|湖|林|田))",
)
_CLASS = (
    r"的?(?:贫困|低收入|薄弱|大型|中小|小微|[重大]{2})?(?:村|乡镇|县市|项目|企业|工程|农户|农机|城市|家庭|居民|人口|老人"
    r"|老年人|人员|儿童|青少年|学生|车辆|地区|区域|河流|贷款|商户|单位|合同|案件|订单|机组|锅炉|住房|群体|人群|设备)"
)
_THRESHOLDS = (
    (
        rf"(?<!占)(?:{ARABIC}|[{_CN}]{{1,3}})[万亿]?(?:元|美元|亩|吨|人|千瓦|岁|平方米|公里|级|头|蒸吨)"
        rf"(?:及?以[上下]|以内){_CLASS}"
    ),
    rf"(?:超过?|逾|过)(?:{ARABIC}|[{_CN}]{{1,3}})[万亿]?(?:元|美元|亩|吨|人){_CLASS}(?=\d|[，、]?共|达|有|占|数)",
)
_ALL = re.compile("|".join(f"(?:{one})" for one in (*_PATTERNS, *_THRESHOLDS)))


@lru_cache(maxsize=1)
def _sayings() -> re.Pattern[str]:
    text = files("dianfan.said.statements").joinpath("sayings.csv").read_text(encoding="utf-8")
    words = [line.strip() for line in text.splitlines()[1:] if line.strip()]
    return re.compile(
        "|".join(
            f"{re.escape(word)}(?!分?之[一二三四五六七八九])"
            for word in sorted(words, key=len, reverse=True)
        )
    )


def names(text: str, extra: Iterable[str] = ()) -> tuple[Span, ...]:
    """Find the stretches of a text in which no number is a quantity.

    Args:
        text: clean text.
        extra: names of the programme that hold figures, such as titles of projects.

    Returns:
        spans in their order; they may overlap.
    """
    plain = fold(text)
    found = [Span(*match.span()) for match in _ALL.finditer(plain)]
    found += [Span(*match.span()) for match in _sayings().finditer(plain)]
    for name in extra:
        start = text.find(name) if name else -1
        while start >= 0:
            found.append(Span(start, start + len(name)))
            start = text.find(name, start + 1)
    return tuple(sorted(found))
