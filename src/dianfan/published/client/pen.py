"""Sentences to hypertext: every figure a link to its own page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from dianfan.published.charts.lettering import width
from dianfan.published.client.addresses import figure as figure_address

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from dianfan.figures.lineage import Figure
    from dianfan.figures.wording import Language
    from dianfan.reported.parts import Paragraph
    from dianfan.reported.parts import Sentence

_DATA = Markup('<data value="{}">{}</data>')
_LINK = Markup('<a class="fig{}" href="{}{}" data-key="{}" title="{}">{}</a>')
_TOGETHER, _APART = Markup(""), Markup(" ")
_PARAGRAPH = Markup("<p>{}</p>")
_CLAUSED = Markup('<span class="clause">{}</span>')
_CLAUSE = re.compile("(?<=[，；：。、])")
_SHORT, _LONG = 1.8, 10


def exact(figure: Figure) -> str:
    """Write the value of a figure in full, its magnitude (万, 亿) multiplied out."""
    return format((figure.value * figure.unit.magnitude).normalize(), "f")


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes the sentences of one page.

    ``up`` leads from the page to the folder of its language, ``figures`` are the keys
    that have a page, ``hint`` is what a link to one promises.
    """

    language: Language
    up: str
    figures: AbstractSet[str]
    hint: str

    def sentence(self, sentence: Sentence) -> Markup:
        """Write a sentence; a number and its unit word are one target."""
        spans = sentence.spans
        return Markup("").join(
            span.text if span.figure is None else self.figure(span.figure, span.text)
            for span in spans
        )

    def figure(self, figure: Figure, text: str) -> Markup:
        """Write a figure as a link to its page."""
        data = _DATA.format(exact(figure), text)
        if figure.key not in self.figures:
            return data
        ems = width(text, 1)
        size = " tiny" if ems < _SHORT else " long" if ems > _LONG else ""
        return _LINK.format(size, self.up, figure_address(figure.key), figure.key, self.hint, data)

    def headline(self, sentence: Sentence) -> Markup:
        """Write a headline; a Chinese one is broken between its clauses where that helps."""
        if self.language != "zh":
            return self.sentence(sentence)
        clauses, last = [], Markup("")
        for span in sentence.spans:
            *ended, rest = _CLAUSE.split(span.text) if span.figure is None else ("",)
            for part in ended:
                clauses.append(last + part)
                last = Markup("")
            last += rest if span.figure is None else self.figure(span.figure, span.text)
        return _TOGETHER.join(_CLAUSED.format(clause) for clause in (*clauses, last) if clause)

    def paragraph(self, paragraph: Paragraph) -> Markup:
        """Write a paragraph: Chinese sentences follow one another without a space."""
        between = _TOGETHER if self.language == "zh" else _APART
        return between.join(map(self.sentence, paragraph))

    def prose(self, paragraphs: Iterable[Paragraph]) -> Markup:
        """Write paragraphs."""
        return Markup("\n").join(_PARAGRAPH.format(self.paragraph(one)) for one in paragraphs)
