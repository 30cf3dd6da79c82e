"""The figures of two editions: which differ, by how much and why."""

from __future__ import annotations

import csv
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

from dianfan.published.changes.causes import cause_of
from dianfan.published.changes.causes import relative
from dianfan.published.changes.model import ChangeCause
from dianfan.published.changes.model import FigureChange
from dianfan.published.changes.model import ToldFigure
from dianfan.published.changes.pairing import paired
from dianfan.published.changes.side import amount
from dianfan.published.changes.wording import reason_in
from dianfan.published.manifest import BOOK

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from dianfan.figures.wording import Language
    from dianfan.published.changes.causes import Reason
    from dianfan.published.changes.pairing import Pair
    from dianfan.published.changes.side import ComparedEdition

Progress = Callable[[str, int, int], None]
MOST_NAMED = 5
_SHOWN = Decimal("0.1")
_FOREVER = Decimal("Infinity")


def figure_changes(
    a: ComparedEdition, b: ComparedEdition, language: Language, progress: Progress
) -> tuple[tuple[FigureChange, ...], int]:
    """Give the figures that differ, by cause and then the largest first, and how many do not.

    Args:
        a: the edition before.
        b: the edition after.
        language: the language of what is told.
        progress: is told the stage, how much of it is done and how much there is.
    """
    pairs = list(_all_pairs(a, b))
    found: list[tuple[Decimal, FigureChange]] = []
    names = _sources(a) | _sources(b)
    for done, pair in enumerate(pairs, start=1):
        progress("figures", done, len(pairs))
        if not _is_same(a, b, pair):
            found.append(_change(a, b, pair, language, names))
    order = tuple(ChangeCause)
    found.sort(key=lambda one: (order.index(one[1].cause), -one[0], _subject(one[1])))
    return tuple(one for _, one in found), len(pairs) - len(found)


def _subject(one: FigureChange) -> tuple[str, str]:
    told = one.new or one.old
    return (told.statement, told.key) if told else ("", "")


def _all_pairs(a: ComparedEdition, b: ComparedEdition) -> Iterator[Pair]:
    """Pair what figures tell; then the entries by source that no choice between them told."""
    told_a, told_b = set(), set()
    for pair in paired(a, b, a.by_identity, b.by_identity):
        told_a |= {pair.old, a.leaf(pair.old).key} if pair.old else set()
        told_b |= {pair.new, b.leaf(pair.new).key} if pair.new else set()
        yield pair
    for pair in paired(a, b, a.by_source, b.by_source):
        if pair.old not in told_a and pair.new not in told_b:
            yield pair


def _is_same(a: ComparedEdition, b: ComparedEdition, pair: Pair) -> bool:
    """Tell whether a figure is the same thing, told the same way, in both editions."""
    if not pair.old or not pair.new or a.roots[pair.old] != b.roots[pair.new]:
        return False
    old, new = a.index.get(pair.old), b.index.get(pair.new)
    return old is None or new is None or _displays(old) == _displays(new)


def _displays(told: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    return {language: words.get("display", "") for language, words in told.items()}


def _change(
    a: ComparedEdition, b: ComparedEdition, pair: Pair, language: Language, names: Mapping[str, str]
) -> tuple[Decimal, FigureChange]:
    reason = cause_of(a, b, pair.old, pair.new)
    size, share = Decimal(0), ""
    differs = True
    if pair.old and pair.new:
        old, new = a.figures[pair.old], b.figures[pair.new]
        differs = amount(old) != amount(new)
        found = relative(old, new)
        size = (_FOREVER if differs else size) if found is None else abs(found)
        share = "" if found is None or not differs else format(found.quantize(_SHOWN), "+f")
    because = tuple(_because(a, b, reason, language))
    return size, FigureChange(
        cause=reason.cause,
        old=_told(a, pair.old, language, names),
        new=_told(b, pair.new, language, names),
        relative=share,
        value_differs=differs,
        because=because[:MOST_NAMED],
        left_out=max(0, len(because) - MOST_NAMED),
    )


def _told(
    side: ComparedEdition, key: str, language: Language, names: Mapping[str, str]
) -> ToldFigure | None:
    if not key:
        return None
    return ToldFigure(
        key,
        _words(side, key, language, "statement"),
        _words(side, key, language, "display"),
        reason_in(side.leaf(key).content["why"], language, names),
    )


def _words(side: ComparedEdition, key: str, language: Language, what: str) -> str:
    """Give statement or reading of a figure; made from its content where the edition tells none."""
    told = side.index.get(key, {}).get(language, {}).get(what, "")
    if told:
        return told
    content = side.figures[key].content
    names = ("value", "unit") if what == "display" else ("measure", "place", "period", "scope")
    return " ".join(str(content[name]) for name in names if content[name])


def _because(
    a: ComparedEdition, b: ComparedEdition, reason: Reason, language: Language
) -> Iterator[str]:
    for old, new in reason.methods:
        yield f"{old or '—'} → {new or '—'}"
    leaves = sorted(reason.leaves, key=lambda pair: (-_size(a, b, pair), pair))
    for before, after in leaves:
        side, key = (b, after) if after else (a, before)
        name = _words(side, key, language, "statement")
        old = _words(a, before, language, "display") if before else "—"
        new = _words(b, after, language, "display") if after else "—"
        yield f"{name}: {old} → {new}"


def _size(a: ComparedEdition, b: ComparedEdition, pair: tuple[str, str]) -> Decimal:
    if not all(pair):
        return _FOREVER
    found = relative(a.figures[pair[0]], b.figures[pair[1]])
    return _FOREVER if found is None else abs(found)


def _sources(side: ComparedEdition) -> dict[str, str]:
    path = side.folder / BOOK / "sources.csv"
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as stream:
        return {
            row.get("id", ""): " · ".join(
                part for part in (row.get("publisher", ""), row.get("title", "")) if part
            )
            for row in csv.DictReader(stream)
        }
