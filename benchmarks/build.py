"""Measure a build, and how it grows with the record: ``python -m benchmarks.build``.

Every run is a process of its own, so that none warms another and each tells its own peak
of memory. Nothing is asserted: the machine decides.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterable
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from benchmarks.synthetic import enlarge

Run = Mapping[str, Mapping[str, float]]
STAGES = ("promised", "said", "recorded", "judged", "reported", "published", "all")
PARTS = {
    "megabytes": ("own", "largest child"),
    "counts": ("observations", "areas", "figures"),
    "sizes": ("client", "papers", "book", "lineage", "files"),
}


def run_once(folder: Path, *, paper: bool) -> Run:
    """Measure one build of a folder in a process of its own."""
    with TemporaryDirectory(prefix="dianfan-bench-") as room:
        command = [sys.executable, "-m", "benchmarks.stages", str(folder), f"{room}/edition"]
        options = [] if paper else ["--no-pdf"]
        done = subprocess.run([*command, *options], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"the build of {folder} failed:\n{done.stderr}")
    found: Run = json.loads(done.stdout)
    return found


def check_seconds(folder: Path, runs: int) -> float:
    """Measure `dianfan check` as a user calls it, the start of Python included."""
    code = "import sys; from dianfan.cli.program import run; sys.exit(run(sys.argv[1:]))"
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, "-c", code, "check", str(folder)], capture_output=True, check=False
        )
        taken.append(time.perf_counter() - start)
    return median(taken)


def medians(runs: Iterable[Run]) -> dict[str, dict[str, float]]:
    """Give the median of every measure over some runs."""
    listed = list(runs)
    return {
        group: {name: median(run[group][name] for run in listed) for name in measures}
        for group, measures in listed[0].items()
    }


def measure(
    programme: Path, factors: Iterable[int], runs: int, *, paper: bool
) -> dict[str, object]:
    """Measure a programme and its enlargements: the original several times, the others once."""
    found: dict[str, object] = {}
    with TemporaryDirectory(prefix="dianfan-bench-") as room:
        for factor in factors:
            folder = enlarge(programme, factor, Path(room) / f"x{factor}")
            count = runs if factor == 1 else 1
            result = medians(run_once(folder, paper=paper) for _ in range(count))
            result["seconds"]["dianfan check"] = check_seconds(folder, count)
            found[f"{factor}x"] = result
            print(f"{programme.name} {factor}x: {count} run(s)", file=sys.stderr)
    return found


def shown(found: Mapping[str, Run]) -> Table:
    """Set the measures in a table, with the growth from the original to the largest."""
    table = Table(title="A build, stage by stage", title_justify="left")
    table.add_column("measure")
    for factor in found:
        table.add_column(factor, justify="right")
    table.add_column("growth", justify="right")
    for group, name in _rows():
        values = [one[group][name] for one in found.values()]
        growth = f"{values[-1] / values[0]:.1f}" if values[0] else "–"
        unit = {"seconds": " s", "megabytes": " MB memory", "sizes": " MB"}.get(group, "")
        label = name if name == "files" else f"{name}{unit}"
        table.add_row(label, *(_number(value, group, name) for value in values), growth)
    return table


def _rows() -> Iterable[tuple[str, str]]:
    yield from (("seconds", stage) for stage in (*STAGES, "dianfan check"))
    yield from ((group, name) for group, names in PARTS.items() for name in names)


def _number(value: float, group: str, name: str) -> str:
    whole = group == "counts" or name == "files" or group == "megabytes"
    return f"{value:,.0f}" if whole else f"{value:,.2f}"


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__.partition(":")[0] if __doc__ else None)
    asked.add_argument("--programme", type=Path, default=Path("programmes/changji"))
    asked.add_argument("--factors", type=int, nargs="+", default=[1, 10, 100])
    asked.add_argument(
        "--runs", type=int, default=5, help="runs of the original; the median counts"
    )
    asked.add_argument("--no-pdf", action="store_true", help="leave the papers out")
    asked.add_argument("--json", action="store_true")
    given = asked.parse_args()
    found = measure(given.programme, given.factors, given.runs, paper=not given.no_pdf)
    if given.json:
        print(json.dumps(found, indent=1))
    else:
        Console().print(shown(found))  # type: ignore[arg-type]  # JSON has no types


if __name__ == "__main__":
    main()
