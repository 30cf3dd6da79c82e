"""Compare two editions: what changed, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.errors import UnreadableFolder
from dianfan.figures.errors import UseError
from dianfan.published.changes.books import row_changes
from dianfan.published.changes.figure_changes import figure_changes
from dianfan.published.changes.model import Changes
from dianfan.published.changes.model import MadeChange
from dianfan.published.changes.reading_pages import content_of
from dianfan.published.changes.reading_pages import mains
from dianfan.published.changes.side import open_side
from dianfan.published.changes.telling import finding_changes
from dianfan.published.changes.telling import sentence_differences
from dianfan.published.changes.telling import state_changes
from dianfan.published.changes.wording import UNCOMPARED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dianfan.figures.wording import Language
    from dianfan.published.changes.figure_changes import Progress
    from dianfan.published.changes.side import ComparedEdition
    from dianfan.published.changes.telling import Pages

_OF_FILES = "book.html"
_PARTS = ("form", "program", "asof", "paper")
_GROUPS = ("methods", "libraries", "fonts")


def _silent(stage: str, done: int, total: int) -> None:
    del stage, done, total


def changes(a: Path, b: Path, language: Language, progress: Progress = _silent) -> Changes:
    """Compare two editions of one programme.

    Args:
        a: the folder of the edition before.
        b: the folder of the edition after.
        language: the language of what is told, ``zh`` or ``en``.
        progress: is told the stage, how much of it is done and how much there is.

    Raises:
        UnreadableFolder: one of the two is no edition, or a part of it is damaged.
        UseError: they are editions of different programmes.
    """
    old, new = open_side(a), open_side(b)
    names = tuple(str(side.manifest.get("programme", "")) for side in (old, new))
    if names[0] != names[1]:
        raise UseError(
            "these are editions of two programmes",
            where=f"{a}, {b}",
            why=f"one is of “{names[0]}”, the other of “{names[1]}”",
            remedy="name two editions of the same programme",
        )
    notes: list[str] = []
    try:
        figures, unchanged = figure_changes(old, new, language, progress)
        pages = _pages(old, new, language, progress, notes)
        rows = tuple(row_changes(a, b, notes))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise UnreadableFolder(
            "the two editions cannot be compared",
            where=f"{a}, {b}",
            why=f"{type(fault).__name__}: {fault}",
            remedy="`dianfan verify` tells what is damaged",
        ) from fault
    return Changes(
        old=str(old.manifest.get("edition", "")),
        new=str(new.manifest.get("edition", "")),
        made=tuple(_made(old, new)),
        figures=figures,
        sentences=tuple(sentence_differences(old, new, pages)),
        states=tuple(state_changes(pages)),
        rows=rows,
        findings=tuple(
            finding_changes((one for one, _ in pages.values()), (one for _, one in pages.values()))
        ),
        unchanged=unchanged,
        notes=tuple(notes),
    )


def _made(a: ComparedEdition, b: ComparedEdition) -> Iterator[MadeChange]:
    for part in _PARTS:
        old, new = (str(side.manifest.get(part, "")) for side in (a, b))
        if old != new:
            yield MadeChange(part, old, new)
    for group in _GROUPS:
        before, after = (side.manifest.get(group, {}) for side in (a, b))
        for name in sorted({*before, *after}):
            old, new = str(before.get(name, "")), str(after.get(name, ""))
            if old != new:
                yield MadeChange(f"{group}: {name}", old, new)


def _pages(
    a: ComparedEdition, b: ComparedEdition, language: Language, progress: Progress, notes: list[str]
) -> Pages:
    """Read the pages that differ."""
    old, new = mains(a.folder, language), mains(b.folder, language)
    for side, found in ((a, old), (b, new)):
        if not found:
            notes.append(f"{side.folder}: {UNCOMPARED[language]}")
    alike = {name for name in old if old[name] == new.get(name)} | {_OF_FILES}
    names = [name for name in dict.fromkeys((*old, *new)) if name not in alike]
    pages: Pages = {}
    for done, name in enumerate(names, start=1):
        progress("pages", done, len(names))
        pages[name] = (content_of(old.get(name, "")), content_of(new.get(name, "")))
    return pages
