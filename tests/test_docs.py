"""The documentation is whole, up to date and leads nowhere in vain."""

import csv
import re
from pathlib import Path

import pytest

from dianfan.promised.fields import FILES
from dianfan.promised.fields import fields
from tests.house.source import HOUSE
from tools import reference

DOCS = HOUSE / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
LINK = re.compile(r"\]\((?!https?://)([^)#\s]*)(?:#([^)\s]*))?\)")
CSV = re.compile(r"^( *)```csv\n(.*?)```", re.MULTILINE | re.DOTALL)


def _name(page: Path) -> str:
    return page.relative_to(DOCS).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_tables_are_those_of_the_code(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert reference.filled(text) == text, "run: .venv/bin/python tools/reference.py"


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_links_lead_somewhere(page: Path) -> None:
    for target, anchor in LINK.findall(page.read_text(encoding="utf-8")):
        file = (page.parent / target).resolve() if target else page
        assert file.is_file(), f"{target} is not there"
        assert not anchor or anchor in _anchors(file), f"{target} has no heading #{anchor}"


def _anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"\s+", "-", re.sub(r"[^\w\s-]", "", one).strip().lower()) for one in headings}


def test_every_page_is_in_the_contents() -> None:
    contents = (HOUSE / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[2]
    assert [_name(page) for page in PAGES if _name(page) not in contents] == []


def test_pages_that_the_program_names_exist() -> None:
    rooms = [
        path
        for path in (HOUSE / "src").rglob("*")
        if path.suffix in {".py", ".csv", ".md", ".yaml"}
    ]
    named = {
        name
        for path in rooms
        for name in re.findall(r"docs/[\w/-]+\.md", path.read_text(encoding="utf-8"))
    }
    assert not {name for name in named if not (HOUSE / name).is_file()}


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_rows_shown_fit_their_files(page: Path) -> None:
    heads = [[field.name for field in fields()[file]] for file in FILES if file.endswith(".csv")]
    for margin, block in CSV.findall(page.read_text(encoding="utf-8")):
        rows = list(
            csv.reader(line.removeprefix(margin) for line in block.splitlines() if line.strip())
        )
        assert rows[0] in heads
        assert {len(row) for row in rows} == {len(rows[0])}
