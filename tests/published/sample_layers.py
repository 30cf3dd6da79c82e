"""The sample's page on the four layers: every kind of knot, joined, loose and unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.promised.model import Lens
from dianfan.reported.model import IntegrationPage
from dianfan.reported.model import Knot
from dianfan.reported.model import Thread
from dianfan.reported.model import Weave
from dianfan.reported.parts import Section
from tests.published.sample_facts import HOSTILE
from tests.published.sample_facts import leaf

if TYPE_CHECKING:
    from dianfan.reported.parts import Table
    from tests.published.sample_writer import Writer


def sample_layers(writer: Writer) -> IntegrationPage:
    """Write the page in the writer's language."""
    return IntegrationPage(
        headline=writer.say("各层如何相接", "How the layers meet"),
        lead=(writer.paragraph(), writer.paragraph()),
        weave=sample_weave(writer),
        loose=writer.table("loose", 3),
        ends=(writer.table("project-without-chain", 4), writer.table("place-untouched", 3)),
        money=Section("money", writer.pick("资金", "Money"), (), (), (writer.table("purses", 4),)),
        finish=Section("finish", writer.pick("在手项目", "To come"), (), (), _tables(writer)),
        twins=(writer.table("threads", 5), writer.table("nodes-project", 6)),
        method=(writer.paragraph()[:1],),
    )


def _tables(writer: Writer) -> tuple[Table, ...]:
    return (writer.table("prospects", 3), writer.table("moves", 0))


def sample_weave(writer: Writer) -> Weave:
    """Draw two actions with what they lead to, and what leads nowhere."""
    few, many = leaf("gdp", "2023", "3", "项"), leaf("gdp", "2023", "40", "项")
    chain = writer.pick(
        "很长很长的产业链名称，一眼看不完", "A chain with a name too long for its room"
    )
    knots = (
        Knot("decision-d", "decision", "2024", HOSTILE, None, href="timeline"),
        Knot(
            "action-1",
            "action",
            writer.pick("工业", "Industry"),
            writer.pick("工业", "Industry"),
            None,
            "1",
        ),
        Knot(
            "indicator-1",
            "indicator",
            "i",
            "i",
            many,
            "1",
            shares=tuple((lens, few) for lens in Lens),
        ),
        Knot("target-1", "target", "t", "t", few, "1"),
        Knot("project-1", "project", "p", "p", many, "1"),
        Knot("action-0", "action", writer.pick("无", "None"), "none", None, "0", loose=True),
        Knot("project-0", "project", "p", "p", few, "0", loose=True),
        Knot("chain-a", "chain", chain, chain, many, lens=Lens.LINE),
        Knot("chain-without-project", "chain", "c", "c", few, lens=Lens.LINE, loose=True),
        Knot("network", "network", "n", "n", None, lens=Lens.NET, loose=True, why="?"),
        Knot("place-a", "place", HOSTILE, HOSTILE, few, lens=Lens.SURFACE),
        Knot("place-b", "place", "b", "b", None, lens=Lens.SURFACE, loose=True, why="–"),
    )
    threads = (
        Thread("decision-d", "action-1"),
        Thread("action-1", "indicator-1"),
        Thread("indicator-1", "target-1"),
        Thread("action-1", "project-1"),
        Thread("project-1", "chain-a", many),
        Thread("project-1", "place-a", few),
        Thread("project-0", "place-a", few),
    )
    return Weave(writer.pick("各层", "Layers"), knots, threads)
