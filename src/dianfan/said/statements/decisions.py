"""Decisions: dated acts of bodies, and who is said to have said something."""

from __future__ import annotations

import re

from dianfan.said.statements.model import Decision
from dianfan.said.statements.model import Mention
from dianfan.said.statements.model import Span

_CN = "一二三四五六七八九十百"
_BODY = (
    r"(?:党中央|中共中央|国务院|[\u4e00-\u9fff]{0,12}?(?:党委|人民政府|政府|人大常委会|人大|政协|党代会|发展改革委|发改委"
    r"|常委会|委员会|纪委|管委会|指挥部|领导小组))"
)
_SESSION = (
    rf"(?:(?:第?[{_CN}\d]+届)?第?[{_CN}\d]+次(?:全体会议|全会|会议|常务会议|党代会|代表大会)"
    rf"|[{_CN}]+届[{_CN}]+(?:中全会|次全会)|第[{_CN}\d]+次常务会议|常务会议|工作会议|经济工作会议|全委会)"
)
_VERB = "审议通过|通过|审议|提出|明确|印发|批复|批准|部署|强调|决定|出台|发布|召开|作出|确定|指出"
_DECISION = re.compile(
    rf"(?P<body>{_BODY})?(?P<session>{_SESSION})[^，。；《]{{0,8}}?(?P<verb>{_VERB})(?:了)?(?P<what>[^。；]*)"
    rf"|(?P<body2>{_BODY})(?P<verb2>印发|批复|批准|出台|发布)(?:了)?(?P<what2>《[^》]+》[^，。；]*)"
)
_SPEAKER = re.compile(
    r"(?P<who>[\u4e00-\u9fff]{2,16}?(?:局长|主任|书记|州长|市长|县长|省长|厅长|部长|处长|科长|董事长|总经理|经理|负责人|发言人|厂长|校长|院长|专家|局|委|办|厅|部门|公司))"
    r"(?P<name>[\u4e00-\u9fff]{2,3})?(?:说|表示|介绍|告诉|指出|强调|称|透露|认为)"
    r"|据(?P<source>[\u4e00-\u9fff]{2,16}?)(?:统计|介绍|消息|数据|显示|测算|初步核算|了解)"
)
_MOST = 60


def decisions(text: str, sentence: Span) -> tuple[tuple[Span, Decision], ...]:
    """Find the acts of bodies in a sentence: who, in which session, did what.

    Args:
        text: the block.
        sentence: one of its sentences.

    Returns:
        the span of each act and its parts; ``what`` is a title in 《》 where one is given.
    """
    found = []
    for match in _DECISION.finditer(text, sentence.start, sentence.end):
        what = (match["what"] or match["what2"] or "").strip("，：、 ")
        title = re.search(r"《[^》]+》", what)
        decision = Decision(
            match["body"] or match["body2"] or "",
            match["session"] or "",
            match["verb"] or match["verb2"],
            title[0] if title else what[:_MOST],
        )
        found.append((Span(*match.span()), decision))
    return tuple(found)


def speaker(text: str, sentence: Span) -> Mention | None:
    """Find who a sentence quotes: a function or a body; a person's name is left out."""
    match = _SPEAKER.search(text, sentence.start, sentence.end)
    if match is None:
        return None
    group = "who" if match["who"] else "source"
    return Mention(match[group], Span(*match.span(group)))
