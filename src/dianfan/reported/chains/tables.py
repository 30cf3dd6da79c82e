"""The tables of a chain: its links, its flows, and its candidates."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dianfan.figures.period import period
from dianfan.figures.period import wording
from dianfan.figures.wording import Wording
from dianfan.judged.line.chain_map.candidates import CandidateKind
from dianfan.promised.flows import feedings
from dianfan.promised.forms import split
from dianfan.reported.chains.words import KINDS
from dianfan.reported.chains.words import STAGES
from dianfan.reported.chains.words import STATES
from dianfan.reported.chains.words import SURE
from dianfan.reported.chains.words import product
from dianfan.reported.parts import Cell
from dianfan.reported.parts import Table
from dianfan.reported.rows import NONE
from dianfan.reported.rows import number
from dianfan.reported.rows import set_table
from dianfan.reported.rows import words
from dianfan.reported.say import joined
from dianfan.reported.say import phrase
from dianfan.reported.say import say

if TYPE_CHECKING:
    from dianfan.figures.wording import Language
    from dianfan.promised.chains import Link
    from dianfan.reported.chains.figures import ChainFigures
    from dianfan.reported.chains.figures import Weighed
    from dianfan.reported.parts import Sentence

ANCHOR = "link-"
"""Stands before the id of a link where its row is named."""
_COUNTED = (
    ("capacity", Wording("产能", "Capacity")), ("output", Wording("产量", "Output")),
    ("unprocessed", Wording("直接外运", "Shipped unprocessed")),
    ("lead_share", Wording("最大企业占比", "Largest firm")),
    ("quotient", Wording("区位商", "Location quotient")),
    ("value_added_rate", Wording("增加值率", "Value added")),
)  # fmt: skip


def links_table(made: ChainFigures, language: Language) -> Table:
    """Set out each link: where it stands, whether it is there, what is counted of it, who builds it.

    What is counted of none of the links has no column.
    """
    counted = [
        (field, name)
        for field, name in _COUNTED
        if any(made.number(link, field) is not None for link in made.links)
    ]
    are_built = any(link.projects for link in made.links.values())
    are_noted = any(link.note_zh for link in made.links.values())
    columns = (
        (Wording("环节", "Link"), False), (Wording("位置", "Stage"), False),
        (Wording("现状", "State"), False), *((name, True) for _, name in counted),
        *([(Wording("项目", "Projects"), False)] if are_built else []),
        (Wording("依据", "By"), False),
        *([(Wording("说明", "Note"), False)] if are_noted else []),
    )  # fmt: skip

    def row(link: Link) -> tuple[Cell, ...]:
        return (
            words(product(link), language), words(STAGES[link.stage], language),
            words(STATES[link.state], language),
            *(number(made.number(link.id, field), language) for field, _ in counted),
            *([Cell(phrase(_projects(made, link, language) or NONE))] if are_built else []),
            _source(link.source, SURE[link.confidence], language),
            *([Cell(phrase((link.note_zh if language == "zh" else link.note_en) or NONE))] if are_noted else []),
        )  # fmt: skip

    rows = (row(link) for link in made.links.values())
    told = set_table("links", Wording("各环节", "Links"), columns, rows, language)
    return replace(told, anchors=tuple(f"{ANCHOR}{link}" for link in made.links))


def flows_table(made: ChainFigures, language: Language) -> Table:
    """Set out which link feeds which, by which source and of which date; the twin of the drawing."""
    columns = (
        (Wording("上游", "From"), False), (Wording("下游", "To"), False),
        (Wording("依据", "By"), False), (Wording("来源日期", "Source of"), False),
    )  # fmt: skip
    sources = {one.id: one for one in made.desk.programme.sources}
    rows = (
        (
            words(product(one.upstream), language), words(product(one.downstream), language),
            _source(one.flow.source, SURE[one.flow.confidence], language),
            Cell(phrase(_date(sources[one.flow.source].published, language))),
        )
        for one in feedings(made.desk.programme)
        if one.flow.chain_zh == made.chain.name.zh
    )  # fmt: skip
    return set_table("flows", Wording("上下游关系", "Flows"), columns, rows, language)


def candidates_table(made: ChainFigures, language: Language) -> Table:
    """Set out the candidates: what they do, how feasible, what they are worth, where they may rank."""
    columns = (
        (Wording("做什么", "To do"), False), (Wording("环节", "Link"), False),
        (Wording("上游已备", "Inputs there"), True), (Wording("年价值", "Worth a year"), True),
        (Wording("折算", "Weighed"), True), (Wording("可能的位次", "Ranks it may have"), True),
        (Wording("缘由", "Why"), False),
    )  # fmt: skip

    def row(one: Weighed) -> tuple[Cell, ...]:
        return (
            words(KINDS[one.candidate.kind], language),
            words(product(made.links[one.candidate.link]), language),
            number(one.share, language), number(one.value, language),
            number(one.worth, language), number(made.ranks(one), language),
            Cell(_why(made, one, language)),
        )  # fmt: skip

    rows = (row(one) for one in made.weighed)
    return set_table("candidates", Wording("候选环节", "Candidates"), columns, rows, language)


def _why(made: ChainFigures, one: Weighed, language: Language) -> Sentence:
    """Say by what a link is weak, or how many fragments an absent one would join."""
    weak = made.weaknesses.get(one.candidate.link)
    if weak is None:
        if one.candidate.kind is CandidateKind.FILL:
            return phrase(
                "连起上下已有环节" if language == "zh" else "joins what is present above and below"
            )
        return phrase(
            "上游已有，下游空缺"
            if language == "zh"
            else "its inputs are there, nothing behind it is"
        )
    names = dict(_COUNTED)
    told = []
    for field in weak.reasons:
        figure = made.number(one.candidate.link, field)
        if figure is not None:
            named = names[field]
            told.append(
                say(language, "{name}{figure}", "{name} {figure}", name=named, figure=figure)
            )
    return joined(told, "；" if language == "zh" else "; ")


def _source(source: str, sure: Wording, language: Language) -> Cell:
    return Cell(phrase(sure.in_(language)), href=f"sources/{source}")


def _projects(made: ChainFigures, link: Link, language: Language) -> str:
    by_id = {one.id: one for one in made.desk.programme.projects}
    names = [
        by_id[one].name_zh if language == "zh" else by_id[one].name_en
        for one in split(link.projects)
    ]
    return ("；" if language == "zh" else "; ").join(names)


def _date(published: str, language: Language) -> str:
    return wording(period(published)).in_(language) if published else NONE
