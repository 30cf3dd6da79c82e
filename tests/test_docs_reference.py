"""Whatever a reader may meet is explained in the reference: words, columns, codes, commands."""

import ast
import re
from collections.abc import Iterator
from dataclasses import fields as fields_of
from importlib import import_module

import click
import pytest

from dianfan import promised
from dianfan import recorded
from dianfan import said
from dianfan.cli.program import COMMANDS
from dianfan.cli.program import program
from dianfan.figures.finding import Severity
from dianfan.figures.gap import GapReason
from dianfan.figures.lineage import statement
from dianfan.figures.period import PeriodKind
from dianfan.figures.quantity import Bound
from dianfan.judged.scorecard.thresholds import thresholds
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


def _text(address: str) -> str:
    """Read a page, or a part of it: ``page.md#Heading``."""
    page, _, heading = address.partition("#")
    text = (DOCS / page).read_text(encoding="utf-8")
    return text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0] if heading else text


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("reference/verdicts.md#States", [*State]),
        ("reference/verdicts.md#Gaps", [*GapReason]),
        ("reference/verdicts.md#Claims", [*ClaimVerdict]),
        ("reference/verdicts.md#Projects", [*ProjectStatus]),
        ("reference/verdicts.md#Firmness of a value", [*STATUS_ORDER]),
        ("reference/periods.md", [*PeriodKind]),
        ("reference/errors.md#Findings", [*Severity, *fault_codes()]),
        ("reference/errors.md#Faults of an edition", [*FaultKind]),
        ("reference/programme-folder.md", [*KIND_ORDER, *Bound, *MAY_BE_ABSENT]),
        ("reference/programme-folder.md#Forms", [*FORMS]),
        ("reference/editions.md#Manifest", [one.name for one in fields_of(Manifest)]),
        ("reference/editions.md#Lineage", ["key", *statement(next(iter(thresholds().values())))]),
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


def test_every_column_of_the_record_is_explained() -> None:
    programme = promised.load(HOUSE / "tests" / "programmes" / "qinghe")
    book = recorded.close(programme, said.read(programme), programme.charter.review_date)
    own = {field.name for field in fields()["observations.csv"]}
    text = _text("reference/editions.md#Entries")
    assert [
        name for name in book.observations.columns if name not in own and f"`{name}`" not in text
    ] == ["line"]


def test_every_table_that_can_be_filled_stands_somewhere() -> None:
    filled = {
        name
        for page in PAGES
        for name in re.findall(r"<!-- fill: (\w+)", page.read_text(encoding="utf-8"))
    }
    assert filled == set(reference.BLOCKS)


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
            yield from (
                str(part.value) for part in call.args[1:2] if isinstance(part, ast.Constant)
            )


def test_every_file_and_field_is_explained() -> None:
    text = _text("reference/programme-folder.md")
    assert [file for file in FILES if f"<!-- fill: fields {file} -->" not in text] == []
    untold = [
        field.name for some in fields().values() for field in some if not field.description.en
    ]
    assert untold == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_explained(name: str) -> None:
    text = _text(f"reference/cli.md#{name}")
    command = import_module(f"dianfan.cli.{name}").command
    words = [
        word for one in command.params for word in (*one.opts, getattr(one, "help", None) or "")
    ]
    assert all(" ".join(word.upper().split()) in " ".join(text.upper().split()) for word in words)
    assert isinstance(program.get_command(click.Context(program), name), click.Command)


def test_limits_are_those_of_the_code() -> None:
    assert (reading.LARGEST_CSV, reading.LARGEST_YAML, trees.DEEPEST) == (1 << 30, 1 << 20, 12)
    assert "1 GiB for a CSV file, 1 MiB for a YAML file, which may be nested 12\n  deep" in _text(
        "explanation/security.md"
    )
