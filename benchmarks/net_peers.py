"""The peers of the net lens, run by an interpreter that has them.

``benchmarks.net --peers PYTHON`` starts this file with that interpreter; it needs nothing of the
house. Arrays come and go as ``.npz`` files.
"""

from __future__ import annotations

import importlib
import sys
import warnings
from collections import deque
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from time import process_time
from typing import Any

import numpy as np

RUNS, SLOW, SLOW_RUNS, COMPONENTS = 5, 5.0, 3, 100
UNREACHED = 1e100
"""Minutes from which NetworKit means that no way leads there."""
Found = dict[str, Any]


def timed(work: Callable[[], Any], runs: int = RUNS) -> tuple[Found, Any]:
    """Run something some times, fewer where it is slow, and keep what the last run found."""
    taken: list[float] = []
    used: list[float] = []
    found = None
    while len(taken) < (min(runs, SLOW_RUNS) if taken and taken[0] > SLOW else runs):
        found = None
        start, busy = perf_counter(), process_time()
        found = work()
        taken.append(perf_counter() - start)
        used.append(process_time() - busy)
    return {"all": np.array(taken), "cores": np.array(used)}, found


def scaled(times: Found, factor: float) -> Found:
    """Scale the times of a part to the whole."""
    return {name: one * factor for name, one in times.items()}


def both_ways(told: Any) -> tuple[Any, Any, Any]:  # noqa: ANN401 - arrays by name
    """Give the arcs of both directions."""
    tails, heads = told["tails"], told["heads"]
    return np.r_[tails, heads], np.r_[heads, tails], np.r_[told["minutes"], told["minutes"]]


def matrix(told: Any) -> Any:  # noqa: ANN401 - as above
    """Give the arcs as a matrix of scipy."""
    sparse = importlib.import_module("scipy.sparse")
    tails, heads, minutes = both_ways(told)
    return sparse.csr_array((minutes, (tails, heads)), shape=(int(told["count"]),) * 2)


def scipy_(task: str, told: Any) -> Found:  # noqa: ANN401 - as above
    """Run scipy: searches, the nearest of many, and components again and again."""
    graphs, made = importlib.import_module("scipy.sparse.csgraph"), matrix(told)
    if task == "all":
        times, found = timed(lambda: graphs.dijkstra(made, indices=told["sources"]))
    elif task == "nearest":
        times, found = timed(lambda: graphs.dijkstra(made, indices=told["goals"], min_only=True))
    else:
        steps = np.linspace(0, len(told["order"]), COMPONENTS).astype(int)
        times, largest = timed(lambda: [_together(graphs, told, failed) for failed in steps], 1)
        return {**times, "found": np.array(largest, float), "tried": steps}
    return {**times, "found": found}


def _together(graphs: Any, told: Any, failed: int) -> int:  # noqa: ANN401 - as above
    left = told["order"][failed:]
    kept = {name: told[name][left] for name in ("tails", "heads", "minutes")}
    _, part = graphs.connected_components(matrix({**kept, "count": told["count"]}), directed=False)
    return int(np.bincount(part).max())


def rerun(_: str, told: Any) -> Found:  # noqa: ANN401 - as above
    """Search again with each of two links by scipy, and scale the time to all of them."""
    graphs = importlib.import_module("scipy.sparse.csgraph")
    tried, links = np.array([0, 1]), len(told["link_tails"])
    today = graphs.dijkstra(matrix(told), indices=told["sources"])[:, told["goals"]]
    saved: list[float] = []

    def search(at: int) -> None:
        given = {
            "tails": np.r_[told["tails"], told["link_tails"][at]],
            "heads": np.r_[told["heads"], told["link_heads"][at]],
            "minutes": np.r_[told["minutes"], told["link_minutes"][at]],
            "count": told["count"],
        }
        then = graphs.dijkstra(matrix(given), indices=told["sources"])[:, told["goals"]]
        joined = np.isfinite(today)
        saved.append(float((told["demand"] * np.where(joined, today - then, 0.0)).sum()))

    with np.errstate(invalid="ignore"):
        times, _ = timed(lambda: deque(map(search, tried.tolist()), maxlen=0), 1)
    return {**scaled(times, links / len(tried)), "found": np.array(saved), "tried": tried}


def igraph_(task: str, told: Any) -> Found:  # noqa: ANN401 - as above
    """Run igraph: searches, betweenness of nodes and of edges, and bridges."""
    igraph = importlib.import_module("igraph")
    if task == "bridges":
        graph = igraph.Graph(int(told["count"]), np.c_[told["tails"], told["heads"]])
        times, found = timed(graph.bridges)
        return {**times, "found": np.sort(np.array(found, float))}
    tails, heads, minutes = both_ways(told)
    graph, weights = igraph.Graph(int(told["count"]), np.c_[tails, heads], directed=True), minutes.tolist()  # fmt: skip
    sources = told["sources"].tolist()
    if task == "all":
        times, found = timed(lambda: graph.distances(sources, weights=weights))
        return {**times, "found": np.array(found)}
    times, found = timed(lambda: graph.betweenness(sources=sources, weights=weights))
    _, _ = timed(lambda: graph.edge_betweenness(sources=sources, weights=weights), 1)
    return {**times, "found": np.array(found)}


def networkit_(task: str, told: Any) -> Found:  # noqa: ANN401 - as above
    """Run NetworKit: searches, and an estimate of betweenness from sources of its own."""
    peer = importlib.import_module("networkit")
    columns = (told["minutes"], (told["tails"], told["heads"]))
    graph = peer.GraphFromCoo(columns, n=int(told["count"]), weighted=True, directed=False)
    if task == "between":
        sources = len(told["sources"])
        times, _ = timed(
            lambda: peer.centrality.EstimateBetweenness(graph, sources, False, True).run()  # noqa: FBT003 - as NetworKit has it
        )
        return times

    def search() -> Any:  # noqa: ANN401 - as above
        searching = peer.distance.SPSP(graph, told["sources"].tolist())
        searching.run()
        return np.array(searching.getDistances(asarray=True))

    times, found = timed(search)
    found = np.where(found > UNREACHED, np.inf, found)
    return {**times, "found": found}


def networkx_(task: str, told: Any) -> Found:  # noqa: ANN401 - as above
    """Run networkx, of searches only two and of betweenness one, scaled to all."""
    peer, count = importlib.import_module("networkx"), int(told["count"])
    graph = peer.Graph()
    graph.add_nodes_from(range(count))
    graph.add_weighted_edges_from(
        zip(*(told[name].tolist() for name in ("tails", "heads", "minutes")), strict=True)
    )
    if task == "between":
        sources = told["sources"][:1].tolist()
        times, _ = timed(
            lambda: peer.betweenness_centrality_subset(graph, sources, range(count), weight="weight"), 1
        )  # fmt: skip
        return scaled(times, len(told["sources"]))
    if task == "nearest":
        goals = set(told["goals"].tolist())
        times, found = timed(lambda: peer.multi_source_dijkstra_path_length(graph, goals), 1)
        return {**times, "found": _in_order(found, count)}
    tried = np.array([0, 1])
    starts = told["sources"][tried].tolist()
    times, told_by = timed(
        lambda: [peer.single_source_dijkstra_path_length(graph, one) for one in starts], 1
    )
    found = np.array([_in_order(one, count) for one in told_by])
    return {**scaled(times, len(told["sources"]) / len(tried)), "found": found, "tried": tried}


def _in_order(found: Any, count: int) -> Any:  # noqa: ANN401 - as above
    minutes = np.full(count, np.inf)
    minutes[list(found)] = list(found.values())
    return minutes


def pandana_(_: str, told: Any) -> Found:  # noqa: ANN401 - as above
    """Run pandana: the nearest of many, without what it prepares beforehand."""
    pandas, peer = importlib.import_module("pandas"), importlib.import_module("pandana")
    east, north = told["places"].T
    nodes = pandas.DataFrame({"x": east, "y": north})
    weights = pandas.DataFrame({"minutes": told["minutes"]})
    made = peer.Network(
        nodes.x, nodes.y, pandas.Series(told["tails"]), pandas.Series(told["heads"]), weights, twoway=True
    )  # fmt: skip
    goals, far = told["goals"], 1000.0
    made.set_pois("goal", far, 1, nodes.x.iloc[goals], nodes.y.iloc[goals])
    times, found = timed(lambda: made.nearest_pois(far, "goal", num_pois=1))
    minutes = found[1].reindex(range(int(told["count"]))).to_numpy()
    return {**times, "found": np.where(minutes >= far, np.inf, minutes)}


PEERS: dict[str, Callable[[str, Any], Found]] = {
    "scipy": scipy_, "rerun": rerun, "igraph": igraph_, "networkit": networkit_,
    "networkx": networkx_, "pandana": pandana_,
}  # fmt: skip


def _peak_memory() -> float:
    """Give the peak resident memory of this process in megabytes (Linux)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def main() -> None:
    """Read arrays, run the peer, write what it found, its seconds and its peak memory."""
    peer, task, given, wanted = sys.argv[1:5]
    warnings.simplefilter("ignore")
    with np.load(Path(given)) as told:
        arrays = dict(told)
    found = PEERS[peer](task, arrays)
    np.savez(Path(wanted), peak=_peak_memory(), **found)


if __name__ == "__main__":
    main()
