"""Subjects: the words that a number is of, found left of it in its clause or before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dianfan.said.statements.model import Amount
from dianfan.said.statements.model import Span
from dianfan.said.statements.model import Time
from dianfan.said.statements.sentences import clause_end
from dianfan.said.statements.sentences import clause_start

_VERBS = (
    "实现|完成|达到|达|预计达|将达|为|是|有|共有|现有|已有|共|约|增长|增加|提高|上升|下降|减少|降低|回落|收窄|降幅收窄|扩大|由|增至|升至|居"
    "|位居|排名|列|首次|突破|占|占比|累计|同比|环比|较年初|较上年|比上年|较上年末|年均|可|可以|超|近|了|至|到|从|在|将|已|要|总|分别|提高到"
    "|投入|带动|建成|新建|改造|创|控制|每年|年产|年|入驻|相当于|使用"
)
_TAIL = re.compile(rf"(?:{_VERBS})+$")
_HEAD = re.compile(
    r"^(?:其中|全年|目前|同时|另外|此外|而|并|且|也|又|还|以及|和|与|、|，|该|这|今|，)+"
)
_FIRM = re.compile(
    r"(?:总投资|投资|产值|产量|装机(?:容量)?|面积|收入|总值|增加值|里程|人口|余额|利润|覆盖率|比重|占比)$"
)
_INNER = re.compile(r"^.*(?:实现|完成|新建|建成|共有|现有|拥有|预计|计划)(?=[\u4e00-\u9fff]{2})")
_COMPARED = re.compile(r"(?:比|较)(?![例重率高大强量价]).*$")
_IDLE = re.compile(
    r"(?:净增|加快|放慢|将?进一步|前移|后移|可?提供|剩余|占比|但?贡献了?|可?满足|每年安排|同月|新增|另有|其余|日均|年均|剔除.*"
    r"|占.*|为.*的|完成?年初.*的|年初预算的|\W*)"
)
_EARLIER = re.compile(r"[\d.]+[%％万亿]?[\u4e00-\u9fff]{0,3}[、，和]?")
_LEAST = 2
_NOUN = re.compile(
    r"的?(?P<noun>[\u4e00-\u9fff]{2,10}?)(?=完成|投产|开工|建成|通|送|受益|入|全|“|，|。|；|、|$)"
)
_SPLIT = re.compile(r"[、和及与]|以及")


def subject(text: str, one: Amount, sentence: Span, times: Sequence[Time]) -> Span | None:
    """Find the words that a number is of: left of it in its clause, else the noun right of it.

    Mentions of time, verbs that lead to the number and words of order are taken off.

    Returns:
        their span within the clause, or None when the clause has none.
    """
    start = clause_start(text, one.span.start, sentence)
    found = bare(text, Span(start, one.span.start), times)
    return found or _right(text, one, clause_end(text, one.span.end, sentence))


def opening(text: str, sentence: Span, until: int, times: Sequence[Time]) -> Span | None:
    """Find the subject of the clauses before one in which there is none."""
    end = until
    while end > sentence.start:
        start = clause_start(text, end, sentence)
        found = bare(text, Span(start, end), times)
        if found is not None:
            return found
        end = start - 1
    return None


def _right(text: str, one: Amount, end: int) -> Span | None:
    match = _NOUN.match(text, one.span.end, end)
    return Span(*match.span("noun")) if match and match["noun"] else None


def bare(text: str, clause: Span, times: Sequence[Time]) -> Span | None:
    """Take times, verbs and earlier numbers off a clause; None when no noun is left.

    Args:
        text: the block.
        clause: a clause of it, or the part before a number.
        times: the mentions of time in it.
    """
    start, end = _without_times(text, clause, times)
    if lead := _HEAD.match(text[start:end]):
        start += len(lead[0])
    while (tail := _TAIL.search(text[start:end])) and not _FIRM.search(text[start:end]):
        end -= len(tail[0])
    if numbers := list(_EARLIER.finditer(text[start:end])):
        start += numbers[-1].end()
    if inner := _INNER.search(text[start:end]):
        start += inner.end()
    return _noun(text, Span(start, end))


def _without_times(text: str, clause: Span, times: Sequence[Time]) -> Span:
    start, end = clause
    for time in times:
        if time.span is None or not time.span.within(Span(start, end)):
            continue
        leading = not text[start : time.span.start].strip("，、的 ")
        if leading or time.span.start - start <= _LEAST:
            start = time.span.end
        elif end - time.span.end <= 1:
            end = time.span.start
    return Span(start, end)


def _noun(text: str, span: Span) -> Span | None:
    """Cut off what a number is compared with, and leave out words that are no noun."""
    start, end = span
    if compared := _COMPARED.search(text[start:end]):
        end = start + compared.start()
    if _IDLE.fullmatch(text[start:end]):
        return None
    words = text[start:end]
    start += len(words) - len(words.lstrip(" 、“"))
    end -= len(words) - len(words.rstrip(" 、"))
    return Span(start, end) if end - start >= _LEAST else None


def respectively(text: str, some: Sequence[Amount], sentence: Span) -> dict[Amount, Span] | None:
    """Pair the members of a list with numbers told 分别: A、B和C分别增长x、y和z.

    Returns:
        each number after 分别 with its member, in order; empty where the sentence has no
        such list; None where their counts differ, since pairing them would be a guess.
    """
    at = text.find("分别", sentence.start, sentence.end)
    if at < 0:
        return {}
    after = [one for one in some if at < one.span.start < sentence.end]
    start = clause_start(text, at, sentence)
    members: list[Span] = []
    here = start
    for piece in _SPLIT.split(text[start:at]):
        if piece.strip():
            place = text.index(piece, here)
            members.append(Span(place, place + len(piece)))
            here = place + len(piece)
    if len(after) != len(members):
        return None if after else {}
    return dict(zip(after, members, strict=True))
