"""How fast the net lens is, beside its peers: ``python -m benchmarks.net --peers PYTHON``.

PYTHON is an interpreter of an environment with ``scipy``, ``igraph``, ``networkit``, ``networkx`` and
``pandana``; without it the peers are passed over. The network is a grid of 447 x 447 junctions,
every tenth street an arterial of 80 km/h, the others streets of 30 km/h, some of which are left
out; once with these times, of which many ways are equal, and once with random ones. Each side runs
in a process of its own on the same arrays, in turn. Seconds are medians of five runs (of three where
one takes more than five seconds, of one where only a part is run and scaled), the ratio is that of
the medians, and the difference the largest between results, relative to the largest result. Our side
includes the making of its arcs from the network; theirs has its graph ready. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import tempfile
from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter
from time import process_time
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

from dianfan.judged.net.arcs import cheapest_arcs
from dianfan.judged.net.betweenness import betweenness
from dianfan.judged.net.cutting import bridges
from dianfan.judged.net.expansion import CandidateLinks
from dianfan.judged.net.expansion import gains
from dianfan.judged.net.network import Network
from dianfan.judged.net.percolation import curve
from dianfan.judged.net.searching import distances
from dianfan.judged.net.searching import nearest

SIDE, STREETS, RUNS, LINKS = 447, 331_000, 5, 2000
Arrays = dict[str, NDArray[Any]]


@dataclass(frozen=True)
class Case:
    """What is measured: its name, the task, the peers with it, and its arrays."""

    name: str
    task: str
    peers: tuple[str, ...]
    arrays: Arrays


def grid(seed: int = 20241122) -> Arrays:
    """Make the grid: its streets, their minutes, and who asks for ways between what."""
    chance = np.random.default_rng(seed)
    at = np.arange(SIDE * SIDE).reshape(SIDE, SIDE)
    tails = np.concatenate([at[:, :-1].ravel(), at[:-1].ravel()])
    heads = np.concatenate([at[:, 1:].ravel(), at[1:].ravel()])
    rows, columns = np.divmod(tails, SIDE)
    is_arterial = np.where(heads - tails == 1, rows % 10 == 0, columns % 10 == 0)
    streets = chance.permutation(np.flatnonzero(~is_arterial))
    kept = np.sort(np.concatenate([np.flatnonzero(is_arterial), streets]))
    kept = np.setdiff1d(kept, streets[: len(kept) - STREETS])
    minutes = 60 * 0.25 / np.where(is_arterial, 80.0, 30.0)
    count = SIDE * SIDE
    return {
        "tails": tails[kept], "heads": heads[kept], "minutes": minutes[kept],
        "count": np.array(count), "sources": chance.choice(count, 200, replace=False),
        "goals": chance.choice(count, 200, replace=False),
        "demand": chance.integers(1, 100, (200, 200)).astype(float),
        "link_tails": chance.choice(count, LINKS), "link_heads": chance.choice(count, LINKS),
        "link_minutes": chance.uniform(1, 60, LINKS), "order": chance.permutation(len(kept)),
        "places": np.column_stack(np.divmod(np.arange(count), SIDE)).astype(float),
    }  # fmt: skip


def with_random_times(told: Arrays) -> Arrays:
    """Give every street a time of its own, so that no two ways are equal."""
    factor = np.random.default_rng(7).uniform(0.8, 1.6, len(told["minutes"]))
    return {**told, "minutes": told["minutes"] * factor}


def with_fewer(told: Arrays, name: str, count: int) -> Arrays:
    """Give the first of some array only."""
    return {**told, name: told[name][:count]}


def cases() -> Iterator[Case]:
    """Give the cases: what is asked of the network, and which peers can tell it."""
    plain = grid()
    varied = with_random_times(plain)
    yield Case("200 x one-to-all", "all", ("scipy", "igraph", "networkit", "networkx"), plain)
    fifty = with_fewer(varied, "sources", 50)
    yield Case("50 x one-to-all, random times", "all", ("scipy", "igraph"), fifty)
    few = with_fewer(plain, "sources", 20)
    yield Case("betweenness, 20 sources", "between", ("igraph", "networkit", "networkx"), few)
    yield Case("same, random times", "between", ("igraph",), with_fewer(varied, "sources", 20))
    yield Case("nearest of 200", "nearest", ("scipy", "networkx", "pandana"), plain)
    yield Case(f"{LINKS:,} links x 200 x 200", "links", ("rerun",), varied)
    yield Case("failure of all edges", "percolation", ("scipy",), plain)
    yield Case("bridges", "bridges", ("igraph",), plain)


def network_of(told: Arrays) -> Network:
    """Make our network of arrays."""
    count, edges = int(told["count"]), len(told["minutes"])
    return Network(
        tuple(map(str, range(count))), tuple(map(str, range(edges))), told["tails"], told["heads"],
        told["minutes"], np.ones(edges, bool), np.ones(count), ("",) * count,
    )  # fmt: skip


def _all(told: Network, given: Arrays) -> Arrays:
    return {"found": distances(cheapest_arcs(told), given["sources"])}


def _between(told: Network, given: Arrays) -> Arrays:
    found = betweenness(told, given["sources"])
    scale = len(given["sources"]) / told.count
    return {"found": found.nodes * scale, "edges": found.edges * scale}


def _nearest(told: Network, given: Arrays) -> Arrays:
    return {"found": nearest(told, given["goals"]).minutes}


def _links(told: Network, given: Arrays) -> Arrays:
    links = CandidateLinks(
        ("",) * LINKS, given["link_tails"], given["link_heads"], given["link_minutes"],
        np.ones(LINKS, bool), np.full(LINKS, np.nan),
    )  # fmt: skip
    return {"found": gains(told, links, given["sources"], given["goals"], given["demand"]).saved}


def _percolation(told: Network, given: Arrays) -> Arrays:
    return {"found": curve(told, given["order"]).together}


def _bridges(told: Network, _: Arrays) -> Arrays:
    return {"found": np.sort(np.array([one.edge for one in bridges(told)], float))}


OURS: dict[str, Callable[[Network, Arrays], Arrays]] = {
    "all": _all, "between": _between, "nearest": _nearest, "links": _links,
    "percolation": _percolation, "bridges": _bridges,
}  # fmt: skip


def peak_memory() -> float:
    """Give the peak resident memory of this process in megabytes (Linux)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def ours(case: Case) -> dict[str, Any]:
    """Measure our side in this process: seconds, seconds of all cores, megabytes, results."""
    told, taken, used, found = network_of(case.arrays), [], [], {}
    for _ in range(RUNS):
        start, busy = perf_counter(), process_time()
        found = OURS[case.task](told, case.arrays)
        taken.append(perf_counter() - start)
        used.append(process_time() - busy)
    peak = peak_memory()
    return {"all": taken, "cores": used, "peak": peak, **found}


def theirs(case: Case, peer: str, python: str) -> dict[str, Any]:
    """Measure a peer by an interpreter that has it."""
    with tempfile.TemporaryDirectory() as folder:
        given, wanted = Path(folder) / "given.npz", Path(folder) / "found.npz"
        np.savez(given, **case.arrays)  # type: ignore[arg-type] # the stubs take the names for another argument
        script = Path(__file__).with_name("net_peers.py")
        subprocess.run(
            [python, str(script), peer, case.task, str(given), str(wanted)],
            check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        with np.load(wanted) as found:
            return dict(found)


def _away(own: Arrays, peer: Arrays) -> str:
    """Give the largest difference between two results, relative to the largest number."""
    if "found" not in peer:
        return ""
    mine = own["found"]
    if "tried" in peer:
        mine = mine[peer["tried"]]
    if mine.shape != peer["found"].shape:
        return "other results"
    both = np.isfinite(mine) & np.isfinite(peer["found"])
    if (np.isfinite(mine) != np.isfinite(peer["found"])).any():
        return "other reach"
    return f"{np.abs(mine - peer['found'])[both].max() / np.abs(peer['found'][both]).max():.1e}"


def measure(case: Case, python: str) -> Iterator[tuple[str, ...]]:
    """Measure a case, ours first, then each peer, and give the rows of the table."""
    with get_context("spawn").Pool(1) as pool:
        own = pool.apply(ours, (case,))
    mine, cores = statistics.median(own["all"]), statistics.median(own["cores"])
    yield case.name, "ours", f"{mine:.3f}", f"{cores:.3f}", f"{own['peak']:.0f}", "", ""
    for peer in case.peers if python else ():
        found = theirs(case, peer, python)
        taken = statistics.median(found["all"])
        yield (
            "", peer, f"{taken:.3f}", f"{statistics.median(found['cores']):.3f}",
            f"{float(found['peak']):.0f}", f"{taken / mine:,.2f}", _away(own, found),
        )  # fmt: skip


def main() -> None:
    """Measure each case, ours and theirs in turn, and print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument(
        "--peers", default="", metavar="PYTHON", help="an interpreter with the peers"
    )
    asked.add_argument("--only", default="", metavar="TASK", help="measure one task only")
    given = asked.parse_args()
    shown = Table("case", "by", "s", "s of cores", "peak MB", "ratio", "difference")
    for case in cases():
        if given.only in {"", case.task}:
            for row in measure(case, given.peers):
                shown.add_row(*row)
    Console(width=110).print(shown, f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
