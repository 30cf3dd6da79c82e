"""The map of a chain: its links with their states, its flows, and what hangs together in it."""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from graphlib import CycleError
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING

from dianfan.figures.wording import Wording
from dianfan.promised.chains import LinkState
from dianfan.promised.flows import feedings

if TYPE_CHECKING:
    from dianfan.promised.chains import Link
    from dianfan.promised.model import Programme


@dataclass(frozen=True)
class ChainMap:
    """A chain: ``states`` of its links by id, and ``flows`` from link to link, each once.

    Links stand in the order in which flows name them.
    """

    name: Wording
    states: Mapping[str, LinkState]
    flows: tuple[tuple[str, str], ...]

    @cached_property
    def inputs(self) -> Mapping[str, tuple[str, ...]]:
        """The links that feed each link directly."""
        return {one: tuple(up for up, down in self.flows if down == one) for one in self.states}

    @cached_property
    def outlets(self) -> Mapping[str, tuple[str, ...]]:
        """The links that each link feeds directly."""
        return {one: tuple(down for up, down in self.flows if up == one) for one in self.states}

    @cached_property
    def present(self) -> frozenset[str]:
        """The links that are there."""
        return frozenset(one for one, state in self.states.items() if state is LinkState.PRESENT)

    def reach(self, start: str, *, upward: bool) -> frozenset[str]:
        """Give all links that feed a link, or that it feeds, on any way; itself only in a circle."""
        steps = self.inputs if upward else self.outlets
        found: set[str] = set()
        open_ = list(steps[start])
        while open_:
            one = open_.pop()
            if one not in found:
                found.add(one)
                open_.extend(steps[one])
        return frozenset(found)


def chain_maps(programme: Programme) -> tuple[ChainMap, ...]:
    """Map the chains of a programme by their flows, in the order of the file."""
    flows: dict[str, dict[tuple[str, str], None]] = {}
    names: dict[str, Wording] = {}
    links: dict[str, dict[str, Link]] = {}
    for one in feedings(programme):
        chain = one.flow.chain_zh
        names.setdefault(chain, Wording(chain, one.flow.chain_en or chain))
        flows.setdefault(chain, {})[one.upstream.id, one.downstream.id] = None
        for link in (one.upstream, one.downstream):
            links.setdefault(chain, {})[link.id] = link
    return tuple(
        ChainMap(name, {id_: link.state for id_, link in links[chain].items()}, tuple(flows[chain]))
        for chain, name in names.items()
    )


def fragments(flows: Iterable[tuple[str, str]], present: Collection[str]) -> int:
    """Count the parts into which the links that are there fall, joined by flows between them.

    Args:
        flows: from link to link.
        present: the links that are there.
    """
    part = {one: one for one in present}

    def root(one: str) -> str:
        while part[one] != one:
            part[one] = part[part[one]]
            one = part[one]
        return one

    for up, down in flows:
        if up in part and down in part:
            part[root(up)] = root(down)
    return len({root(one) for one in part})


def longest_path(flows: Iterable[tuple[str, str]], present: Collection[str]) -> int | None:
    """Count the links of the longest way through links that are there; None where flows go in a circle.

    0 where no link is there, 1 where none feeds another. A link more never makes it shorter.

    Args:
        flows: from link to link, all of the chain.
        present: the links that are there.
    """
    told = tuple(flows)
    before: dict[str, set[str]] = {}
    for up, down in told:
        before.setdefault(down, set()).add(up)
    try:
        order = tuple(TopologicalSorter(before).static_order())
    except CycleError:
        return None
    length: dict[str, int] = {}
    for one in (*order, *(link for link in present if link not in order)):
        if one in present:
            length[one] = 1 + max((length.get(up, 0) for up in before.get(one, ())), default=0)
    return max(length.values(), default=0)
