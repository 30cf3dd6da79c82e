"""The peer of the point lens, run by an interpreter that has it: pmcontrols.

``benchmarks.point --peers PYTHON`` starts this file with that interpreter; it needs nothing of the
house. Arrays come and go as ``.npz`` files.
"""

from __future__ import annotations

import importlib
import resource
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np


def simulate(told: Any) -> dict[str, Any]:  # noqa: ANN401 - arrays by name
    """Run ``pert``: PERT, Monte Carlo and criticality of one schedule."""
    network = importlib.import_module("pmcontrols.network")
    before: list[list[str]] = [[] for _ in told["three"]]
    for later, earlier in told["edges"]:
        before[later].append(f"n{earlier}")
    given = [
        {"id": f"n{at}", "a": low, "m": likely, "b": high, "predecessors": before[at]}
        for at, (low, likely, high) in enumerate(told["three"])
    ]
    taken = []
    for _ in range(int(told["runs"])):
        start = perf_counter()
        found = network.pert(given, n_sim=int(told["draws"]), seed=1)
        taken.append(perf_counter() - start)
    critical = found.table.set_index("activity")["criticality_index"]
    return {
        "all": taken,
        "exact": np.array([found.stats["expected_duration"]]),
        "drawn": np.array([found.stats[name] for name in ("mc_mean", "mc_p50", "mc_p80")]),
        "critical": critical.loc[[f"n{at}" for at in range(len(given))]].to_numpy(),
    }


def earned(told: Any) -> dict[str, Any]:  # noqa: ANN401 - arrays by name
    """Run ``evm`` for the last period told of each project, one at a time, as the peer has it."""
    peer = importlib.import_module("pmcontrols.evm")
    periods, told_to = told["plan"].shape[1], told["earned"].shape[1]
    names = ("eac_cpi", "eac_cpi_spi", "tcpi_bac", "es", "ieac_t")
    taken = []
    for _ in range(int(told["runs"])):
        start, rows = perf_counter(), []
        for plan, done, paid in zip(told["plan"], told["earned"], told["spent"], strict=True):
            made = peer.plan(range(periods + 1), [0.0, *plan])
            stats = peer.evm(made, float(done[-1]), float(paid[-1]), told_to).stats
            rows.append([stats[name] for name in names])
        taken.append(perf_counter() - start)
    return {"all": taken, "exact": np.array(rows).T}


def main() -> None:
    """Read arrays, run the peer, write what it found, its seconds and its peak memory."""
    task, given, wanted = sys.argv[1:4]
    with np.load(Path(given)) as told:
        arrays = dict(told)
    found = {"simulate": simulate, "earned": earned}[task](arrays)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    np.savez(Path(wanted), peak=peak, **found)


if __name__ == "__main__":
    main()
