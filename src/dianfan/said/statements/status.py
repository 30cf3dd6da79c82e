"""How far the thing has come that a clause speaks of: planned, under way, done, expected, aimed at."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dianfan.figures.period import Period
from dianfan.said.statements.model import PeriodRole
from dianfan.said.statements.model import Published
from dianfan.said.statements.model import Span
from dianfan.said.statements.model import Status
from dianfan.said.statements.model import Time
from dianfan.said.statements.sentences import clause_end
from dianfan.said.statements.sentences import clause_start

_TARGET = re.compile(
    r"力争|争取|确保(?!了)|务必|力求|(?<!度)(?<!核)(?<!批)目标(?!任务|的\d)|要(?:在|于|把|使|让|达到|实现|完成|确保|力争|保持|提高|降)"
    r"|不得|推动[^，。；]{1,12}(?:达到|超过|突破)|必须|明确[^，。；]{0,24}达到"
)
_EXPECTED = re.compile(
    r"预计|有望|可望|预测|(?<!于)预期(?!寿命|目标|的)|届时|即将达|将达|将突破"
    r"|(?:建成|投产|达产|投运|投用|完工|竣工|满产|运营|投入使用)[^，。；]{0,4}后|(?:每年|年)可[^，。；]{0,2}[节减增带创生产实]|可年产|望达"
)
_PLANNED = re.compile(
    r"计划(?!的|任务)|拟(?![人定])|规划(?:建设|新建|到|投资)|(?<![麻战健干强名主])将(?![军士领近])|即将|(?<![已共])(?<!累计)安排(?!了)|打算|下一步|今后|未来[\d一二三四五六七八九十两几]+年"
)
_UNDER_WAY = re.compile(
    r"正在|在建|建设中|进行中|正酣|加快(?:推进|建设|实施)|推进中|施工中|正[^，。；]{0,3}施工"
)
_MET = re.compile(
    r"(?:完成|占|超额?完成|超过|好于|高于|低于|优于|快于|达到)了?[^，。；力确要将]{0,8}(?:计划|目标|预期|规划)(?:任务|进度|数)?的?"
)
"""Plans and aims that were met or are only measured against."""
_SIGNS = (
    (Status.TARGET, _TARGET),
    (Status.EXPECTED, _EXPECTED),
    (Status.PLANNED, _PLANNED),
    (Status.UNDER_WAY, _UNDER_WAY),
    (Status.TARGET, re.compile("控制在")),
)
_OVER = re.compile(r"已|截至|现有|共有|新高|以来|超额|首破|同比")
_DONE = re.compile(
    r"完成|实现|建成|投产|达到|达|共|突破|累计|增长|下降|提高|降至|降到|升至|升到|增至|增加|减少|了"
)
_REACHED = re.compile(r"达|增长|提高|超过|突破|翻|降")
_OF_A_NOUN = re.compile(r"[左右余多上下以内]{0,2}(?:、[^，。；]{0,12})?的")


def status(
    text: str, sentence: Span, number: Span, times: Sequence[Time], due: tuple[Time, Published]
) -> Status | None:
    """Tell the status of a number; None if nothing tells.

    A sign of its clause counts first (力争, 预计, 计划, 正在), then one of the clauses before it in the
    sentence, unless a time that is over or a word like 已 lies between. Without a sign, a number
    whose time is yet to come is aimed at, or planned; what a deadline says that was over on the
    day of publication is no plan.

    Args:
        text: the block.
        sentence: the sentence of the number.
        number: where it stands.
        times: the mentions of time in the sentence that are no comparison.
        due: the window or deadline of the number, and when it was printed.
    """
    clause = Span(
        clause_start(text, number.start, sentence), clause_end(text, number.end, sentence)
    )
    own = _told(text[clause.start : number.end]) or _behind(text[number.end : clause.end])
    before = _carried(text, sentence, clause, times, due[1])
    if own is None or (own is Status.PLANNED and before in {Status.TARGET, Status.EXPECTED}):
        own = before or own
    if own is None and _is_ahead(*due):
        own = _yet_to_come(text, clause, due[0])
    if own is not None:
        return own
    end = number.end if _OF_A_NOUN.match(text, number.end) else clause.end
    done = any(sign.search(text, clause.start, end) for sign in (_OVER, _DONE))
    return Status.DONE if done else None


def _told(words: str) -> Status | None:
    words = _MET.sub("", words)
    return next((one for one, sign in _SIGNS if sign.search(words)), None)


def _behind(tail: str) -> Status | None:
    """Read a sign behind a number, unless the number only describes a noun (投资8亿元的…计划)."""
    return None if _OF_A_NOUN.match(tail) else _told(tail)


def _carried(
    text: str, sentence: Span, clause: Span, times: Sequence[Time], published: Published
) -> Status | None:
    """Give the status that clauses before leave to this one."""
    carried: Status | None = None
    start = sentence.start
    while start <= clause.start:
        here = Span(start, clause_end(text, start, sentence))
        if _is_over(text, here, times, published):
            carried = None
        if start < clause.start:
            carried = _told(text[slice(*here)]) or carried
        start = here.end + 1
    return carried


def _is_over(text: str, clause: Span, times: Sequence[Time], published: Published) -> bool:
    """Tell whether a clause says that something is over, by a word or a time."""
    past = (
        one.period is not None and one.period.is_dated and _ends_before(one.period, published)
        for one in times
        if one.span and one.span.within(clause)
    )
    return _OVER.search(text, *clause) is not None or any(past)


def _ends_before(when: Period, published: Published) -> bool:
    return published.first is not None and when.end < published.first


def _yet_to_come(text: str, clause: Span, time: Time) -> Status:
    """Tell an aim (到2035年, 2032年增长7%) from what is laid down for next year."""
    if time.role is PeriodRole.DEADLINE and time.words.startswith(("到", "至")):
        return Status.TARGET
    laid_down = time.words.startswith(("明年", "后年", "下月"))
    return Status.TARGET if not laid_down and _REACHED.search(text, *clause) else Status.PLANNED


def _is_ahead(time: Time, published: Published) -> bool:
    """Tell whether a window is yet to begin, or a deadline yet to end."""
    when = time.period
    if when is None or not when.is_dated or published.last is None:
        return False
    begins = when.end if time.role is PeriodRole.DEADLINE else when.start
    return begins > published.last
