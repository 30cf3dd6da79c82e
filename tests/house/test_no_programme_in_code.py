"""The code knows no programme: what belongs to one stands in its folder."""

import csv
from pathlib import Path

import pytest
import yaml

from tests.house.source import HOUSE
from tests.house.source import SRC

PROGRAMMES = sorted(path.parent for path in HOUSE.glob("programmes/*/programme.yaml"))
_TEXT = {".py", ".typ", ".html", ".css", ".js", ".csv", ".yaml", ".json", ".txt", ".jinja", ".j2"}


@pytest.mark.parametrize("folder", PROGRAMMES, ids=lambda folder: folder.name)
def test_no_word_of_a_programme_stands_in_the_code(folder: Path) -> None:
    own = [word.lower() for word in sorted(_own_words(folder), key=len, reverse=True)]
    found = [
        f"{path.relative_to(HOUSE)}: {word}"
        for path in sorted(SRC.rglob("*"))
        if path.suffix in _TEXT
        for text in [path.read_text(encoding="utf-8").lower()]
        for word in own
        if word in text
    ]
    assert not found, f"move these to {folder.name}'s folder: {found}"


def _own_words(folder: Path) -> set[str]:
    """Return what names this programme and no other: its id, title, places and projects."""
    charter = yaml.safe_load((folder / "programme.yaml").read_text(encoding="utf-8"))
    words = {folder.name, str(charter["id"]), *charter["title"].values()}
    for sheet, columns in {
        "areas.csv": ("code", "name_zh", "name_en", "short_zh", "short_en"),
        "projects.csv": ("id", "name_zh", "name_en"),
        "chains.csv": ("list_zh", "list_en"),
    }.items():
        with (folder / sheet).open(encoding="utf-8", newline="") as stream:
            words |= {row[column] for row in csv.DictReader(stream) for column in columns}
    return {
        word for word in words if len(word.encode()) >= 5
    }  # two Chinese characters or five letters
