"""The drawing of the layers: nodes gathered into knots, edges into threads.

A programme has hundreds of indicators and projects. The drawing has a row for each action
with its indicators and projects gathered, and one knot for each chain and place; the tables
beside it have every node.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dianfan.figures.lineage import Figure
from dianfan.figures.period import period
from dianfan.figures.period import wording
from dianfan.judged.integration import EdgeKind
from dianfan.judged.integration import NodeKind
from dianfan.promised.model import Lens
from dianfan.reported.integration.gathering import NO_ACTION
from dianfan.reported.integration.gathering import REST
from dianfan.reported.integration.gathering import Gathering
from dianfan.reported.integration.naming import action_reference
from dianfan.reported.integration.naming import kind_words
from dianfan.reported.measures import QUESTIONS
from dianfan.reported.model import Knot
from dianfan.reported.model import Thread
from dianfan.reported.model import Weave

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.figures.wording import Language
    from dianfan.reported.desk import Desk

FIRST_VERSION = "1"


def weave_picture(desk: Desk, language: Language) -> Weave:
    """Gather the graph of a programme into knots and threads to draw."""
    drawer = _Drawer(desk, language, Gathering(desk))
    title = "各层面如何接在一起" if language == "zh" else "How the layers hang together"
    knots = tuple(drawer.knots())
    drawn = {knot.id for knot in knots}
    threads = tuple(one for one in drawer.threads() if {one.source, one.target} <= drawn)
    return Weave(title, knots, threads)


@dataclass(frozen=True)
class _Drawer:
    desk: Desk
    language: Language
    gathered: Gathering

    def _say(self, zh: str, en: str) -> str:
        return zh if self.language == "zh" else en

    def counted(self, table: str, names: tuple[str, ...]) -> Figure:
        """Count some rows of a table."""
        return self.desk.count(table, "项", id="|".join(names))

    def knots(self) -> Iterator[Knot]:
        yield from self._decisions()
        for row in self.gathered.rows:
            yield self._action(row)
            yield from self._row(row)
        yield from self._chains()
        yield from self._network()
        yield from self._places()

    def _decisions(self) -> Iterator[Knot]:
        """Draw the decisions that lead to a row."""
        decisions = self.desk.programme.decisions
        for decision in sorted(decisions, key=lambda one: (period(one.date).start, one.id)):
            if self.gathered.decided(decision.id):
                body = self._say(decision.body_zh, decision.body_en)
                told = self._say(decision.decision_zh, decision.decision_en)
                date = wording(period(decision.date)).in_(self.language)
                title = " · ".join(part for part in (date, body, told) if part)
                name = f"decision-{decision.id}"
                yield Knot(name, "decision", date, title, None, href="timeline")

    def _action(self, row: str) -> Knot:
        if row == NO_ACTION:
            title = self._say("不属任何行动的指标和项目", "indicators and projects of no action")
            name = self._say("不属任何行动", "No action")
            return Knot(f"action-{row}", "action", name, title, None, row, loose=True)
        if row == REST:
            name = self._say("其余行动", "Other actions")
            return Knot(f"action-{row}", "action", name, name, None, row)
        action = next(one for one in self.desk.programme.actions if str(one.no) == row)
        short, whole = action.short.in_(self.language), action.name.in_(self.language)
        href = action_reference(self.desk, action.no)
        return Knot(f"action-{row}", "action", short, whole, None, row, href=href)

    def _row(self, row: str) -> Iterator[Knot]:
        """Draw the indicators, targets and projects of a row."""
        gathered = self.gathered
        measures = gathered.measures.get(row)
        if measures:
            name, shares = kind_words(NodeKind.INDICATOR, self.language), self._shares(measures)
            figure = self.counted("indicators", measures)
            yield Knot(f"indicator-{row}", "indicator", name, name, figure, row, shares=shares)
        targets = gathered.targets.get(row)
        if targets:
            named = "|".join(targets)
            figure = self.desk.count("targets", "项", id=named, version=FIRST_VERSION)
            name = kind_words(NodeKind.TARGET, self.language)
            yield Knot(f"target-{row}", "target", name, name, figure, row)
        projects = gathered.projects.get(row)
        if projects:
            figure = self.counted("projects", projects)
            name, loose = kind_words(NodeKind.PROJECT, self.language), row == NO_ACTION
            yield Knot(f"project-{row}", "project", name, name, figure, row, loose=loose)

    def _shares(self, measures: tuple[str, ...]) -> tuple[tuple[Lens, Figure], ...]:
        found: dict[Lens, list[str]] = defaultdict(list)
        for name in measures:
            found[self.desk.indicators[name].layer].append(name)
        return tuple(
            (lens, self.counted("indicators", tuple(found[lens]))) for lens in Lens if lens in found
        )

    def _chains(self) -> Iterator[Knot]:
        """Draw each chain with a project, the most first, and the loose ends of both sides."""
        graph = self.gathered.graph
        names = {
            graph.nodes[place].id: graph.nodes[place].name.in_(self.language)
            for place in graph.by_kind[NodeKind.CHAIN]
        } | {REST: self._say("其余产业链", "Other chains")}
        for chain, projects in self.gathered.ends_of(EdgeKind.PROJECT_CHAIN).items():
            figure, name = self.counted("projects", projects), names[chain]
            yield Knot(f"chain-{chain}", "chain", name, name, figure, lens=Lens.LINE)
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
        if NodeKind.NETWORK in self.gathered.graph.gaps:
            name = self._say("网络容量", "Network capacity")
            why = self._say("无记录", "not on record")
            title = self._say(
                "记录中没有网络的线路和容量", "the record holds no lines and no capacities"
            )
            yield Knot("network", "network", name, title, None, lens=Lens.NET, loose=True, why=why)
            return
        names = {
            self.gathered.graph.nodes[place].id: self.gathered.graph.nodes[place].name.in_(
                self.language
            )
            for place in self.gathered.graph.by_kind[NodeKind.NETWORK]
        } | {REST: self._say("其余网络", "Other networks")}
        for network, projects in self.gathered.ends_of(EdgeKind.PROJECT_NETWORK).items():
            figure, told = self.counted("projects", projects), names[network]
            yield Knot(
                f"network-{network}", "network", told, told, figure, lens=Lens.NET, href="networks"
            )

    def _places(self) -> Iterator[Knot]:
        """Draw the places with projects in the order of their codes, and own ones without."""
        graph = self.gathered.graph
        found = self.gathered.ends_of(EdgeKind.PROJECT_PLACE)
        own = [node.id for node in graph.nodes if node.kind is NodeKind.PLACE and node.own]
        without = [] if REST in found else [code for code in own if code not in found]
        for code in sorted({*found, *without} - {REST}):
            name = self.desk.mint.places[code].name.in_(self.language)
            yield self._place(code, name, found.get(code, ()))
        if REST in found:
            yield self._place(REST, self._say("其余地区", "Other places"), found[REST])

    def _place(self, code: str, name: str, projects: tuple[str, ...]) -> Knot:
        number = self.counted("projects", projects) if projects else None
        return Knot(
            f"place-{code}",
            "place",
            name,
            name,
            number,
            lens=Lens.SURFACE,
            loose=not projects,
            why="" if projects else self._say("没有项目", "no project"),
        )

    def threads(self) -> Iterator[Thread]:
        for decision in self.desk.programme.decisions:
            for row in self.gathered.decided(decision.id):
                yield Thread(f"decision-{decision.id}", f"action-{row}")
        for row in self.gathered.rows:
            yield Thread(f"action-{row}", f"indicator-{row}")
            yield Thread(f"indicator-{row}", f"target-{row}")
            yield Thread(f"action-{row}", f"project-{row}")
        yield from self._fan(EdgeKind.PROJECT_CHAIN, "chain")
        yield from self._fan(EdgeKind.PROJECT_PLACE, "place")
        yield from self._fan(EdgeKind.PROJECT_NETWORK, "network")

    def _fan(self, kind: EdgeKind, end: str) -> Iterator[Thread]:
        found = self.gathered.ends_of(kind)
        for row in self.gathered.rows:
            projects = frozenset(self.gathered.projects.get(row, ()))
            rest = projects.difference(*found.values())
            ends = {f"{end}-{name}": projects.intersection(some) for name, some in found.items()}
            if end != "network":
                ends[f"project-without-{end}"] = rest
            for name, some in ends.items():
                if some:
                    number = self.counted("projects", tuple(sorted(some)))
                    yield Thread(f"project-{row}", name, number)
