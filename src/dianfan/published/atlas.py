"""The atlas of an edition: which figures stand where, so that a fault can name them."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dianfan.published.lineage import Stated
from dianfan.published.lineage import read_lines
from dianfan.recorded.count import PREFIX as COUNTED

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

_KEY = re.compile(r"(?<![0-9a-f])[0-9a-f]{16}(?![0-9a-f])")
_LINK = re.compile(r'<a [^>]*data-key="([0-9a-f]+)"[^>]*>')
MOST_NAMED = 5


@dataclass(frozen=True)
class Atlas:
    """All figures of an edition as its lineage states them, by key."""

    figures: Mapping[str, Stated]

    @cached_property
    def _made_from(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for key, stated in self.figures.items():
            for part in stated.inputs:
                found[part].append(key)
        return {key: tuple(dict.fromkeys(made)) for key, made in found.items()}

    @cached_property
    def _by_reason(self) -> Mapping[str, tuple[str, ...]]:
        """The leaves by what they name: entry, clause and its row, claim, source, counted table."""
        found: dict[str, list[str]] = defaultdict(list)
        for key, stated in self.figures.items():
            why = stated.content["why"]
            for name in ("entry", "clause", "claim", "source"):
                said = str(why.get(name, ""))
                if said:
                    found[said].append(key)
                    found[said.partition(":")[2] or said].append(key)
                if said.startswith(COUNTED):
                    found[said.partition("?")[0]].append(key)
        return {name: tuple(dict.fromkeys(keys)) for name, keys in found.items()}

    def of_row(self, name: str) -> tuple[str, ...]:
        """Give the figures that rest on a row: an entry, or the id of a row of a table."""
        return self._with_made(self._by_reason.get(name, ()))

    def of_cell(self, row: Mapping[str, str]) -> tuple[str, ...]:
        """Give the figures that rest on a row of the observations, by source and words."""
        some = (row.get("source", ""), row.get("locator", ""), row.get("area", ""), row.get("period", ""))
        return self._with_made(self._by_cell.get(some, ()))

    @cached_property
    def _by_cell(self) -> Mapping[tuple[str, ...], tuple[str, ...]]:
        found: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for key, stated in self.figures.items():
            why = stated.content["why"]
            if why.get("kind") == "recorded":
                place, span = stated.content["place"], stated.content["period"]
                found[why["source"], why["locator"], place, span].append(key)
        return {cell: tuple(keys) for cell, keys in found.items()}

    def of_file(self, table: str) -> tuple[str, ...]:
        """Give the figures that rest on a whole table of the Book."""
        kinds = {"entries": "recorded", "observations": "recorded", "claims": "said"}
        clause = f"{table.removesuffix('s')}:"
        some = [
            key
            for key, stated in self.figures.items()
            if stated.content["why"].get("kind") == kinds.get(table)
            or str(stated.content["why"].get("clause", "")).startswith(clause)
        ]
        return tuple(dict.fromkeys((*some, *self.of_table(table))))

    def of_table(self, table: str) -> tuple[str, ...]:
        """Give the figures that count the rows of a table."""
        return self._with_made(self._by_reason.get(f"{COUNTED}{table}", ()))

    def _with_made(self, keys: Iterable[str]) -> tuple[str, ...]:
        found = list(dict.fromkeys(keys))
        for key in found:
            found.extend(made for made in self._made_from.get(key, ()) if made not in found)
        return tuple(found)

    def enclosing(self, text: str, at: int) -> tuple[str, ...]:
        """Give the figure whose link encloses a position of a page, or is nearest to it."""
        start = text.rfind("<a ", 0, at + 1)
        link = _LINK.match(text, start) if start >= 0 else None
        if link is not None and link[1] in self.figures and "</a>" not in text[link.start() : at]:
            return (link[1],)
        return self.nearest(text, at)

    def nearest(self, text: str, at: int) -> tuple[str, ...]:
        """Give the figure whose key stands nearest to a position: on its line, else anywhere."""
        start = text.rfind("\n", 0, at) + 1
        stop = text.find("\n", at)
        line = self._keys(text, start, len(text) if stop < 0 else stop)
        keys = line or self._keys(text, 0, len(text))
        return tuple(key for _, key in sorted((abs(place - at), key) for place, key in keys)[:1])

    def _keys(self, text: str, start: int, stop: int) -> list[tuple[int, str]]:
        return [(found.start(), found[0]) for found in _KEY.finditer(text, start, stop) if found[0] in self.figures]


def atlas(lineage: str) -> Atlas:
    """Draw the atlas of a lineage file; lines that cannot be read are left out."""
    return Atlas({one.key: one for one in read_lines(lineage) if isinstance(one, Stated)})
