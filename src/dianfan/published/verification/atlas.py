"""The atlas of an edition: which figures stand where, so that a fault can name them."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING

from dianfan.published.lineage import Stated
from dianfan.published.lineage import read_lines
from dianfan.recorded.count import PREFIX as COUNTED

if TYPE_CHECKING:
    from collections.abc import Iterable

_DESCRIBED = re.compile(r'"path":\s*"([^"]+)"')
_KEY = re.compile(r"(?<![0-9a-f])[0-9a-f]{16}(?![0-9a-f])")
_LINK = re.compile(r'<a [^>]*data-key="([0-9a-f]+)"[^>]*>')
MOST_NAMED = 5
_WINDOW = 40
_JOINS = re.compile(r"[0-9A-Za-z.#&/_-]")
_KINDS: Mapping[str, str] = MappingProxyType(
    {"entries": "recorded", "observations": "recorded", "claims": "said"}
)


@dataclass(frozen=True)
class Atlas:
    """All figures of an edition as its lineage states them, by key, and how each is read."""

    figures: Mapping[str, Stated]
    read_as: Mapping[str, tuple[str, ...]]

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
        some = (
            row.get("source", ""),
            row.get("locator", ""),
            row.get("area", ""),
            row.get("period", ""),
        )
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
        clause = f"{table.removesuffix('s')}:"
        some = [
            key
            for key, stated in self.figures.items()
            if stated.content["why"].get("kind") == _KINDS.get(table)
            or str(stated.content["why"].get("clause", "")).startswith(clause)
        ]
        return tuple(dict.fromkeys((*some, *self.of_table(table))))

    def of_area(self, code: str) -> tuple[str, ...]:
        """Give the figures of a place."""
        return tuple(key for key, stated in self.figures.items() if stated.content["place"] == code)

    def of_indicator(self, name: str) -> tuple[str, ...]:
        """Give the figures of an indicator."""
        some = (
            key
            for key, stated in self.figures.items()
            if stated.content["measure"].partition(":")[0] == name
        )
        return tuple(some)

    def described(self, text: str, at: int) -> tuple[str, ...]:
        """Give the figures of the file whose entry in a list of files holds a position."""
        stop = text.find("\n", at)
        named = list(_DESCRIBED.finditer(text, 0, len(text) if stop < 0 else stop))
        if not named:
            return ()
        path = PurePosixPath(named[-1][1])
        return (path.stem,) if path.stem in self.figures else self.of_file(path.stem)

    def read_at(self, text: str, at: int) -> tuple[str, ...]:
        """Give the figures that can be read at a position of plain text, the longest reading first."""
        start = max(0, at - _WINDOW)
        window = text[start : at + _WINDOW]
        found = {
            key: len(words)
            for words, keys in self._by_reading.items()
            if _covers(window, words, at - start)
            for key in keys
        }
        longest = max(found.values(), default=0)
        return tuple(key for key, size in sorted(found.items()) if size == longest)

    @cached_property
    def _by_reading(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for key, readings in self.read_as.items():
            for words in readings:
                found[words].append(key)
        return {words: tuple(keys) for words, keys in found.items()}

    def of_table(self, table: str) -> tuple[str, ...]:
        """Give the figures that count the rows of a table."""
        return self._with_made(self._by_reason.get(f"{COUNTED}{table}", ()))

    def _with_made(self, keys: Iterable[str]) -> tuple[str, ...]:
        found = list(dict.fromkeys(keys))
        for key in found:
            found.extend(made for made in self._made_from.get(key, ()) if made not in found)
        return tuple(found)

    def enclosing(self, text: str, at: int) -> tuple[str, ...]:
        """Give the figure whose link encloses a position of a page."""
        start = text.rfind("<a ", 0, at + 1)
        link = _LINK.match(text, start) if start >= 0 else None
        if link is not None and link[1] in self.figures and "</a>" not in text[link.start() : at]:
            return (link[1],)
        return ()

    def nearest(self, text: str, at: int) -> tuple[str, ...]:
        """Give the figure whose key stands nearest to a position: on its line, else anywhere."""
        start = text.rfind("\n", 0, at) + 1
        stop = text.find("\n", at)
        line = self._keys(text, start, len(text) if stop < 0 else stop)
        keys = line or self._keys(text, 0, len(text))
        return tuple(key for _, key in sorted((abs(place - at), key) for place, key in keys)[:1])

    def _keys(self, text: str, start: int, stop: int) -> list[tuple[int, str]]:
        return [
            (found.start(), found[0])
            for found in _KEY.finditer(text, start, stop)
            if found[0] in self.figures
        ]


def _covers(window: str, words: str, at: int) -> bool:
    """Tell whether words stand at a position, on their own and not within a longer number or id."""
    place = window.find(words)
    while 0 <= place <= at:
        stop = place + len(words)
        if (
            at < stop
            and not _JOINS.match(window[place - 1 : place])
            and not _JOINS.match(window[stop : stop + 1])
        ):
            return True
        place = window.find(words, place + 1)
    return False


def atlas(lineage: str, index: str) -> Atlas:
    """Draw the atlas of a lineage file and an index of figures; what cannot be read is left out."""
    figures = {one.key: one for one in read_lines(lineage) if isinstance(one, Stated)}
    try:
        told = json.loads(index)
        read_as = {
            key: tuple(one["display"] for one in each.values()) for key, each in told.items()
        }
    except (ValueError, KeyError, TypeError, AttributeError):
        read_as = {}
    return Atlas(figures, read_as)
