"""Synthetic programmes with many actions: a real one whose actions come back under other names.

Every copy of an action brings its indicators, their observations and targets, and its
projects, each under an id of its own, so that the review has as many reports as asked for.

Run as ``python -m benchmarks.many_actions tests/programmes/qinghe 100 OUT``.
"""

from __future__ import annotations

import csv
import shutil
import sys
from collections.abc import Callable
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

Row = dict[str, str]
Action = dict[str, Any]


def multiply(folder: Path, actions: int, out: Path) -> Path:
    """Write a programme with a number of actions, at least as many as the original has.

    Args:
        folder: the programme to multiply.
        actions: how many actions there are to be.
        out: the new folder; it must not exist.
    """
    shutil.copytree(folder, out)
    # The base loader takes every word as text; another would read the key `no` as a denial.
    listed = yaml.load((out / "actions.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - text alone
    copies = [
        {**listed[place % len(listed)], "no": place + 1, "copy": place // len(listed)}
        for place in range(len(listed), actions)
    ]
    for copy in sorted({one["copy"] for one in copies}):
        mine = [one for one in copies if one["copy"] == copy]
        _copy(out, copy, {f"{(one['no'] - 1) % len(listed) + 1}": f"{one['no']}" for one in mine})
    listed += [_action(one) for one in copies]
    (out / "actions.yaml").write_text(
        yaml.safe_dump(listed, allow_unicode=True, sort_keys=False), encoding="utf-8"
    )
    return out


def _action(one: Action) -> Action:
    copy = one.pop("copy")
    named = {part: _named(one[part], copy) for part in ("name", "short")}
    named |= {part: dict(one[part]) for part in ("lead_unit",) if part in one}
    return {**one, "id": f"{one['id']}-{copy}", **named}


def _named(wording: dict[str, str], copy: int) -> dict[str, str]:
    return {language: f"{text} {copy}" for language, text in wording.items()}


def _copy(out: Path, copy: int, numbers: dict[str, str]) -> None:
    """Append one copy of everything that belongs to the actions with some numbers."""
    indicators = _rows(out / "indicators.csv", lambda row: row["action"] in numbers)
    wanted = {row["id"] for row in indicators}

    def renamed(row: Row, *keys: str) -> Row:
        return {**row, **{key: f"{row[key]}-{copy}" for key in keys}}

    names = ("name_zh", "name_en")
    numbered = [
        {
            **renamed(row, "id"),
            **{name: f"{row[name]} {copy}" for name in names},
            "action": numbers[row["action"]],
        }
        for row in indicators
    ]
    _append(out / "indicators.csv", numbered)
    for file, keys in (("observations.csv", ("indicator",)), ("targets.csv", ("id", "indicator"))):
        some = _rows(out / file, lambda row: row["indicator"] in wanted)
        _append(out / file, [renamed(row, *keys) for row in some])
    projects = _rows(out / "projects.csv", lambda row: row["action"] in numbers)
    _append(
        out / "projects.csv",
        [
            {
                **renamed(row, "id"),
                **{name: f"{row[name]} {copy}" for name in names},
                "action": numbers[row["action"]],
            }
            for row in projects
        ],
    )


def _rows(path: Path, wanted: Callable[[Row], bool]) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as stream:
        return [row for row in csv.DictReader(stream) if wanted(row)]


def _append(path: Path, rows: Iterable[Row]) -> None:
    with path.open(encoding="utf-8", newline="") as stream:
        columns = next(csv.reader(stream))
    with path.open("a", encoding="utf-8", newline="") as stream:
        csv.DictWriter(stream, columns, lineterminator="\n").writerows(rows)


if __name__ == "__main__":
    print(multiply(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])))
