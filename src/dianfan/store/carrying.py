"""Carrying a whole workspace in a folder: its rows beside the programme, and back.

Passwords, second factors and tokens are no part of it: they belong to a backup of the database.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import date
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.color import no_style
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.db import models
from django.db import transaction

from dianfan.figures.errors import UseError
from dianfan.store import trail
from dianfan.store.models import Appointment
from dianfan.store.models import Attachment
from dianfan.store.models import ClaimStep
from dianfan.store.models import ClosedBook
from dianfan.store.models import Document
from dianfan.store.models import Edition
from dianfan.store.models import Entry
from dianfan.store.models import Person
from dianfan.store.models import ProgrammeFile
from dianfan.store.models import Submission
from dianfan.store.models import SubmissionStep
from dianfan.store.models import TableRow
from dianfan.store.models import TrailEntry
from dianfan.store.models import Value
from dianfan.store.repository import write_programme
from dianfan.store.workspace import Workspace

ROOM = "workspace"
CARRIED: tuple[type[models.Model], ...] = (
    Person, Appointment, ProgrammeFile, Submission, Value, SubmissionStep, Entry, TableRow,
    Document, Attachment, ClaimStep, ClosedBook, Edition, TrailEntry,
)  # fmt: skip
"""The rows that are carried, those that others refer to first."""
LEFT_OUT = frozenset({"password", "last_login"})
_CHUNK = 5000


def dump(folder: Path, place: Workspace) -> int:
    """Write the programme, and beside it all that the workspace holds; give the number of rows.

    Args:
        folder: where to; it may not hold anything.
        place: the workspace, whose documents are copied.

    Raises:
        UseError: the folder holds something.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise UseError("the folder is not empty", where=str(folder), remedy="name a new one")
    with transaction.atomic():
        write_programme(folder)
        room = folder / ROOM
        room.mkdir()
        count = sum(_dump_rows(room, model) for model in CARRIED)
    shutil.copytree(place.documents, room / "documents", dirs_exist_ok=True)
    return count


def is_carried(folder: Path) -> bool:
    """Tell whether a folder holds the rows of a workspace beside its programme."""
    return (folder / ROOM / f"{TrailEntry._meta.model_name}.jsonl").is_file()  # noqa: SLF001 - the name of a model is there


@transaction.atomic
def restore(folder: Path, place: Workspace) -> int:
    """Fill an empty workspace from a folder that was dumped; give the number of rows.

    Accounts come without passwords: an administrator sets new ones.

    Raises:
        UseError: the workspace is not empty, or the trail in the folder is broken.
    """
    if any(model.objects.exists() for model in _models()):
        raise UseError(
            "the workspace is not empty",
            why="a whole workspace is carried into an empty one",
            remedy="name another workspace, or load the folder without its rows",
        )
    room = folder / ROOM
    count = sum(_restore_rows(room, model) for model in CARRIED)
    broken = trail.check()
    if broken is not None:
        raise UseError(
            f"the trail is broken at line {broken.no}", where=str(room), why=broken.why,
            remedy="take another copy",
        )  # fmt: skip
    for statement in connection.ops.sequence_reset_sql(no_style(), list(CARRIED)):
        with connection.cursor() as cursor:
            cursor.execute(statement)
    if (room / "documents").is_dir():
        shutil.copytree(room / "documents", place.documents, dirs_exist_ok=True)
    return count


def _models() -> tuple[Any, ...]:
    return CARRIED


def _path(room: Path, model: type[models.Model]) -> Path:
    return room / f"{model._meta.model_name}.jsonl"  # noqa: SLF001 - the name of a model is there


def _names(model: type[models.Model]) -> list[str]:
    fields = model._meta.concrete_fields  # noqa: SLF001 - the columns of a model are there
    return [field.attname for field in fields if field.name not in LEFT_OUT]


def _dump_rows(room: Path, model: Any) -> int:  # noqa: ANN401 - any model
    names, count = _names(model), 0
    with _path(room, model).open("w", encoding="utf-8") as stream:
        for row in model.objects.order_by("pk").values_list(*names).iterator(chunk_size=_CHUNK):
            told = dict(zip(names, row, strict=True))
            stream.write(json.dumps(told, ensure_ascii=False, cls=_Exact) + "\n")
            count += 1
    return count


class _Exact(DjangoJSONEncoder):
    """Times to the microsecond; Django's own cuts them to the millisecond."""

    def default(self, o: object) -> Any:  # noqa: ANN401 - as the method that it stands for
        """Write a time or a day."""
        if isinstance(o, date | datetime):
            return o.isoformat()
        return super().default(o)


def _restore_rows(room: Path, model: Any) -> int:  # noqa: ANN401 - any model
    count = 0
    for rows in _read(_path(room, model)):
        made = [_made(model, row) for row in rows]
        model.objects.bulk_create(made, batch_size=500)
        count += len(made)
    return count


def _made(model: Any, row: dict[str, Any]) -> models.Model:  # noqa: ANN401 - any model
    fields = {field.attname: field for field in model._meta.concrete_fields}  # noqa: SLF001 - as above
    made: models.Model = model(
        **{name: fields[name].to_python(value) for name, value in row.items()}
    )
    if isinstance(made, Person):
        made.set_unusable_password()
    return made


def _read(path: Path) -> Iterator[list[dict[str, Any]]]:
    rows: list[dict[str, Any]] = []
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            rows.append(json.loads(line))
            if len(rows) == _CHUNK:
                yield rows
                rows = []
    yield rows
