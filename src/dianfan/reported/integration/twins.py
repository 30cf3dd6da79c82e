"""The table twins of the drawing: its threads, and every node with what it is tied to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.judged.integration import EdgeKind
from dianfan.judged.integration import NodeKind
from dianfan.judged.integration import Step
from dianfan.judged.integration.kinds import ENDS
from dianfan.reported.integration.naming import kind_words
from dianfan.reported.integration.naming import listed
from dianfan.reported.parts import Cell
from dianfan.reported.parts import Table
from dianfan.reported.say import figure_phrase
from dianfan.reported.say import phrase

if TYPE_CHECKING:
    from dianfan.figures.wording import Language
    from dianfan.reported.desk import Desk
    from dianfan.reported.model import Weave

SHOWN = (
    NodeKind.DECISION,
    NodeKind.ACTION,
    NodeKind.TARGET,
    NodeKind.PROJECT,
    NodeKind.CHAIN,
    NodeKind.STAGE,
    NodeKind.PLACE,
    NodeKind.INDICATOR,
)
UNTOLD = frozenset({NodeKind.LENS, NodeKind.INVESTMENT})


def thread_table(language: Language, weave: Weave) -> Table:
    """Set the threads of a drawing in a table, with the number of projects where they have one."""
    zh = language == "zh"
    knots = {knot.id: knot for knot in weave.knots}
    rows = {knot.row: knot.name for knot in weave.knots if knot.kind == "action"}

    def named(name: str) -> str:
        knot = knots[name]
        inner = knot.row and knot.kind != "action"
        between = "：" if zh else ": "
        return f"{rows[knot.row]}{between}{knot.name}" if inner else knot.name

    told = tuple(
        (
            Cell(phrase(named(thread.source))),
            Cell(phrase(named(thread.target))),
            Cell(phrase("—") if thread.number is None else figure_phrase(thread.number, language)),
        )
        for thread in weave.threads
    )
    columns = ("从", "到", "项目数") if zh else ("From", "To", "Projects")
    caption = "图中的连线" if zh else "The lines of the drawing"
    empty = "没有连线。" if zh else "Nothing is joined."
    return Table("threads", phrase(caption), columns, (False, False, True), told, phrase(empty))


def node_tables(desk: Desk, language: Language) -> tuple[Table, ...]:
    """Set every node in a table of its kind, with the nodes that it is tied to."""
    graph = desk.integration.graph
    return tuple(_nodes(desk, language, kind) for kind in SHOWN if graph.by_kind[kind])


def _nodes(desk: Desk, language: Language, kind: NodeKind) -> Table:
    graph = desk.integration.graph
    steps = _steps(kind)
    kinds = tuple(dict.fromkeys(step.end for step in steps))
    reached = {other: tuple(step for step in steps if step.end is other) for other in kinds}
    used = tuple(
        other
        for other in kinds
        if any(
            graph.rows(step).of(place) for step in reached[other] for place in graph.by_kind[kind]
        )
    )
    rows = tuple(
        (
            Cell(phrase(graph.nodes[place].name.in_(language))),
            *(_tied(desk, language, place, reached[other]) for other in used),
        )
        for place in graph.by_kind[kind]
    )
    columns = tuple(kind_words(one, language) for one in (kind, *used))
    numeric = (False,) * len(columns)
    return Table(f"nodes-{kind}", phrase(columns[0]), columns, numeric, rows, phrase("—"))


def _steps(kind: NodeKind) -> tuple[Step, ...]:
    """Give the steps that leave a kind of node, but for those to layers and amounts."""
    found = []
    for edge in EdgeKind:
        source, target = ENDS[edge]
        if source is kind and target not in UNTOLD:
            found.append(Step(edge))
        if target is kind and source not in UNTOLD:
            found.append(Step(edge, along=False))
    return tuple(found)


def _tied(desk: Desk, language: Language, place: int, steps: tuple[Step, ...]) -> Cell:
    graph = desk.integration.graph
    others = sorted({other for step in steps for other in graph.rows(step).of(place)})
    names = [graph.nodes[other].name.in_(language) for other in others]
    return Cell(listed(dict.fromkeys(names), language) if names else phrase("—"))
