"""Editions of the small programme that differ by one edit each, built once."""

from __future__ import annotations

import atexit
import shutil
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from dianfan.cli.review import as_book
from dianfan.cli.review import review
from tests.editions import QINGHE

DAY = date(2026, 4, 30)
LATER = date(2026, 5, 31)


def replaced(name: str, old: str, new: str) -> Callable[[Path], None]:
    """Give an edit of one text of a file."""

    def edit(folder: Path) -> None:
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return edit


def appended(name: str, line: str) -> Callable[[Path], None]:
    """Give an edit that adds a row to a file; the file is made where there is none."""

    def edit(folder: Path) -> None:
        with (folder / name).open("a", encoding="utf-8") as stream:
            stream.write(f"{line}\n")

    return edit


EDITS: dict[str, Callable[[Path], None]] = {
    "as it is": lambda _folder: None,
    "revised": replaced("observations.csv", "gva,QH101,2021,,301.2,", "gva,QH101,2021,,311.2,"),
    "later source": appended(
        "observations.csv",
        "gva,QH101,2021,,305.5,,亿元,exactly,level,final,delta-stats-2025,305.5亿元,,",
    ),
    "target": replaced(
        "targets.csv", "gva-2025,gva,QH1,2025,level,1300", "gva-2025,gva,QH1,2025,level,1250"
    ),
    "project": replaced("projects.csv", "implementation,在建,2025-12", "completion,建成,2025-12"),
    "claim": replaced("claims.csv", "900,万吨,less than,2025", "925,万吨,less than,2025"),
    "corrected": appended(
        "corrections.csv",
        "id,date,kind,supersedes,old_value,new_value,upper,unit,bound,source,locator,reason_zh,reason_en,decided_by\n"
        "fix-1,2026-04-25,value,gva@QH101@2021#delta-stats-2024,301.2,311.2,,,,"
        "delta-stats-2025,311.2亿元,误植,A slip of print,Statistics office",
    ),
}


@cache
def _room() -> Path:
    room = Path(mkdtemp(prefix="dianfan-tests-"))
    atexit.register(shutil.rmtree, room, ignore_errors=True)
    return room


@cache
def variant(name: str, day: date = DAY) -> Path:
    """Build the edition with an edit, without papers; nobody may change it."""
    place = _room() / f"{name} {day}".replace(" ", "-")
    folder = Path(shutil.copytree(QINGHE, place / "programme"))
    EDITS[name](folder)
    with as_book(folder, day) as book:
        return review(book, day, out=place / "edition", paper=False).folder
