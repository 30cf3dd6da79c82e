"""Who says it: functions and bodies; the name of a person is never kept."""

from __future__ import annotations

import re

from dianfan.said.statements.model import Mention
from dianfan.said.statements.model import Span

_OFFICE = (
    r"(?:负责人|负责同志|发言人|秘书长|总经理|董事长|工程师|总监|书记|[理监董]事长|[省市县州区部厅局处科乡镇厂校院所站行村队会社班组店场段]长"
    r"|主席|主任|经理|专家|分析师|记者站站长|工作人员|技术员)"
)
_BODY = r"(?:[局委办厅部台署院]|部门|公司|集团|中心|海关|银行|协会|政府|管委会|企业|合作社)"
_PHRASE = r"[\u4e00-\u9fff]{0,16}?"
_WHERE = r"(?:在[^，。；]{1,16}?[上中时]|[对就向][^，。；]{1,10}?)?"
_SAYS = r"(?:介绍|表示|告诉|指出|强调|认为|透露|坦言|提醒|解释|补充|回应|说|称)"
_FORMS = (
    re.compile(
        rf"(?P<who>{_PHRASE}{_OFFICE})(?:(?!{_OFFICE})[\u4e00-\u9fff]{{2,3}}?)?{_WHERE}{_SAYS}"
    ),
    re.compile(
        r"(?:据|根据)(?P<who>[\u4e00-\u9fff]{2,16}?)(?:统计|介绍|消息|数据|显示|测算|初步核算|了解|通报|公布|发布|预测|预计)"
    ),
    re.compile(rf"(?P<who>[\u4e00-\u9fff]{_PHRASE}{_BODY}){_WHERE}{_SAYS}"),
    re.compile(
        r"(?P<who>[\u4e00-\u9fff]{0,8}?(?:气象|水文|交通|交管|农业|统计|电力)(?:部门|局|台|厅|中心))(?:预计|预测|预报|初步统计)"
    ),
)
_FRONT = re.compile(r"^(?:据|根据|对此|近日|目前|日前|昨[日天]|今[日天]|当[日天])+")


def speaker(text: str, sentence: Span) -> Mention | None:
    """Find who a sentence quotes: a function or a body; a person's name is left out.

    Someone without a function or a body is nobody here: nothing is kept about private persons.
    """
    for form in _FORMS:
        if match := form.search(text, *sentence):
            start, end = match.span("who")
            if front := _FRONT.match(text, start, end):
                start = front.end()
            return Mention(text[start:end], Span(start, end)) if start < end else None
    return None
