"""Times: what words say of when, resolved against the day on which they were printed."""

from __future__ import annotations

from dianfan.figures.period import PeriodKind
from dianfan.said.statements.english.script import is_english
from dianfan.said.statements.english.times import times as english_times
from dianfan.said.statements.misread import LETTERED
from dianfan.said.statements.misread import MISREAD
from dianfan.said.statements.model import PeriodRole
from dianfan.said.statements.model import Published
from dianfan.said.statements.model import Time
from dianfan.said.statements.numerals import fold
from dianfan.said.statements.resolving import compiled
from dianfan.said.statements.resolving import resolved
from dianfan.said.statements.resolving import said

_CN = "一二三四五六七八九十"
_MONTH = rf"(?<!\d)(?:1[0-2]|0?[1-9]|十[一二]?|[{_CN[:9]}])"
_DAY = rf"(?:3[01]|[012]?\d|[{_CN}]{{1,3}})"
_YEAR = r"(?:(?:19|20)\d{2}|二〇[〇一二三四五六七八九]{2})"
_TOWARDS = "(?:到|至|力争|预计|预计到)?"
_WORD = "今年|本年度?|去年|上年|前年|明年|后年|当年|同年"
_HEAD = rf"(?:(?P<year>{_YEAR})年|(?P<word>{_WORD}))?"
_DASH = r"\s?(?:[—–~-]{1,2}|至|到)\s?"
_ALONE = r"3[01]|[12]\d|[1-9]"
_NOT_A_COUNT = r"(?<!连续)(?<!为期)(?<!历时)(?<![\d月—~至到第达近每.:/-])"
_NO_WORD = "(?![均报产照常元内以之游龄前后供处线])"
_BEFORE = rf"(?P<before>[之以]?前)(?![\d{_CN}])"
_BY = (
    rf"{_TOWARDS}(?:(?P<year>{_YEAR})年|(?P<word>今年|明年|后年))?"
    r"(?P<end>年底|年末|岁末|年内|(?<![月周期学星])[底末])(?!端)"
)
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("misread", MISREAD),
    ("plan", rf"[“\"]?(?P<plan>十[三四五六七]五|[{_CN}]五)[”\"]?(?P<at>期?末|期间|时期|以来|收官之年|开局之年)"),
    ("same", r"(?:(?:去年|上年)同[期月季]|同期)(?:度)?"),
    ("season", rf"(?P<first>{_YEAR})\s?[/／—-]\s?(?P<last>{_YEAR}|\d{{2}})(?:年度|[产榨种采供]季|采暖季|供暖季)"),
    ("badmonth", rf"{_HEAD}(?<!\d)(?P<bad>1[3-9]|[2-9]\d)月(?:\d{{1,2}}日)?"),
    ("years", rf"(?P<first>{_YEAR})年?{_DASH}(?P<last>{_YEAR})年"),
    ("between", rf"(?P<y1>{_YEAR})年(?P<m1>{_MONTH})月{_DASH}(?P<y2>{_YEAR})年(?P<m2>{_MONTH})月"),
    ("days", rf"{_HEAD}(?P<m1>{_MONTH})月(?P<d1>{_DAY})日{_DASH}(?:(?P<m2>{_MONTH})月)?(?P<d2>{_DAY})日"),
    ("months", rf"{_HEAD}(?P<m1>{_MONTH})月?{_DASH}(?P<m2>{_MONTH})月(?:份)?(?!\d*日)"),
    ("leading", rf"{_HEAD}(?<![提之以])前(?P<count>\d{{1,2}}|[{_CN}两]{{1,3}})个?(?P<kind>季度|月)"),
    ("until", rf"截至(?P<when>目前|{_HEAD}(?:(?P<m1>{_MONTH})月(?:(?P<d1>{_DAY})日|底|末)?|年?[底末]))"),
    ("until_year", rf"截至(?P<year>{_YEAR})年?(?:底|末)"),
    ("by_month", rf"{_TOWARDS}{_HEAD}(?P<m1>{_MONTH})月(?:(?P<d1>{_DAY})日|底|末|[上中下]旬)?{_BEFORE}"),
    ("since_day", rf"(?:自)?{_HEAD}(?P<m1>{_MONTH})月(?:(?P<d1>{_DAY})日)?以来"),
    ("quarter_end", rf"(?:到|至)?{_HEAD}(?:第)?(?P<q>[一二三四1-4])季度[末底]"),
    ("month_end", rf"(?:到|至)?{_HEAD}(?P<m1>{_MONTH})月(?:份)?(?:底|末)(?!端)"),
    ("tenday", rf"{_HEAD}(?P<m1>{_MONTH})月(?P<ten>[上中下])旬"),
    ("day", rf"{_HEAD}(?P<m1>{_MONTH})月(?P<d1>{_DAY})日"),
    ("badday", rf"{_HEAD}(?P<m1>{_MONTH})月(?P<bad>{LETTERED}|3[2-9]|[4-9]\d)"),
    ("quarter", rf"{_HEAD}(?:第)?(?P<q>[一二三四1-4])季度"),
    ("half", rf"{_HEAD}(?P<half>上|下)半年"),
    ("month", rf"{_HEAD}(?P<m1>{_MONTH})月(?:份|当月)?(?!\d)"),
    ("since", rf"(?:自)?(?:(?P<year>{_YEAR})年|(?P<word>{_WORD}))以来"),
    ("ended", r"(?P<word>去年|上年|前年)年?(?P<end>底|末)(?!端)"),
    ("by", _BY),
    ("by_year", rf"(?:到|至)(?P<year>{_YEAR})年"),
    ("year", rf"(?P<year>{_YEAR})年(?!代)"),
    ("thismonth", r"(?P<which>本月|当月|上月|上个月|下月)"),
    ("past", rf"(?:近|过去|最近|(?=[\d{_CN}]年来))(?<!\d)(?P<count>\d|[{_CN}])年(?:来)?"),
    ("today", r"(?<![《“])(?P<which>昨[日天]|今[日天](?!头|评|视点|看点|关注|要闻)|明[日天])"),
    ("dayonly", rf"{_NOT_A_COUNT}(?P<d>{_ALONE})日(?:[—~至到-](?P<d2>{_ALONE})日)?{_NO_WORD}"),
    ("word", rf"(?P<word>{_WORD})(?:全年(?!龄))?"),
    ("whole", r"全年(?!龄)"),
    ("now", r"目前|当前"),
    ("near", r"近年来|多年来|一年多来|日前|近日|当日|连日来|年初以来"),
)  # fmt: skip


_ALL = compiled(_PATTERNS)


def times(text: str, published: Published) -> tuple[Time, ...]:
    """Find mentions of time in a text, each with the period that it resolves to.

    A year that is not printed is taken from the day of publication and marked inferred; a
    month later than that day is one of the year before, unless words look forward (到, 将,
    预计). A day without a year lies in the past, but one that next comes within a month of
    the day of publication stays open and ambiguous unless words look forward; so does a day
    without a month that is over a week old, and “by March” printed in December. A season
    over two years (2030/2031年度) stays open. Where the days of publication lead to two
    years, or nothing is known of them, the period stays open and is marked.

    Args:
        text: clean text, simplified; with less than a tenth of Chinese letters it is read by
            the English grammar.
        published: the day of publication, the days between which it lies, or nothing.
    """
    if is_english(text):
        return english_times(text, published)
    plain = fold(text)
    found: list[Time] = []
    for match in _ALL.finditer(plain):
        kind, told = said(match)
        found.append(resolved(text, match.span(), kind, told, published, found))
    return tuple(found)


def is_window(one: Time) -> bool:
    """Tell whether a mention can be the window of a number."""
    return (
        one.role is PeriodRole.WINDOW
        and one.period is not None
        and one.period.kind is not PeriodKind.UNDATED
    )
