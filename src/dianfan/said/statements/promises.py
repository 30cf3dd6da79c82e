"""Promises without a number: what is to be finished, opened or reached, and by when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dianfan.said.statements.model import Amount
from dianfan.said.statements.model import Published
from dianfan.said.statements.model import Span
from dianfan.said.statements.model import Status
from dianfan.said.statements.model import Time
from dianfan.said.statements.sentences import clause_end
from dianfan.said.statements.sentences import clause_start
from dianfan.said.statements.subjects import bare

_AIMS = "力争|争取|确保|务必|力求|必须"
_EXPECTS = "预计|有望|可望|预期|望于"
_PLANS = "计划|拟于|拟在|拟|即将|将|定于|规划"
_AHEAD = re.compile(
    rf"(?P<target>{_AIMS})|(?P<expected>{_EXPECTS})|(?P<planned>(?<![麻战健干强名主])(?:{_PLANS})(?!士|军|领|图|设计))"
)
_FINISHED = (
    "建成|竣工|完工|投产|投用|投运|投入(?:试?运[营行]|使用|生产|商业运[营行])|贯通|通车|通航|通水|通电|通气"
    "|开工|动工|复工|开通|开业|开园|开馆|开放|启用|交付|并网|试运[营行]|运营|封顶|合龙|点火|蓄水|达产|满产"
    "|收官|清零|全覆盖|上线|验收|启动|落成|完成|建立|实现|达到|消除|迁入|入住|出台|挂牌|具备"
)
_END = re.compile(_FINISHED)
_NOT = re.compile(r"(?:已经?|未能?|没有|无法|不|曾)[^，。；]{0,6}$")
_ADVERBS = (
    r"(?:全部|全面|全线|如期|正式|基本|顺利|率先|同步|陆续|分批|提前|早日|尽快|完全|按期|按时|一定"
    r"|高质量|整体|主体|可以?|实现|完成|达到)"
)
_THING = re.compile(
    r"[\u4e00-\u9fffA-Za-z\d（）()—\-“”]{0,24}?(?:项目|工程|高速公路|高速|铁路|公路|隧道|大桥|机场|车站|电站|水库|医院"
    r"|学校|幼儿园|产业园|园区|基地|生产线|工厂|中心|管网|小区|泵站|水厂|污水处理厂|变电站|枢纽|[^\W\d]馆|体育场|风电场|停车场|滑雪场|电厂|高铁站|火车站|校区|院区|大厦|综合体|码头|口岸|公园|道路)"
    r"(?:[\u4e00-\u9fff]{0,6}?(?:工程|项目))?"
)
_LEADING = re.compile(
    r"^(?:(?:总|计划)?(?:投资|占地)[^，。；]{0,4}?[\d.]+[万亿]?(?:美元|元|亩|平方米|公顷)[左右余多]*、?的?"
    r"|目前|此外|其中|同时|[由经][^，]{2,14}?(?:投资|承建)(?:建设)?的)+"
)
_LEAD = re.compile(rf"(?:[，,于在]|以?前|{_ADVERBS})*")
_TRAIL = re.compile(rf"{_ADVERBS}+$")
_EDGES = "、和及与并”。；！ "
_BRINGS = re.compile(r"(?:完成|建立|实现|达到|消除|启动|出台)+")
_ENDED = re.compile(rf"(?:的?(?:{_FINISHED}|建设|工作|目标|任务))+$")
_NEAR = 2
_JOINT = re.compile(r"[、和及与并]$")
_LEAST = 2


class Pledge(NamedTuple):
    """Words that look ahead to an end, when it is due, how firmly it is said, and of what."""

    span: Span
    time: Time | None
    status: Status
    subject: Span | None


@dataclass(frozen=True)
class _Around:
    """A sentence of a block, with its mentions of time and the day it was printed."""

    text: str
    sentence: Span
    times: Sequence[Time]
    published: Published


def promises(
    text: str,
    sentence: Span,
    times: Sequence[Time],
    amounts: Sequence[Amount],
    published: Published,
) -> tuple[Pledge, ...]:
    """Find the promises of one sentence that name no number: 预计年底全部建成投产.

    A promise reaches from the first word that looks ahead, or a time that does, to the end of
    its clause. It tells an end (建成, 开工, 全覆盖), no number, and a time that is not over on the
    day of publication; words that aim (力争, 确保) need no time.

    Args:
        text: the block.
        sentence: one of its sentences.
        times: the mentions of time in it.
        amounts: the numbers in it.
        published: when it was printed.
    """
    around = _Around(text, sentence, times, published)
    some = (
        _promise(around, part) for clause in _clauses(around) for part in _parts(around, clause)
    )
    numbers = [one.span for one in amounts]
    return tuple(
        one for one in some if one and not any(number.within(one.span) for number in numbers)
    )


def thing(text: str, span: Span) -> Span | None:
    """Give the first thing that is built or run which a stretch names: a project, a road."""
    lead = _LEADING.match(text[slice(*span)])
    found = _THING.search(text, span.start + (lead.end() if lead else 0), span.end)
    return Span(*found.span()) if found else None


def _clauses(around: _Around) -> Iterator[Span]:
    start = around.sentence.start
    while start < around.sentence.end:
        end = clause_end(around.text, start, around.sentence)
        yield Span(start, end)
        start = end + 1


def _parts(around: _Around, clause: Span) -> Iterator[Span]:
    """Part a clause before the second of two times joined by 、: 3月开工、10月建成."""
    start = clause.start
    for time in around.times:
        inside = time.span is not None and time.span.within(clause)
        if time.span and inside and _JOINT.search(around.text[start : time.span.start]):
            yield Span(start, time.span.start)
            start = time.span.start
    yield Span(start, clause.end)


def _promise(around: _Around, part: Span) -> Pledge | None:
    text, sign = around.text, _AHEAD.search(around.text, *part)
    here = [one for one in around.times if one.span and one.span.within(part)]
    due = next((one for one in here if is_due(one, around.published)), None)
    if due is None and not here:
        due = _led(around, part, by=sign is None)
    if due is None and (here or sign is None or not sign["target"]):
        return None
    begin = _begin(part, sign, due)
    end = _END.search(text, begin, part.end)
    if end is None or _NOT.search(text[part.start : end.start()]):
        return None
    stop = part.start + len(text[slice(*part)].rstrip(_EDGES))
    what = _subject(around, part, Span(begin, end.start()), due)
    return Pledge(Span(begin, stop), due, _status(sign, due), what)


def _begin(part: Span, sign: re.Match[str] | None, due: Time | None) -> int:
    starts = [sign.start()] if sign else []
    if due and due.span and due.span.within(part):
        starts.append(due.span.start)
    return min(starts, default=part.start)


def is_due(one: Time, published: Published) -> bool:
    """Tell whether a time is not over on the day of publication.

    Args:
        one: a mention of time; one that was not resolved is not due.
        published: when it was printed; where that is unknown every time is due.
    """
    if one.period is None or not one.period.is_dated:
        return False
    return published.last is None or one.period.end >= published.last


def _led(around: _Around, part: Span, *, by: bool) -> Time | None:
    """Give the time that leads the sentence, or only a deadline: 到2034年，医院全部达到标准."""
    earlier = [
        one
        for one in around.times
        if one.span
        and one.span.end <= part.start
        and (one.words.startswith(("到", "至")) or not by)
    ]
    return next((one for one in reversed(earlier) if is_due(one, around.published)), None)


def _status(sign: re.Match[str] | None, due: Time | None) -> Status:
    if sign is None:
        by = due is not None and due.words.startswith(("到", "至"))
        return Status.TARGET if by else Status.PLANNED
    return next(one for one in (Status.TARGET, Status.EXPECTED, Status.PLANNED) if sign[one])


def _subject(around: _Around, part: Span, ahead: Span, due: Time | None) -> Span | None:
    """Give the noun before the promise, else that between its first words and its end."""
    text = around.text
    head = Span(clause_start(text, part.start, around.sentence), ahead.start)
    if named := thing(text, head) or bare(text, head, around.times):
        return named
    start = ahead.start
    if due and due.span and due.span.within(Span(part.start, ahead.end)):
        start = due.span.end
    if (sign := _AHEAD.search(text, start, ahead.end)) and sign.end() - start <= _NEAR:
        start = sign.end()
    if lead := _LEAD.match(text, start, ahead.end):
        start = lead.end()
    stop = start + len(_TRAIL.sub("", text[start : ahead.end]))
    return Span(start, stop) if stop - start >= _LEAST else _object(text, ahead.end, part.end)


def _object(text: str, start: int, end: int) -> Span | None:
    """Give what a verb before it is to bring about: 实现乡镇污水处理设施全覆盖."""
    verb = _BRINGS.match(text, start, end)
    if verb is None:
        return None
    words = _ENDED.sub("", text[verb.end() : end].rstrip(_EDGES))
    return Span(verb.end(), verb.end() + len(words)) if len(words) >= _LEAST else None
