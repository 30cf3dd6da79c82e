"""One of two editions that are compared: its figures, what each is a figure of, and its pages."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from typing import Any

from dianfan.figures.errors import UnreadableFolder
from dianfan.figures.lineage import content_key
from dianfan.published.lineage import FIGURES
from dianfan.published.lineage import LINEAGE
from dianfan.published.lineage import Stated
from dianfan.published.lineage import read_lines
from dianfan.published.manifest import BOOK
from dianfan.published.manifest import MANIFEST
from dianfan.recorded.corrections import CORRECTED

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Identity = tuple[str, ...]
PREFERRED = "recorded.choice.preferred"
CHOICES = frozenset({PREFERRED, CORRECTED})
TODAY = "@asof"


@dataclass(frozen=True)
class ComparedEdition:
    """An edition as it is compared; a part that an older form lacks is empty.

    Identities and roots hold the day of the edition as ``@asof``, so that what differs by
    that day alone is the same.
    """

    folder: Path
    manifest: Mapping[str, Any]
    figures: Mapping[str, Stated]
    index: Mapping[str, Mapping[str, Mapping[str, str]]]

    @property
    def asof(self) -> str:
        """The day of the edition."""
        return str(self.manifest.get("asof", ""))

    def dayless(self, text: str) -> str:
        """Write a text with the day of the edition taken out."""
        return text.replace(self.asof, TODAY) if self.asof else text

    def leaf(self, key: str) -> Stated:
        """Give what stands at the end of choices and corrections; the figure itself for others."""
        stated = self.figures[key]
        while stated.content["why"].get("method") in CHOICES:
            inputs = [self.figures[part] for part in stated.inputs if part in self.figures]
            same = [one for one in inputs if amount(one) == amount(stated)]
            if not same:
                return stated
            stated = same[0]
        return stated

    @cached_property
    def roots(self) -> Mapping[str, str]:
        """A hash of each figure and all below it, by key, without the day of the edition."""
        found: dict[str, str] = {}
        for key, stated in self.figures.items():
            content = dict(stated.content)
            why = dict(content["why"])
            if "inputs" in why:
                why["inputs"] = [found.get(part, part) for part in why["inputs"]]
            content["why"] = why
            days = _is_of_today(stated)
            found[key] = content_key(
                json.loads(self.dayless(json.dumps(content))) if days else content
            )
        return found

    @cached_property
    def identities(self) -> Mapping[str, Identity]:
        """What each figure is a figure of, by key."""
        return {key: self._identity(key) for key in self.figures}

    @cached_property
    def by_identity(self) -> Mapping[Identity, tuple[str, ...]]:
        """The keys of the figures of each thing; entries that were not chosen are left out."""
        found: dict[Identity, list[str]] = defaultdict(list)
        for key, identity in self.identities.items():
            if key not in self.parts_of_choices and not self._is_unchosen(key):
                found[identity].append(key)
        return {identity: tuple(keys) for identity, keys in found.items()}

    @cached_property
    def _chosen(self) -> Mapping[str, bool]:
        """Of each entry of the Book, whether it is the preferred one of its cell."""
        path = self.folder / BOOK / "entries.csv"
        if not path.is_file():
            return {}
        with path.open(encoding="utf-8", newline="") as stream:
            rows = csv.DictReader(stream)
            return {row.get("entry", ""): row.get("chosen") != "false" for row in rows}

    def _is_unchosen(self, key: str) -> bool:
        why = self.leaf(key).content["why"]
        return why["kind"] == "recorded" and not self._chosen.get(str(why["entry"]), True)

    @cached_property
    def parts_of_choices(self) -> frozenset[str]:
        """The keys of figures that another one was chosen from, or that were corrected."""
        return frozenset(
            part
            for stated in self.figures.values()
            if stated.content["why"].get("method") in CHOICES
            for part in stated.inputs
        )

    @cached_property
    def by_source(self) -> Mapping[Identity, tuple[str, ...]]:
        """The keys of entries of the record by cell and source."""
        found: dict[Identity, list[str]] = defaultdict(list)
        for key, stated in self.figures.items():
            why = stated.content["why"]
            if why["kind"] == "recorded" and not is_counted(why):
                found[("entry", *_cell(stated), str(why["source"]))].append(key)
        return {identity: tuple(keys) for identity, keys in found.items()}

    def _identity(self, key: str) -> Identity:
        stated = self.leaf(key)
        content, why = stated.content, stated.content["why"]
        match why["kind"]:
            case "recorded" if is_counted(why):
                return ("count", str(content["measure"]), str(content["place"]))
            case "recorded":
                return ("cell", *_cell(stated))
            case "said":
                return ("said", str(why["claim"]), str(content["measure"]))
            case "promised":
                return ("promised", str(why["clause"]), str(content["measure"]))
            case _:
                names = ("measure", "place", "period", "scope")
                return ("made", *(self.dayless(str(content[name])) for name in names))


def is_counted(why: Mapping[str, Any]) -> bool:
    """Tell whether a leaf was counted in the Book itself: it names a query, and no source."""
    return why["kind"] == "recorded" and not why["source"]


def amount(stated: Stated) -> tuple[str, ...]:
    """Give value, bound and unit of a figure, which make it the same number."""
    return tuple(str(stated.content[name]) for name in ("value", "upper", "bound", "unit"))


def _cell(stated: Stated) -> Identity:
    return tuple(str(stated.content[name]) for name in ("measure", "place", "period", "scope"))


def _is_of_today(stated: Stated) -> bool:
    """Tell whether the day of the edition may stand in a figure: counts, promises, what is made."""
    why = stated.content["why"]
    if why.get("method") in CHOICES:
        return False
    return why["kind"] in {"derived", "promised"} or is_counted(why)


def open_side(folder: Path) -> ComparedEdition:
    """Read an edition for a comparison, of this form or an older one.

    Raises:
        UnreadableFolder: the folder is no edition, or its manifest or lineage cannot be read.
    """
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        lineage = (folder / LINEAGE).read_text(encoding="utf-8")
        index = json.loads((folder / FIGURES).read_bytes())
        if not isinstance(manifest, dict) or not isinstance(index, dict):
            raise TypeError("it holds no mapping")  # noqa: TRY301 - told below with the rest
        read = list(read_lines(lineage))
    except (OSError, ValueError, TypeError) as fault:
        raise UnreadableFolder(
            f"“{folder}” is no edition that can be compared",
            where=str(folder),
            why=str(fault),
            remedy="name two folders that `dianfan build` printed; `dianfan verify` tells what is damaged",
        ) from fault
    for one in read:
        if not isinstance(one, Stated):
            number, why = one
            raise UnreadableFolder(
                f"the lineage of “{folder}” is damaged",
                where=f"{folder / LINEAGE}:{number}",
                why=why,
                remedy="fetch the edition again; `dianfan verify` tells what is damaged",
            )
    return ComparedEdition(
        folder, manifest, {one.key: one for one in read if isinstance(one, Stated)}, index
    )
