"""Leaves of networks and of progress: what a programme folder says of one node, edge or report."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from dianfan.figures.lineage import Figure
from dianfan.figures.lineage import Promised
from dianfan.figures.period import period
from dianfan.figures.quantity import exactly
from dianfan.figures.unit import unit

if TYPE_CHECKING:
    from dianfan.promised.networks import Connection
    from dianfan.promised.networks import Edge
    from dianfan.promised.networks import Node
    from dianfan.promised.progress import Activity
    from dianfan.promised.progress import Progress
    from dianfan.recorded.mint import Mint

PEOPLE, MINUTES, MONEY = "人", "分钟", "亿元"
OF_NODE = ("people", "capacity", "load")
OF_EDGE = ("minutes", "cost", "capacity", "load")
OF_CONNECTION = ("asks", "adds")
OF_ACTIVITY = ("optimistic", "likely", "pessimistic")
OF_PROGRESS = ("planned", "done", "spent", "budget")


def of_node(mint: Mint, node: Node, field: str) -> Figure | None:
    """Mint the people, the capacity or the load of a node; nothing where it is not told."""
    symbol = PEOPLE if field == "people" else node.unit
    return _leaf(
        mint, getattr(node, field), symbol, f"node:{field}",
        Promised(f"node:{node.id}", node.source, node.locator), node.area, node.name_zh,
    )  # fmt: skip


def of_edge(mint: Mint, edge: Edge, field: str) -> Figure | None:
    """Mint the minutes, the cost, the capacity or the load of an edge; nothing where it is not told."""
    symbol = {"minutes": MINUTES, "cost": MONEY}.get(field, edge.unit)
    return _leaf(
        mint, getattr(edge, field), symbol, f"edge:{field}",
        Promised(f"edge:{edge.id}", edge.source, edge.locator), mint.programme.charter.place,
        edge_scope(mint, edge),
    )  # fmt: skip


def edge_scope(mint: Mint, edge: Edge) -> str:
    """Name an edge by the names of its ends, in Chinese; ids where a node is not there."""
    names = {node.id: node.name_zh for node in mint.programme.infrastructure.nodes}
    return f"{names.get(edge.start, edge.start)}—{names.get(edge.end, edge.end)}"


def of_connection(mint: Mint, one: Connection, field: str) -> Figure | None:
    """Mint what a project asks of a node, or adds to it; nothing where it is not told."""
    projects = {project.id: project.name_zh for project in mint.programme.projects}
    nodes = {node.id: node.area for node in mint.programme.infrastructure.nodes}
    area = nodes.get(one.node, mint.programme.charter.place)
    return _leaf(
        mint, getattr(one, field), one.unit, f"connection:{field}",
        Promised(f"connection:{one.id}", one.source, one.locator), area,
        projects.get(one.project, one.project),
    )  # fmt: skip


def of_progress(mint: Mint, one: Progress, field: str) -> Figure | None:
    """Mint what was planned, done, spent or budgeted of a project by a time; nothing where not told."""
    project = {each.id: each for each in mint.programme.projects}[one.project]
    symbol = one.unit if field in {"spent", "budget"} else "%"
    return _leaf(
        mint, getattr(one, field), symbol, f"progress:{field}",
        Promised(f"progress:{one.project}@{one.period}", one.source, one.locator), project.area,
        project.name_zh, one.period,
    )  # fmt: skip


def of_activity(mint: Mint, one: Activity, field: str) -> Figure:
    """Mint the optimistic, likely or pessimistic months of an activity."""
    project = {each.id: each for each in mint.programme.projects}[one.project]
    return Figure(
        quantity=exactly(getattr(one, field)),
        unit=unit("个月"),
        place=mint.places[project.area],
        period=period(mint.book.asof.isoformat()),
        measure=f"activity:{field}",
        why=Promised(f"activity:{one.id}", one.source, one.locator),
        scope=one.name_zh,
    )


def built_leaves(mint: Mint) -> Iterator[Figure]:
    """Give every leaf that can be made of networks and progress."""
    told, works = mint.programme.infrastructure, mint.programme.works
    made = (
        *(of_node(mint, one, field) for one in told.nodes for field in OF_NODE),
        *(of_edge(mint, one, field) for one in told.edges for field in OF_EDGE),
        *(of_connection(mint, one, field) for one in told.connections for field in OF_CONNECTION),
        *(of_progress(mint, one, field) for one in works.progress for field in OF_PROGRESS),
    )
    yield from (figure for figure in made if figure is not None)
    yield from (of_activity(mint, one, field) for one in works.activities for field in OF_ACTIVITY)


def _leaf(  # noqa: PLR0913, PLR0917 - all that a leaf is told by
    mint: Mint, value: Decimal | None, symbol: str, measure: str, why: Promised, area: str,
    scope: str, when: str = "",
) -> Figure | None:  # fmt: skip
    if value is None or not symbol:
        return None
    return Figure(
        quantity=exactly(value),
        unit=unit(symbol),
        place=mint.places[area],
        period=period(when or mint.book.asof.isoformat()),
        measure=measure,
        why=why,
        scope=scope,
    )
