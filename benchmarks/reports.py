"""Measure build and verify by the number of reports: ``python -m benchmarks.reports``.

Synthetic programmes of 11, 101 and 1,001 reports (an overview and one per action) are built
and verified, each in a process of its own. Two rates are told: figures whose lineage is
computed again per second of that work, and figures shown that are held against it per second
of the whole quick verification. Nothing is asserted: the machine decides.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from benchmarks.many_actions import multiply
from dianfan.cli.review import as_book
from dianfan.cli.review import review
from dianfan.cli.verify import rebuild
from dianfan.published import verify
from dianfan.published.manifest import read_manifest
from dianfan.published.verification.proof import prove_lineage
from dianfan.published.verification.record import open_record

KILOBYTES = 1024
LARGEST_PAPER = 100
MEASURES = (
    ("build", "build, s"),
    ("verify", "verify, s"),
    ("quick", "verify --quick, s"),
    ("figures", "figures with lineage"),
    ("shown", "figures shown"),
    ("proved a second", "lineage proved, figures a second"),
    ("held a second", "quick verification, figures shown a second"),
    ("files", "files"),
    ("own", "peak memory of the process, MB"),
    ("child", "peak memory of a child, MB"),
)


def measured(folder: Path, edition: Path, *, paper: bool, whole: bool) -> dict[str, float]:
    """Build and verify once, and tell what each took.

    Args:
        folder: the programme.
        edition: where the edition goes.
        paper: whether to print the papers.
        whole: whether to verify with a new build too.
    """
    found: dict[str, float] = {}
    start = time.perf_counter()
    with as_book(folder, None) as book:
        review(book, out=edition, paper=paper)
    found["build"] = time.perf_counter() - start
    start = time.perf_counter()
    quick = verify(edition, rebuild=None)
    found["quick"] = time.perf_counter() - start
    assert quick.is_sound  # noqa: S101 - a benchmark of an unsound edition tells nothing
    found["held a second"] = quick.shown / found["quick"]
    found["proved a second"] = quick.figures / _proving(edition)
    if whole:
        start = time.perf_counter()
        assert verify(edition, rebuild=rebuild).is_sound  # noqa: S101 - likewise
        found["verify"] = time.perf_counter() - start
    own, child = (
        resource.getrusage(who).ru_maxrss / KILOBYTES
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    counted = {"figures": quick.figures, "shown": quick.shown, "files": quick.files}
    return {**found, **counted, "own": own, "child": child}


def _proving(edition: Path) -> float:
    """Tell how long the proof of the lineage alone takes."""
    text = (edition / "lineage.jsonl").read_text(encoding="utf-8")
    with open_record(edition, read_manifest(edition)) as record:
        assert record.ground is not None  # noqa: S101 - the edition is sound
        start = time.perf_counter()
        prove_lineage(text, record.ground)
        return time.perf_counter() - start


def run(programme: Path, actions: int) -> dict[str, float]:
    """Measure a programme with a number of actions in a process of its own."""
    with TemporaryDirectory(prefix="dianfan-bench-") as room:
        folder = multiply(programme, actions, Path(room) / "programme")
        options = ["--paper"] if actions <= LARGEST_PAPER else []
        command = [sys.executable, "-m", "benchmarks.reports", "--one", str(folder)]
        done = subprocess.run(
            [*command, f"{room}/edition", *options], capture_output=True, text=True, check=False
        )
    if done.returncode:
        sys.exit(f"{actions} actions failed:\n{done.stderr}")
    found: dict[str, float] = json.loads(done.stdout)
    return found


def shown(found: dict[int, dict[str, float]]) -> Table:
    """Set the measures in a table."""
    table = Table(title="Build and verify by number of reports", title_justify="left")
    table.add_column("measure")
    for actions in found:
        table.add_column(f"{actions + 1:,}", justify="right")
    for key, label in MEASURES:
        values = (one.get(key) for one in found.values())
        table.add_row(label, *("–" if value is None else _number(value) for value in values))
    return table


def _number(value: float) -> str:
    return f"{value:,.1f}" if value < 1000 and value != int(value) else f"{value:,.0f}"  # noqa: PLR2004 - digits to read


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__.partition(":")[0] if __doc__ else None)
    asked.add_argument("--programme", type=Path, default=Path("tests/programmes/qinghe"))
    asked.add_argument("--actions", type=int, nargs="+", default=[10, 100, 1000])
    asked.add_argument("--one", type=Path, nargs=2, help=argparse.SUPPRESS)
    asked.add_argument("--paper", action="store_true", help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.one:
        folder, edition = given.one
        print(json.dumps(measured(folder, edition, paper=given.paper, whole=True)))
        return
    found = {actions: run(given.programme, actions) for actions in given.actions}
    Console().print(shown(found))


if __name__ == "__main__":
    main()
