"""Subjects: the words that a number is of, found left of it in its clause, right of it, or before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dianfan.said.statements.model import Amount
from dianfan.said.statements.model import Span
from dianfan.said.statements.model import Time
from dianfan.said.statements.sentences import clause_end
from dianfan.said.statements.sentences import clause_start
from dianfan.said.statements.verbs import ENDS_A_NOUN
from dianfan.said.statements.verbs import LEADS_TO_NUMBER
from dianfan.said.statements.verbs import TAKES_OBJECT

_TAIL = re.compile(rf"(?:{LEADS_TO_NUMBER})+$")
_HEAD = re.compile(
    r"^(?:其中|全年|目前|同时|另外|此外|届时|预计|力争|确保|争取|计划|而|并|且|也|又|还|但|仍|以及|和|与|、|，|该|这|今|累计(?=向)|向[\u4e00-\u9fff]{2,3}?(?=输)|按[^，]{0,6}(?:口径|价格计算|计算))+"
)
_FIRM = re.compile(
    r"(?:总投资|投资|产值|产量|装机(?:容量)?|面积|收入|总值|增加值|里程|人口|余额|利润|覆盖率|比重|占比|就业|游客|生产)$"
)
_INNER = re.compile(
    rf"^.*(?:{TAKES_OBJECT})(?:了|的|出|到|入)?(?=[\u4e00-\u9fffA-Za-z“]{{2}}|[\u4e00-\u9fff]$)(?![量率业额户者线值费数面设点站所能力企期班总品加性均]|产[品业能]|项目|工程|行动|机构)"
)
_PART_OF = re.compile(
    r"^[、，]?占(?![地比用有]).*$|(?<=[\u4e00-\u9fff]{2})占(?![地比用有]|比重).*$|占[^，]*(?:比重|比例|比率|份额)$"
)
_FORMERLY = re.compile(
    r"^.*(?P<then>[由从])(?:过去|原来|原先|最初|起初|此前|以前|上年|去年|改革前|改造前|[\u4e00-\u9fff\d]{1,3}年前)(?:同期)?的?"
)
_COMPARED = re.compile(
    r"(?:(?<![可占对同环相之])比|较|(?:高|低|快|慢|优|多|少)于)(?![例重率高大强量价赛武]).*$"
)
_AREA = re.compile(
    r"^(?:(?!城镇|农村|城乡|乡村|城市)(?:全[省市县州区]|我[省市县州区]|[该本][省市县州区]"
    r"|[\u4e00-\u9fff]{1,4}?(?:省|自治州|州|市|县|镇|乡)(?![场民委区位值内级政直属域]))[、和与及]?)+(?=[\u4e00-\u9fff“]{2})"
)
_IDLE = re.compile(
    r"(?:扣除价格因素|连续(?!驾驶|作业|运行|工作|供电|发电)[^，]{0,6}|合计占?比?|有望|预计|净增|多增|少增|加快|放慢|将?进一步|前移|后移|前进|可?提供|剩余|占比|但?贡献了?|可?满足|每年安排|同月|新增|另有|其余|日均|年均|首批|加密"
    r"|增产|减产|提升|下跌|上涨|目标|任务|时间|力争|累计|合计|总长|全长|改扩建|在建|再建|续建|扩建|最高日|其他|剔除.*"
    r"|占.*|为.*的|(?:超额)?完成?年[初度].*|年[初度](?:预算|目标).*|快于.*|高于.*|[^\u4e00-\u9fffA-Za-z]*|二季度末|自身|整体|保持|维持|(?:同比|环比)?(?:高出|多出)|发展到(?:现在|如今|今天)的?|一[辆列艘架]满载)"
)
_RATE = re.compile(r"(?:年均|月均)?(?:降幅|增幅|涨幅|跌幅|升幅|增速|增长率|增长速度|速度)")
_MONEY = re.compile(r"总投资|计划投资|投资|金额|总额")
"""What names no more than that money is told: the money of what was spoken of before."""
_ONLY_A_VERB = re.compile(rf"(?:已|将|再|可|共|又|其余|另)*(?:{TAKES_OBJECT})")
_OBJECTLESS = re.compile(
    rf"(?<=[\u4e00-\u9fff]{{2}})(?:已|将|再|可|共|又|累计)*(?:{TAKES_OBJECT})$"
)
_EARLIER = re.compile(r"(?<![A-Za-z\d.])[\d.]+[%％万亿]?[\u4e00-\u9fff]{0,3}[、，和]?")
_LEAST = 2
_COUNTED = re.compile(
    r"[百千]?[万亿]?[余多]?(?:[个家座所名位人户台套辆列架艘头只匹株棵件项处条场款种张间栋幢份部支宗笔枚例起]|艘次)$"
)
_DESCRIBES = re.compile(
    r"[左右余多以上下内之间]*(?:、[^，。；]{0,14}?)?的(?:[\d余多数十百千万亿两三四五六七八九]+(?:个|家|座|条|项|台|套|处|所|名))?"
)
_THROUGH = re.compile(r"(?:总投资|投资|占地)[^，。；]{1,14}?的")
_NOUN = re.compile(
    rf"(?P<noun>(?:[百千万亿]+元(?:级|以上))?[A-Za-z]*[\u4e00-\u9fff]{{2,12}}?)(?={ENDS_A_NOUN}|[^\u4e00-\u9fff]|$)"
)
_NO_NOUN = re.compile(
    rf"[以左右上下之内为是达占在于由和及与或增减比较的等后前中升降提缩扩恢优至到，]|保持|维持|{ENDS_A_NOUN}|{TAKES_OBJECT}|(?:总投资|其中|每|同比|环比|累计)"
)
_IDLE_RIGHT = re.compile(
    r"(?:落户|升级|大关|[万亿]元$|增长|速度|增速|水平|目标|任务|规模|时间|努力|历史|高位|较快).*"
)
_WHEN = re.compile(r".*(?:季度|[年月日旬]份?|今年|去年|上半年|期间|同期|以来)")
_SPLIT = re.compile(r"[、和及与]|以及")
_JOINS = re.compile(r"(?:[、和及与]|以及)+")
_AMONG = re.compile(
    r"(?:^(?:在|居|列|排|位居|位列|稳居|跃居|排名)|(?<=[\u4e00-\u9fff]{2})在?)全[国省州市县区](?!面|部|体|程)(?:\d+个[\u4e00-\u9fff]{1,4})?(?:中)?.*$"
)
_PLACE = re.compile(r"(?!城镇|农村|城乡|乡村|城市)[\u4e00-\u9fff]{1,6}?(?:省|州|市|县|区|镇|乡|村)")


def subject(
    text: str, one: Amount, sentence: Span, times: Sequence[Time], since: int = 0
) -> Span | None:
    """Find the words that a number is of.

    What it describes comes first (投资77亿元的项目), then what it counts right behind it (17家合作社),
    then the noun left of it in its clause, then the noun right of it. Mentions of time, verbs
    that lead to the number, places at the front and words of order are taken off; a rate of
    growth (增幅2.2%) is of what was spoken of before, and so is money that only 总投资 names.

    Args:
        text: the block.
        one: a number of it.
        sentence: its sentence.
        times: the mentions of time in it.
        since: where the number before it ends.

    Returns:
        their span within the clause, or None when the clause has none.
    """
    start = clause_start(text, one.span.start, sentence)
    end = clause_end(text, one.span.end, sentence)
    described = _described(text, one, end)
    if described is not None:
        return described
    counted = _right(text, one.span.end, end) if _COUNTED.fullmatch(one.unit) else None
    if counted is not None:
        return counted
    head = Span(max(start, since), one.span.start)
    if text[one.span.start] in "第首榜前":
        head = Span(start, start + len(_AMONG.sub("", text[start : one.span.start])))
    left = bare(text, head, times)
    if left is not None and _is_of_before(text, one, left):
        return None
    return left or _right(text, one.span.end, end)


def _is_of_before(text: str, one: Amount, left: Span) -> bool:
    words = text[slice(*left)]
    if one.unit in {"%", "‰", "成"}:
        return _RATE.fullmatch(words) is not None
    done = text[: left.start].endswith(("完成", "实现", "带动"))
    return one.unit.endswith("元") and _MONEY.fullmatch(words) is not None and not done


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


def _described(text: str, one: Amount, end: int) -> Span | None:
    """Give the noun that a number describes: 投资8亿元的园区, 36个总投资98亿元的项目."""
    for form in (_DESCRIBES, _THROUGH):
        if (match := form.match(text, one.span.end, end)) and match.end() > one.span.end:
            return _right(text, match.end(), end)
    return None


def _right(text: str, start: int, end: int) -> Span | None:
    if _NO_NOUN.match(text, start, end):
        return None
    match = _NOUN.match(text, start, end)
    if match is None or _IDLE_RIGHT.fullmatch(match["noun"]):
        return None
    if text[match.end() : match.end() + 1] in {"到", "至", "为"}:
        return None
    return Span(*match.span("noun"))


def bare(text: str, clause: Span, times: Sequence[Time]) -> Span | None:
    """Take times, verbs and earlier numbers off a clause; None when no noun is left.

    Args:
        text: the block.
        clause: a clause of it, or the part before a number.
        times: the mentions of time in it.
    """
    start, end = clause
    for cut in (_COMPARED, _PART_OF):
        if found := cut.search(text[start:end]):
            end = start + found.start()
    parts = [start]
    for time in times:
        if time.span is not None and time.span.within(Span(start, end)):
            parts += time.span
    edges = [*parts, end]
    pieces = [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    nouns = (_noun(text, piece) for piece in reversed(pieces))
    return next((one for one in nouns if one is not None), None)


def _noun(text: str, piece: Span) -> Span | None:
    """Take all that is no noun off the front and the end of words without a time."""
    start, end = piece
    is_listed = text[start:end].startswith(("、", "和")) or text[start - 1 : start] in {"、", "和"}
    if numbers := list(_EARLIER.finditer(text, start, end)):
        start = numbers[-1].end()
        is_listed = True
    if lead := _HEAD.match(text[start:end]):
        start += lead.end()
    end = _without_tail(text, start, end)
    if _IDLE.fullmatch(text, start, end) or _ONLY_A_VERB.fullmatch(text, start, end):
        return None
    if (then := _FORMERLY.match(text[start:end])) and start + then.end() == end:
        end = start + then.start("then")
    for front in (_FORMERLY, _INNER, _AREA):
        if inner := front.match(text[start:end]):
            start += inner.end()
    words = text[start:end]
    if _IDLE.fullmatch(words):
        return None
    start += len(words) - len(words.lstrip(" 、“"))
    end -= len(words) - len(words.rstrip(" 、"))
    least = 1 if is_listed else _LEAST
    return Span(start, end) if end - start >= least else None


def _without_tail(text: str, start: int, end: int) -> int:
    while tail := _OBJECTLESS.search(text[start:end]) or _TAIL.search(text[start:end]):
        if _FIRM.search(text[start:end]):
            break
        end -= len(tail[0])
    return end


def respectively(text: str, some: Sequence[Amount], sentence: Span) -> dict[Amount, Span] | None:
    """Pair the members of a list with numbers told 分别: A、B和C分别增长x、y和z.

    Of places that share a noun (甲县、乙县粮食单产分别…) each number is of that noun.

    Returns:
        each number after 分别 with its member, in order; empty where the sentence has no
        such list; None where their counts differ, since pairing them would be a guess.
    """
    at = text.find("分别", sentence.start, sentence.end)
    if at < 0:
        return {}
    after = chained(text, [one for one in some if at < one.span.start < sentence.end])
    members = _members(text, Span(clause_start(text, at, sentence), at))
    if len(members) < _LEAST or not after:
        return {}
    if len(after) != len(members):
        return None
    return dict(zip(after, members, strict=True))


def _members(text: str, span: Span) -> list[Span]:
    members: list[Span] = []
    here = span.start
    for piece in _SPLIT.split(text[slice(*span)]):
        if piece.strip() and not _IDLE.fullmatch(_HEAD.sub("", piece) or "、"):
            place = text.index(piece, here)
            lead = _HEAD.match(piece)
            members.append(Span(place + (lead.end() if lead else 0), place + len(piece)))
            here = place + len(piece)
    shared = _PLACE.match(text, *members[-1]) if len(members) > 1 else None
    if shared and _are_places(text, members[:-1]):
        if shared.end() == members[-1].end:
            return members
        noun = _noun(text, Span(shared.end(), members[-1].end))
        is_time = noun is not None and _WHEN.fullmatch(text, *noun)
        return [] if noun is None or is_time else [noun] * len(members)
    fronts = [_AREA.match(text[slice(*one)]) for one in members]
    return [
        Span(one.start + (front.end() if front else 0), one.end)
        for one, front in zip(members, fronts, strict=True)
    ]


def _are_places(text: str, members: Sequence[Span]) -> bool:
    return all(_PLACE.fullmatch(text, *one) for one in members)


def chained(text: str, some: Sequence[Amount]) -> list[Amount]:
    """Give the first numbers of some that nothing but 、 or 和 stands between."""
    chain = list(some[:1])
    for one in some[1:]:
        if not _JOINS.fullmatch(text, chain[-1].span.end, one.span.start):
            break
        chain.append(one)
    return chain


def paired(text: str, some: Sequence[Amount], sentence: Span) -> dict[Amount, Amount]:
    """Pair numbers of a list that names no members with as many numbers told before it.

    出口31亿元、进口14亿元，分别增长5%和3%: the first growth is that of the first amount.

    Returns:
        each number of the list with the earlier one whose subject it shares.
    """
    for at, one in enumerate(some):
        chain = chained(text, some[at:])
        start = clause_start(text, one.span.start, sentence)
        head = text[start : one.span.start]
        if len(chain) < _LEAST or len(chain) > at or _noun(text, Span(start, one.span.start)):
            continue
        earlier = some[at - len(chain) : at]
        if "分别" in head or _IDLE.fullmatch(head) or len(chained(text, earlier)) == len(chain):
            return dict(zip(chain, earlier, strict=True))
    return {}
