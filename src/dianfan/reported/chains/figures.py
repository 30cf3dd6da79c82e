"""The figures of a chain page, made once for both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dianfan.figures.quantity import Bound
from dianfan.judged.line.chain_map import methods
from dianfan.judged.line.chain_map.candidates import Candidate
from dianfan.judged.line.chain_map.candidates import Weakness
from dianfan.judged.line.chain_map.candidates import candidates
from dianfan.judged.line.chain_map.map import ChainMap
from dianfan.judged.line.chain_map.map import longest_path
from dianfan.promised.chains import LinkState

if TYPE_CHECKING:
    from dianfan.figures.lineage import Figure
    from dianfan.promised.chains import Link
    from dianfan.reported.desk import Desk

_CLOSED = frozenset({Bound.EXACTLY, Bound.RANGE, Bound.ABOUT})


@dataclass(frozen=True)
class Weighed:
    """A candidate with its figures; None for what is not known."""

    candidate: Candidate
    value: Figure | None
    share: Figure | None
    worth: Figure | None


@dataclass(frozen=True)
class ChainFigures:
    """Makes the figures of a chain."""

    desk: Desk
    chain: ChainMap

    @cached_property
    def links(self) -> Mapping[str, Link]:
        """The links of the chain by id, in its order."""
        by_id = {one.id: one for one in self.desk.programme.links}
        return {one: by_id[one] for one in self.chain.states}

    def count(self, state: LinkState | None = None) -> Figure:
        """Count the links of the chain, those in a state or all."""
        wanted = {"id": "|".join(self.chain.states)}
        if state is not None:
            wanted["state"] = state.value
        return self.desk.count("links", "个", **wanted)

    @cached_property
    def longest(self) -> Figure | None:
        """How many links the longest present way has; None where flows go in a circle."""
        if longest_path(self.chain.flows, self.chain.present) is None:
            return None
        return methods.longest_way(self.count(), **self._told)

    @cached_property
    def parts(self) -> Figure:
        """Into how many parts the present links fall."""
        return methods.parts(self.count(), **self._told)

    @property
    def _told(self) -> Mapping[str, str]:
        flows = " ".join(f"{up}>{down}" for up, down in self.chain.flows)
        return {"flows": flows, "present": " ".join(sorted(self.chain.present))}

    def number(self, link: str, field: str) -> Figure | None:
        """Give what is on record of a link: the value of the indicator that a field names."""
        indicator = getattr(self.links[link], field)
        return self.desk.known(indicator).lead if indicator else None

    @cached_property
    def weighed(self) -> tuple[Weighed, ...]:
        """The candidates of the chain with their figures, those of known worth first."""
        found = [self._weighed(one) for one in candidates(self.chain, self.weaknesses)]
        return tuple(
            sorted(found, key=lambda one: -_middle(one.worth) if one.worth is not None else 1)
        )

    def ranks(self, one: Weighed) -> Figure | None:
        """Give the ranks that a candidate may have among those of known worth."""
        if one.worth is None:
            return None
        others = [each.worth for each in self.weighed if each is not one and each.worth is not None]
        return methods.worth_ranks(one.worth, *others)

    @cached_property
    def weaknesses(self) -> Mapping[str, Weakness]:
        """What is counted of each present link."""
        return {
            link: Weakness(
                _float(self.number(link, "quotient")),
                _float(self.number(link, "value_added_rate")),
                _float(self.number(link, "lead_share")),
            )
            for link in self.chain.present
        }

    def _weighed(self, one: Candidate) -> Weighed:
        value = self.number(one.link, "value")
        inputs = self.chain.inputs[one.link]
        share = None
        if inputs and self.chain.states[one.link] is not LinkState.PRESENT:
            ids = "|".join(inputs)
            share = methods.feasible(
                self.desk.count("links", "个", id=ids),
                self.desk.count("links", "个", id=ids, state=LinkState.PRESENT.value),
                self.desk.count("links", "个", id=ids, state=LinkState.MISSING.value),
            )
        known = value is not None and value.quantity.bound in _CLOSED
        worth = methods.worth(value, share) if known and value and share else None
        return Weighed(one, value, share, worth)


def _float(figure: Figure | None) -> float | None:
    return None if figure is None else float(figure.value)


def _middle(figure: Figure) -> float:
    upper = figure.quantity.upper
    return float(figure.value if upper is None else (figure.value + upper) / 2)
