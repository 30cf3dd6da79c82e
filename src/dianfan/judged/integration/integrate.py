"""Integration: the four layers of a programme joined, and everything that is asked of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dianfan.figures.lineage import Figure
from dianfan.judged.integration.adding import capacity
from dianfan.judged.integration.counting import numbered
from dianfan.judged.integration.money import money
from dianfan.judged.integration.promises import cases
from dianfan.judged.integration.promises import chance
from dianfan.judged.integration.prospects import moves
from dianfan.judged.integration.prospects import prospects
from dianfan.judged.integration.queries import QUERIES
from dianfan.judged.integration.queries import loose
from dianfan.judged.integration.weave import weave
from dianfan.recorded.mint import Mint

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from dianfan.figures.gap import Gap
    from dianfan.judged.integration.graph import Graph
    from dianfan.judged.integration.graph import Node
    from dianfan.judged.integration.money import Money
    from dianfan.judged.integration.prospects import Move
    from dianfan.judged.integration.prospects import Prospect
    from dianfan.promised.model import Programme
    from dianfan.recorded.book import Book


@dataclass(frozen=True, slots=True)
class Answered:
    """A question to the graph and its answer: the loose nodes, their number, and of how many.

    ``nodes`` is empty both when nothing hangs loose and when ``number`` is a gap.
    """

    query: str
    nodes: tuple[Node, ...]
    number: Figure | Gap
    whole: Figure | Gap


@dataclass(frozen=True, slots=True)
class Integration:
    """The four layers as one: the graph, its loose ends, the money, what would move.

    ``cases`` are the finish dates that have come due, ``chance`` that of keeping one.
    """

    graph: Graph
    answers: Mapping[str, Answered]
    money: Money
    cases: tuple[Figure, ...]
    chance: Figure | Gap
    prospects: tuple[Prospect, ...]
    moves: tuple[Move, ...]


def integrate(programme: Programme, book: Book) -> Integration:
    """Join the layers of a programme and ask what hangs loose between them.

    Args:
        programme: what was promised.
        book: what is on record.
    """
    graph = weave(programme, book)
    mint = Mint(programme, book)
    home = mint.places[programme.charter.place]
    due = cases(programme.projects, home, book.asof)
    odds = chance(due)
    return Integration(
        graph,
        {name: _answered(graph, name, mint) for name in QUERIES},
        money(programme, graph, book.asof),
        due,
        odds,
        prospects(programme, book.asof),
        moves(mint, odds),
    )


def _answered(graph: Graph, name: str, mint: Mint) -> Answered:
    home = mint.places[mint.programme.charter.place]
    found = loose(graph, QUERIES[name])
    return Answered(
        name,
        tuple(graph.nodes[place] for place in found) if isinstance(found, tuple) else (),
        numbered(graph, name, home, mint.book.asof),
        numbered(graph, QUERIES[name].kind, home, mint.book.asof),
    )


def leaves(mint: Mint) -> Iterator[Figure]:
    """Give the leaves that integration makes of projects: outcomes of promises, capacities.

    Args:
        mint: knows the programme, its places and the day of its Book.
    """
    asof = mint.book.asof
    home = mint.places[mint.programme.charter.place]
    yield from cases(mint.programme.projects, home, asof)
    targets = {mint.places[one.area] for one in mint.programme.targets}
    for place in (home, *sorted(targets - {home}, key=lambda one: one.code)):
        for project in mint.programme.projects:
            some = capacity(project, place, asof)
            if isinstance(some, Figure):
                yield some
