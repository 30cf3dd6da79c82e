"""Tables to hypertext: captions, scopes, decimals under one another, states in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup
from markupsafe import escape

from dianfan.published.client.states import sign

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from dianfan.published.client.pen import Pen
    from dianfan.published.client.words import Words
    from dianfan.reported.model import Cell
    from dianfan.reported.model import Table

    Resolve = Callable[[str], str | None]

_NUMBER = re.compile(r"(?P<whole>[^0-9]*[0-9,]+)(?P<part>\.[0-9]+)?(?P<word>[^0-9]*)")
_DIGIT_SPACE, _POINT_SPACE = "\u2007", "\u2008"
_FRAME = Markup(
    '<div class="wide" role="region" tabindex="0" aria-labelledby="{id}-name">'
    '<table class="data" id="{id}"><caption id="{id}-name">{caption}</caption>'
    "<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
)
_EMPTY = Markup('<div class="empty"><p class="name">{}</p><p>{}</p></div>')


def table(
    content: Table, pen: Pen, words: Words, resolve: Resolve, *, extra: tuple[str, Sequence[Markup]] | None = None
) -> Markup:
    """Write a table, or what is missing and why where it has no rows.

    Args:
        content: the table.
        pen: writes its phrases.
        words: the words of states.
        resolve: turns the reference of a cell into an address that exists, or nothing.
        extra: a further column, its name and a cell for each row.
    """
    if not content.rows:
        return _EMPTY.format(pen.sentence(content.caption), pen.sentence(content.empty))
    pads = [_pads(content, column) for column in range(len(content.columns))]
    head = "".join(_head(name, numeric=n) for name, n in zip(content.columns, content.numeric, strict=True))
    rows = []
    for number, row in enumerate(content.rows):
        cells = [
            _cell(cell, pen, words, resolve, tag="td" if column else "th", numeric=content.numeric[column], pad=pads[column].get(number, ""))
            for column, cell in enumerate(row)
        ]  # fmt: skip
        if extra is not None:
            cells.append(f"<td>{extra[1][number]}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    if extra is not None:
        head += _head(extra[0], numeric=False)
    caption = pen.sentence(content.caption)
    return _FRAME.format(id=content.id, caption=caption, head=Markup(head), body=Markup("\n".join(rows)))


def _head(name: str, *, numeric: bool) -> str:
    return f'<th scope="col"{" class=n" if numeric else ""}>{escape(name)}</th>'


def _cell(
    cell: Cell, pen: Pen, words: Words, resolve: Resolve, *, tag: str, numeric: bool, pad: str
) -> str:
    shown = str(pen.sentence(cell.phrase))
    if pad:
        shown = _padded(shown, pad)
    address = resolve(cell.href) if cell.href else None
    if address is not None:
        shown = f'<a href="{escape(address)}">{shown}</a>'
    if cell.state is not None:
        named = cell.phrase.text.strip() == words(cell.state.value.replace(" ", "_"))
        shown = f"{sign(cell.state, words)}{'' if named or not shown else ' ' + shown}"
    scope = ' scope="row"' if tag == "th" else ""
    return f"<{tag}{scope}{' class=n' if numeric else ''}>{shown}</{tag}>"


def _pads(content: Table, column: int) -> dict[int, str]:
    """Say how much room stands after the numbers of a column, so that decimals align.

    Only where all its numbers have one unit word; else they are aligned at the right.
    """
    if not content.numeric[column]:
        return {}
    found = {
        number: match
        for number, row in enumerate(content.rows)
        if len(row[column].phrase.spans) == 1 and (match := _NUMBER.fullmatch(row[column].phrase.text))
    }
    if len({match["word"] for match in found.values()}) != 1:
        return {}
    most = max(len(match["part"] or "") for match in found.values())
    return {number: _room(most, match["part"] or "") for number, match in found.items()}


def _room(most: int, part: str) -> str:
    missing = most - len(part)
    if not missing:
        return ""
    return _POINT_SPACE + _DIGIT_SPACE * (missing - 1) if not part else _DIGIT_SPACE * missing


def _padded(shown: str, pad: str) -> str:
    """Put the room after the last digit of the words (not of a tag)."""
    before, opening, rest = shown.rpartition('">') if "<data" in shown else ("", "", shown)
    last = max((index for index, letter in enumerate(rest.partition("<")[0]) if letter.isdigit()), default=-1)
    return f"{before}{opening}{rest[: last + 1]}{pad}{rest[last + 1 :]}"
