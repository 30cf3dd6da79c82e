"""Evidence: documents attached to a sheet or one of its cells, kept under their digest."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from collections.abc import Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile
from types import MappingProxyType
from typing import NamedTuple

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from dianfan.figures.errors import UnknownKey
from dianfan.figures.errors import UseError
from dianfan.recorded.collecting.cells import Duty
from dianfan.recorded.collecting.cells import FormCell
from dianfan.recorded.collecting.rights import Act
from dianfan.said.documents.kinds import Format
from dianfan.said.documents.kinds import kind_of
from dianfan.store.acts.actor import Actor
from dianfan.store.acts.saving import submission_of
from dianfan.store.acts.sheets import sheet_of
from dianfan.store.models import Attachment
from dianfan.store.models import Document
from dianfan.store.trail import leave
from dianfan.store.workspace import Workspace

LARGEST = 50 * 1024 * 1024
_MEGABYTE = 1024 * 1024
_SUFFIXES: Mapping[Format, tuple[str, ...]] = MappingProxyType(
    {
        Format.PDF: (".pdf",),
        Format.PICTURE: (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp"),
        Format.WORKBOOK: (".xlsx",),
        Format.TEXT: (".txt", ".csv", ".md"),
    }
)
"""What can be evidence, and the endings by which such files are called."""
_PICTURES: Mapping[str, str] = MappingProxyType(
    {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".tif": "image/tiff",
     ".tiff": "image/tiff", ".webp": "image/webp"}
)  # fmt: skip


class Upload(NamedTuple):
    """A file as it is handed in: its name, and its content in parts."""

    name: str
    parts: Iterable[bytes]


class Card(NamedTuple):
    """What is said of a document: who published it, its title, when, and where in it to look."""

    publisher: str = ""
    title: str = ""
    published: str = ""
    locator: str = ""


def attach(
    actor: Actor, duty: Duty, upload: Upload, card: Card, cell: FormCell | None, place: Workspace
) -> Attachment:
    """Attach a document to the sheet of a duty.

    The same file is kept once, however often it is attached. It is whole on the disk before a
    row tells of it.

    Args:
        actor: whoever attaches it.
        duty: whose sheet.
        upload: the file.
        card: what is said of it.
        cell: the cell that it is evidence of, nothing for the whole sheet.
        place: the workspace that keeps it.

    Raises:
        NotPermitted: the account may not fill this sheet.
        UnknownKey: the sheet does not ask for the cell.
        UseError: the file is too large, is empty, or is of a kind that is no evidence.
    """
    post = actor.require(Act.ATTACH, duty.organisation)
    asked = {one.cell for one in sheet_of(actor.programme, duty).asked}
    if cell is not None and cell not in asked:
        raise UnknownKey(
            "the form does not ask for this cell", where=f"{cell.indicator}@{cell.area}"
        )
    name = Path(upload.name.replace("\\", "/")).name[-200:]
    digest, size, media_type = _kept(name, upload.parts, place)
    now = timezone.now()
    with transaction.atomic():
        document, _ = Document.objects.get_or_create(
            digest=digest,
            defaults={"name": name, "media_type": media_type, "size": size, "by": actor.person, "at": now,
                      "publisher": card.publisher, "title": card.title, "published": card.published},
        )  # fmt: skip
        submission = submission_of(duty)
        made = Attachment.objects.create(
            document=document, submission=submission, locator=card.locator, by=actor.person, at=now,
            **(cell._asdict() if cell else {}),
        )  # fmt: skip
        leave(by=actor.person.name, role=post.role, act="attach", subject=f"submission:{submission.pk}",
              after={"document": digest, "name": name, "cell": "@".join(cell[:2]) if cell else "",
                     "locator": card.locator})  # fmt: skip
    return made


def _kept(name: str, parts: Iterable[bytes], place: Workspace) -> tuple[str, int, str]:
    """Write a file under its digest; give the digest, the size and the type."""
    total, size = hashlib.sha256(), 0
    with NamedTemporaryFile(dir=place.scratch, prefix="upload-") as stream:
        for part in parts:
            size += len(part)
            if size > LARGEST:
                raise UseError(
                    "the file is too large",
                    where=name,
                    why=f"a document has at most {LARGEST // _MEGABYTE} MB",
                    remedy="hand in the pages that matter",
                )
            total.update(part)
            stream.write(part)
        stream.flush()
        os.fsync(stream.fileno())
        media_type = _media_type(name, Path(stream.name).read_bytes())
        target = place.documents / total.hexdigest()
        if not target.exists():
            os.link(stream.name, target)
    return total.hexdigest(), size, media_type


def _media_type(name: str, content: bytes) -> str:
    found, ending = kind_of(content), Path(name).suffix.lower()
    if not content:
        raise UseError("the file is empty", where=name, remedy="choose another")
    if ending not in _SUFFIXES.get(found.kind, ()):
        raise UseError(
            "the file is no document that can be evidence",
            where=name,
            why=found.name or f"its content is {found.kind}, its name ends with “{ending}”",
            remedy="hand in a PDF, a picture, a workbook (.xlsx) or plain text, under its right name",
        )
    return _PICTURES[ending] if found.kind is Format.PICTURE else found.kind.value


def readable(actor: Actor, digest: str) -> Document:
    """Give a document that an account may read: of a sheet that it reads, or as an office's papers.

    Raises:
        NotPermitted: it may not.
        UnknownKey: there is no such document.
    """
    found = Document.objects.filter(digest=digest).first()
    if found is None:
        raise UnknownKey("there is no such document", where=digest[:64])
    organisations = Attachment.objects.filter(document=found).values_list(
        "submission__organisation", flat=True
    )
    if not any(actor.may(Act.READ, one) for one in organisations):
        actor.require(Act.READ_DOCUMENTS)
    return found


def attached(submission: int) -> QuerySet[Attachment]:
    """Give the attachments of a submission, in their order."""
    rows = Attachment.objects.filter(submission=submission).order_by("pk")
    return rows.select_related("document", "by")
