"""Spoil a file of a programme folder, and look at what is found."""

from __future__ import annotations

import shutil
from pathlib import Path

from dianfan.figures.finding import Finding
from dianfan.promised.fields import OPTIONAL
from dianfan.promised.fields import SHEETS
from dianfan.promised.fields import fields
from dianfan.promised.load import load

HOUSE = Path(__file__).parents[2]
QINGHE = HOUSE / "tests" / "programmes" / "qinghe"
CHANGJI = HOUSE / "programmes" / "changji"
YUNTING = HOUSE / "programmes" / "yunting"


def copied(to: Path) -> Path:
    """Copy the small programme, and give it the optional files with their header alone."""
    folder = Path(shutil.copytree(QINGHE, to))
    for name in OPTIONAL.intersection(SHEETS):
        header = ",".join(field.name for field in fields()[name])
        (folder / name).write_text(f"{header}\n", encoding="utf-8")
    return folder


def spoil(path: Path, old: str, new: str) -> int:
    """Replace the first occurrence of a text in a file, and give its line."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path.name} has no {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")
    return text.count("\n", 0, text.index(old)) + 1


def found(folder: Path, code: str) -> tuple[Finding, ...]:
    """Load a folder and give the findings of one code."""
    return tuple(finding for finding in load(folder).findings if finding.code == code)


def only(folder: Path, code: str) -> Finding:
    """Load a folder and give the only finding of a code, checked to be fully worded."""
    findings = found(folder, code)
    assert len(findings) == 1, [str(finding) for finding in load(folder).findings]
    assert findings[0].message
    assert findings[0].remedy
    return findings[0]
