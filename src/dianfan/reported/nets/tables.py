"""The tables of the page of networks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.wording import Wording
from dianfan.reported.nets.figures import ServiceFigures
from dianfan.reported.nets.structure import demand_ranks
from dianfan.reported.parts import Cell
from dianfan.reported.rows import NONE
from dianfan.reported.rows import number
from dianfan.reported.rows import set_table
from dianfan.reported.rows import words
from dianfan.reported.say import figure_phrase
from dianfan.reported.say import joined
from dianfan.reported.say import phrase
from dianfan.reported.say import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dianfan.figures.lineage import Figure
    from dianfan.figures.wording import Language
    from dianfan.promised.networks import Connection
    from dianfan.promised.networks import Edge
    from dianfan.promised.networks import Node
    from dianfan.reported.desk import Desk
    from dianfan.reported.nets.leaves import LayerLeaves
    from dianfan.reported.nets.structure import BridgeFigures
    from dianfan.reported.nets.structure import Room
    from dianfan.reported.nets.structure import Structure
    from dianfan.reported.parts import Sentence
    from dianfan.reported.parts import Table


def access_table(made: ServiceFigures, language: Language, name: str) -> Table:
    """Set out who reaches a service in time, by area, those least served first."""
    columns = (
        (Wording("地区", "Place"), False), (Wording("人口", "People"), True),
        (Wording("按时可达", "In time"), True), (Wording("比重", "Share"), True),
        (Wording("平均用时", "Mean time"), True), (Wording("无路可达", "Cut off"), True),
    )  # fmt: skip
    places = made.leaves.desk.mint.places
    rows = (
        (
            words(places[one.area].name if one.area else Wording("全网", "Whole network"), language),
            number(one.people, language), _or_nobody(one.served, language),
            _or_nobody(one.share, language), number(one.mean, language),
            _or_nobody(one.cut_off, language),
        )
        for one in made.areas
    )  # fmt: skip
    return set_table(name, Wording("各地可达情况", "Access by place"), columns, rows, language)


def _or_nobody(figure: Figure | None, language: Language) -> Cell:
    if figure is not None:
        return Cell(figure_phrase(figure, language))
    return Cell(phrase("无" if language == "zh" else "nobody"))


def outage_table(made: ServiceFigures, language: Language, name: str) -> Table:
    """Set out the edges whose loss hurts most."""
    columns = (
        (Wording("线路", "Edge"), False), (Wording("失去服务的人", "People cut off"), True),
        (Wording("其余人多花", "Longer for the others"), True),
    )  # fmt: skip
    rows = (
        (
            _edge(made.leaves.desk, one.edge, language), _or_nobody(one.cut_off, language),
            number(one.longer, language),
        )
        for one in made.outages
    )  # fmt: skip
    return set_table(
        name, Wording("断掉一条线路的后果", "If one edge fails"), columns, rows, language
    )


def candidate_table(made: ServiceFigures, language: Language, name: str) -> Table:
    """Set out the planned edges: whom they serve, what they save, what each yuan does."""
    columns = (
        (Wording("规划线路", "Planned edge"), False), (Wording("造价", "Cost"), True),
        (Wording("新接通的人", "Newly joined"), True), (Wording("新增按时可达", "Newly in time"), True),
        (Wording("每趟节省", "Saved by a trip each"), True),
        (Wording("每万元节省", "Saved per money"), True),
        (Wording("可能的位次", "Ranks it may have"), True),
    )  # fmt: skip
    desk = made.leaves.desk
    rows = (
        (
            _edge(desk, one.edge, language), number(one.cost, language),
            number(one.joined, language), number(one.served, language),
            number(one.saved, language), number(one.rate, language),
            number(demand_ranks(made.leaves, one.edge), language),
        )
        for one in made.candidates
    )  # fmt: skip
    return set_table(
        name, Wording("规划线路的价值", "What planned edges would bring"), columns, rows, language
    )


def bridge_table(
    leaves: LayerLeaves, some: Iterable[BridgeFigures], language: Language, name: str
) -> Table:
    """Set out the bridges with people beyond them and what these would lose."""
    columns = (
        (Wording("线路", "Edge"), False), (Wording("那一侧的人", "People beyond it"), True),
        (Wording("断后失去的服务", "Services lost without it"), False),
    )  # fmt: skip
    between = "、" if language == "zh" else ", "
    rows = (
        (
            _edge(leaves.desk, one.edge, language),
            number(one.people, language),
            Cell(
                phrase(between.join(_service(leaves, lost, language) for lost in one.lost) or NONE)
            ),
        )
        for one in some
    )
    return set_table(
        name, Wording("只靠一条线路连着", "What hangs on one edge"), columns, rows, language
    )


def _service(leaves: LayerLeaves, name: str, language: Language) -> str:
    return leaves.layer.services[name].in_(language)


def falls_table(made: Structure, language: Language) -> Table:
    """Set out the nodes that bring others down."""
    columns = (
        (Wording("设施", "Facility"), False), (Wording("网络", "Network"), False),
        (Wording("一同停摆", "Stop together"), True),
    )  # fmt: skip
    rows = (
        (words(node.name, language), words(_layer(node), language), number(count, language))
        for node, count in made.falls
    )
    return set_table(
        "falls", Wording("一处停摆会带倒多少", "What falls together"), columns, rows, language
    )


def room_table(made: Structure, language: Language) -> Table:
    """Set out what nodes can still take, now and after what is planned."""
    columns = (
        (Wording("设施", "Facility"), False), (Wording("网络", "Network"), False),
        (Wording("容量", "Capacity"), True), (Wording("负荷", "Load"), True),
        (Wording("已用", "In use"), True), (Wording("余量", "Room"), True),
        (Wording("规划接入", "Planned to connect"), False), (Wording("接入后余量", "Room after"), True),
    )  # fmt: skip
    rows = tuple(_room_row(made.desk, one, language) for one in made.rooms)
    return set_table("rooms", Wording("容量余量", "Room left"), columns, rows, language)


def _room_row(desk: Desk, one: Room, language: Language) -> tuple[Cell, ...]:
    unknown = Cell(phrase("无记录" if language == "zh" else "not on record"))
    between = "；" if language == "zh" else "; "
    names = [_project(desk, each, language) for each in one.connections]
    after = number(one.after, language) if one.load is not None else unknown
    return (
        words(one.name, language), words(one.layer, language),
        number(one.capacity, language),
        number(one.load, language) if one.load else unknown,
        number(one.used, language), number(one.now, language) if one.now else unknown,
        Cell(joined(names, between) if names else phrase(NONE)), after,
    )  # fmt: skip


def _project(desk: Desk, one: Connection, language: Language) -> Sentence:
    project = desk.projects[one.project]
    name = Wording(project.name_zh, project.name_en or project.name_zh)
    return say(language, "{name}", "{name}", name=name)


def _layer(node: Node) -> Wording:
    return Wording(node.layer_zh, node.layer_en or node.layer_zh)


def edge_name(desk: Desk, edge: Edge) -> Wording:
    """Name an edge by its ends."""
    nodes = {one.id: one.name for one in desk.programme.infrastructure.nodes}
    start, end = nodes[edge.start], nodes[edge.end]
    return Wording(f"{start.zh}—{end.zh}", f"{start.en}–{end.en}")


def _edge(desk: Desk, edge: Edge, language: Language) -> Cell:
    """Name an edge, with the project that builds it, whose page it then leads to."""
    project = desk.projects.get(edge.project)
    if project is None:
        return words(edge_name(desk, edge), language, f"sources/{edge.source}")
    named = Wording(project.name_zh, project.name_en or project.name_zh)
    told = say(
        language,
        "{ends}（{project}）",
        "{ends} ({project})",
        ends=edge_name(desk, edge),
        project=named,
    )
    return Cell(told, href=f"projects/{project.id}")
