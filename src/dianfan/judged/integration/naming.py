"""Names that join: what a project's row names without a column for it.

A project names its chain in words, and several at once with 、 between them. The stages
of chains (products such as 多晶硅) have no column: a project is joined to the stage that its
own name holds last (a name ends with the thing, its beginning is often a company's), and
such edges are marked as joined by name, so that a reader can tell them from what a row
states. A stage that has the name of a chain is joined by the chain that the row states.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_BETWEEN = re.compile("[、,，;；/|]")
_ASIDE = re.compile("[（(][^（）()]*[）)]")
_IDEOGRAPHS = re.compile("[\u4e00-\u9fff]+")
LEAST_SHARED = 2


def chain_names(text: str) -> tuple[str, ...]:
    """Give the chains that a project names, each once."""
    names = (part.strip() for part in _BETWEEN.split(text))
    return tuple(dict.fromkeys(name for name in names if name))


def core(name: str) -> str:
    """Leave out what stands in brackets: 硅片（切片） is 硅片."""
    return _ASIDE.sub("", name).strip()


def stage_named(project: str, stages: Iterable[str]) -> str | None:
    """Give the stage that the name of a project holds last; of two that end there, the longer."""
    found = [(_end(project, core(stage)), len(core(stage)), stage) for stage in stages]
    held = [one for one in found if one[0]]
    return max(held)[2] if held else None


def _end(project: str, name: str) -> int:
    """Give where a name last ends in the name of a project; nought where it is not in it."""
    place = project.rfind(name) if name else -1
    return 0 if place < 0 else place + len(name)


@lru_cache(maxsize=65536)
def shared_words(one: str, other: str) -> str:
    """Give the longest run of ideographs that two names share, empty below two of them."""
    best = ""
    for run in _IDEOGRAPHS.findall(one):
        for start in range(len(run)):
            length = max(LEAST_SHARED, len(best) + 1)
            while start + length <= len(run) and run[start : start + length] in other:
                best = run[start : start + length]
                length += 1
    return best
