"""What is recorded of infrastructure, and what the overview tells of networks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.period import wording
from dianfan.figures.wording import Wording
from dianfan.promised.model import Lens
from dianfan.reported.nets.figures import limit
from dianfan.reported.nets.figures import services_of
from dianfan.reported.nets.leaves import all_leaves
from dianfan.reported.news.gather import stories
from dianfan.reported.parts import Cell
from dianfan.reported.parts import Table
from dianfan.reported.say import figure_phrase
from dianfan.reported.say import phrase
from dianfan.reported.say import say

if TYPE_CHECKING:
    from dianfan.figures.wording import Language
    from dianfan.reported.desk import Desk
    from dianfan.reported.desk import Known
    from dianfan.reported.parts import Paragraph

MOST_ROWS = 8


def network_facts(desk: Desk, language: Language) -> Table:
    """Set what is recorded of infrastructure at home in a table, current figures before older ones."""
    some = tuple(one for one in desk.programme.indicators if one.layer is Lens.NET)
    current = [one.lead.known for one in stories(desk, some) if one.lead.known.place == desk.home]
    older = [one for one in (desk.known(each.id) for each in some) if one.lead is not None]
    return _fact_table(desk, language, tuple(current or older)[:MOST_ROWS], "networks")


def _fact_table(desk: Desk, language: Language, known: tuple[Known, ...], table: str) -> Table:
    zh = language == "zh"
    columns = ("设施", "时期", "数值") if zh else ("Facility", "Period", "Value")
    rows = tuple(
        (
            Cell(phrase(one.indicator.name.in_(language)), href=f"indicators/{one.indicator.id}"),
            Cell(phrase(wording(one.lead.period).in_(language))),
            Cell(figure_phrase(one.lead, language)),
        )
        for one in known
        if one.lead is not None
    )
    caption = "记录中的基础设施" if zh else "Infrastructure on record"
    empty = (
        f"记录中没有{desk.home.name.zh}的基础设施数据。"
        if zh
        else f"Nothing is on record about the infrastructure of {desk.home.name.en}."
    )
    return Table(table, phrase(caption), columns, (False, False, True), rows, phrase(empty))


def reach(desk: Desk, language: Language) -> tuple[Paragraph, ...]:
    """Say for each service how many people reach it in time; nothing where no network is told."""
    found = []
    for leaves in all_leaves(desk):
        for made in services_of(leaves).values():
            whole = made.areas[-1]
            if whole.share is not None:
                found.append(
                    say(
                        language,
                        "{share}的人{limit}内能到{service}。",
                        "{share} of people reach {service} within {limit}.",
                        share=whole.share,
                        limit=limit(),
                        service=with_article(made.layer.services[made.service]),
                    )
                )
    return (tuple(found),) if found else ()


def with_article(name: Wording) -> Wording:
    """Give a service with its article in English."""
    article = "an" if name.en[:1].lower() in "aeio" else "a"
    return Wording(name.zh, f"{article} {name.en[:1].lower()}{name.en[1:]}")
