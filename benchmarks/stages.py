"""One measured run, in a process of its own: seconds per stage, memory and sizes, as JSON.

Run as ``python -m benchmarks.stages FOLDER OUT [--no-pdf]``.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dianfan import judged
from dianfan import promised
from dianfan import published
from dianfan import recorded
from dianfan import reported
from dianfan import said

KILOBYTES = 1024


def measured(folder: Path, out: Path, *, paper: bool) -> dict[str, dict[str, float]]:
    """Run the six stages once, and tell what each took.

    Args:
        folder: the programme.
        out: where the edition goes.
        paper: whether to print the papers.
    """
    seconds: dict[str, float] = {}

    @contextmanager
    def timed(stage: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        seconds[stage] = time.perf_counter() - start

    with timed("all"):
        with timed("promised"):
            programme = promised.load(folder)
        with timed("said"):
            claims = said.read(programme)
        with timed("recorded"):
            book = recorded.close(programme, claims, programme.charter.review_date)
        with timed("judged"):
            verdicts = judged.judge(programme, book)
        with timed("reported"):
            report = reported.write(programme, book, verdicts)
        with timed("published"):
            published.edition(report, out=out, paper=paper)
    return {
        "seconds": seconds,
        "megabytes": _memory(),
        "counts": {
            "observations": float(book.observations.height),
            "areas": float(len(programme.areas)),
            "figures": float(len(report.reviews[0].figures)),
        },
        "sizes": sizes(out),
    }


def _memory() -> dict[str, float]:
    """Tell the peak resident memory of this process and of the largest child, in MB."""
    own, child = (
        resource.getrusage(who).ru_maxrss / KILOBYTES
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return {"own": own, "largest child": child}


def sizes(edition: Path) -> dict[str, float]:
    """Tell the sizes of an edition's parts in MB, and how many files it has."""
    parts = dict.fromkeys(("client", "papers", "book", "lineage"), 0)
    files = 0
    for path in edition.rglob("*"):
        if path.is_file():
            files += 1
            parts[_part(path.relative_to(edition))] += path.stat().st_size
    return {**{name: size / 1e6 for name, size in parts.items()}, "files": float(files)}


def _part(path: Path) -> str:
    if path.parts[0] == "book":
        return "book"
    if path.suffix == ".pdf":
        return "papers"
    return "lineage" if path.suffix in {".jsonl", ".json"} else "client"


if __name__ == "__main__":
    made = measured(Path(sys.argv[1]), Path(sys.argv[2]), paper="--no-pdf" not in sys.argv)
    print(json.dumps(made))
