"""How fast an index is computed and shaken: ``python -m benchmarks.surface``.

The ASEM index of COINr is read from the reference data beside this checkout and passed over
where they are absent; the large tables are made by the formula of ``synthetic3000``. Beside
each measure stands a plain NumPy version on one core that computes each distinct upstream
variant once, in the same run. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
from collections.abc import Callable
from multiprocessing import get_context
from time import perf_counter

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

from dianfan.figures.wording import Wording
from dianfan.judged.surface.aggregating import Aggregation
from dianfan.judged.surface.chain import Index
from dianfan.judged.surface.chain import index
from dianfan.judged.surface.imputing import Imputation
from dianfan.judged.surface.normalising import Normalisation
from dianfan.judged.surface.panel import Panel
from dianfan.judged.surface.spec import Direction
from dianfan.judged.surface.spec import IndexSpec
from dianfan.judged.surface.spec import IndicatorSpec
from dianfan.judged.surface.spec import NodeSpec
from dianfan.judged.surface.treating import Treatment
from dianfan.judged.surface.uncertainty.choices import Change
from dianfan.judged.surface.uncertainty.choices import Choice
from dianfan.judged.surface.uncertainty.choices import Noise
from dianfan.judged.surface.uncertainty.choices import Openness
from dianfan.judged.surface.uncertainty.choices import Option
from dianfan.judged.surface.uncertainty.choices import WeightNoise
from dianfan.judged.surface.uncertainty.engine import spread
from dianfan.judged.surface.uncertainty.sobol import exact
from tests.judged.surface.examples import REFERENCE
from tests.judged.surface.examples import asem

Matrix = NDArray[np.float64]
NAME = Wording("", "")
RUNS, DRAWS, GAPS = 5, 1000, 0.02


def large(places: int, periods: int = 1, columns: int = 100) -> tuple[IndexSpec, Panel]:
    """Make an index of ten nodes in two, and data in which some columns are skewed and 2 % gaps."""
    chance = np.random.default_rng(20241122)
    rows = places * periods
    common, own = chance.normal(size=(rows, 1)), chance.normal(size=(rows, columns))
    values = 0.6 * common + 0.8 * own
    values[:, ::5] = np.exp(1.2 * values[:, ::5])
    values[:, 1::5] = 50 + 10 * values[:, 1::5]
    values[chance.random((rows, columns)) < GAPS] = np.nan
    names = [f"i{number:03d}" for number in range(columns)]
    leaves = tuple(
        IndicatorSpec(one, NAME, Direction.LOWER if at % 7 == 0 else Direction.HIGHER)
        for at, one in enumerate(names)
    )
    tens = tuple(
        NodeSpec(f"p{at}", NAME, tuple(names[at * 10 : at * 10 + 10]))
        for at in range(columns // 10)
    )
    halves = tuple(
        NodeSpec(f"s{at}", NAME, tuple(one.id for one in tens[at * 5 : at * 5 + 5]))
        for at in range(2)
    )
    spec = IndexSpec(
        "index", NAME, leaves, (NodeSpec("index", NAME, ("s0", "s1")), *halves, *tens),
        availability=0.0, imputation=Imputation.MEDIAN, treatment=Treatment.WINSORISE,
    )  # fmt: skip
    who = tuple(f"u{row % places}" for row in range(rows))
    when = tuple(f"{2000 + row // places}" for row in range(rows))
    return spec, Panel(who, when, tuple(names), values)


def open_choices(*, weights: bool = True) -> Openness:
    """Leave scores, means and weights open."""
    as_laid = Option("as laid down")
    geometric = (Change("span", (1.0, 100.0)), Change("aggregation", Aggregation.GEOMETRIC, "*"))
    return Openness(
        (
            Choice(
                "scores", (as_laid, Option("ranks", (Change("normalisation", Normalisation.RANK),)))
            ),
            Choice("means", (as_laid, Option("geometric", geometric))),
        ),
        WeightNoise(Noise.PERTURB, 0.25) if weights else None,
    )


def combinations(spec: IndexSpec) -> Openness:
    """Leave 2,000 combinations open: 4 scores, 5 numbers of treated points, 2 means, 50 weights."""

    def of(field: str, *values: object) -> tuple[Option, ...]:
        return tuple(Option(str(one), (Change(field, one),)) for one in values)

    chance = np.random.default_rng(3)
    root = spec.root
    scores = (
        Normalisation.MIN_MAX,
        Normalisation.RANK,
        Normalisation.PERCENTILE,
        Normalisation.BORDA,
    )
    means = (Aggregation.ARITHMETIC, Aggregation.MEDIAN)
    weights = [
        dict(zip(root.children, chance.uniform(0.5, 1.5, len(root.children)), strict=True))
        for _ in range(50)
    ]
    return Openness(
        (
            Choice("scores", of("normalisation", *scores)),
            Choice("points", of("most_points", 1, 2, 3, 4, 5)),
            Choice(
                "means",
                tuple(Option(one.value, (Change("aggregation", one, "*"),)) for one in means),
            ),
            Choice(
                "weights",
                tuple(
                    Option(str(at), (Change("weights", one, root.id),))
                    for at, one in enumerate(weights)
                ),
            ),
        )
    )


def plain(made: Index, count: int) -> Matrix:
    """Draw an index as a plain script would: one loop over draws, each upstream variant once."""
    spec, chance = made.spec, np.random.default_rng(1)
    scored = made.scored.values
    ranks = np.empty((count, len(scored)))
    for draw in range(count):
        known = dict(zip(spec.columns, scored.T, strict=True))
        for node in spec.from_below():
            weights = 1 + chance.uniform(-0.25, 0.25, len(node.children))
            below = np.column_stack([known[child] for child in node.children])
            held = ~np.isnan(below)
            known[node.id] = (np.where(held, below, 0) @ weights) / (held @ weights)
        ranks[draw] = (-known[spec.root.id]).argsort().argsort() + 1
    return ranks


def timed(work: Callable[[], object], runs: int = RUNS) -> float:
    """Give the median of several runs in seconds."""
    taken = []
    for _ in range(runs):
        start = perf_counter()
        work()
        taken.append(perf_counter() - start)
    return statistics.median(taken)


def alone(name: str) -> tuple[float, float, float | None]:
    """Measure one case in this process: seconds, peak megabytes, seconds of the plain version."""
    seconds, peer = CASES[name]()
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, peer


def _asem_chain() -> tuple[float, None]:
    spec, panel = asem()
    return timed(lambda: index(spec, panel)), None


def _asem_draws() -> tuple[float, float]:
    spec, panel = asem()
    made = index(spec, panel)
    ours = timed(lambda: spread(made, open_choices(), DRAWS, seed=1))
    return ours, timed(lambda: plain(made, DRAWS))


def _asem_sobol() -> tuple[float, None]:
    spec, panel = asem()
    made = index(spec, panel)
    return timed(lambda: exact(made, combinations(made.spec))), None


def _large_chain() -> tuple[float, None]:
    spec, panel = large(3000)
    return timed(lambda: index(spec, panel)), None


def _large_draws(workers: int = 1) -> tuple[float, float | None]:
    spec, panel = large(3000)
    made = index(spec, panel)
    ours = timed(lambda: spread(made, open_choices(), DRAWS, seed=1, workers=workers), 3)
    return ours, timed(lambda: plain(made, DRAWS), 1) if workers == 1 else None


def _two_workers() -> tuple[float, float | None]:
    return _large_draws(2)


def _huge_chain() -> tuple[float, None]:
    spec, panel = large(100_000)
    return timed(lambda: index(spec, panel), 3), None


def _panel_chain() -> tuple[float, None]:
    spec, panel = large(3000, 20)
    return timed(lambda: index(spec, panel), 3), None


CASES: dict[str, Callable[[], tuple[float, float | None]]] = {
    "ASEM: chain": _asem_chain,
    "ASEM: 1,000 draws": _asem_draws,
    "ASEM: exact Sobol of 2,000 combinations": _asem_sobol,
    "3,000 x 100: chain": _large_chain,
    "3,000 x 100: 1,000 draws": _large_draws,
    "3,000 x 100: 1,000 draws, two workers": _two_workers,
    "100,000 x 100: chain": _huge_chain,
    "3,000 x 100 x 20 years: chain": _panel_chain,
}


def main() -> None:
    """Measure each case in a process of its own, and print the table."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    shown = Table("case", "seconds", "peak MB", "plain NumPy, s", "ratio")
    for name in CASES:
        if name.startswith("ASEM") and not (REFERENCE / "asem").exists():
            shown.add_row(name, "the reference data are not there", "", "", "")
            continue
        with get_context("spawn").Pool(1) as pool:
            seconds, peak, peer = pool.apply(alone, (name,))
        ratio = "" if peer is None else f"{peer / seconds:.1f}"
        shown.add_row(
            name, f"{seconds:.3f}", f"{peak:.0f}", "" if peer is None else f"{peer:.3f}", ratio
        )
    Console(width=110).print(shown, f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
