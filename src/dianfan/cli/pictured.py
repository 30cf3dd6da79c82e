"""The picture of a figure out of an edition's own files: the same as on its page."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dianfan.figures.place import Place
from dianfan.figures.wording import Wording
from dianfan.published.ancestry import Teller
from dianfan.published.ancestry import standalone
from dianfan.published.lineage import figure_of

if TYPE_CHECKING:
    from dianfan.cli.reading import Reading
    from dianfan.figures.lineage import Figure
    from dianfan.figures.wording import Language


def pictured(key: str, reading: Reading, language: Language) -> str:
    """Draw a figure of an edition as an SVG file.

    Raises:
        DianfanError: the lineage of the edition states a unit or period that is none.
    """
    teller = Teller(language, lambda figure: _told(figure, reading, language), reading.card)
    return standalone(figure_at(key, reading), teller)


def figure_at(key: str, reading: Reading) -> Figure:
    """Make a figure and all below it out of the lines of the lineage file."""

    @cache
    def made(name: str) -> Figure:
        stated = reading.figures[name]
        code = stated.content["place"]
        inputs = tuple(made(part) for part in stated.inputs)
        return figure_of(stated.content, inputs, {code: Place(code, Wording(code, code))})

    return made(key)


def _told(figure: Figure, reading: Reading, language: Language) -> tuple[str, str]:
    words = reading.index.get(figure.key, {}).get(language)
    if words is None:
        statement = f"{figure.measure} · {figure.place.code} · {figure.period.code}"
        return f"{figure.value} {figure.unit}", statement
    return words["display"], words["statement"]
