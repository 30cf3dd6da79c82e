"""What the tables and sentences of integration call things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.gap import Gap
from dianfan.figures.period import period
from dianfan.figures.period import wording
from dianfan.judged.integration import NodeKind
from dianfan.reported.parts import Cell
from dianfan.reported.say import figure_phrase
from dianfan.reported.say import joined
from dianfan.reported.say import phrase

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from dianfan.figures.lineage import Figure
    from dianfan.figures.wording import Language
    from dianfan.promised.model import Project
    from dianfan.reported.desk import Desk
    from dianfan.reported.parts import Sentence

KIND_WORDS: Mapping[NodeKind, tuple[str, str]] = {
    NodeKind.CLAUSE: ("纲领", "Programme"),
    NodeKind.DECISION: ("决定", "Decisions"),
    NodeKind.ACTION: ("行动", "Actions"),
    NodeKind.INDICATOR: ("指标", "Indicators"),
    NodeKind.TARGET: ("目标", "Targets"),
    NodeKind.PROJECT: ("项目", "Projects"),
    NodeKind.CHAIN: ("产业链", "Chains"),
    NodeKind.STAGE: ("产业链环节", "Stages of chains"),
    NodeKind.NETWORK: ("设施网络", "Networks"),
    NodeKind.PLACE: ("地区", "Places"),
}


def kind_words(kind: NodeKind, language: Language) -> str:
    """Name a kind of node in the plural."""
    return KIND_WORDS[kind][0 if language == "zh" else 1]


def project_name(project: Project, language: Language) -> str:
    """Name a project."""
    return project.name_zh if language == "zh" else project.name_en


def chain_word(desk: Desk, chain: str, language: Language) -> str:
    """Name a chain in the words of a project's row."""
    if language == "zh" or not chain:
        return chain
    names = {one.name_zh: one.name_en for one in desk.programme.chains}
    names |= {one.chain_zh: one.chain_en for one in desk.programme.flows}
    return names.get(chain, desk.scope(chain).en)


def listed(names: Iterable[str], language: Language) -> Sentence:
    """Set names out of the data in a row."""
    return joined(map(phrase, names), "、" if language == "zh" else ", ")


def when(code: str, language: Language) -> str:
    """Write a period out of the data; a dash where there is none."""
    return wording(period(code)).in_(language) if code else "—"


def cell(figure: Figure | Gap | None, language: Language, without: str = "—") -> Cell:
    """Set a figure in a cell, or a word where there is none."""
    if figure is None or isinstance(figure, Gap):
        return Cell(phrase(without))
    return Cell(figure_phrase(figure, language))


def action_reference(desk: Desk, number: int) -> str:
    """Give the reference of an action's report."""
    name = next(one.id for one in desk.programme.actions if one.no == number)
    return f"actions/{number:02d}-{name}"
