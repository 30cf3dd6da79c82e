"""How fast the line lens is, beside its peers: ``python -m benchmarks.line --peers PYTHON``.

PYTHON is an interpreter of an environment with ``pymrio`` and ``ecomplexity`` (``python -m venv
peers; peers/bin/pip install pymrio ecomplexity``); without it the peers are passed over. Ours
and theirs run in turn, each in a process of its own, on the same arrays; the ratio is that of the
medians, and the difference the largest between results, relative to the largest result. Brute
force stands for extraction: a few sectors are solved again and the time is scaled to all of them.
Published tables are read from the reference data beside this checkout. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import gzip
import os
import resource
import statistics
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

from dianfan.judged.line.complexity.indices import complexity
from dianfan.judged.line.complexity.outlook import outlook_gains
from dianfan.judged.line.complexity.product_space import product_space
from dianfan.judged.line.complexity.table import product_table
from dianfan.judged.line.complexity.table import products_of
from dianfan.judged.line.input_output.extraction import extraction
from dianfan.judged.line.input_output.indicators import indicators
from dianfan.judged.line.input_output.solving import model
from dianfan.judged.line.input_output.table import industry_table

REFERENCE = Path(__file__).resolve().parents[2] / "shared" / "reference" / "line"
RUNS, SAMPLED = 5, 8
Arrays = dict[str, NDArray[np.float64]]


@dataclass(frozen=True)
class Case:
    """What is measured: the task, its arrays, and how often."""

    name: str
    task: str
    arrays: Arrays
    runs: int


def random_table(count: int) -> Arrays:
    """Make flows that balance, with local inputs of 30 to 75 percent of output."""
    chance = np.random.default_rng(20241122)
    coefficients = chance.random((count, count))
    coefficients *= chance.uniform(0.3, 0.75, count) / coefficients.sum(axis=0)
    used = chance.uniform(1, 100, count)
    output = np.linalg.solve(np.eye(count) - coefficients, used)
    return {"flows": coefficients * output, "used": used, "output": output,
            "energy": chance.random(count)}  # fmt: skip


def published_table() -> Arrays:
    """Read the test system of pymrio: 48 sectors of six regions."""
    rows = (REFERENCE / "pymrio_test_Z.csv").read_text(encoding="utf-8").splitlines()
    flows = np.array([[float(cell) for cell in row.split(",")[1:]] for row in rows[1:]])
    used = [
        [float(cell) for cell in row.split(",")[1:]]
        for row in (REFERENCE / "pymrio_test_Y.csv").read_text(encoding="utf-8").splitlines()[2:]
        if row.count("|")
    ]
    final = np.array(used).sum(axis=1) if len(used) == len(flows) else flows.sum(axis=1)
    output = flows.sum(axis=1) + final
    return {"flows": flows, "used": final, "output": output, "energy": output * 0.1}


def trade() -> Arrays:
    """Read who sells what: 226 places, 785 products."""
    with gzip.open(REFERENCE / "trade_1998_2000_sitc4.csv.gz") as stream:
        told = pl.read_csv(stream.read(), schema_overrides={"product": pl.String})
    return {"values": products_of(told.rename({"country": "place"})).values}


def ours(case: Case) -> dict[str, Any]:
    """Measure our side in this process."""
    work = {"mrio": _indicators, "complexity": _complexity, "extraction": _extraction}[case.task]
    before, taken = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, []
    for _ in range(case.runs):
        start = perf_counter()
        found = work(case.arrays)
        taken.append(perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"all": taken, "peak": peak / 1024, "before": before / 1024, **found}


def _indicators(told: Arrays) -> Arrays:
    names = tuple(map(str, range(len(told["output"]))))
    table = industry_table(
        names, told["flows"], told["output"], told["used"][:, None], ("f",),
        satellites={"energy": told["energy"]},
    )  # fmt: skip
    found = indicators(model(table))
    return {"backward": found["backward"].to_numpy(), "content": found["content_energy"].to_numpy()}


def _complexity(told: Arrays) -> Arrays:
    places, products = told["values"].shape
    table = product_table(
        tuple(map(str, range(places))), tuple(map(str, range(products))), told["values"]
    )
    found = complexity(product_space(table))
    outlook_gains(found)
    return {"places": found.places, "products": found.products}


def _extraction(told: Arrays) -> Arrays:
    names = tuple(map(str, range(len(told["output"]))))
    table = industry_table(names, told["flows"], told["output"], told["used"][:, None], ("f",))
    return {"loss": extraction(model(table)).loss}


def brute_force(told: Arrays) -> dict[str, Any]:
    """Solve again without each of a few sectors; the seconds are those of all sectors, scaled."""
    count = len(told["output"])
    coefficients, lost, start = told["flows"] / told["output"], [], perf_counter()
    tried = np.linspace(0, count - 1, SAMPLED).astype(int)
    for at in tried:
        kept = np.arange(count) != at
        left = np.linalg.solve(
            np.eye(count - 1) - coefficients[np.ix_(kept, kept)], told["used"][kept]
        )
        lost.append(told["output"].sum() - left.sum())
    seconds = (perf_counter() - start) / SAMPLED * count
    return {"all": [seconds], "peak": float("nan"), "loss": np.array(lost), "tried": tried}


def theirs(case: Case, python: str) -> dict[str, Any]:
    """Measure a peer by an interpreter that has it."""
    with tempfile.TemporaryDirectory() as folder:
        given, wanted = Path(folder) / "given.npz", Path(folder) / "found.npz"
        arrays: dict[str, Any] = {"runs": np.array(float(case.runs)), **case.arrays}
        np.savez(given, **arrays)
        script = Path(__file__).with_name("line_peers.py")
        subprocess.run([python, str(script), case.task, str(given), str(wanted)], check=True)
        with np.load(wanted) as found:
            return dict(found)


def cases() -> Iterator[Case]:
    """Give the cases; those of published tables only where these are there."""
    if REFERENCE.exists():
        yield Case("test system, 48 sectors", "mrio", published_table(), RUNS)
    for count, runs in ((500, RUNS), (2000, RUNS), (5000, 1)):
        yield Case(f"{count:,} sectors", "mrio", random_table(count), runs)
    yield Case("2,000 sectors, extraction of each", "extraction", random_table(2000), RUNS)
    if REFERENCE.exists():
        yield Case("226 places x 785 products", "complexity", trade(), RUNS)


def _peer(case: Case, python: str) -> dict[str, Any] | None:
    if case.task == "extraction":
        return brute_force(case.arrays)
    return theirs(case, python) if python else None


def _away(case: Case, own: dict[str, Any], peer: dict[str, Any]) -> float:
    """Give the largest difference between two results, relative to the largest number."""
    away = []
    for name in ("backward", "content", "places", "products", "loss"):
        if name in own and name in peer:
            mine = own[name][peer["tried"]] if case.task == "extraction" else own[name]
            both = np.isfinite(mine) & np.isfinite(peer[name])
            away.append(np.abs(mine - peer[name])[both].max() / np.abs(peer[name][both]).max())
    return float(max(away))


def main() -> None:
    """Measure each case, ours and theirs in turn, and print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument(
        "--peers", default="", metavar="PYTHON", help="an interpreter with the peers"
    )
    python = asked.parse_args().peers
    shown = Table(
        "case", "ours, s", "peak MB", "peer, s", "peak MB", "ratio", "its inverse, s", "difference"
    )
    for case in cases():
        with get_context("spawn").Pool(1) as pool:
            own = pool.apply(ours, (case,))
        peer, mine = _peer(case, python), statistics.median(own["all"])
        row = [case.name, f"{mine:.4f}", f"{own['peak']:.0f}"]
        if peer is None:
            shown.add_row(*row, "the peer is not there")
            continue
        their = statistics.median(peer["all"])
        inverse = f"{statistics.median(peer['inverse']):.3f}" if "inverse" in peer else ""
        shown.add_row(
            *row, f"{their:.3f}", f"{float(peer['peak']):.0f}", f"{their / mine:.1f}", inverse,
            f"{_away(case, own, peer):.1e}",
        )  # fmt: skip
    Console(width=120).print(shown, f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
