"""The drawing of the layers: nodes gathered into knots, edges into threads.

A programme has hundreds of indicators and projects. The drawing has one row for each action
with its indicators and projects gathered, and one knot for each chain and place; the tables
beside it have every node.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dianfan.figures.lineage import Figure
from dianfan.figures.period import period
from dianfan.figures.period import wording
from dianfan.judged.integration import EdgeKind
from dianfan.judged.integration import NodeKind
from dianfan.judged.integration import Step
from dianfan.promised.model import Lens
from dianfan.reported.integration.naming import action_reference
from dianfan.reported.integration.naming import kind_words
from dianfan.reported.measures import QUESTIONS
from dianfan.reported.model import Knot
from dianfan.reported.model import Thread
from dianfan.reported.model import Weave

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from dianfan.figures.wording import Language
    from dianfan.judged.integration import Graph
    from dianfan.reported.desk import Desk

NO_ACTION = "0"
FIRST_VERSION = "1"


def weave_picture(desk: Desk, language: Language) -> Weave:
    """Gather the graph of a programme into knots and threads to draw."""
    drawer = _Drawer(desk, language)
    title = "各层面如何接在一起" if language == "zh" else "How the layers hang together"
    knots = tuple(drawer.knots())
    drawn = {knot.id for knot in knots}
    threads = tuple(one for one in drawer.threads() if {one.source, one.target} <= drawn)
    return Weave(title, knots, threads)


@dataclass(frozen=True)
class _Drawer:
    desk: Desk
    language: Language

    @property
    def graph(self) -> Graph:
        return self.desk.integration.graph

    def _say(self, zh: str, en: str) -> str:
        return zh if self.language == "zh" else en

    @cached_property
    def groups(self) -> Mapping[str, tuple[str, ...]]:
        """The projects of each action by id, those of none under ``NO_ACTION``."""
        found: dict[str, list[str]] = defaultdict(list)
        for project in sorted(self.desk.programme.projects, key=lambda one: one.id):
            found[NO_ACTION if project.action is None else str(project.action)].append(project.id)
        return {key: tuple(names) for key, names in found.items()}

    def ends_of(self, kind: EdgeKind) -> Mapping[str, tuple[str, ...]]:
        """The projects that an edge of a kind joins to each of its ends."""
        found: dict[str, list[str]] = defaultdict(list)
        for edge in self.graph.edges:
            if edge.kind is kind:
                found[self.graph.nodes[edge.target].id].append(self.graph.nodes[edge.source].id)
        return {key: tuple(sorted(names)) for key, names in found.items()}

    def counted(self, table: str, word: str, names: tuple[str, ...]) -> Figure:
        """Count some rows of a table."""
        return self.desk.count(table, word, id="|".join(sorted(names)))

    def knots(self) -> Iterator[Knot]:
        yield from self._decisions()
        yield from self._rows()
        yield from self._chains()
        yield from self._network()
        yield from self._places()

    def _decisions(self) -> Iterator[Knot]:
        """Draw the decisions that set an action or an own target."""
        for decision in sorted(
            self.desk.programme.decisions, key=lambda one: (period(one.date).start, one.id)
        ):
            place = self.graph.place_of(NodeKind.DECISION, decision.id)
            if self._decided(place):
                body = self._say(decision.body_zh, decision.body_en)
                told = self._say(decision.decision_zh, decision.decision_en)
                date = wording(period(decision.date)).in_(self.language)
                title = " · ".join(part for part in (date, body, told) if part)
                yield Knot(
                    f"decision-{decision.id}", "decision", date, title, None, href="timeline"
                )

    def _decided(self, place: int) -> tuple[str, ...]:
        """Give the rows that a decision leads to: by its actions, and by targets of theirs."""
        graph = self.graph
        actions = graph.joined(place, Step(EdgeKind.DECISION_ACTION))
        through = graph.joined(
            place,
            Step(EdgeKind.TARGET_DECISION, along=False),
            Step(EdgeKind.TARGET_INDICATOR),
            Step(EdgeKind.ACTION_INDICATOR, along=False),
        )
        return tuple(graph.nodes[one].id for one in sorted({*actions, *through}, key=self._number))

    def _number(self, place: int) -> int:
        return int(self.graph.nodes[place].id)

    def _rows(self) -> Iterator[Knot]:
        for action in sorted(self.desk.programme.actions, key=lambda one: one.no):
            row = str(action.no)
            yield Knot(
                f"action-{row}",
                "action",
                action.short.in_(self.language),
                action.name.in_(self.language),
                None,
                row,
                href=action_reference(self.desk, action.no),
            )
            yield from self._row(row)
        loose = [*self.groups.get(NO_ACTION, ()), *self._measures(NO_ACTION)]
        if loose:
            title = self._say("不属任何行动的指标和项目", "indicators and projects of no action")
            name = self._say("不属任何行动", "No action")
            yield Knot(f"action-{NO_ACTION}", "action", name, title, None, NO_ACTION, loose=True)
            yield from self._row(NO_ACTION)

    def _measures(self, row: str) -> tuple[str, ...]:
        action = None if row == NO_ACTION else int(row)
        return tuple(one.id for one in self.desk.programme.indicators if one.action == action)

    def _row(self, row: str) -> Iterator[Knot]:
        """Draw the indicators, targets and projects of a row."""
        measures = self._measures(row)
        name = kind_words(NodeKind.INDICATOR, self.language)
        if measures:
            figure = self.counted("indicators", "项", measures)
            yield Knot(
                f"indicator-{row}",
                "indicator",
                name,
                name,
                figure,
                row,
                shares=self._shares(measures),
            )
        own = {one.id for one in self.graph.nodes if one.kind is NodeKind.TARGET and one.own}
        targets = {
            one.id
            for one in self.desk.programme.targets
            if one.indicator in measures and one.id in own
        }
        if targets:
            named = "|".join(sorted(targets))
            figure = self.desk.count("targets", "项", id=named, version=FIRST_VERSION)
            words = kind_words(NodeKind.TARGET, self.language)
            yield Knot(f"target-{row}", "target", words, words, figure, row)
        if row in self.groups:
            figure = self.counted("projects", "项", self.groups[row])
            words = kind_words(NodeKind.PROJECT, self.language)
            loose = row == NO_ACTION
            yield Knot(f"project-{row}", "project", words, words, figure, row, loose=loose)

    def _shares(self, measures: tuple[str, ...]) -> tuple[tuple[Lens, Figure], ...]:
        found: dict[Lens, list[str]] = defaultdict(list)
        for name in measures:
            found[self.desk.indicators[name].layer].append(name)
        return tuple(
            (lens, self.counted("indicators", "项", tuple(found[lens])))
            for lens in Lens
            if lens in found
        )

    def _chains(self) -> Iterator[Knot]:
        """Draw each chain with a project, the most first, and the loose ends of both sides."""
        found = self.ends_of(EdgeKind.PROJECT_CHAIN)
        names = {
            one.id: one.name.in_(self.language)
            for one in self.graph.nodes
            if one.kind is NodeKind.CHAIN
        }
        for chain in sorted(found, key=lambda one: (-len(found[one]), one)):
            figure = self.counted("projects", "项", found[chain])
            yield Knot(
                f"chain-{chain}", "chain", names[chain], names[chain], figure, lens=Lens.LINE
            )
        for query, zh, en in (
            ("project-without-chain", "不在产业链上", "On no chain"),
            ("chain-without-project", "没有项目的链", "Chains without project"),
            ("stage-without-project", "没有项目的环节", "Stages without project"),
        ):
            yield from self._loose(query, self._say(zh, en))

    def _loose(self, query: str, name: str) -> Iterator[Knot]:
        number = self.desk.integration.answers[query].number
        if isinstance(number, Figure) and number.value:
            title = QUESTIONS[query].in_(self.language)
            href = f"integration#{query}"
            yield Knot(query, "chain", name, title, number, lens=Lens.LINE, href=href, loose=True)

    def _network(self) -> Iterator[Knot]:
        if NodeKind.NETWORK in self.graph.gaps:
            name = self._say("网络容量", "Network capacity")
            why = self._say("无记录", "not on record")
            title = self._say(
                "记录中没有网络的线路和容量", "the record holds no lines and no capacities"
            )
            yield Knot("network", "network", name, title, None, lens=Lens.NET, loose=True, why=why)

    def _places(self) -> Iterator[Knot]:
        found = self.ends_of(EdgeKind.PROJECT_PLACE)
        own = [one for one in self.graph.nodes if one.kind is NodeKind.PLACE]
        for node in own:
            if node.own or node.id in found:
                name = self.desk.mint.places[node.id].name.in_(self.language)
                some = found.get(node.id, ())
                figure = self.counted("projects", "项", some) if some else None
                why = "" if some else self._say("没有项目", "no project")
                yield Knot(
                    f"place-{node.id}",
                    "place",
                    name,
                    name,
                    figure,
                    lens=Lens.SURFACE,
                    loose=not some,
                    why=why,
                )

    def threads(self) -> Iterator[Thread]:
        for decision in self.desk.programme.decisions:
            place = self.graph.place_of(NodeKind.DECISION, decision.id)
            for row in self._decided(place):
                yield Thread(f"decision-{decision.id}", f"action-{row}")
        for row in (*(str(one.no) for one in self.desk.programme.actions), NO_ACTION):
            yield Thread(f"action-{row}", f"indicator-{row}")
            yield Thread(f"indicator-{row}", f"target-{row}")
            yield Thread(f"action-{row}", f"project-{row}")
        for kind, end in ((EdgeKind.PROJECT_CHAIN, "chain"), (EdgeKind.PROJECT_PLACE, "place")):
            yield from self._fan(kind, end)

    def _fan(self, kind: EdgeKind, end: str) -> Iterator[Thread]:
        found = self.ends_of(kind)
        for row, projects in sorted(self.groups.items(), key=lambda one: int(one[0])):
            left = set(projects)
            for name, some in sorted(found.items()):
                both = tuple(one for one in some if one in left)
                if both:
                    yield Thread(
                        f"project-{row}", f"{end}-{name}", self.counted("projects", "项", both)
                    )
            if kind is EdgeKind.PROJECT_CHAIN:
                rest = left.difference(*found.values()) if found else left
                if rest:
                    figure = self.counted("projects", "项", tuple(rest))
                    yield Thread(f"project-{row}", "project-without-chain", figure)
