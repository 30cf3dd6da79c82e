"""Compare an edition with a later one: which of the figures it printed do not stand, and why.

Figures are matched by what they are figures of, never by their keys: a cell of the
record, a clause of the programme, or what a method makes of given things.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import polars as pl

from dianfan.figures.errors import UnreadableFolder
from dianfan.figures.errors import UseError
from dianfan.figures.wording import Wording
from dianfan.published.errata.sheet import Cause
from dianfan.published.errata.sheet import ErrataSheet
from dianfan.published.errata.sheet import Erratum
from dianfan.published.errata.sheet import Newer
from dianfan.published.lineage import FIGURES
from dianfan.published.lineage import LINEAGE
from dianfan.published.lineage import Stated
from dianfan.published.lineage import read_lines
from dianfan.published.manifest import BOOK
from dianfan.published.manifest import read_manifest
from dianfan.published.shelf.printed import printed
from dianfan.published.shelf.standing import Fallen
from dianfan.published.shelf.standing import Later
from dianfan.published.verification.record import open_record
from dianfan.reported.display import display

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from pathlib import Path

    from dianfan.published.errata.sheet import Place

_NOTHING = Wording("", "")
Told = dict[str, dict[str, dict[str, str]]]


@dataclass(frozen=True)
class Issue:
    """An edition as it was printed: its figures, how they are told, and where."""

    folder: Path

    @cached_property
    def figures(self) -> Mapping[str, Stated]:
        """Every figure by its key."""
        text = (self.folder / LINEAGE).read_text(encoding="utf-8")
        return {one.key: one for one in read_lines(text) if isinstance(one, Stated)}

    @cached_property
    def told(self) -> Told:
        """How each figure reads and what it says, by key and language."""
        found: Told = json.loads((self.folder / FIGURES).read_bytes())
        return found

    @cached_property
    def places(self) -> Mapping[str, tuple[Place, ...]]:
        """Where each figure was printed."""
        return printed(self.folder)

    @cached_property
    def chosen(self) -> Mapping[str, bool]:
        """Of each entry of its Book, whether it was the preferred one."""
        entries = pl.read_csv(self.folder / BOOK / "entries.csv", infer_schema=False)
        return dict(zip(entries["entry"], entries["chosen"] == "true", strict=True))

    @cached_property
    def by_identity(self) -> Mapping[tuple[str, ...], Stated]:
        """What methods made, by what it is a figure of."""
        made = (one for one in self.figures.values() if one.content["why"]["kind"] == "derived")
        return {identity(one): one for one in made}

    def wording(self, key: str, what: str) -> Wording:
        """Give the statement or the reading of a figure in both languages."""
        told = self.told.get(key, {})
        return Wording(*(told.get(language, {}).get(what, "") for language in ("zh", "en")))


def identity(stated: Stated) -> tuple[str, ...]:
    """Say what a derived figure is a figure of: method, parameters, measure, place, period, scope."""
    content, why = stated.content, stated.content["why"]
    parameters = json.dumps(why["parameters"], sort_keys=True, ensure_ascii=False)
    names = ("measure", "place", "period", "scope")
    return (why["method"], parameters, *(str(content[name]) for name in names))


def compared(old: Path, new: Path) -> ErrataSheet:
    """Give the errata of an edition, as a later edition of the same programme has them.

    A figure that the later edition merely does not tell any more is no erratum, nor is one
    whose period went on; neither is a value that stands, though its lineage grew.

    Args:
        old: the folder of the edition that was printed.
        new: the folder of the later one.

    Raises:
        UnreadableFolder: one of the two is no edition, or its Book cannot be loaded.
        UseError: they belong to two programmes, or the later one is the earlier.
    """
    before, after = read_manifest(old), read_manifest(new)
    if before.programme != after.programme or after.asof < before.asof:
        raise UseError(
            "these are no earlier and later edition of one programme",
            why=f"{before.programme} as of {before.asof}, {after.programme} as of {after.asof}",
            remedy="name the earlier edition first",
        )
    try:
        issue, fresh = Issue(old), Issue(new)
        with open_record(new, after) as record:
            if record.ground is None:
                raise UnreadableFolder(
                    "the Book of the later edition cannot be loaded",
                    where=str(new),
                    why="; ".join(fault.message for fault in record.faults),
                    remedy="verify it, and fetch it again",
                )
            later = Later(issue.figures, issue.chosen, record.ground)
            errata = tuple(
                sorted(_errata(issue, fresh, later), key=lambda one: (one.date, one.identity))
            )
            title = record.ground.programme.charter.title
    except (OSError, ValueError, KeyError, pl.exceptions.PolarsError) as fault:
        raise UnreadableFolder(
            "the two editions cannot be compared",
            where=f"{old}, {new}",
            why=str(fault),
            remedy="`dianfan verify` tells what is damaged",
        ) from fault
    return ErrataSheet(
        edition=before.edition,
        programme=before.programme,
        title=title,
        asof=before.asof.isoformat(),
        known=after.asof.isoformat(),
        newer=Newer(after.edition, after.asof.isoformat()),
        errata=errata,
    )


def _errata(issue: Issue, fresh: Issue, later: Later) -> Iterator[Erratum]:
    for key, places in issue.places.items():
        stated = issue.figures.get(key)
        if stated is None:
            continue
        fallen = later.fallen(stated)
        if fallen is not None:
            new = _NOTHING if fallen.new is None else _read(fallen)
            yield _erratum(issue, key, places, fallen, new)
        elif stated.content["why"]["kind"] == "derived":
            yield from _derived(issue, fresh, later, stated, places)


def _derived(
    issue: Issue, fresh: Issue, later: Later, stated: Stated, places: tuple[Place, ...]
) -> Iterator[Erratum]:
    """Tell what a method now makes otherwise, where something under it fell or the method changed."""
    now = fresh.by_identity.get(identity(stated))
    if now is None or now.key not in fresh.told or later.leaf(stated) is not None:
        return
    new, old = fresh.wording(now.key, "display"), issue.wording(stated.key, "display")
    if new == old:
        return
    under = next(_fallen_under(issue, later, stated, set()), None)
    if under is not None:
        part, fallen = under
        statement = issue.wording(part.key, "statement")
        why = Wording(
            f"随“{statement.zh}”而变：{fallen.why.zh}",
            f"It rests on “{statement.en}”: {fallen.why.en}",
        )
        yield _erratum(issue, stated.key, places, fallen._replace(why=why), new)
    elif now.content["why"]["version"] != stated.content["why"]["version"]:
        versions = f"{stated.content['why']['version']} → {now.content['why']['version']}"
        why = Wording(f"方法版本：{versions}", f"Version of the method: {versions}")
        day = later.ground.book.asof.isoformat()
        yield _erratum(issue, stated.key, places, Fallen(Cause.METHOD, day, why, None), new)


def _fallen_under(
    issue: Issue, later: Later, stated: Stated, seen: set[str]
) -> Iterator[tuple[Stated, Fallen]]:
    for key in stated.inputs:
        part = issue.figures.get(key)
        if part is None or key in seen:
            continue
        seen.add(key)
        fallen = later.fallen(part)
        if fallen is not None:
            yield part, fallen
        elif later.leaf(part) is None:
            yield from _fallen_under(issue, later, part, seen)


def _read(fallen: Fallen) -> Wording:
    if fallen.new is None:
        return _NOTHING
    return Wording(display(fallen.new, "zh"), display(fallen.new, "en"))


def _erratum(
    issue: Issue, key: str, places: tuple[Place, ...], fallen: Fallen, new: Wording
) -> Erratum:
    content = issue.figures[key].content
    names = ("measure", "place", "period", "scope")
    return Erratum(
        date=fallen.date,
        figure=key,
        identity="@".join(str(content[name]) for name in names),
        statement=issue.wording(key, "statement"),
        old=issue.wording(key, "display"),
        new=new,
        cause=fallen.cause,
        why=fallen.why,
        places=places,
    )
