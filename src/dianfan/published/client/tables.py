"""Tables to hypertext: captions, scopes, decimals under one another, states in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from dianfan.published.charts.lettering import width
from dianfan.published.client.states import name
from dianfan.published.client.states import sign
from dianfan.reported.parts import Sentence
from dianfan.reported.parts import Span

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from dianfan.published.client.pen import Pen
    from dianfan.published.client.words import Words
    from dianfan.reported.parts import Cell
    from dianfan.reported.parts import Table

_NUMBER = re.compile(r"(?P<whole>[^0-9]*[0-9,]+)(?P<part>\.[0-9]+)?(?P<word>[^0-9]*)")
_DIGIT_SPACE, _POINT_SPACE = "\u2007", "\u2008"
_FRAME = Markup(
    '<div class="wide" role="group" tabindex="0" aria-labelledby="{id}-name">'
    '<table class="data" id="{id}"><caption class="unseen" id="{id}-name">{caption}</caption>'
    "<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
)
_EMPTY = Markup('<p class="empty"><span class="unseen">{}: </span>{}</p>')
_HEAD = Markup('<th scope="col"{}>{}</th>')
_ROW, _NAMED = Markup("<tr>{}</tr>"), Markup('<tr id="{}">{}</tr>')
_CELLS = {
    True: Markup('<th scope="row"{}>{}</th>'),
    False: Markup("<td{}>{}</td>"),
}
_LIGHT = Markup(
    '<svg class="light {}" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">{}</svg> '
)
_SHAPES = {
    "red": Markup('<path d="M7 1 13 12.5H1z"/>'), "yellow": Markup('<path d="M7 .8 13.2 7 7 13.2.8 7z"/>'),
    "green": Markup('<circle cx="7" cy="7" r="5.6"/>'), "grey": Markup('<circle cx="7" cy="7" r="4.8"/>'),
}  # fmt: skip
_LINK = Markup('<a href="{}">{}</a>')
_NUMERIC, _SHORT, _PLAIN = Markup(" class=n"), Markup(" class=k"), Markup("")
_MOST_DECIMALS = 3
_ONE_LINE = 9


@dataclass(frozen=True, slots=True)
class Hand:
    """What tables are written with: a pen, the words of states, a way to resolve references."""

    pen: Pen
    words: Words
    resolve: Callable[[str], str | None]


def table(content: Table, hand: Hand, extra: tuple[str, Sequence[Markup]] | None = None) -> Markup:
    """Write a table, or what is missing and why where it has no rows.

    Args:
        content: the table.
        hand: what it is written with.
        extra: a further column, its name and a cell for each row.
    """
    caption = hand.pen.sentence(content.caption)
    if not content.rows:
        return _EMPTY.format(caption, hand.pen.sentence(content.empty))
    pads = [_pads(content, column) for column in range(len(content.columns))]
    names = zip(content.columns, content.numeric, strict=True)
    head = Markup("").join(_HEAD.format(_NUMERIC if n else _PLAIN, name) for name, n in names)
    body = []
    if extra is not None:
        head += _HEAD.format(Markup(" data-fixed"), extra[0])
    for number, row in enumerate(content.rows):
        cells = [
            _CELLS[not column].format(
                _kind(cell, numeric=content.numeric[column]),
                _cell(cell, hand, pads[column].get(number, "")),
            )
            for column, cell in enumerate(row)
        ]
        if extra is not None:
            cells.append(_CELLS[False].format("", extra[1][number]))
        inside = Markup("").join(cells)
        named = content.anchors[number] if content.anchors else ""
        body.append(_NAMED.format(named, inside) if named else _ROW.format(inside))
    rows = Markup("\n").join(body)
    return _FRAME.format(id=content.id, caption=caption, head=head, body=rows)


def light(name: str) -> Markup:
    """Draw a light: each colour has a shape of its own."""
    return _LIGHT.format(name, _SHAPES[name])


def _kind(cell: Cell, *, numeric: bool) -> Markup:
    """Tell numbers, and words so short that they stand on one line, from other cells."""
    if numeric:
        return _NUMERIC
    return _SHORT if width(cell.phrase.text, 1) <= _ONE_LINE else _PLAIN


def _cell(cell: Cell, hand: Hand, pad: str) -> Markup:
    phrase = _padded(cell.phrase, pad) if pad else cell.phrase
    shown = hand.pen.sentence(phrase)
    address = hand.resolve(cell.href) if cell.href else None
    if address is not None:
        shown = _LINK.format(address, shown)
    if cell.light:
        shown = light(cell.light) + shown
    if cell.state is None:
        return shown
    stated = sign(cell.state, hand.words)
    if phrase.text.strip() in {"", hand.words(name(cell.state))}:
        return stated
    return stated + " " + shown


def _pads(content: Table, column: int) -> dict[int, str]:
    """Say how much room stands after the numbers of a column, so that decimals align.

    Only where all its numbers have one unit word; else they are aligned at the right.
    """
    if not content.numeric[column]:
        return {}
    found = {
        number: match
        for number, row in enumerate(content.rows)
        if len(row[column].phrase.spans) == 1
        and (match := _NUMBER.fullmatch(row[column].phrase.text))
    }
    if len({match["word"] for match in found.values()}) != 1:
        return {}
    parts = {number: match["part"] or "" for number, match in found.items()}
    most = min(_MOST_DECIMALS, max(map(len, parts.values())))
    return {number: _room(most, part) for number, part in parts.items()}


def _room(most: int, part: str) -> str:
    missing = most - len(part)
    if missing <= 0:
        return ""
    return _DIGIT_SPACE * missing if part else _POINT_SPACE + _DIGIT_SPACE * (missing - 1)


def _padded(phrase: Sentence, pad: str) -> Sentence:
    """Put the room after the last digit of a number."""
    span = phrase.spans[0]
    last = max(index for index, letter in enumerate(span.text) if letter.isdigit())
    text = f"{span.text[: last + 1]}{pad}{span.text[last + 1 :]}"
    return Sentence((Span(text, span.figure),))
