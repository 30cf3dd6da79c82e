"""Check the columns of a CSV file, each as its row of ``fields.csv`` says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from types import MappingProxyType

import polars as pl

from dianfan.promised.entries import ENTRY
from dianfan.promised.faults import CAP
from dianfan.promised.faults import Complaint
from dianfan.promised.faults import Fault
from dianfan.promised.faults import spread
from dianfan.promised.fields import OBSERVATIONS
from dianfan.promised.fields import Field
from dianfan.promised.fields import fields
from dianfan.promised.forms import FORMS
from dianfan.promised.sheets import Sheet

Known = Mapping[str, Collection[str]]
UNKNOWN: Mapping[str, str] = MappingProxyType(
    {
        "areas.code": "unknown-area",
        "indicators.id": "unknown-indicator",
        "sources.id": "unknown-source",
        "decisions.id": "unknown-decision",
        "actions.no": "unknown-action",
        "projects.id": "unknown-project",
        "links.id": "unknown-link",
        "nodes.id": "unknown-node",
        "organisations.id": "unknown-organisation",
        "forms.id": "unknown-form",
    }
)


def check_columns(sheet: Sheet, known: Known) -> Iterator[Fault]:
    """Check required cells, forms, vocabularies, references, keys and pairs of wordings.

    Args:
        sheet: the cells of one file.
        known: what each column that others refer to holds, by ``areas.code`` and so on.
    """
    if sheet.cells.is_empty():
        return
    present = [field for field in fields()[sheet.file] if field.name not in sheet.absent]
    for field in present:
        yield from _empty(sheet, field)
        yield from _formed(sheet, field)
        yield from _from_choice(sheet, field, known)
    yield from _repeated(sheet, [field.name for field in present if field.is_key])
    names = {field.name for field in present}
    for name in names:
        if name.endswith("_zh") and (other := f"{name.removesuffix('_zh')}_en") in names:
            yield from _half_worded(sheet, name, other)


def _empty(sheet: Sheet, field: Field) -> Iterator[Fault]:
    if field.required:
        lines = (
            sheet.cells.select(field.name, "line")
            .filter(pl.col(field.name) == "")["line"]
            .to_list()
        )
        code = "without-source" if field.name == "source" else "empty-cell"
        yield from spread(
            lambda _: Complaint(code, {"column": field.name}), lines, sheet.file, field.name
        )


def _formed(sheet: Sheet, field: Field) -> Iterator[Fault]:
    if not field.form:
        return
    form, texts = FORMS[field.form], sheet.cells[field.name].unique()
    rest = texts.filter((texts != "") & ~texts.str.contains(f"^(?:{form.accepts})$"))
    complaints: dict[str, dict[str, Complaint]] = defaultdict(dict)
    for text in rest:
        for complaint in form.complain(text):
            complaints[complaint.code][text] = complaint
    for some in complaints.values():
        yield from complain_of(sheet, field.name, some)


def complain_of(sheet: Sheet, column: str, complaints: Mapping[str, Complaint]) -> Iterator[Fault]:
    """Give the faults of all rows whose cell is one of those complained about, of one code."""
    rows = sheet.cells.select(column, "line").filter(pl.col(column).is_in(list(complaints)))
    first = rows[column].head(CAP).to_list()
    yield from spread(
        lambda place: complaints[first[place]], rows["line"].to_list(), sheet.file, column
    )


def _from_choice(sheet: Sheet, field: Field, known: Known) -> Iterator[Fault]:
    choice = field.vocabulary or known.get(field.refers)
    if choice is None or not (field.vocabulary or field.refers):
        return
    texts = sheet.cells[field.name].unique()
    wrong = texts.filter(~texts.is_in(["", *choice]))
    yield from complain_of(
        sheet, field.name, {text: choice_complaint(text, field, choice) for text in wrong}
    )


def choice_complaint(text: str, field: Field, choice: Collection[str]) -> Complaint:
    """Say that a text is none of the words, or refers to nothing."""
    if field.vocabulary:
        return Complaint("not-in-vocabulary", {"value": text, "words": ", ".join(choice)}, choice)
    return Complaint(UNKNOWN[field.refers], {"value": text}, choice)


def _repeated(sheet: Sheet, keys: Sequence[str]) -> Iterator[Fault]:
    code = "duplicate-observation" if sheet.file == OBSERVATIONS else "duplicate-key"
    names = ENTRY if sheet.file == OBSERVATIONS else keys
    if not names or sheet.absent.intersection(names):
        return
    cells = sheet.cells.filter(pl.col(names[0]) != "")
    repeats = cells.filter(~pl.struct(names).is_first_distinct())
    first = [_first_line(cells, row, names) for row in repeats.head(CAP).iter_rows(named=True)]
    texts = repeats.head(CAP).select(pl.concat_str(names, separator=" ")).to_series().to_list()
    yield from spread(
        lambda place: Complaint(code, {"value": texts[place], "first": f"{first[place]}"}),
        repeats["line"].to_list(),
        sheet.file,
        names[0],
    )


def _first_line(cells: pl.DataFrame, row: Mapping[str, str], names: Sequence[str]) -> int:
    return int(
        cells.filter(pl.all_horizontal(pl.col(name) == row[name] for name in names))["line"][0]
    )


def _half_worded(sheet: Sheet, zh: str, en: str) -> Iterator[Fault]:
    for empty, filled in ((zh, en), (en, zh)):
        cells = sheet.cells.select(empty, filled, "line")
        rows = cells.filter((pl.col(empty) == "") & (pl.col(filled) != ""))
        complaints = [Complaint("wording-missing", {"column": empty})] * CAP
        yield from spread(complaints.__getitem__, rows["line"].to_list(), sheet.file, empty)
