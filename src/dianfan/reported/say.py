"""Sentences: words with places for figures; no digit without a figure behind it."""

from __future__ import annotations

import re
from string import Formatter
from typing import TYPE_CHECKING
from typing import NamedTuple

from dianfan.figures.errors import UntracedFigure
from dianfan.figures.lineage import Figure
from dianfan.figures.period import Period
from dianfan.figures.period import wording
from dianfan.figures.place import Place
from dianfan.figures.wording import Wording
from dianfan.reported.display import display
from dianfan.reported.display import magnitude
from dianfan.reported.parts import Origin
from dianfan.reported.parts import Sentence
from dianfan.reported.parts import Span

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from dianfan.figures.wording import Language

_MEASURES = "个项家条座所张户人次万亿元吨亩倍成年月日天位名批轮期种类组只头台套栋公米千百度"
LOOSE_NUMBER = re.compile(
    rf"[0-9０-９]|[一二两三四五六七八九十百千万亿]+[余多]?[{_MEASURES}]|翻[番一两]|[一二三四五六七八九]成"
)
_WORDS_WITH_NUMERALS = re.compile(
    "统一|一致|一体|一种|一些|同一|一般|第一|一直|进一步|之一|唯一|万千|百分"
)


class Name(NamedTuple):
    """A name or quotation out of the data; its digits are its own."""

    text: str


class Unsigned(NamedTuple):
    """A figure told without its sign, because the verb beside it tells the direction."""

    figure: Figure


Part = Figure | Unsigned | Period | Place | Wording | Name | Sentence | str


def say(language: Language, zh: str, en: str, **parts: Part) -> Sentence:
    """Fill a sentence with figures, names and periods, in one of two languages.

    Args:
        language: the language to write.
        zh: the Chinese words, ``{name}`` where a part goes.
        en: the English words, with the same parts in the order of that language.
        **parts: figures become links; names, places and periods come from the data;
            sentences are set in as they are; plain text must hold no number.

    Raises:
        UntracedFigure: a digit or a Chinese numeral with a measure word stands in the
            words, or in a plain text part, without a figure.
    """
    template = zh if language == "zh" else en
    return Sentence(tuple(_spans(template, language, parts)))


def loose_number(words: str) -> str | None:
    """Give the first number in words that no figure stands behind, if there is one."""
    found = LOOSE_NUMBER.search(_WORDS_WITH_NUMERALS.sub("·", words))
    return found.group() if found else None


def _spans(template: str, language: Language, parts: dict[str, Part]) -> Iterator[Span]:
    for words, name, _, _ in Formatter().parse(template):
        if words:
            yield Span(_checked(words), origin=Origin.WORDS)
        if name is not None:
            yield from _part(parts[name], language)


def _checked(words: str) -> str:
    loose = loose_number(words)
    if loose is not None:
        raise UntracedFigure(
            f"the number “{loose}” has no figure behind it",
            where=f"“{words}”",
            why="every number of a report must lead back to a promise, a document or an entry",
            remedy="pass a figure for it, or a Name when it belongs to a name",
        )
    return words


def _part(part: Part, language: Language) -> Iterator[Span]:
    match part:
        case Figure():
            yield Span(display(part, language), part, Origin.FIGURE)
        case Unsigned(figure):
            yield Span(magnitude(figure, language), figure, Origin.UNSIGNED)
        case Sentence(spans):
            yield from spans
        case Period():
            yield Span(wording(part).in_(language), origin=Origin.PERIOD)
        case Place():
            yield Span(part.name.in_(language), origin=Origin.PLACE)
        case Wording():
            yield Span(part.in_(language), origin=Origin.NAME)
        case Name(text):
            yield Span(text, origin=Origin.NAME)
        case str():
            yield Span(_checked(part), origin=Origin.WORDS)


def phrase(text: str) -> Sentence:
    """Make a phrase of a name or text out of the data."""
    return Sentence((Span(text, origin=Origin.NAME),))


def figure_phrase(figure: Figure, language: Language) -> Sentence:
    """Make a phrase of one figure."""
    return Sentence((Span(display(figure, language), figure, Origin.FIGURE),))


def joined(sentences: Iterable[Sentence], between: str) -> Sentence:
    """Join phrases by a mark; nothing stands before the first or after the last."""
    spans: list[Span] = []
    for sentence in sentences:
        if spans:
            spans.append(Span(between, origin=Origin.WORDS))
        spans.extend(sentence.spans)
    return Sentence(tuple(spans))
