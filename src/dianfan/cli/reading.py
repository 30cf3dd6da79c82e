"""Reading an edition: its figures, how they are told, and the sources behind them."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from dianfan.figures.errors import UnreadableFolder
from dianfan.figures.place import Place
from dianfan.figures.wording import Wording
from dianfan.published.lineage import FIGURES
from dianfan.published.lineage import LINEAGE
from dianfan.published.lineage import Stated
from dianfan.published.lineage import figure_of
from dianfan.published.lineage import read_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from dianfan.figures.lineage import Figure
    from dianfan.figures.wording import Language


@dataclass(frozen=True)
class Reading:
    """The figures of an edition, by key, inputs before what is made of them."""

    folder: Path
    figures: Mapping[str, Stated]
    index: Mapping[str, Mapping[str, Mapping[str, str]]]

    def told(self, key: str, language: Language) -> str:
        """Say what a figure is and how it is read."""
        words = self.index.get(key, {}).get(language)
        if words is None:
            content = self.figures[key].content
            return f"{content['measure']} {content['place']} {content['period']} = {content['value']} {content['unit']}"
        return f"{words['statement']} = {words['display']}"

    def figure(self, key: str) -> Figure:
        """Make the figure that the lineage states, with all below it; places bear their codes for names.

        Raises:
            KeyError, ValueError, DianfanError: a line states no figure, or an input of one is missing.
        """
        for one in _below(self.figures, key):
            if one not in self._made:
                stated = self.figures[one]
                code = stated.content["place"]
                inputs = tuple(self._made[name] for name in stated.inputs)
                place = Place(code, Wording(code, code))
                self._made[one] = figure_of(stated.content, inputs, {code: place})
        return self._made[key]

    @cached_property
    def _made(self) -> dict[str, Figure]:
        return {}

    def source(self, name: str) -> str:
        """Name a source by publisher, title and date."""
        return self._sources.get(name, name)

    def card(self, name: str) -> str:
        """Name a source by publisher and title, as the pages do."""
        row = self._rows.get(name)
        if row is None:
            return name
        return " · ".join(part for part in (row["publisher"], row["title"]) if part)

    @cached_property
    def _sources(self) -> Mapping[str, str]:
        return {
            name: ", ".join(
                part for part in (row["publisher"], f"“{row['title']}”", row["published"]) if part
            )
            for name, row in self._rows.items()
        }

    @cached_property
    def _rows(self) -> Mapping[str, Mapping[str, str]]:
        path = self.folder / "book" / "sources.csv"
        if not path.is_file():
            return {}
        with path.open(encoding="utf-8", newline="") as stream:
            return {row["id"]: row for row in csv.DictReader(stream)}


def open_edition(folder: Path) -> Reading:
    """Read the figures of an edition.

    Raises:
        UnreadableFolder: the folder is no edition, or its lineage cannot be read.
    """
    try:
        lineage = (folder / LINEAGE).read_text(encoding="utf-8")
        index = json.loads((folder / FIGURES).read_bytes())
    except (OSError, ValueError) as fault:
        raise UnreadableFolder(
            f"“{folder}” is no edition that can be read",
            why=str(fault),
            remedy="name the folder that `dianfan build` printed; `dianfan verify` tells what is damaged",
        ) from fault
    figures: dict[str, Stated] = {}
    for stated in read_lines(lineage):
        if isinstance(stated, Stated):
            figures[stated.key] = stated
    return Reading(folder, figures, index)


def _below(figures: Mapping[str, Stated], key: str) -> Iterator[str]:
    """Give a figure and all below it, inputs before what is made of them."""
    open_, done = [key], set[str]()
    while open_:
        one = open_[-1]
        waiting = [name for name in figures[one].inputs if name not in done]
        if waiting:
            open_.extend(waiting)
            continue
        open_.pop()
        if one not in done:
            done.add(one)
            yield one
