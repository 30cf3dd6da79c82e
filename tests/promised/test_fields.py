"""The table of fields and the model say the same, and nothing is left unexplained."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import is_dataclass
from pathlib import Path

import pytest

from dianfan.figures.finding import Severity
from dianfan.figures.quantity import Bound
from dianfan.figures.wording import Wording
from dianfan.promised.columns import UNKNOWN
from dianfan.promised.faults import fault_codes
from dianfan.promised.fields import FILES
from dianfan.promised.fields import OBSERVATIONS
from dianfan.promised.fields import SHEETS
from dianfan.promised.fields import TREES
from dianfan.promised.fields import fields
from dianfan.promised.fields import hints
from dianfan.promised.fields import inner
from dianfan.promised.forms import FORMS
from dianfan.promised.model import OBSERVATION_COLUMNS

ALL = [field for some in fields().values() for field in some]
CODE = Path(__file__).parents[2] / "src" / "dianfan" / "promised"


def _names(kind: object, above: str = "") -> Iterator[str]:
    """Give every key of a type of the model, those of wordings left out."""
    for name, hint in hints(inner(kind)).items():
        yield f"{above}{name}"
        part = inner(hint)
        if is_dataclass(part) and part is not Wording:
            yield from _names(part, f"{above}{name}.")


@pytest.mark.parametrize("file", [*TREES, *SHEETS])
def test_every_field_of_the_model_has_its_row_in_order(file: str) -> None:
    assert [field.name for field in fields()[file]] == list(_names({**TREES, **SHEETS}[file]))


def test_observations_have_their_rows_in_order() -> None:
    assert [field.name for field in fields()[OBSERVATIONS]] == list(OBSERVATION_COLUMNS)[:-1]


def test_every_row_explains_itself_in_both_languages() -> None:
    assert not [f for f in ALL if not f.description.en or not f.description.zh]
    assert not [f for f in ALL if not re.search("[\u4e00-\u9fff]", f.description.zh)]
    assert not [f for f in ALL if f.description.en.endswith(".") or "\n" in f.description.en]


def test_forms_and_references_exist() -> None:
    assert {field.form for field in ALL} <= {"", *FORMS}
    columns = {f"{field.file.partition('.')[0]}.{field.name}" for field in ALL}
    assert {field.refers for field in ALL} - {""} <= columns
    assert {field.refers for field in ALL} - {""} <= set(UNKNOWN)


def test_examples_have_their_form() -> None:
    for field in ALL:
        if field.form and field.example:
            assert not list(FORMS[field.form].complain(field.example)), field
        if field.vocabulary and field.example:
            assert field.example in field.vocabulary, field


def test_bounds_are_those_of_quantities() -> None:
    (bound,) = (f for f in fields()[OBSERVATIONS] if f.name == "bound")
    assert bound.vocabulary == tuple(member.value for member in Bound)


@pytest.mark.parametrize("form", FORMS)
def test_what_a_pattern_accepts_draws_no_complaint(form: str) -> None:
    texts = [
        "2024",
        "-3.5",
        "true",
        "甲",
        "https://x.example/",
        "zh-Hans",
        "字" * 20,
        "a-b_c",
        "12",
        "0",
    ]
    accepted = [text for text in texts if re.fullmatch(FORMS[form].accepts, text)]
    assert not [text for text in accepted if list(FORMS[form].complain(text))]


def test_every_code_is_raised_by_the_code_and_asked_for_by_a_test() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in CODE.glob("*.py"))
    tests = "\n".join(
        path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("*.py")
    )
    computed = {"unknown-indicator", "unknown-area", "unknown-source"}
    for name in fault_codes():
        assert f'"{name}"' in code or name in computed, name
        assert f'"{name}"' in tests or name == "and-more", name


def test_every_code_tells_what_to_do() -> None:
    for code in fault_codes().values():
        assert code.message
        assert code.remedy
        assert re.search("[\u4e00-\u9fff]", code.meaning_zh)
        assert code.severity in Severity


def test_all_files_are_described() -> None:
    assert {field.file for field in ALL} == set(FILES)
