"""The steps from a figure down to its sources, as a tree of lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from dianfan.published.client.pen import Pen
    from dianfan.reported.model import Sentence


def tree(steps: tuple[tuple[int, Sentence], ...], pen: Pen) -> Markup:
    """Nest steps by their depth; a step that skips a depth is set one below the last."""
    parts: list[str] = []
    level = -1
    for depth, sentence in steps:
        wanted = min(depth, level + 1)
        if wanted > level:
            parts.append("<ul>")
        else:
            parts.append("</li>" + "</ul></li>" * (level - wanted))
        parts.append(f"<li><span>{pen.sentence(sentence)}</span>")
        level = wanted
    parts.append("</li></ul>" * (level + 1))
    return Markup("\n".join(parts))
