"""Gathering for the drawing: which action has a row, which chain or place a knot of its own.

A drawing holds some thirty rows. Of more actions than that, those with the most projects
and indicators keep a row and the rest share one; chains and places alike.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dianfan.judged.integration import EdgeKind
from dianfan.judged.integration import NodeKind
from dianfan.judged.integration import Step

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dianfan.judged.integration import Graph
    from dianfan.reported.desk import Desk

    Groups = Mapping[str, tuple[str, ...]]

NO_ACTION = "0"
REST = "rest"
MOST_ROWS = 30
MOST_ENDS = 24


@dataclass(frozen=True)
class Gathering:
    """The projects, indicators and own targets of each row, and the rows in their order.

    A row bears the number of its action; the rest of them and what has none have rows too.
    """

    desk: Desk

    @property
    def graph(self) -> Graph:
        """The graph that is drawn."""
        return self.desk.integration.graph

    @cached_property
    def kept(self) -> frozenset[int]:
        """The actions that have a row of their own."""
        numbers = [one.no for one in self.desk.programme.actions]
        if len(numbers) <= MOST_ROWS:
            return frozenset(numbers)
        weight: dict[int, int] = defaultdict(int)
        programme = self.desk.programme
        for project in programme.projects:
            weight[project.action or 0] += 1
        for indicator in programme.indicators:
            weight[indicator.action or 0] += 1
        return frozenset(sorted(numbers, key=lambda one: (-weight[one], one))[: MOST_ROWS - 1])

    def row_of(self, action: int | None) -> str:
        """Give the row of an action."""
        if action is None:
            return NO_ACTION
        return str(action) if action in self.kept else REST

    @cached_property
    def rows(self) -> tuple[str, ...]:
        """The rows from the top: actions by number, the rest of them, what has none."""
        actions = sorted(self.desk.programme.actions, key=lambda one: one.no)
        found = dict.fromkeys(self.row_of(one.no) for one in actions if one.no in self.kept)
        if len(found) < len(actions):
            found[REST] = None
        if NO_ACTION in self.projects or NO_ACTION in self.measures:
            found[NO_ACTION] = None
        return tuple(found)

    @cached_property
    def projects(self) -> Groups:
        """The projects of each row that has any."""
        found: dict[str, list[str]] = defaultdict(list)
        for project in self.desk.programme.projects:
            found[self.row_of(project.action)].append(project.id)
        return _settled(found)

    @cached_property
    def measures(self) -> Groups:
        """The indicators of each row that has any."""
        found: dict[str, list[str]] = defaultdict(list)
        for indicator in self.desk.programme.indicators:
            found[self.row_of(indicator.action)].append(indicator.id)
        return _settled(found)

    @cached_property
    def targets(self) -> Groups:
        """The own targets of each row that has any."""
        graph = self.graph
        found: dict[str, list[str]] = defaultdict(list)
        for place in graph.by_kind[NodeKind.TARGET]:
            if graph.nodes[place].own:
                for indicator in graph.joined(place, Step(EdgeKind.TARGET_INDICATOR)):
                    action = self.desk.indicators[graph.nodes[indicator].id].action
                    found[self.row_of(action)].append(graph.nodes[place].id)
        return _settled(found)

    def ends_of(self, kind: EdgeKind) -> Groups:
        """Give the projects of each end of a kind of edge, the most first; the rest as one."""
        found: dict[str, list[str]] = defaultdict(list)
        for edge in self.graph.edges:
            if edge.kind is kind:
                found[self.graph.nodes[edge.target].id].append(self.graph.nodes[edge.source].id)
        ordered = sorted(found, key=lambda one: (-len(found[one]), one))
        if len(ordered) <= MOST_ENDS:
            return {name: tuple(sorted(found[name])) for name in ordered}
        shown = {name: found[name] for name in ordered[: MOST_ENDS - 1]}
        rest = {one for name in ordered[MOST_ENDS - 1 :] for one in found[name]}
        return {
            **{name: tuple(sorted(some)) for name, some in shown.items()},
            REST: tuple(sorted(rest)),
        }

    def decided(self, decision: str) -> tuple[str, ...]:
        """Give the rows that a decision leads to: by its actions, and by targets of theirs."""
        graph = self.graph
        place = graph.place_of(NodeKind.DECISION, decision)
        actions = graph.joined(place, Step(EdgeKind.DECISION_ACTION))
        through = graph.joined(
            place,
            Step(EdgeKind.TARGET_DECISION, along=False),
            Step(EdgeKind.TARGET_INDICATOR),
            Step(EdgeKind.ACTION_INDICATOR, along=False),
        )
        found = {self.row_of(int(graph.nodes[one].id)) for one in (*actions, *through)}
        return tuple(row for row in self.rows if row in found)


def _settled(found: Mapping[str, list[str]]) -> Groups:
    return {key: tuple(sorted(names)) for key, names in found.items()}
