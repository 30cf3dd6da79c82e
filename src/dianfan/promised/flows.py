"""Chains as their flows make them: which links feed which, and flows that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from graphlib import CycleError
from graphlib import TopologicalSorter
from itertools import pairwise
from typing import TYPE_CHECKING

from dianfan.figures.finding import Where
from dianfan.promised.faults import Fault
from dianfan.promised.forms import split
from dianfan.promised.gathered import Gathered

if TYPE_CHECKING:
    from dianfan.promised.chains import Flow
    from dianfan.promised.chains import Link
    from dianfan.promised.model import Programme


@dataclass(frozen=True)
class Feeding:
    """A flow with the links at its ends."""

    flow: Flow
    upstream: Link
    downstream: Link


def feedings(programme: Programme) -> tuple[Feeding, ...]:
    """Give the flows of a programme with their links, in the order of the file."""
    by_id = {one.id: one for one in programme.links}
    return tuple(
        Feeding(one, by_id[one.upstream], by_id[one.downstream])
        for one in programme.flows
        if one.upstream in by_id and one.downstream in by_id
    )


def check_chains(gathered: Gathered) -> Iterator[Fault]:
    """Find flows from a link to itself, flows in a circle, and links built by unknown projects."""
    flows = gathered.sheets["flows.csv"].cells.select("chain_zh", "upstream", "downstream", "line")
    chains: dict[str, dict[str, set[str]]] = {}
    lines: dict[tuple[str, str, str], int] = {}
    for chain, upstream, downstream, line in flows.iter_rows():
        if upstream == downstream:
            yield Fault(
                "flow-to-itself", Where("flows.csv", line, "downstream"), {"value": upstream}
            )
        else:
            chains.setdefault(chain, {}).setdefault(downstream, set()).add(upstream)
            lines[chain, upstream, downstream] = line
    for chain, before in chains.items():
        if circle := _circle(before):
            parts = {"chain": chain, "value": " → ".join(circle)}
            line = max(lines[chain, *ends] for ends in pairwise(circle))
            yield Fault("flow-circle", Where("flows.csv", line), parts)
    links = gathered.sheets["links.csv"].cells.select("projects", "line")
    known = gathered.known["projects.id"]
    for text, line in links.iter_rows():
        for project in split(text):
            if project not in known:
                where = Where("links.csv", line, "projects")
                yield Fault("unknown-project", where, {"value": project}, known)


def _circle(before: Mapping[str, set[str]]) -> tuple[str, ...]:
    """Give the links of a circle, the first one again at its end; nothing where there is none."""
    try:
        TopologicalSorter(before).prepare()
    except CycleError as fault:
        return tuple(fault.args[1])
    return ()
