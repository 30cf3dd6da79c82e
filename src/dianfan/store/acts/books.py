"""Closing the record into a Book, building an edition of it, publishing and verifying that."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from tempfile import mkdtemp

from django.db import transaction
from django.utils import timezone

from dianfan.figures.errors import UseError
from dianfan.figures.period import period
from dianfan.recorded.book import Book
from dianfan.recorded.collecting.rights import Act
from dianfan.recorded.collecting.stages import Stage
from dianfan.recorded.collecting.stages import StageAct
from dianfan.recorded.package import write_package
from dianfan.store.acts.actor import Actor
from dianfan.store.acts.stepping import step
from dianfan.store.models import ClosedBook
from dianfan.store.models import Edition
from dianfan.store.models import Submission
from dianfan.store.repository import close
from dianfan.store.trail import leave
from dianfan.store.workspace import Workspace

MINUTES_TO_BUILD = 20
_SECONDS = 60
_SHOWN = 2000
_PROGRAM = "from dianfan.cli.program import main; main()"


def close_book(actor: Actor, asof: date, place: Workspace) -> ClosedBook:
    """Close the record at a day, keep the Book, and freeze the approved sheets that it holds.

    The Book is whole on the disk before a row tells of it. Closing the same record again
    gives the Book that is there.

    Raises:
        NotPermitted: the actor is no programme officer.
        BlockedByFindings: what is on record has faults.
        UseError: the day lies ahead.
    """
    post = actor.require(Act.CLOSE)
    if asof > timezone.localdate():
        raise UseError(
            "the day lies ahead", where=asof.isoformat(), remedy="close at a day that has passed"
        )
    book = close(asof)
    folder = place.books / book.digest
    if not folder.is_dir():
        _lay(book, folder, place)
    with transaction.atomic():
        made = ClosedBook.objects.create(
            asof=asof, digest=book.digest, folder=folder.name, entries=book.observations.height,
            by=actor.person, at=timezone.now(),
        )  # fmt: skip
        frozen = _freeze(actor, asof)
        leave(by=actor.person.name, role=post.role, act="close", subject=f"book:{made.pk}",
              after={"asof": asof.isoformat(), "digest": book.digest, "frozen": frozen})  # fmt: skip
    return made


def _lay(book: Book, folder: Path, place: Workspace) -> None:
    """Write the package of a Book beside its place, and move it there whole."""
    made = Path(mkdtemp(prefix="book-", dir=place.scratch))
    try:
        for name, content in write_package(book):
            target = made / name
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
        made.rename(folder)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _freeze(actor: Actor, asof: date) -> list[int]:
    rows = Submission.objects.filter(stage=Stage.APPROVED).order_by("pk")
    due = [one for one in rows if period(one.period).end <= asof]
    for one in due:
        step(actor, one.pk, StageAct.LOCK, seen=one.steps_taken)
    return [one.pk for one in due]


def start_edition(actor: Actor, book: ClosedBook) -> Edition:
    """Put down that an edition of a Book is to be built.

    Raises:
        NotPermitted: the actor is no editor.
    """
    post = actor.require(Act.BUILD)
    with transaction.atomic():
        made = Edition.objects.create(book=book, by=actor.person, at=timezone.now())
        leave(by=actor.person.name, role=post.role, act="build", subject=f"edition:{made.pk}",
              after={"book": book.digest})  # fmt: skip
    return made


def build(edition: Edition, place: Workspace, *, paper: bool = True) -> None:
    """Build an edition in a process of its own, and put down what became of it."""
    out = place.editions / f"{edition.pk}"
    options = ["--out", str(out), "--asof", edition.book.asof.isoformat()]
    told = _dianfan(
        "build", str(place.books / edition.book.folder), *options, *([] if paper else ["--no-pdf"])
    )
    if told.returncode == 0:
        edition.folder, edition.digest = out.name, told.stdout.split()[1]
    else:
        edition.fault = (told.stderr or told.stdout)[-_SHOWN:]
    edition.finished_at = timezone.now()
    edition.save()


def verify(actor: Actor, edition: Edition, place: Workspace) -> bool:
    """Recompute every figure of an edition from its Book, and put down the verdict.

    Raises:
        NotPermitted: the actor is no auditor.
    """
    post = actor.require(Act.VERIFY)
    told = _dianfan("verify", str(place.editions / edition.folder))
    sound = told.returncode == 0
    with transaction.atomic():
        edition.verified_at = timezone.now()
        edition.verdict = "sound" if sound else (told.stderr or told.stdout)[-_SHOWN:]
        edition.save()
        leave(by=actor.person.name, role=post.role, act="verify", subject=f"edition:{edition.pk}",
              after={"sound": sound})  # fmt: skip
    return sound


@transaction.atomic
def publish(actor: Actor, edition: Edition) -> None:
    """Publish an edition: the sheets that its Book froze are published with it.

    Raises:
        NotPermitted: the actor is no editor.
        UseError: it is not built, or was published.
    """
    post = actor.require(Act.PUBLISH)
    if not edition.digest:
        raise UseError("the edition is not built", remedy="build it first")
    if edition.published_at is not None:
        raise UseError("the edition was published already", where=edition.digest)
    edition.published_at = timezone.now()
    edition.save()
    for one in Submission.objects.filter(stage=Stage.LOCKED).order_by("pk"):
        if period(one.period).end <= edition.book.asof:
            step(actor, one.pk, StageAct.PUBLISH, seen=one.steps_taken)
    leave(by=actor.person.name, role=post.role, act="publish", subject=f"edition:{edition.pk}",
          after={"digest": edition.digest})  # fmt: skip


def _dianfan(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own program with arguments of our own
        [sys.executable, "-c", _PROGRAM, *arguments],
        capture_output=True, text=True, check=False, timeout=MINUTES_TO_BUILD * _SECONDS,
    )  # fmt: skip
