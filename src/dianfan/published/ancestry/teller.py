"""The words that a picture is lettered with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dianfan.figures.lineage import Derived
from dianfan.figures.rule import methods
from dianfan.published.ancestry.kind import WORDS
from dianfan.published.ancestry.kind import Kind
from dianfan.published.ancestry.kind import kind_of
from dianfan.published.ancestry.roots import GRAPH
from dianfan.published.ancestry.roots import counted_table

if TYPE_CHECKING:
    from dianfan.figures.lineage import Figure
    from dianfan.figures.wording import Language


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells figures in one language.

    ``told`` gives a figure as it is read, and what, where and when it is; ``source``
    names a source by its id.
    """

    language: Language
    told: Callable[[Figure], tuple[str, str]]
    source: Callable[[str], str]

    def say(self, zh: str, en: str) -> str:
        """Choose between two wordings."""
        return zh if self.language == "zh" else en

    def origin(self, figure: Figure) -> str:
        """Say how a figure is known, and from what."""
        kind = kind_of(figure)
        word = WORDS[kind].in_(self.language)
        if kind is Kind.DERIVED:
            return word
        if kind is Kind.COUNTED:
            return f"{word} · {self.counted(counted_table(figure))}"
        return f"{word} · {self.source(figure.why[1]) or figure.why[0]}"

    def counted(self, table: str) -> str:
        """Name what was counted."""
        if table == GRAPH:
            return self.say("四层关联图", "the graph of the layers")
        return self.say(f"本书的表 {table}", f"rows of the Book's table {table}")

    def locator(self, figure: Figure) -> str:
        """Quote the words that locate a figure in its source."""
        locator = getattr(figure.why, "locator", "")
        return f"“{locator}”" if locator else ""

    def method(self, why: Derived) -> tuple[str, str]:
        """Name a method with its version, and give its formula."""
        known = methods().get(why.method)
        last = why.method.rpartition(".")[2].replace("_", " ")
        name = self.say(f"方法 {last} v{why.version}", f"Method: {last} v{why.version}")
        return name, known.formula if known else why.method

    def more(self, count: int) -> str:
        """Say how many inputs are not drawn."""
        return self.say(f"另有{count}个输入", f"{count} more input{'' if count == 1 else 's'}")

    def elsewhere(self) -> str:
        """Say that the inputs of a figure stand on its own sheet."""
        return self.say("其来历另页", "its own sheet leads on")
