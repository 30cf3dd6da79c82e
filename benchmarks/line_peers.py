"""The peers of the line lens, run by an interpreter that has them: pymrio and ecomplexity.

``benchmarks.line --peers PYTHON`` starts this file with that interpreter; it needs nothing of the
house. Arrays come and go as ``.npz`` files.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import resource
import sys
import warnings
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np


def mrio(told: Any) -> dict[str, Any]:  # noqa: ANN401 - arrays by name
    """Run pymrio's ``calc_all`` and ``calc_L`` on flows, final use and one satellite."""
    pymrio, pandas = importlib.import_module("pymrio"), importlib.import_module("pandas")
    names = pandas.MultiIndex.from_product(
        [["r"], [f"s{at}" for at in range(len(told["flows"]))]], names=["region", "sector"]
    )
    used = pandas.MultiIndex.from_product([["r"], ["f"]], names=["region", "category"])
    taken: dict[str, list[float]] = {"all": [], "inverse": []}
    for _ in range(int(told["runs"])):
        system = pymrio.IOSystem(
            Z=pandas.DataFrame(told["flows"].copy(), names, names),
            Y=pandas.DataFrame(told["used"][:, None], names, used),
        )
        system.ext = pymrio.Extension(
            name="e", F=pandas.DataFrame(told["energy"][None, :], ["e"], names)
        )
        start = perf_counter()
        system.calc_all()
        taken["all"].append(perf_counter() - start)
        start = perf_counter()
        inverse = pymrio.calc_L(system.A)
        taken["inverse"].append(perf_counter() - start)
    return {
        **taken,
        "backward": inverse.to_numpy().sum(axis=0),
        "content": system.ext.M.to_numpy().ravel(),
    }


def complexity(told: Any) -> dict[str, Any]:  # noqa: ANN401 - arrays by name
    """Run ecomplexity on places by products, its check of supermodularity switched off."""
    pandas, peer = importlib.import_module("pandas"), importlib.import_module("ecomplexity")
    values = told["values"]
    rows, columns = np.nonzero(np.ones_like(values))
    frame = pandas.DataFrame({"t": 1, "loc": rows, "prod": columns, "val": values[rows, columns]})
    keys = {"time": "t", "loc": "loc", "prod": "prod", "val": "val"}
    taken = []
    for _ in range(int(told["runs"])):
        start = perf_counter()
        with contextlib.redirect_stdout(io.StringIO()):
            found = peer.ecomplexity(frame, keys, check_logsupermodularity=False, verbose=False)
        taken.append(perf_counter() - start)
    return {
        "all": taken,
        "places": found.groupby("loc")["eci"].first().sort_index().to_numpy(),
        "products": found.groupby("prod")["pci"].first().sort_index().to_numpy(),
    }


def main() -> None:
    """Read arrays, run the peer, write what it found, its seconds and its peak memory."""
    task, given, wanted = sys.argv[1:4]
    warnings.simplefilter("ignore")
    with np.load(Path(given)) as told:
        arrays = dict(told)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = {"mrio": mrio, "complexity": complexity}[task](arrays)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    np.savez(Path(wanted), peak=after / 1024, before=before / 1024, **found)


if __name__ == "__main__":
    main()
