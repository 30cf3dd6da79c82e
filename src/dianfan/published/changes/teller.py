"""Tell what changed between two editions in lines for a terminal."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from dianfan.published.changes.wording import CAUSES
from dianfan.published.changes.wording import SENTENCES
from dianfan.published.changes.wording import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.figures.wording import Language
    from dianfan.published.changes.model import Changes
    from dianfan.published.changes.model import FigureChange
    from dianfan.published.changes.model import RowChange
    from dianfan.published.changes.model import StateChange

NOTHING = "—"
SHORT = 12


def told(changes: Changes, language: Language, most: int | None = None) -> Iterator[str]:
    """Tell the changes, grouped by kind and cause, the largest first.

    Args:
        changes: what changed.
        language: ``zh`` or ``en``.
        most: how many of each group; all when left out.
    """
    yield f"{changes.old[:SHORT]} → {changes.new[:SHORT]}"
    if changes.are_none:
        yield word(language, "same")
    made = [f"{one.part}: {one.old or NOTHING} → {one.new or NOTHING}" for one in changes.made]
    yield from _group(language, word(language, "made"), made, most)
    for cause, some in groupby(changes.figures, key=lambda one: one.cause):
        title = f"{word(language, 'figures')}: {CAUSES[language][cause]}"
        yield from _group(language, title, [figure_line(one, language) for one in some], most)
    yield from _group(
        language,
        word(language, "states"),
        [state_line(one, language) for one in changes.states],
        most,
    )
    yield from _sentences(changes, language, most)
    yield from _group(
        language, word(language, "rows"), [row_line(one, language) for one in changes.rows], most
    )
    findings = [
        f"{word(language, one.kind)} {one.severity} {one.code} {one.where}: {one.message}"
        for one in changes.findings
    ]
    yield from _group(language, word(language, "findings"), findings, most)
    yield from _group(language, word(language, "notes"), list(changes.notes), None)
    yield f"{word(language, 'unchanged')}{word(language, 'colon')}{changes.unchanged}"


def _sentences(changes: Changes, language: Language, most: int | None) -> Iterator[str]:
    for kind, name in SENTENCES[language].items():
        lines = [
            f"{', '.join(one.pages)}: {_both(one.old, one.new)}"
            for one in changes.sentences
            if one.kind is kind
        ]
        yield from _group(language, f"{word(language, 'sentences')}: {name}", lines, most)


def _both(old: str, new: str) -> str:
    return f"{old}\n    → {new}" if old and new else old or new


def _group(language: Language, title: str, lines: list[str], most: int | None) -> Iterator[str]:
    if not lines:
        return
    yield ""
    yield f"{title} ({len(lines)})"
    yield from (f"  {line}" for line in lines[:most])
    if most is not None and len(lines) > most:
        yield f"  {word(language, 'more')} {len(lines) - most} {word(language, 'print')}"


def figure_line(one: FigureChange, language: Language) -> str:
    """Tell the change of one figure: what it is, both readings, why."""
    told_by = one.new or one.old
    assert told_by is not None  # noqa: S101 - one of the two always stands
    if one.old is None or one.new is None:
        return f"{told_by.statement}: {told_by.display} ({told_by.reason})"
    share = f" ({one.relative.replace('-', '−')}%)" if one.relative else ""
    if not one.value_differs and one.old.display == one.new.display:
        line = f"{told_by.statement}: {one.new.display} ({word(language, 'same_value')})"
    else:
        line = f"{told_by.statement}: {one.old.display} → {one.new.display}{share}"
    if one.old.reason != one.new.reason:
        line += f"\n    {one.old.reason} → {one.new.reason}"
    line += "".join(f"\n    {word(language, 'because')} {reason}" for reason in one.because)
    return line + (f"\n    + {one.left_out}" if one.left_out else "")


def state_line(one: StateChange, language: Language) -> str:
    """Tell the change of a state or verdict."""
    old, new = (word(language, name) if name else NOTHING for name in (one.old, one.new))
    by = f" ({one.by})" if one.by else ""
    return f"{word(language, one.what)} {one.subject}{by}: {old} → {new}"


def row_line(one: RowChange, language: Language) -> str:
    """Tell the change of a row of the Book."""
    cells = "; ".join(
        f"{name}: {old or NOTHING} → {new or NOTHING}" for name, old, new in one.cells
    )
    return f"{one.table} {one.row}: {cells or word(language, one.kind)}"
