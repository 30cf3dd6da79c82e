"""What became of a figure that was printed: whether it stands in a later record, else why not."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING
from typing import Any
from typing import NamedTuple

import polars as pl

from dianfan.figures.lineage import Derived
from dianfan.figures.lineage import walk
from dianfan.figures.unit import unit
from dianfan.figures.wording import Wording
from dianfan.promised.corrections import TARGET
from dianfan.promised.model import CorrectionKind
from dianfan.published.errata.sheet import Cause
from dianfan.recorded.choice import SCENARIOS
from dianfan.recorded.choice import reason
from dianfan.recorded.corrections import CORRECTED
from dianfan.recorded.corrections import as_entered
from dianfan.recorded.mint import measure_name
from dianfan.reported.sheets import PREFERRED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dianfan.figures.lineage import Figure
    from dianfan.promised.model import Correction
    from dianfan.published.lineage import Stated
    from dianfan.published.verification.proof import Ground

_CHANGED = Wording(
    "记录中的原值有改动，但没有登记更正。", "The record was changed without a stated correction."
)
_CRITERION = Wording("选用规则有变。", "The rule of preference changed.")


class Fallen(NamedTuple):
    """Why a figure does not stand, from which day, and the figure that stands in its place.

    ``new`` is nothing where the value was withdrawn or cannot be told.
    """

    cause: Cause
    date: str
    why: Wording
    new: Figure | None


@dataclass(frozen=True)
class Later:
    """The record of a later edition, held against the figures that an earlier one printed.

    ``chosen`` tells of each entry of the earlier record whether it was the preferred one.
    """

    figures: Mapping[str, Stated]
    chosen: Mapping[str, bool]
    ground: Ground

    @cached_property
    def _cells(self) -> Mapping[tuple[str, ...], str]:
        """The chosen entry of each cell of the later record."""
        rows = self.ground.book.observations.filter(pl.col("chosen"))
        columns = ("indicator", "kind", "area", "period", "scope", "scenario", "dimension", "entry")
        return {
            (measure_name(indicator, kind), *rest): entry
            for indicator, kind, *rest, entry in rows.select(columns).iter_rows()
        }

    @cached_property
    def _corrections(self) -> Mapping[str, Correction]:
        return {one.id: one for one in self.ground.programme.corrections}

    def leaf(self, stated: Stated) -> Stated | None:
        """Give the entry or promise that a figure says as it is: itself, preferred or corrected.

        What counts rows or paths of the record is none: it is a figure of its own day.
        """
        why = stated.content["why"]
        if why["kind"] != "derived":
            is_entry = why["kind"] != "recorded" or why["entry"] in self.chosen
            return stated if is_entry else None
        if why["method"] not in {PREFERRED, CORRECTED}:
            return None
        inputs = [self.figures[key] for key in stated.inputs if key in self.figures]
        same = (one for one in inputs if _value(one.content) == _value(stated.content))
        found = next(same, None)
        return None if found is None else self.leaf(found)

    def fallen(self, stated: Stated) -> Fallen | None:
        """Say why a figure of a cell or of a clause does not stand; nothing where it does."""
        leaf = self.leaf(stated)
        if leaf is None:
            return None
        why = leaf.content["why"]
        if why["kind"] == "recorded":
            return self._cell(leaf, is_alone=leaf is stated)
        if why["kind"] == "promised" and why["clause"].startswith(TARGET):
            return self._promise(leaf)
        return None

    def _cell(self, leaf: Stated, *, is_alone: bool) -> Fallen | None:
        entry = leaf.content["why"]["entry"]
        main = self.chosen.get(entry, False) or not is_alone
        new = self._now(leaf.content) if main else None
        if new is not None and _value(leaf.content) == _told(new):
            return None
        asof, book = self.ground.book.asof.isoformat(), self.ground.book
        row = book.rows.get(entry)
        if row is None:
            return Fallen(Cause.UNSTATED, asof, _CHANGED, new)
        name = book.observations["superseded_by"][row]
        if name:
            made = book.observations.filter(pl.col("corrects") == entry)["entry"]
            put = self.ground.mint.standing(made[0]) if len(made) else None
            return self._corrected(self._corrections[name], new or put)
        if not main or new is None:
            return None
        return self._revised(entry, new)

    def _corrected(self, one: Correction, new: Figure | None) -> Fallen:
        cause = Cause.CORRECTION if one.kind is CorrectionKind.VALUE else Cause.RETRACTION
        return Fallen(cause, one.date.isoformat(), Wording(one.reason_zh, one.reason_en), new)

    def _revised(self, entry: str, new: Figure) -> Fallen:
        preferred = next((one for one in new.inputs if _told(one) == _told(new)), new)
        winner = as_entered(preferred)
        cards = {card.id: card for card in self.ground.programme.sources}
        card = cards.get(getattr(winner.why, "source", ""))
        if getattr(winner.why, "entry", "") in self.chosen or card is None:
            return Fallen(Cause.METHOD, self.ground.book.asof.isoformat(), _CRITERION, new)
        words = reason(preferred, self.ground.mint.standing(entry))
        why = Wording(
            f"{card.publisher}《{card.title}》：{words.zh}。",
            f"{card.publisher}, “{card.title}”: {words.en}.",
        )
        day = getattr(winner.why, "published", "") or self.ground.book.asof.isoformat()
        return Fallen(Cause.SOURCE, day, why, new)

    def _now(self, content: Mapping[str, Any]) -> Figure | None:
        """Mint what stands now in the cell of an entry."""
        scenario = SCENARIOS.get(content["why"]["status"], "actual")
        cell = (
            *(content["measure"], content["place"], content["period"], content["scope"]),
            *(scenario, unit(content["unit"]).dimension),
        )
        entry = self._cells.get(cell)
        return None if entry is None else self.ground.mint.value(entry)

    def _promise(self, leaf: Stated) -> Fallen | None:
        name = leaf.content["why"]["clause"].removeprefix(TARGET)
        found = [
            self.ground.mint.target(one) for one in self.ground.programme.targets if one.id == name
        ]
        for figure in found:
            if any(part.key == leaf.key for part in walk(figure)):
                stands = _told(figure) == _value(leaf.content)
                if stands or not isinstance(figure.why, Derived):
                    return None
                one = self._corrections[dict(figure.why.parameters)["correction"]]
                return self._corrected(one, figure)
        if not found or any(_told(one) == _value(leaf.content) for one in found):
            return None
        day = self.ground.book.asof.isoformat()
        return Fallen(Cause.UNSTATED, day, _CHANGED, found[-1])


def _value(content: Mapping[str, Any]) -> tuple[object, ...]:
    """Give what a line of lineage says, in base units, so that 1万 and 10000 are alike."""
    found = unit(content["unit"])
    upper = content["upper"]
    return (
        Fraction(Decimal(content["value"])) * found.factor,
        None if upper is None else Fraction(Decimal(upper)) * found.factor,
        content["bound"],
        found.dimension,
    )


def _told(figure: Figure) -> tuple[object, ...]:
    upper = figure.quantity.upper
    return (
        Fraction(figure.value) * figure.unit.factor,
        None if upper is None else Fraction(upper) * figure.unit.factor,
        figure.quantity.bound.value,
        figure.unit.dimension,
    )
