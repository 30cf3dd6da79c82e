"""The record at size: loading very many observations into a workspace, and closing them into a Book.

    python -m benchmarks.record --rows 1000000
    python -m tools.postgres python -m benchmarks.record --rows 1000000

Each step runs once in a process of its own, which tells its seconds and its peak memory.
"""

from __future__ import annotations

import argparse
import csv
import os
import subprocess
import sys
from collections.abc import Iterable
from collections.abc import Iterator
from itertools import islice
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from dianfan.cli.new import start
from tools.postgres import ADDRESS

HERE = Path(__file__).resolve().parent.parent
INDICATORS, AREAS, ACTIONS = 500, 30, 3
COLUMNS = (
    "indicator", "area", "period", "scope", "value", "upper", "unit", "bound", "kind", "status", "source",
    "locator", "note_zh", "note_en",
)  # fmt: skip
STEPS = {
    "load": "from dianfan.store.acts.loading import load_folder; load_folder(FOLDER, 'bench')",
    "load again": "from dianfan.store.acts.loading import load_folder; load_folder(FOLDER, 'bench')",
    "close, from the database": "from dianfan.store.repository import close; print(close(DAY).digest)",
    "close, from the folder": (
        "from dianfan.store.repository import close_folder; print(close_folder(FOLDER, DAY).digest)"
    ),
}
_CHILD = """
import sys, time
from datetime import date
from pathlib import Path
from dianfan.store.workspace import opened
FOLDER, DAY = Path(sys.argv[1]), date(2040, 1, 1)
opened(Path(sys.argv[2]))
started = time.perf_counter()
{step}
took = time.perf_counter() - started
peak = next(line for line in Path('/proc/self/status').read_text().splitlines() if line.startswith('VmHWM'))
print(took, int(peak.split()[1]) // 1024)
"""


def main() -> None:
    """Measure each step, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--rows", type=int, default=100_000)
    rows = parser.parse_args().rows
    with TemporaryDirectory(prefix="dianfan-bench-") as made:
        folder = Path(made) / "programme"
        write_folder(folder, rows)
        table = Table("step", "s", "rows a second", "peak MB", "told")
        for name, step in STEPS.items():
            took, peak, told = measured(step, folder, Path(made) / "home")
            table.add_row(name, f"{took:.2f}", f"{rows / took:,.0f}", f"{peak}", told[:12])
        Console().print(table)
    print(
        "database:", "postgresql" if ADDRESS in os.environ else "sqlite", "load", os.getloadavg()[0]
    )


def write_folder(folder: Path, rows: int) -> None:
    """Write the starter programme with very many indicators, areas and observations."""
    start(folder, ACTIONS)
    areas = [
        (f"B{no:02}", f"县{no}", f"County {no}", f"县{no}", f"County {no}", "county", "R1")
        for no in range(AREAS)
    ]
    names = [
        (
            f"made-{no}",
            f"指标{no}",
            f"Made {no}",
            "亿元",
            "higher",
            "surface",
            "",
            "3",
            "false",
            "",
            "",
            "",
        )
        for no in range(INDICATORS)
    ]
    append(folder / "areas.csv", areas)
    append(folder / "indicators.csv", names)
    append(folder / "observations.csv", islice(observations(), rows))


def observations() -> Iterator[tuple[str, ...]]:
    """Give invented observations without end: month by month, area by area."""
    for year, month in product(range(2000, 2040), range(1, 13)):
        for area, name in product(range(AREAS), range(INDICATORS)):
            value = f"{(year * 31 + month * 7 + area * 13 + name) % 9973 / 10:.1f}"
            yield (f"made-{name}", f"B{area:02}", f"{year}-{month:02}", "", value, "", "亿元", "exactly", "level",
                   "final", "bulletin-2024", f"{value}亿元", "", "")  # fmt: skip


def append(path: Path, rows: Iterable[tuple[str, ...]]) -> None:
    """Add rows to a table."""
    with path.open("a", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(rows)


def measured(step: str, folder: Path, home: Path) -> tuple[float, int, str]:
    """Run a step in a process of its own; give its seconds, its peak memory in MB, and what it printed."""
    environment = dict(os.environ)
    if ADDRESS in os.environ:
        environment["DIANFAN_DATABASE_URL"] = os.environ[ADDRESS]
    command = [sys.executable, "-c", _CHILD.replace("{step}", step), str(folder), str(home)]
    out = subprocess.run(
        command, capture_output=True, text=True, check=False, env=environment, cwd=HERE
    )
    if out.returncode:
        sys.exit(out.stderr)
    *told, last = out.stdout.split("\n")[:-1]
    took, peak = last.split()
    return float(took), int(peak), " ".join(told)


if __name__ == "__main__":
    main()
