"""How well claims are read from single sentences: ``python -m benchmarks.sentences [--held]``.

The sentences are invented, with their claims marked by hand (tests/said/statements/gold). The
open half may be looked at while rules are written (``--faults`` prints what went wrong); of the
held-back half only the counts are told. Nothing is asserted.
"""

from __future__ import annotations

import argparse

from rich.console import Console
from rich.table import Table

from dianfan.said.statements.composing import candidates
from tests.said.statements.claim_scoring import Scores
from tests.said.statements.claim_scoring import gold
from tests.said.statements.claim_scoring import score

SETS = ("zh", "zh-news", "en", "en-news")
HELD = ("zh", "en")


def main() -> None:
    """Score all sets of one half and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held", action="store_true", help="the held-back half")
    parser.add_argument("--faults", action="store_true", help="tell what went wrong")
    asked = parser.parse_args()
    if asked.held and asked.faults:
        parser.error("the held-back half is only counted: leave out --faults, or --held")
    console = Console()
    for one in HELD if asked.held else SETS:
        name = f"{one}-{'held' if asked.held else 'open'}"
        scores = score(gold(name), candidates)
        for table in (_numbers(name, scores), _fields(scores), _kinds(scores), _bands(scores)):
            console.print(table)
        if asked.faults:
            console.print("\n".join(scores.faults), markup=False, highlight=False, soft_wrap=True)


def _numbers(name: str, scores: Scores) -> Table:
    table = Table("numbers", "precision", "recall", "F1", title=name)
    for title, loose in (("span, value, bound and unit", False), ("the span overlaps", True)):
        cells = (scores.precision(loose=loose), scores.recall(loose=loose), scores.f1(loose=loose))
        table.add_row(title, *(f"{cell:.3f}" for cell in cells))
    table.caption = (
        f"{scores.truths} true, {scores.read} read, {scores.on_names} of these in sentences of none"
    )
    return table


def _fields(scores: Scores) -> Table:
    table = Table("field, of numbers found", "right", "of", "share", "told where none is")
    for name in sorted({name for name, _ in scores.fields}):
        right, whole = scores.of(name)
        needless = scores.needless.get(name, "")
        table.add_row(name, str(right), str(whole), f"{right / whole:.3f}", str(needless))
    table.caption = (
        f"{scores.needless['decision']} decisions and {scores.needless['promise']} promises"
        " read where none is marked"
    )
    return table


def _kinds(scores: Scores) -> Table:
    table = Table("column", "kind", "exact", "of", "recall")
    for column, kind in sorted({(column, kind) for column, kind, _ in scores.kinds}):
        right = scores.kinds[column, kind, True]
        whole = right + scores.kinds[column, kind, False]
        table.add_row(column, kind, str(right), str(whole), f"{right / whole:.3f}")
    return table


def _bands(scores: Scores) -> Table:
    """Hold confidence against the share that was right in number, measure, status, subject, period."""
    table = Table("confidence", "right", "of", "share")
    for one in sorted({one for one, _ in scores.bands}, reverse=True):
        right = scores.bands[one, True]
        whole = right + scores.bands[one, False]
        label = f"{one / 10:.1f} to {one / 10 + 0.1:.1f}"
        table.add_row(label, str(right), str(whole), f"{right / whole:.3f}")
    return table


if __name__ == "__main__":
    main()
