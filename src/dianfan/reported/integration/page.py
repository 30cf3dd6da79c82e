"""The page on the four layers, in one language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.reported.integration.finish import finish_section
from dianfan.reported.integration.loose import end_tables
from dianfan.reported.integration.loose import loose_table
from dianfan.reported.integration.money import money_section
from dianfan.reported.integration.picture import weave_picture
from dianfan.reported.integration.story import headline
from dianfan.reported.integration.story import lead
from dianfan.reported.integration.twins import node_tables
from dianfan.reported.integration.twins import thread_table
from dianfan.reported.model import IntegrationPage
from dianfan.reported.say import say

if TYPE_CHECKING:
    from dianfan.figures.wording import Language
    from dianfan.reported.desk import Desk
    from dianfan.reported.parts import Paragraph


def integration_page(desk: Desk, language: Language) -> IntegrationPage:
    """Write how the four layers hang together: story, drawing, loose ends, money, outlook."""
    weave = weave_picture(desk, language)
    return IntegrationPage(
        headline(desk, language),
        lead(desk, language),
        weave,
        loose_table(desk, language),
        end_tables(desk, language),
        money_section(desk, language),
        finish_section(desk, language),
        (thread_table(language, weave), *node_tables(desk, language)),
        _method(language),
    )


def _method(language: Language) -> tuple[Paragraph, ...]:
    return (
        (
            say(
                language,
                "连线出自纲领各表的栏目：决定列明定下什么，目标列明指标、地区和由谁决定，项目列明地区、行动和产业链。"
                "产业链按名称合并，几份名单上同名的算作同一条；项目与环节的对应只凭项目名称，是推断。",
                "The ties are columns of the programme's tables: what a decision sets; the indicator, place and"
                " decision of a target; the place, action and chain of a project. Chains are told apart by name,"
                " so that one named in several lists is one; a project is matched with a stage by its name"
                " alone, which is an inference.",
            ),
            say(
                language,
                "问到产业链、目标和地区时只数本地的，上级和外地的目标、名单、地区只作对照。",
                "Questions about chains, targets and places count local ones only; those of the region above"
                " and of neighbours are there for comparison.",
            ),
        ),
    )
