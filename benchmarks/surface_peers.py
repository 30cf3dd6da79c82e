"""The surface lens held against other packages: PySAL for inequality and space, SALib for shares.

Run as ``python -m benchmarks.surface_peers`` where ``inequality``, ``esda`` and ``SALib`` are
installed beside the house; each part that is missing is passed over with its reason. None of
them is a dependency. Ends with 1 if a number is further away than it should be.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import sys
import warnings
from collections.abc import Callable
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dianfan.judged.inequality import atkinson
from dianfan.judged.inequality import gini
from dianfan.judged.inequality import theil
from dianfan.judged.inequality import theil_parts
from dianfan.judged.surface.space import Neighbours
from dianfan.judged.surface.space import moran
from dianfan.judged.surface.uncertainty.sobol import _estimate  # the estimator itself, on functions

Vector = NDArray[np.float64]
Line = tuple[str, float, float, float]
"""What is compared, ours, theirs, and how far apart they may be."""

PLACES, GRID = 400, 20
SAMPLE = 4096


def _inequality() -> Iterator[Line]:
    theils = importlib.import_module("inequality.theil")
    ginis = importlib.import_module("inequality.gini")
    atkinsons = importlib.import_module("inequality.atkinson")
    chance = np.random.default_rng(1)
    values, groups = chance.lognormal(2, 1, PLACES), chance.integers(0, 7, PLACES)
    parts = theil_parts(values, tuple(map(str, groups)))
    theirs = theils.TheilD(values, groups)
    yield "gini", gini(values), float(ginis.Gini(values).g), 1e-8
    yield "theil", theil(values), float(theils.Theil(values).T), 1e-8
    yield "theil between", parts.between, float(np.ravel(theirs.bg)[0]), 1e-8
    yield "theil within", parts.within, float(np.ravel(theirs.wg)[0]), 1e-8
    for aversion in (0.5, 1.0, 2.0):
        other = float(atkinsons.Atkinson(values, aversion).A)
        yield f"atkinson {aversion:g}", atkinson(values, aversion), other, 1e-8


def _space() -> Iterator[Line]:
    esda = importlib.import_module("esda")
    weights = importlib.import_module("libpysal.weights")
    values = np.random.default_rng(2).normal(size=PLACES).reshape(GRID, GRID).cumsum(axis=0).ravel()
    near = {at: _beside(at) for at in range(PLACES)}
    ours = Neighbours.of({str(at): tuple(map(str, near[at])) for at in near})
    table = weights.W(near, silence_warnings=True)
    found = moran(values, ours, permutations=999)
    theirs = esda.Moran(values, table, transformation="r", permutations=999)
    local = esda.Moran_Local(values, table, transformation="r", permutations=0)
    yield "moran", found.value, float(theirs.I), 1e-8
    yield "moran variance", found.variance, float(theirs.VI_rand), 1e-8
    yield "moran z", found.z, float(theirs.z_rand), 1e-8
    yield "moran p of the normal", found.normal_p, float(theirs.p_rand), 1e-8
    away = np.abs(found.local * (PLACES - 1) / PLACES - local.Is).max()
    yield "local moran, farthest", float(away), 0.0, 1e-8


def _beside(at: int) -> list[int]:
    row, column = divmod(at, GRID)
    steps = ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1))
    return [r * GRID + c for r, c in steps if 0 <= r < GRID and 0 <= c < GRID]


def _shares() -> Iterator[Line]:
    sample = importlib.import_module("SALib.sample.sobol")
    analyze = importlib.import_module("SALib.analyze.sobol")
    for name, function, problem, first, total in _functions():
        rows = sample.sample(problem, SAMPLE, calc_second_order=False, seed=1)
        outcome = function(rows)
        theirs = analyze.analyze(problem, outcome, calc_second_order=False, seed=1)
        width = problem["num_vars"]
        table = outcome.reshape(-1, width + 2)
        ours = _estimate(np.vstack([table[:, 0], table[:, -1], *table[:, 1:-1].T]))
        for at in range(width):
            yield f"{name} first {at + 1}, known", float(ours[0][at]), first[at], 0.02
            yield f"{name} total {at + 1}, known", float(ours[1][at]), total[at], 0.02
            yield f"{name} first {at + 1}, SALib", float(ours[0][at]), float(theirs["S1"][at]), 1e-8
            yield f"{name} total {at + 1}, SALib", float(ours[1][at]), float(theirs["ST"][at]), 1e-8


def _functions() -> Iterator[tuple[str, Callable[[Any], Vector], dict[str, Any], Vector, Vector]]:
    """Give Ishigami's function (a = 7, b = 0.1) and Sobol's g, with their known shares."""
    yield (
        "ishigami",
        lambda x: np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0]),
        {"num_vars": 3, "names": list("abc"), "bounds": [[-np.pi, np.pi]] * 3},
        np.array([0.31390519, 0.44241114, 0.0]),
        np.array([0.55758886, 0.44241114, 0.24368366]),
    )
    a = np.array([0.0, 1.0, 4.5, 9.0])
    parts = 1 / (3 * (1 + a) ** 2)
    whole = np.prod(1 + parts) - 1
    yield (
        "sobol g",
        lambda x: np.prod((np.abs(4 * x - 2) + a) / (1 + a), axis=1),
        {"num_vars": 4, "names": list("abcd"), "bounds": [[0.0, 1.0]] * 4},
        parts / whole,
        parts * (np.prod(1 + parts) / (1 + parts)) / whole,
    )


PARTS: tuple[tuple[tuple[str, ...], Callable[[], Iterator[Line]]], ...] = (
    (("inequality",), _inequality),
    (("esda", "libpysal"), _space),
    (("SALib",), _shares),
)


def main() -> int:
    """Compare what is installed, and give 1 if anything is too far away."""
    far = 0
    for packages, work in PARTS:
        try:
            versions = [f"{one} {importlib.metadata.version(one)}" for one in packages]
        except importlib.metadata.PackageNotFoundError as missing:
            print(f"passed over: {missing} is not installed")
            continue
        print(f"against {', '.join(versions)}")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            lines = list(work())
        for what, ours, theirs, near in lines:
            apart = abs(ours - theirs)
            far += not apart <= near
            print(f"  {what:<32} {ours:.10f}  {theirs:.10f}  {apart:.1e} of {near:.0e}")
    print(f"{far} too far away")
    return int(far > 0)


if __name__ == "__main__":
    sys.exit(main())
