"""The steps from a figure down to its sources, as a tree of lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from dianfan.published.client.pen import Pen
    from dianfan.reported.parts import Sentence


_OPEN, _CLOSE, _END = Markup("<ul>"), Markup("</li>"), Markup("</ul>")
_LEAVE = _END + _CLOSE
_STEP = Markup("<li><span>{}</span>")


def tree(steps: tuple[tuple[int, Sentence], ...], pen: Pen) -> Markup:
    """Nest steps by their depth; a step that skips a depth is set one below the last."""
    parts: list[Markup] = []
    level = -1
    for depth, sentence in steps:
        wanted = min(depth, level + 1)
        parts.append(_OPEN if wanted > level else _CLOSE + _LEAVE * (level - wanted))
        parts.append(_STEP.format(pen.sentence(sentence)))
        level = wanted
    parts.append((_CLOSE + _END) * (level + 1))
    return Markup("\n").join(parts)
