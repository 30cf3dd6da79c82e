"""How fast the point lens is, beside its peer: ``python -m benchmarks.point --peers PYTHON``.

PYTHON is an interpreter of an environment with ``pmcontrols`` (``python -m venv peers;
peers/bin/pip install pmcontrols``); without it the peer is passed over. Ours and theirs run in
turn, each in a process of its own, on the same activities; the ratio is that of the medians. What
is exact is held against the peer's as a relative difference, what is drawn in standard errors of
the difference, since the two draw different numbers. The error of the table of durations is
measured beside the exact inverse, and the two are timed. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import tempfile
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

from dianfan.judged.point.activities import Activity
from dianfan.judged.point.earned import curves
from dianfan.judged.point.earned import earned_value
from dianfan.judged.point.earned_schedule import earned_schedule
from dianfan.judged.point.pert_beta import durations_of
from dianfan.judged.point.pert_beta import exact_share
from dianfan.judged.point.schedule import schedule
from dianfan.judged.point.simulating import simulate

RUNS, DRAWS = 5, 10_000
Arrays = dict[str, NDArray[Any]]


@dataclass(frozen=True)
class Case:
    """What is measured: the task, its arrays, and the correlation that the peer does not have."""

    name: str
    task: str
    arrays: Arrays
    correlation: float = 0.0
    has_peer: bool = True


def random_schedule(count: int) -> Arrays:
    """Make activities that wait for up to three of the thirty before them."""
    chance = np.random.default_rng(20241122)
    three = np.sort(chance.uniform(1, 20, (count, 3)), axis=1)
    edges = [
        (at, int(one))
        for at in range(1, count)
        for one in np.unique(chance.integers(max(0, at - 30), at, 3))
    ]
    return {"three": three, "edges": np.array(edges)}


def random_portfolio(projects: int, periods: int) -> Arrays:
    """Make plans that rise, work that lags and cost that exceeds it, told to the middle of the plan."""
    chance = np.random.default_rng(20241123)
    plan = chance.uniform(0.1, 5, (projects, periods)).cumsum(axis=1)
    done = plan[:, : periods // 2] * chance.uniform(0.5, 1, (projects, 1))
    return {"plan": plan, "earned": done, "spent": done * chance.uniform(0.9, 1.4, (projects, 1))}


def activities(told: Arrays) -> list[Activity]:
    """Write arrays as activities."""
    before: list[list[str]] = [[] for _ in told["three"]]
    for later, earlier in told["edges"]:
        before[later].append(f"n{earlier}")
    return [
        Activity(f"n{at}", float(low), float(likely), float(high), tuple(before[at]))
        for at, (low, likely, high) in enumerate(told["three"])
    ]


def ours(case: Case) -> dict[str, Any]:
    """Measure our side in this process; the first run fills the table of durations and counts too."""
    before, taken = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, []
    given = activities(case.arrays) if case.task == "simulate" else []
    for _ in range(RUNS):
        start = perf_counter()
        found = _simulated(given, case.correlation) if given else _earned(case.arrays)
        taken.append(perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"all": taken, "peak": peak / 1024, "before": before / 1024, **found}


def _simulated(given: list[Activity], correlation: float) -> dict[str, Any]:
    found = simulate(schedule(given), draws=DRAWS, correlation=correlation, seed=1)
    drawn = (found.mean, found.quantile(0.5), found.quantile(0.8))
    order = np.argsort([int(name[1:]) for name in found.ids])
    return {
        "exact": np.array([found.pert.mean]),
        "drawn": np.array([one.value for one in drawn]),
        "error": np.array([one.error for one in drawn]),
        "critical": found.criticality[order],
    }


def _earned(told: Arrays) -> dict[str, Any]:
    made = curves(told["plan"], told["earned"], told["spent"])
    money, time = earned_value(made), earned_schedule(made)
    last = (money.eac, money.eac_both, money.tcpi, time.es, time.ieac)
    return {"exact": np.array([one.values[:, -1] for one in last])}


def theirs(case: Case, python: str) -> dict[str, Any]:
    """Measure the peer by an interpreter that has it."""
    with tempfile.TemporaryDirectory() as folder:
        given, wanted = Path(folder) / "given.npz", Path(folder) / "found.npz"
        arrays: dict[str, Any] = {"runs": np.array(RUNS), "draws": np.array(DRAWS), **case.arrays}
        np.savez(given, **arrays)
        script = Path(__file__).with_name("point_peers.py")
        subprocess.run([python, str(script), case.task, str(given), str(wanted)], check=True)
        with np.load(wanted) as found:
            return dict(found)


def difference(own: dict[str, Any], peer: dict[str, Any]) -> str:
    """Say how far two results are apart: what is exact, what is drawn, how often critical."""
    told = [f"{np.abs(own['exact'] / peer['exact'] - 1).max():.0e} exact"]
    if "drawn" in own:
        away = np.abs(own["drawn"] - peer["drawn"]) / (own["error"] * 2**0.5)
        told.append(f"{away.max():.1f} s.e. drawn")
        told.append(f"{np.abs(own['critical'] - peer['critical']).max():.3f} critical")
    return ", ".join(told)


def table_error() -> str:
    """Measure the table of durations against the exact inverse, on a million values."""
    chance = np.random.default_rng(5)
    likely, normal = chance.uniform(0, 1, 1000), chance.standard_normal((1000, 1000))
    made = schedule([Activity(f"n{at}", 0.0, one, 1.0) for at, one in enumerate(likely)])
    lengths, order = durations_of(made), [int(name[1:]) for name in made.ids]
    start = perf_counter()
    found = np.array([lengths.of(at, normal[at]) for at in range(1000)])
    table, start = perf_counter() - start, perf_counter()
    exact = exact_share(likely[order][:, None], normal)
    slow = perf_counter() - start
    return (
        f"table of durations: misses the exact inverse by at most {np.abs(found - exact).max():.1e} "
        f"of b - a; a million values {table:.3f} s, exact {slow:.3f} s"
    )


def cases() -> list[Case]:
    """Give the cases."""
    thousand = random_schedule(1000)
    return [
        Case("30 activities", "simulate", random_schedule(30)),
        Case("1,000 activities", "simulate", thousand),
        Case("1,000 activities, correlated", "simulate", thousand, 0.3, has_peer=False),
        Case("10,000 activities, correlated", "simulate", random_schedule(10_000), 0.3,
             has_peer=False),
        Case("earned value, 1,000 projects", "earned", random_portfolio(1000, 36)),
    ]  # fmt: skip


def main() -> None:
    """Measure each case, ours and theirs in turn, and print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--peers", default="", metavar="PYTHON", help="an interpreter with the peer")
    python = asked.parse_args().peers
    shown = Table("case, 10,000 draws", "ours, s", "peak MB", "peer, s", "peak MB", "ratio",
                  "difference")  # fmt: skip
    for case in cases():
        with get_context("spawn").Pool(1) as pool:
            own = pool.apply(ours, (case,))
        mine = statistics.median(own["all"])
        row = [case.name, f"{mine:.4f}", f"{own['peak']:.0f}"]
        if not python or not case.has_peer:
            shown.add_row(*row, "-" if python else "the peer is not there")
            continue
        peer = theirs(case, python)
        their = statistics.median(peer["all"])
        shown.add_row(*row, f"{their:.3f}", f"{float(peer['peak']):.0f}", f"{their / mine:.1f}",
                      difference(own, peer))  # fmt: skip
    console = Console(width=120)
    console.print(shown, table_error(), f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
