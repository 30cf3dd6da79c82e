"""Tables of loose ends: one that sums them up, and one for each question with its rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from dianfan.figures.gap import Gap
from dianfan.judged.integration import QUERIES
from dianfan.judged.integration import EdgeKind
from dianfan.judged.integration import NodeKind
from dianfan.judged.integration import Step
from dianfan.reported.integration.naming import action_reference
from dianfan.reported.integration.naming import cell
from dianfan.reported.integration.naming import chain_word
from dianfan.reported.integration.naming import listed
from dianfan.reported.integration.naming import project_name
from dianfan.reported.integration.naming import when
from dianfan.reported.measures import QUESTIONS
from dianfan.reported.parts import Cell
from dianfan.reported.parts import Table
from dianfan.reported.say import figure_phrase
from dianfan.reported.say import phrase

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dianfan.figures.wording import Language
    from dianfan.judged.integration import Answered
    from dianfan.judged.integration.graph import Node
    from dianfan.reported.desk import Desk
    from dianfan.reported.parts import Sentence

MOST_NAMED = 6
MOST_LONG = 2
Row = tuple[Cell, ...]


def loose_table(desk: Desk, language: Language) -> Table:
    """Sum up every question: how many hang loose, of how many, and which first."""
    zh = language == "zh"
    columns = (
        ("没有接上的", "数量", "共", "哪些") if zh else ("Loose ends", "Number", "Of", "Which")
    )
    rows = tuple(_summed(one, language) for one in desk.integration.answers.values())
    caption = "各层之间没有接上的地方" if zh else "Where the layers do not meet"
    return Table("loose", phrase(caption), columns, (False, True, True, False), rows, phrase("—"))


def _summed(answered: Answered, language: Language) -> Row:
    title = question_title(answered.query, language)
    unknown = "无从清点" if language == "zh" else "cannot be counted"
    if isinstance(answered.number, Gap):
        which = phrase(missing_words(answered, language))
    else:
        which = _named(answered, language)
    href = f"integration#{answered.query}" if answered.nodes else None
    return (
        Cell(phrase(title), href=href),
        cell(answered.number, language, unknown),
        cell(answered.whole, language),
        Cell(which),
    )


def question_title(query: str, language: Language) -> str:
    """Name a question as a heading."""
    words = QUESTIONS[query].in_(language)
    return words[:1].upper() + words[1:]


def _named(answered: Answered, language: Language) -> Sentence:
    names = list(dict.fromkeys(node.name.in_(language) for node in answered.nodes))
    if not names:
        return phrase("全部接上" if language == "zh" else "all are joined")
    is_long = QUERIES[answered.query].kind is NodeKind.DECISION
    most = MOST_LONG if is_long else MOST_NAMED
    return listed([*names[:most], *(["…"] if len(names) > most else [])], language)


def missing_words(answered: Answered, language: Language) -> str:
    """Say which part of the record is missing, so that a question has no answer."""
    zh = language == "zh"
    query = QUERIES[answered.query]
    kinds = {step.end for walk in query.walks for step in walk} | {query.kind}
    if NodeKind.NETWORK in kinds:
        return (
            "记录中没有电网、道路、水网的线路和容量，缺的是记录，不等于没有缺口"
            if zh
            else "the record holds no lines of a network and no capacity of one; what is missing is the"
            " record, which does not mean that nothing is short"
        )
    return "记录中没有可以相接的另一端" if zh else "the record holds nothing at the other end"


def end_tables(desk: Desk, language: Language) -> tuple[Table, ...]:
    """Set the loose ends of each question that has any in a table of their own."""
    return tuple(
        _ends(desk, language, answered)
        for answered in desk.integration.answers.values()
        if answered.nodes
    )


def _ends(desk: Desk, language: Language, answered: Answered) -> Table:
    kind = QUERIES[answered.query].kind
    zh, en, write = _WRITERS[kind]
    columns = zh if language == "zh" else en
    numeric = tuple(name in _NUMERIC for name in columns)
    rows = tuple(write(desk, language, node) for node in answered.nodes)
    caption = question_title(answered.query, language)
    return Table(answered.query, phrase(caption), columns, numeric, rows, phrase("—"))


def _action(desk: Desk, language: Language, node: Node) -> Row:
    named = phrase(node.name.in_(language))
    return (Cell(named, href=action_reference(desk, int(node.id))),)


def _indicator(desk: Desk, language: Language, node: Node) -> Row:
    layers = {layer.lens: layer.name.in_(language) for layer in desk.programme.charter.path}
    lens = desk.indicators[node.id].layer
    return (
        Cell(phrase(node.name.in_(language)), href=f"indicators/{node.id}"),
        Cell(phrase(layers.get(lens, "—"))),
    )


def _target(desk: Desk, language: Language, node: Node) -> Row:
    versions = [one for one in desk.programme.targets if one.id == node.id]
    target = max(versions, key=lambda one: one.version)
    return (
        Cell(phrase(node.name.in_(language)), href=f"indicators/{target.indicator}"),
        Cell(phrase(desk.mint.places[target.area].name.in_(language))),
        Cell(phrase(when(target.period, language))),
        Cell(figure_phrase(desk.mint.target(target), language)),
    )


def _project(desk: Desk, language: Language, node: Node) -> Row:
    project = desk.projects[node.id]
    shorts = {one.no: one.short.in_(language) for one in desk.programme.actions}
    return (
        Cell(phrase(project_name(project, language)), href=f"sources/{project.source}"),
        Cell(phrase(desk.mint.places[project.area].name.in_(language))),
        Cell(phrase(chain_word(desk, project.chain, language) or "—")),
        Cell(phrase(shorts.get(project.action or 0, "—"))),
        cell(desk.mint.investment(project), language),
    )


def _chain(desk: Desk, language: Language, node: Node) -> Row:
    lists = dict.fromkeys(
        one.list_zh if language == "zh" else one.list_en
        for one in desk.programme.chains
        if one.name_zh == node.id
    )
    return (
        Cell(phrase(node.name.in_(language))),
        Cell(listed(lists, language) if lists else phrase("—")),
    )


def _stage(desk: Desk, language: Language, node: Node) -> Row:
    graph = desk.integration.graph
    place = graph.place_of(node.kind, node.id)
    chains = graph.joined(place, Step(EdgeKind.STAGE_CHAIN))
    names = [graph.nodes[one].name.in_(language) for one in chains]
    return (Cell(phrase(node.name.in_(language))), Cell(listed(names, language)))


def _place(desk: Desk, language: Language, node: Node) -> Row:
    return (Cell(phrase(desk.mint.places[node.id].name.in_(language))),)


def _decision(desk: Desk, language: Language, node: Node) -> Row:
    decision = next(one for one in desk.programme.decisions if one.id == node.id)
    body = decision.body_zh if language == "zh" else decision.body_en
    return (
        Cell(phrase(node.name.in_(language)), href="timeline"),
        Cell(phrase(body or "—")),
        Cell(phrase(when(decision.date, language))),
    )


Writer = Callable[["Desk", "Language", "Node"], Row]
_NUMERIC = frozenset({"目标值", "Target", "总投资", "Investment"})
_WRITERS: Mapping[NodeKind, tuple[tuple[str, ...], tuple[str, ...], Writer]] = {
    NodeKind.ACTION: (("行动",), ("Action",), _action),
    NodeKind.INDICATOR: (("指标", "层面"), ("Indicator", "Layer"), _indicator),
    NodeKind.TARGET: (
        ("指标", "地区", "期限", "目标值"),
        ("Indicator", "Place", "By", "Target"),
        _target,
    ),
    NodeKind.PROJECT: (
        ("项目", "地区", "所写产业链", "行动", "总投资"),
        ("Project", "Place", "Chain as stated", "Action", "Investment"),
        _project,
    ),
    NodeKind.CHAIN: (("产业链", "出自"), ("Chain", "Listed in"), _chain),
    NodeKind.STAGE: (("环节", "所属产业链"), ("Stage", "Chain"), _stage),
    NodeKind.PLACE: (("地区",), ("Place",), _place),
    NodeKind.DECISION: (("决定", "作出者", "日期"), ("Decision", "Body", "Date"), _decision),
}
