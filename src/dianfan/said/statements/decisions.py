"""Decisions: dated acts of bodies, who in which session adopted or set out what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dianfan.said.statements.model import Decision
from dianfan.said.statements.model import Span
from dianfan.said.statements.sentences import clause_start

_CN = "一二三四五六七八九十百"
_ORDINAL = rf"[{_CN}\d]+"
_BODY = (
    r"(?:党中央|中共中央|国务院|党委|[省市县州区工]委(?!员)|人大(?:常委会)?|人民代表大会(?:常务委员会)?|政协|党代会|政府"
    r"|常委会|委员会|[改革资健监政]委(?!员)|办公[厅室]|管委会|指挥部|领导小组|法院|检察院|[理董]事会|海关|银行|集团|公司|协会"
    r"|[省市县州区育务安源设输境业村会理划障计管防信疗]局|[^\W\d]{2,6}(?:局|厅|总署)"
    r"|(?:自然资源|生态环境|交通运输|农业农村|工业和信息化|文化和旅游|住房城乡建设|财政|教育|水利|商务|公安|民政|科技|司法|组织|宣传|统战)部)"
)
_SESSION = (
    rf"(?:(?:{_ORDINAL}届)?第?{_ORDINAL}次[^\W\d《]{{0,6}}?(?:全会|全体会议|会议|办公会|党代会|代表大会)"
    rf"|{_ORDINAL}届{_ORDINAL}(?:中全会|次全会|次会议)|(?:(?!召开|主持)[^\W\d《]){{0,8}}?(?:常务|全体|全委|党组|专题|扩大|工作|常委|办公)会议?)"
)
_WHO = re.compile(
    rf"(?P<body>(?:[^\W\da-zA-Z]{{0,16}}?(?:第{_ORDINAL}届)?[^\W\da-zA-Z]{{0,6}}?{_BODY}、?)+)(?:的)?(?P<session>{_SESSION})?"
)
_ALONE = re.compile(rf"(?P<session>{_SESSION}|会议|[全大]会)")
_LEAD = r"(?:审议|表决|研究|审查|讨论|投票|一致|原则|全票|联合|正式|并|核准|审批){0,4}"
_PAPER = (
    r"(?:[^，。；]{0,30}?(?:决议|决定|办法|条例|方案|规划|计划|报告|名单|草案|意见|措施|政策|清单|标准|细则|规定"
    r"|纲要|通知|章程|制度))"
)
_STRONG = (
    rf"{_LEAD}(?:批复|批准|核准|同意){{1,2}}|{_LEAD}(?:审定|任命)|(?<!部)授予"
    rf"|(?:审议|表决|讨论|研究|原则|一致|全票){{1,3}}通过|通过(?=了|《|“|{_PAPER})"
    rf"|(?:审议|审查|讨论)(?=了?《)|{_LEAD}(?:废止|撤销|命名|下达|核定)"
    rf"|{_LEAD}(?:印发|下发|出台|发布|公布|颁布|制定|修订|修改)(?=了?(?:《|{_PAPER}))"
    rf"|作出(?=了?(?:《|关于|[^，。；]{{0,12}}(?:决定|决议)))|决定(?!性|因素|命运|成败|权)"
)
_SET_OUT = "明确提出|提出|明确|确定|部署"
_VERB = re.compile(rf"(?P<strong>{_STRONG})|(?P<weak>{_SET_OUT})")
_GAP = re.compile(
    r"(?:[，,]|[上还又也已再日近前昨今]|日前|近日|会议|[全大]会|并|经|研究|审议|讨论|听取|在|于|[\d年月日]|审核|同意|关于|对|《[^》]*》)*"
)
_AHEAD = re.compile(r"(?:将|拟|计划|即将|准备|未|没有|尚未|有权|应当?|可以?|须|报|经)$")
_PASSIVE = re.compile(
    rf"(?P<what>《[^》]+》|[^，。；《》]{{4,40}}?)(?:[已日近前]|于[\d年月日]+)*(?:[经由]|获得?|得到){_WHO.pattern}(?P<verb>{_LEAD}(?:通过|批准|批复|核准|同意|审定|印发){{1,2}})(?=[。；，！]|$)"
)
_TITLES = re.compile(r"(?:《[^》]*》、?)+")
_FRONT = re.compile(
    r"^(?:.*召开的|[年月日上下午]|[日近昨今前]+[日天期]|据悉|经|由|对此|记者从|\W)+"
)
_EDGES = " ，,、：:；;。！？”\n"
_MET = re.compile(r"会议|召开|研究|审议|听取")
_MOST = 60
_FAR = 80


class Act(NamedTuple):
    """A decision and where its words stand, from the body or the verb on."""

    decision: Decision
    span: Span


def decisions(text: str, sentence: Span) -> tuple[Act, ...]:
    """Give the acts that one sentence of a block tells of, in the order of their words.

    An act has a verb that adopts (通过, 批复, 印发, 审定, 决定) or sets out (提出, 明确), and a body or
    session in its clause; a verb that follows in the sentence without one is of the body before
    it, and of 会议 when no body was named. What is decided is the title right behind the verb,
    else the words up to the next act. What is only planned, and 通过 as “by means of”, is none.

    Args:
        text: the block.
        sentence: one of its sentences.
    """
    if turned := _PASSIVE.search(text, *sentence):
        body, session = _bare(turned["body"]), turned["session"] or ""
        done = Decision(body, session, turned["verb"], turned["what"].lstrip(_EDGES))
        return (Act(done, Span(*turned.span())),)
    found = list(_verbs(text, sentence))
    ends = [*(start for _, start, _ in found), sentence.end][1:]
    some = (_act(text, one, end) for one, end in zip(found, ends, strict=bool(found)))
    return tuple(one for one in some if one is not None)


_Found = tuple[tuple[str, str], int, re.Match[str]]


def _verbs(text: str, sentence: Span) -> Iterator[_Found]:
    """Give the verbs that a body or session stands before, with these and where they begin."""
    known: tuple[str, str] | None = None
    for verb in _VERB.finditer(text, *sentence):
        if _quoted(text, sentence, verb.start()) or text[verb.end() : verb.end() + 1] == "的":
            continue
        start = max(clause_start(text, verb.start(), sentence), verb.start() - _FAR)
        who, at = _who(text, start, verb.start())
        if who is None and (known or verb["strong"]) and _meeting(text, start, verb.start()):
            who, at = known or _spoken_of(text, sentence, start) or ("会议", ""), start
        elif who is None and _GAP.fullmatch(text, start, verb.start()):
            who, at = known or _spoken_of(text, sentence, start), verb.start()
        if who is None or _AHEAD.search(text[start : verb.start()]):
            continue
        known = who
        yield who, at, verb


def _quoted(text: str, sentence: Span, at: int) -> bool:
    head = text[sentence.start : at]
    return head.count("《") > head.count("》") or head.count("“") > head.count("”")


def _who(text: str, start: int, verb: int) -> tuple[tuple[str, str] | None, int]:
    """Find the body of a clause whose verb follows it, with no more than idle words between."""
    for one in _WHO.finditer(text, start, verb):
        body = _bare(one["body"])
        if body and _GAP.fullmatch(text, one.end(), verb):
            return (body, one["session"] or ""), one.end("body") - len(body)
    return None, start


def _meeting(text: str, start: int, verb: int) -> bool:
    found = _ALONE.search(text, start, verb)
    return found is not None and _GAP.fullmatch(text, found.end(), verb) is not None


def _spoken_of(text: str, sentence: Span, until: int) -> tuple[str, str] | None:
    """Give the body that is said to have met before in the sentence, and in which session."""
    start = max(sentence.start, until - 2 * _FAR)
    named = [
        one
        for one in _WHO.finditer(text, start, until)
        if one["session"] or _MET.match(text, one.end())
    ]
    if named:
        return _bare(named[-1]["body"]), named[-1]["session"] or ""
    alone = _ALONE.search(text, start, until)
    return ("", alone["session"]) if alone and alone["session"].endswith("办公会议") else None


def _bare(body: str) -> str:
    return _FRONT.sub("", body).strip("、的")


def _act(text: str, found: _Found, end: int) -> Act | None:
    (body, session), start, verb = found
    rest = text[verb.end() : end]
    words = rest.removeprefix("了").strip(_EDGES)
    titles = _TITLES.match(words)
    what = titles[0].rstrip("、和") if titles else words[:_MOST]
    counted = verb["weak"] and re.search(r"\d", what)
    if not what or (counted and not text[start : verb.start()]) or _deliberates(text, verb, end):
        return None
    stop = verb.end() + rest.find(what) + len(what)
    return Act(Decision(body, session, verb[0], what), Span(start, stop))


def _deliberates(text: str, verb: re.Match[str], end: int) -> bool:
    """Tell whether a paper was only spoken of before an act that the sentence goes on to tell."""
    return (
        verb[0] in {"审议", "审查", "讨论"}
        and end < len(text)
        and bool(_VERB.search(text, verb.end()))
    )
