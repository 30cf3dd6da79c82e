"""The documentation is whole, up to date and leads nowhere in vain."""

import ast
import csv
import re
from collections.abc import Iterator
from dataclasses import fields as fields_of
from importlib import import_module
from pathlib import Path

import click
import pytest

from dianfan.cli.program import COMMANDS
from dianfan.cli.program import program
from dianfan.figures.finding import Severity
from dianfan.figures.gap import GapReason
from dianfan.figures.period import PeriodKind
from dianfan.figures.quantity import Bound
from dianfan.judged.verdicts import State
from dianfan.promised import reading
from dianfan.promised import trees
from dianfan.promised.faults import fault_codes
from dianfan.promised.fields import FILES
from dianfan.promised.fields import MAY_BE_ABSENT
from dianfan.promised.fields import fields
from dianfan.promised.forms import FORMS
from dianfan.promised.model import ClaimVerdict
from dianfan.promised.model import ProjectStatus
from dianfan.published.fault import FaultKind
from dianfan.published.manifest import Manifest
from dianfan.recorded.choice import KIND_ORDER
from dianfan.recorded.choice import STATUS_ORDER
from tests.house.source import HOUSE
from tests.house.source import modules
from tests.house.source import tree
from tools import reference

DOCS = HOUSE / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
LINK = re.compile(r"\]\((?!https?://)([^)#\s]*)(?:#([^)\s]*))?\)")
CSV = re.compile(r"^( *)```csv\n(.*?)```", re.MULTILINE | re.DOTALL)
MISNAMED = {"docs/reference/programme.md"}  # promised/reading.py means programme-folder.md
ADDED = ("entry", "start", "end", "period_kind", "dimension", "number", "scenario", "published")
STATED = ("key", "value", "upper", "bound", "unit", "place", "period", "measure", "scope", "why")


def _text(page: str) -> str:
    return (DOCS / page).read_text(encoding="utf-8")


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
    assert {name for name in named if not (HOUSE / name).is_file()} <= MISNAMED


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (
            "reference/verdicts.md",
            [*State, *GapReason, *ClaimVerdict, *ProjectStatus, *STATUS_ORDER],
        ),
        ("reference/periods.md", [*PeriodKind]),
        ("reference/errors.md", [*Severity, *FaultKind, *fault_codes()]),
        ("reference/programme-folder.md", [*FORMS, *KIND_ORDER, *Bound, *MAY_BE_ABSENT]),
        ("reference/editions.md", [*ADDED, *STATED, *(one.name for one in fields_of(Manifest))]),
        ("reference/index.md", [page.name for page in (DOCS / "reference").glob("[!i]*.md")]),
        ("explanation/figures-and-lineage.md", [*Bound]),
    ],
)
def test_every_word_of_the_code_is_explained(page: str, words: list[str]) -> None:
    text = _text(page)
    missing = [
        word for word in words if not re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text)
    ]
    assert missing == []


def test_every_finding_made_in_code_is_explained() -> None:
    text = _text("reference/errors.md")
    assert [code for code in _codes() if f"`{code}`" not in text] == []


def _codes() -> Iterator[str]:
    """Yield the codes of findings that stand in the code rather than in the table."""
    for call in (node for path in modules() for node in ast.walk(tree(path))):
        if (
            isinstance(call, ast.Call)
            and isinstance(call.func, ast.Name)
            and call.func.id == "Finding"
        ):
            yield from (part.value for part in call.args[1:2] if isinstance(part, ast.Constant))  # type: ignore[misc]


def test_every_file_and_field_is_explained() -> None:
    text = _text("reference/programme-folder.md")
    assert [file for file in FILES if f"<!-- fill: fields {file} -->" not in text] == []
    untold = [
        field.name for some in fields().values() for field in some if not field.description.en
    ]
    assert untold == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_explained(name: str) -> None:
    text = _text("reference/cli.md").partition(f"\n## {name}\n")[2].partition("\n## ")[0]
    command = import_module(f"dianfan.cli.{name}").command
    words = [
        word for one in command.params for word in (*one.opts, getattr(one, "help", None) or "")
    ]
    assert all(" ".join(word.upper().split()) in " ".join(text.upper().split()) for word in words)
    assert isinstance(program.get_command(click.Context(program), name), click.Command)


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_rows_shown_fit_their_files(page: Path) -> None:
    heads = [[field.name for field in fields()[file]] for file in FILES if file.endswith(".csv")]
    for margin, block in CSV.findall(page.read_text(encoding="utf-8")):
        rows = list(
            csv.reader(line.removeprefix(margin) for line in block.splitlines() if line.strip())
        )
        assert rows[0] in heads
        assert {len(row) for row in rows} == {len(rows[0])}


def test_limits_are_those_of_the_code() -> None:
    assert (reading.LARGEST_CSV, reading.LARGEST_YAML, trees.DEEPEST) == (1 << 30, 1 << 20, 12)
    assert "1 GiB for a CSV file, 1 MiB for a YAML file, which may be nested 12\n  deep" in _text(
        "explanation/security.md"
    )
